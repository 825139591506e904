"""Published documents that a citation nearly names: what a careful reader would look at where it names none."""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from checker.record import NamedTuple
from checker.site.cited import issuer_agrees
from checker.verdicts.resolving import nearness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from checker.facts import Facts
    from checker.site.cited import Cited

_EVERYWHERE: Final = frozenset({"ubnd", "hđnd", "ct", "đu", "btv"})
"""What every place has, so that a symbol of it tells nothing without the issuer's name."""


DIFFERENCES: Final[Mapping[str, str]] = {
    "ngay": "cùng số, khác ngày",
    "ky-hieu": "cùng ngày, cùng số thứ tự, khác ký hiệu",
    "so": "cùng ngày, cùng ký hiệu, số đảo hai chữ số",
}
"""The one thing in which a document differs from a citation, and what that says."""


class Near(NamedTuple):
    """The one document that a citation nearly names, with its day, and in what it differs."""

    facts: Facts
    differs: str

    @property
    def how(self) -> str:
        """Say what agrees and what does not."""
        return DIFFERENCES[self.differs]


class NearHere:
    """Finds the published document that differs from a citation in one thing alone: its day, symbol or number."""

    __slots__ = ("_by_day", "_by_number")

    def __init__(self, published: Iterable[Facts]) -> None:
        self._by_number: defaultdict[str, list[Facts]] = defaultdict(list)
        self._by_day: defaultdict[tuple[str, str], list[Facts]] = defaultdict(list)
        for facts in published:
            if facts.issued and facts.number_key:
                self._by_number[facts.number_key].append(facts)
                self._by_day[facts.issued.isoformat(), facts.number_key.partition("/")[0]].append(facts)

    def find(self, cited: Cited) -> Near | None:
        """Find what is near to a citation that names no published document; nothing where more than one is."""
        if not cited.key or not cited.date:
            return None
        found = {near.facts.id: near for near in self._all(cited)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _all(self, cited: Cited) -> Iterator[Near]:
        day = datetime.date.fromisoformat(cited.date)
        serial, _, symbol = cited.key.partition("/")
        for facts in self._by_number.get(cited.key, ()):
            if _same_issuer(facts, cited, symbol) and facts.issued and _near_day(day, facts.issued):
                yield Near(facts, "ngay")
        for facts in self._by_day.get((cited.date, serial), ()):
            other = facts.number_key.partition("/")[2]
            if other != symbol and _like(symbol, other) and _same_issuer(facts, cited, other):
                yield Near(facts, "ky-hieu")
        for swapped in _swapped(serial):
            for facts in self._by_day.get((cited.date, swapped), ()):
                if facts.number_key == f"{swapped}/{symbol}" and _same_issuer(facts, cited, symbol):
                    yield Near(facts, "so")


def _near_day(day: datetime.date, issued: datetime.date) -> bool:
    """Tell whether one day may be the other mistyped: a number is given once a year."""
    return day != issued and (day.year == issued.year or nearness(day, issued) != "")


def _same_issuer(facts: Facts, cited: Cited, symbol: str) -> bool:
    """Tell whether the issuer is the one that is named; where none is, whether the symbol is one of its own."""
    agrees = issuer_agrees(facts, cited)
    return symbol.rpartition("-")[2] not in _EVERYWHERE if agrees is None else agrees


def _like(one: str, other: str) -> bool:
    """Tell whether two symbols are of one kind, and one has letters that the other lacks: KH-THCS, KH-THCSMH."""
    kind, _, issuer = one.partition("-")
    other_kind, _, other_issuer = other.partition("-")
    return kind == other_kind and (issuer in other_issuer or other_issuer in issuer)


def _swapped(serial: str) -> Iterator[str]:
    """Give a number with two digits beside each other the other way round: 84 of 48."""
    for place in range(len(serial) - 1):
        pair = serial[place : place + 2]
        if pair[0] != pair[1]:
            yield serial[:place] + pair[::-1] + serial[place + 2 :]
