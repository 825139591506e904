"""The text of one file and places in it: decoding, and the package's only line arithmetic."""

from __future__ import annotations

import codecs
from bisect import bisect_left, bisect_right

from checker.record import NamedTuple

MAX_BYTES = 2_000_000
"""Largest Markdown file that is read, in bytes; an official plan is about 10,000."""

MAX_LINES = 30_000
"""Most lines that are read; an official plan has about 150."""

MAX_LINE = 100_000
"""Longest line that is read, in code points."""

_BOM = "\ufeff"
_FOREIGN_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_ANY_FOREIGN_BOM = tuple(mark for mark, _ in _FOREIGN_BOMS)


class Item(NamedTuple):
    """One file to check."""

    path: str
    id: str
    data: bytes


class Span(NamedTuple):
    """A half-open range of code points in ``Source.text``."""

    start: int
    end: int

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies inside this span, ends included."""
        return self.start <= other.start and other.end <= self.end


class Position(NamedTuple):
    """A place for people: 1-based line and column, the column in code points."""

    line: int
    column: int


_NOTHING = Span(0, 0)


class Fault(NamedTuple):
    """Something that could not be read; an ordinary rule reports it.

    ``code`` names the fault, ``detail`` is what the rule may quote. A ``fatal`` fault means
    that nothing else about the document can be judged.
    """

    code: str
    at: Span
    detail: str = ""
    fatal: bool = False


class Source(NamedTuple):
    """The text of one file, with every line end folded to LF and no byte order mark.

    ``returns`` holds the offsets (in ``text``) of the line feeds that were CRLF in the file,
    ``lone_returns`` those that were a lone CR, so that a fix can leave every other byte as it was.
    ``path`` is the name to show, with forward slashes; ``id`` names the document inside its collection
    (``thcs-minh-hoa/2026/ke-hoach``) and is empty for a file outside one. ``data`` are the file's bytes,
    empty for a text that came from no file.
    """

    path: str
    text: str
    id: str = ""
    bom: bool = False
    returns: tuple[int, ...] = ()
    lone_returns: tuple[int, ...] = ()
    faults: tuple[Fault, ...] = ()
    data: bytes = b""

    @property
    def utf_8(self) -> bytes:
        """The text in UTF-8."""
        if not self.data or self.bom or self.returns or self.lone_returns:
            return self.text.encode("utf-8", "surrogatepass")
        return self.data

    @property
    def unreadable(self) -> bool:
        """Tell whether a fault keeps everything else about the text from being judged."""
        return any(fault.fatal for fault in self.faults)

    def position(self, offset: int) -> Position:
        """Give the line and column of a code-point offset."""
        start = self.text.rfind("\n", 0, offset) + 1
        return Position(self.text.count("\n", 0, start) + 1, offset - start + 1)

    def line_at(self, offset: int) -> Span:
        """Give the span of the line that holds ``offset``, without its line feed."""
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return Span(start, len(self.text) if end < 0 else end)

    def slice(self, at: Span) -> str:
        """Give the text that a span stands for."""
        return self.text[at.start : at.end]

    def original(self, text: str, kept: tuple[tuple[Span, int], ...] = ()) -> bytes:
        """Encode ``text``, an edited form of this source's text, with the file's own line ends.

        ``kept`` lists the unchanged stretches: a span of this source's text and where it starts
        in ``text``. New line feeds outside them take the file's prevailing line end.
        """
        if not self.returns and not self.lone_returns:
            return self._mark(text)
        newline = "\r\n" if len(self.returns) * 2 >= self.text.count("\n") else "\n"
        parts: list[str] = []
        done = 0
        for span, start in kept:
            parts.append(text[done:start].replace("\n", newline))
            parts.append(self._unfold(span))
            done = start + (span.end - span.start)
        parts.append(text[done:].replace("\n", newline))
        return self._mark("".join(parts))

    def _mark(self, text: str) -> bytes:
        return ((_BOM if self.bom else "") + text).encode("utf-8", "surrogatepass")

    def _unfold(self, span: Span) -> str:
        """Give a stretch of the text as it stood in the file, carriage returns included."""
        returns = self.returns[bisect_left(self.returns, span.start) : bisect_left(self.returns, span.end)]
        lone = set(
            self.lone_returns[bisect_left(self.lone_returns, span.start) : bisect_left(self.lone_returns, span.end)]
        )
        if not returns and not lone:
            return self.text[span.start : span.end]
        parts: list[str] = []
        done = span.start
        for offset in sorted((*returns, *lone)):
            parts.append(self.text[done:offset])
            parts.append("\r" if offset in lone else "\r\n")
            done = offset + 1
        parts.append(self.text[done : span.end])
        return "".join(parts)


class LineIndex:
    """Line starts of one text, for converting many offsets; built once, on demand."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        starts = [0]
        append, find = starts.append, text.find
        found = find("\n")
        while found >= 0:
            append(found + 1)
            found = find("\n", found + 1)
        self._starts = starts

    def position(self, offset: int) -> Position:
        """Give the line and column of a code-point offset."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)


def decode(path: str, data: bytes, *, id: str = "") -> Source:  # noqa: A002 - the field's name
    """Read a file's bytes as a Source; never raises.

    What cannot be read as UTF-8 text becomes a fatal ``Fault``: ``too-large`` (more than
    ``MAX_BYTES``), ``binary`` (NUL bytes), ``utf-16`` (another Unicode encoding),
    ``not-utf-8`` (with the place of the first bad byte), ``empty``, ``too-many-blocks`` (more than
    ``MAX_LINES`` lines), ``line-too-long`` (more than ``MAX_LINE`` code points).
    """
    fault = _unreadable(data)
    if fault:
        return Source(path, "", id, faults=(fault,))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n").removeprefix(_BOM)
        bad = data[error.start : error.start + 1].hex().upper()
        return Source(path, good, id, faults=(Fault("not-utf-8", Span(len(good), len(good)), bad, fatal=True),))
    return from_text(path, text, id=id, data=data)


def from_text(path: str, text: str, *, id: str = "", data: bytes = b"") -> Source:  # noqa: A002 - the field's name
    """Make a Source of decoded text: take off the byte order mark, fold CRLF and lone CR once."""
    bom = text.startswith(_BOM)
    if bom:
        text = text[1:]
    if not text or text.isspace():
        return Source(path, text, id, bom, faults=(Fault("empty", Span(0, 0), fatal=True),))
    if "\r" not in text:
        return Source(path, text, id, bom, faults=_unwieldy(text), data=data)
    returns: list[int] = []
    lone: list[int] = []
    parts: list[str] = []
    done = length = 0
    while (found := text.find("\r", done)) >= 0:
        parts.append(text[done:found])
        length += found - done
        pair = text.startswith("\n", found + 1)
        (returns if pair else lone).append(length)
        parts.append("\n")
        length += 1
        done = found + (2 if pair else 1)
    parts.append(text[done:])
    folded = "".join(parts)
    return Source(path, folded, id, bom, tuple(returns), tuple(lone), _unwieldy(folded), data)


def _unwieldy(text: str) -> tuple[Fault, ...]:
    """Refuse a text with too many or too long lines: no document, and dear to check."""
    if len(text) <= MAX_LINES:
        return ()
    lines = text.split("\n", MAX_LINES)
    if len(lines) > MAX_LINES:
        passed = len(text) - len(lines[MAX_LINES])
        return (Fault("too-many-blocks", Span(passed, passed), f"{MAX_LINES:,}", fatal=True),)
    start = 0
    while (end := text.find("\n", start)) >= 0 or start < len(text):
        end = len(text) if end < 0 else end
        if end - start > MAX_LINE:
            return (Fault("line-too-long", Span(start, start), f"{MAX_LINE:,}", fatal=True),)
        start = end + 1
    return ()


def _unreadable(data: bytes) -> Fault | None:
    if len(data) > MAX_BYTES:
        return Fault("too-large", _NOTHING, str(len(data)), fatal=True)
    if data.startswith(_ANY_FOREIGN_BOM):
        name = next(name for mark, name in _FOREIGN_BOMS if data.startswith(mark))
        return Fault("utf-16", _NOTHING, name, fatal=True)
    if b"\0" in data:
        return Fault("binary", _NOTHING, fatal=True)
    return None
