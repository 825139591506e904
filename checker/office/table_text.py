"""Tables of a file to the dialect: pipes when simple, else the restricted HTML table, one cell a line."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from checker.office.flow import Cell, Paragraph, Table
from checker.office.grid import usual_align
from checker.office.marks import to_html, without_bold
from checker.parse.html_tables import MAX_SPAN

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = {"": "---", "left": ":---", "center": ":---:", "right": "---:"}
_SIDES = {"left": "left", "start": "left", "center": "center", "right": "right", "end": "right"}
_BLANK = "\u200b\ufeff \t\n"


def table_text(table: Table, caption: str = "") -> str:
    """Write a table under its caption; a table inside a cell becomes that cell's paragraphs."""
    rows = [row for row in table.rows if row]
    if not any(_paragraphs(cell) for row in rows for cell in row):
        return ""
    head = table.header_rows or _bold_rows(table)
    if head <= 1 and _is_simple(table) and not caption:
        return "\n".join(_pipes(rows, head))
    return "\n".join(_html(rows, head, caption))


def cell_paragraphs(cell: Cell) -> Iterator[Paragraph]:
    """Give the paragraphs of a cell, those of tables inside it too, in reading order."""
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for inner in row:
                    yield from cell_paragraphs(inner)


def _paragraphs(cell: Cell) -> list[Paragraph]:
    return [paragraph for paragraph in cell_paragraphs(cell) if paragraph.plain.strip(_BLANK)]


def _is_simple(table: Table) -> bool:
    """Tell whether pipes can hold a table: no merged cell, one paragraph in each, as many in every row."""
    widths = {len(row) for row in table.rows}
    return len(widths) == 1 and all(
        cell.columns == cell.rows == 1 and len(_paragraphs(cell)) <= 1 for row in table.rows for cell in row
    )


def _bold_rows(table: Table) -> int:
    """Give how many rows are the head: the first when all of it is bold, with those that its cells reach down to."""
    first = [part for cell in table.rows[0] for part in _paragraphs(cell)] if table.rows else []
    if not first or not all(part.bold for part in first) or len(table.rows) < 2:
        return 0
    reach = max(cell.rows for cell in table.rows[0])
    return reach if reach < len(table.rows) else 1


def _pipes(rows: list[tuple[Cell, ...]], head: int) -> Iterator[str]:
    for at, row in enumerate(rows):
        written = (_pipe_cell(cell, head=at < max(head, 1) and head > 0) for cell in row)
        yield "|" + "".join(f" {text} |" if text else " |" for text in written)
        if at == 0:
            yield "|" + "".join(f" {_MARKS[_aligned(rows, column, head)]} |" for column in range(len(row)))


def _aligned(rows: list[tuple[Cell, ...]], column: int, head: int) -> str:
    """Give how the cells of a column stand where all stand alike and not as they would anyway; else nothing."""
    found: set[str] = set()
    usual = True
    for at, row in enumerate(rows):
        for part in _paragraphs(row[column]):
            align = _SIDES.get(part.align, "")
            found.add(align)
            usual = usual and align == usual_align(part.plain, header=at < head)
    return "" if usual or len(found) > 1 else found.pop()


def _pipe_cell(cell: Cell, *, head: bool) -> str:
    written = " ".join(part.markdown for part in _paragraphs(cell)).strip()
    written = written.replace("  \n", "<br>").replace("\n", " ")
    written = without_bold(written) if head else written
    return written.replace("\\|", "|").replace("|", "&#124;")


def _html(rows: list[tuple[Cell, ...]], head: int, caption: str) -> Iterator[str]:
    yield "<table>"
    if caption:
        yield f"<caption>{escape(caption, quote=False)}</caption>"
    for at, row in enumerate(rows):
        yield "<tr>"
        for cell in row:
            name = "th" if at < head else "td"
            yield f"<{name}{_spans(cell)}>{_html_cell(cell, head=at < head)}</{name}>"
        yield "</tr>"
    yield "</table>"


def _spans(cell: Cell) -> str:
    spans = (("colspan", cell.columns), ("rowspan", cell.rows))
    return "".join(f' {name}="{min(count, MAX_SPAN)}"' for name, count in spans if count > 1)


def _html_cell(cell: Cell, *, head: bool) -> str:
    written = [to_html(part.markdown, bold=not head).strip() for part in _paragraphs(cell)]
    return written[0] if len(written) == 1 else "".join(f"<p>{text}</p>" for text in written)
