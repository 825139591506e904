"""``cited-after-issue``: a document is cited whose date is after the citing document's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dates import write_date_slashes
from checker.facts import issue_date
from checker.message import Message, say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.verdicts import judged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "2026-03-05"\n---\n\n{}\n'


@rule(
    Severity.ERROR,
    english="a document is cited whose date is after the citing document's own",
    basis=None,
    examples=(
        Good(_PLAN.format("_Căn cứ Kế hoạch số 48/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân xã Minh Họa;_")),
        Good('---\nloai: "ke-hoach"\ntrang_thai: "du-thao"\n---\n\nCăn cứ Kế hoạch số 48/KH-UBND ngày 05/3/2026.\n'),
        Bad(
            _PLAN.format("_Căn cứ Kế hoạch số 48/KH-UBND ⟦ngày 02 tháng 4 năm 2026⟧ của Ủy ban nhân dân xã Minh Họa;_"),
            messages=("“Kế hoạch số 48/KH-UBND” ghi ngày 02/4/2026, sau ngày của văn bản này (05/3/2026)",),
        ),
    ),
)
def cited_after_issue(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Viện dẫn văn bản có ngày sau ngày ban hành của chính văn bản đang viết.

    Không ai dẫn được văn bản chưa có. Thường là gõ nhầm năm, hoặc ngày của văn bản này còn của bản dự thảo trước.

    Cách sửa: đối chiếu ngày trên văn bản được viện dẫn và ngày của văn bản này.
    """
    issued = issue_date(document)
    own = issued.date if issued else None
    if own is None or not document.citations:
        return
    for judgement in judged(document, context.laws, context.day(document)):
        date = judgement.citation.date
        if date is None or judgement.faults or not (day := date.date) or day <= own:
            continue
        said = say(
            "“{name}” ghi ngày {day}, sau ngày của văn bản này ({own})",
            "“{name}” is dated {day}, after this document ({own})",
            name=" ".join(document.slice(judgement.citation.at).split()),
            day=write_date_slashes(day),
            own=write_date_slashes(own),
        )
        hint = Message("đối chiếu ngày của cả hai văn bản", "compare the dates of both documents")
        yield Problem(date.at, said, hint=hint)
