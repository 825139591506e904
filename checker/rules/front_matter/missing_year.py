"""``missing-year``: an issued plan does not say which year or period it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts import issue_date
from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.front_matter._asked import issued, lacks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "{}"\nngay_ban_hanh: "2026-03-05"\n{}\ntrang_thai: "{}"\n---\n'


@rule(
    Severity.WARNING,
    draft=Severity.OFF,
    english="an issued plan does not say which year or period it is about",
    basis=None,
    examples=(
        Good(_PLAN.format("ke-hoach", "nam: 2026", "ban-hanh")),
        Good(_PLAN.format("ke-hoach", 'giai_doan: "2026-2030"', "ban-hanh")),
        Good(_PLAN.format("ke-hoach", "năm: 2026", "ban-hanh")),
        Good(_PLAN.format("ke-hoach", "", "du-thao")),
        Good(_PLAN.format("cong-van", "", "ban-hanh")),
        Bad(
            _PLAN.format("ke-hoach", "", "ban-hanh").replace('"ke-hoach"', '⟦"ke-hoach"⟧'),
            messages=("kế hoạch đã ban hành mà không ghi năm",),
        ),
    ),
)
def missing_year(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Kế hoạch đã ban hành mà không ghi năm (`nam`) hoặc giai đoạn (`giai_doan`).

    Thời hạn, báo cáo và các trang theo năm đều dựa vào đó; thiếu thì kế hoạch không được tính cho năm nào.
    Cách sửa: thêm `nam: 2026`, hoặc `giai_doan: "2026-2030"` nếu là kế hoạch của nhiều năm.
    """
    data = document.front_matter.data
    if "nam" in data or "giai_doan" in data or document.kind != "ke-hoach" or not issued(document):
        return
    kind = context.kind(document)
    if lacks(document, kind, "nam") and lacks(document, kind, "giai_doan"):
        date = issue_date(document)
        year = date.year if date and date.year else context.as_of.year
        yield Problem(
            document.at("loai"),
            say("kế hoạch đã ban hành mà không ghi năm", "an issued plan does not say its year"),
            hint=say(
                "thêm dòng “nam: {year}”, hoặc “giai_doan” nếu là kế hoạch nhiều năm",
                "add “nam: {year}”, or “giai_doan” for several years",
                year=year,
            ),
        )
