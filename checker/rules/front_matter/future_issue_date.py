"""``future-issue-date``: a document is dated after today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dates import write_date_slashes
from checker.facts import issue_date
from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nngay_ban_hanh: {}\ntrang_thai: "ban-hanh"\n---\n'


@rule(
    Severity.ERROR,
    draft=Severity.OFF,
    english="an issued document is dated after today",
    basis=None,
    examples=(
        Good(_PLAN.format('"2026-03-05"'), as_of="2026-03-05"),
        Good(_PLAN.format('"2026-03-05"').replace("ban-hanh", "du-thao"), as_of="2026-03-01"),
        Bad(
            _PLAN.format('⟦"05/3/2062"⟧'),
            as_of="2026-03-05",
            messages=("ngày ban hành 05/3/2062 sau ngày kiểm tra 05/3/2026",),
        ),
    ),
)
def future_issue_date(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Ngày ban hành ở sau ngày hôm nay.

    Văn bản đã ban hành không thể ký ở ngày chưa tới; thường do gõ nhầm năm hoặc đổi chỗ ngày và tháng.
    Cách sửa: ghi đúng ngày ký, hoặc để trạng thái `du-thao` cho đến khi ký.
    """
    date = issue_date(document)
    if not date or not date.date or date.date <= context.as_of:
        return
    yield Problem(
        document.at("ngay_ban_hanh"),
        say(
            "ngày ban hành {issued} sau ngày kiểm tra {today}",
            "the day of issue {issued} is after the day of this check {today}",
            issued=write_date_slashes(date.date),
            today=write_date_slashes(context.as_of),
        ),
        hint=say(
            "ghi đúng ngày ký; chưa ký thì ghi trang_thai là “du-thao”",
            "write the day of signing; if it is not signed yet, set trang_thai to “du-thao”",
        ),
    )
