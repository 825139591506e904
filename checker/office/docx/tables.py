"""Tables of Word: rows and cells with their spans, whether lines are drawn, and which rows are headers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from checker.office.docx.styles import has_borders
from checker.office.docx.xml import WRAPPERS, W, flag, number, value
from checker.office.flow import Cell, Table
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checker.office.docx.styles import Styles
    from checker.office.docx.tally import Tally
    from checker.office.docx.xml import Element
    from checker.office.flow import Paragraph

    Blocks = tuple[Paragraph | Table, ...]

_MOST_COLUMNS: Final = 63
_ROW: Final = f"{W}tr"
_CELL: Final = f"{W}tc"
_NO_LINE: Final = frozenset({"nil", "none", ""})


class _Open(NamedTuple):
    """Where the cell stands that a merge goes on from: its row, its place in the row, its width in columns."""

    row: int
    place: int
    columns: int


class TableReader:
    """Reads one table; ``blocks`` reads what a cell holds."""

    __slots__ = ("_blocks", "_open", "_rows", "_tally")

    def __init__(self, blocks: Callable[[Element], Blocks], tally: Tally) -> None:
        self._blocks = blocks
        self._tally = tally
        self._rows: list[list[Cell]] = []
        self._open: dict[int, _Open] = {}

    def read(self, table: Element, styles: Styles) -> Table | None:
        """Read a table; ``None`` when it has no cells."""
        headers = 0
        for row in _inside(table, _ROW):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                self._tally.deleted += 1
                continue
            header = None if properties is None else properties.find(f"{W}tblHeader")
            if header is not None and flag(header) and headers == len(self._rows):
                headers += 1
            self._read_row(row, properties)
        rows = tuple(tuple(row) for row in self._rows)
        if not any(rows):
            return None
        return Table(rows, _is_bordered(table, styles), headers if headers < len(rows) else 0)

    def _read_row(self, row: Element, properties: Element | None) -> None:
        column = _skipped(properties, "gridBefore")
        cells: list[Cell] = [Cell((), column)] if column else []
        self._rows.append(cells)
        still_open: dict[int, _Open] = {}
        for element in _inside(row, _CELL):
            settings = element.find(f"{W}tcPr")
            if settings is not None and settings.find(f"{W}cellDel") is not None:
                self._tally.deleted += 1
                continue
            columns = _span(settings)
            merged = None if settings is None else settings.find(f"{W}vMerge")
            blocks = self._blocks(element)
            if _continues(settings, "hMerge") and cells:
                self._widen(cells, columns, blocks)
                column += columns
                continue
            opened = self._open.get(column)
            if merged is not None and value(merged) != "restart" and opened:
                self._lengthen(opened, blocks)
                still_open[column] = opened
            else:
                cells.append(Cell(blocks, columns))
                if merged is not None:
                    still_open[column] = _Open(len(self._rows) - 1, len(cells) - 1, columns)
            column += columns
        self._open = still_open
        after = _skipped(properties, "gridAfter")
        if after:
            cells.append(Cell((), after))

    def _widen(self, cells: list[Cell], columns: int, blocks: Blocks) -> None:
        self._tally.covered += bool(blocks)
        cells[-1] = cells[-1]._replace(blocks=cells[-1].blocks + blocks, columns=cells[-1].columns + columns)

    def _lengthen(self, opened: _Open, blocks: Blocks) -> None:
        """Add a row to a merged cell; words in the covered cell, which Word hides, are kept."""
        self._tally.covered += bool(blocks)
        cell = self._rows[opened.row][opened.place]
        rows = len(self._rows) - opened.row
        self._rows[opened.row][opened.place] = cell._replace(blocks=cell.blocks + blocks, rows=rows)


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """Give the rows of a table or the cells of a row, also those inside content controls."""
    waiting = [element]
    while waiting:
        found = waiting.pop()
        if found.tag == tag:
            yield found
        elif found is element or found.tag in WRAPPERS:
            waiting += reversed(found)


def _skipped(properties: Element | None, name: str) -> int:
    if properties is None:
        return 0
    return min(max(number(value(properties.find(f"{W}{name}"))), 0), _MOST_COLUMNS)


def _span(settings: Element | None) -> int:
    if settings is None:
        return 1
    return min(max(number(value(settings.find(f"{W}gridSpan")), 1), 1), _MOST_COLUMNS)


def _continues(settings: Element | None, name: str) -> bool:
    merged = None if settings is None else settings.find(f"{W}{name}")
    return merged is not None and value(merged) != "restart"


def _is_bordered(table: Element, styles: Styles) -> bool:
    """Tell whether lines are drawn: by most cells themselves, else by the table, else by its style."""
    properties = table.find(f"{W}tblPr")
    drawn = has_borders(None if properties is None else properties.find(f"{W}tblBorders"))
    if drawn is None:
        drawn = styles.has_borders("" if properties is None else value(properties.find(f"{W}tblStyle")))
    cells = lined = bare = 0
    for row in _inside(table, _ROW):
        for cell in _inside(row, _CELL):
            cells += 1
            borders = cell.find(f"{W}tcPr/{W}tcBorders")
            if borders is not None:
                lines = sum(value(side) not in _NO_LINE for side in borders)
                lined += lines >= 2
                bare += lines == 0 and len(borders) >= 4
    return (lined * 2 >= cells) if not drawn else bare < cells
