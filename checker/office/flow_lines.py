"""A file with layout to lines for the reader of front matter, and the lines of its text back to paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.office.closing_lines import is_position, is_recipients
from checker.office.flow import Flow, Paragraph, Table
from checker.office.letterhead import MOTTO, NATION, is_number
from checker.office.marks import escaped
from checker.office.table_text import cell_paragraphs, table_text
from checker.office.text_lines import Line, squeeze
from checker.office.titles import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BARE = " \t\u200b\ufeff"
_MOST_ROWS = 6
_LONGEST_BOX = 60
_HEAD_BLOCKS = 12


def flow_lines(flow: Flow) -> tuple[Line, ...]:
    """Give the lines of a file: those of its paragraphs, of the tables that only lay text out, and one a table."""
    lines: list[Line] = []
    for at, block in enumerate(flow.blocks):
        if isinstance(block, Paragraph):
            lines += _lines(block)
        elif lays_out(block, top=at < _HEAD_BLOCKS):
            lines += grid_lines(block, at + 1)
        elif words := " ".join(part.plain for row in block.rows for cell in row for part in cell_paragraphs(cell)):
            lines.append(Line(squeeze(words) or "…", after_blank=True, table=block))
    return tuple(lines)


def grid_lines(table: Table, grid: int) -> Iterator[Line]:
    """Give the lines of a table that only lays text out, cell by cell; ``grid`` is the table's number."""
    covered: set[tuple[int, int]] = set()
    for down, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while (down, column) in covered:
                column += 1
            covered |= {(down + r, column + c) for r in range(1, cell.rows) for c in range(cell.columns)}
            for paragraph in cell_paragraphs(cell):
                yield from _lines(paragraph, grid, column)
            column += cell.columns


def _lines(paragraph: Paragraph, grid: int = 0, cell: int = 0) -> Iterator[Line]:
    for part, text in enumerate(paragraph.plain.split("\n")):
        if bare := text.strip(_BARE).strip():
            yield Line(bare, after_blank=True, paragraph=paragraph, part=part, grid=grid, cell=cell)


def lays_out(table: Table, *, top: bool) -> bool:
    """Tell whether a table only puts the letterhead, the addressees or the signature side by side."""
    texts = [squeeze(part.plain) for row in table.rows for cell in row for part in cell_paragraphs(cell)]
    if any(NATION.search(text) or MOTTO.search(text) or is_recipients(text) for text in texts):
        return True
    if top and len(table.rows) == len(table.rows[0] if table.rows else ()) == 1:
        return len(" ".join(texts)) <= _LONGEST_BOX
    if table.bordered or len(table.rows) > _MOST_ROWS or max(map(len, table.rows), default=0) > 3:
        return False
    return any(is_position(text) or (top and is_number(text)) or text.startswith("Kính gửi") for text in texts)


_TURN = re.compile(r"\*\*  \n\*\*|  \n")
"""A line that ends on purpose amid a title ("Chương I", and its name below), which is one line in the dialect."""


def flow_parts(lines: Sequence[Line]) -> tuple[Part, ...]:
    """Give the paragraphs and tables that some lines stand for.

    A paragraph of which the letterhead took some lines keeps the others alone.
    """
    parts = (_part(lines, at) for at in range(len(lines)) if not _names_table(lines, at))
    return tuple(part for part in parts if part and part.markdown)


def _part(lines: Sequence[Line], at: int) -> Part | None:
    """Give the part that begins with a line; ``None`` where it stands for none, or goes on with one."""
    line = lines[at]
    paragraph = line.paragraph
    if line.table:
        return Part(table_text(line.table, lines[at - 1].text if at and _names_table(lines, at - 1) else ""))
    if paragraph is None:
        return Part(escaped(squeeze(line.text)))
    if line.is_ruler:
        return None
    if not _whole(lines, at):
        return Part(escaped(squeeze(line.text)), paragraph.bold)
    if line.part != _first_part(paragraph):
        return None
    markdown = paragraph.markdown.strip()
    return Part(_TURN.sub(" ", markdown) if paragraph.heading else markdown, paragraph.bold, paragraph.heading)


def _names_table(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line is the caption of the table below it: plain words, for a caption holds nothing else."""
    paragraph = lines[at].paragraph
    if not paragraph or not paragraph.caption or "\n" in paragraph.plain or "[^" in paragraph.markdown:
        return False
    return at + 1 < len(lines) and lines[at + 1].table is not None


def _first_part(paragraph: Paragraph) -> int:
    return next((at for at, text in enumerate(paragraph.plain.split("\n")) if text.strip(_BARE).strip()), 0)


def _whole(lines: Sequence[Line], at: int) -> bool:
    """Tell whether all lines of the paragraph that a line is of are there."""
    paragraph = lines[at].paragraph
    first = at - sum(1 for line in lines[max(0, at - lines[at].part) : at] if line.paragraph is paragraph)
    wanted = sum(1 for text in (paragraph.plain.split("\n") if paragraph else ()) if text.strip(_BARE).strip())
    return all(line.paragraph is paragraph for line in lines[first : first + wanted]) and len(lines) >= first + wanted
