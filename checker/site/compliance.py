"""The compliance pages: for each year, which units have planned and reported, in time or late."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Final

from checker.report.status_report import as_csv
from checker.site import addresses
from checker.site.aims import number_text
from checker.site.cited_here import linked_words
from checker.site.html import NOTHING, Html, block, heading, join, tag, text
from checker.site.listings import PAGE_SIZE, turner
from checker.site.official import date_slashes
from checker.site.page import Made, Page, Record, anchor, breadcrumbs, make, paragraph, table, title_block
from checker.status import DUTIES, Row, State, status

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping, Sequence

    from checker.site.collection import Collection
    from checker.units import Duty

TITLE: Final = "Tuân thủ"
_ABOVE: Final = (TITLE, addresses.index_uri(addresses.COMPLIANCE))
_SIGNS: Final[Mapping[State, str]] = {"in-time": "✓", "late": "!", "withdrawn": "↩", "missing": "✗", "not-due": "…"}
_COUNTED: Final[Mapping[State, str]] = {
    "in-time": "đúng hạn",
    "late": "chậm",
    "withdrawn": "đã thu hồi",
    "missing": "chưa có, đã quá hạn",
    "not-due": "chưa đến hạn",
}
_READING: Final = (
    "Đúng hạn hay chậm tính theo ngày ký của văn bản đầu tiên đáp ứng nghĩa vụ. Chỉ nói “chậm”, “quá hạn” khi có văn "
    "bản ấn định hạn đó; số trong ngoặc vuông dẫn tới tên văn bản ấy, tên dẫn tới chính văn bản khi nó đăng ở đây. "
    "Hạn đơn vị tự đặt thì qua hạn không phải là vi phạm. Văn bản đã thu hồi không còn đáp ứng nghĩa vụ."
)

Years = dict[int, "tuple[Row, ...]"]


def years_of_duty(collection: Collection) -> Years:
    """Judge, by year and newest first, every duty of every unit that any year so far knows, by published documents."""
    units, today = collection.context.units, collection.context.as_of
    first = min((duty.from_year for unit in units for duty in unit.obligations), default=today.year + 1)
    facts = [entry.facts for entry in collection.entries]
    judged: defaultdict[int, list[Row]] = defaultdict(list)
    for row in status(units, facts, today, range(first, today.year + 1)):
        judged[row.year].append(row)
    return {year: tuple(judged[year]) for year in sorted(judged, reverse=True)}


def csv_uri(year: int) -> str:
    """Give the address of a year's rows as CSV."""
    return f"{addresses.COMPLIANCE}/{year}.csv"


def place_of(unit: str) -> str:
    """Give the anchor of a unit's row."""
    return f"dv-{unit}"


def pages_of(years: Years) -> dict[tuple[str, int], str]:
    """Give the uri of the page on which a unit's duties of a year stand."""
    found: dict[tuple[str, int], str] = {}
    for year, rows in years.items():
        for rank, (unit, _) in enumerate(groupby(rows, lambda row: row.unit)):
            page = 1 + rank // PAGE_SIZE
            found[unit, year] = addresses.index_uri(addresses.COMPLIANCE, str(year), page=page)
    return found


def compliance_files(years: Years) -> Iterator[Made]:
    """Give each year's rows as CSV for a spreadsheet."""
    for year, rows in years.items():
        yield Made(csv_uri(year), as_csv(rows, "vi").encode())


def compliance_pages(collection: Collection, years: Years) -> Iterator[Page]:
    """Make the page of the years, and for each year its table of units."""
    yield _years_page(collection.context.as_of, years)
    for year, rows in years.items():
        yield from _year_pages(collection, year, rows)


def as_of_text(day: datetime.date) -> str:
    """Say what day the figures are of."""
    return f"Số liệu tính đến ngày {date_slashes(day)}, theo các văn bản đã đăng trên trang này."


