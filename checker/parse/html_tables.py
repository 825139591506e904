"""The restricted HTML table that holds merged cells (DESIGN 10)."""

from __future__ import annotations

import re
from functools import partial
from html.parser import HTMLParser

from checker.document import Cell, Row, Table
from checker.pattern import Pattern
from checker.source import Fault, Span

MAX_SPAN = 100
"""Largest rowspan or colspan that is taken at its word."""

_ALLOWED = frozenset({"table", "thead", "tbody", "tr", "th", "td", "p", "br", "b", "i", "caption"})
_TABLE_OPEN = Pattern(r"<table\b", re.IGNORECASE)
_TABLE_CLOSE = Pattern(r"</table\s*>", re.IGNORECASE)


def html_table(text: str, start: int, end: int) -> Table | None:
    """Read the HTML table at ``start``; ``None`` when there is none, or it cannot be read: then it is text.

    Elements and attributes outside the allow-list become faults (``raw-html``); what they hold stays text.
    """
    if not _TABLE_OPEN.match(text, start, end):
        return None
    closing = _TABLE_CLOSE.search(text, start, end)
    if not closing:
        return None
    reader = _TableReader(text, start, closing.end())
    try:
        reader.feed(text[start : closing.end()])
        reader.close()
    except AssertionError:  # the standard parser gives up on an unknown declaration ("<![foo[")
        return None
    return Table(start, closing.end(), partial(tuple, reader.rows), (), html=True, faults=tuple(reader.faults))


class _TableReader(HTMLParser):
    """Gather rows and cells with their places; the standard parser never raises on any text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        super().__init__(convert_charrefs=False)
        self._text = text
        self._end = end
        self._lines = [start]
        position = text.find("\n", start, end)
        while position >= 0:
            self._lines.append(position + 1)
            position = text.find("\n", position + 1, end)
        self.rows: list[Row] = []
        self.faults: list[Fault] = []
        self._row: list[Cell] | None = None
        self._row_start = start
        self._cell: tuple[int, bool, int, int] | None = None

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = self._offset()
        end = at + len(self.get_starttag_text() or "")
        if tag not in _ALLOWED or any(name not in {"rowspan", "colspan"} for name, _ in attrs):
            self.faults.append(Fault("raw-html", Span(at, end), tag))
        if tag == "tr":
            self._close_row(at)
            self._row, self._row_start = [], at
        elif tag in {"td", "th"}:
            self._close_cell(at)
            if self._row is None:
                self._row, self._row_start = [], at
            spans = dict(attrs)
            self._cell = (end, tag == "th", _span_value(spans.get("rowspan")), _span_value(spans.get("colspan")))

    def handle_endtag(self, tag: str) -> None:
        at = self._offset()
        if tag in {"td", "th"}:
            self._close_cell(at)
        elif tag in {"tr", "table", "thead", "tbody"}:
            self._close_row(at)

    def _close_cell(self, at: int) -> None:
        if self._cell is None or self._row is None:
            return
        start, header, rowspan, colspan = self._cell
        self._row.append(Cell(_inner(self._text, start, at), header, rowspan, colspan))
        self._cell = None

    def _close_row(self, at: int) -> None:
        self._close_cell(at)
        if self._row:
            self.rows.append(Row(Span(self._row_start, at), tuple(self._row)))
        self._row = None


def _inner(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _span_value(written: str | None) -> int:
    return (
        min(int(written), MAX_SPAN) if written and written.isascii() and written.isdigit() and int(written) > 0 else 1
    )
