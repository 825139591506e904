"""``missing-issue-date``: an issued document has no day of issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts import issue_date
from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.front_matter._asked import issued, lacks
from checker.rules.structure._typed import typed_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: {}\ntrang_thai: "ban-hanh"\n---\n'
_NO_DAY = "ngày ban hành “{}” chưa đủ ngày, tháng, năm"


@rule(
    Severity.ERROR,
    draft=Severity.OFF,
    english="an issued document has no day of issue",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
    examples=(
        Good(_PLAN.format('"2026-03-05"')),
        Good(_PLAN.format('"05/3/2026"')),
        Good(_PLAN.format('"2026"').replace("ban-hanh", "du-thao")),
        Good(_PLAN.format('"5 tháng 3"')),
        Bad(
            '---\n⟦loai⟧: "ke-hoach"\ntrang_thai: "ban-hanh"\n---\n', messages=("văn bản đã ban hành mà không có ngày",)
        ),
        Bad(_PLAN.format('⟦""⟧'), messages=("văn bản đã ban hành mà không có ngày",)),
        Bad(_PLAN.format('⟦"2026-03"⟧'), messages=(_NO_DAY.format("2026-03"),)),
    ),
)
def missing_issue_date(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Văn bản đã ban hành mà chưa có đủ ngày, tháng, năm.

    Hiệu lực của văn bản, thời hạn và các căn cứ đều tính theo ngày ban hành; chỉ dự thảo mới được để trống.
    Cách sửa: ghi ngày ký, ví dụ `ngay_ban_hanh: "2026-03-05"`, hoặc đổi trạng thái thành `du-thao`.
    """
    if not document.front_matter.read or not issued(document):
        return
    date = issue_date(document)
    if date and date.day is not None:
        return
    hint = say(
        "ghi ngày ký, ví dụ “2026-03-05”; chưa ban hành thì ghi trang_thai là “du-thao”",
        "write the day of signing, for example “2026-03-05”; if it is not issued yet, set trang_thai to “du-thao”",
    )
    at = ("ngay_ban_hanh",)
    if typed_key(document, "ngay_ban_hanh"):  # `letterhead-in-body` speaks
        return
    if lacks(document, context.kind(document), "ngay_ban_hanh"):
        yield Problem(at, say("văn bản đã ban hành mà không có ngày", "an issued document has no date"), hint=hint)
        return
    text = document.string("ngay_ban_hanh")
    if text and date:
        yield Problem(
            at,
            say("ngày ban hành “{text}” chưa đủ ngày, tháng, năm", "“{text}” is not a whole date", text=text),
            hint=hint,
        )
