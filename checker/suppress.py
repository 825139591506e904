"""Suppressions: which findings a document's comments silence, and whether the comments are in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.corpus import SuppressionContext
from checker.rules import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.facts import Facts
    from checker.rule import Finding, Problem, Rule


def settle(
    facts: Facts, findings: Iterable[Finding], ran: frozenset[str]
) -> tuple[list[Finding], list[tuple[Rule, Problem]]]:
    """Drop the findings that a document's suppressions cover.

    Gives what is left, and what the suppression rules among ``ran`` say of the comments themselves.
    """
    used: set[tuple[int, str]] = set()
    kept: list[Finding] = []
    for finding in findings:
        matching = {
            (index, finding.rule)
            for index, suppression in enumerate(facts.suppressions)
            if suppression.covers.start <= finding.at.start <= suppression.covers.end
            and any(name == finding.rule for name, _ in suppression.rules)
        }
        used |= matching
        if not matching:
            kept.append(finding)
    context = SuppressionContext(facts, frozenset(used), ran, frozenset(all_rules()))
    return kept, list(_problems(context))


def _problems(context: SuppressionContext) -> Iterator[tuple[Rule, Problem]]:
    for rule in all_rules().values():
        if rule.scope == "suppression" and rule.id in context.ran:
            for problem in rule.check(context):
                yield rule, problem
