"""Each target's path through the years and units: what was aimed at, what was reached."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from checker.record import NamedTuple
from checker.site import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.facts import Facts, Result, Target
    from checker.site.collection import Collection, Entry
    from checker.site.strategy import Indicator


class Answer(NamedTuple):
    """What a report says of a target."""

    report: Entry
    result: Result


class Step(NamedTuple):
    """One year of a target: the plan that sets it, and what the half-year and the yearly report say."""

    year: int
    plan: Entry
    target: Target
    half: Answer | None
    whole: Answer | None


class TargetPath(NamedTuple):
    """One target of one unit, year by year."""

    unit: str
    steps: tuple[Step, ...]

    @property
    def last(self) -> Target:
        """The target as its last plan words it."""
        return self.steps[-1].target


class Group(NamedTuple):
    """Targets that are the same: of one target of the strategy, or of one code and unit of measure."""

    slug: str
    name: str
    measure: str
    indicator: Indicator | None
    paths: tuple[TargetPath, ...]


def groups_of(collection: Collection) -> tuple[Group, ...]:
    """Gather the targets of all plans in groups: those of the strategy in its order, then the units' own."""
    known = collection.strategy.indicators
    gathered: defaultdict[tuple[str, str], list[TargetPath]] = defaultdict(list)
    for path in target_paths(collection):
        last = path.last
        gathered[(last.strategy, "") if last.strategy in known else (last.code, last.unit)].append(path)
    order = {code: place for place, code in enumerate(known)}
    taken: set[str] = set()
    groups: list[Group] = []
    for key in sorted(gathered, key=lambda key: (order.get(key[0], len(order)), *key)):
        indicator = known.get(key[0]) if not key[1] else None
        paths = gathered[key]
        slug = addresses.slug(key[0], taken)
        taken.add(slug)
        name = indicator.name if indicator else _usual_name(paths)
        groups.append(Group(slug, name, indicator.unit if indicator else key[1], indicator, tuple(paths)))
    return tuple(groups)


def _usual_name(paths: Sequence[TargetPath]) -> str:
    """Choose what most units call a target, the shortest where as many do."""
    names = Counter(path.last.name for path in paths)
    return min(names, key=lambda name: (-names[name], len(name), name))


def target_paths(collection: Collection) -> list[TargetPath]:
    """Give each target of each unit with its years, in the order of the plans.

    Of a year the plan of the year sets the aims, and reports on it give the values; further plans add what it lacks.
    """
    plans = collection.plans
    steps: defaultdict[tuple[str, str], list[Step]] = defaultdict(list)
    for unit, year in plans:
        of_year = plans.of(unit, year)
        known: set[str] = set()
        for plan in (of_year.plan, *of_year.further) if of_year else ():
            targets = {item.code: item for item in plan.facts.targets if item.code not in known}
            known |= targets.keys()
            answers = _answers(collection, plans.reports_on(unit, year, plan)) if targets else {}
            for code, target in targets.items():
                half, whole = (answers.get((period, code)) for period in ("so-ket", "tong-ket"))
                steps[unit, code].append(Step(year, collection.by_id[plan.facts.id], target, half, whole))
    return [TargetPath(unit, tuple(items)) for (unit, _), items in steps.items()]


def _answers(collection: Collection, reports: Iterable[Facts]) -> dict[tuple[str, str], Answer]:
    """Give what reports in force say, by period and target; the report signed last counts."""
    entries = (collection.by_id[report.id] for report in reports if report.in_force)
    oldest_first = sorted(entries, key=lambda entry: (str(entry.facts.issued or ""), entry.facts.id))
    return {
        (entry.facts.period, result.code): Answer(entry, result)
        for entry in oldest_first
        for result in entry.facts.results
        if result.value is not None
    }
