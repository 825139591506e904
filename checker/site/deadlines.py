"""The calendar of what is due: a page, and iCalendar files for all units and for each."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, partial
from itertools import groupby
from typing import TYPE_CHECKING, Final

from checker.report.status_report import calendar, calendar_event
from checker.site import addresses
from checker.site.aims import number_text
from checker.site.cited_here import linked_words
from checker.site.compliance import as_of_text
from checker.site.html import Html, block, heading, join, tag, text
from checker.site.official import date_slashes
from checker.site.page import Made, Page, Record, anchor, breadcrumbs, make, paragraph, title_block
from checker.status import Deadline, deadlines, status

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Sequence

    from checker.site.collection import Collection

TITLE: Final = "Lịch các thời hạn"
_LEAD: Final = (
    "Những ngày phải có kế hoạch, báo cáo: theo nghĩa vụ của từng đơn vị, theo kế hoạch của đơn vị đó và theo văn bản "
    "của cấp trên. Đăng ký tệp lịch vào điện thoại hoặc chương trình lịch để được nhắc trước 7 ngày và trước 1 ngày; "
    "chương trình nào bỏ qua lời nhắc trong tệp thì đặt nhắc ngay trong chương trình đó."
)
_OVERDUE: Final = "Đã quá hạn, chưa có văn bản"
_OLDER: Final = "Mọi nghĩa vụ của các năm, kể cả hạn đơn vị tự đặt"
_NAMED: Final = 10
_WEEKDAYS: Final = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def calendar_uri(unit_id: str = "") -> str:
    """Give the address of the calendar file of all units or of one."""
    return f"{addresses.DEADLINES}/{unit_id or 'tat-ca'}.ics"


def days_due(collection: Collection) -> tuple[Deadline, ...]:
    """Give what is due from last year's duties to next year's, in order."""
    facts = [entry.facts for entry in collection.entries]
    return deadlines(collection.context.units, collection.context.kinds, facts, _years(collection))


def _years(collection: Collection) -> range:
    year = collection.context.as_of.year
    return range(year - 1, year + 2)


def deadline_files(collection: Collection, due: Sequence[Deadline]) -> Iterator[Made]:
    """Give the calendar of all units, and one for each unit that owes something; what is to come reminds of itself."""
    today = collection.context.as_of
    coming = {deadline.mark for deadline in _Standing(collection).coming(due)}
    events = [calendar_event(deadline, today, "vi", remind=deadline.mark in coming) for deadline in due]
    by_unit: defaultdict[str, list[str]] = defaultdict(list)
    for deadline, event in zip(due, events, strict=True):
        by_unit[deadline.unit].append(event)
    yield Made(calendar_uri(), calendar(events).encode())
    for unit_id, mine in by_unit.items():
        yield Made(calendar_uri(unit_id), calendar(mine).encode())


def deadlines_page(collection: Collection, due: Sequence[Deadline]) -> Page:
    """Make the page: what is overdue, then what is still to come, by month and day."""
    uri = addresses.index_uri(addresses.DEADLINES)
    today = collection.context.as_of
    standing = _Standing(collection)
    coming, overdue = standing.coming(due), standing.overdue(due)
    linked = cache(partial(linked_words, collection, uri))  # many units owe by one document
    file = tag("a", text("Tệp lịch của mọi đơn vị (.ics)"), href=addresses.link(uri, calendar_uri()))
    parts = [
        breadcrumbs(uri),
        title_block(TITLE),
        paragraph(_LEAD),
        block(tag("p", file, text("; lịch riêng của từng đơn vị có ở trang của đơn vị."))),
        paragraph(f"{as_of_text(today)} Việc đã có văn bản không nêu lại."),
    ]
    if overdue:
        compliance = anchor(_OLDER, addresses.link(uri, addresses.index_uri(addresses.COMPLIANCE)))
        parts += [
            heading(2, text(_OVERDUE), "qua-han"),
            block(_days(overdue, uri, today, linked)),
            block(tag("p", compliance, text("."), class_="phu")),
        ]
    for month, group in groupby(coming, lambda deadline: (deadline.day.month, deadline.day.year)):
        name = "Tháng {} năm {}".format(*month)
        parts += [heading(2, text(name), addresses.slug(name)), block(_days(list(group), uri, today, linked))]
    if not coming:
        parts.append(paragraph("Không còn việc nào sắp đến hạn."))
    said = [f"{number_text(len(overdue))} việc đã quá hạn"] if overdue else []
    about = f"{', '.join([*said, f'{number_text(len(coming))} việc sắp đến hạn'])}. {as_of_text(today)}"
    return make(uri, TITLE, parts, description=about, record=Record(TITLE, "Thời hạn nộp kế hoạch, báo cáo; tệp .ics"))


class _Standing:
    """How the duties stand on the day of the pages: which are met, which are overdue."""

    def __init__(self, collection: Collection) -> None:
        facts = [entry.facts for entry in collection.entries]
        self._today = collection.context.as_of
        self._rows = status(collection.context.units, facts, self._today, _years(collection))

    def coming(self, due: Sequence[Deadline]) -> list[Deadline]:
        """Give what is still to be done; of reports from below nobody declared who has sent one."""
        met = {(row.unit, row.year, str(row.duty)) for row in self._rows if row.sent}
        return [
            deadline
            for deadline in due
            if deadline.day >= self._today
            and (deadline.below or (deadline.unit, deadline.year, deadline.duty) not in met)
        ]

    def overdue(self, due: Sequence[Deadline]) -> list[Deadline]:
        """Give what nobody has sent by a day that another document sets."""
        missing = {
            (row.unit, row.year, str(row.duty), row.due) for row in self._rows if row.state == "missing" and row.basis
        }
        return [
            deadline
            for deadline in due
            if deadline.basis
            and not deadline.below
            and (deadline.unit, deadline.year, deadline.duty, deadline.day) in missing
        ]


def _days(due: Sequence[Deadline], uri: str, today: datetime.date, linked: Callable[[str], Html]) -> Html:
    """Write what is due, day by day; many units that owe the same to the same share an item."""
    items: list[Html] = []
    for day, on_day in groupby(due, lambda deadline: deadline.day):
        works = defaultdict[tuple[str, str, str], list[Deadline]](list)
        for deadline in on_day:
            works[deadline.what.vi, deadline.to, deadline.basis].append(deadline)
        left = (day - today).days
        when = "hôm nay" if not left else f"còn {left} ngày" if left > 0 else f"quá hạn {-left} ngày"
        weekday = _WEEKDAYS[day.weekday()]
        head = tag(
            "p",
            tag("time", text(f"{weekday[0].upper()}{weekday[1:]}, {date_slashes(day)}"), datetime=day.isoformat()),
            text(f" · {when}"),
        )
        inner = tag("ul", *(_work(units, uri, linked) for units in works.values()))
        items.append(tag("li", head, inner))
    return tag("ul", *items, class_="danh-sach lich", role="list")


def _work(due: Sequence[Deadline], uri: str, linked: Callable[[str], Html]) -> Html:
    """Write one work: what, whose, to whom, by which document; ``linked`` makes links of the documents in a text."""
    links = join(
        (
            anchor(deadline.name, addresses.link(uri, addresses.index_uri(addresses.UNITS, deadline.unit)))
            for deadline in due[:_NAMED]
        ),
        "; ",
    )
    rest = f"; và {number_text(len(due) - _NAMED)} đơn vị khác" if len(due) > _NAMED else ""
    first = due[0]
    what = first.what.vi
    to = f"Gửi {first.to}. " if first.to else ""
    basis = (text("Căn cứ: "), linked(first.basis), text(".")) if first.basis else (text("Hạn đơn vị tự đặt."),)
    about = tag("p", text(to), *basis, class_="phu")
    return tag("li", text(f"{what[0].upper()}{what[1:]}: "), links, text(rest), about)
