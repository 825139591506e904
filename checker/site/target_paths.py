"""Each target's path through the years and units: what was aimed at, what was reached."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from checker.record import NamedTuple
from checker.site import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.facts import Result, Target
    from checker.site.collection import Collection, Entry
    from checker.site.strategy import Indicator

_SENT = frozenset({"ban-hanh", "bi-thay-the"})


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
    """Give each target of each unit with its years, in the order of the plans."""
    plans, answers = _plans(collection.entries), _answers(collection.entries)
    steps: defaultdict[tuple[str, str], list[Step]] = defaultdict(list)
    for (unit, year), plan in sorted(plans.items()):
        for target in {item.code: item for item in plan.facts.targets}.values():
            half, whole = (answers.get((unit, year, period, target.code)) for period in ("so-ket", "tong-ket"))
            steps[unit, target.code].append(Step(year, plan, target, half, whole))
    return [TargetPath(unit, tuple(items)) for (unit, _), items in steps.items()]


def plan_of_year(entries: Iterable[Entry]) -> Entry:
    """Choose, of a unit's plans of one year, the one that holds: in force, and signed last."""
    return max(entries, key=lambda entry: (entry.facts.in_force, str(entry.facts.issued or ""), entry.facts.id))


def _plans(entries: Sequence[Entry]) -> dict[tuple[str, int], Entry]:
    """Give the plan with targets that holds, by unit and year."""
    found: defaultdict[tuple[str, int], list[Entry]] = defaultdict(list)
    for entry in entries:
        facts = entry.facts
        if facts.kind == "ke-hoach" and facts.year and facts.targets and facts.status in _SENT:
            found[facts.unit, facts.year].append(entry)
    return {key: plan_of_year(plans) for key, plans in found.items()}


def _answers(entries: Sequence[Entry]) -> dict[tuple[str, int, str, str], Answer]:
    """Give what reports in force say, by unit, year, period and target; the report signed last counts."""
    found: dict[tuple[str, int, str, str], Answer] = {}
    for entry in reversed(entries):  # the oldest first
        facts = entry.facts
        if facts.kind == "bao-cao" and facts.year and facts.in_force:
            for result in facts.results:
                if result.value is not None:
                    found[facts.unit, facts.year, facts.period, result.code] = Answer(entry, result)
    return found
