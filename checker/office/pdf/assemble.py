"""The pages of a PDF to paragraphs and tables in reading order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.message import Message, say
from checker.office.flow import Cell, Flow, Note, Paragraph, Table
from checker.office.pdf.columns import closing, letterhead
from checker.office.pdf.furniture import without_furniture
from checker.office.pdf.notes import with_marks
from checker.office.pdf.pages import Page, Piece, joined, lines_of
from checker.office.pdf.reflow import Frame, cell_paragraphs_of, frame_of, paragraph, paragraphs_of
from checker.office.pdf.ruled import Box, Ruled, goes_on, ruled_tables
from checker.office.table_text import cell_paragraphs
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NOTE = re.compile(r"\[(\d{1,3})\]\s*")
_SMALLER = 1.0
_MOST_SHOWN = 8


class _Sheet(NamedTuple):
    """One page: its lines, and the drawn tables among them."""

    page: Page
    rows: list[list[Piece]]
    tables: list[Ruled]


def flow_of(pages: Sequence[Page]) -> Flow:
    """Rebuild paragraphs and tables from pages; page numbers and running heads are left out, and told."""
    sheets = [_sheet(page, number) for number, page in enumerate(pages)]
    kept, dropped = without_furniture(pages, [sheet.rows for sheet in sheets])
    sheets = [sheet._replace(rows=rows) for sheet, rows in zip(sheets, kept, strict=True)]
    body = _body_size(sheets)
    notes: list[Note] = []
    for at, sheet in enumerate(sheets):
        rest, found = _without_notes(sheet, body)
        sheets[at] = rest
        notes += found
    items = list(_items(pages, sheets))
    blocks = tuple(_blocks(items, sheets))
    visible = _visible(blocks, notes)
    return Flow(with_marks(blocks, notes), tuple(notes), tuple(_notices(pages, dropped)), visible)


def _sheet(page: Page, number: int) -> _Sheet:
    tables, outside = ruled_tables(page)
    return _Sheet(page, lines_of(outside, (), number), tables)


def _body_size(sheets: Sequence[_Sheet]) -> float:
    sizes: dict[float, int] = {}
    for sheet in sheets:
        for row in sheet.rows:
            for piece in row:
                sizes[piece.size] = sizes.get(piece.size, 0) + len(piece.text)
    return max(sizes, key=lambda size: sizes[size], default=14.0)


def _without_notes(sheet: _Sheet, body: float) -> tuple[_Sheet, list[Note]]:
    """Take the footnotes off the foot of a page: small lines, the first with a raised number."""
    rows = sheet.rows
    first = len(rows)
    while first and all(piece.size < body - _SMALLER for piece in rows[first - 1]):
        first -= 1
    while first < len(rows) and not _NOTE.match(rows[first][0].text):
        first += 1
    notes: list[Note] = []
    for row in rows[first:]:
        line = joined(row)
        if found := _NOTE.match(line.text):
            notes.append(Note(found[1], (paragraph([line]),)))
        else:
            notes[-1] = notes[-1]._replace(blocks=(*notes[-1].blocks, paragraph([line])))
    return sheet._replace(rows=rows[:first]), [_joined_note(note) for note in notes]


def _joined_note(note: Note) -> Note:
    markdown = " ".join(part.markdown for part in note.blocks)
    plain = " ".join(part.plain for part in note.blocks)
    cut = _NOTE.match(plain)
    text = Paragraph(markdown.split("]", 1)[1].strip(), plain[cut.end() :] if cut else plain)
    return Note(note.mark, (text,))


def _items(pages: Sequence[Page], sheets: Sequence[_Sheet]) -> Iterator[Piece | Table | Ruled]:
    """Give lines and tables from the top down, the two-column parts as tables without borders."""
    rows = [row for sheet in sheets for row in sheet.rows]
    parts = [*letterhead(pages, rows), *closing(pages, rows)]
    starts = {part.start: part for part in parts}
    inside = {at for part in parts for at in range(part.start, part.end)}
    tables = [
        (at, table) for at, sheet in enumerate(sheets) for table in sorted(sheet.tables, key=lambda one: -one.high)
    ]
    for at, row in enumerate(rows):
        while tables and (tables[0][0], -tables[0][1].high) < (row[0].page, -row[0].base):
            yield tables.pop(0)[1]
        if at in starts:
            yield starts[at].table
        if at not in inside:
            yield joined(row)
    for _, table in tables:
        yield table


def _blocks(items: Sequence[Piece | Table | Ruled], sheets: Sequence[_Sheet]) -> Iterator[Paragraph | Table]:
    frames = _frames(items, sheets)
    lines: list[Piece] = []
    above: Ruled | None = None
    rows: list[tuple[Cell, ...]] = []
    for item in items:
        if isinstance(item, Piece):
            if above:
                yield Table(tuple(rows))
                above, rows = None, []
            lines.append(item)
            continue
        yield from _paragraphs(lines, frames)
        lines = []
        if above and (isinstance(item, Table) or not goes_on(above, item)):
            yield Table(tuple(rows))
            above, rows = None, []
        if isinstance(item, Table):
            yield item
        else:
            fresh = _rows(item, rows[0] if above else None)
            if above and fresh and _is_rest(fresh[0], rows[-1]):
                rows[-1] = tuple(_longer(cell, rest) for cell, rest in zip(rows[-1], fresh.pop(0), strict=True))
            rows += fresh
            above = item
    yield from _paragraphs(lines, frames)
    if above:
        yield Table(tuple(rows))


def _frames(items: Sequence[Piece | Table | Ruled], sheets: Sequence[_Sheet]) -> dict[int, Frame]:
    """Give where text runs on each page; pages of one width share a frame."""
    by_width: dict[float, list[Piece]] = {}
    for item in items:
        if isinstance(item, Piece):
            by_width.setdefault(sheets[item.page].page.width, []).append(item)
    frames = {width: frame_of(pieces) for width, pieces in by_width.items()}
    return {at: frames[sheet.page.width] for at, sheet in enumerate(sheets) if sheet.page.width in frames}


def _paragraphs(lines: Sequence[Piece], frames: dict[int, Frame]) -> Iterator[Paragraph]:
    if lines:
        frame = frames[lines[0].page]
        for found in paragraphs_of(lines, frame):
            yield paragraph(found, centred=frame.is_centred(found[0]))


def _rows(table: Ruled, head: tuple[Cell, ...] | None) -> list[tuple[Cell, ...]]:
    """Write the rows of a drawn table, without a head that is repeated on a new page."""
    inset = _inset(table)
    rows = [tuple(_cell(box, inset) for box in row) for row in table.rows]
    if head and rows and _words(rows[0]) == _words(head):
        rows = rows[1:]
    return rows


def _is_rest(row: Sequence[Cell], above: Sequence[Cell]) -> bool:
    """Tell whether a row at the top of a page is the rest of the one at the foot of the page before."""
    texts = [" ".join(_words([cell])) for cell in row]
    same = [cell[1:] for cell in row] == [cell[1:] for cell in above]
    return same and "" in texts and all(text[0].islower() for text in texts if text) and any(texts)


def _longer(cell: Cell, rest: Cell) -> Cell:
    """Put the rest of a cell's text after it."""
    if not cell.blocks or not rest.blocks:
        return cell if cell.blocks else rest
    last, first = cell.blocks[-1], rest.blocks[0]
    if isinstance(last, Table) or isinstance(first, Table):
        return cell._replace(blocks=(*cell.blocks, *rest.blocks))
    whole = last._replace(markdown=f"{last.markdown} {first.markdown}", plain=f"{last.plain} {first.plain}")
    return cell._replace(blocks=(*cell.blocks[:-1], whole, *rest.blocks[1:]))


