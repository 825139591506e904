"""The targets' pages: each target's path through the years and units, beside its aim and the national strategy's."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from checker.record import NamedTuple
from checker.site import addresses
from checker.site.aims import aim_text, number_text, read_aim, result_text, with_unit
from checker.site.charts import Bar, Line, Point, axis_words, bar_chart, figure, line_chart
from checker.site.html import Html, block, heading, join, tag, text
from checker.site.listings import PAGE_SIZE, turner
from checker.site.official import date_slashes
from checker.site.page import (
    Page,
    Record,
    anchor,
    breadcrumbs,
    make,
    outside,
    paragraph,
    table,
    title_block,
)
from checker.site.strategy import YEARS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.site.collection import Collection
    from checker.site.strategy import Indicator
    from checker.site.target_paths import Answer, Group, Step, TargetPath

TITLE: Final = "Chỉ tiêu"
_ABOVE: Final = (TITLE, addresses.index_uri(addresses.TARGETS))
_LEAD: Final = (
    "Mỗi chỉ tiêu đi qua các năm ra sao: mức phải đạt do kế hoạch đặt ra, kết quả do báo cáo của chính đơn vị nêu, và "
    "mức của chiến lược quốc gia khi số liệu của chiến lược đã kiểm chứng hoặc có một nguồn."
)
_CONFIDENCE: Final = {
    "verified": "đã kiểm chứng bằng hai nguồn",
    "single-source": "theo một nguồn",
    "memory-only": "chưa có nguồn nên không nêu số",
}
_FOLLOWED: Final = "Đơn vị đưa vào kế hoạch"
_COMPARED: Final = addresses.index_uri(addresses.COMPARISONS)
_PATHS: Final = 20
_BARS: Final = 20
_RESULT, _HALF, _AIM, _STRATEGY = "Tổng kết", "Sơ kết", "Mức phải đạt", "Chiến lược"
_ADDRESS = re.compile(r"https?://\S+")


class Place(NamedTuple):
    """Where something stands: what it is called, its page, and the anchor there."""

    name: str
    uri: str
    mark: str


def group_uri(group: Group, page: int = 1) -> str:
    """Give the page of a group of targets."""
    return addresses.index_uri(addresses.TARGETS, group.slug, page=page)


def places_of(groups: Sequence[Group]) -> Mapping[str, Sequence[Place]]:
    """Give, by unit, where the path of each of its targets stands."""
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for group in groups:
        for rank, path in enumerate(group.paths):
            place = Place(group.name, group_uri(group, 1 + rank // _PATHS), _mark(rank % _PATHS))
            found[path.unit].append(place)
    return found


def _mark(place: int) -> str:
    return f"don-vi-{place + 1}"


def target_pages(collection: Collection, groups: Sequence[Group]) -> Iterator[Page]:
    """Make the list of targets, and a page for each group of them."""
    yield from _lists(collection, groups)
    for group in groups:
        yield from _group_pages(collection, group)


def _lists(collection: Collection, groups: Sequence[Group]) -> Iterator[Page]:
    """Make the list: the strategy's targets first, then the units' own, in pages of a fixed size."""
    own = [group for group in groups if not group.indicator]
    count = max(1, -(-len(own) // PAGE_SIZE))
    for number in range(1, count + 1):
        uri = addresses.index_uri(addresses.TARGETS, page=number)
        title = TITLE if number == 1 else f"{TITLE}, trang {number}"
        parts = [breadcrumbs(uri), title_block(title)]
        if number == 1:
            compared = anchor("so sánh từng kế hoạch với năm trước", addresses.link(uri, _COMPARED))
            parts += [paragraph(_LEAD), block(tag("p", text("Xem thêm: "), compared, text(".")))]
            parts += _strategy(collection, groups, uri)
        shown = own[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        if shown:
            parts.append(heading(2, text("Chỉ tiêu riêng của các đơn vị"), "rieng"))
            parts.append(block(tag("ul", *(_item(group, uri) for group in shown), class_="danh-sach", role="list")))
        parts.append(turner((addresses.TARGETS,), number, count, uri))
        record = Record(TITLE, "Chỉ tiêu qua các năm, biểu đồ") if number == 1 else None
        yield make(uri, title, parts, description=_LEAD, record=record)


def _item(group: Group, uri: str) -> Html:
    link = anchor(group.name, addresses.link(uri, group_uri(group)))
    return tag("li", tag("p", link), tag("p", text(_extent(group)), class_="phu"))


def _extent(group: Group) -> str:
    years = sorted({step.year for path in group.paths for step in path.steps})
    span = f"năm {years[0]}" if len(years) == 1 else f"{years[0]}-{years[-1]}"
    return f"{number_text(len(group.paths))} đơn vị · {span}"


def _strategy(collection: Collection, groups: Sequence[Group], uri: str) -> Iterator[str]:
    strategy = collection.strategy
    if not strategy.indicators:
        return
    followed = {group.indicator.code: group for group in groups if group.indicator}
    yield heading(2, text(strategy.name), "chien-luoc")
    day = date_slashes(datetime.date.fromisoformat(strategy.date))
    yield paragraph(
        f"Ban hành kèm Nghị quyết số {strategy.number} ngày {day}. Tên chỉ tiêu viết gọn; mức của 2025 và 2030 chỉ nêu "
        f"khi có nguồn. “{_FOLLOWED}” là số đơn vị, và những năm, có kế hoạch đăng ở đây ghi mã của chỉ tiêu."
    )
    head = ("Chỉ tiêu", *(f"Năm {year}" for year in YEARS), "Nguồn số liệu", _FOLLOWED)
    for objective, name in strategy.objectives.items():
        rows = [
            _indicator_row(indicator, followed.get(indicator.code), uri)
            for indicator in strategy.indicators.values()
            if indicator.objective == objective
        ]
        yield heading(3, text(f"Mục tiêu {objective}: {name}"), f"muc-tieu-{objective}")
        yield table(name, head, rows, cards=True)


def _indicator_row(indicator: Indicator, group: Group | None, uri: str) -> list[Html]:
    name = [tag("code", text(indicator.code)), text(f" {indicator.name}")]
    if indicator.note:
        name.append(tag("span", text(f" ({indicator.note})"), class_="phu"))
    aims = [
        text(aim_text(indicator.aims[year], indicator.unit) if year in indicator.aims else "chưa rõ") for year in YEARS
    ]
    link = anchor(_extent(group), addresses.link(uri, group_uri(group))) if group else text("chưa có")
    return [join(name), *aims, text(_CONFIDENCE[indicator.confidence].capitalize()), link]


def _group_pages(collection: Collection, group: Group) -> Iterator[Page]:
    count = -(-len(group.paths) // _PATHS)
    for number in range(1, count + 1):
        uri = group_uri(group, number)
        title = group.name if number == 1 else f"{group.name}, trang {number}"
        parts = [breadcrumbs(uri, _ABOVE), title_block(title)]
        if number == 1:
            parts += [paragraph(f"{_extent(group)}. Kết quả là số do báo cáo của đơn vị nêu."), *_about(group)]
            parts += _side_by_side(collection, group)
        for place, path in enumerate(group.paths[(number - 1) * _PATHS : number * _PATHS]):
            parts += _path(collection, group, path, _mark(place), uri)
        parts.append(turner((addresses.TARGETS, group.slug), number, count, uri))
        record = Record(f"Chỉ tiêu: {group.name}", _extent(group)) if number == 1 else None
        yield make(uri, title, parts, description=f"Chỉ tiêu: {group.name}. {_extent(group)}", record=record)


def _about(group: Group) -> Iterator[str]:
    """Say what the strategy demands, and by which sources that is known."""
    indicator = group.indicator
    if indicator is None:
        return
    aims = ", ".join(f"năm {year}: {aim_text(aim, indicator.unit)}" for year, aim in indicator.aims.items())
    said = (
        f"Chiến lược quốc gia, chỉ tiêu {indicator.code}: {aims or 'chưa có số'} ({_CONFIDENCE[indicator.confidence]})."
    )
    places = [found[0] for source in indicator.sources if (found := _ADDRESS.search(source))]
    links = [outside(place.split("/")[2], place) for place in places]
    yield block(tag("p", text(said), *([text(" Nguồn: "), join(links, ", "), text(".")] if links else [])))


def _side_by_side(collection: Collection, group: Group) -> Iterator[str]:
    """Draw the units' last yearly results beside each other, where several have one."""
    found = [(path, step, value) for path, step in _latest(group) if (value := _value(step.whole)) is not None]
    if len(found) < 2:
        return
    shown = sorted(found, key=lambda item: -item[2])[:_BARS]
    names = [f"{_unit(collection, path, step)}, {step.year}" for path, step, _ in shown]
    bars = [Bar(name, value) for name, (_, _, value) in zip(names, shown, strict=True)]
    aims = [
        Bar(f"{_STRATEGY} {point.year}: {number_text(point.value)}", point.value) for point in _strategy_points(group)
    ]
    title = f"{group.name}: kết quả cả năm gần nhất của từng đơn vị"
    said = "; ".join(f"{bar.name}: {with_unit(number_text(bar.value), group.measure)}" for bar in bars)
    yield heading(2, text("Các đơn vị cạnh nhau"), "canh-nhau")
    yield block(figure(bar_chart("canh-nhau-hinh", title, said, bars, aims), _with_measure(title, group.measure)))
    rows = [
        [text(_unit(collection, path, step)), text(str(step.year)), text(with_unit(number_text(value), group.measure))]
        for path, step, value in shown
    ]
    yield table(title, ("Đơn vị", "Năm", _RESULT), rows)


