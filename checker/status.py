"""Who has planned and reported, in time or late: each unit's yearly duties beside what it has sent."""

from __future__ import annotations

import datetime
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from checker.dates import write_date_slashes
from checker.kinds import NO_KIND
from checker.message import Message
from checker.record import NamedTuple
from checker.yearly_plans import YearlyPlans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.facts import Facts, PlannedReport
    from checker.kinds import Kind
    from checker.units import Duty, Obligation, Unit, Units

State = Literal["in-time", "late", "withdrawn", "missing", "not-due"]

DUTIES: dict[Duty, Message] = {
    "ke-hoach": Message("kế hoạch năm", "yearly plan"),
    "so-ket": Message("báo cáo sơ kết", "half-year report"),
    "tong-ket": Message("báo cáo tổng kết", "yearly report"),
}
BELOW = "Đơn vị cấp dưới của"


class Row(NamedTuple):
    """One duty of one unit for one year, and how it stands.

    ``document`` is the id of the first document that answers it (of a draft while nothing was sent), ``sent`` the day
    that one was signed; ``days`` are those it came late, or is missing. What answered it and was withdrawn since is
    named, and no days are counted: when it was withdrawn is not known. Without a ``basis`` the unit set the date
    itself: to be late is then no breach.
    """

    unit: str
    name: str
    year: int
    duty: Duty
    due: datetime.date
    to: str
    basis: str
    document: str
    sent: datetime.date | None
    state: State
    days: int


class Deadline(NamedTuple):
    """One day on which something is due; ``mark`` stays the same from run to run.

    ``below`` is true where ``unit`` waits for what units under it send, and nobody has declared who they are; ``name``
    says so.
    """

    mark: str
    day: datetime.date
    unit: str
    name: str
    what: Message
    to: str
    basis: str
    year: int
    duty: str
    below: bool = False


def status(units: Units, facts: Iterable[Facts], as_of: datetime.date, years: Sequence[int]) -> tuple[Row, ...]:
    """Judge every duty of every unit for some years, as of a day: what was signed after it has not been sent."""
    known = tuple(facts)
    plans = YearlyPlans(known)
    others: defaultdict[tuple[str, int | None], list[Facts]] = defaultdict(list)
    for item in known:
        if item.draft or item.withdrawn:
            others[item.unit, item.year].append(item)
    return tuple(
        _row(
            units,
            unit,
            obligation,
            due,
            year,
            _answers(plans, (unit.id, year), others[unit.id, year], obligation.duty, as_of),
            as_of,
        )
        for unit in units
        for year in years
        for obligation, due in _owed(unit, year)
    )


def deadlines(
    units: Units, kinds: Mapping[str, Kind], facts: Iterable[Facts], years: Sequence[int]
) -> tuple[Deadline, ...]:
    """Give the days on which units must plan and report, by their duties and by their own plans, in order."""
    found: dict[str, Deadline] = {}
    for unit in units:
        for year in years:
            for obligation, due in _owed(unit, year):
                deadline = _deadline(units, unit, obligation.duty, (year, due), obligation.to, obligation.basis)
                found.setdefault(deadline.mark, deadline)
    for deadline in _planned(units, kinds, facts, years):
        found.setdefault(deadline.mark, deadline)
    return tuple(sorted(found.values(), key=lambda deadline: (deadline.day, deadline.mark)))


def _planned(
    units: Units, kinds: Mapping[str, Kind], facts: Iterable[Facts], years: Sequence[int]
) -> Iterator[Deadline]:
    """Give the reports that the documents in force ask for: of their own unit, or of those that report to it."""
    under: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        for superior in {item.value for item in unit.superiors}:
            under[superior].append(unit)
    for item in facts:
        owner = units.get(item.unit)
        year = item.year
        if owner is None or year is None or year not in years or not item.in_force:
            continue
        kind = kinds.get(item.kind, NO_KIND).name.vi
        signed = f" ngày {write_date_slashes(item.issued)}" if item.issued else ""
        basis = f"{kind[:1].upper()}{kind[1:]} số {item.number}{signed}"
        for report in item.planned:
            if report.due and sent_to_itself(owner, report):
                senders = [unit for unit in under[owner.id] if _reports_to(unit, owner, report.due)]
                yield from _from_below(units, owner, senders, report.period, (year, report.due), basis)
            elif report.due:
                yield _deadline(units, owner, report.period, (year, report.due), report.to, basis)


