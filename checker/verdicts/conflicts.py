"""Citations of a collection that contradict each other, and which documents side with which."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, Literal

from checker.laws import number_key
from checker.record import NamedTuple
from checker.verdicts.alike import confusable, dates_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from checker.facts import Cited, Facts
    from checker.laws import Laws

Citing = list[tuple["Facts", "Cited"]]
_STRONGEST: Final = 20
"""Sides that each other one is compared with, so that a strange collection costs no more than its length."""


class Side(NamedTuple):
    """What some documents cite alike; ``known``: the registry has that number on that day."""

    cited: Cited
    documents: tuple[tuple[Facts, Cited], ...]
    known: bool

    @property
    def strength(self) -> tuple[bool, int]:
        """What weighs: the registry's word, then how many documents say so."""
        return self.known, len(self.documents)


class Conflict(NamedTuple):
    """A side that another one contradicts, which is at least as strong; ``part`` is what they differ in."""

    side: Side
    rival: Side
    part: Literal["number", "date"]


def conflicts(collection: Iterable[Facts], laws: Laws) -> Iterator[Conflict]:
    """Yield the sides that are contradicted, each once, by their strongest rival.

    A document that cites both knows them apart, or its own findings say so; and what the registry has both is two
    documents.
    """
    sides = _sides(collection)
    numbers: defaultdict[tuple[object, ...], list[Citing]] = defaultdict(list)
    dates: defaultdict[tuple[object, ...], list[Citing]] = defaultdict(list)
    for key, documents in sides.items():
        number, issuer, day = key
        serial, _, symbol = number.partition("-")
        numbers[symbol, issuer, day, len(serial)].append(documents)
        dates[number, issuer, documents[0][1].type].append(documents)
    told: set[Cited] = set()
    yield from _told(numbers.values(), laws, "number", _near_numbers, told)
    yield from _told(dates.values(), laws, "date", _near_dates, told)


def _sides(collection: Iterable[Facts]) -> dict[tuple[str, str, object], Citing]:
    """Put together what is cited alike, however it is typed; each document once."""
    citing: defaultdict[Cited, list[Facts]] = defaultdict(list)
    for facts in collection:
        for cited in facts.citations:
            citing[cited].append(facts)
    found: defaultdict[tuple[str, str, object], Citing] = defaultdict(list)
    for cited, documents in citing.items():
        side = found[number_key(cited.number), cited.issuer, cited.day]
        seen = {facts.path for facts, _ in side}
        side.extend((facts, cited) for facts in documents if facts.path not in seen)
    return found


def _told(
    groups: Iterable[Sequence[Citing]],
    laws: Laws,
    part: Literal["number", "date"],
    contradict: Callable[[Cited, Cited], bool],
    told: set[Cited],
) -> Iterator[Conflict]:
    for group in groups:
        if len(group) < 2:
            continue
        sides = sorted((_side(documents, laws) for documents in group), key=_weakest_last)
        for side in sides:
            rival = next((other for other in sides[:_STRONGEST] if _opposed(side, other, contradict)), None)
            if rival and side.strength <= rival.strength and side.cited not in told:
                told.add(side.cited)
                yield Conflict(side, rival, part)


def _side(documents: Citing, laws: Laws) -> Side:
    cited = documents[0][1]
    known = any(
        law.issued == cited.day and law.confidence != "memory-only" and not {"number", "issued"} & {*law.doubtful}
        for law in laws.numbered(cited.number)
    )
    return Side(cited, tuple(documents), known)


def _weakest_last(side: Side) -> tuple[bool, int, str, object]:
    return not side.known, -len(side.documents), side.cited.number, side.cited.day


def _opposed(side: Side, other: Side, contradict: Callable[[Cited, Cited], bool]) -> bool:
    """Tell whether two sides mean one document, and no document cites both."""
    if side is other or (side.known and other.known) or not contradict(side.cited, other.cited):
        return False
    return {facts.path for facts, _ in side.documents}.isdisjoint(facts.path for facts, _ in other.documents)


def _near_numbers(one: Cited, other: Cited) -> bool:
    return confusable(one.number, other.number)


def _near_dates(one: Cited, other: Cited) -> bool:
    return dates_apart(one.number, one.day, other.day)
