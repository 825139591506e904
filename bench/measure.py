"""Run a program and tell what it used: processor time with its children's, time on the clock, peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parent.parent


class Usage(NamedTuple):
    """What one run used: seconds and bytes. ``peak`` is that of its largest process."""

    cpu: float
    wall: float
    peak: int
    code: int
    output: bytes


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Usage:
    """Run a program in a folder, its output kept away from the disk and the terminal."""
    # Compiled modules are kept, as on any user's machine.
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "", **(environment or {})}
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    with process:
        output = process.stdout.read() if process.stdout else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    unit = 1 if sys.platform == "darwin" else 1024
    return Usage(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * unit, process.returncode, output)


def best(runs: int, command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Usage:
    """Run a program several times and give the least of each: what it takes when nothing disturbs it.

    Raises ``RuntimeError`` with its last lines when the program fails, which a checker that only finds does not.
    """
    usages = [run(command, folder, environment) for _ in range(runs)]
    for usage in usages:
        if usage.code not in {0, 1} or b"Traceback" in usage.output[-4000:]:
            raise RuntimeError(f"{' '.join(command)}: {usage.code}\n{usage.output[-2000:].decode(errors='replace')}")
    last = usages[-1]
    return Usage(
        min(usage.cpu for usage in usages),
        min(usage.wall for usage in usages),
        min(usage.peak for usage in usages),
        last.code,
        last.output,
    )
