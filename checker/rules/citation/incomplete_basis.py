"""``incomplete-basis``: the legal basis names a document without its number, date, issuer or title."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from checker.dates import write_date_words
from checker.message import Message, say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.verdicts import judged
from checker.verdicts.completeness import missing_parts
from checker.verdicts.judgement import FORCE_CODES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.corpus import DocumentContext
    from checker.document import Document
    from checker.verdicts import Judgement
    from checker.verdicts.completeness import Part

_PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "2026-03-05"\n---\n\n{}\n'
_WHOLE = (
    "_Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;_\n\n"
    "_Căn cứ Kế hoạch số 48/KH-UBND ngày 02 tháng 02 năm 2026 của UBND xã Minh Họa về công tác bình đẳng giới;_"
    "\n\n_Theo chỉ đạo của Ủy ban nhân dân xã Minh Họa tại Công văn số 15/UBND-VX ngày 10/02/2026 về chế độ báo cáo._"
)
_PARTS: Final[Mapping[Part, Message]] = {
    "number": Message("số, ký hiệu", "number"),
    "date": Message("ngày ban hành", "date"),
    "issuer": Message("cơ quan ban hành", "issuer"),
    "title": Message("trích yếu", "subject"),
}


@rule(
    Severity.WARNING,
    english="the legal basis names a document without its number, date, issuer or subject",
    basis="Nghị định số 30/2020/NĐ-CP, Phụ lục I",
    examples=(
        Good(_PLAN.format(_WHOLE)),
        Good(_PLAN.format("_Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;_")),
        Good(_PLAN.format("I. Kế hoạch số 48/KH-UBND được thực hiện trong năm theo Luật Bình đẳng giới.")),
        Good(_PLAN.format("Thực hiện Luật Bình đẳng giới, nhà trường lập kế hoạch như sau:")),
        Good(_PLAN.format("_Căn cứ Kế hoạch số 12/KH-THCSMH ngày 05/02/2026 của nhà trường về bình đẳng giới;_")),
        Good(
            _PLAN.format(
                "_Căn cứ Quy chế làm việc ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 05/02/2026 của UBND xã;_"
            )
        ),
        Good(_PLAN.format("_Căn cứ Luật Phòng, chống bạo lực gia đình năm 2007;_")),
        Good(_PLAN.format("_Theo đề nghị của Trưởng phòng tại Tờ trình số 07/TTr-VHXH ngày 12 tháng 8 năm 2025._")),
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
    judgements = [item for item in judged(document, context.laws, context.day(document)) if not item.quoted]
    for basis, group in groupby(judgements, key=lambda item: document.basis_at(item.citation.at)):
        inside = list(group) if basis else []
        for judgement in inside:
            citation = judgement.citation
            key = citation.number or citation.name
            missing = missing_parts(document, basis, citation, last=judgement is inside[-1]) if basis else []
            old = any(fault.code in FORCE_CODES for fault in judgement.faults)  # what is to be cited is another one
            if missing and key not in told and not old and citation.type != "Hiến pháp":
                yield _problem(document, judgement, missing)
            told.add(key)


def _problem(document: Document, judgement: Judgement, missing: list[Part]) -> Problem:
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
