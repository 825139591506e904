"""``unknown-target``: a report gives a result for a target that its plan does not set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Good, Problem, Related, Severity, corpus_rule
from checker.rules.corpus._answers import answers_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import CorpusContext

_PLAN = '---\nloai: "ke-hoach"\nchi_tieu:\n  - ma: "nu-quan-ly"\n    ten: "Nữ quản lý"\n---\n'
_REPORT = '---\nloai: "bao-cao"\nbao_cao_cho:\n  - "{}"\nket_qua:\n  - ma: {}\n    gia_tri: 60\n---\n'

_AIMLESS = '---\nloai: "ke-hoach"\n---\n'
_NO_TARGETS = (
    say("kế hoạch được báo cáo không đặt chỉ tiêu nào", "the plan reported on sets no targets"),
    say("thêm “chi_tieu” vào kế hoạch, hoặc xóa “ket_qua”", "give the plan “chi_tieu”, or drop “ket_qua”"),
    say("kế hoạch ở đây", "the plan is here"),
)
_REPORTS = (
    say("văn bản nêu ở “bao_cao_cho” là báo cáo, không phải kế hoạch", "“bao_cao_cho” names a report, not a plan"),
    say("ghi mã của kế hoạch vào “bao_cao_cho”", "give the plan's id in “bao_cao_cho”"),
    say("báo cáo ở đây", "the report is here"),
)


def _files(plan: str, code: str) -> dict[str, str]:
    report = _REPORT.format(plan, code)
    return {"thcs-minh-hoa/2026/ke-hoach.md": _PLAN, "thcs-minh-hoa/2026/so-ket.md": report}


@corpus_rule(
    Severity.ERROR,
    english="a result answers a target that the plan does not set",
    basis=None,
    examples=(
        Good(files=_files("thcs-minh-hoa/2026/ke-hoach", '"nu-quan-ly"')),
        Good(files=_files("thcs-khac/2026/ke-hoach", '"nu-lanh-dao"')),
        Bad(
            files=_files("thcs-minh-hoa/2026/ke-hoach", '⟦"nu-quan-li"⟧'),
            messages=("kế hoạch không đặt chỉ tiêu “nu-quan-li”",),
        ),
        Bad(
            files={**_files("thcs-minh-hoa/2026/cu", '⟦"nu-quan-ly"⟧'), "thcs-minh-hoa/2026/cu.md": _AIMLESS},
            messages=("kế hoạch được báo cáo không đặt chỉ tiêu nào",),
        ),
        Bad(
            files=_files("thcs-minh-hoa/2026/so-ket", '⟦"nu-quan-ly"⟧'),
            messages=("văn bản nêu ở “bao_cao_cho” là báo cáo, không phải kế hoạch",),
        ),
    ),
)
def unknown_target(context: CorpusContext) -> Iterator[Problem]:
    """Báo cáo nêu kết quả của một chỉ tiêu mà kế hoạch không đặt ra.

    Mã chỉ tiêu gõ sai thì kết quả không nối được với chỉ tiêu, bảng so sánh qua các năm bị đứt.
    Cách sửa: ghi đúng `ma` như trong kế hoạch; kết quả ngoài kế hoạch thì viết trong nội dung báo cáo.
    """
    for facts in context.facts:
        answers = answers_of(context, facts) if facts.results else None
        if not answers:
            continue
        plan = answers.plans[0]
        if not answers.targets:
            said, hint, here = _REPORTS if plan.kind == "bao-cao" else _NO_TARGETS
            related = (Related(("loai",), here, plan.path),)
            yield Problem(facts.results[0].at, said, hint=hint, related=related, document=facts.path)
            continue
        for result in facts.results:
            if result.code not in answers.meant:
                continue
            meant = answers.meant[result.code]
            advice = say("ghi mã như trong kế hoạch, hoặc xóa mục này", "give the plan's code, or delete this item")
            yield Problem(
                result.at,
                say(
                    "kế hoạch không đặt chỉ tiêu “{code}”",
                    "the plan sets no target “{code}”",
                    code=" ".join(result.code.split()),
                ),
                hint=say("có phải ý bạn là “{meant}”", "did you mean “{meant}”", meant=meant) if meant else advice,
                related=(Related(("loai",), say("kế hoạch ở đây", "the plan is here"), plan.path),),
                document=facts.path,
            )
