"""What a report owes the plans that it names, and what it answers; no rule itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.fold import nearest
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.corpus import CorpusContext
    from checker.facts import Facts, Target


class Answers(NamedTuple):
    """A report against its plans: ``meant`` gives, by a result's unknown code, the target it nearly names."""

    plans: Sequence[Facts]
    targets: Mapping[str, Target]
    meant: Mapping[str, str | None]


def answers_of(context: CorpusContext, report: Facts) -> Answers | None:
    """Compare a report's results with its plans' targets; ``None`` where a plan is not to be read here.

    A replaced plan owes nothing when the one that replaced it is named too.
    """
    named = [context.resolve(reference) for reference in report.references if reference.key == "bao_cao_cho"]
    found = [plan for plan in named if plan]
    if not found or len(found) < len(named) or not all(plan.readable for plan in found):
        return None
    plans = [plan for plan in found if plan.status != "bi-thay-the"] or found
    targets = {target.code: target for plan in plans for target in plan.targets if target.code}
    known = targets.keys() | {target.code for plan in found for target in plan.targets}
    answered = {result.code for result in report.results}
    unanswered = [code for code in targets if code not in answered]
    unknown = (result.code for result in report.results if result.code and result.code not in known)
    return Answers(plans, targets, {code: nearest(code, unanswered) for code in unknown})
