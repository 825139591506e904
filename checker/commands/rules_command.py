"""``checker rules``: list the rules."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from checker.report.screen import paint
from checker.report.summary import severity_name
from checker.rule import Severity
from checker.rules import all_rules

if TYPE_CHECKING:
    import argparse

    from checker.commands.console import Console
    from checker.commands.parser import Parser
    from checker.message import Language
    from checker.rule import Rule


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.choice("--format", ("text", "json"), "định dạng kết quả (mặc định: text)", "format (default: text)")


def run(options: argparse.Namespace, console: Console) -> int:
    """List the rules, by family."""
    rules = list(all_rules().values())
    if options.format == "json":
        console.write(json.dumps([_row(rule) for rule in rules], ensure_ascii=False, indent=1) + "\n")
        return 0
    width = max(len(rule.id) for rule in rules)
    for family, group in groupby(rules, lambda rule: rule.family):
        console.write(paint(family, "bold", colour=console.colours) + "\n")
        for rule in group:
            console.write(
                f"  {rule.id:<{width}}  {weight(rule, console.language):<9} {title(rule, console.language)}\n"
            )
        console.write("\n")
    more = (
        "“checker explain ID” explains a rule"
        if console.language == "en"
        else "“checker explain ID” giải thích quy tắc"
    )
    console.write(more + "\n")
    return 0


def weight(rule: Rule, language: Language) -> str:
    """Say how much a rule weighs, and that it does not run unless it is selected."""
    if not rule.default:
        return "off" if language == "en" else "tắt sẵn"
    return severity_name(rule.severity, language)


def title(rule: Rule, language: Language) -> str:
    """Give a rule in one sentence."""
    return rule.title if language == "vi" else rule.english


def _row(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "family": rule.family,
        "severity": rule.severity.value,
        "draft": rule.draft.value if rule.draft is not Severity.OFF else "off",
        "default": rule.default,
        "fixable": rule.fixable,
        "title": rule.title,
        "english": rule.english,
        "basis": rule.basis,
    }