def _words(row: Sequence[Cell]) -> list[str]:
    return [part.plain for cell in row for part in cell_paragraphs(cell)]


def _inset(table: Ruled) -> float:
    """Give how far the text of a table stands off its lines, at the least."""
    gaps = [item.left - box.left for row in table.rows for box in row for item in box.stretches]
    return max(0.0, min(gaps, default=0.0))


def _cell(box: Box, inset: float) -> Cell:
    lines = [joined(row) for row in lines_of(box.stretches, (), 0)]
    if not lines:
        return Cell((), box.columns, box.rows)
    frame = Frame(box.left + inset, box.right - inset, frame_of(lines).pitch)
    found = cell_paragraphs_of(lines, frame)
    return Cell(tuple(paragraph(part, centred=frame.is_centred(part[0])) for part in found), box.columns, box.rows)


def _visible(blocks: Sequence[Paragraph | Table], notes: Sequence[Note]) -> str:
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            texts.append(block.plain)
        else:
            texts += [part.plain for row in block.rows for cell in row for part in cell_paragraphs(cell)]
    for note in notes:
        texts += [note.mark, *(block.plain for block in note.blocks)]
    return "\n".join(texts)


def _notices(pages: Sequence[Page], dropped: Sequence[str]) -> Iterator[Message]:
    scans = [str(at) for at, page in enumerate(pages, 1) if page.pictures and not page.stretches]
    if scans:
        yield say(
            "trang {pages} là ảnh quét, chưa nhập; nhập tay phần ấy",
            "page {pages} is a scanned picture and was not imported; type it in by hand",
            pages=", ".join(scans),
        )
    if dropped:
        shown = "; ".join(f"“{text}”" for text in dict.fromkeys(dropped[:_MOST_SHOWN]))
        yield say(
            "không đưa vào số trang và dòng lặp ở lề trang: {shown}",
            "page numbers and lines repeated in the margins were left out: {shown}",
            shown=shown + ("; …" if len(dropped) > _MOST_SHOWN else ""),
        )
