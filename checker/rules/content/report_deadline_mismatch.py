"""``report-deadline-mismatch``: the body and ``bao_cao`` disagree about when a report is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Good, Problem, Related, Severity, rule
from checker.rules.content._due import PERIODS, Due, asked_period, dues, outside, quoted, report_asked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = """---
loai: "ke-hoach"
nam: 2026
bao_cao:
  - ky: "so-ket"
    han: {half}
  - ky: "tong-ket"
    han: {whole}
---

{body}
"""


def _plan(body: str, half: str = '"2026-06-15"', whole: str = '"2026-12-05"') -> str:
    return _PLAN.format(half=half, whole=whole, body=body)


@rule(
    Severity.WARNING,
    english="the body and the front matter name different days for a report",
    basis=None,
    examples=(
        Good(_plan("Gửi báo cáo sơ kết trước ngày 15/6/2026, tổng kết trước ngày 05/12/2026.")),
        Good(_plan("Gửi báo cáo sơ kết trước ngày 15/6, tổng kết trước ngày 05/12 hằng năm.")),
        Good(_plan("Gửi báo cáo định kỳ 6 tháng; các tổ báo cáo số liệu trước ngày 20/9/2026.")),
        Bad(
            _plan("Gửi báo cáo sơ kết trước ngày 25/6/2026, tổng kết trước ngày 05/12/2026.", half='⟦"2026-06-15"⟧'),
            messages=("hạn báo cáo sơ kết “2026-06-15” khác với nội dung: “trước ngày 25/6/2026”",),
        ),
        Bad(
            _plan("Gửi báo cáo tổng kết trước ngày 05/12/2026.", half='⟦"2026-06-15"⟧'),
            messages=("hạn báo cáo sơ kết “2026-06-15” không có trong nội dung",),
        ),
        Bad(
            _plan(
                "Gửi báo cáo sơ kết trước ngày 15/6/2026; tổng kết trước ngày 05/12/2026;"
                " các trường gửi báo cáo tổng kết ⟦trước ngày 20/11/2026⟧."
            ),
            messages=("hạn báo cáo tổng kết “trước ngày 20/11/2026” chưa có trong bao_cao",),
        ),
    ),
)
def report_deadline_mismatch(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Hạn báo cáo trong nội dung và ở `bao_cao` không khớp nhau.

    Nơi nhận làm theo ngày trong nội dung, còn lịch và bảng theo dõi chạy theo `bao_cao`; hai nơi khác nhau thì có đơn
    vị bị tính chậm oan. Chỉ so những câu nói rõ báo cáo sơ kết, tổng kết và có ngày; kế hoạch không có `bao_cao` thì
    không so.

    Cách sửa: ghi cùng một ngày ở hai nơi.
    """
    entries = document.entries("bao_cao")
    if not entries or document.kind != "ke-hoach":
        return
    found = dues(document)
    planned = [due for due in found if due.period is not None]
    if len(planned) < len(entries):
        return
    days = {due.first for due in planned}
    named = {(mention.date.month, mention.date.day) for mention in document.deadlines if mention.date}
    unsaid = [due for due in planned if (due.first.month, due.first.day) not in named and not outside(document, due)]
    extra = [due for due in found if due.first not in days and report_asked(document, due)]
    if not (unsaid or extra) or not any(asked_period(document, due) for due in found):
        return
    for due in unsaid:
        other = next((item for item in extra if asked_period(document, item) == due.period), None)
        if other:
            extra.remove(other)
        yield _unsaid(document, due, other)
    for due in {due.first: due for due in reversed(extra)}.values():
        yield Problem(
            due.at,
            say(
                "hạn báo cáo {period} {words} chưa có trong bao_cao",
                "the report deadline {words} is not under bao_cao",
                period=PERIODS[asked_period(document, due)],
                words=quoted(document, due),
            ),
            hint=say("thêm hạn này vào bao_cao trong phần khai báo", "add it under bao_cao in the front matter"),
        )


def _unsaid(document: Document, due: Due, other: Due | None) -> Problem:
    """Report a day of ``bao_cao`` that the body does not name, and the day that it names instead."""
    how = say(
        "khác với nội dung: {words}" if other else "không có trong nội dung",
        "differs from the body: {words}" if other else "is not in the body",
        words=quoted(document, other) if other else "",
    )
    report = " ".join(("hạn báo cáo", *([PERIODS[due.period]] if due.period in PERIODS else ())))
    values = {"report": report, "words": quoted(document, due), "how": how}
    return Problem(
        due.at,
        say("{report} {words} {how}", "the report deadline {words} {how}", **values),
        hint=say("ghi cùng một ngày ở hai nơi", "write the same day in both places"),
        related=(Related(other.at, say("hạn trong nội dung", "the deadline in the body")),) if other else (),
    )
