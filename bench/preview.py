"""Measure the preview: how long after a document is saved its page shows it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final
from urllib.error import URLError
from urllib.request import urlopen

from bench.measure import ROOT
from bench.search import EPOCH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

DOCUMENTS: Final = 200
CHANGES: Final = 8
PROMISED: Final = 2.0
"""Seconds on the clock until a change at that many documents is seen."""

_STEP: Final = 0.03
_PATIENCE: Final = 120.0
_REST: Final = 2.0
"""Seconds between two changes: someone reads the page, and the machine has nothing left to do."""


def waits(folder: Path) -> tuple[float, ...]:
    """Save a document of a previewed repository several times; gives the seconds until its page shows each change."""
    plan = min((folder / "plans").glob("*/*/ke-hoach.md"))
    text = plan.read_text("utf-8")
    with _served(folder) as site:
        page = f"{site}van-ban/{plan.relative_to(folder / 'plans').with_suffix('').as_posix()}/"
        _wait(lambda: "</html>" in _read(page))
        return tuple(_one(plan, text, page, f"Lần sửa thứ {number} của bài đo.") for number in range(CHANGES))


def _one(plan: Path, text: str, page: str, sentence: str) -> float:
    time.sleep(_REST)
    began = time.monotonic()
    plan.write_text(text.replace("## II.", f"{sentence}\n\n## II.", 1), "utf-8")
    _wait(lambda: sentence in _read(page))
    return time.monotonic() - began


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = (sys.executable, "-m", "checker", "site", "serve", "--port", str(port))
    own = {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": EPOCH, "XDG_CACHE_HOME": str(folder.parent / "home")}
    with subprocess.Popen(
        command, cwd=folder, env={**os.environ, **own}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as program:
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            program.terminate()


def _read(address: str) -> str:
    try:
        with urlopen(address, timeout=_PATIENCE) as answer:  # noqa: S310 - our own server
            return answer.read().decode()
    except (URLError, OSError):
        return ""


def _wait(seen: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE
    while not seen():
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(_STEP)