def _years_page(today: datetime.date, years: Years) -> Page:
    uri = addresses.index_uri(addresses.COMPLIANCE)
    states = _counts([row for rows in years.values() for row in rows])
    head = ("Năm", "Nghĩa vụ", *(_COUNTED[state].capitalize() for state in states), "Qua hạn tự đặt")
    rows = [
        [
            anchor(f"Năm {year}", addresses.link(uri, addresses.index_uri(addresses.COMPLIANCE, str(year)))),
            text(number_text(len(rows))),
            *(text(number_text(_count(rows, state))) for state in states),
            text(number_text(_own(rows))),
        ]
        for year, rows in years.items()
    ]
    none = paragraph("Chưa có nghĩa vụ nào được khai báo.")
    parts = [
        breadcrumbs(uri),
        title_block(TITLE),
        paragraph("Mỗi năm đơn vị nào đã có kế hoạch, báo cáo sơ kết, báo cáo tổng kết; đúng hạn hay chậm."),
        paragraph(as_of_text(today)),
        table("Tuân thủ theo năm", head, rows, cards=True) if rows else none,
        block(tag("p", text("Xem thêm: "), anchor("lịch các thời hạn", addresses.link(uri, _deadlines())), text("."))),
    ]
    return make(
        uri, TITLE, parts, description=as_of_text(today), record=Record(TITLE, "Kế hoạch, báo cáo đúng hạn, chậm")
    )


def _deadlines() -> str:
    return addresses.index_uri(addresses.DEADLINES)


def _counts(rows: Sequence[Row]) -> dict[State, int]:
    """Count rows by state, of which what was withdrawn is rare and told of where there is any."""
    counts: dict[State, int] = {state: _count(rows, state) for state in _COUNTED}
    return {state: count for state, count in counts.items() if count or state != "withdrawn"}


def _count(rows: Sequence[Row], state: State) -> int:
    """Count the rows of a state; late and missing only where someone may call it so."""
    return sum(row.state == state and _counted(row) for row in rows)


def _counted(row: Row) -> bool:
    return bool(row.basis) or not row.days


def _own(rows: Sequence[Row]) -> int:
    return sum(not _counted(row) for row in rows)


