"""The HTML tags of a text, outside comments, code and well-formed tables; no rule itself."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from checker.document import Document, Table
from checker.pattern import Pattern
from checker.record import NamedTuple
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_TABLE_TAGS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption"})
_EMPTY = frozenset({"br", "hr", "img", "input", "meta", "link"})
_TAG = Pattern(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*+)(?:\s[^<>]*+)?/?>|<[!?][A-Za-z][^<>]*+>|(?P<open><!--)")
_CODE = Pattern(r"`[^`\n]*`")


class Tag(NamedTuple):
    """A tag; ``name`` is in lower case, ``!--`` for a comment that is never closed, blank for a declaration."""

    at: Span
    name: str


def stray_tags(document: Document) -> Iterator[Tag]:
    """Yield the tags that the dialect has no place for, an element once, by its opening tag.

    Of HTML tables those that their reader refused; tags of a table outside one, and everything
    after a table that is never closed, are left to ``broken-table``.
    """
    tables = [block for block in document.blocks if isinstance(block, Table)]
    starts = [table.at.start for table in tables]
    code = [match.span() for match in _CODE.finditer(document.text)] if "`" in document.text else []
    opened: dict[str, int] = {}
    place = 0
    while found := _TAG.search(document.text, place):
        place, name = found.end(), (found["name"] or "").lower()
        index = bisect_right(starts, found.start()) - 1
        table = tables[index] if index >= 0 and tables[index].at.end > found.start() else None
        if found["open"]:
            place = document.text.find("-->", place) + len("-->")
            if place < found.end():
                yield Tag(Span(*found.span()), "!--")
                return
        elif table is not None and table.html:
            place = table.at.end
            yield from (Tag(fault.at, fault.detail) for fault in table.faults if fault.code == "raw-html")
        elif name == "table" and not found["close"]:
            return
        elif not _fits(code, found.start(), name, table) and _opens(opened, name, closes=bool(found["close"])):
            yield Tag(Span(*found.span()), name)


def _fits(code: list[tuple[int, int]], start: int, name: str, table: Table | None) -> bool:
    """Tell whether a tag is one of a table, a line break in a cell, or code."""
    if name in _TABLE_TAGS or (table is not None and name == "br"):
        return True
    index = bisect_right(code, (start, start)) - 1
    return index >= 0 and start < code[index][1]


def _opens(opened: dict[str, int], name: str, *, closes: bool) -> bool:
    """Keep count of open elements; tell whether a tag is more than the end of one."""
    if closes and opened.get(name):
        opened[name] -= 1
        return False
    if not closes and name not in _EMPTY:
        opened[name] = opened.get(name, 0) + 1
    return True
