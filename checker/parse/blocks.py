"""Body text to a flat list of blocks: headings, labelled and plain paragraphs, tables, comments.

The dialect is written down in docs/ngu-phap.md. It differs from Markdown in one thing: a label at the
start of a line begins a paragraph of its own and stays part of the text.
"""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from checker.document import Block, Break, Comment, Heading, Label, LabelKind, Paragraph
from checker.memory import Memory
from checker.parse.labels import could_begin_label, read_label
from checker.parse.tables import pipe_table
from checker.pattern import Pattern
from checker.record import record
from checker.source import Span

_SPACE = frozenset(" \t\xa0\x0b\x0c")
_BETWEEN = frozenset(" \t\xa0\n")
_OTHER_SPACE = frozenset(
    "\r\x1c\x1d\x1e\x1f\x85\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""A line that begins with one of these counts as blank."""
_TAIL = Pattern(r"[ \t]*#*[ \t]*\Z")
_BREAK = Pattern(r"(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_YEAR_TAIL = Pattern(r"(?:19|20)[0-9]{2}\s*\Z")
_YEAR_DASH = Pattern(r"[-–][ \t]*(?:19|20)[0-9]{2}\b")
_LONGEST_TAIL = 24
_MARKERS = frozenset("#<|")
_UNUSUAL = _SPACE | _OTHER_SPACE | _MARKERS
_LONGEST_HEADING = 200
_RULES = frozenset("-*_")
_IN_RULES = frozenset("-*_ \t")
_DASH = LabelKind.DASH


def read_blocks(text: str, start: int, end: int) -> tuple[Block, ...]:
    """Read the blocks of ``text[start:end]``; their spans are offsets into ``text``."""
    return tuple(_Reader(text, start, end).read(start))


_short_labels = Memory[str, tuple[LabelKind, str, int, int]](1000)
"""Labels by the first three characters of their line, where these tell: "a) ", "1. ", "- P"; with their width."""


def _learn(label: Label, opening: str, start: int) -> None:
    """Remember a label of one or two characters, unless what follows could make something else of it."""
    kind, written, ordinal, first, end = label
    width = end - first
    if width == 1:
        told = opening[1:2] == " " and opening[2:].isalpha()
    else:
        told = width == 2 and opening[1] in ".)" and opening[2:] == " "
    if told and first == start:
        _short_labels.keep(opening, (kind, written, ordinal, width))


@lru_cache(maxsize=2048)
def _read_heading(line: str) -> Heading:
    """Read a heading, after which another line comes, by itself: the same headings stand in many documents."""
    return _heading(line + "\n", 0, len(line))


def _heading(text: str, first: int, stop: int) -> Heading:
    begin = first
    while begin < stop and begin - first < 6 and text[begin] == "#":
        begin += 1
    level = begin - first
    while begin < stop and text[begin] in _SPACE:
        begin += 1
    end = stop
    if text[stop - 1] in " \t#":
        tail = _TAIL.search(text, begin, stop)
        end = max(tail.start() if tail else stop, begin)
    label = None
    if begin < end and could_begin_label(text, text[begin], begin):
        label = read_label(text, begin, end, title=True)
    text_start = begin
    if label:
        text_start = label.end
        while text_start < end and text[text_start] in _SPACE:
            text_start += 1
    return record(Heading, (first, stop, level, label, text_start, end))


class _Reader:
    """One pass over the lines; ``_open`` tells whether the next line may go on with the paragraph read last."""

    __slots__ = ("_blocks", "_end", "_lines", "_numbered", "_open", "_text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._end = end
        self._lines = text[start:end].split("\n")
        self._numbered = enumerate(self._lines)
        self._blocks: list[Block] = []
        self._open = False

    def read(self, start: int) -> list[Block]:
        """Read from ``start`` to the end."""
        position = start
        blocks = self._blocks
        for number, line in self._numbered:
            if not line:
                self._open = False
                position += 1
                continue
            stop = position + len(line)
            if known := _short_labels.get(line[:3]):
                kind, written, ordinal, width = known
                after = position + width
                label = record(Label, (kind, written, ordinal, position, after))
                if line[-1] in _SPACE or line[width + 1] in _BETWEEN:
                    self._paragraph(position, stop, label)
                else:
                    blocks.append(record(Paragraph, (position, stop, label, after + 1)))
                    self._open = True
            elif line[0] == "#":
                self._heading(line, position)
            elif line[0] in _UNUSUAL:
                stop = self._unusual_line(number, position, stop)
            else:
                self._text_line(line[0], position, stop)
            position = stop + 1
        return blocks

    def _unusual_line(self, number: int, first: int, stop: int) -> int:
        """Read a line that begins with white space or a marker, and all lines of its block; give where it ends."""
        text = self._text
        while first < stop and text[first] in _SPACE:
            first += 1
        if first == stop or (character := text[first]) in _OTHER_SPACE:
            self._open = False
        elif character in _MARKERS and (resume := self._marked(number, first, stop)):
            while stop < resume:
                stop += 1 + len(next(self._numbered)[1])
        else:
            self._text_line(character, first, stop)
        return stop

    def _text_line(self, character: str, first: int, stop: int) -> None:
        """Begin a paragraph, or go on with the open one; a row without a leading pipe begins a table."""
        text = self._text
        label: Label | None = None
        if could_begin_label(text, character, first):
            if character in _RULES and text[first + 2 : first + 3] in _IN_RULES and _BREAK.match(text, first, stop):
                self._add(Break(first, stop))
                return
            label = read_label(text, first, stop)
            if label and self._open and label[0] is _DASH and self._wrapped_years(first, stop):
                label = None
        if label:
            self._paragraph(first, stop, label)
            _learn(label, text[first : first + 3], first)
        elif self._open:
            self._go_on(stop)
        else:
            self._paragraph(first, stop, None)

    def _wrapped_years(self, first: int, stop: int) -> bool:
        r"""Tell whether a dash only goes on a period that the line before began ("2021\n- 2030")."""
        start = max(self._blocks[-1].start, first - _LONGEST_TAIL)
        return bool(_YEAR_DASH.match(self._text, first, stop) and _YEAR_TAIL.search(self._text, start, first))

    def _paragraph(self, start: int, stop: int, label: Label | None) -> None:
        """Begin a paragraph with a line."""
        self._write(start, stop, label, label[4] if label else start)
        self._open = True

    def _go_on(self, stop: int) -> None:
        """Go on with the open paragraph to the end of a line."""
        start, _, label, text_start = cast("Paragraph", self._blocks.pop())
        self._write(start, stop, label, text_start)

    def _write(self, start: int, end: int, label: Label | None, text_start: int) -> None:
        text = self._text
        while text[end - 1] in _SPACE:
            end -= 1
        while text_start < end and text[text_start] in _BETWEEN:
            text_start += 1
        self._blocks.append(record(Paragraph, (start, end, label, text_start)))

    def _marked(self, number: int, first: int, stop: int) -> int:
        """Read a heading, a table or a comment; give the offset from which to go on, 0 when it is none of them."""
        character = self._text[first]
        if character == "#":
            self._heading(self._text[first:stop], first)
            return stop
        return self._table(number, first, stop) if character == "|" else self._html(first)

    def _heading(self, line: str, first: int) -> None:
        length = len(line)
        if length <= _LONGEST_HEADING and first + length < len(self._text):
            _, _, level, label, text_start, text_end = _read_heading(line)
            if label:
                kind, written, ordinal, begin, end = label
                label = record(Label, (kind, written, ordinal, first + begin, first + end))
            heading = record(Heading, (first, first + length, level, label, first + text_start, first + text_end))
        else:
            heading = _heading(self._text, first, first + length)
        self._add(heading)

    def _html(self, first: int) -> int:
        text = self._text
        if text.startswith("<!--", first):
            end = text.find("-->", first + 4, self._end) + 3
            stop = text.find("\n", end, self._end)
            if end < 3 or text[end : self._end if stop < 0 else stop].strip():
                return 0
            return self._add(Comment(first, end))
        if text[first : first + len("<table")].lower() != "<table":
            return 0
        from checker.parse.html_tables import html_table  # its parser costs 5 ms, and few documents need it

        table = html_table(text, first, self._end)
        return self._add(table) if table else 0

    def _table(self, number: int, first: int, stop: int) -> int:
        table = pipe_table(self._text, Span(first, stop), self._lines, number)
        return self._add(table) if table else 0

    def _add(self, block: Block) -> int:
        """Add a block that ends what was open; give where it ends."""
        self._open = False
        self._blocks.append(block)
        return block.end
