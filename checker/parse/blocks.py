"""Body text to a flat list of blocks: headings, labelled and plain paragraphs, tables, comments.

The dialect is written down in docs/ngu-phap.md. It differs from Markdown in one thing: a label at the
start of a line begins a paragraph of its own and stays part of the text.
"""

from __future__ import annotations

import re

from checker.document import Block, Break, Comment, Heading, Paragraph, Table
from checker.parse.labels import FIRST_CHARACTERS, read_label
from checker.parse.tables import html_table, pipe_table
from checker.source import Span

_SPACE = " \t\xa0\x0b\x0c"
_HEADING = re.compile(r"#{1,6}")
_TAIL = re.compile(r"[ \t]*#*[ \t]*\Z")
_BREAK = re.compile(r"(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_DELIMITER_ROW = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*(?:\n|\Z)")
_YEAR_TAIL = re.compile(r"(?:19|20)[0-9]{2}\s*\Z")
_YEAR_DASH = re.compile(r"[-–][ \t]*(?:19|20)[0-9]{2}\b")


def read_blocks(text: str, start: int, end: int) -> tuple[Block, ...]:
    """Read the blocks of ``text[start:end]``; their spans are offsets into ``text``."""
    return tuple(_Reader(text, end).read(start))


class _Reader:
    """One pass over the lines; ``_open`` is the start of the paragraph being gathered."""

    __slots__ = ("_blocks", "_end", "_open", "_stop", "_text")

    def __init__(self, text: str, end: int) -> None:
        self._text = text
        self._end = end
        self._blocks: list[Block] = []
        self._open = -1
        self._stop = -1

    def read(self, start: int) -> list[Block]:
        """Read from ``start`` to the end."""
        text, end, find = self._text, self._end, self._text.find
        while start < end:
            stop = find("\n", start, end)
            if stop < 0:
                stop = end
            first = start
            while first < stop and text[first] in _SPACE:
                first += 1
            start = self._line(first, stop) if first < stop else self._blank(stop)
        self._close()
        return self._blocks

    def _blank(self, stop: int) -> int:
        self._close()
        return stop + 1

    def _line(self, first: int, stop: int) -> int:
        """Read the line whose text begins at ``first``; give where the next one begins."""
        character = self._text[first]
        if character == "#":
            return self._heading(first, stop)
        if character == "<" and (after := self._html(first)):
            return after
        if (character == "|" or (self._open < 0 and "|" in self._text[first:stop])) and (after := self._table(first, stop)):
            return after
        if character in "-*_" and _BREAK.match(self._text, first, stop):
            self._close()
            self._blocks.append(Break(Span(first, stop)))
        elif self._open < 0 or (character in FIRST_CHARACTERS and self._begins(first, stop)):
            self._close()
            self._open = first
        self._stop = stop
        return stop + 1

    def _begins(self, first: int, stop: int) -> bool:
        """Tell whether a line inside a paragraph begins a labelled one."""
        if not read_label(self._text, first, stop):
            return False
        wrapped_years = _YEAR_DASH.match(self._text, first, stop) and _YEAR_TAIL.search(self._text, self._open, first)
        return not wrapped_years

    def _close(self) -> None:
        if self._open < 0:
            return
        start, text = self._open, self._text
        self._open = -1
        end = self._stop
        while text[end - 1] in _SPACE:
            end -= 1
        label = read_label(text, start, end) if text[start] in FIRST_CHARACTERS else None
        text_start = start
        if label:
            text_start = label.at.end
            while text_start < end and text[text_start] in " \t\xa0\n":
                text_start += 1
        self._blocks.append(Paragraph(Span(start, end), label, Span(text_start, end)))

    def _heading(self, first: int, stop: int) -> int:
        self._close()
        text = self._text
        found = _HEADING.match(text, first, stop)
        begin = found.end() if found else first
        level = begin - first
        while begin < stop and text[begin] in _SPACE:
            begin += 1
        tail = _TAIL.search(text, begin, stop)
        end = max(tail.start() if tail else stop, begin)
        label = read_label(text, begin, end)
        text_start = begin
        if label:
            text_start = label.at.end
            while text_start < end and text[text_start] in _SPACE:
                text_start += 1
        self._blocks.append(Heading(Span(first, stop), level, label, Span(text_start, end)))
        return stop + 1

    def _html(self, first: int) -> int:
        """Read a comment or an HTML table; 0 when the line is neither."""
        text = self._text
        if text.startswith("<!--", first):
            end = text.find("-->", first + 4, self._end)
            if end < 0:
                return 0
            end += 3
            stop = text.find("\n", end, self._end)
            stop = self._end if stop < 0 else stop
            if text[end:stop].strip():
                return 0
            self._close()
            self._blocks.append(Comment(Span(first, end)))
            return stop + 1
        table = html_table(text, first, self._end)
        return self._add(table) if table else 0

    def _table(self, first: int, stop: int) -> int:
        if not _DELIMITER_ROW.match(self._text, stop + 1, self._end):
            return 0
        table = pipe_table(self._text, first, self._end)
        return self._add(table) if table else 0

    def _add(self, table: Table) -> int:
        self._close()
        self._blocks.append(table)
        stop = self._text.find("\n", table.at.end, self._end)
        return (self._end if stop < 0 else stop) + 1
