"""Runs of ``*`` and ``_`` to pairs: which marks open and close bold and italic text."""

from __future__ import annotations

from dataclasses import dataclass

from checker.record import NamedTuple
from checker.source import Span

MAX_DEPTH = 16
"""Deepest nesting of emphasis that is read; marks below it stay text."""

_UNIT = "\0"


class Run(NamedTuple):
    """A run of one mark."""

    start: int
    end: int


class Region(NamedTuple):
    """Text between an opening and a closing mark, marks included in ``at``."""

    at: Span
    inner: Span
    strong: bool


@dataclass(slots=True)
class _Delimiter:
    """What is left of a run, and what it may do. ``length`` is that of the whole run."""

    mark: str
    start: int
    end: int
    opens: bool
    closes: bool
    length: int


def pair(text: str, at: Span, runs: list[Run], units: list[Span]) -> list[Region]:
    """Pair the runs inside ``at``; ``units`` are the stretches that hold no marks (links, code, escapes)."""
    if not runs:
        return []
    before = {unit.end for unit in units}
    after = {unit.start for unit in units}
    stack: list[_Delimiter] = []
    regions: list[Region] = []
    floors: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        left = _UNIT if run.start in before else text[run.start - 1] if run.start > at.start else " "
        right = _UNIT if run.end in after else text[run.end] if run.end < at.end else " "
        delimiter = _delimiter(text, run, left, right)
        if delimiter.closes:
            _close(delimiter, stack, regions, floors)
        if delimiter.opens and delimiter.start < delimiter.end:
            stack.append(delimiter)
    return _shallow(sorted(regions))


def _delimiter(text: str, run: Run, left: str, right: str) -> _Delimiter:
    mark = text[run.start]
    opens = not right.isspace()
    closes = not left.isspace()
    if mark == "_":
        opens = opens and not (left.isalnum() or left == "_")
        closes = closes and not (right.isalnum() or right == "_")
    return _Delimiter(mark, run.start, run.end, opens, closes, run.end - run.start)


def _close(
    closer: _Delimiter, stack: list[_Delimiter], regions: list[Region], floors: dict[tuple[str, bool, int], int]
) -> None:
    """Pair a closing run with the openers below it; ``floors`` keep a vain search from being made twice."""
    key = (closer.mark, closer.opens, closer.length % 3)
    while closer.start < closer.end:
        place = len(stack) - 1
        floor = min(floors.get(key, 0), len(stack))
        while place >= floor and not _fits(stack[place], closer):
            place -= 1
        if place < floor:
            floors[key] = len(stack)
            return
        opener = stack[place]
        del stack[place + 1 :]
        size = _size(opener, closer)
        at = Span(opener.end - size, closer.start + size)
        regions.append(Region(at, Span(opener.end, closer.start), size == 2))
        opener.end -= size
        closer.start += size
        if opener.start == opener.end:
            stack.pop()
        floors.update({known: len(stack) for known, floor in floors.items() if floor > len(stack)})


def _size(opener: _Delimiter, closer: _Delimiter) -> int:
    """Take two marks for bold where both have them; of three, the inner one is italic."""
    left, right = opener.end - opener.start, closer.end - closer.start
    return 1 if left == 3 and right == 3 else min(2, left, right)


def _fits(opener: _Delimiter, closer: _Delimiter) -> bool:
    """Tell whether two runs pair: the same mark, and not a sum of three where the closing run could open too."""
    if opener.mark != closer.mark:
        return False
    either = closer.opens
    odd = (opener.length + closer.length) % 3 == 0 and (opener.length % 3 or closer.length % 3)
    return not (either and odd)


def _shallow(regions: list[Region]) -> list[Region]:
    """Leave out what nests too deep."""
    ends: list[int] = []
    kept: list[Region] = []
    for region in sorted(regions, key=lambda region: (region.at.start, -region.at.end)):
        while ends and ends[-1] <= region.at.start:
            ends.pop()
        ends.append(region.at.end)
        if len(ends) <= MAX_DEPTH:
            kept.append(region)
    return kept
