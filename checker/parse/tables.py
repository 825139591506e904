"""Pipe tables, and the restricted HTML table that holds merged cells."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from checker.document import Cell, Row, Table
from checker.source import Fault, Span

MAX_SPAN = 100
"""Largest rowspan or colspan that is taken at its word."""

_ALLOWED = frozenset({"table", "thead", "tbody", "tr", "th", "td", "p", "br", "b", "i", "caption"})
_BLANK = " \t\xa0"
_TABLE_OPEN = re.compile(r"<table\b", re.IGNORECASE)
_TABLE_CLOSE = re.compile(r"</table\s*>", re.IGNORECASE)


def pipe_table(text: str, start: int, end: int) -> Table | None:
    """Read the pipe table whose header row begins at ``start`` and whose second line is its delimiter row.

    It ends before a blank line or a line without a pipe. Rows that have more or fewer cells than the
    header become faults (``table-row``); ``None`` when the delimiter row does not fit the header.
    """
    rows: list[Row] = []
    aligns: tuple[str, ...] = ()
    faults: list[Fault] = []
    position = start
    last = start
    while position < end:
        stop = text.find("\n", position, end)
        stop = end if stop < 0 else stop
        if "|" not in text[position:stop]:
            break
        cells = _cells(text, position, stop)
        if not rows:
            rows.append(Row(Span(start, stop), tuple(Cell(at, header=True) for at in cells)))
        elif not aligns:
            aligns = tuple(_align(text[at.start : at.end]) for at in cells)
            if len(aligns) != len(rows[0].cells):
                return None
        else:
            if len(cells) != len(aligns):
                faults.append(Fault("table-row", _trimmed(text, position, stop), f"{len(cells)}/{len(aligns)}"))
            rows.append(Row(_trimmed(text, position, stop), tuple([Cell(at, header=False) for at in cells])))
        last = stop
        position = stop + 1
    return Table(start, last, tuple(rows), aligns, html=False, faults=tuple(faults)) if aligns else None


def _cells(text: str, start: int, stop: int) -> list[Span]:
    """Split a row at its pipes, leaving out the outer ones; an escaped or code pipe does not split."""
    line = _trimmed(text, start, stop)
    first = line.start + (text[line.start] == "|")
    row = text[first : line.end]
    if "\\" in row or "`" in row:
        return _careful_cells(text, first, line.end)
    parts = row.split("|")
    if not parts[-1]:
        parts.pop()
    cells: list[Span] = []
    for part in parts:
        bare = part.strip(_BLANK)
        begin = first + (len(part) - len(part.lstrip(_BLANK)) if bare else len(part))
        cells.append(Span(begin, begin + len(bare)))
        first += len(part) + 1
    return cells


def _careful_cells(text: str, first: int, last: int) -> list[Span]:
    cells: list[Span] = []
    begin = first
    position = text.find("|", first, last)
    ticks = 0
    counted = first
    while position >= 0:
        ticks += text.count("`", counted, position)
        counted = position
        if text[position - 1] != "\\" and ticks % 2 == 0:
            cells.append(_trimmed(text, begin, position))
            begin = position + 1
            ticks = 0
        position = text.find("|", position + 1, last)
    if begin < last:
        cells.append(_trimmed(text, begin, last))
    return cells


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    return Span(start, end)


def _align(cell: str) -> str:
    left, right = cell.startswith(":"), cell.endswith(":")
    return "center" if left and right else "left" if left else "right" if right else ""


def html_table(text: str, start: int, end: int) -> Table | None:
    """Read the HTML table at ``start``; ``None`` when there is none or it is never closed.

    Elements and attributes outside the allow-list become faults (``raw-html``); what they hold stays text.
    """
    if not _TABLE_OPEN.match(text, start, end):
        return None
    closing = _TABLE_CLOSE.search(text, start, end)
    if not closing:
        return None
    reader = _TableReader(text, start, closing.end())
    reader.feed(text[start : closing.end()])
    reader.close()
    return Table(start, closing.end(), tuple(reader.rows), (), html=True, faults=tuple(reader.faults))


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
    return min(int(written), MAX_SPAN) if written and written.isascii() and written.isdigit() and int(written) > 0 else 1
