"""``deadline-outside-period``: a deadline outside the year or period that the document is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts import about_years
from checker.message import Message, say
from checker.rule import Bad, Good, Problem, Related, Severity, rule
from checker.rules.content._due import Due, dues, dues_outside, quoted, same_elsewhere
from checker.rules.front_matter._years import stated_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = """---
loai: "{kind}"
ngay_ban_hanh: "{issued}"
trich_yeu: "{subject}"
nam: 2026
bao_cao:
  - ky: "tong-ket"
    han: {report}
---

{body}
"""
_PERIOD = '---\nloai: "ke-hoach"\ngiai_doan: "2021-2025"\n---\n\n{}\n'


def _plan(body: str, *, kind: str = "ke-hoach", issued: str = "2026-03-05", subject: str = "", report: str = "") -> str:
    return _PLAN.format(kind=kind, issued=issued, subject=subject, body=body, report=report or '"2026-12-05"')


@rule(
    Severity.WARNING,
    english="a deadline lies outside the year or period that the document is about",
    basis=None,
    examples=(
        Good(_plan("Gửi báo cáo sơ kết trước ngày 15/6/2026, tổng kết trước ngày 15/01/2027.")),
        Good(_plan("Ban hành kế hoạch trước ngày 31/12/2025.", issued="2025-12-20")),
        Good(_plan("Các trường đã gửi báo cáo trước ngày 15/12/2025; người tuyển dụng trước ngày 01/01/2020.")),
        Good(_plan("Thời hạn gửi là trước ngày 05/12/2025.", kind="bao-cao")),
        Good(_plan("Hoàn thành trước ngày 31/5/2027.", subject="Kế hoạch năm học 2026-2027", report='"2027-05-31"')),
        Good(_plan("Thực hiện Công văn số 12/UBND ngày 05/01/2026 về việc gửi số liệu trước ngày 15/6/2023.")),
        Good(_plan("- Trước ngày 15/5/2025 đã có 02 đơn. Trước ngày 01/7/2025, trường trực thuộc phòng của huyện.")),
        Good(_plan("Năm 2025, trường nộp báo cáo chậm nhất ngày 10/6/2025.")),
        Good(_plan("Năm 2025, có 20 lớp. Các trường nộp kế hoạch trước ngày 31/3/2025.")),
        Good(_plan("## A. KẾT QUẢ NĂM 2025\n\n### 1. Chỉ đạo\n\nCác trường nộp kế hoạch trước ngày 31/3/2025.")),
        Bad(
            _plan("⟦Trước ngày 15/6/2025⟧, các trường gửi báo cáo."),
            messages=("thời hạn “Trước ngày 15/6/2025” nằm ngoài năm 2026 của văn bản",),
        ),
        Good(_plan("Tập huấn cho năm học 2026 - 2027 xong trước ngày 28/8/2027; quyết toán trước ngày 31/3/2027.")),
        Bad(
            _plan("Tập huấn xong ⟦trước ngày 28/8/2027⟧."),
            messages=("thời hạn “trước ngày 28/8/2027” nằm ngoài năm 2026 của văn bản",),
        ),
        Bad(
            _plan("Gửi báo cáo sơ kết ⟦trước ngày 15/6/2020⟧; số liệu gửi trước ngày 15/6/2020."),
            messages=("thời hạn “trước ngày 15/6/2020” nằm ngoài năm 2026 của văn bản",),
        ),
        Good(_plan("Gửi báo cáo trước ngày 15/6/2026.").replace("nam: 2026", "nam: 26")),
        Good(_plan("Gửi báo cáo trước ngày 15/6/2026.", subject="Kế hoạch năm 2026").replace("nam: 2026", "nam: 2024")),
        Bad(
            _plan("Gửi số liệu trước ngày 15/6/2026.").replace("nam: 2026", "nam: ⟦2024⟧"),
            messages=("các thời hạn của văn bản đều nằm ngoài năm 2024",),
        ),
        Bad(
            _plan("Nộp số liệu trước ngày 15/6/2026.", report='⟦"2027-06-05"⟧'),
            messages=("thời hạn “2027-06-05” nằm ngoài năm 2026 của văn bản",),
        ),
        Bad(
            _PERIOD.format("Hoàn thành trước ngày 31/12/2025; rà soát ⟦trước tháng 6/2026⟧."),
            messages=("thời hạn “trước tháng 6/2026” nằm ngoài giai đoạn 2021-2025 của văn bản",),
        ),
    ),
)
def deadline_outside_period(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Thời hạn nằm ngoài năm hoặc giai đoạn mà văn bản nói tới.

    Thường là ngày còn sót của văn bản năm trước, hoặc gõ nhầm năm. Thời hạn đến hết tháng 3 năm sau vẫn được; nơi văn
    bản có nói tới năm học sau thì đến hết năm sau, riêng hạn báo cáo thì phải là kế hoạch theo năm học. Câu kể việc đã
    qua và tên văn bản khác không bị báo.

    Cách sửa: ghi lại đúng năm của thời hạn, hoặc sửa `nam`, `giai_doan` nếu chúng sai.
    """
    late = dues_outside(document)
    years = about_years(document)
    if not late or not years or document.kind == "bao-cao" or _year_is_wrong(document, years):
        return
    period = (
        say("năm {year}", "year {year}", year=years[0])
        if years[0] == years[1]
        else say("giai đoạn {first}-{last}", "period {first}-{last}", first=years[0], last=years[1])
    )
    found = same_elsewhere(late)
    if len(found) > 1 and not any(years[0] <= due.last.year and due.first.year <= years[1] for due in dues(document)):
        yield _all_outside(document, late, period)
        return
    for due, related in found:
        yield Problem(
            due.at,
            say(
                "thời hạn {words} nằm ngoài {period} của văn bản",
                "the deadline {words} lies outside the document's {period}",
                words=quoted(document, due),
                period=period,
            ),
            hint=say("kiểm tra lại năm của thời hạn", "check the year of the deadline"),
            related=related,
        )


def _year_is_wrong(document: Document, years: tuple[int, int]) -> bool:
    """Tell whether ``year-mismatch`` speaks of the year itself."""
    return years[0] == years[1] and stated_year(document, years[0]) is not None


def _all_outside(document: Document, late: Sequence[Due], period: Message) -> Problem:
    """Say once that no deadline is in the document's time: the year is wrong, or all were left from another one."""
    also = say("thời hạn", "a deadline")
    return Problem(
        document.at("nam"),
        say(
            "các thời hạn của văn bản đều nằm ngoài {period}",
            "the deadlines of the document lie outside its {period}",
            period=period,
        ),
        hint=say(
            "sửa năm mà văn bản nói về, hoặc sửa năm của các thời hạn",
            "mend the year that the document is about, or that of the deadlines",
        ),
        related=tuple(Related(due.at, also) for due in late),
    )
