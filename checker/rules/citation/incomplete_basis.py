"""``incomplete-basis``: the legal basis names a document without its number, date, issuer or title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dates import write_date_words
from checker.message import Message, say
from checker.pattern import Pattern
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.verdicts import judged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Basis, Citation, Document
    from checker.verdicts import Judgement

_PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "2026-03-05"\n---\n\n{}\n'
_WHOLE = (
    "_Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;_\n\n"
    "_Căn cứ Kế hoạch số 48/KH-UBND ngày 02 tháng 02 năm 2026 của UBND xã Minh Họa về công tác bình đẳng giới;_"
    "\n\n_Theo chỉ đạo của Ủy ban nhân dân xã Minh Họa tại Công văn số 15/UBND-VX ngày 10/02/2026 về chế độ báo cáo._"
)
_PARTS = {
    "number": Message("số, ký hiệu", "number"),
    "date": Message("ngày ban hành", "date"),
    "issuer": Message("cơ quan ban hành", "issuer"),
    "title": Message("trích yếu", "subject"),
}
_ISSUER_BEFORE = Pattern(r"(?:của|do)\s+[A-ZĐÀ-Ỹ]")
_WORD = Pattern(r"[^\W\d_]{2,}")
_END = Pattern(r"[;\n]|\.(?:\s|_|\*|\Z)")


@rule(
    Severity.WARNING,
    english="the legal basis names a document without its number, date, issuer or subject",
    basis="Nghị định số 30/2020/NĐ-CP, Phụ lục I",
    examples=(
        Good(_PLAN.format(_WHOLE)),
        Good(_PLAN.format("_Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;_")),
        Good(_PLAN.format("I. Kế hoạch số 48/KH-UBND được thực hiện trong năm theo Luật Bình đẳng giới.")),
        Bad(
            _PLAN.format("_Căn cứ ⟦Luật Bình đẳng giới⟧;_\n\n_Căn cứ ⟦Bộ luật Lao động năm 2019⟧;_"),
            messages=(
                "căn cứ “Luật Bình đẳng giới” chưa ghi ngày ban hành",
                "căn cứ “Bộ luật Lao động năm 2019” chưa ghi ngày ban hành",
            ),
        ),
        Bad(
            _PLAN.format("_Căn cứ ⟦Kế hoạch số 48/KH-UBND⟧;_"),
            messages=("căn cứ “Kế hoạch số 48/KH-UBND” chưa ghi ngày ban hành, cơ quan ban hành, trích yếu",),
        ),
        Bad(
            _PLAN.format("_Thực hiện ⟦Kế hoạch số 48/KH-UBND⟧ ngày 02/02/2026 về công tác bình đẳng giới._"),
            messages=("căn cứ “Kế hoạch số 48/KH-UBND” chưa ghi cơ quan ban hành",),
        ),
    ),
)
def incomplete_basis(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Căn cứ nêu một văn bản mà thiếu số, ký hiệu, ngày ban hành, cơ quan ban hành hoặc trích yếu.

    Lần đầu nêu một văn bản trong phần căn cứ phải ghi đủ để người đọc tìm được; các lần sau ghi gọn. Luật, pháp lệnh
    chỉ cần tên và ngày. Khi nhiều văn bản cùng cơ quan ban hành được kể liền nhau, cơ quan và trích yếu ghi ở cuối.

    Cách sửa: ghi thêm phần còn thiếu.
    """
    if not document.basis or not document.citations:
        return
    told: set[str] = set()
    judgements = judged(document, context.laws, context.day(document))
    for basis in document.basis:
        inside = [item for item in judgements if basis.at.contains(item.citation.at) and not item.quoted]
        for index, judgement in enumerate(inside):
            citation = judgement.citation
            key = citation.number or citation.name
            missing = _missing(document, basis, citation, last=index == len(inside) - 1)
            if missing and key not in told and citation.type != "Hiến pháp":
                yield _problem(document, judgement, missing)
            told.add(key)


def _missing(document: Document, basis: Basis, citation: Citation, *, last: bool) -> list[str]:
    """Give what a citation in the basis lacks; of several in a row, only the last needs issuer and subject."""
    dated = citation.date is not None
    if citation.kind == "short":
        return ["number"]
    if citation.kind == "named" or citation.name:
        return [] if dated or citation.number else ["date"]
    missing = [] if dated else ["date"]
    if not last:
        return missing
    text = document.text
    if not citation.issuer and not _ISSUER_BEFORE.search(text, basis.text_at.start, citation.at.start):
        missing.append("issuer")
    stop = _END.search(text, citation.full_at.end, basis.at.end)
    rest = text[citation.full_at.end : stop.start() if stop else basis.at.end]
    if len(_WORD.findall(rest)) < 2:
        missing.append("title")
    return missing


def _problem(document: Document, judgement: Judgement, missing: list[str]) -> Problem:
    law = judgement.law
    hint = Message("ghi thêm phần còn thiếu", "add what is missing")
    if missing == ["date"] and law and law.issued and "issued" not in law.doubtful and law.confidence != "memory-only":
        hint = say("ghi thêm {day}", "add {day}", day=write_date_words(law.issued))
    parts_vi = ", ".join(_PARTS[part].vi for part in missing)
    parts_en = ", ".join(_PARTS[part].en for part in missing)
    said = say(
        "căn cứ “{name}” chưa ghi {parts}",
        "the basis “{name}” lacks its {parts}",
        name=" ".join(document.slice(judgement.citation.at).split()),
        parts=Message(parts_vi, parts_en),
    )
    return Problem(judgement.citation.at, said, hint=hint)
