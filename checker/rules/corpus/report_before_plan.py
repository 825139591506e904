"""``report-before-plan``: a report is dated before the plan that it reports on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dates import write_date_slashes
from checker.message import say
from checker.rule import Bad, Good, Problem, Related, Severity, corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import CorpusContext

_PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "2026-03-05"\n---\n'
_REPORT = '---\nloai: "bao-cao"\nngay_ban_hanh: {}\nbao_cao_cho:\n  - "thcs-minh-hoa/2026/ke-hoach"\n---\n'


def _files(date: str) -> dict[str, str]:
    return {"thcs-minh-hoa/2026/ke-hoach.md": _PLAN, "thcs-minh-hoa/2026/tong-ket.md": _REPORT.format(date)}


@corpus_rule(
    Severity.ERROR,
    english="a report is dated before its plan",
    basis=None,
    examples=(
        Good(files=_files('"2026-12-03"')),
        Good(files=_files('"2026-03-05"')),
        Good(files=_files('"2026"')),
        Good(files=_files('"2025-12-03"'), as_of="2026-01-15"),  # `future-issue-date` speaks of the plan
        Bad(
            files=_files('⟦"2025-12-03"⟧'),
            messages=("báo cáo ngày 03/12/2025, trước kế hoạch được báo cáo (05/3/2026)",),
        ),
        Bad(
            files={
                "thcs-minh-hoa/2026/ke-hoach.md": _PLAN.replace("ke-hoach", "bao-cao"),
                "thcs-minh-hoa/2026/tong-ket.md": _REPORT.format('⟦"2025-12-03"⟧'),
            },
            messages=("báo cáo ngày 03/12/2025, trước báo cáo nêu ở “bao_cao_cho” (05/3/2026)",),
        ),
    ),
)
def report_before_plan(context: CorpusContext) -> Iterator[Problem]:
    """Báo cáo có ngày trước ngày của kế hoạch mà nó báo cáo.

    Không thể báo cáo kết quả của một kế hoạch chưa ban hành; một trong hai ngày, hoặc mã kế hoạch, bị ghi nhầm.
    Cách sửa: sửa `ngay_ban_hanh`, hoặc sửa `bao_cao_cho` cho đúng kế hoạch.
    """
    for facts in context.facts:
        for reference in facts.references:
            if reference.key != "bao_cao_cho" or not facts.issued:
                continue
            plan = context.resolve(reference)
            if plan and plan.issued and facts.issued < plan.issued <= context.documents.as_of:
                what = say("kế hoạch được báo cáo", "plan")
                if plan.kind == "bao-cao":
                    what = say("báo cáo nêu ở “bao_cao_cho”", "report in “bao_cao_cho”")
                yield Problem(
                    ("ngay_ban_hanh",),
                    say(
                        "báo cáo ngày {day}, trước {what} ({planned})",
                        "the report of {day} comes before its {what} of {planned}",
                        what=what,
                        day=write_date_slashes(facts.issued),
                        planned=write_date_slashes(plan.issued),
                    ),
                    hint=say("sửa ngày ghi nhầm, hoặc sửa “bao_cao_cho”", "mend the wrong date, or “bao_cao_cho”"),
                    related=(
                        Related(("ngay_ban_hanh",), say("ngày của {what}", "the {what}'s date", what=what), plan.path),
                    ),
                    document=facts.path,
                )
