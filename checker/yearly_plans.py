"""Which of a unit's plans is its plan of a year, and which reports answer it; all who ask, ask here."""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from checker.record import NamedTuple
from checker.references import References

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.facts import Facts

SENT: Final = frozenset({"ban-hanh", "bi-thay-the"})
"""States of a document that was issued and not withdrawn."""


class Plan(NamedTuple):
    """A plan of one year as it holds, and its versions: itself last, before it those that it replaced."""

    versions: tuple[Facts, ...]

    @property
    def facts(self) -> Facts:
        """The plan itself."""
        return self.versions[-1]


class PlansOfYear(NamedTuple):
    """A unit's plans of one year: the plan of the year, and further ones beside it (of one subject, say)."""

    plan: Plan
    further: tuple[Plan, ...] = ()


class YearlyPlans:
    """Tells plans of the year from further ones, and reports on the one from reports on the other.

    Of several, the plan of the year is the one that reports answer; then the one in force; then the one with the most
    targets; then the first one signed, which met the duty to plan.
    """

    def __init__(self, facts: Iterable[Facts]) -> None:
        known = tuple(facts)
        self._references = References(known)
        self._plans: defaultdict[tuple[str, int], list[Facts]] = defaultdict(list)
        self._reports: defaultdict[tuple[str, int], list[Facts]] = defaultdict(list)
        for item in known:
            if item.year and item.status in SENT:
                if item.kind == "ke-hoach":
                    self._plans[item.unit, item.year].append(item)
                elif item.kind == "bao-cao":
                    self._reports[item.unit, item.year].append(item)
        self._chosen: dict[tuple[str, int], PlansOfYear | None] = {}

    def __iter__(self) -> Iterator[tuple[str, int]]:
        """Give the units and years that have a plan, in order."""
        return iter(sorted(self._plans))

    def of(self, unit: str, year: int) -> PlansOfYear | None:
        """Give a unit's plans of a year; ``None`` where it has sent none."""
        key = (unit, year)
        if key not in self._chosen:
            self._chosen[key] = self._choose(self._plans.get(key, ()), self._reports.get(key, ()))
        return self._chosen[key]

    def reports_on(self, unit: str, year: int, plan: Plan | None) -> Sequence[Facts]:
        """Give a unit's reports of a year that answer a plan; those that name none of its plans answer the year's."""
        reports, plans = self._reports.get((unit, year), ()), self.of(unit, year)
        if plans is None or not plans.further:
            return reports
        ids = {version.id for other in (plans.plan, *plans.further) for version in other.versions}
        own = {version.id for version in plan.versions} if plan else set[str]()
        named = [(report, self._named(report, "bao_cao_cho") & ids) for report in reports]
        return [report for report, these in named if these & own or (not these and plan == plans.plan)]

    def _choose(self, plans: Sequence[Facts], reports: Sequence[Facts]) -> PlansOfYear | None:
        if len(plans) < 2:
            return PlansOfYear(Plan((plans[0],))) if plans else None
        answered = {target for report in reports for target in self._named(report, "bao_cao_cho")}

        def rank(plan: Plan) -> tuple[bool, bool, int, int, str]:
            facts, first = plan.facts, plan.versions[0].issued or datetime.date.max
            by_report = any(version.id in answered for version in plan.versions)
            return not by_report, not facts.in_force, -len(facts.targets), first.toordinal(), facts.id

        plan, *further = sorted(self._lines(plans), key=rank)
        return _with_earlier(plan, further)

    def _lines(self, plans: Sequence[Facts]) -> list[Plan]:
        """Put plans of one year behind the one that replaced them."""
        replaced = {plan.id: self._named(plan, "thay_the") - {plan.id} for plan in plans}
        gone = set[str]().union(*replaced.values())
        oldest_first = sorted(plans, key=_signed)
        lines: list[Plan] = []
        taken: set[str] = set()
        for last in sorted(oldest_first, key=lambda plan: plan.id in gone):  # what nothing replaced comes first
            if last.id in taken:
                continue
            line, waiting = {last.id}, [last.id]
            while waiting:
                new = replaced.get(waiting.pop(), set()) - line - taken
                line |= new
                waiting += new
            taken |= line
            lines.append(Plan((*(plan for plan in oldest_first if plan.id in line and plan is not last), last)))
        return lines

    def _named(self, facts: Facts, key: str) -> set[str]:
        """Give the ids of the documents that one names under a key."""
        named = (self._references.resolve(item) for item in facts.references if item.key == key)
        return {found.id for found in named if found}


def _with_earlier(plan: Plan, further: Sequence[Plan]) -> PlansOfYear:
    """Put replaced plans behind the plan of the year where nobody says what replaced them."""
    if plan.facts.in_force:
        lost = {other for other in further if other.facts.status == "bi-thay-the"}
        earlier = (version for other in lost for version in other.versions)
        plan = Plan((*sorted((*earlier, *plan.versions[:-1]), key=_signed), plan.facts))
        further = [other for other in further if other not in lost]
    return PlansOfYear(plan, tuple(further))


def _signed(facts: Facts) -> tuple[datetime.date, str]:
    return facts.issued or datetime.date.max, facts.id
