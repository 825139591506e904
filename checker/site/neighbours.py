"""What stands beside a document: the same of the year before and after, their comparison, its unit's compliance."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.site.collection import Collection, Entry


class Neighbours(NamedTuple):
    """What a unit issued of the same kind for the nearest year before and after.

    ``comparison`` is the uri of the page that holds a plan against the one before, ``compliance`` that of the page on
    which its unit's duties of the year stand, and ``place`` where on it; empty when there is none.
    """

    before: Entry | None = None
    after: Entry | None = None
    comparison: str = ""
    compliance: str = ""
    place: str = ""


def neighbours(collection: Collection) -> Mapping[str, Neighbours]:
    """Give the neighbours of each document about one year, by its id.

    Of several for a year, the one in force is met, or else the last one issued.
    """
    series: defaultdict[tuple[str, str, str], defaultdict[int, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in collection.entries:  # newest first
        facts = entry.facts
        if facts.year and not facts.draft:
            series[facts.unit, facts.kind, facts.period][facts.year].append(entry)
    found: dict[str, Neighbours] = {}
    for years in series.values():
        ordered = [years[year] for year in sorted(years)]
        for members in ordered:
            found.update((entry.facts.id, Neighbours()) for entry in members)
        for earlier, later in pairwise(ordered):
            found.update((entry.facts.id, found[entry.facts.id]._replace(after=_chosen(later))) for entry in earlier)
            found.update((entry.facts.id, found[entry.facts.id]._replace(before=_chosen(earlier))) for entry in later)
    return found


def _chosen(entries: list[Entry]) -> Entry:
    return next((entry for entry in entries if entry.facts.in_force), entries[0])
