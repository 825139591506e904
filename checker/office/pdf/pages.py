"""What the pages of a PDF show: stretches of text with their places and looks, and the lines that are drawn."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, cast

from checker.office.marks import Run
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Stretch(NamedTuple):
    """A stretch of text of one look on one line; places in points, heights from the lower edge of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    italic: bool = False


class Rule(NamedTuple):
    """A drawn line, horizontal or vertical; ``at`` is its place across, ``start`` and ``end`` are along it."""

    at: float
    start: float
    end: float


class Page(NamedTuple):
    """One page; ``rows`` are the horizontal lines drawn on it, ``columns`` the vertical ones."""

    width: float
    height: float
    stretches: tuple[Stretch, ...]
    rows: tuple[Rule, ...] = ()
    columns: tuple[Rule, ...] = ()
    pictures: bool = False


class Piece(NamedTuple):
    """Text that stands together on one line, its gaps no wider than between words."""

    runs: tuple[Run, ...]
    left: float
    right: float
    base: float
    size: float
    page: int = 0

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join("".join(run.text for run in self.runs).split())

    @property
    def bold(self) -> bool:
        """Tell whether all of it is bold."""
        return all(run.bold for run in self.runs if run.text.strip())

    @property
    def italic(self) -> bool:
        """Tell whether all of it is italic."""
        return all(run.italic for run in self.runs if run.text.strip())

    @property
    def width(self) -> float:
        """How wide it is, in points."""
        return self.right - self.left

    @property
    def first_word(self) -> float:
        """How wide its first word is, about, with the space before it."""
        text = self.text
        return (len(text.split(" ", 1)[0]) + 1) / max(len(text), 1) * self.width


_WORD_GAP = 0.16
_COLUMN_GAP = 0.8
_NATION = re.compile(r"CỘNG\s+H(?:ÒA|OÀ)\b")
_SAME_LINE = 0.3
_RAISED = 0.62
_NEAR = 0.45


def pages_from_data(data: Sequence[Mapping[str, object]]) -> tuple[Page, ...]:
    """Make pages of what the process that reads the file wrote; text comes in NFC, white space as plain spaces."""
    return tuple(_page(page) for page in data)


def _page(data: Mapping[str, object]) -> Page:
    width, height = cast("tuple[float, float]", data["size"])
    raw = cast("list[tuple[str, float, float, float, float, bool, bool]]", data["stretches"])
    stretches = (Stretch(*item)._replace(text=_plain(item[0])) for item in raw)
    return Page(
        width,
        height,
        tuple(stretch for stretch in stretches if stretch.text.strip()),
        tuple(Rule(*rule) for rule in cast("list[tuple[float, float, float]]", data["rows"])),
        tuple(Rule(*rule) for rule in cast("list[tuple[float, float, float]]", data["columns"])),
        bool(data["pictures"]),
    )


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    kept = (" " if char.isspace() else char for char in text if char.isprintable() or char.isspace())
    return "".join(kept).replace("\u200b", "").replace("\ufeff", "")


def lines_of(stretches: Sequence[Stretch], walls: Sequence[float], page: int) -> list[list[Piece]]:
    """Gather stretches into lines from the top down, each as its pieces from left to right.

    Vertical lines at ``walls`` part pieces. A small stretch that is raised belongs to the line it is raised from.
    """
    rows: list[list[Stretch]] = []
    for stretch in sorted(stretches, key=lambda item: (-item.base, item.left)):
        row = next((row for row in rows[-3:] if _on_line(row, stretch)), None)
        if row is None:
            rows.append([stretch])
        else:
            row.append(stretch)
    rows.sort(key=lambda row: -_main(row).base)
    return [_pieces(sorted(row, key=lambda item: item.left), walls, page) for row in rows]


def _main(row: Sequence[Stretch]) -> Stretch:
    return max(row, key=lambda item: (item.size, len(item.text)))


def _on_line(row: Sequence[Stretch], stretch: Stretch) -> bool:
    main = _main(row)
    apart = abs(main.base - stretch.base)
    if apart <= _SAME_LINE * min(main.size, stretch.size):
        return True
    high, low = (main, stretch) if main.base > stretch.base else (stretch, main)
    if high.size > 0.8 * low.size or apart > _RAISED * low.size:
        return False
    return any(-0.2 * low.size <= stretch.left - item.right <= _NEAR * low.size for item in row) or any(
        -0.2 * low.size <= item.left - stretch.right <= _NEAR * low.size for item in row
    )


def _pieces(row: Sequence[Stretch], walls: Sequence[float], page: int) -> list[Piece]:
    base, size = _main(row).base, _main(row).size
    pieces: list[Piece] = []
    for stretch in row:
        raised = stretch.base - base > 0.15 * size and stretch.size < 0.8 * size
        run = Run(_raised(stretch.text) if raised else stretch.text, stretch.bold, stretch.italic)
        last = pieces[-1] if pieces else None
        gap = stretch.left - last.right if last else 0.0
        walled = last is not None and any(last.right - 0.5 < wall < stretch.left + 0.5 for wall in walls)
        if last is None or walled or gap > _COLUMN_GAP * size or _NATION.match(run.text):
            pieces.append(Piece((run,), stretch.left, stretch.right, base, stretch.size, page))
            continue
        if gap > _WORD_GAP * size and not last.runs[-1].text.endswith(" ") and not run.text.startswith(" "):
            run = run._replace(text=f" {run.text}")
        right, high = max(last.right, stretch.right), max(last.size, stretch.size)
        pieces[-1] = last._replace(runs=(*last.runs, run), right=right, size=high)
    return pieces


def _raised(text: str) -> str:
    """Mark a raised number, so that it does not run into the word before it."""
    bare = text.strip()
    return f"[{bare}]" if bare.isdigit() else text


def joined(pieces: Sequence[Piece]) -> Piece:
    """Make the pieces of one line one."""
    runs = list(pieces[0].runs)
    for piece in pieces[1:]:
        runs += [Run(" "), *piece.runs]
    first, last = pieces[0], max(pieces, key=lambda piece: piece.right)
    return first._replace(runs=tuple(runs), right=last.right, size=max(piece.size for piece in pieces))
