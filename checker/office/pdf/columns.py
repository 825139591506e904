"""The letterhead and the closing of a page, which stand in two columns without a drawn table."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.office.closing_lines import is_position, is_recipients
from checker.office.flow import Cell, Table
from checker.office.letterhead import KINDS, MOTTO, begins_body_name, is_number
from checker.office.pdf.pages import Piece, joined
from checker.office.pdf.reflow import Frame, looks_other, paragraph, parted
from checker.office.text_lines import is_upper
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.office.pdf.pages import Page

_NATION = re.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI", re.IGNORECASE)
_LEFT, _RIGHT = 0.25, 0.72
_NARROWEST = 4.0
_SIGNATURE = 2.2
_ITEM = re.compile(r"[-–—+•*]\s|Lưu\b")
_BELOW = re.compile(r"Kính gửi\b|Phụ lục\b|PHỤ LỤC\b|Mẫu số\b|MẪU SỐ\b|Biểu\b|BIỂU\b")
_STARTS = re.compile(r"Số\s*:|V/v\b|Về việc\b|Kính gửi\b")


class Columns(NamedTuple):
    """Lines ``start`` to ``end`` of a page as a table of two cells."""

    start: int
    end: int
    table: Table


def letterhead(pages: Sequence[Page], rows: Sequence[list[Piece]]) -> list[Columns]:
    """Find letterheads: Quốc hiệu at the right, the issuer at the left."""
    found: list[Columns] = []
    done = 0
    for at, row in enumerate(rows):
        if at >= done and any(_NATION.match(piece.text) for piece in row):
            start = _first(rows, at, done)
            end, gap = _side_by_side(pages[row[0].page], rows, start, least=at + 1)
            if gap and end > at:
                found.append(Columns(start, end, _table(rows[start:end], gap)))
                done = end
    return found


def _first(rows: Sequence[list[Piece]], at: int, done: int) -> int:
    """Give the first line of a letterhead: the issuer may stand a little higher than Quốc hiệu."""
    high = rows[at][0].base + 2.5 * rows[at][0].size
    while at > done and rows[at - 1][0].base < high and rows[at - 1][0].page == rows[at][0].page:
        at -= 1
    return at


def closing(pages: Sequence[Page], rows: Sequence[list[Piece]]) -> list[Columns]:
    """Find where the recipients stand beside the signature; it may go on over a page."""
    for at, row in enumerate(rows):
        if is_recipients(row[0].text):
            end, gap = _side_by_side(pages[row[0].page], rows, at, least=at + 1)
            beside = any(piece.left >= gap for line in rows[at:end] for piece in line)
            if gap and beside:
                return [Columns(at, end, _table(rows[at:end], gap))]
    return []


def _side_by_side(page: Page, rows: Sequence[list[Piece]], start: int, *, least: int) -> tuple[int, float]:
    """Give how far down lines go side by side, and where the gap between them is; 0 when there is none."""
    end, gap = start, 0.0
    taken: list[tuple[float, float]] = []
    for at in range(start, len(rows)):
        row = rows[at]
        if at >= least and _ends(row):
            break
        taken += [(piece.left, piece.right) for piece in row]
        middle = _gap(page, taken)
        if not middle:
            break
        gap, end = middle, at + 1
    return end, gap


def _ends(row: Sequence[Piece]) -> bool:
    """Tell whether a line is surely below two columns: the kind's name, the addressee, another letterhead."""
    text = row[0].text
    titled = len(row) == 1 and (text.upper() in KINDS or bool(_BELOW.match(text)))
    return titled or any(_NATION.match(piece.text) for piece in row)


def _gap(page: Page, taken: Sequence[tuple[float, float]]) -> float:
    """Give the middle of the widest gap that parts text at the left from text at the right; no piece crosses it.

    As long as all text stands at the left, or at the right, the gap is beside it.
    """
    merged: list[tuple[float, float]] = []
    for left, right in sorted(taken):
        if merged and left <= merged[-1][1] + _NARROWEST:
            merged[-1] = merged[-1][0], max(merged[-1][1], right)
        else:
            merged.append((left, right))
    low, high = _LEFT * page.width, _RIGHT * page.width
    gaps = [(right, left) for (_, right), (left, _) in pairwise(merged)]
    if not gaps:
        gaps = [(merged[-1][1], page.width), (0.0, merged[0][0])]
    inner = [(left, right) for left, right in gaps if left < high and right > low and right - left >= _NARROWEST]
    left, right = max(inner, key=lambda gap: gap[1] - gap[0], default=(0.0, 0.0))
    return (left + right) / 2


def _table(rows: Sequence[list[Piece]], gap: float) -> Table:
    left = [[piece for piece in row if (piece.left + piece.right) / 2 < gap] for row in rows]
    right = [[piece for piece in row if (piece.left + piece.right) / 2 >= gap] for row in rows]
    cells = (_cell([joined(row) for row in side if row]) for side in (left, right))
    return Table((tuple(cells),), bordered=False)


def _cell(pieces: Sequence[Piece]) -> Cell:
    """Write one column: lines that were only wrapped are joined."""
    if not pieces:
        return Cell(())
    frame = Frame(min(piece.left for piece in pieces), max(piece.right for piece in pieces), 0.0)
    listed = any(is_recipients(piece.text) for piece in pieces)
    found = parted(pieces, lambda lines, piece: _begins(lines, piece, frame, listed=listed))
    return Cell(tuple(paragraph(lines, centred=not listed) for lines in found))


def _begins(lines: list[Piece], piece: Piece, frame: Frame, *, listed: bool) -> bool:
    """Tell whether a line of a column begins something new."""
    before, text = lines[-1], piece.text
    if listed:
        listing = _ITEM.match(lines[0].text) is not None
        return bool(_ITEM.match(text)) or is_recipients(before.text) or (text[0].isupper() and not listing)
    if looks_other(before, piece) or (before.bold, before.italic) != (piece.bold, piece.italic):
        return True
    if any(starts(text) for starts in _NEW) or is_number(before.text) or is_upper(before.text) != is_upper(text):
        return True
    if before.base - piece.base > _SIGNATURE * before.size:
        return True
    return frame.right - frame.left - before.width > piece.first_word + 1.5


def _starts(text: str) -> bool:
    return bool(_STARTS.match(text) or MOTTO.match(text))


_NEW = (_starts, is_number, is_position, begins_body_name)
