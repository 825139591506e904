"""A rule that is not asked about a document would have found nothing in it."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker import files
from checker.config import Config
from checker.engine import context_of
from checker.parse import parse
from checker.registry_files import load_laws
from checker.rule import Severity
from checker.rules import all_rules
from checker.selection import Selection, marks_of
from checker.source import from_text

if TYPE_CHECKING:
    from checker.corpus import DocumentContext
    from checker.rule import Rule

ROOT = Path(__file__).parent.parent
SELECTIVE = [rule for rule in all_rules().values() if rule.only]
TEXTS = sorted(
    {
        text.replace("⟦", "").replace("⟧", "")
        for rule in all_rules().values()
        for example in rule.examples
        for text in (example.files.values() if example.files else [example.text])
    }
)


@cache
def context() -> DocumentContext:
    laws = load_laws(ROOT)
    day = datetime.date(2026, 11, 22)
    return context_of(files.load_setting(ROOT, Config(paths=("khong-co",)), as_of=day, rules=(), laws=laws))


def test_a_rule_finds_nothing_in_the_examples_about_which_it_is_not_asked() -> None:
    """Every rule with marks is asked all the same, about every example of every rule."""
    found: list[tuple[str, str]] = []
    for text in TEXTS:
        document = parse(from_text("a.md", text))
        if document.source.unreadable:
            continue
        marks = marks_of(document, context())
        unasked = [rule for rule in SELECTIVE if marks.isdisjoint(rule.only)]
        found += [(rule.id, text) for rule in unasked for _ in rule.check(document, context())]
    assert not found


@pytest.mark.parametrize("rule", SELECTIVE, ids=lambda rule: rule.id)
def test_a_rule_with_marks_is_not_asked_about_a_document_without_any(rule: Rule) -> None:
    assert not Selection([rule]).for_document(parse(from_text("a.md", "---\nnam: 2026\n---\n\nMột câu.\n")), context())


def test_rules_are_asked_in_their_order_and_weigh_less_or_nothing_in_drafts() -> None:
    rules = [rule for rule in all_rules().values() if rule.scope == "document" and not rule.only]
    selection = Selection(rules)
    issued, draft = (
        selection.for_document(parse(from_text("a.md", f'---\ntrang_thai: "{status}"\n---\n\nMột câu.\n')), context())
        for status in ("ban-hanh", "du-thao")
    )
    assert list(issued) == [(rule, rule.severity) for rule in rules if rule.severity is not Severity.OFF]
    assert list(draft) == [(rule, rule.draft) for rule in rules if rule.draft is not Severity.OFF]
    assert len(draft) < len(issued)
