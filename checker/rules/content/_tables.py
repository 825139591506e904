"""What makes a table unreadable, as ``broken-table`` reports it; no rule itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.message import say
from checker.pattern import Pattern
from checker.rule import Edit, Problem
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.document import Block, Document, Paragraph, Table

_BLANK_LINES = Pattern(r"[ \t\xa0]*\n(\s*\n[ \t\xa0]*)")
_ROW = Pattern(r"^[ \t]*(\|[^\n]*\|)[ \t]*$", re.MULTILINE)
_DELIMITER = Pattern(r"^[ \t]*(\|?[ \t]*:?-{2,}:?[ \t]*\|[ \t|:-]*)$", re.MULTILINE)
_TABLE_TAG = Pattern(r"<(?:table|tr|td|th)\b[^<>\n]*>?", re.IGNORECASE)
_HINT = say("thêm dòng “| --- | --- |” ngay dưới dòng đầu bảng", "put a line “| --- | --- |” under the first row")


def merged_cells(document: Document, table: Table) -> Iterator[Problem]:
    """Report the first row that is not as wide as the first, or whose merged cells reach below the table."""
    if not table.html:
        return
    extra = [0] * (len(table.rows) + 101)
    width, last = 0, len(table.rows)
    for index, row in enumerate(table.rows):
        wide = extra[index] + sum(cell.colspan for cell in row.cells)
        width = width or wide
        long = any(cell.rowspan > last - index for cell in row.cells)
        if wide != width or long:
            message = say(
                "ô gộp dọc dài hơn bảng" if long else "hàng này rộng {wide} cột, hàng đầu rộng {width} cột",
                "a merged cell reaches below the table"
                if long
                else "this row is {wide} columns wide, the first {width}",
                wide=wide,
                width=width,
            )
            text = document.slice(row.at)
            at = Span(row.at.start, row.at.start + (text + "</tr>").lower().find("</tr>"))
            end = at.end + 5 if document.text[at.end : at.end + 5].lower() == "</tr>" else at.end
            yield Problem(Span(at.start, end), message, hint=say("sửa rowspan, colspan", "mend rowspan and colspan"))
            return
        for cell in row.cells:
            for below in range(index + 1, index + cell.rowspan):
                extra[below] += cell.colspan


def torn_off(document: Document, paragraph: Paragraph, before: Block, columns: int) -> Problem | None:
    """Report rows that only blank lines part from the table they belong to, which ends with ``before``."""
    text, (start, end) = document.text, paragraph.at
    first = _ROW.match(text, start, end)
    gap = _BLANK_LINES.fullmatch(text, before.end, start)
    if not first or not gap or _DELIMITER.search(text, start, end):
        return None
    fits = all(_width(row) == columns for row in _ROW.finditer(text, start, end))
    return Problem(
        Span(*first.span(1)),
        say("dòng trống cắt đôi bảng", "a blank line cuts the table in two"),
        hint=say("xóa dòng trống", "delete the blank line"),
        edits=(Edit(Span(*gap.span(1)), ""),) if fits else (),
    )


def _width(row: re.Match[str]) -> int:
    return row[1].replace("\\|", "").count("|") - 1


def unread_table(document: Document, paragraph: Paragraph) -> Iterator[Problem]:
    """Report what was meant to be a table in a paragraph."""
    text, (start, end) = document.text, paragraph.at
    if text.startswith("<", start) and (tag := _TABLE_TAG.match(text, start, end)):
        message = say("bảng không đóng bằng “</table>”", "the table is not closed with “</table>”")
        yield Problem(
            Span(*tag.span()), message, hint=say("thêm “</table>” sau hàng cuối", "put “</table>” after the last row")
        )
        return
    if text.find("|", start, end) < 0:
        return
    rule_line = _DELIMITER.search(text, start, end)
    first = _ROW.search(text, start, end)
    if first and rule_line and first.start() < rule_line.start():
        message = say(
            "dòng kẻ của bảng không cùng số ô với dòng đầu", "the delimiter row and the first row differ in cells"
        )
        yield Problem(Span(*first.span(1)), message, hint=say("sửa dòng kẻ cho đủ số ô", "give both as many cells"))
    elif rule_line:
        message = say("các dòng của bảng không bắt đầu bằng “|”", "the rows of the table do not begin with “|”")
        yield Problem(
            Span(*rule_line.span(1)), message, hint=say("đặt “|” ở đầu và cuối mỗi dòng", "put “|” at both ends")
        )
    elif first and (rows := list(_ROW.finditer(text, start, end)))[1:]:
        widths = {_width(row) for row in rows}
        line = "|" + " --- |" * widths.pop()
        edits = () if widths else (Edit(Span(first.end(), first.end()), f"\n{line}"),)
        message = say("bảng thiếu dòng kẻ dưới dòng đầu", "the table lacks the delimiter row under its first row")
        yield Problem(Span(*first.span(1)), message, hint=_HINT, edits=edits)
