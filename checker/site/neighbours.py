"""What stands beside a document: the same of the year before and after, their comparison, its unit's compliance."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.site.collection import Collection, Entry
    from checker.yearly_plans import Plan


class Neighbours(NamedTuple):
    """What a unit issued of the same kind for the nearest year before and after.

    ``comparison`` is the uri of the page that holds a plan against the one before, ``compliance`` that of the page on
    which its unit's duties of the year stand, and ``place`` where on it; empty when there is none. A further plan of a
    year has the ``plan`` of that year, which has the ``further`` ones.
    """

    before: Entry | None = None
    after: Entry | None = None
    comparison: str = ""
    compliance: str = ""
    place: str = ""
    plan: Entry | None = None
    further: tuple[Entry, ...] = ()


class _Year(NamedTuple):
    """What a unit issued of a kind for one year: the one that others lead to, and those that lead to others."""

    chosen: Entry
    members: Sequence[Entry]


def neighbours(collection: Collection) -> Mapping[str, Neighbours]:
    """Give the neighbours of each document about one year, by its id.

    Of several plans for a year, the plan of the year is met, and only its versions have neighbours. Of several other
    documents, the one in force is met, or else the last one issued.
    """
    found: dict[str, Neighbours] = {}
    series = _others(collection)
    plans = collection.plans
    for unit, year in plans:
        of_year = plans.of(unit, year)
        if of_year is None:
            continue
        plan = _entries(collection, of_year.plan)
        further = [_entries(collection, other) for other in of_year.further]
        series[unit, "ke-hoach", ""].append(_Year(plan[-1], plan))
        found.update((entry.facts.id, Neighbours(further=tuple(line[-1] for line in further))) for entry in plan)
        found.update((entry.facts.id, Neighbours(plan=plan[-1])) for line in further for entry in line)
    for years in series.values():
        for earlier, later in pairwise(years):
            for entry in earlier.members:
                found[entry.facts.id] = found.get(entry.facts.id, _NONE)._replace(after=later.chosen)
            for entry in later.members:
                found[entry.facts.id] = found.get(entry.facts.id, _NONE)._replace(before=earlier.chosen)
    return found


def _entries(collection: Collection, plan: Plan) -> list[Entry]:
    return [collection.by_id[version.id] for version in plan.versions]


def _others(collection: Collection) -> defaultdict[tuple[str, str, str], list[_Year]]:
    """Give what is no plan by unit, kind and period, each year's together, the oldest year first."""
    gathered: defaultdict[tuple[str, str, str], defaultdict[int, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in collection.entries:  # newest first
        facts = entry.facts
        if facts.year and not facts.draft and facts.kind != "ke-hoach":
            gathered[facts.unit, facts.kind, facts.period][facts.year].append(entry)
    series: defaultdict[tuple[str, str, str], list[_Year]] = defaultdict(list)
    for key, years in gathered.items():
        series[key] = [_Year(_chosen(years[year]), years[year]) for year in sorted(years)]
    return series


def _chosen(entries: Sequence[Entry]) -> Entry:
    return next((entry for entry in entries if entry.facts.in_force), entries[0])


_NONE: Final = Neighbours()