def _latest(group: Group) -> Iterator[tuple[TargetPath, Step]]:
    """Give each unit's last year that has a yearly report."""
    for path in group.paths:
        step = next((step for step in reversed(path.steps) if step.whole), None)
        if step:
            yield path, step


def _value(answer: Answer | None) -> float | None:
    return answer.result.value if answer else None


def _unit(collection: Collection, path: TargetPath, step: Step | None = None) -> str:
    unit = collection.context.units.get(path.unit)
    if unit is None:
        return path.unit or "Chưa rõ đơn vị"
    day = step.plan.facts.issued if step else None
    return unit.name_on(day) if day else unit.name


def _with_measure(title: str, measure: str) -> str:
    return f"{title} ({measure})" if measure else title


def _strategy_points(group: Group) -> list[Point]:
    if group.indicator is None:
        return []
    return [Point(year, aim.number) for year, written in group.indicator.aims.items() if (aim := read_aim(written))]


def _path(collection: Collection, group: Group, path: TargetPath, mark: str, uri: str) -> Iterator[str]:
    """Write one unit's path: a chart, and the same numbers as a table."""
    name = _unit(collection, path)
    yield heading(2, text(name), mark)
    if path.last.name != group.name:
        yield paragraph(f"Kế hoạch gọi là: {path.last.name}.")
    lines = _lines(group, path)
    if sum(len(line.points) for line in lines) > 1:
        title = f"{group.name}, {name}"
        caption = f"{_with_measure(title, group.measure)}. {axis_words(lines)}".strip()
        yield block(figure(line_chart(f"{mark}-hinh", title, _said(lines), lines), caption))
    yield table(f"{group.name}, {name}", _HEAD, [_row(step, uri) for step in path.steps], cards=True)


