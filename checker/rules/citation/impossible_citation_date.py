"""``impossible-citation-date``: a cited document bears a date that no calendar has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.citation._faults import each_fault, entry, words
from checker.rules.content._calendar import why_impossible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "2026-03-05"\n---\n\n{}\n'


@rule(
    Severity.ERROR,
    english="a cited document bears a date that no calendar has",
    basis=None,
    only=("impossible-date",),
    examples=(
        Good(_PLAN.format("Theo Kế hoạch số 12/KH-UBND ngày 29/02/2024 và Công văn số 15/UBND-VX ngày 31/12/2025.")),
        Good(_PLAN.format("Gửi báo cáo trước ngày 31/6/2026 (do impossible-date báo).")),
        Bad(
            _PLAN.format(
                "Theo Kế hoạch số 12/KH-UBND ngày ⟦30/02/2026⟧; Luật số 73/2006/QH11 ⟦ngày 31 tháng 11 năm 2006⟧."
            ),
            messages=(
                "“30/02/2026” không có trong lịch: tháng 2 năm 2026 có 28 ngày",
                "“ngày 31 tháng 11 năm 2006” không có trong lịch: tháng 11 có 30 ngày",
            ),
        ),
    ),
)
def impossible_citation_date(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Ngày của văn bản được viện dẫn không có trong lịch.

    Ngày 30/02, 31/11 hay tháng 13 là gõ nhầm; theo đó không tra ra văn bản nào.

    Cách sửa: đối chiếu bản gốc và ghi đúng ngày; văn bản có trong kho thì bộ kiểm tra nêu luôn ngày đúng.
    """
    for judgement, fault in each_fault(document, context, "impossible-date"):
        date = judgement.citation.date
        if date is None or date.month is None:
            continue
        if fault.law:
            hint = say(
                "theo kho văn bản: {law}; ghi “{right}”",
                "the registry has {law}; write “{right}”",
                law=entry(fault.law),
                right=fault.expected,
            )
        else:
            hint = say("đối chiếu bản gốc và ghi đúng ngày", "look the date up and correct it")
        yield Problem(
            fault.at,
            say(
                "“{words}” không có trong lịch: {why}",
                "“{words}” is in no calendar: {why}",
                words=words(document, fault.at),
                why=why_impossible(date.year, date.month, date.day),
            ),
            hint=hint,
        )
