"""Where the per-document step runs: in this process, in several, or on a Dask cluster."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, ParamSpec, Protocol, Self, TypeVar, cast

from checker import __version__
from checker.errors import CheckerError
from checker.message import Message, say

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping
    from concurrent.futures import Executor, Future
    from types import FrameType


_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")

PATIENCE = "10s"
"""How long to wait for a cluster's answer."""


@dataclass(frozen=True, slots=True)
class Workers:
    """An executor, ``None`` for this process alone, and how many tasks it runs at once."""

    executor: Executor | None
    count: int


@contextlib.contextmanager
def workers(jobs: int, scheduler: str) -> Generator[Workers]:
    """Start workers: ``jobs`` processes (0: one a core), or those of the cluster whose scheduler is named.

    Raises ``CheckerError`` when the cluster's library is not installed or the cluster cannot be reached.
    """
    count = jobs or os.cpu_count() or 1
    if scheduler:
        with _cluster(scheduler) as cluster:
            yield cluster
    elif count > 1:
        with _processes(count) as pool:
            yield Workers(pool, count)
    else:
        yield Workers(None, 1)


@contextlib.contextmanager
def _processes(count: int) -> Generator[Executor]:
    # This process has one thread here, so forking is safe; macOS's own libraries are not safe to fork.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    pool = _Pool(count, mp_context=context, initializer=_leave_interrupts)
    with pool.interrupts():
        try:
            _start(pool)
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)


class _Pool(ProcessPoolExecutor):
    """Processes that Ctrl-C stops between two tasks: an exception within ``submit`` can leave a lock taken for ever."""

    _interrupted = False

    def submit(self, fn: Callable[_Given, _Result], /, *args: _Given.args, **kwargs: _Given.kwargs) -> Future[_Result]:
        """Give a task to a process; raises ``KeyboardInterrupt`` after a Ctrl-C."""
        if self._interrupted:
            raise KeyboardInterrupt
        return super().submit(fn, *args, **kwargs)

    @contextlib.contextmanager
    def interrupts(self) -> Generator[None]:
        """Let the first Ctrl-C wait for the next task, or for the end; a second one does not wait."""
        if threading.current_thread() is not threading.main_thread():
            yield  # no signal comes here
            return
        usual = signal.getsignal(signal.SIGINT)
        if usual is not signal.default_int_handler:  # who ignores Ctrl-C goes on doing so
            yield
            return
        signal.signal(signal.SIGINT, self._interrupt)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, usual)
        if self._interrupted:
            raise KeyboardInterrupt

    def _interrupt(self, number: int, _frame: FrameType | None) -> None:
        self._interrupted = True
        signal.signal(number, signal.default_int_handler)


def _start(pool: Executor) -> None:
    """Start the processes while Ctrl-C waits: they inherit that, and are never torn down halfway into starting."""
    if sys.platform == "win32":
        return
    usual = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    pool.submit(int).result()
    signal.pthread_sigmask(signal.SIG_SETMASK, usual)


def _leave_interrupts() -> None:
    """Let the first process alone answer Ctrl-C, in one line."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class _Client(Protocol):
    """What is used of Dask's client, which has no types of its own."""

    def __enter__(self) -> Self: ...
    def __exit__(self, *error: object) -> None: ...
    def run(self, function: Callable[[], str]) -> Mapping[str, str]: ...
    def get_executor(self, *, pure: bool) -> Executor: ...


@contextlib.contextmanager
def _cluster(address: str) -> Generator[Workers]:
    try:
        import distributed
    except ImportError as error:
        said = Message(
            "chưa cài thư viện distributed; cài van-ban-checker[cluster]",
            "the library distributed is not installed; install van-ban-checker[cluster]",
        )
        raise CheckerError(said.about("--scheduler")) from error
    try:
        client = cast("Callable[..., _Client]", distributed.Client)(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        said = Message(
            "không kết nối được cụm máy; kiểm tra lại địa chỉ", "cannot reach the cluster; check the address"
        )
        raise CheckerError(said.about(f"--scheduler {address}")) from error
    with client:
        try:
            versions = client.run(_version)
        except ImportError as error:
            raise CheckerError(_install(address)) from error
        if set(versions.values()) != {_version()}:
            raise CheckerError(_install(address))
        yield Workers(client.get_executor(pure=False), len(versions))


def _install(address: str) -> Message:
    vi = "cài van-ban-checker {version} trên mọi máy trong cụm"
    en = "install van-ban-checker {version} on every machine of the cluster"
    return say(vi, en, version=_version()).about(f"--scheduler {address}")


def _version() -> str:
    """Give what must be equal on both sides: the program's version and Python's."""
    return f"{__version__} (Python {sys.version_info.major}.{sys.version_info.minor})"
