"""Marks inside a block (``**b**``, ``_i_``, links, code, escapes) to a small tree, and the text without them.

Where a text has no labels, Python-Markdown is the judge of what a mark means. Raw HTML stays text,
comments vanish, and a link goes to http(s), mailto or a relative address, else it stays text too.
Time and depth are bounded on any input.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from html import unescape
from typing import TYPE_CHECKING

from checker.parse.emphasis import Region, Run, pair
from checker.pattern import Pattern
from checker.record import NamedTuple
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Text(NamedTuple):
    """A run of text; ``text`` differs from the source only for an escape or an entity, which stand alone."""

    at: Span
    text: str


class Code(NamedTuple):
    """Text between backticks; ``inner_at`` is the trimmed content."""

    at: Span
    inner_at: Span


class LineBreak(NamedTuple):
    """Two spaces and a line feed: a line that ends here on purpose."""

    at: Span


class Strong(NamedTuple):
    """Bold text."""

    at: Span
    inner: tuple[Inline, ...]


class Emphasis(NamedTuple):
    """Italic text."""

    at: Span
    inner: tuple[Inline, ...]


class Link(NamedTuple):
    """A link; ``target`` is as typed, without brackets and title."""

    at: Span
    inner: tuple[Inline, ...]
    target: str


Inline = Text | Code | LineBreak | Strong | Emphasis | Link


class PlainText(NamedTuple):
    """The text of a block as a reader sees it, and the way back to the source.

    ``starts`` has the offset in ``text`` at which each run begins, ``runs`` the source span it stands for;
    a run whose lengths differ is one unit (an entity, a line wrap read as a space).
    """

    text: str
    starts: tuple[int, ...]
    runs: tuple[Span, ...]

    def offset(self, index: int) -> int:
        """Give the source offset of the character at ``index``."""
        run, into = self._find(index)
        return run.start + into

    def span(self, start: int, end: int) -> Span:
        """Give the source span of ``text[start:end]``; marks between its characters are included."""
        if start >= end:
            at = self.offset(start) if start < len(self.text) else self.runs[-1].end if self.runs else 0
            return Span(at, at)
        run, into = self._find(end - 1)
        return Span(self.offset(start), run.start + into + 1 if self._whole(run, end - 1) else run.end)

    def _find(self, index: int) -> tuple[Span, int]:
        place = bisect_right(self.starts, index) - 1
        run = self.runs[place]
        return run, index - self.starts[place] if self._whole(run, index) else 0

    def _whole(self, run: Span, index: int) -> bool:
        place = bisect_right(self.starts, index) - 1
        following = self.starts[place + 1] if place + 1 < len(self.starts) else len(self.text)
        return run.end - run.start == following - self.starts[place]


_SPECIAL = Pattern(r"[\\`*_\[<&\n]")
_ATOM = Pattern(
    r"""\\(?P<escape>[\\`*_{}\[\]()>\#+\-.!|])
    | (?P<ticks>`+)
    | (?P<comment><!--)
    | <(?P<web>https?://[^\s<>]*)>
    | <(?P<mail>[^<>\s!@]{1,64}@[^<>\s@]{1,255})>
    | (?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    | (?P<turn>[ ][ ]\n)
    | (?P<image>!\[)
    | (?P<open>\[)
    | (?P<close>\])
    | (?P<marks>\*+|_+)""",
    re.VERBOSE,
)
_TARGET = Pattern(
    r"""\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*))
    (?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)""",
    re.VERBOSE,
)
_SAFE = Pattern(r"(?=.)(?:https?://|mailto:|(?!//)(?![^/?#]*:))[^\\\x00-\x20\x7f]*\Z", re.IGNORECASE)
_WRAP = Pattern(r"[ \t]*\n[ \t]*")

_Unit = tuple[Span, Inline | None]


def read_inline(text: str, at: Span) -> tuple[Inline, ...]:
    """Read the marks of one block's text; spans are offsets into ``text``."""
    start, end = at
    if start >= end:
        return ()
    if not _SPECIAL.search(text, start, end):
        return (Text(at, text[start:end]),)
    return _all_italic(text, start, end) or _Reader(text, at).read()


def _all_italic(text: str, start: int, end: int) -> tuple[Inline, ...]:
    """Read a text that is italic from end to end and has no other mark, as each paragraph of a legal basis is."""
    inner = text[start + 1 : end - 1]
    if text[start] != "_" or text[end - 1] != "_" or not inner or inner[0].isspace() or inner[-1].isspace():
        return ()
    if _SPECIAL.search(inner):
        return ()
    return (Emphasis(Span(start, end), (Text(Span(start + 1, end - 1), inner),)),)


def plain(text: str, at: Span) -> PlainText:
    """Give a block's text without marks, escapes and comments, each line wrap a single space."""
    if not _SPECIAL.search(text, at.start, at.end):
        return PlainText(text[at.start : at.end], (0,), (at,)) if at.start < at.end else PlainText("", (), ())
    parts: list[str] = []
    starts: list[int] = []
    runs: list[Span] = []
    length = 0
    for run, shown in _shown(text, read_inline(text, at)):
        if shown:
            parts.append(shown)
            starts.append(length)
            runs.append(run)
            length += len(shown)
    return PlainText("".join(parts), tuple(starts), tuple(runs))


def _shown(text: str, nodes: Iterable[Inline]) -> Iterator[tuple[Span, str]]:
    """Give each stretch that a reader sees with the source span it stands for."""
    for node in nodes:
        match node:
            case Text(at, shown) if len(shown) == at.end - at.start:
                yield from _unwrapped(text, at)
            case Text(at, shown):
                yield at, shown
            case Code(_, inner_at):
                yield from _unwrapped(text, inner_at)
            case LineBreak(at):
                yield at, " "
            case Strong() | Emphasis() | Link():
                yield from _shown(text, node.inner)


def _unwrapped(text: str, at: Span) -> Iterator[tuple[Span, str]]:
    start = at.start
    while (turn := text.find("\n", start, at.end)) >= 0:
        wrap = _WRAP.match(text, max(start, len(text[start:turn].rstrip(" \t")) + start), at.end)
        stop = wrap.end() if wrap else turn + 1
        begin = wrap.start() if wrap else turn
        yield Span(start, begin), text[start:begin]
        yield Span(begin, stop), " "
        start = stop
    yield Span(start, at.end), text[start : at.end]


def _unit(found: re.Match[str], at: Span) -> Inline:
    """Read an atom that needs nothing around it: a line break, an address, an entity, an escape."""
    match found.lastgroup:
        case "turn":
            return LineBreak(at)
        case "web" | "mail":
            shown = found.group(found.lastgroup)
            target = shown if found.lastgroup == "web" else f"mailto:{shown}"
            return Link(at, (Text(Span(at.start + 1, at.end - 1), shown),), target)
        case "entity":
            return Text(at, unescape(found.group()))
        case _:
            return Text(at, found.group("escape"))


class _Reader:
    """One pass over the atoms of a text; ``_brackets`` remembers what was open when each ``[`` was met."""

    __slots__ = ("_at", "_brackets", "_comment_closed", "_runs", "_text", "_ticks", "_units")

    def __init__(self, text: str, at: Span) -> None:
        self._text = text
        self._at = at
        self._units: list[_Unit] = []
        self._runs: list[Run] = []
        self._brackets: list[tuple[int, int, int, bool]] = []
        self._ticks: dict[int, list[int]] | None = None
        self._comment_closed = True

    def read(self) -> tuple[Inline, ...]:
        position, end = self._at
        while found := _ATOM.search(self._text, position, end):
            position = self._atom(found)
        return self._assemble(self._at, self._units, self._runs)

    def _atom(self, found: re.Match[str]) -> int:
        """Take in one atom; give where to go on."""
        at = Span(found.start(), found.end())
        match found.lastgroup:
            case "ticks":
                return self._code(at)
            case "comment":
                return self._comment(at)
            case "close":
                return self._link(at)
            case "open" | "image":
                self._brackets.append((at.end, len(self._units), len(self._runs), found.lastgroup == "image"))
            case "marks":
                self._runs.append(Run(at.start, at.end))
            case _:
                self._units.append((at, _unit(found, at)))
        return at.end

    def _code(self, at: Span) -> int:
        """Read code from a run of backticks to the next run of the same length."""
        if self._ticks is None:
            self._ticks = {}
            for run in re.finditer("`+", self._text[at.start : self._at.end]):
                self._ticks.setdefault(len(run.group()), []).append(at.start + run.start())
        places = self._ticks.get(at.end - at.start, [])
        place = bisect_left(places, at.end)
        if place == len(places):
            return at.end
        start, end = at.end, places[place]
        while start < end and self._text[start].isspace():
            start += 1
        while end > start and self._text[end - 1].isspace():
            end -= 1
        whole = Span(at.start, places[place] + at.end - at.start)
        self._units.append((whole, Code(whole, Span(start, end))))
        return whole.end

    def _comment(self, at: Span) -> int:
        end = self._text.find("-->", at.end, self._at.end) if self._comment_closed else -1
        if end < 0:
            self._comment_closed = False
            return at.end
        self._units.append((Span(at.start, end + 3), None))
        return end + 3

    def _link(self, at: Span) -> int:
        """Close the nearest ``[``: a link when a safe address follows, else plain brackets."""
        if not self._brackets:
            return at.end
        inside, units, runs, image = self._brackets.pop()
        found = _TARGET.match(self._text, at.end, self._at.end)
        if not found or image:
            return at.end
        target = found.group("angled") if found.group("angled") is not None else found.group("bare")
        if not _SAFE.match(target):
            return at.end
        inner = self._assemble(Span(inside, at.start), self._units[units:], self._runs[runs:])
        whole = Span(inside - 1, found.end())
        del self._units[units:], self._runs[runs:]
        self._brackets.clear()
        self._units.append((whole, Link(whole, inner, target)))
        return whole.end

    def _assemble(self, at: Span, units: list[_Unit], runs: list[Run]) -> tuple[Inline, ...]:
        """Pair the marks between two places and give everything there as a tree."""
        regions = pair(self._text, at, runs, [span for span, _ in units])
        events: list[tuple[Span, _Unit | Region]] = [(unit[0], unit) for unit in units]
        events += [(region.at, region) for region in regions]
        events.sort(key=lambda event: (event[0].start, -event[0].end))
        levels: list[tuple[Region | None, list[Inline], int]] = [(None, [], at.end)]
        done = at.start
        for span, event in events:
            done = self._leave(levels, done, span.start)
            self._fill(levels[-1][1], done, span.start)
            if isinstance(event, Region):
                levels.append((event, [], event.inner.end))
                done = event.inner.start
            else:
                if event[1] is not None:
                    levels[-1][1].append(event[1])
                done = span.end
        done = self._leave(levels, done, at.end + 1)
        self._fill(levels[0][1], done, at.end)
        return tuple(levels[0][1])

    def _leave(self, levels: list[tuple[Region | None, list[Inline], int]], done: int, start: int) -> int:
        """Close the regions that end before ``start``; give how far the text is done."""
        while len(levels) > 1 and levels[-1][2] <= start:
            region, nodes, end = levels.pop()
            self._fill(nodes, done, end)
            if region:
                kind = Strong if region.strong else Emphasis
                levels[-1][1].append(kind(region.at, tuple(nodes)))
                done = region.at.end
        return done

    def _fill(self, nodes: list[Inline], start: int, end: int) -> None:
        if start < end:
            nodes.append(Text(Span(start, end), self._text[start:end]))
