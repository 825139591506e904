"""``inconsistent-citation``: one document is cited in two ways that contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dates import write_date_slashes
from checker.message import Message, say
from checker.rule import Bad, Good, Problem, Related, Severity, rule
from checker.verdicts.inconsistent import dated_in, two_dates, two_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document
    from checker.source import Span

_PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "2026-03-05"\n---\n\n{}\n'


@rule(
    Severity.WARNING,
    english="one document is cited in two ways that contradict each other",
    basis=None,
    examples=(
        Good(_PLAN.format("Quyết định số 415/QĐ-UBND ngày 05/3/2025. Quyết định số 416/QĐ-UBND ngày 05/3/2025.")),
        Good(_PLAN.format("Theo Quyết định số 4217/QĐ-UBND và Quyết định số 4271/QĐ-UBND ngày 28/10/2025.")),
        Good(
            _PLAN.format(
                "Kế hoạch số 48/KH-UBND ngày 02/02/2026 của UBND xã Minh Họa. Theo Kế hoạch số 48/KH-UBND ngày "
                "12/02/2026 của UBND tỉnh Minh Họa."
            )
        ),
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
                "I. Theo Quyết định số 4217/QĐ-UBND ngày 28/10/2025 và Kế hoạch số 48/KH-UBND.\n\n"
                "II. Thực hiện Quyết định số ⟦4271/QĐ-UBND⟧ ngày 28/10/2025."
            ),
            messages=("“4271/QĐ-UBND” ở đây và “4217/QĐ-UBND” ở nơi khác cùng ghi ngày 28/10/2025",),
        ),
        Bad(
            _PLAN.format(
                "I. Quyết định số 15/2018/QĐ-UBND ngày 05/3/2018.\n\nII. Quyết định số ⟦15/QĐ-UBND⟧ ngày 05/3/2018."
            ),
            messages=("“15/QĐ-UBND” ở đây và “15/2018/QĐ-UBND” ở nơi khác cùng ghi ngày 05/3/2018",),
        ),
    ),
)
def inconsistent_citation(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Một văn bản được viện dẫn hai lần mà số hoặc ngày không khớp nhau.

    Cùng số mà hai ngày chỉ khác một chữ số hoặc đảo ngày và tháng; cùng ngày, cùng ký hiệu mà hai số dễ lẫn (4217 và
    4271), hoặc một số khi có khi không mang năm. Không bị báo: hai số gần nhau có thể ký trong một ngày, hai văn bản kể
    trong một câu hoặc cùng trong phần căn cứ, có trích yếu khác nhau hoặc của hai cơ quan.

    Cách sửa: đối chiếu văn bản gốc rồi ghi thống nhất.
    """
    if len(document.citations) < 2:
        return
    dated = dated_in(document, context.laws, context.day(document))
    if len(dated) < 2:
        return
    for here, there in two_dates(dated):
        said = say(
            "“{name}” ở đây ghi ngày {one}, nơi khác ghi ngày {other}",
            "“{name}” is dated {one} here, {other} elsewhere",
            name=here.citation.number or here.citation.name,
            one=write_date_slashes(here.day),
            other=write_date_slashes(there.day),
        )
        yield _problem(here.date_at, said, there.date_at)
    for here, there in two_numbers(document, dated):
        one, other = here.citation, there.citation
        said = say(
            "“{one}” ở đây và “{other}” ở nơi khác cùng ghi ngày {day}",
            "“{one}” here and “{other}” elsewhere are both dated {day}",
            one=one.number,
            other=other.number,
            day=write_date_slashes(here.day),
        )
        yield _problem(one.number_at or one.at, said, other.number_at or other.at)


def _problem(at: Span, said: Message, other: Span) -> Problem:
    hint = Message("đối chiếu văn bản gốc rồi ghi thống nhất", "look at the original and write the same")
    return Problem(at, said, hint=hint, related=(Related(other, Message("nơi kia", "the other place")),))
