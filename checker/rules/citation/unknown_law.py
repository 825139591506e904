"""``unknown-law``: a national normative document is cited that the registry does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.pattern import Pattern
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.citation._force import comes_after, label, shown
from checker.verdicts import judged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_NATIONAL = Pattern(r"[0-9]+[a-z]?/(?:19|20)[0-9]{2}/(?:NĐ-CP|QH[0-9]{1,2}|PL-UBTVQH[0-9]{1,2}|TT-B[A-ZĐ&]{1,10})")
_PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "2026-03-05"\n---\n\n{}\n'


@rule(
    Severity.INFO,
    english="a law, ordinance, decree or circular is cited that the registry does not know",
    basis=None,
    examples=(
        Good(_PLAN.format("Theo Nghị định số 80/2017/NĐ-CP; Kế hoạch số 48/KH-UBND; Công văn số 15/SNV-VP.")),
        Good(_PLAN.format("Theo Quyết định số 4321/QĐ-TTg ngày 05 tháng 3 năm 2024 của Thủ tướng Chính phủ.")),
        Good(_PLAN.format("Theo Nghị định số 987/2027/NĐ-CP của Chính phủ.")),
        Bad(
            _PLAN.format("Theo ⟦Nghị định số 987/2019/NĐ-CP⟧ và Nghị định số 987/2019/NĐ-CP."),
            messages=("kho văn bản không có “Nghị định số 987/2019/NĐ-CP”",),
        ),
    ),
)
def unknown_law(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Viện dẫn luật, pháp lệnh, nghị định hoặc thông tư mà kho văn bản không có.

    Không có trong kho không có nghĩa là sai: kho chưa đủ, văn bản mới có thể chưa được đưa vào. Chỉ những loại mà kho
    quốc gia thường có mới được nhắc; văn bản của địa phương thì không.

    Cách sửa: kiểm tra lại số, ký hiệu; nếu đúng, thêm văn bản vào `laws/` kèm nguồn.
    """
    if not document.citations or not context.laws:
        return
    told: set[str] = set()
    for judgement in judged(document, context.laws, context.day(document)):
        number = judgement.citation.number
        if judgement.law or judgement.candidates or judgement.faults or judgement.quoted or number in told:
            continue
        if not _NATIONAL.fullmatch(number) or comes_after(document, judgement):
            continue
        told.add(number)
        near = context.laws.near(number, judgement.citation.type)[:3]
        laws = "; ".join(label(law) for law in near)
        hint = (
            say("kiểm tra lại số; gần giống: {laws}", "check the number; near it: {laws}", laws=laws)
            if near
            else say("kiểm tra lại số và ký hiệu", "check the number and symbol")
        )
        said = say("kho văn bản không có “{name}”", "the registry has no “{name}”", name=shown(document, judgement))
        yield Problem(judgement.citation.at, said, hint=hint)