def _year_pages(collection: Collection, year: int, rows: Sequence[Row]) -> Iterator[Page]:
    units = [(unit, list(group)) for unit, group in groupby(rows, lambda row: row.unit)]
    path = (addresses.COMPLIANCE, str(year))
    count = max(1, -(-len(units) // PAGE_SIZE))
    title = f"Tuân thủ năm {year}"
    today = collection.context.as_of
    for number in range(1, count + 1):
        uri = addresses.index_uri(*path, page=number)
        shown = units[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        name = title if number == 1 else f"{title}, trang {number}"
        parts = [
            breadcrumbs(uri, _ABOVE),
            title_block(name),
            paragraph(as_of_text(today)),
            *(_summary(rows, year, uri) if number == 1 else []),
            *_YearTable(collection, uri).written(name, shown),
            turner(path, number, count, uri),
        ]
        record = (
            Record(title, f"{number_text(len(units))} đơn vị, {number_text(len(rows))} nghĩa vụ")
            if number == 1
            else None
        )
        about = f"{title}: {_sentence(rows)}. {as_of_text(today)}"
        yield make(uri, name, parts, description=about, record=record, wide=True)


def _sentence(rows: Sequence[Row]) -> str:
    counts = [f"{number_text(count)} {_COUNTED[state]}" for state, count in _counts(rows).items() if count]
    own = _own(rows)
    return ", ".join([*counts, *([f"{number_text(own)} qua hạn đơn vị tự đặt"] if own else [])]) or "chưa có nghĩa vụ"


def _summary(rows: Sequence[Row], year: int, uri: str) -> list[str]:
    items = [
        tag(
            "li",
            _sign(state),
            tag("strong", text(number_text(count))),
            text(f" {_COUNTED[state]}"),
            class_=f"tt {state}",
        )
        for state, count in _counts(rows).items()
    ]
    own = _own(rows)
    if own:
        items.append(tag("li", tag("strong", text(number_text(own))), text(" qua hạn đơn vị tự đặt"), class_="tt"))
    links = join(
        (
            anchor("Tải bảng này (CSV)", addresses.link(uri, csv_uri(year))),
            anchor("Lịch các thời hạn", addresses.link(uri, _deadlines())),
        ),
        " · ",
    )
    return [
        block(tag("ul", *items, class_="tong-so", role="list")),
        paragraph(_READING),
        block(tag("p", links)),
    ]


def _sign(state: State) -> Html:
    """Write a state's mark, which the words beside it repeat."""
    return tag("span", text(_SIGNS[state]), aria_hidden="true", class_="dau")


class _YearTable:
    """Writes one page's table, and the documents that its dates rest on."""

    def __init__(self, collection: Collection, uri: str) -> None:
        self._collection = collection
        self._uri = uri
        self._bases: dict[str, int] = {}

    def written(self, name: str, units: Sequence[tuple[str, Sequence[Row]]]) -> Iterator[str]:
        head = ("Đơn vị", *(duty.vi.capitalize() for duty in DUTIES.values()))
        yield table(name, head, [self._unit(unit, duties) for unit, duties in units], cards=True)
        if self._bases:
            items = (
                tag("li", linked_words(self._collection, self._uri, basis), id=f"can-cu-{number}")
                for basis, number in self._bases.items()
            )
            yield heading(2, text("Căn cứ của thời hạn"), "can-cu")
            yield block(tag("ol", *items, class_="can-cu"))

    def _unit(self, unit: str, rows: Sequence[Row]) -> list[Html]:
        """Write the row of a unit; its link has the anchor that the unit's documents lead to."""
        by_duty: defaultdict[Duty, list[Html]] = defaultdict(list)
        for row in rows:
            by_duty[row.duty].append(self._cell(row))
        link = addresses.link(self._uri, addresses.index_uri(addresses.UNITS, unit))
        name = tag("a", text(rows[0].name), href=link, id=place_of(unit))
        return [name, *(join(by_duty[duty]) or _none() for duty in DUTIES)]

    def _cell(self, row: Row) -> Html:
        """Write how a duty stands: the state, the document that answers it, when it was due, by what."""
        said = tag("p", _sign(row.state), text(state_words(row)), class_=f"tt {row.state if _counted(row) else 'own'}")
        entry = self._collection.by_id.get(row.document)
        sent = f", ký ngày {date_slashes(row.sent)}" if row.sent else ""
        document = tag("p", anchor(entry.name, addresses.link(self._uri, entry.uri)), text(sent)) if entry else NOTHING
        due = [text(f"Hạn {date_slashes(row.due)}"), text(f", gửi {row.to}" if row.to else "")]
        return Html(said + document + tag("p", *due, self._basis(row.basis), class_="phu"))

    def _basis(self, basis: str) -> Html:
        if not basis:
            return text("; hạn tự đặt")
        number = self._bases.setdefault(basis, len(self._bases) + 1)
        label = f"Căn cứ {number}"
        return Html(" " + tag("a", text(f"[{number}]"), href=f"#can-cu-{number}", aria_label=label))


def _none() -> Html:
    return tag("span", text("Không có nghĩa vụ"), class_="phu")


def state_words(row: Row) -> str:
    """Say how a duty stands; without a basis nobody is late, the unit's own date has passed."""
    days = f"{number_text(row.days)} ngày"
    match row.state:
        case "in-time":
            return "Đúng hạn" if row.basis else "Đúng hạn tự đặt"
        case "late":
            return f"Chậm {days}" if row.basis else f"Sau hạn tự đặt {days}"
        case "withdrawn":
            return "Đã thu hồi, chưa có văn bản khác"
        case "missing":
            return f"Chưa có, quá hạn {days}" if row.basis else f"Chưa có; hạn tự đặt đã qua {days}"
        case "not-due":
            return "Chưa đến hạn"
