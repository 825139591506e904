"""Charts drawn at build time: small SVG with a title, a description, and marks that need no colour.

Lines differ by their marks and dashes, numbers stand beside them; colours come from the style sheet by class, and from
``currentColor`` where there is none. The numbers always stand in a table as well.
"""

from __future__ import annotations

import math
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal

from checker.record import NamedTuple
from checker.site.aims import number_text
from checker.site.html import Html, tag, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

Style = Literal["ket-qua", "so-ket", "muc-tieu", "chien-luoc"]

_WIDTH, _HEIGHT = 360, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 26, 46, 28
_INSIDE = 22
"""Room beside the first and the last year, for their numbers."""
_APART = 13.0
_MARK = 12.0
"""Room that a mark takes."""
_DIGIT = 7.0
_LONGEST_NAME = 46
_BAR = 34
_MOST_TICKS = 8


class Point(NamedTuple):
    """One number of one year."""

    year: int
    value: float


class Line(NamedTuple):
    """A run of numbers; its style says how it is drawn."""

    name: str
    style: Style
    points: Sequence[Point]


class Spot(NamedTuple):
    """Where a number stands in a chart, and how its mark looks."""

    x: float
    y: float
    value: float
    style: Style


class Bar(NamedTuple):
    """One number of one place."""

    name: str
    value: float


def line_chart(mark: str, title: str, description: str, lines: Sequence[Line]) -> Html:
    """Draw lines over years; ``mark`` makes the ids of its title and description."""
    drawn = [line for line in lines if line.points]
    years = [point.year for line in drawn for point in line.points]
    first, last = min(years), max(years)
    low, high, step = _range([point.value for line in drawn for point in line.points])

    def x(year: int) -> float:
        inner = _WIDTH - _LEFT - _RIGHT - 2 * _INSIDE
        return _LEFT + _INSIDE + (inner * (year - first) / (last - first) if last > first else inner / 2)

    def y(value: float) -> float:
        return _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * (value - low) / (high - low)

    parts: list[Html] = [*_grid(low, high, step, y), *_years(first, last, x)]
    spots = [Spot(x(point.year), y(point.value), point.value, line.style) for line in drawn for point in line.points]
    aside = _aside(spots)
    for line in drawn:
        own = [spot for spot in spots if spot.style == line.style]
        way = [] if line.style == "so-ket" else _path([(spot.x, spot.y) for spot in own])  # no step of the same path
        marks = (_spot(line.style, spot.x + aside.get(spot, 0), spot.y) for spot in own)
        parts.append(tag("g", *way, *marks, class_=line.style))
    parts.extend(_numbers(spots, aside))
    return _svg(mark, title, description, _HEIGHT, [*_legend(drawn), *parts])


def axis_words(lines: Sequence[Line]) -> str:
    """Say from where to where the upright axis goes where it does not begin at zero; differences then look larger."""
    low, high, _ = _range([point.value for line in lines for point in line.points])
    return f"Trục đứng đi từ {number_text(low)} đến {number_text(high)}, không bắt đầu từ 0." if low > 0 else ""


def bar_chart(mark: str, title: str, description: str, bars: Sequence[Bar], aims: Sequence[Bar] = ()) -> Html:
    """Draw a bar for each place, and a dashed line for each aim."""
    high = _range([0.0, *(bar.value for bar in (*bars, *aims))], room_below=False)[1]
    start = 12 * len(aims) + 6
    height = start + _BAR * len(bars) + 6

    def x(value: float) -> float:
        return (_WIDTH - 56) * max(value, 0) / high

    parts: list[Html] = []
    for place, bar in enumerate(bars):
        top = start + _BAR * place
        long = x(bar.value)
        parts.append(_text(0, top + 10, _short(bar.name)))
        parts.append(
            tag("rect", x="0", y=f"{top + 14}", width=_at(max(long, 1)), height="13", class_="cot", fill="currentColor")
        )
        parts.append(_text(long + 4, top + 25, number_text(bar.value), class_="so"))
    for place, aim in enumerate(aims):
        at = x(aim.value)
        anchor = "end" if at > _WIDTH / 2 else "start"
        parts.append(
            tag(
                "g",
                _rule(at, 14 + 12 * place, at, height),
                _text(at, 10 + 12 * place, aim.name, anchor),
                class_="muc-tieu",
            )
        )
    return _svg(mark, title, description, height, parts)


def _svg(mark: str, title: str, description: str, height: int, parts: Iterable[Html]) -> Html:
    return tag(
        "svg",
        tag("title", text(title), id=f"{mark}-ten"),
        tag("desc", text(description), id=f"{mark}-mo-ta"),
        *parts,
        viewBox=f"0 0 {_WIDTH} {height}",
        role="img",
        aria_labelledby=f"{mark}-ten {mark}-mo-ta",
        class_="bieu-do",
    )


