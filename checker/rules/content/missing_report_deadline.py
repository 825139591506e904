"""``missing-report-deadline``: a plan does not say when to report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.kinds import align
from checker.message import say
from checker.pattern import Pattern
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.content._due import sentence_end, sentence_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\nnam: 2026\n---\n\n## I. Mục đích\n\nNâng cao nhận thức.\n\n## II. {heading}\n\n{body}\n'
_REPORT = Pattern(r"áo cáo|ơ kết|ổng kết|ÁO CÁO")
_WHEN = Pattern(
    r"thời (?:hạn|gian|điểm)|định kỳ|đột xuất|chậm nhất|muộn nhất"
    r"|(?:hằng|hàng|mỗi|từng) (?:tháng|quý|năm|học kỳ|kỳ|tuần)"
    r"|(?:ngày|tháng|quý|đợt)\s(?:[0-9]|[IV]+\b)|[0-9]\s?tháng|[0-9]/[0-9]"
    r"|(?:trước|trong|vào|cuối|đầu|giữa|hết|sau)\s(?:khi|ngày|tháng|quý|năm|học kỳ|kỳ|tuần|mỗi)",
    re.IGNORECASE,
)
_LOOK_ON = 160


def _plan(body: str, heading: str = "Tổ chức thực hiện") -> str:
    return _PLAN.format(heading=heading, body=body)


@rule(
    Severity.WARNING,
    english="the plan sets no deadline for reports",
    basis=None,
    examples=(
        Good(_plan("Gửi báo cáo tổng kết trước ngày 05/12/2026.")),
        Good(_plan("Các tổ báo cáo kết quả hằng quý.")),
        Good(_plan("Thời hạn gửi báo cáo:\n\n- Sơ kết: 15/6;\n- Tổng kết: 05/12.")),
        Good(
            _plan("Giao tổ Văn phòng tổng hợp.").replace(
                "---\n\n", 'bao_cao:\n  - ky: "tong-ket"\n    han: "2026-12-05"\n---\n\n', 1
            )
        ),
        Good(_plan("Không nêu thời hạn.").replace("ke-hoach", "cong-van")),
        Bad(
            _plan("Các tổ báo cáo khi có yêu cầu.").replace("Tổ chức thực hiện", "⟦Tổ chức thực hiện⟧"),
            messages=("kế hoạch không nêu thời hạn báo cáo",),
        ),
        Bad(
            _plan("Giao tổ Văn phòng thực hiện.", "Kinh phí").replace('"ke-hoach"', '⟦"ke-hoach"⟧'),
            messages=("kế hoạch không nêu thời hạn báo cáo",),
        ),
    ),
)
def missing_report_deadline(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Kế hoạch không nêu thời hạn báo cáo.

    Không có hạn thì không ai theo dõi được ai đã báo cáo, ai chậm. Hạn có thể ghi trong nội dung (một ngày, hoặc
    “định kỳ 6 tháng”, “hằng quý”) hoặc ở `bao_cao` trong phần khai báo; ghi ở `bao_cao` thì hạn hiện trên lịch và bảng
    theo dõi.

    Cách sửa: ghi hạn gửi báo cáo sơ kết, tổng kết trong phần tổ chức thực hiện và ở `bao_cao`.
    """
    if document.kind != "ke-hoach" or document.entries("bao_cao") or _set_in_body(document):
        return
    matched = align(context.kind(document), document).matched
    section = matched.get("che-do-bao-cao") or matched.get("to-chuc-thuc-hien")
    yield Problem(
        section.at if section else document.at("loai"),
        say("kế hoạch không nêu thời hạn báo cáo", "the plan sets no deadline for reports"),
        hint=say(
            "ghi hạn gửi báo cáo trong phần tổ chức thực hiện và ở bao_cao trong phần khai báo",
            "say in the organisation section, and under bao_cao, when reports are due",
        ),
    )


def _set_in_body(document: Document) -> bool:
    """Tell whether a sentence of the main text after the basis speaks of a report and of a time."""
    text, (start, end) = document.text, document.main_at
    if document.basis:
        start = document.basis[-1].at.end
    while found := _REPORT.search(text, start, end):
        stop = sentence_end(text, found.end())
        if ":" in text[found.end() : stop]:
            stop += _LOOK_ON
        if _WHEN.search(text, sentence_start(text, found.start()), min(stop, end)):
            return True
        start = max(stop, found.end())
    return False
