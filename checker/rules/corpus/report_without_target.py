"""``report-without-target``: a yearly report leaves a target of its plan unanswered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Good, Problem, Related, Severity, corpus_rule
from checker.rules.corpus._answers import answers_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import CorpusContext

MOST_NAMES = 5
"""How many targets one message lists."""

_TARGETS = '  - ma: "nu-quan-ly"\n    ten: "Nữ quản lý"\n  - ma: "boi-duong"\n    ten: "Bồi dưỡng"\n'
_PLAN = f'---\nloai: "ke-hoach"\nchi_tieu:\n{_TARGETS}---\n'
_REPORT = '---\nloai: "bao-cao"\nky: "{}"\nbao_cao_cho:\n  - {}\nket_qua:\n{}---\n'
_HERE = '"thcs-minh-hoa/2026/ke-hoach"'
_ONE = '  - ma: "nu-quan-ly"\n    gia_tri: 60\n'
_TWO = _ONE + '  - ma: "{}"\n    gia_tri: 95\n'


def _files(period: str, plan: str, results: str) -> dict[str, str]:
    report = _REPORT.format(period, plan, results)
    return {"thcs-minh-hoa/2026/ke-hoach.md": _PLAN, "thcs-minh-hoa/2026/tong-ket.md": report}


@corpus_rule(
    Severity.ERROR,
    draft=Severity.INFO,
    english="a yearly report leaves a target of its plan unanswered",
    basis=None,
    examples=(
        Good(files=_files("tong-ket", _HERE, _TWO.format("boi-duong"))),
        Good(files=_files("tong-ket", _HERE, _TWO.format("boi-duog"))),
        Good(files=_files("so-ket", _HERE, _ONE)),
        Bad(
            files=_files("tong-ket", f"⟦{_HERE}⟧", _ONE),
            messages=("báo cáo chưa trả lời chỉ tiêu “boi-duong” (Bồi dưỡng) của kế hoạch",),
        ),
    ),
)
def report_without_target(context: CorpusContext) -> Iterator[Problem]:
    """Báo cáo tổng kết không trả lời một chỉ tiêu của kế hoạch.

    Kế hoạch đặt ra chỉ tiêu nào thì báo cáo tổng kết cho biết kết quả của chỉ tiêu đó, dù đạt hay không đạt.
    Cách sửa: thêm vào `ket_qua` một mục với `ma` của chỉ tiêu và `gia_tri` đạt được.
    """
    for facts in context.facts:
        answers = answers_of(context, facts) if facts.period == "tong-ket" and facts.kind == "bao-cao" else None
        if not answers:
            continue
        done = {result.code for result in facts.results} | set(answers.meant.values())
        open_targets = [target for code, target in answers.targets.items() if code not in done]
        if not open_targets:
            continue
        listed = ", ".join(" ".join(f"“{target.code}” ({target.name})".split()) for target in open_targets[:MOST_NAMES])
        plan = answers.plans[0]
        yield Problem(
            next(reference.at for reference in facts.references if reference.key == "bao_cao_cho"),
            say(
                "báo cáo chưa trả lời chỉ tiêu {listed} của kế hoạch",
                "the report does not answer the plan's target {listed}",
                listed=listed + (", …" if len(open_targets) > MOST_NAMES else ""),
            ),
            hint=say("thêm kết quả của chỉ tiêu này vào “ket_qua”", "add the result of that target to “ket_qua”"),
            related=(Related(open_targets[0].at, say("chỉ tiêu đặt ra ở đây", "the target is set here"), plan.path),),
            document=facts.path,
        )
