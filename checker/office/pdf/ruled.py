"""Tables that are drawn with lines: their cells from the lines, and which text stands in which."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.office.pdf.pages import Page, Rule, Stretch

_NEAR = 3.5
_MOST_RULES = 1_500
_MOST_CELLS = 4_000


class Box(NamedTuple):
    """One cell: its edges on the page, how many columns and rows it spans, and the text in it."""

    left: float
    right: float
    low: float
    high: float
    columns: int
    rows: int
    stretches: tuple[Stretch, ...]


class Ruled(NamedTuple):
    """A table with drawn lines: rows of cells from the top, and where its columns part."""

    rows: tuple[tuple[Box, ...], ...]
    edges: tuple[float, ...]
    high: float
    low: float


def ruled_tables(page: Page) -> tuple[list[Ruled], list[Stretch]]:
    """Give the drawn tables of a page, and the text outside them."""
    left = list(page.stretches)
    if not page.columns or len(page.rows) + len(page.columns) > _MOST_RULES:
        return [], left
    tables: list[Ruled] = []
    for rows, columns in _groups(page.rows, page.columns):
        across = _places(rule.at for rule in columns)
        along = _places(rule.at for rule in rows)
        if len(across) < 2 or len(along) < 2 or len(across) * len(along) > _MOST_CELLS:
            continue
        inside = [item for item in left if _inside(item, across, along)]
        if not inside:
            continue
        taken = set(map(id, inside))
        left = [item for item in left if id(item) not in taken]
        tables.append(_table(rows, columns, (across, along), inside))
    return tables, left


def _groups(rows: Sequence[Rule], columns: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Part the lines into groups that touch."""
    rules = [(rule, True) for rule in rows] + [(rule, False) for rule in columns]
    above = list(range(len(rules)))

    def root(at: int) -> int:
        while above[at] != at:
            above[at] = above[above[at]]
            at = above[at]
        return at

    first = len(rows)
    for at, row in enumerate(rows):
        for other, column in enumerate(columns, first):
            if _touch(row, column):
                above[root(at)] = root(other)
    found: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at, (rule, flat) in enumerate(rules):
        found.setdefault(root(at), ([], []))[0 if flat else 1].append(rule)
    yield from found.values()


def _touch(row: Rule, column: Rule) -> bool:
    return row.start - _NEAR <= column.at <= row.end + _NEAR and column.start - _NEAR <= row.at <= column.end + _NEAR


def _places(found: Iterable[float]) -> list[float]:
    """Give places in order, those that are near each other as one."""
    places: list[float] = []
    for place in sorted(found):
        if not places or place - places[-1] > _NEAR:
            places.append(place)
    return places


def _inside(item: Stretch, across: Sequence[float], along: Sequence[float]) -> bool:
    centre = (item.left + item.right) / 2
    return across[0] <= centre <= across[-1] and along[0] - 1 <= item.base + 0.3 * item.size <= along[-1] + 1


def _table(
    rows: Sequence[Rule], columns: Sequence[Rule], places: tuple[list[float], list[float]], inside: Sequence[Stretch]
) -> Ruled:
    across, along = places[0], places[1][::-1]
    taken: set[tuple[int, int]] = set()
    found: list[tuple[Box, ...]] = []
    for row in range(len(along) - 1):
        boxes: list[Box] = []
        for column in range(len(across) - 1):
            if (row, column) in taken:
                continue
            wide = _reach(columns, across, column, (along[row], along[row + 1]))
            deep = _depth(rows, along, row, (across[column], across[column + 1]))
            taken |= {(r, c) for r in range(row, row + deep) for c in range(column, column + wide)}
            edges = (across[column], across[column + wide], along[row + deep], along[row])
            boxes.append(Box(*edges, wide, deep, tuple(item for item in inside if _in_box(item, edges))))
        found.append(tuple(boxes))
    return Ruled(tuple(found), tuple(across), along[0], along[-1])


def _reach(columns: Sequence[Rule], across: Sequence[float], column: int, span: tuple[float, float]) -> int:
    """Give how many columns a cell spans: up to the next drawn edge beside its row."""
    middle = (span[0] + span[1]) / 2
    wide = 1
    while column + wide < len(across) - 1 and not _drawn(columns, across[column + wide], middle):
        wide += 1
    return wide


def _depth(rows: Sequence[Rule], along: Sequence[float], row: int, span: tuple[float, float]) -> int:
    middle = (span[0] + span[1]) / 2
    deep = 1
    while row + deep < len(along) - 1 and not _drawn(rows, along[row + deep], middle):
        deep += 1
    return deep


def _drawn(rules: Sequence[Rule], at: float, middle: float) -> bool:
    return any(abs(rule.at - at) <= _NEAR and rule.start <= middle <= rule.end for rule in rules)


def _in_box(item: Stretch, edges: tuple[float, float, float, float]) -> bool:
    left, right, low, high = edges
    return left <= (item.left + item.right) / 2 < right and low <= item.base + 0.3 * item.size < high


def goes_on(above: Ruled, below: Ruled) -> bool:
    """Tell whether a table at the top of a page goes on with the one at the foot of the page before."""
    if len(above.edges) != len(below.edges):
        return False
    widths = [(last - first) for first, last in pairwise(above.edges)]
    others = [(last - first) for first, last in pairwise(below.edges)]
    return all(abs(one - other) <= 2 * _NEAR for one, other in zip(widths, others, strict=True))
