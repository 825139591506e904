"""``year-mismatch``: the subject or the body names another year than the document is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Good, Problem, Related, Severity, rule
from checker.rules.front_matter._years import stale_years, stated_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\ntrich_yeu: "Bình đẳng giới {}"\nnam: {}\n---\n{}\n'
_REPORT = '---\nloai: "bao-cao"\ntrich_yeu: "Sơ kết 6 tháng đầu năm 2022"\nnam: 2022\n---\n{}\n'
_CITED = "Thực hiện Kế hoạch số 27/KH-UBND ngày {} về công tác vì sự tiến bộ của phụ nữ năm 2020;"


def _good(body: str) -> Good:
    return Good(_PLAN.format("năm 2022", 2022, body))


def _bad(body: str) -> Bad:
    return Bad(_PLAN.format("năm 2022", 2022, body), messages=("“năm 2020” trong văn bản của năm 2022",))


def _half_year(body: str) -> Bad:
    return Bad(_REPORT.format(body), messages=("“năm 2020” trong văn bản của năm 2022",))


@rule(
    Severity.WARNING,
    english="the subject or the body names another year than the document is about",
    basis=None,
    examples=(
        Good(_PLAN.format("năm 2026", 2026, "Thực hiện giai đoạn 2021 - 2025.")),
        Good(_PLAN.format("đến năm 2030", 2026, "")),
        Good(_PLAN.format("năm học 2024 - 2025", 2024, "")),
        Good(_PLAN.format("theo Luật Phòng, chống bạo lực gia đình năm 2022", 2023, "")),
        Good('---\nloai: "bao-cao"\ntrich_yeu: "Tổng kết năm 2025, nhiệm vụ năm 2026"\nnam: 2025\n---\n'),
        _good("So với năm 2020, công tác vì sự tiến bộ của phụ nữ năm 2021 tốt hơn."),
        _good("Tiếp tục các việc của kế hoạch bình đẳng giới năm 2020."),
        _good("## I. Kết quả năm trước\n\nTrường thực hiện công tác bình đẳng giới năm 2020 với hai buổi nói chuyện."),
        _good("| Bình đẳng giới năm 2020 | Kế hoạch |\n| --- | --- |\n| 40% | 50% |"),
        _good("Căn cứ Luật Bình đẳng giới năm 2020;\n\nBộ luật Lao động năm 2019 có hiệu lực từ năm 2021."),
        _good(_CITED.format("21/3/2020")),
        _good("- Kinh phí năm 2020: 3 triệu đồng.\n- Kinh phí năm 2021: 4 triệu đồng."),
        _good(
            "Chỉ tiêu năm 2020: đạt 100%.\n\n## II. Kết quả nhiệm vụ năm 2020\n\n## III. Nhiệm vụ năm 2020 chuyển sang"
        ),
        _good(f"Trên đây là Kế hoạch triển khai {_CITED.format('21/3/2020')}"),
        _bad("Trường chỉ đạo công tác bình đẳng giới năm ⟦2020⟧."),
        _bad(_CITED.format("21/3/2022").replace("2020", "⟦2020⟧")),
        _bad("## II. Chỉ tiêu năm ⟦2020⟧"),
        _bad("## II. CHỈ TIÊU NĂM ⟦2020⟧"),
        _bad("## II. NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM NĂM ⟦2020⟧"),
        _bad("Căn cứ tình hình thực tế, trường xây dựng kế hoạch bình đẳng giới năm ⟦2020⟧ như sau:"),
        _bad("Trên đây là Kế hoạch bình đẳng giới năm ⟦2020⟧ của nhà trường./."),
        _bad("- Chỉ tiêu năm ⟦2020⟧: 100% cán bộ được tập huấn.\n- Tổng kết cuối năm."),
        _half_year("Thực hiện công tác bình đẳng giới 6 tháng đầu năm ⟦2020⟧, trường báo cáo như sau:"),
        Bad(
            _PLAN.format("năm ⟦2025⟧", 2026, ""),
            messages=("trích yếu ghi năm 2025, còn văn bản nói về năm 2026",),
        ),
        Bad(
            '---\nloai: "bao-cao"\ntrich_yeu: "Kết quả năm ⟦2025⟧, phương hướng năm 2026"\nnam: 2026\n---\n',
            messages=("trích yếu ghi năm 2025, còn văn bản nói về năm 2026",),
        ),
        Bad(
            _PLAN.format("năm 2026", "⟦2025⟧", "Công tác bình đẳng giới năm 2026."),
            path="thcs-minh-hoa/2026/ke-hoach.md",
            messages=("“nam” ghi 2025, còn trích yếu và thư mục ghi 2026",),
        ),
    ),
)
def year_mismatch(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Trích yếu hoặc nội dung ghi một năm khác với năm mà văn bản nói về.

    Thường do chép văn bản năm trước rồi sót “năm 2020” trong kế hoạch năm 2022. Giai đoạn, số liệu so sánh, tên luật,
    kế hoạch của năm khác không bị báo. Cách sửa: sửa năm còn sót; nếu khóa `nam` sai thì sửa khóa đó.
    """
    year = document.front_matter.data.get("nam")
    if not isinstance(year, int) or isinstance(year, bool):
        return
    wrong = _subject_problem(document, year)
    if wrong:
        yield wrong
        return
    for at in stale_years(document, year):
        yield Problem(
            at,
            say(
                "“năm {stale}” trong văn bản của năm {year}",
                "“{stale}” stands in a document about {year}",
                stale=document.slice(at),
                year=year,
            ),
            hint=say(
                "sửa thành “năm {year}” nếu nói về năm của văn bản",
                "write {year} if the document's own year is meant",
                year=year,
            ),
            related=(Related(document.at("nam"), say("năm ghi ở đây", "the year stands here")),),
        )


def _subject_problem(document: Document, year: int) -> Problem | None:
    """Judge the subject against ``nam``; where the folder sides with the subject, ``nam`` is wrong."""
    stated = stated_year(document, year)
    if not stated:
        return None
    other = int(stated[1])
    if f"/{other}/" in document.id:
        message = say(
            "“nam” ghi {year}, còn trích yếu và thư mục ghi {other}",
            "“nam” says {year}, the subject and the folder {other}",
            year=year,
            other=other,
        )
        hint = say("sửa “nam” thành {other}", "set “nam” to {other}", other=other)
        return Problem(document.at("nam"), message, hint=hint)
    return Problem(
        document.inner(*stated.span(1), "trich_yeu"),
        say(
            "trích yếu ghi năm {other}, còn văn bản nói về năm {year}",
            "the subject says {other}, “nam” says {year}",
            other=other,
            year=year,
        ),
        hint=say("sửa năm trong trích yếu, hoặc sửa khóa “nam”", "mend the year in the subject, or the key “nam”"),
        related=(Related(document.at("nam"), say("năm ghi ở đây", "the year stands here")),),
    )
