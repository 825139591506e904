"""``citation-year-mismatch``: the year in a cited number is not that of its date, or not of that Quốc hội."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import Message, say
from checker.rule import Bad, Edit, Good, Problem, Severity, rule
from checker.rules.citation._faults import each_fault, entry, how_near, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document
    from checker.verdicts import CitationFault, Judgement

_PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "2026-03-05"\n---\n\n{}\n'


@rule(
    Severity.ERROR,
    english="the year in a cited number is not that of its date",
    basis=None,
    only=("year", "term"),
    examples=(
        Good(_PLAN.format("Theo Nghị định số 80/2017/NĐ-CP ngày 17/7/2017; Nghị quyết số 28/NQ-CP ngày 03/3/2021.")),
        Good(_PLAN.format("Theo Nghị quyết số 1210/2016/UBTVQH13 ngày 25/5/2016, sửa năm 2022; Luật số 73/2006/QH11.")),
        Bad(
            _PLAN.format("Theo Nghị định số 80/2017/NĐ-CP ngày ⟦17/7/2007⟧ của Chính phủ."),
            messages=("số “80/2017/NĐ-CP” của năm 2017 mà ghi ngày “17/7/2007”",),
            fixed=_PLAN.format("Theo Nghị định số 80/2017/NĐ-CP ngày 17/7/2017 của Chính phủ."),
        ),
        Bad(
            _PLAN.format(
                "Theo Nghị định số ⟦70/2009/NĐ-CP⟧ ngày 04/6/2008 của Chính phủ; Nghị quyết ⟦1210/2016/UBTVQH11⟧."
            ),
            messages=(
                "số “70/2009/NĐ-CP” của năm 2009 mà ghi ngày “04/6/2008”",
                "“1210/2016/UBTVQH11”: năm 2016 không thuộc khóa 11 của Quốc hội",
            ),
            fixed=_PLAN.format(
                "Theo Nghị định số 70/2008/NĐ-CP ngày 04/6/2008 của Chính phủ; Nghị quyết 1210/2016/UBTVQH11."
            ),
        ),
        Bad(
            _PLAN.format("Theo Nghị quyết số 15/2024/NQ-HĐND ngày ⟦09/12/2025⟧ của Hội đồng nhân dân xã Minh Họa."),
            messages=("số “15/2024/NQ-HĐND” của năm 2024 mà ghi ngày “09/12/2025”",),
        ),
    ),
)
def citation_year_mismatch(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Năm trong số của văn bản được viện dẫn khác năm của ngày ban hành, hoặc không thuộc khóa Quốc hội ghi trong số.

    Số của năm nào thì ban hành trong năm đó, nên một trong hai chỗ đã gõ nhầm. Văn bản có trong kho thì bộ kiểm tra nêu
    chỗ sai và cách ghi đúng.

    Cách sửa: đối chiếu bản gốc, sửa năm trong số hoặc sửa ngày.
    """
    for judgement, fault in each_fault(document, context, "year", "term"):
        right = fault.expected
        edits = (Edit(fault.at, right),) if right and _certain(document, judgement, fault) else ()
        yield Problem(fault.at, _said(document, judgement, fault), hint=_hint(fault), edits=edits)


def _said(document: Document, judgement: Judgement, fault: CitationFault) -> Message:
    citation = judgement.citation
    number = words(document, citation.number_at or citation.at)
    year = number.partition("/")[2][:4]
    if fault.code == "term" or not citation.date:
        return say(
            "“{number}”: năm {year} không thuộc khóa {term} của Quốc hội",
            "“{number}”: {year} was not in term {term} of the National Assembly",
            number=number,
            year=year,
            term=number.rpartition("QH")[2],
        )
    return say(
        "số “{number}” của năm {year} mà ghi ngày “{date}”",
        "the number “{number}” is of {year}, but the date is “{date}”",
        number=number,
        year=year,
        date=words(document, citation.date.at).removeprefix("ngày "),
    )


def _hint(fault: CitationFault) -> Message:
    if not fault.law or not fault.expected:
        return say("đối chiếu bản gốc, sửa năm trong số hoặc ngày", "look it up and correct the number or the date")
    return say(
        "ghi “{right}”{near}; theo kho văn bản: {law}",
        "write “{right}”{near}; the registry has {law}",
        right=fault.expected,
        near=how_near(fault),
        law=entry(fault.law),
    )


def _certain(document: Document, judgement: Judgement, fault: CitationFault) -> bool:
    """Tell whether number and date point at one law but for the slip, and no mark of emphasis would be lost."""
    citation = judgement.citation
    if fault.code == "term" or fault.at != citation.number_at:
        return bool(fault.near)
    return "".join(document.slice(fault.at).split()) == citation.number
