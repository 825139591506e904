"""Markdown to lines: tables that only lay out the letterhead or the signature are read cell by cell, as in Word."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from checker import document
from checker.office.closing_lines import is_position
from checker.office.flow import Cell, Paragraph, Table
from checker.office.flow_lines import grid_lines, lays_out
from checker.office.imported import same_words
from checker.office.marks import Run, marked
from checker.office.text_lines import Line, read_lines, squeeze
from checker.office.words import Words, read_cell, read_html_cell, shown
from checker.parse.blocks import read_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.document import Block

_TOP = 3
"""How many blocks from the top a table may stand to be the letterhead."""

_ROWS_OF_SIGNATURES = 3
_LETTERHEAD_LINES = 12
_LONGEST_PIECE = 90
_PIPED = re.compile(r"(?:[ \t]*\|.*\|[ \t]*(?:\n|\Z))+\Z")
_TURN = re.compile(r"[ \t]*<br[ \t]*/?>[ \t]*", re.IGNORECASE)


def markdown_lines(text: str) -> tuple[Line, ...]:
    """Give the lines of a Markdown text; those of a table that stays one are as typed, and know their table."""
    lines: list[Line] = []
    done = 0
    for number, block in enumerate(read_blocks(text, 0, len(text))):
        if table := _table(text, block, top=number < _TOP):
            lines += _typed(text[done : block.start])
            lines += _table_lines(text[slice(*block.at)], table, number)
            done = block.end
    lines += _typed(text[done:])
    return tuple(_without_turns(lines))


def _typed(text: str) -> Iterator[Line]:
    """Give lines as typed, without the backslash that ends a line on purpose."""
    for line in read_lines(text):
        yield line._replace(text=line.text.removesuffix("\\").rstrip() or line.text)


def _without_turns(lines: Iterable[Line]) -> Iterator[Line]:
    """Part the lines above the text where ``<br>`` does."""
    for number, line in enumerate(lines):
        pieces = [piece for piece in _TURN.split(line.text) if piece] if number < _LETTERHEAD_LINES else [line.text]
        if line.table or line.paragraph or len(pieces) < 2 or max(map(len, pieces)) > _LONGEST_PIECE:
            yield line
            continue
        for place, piece in enumerate(pieces):
            yield Line(piece, line.after_blank and place == 0)


def _table_lines(typed: str, table: Table, number: int) -> Iterator[Line]:
    laid = tuple(grid_lines(table, number + 1)) if lays_out(table, top=number < _TOP) else ()
    if laid and same_words(typed, " ".join(line.text for line in laid)):
        yield from laid
    else:
        yield from (line._replace(table=table) for line in read_lines(typed))


def _table(text: str, block: Block, *, top: bool) -> Table | None:
    """Give a table as the readers of office files do; Markdown has no borders to tell what a table is for.

    One of which a single column has words, or every column a position, may lay out signatures, one at the top the
    letterhead.
    """
    if isinstance(block, document.Paragraph) and _PIPED.match(text, *block.at):
        text = _with_delimiters(text[slice(*block.at)])
        block = read_blocks(text, 0, len(text))[0]
    if not isinstance(block, document.Table):
        return None
    rows = tuple(tuple(_cell(text, cell, html=block.html) for cell in row.cells) for row in block.rows)
    filled = {column for row in rows for column, cell in enumerate(row) if cell.blocks}
    return Table(rows, bordered=not top and len(filled) > 1 and not _only_signed(rows))


def _only_signed(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether every column begins with the position of one who signs."""
    first = [cell.blocks[0] for cell in rows[0] if cell.blocks]
    return len(rows) <= _ROWS_OF_SIGNATURES and all(isinstance(it, Paragraph) and is_position(it.plain) for it in first)


def _with_delimiters(rows: str) -> str:
    """Put in the row of dashes that was forgotten below the first row."""
    first, turn, others = rows.partition("\n")
    return f"{first}\n{'| --- ' * (first.strip().count('|') - 1)}|{turn}{others}"


def _cell(text: str, cell: document.Cell, *, html: bool) -> Cell:
    written = read_html_cell(text, cell.at) if html else (read_cell(text, cell.at),)
    lines = (line for words in written for line in _split(words))
    return Cell(tuple(_paragraph(line) for line in lines if shown(line).strip()), cell.colspan, cell.rowspan)


def _split(words: Words) -> Iterator[Words]:
    """Part words where their line breaks, and between two stretches of bold that a plain space parts."""
    pieces = [run._replace(text=text) for run in words for text in re.split(r"(\n)", run.text) if text]
    for at, piece in enumerate(pieces[1:-1], 1):
        if piece.text.isspace() and not piece.bold and pieces[at - 1].bold and pieces[at + 1].bold:
            pieces[at] = piece._replace(text="\n")
    for is_break, group in groupby(pieces, key=lambda run: run.text == "\n"):
        if not is_break:
            yield tuple(group)


def _paragraph(words: Words) -> Paragraph:
    runs = [Run(run.text, run.bold, run.italic) for run in words]
    said = [run for run in runs if run.text.strip()]
    plain = squeeze("".join(run.text for run in runs))
    bold, italic = all(run.bold for run in said), all(run.italic for run in said)
    return Paragraph(squeeze(marked(runs)), plain, bold=bold, italic=italic)
