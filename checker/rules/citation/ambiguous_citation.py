"""``ambiguous-citation``: what is cited may be one of several laws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import Message, say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.citation._force import label, shown
from checker.verdicts import judged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "2026-03-05"\n---\n\n{}\n'


@rule(
    Severity.INFO,
    english="what is cited may be one of several laws",
    basis=None,
    only=("candidates",),
    examples=(
        Good(_PLAN.format("_Căn cứ Luật Năng lượng nguyên tử số 18/2008/QH12 ngày 03 tháng 6 năm 2008 của Quốc hội;_")),
        Good(_PLAN.format("_Căn cứ Luật Bình đẳng giới;_ Điều 5 Luật Trẻ em; Kế hoạch số 12/KH-UBND.")),
        Bad(
            _PLAN.format("Việc này làm theo quy định tại ⟦18/2008/QH12⟧."),
            messages=("“18/2008/QH12” có thể là 2 văn bản khác nhau",),
        ),
    ),
)
def ambiguous_citation(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Chỗ viện dẫn có thể chỉ nhiều văn bản khác nhau.

    Một số của Quốc hội có khi vừa là luật vừa là nghị quyết; số không mang năm thì năm nào cũng có. Bộ kiểm tra không
    đoán, chỉ nêu các văn bản có thể.

    Cách sửa: ghi thêm loại, ngày ban hành hoặc tên văn bản.
    """
    if not document.citations:
        return
    told: set[str] = set()
    for judgement in judged(document, context.laws, context.day(document)):
        count = len(judgement.candidates)
        if judgement.law or judgement.faults or judgement.quoted or count < 2:
            continue
        name = shown(document, judgement)
        if name in told:
            continue
        told.add(name)
        laws = "; ".join(label(law) for law in judgement.candidates[:4])
        yield Problem(
            judgement.citation.at,
            say(
                "“{name}” có thể là {count} văn bản khác nhau",
                "“{name}” may be one of {count} laws",
                name=name,
                count=count,
            ),
            hint=say("ghi rõ văn bản nào: {laws}", "say which: {laws}", laws=Message(laws, laws)),
        )
