"""``date-padding``: a date in words without, or with one too many, of the decree's zeros."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.pattern import Pattern
from checker.rule import Bad, Edit, Good, Problem, Severity, rule
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\n---\n\n{}\n'
_FIGURES = Pattern(r"[0-9]+")


@rule(
    Severity.INFO,
    english="a date in words lacks a zero, or has one too many",
    basis="Nghị định số 30/2020/NĐ-CP, Phụ lục I",
    examples=(
        Good(_PLAN.format("Gửi trước ngày 05 tháng 3 năm 2026 và ngày 15 tháng 02 năm 2026.")),
        Good(_PLAN.format("Từ 5/3/2026 đến 05/03/2026; tháng 2 năm 2026; ngày mùng 8 tháng 3; tháng 03 năm 2026.")),
        Bad(
            _PLAN.format("Căn cứ Luật ⟦ngày 5 tháng 3 năm 2020⟧ và họp ⟦ngày 15 tháng 1⟧."),
            messages=(
                "“ngày 5 tháng 3 năm 2020” chưa theo cách ghi của thể thức: “ngày 05 tháng 3 năm 2020”",
                "“ngày 15 tháng 1” chưa theo cách ghi của thể thức: “ngày 15 tháng 01”",
            ),
            fixed=_PLAN.format("Căn cứ Luật ngày 05 tháng 3 năm 2020 và họp ngày 15 tháng 01."),
        ),
        Bad(
            _PLAN.format("Báo cáo trước ⟦ngày 20 tháng 06 năm 2026⟧."),
            messages=("“ngày 20 tháng 06 năm 2026” chưa theo cách ghi của thể thức: “ngày 20 tháng 6 năm 2026”",),
            fixed=_PLAN.format("Báo cáo trước ngày 20 tháng 6 năm 2026."),
        ),
    ),
)
def date_padding(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Ngày, tháng viết bằng chữ chưa theo cách ghi số 0 của thể thức văn bản.

    Ngày nhỏ hơn 10 và tháng 1, tháng 2 có số 0 ở trước; các tháng khác không có. Nghị định nói về dòng ngày tháng của
    văn bản (trang web và bản in tự ghi đúng dòng này); trong nội dung, đây chỉ là lời nhắc để viết thống nhất. Ngày
    viết bằng gạch chéo như 5/3/2026 hay 05/03/2026 không bị báo.

    Cách sửa: viết “ngày 05 tháng 3 năm 2026”, “ngày 15 tháng 02 năm 2026”; lệnh `checker check --fix` sửa được.
    """
    for mention in [date for date in document.dates if date.form == "words"]:
        _, text, days, months, _, _ = mention
        if days is None or months is None:
            continue
        right = (f"{days:02}", f"{months:02}" if months < 3 else str(months))
        if text.startswith(f"ngày {right[0]} tháng {right[1]}") or mention.impossible:
            continue
        day, month = list(_FIGURES.finditer(text))[:2]
        if (day[0], month[0]) == right or "mùng" in text or "mồng" in text:
            continue
        start = mention.at.start
        edits = tuple(
            Edit(Span(start + found.start(), start + found.end()), figures)
            for found, figures in zip((day, month), right, strict=True)
            if found[0] != figures
        )
        written = text[: day.start()] + right[0] + text[day.end() : month.start()] + right[1]
        yield Problem(
            mention.at,
            say(
                "“{words}” chưa theo cách ghi của thể thức: “{right}”",
                "“{words}” is not written as the decree writes dates: “{right}”",
                words=" ".join(text.split()),
                right=" ".join((written + text[month.end() :]).split()),
            ),
            hint=say("thêm hoặc bỏ số 0 ở trước", "add or drop the leading zero"),
            edits=edits,
        )
