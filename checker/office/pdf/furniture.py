"""What stands on every page beside the text: page numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from checker.office.page import REFERENCE, SAMPLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.office.pdf.pages import Page, Piece

_NUMBER = re.compile(r"[-–—\s]*(?:Trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—.\s]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_EDGE = 0.12
_DEPTH = 3


def without_furniture(
    pages: Sequence[Page], lines: Sequence[list[list[Piece]]]
) -> tuple[list[list[list[Piece]]], list[str]]:
    """Take page numbers and what repeats at the edges out of the lines of each page; gives these too."""
    counted = Counter(
        key for page, rows in zip(pages, lines, strict=True) for key in {_key(row) for row in _edges(page, rows)}
    )
    often = {key for key, count in counted.items() if count >= max(2, len(pages) / 2) and key}
    kept: list[list[list[Piece]]] = []
    dropped: list[str] = []
    for page, rows in zip(pages, lines, strict=True):
        out = [row for row in _edges(page, rows) if _is_number(page, row) or _key(row) in often or _is_remark(row)]
        dropped += [" ".join(piece.text for piece in row) for row in out]
        kept.append([row for row in rows if row not in out])
    return kept, dropped


def _is_remark(row: Sequence[Piece]) -> bool:
    """Tell whether a line is what this program writes at the foot of a page."""
    return any(remark in piece.text for piece in row for remark in (REFERENCE, SAMPLE))


def _edges(page: Page, rows: Sequence[list[Piece]]) -> list[list[Piece]]:
    """Give the first and the last lines of a page that stand in its margins."""
    outer = [*rows[:_DEPTH], *rows[max(_DEPTH, len(rows) - _DEPTH) :]]
    return [row for row in outer if not _EDGE * page.height < row[0].base < (1 - _EDGE) * page.height]


def _key(row: Sequence[Piece]) -> str:
    """Give what a line says without its numbers and spaces; nothing for one that says next to nothing."""
    text = _DIGITS.sub("#", "".join(piece.text for piece in row).replace(" ", ""))
    return text if len(text) >= 4 else ""


def _is_number(page: Page, row: Sequence[Piece]) -> bool:
    if len(row) != 1 or not _NUMBER.fullmatch(row[0].text):
        return False
    centre = (row[0].left + row[0].right) / 2
    return abs(centre - page.width / 2) < 0.1 * page.width or centre > 0.8 * page.width