def _range(values: Sequence[float], *, room_below: bool = True) -> tuple[float, float, float]:
    """Give the ends and the step of a scale that holds some values, with room for the numbers below the lowest."""
    low, high = min(values), max(values)
    extent = max(high - low, abs(high) * 0.1, 1.0)
    step = 10 ** math.floor(math.log10(extent / 2))
    step = next(step * factor for factor in (1, 2, 5, 10) if extent / (step * factor) <= 4)
    bottom = math.floor(low / step) * step
    if room_below and low - bottom < step * 0.6:
        bottom -= step
    if low >= 0:
        bottom = max(bottom, 0.0)
    return bottom, max(math.ceil(high / step) * step, bottom + step), step


def _grid(low: float, high: float, step: float, y: Callable[[float], float]) -> Iterator[Html]:
    for place in range(round((high - low) / step) + 1):
        value = low + step * place
        at = y(value)
        yield tag("path", d=f"M{_LEFT} {_at(at)}H{_WIDTH - _RIGHT + 10}", class_="luoi", stroke="currentColor")
        yield _text(_LEFT - 5, at + 4, number_text(round(value, 6)), "end")


def _years(first: int, last: int, x: Callable[[int], float]) -> Iterator[Html]:
    every = -(-(last - first + 1) // _MOST_TICKS)
    for year in range(first, last + 1, every):
        yield _text(x(year), _HEIGHT - 10, str(year), "middle")


def _legend(lines: Sequence[Line]) -> Iterator[Html]:
    at = 8.0
    for line in lines:
        yield tag("g", _spot(line.style, at, 10), _text(at + 9, 14, line.name), class_=line.style)
        at += 28 + 6.4 * len(line.name)


def _path(spots: Sequence[tuple[float, float]]) -> list[Html]:
    if len(spots) < 2:
        return []
    way = "L".join(f"{_at(x)} {_at(y)}" for x, y in spots)
    return [tag("path", d=f"M{way}", class_="duong", fill="none", stroke="currentColor")]


def _spot(style: Style, x: float, y: float) -> Html:
    """Draw a mark: a full circle, an open circle, an open diamond, an open triangle."""
    match style:
        case "ket-qua":
            return tag("circle", cx=_at(x), cy=_at(y), r="4.5", fill="currentColor")
        case "so-ket":
            return tag("circle", cx=_at(x), cy=_at(y), r="4.5", class_="dau", stroke="currentColor")
        case "muc-tieu":
            way = f"M{_at(x)} {_at(y - 6)}l6 6l-6 6l-6-6z"
        case "chien-luoc":
            way = f"M{_at(x)} {_at(y - 6)}l6 10h-12z"
    return tag("path", d=way, class_="dau", stroke="currentColor")


def _aside(spots: Sequence[Spot]) -> Mapping[Spot, float]:
    """Tell how far marks of one year that would cover each other stand aside."""
    moved: dict[Spot, float] = {}
    for x in {spot.x for spot in spots}:
        column = sorted((spot for spot in spots if spot.x == x), key=lambda spot: spot.y)
        group: list[Spot] = []
        for spot, after in zip_longest(column, column[1:]):
            group.append(spot)
            if after is None or after.y - spot.y >= _MARK:
                moved |= {one: _MARK * (place - (len(group) - 1) / 2) for place, one in enumerate(group)}
                group = []
    return moved


def _numbers(spots: Sequence[Spot], aside: Mapping[Spot, float]) -> Iterator[Html]:
    """Write each number beside its mark: of one year the highest above, others below, aside where a mark is."""
    for x in sorted({spot.x for spot in spots}):
        column = sorted({spot.value: spot for spot in reversed(spots) if spot.x == x}.values(), key=lambda spot: spot.y)
        out = _MARK + max(aside.get(spot, 0) for spot in spots if spot.x == x)
        last = -math.inf
        for spot, after in zip_longest(column, column[1:]):
            words, class_ = number_text(spot.value), f"so {spot.style}"
            at, anchor = (x, "middle")
            if spot is column[0]:
                level = spot.y - 9
            elif after is None or after.y - spot.y > 2 * _MARK:
                level = last = max(spot.y + 17, last + _APART)
            else:
                level = last = max(spot.y + 4, last + _APART)
                right = x + out + _DIGIT * len(words) <= _WIDTH
                at, anchor = (x + out, "start") if right else (x - out, "end")
            yield _text(at, level, words, anchor, class_)


def _rule(x: float, y: float, to_x: float, to_y: float) -> Html:
    return tag("path", d=f"M{_at(x)} {_at(y)}L{_at(to_x)} {_at(to_y)}", class_="duong", stroke="currentColor")


def _text(x: float, y: float, words: str, anchor: str = "start", class_: str | None = None) -> Html:
    return tag(
        "text",
        text(words),
        x=_at(x),
        y=_at(y),
        text_anchor=None if anchor == "start" else anchor,
        class_=class_,
        fill="currentColor",
    )


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"


def _at(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def figure(chart: Html, caption: str) -> Html:
    """Put a chart and what it is called together."""
    return tag("figure", chart, tag("figcaption", text(caption)), class_="hinh")