def _lines(group: Group, path: TargetPath) -> list[Line]:
    """Give what is drawn of a path: all that its table has."""
    steps = path.steps
    whole = [Point(step.year, value) for step in steps if (value := _value(step.whole)) is not None]
    half = [Point(step.year, value) for step in steps if (value := _value(step.half)) is not None]
    aims = [Point(step.year, aim.number) for step in steps if (aim := read_aim(step.target.aim))]
    return [
        Line(_RESULT, "ket-qua", whole),
        Line(_HALF, "so-ket", half),
        Line(_AIM, "muc-tieu", aims),
        Line(_STRATEGY, "chien-luoc", _strategy_points(group)),
    ]


_HEAD: Final = ("Năm", _AIM, _HALF, _RESULT, "Đạt", "Văn bản")


def _said(lines: Sequence[Line]) -> str:
    """Say in words what the lines show."""
    return " ".join(
        f"{line.name}: {', '.join(f'{point.year} là {number_text(point.value)}' for point in line.points)}."
        for line in lines
        if line.points
    )


def _row(step: Step, uri: str) -> list[Html]:
    measure = step.target.unit
    reports = [answer.report for answer in (step.half, step.whole) if answer]
    links = join((anchor(entry.name, addresses.link(uri, entry.uri)) for entry in (step.plan, *reports)), "; ")
    return [
        text(str(step.year)),
        text(aim_text(step.target.aim, measure)),
        _result(step.half, measure),
        _result(step.whole, measure),
        text(_reached(step)),
        links,
    ]


def _result(answer: Answer | None, measure: str) -> Html:
    shown = text(result_text(answer.result if answer else None, measure) or "chưa có")
    note = answer.result.note if answer and answer.result.value is not None else ""
    return Html(shown + tag("p", text(note), class_="phu")) if note else shown


def _reached(step: Step) -> str:
    """Say whether the year's result is what was demanded; the half-year's judges nothing."""
    aim = read_aim(step.target.aim)
    value = _value(step.whole)
    reached = aim.reached(value) if aim and value is not None else None
    return {True: "✓ đạt", False: "✗ chưa đạt", None: "chưa xét"}[reached]
