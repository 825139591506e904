"""The cache: gives back exactly what was found, and nothing that anyone else put there."""

from __future__ import annotations

import datetime
import multiprocessing
import pickle
import sqlite3
from pathlib import Path

import pytest
from repository import CLEAN, PRIVATE

from checker import cache, files
from checker.config import Config
from checker.engine import Checked, check_items
from checker.rules import all_rules
from checker.source import Item

ROOT = Path(__file__).parent.parent
SETTING = files.load_setting(ROOT, Config(), as_of=datetime.date(2026, 11, 22), rules=tuple(all_rules()))
DOCUMENTS = sorted((ROOT / "plans").rglob("*.md"))


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))


def item(text: str = PRIVATE, path: str = "plans/a.md") -> Item:
    return Item(path, "a", text.encode())


def check(one: Item) -> Checked:
    return check_items(SETTING, [one])[0]


def kept(root: Path, one: Item) -> Checked | None:
    with cache.opened(root) as store:
        assert store
        key = store.key(SETTING, one)
        return store.get([key]).get(key)


def keep(root: Path, one: Item) -> None:
    with cache.opened(root) as store:
        assert store
        store.put(store.key(SETTING, one), check(one))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: "/".join(path.parts[-3:]))
def test_findings_and_facts_come_back_as_they_were(tmp_path: Path, path: Path) -> None:
    text = path.read_text("utf-8").replace("\n\n", "\n\n<!-- checker: ignore missing-basis: thử -->\n\n", 1)
    one = Item(str(path), "a/b/c", text.replace("./.", "0912 345 678").encode())
    assert check(one).findings
    assert check(one).facts.suppressions
    keep(tmp_path, one)
    assert kept(tmp_path, one) == check(one)


def test_what_was_kept_is_found_again_with_its_findings(tmp_path: Path) -> None:
    keep(tmp_path, item())
    assert kept(tmp_path, item()) == check(item())
    assert check(item()).findings


@pytest.mark.parametrize(
    "other",
    [item(CLEAN), item(path="plans/b.md"), Item("plans/a.md", "b", PRIVATE.encode())],
    ids=["text", "path", "id"],
)
def test_another_text_path_or_id_is_another_result(tmp_path: Path, other: Item) -> None:
    keep(tmp_path, item())
    assert kept(tmp_path, other) is None


def test_another_setting_is_another_result(tmp_path: Path) -> None:
    keep(tmp_path, item())
    with cache.opened(tmp_path) as store:
        assert store
        key = store.key(SETTING._replace(key="other"), item())
        assert store.get([key]) == {}


@pytest.mark.parametrize("damage", [b"not a database at all" * 100, b"", b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_file_is_thrown_away_and_made_again(tmp_path: Path, damage: bytes) -> None:
    keep(tmp_path, item())
    path = tmp_path / ".checker-cache" / "results.sqlite"
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    path.write_bytes(damage)
    assert kept(tmp_path, item()) is None
    keep(tmp_path, item())
    assert kept(tmp_path, item()) == check(item())


def test_a_value_that_was_tampered_with_counts_for_nothing(tmp_path: Path) -> None:
    keep(tmp_path, item())
    clean = pickle.dumps(check(item(CLEAN)))
    with sqlite3.connect(tmp_path / ".checker-cache" / "results.sqlite") as connection:
        connection.execute("UPDATE checked SET value = substr(value, 1, 32) || ?", (clean,))
    connection.close()
    assert kept(tmp_path, item()) is None


def test_a_cache_made_by_someone_else_counts_for_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path, item())
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another"))
    assert kept(tmp_path, item()) is None


def test_the_secret_is_only_ours_to_read(tmp_path: Path) -> None:
    keep(tmp_path, item())
    secret = tmp_path / "home" / "van-ban-checker" / "secret"
    assert secret.stat().st_mode & 0o077 == 0
    assert len(secret.read_bytes()) == 32


def test_where_nothing_can_be_kept_there_is_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    with cache.opened(tmp_path / "file") as store:
        assert store is None
    (tmp_path / ".checker-cache").symlink_to(tmp_path)
    with cache.opened(tmp_path) as store:
        assert store is None
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with cache.opened(tmp_path) as store:
        assert store is None


def test_git_leaves_the_cache_alone(tmp_path: Path) -> None:
    keep(tmp_path, item())
    assert (tmp_path / ".checker-cache" / ".gitignore").read_text() == "*\n"


def test_the_older_half_goes_when_the_file_has_grown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MAX_BYTES", 400_000)
    items = [item(PRIVATE + "x" * number) for number in range(1000)]
    checked = check(items[0])
    with cache.opened(tmp_path) as store:
        assert store
        for one in items:
            store.put(store.key(SETTING, one), checked)
    assert kept(tmp_path, items[-1])
    assert kept(tmp_path, items[0]) is None


def _fill(root: str, start: int) -> None:
    checked = check(item())
    with cache.opened(Path(root)) as store:
        assert store
        for number in range(start, start + 600):
            store.put(store.key(SETTING, item(f"{number}")), checked)


def test_several_processes_share_it(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_fill, args=(str(tmp_path), start)) for start in (0, 300)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    assert kept(tmp_path, item("0"))
    assert kept(tmp_path, item("899"))
