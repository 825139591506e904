"""A Dask cluster gives the same findings in the same order as this process alone."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from repository import CLEAN, PRIVATE, UNPOINTED, make

from checker import workers
from checker.errors import CheckerError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

distributed = pytest.importorskip("distributed", reason="!!! distributed is not installed: the cluster is NOT tested")

pytestmark = pytest.mark.filterwarnings("ignore")  # Dask's own


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, scheduler_port=0
    ) as cluster:
        yield cluster.scheduler_address


def check(folder: Path, *arguments: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "checker", "check", "--no-cache", "--format", "json", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, text=True)
    return done.returncode, done.stdout, done.stderr


def test_a_cluster_finds_the_same_in_the_same_order(tmp_path: Path, scheduler: str) -> None:
    texts = (PRIVATE, UNPOINTED, CLEAN, CLEAN.replace("ke-hoach", "ke-hoch"))
    make(tmp_path, {f"{number % 7}/{number}.md": texts[number % 4] for number in range(300)})
    alone = check(tmp_path)
    assert alone[0] == 1
    assert alone[1].count('"rule"') > 300
    assert check(tmp_path, "--scheduler", scheduler) == alone


def test_a_rule_that_crashes_on_a_worker_is_named_too(scheduler: str) -> None:
    from checker.engine import RuleCrashedError

    with workers.workers(1, scheduler) as cluster:
        assert cluster.executor
        assert cluster.count == 2
        with pytest.raises(RuleCrashedError) as error:
            cluster.executor.submit(_crash).result()
    assert (error.value.rule, error.value.path) == ("x", "a.md")


def _crash() -> None:
    from checker.engine import RuleCrashedError

    raise RuleCrashedError("x", "a.md", "hỏng")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://x", "tcp://127.0.0.1:99999999"])
def test_a_cluster_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setattr(workers, "PATIENCE", "1s")
    with pytest.raises(CheckerError, match="không kết nối được cụm máy"), workers.workers(1, address):
        pass


def test_a_machine_without_the_library_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(CheckerError, match=r"cài van-ban-checker\[cluster\]"), workers.workers(1, "tcp://x:1"):
        pass
