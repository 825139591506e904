"""Pipe tables."""

from __future__ import annotations

from checker.document import Cell, Row, Table
from checker.source import Fault, Span

_BLANK = " \t\xa0"


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
