"""``broken-table``: a table that cannot be read as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.document import Block, Document, Paragraph, Table
from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.content._tables import merged_cells, torn_off, unread_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext

_PLAN = '---\nloai: "ke-hoach"\n---\n\n{}\n'


@rule(
    Severity.ERROR,
    english="a table cannot be read",
    basis=None,
    examples=(
        Good(_PLAN.format("| Việc | Hạn |\n| --- | :-: |\n| Họp \\| bàn | Quý I |\n| `a|b` | Quý II |")),
        Good(_PLAN.format("<table>\n<tr><td rowspan=2>A</td><td>1</td></tr>\n<tr><td>2</td></tr>\n</table>")),
        Good(_PLAN.format("Chọn một trong hai: có | không; tên gọi |A|.")),
        Bad(
            _PLAN.format("| Việc | Hạn |\n| --- | --- |\n⟦| Họp |⟧\n⟦| Thi | Quý I | Quý II |⟧"),
            messages=("hàng này có 1 ô, bảng có 2 cột", "hàng này có 3 ô, bảng có 2 cột"),
        ),
        Bad(
            _PLAN.format("⟦| Việc | Hạn |⟧\n| Họp | Quý I |"),
            messages=("bảng thiếu dòng kẻ dưới dòng đầu",),
            fixed=_PLAN.format("| Việc | Hạn |\n| --- | --- |\n| Họp | Quý I |"),
        ),
        Bad(
            _PLAN.format("| Việc | Hạn |\n| --- | --- |\n\n⟦| Họp | Quý I |⟧\n| Thi | Quý II |\n\n⟦| Hội | Quý III |⟧"),
            messages=("dòng trống cắt đôi bảng", "dòng trống cắt đôi bảng"),
            fixed=_PLAN.format("| Việc | Hạn |\n| --- | --- |\n| Họp | Quý I |\n| Thi | Quý II |\n| Hội | Quý III |"),
        ),
        Bad(
            _PLAN.format("⟦| Việc | Hạn |⟧\n| --- | --- | --- |\n| Họp | Quý I |"),
            messages=("dòng kẻ của bảng không cùng số ô với dòng đầu",),
        ),
        Bad(
            _PLAN.format("Việc | Hạn\n⟦--- | ---⟧\nHọp | Quý I"), messages=("các dòng của bảng không bắt đầu bằng “|”",)
        ),
        Bad(
            _PLAN.format("⟦<table>⟧\n<tr><td>A</td></tr>\n\nNội dung sau."),
            messages=("bảng không đóng bằng “</table>”",),
        ),
        Bad(
            _PLAN.format("<table>\n<tr><td>A</td><td>B</td></tr>\n⟦<tr><td colspan=3>C</td></tr>⟧\n</table>"),
            messages=("hàng này rộng 3 cột, hàng đầu rộng 2 cột",),
        ),
        Bad(
            _PLAN.format("<table>\n<tr><td>A</td><td>B</td></tr>\n⟦<tr><td rowspan=2>C</td><td>D</td></tr>⟧\n</table>"),
            messages=("ô gộp dọc dài hơn bảng",),
        ),
    ),
)
def broken_table(document: Document, context: DocumentContext) -> Iterator[Problem]:
    r"""Bảng viết sai nên không đọc được thành bảng.

    Mỗi hàng phải có đủ số ô như dòng đầu, dưới dòng đầu phải có dòng kẻ `| --- |`, và bảng `<table>` phải đóng lại;
    nếu không, số liệu lệch cột hoặc hiện thành chữ rời. Dấu `|` trong ô thì viết `\|`.

    Cách sửa: thêm ô còn thiếu, thêm dòng kẻ, xóa dòng trống giữa bảng, hoặc đóng bảng.
    """
    text = document.text
    if "|" not in text and "<" not in text:
        return
    dashed = text.find("\n--", document.body_at.start) >= 0
    table: Table | None = None
    before: Block | None = None
    for block in document.blocks:
        if type(block) is Table:
            yield from _rows(block)
            yield from merged_cells(document, block)
            table = None if block.html else block
        elif (dashed or text[block.start] in "|<") and type(block) is Paragraph:
            torn = torn_off(document, block, before, len(table.aligns)) if table and before else None
            table = table if torn else None
            yield from (torn,) if torn else unread_table(document, block)
        else:
            table = None
        before = block


def _rows(table: Table) -> Iterator[Problem]:
    """Report rows that have too many or too few cells."""
    for fault in table.faults:
        if fault.code == "table-row":
            cells, _, columns = fault.detail.partition("/")
            yield Problem(
                fault.at,
                say(
                    "hàng này có {cells} ô, bảng có {columns} cột",
                    "this row has {cells} cells, the table {columns} columns",
                    cells=cells,
                    columns=columns,
                ),
                hint=say(
                    "thêm hoặc bớt ô; “|” trong ô thì viết “\\|”", "add or remove cells; write “|” in a cell as “\\|”"
                ),
            )
