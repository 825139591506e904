"""Paragraphs that close a list: typed after its last point, they stand behind the list on the page, not in the point.

The tree of labels puts a paragraph without a label under the point before it, for rules and exports, which is right
where the point is a title or goes on. Where the text tells that the point was finished, the page shows what it means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeGuard

from checker.document import Block, Paragraph, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

Item: TypeAlias = "Block | Section"

_FINISHED = (".", ";")
_END_MARK = "./."
_MARKS = " \t\n*_"


def part_closing(text: str, point: Section, others: Sequence[Item]) -> tuple[Section, tuple[Item, ...]]:
    """Part a list's last point from the paragraphs that close the list; ``others`` stand before it in the list."""
    if not point.items:
        return point, ()
    last = point.items[-1]
    if is_point(last):
        inner, behind = part_closing(text, last, point.items[:-1])
        kept = (*point.items[:-1], inner)
    else:
        first = len(point.items)
        while first and isinstance(point.items[first - 1], Paragraph):
            first -= 1
        kept, behind = point.items[:first], point.items[first:]
    cut = _leaving(text, point, kept, behind, others) if behind else 0
    return point._replace(items=(*kept, *behind[:cut])), behind[cut:]


def is_point(item: Item) -> TypeGuard[Section]:
    """Tell whether an item is a labelled line with what stands under it."""
    return isinstance(item, Section) and isinstance(item.opener, Paragraph)


def _leaving(text: str, point: Section, kept: Sequence[Item], behind: Sequence[Item], others: Sequence[Item]) -> int:
    """Give how many of the paragraphs behind a point belong to it: an indented one says so itself."""
    start = behind[0].start
    if start and text[start - 1] != "\n":
        return len(behind)
    alike = [item for item in others if is_point(item) and _finished(text, item)]
    if _finished(text, point) and not any(isinstance(inner, Paragraph) for item in alike for inner in item.items):
        return 0
    ends = _words(text, behind[-1]).endswith(_END_MARK)
    return len(behind) - 1 if ends and (kept or len(behind) > 1) else len(behind)


def _finished(text: str, point: Section) -> bool:
    """Tell whether a labelled line is a whole sentence, no title and no lead to what follows."""
    return point.opener is not None and _words(text, point.opener).endswith(_FINISHED)


def _words(text: str, item: Item) -> str:
    return text[item.start : item.end].rstrip(_MARKS)
