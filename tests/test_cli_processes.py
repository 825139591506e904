"""The command as a process: stopped, read by a pipe that goes away, on a console of another encoding."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from repository import PRIVATE, RULES, UNPOINTED, make

from checker.workers import workers


def test_ctrl_c_stops_workers_too(tmp_path: Path) -> None:
    make(tmp_path, {f"{number}.md": UNPOINTED * 40 for number in range(2000)})
    command = [sys.executable, "-m", "checker", "check", "--no-cache", "--jobs", "2"]
    usual = signal.signal(signal.SIGINT, signal.default_int_handler)  # tests may run where Ctrl-C is ignored
    process = subprocess.Popen(
        command, cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )
    signal.signal(signal.SIGINT, usual)
    deadline = time.monotonic() + 300
    while len(_children(process.pid)) < 2 and time.monotonic() < deadline and process.poll() is None:
        pass
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err.decode()) == (130, "đã dừng\n")


@pytest.mark.parametrize("more", [True, False])
def test_ctrl_c_waits_for_the_next_task_or_the_end(*, more: bool) -> None:
    passed: list[str] = []
    usual = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            _interrupted(passed, more=more)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, usual)
    assert passed == ["interrupted"]


def _interrupted(passed: list[str], *, more: bool) -> None:
    """Interrupt this process while it has others, then give them one task more or none."""
    with workers(2, "") as pool:
        assert pool.executor
        signal.raise_signal(signal.SIGINT)  # it may come while the pool's lock is taken
        passed.append("interrupted")
        if more:
            pool.executor.submit(int)
            passed.append("gave a task")


def _children(pid: int) -> list[str]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return path.read_text().split() if path.exists() else ["", ""]


def test_a_reader_that_goes_away_is_no_mistake(tmp_path: Path) -> None:
    make(tmp_path, {f"{number}.md": PRIVATE for number in range(300)})
    command = f"{sys.executable} -m checker check --no-cache --select {RULES} | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, check=True)
    assert done.stderr == b""
    assert done.stdout.decode().splitlines()[-1] == "1"


@pytest.mark.parametrize("encoding", ["cp1258", "ascii", "utf-16"])
def test_vietnamese_is_written_as_utf_8_on_any_console(tmp_path: Path, encoding: str) -> None:
    make(tmp_path, {"a.md": PRIVATE})
    done = subprocess.run(
        [sys.executable, "-m", "checker", "check", "--select", RULES],
        cwd=tmp_path,
        env=os.environ | {"PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert "số điện thoại" in done.stdout.decode()
