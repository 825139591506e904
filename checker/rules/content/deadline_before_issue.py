"""``deadline-before-issue``: a deadline that had passed when the document was signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dates import write_date_slashes
from checker.facts import issue_date
from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.content._due import dues, outside, quoted, same_elsewhere, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = """---
loai: "ke-hoach"
ngay_ban_hanh: "{issued}"
nam: 2026
bao_cao:
  - ky: "so-ket"
    han: {report}
---

{body}
"""


def _plan(body: str, *, issued: str = "2026-03-05", report: str = '"2026-06-15"') -> str:
    return _PLAN.format(issued=issued, report=report, body=body)


@rule(
    Severity.WARNING,
    english="a deadline lies before the day on which the document was issued",
    basis=None,
    examples=(
        Good(_plan("Nộp danh sách trước ngày 05/3/2026, số liệu trong tháng; rà soát trước tháng 3/2026.")),
        Good(_plan("Nộp danh sách trước ngày 15/02/2026.", issued="2026")),
        Good(_plan("Các tổ đã nộp danh sách trước ngày 15/02/2026.")),
        Good(_plan("Nộp danh sách trước ngày 15/02/2024.")),
        Good(_plan("Trước ngày 15/02/2026 đã có 02 đơn xin chuyển trường.")),
        Bad(
            _plan("Nộp danh sách ⟦trước ngày 15/02/2026⟧."),
            messages=("thời hạn “trước ngày 15/02/2026” đã qua khi văn bản được ban hành (05/3/2026)",),
        ),
        Bad(
            _plan("Tổ chức sinh hoạt chuyên đề cho học sinh ⟦trước ngày 20/01/2026⟧."),
            messages=("thời hạn “trước ngày 20/01/2026” đã qua khi văn bản được ban hành (05/3/2026)",),
        ),
        Good(_plan("Nộp danh sách trước ngày 15/02/2026.", issued="2026-12-24")),
        Good(_plan("Rà soát học sinh sinh trước ngày 01/01/2026.")),
        Bad(
            _plan("Sơ kết trước ngày 28/02/2026.", report='⟦"2026-02-28"⟧'),
            messages=("thời hạn “2026-02-28” đã qua khi văn bản được ban hành (05/3/2026)",),
        ),
    ),
)
def deadline_before_issue(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Thời hạn đã qua vào ngày văn bản được ban hành.

    Không ai làm kịp một việc có hạn trước ngày ký; thường là ngày còn sót của bản dự thảo hay của năm trước. Thời hạn
    của năm khác hẳn do quy tắc `deadline-outside-period` báo.

    Cách sửa: ghi lại thời hạn sau ngày ban hành.
    """
    issued = issue_date(document)
    day = issued.date if issued else None
    if day is None or document.kind == "bao-cao":
        return
    if day > context.as_of and not document.draft:  # `future-issue-date` speaks
        return
    late = [due for due in dues(document) if due.last < day and not outside(document, due) and not told(document, due)]
    for due, related in same_elsewhere(late):
        yield Problem(
            due.at,
            say(
                "thời hạn {words} đã qua khi văn bản được ban hành ({day})",
                "the deadline {words} had passed when the document was issued ({day})",
                words=quoted(document, due),
                day=write_date_slashes(day),
            ),
            hint=say("ghi thời hạn sau ngày ban hành", "set a deadline after the day of issue"),
            related=related,
        )
