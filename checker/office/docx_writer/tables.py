"""Tables: real ones, with merged cells, and the head repeated on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.office.docx_writer.inline import inline
from checker.office.docx_writer.xml import gap, millimetres, paragraph, twips
from checker.office.layout import LAYOUT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.office.docx_writer.inline import Relate
    from checker.office.grid import Grid, GridCell

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table(grid: Grid, relate: Relate) -> str:
    """Write a table and the gap below it."""
    widths = _widths(grid.shares)
    weight = round(LAYOUT.table_rule.value * 8)
    borders = "".join(f'<w:{side} w:val="single" w:sz="{weight}" w:space="0" w:color="000000"/>' for side in _SIDES)
    side = millimetres(LAYOUT.cell_side.value)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    repeated = int(grid.header_rows > 0)
    head = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{side}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="06{2 * repeated}0" w:firstRow="{repeated}" '
        'w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )
    rows = "".join(_rows(grid, widths, relate))
    return f"<w:tbl>{head}{rows}</w:tbl>{gap(LAYOUT.below_table.value)}"


def _widths(shares: Sequence[float]) -> list[int]:
    """Give the columns' widths, which together are exactly the text's."""
    whole = millimetres(LAYOUT.text_width)
    widths = [max(1, round(share * whole)) for share in shares]
    widths[-1] += whole - sum(widths)
    return widths


def _rows(grid: Grid, widths: Sequence[int], relate: Relate) -> Iterator[str]:
    """Write the rows; a place that a cell from above reaches down to is a cell that goes on with it."""
    reaching: list[tuple[int, GridCell]] = []
    for index, row in enumerate(grid.rows):
        reaching = [(until, cell) for until, cell in reaching if until > index]
        cells = sorted(
            [*((cell, True) for cell in row), *((cell, False) for _, cell in reaching)],
            key=lambda item: item[0].column,
        )
        properties = "<w:cantSplit/><w:tblHeader/>" if index < grid.header_rows else "<w:cantSplit/>"
        written = "".join(_cell(cell, widths, relate, begins=begins) for cell, begins in cells)
        yield f"<w:tr><w:trPr>{properties}</w:trPr>{written}</w:tr>"
        reaching.extend((index + cell.rows, cell) for cell in row if cell.rows > 1)


def _cell(cell: GridCell, widths: Sequence[int], relate: Relate, *, begins: bool) -> str:
    width = sum(widths[cell.column : cell.column + cell.columns])
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if cell.columns > 1:
        properties += f'<w:gridSpan w:val="{cell.columns}"/>'
    if cell.rows > 1:
        properties += '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    if cell.header:
        properties += '<w:vAlign w:val="center"/>'
    style = "TableHead" if cell.header else "TableCell"
    gaps = f'w:before="{twips(LAYOUT.cell_gap.value)}" w:after="{twips(LAYOUT.cell_gap.value)}"'
    paragraphs = cell.paragraphs if begins else ((),)
    inner = "".join(
        paragraph(style, inline(words, relate), spacing=gaps, align=cell.align) for words in paragraphs or ((),)
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"
