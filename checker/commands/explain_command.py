"""``checker explain``: the page of a rule, with its examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.commands.rules_command import title, weight
from checker.errors import CheckerError
from checker.fold import nearest
from checker.message import Message, did_you_mean
from checker.report.screen import paint
from checker.report.summary import severity_name
from checker.rule import Bad, Severity
from checker.rules import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import SimpleNamespace

    from checker.commands.console import Console
    from checker.commands.parser import Parser
    from checker.message import Language
    from checker.rule import Example, Rule


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.argument("rule", "tên quy tắc, ví dụ missing-section", "a rule's id, such as missing-section", metavar="ID")


def run(options: SimpleNamespace, console: Console) -> int:
    """Explain one rule; raises ``CheckerError`` when there is none of that name."""
    rules = all_rules()
    rule = rules.get(options.rule)
    if rule is None:
        close = nearest(options.rule, rules)
        listed = Message("“checker rules” liệt kê các quy tắc", "“checker rules” lists the rules")
        said = Message("không có quy tắc này", "there is no such rule")
        raise CheckerError(said.then(did_you_mean(close) if close else listed).about(options.rule))
    console.write("\n".join(_page(rule, console.language, colour=console.colours)) + "\n")
    return 0


def _page(rule: Rule, language: Language, *, colour: bool) -> Iterator[str]:
    english = language == "en"
    yield f"{paint(rule.id, 'bold', colour=colour)} ({weight(rule, language)}): {title(rule, language)}"
    yield ""
    if not english:
        yield rule.doc.partition("\n")[2].strip()
        yield ""
    if rule.basis:
        yield ("Basis: " if english else "Căn cứ: ") + rule.basis
    if rule.draft is not rule.severity:
        draft = (
            severity_name(rule.draft, language)
            if rule.draft is not Severity.OFF
            else ("off" if english else "không báo")
        )
        yield ("In drafts: " if english else "Trong dự thảo: ") + draft
    if rule.fixable:
        yield "“checker check --fix” mends it" if english else "“checker check --fix” sửa được"
    for example in rule.examples:
        yield ""
        yield from _example(example, language, colour=colour)


def _example(example: Example, language: Language, *, colour: bool) -> Iterator[str]:
    bad = isinstance(example, Bad)
    names = ("wrong:", "right:") if language == "en" else ("sai:", "đúng:")
    yield paint(names[0] if bad else names[1], "red" if bad else "green", colour=colour)
    for path, text in (example.files or {example.path: example.text}).items():
        if path:
            yield f"  {path}"
        yield from (f"  │ {line}" for line in text.rstrip("\n").split("\n"))
    if isinstance(example, Bad):
        yield from (f"  → {message}" for message in example.messages)
