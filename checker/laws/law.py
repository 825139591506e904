"""One law of the registry."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final, Literal, cast

from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

Confidence = Literal["verified", "single-source", "memory-only", "codification"]
Status = Literal["in-force", "expired", "completed", "unknown"]
"""``completed``: the period that it was made for is over, and nobody has repealed it."""

CODIFICATION: Final = "Bộ Pháp điển điện tử, bản trích tháng 02/2026"
"""The source of the bulk rows, the national codification."""

NAMED_TYPES: Final = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"})
"""Types that are cited by name rather than by number."""

Row = tuple[str, ...]
"""A law as it is kept: texts in the order of ``Law``, ISO dates, lists joined by ``LIST``."""

FIELD: Final = "\x1e"
LIST: Final = "\x1f"
_NEVER: Final = datetime.timedelta(days=366)


class Law(NamedTuple):
    """One law, decree, decision, party paper …: anything that a document may cite.

    ``key`` is unique and stays: the number where it has a year ("126/2024/NĐ-CP"), else the number and the day
    ("57/NQ-CP@2009-12-01"), or a name ("HP-2013"). ``name`` is how one cites a law or ordinance ("Luật Trẻ em"), the
    title of anything else. ``ended`` is the first day without it. What contradicts itself in the source is unknown
    here; ``doubtful`` names it, and the fields of a curated law that rest on memory alone. ``amended_by`` holds keys,
    and bare numbers of what is not in the registry.
    """

    key: str
    type: str
    number: str
    name: str
    issuer: str
    issued: datetime.date | None
    effective: datetime.date | None
    ended: datetime.date | None
    status: Status
    status_confidence: str
    successors: tuple[str, ...]
    replaces: tuple[str, ...]
    amended_by: tuple[str, ...]
    aliases: tuple[str, ...]
    confidence: Confidence
    curated: bool
    doubtful: tuple[str, ...]
    sources: tuple[str, ...]
    note: str

    @property
    def named(self) -> bool:
        """Tell whether it is cited by name: a law, code, ordinance or the constitution."""
        return self.type in NAMED_TYPES

    @property
    def label(self) -> str:
        """Give the shortest way to cite it: its name, else type and number."""
        return self.name if self.named or not self.number else f"{self.type} {self.number}"

    def in_force(self, on: datetime.date) -> bool | None:
        """Tell whether it was in force on a day; ``None`` when that is not known."""
        if self.ended and on >= self.ended:
            return False if self.status == "expired" else None
        start = self.effective
        if start is None:
            return False if self.issued and on < self.issued else None
        if on < start:
            return None if "effective" in self.doubtful and (not self.issued or on >= self.issued) else False
        if "effective" in self.doubtful and on - start < _NEVER:
            return None
        if self.status == "unknown" or (self.status != "in-force" and not self.ended):
            return None
        return True


FIELDS: Final = Law._fields


def law_of(row: Sequence[str]) -> Law:
    """Make a law of a row."""
    key, type_, number, name, issuer, issued, effective, ended, status, sure, *rest = row
    successors, replaces, amended_by, aliases, confidence, curated, doubtful, sources, note = rest
    return Law(
        key,
        type_,
        number,
        name,
        issuer,
        _day(issued),
        _day(effective),
        _day(ended),
        cast("Status", status),
        sure,
        _list(successors),
        _list(replaces),
        _list(amended_by),
        _list(aliases),
        cast("Confidence", confidence),
        bool(curated),
        _list(doubtful),
        _list(sources),
        note,
    )


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split(LIST)) if text else ()
