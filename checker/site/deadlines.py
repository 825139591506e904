"""The calendar of what is due: a page, and iCalendar files for all units and for each."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Final

from checker.report.status_report import calendar, calendar_event
from checker.site import addresses
from checker.site.compliance import as_of_text
from checker.site.html import Html, block, heading, join, tag, text
from checker.site.official import date_slashes
from checker.site.page import Made, Page, Record, anchor, breadcrumbs, make, paragraph, title_block
from checker.status import Deadline, deadlines, status

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from checker.site.collection import Collection

TITLE: Final = "Lịch các thời hạn"
_LEAD: Final = (
    "Những ngày phải có kế hoạch, báo cáo: theo nghĩa vụ của từng đơn vị và theo chính kế hoạch của đơn vị đó. "
    "Đăng ký tệp lịch vào điện thoại hoặc chương trình lịch để được nhắc."
)
_NAMED: Final = 10
_WEEKDAYS: Final = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def calendar_uri(unit_id: str = "") -> str:
    """Give the address of the calendar file of all units or of one."""
    return f"{addresses.DEADLINES}/{unit_id or 'tat-ca'}.ics"


def days_due(collection: Collection) -> tuple[Deadline, ...]:
    """Give what is due from last year's duties to next year's, in order."""
    year = collection.context.as_of.year
    facts = [entry.facts for entry in collection.entries]
    return deadlines(collection.context.units, facts, range(year - 1, year + 2))


def deadline_files(collection: Collection, due: Sequence[Deadline]) -> Iterator[Made]:
    """Give the calendar of all units, and one for each unit that owes something."""
    today = collection.context.as_of
    events = [calendar_event(deadline, today, "vi") for deadline in due]
    by_unit: defaultdict[str, list[str]] = defaultdict(list)
    for deadline, event in zip(due, events, strict=True):
        by_unit[deadline.unit].append(event)
    yield Made(calendar_uri(), calendar(events).encode())
    for unit_id, mine in by_unit.items():
        yield Made(calendar_uri(unit_id), calendar(mine).encode())


def deadlines_page(collection: Collection, due: Sequence[Deadline]) -> Page:
    """Make the page: what is still to come, by month and day."""
    uri = addresses.index_uri(addresses.DEADLINES)
    today = collection.context.as_of
    answered = _answered(collection)
    coming = [deadline for deadline in due if deadline.day >= today and _duty(deadline) not in answered]
    file = tag("a", text("Tệp lịch của mọi đơn vị (.ics)"), href=addresses.link(uri, calendar_uri()))
    parts = [
        breadcrumbs(uri),
        title_block(TITLE),
        paragraph(_LEAD),
        block(tag("p", file, text("; lịch riêng của từng đơn vị có ở trang của đơn vị."))),
        paragraph(f"{as_of_text(today)} Việc đã có văn bản không nêu lại."),
    ]
    for month, group in groupby(coming, lambda deadline: (deadline.day.month, deadline.day.year)):
        name = "Tháng {} năm {}".format(*month)
        parts += [heading(2, text(name), addresses.slug(name)), block(_month(list(group), uri, today))]
    if not coming:
        parts.append(paragraph("Không còn việc nào sắp đến hạn."))
    about = f"{len(coming)} việc sắp đến hạn. {as_of_text(today)}"
    return make(uri, TITLE, parts, description=about, record=Record(TITLE, "Thời hạn nộp kế hoạch, báo cáo; tệp .ics"))


def _answered(collection: Collection) -> frozenset[tuple[str, int, str]]:
    """Give the duties that are met before their day."""
    today = collection.context.as_of
    facts = [entry.facts for entry in collection.entries]
    rows = status(collection.context.units, facts, today, range(today.year - 1, today.year + 2))
    return frozenset((row.unit, row.year, row.duty) for row in rows if row.sent)


def _duty(deadline: Deadline) -> tuple[str, int, str]:
    return deadline.unit, deadline.year, deadline.duty


def _month(due: Sequence[Deadline], uri: str, today: datetime.date) -> Html:
    """Write what is due in one month, day by day; many units that owe the same share an item."""
    items: list[Html] = []
    for day, on_day in groupby(due, lambda deadline: deadline.day):
        works = defaultdict[str, list[Deadline]](list)
        for deadline in on_day:
            works[deadline.what.vi].append(deadline)
        left = (day - today).days
        when = "hôm nay" if not left else f"còn {left} ngày"
        head = tag(
            "p",
            tag(
                "time", text(f"{_WEEKDAYS[day.weekday()].capitalize()}, {date_slashes(day)}"), datetime=day.isoformat()
            ),
            text(f" · {when}"),
        )
        inner = tag("ul", *(_work(what, units, uri) for what, units in works.items()))
        items.append(tag("li", head, inner))
    return tag("ul", *items, class_="danh-sach lich", role="list")


def _work(what: str, due: Sequence[Deadline], uri: str) -> Html:
    links = join(
        (
            anchor(deadline.name, addresses.link(uri, addresses.index_uri(addresses.UNITS, deadline.unit)))
            for deadline in due[:_NAMED]
        ),
        "; ",
    )
    rest = f"; và {len(due) - _NAMED} đơn vị khác" if len(due) > _NAMED else ""
    own = " (hạn tự đặt)" if not any(deadline.basis for deadline in due) else ""
    return tag("li", text(f"{what[0].upper()}{what[1:]}{own}: "), links, text(rest))
