"""``reversed-period``: a period that ends before it begins."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.message import say
from checker.pattern import Pattern
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.dates import DateMention
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\n---\n\n{}\n'
_UNTIL = Pattern(r"\s*(?:đến|tới|[-–—])\s*(?:hết\s+|cuối\s+)?(?:ngày\s+)?")
_LONGEST_GAP = 20
_YEARS = Pattern(
    r"(?:[Gg]iai đoạn|[Tt]ừ năm|[Nn]ăm học)\s+([12][0-9]{3})\s*(?:[-–—]|đến(?:\s+năm)?)\s*([12][0-9]{3})(?![0-9/])"
)
_LEADS = ("iai đoạn ", "ừ năm ", "ăm học ")
_FIRST_LETTER = 1


@rule(
    Severity.WARNING,
    english="a period ends before it begins",
    basis=None,
    examples=(
        Good(_PLAN.format("Tập huấn từ ngày 10/5/2026 đến ngày 20/5/2026; thi từ ngày 15/12 đến ngày 15/01/2027.")),
        Good(
            _PLAN.format(
                "Năm học 2026-2027; giai đoạn 2021 - 2030; từ ngày 15/9 đến ngày 30/5; ngày 20/5/2026 và 10/5/2026."
            )
        ),
        Good(_PLAN.format("Từ tháng 9 năm 2026 đến tháng 5 năm 2027; ngày 08/3/2026-08/3/2026.")),
        Bad(
            _PLAN.format("Tập huấn từ ngày ⟦20/5/2026 đến ngày 10/5/2026⟧; thi ngày ⟦25/5 - 15/5/2026⟧."),
            messages=(
                "“20/5/2026 đến ngày 10/5/2026” kết thúc trước khi bắt đầu",
                "“25/5 - 15/5/2026” kết thúc trước khi bắt đầu",
            ),
        ),
        Bad(
            _PLAN.format("Làm từ ⟦tháng 9 năm 2026 đến tháng 5 năm 2026⟧; ⟦giai đoạn 2030-2021⟧."),
            messages=(
                "“tháng 9 năm 2026 đến tháng 5 năm 2026” kết thúc trước khi bắt đầu",
                "“giai đoạn 2030-2021” kết thúc trước khi bắt đầu",
            ),
        ),
    ),
)
def reversed_period(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Khoảng thời gian kết thúc trước khi bắt đầu.

    “Từ ngày 20/5 đến ngày 10/5” là gõ nhầm một trong hai mốc, và không ai biết phải theo mốc nào. Mốc không ghi năm
    chỉ bị báo khi hai mốc cùng một tháng: từ tháng 12 năm nay đến tháng 01 năm sau là việc thường.

    Cách sửa: xem lại hai mốc thời gian và ghi cho đúng.
    """
    text = document.text
    for first, last in pairwise(document.dates):
        start, end = first.at.end, last.at.start
        if end - start < _LONGEST_GAP and _is_reversed(first, last) and _UNTIL.fullmatch(text, start, end):
            yield _problem(Span(first.at.start, last.at.end), document)
    for lead in _LEADS:
        place = text.find(lead, *document.body_at)
        while place >= 0:
            found = _YEARS.match(text, place - _FIRST_LETTER)
            if found and found[1] > found[2]:
                yield _problem(Span(*found.span()), document)
            place = text.find(lead, place + 1, document.body_at.end)


def _is_reversed(first: DateMention, last: DateMention) -> bool:
    """Tell whether the second of two dates is before the first; where a year is left out, only within a month."""
    if first.impossible or last.impossible or not (first.month and last.month):
        return False
    if (first.day is None) != (last.day is None):
        return bool(first.year and last.year) and (first.year, first.month) > (last.year, last.month)
    days = (first.day or 0, last.day or 0)
    if first.year is None or last.year is None:
        return first.month == last.month and days[0] > days[1]
    return (first.year, first.month, days[0]) > (last.year, last.month, days[1])


def _problem(at: Span, document: Document) -> Problem:
    return Problem(
        at,
        say(
            "“{words}” kết thúc trước khi bắt đầu",
            "“{words}” ends before it begins",
            words=" ".join(document.slice(at).split()),
        ),
        hint=say("xem lại hai mốc thời gian", "look at both ends again"),
    )
