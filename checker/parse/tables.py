"""Pipe tables."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from checker.document import Cell, Row, Table
from checker.memory import Memory
from checker.pattern import Pattern
from checker.record import record
from checker.source import Fault, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_BLANK = " \t\xa0"
_DELIMITER_ROW = Pattern(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")


def pipe_table(text: str, header: Span, lines: Sequence[str], number: int) -> Table | None:
    """Read the pipe table that begins with a header row, in the line of a number, and goes on with its delimiter row.

    It ends before a blank line or a line without a pipe. Rows that have more or fewer cells than the
    header become faults (``table-row``); ``None`` when no delimiter row follows, or one that does not fit the header.
    """
    start, last = header
    row, most = number + 2, len(lines)
    if row > most:
        return None
    delimiter = lines[row - 1]
    aligns = _delimiter_rows.get(delimiter)
    if aligns is None:
        aligns = _delimiter_rows.keep(delimiter, _aligns(delimiter))
    columns = len(aligns)
    if not columns or columns != _count(text[start:last]):
        return None
    faults: list[Fault] = []
    last += 1 + len(delimiter)
    while row < most and "|" in (line := lines[row]):
        first = last + 1
        last = first + len(line)
        if (count := _count(line)) != columns:
            faults.append(Fault("table-row", _trimmed(text, first, last), f"{count}/{columns}"))
        row += 1
    return Table(start, last, partial(_rows, text, start, last), aligns, html=False, faults=tuple(faults))


def _count(line: str) -> int:
    """Count the cells of a row."""
    row = line if line[0] == "|" == line[-1] else line.strip(_BLANK)
    if "\\" in row or "`" in row:
        return len(_cells(row, 0, len(row)))
    return row.count("|") + 1 - (row[0] == "|") - (row[-1] == "|")


_delimiter_rows = Memory[str, tuple[str, ...]](256, longest=200)


def _aligns(row: str) -> tuple[str, ...]:
    """Read a delimiter row; nothing when it is none."""
    if "|" not in row or not _DELIMITER_ROW.match(row):
        return ()
    return tuple([_align(row[at.start : at.end]) for at in _cells(row, 0, len(row))])


def _rows(text: str, start: int, end: int) -> tuple[Row, ...]:
    """Read the rows of a table, but the delimiter row."""
    rows: list[Row] = []
    for number, line in enumerate(text[start:end].split("\n")):
        stop = start + len(line)
        if number != 1:  # the delimiter row
            at = _trimmed(text, start, stop) if number else Span(start, stop)
            cells = [record(Cell, (cell, not number, 1, 1)) for cell in _cells(text, start, stop)]
            rows.append(record(Row, (at, tuple(cells))))
        start = stop + 1
    return tuple(rows)


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
        begin = first + (part.find(bare[0]) if bare else len(part))
        cells.append(record(Span, (begin, begin + len(bare))))
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
    return record(Span, (start, end))


def _align(cell: str) -> str:
    left, right = cell.startswith(":"), cell.endswith(":")
    return "center" if left and right else "left" if left else "right" if right else ""