def sent_to_itself(issuer: Unit, report: PlannedReport) -> bool:
    """Tell whether a report goes to the unit that asks for it: then those below it send it."""
    return bool(report.to) and (report.to == issuer.id or report.to.casefold() == issuer.name.casefold())


def _reports_to(unit: Unit, superior: Unit, day: datetime.date) -> bool:
    return unit.superior_on(day) == superior.id and _exists(unit, day)


def _from_below(
    units: Units, owner: Unit, senders: Sequence[Unit], duty: str, when: tuple[int, datetime.date], basis: str
) -> Iterator[Deadline]:
    """Give what the units below one owe it; one that names none of them where nobody declared who they are."""
    for unit in senders:
        yield _deadline(units, unit, duty, when, owner.id, basis)
    if not senders:
        whole = _deadline(units, owner, duty, when, owner.id, basis)
        yield whole._replace(mark=f"{whole.mark}-cap-duoi", name=f"{BELOW} {whole.name}", below=True)


def _owed(unit: Unit, year: int) -> Iterator[tuple[Obligation, datetime.date]]:
    """Give a unit's duties for a year and when they are due, in order of the day, while the unit exists."""
    owed = [(due, obligation) for obligation in unit.obligations if (due := obligation.due(year))]
    for due, obligation in sorted(owed, key=itemgetter(0)):
        if _exists(unit, due):
            yield obligation, due


def _exists(unit: Unit, day: datetime.date) -> bool:
    return (unit.until is None or day <= unit.until) and (unit.since is None or unit.since <= day)


def _answers(
    plans: YearlyPlans, key: tuple[str, int], others: Sequence[Facts], duty: Duty, as_of: datetime.date
) -> tuple[Facts | None, Facts | None, Facts | None]:
    """Give the first document sent that answers a duty for a unit and year, one withdrawn since, and a draft.

    The plan of the year answers the duty to plan, reports on it those to report; further plans answer none.
    """
    found = plans.of(*key)
    plan = found.plan if found else None
    mine = (plan.versions if plan else ()) if duty == "ke-hoach" else plans.reports_on(*key, plan)
    withdrawn = _first_sent((item for item in others if item.withdrawn), duty, as_of)
    draft = next((item for item in others if item.draft and _meets(item, duty)), None)
    return _first_sent(mine, duty, as_of), withdrawn, draft


def _first_sent(documents: Iterable[Facts], duty: Duty, as_of: datetime.date) -> Facts | None:
    sent = [item for item in documents if _meets(item, duty) and item.issued and item.issued <= as_of]
    return min(sent, key=lambda item: (item.issued or datetime.date.max, item.id), default=None)


def _meets(facts: Facts, duty: Duty) -> bool:
    return facts.kind == "ke-hoach" if duty == "ke-hoach" else facts.kind == "bao-cao" and facts.period == duty


def _row(
    units: Units,
    unit: Unit,
    obligation: Obligation,
    due: datetime.date,
    year: int,
    answers: tuple[Facts | None, Facts | None, Facts | None],
    as_of: datetime.date,
) -> Row:
    sent, withdrawn, draft = answers
    late = ((sent.issued if sent and sent.issued else as_of) - due).days
    if sent:
        state: State = "late" if late > 0 else "in-time"
    elif late > 0 and withdrawn:
        state, sent, late = "withdrawn", withdrawn, 0
    else:
        state = "missing" if late > 0 else "not-due"
    shown = sent or draft
    return Row(
        unit=unit.id,
        name=unit.name_on(due),
        year=year,
        duty=obligation.duty,
        due=due,
        to=_name(units, obligation.to, due),
        basis=obligation.basis,
        document=shown.id if shown else "",
        sent=sent.issued if sent else None,
        state=state,
        days=max(late, 0),
    )


def _deadline(units: Units, unit: Unit, duty: str, when: tuple[int, datetime.date], to: str, basis: str) -> Deadline:
    year, day = when
    what = next((name for key, name in DUTIES.items() if key == duty), Message("báo cáo đột xuất", "special report"))
    return Deadline(
        mark=f"{unit.id}-{year}-{duty}-{day.isoformat()}",
        day=day,
        unit=unit.id,
        name=unit.name_on(day),
        what=Message(f"{what.vi} {year}" if duty != "ke-hoach" else f"kế hoạch năm {year}", f"{what.en} {year}"),
        to=_name(units, to, day),
        basis=basis,
        year=year,
        duty=duty,
    )


def _name(units: Units, unit_id: str, day: datetime.date) -> str:
    found = units.get(unit_id)
    return found.name_on(day) if found else unit_id
