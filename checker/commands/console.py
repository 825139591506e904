"""The terminal or pipe that a command speaks to."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from typing import TYPE_CHECKING, TextIO

from checker.refusals import refused

if TYPE_CHECKING:
    from checker.message import Language, Message


def utf8(stream: TextIO | None) -> None:
    """Make a stream write UTF-8 whatever the console's code page; what cannot be written is escaped."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="backslashreplace")


class Console:
    """Where a command writes: its result to ``out``, everything else to ``err``.

    ``colour`` is "auto", "always" or "never".
    """

    __slots__ = ("_progress", "colour", "err", "language", "out")

    def __init__(self, language: Language = "vi") -> None:
        self.language: Language = language
        self.colour = "auto"
        self.out: TextIO | None = sys.stdout  # None where it was closed before the start
        self.err: TextIO | None = sys.stderr
        self._progress = False

    def write(self, text: str) -> None:
        """Write a part of the result; a reader that has gone away is no mistake.

        Raises ``CheckerError`` when it cannot be written: a full disk, a closed output.
        """
        self.clear()
        try:
            _write(self.out, text)
        except OSError as error:
            vi, en = "không ghi được kết quả ({reason})", "the result cannot be written ({reason})"
            raise refused(vi, en, error, "") from error

    def tell(self, text: str | Message) -> None:
        """Say one line beside the result."""
        self.clear()
        self._say((text if isinstance(text, str) else text.in_language(self.language)) + "\n")

    @property
    def person(self) -> bool:
        """Tell whether someone is there to answer."""
        return _is_terminal(sys.stdin) and _is_terminal(self.err)

    def ask(self, question: Message, default: str) -> str:
        """Ask a person; gives the default where nobody is there or nothing is typed."""
        if not self.person:
            return default
        shown = f" [{default}]" if default else ""
        self._say(f"{question.in_language(self.language)}{shown}: ")
        return sys.stdin.readline().strip() or default

    def progress(self, done: int, total: int) -> None:
        """Show how far a long run is, on a terminal."""
        if total >= 500 and _is_terminal(self.err):
            self._progress = True
            self._say(f"\r{done * 100 // total:3} % ({done}/{total})")

    def clear(self) -> None:
        """Take the progress off the terminal."""
        if self._progress:
            self._progress = False
            self._say("\r\x1b[K")

    @property
    def terminal(self) -> bool:
        """Tell whether a person reads the result."""
        return _is_terminal(self.out)

    @property
    def colours(self) -> bool:
        """Tell whether to colour the result: asked for, or on a terminal that has not refused (NO_COLOR)."""
        if self.colour != "auto":
            return self.colour == "always"
        if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            return False
        return self.terminal

    @property
    def width(self) -> int:
        """Give the terminal's columns, 0 in a pipe."""
        return os.get_terminal_size(self.out.fileno()).columns if self.out and self.terminal else 0

    def _say(self, text: str) -> None:
        with contextlib.suppress(OSError):  # there is nowhere left to say so
            _write(self.err, text)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        # The rest of the run goes nowhere, and the interpreter does not complain when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if not isinstance(error, BrokenPipeError):
            raise
