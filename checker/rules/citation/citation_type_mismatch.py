"""``citation-type-mismatch``: a cited document's type and the symbol of its number contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.citation._faults import each_fault, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "2026-03-05"\n---\n\n{}\n'


@rule(
    Severity.ERROR,
    english="a cited document's type and the symbol of its number contradict each other",
    basis="Nghị định số 30/2020/NĐ-CP, Phụ lục III",
    only=("type", "party-letter"),
    examples=(
        Good(_PLAN.format("Theo Công văn số 641/SGDĐT-TCCB, Công văn số 12-CV/TU, Chương trình số 10/CTr-UBND.")),
        Good(
            _PLAN.format("Theo Bộ luật số 45/2019/QH14, Quyết định số 202/CT, Đề án số 938/QĐ-TTg, Văn bản 12/KH-UBND.")
        ),
        Good(_PLAN.format("Theo Kế hoạch ban hành kèm theo Quyết định số 12/QĐ-UBND; Kế hoạch số 13/QĐ-UBND.")),
        Bad(
            _PLAN.format("Theo ⟦Công văn⟧ số 791/HD-BGDĐT và ⟦Quyết định⟧ số 15/2023/TT-BTC."),
            messages=(
                "“Công văn” nhưng ký hiệu trong “791/HD-BGDĐT” là của hướng dẫn",
                "“Quyết định” nhưng ký hiệu trong “15/2023/TT-BTC” là của thông tư",
            ),
        ),
        Bad(
            _PLAN.format("Theo ⟦Công văn⟧ số 35/CV-UBND ngày 02/3/2026 của Ủy ban nhân dân xã Minh Họa."),
            messages=("số của công văn nhà nước không có “CV”: “35/CV-UBND”",),
        ),
    ),
)
def citation_type_mismatch(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Loại văn bản được viện dẫn và ký hiệu trong số của nó nói khác nhau.

    HD là ký hiệu của hướng dẫn, TT của thông tư, nên “Công văn số 791/HD-…” sai ở loại hoặc ở số. Công văn của cơ quan
    nhà nước không có chữ viết tắt tên loại; “CV” là lối của Đảng, và số của người khác thì chỉ nhắc.

    Cách sửa: đối chiếu bản gốc, sửa tên loại hoặc ký hiệu.
    """
    for judgement, fault in each_fault(document, context, "type", "party-letter"):
        number = words(document, judgement.citation.number_at or judgement.citation.at)
        if fault.code == "party-letter":
            yield Problem(
                fault.at,
                say(
                    "số của công văn nhà nước không có “CV”: “{number}”",
                    "the number of a state letter has no “CV”: “{number}”",
                    number=number,
                ),
                hint=say("đối chiếu số trên bản gốc", "compare the number with the original"),
                remark=True,
            )
            continue
        yield Problem(
            fault.at,
            say(
                "“{written}” nhưng ký hiệu trong “{number}” là của {type}",
                "“{written}”, but the symbol in “{number}” stands for {type}",
                written=words(document, fault.at),
                number=number,
                type=fault.expected.lower() or "văn bản Quốc hội",
            ),
            hint=say("đối chiếu bản gốc, sửa tên loại hoặc ký hiệu", "look it up and correct the type or the symbol"),
            remark=not fault.sure,
        )
