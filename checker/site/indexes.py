"""Index pages: all documents, by unit, by year, by kind."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.record import NamedTuple
from checker.site import addresses
from checker.site.aims import number_text
from checker.site.collection import Collection, Entry, units_of
from checker.site.compliance import place_of
from checker.site.deadlines import calendar_uri, days_due
from checker.site.document_page import years
from checker.site.feeds import feed_uri
from checker.site.html import NOTHING, Html, block, heading, join, tag, text
from checker.site.listings import index, listing
from checker.site.official import date_slashes
from checker.site.page import Page, Record, anchor, breadcrumbs, definitions, make, paragraph, title_block
from checker.site.targets import Place

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from checker.units import Unit

UNIT_TYPES = {
    "tinh": "Cấp tỉnh",
    "so": "Sở, ngành",
    "huyen": "Cấp huyện",
    "phong": "Phòng chuyên môn",
    "xa": "Cấp xã",
    "truong": "Trường học",
    "khac": "Đơn vị khác",
}

_DEEPEST = 12
"""Levels of superiors that a tree shows."""


class Overviews(NamedTuple):
    """What the overviews have of units, for index pages to lead there.

    ``compliance`` gives the page of a unit's duties of a year, ``targets`` where the paths of a unit's targets stand.
    """

    compliance: Mapping[tuple[str, int], str]
    targets: Mapping[str, Sequence[Place]]


def index_pages(collection: Collection, overviews: Overviews) -> Iterator[Page]:
    """Make every index page."""
    yield from listing(
        collection.entries,
        (addresses.DOCUMENTS,),
        "Tất cả văn bản",
        "Văn bản mới nhất đứng trước.",
        _by_year_of_issue,
        (),
    )
    yield from _unit_pages(collection, overviews)
    yield from _year_pages(collection, {year for _, year in overviews.compliance})
    yield from _kind_pages(collection)


def _unit_pages(collection: Collection, overviews: Overviews) -> Iterator[Page]:
    """Make the page of all units, and one listing a unit."""
    by_unit: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in collection.entries:
        by_unit[entry.facts.unit].append(entry)
    yield _units_page(collection, {unit_id: len(entries) for unit_id, entries in by_unit.items()})
    below: defaultdict[str, list[Unit]] = defaultdict(list)
    for known in collection.context.units:
        for superior in dict.fromkeys(item.value for item in known.superiors):
            below[superior].append(known)
    above = [("Đơn vị", addresses.index_uri(addresses.UNITS))]
    owing = {deadline.unit for deadline in days_due(collection)}
    judged: defaultdict[str, list[Place]] = defaultdict(list)
    for (unit_id, year), uri in overviews.compliance.items():
        judged[unit_id].append(Place(f"Năm {year}", uri, place_of(unit_id)))
    for unit_id in units_of(collection):
        unit = collection.context.units.get(unit_id)
        name = unit.name if unit else unit_id
        entries = sorted(by_unit[unit_id], key=lambda entry: -(entry.facts.years or (0, 0))[1])
        path = (addresses.UNITS, unit_id)
        here = addresses.index_uri(*path)
        feed = any(entry.facts.issued and not entry.facts.draft for entry in entries)
        ways = [("Tuân thủ", judged[unit_id]), ("Chỉ tiêu", overviews.targets.get(unit_id, ()))]
        told = [(name, [_place_link(place, here) for place in places]) for name, places in ways]
        card = (
            _unit_card(collection, unit, below[unit_id], here, told, owes=unit_id in owing, feed=feed) if unit else None
        )
        yield from listing(
            entries,
            path,
            name,
            f"{number_text(len(entries))} văn bản, xếp theo năm.",
            _about_year,
            above,
            before=[block(card)] if card else [],
            record=Record(name, f"Đơn vị · {number_text(len(entries))} văn bản"),
        )


def _units_page(collection: Collection, counts: Mapping[str, int]) -> Page:
    """Make the page of all units: those of today under their superiors, then those that ended or nobody declared."""
    uri = addresses.index_uri(addresses.UNITS)
    today = collection.context.as_of
    units = collection.context.units
    active = [unit for unit in units if unit.until is None or unit.until >= today]
    tree = _Tree(collection, counts, _under_superiors(active, today), uri)
    parts = [
        breadcrumbs(uri),
        title_block("Đơn vị"),
        paragraph(f"Đơn vị cấp dưới xếp dưới cấp trên của mình vào ngày {date_slashes(today)}."),
        block(tree.branch("")),
    ]
    known = {unit.id for unit in active}
    ended = [unit.id for unit in units if unit.id not in known]
    for name, others in (("Đã kết thúc hoạt động", ended), ("Chưa khai báo", sorted(set(counts) - set(units.by_id)))):
        if others:
            parts.append(heading(2, text(name), addresses.slug(name)))
            parts.append(block(tag("ul", *(tag("li", *tree.item(unit)) for unit in others), class_="cay", role="list")))
    return make(uri, "Đơn vị", parts, description="Danh sách đơn vị có văn bản, theo cấp trên và cấp dưới")


def _under_superiors(units: Sequence[Unit], today: datetime.date) -> Mapping[str, Sequence[str]]:
    """Give the units under each of them on a day; those in a ring, or far down, stand at the top, under ""."""
    above = {unit.id: unit.superior_on(today) for unit in units}
    below: defaultdict[str, list[str]] = defaultdict(list)
    for unit in above:
        way = [unit]
        while way[-1] and len(way) <= _DEEPEST:
            way.append(above.get(way[-1], ""))
        below[above[unit] if not way[-1] and above[unit] in above else ""].append(unit)
    return below


class _Tree:
    """Writes units under their superiors."""

    def __init__(
        self, collection: Collection, counts: Mapping[str, int], below: Mapping[str, Sequence[str]], uri: str
    ) -> None:
        self._units = collection.context.units
        self._counts = counts
        self._below = below
        self._uri = uri

    def branch(self, above: str) -> Html:
        units = self._below.get(above, ())
        items = (tag("li", *self.item(unit), self.branch(unit)) for unit in units)
        return tag("ul", *items, class_="cay", role="list") if units else NOTHING

    def item(self, unit_id: str) -> list[Html]:
        unit, count = self._units.get(unit_id), self._counts.get(unit_id, 0)
        target = addresses.link(self._uri, addresses.index_uri(addresses.UNITS, unit_id))
        name = tag("a", tag("span", text(unit.name if unit else unit_id), class_="ten"), href=target)
        about = [UNIT_TYPES.get(unit.type, unit.type)] if unit else []
        about.append(f"{number_text(count)} văn bản" if count else "chưa có văn bản")
        if unit and unit.until:
            about.append(f"đến ngày {date_slashes(unit.until)}")
        return [tag("p", name), tag("p", text(" · ".join(about)), class_="phu")]


def _place_link(place: Place, uri: str) -> Html:
    return anchor(place.name, addresses.link(uri, place.uri, place.mark))


def _unit_card(
    collection: Collection,
    unit: Unit,
    below: Sequence[Unit],
    uri: str,
    told: Sequence[tuple[str, Sequence[Html]]],
    *,
    owes: bool,
    feed: bool,
) -> Html:
    """Write what is known of a unit; names and superiors that changed carry their days; ``told`` is said elsewhere."""
    known = collection.context.units
    superiors = [
        Html(_unit_link(known.get(item.value), item.value, uri) + text(_from_to(item.since, item.until)))
        for item in unit.superiors
    ]
    life = _from_to(unit.since, unit.until).strip(" ()")
    rows: list[tuple[str, Sequence[Html]]] = [
        ("Cấp", [text(UNIT_TYPES.get(unit.type, unit.type))]),
        ("Địa danh", [text(unit.place)] if unit.place else []),
        ("Hoạt động", [text(life)] if life else []),
        ("Tên trước đây", [text(f"{item.value}{_from_to(item.since, item.until)}") for item in unit.names]),
        ("Trực thuộc", superiors),
        ("Đơn vị cấp dưới", [_unit_link(other, other.id, uri) for other in below]),
        *told,
        ("Lịch thời hạn", [anchor("Tệp lịch (.ics)", addresses.link(uri, calendar_uri(unit.id)))] if owes else []),
        ("Theo dõi", [anchor("Nguồn tin Atom", addresses.link(uri, feed_uri(unit.id)))] if feed else []),
        ("Liên hệ", [text(contact) for contact in unit.contacts]),
    ]
    return tag("div", definitions(rows), class_="the-don-vi")


def _unit_link(unit: Unit | None, unit_id: str, uri: str) -> Html:
    return (
        anchor(unit.name, addresses.link(uri, addresses.index_uri(addresses.UNITS, unit.id))) if unit else text(unit_id)
    )


def _from_to(since: datetime.date | None, until: datetime.date | None) -> str:
    parts = [f"từ {date_slashes(since)}" if since else "", f"đến {date_slashes(until)}" if until else ""]
    words = " ".join(part for part in parts if part)
    return f" ({words})" if words else ""


def _about_year(entry: Entry) -> str:
    facts = entry.facts
    return f"Năm {facts.year}" if facts.year else f"Giai đoạn {years(facts)}" if facts.years else "Chưa ghi năm"


def _by_year_of_issue(entry: Entry) -> str:
    issued = entry.facts.issued
    return f"Ban hành năm {issued.year}" if issued else "Chưa ghi ngày ban hành"


def _year_pages(collection: Collection, judged: AbstractSet[int]) -> Iterator[Page]:
    """Make the page of years and one listing a year; a period counts for each of its years."""
    by_year: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in collection.entries:
        first, last = entry.facts.years or (0, -1)
        for year in range(first, min(last, first + 20) + 1):
            by_year[year].append(entry)
    above = addresses.index_uri(addresses.YEARS)
    names = [
        (f"Năm {year}", addresses.index_uri(addresses.YEARS, str(year)), len(by_year[year]))
        for year in sorted(by_year, reverse=True)
    ]
    yield index(above, "Năm", "Năm mà văn bản nói về, có thể khác năm ký.", names)
    order = {unit_id: rank for rank, unit_id in enumerate(units_of(collection))}
    for year, entries in by_year.items():
        entries.sort(key=lambda entry: order[entry.facts.unit])
        yield from listing(
            entries,
            (addresses.YEARS, str(year)),
            f"Văn bản năm {year}",
            f"{number_text(len(entries))} văn bản, xếp theo đơn vị.",
            lambda entry: entry.unit,
            [("Năm", above)],
            before=[_year_ways(year, addresses.index_uri(addresses.YEARS, str(year)), judged)],
            record=Record(f"Văn bản năm {year}", f"{number_text(len(entries))} văn bản"),
        )


def _year_ways(year: int, uri: str, judged: AbstractSet[int]) -> str:
    """Write the way from a year's documents to what is said of them together."""
    ways = [(f"Tuân thủ năm {year}", addresses.index_uri(addresses.COMPLIANCE, str(year)))] if year in judged else []
    ways += [("Chỉ tiêu qua các năm", addresses.index_uri(addresses.TARGETS))]
    return block(tag("p", text("Xem thêm: "), join((anchor(name, addresses.link(uri, to)) for name, to in ways), "; ")))


def _kind_pages(collection: Collection) -> Iterator[Page]:
    above = addresses.index_uri(addresses.KINDS)
    by_kind = {
        kind: [entry for entry in collection.entries if entry.facts.kind == kind] for kind in collection.context.kinds
    }
    titles = {kind: value.name.vi.capitalize() for kind, value in collection.context.kinds.items()}
    names = [
        (titles[kind], addresses.index_uri(addresses.KINDS, kind), len(entries)) for kind, entries in by_kind.items()
    ]
    yield index(above, "Loại văn bản", "Các loại văn bản mà bộ kiểm tra biết.", names)
    for kind, entries in by_kind.items():
        path = (addresses.KINDS, kind)
        about = anchor(
            "Loại văn bản này phải có những gì", addresses.link(addresses.index_uri(*path), addresses.KINDS_GUIDE, kind)
        )
        yield from listing(
            entries,
            path,
            titles[kind],
            f"{number_text(len(entries))} văn bản, mới nhất đứng trước.",
            _by_year_of_issue,
            [("Loại văn bản", above)],
            before=[block(tag("p", about))],
            record=Record(titles[kind], f"{number_text(len(entries))} văn bản"),
        )
