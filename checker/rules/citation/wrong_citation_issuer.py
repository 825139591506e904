"""``wrong-citation-issuer``: a cited number is not of the body that is named as its issuer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.citation._faults import each_fault, entry, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "2019-03-05"\n---\n\n{}\n'


@rule(
    Severity.ERROR,
    english="a cited number is not of the body that is named as its issuer",
    basis=None,
    only=("issuer",),
    examples=(
        Good(_PLAN.format("Theo Quyết định số 2351/QĐ-TTg ngày 24/12/2010 của Thủ tướng Chính phủ.")),
        Good(_PLAN.format("Theo Quyết định số 12/QĐ-UBND ngày 02/3/2016 của Chủ tịch Ủy ban nhân dân xã Minh Họa.")),
        Good(_PLAN.format("Theo Thông báo số 15/TB-UBND ngày 02/3/2016 của Văn phòng Ủy ban nhân dân tỉnh Minh Họa.")),
        Good(
            _PLAN.format(
                "Theo Kế hoạch số 07/KH-BTC ngày 02/3/2016 của Ban Tổ chức Hội thi; Công văn số 5/ABC của Bộ Y tế."
            )
        ),
        Bad(
            _PLAN.format("Theo Quyết định số 2351/QĐ-TTg ngày 24/12/2010 của ⟦Chính phủ⟧."),
            messages=("“2351/QĐ-TTg” là số của Thủ tướng Chính phủ, không phải “Chính phủ”",),
        ),
        Bad(
            _PLAN.format("Theo Chỉ thị số 21-CT/TW ngày 20/01/2018 của ⟦Bộ Chính trị⟧."),
            messages=("“21-CT/TW” là số của Ban Bí thư, không phải “Bộ Chính trị”",),
        ),
    ),
)
def wrong_citation_issuer(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Cơ quan ban hành ghi sau số không phải cơ quan mà ký hiệu trong số chỉ.

    TTg là Thủ tướng Chính phủ, CP là Chính phủ, QH là Quốc hội: thẩm quyền khác nhau, không thay cho nhau được. Chỉ so
    những cơ quan mà ký hiệu chắc chắn; ký hiệu của cơ quan địa phương do nơi đó đặt.

    Cách sửa: đối chiếu bản gốc, ghi đúng tên cơ quan ban hành hoặc số.
    """
    for judgement, fault in each_fault(document, context, "issuer"):
        citation = judgement.citation
        if fault.law:
            hint = say(
                "ghi “{right}”; theo kho văn bản: {law}",
                "write “{right}”; the registry has {law}",
                right=fault.expected,
                law=entry(fault.law),
            )
        else:
            hint = say("đối chiếu bản gốc: sửa tên cơ quan hoặc số", "look it up and correct the issuer or the number")
        yield Problem(
            fault.at,
            say(
                "“{number}” là số của {right}, không phải “{issuer}”",
                "“{number}” is a number of {right}, not of “{issuer}”",
                number=words(document, citation.number_at or citation.at),
                right=fault.expected,
                issuer=words(document, fault.at),
            ),
            hint=hint,
            remark=not fault.sure,
        )
