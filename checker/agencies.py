"""Bodies that ended, merged or were renamed, and since when; read from laws/agencies.yml."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, cast

from checker.source import Span

Confidence = Literal["verified", "single-source", "memory-only"]


@dataclass(frozen=True, slots=True)
class Agency:
    """A body that no longer exists: ``ended`` is the first day without it.

    A ``prefix`` is the beginning of many bodies' names ("UBND huyện"); the proper name follows it.
    """

    id: str
    names: tuple[str, ...]
    prefix: bool
    ended: datetime.date
    successors: tuple[str, ...]
    confidence: Confidence


class AgencyMention(NamedTuple):
    """A name of an ended body in a text."""

    at: Span
    agency: Agency


@dataclass(frozen=True, slots=True, eq=False)
class Agencies:
    """All ended bodies, and one pattern that finds any of their names."""

    by_name: Mapping[str, Agency]
    pattern: re.Pattern[str] | None

    def find(self, text: str, start: int, end: int) -> Iterator[AgencyMention]:
        """Find the names in ``text[start:end]``, the longest at each place."""
        if self.pattern is None:
            return
        for found in self.pattern.finditer(text, start, end):
            yield AgencyMention(Span(found.start(), found.end()), self.by_name[_squeezed(found.group())])


NO_AGENCIES = Agencies({}, None)


def agencies_from_data(data: Mapping[str, object]) -> Agencies:
    """Make agencies of the mapping in agencies.yml, which its schema has judged before."""
    rows = cast("Sequence[Mapping[str, object]]", data.get("agencies") or ())
    by_name: dict[str, Agency] = {}
    for row in rows:
        names = (str(row["name"]), *cast("Sequence[str]", row.get("aliases") or ()))
        agency = Agency(
            id=str(row["id"]),
            names=names,
            prefix=row["match"] == "prefix",
            ended=datetime.date.fromisoformat(str(row["ended"])),
            successors=tuple(cast("Sequence[str]", row["successors"])),
            confidence=cast("Confidence", row["confidence"]),
        )
        by_name.update({_squeezed(name): agency for name in names})
    if not by_name:
        return NO_AGENCIES
    ordered = sorted(by_name, key=len, reverse=True)
    alternatives = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in ordered)
    return Agencies(by_name, re.compile(rf"(?:{alternatives})(?!\w)"))


def _squeezed(name: str) -> str:
    return " ".join(name.split())
