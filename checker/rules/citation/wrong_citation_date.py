"""``wrong-citation-date``: a cited document bears another date than the registry's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.laws.keys import number_year
from checker.message import Message, say
from checker.rule import Bad, Edit, Good, Problem, Severity, rule
from checker.rules.citation._faults import each_fault, entry, how_near, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document
    from checker.laws import Law
    from checker.verdicts import CitationFault, Judgement

_PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "2026-03-05"\n---\n\n{}\n'
_DECREE = "Theo Nghị định số 70/2008/NĐ-CP ngày {} của Chính phủ."


@rule(
    Severity.ERROR,
    english="a cited document bears another date than the registry's",
    basis=None,
    only=("date",),
    examples=(
        Good(_PLAN.format(_DECREE.format("04/6/2008") + " Luật Bình đẳng giới ngày 29 tháng 11 năm 2006.")),
        Good(_PLAN.format("Theo Kế hoạch số 12/KH-UBND ngày 02/3/2026; Quyết định số 2351/QĐ-TTg ngày 27/12/2022.")),
        Good(_PLAN.format("Theo Nghị quyết số 57/NQ-CP ngày 02/5/2024 (năm nào cũng có số này).")),
        Bad(
            _PLAN.format(_DECREE.format("⟦06/4/2008⟧")),
            messages=("“06/4/2008” không phải ngày của Nghị định 70/2008/NĐ-CP (đảo ngày và tháng)",),
            fixed=_PLAN.format(_DECREE.format("04/6/2008")),
        ),
        Bad(
            _PLAN.format(
                "Theo Chỉ thị số 21-CT/TW ngày ⟦21/01/2018⟧; Luật số 73/2006/QH11 ⟦ngày 12 tháng 12 năm 2006⟧."
            ),
            messages=(
                "“21/01/2018” không phải ngày của Chỉ thị 21-CT/TW (sai một chữ số)",
                "“ngày 12 tháng 12 năm 2006” không phải ngày của Luật Bình đẳng giới",
            ),
        ),
        Bad(
            _PLAN.format("Theo Luật Bình đẳng giới ⟦ngày 29 tháng 11 năm 2007⟧; Luật Trẻ em ngày 04/5/1991."),
            messages=("“ngày 29 tháng 11 năm 2007” không phải ngày của Luật Bình đẳng giới (sai một chữ số)",),
        ),
        Bad(
            _PLAN.format(_DECREE.format("⟦03/7/2008⟧")),
            messages=("“03/7/2008” là ngày Nghị định 70/2008/NĐ-CP có hiệu lực, không phải ngày ban hành",),
        ),
    ),
)
def wrong_citation_date(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Ngày của văn bản được viện dẫn khác ngày trong kho văn bản.

    Số đúng mà ngày sai thì người đọc không biết tin chỗ nào. Hay gặp: đảo ngày và tháng, sai một chữ số, lấy ngày có
    hiệu lực làm ngày ban hành. Số không mang năm thì năm nào cũng có, nên chỉ báo khi chắc là văn bản đó.

    Cách sửa: đối chiếu bản gốc và ghi đúng ngày ban hành.
    """
    for judgement, fault in each_fault(document, context, "date"):
        law = fault.law
        if law is None or law.issued is None:
            continue
        source = _SURE if fault.sure else _FROM_MEMORY if law.confidence == "memory-only" else _OTHER_OF_THE_NAME
        yield Problem(
            fault.at,
            _said(document, judgement, fault, law.label),
            hint=say(
                "ghi “{right}”; {source}{law}",
                "write “{right}”; {source}{law}",
                right=fault.expected,
                source=source,
                law=entry(law),
            ),
            edits=(Edit(fault.at, fault.expected),) if _told(judgement, fault, law) else (),
            remark=not fault.sure,
        )


def _told(judgement: Judgement, fault: CitationFault, law: Law) -> bool:
    """Tell whether nobody need look the date up: a name alone may still mean another day than the one that is near."""
    date = judgement.citation.date
    same = judgement.citation.kind == "full" or bool(date and law.issued and date.year == law.issued.year)
    return fault.sure and bool(fault.near and number_year(law.number)) and same


_SURE = say("theo kho văn bản: ", "the registry has ")
_FROM_MEMORY = say("theo trí nhớ, cần tra lại: ", "from memory, to be looked up: ")
_OTHER_OF_THE_NAME = say(
    "nếu không phải văn bản cùng tên của năm khác; kho văn bản có: ",
    "unless another one of that name is meant; the registry has ",
)


def _said(document: Document, judgement: Judgement, fault: CitationFault, label: str) -> Message:
    date = judgement.citation.date
    written = words(document, fault.at)
    if fault.law and date and date.date == fault.law.effective and "effective" not in fault.law.doubtful:
        return say(
            "“{date}” là ngày {law} có hiệu lực, không phải ngày ban hành",
            "“{date}” is the day {law} took effect, not of its issue",
            date=written,
            law=label,
        )
    return say(
        "“{date}” không phải ngày của {law}{near}",
        "“{date}” is not the date of {law}{near}",
        date=written,
        law=label,
        near=how_near(fault),
    )
