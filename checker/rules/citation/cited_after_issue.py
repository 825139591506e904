"""``cited-after-issue``: a document is cited whose date is after the citing document's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dates import write_date_slashes
from checker.facts import issue_date
from checker.laws.keys import number_year
from checker.message import Message, say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.citation._force import comes_after, shown
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
        Good(_PLAN.format("Gửi báo cáo theo Kế hoạch số 48/KH-UBND trước ngày 15/6/2026.")),
        Good(_PLAN.format("Theo Kế hoạch số 48/KH-UBND, ngày 15/6/2026 các trường gửi báo cáo.")),
        Bad(
            _PLAN.format("_Căn cứ Kế hoạch số 48/KH-UBND ⟦ngày 02 tháng 4 năm 2026⟧ của Ủy ban nhân dân xã Minh Họa;_"),
            messages=("“Kế hoạch số 48/KH-UBND” ghi ngày 02/4/2026, sau ngày của văn bản này (05/3/2026)",),
        ),
        Bad(
            _PLAN.format("I. Thực hiện Nghị quyết số ⟦15/2027/NQ-HĐND⟧ của Hội đồng nhân dân xã Minh Họa."),
            messages=("“Nghị quyết số 15/2027/NQ-HĐND” là số của năm 2027, sau ngày của văn bản này (05/3/2026)",),
        ),
    ),
)
def cited_after_issue(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Viện dẫn văn bản có ngày sau ngày ban hành của chính văn bản đang viết.

    Không ai dẫn được văn bản chưa có. Thường là gõ nhầm năm, hoặc ngày của văn bản này còn của bản dự thảo trước.

    Cách sửa: đối chiếu ngày trên văn bản được viện dẫn và ngày của văn bản này.
    """
    issued = issue_date(document)
    if issued is None or issued.date is None or not document.citations:
        return
    for judgement in judged(document, context.laws, context.day(document)):
        if not comes_after(document, judgement):
            continue
        citation = judgement.citation
        values = {"name": shown(document, judgement), "own": write_date_slashes(issued.date)}
        if citation.date and citation.date.date:
            said = say(
                "“{name}” ghi ngày {day}, sau ngày của văn bản này ({own})",
                "“{name}” is dated {day}, after this document ({own})",
                day=write_date_slashes(citation.date.date),
                **values,
            )
        else:
            said = say(
                "“{name}” là số của năm {year}, sau ngày của văn bản này ({own})",
                "“{name}” is a number of {year}, after this document ({own})",
                year=number_year(citation.number),
                **values,
            )
        at = citation.date.at if citation.date else citation.number_at or citation.at
        yield Problem(
            at, said, hint=Message("đối chiếu ngày của cả hai văn bản", "compare the dates of both documents")
        )
