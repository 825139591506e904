"""``inconsistent-citation``: one document is cited in two ways that contradict each other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.dates import write_date_slashes
from checker.laws import number_key
from checker.laws.keys import name_words
from checker.message import Message, say
from checker.rule import Bad, Good, Problem, Related, Severity, rule
from checker.verdicts import judged
from checker.verdicts.alike import confusable, dates_apart

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from checker.corpus import DocumentContext
    from checker.document import Citation, Document
    from checker.source import Span

_PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "2026-03-05"\n---\n\n{}\n'


@rule(
    Severity.WARNING,
    english="one document is cited in two ways that contradict each other",
    basis=None,
    examples=(
        Good(_PLAN.format("Quyết định số 15/QĐ-UBND ngày 05/3/2025 và Quyết định số 16/QĐ-UBND ngày 05/3/2025.")),
        Good(
            _PLAN.format("Kế hoạch số 48/KH-UBND ngày 02/02/2026; năm trước là Kế hoạch số 48/KH-UBND ngày 15/3/2025.")
        ),
        Good(_PLAN.format("Kế hoạch số 48/KH-UBND ngày 02/02/2026; Kế hoạch số 48/KH-UBND ngày 02 tháng 02 năm 2026.")),
        Bad(
            _PLAN.format(
                "Theo Kế hoạch số 48/KH-UBND ngày 02/02/2026. Thực hiện Kế hoạch số 48/KH-UBND ngày ⟦02/12/2026⟧."
            ).replace("2026-03-05", "2026-12-20"),
            messages=("“48/KH-UBND” ở đây ghi ngày 02/12/2026, nơi khác ghi ngày 02/02/2026",),
        ),
        Bad(
            _PLAN.format(
                "Theo Quyết định số 4217/QĐ-UBND ngày 28/10/2025 và Kế hoạch số 48/KH-UBND.\n\n"
                "Thực hiện Quyết định số ⟦4271/QĐ-UBND⟧ ngày 28/10/2025."
            ),
            messages=("“4271/QĐ-UBND” ở đây và “4217/QĐ-UBND” ở nơi khác cùng ghi ngày 28/10/2025",),
        ),
    ),
)
def inconsistent_citation(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Một văn bản được viện dẫn hai lần mà số hoặc ngày không khớp nhau.

    Cùng số mà hai ngày chỉ khác một chữ số hoặc đảo ngày và tháng; cùng ngày, cùng ký hiệu mà hai số dễ lẫn (4217 và
    4271). Hai số liền nhau ký trong một ngày, hay một số không mang năm của hai năm khác nhau, không bị báo.

    Cách sửa: đối chiếu văn bản gốc rồi ghi thống nhất.
    """
    if len(document.citations) < 2:
        return
    sound = [
        item.citation
        for item in judged(document, context.laws, context.day(document))
        if not item.faults and item.citation.date and item.citation.date.date
    ]
    if len(sound) > 1:
        yield from _dates(sound)
        yield from _numbers(sound)


def _dates(citations: Sequence[Citation]) -> Iterator[Problem]:
    """Yield the places where a number or a law has another date than where it stands first."""
    first: dict[str, Citation] = {}
    for citation in citations:
        key = f"{citation.type} {number_key(citation.number) if citation.number else name_words(citation.name)}"
        known = first.setdefault(key, citation)
        if known is citation or known.date is None or citation.date is None:
            continue
        one, other = _day(citation), _day(known)
        if dates_apart(citation.number, one, other):
            values = {
                "name": citation.number or citation.name,
                "one": write_date_slashes(one),
                "other": write_date_slashes(other),
            }
            said = say(
                "“{name}” ở đây ghi ngày {one}, nơi khác ghi ngày {other}",
                "“{name}” is dated {one} here, {other} elsewhere",
                **values,
            )
            yield _problem(citation.date.at, said, known.date.at)


def _numbers(citations: Sequence[Citation]) -> Iterator[Problem]:
    """Yield the places where a number of one day is nearly another."""
    days: defaultdict[datetime.date, list[Citation]] = defaultdict(list)
    for citation in citations:
        if not citation.number or not citation.number_at:
            continue
        day = _day(citation)
        near = next((known for known in days[day] if confusable(citation.number, known.number)), None)
        if near and near.number_at:
            values = {"one": citation.number, "other": near.number, "day": write_date_slashes(day)}
            said = say(
                "“{one}” ở đây và “{other}” ở nơi khác cùng ghi ngày {day}",
                "“{one}” here and “{other}” elsewhere are both dated {day}",
                **values,
            )
            yield _problem(citation.number_at, said, near.number_at)
        days[day].append(citation)


def _day(citation: Citation) -> datetime.date:
    day = citation.date.date if citation.date else None
    if day is None:
        raise ValueError(citation)
    return day


def _problem(at: Span, said: Message, other: Span) -> Problem:
    hint = Message("đối chiếu văn bản gốc rồi ghi thống nhất", "look at the original and write the same")
    return Problem(at, said, hint=hint, related=(Related(other, Message("nơi kia", "the other place")),))
