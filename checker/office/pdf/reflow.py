"""Lines of a page to paragraphs: where a line ends because the paragraph does, and where only because it is full."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.office.flow import Paragraph
from checker.office.marks import Run, marked
from checker.parse.labels import read_label
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.office.pdf.pages import Piece

    Breaks = Callable[[list[Piece], Piece], bool]

_INDENT = 8.0
_CENTRED = 5.0
_SIZE = 1.2
_GAP = 1.45
_ENDS = re.compile(r"(?:[.;:!?…]|\./\.)[)”\"]?\Z")
_HYPHEN = re.compile(r"(?<=\w)[-‐]\Z")


class Frame(NamedTuple):
    """Where text runs: its left and right edges, and how far apart its lines are, in points."""

    left: float
    right: float
    pitch: float
    indent: float = 0.0

    def is_centred(self, piece: Piece) -> bool:
        """Tell whether a line is centred, not just long, nor indented as first lines are."""
        left, right = piece.left - self.left, self.right - piece.right
        long = piece.width > 0.5 * (self.right - self.left)
        if abs(piece.left - self.indent) <= 2 and (long or label_begins(piece.text)):
            return False
        return left > 2 * _INDENT and right > 2 * _INDENT and abs(left - right) <= 2 * _CENTRED

    def is_even(self, piece: Piece) -> bool:
        """Tell whether a line leaves the same room at both sides, be it ever so little."""
        left, right = piece.left - self.left, self.right - piece.right
        return left > -2 and abs(left - right) <= _CENTRED

    def fits(self, before: Piece, piece: Piece) -> bool:
        """Tell whether the first word of a line would have fitted on the line before, so that it was broken off."""
        room = self.right - before.right
        if self.is_centred(before) or self.is_centred(piece):
            room = (self.right - self.left) - before.width
        return room > piece.first_word + 1.5


def frame_of(pieces: Sequence[Piece]) -> Frame:
    """Measure where the lines of a page, or of a cell, run."""
    lefts = Counter(round(piece.left / 2) * 2 for piece in pieces)
    wide = max((piece.width for piece in pieces), default=0.0)
    long = [piece for piece in pieces if piece.width > 0.6 * wide] or list(pieces)
    frequent = max(lefts.values(), default=1)
    left = min((left for left, count in lefts.items() if count >= max(2, frequent / 3)), default=0.0)
    left = min(left, min((round(piece.left) for piece in long), default=left))
    rights = sorted((piece.right for piece in long), reverse=True)
    repeated = [right for at, right in enumerate(rights[:-1]) if right - rights[at + 1] <= 3]
    right = repeated[0] if repeated else max(rights, default=0.0)
    pitches = Counter(
        round(above.base - below.base)
        for above, below in pairwise(pieces)
        if above.page == below.page
        and 0 < above.base - below.base < 4 * max(above.size, 1)
        and above.right > right - 40
    )
    pitch = pitches.most_common(1)[0][0] if pitches else 0.0
    inner = Counter({place: count for place, count in lefts.items() if place > left + _INDENT})
    return Frame(left, right, pitch, inner.most_common(1)[0][0] if inner else 0.0)


def paragraphs_of(pieces: Sequence[Piece], frame: Frame) -> Iterator[list[Piece]]:
    """Part the lines of running text into paragraphs."""
    yield from parted(pieces, lambda lines, piece: _breaks(lines, piece, frame))


def cell_paragraphs_of(pieces: Sequence[Piece], frame: Frame) -> Iterator[list[Piece]]:
    """Part the lines of a cell, which may be centred, into paragraphs."""
    yield from parted(pieces, lambda lines, piece: _breaks_in_cell(lines[-1], piece, frame))


def parted(pieces: Sequence[Piece], breaks: Breaks) -> Iterator[list[Piece]]:
    """Part lines into paragraphs where ``breaks`` tells, given the lines of the paragraph so far and the next one."""
    lines: list[Piece] = []
    for piece in pieces:
        if lines and breaks(lines, piece):
            yield lines
            lines = []
        lines.append(piece)
    if lines:
        yield lines


def _breaks(lines: list[Piece], piece: Piece, frame: Frame) -> bool:
    """Tell whether a line begins a new paragraph."""
    before = lines[-1]
    if _apart(before, piece, frame) or looks_other(before, piece) or frame.fits(before, piece):
        return True
    ended = bool(_ENDS.search(before.text))
    if frame.is_centred(piece) or frame.is_centred(before):
        return ended or not (frame.is_even(before) and frame.is_even(piece))
    indent = piece.left - frame.left
    if label_begins(piece.text) and (indent > _INDENT or ended):
        return True
    if piece.left > before.left + _INDENT:
        return True
    level = indent > _INDENT and abs(piece.left - before.left) <= _INDENT / 2
    return level and len(lines) == 1 and (ended or not piece.text[0].islower())


def _breaks_in_cell(before: Piece, piece: Piece, frame: Frame) -> bool:
    if _apart(before, piece, frame) or looks_other(before, piece):
        return True
    room = frame.right - frame.left - before.width
    begins = label_begins(piece.text) and (piece.text[0] not in "-–" or bool(_ENDS.search(before.text)))
    return room > piece.first_word + 1.5 or begins


def _apart(before: Piece, piece: Piece, frame: Frame) -> bool:
    if before.page != piece.page or not frame.pitch:
        return False
    down = before.base - piece.base
    return down > _GAP * max(frame.pitch, before.size) or (
        down > frame.pitch * 1.15 + 2 and bool(_ENDS.search(before.text)) and not piece.text[0].islower()
    )


def looks_other(before: Piece, piece: Piece) -> bool:
    """Tell whether two lines look so unlike that they cannot be of one paragraph."""
    if abs(before.size - piece.size) > _SIZE:
        return True
    if before.bold != piece.bold and not piece.text[0].islower():
        one, other = (before, piece) if before.bold else (piece, before)
        return one.bold and not any(run.bold for run in other.runs if run.text.strip())
    return False


def label_begins(text: str) -> bool:
    """Tell whether a line begins with a label."""
    return bool(text) and read_label(text, 0, len(text)) is not None


def paragraph(lines: Sequence[Piece], *, centred: bool = False) -> Paragraph:
    """Join the lines of a paragraph; a hyphen that stands against a word ties it to the next line."""
    runs: list[Run] = []
    for line in lines:
        whole = "".join(run.text for run in runs)
        if whole and not _HYPHEN.search(whole) and not whole.endswith(" "):
            runs.append(Run(" "))
        runs += line.runs
    runs = list(_squeezed(runs))
    return Paragraph(
        markdown=marked(runs),
        plain="".join(run.text for run in runs),
        centred=centred,
        bold=all(line.bold for line in lines),
        italic=all(line.italic for line in lines),
        size=max(line.size for line in lines),
    )


def _squeezed(runs: Sequence[Run]) -> Iterator[Run]:
    """Make every gap one space, none at the ends."""
    blank = True
    kept: list[Run] = []
    for run in runs:
        text = " ".join(run.text.split(" "))
        while "  " in text:
            text = text.replace("  ", " ")
        text = text.lstrip(" ") if blank else text
        if text:
            kept.append(run._replace(text=text))
            blank = text.endswith(" ")
    if kept:
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip(" "))
    yield from kept
