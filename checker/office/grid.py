"""Tables ready to be drawn: every place of the grid filled, columns as wide as their text asks for."""

from __future__ import annotations

import re
from html import unescape
from math import sqrt
from typing import TYPE_CHECKING

from checker.office.words import Words, read_cell, read_html_cell, shown
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.document import Cell, Row, Table
    from checker.office.layout import Align

MOST_COLUMNS = 63
"""Word draws no more; what stands beyond goes into the last cell of its row."""

_CAPTION = re.compile(r"<caption\b[^<>]*>(?P<text>[^<]*)</caption\s*>", re.IGNORECASE)
_FIGURES = re.compile(r"(?:từ |trên |dưới )?[\d.,/%+\-–… ]{1,16}(?: ?[%\w]{1,8})?\Z")
_LINE = 78
"""About how many characters of a table's text a page holds side by side."""

_SHORT = 16
"""A text no longer than this, such as a name, stays on one line where the page has room."""

_ALIGNS: dict[str, Align] = {"left": "left", "center": "center", "right": "right"}
_ROOM = 3
"""What the sides of a cell take, in characters."""


class GridCell(NamedTuple):
    """A cell at its first column: its paragraphs, how many columns and rows it spans."""

    column: int
    paragraphs: tuple[Words, ...]
    columns: int
    rows: int
    header: bool
    align: Align


class Grid(NamedTuple):
    """A table; the cells of its rows and those that reach down from above fill every place exactly once.

    ``shares`` are the widths of the columns, 1 in all. The first ``header_rows`` are repeated on every page.
    """

    rows: tuple[tuple[GridCell, ...], ...]
    header_rows: int
    caption: str
    shares: tuple[float, ...]


_EMPTY = GridCell(0, ((),), 1, 1, header=False, align="left")


class _Placing:
    """Cells put in their places row by row; ``_until`` says for each column which row is the first free one."""

    def __init__(self, columns: int, rows: int) -> None:
        self._columns = columns
        self._rows = rows
        self._until = [0] * columns
        self.placed: list[list[GridCell]] = []

    def row(self, cells: Sequence[GridCell]) -> None:
        """Put the cells of the next row in its free places; what finds none goes into the cell before it."""
        index = len(self.placed)
        self.placed.append([])
        waiting = list(cells)
        column = 0
        while (column := self._free(index, column)) < self._columns:
            cell = waiting.pop(0) if waiting else _EMPTY
            columns = min(cell.columns, self._room(index, column))
            rows = min(cell.rows, self._rows - index)
            self._until[column : column + columns] = [index + rows] * columns
            self.placed[-1].append(cell._replace(column=column, columns=columns, rows=rows))
            column += columns
        beyond = tuple(paragraph for cell in waiting for paragraph in cell.paragraphs)
        if beyond:
            last = next(row for row in reversed(self.placed) if row)
            last[-1] = last[-1]._replace(paragraphs=(*last[-1].paragraphs, *beyond))

    def _free(self, index: int, column: int) -> int:
        while column < self._columns and self._until[column] > index:
            column += 1
        return column

    def _room(self, index: int, column: int) -> int:
        end = column
        while end < self._columns and self._until[end] <= index:
            end += 1
        return end - column


def grid_of(source: str, table: Table) -> Grid:
    """Read a table of the text."""
    columns = min(MOST_COLUMNS, max(1, len(table.aligns), _width(table.rows)))
    placing = _Placing(columns, len(table.rows))
    for row in table.rows:
        placing.row([_cell(source, cell, table, place) for place, cell in enumerate(row.cells)])
    caption = _CAPTION.search(source, table.start, table.end) if table.html else None
    heads = [all(cell.header for cell in row.cells) for row in table.rows]
    head = heads.index(False) if False in heads else min(1, len(heads))
    return Grid(
        tuple(tuple(row) for row in placing.placed),
        head,
        unescape(caption["text"]).strip() if caption else "",
        _shares(placing.placed, columns),
    )


def _width(rows: Sequence[Row]) -> int:
    """Give how many columns the widest row takes, with the cells that reach into it from above."""
    reaching: list[tuple[int, int]] = []
    widest = 0
    for index, row in enumerate(rows):
        reaching = [(until, columns) for until, columns in reaching if until > index]
        above = sum(columns for _, columns in reaching)
        widest = max(widest, above + sum(cell.colspan for cell in row.cells))
        reaching.extend((index + cell.rowspan, cell.colspan) for cell in row.cells if cell.rowspan > 1)
        if widest >= MOST_COLUMNS:
            break
    return widest


def _cell(source: str, cell: Cell, table: Table, place: int) -> GridCell:
    paragraphs = read_html_cell(source, cell.at) if table.html else (read_cell(source, cell.at),)
    asked = table.aligns[place] if place < len(table.aligns) else ""
    text = " ".join(shown(paragraph) for paragraph in paragraphs)
    align = _ALIGNS.get(asked) or usual_align(text, header=cell.header)
    return GridCell(0, paragraphs, cell.colspan, cell.rowspan, cell.header, align)


def usual_align(text: str, *, header: bool) -> Align:
    """Give how a cell stands that nobody asked anything for: heads and figures in the middle."""
    return "center" if header or _FIGURES.match(text) else "left"


def _shares(rows: Sequence[Sequence[GridCell]], columns: int) -> tuple[float, ...]:
    """Share out the width: no word is broken if it can be, and long texts get more than short ones."""
    words = [1] * columns
    whole = [1] * columns
    for cell in (cell for row in rows for cell in row if cell.columns == 1):
        for text in (shown(paragraph) for paragraph in cell.paragraphs):
            words[cell.column] = max(words[cell.column], *(len(word) for word in text.split()), 1)
            whole[cell.column] = max(whole[cell.column], 0 if cell.header else len(text))
    least = [max(word, min(size, _SHORT)) + _ROOM for word, size in zip(words, whole, strict=True)]
    if sum(least) > _LINE:
        least = [word + _ROOM for word in words]
    asked = [max(low, sqrt((size + _ROOM) * _LINE)) for low, size in zip(least, whole, strict=True)]
    wanted = sum(asked) - sum(least)
    given = min(1.0, max(0.0, (_LINE - sum(least)) / wanted)) if wanted else 0.0
    asked = [low + (size - low) * given for low, size in zip(least, asked, strict=True)]
    total = sum(asked)
    return tuple(round(size / total, 4) for size in asked)
