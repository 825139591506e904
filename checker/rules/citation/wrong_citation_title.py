"""``wrong-citation-title``: a cited number is given the name of another document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.pattern import Pattern
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.citation._faults import each_fault, words
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Citation, Document

_PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "2026-03-05"\n---\n\n{}\n'
_DETAILS = "quy định chi tiết thi hành một số điều của Luật Bình đẳng giới"
_LONGEST = 90
_SO = Pattern(r"[\s,(]*(?:số\s*:?\s*)?\Z")


@rule(
    Severity.ERROR,
    english="a cited number is given the name of another document",
    basis=None,
    only=("title",),
    examples=(
        Good(_PLAN.format(f"Theo Nghị định số 70/2008/NĐ-CP ngày 04/6/2008 của Chính phủ {_DETAILS}.")),
        Good(_PLAN.format("Theo Nghị định số 48/2009/NĐ-CP ngày 19/5/2009 của Chính phủ về bình đẳng giới.")),
        Good(_PLAN.format("Theo Luật Bình đẳng giới số 73/2006/QH11 và Bộ luật Lao động (sửa đổi) số 45/2019/QH14.")),
        Bad(
            _PLAN.format(f"Theo Nghị định số 48/2009/NĐ-CP ngày 19/5/2009 của Chính phủ ⟦{_DETAILS}⟧."),
            messages=("tên ghi sau “48/2009/NĐ-CP” là tên của văn bản khác",),
        ),
        Bad(
            _PLAN.format("Theo ⟦Luật Người khuyết tật⟧ số 73/2006/QH11 ngày 29/11/2006."),
            messages=("“Luật Người khuyết tật” không phải tên của 73/2006/QH11",),
        ),
    ),
)
def wrong_citation_title(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Tên ghi cùng số là tên của một văn bản khác.

    Chỉ báo khi tên ghi trùng hẳn tên của văn bản khác trong kho; tên viết tắt, viết gọn thì không báo.

    Cách sửa: đối chiếu bản gốc, sửa tên hoặc sửa số.
    """
    for judgement, fault in each_fault(document, context, "title"):
        law, number = fault.law, judgement.citation.number
        if law is None:
            continue
        at = _name_at(document, judgement.citation) or fault.at
        known = law.name if len(law.name) <= _LONGEST else law.name[:_LONGEST].rpartition(" ")[0] + "…"
        said = say(
            "tên ghi sau “{number}” là tên của văn bản khác",
            "the title after “{number}” is another document's",
            number=number,
        )
        if judgement.citation.name:
            said = say(
                "“{name}” không phải tên của {number}",
                "“{name}” is not the name of {number}",
                name=words(document, at),
                number=number,
            )
        yield Problem(
            at,
            said,
            hint=say(
                "sửa tên hoặc số; theo kho văn bản, {number} là “{known}”",
                "correct the name or the number; in the registry {number} is “{known}”",
                number=number,
                known=known,
            ),
            remark=not fault.sure,
        )


def _name_at(document: Document, citation: Citation) -> Span | None:
    """Give where the name of a law stands, before its number."""
    if not citation.name or not citation.number_at:
        return None
    before = document.text[citation.at.start : citation.number_at.start]
    return Span(citation.at.start, citation.at.start + len(_SO.sub("", before)))
