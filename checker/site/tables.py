"""Tables to HTML: every cell is read and written anew, so only the allow-list comes out."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from checker.site.html import NOTHING, Html, around, join, tag, text
from checker.site.inline import Linking, write_between
from checker.site.sanitise import cell as sanitised

if TYPE_CHECKING:
    from checker.document import Cell, Row, Table

_TAG = re.compile(r"<(?P<close>/?)(?P<name>p|br|b|i|strong|em)\b(?P<rest>[^<>]*)>", re.IGNORECASE)
_CAPTION = re.compile(r"<caption\b[^<>]*>(?P<text>[^<]*)</caption\s*>", re.IGNORECASE)
_BETWEEN_CELLS = "\n"
"""A search takes cells without space between them for one word."""

_EMPTY = Html("<td></td>")
_ALIGNED = {"left": "canh-trai", "center": "canh-giua", "right": "canh-phai"}


def write_table(source: str, table: Table, linking: Linking, name: str) -> Html:
    """Write a table inside a box that scrolls by itself on a narrow screen; ``name`` is read out for the box."""
    read = table.rows  # read anew each time that they are asked for
    head_count = next(
        (index for index, row in enumerate(read) if not all(cell.header for cell in row.cells)), len(read)
    )
    rows = [_row(source, row, table, linking, head=index < head_count) for index, row in enumerate(read)]
    head = f"<thead>{''.join(rows[:head_count])}</thead>" if head_count else ""
    body = f"<tbody>{''.join(rows[head_count:])}</tbody>" if len(rows) > head_count else ""
    whole = f'<table class="ke">{_caption(source, table)}{head}{body}</table>'
    return Html(f'<div class="bang" role="group" tabindex="0" aria-label="{text(name)}">{whole}</div>')


def _caption(source: str, table: Table) -> Html:
    found = _CAPTION.search(source, table.at.start, table.at.end) if table.html else None
    return tag("caption", text(unescape(found["text"].strip()))) if found else NOTHING


def _row(source: str, row: Row, table: Table, linking: Linking, *, head: bool) -> Html:
    cells = [_cell(source, cell, table, column, linking, head=head) for column, cell in enumerate(row.cells)]
    if not table.html:
        cells.extend([_EMPTY] * (len(table.aligns) - len(cells)))
    return Html(f"<tr>{_BETWEEN_CELLS.join(cells)}</tr>")


def _cell(source: str, cell: Cell, table: Table, column: int, linking: Linking, *, head: bool) -> Html:
    start, end = cell.at
    inner = _html_cell(source[start:end], linking) if table.html else write_between(source, start, end, linking)
    scope = ("col" if head else "row") if cell.header else ""
    before, after = _cell_tags(
        scope, cell.rowspan, cell.colspan, table.aligns[column] if column < len(table.aligns) else ""
    )
    return Html(f"{before}{inner}{after}")


@lru_cache(maxsize=256)
def _cell_tags(scope: str, rowspan: int, colspan: int, align: str) -> tuple[Html, Html]:
    """Write what stands around a cell; one with a scope is a heading."""
    return around(
        "th" if scope else "td",
        scope=scope or None,
        rowspan=str(rowspan) if rowspan > 1 else None,
        colspan=str(colspan) if colspan > 1 else None,
        class_=_ALIGNED.get(align),
    )


def _html_cell(written: str, linking: Linking) -> Html:
    """Write the content of an HTML cell: p, br, b, i, strong, em without attributes, each closed; the rest is text."""
    written = _without_comments(written)
    parts: list[Html] = []
    opened: list[str] = []
    done = 0
    for found in _TAG.finditer(written):
        parts.append(text(unescape(written[done : found.start()])))
        done = found.end()
        name = found["name"].lower()
        if name == "br":
            parts.append(tag("br"))
        elif found["close"]:
            parts.append(_closed(opened, name))
        else:
            parts.append(_closed(opened, "p") if name == "p" else NOTHING)
            opened.append(name)
            parts.append(Html(f"<{name}>"))
    parts.append(text(unescape(written[done:])))
    parts.extend(Html(f"</{name}>") for name in reversed(opened))
    return linking.marks.put(sanitised(join(parts)))


def _closed(opened: list[str], name: str) -> Html:
    """Close an open element and those inside it; nothing when it is not open."""
    if name not in opened:
        return NOTHING
    parts: list[str] = []
    while opened:
        last = opened.pop()
        parts.append(f"</{last}>")
        if last == name:
            break
    return Html("".join(parts))


def _without_comments(written: str) -> str:
    parts: list[str] = []
    done = 0
    while (start := written.find("<!--", done)) >= 0 and (end := written.find("-->", start + 4)) >= 0:
        parts.append(written[done:start])
        done = end + 3
    return "".join((*parts, written[done:]))
