"""Every example of every rule: equal places, equal messages, equal text after the fix."""

from __future__ import annotations

import datetime
import hashlib
import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from checker import files, fix, versions
from checker.config import Config
from checker.corpus import CorpusContext
from checker.engine import Policy, Setting, check_corpus, check_items, context_of, finish
from checker.parse import parse
from checker.registry_files import load_laws
from checker.rule import Bad, Example, Finding, Rule
from checker.rules import all_rules
from checker.source import Item, Source, decode

ROOT = Path(__file__).parent.parent
ALONE = "vi-du.md"
AS_OF = "2026-11-22"


@cache
def data() -> Setting:
    laws = load_laws(ROOT)
    return files.load_setting(ROOT, Config(paths=("khong-co",)), as_of=datetime.date(2026, 1, 1), rules=(), laws=laws)


def bare(text: str) -> str:
    return text.replace("⟦", "").replace("⟧", "")


def marked(text: str) -> list[tuple[int, int]]:
    """Give the spans between the marks, in the text without them."""
    spans: list[tuple[int, int]] = []
    position = 0
    start = 0
    for part in re.split("([⟦⟧])", text):
        if part == "⟦":
            start = position
        elif part == "⟧":
            spans.append((start, position))
        else:
            position += len(part)
    return spans


def run(rule: Rule, example: Example) -> tuple[list[Finding], dict[str, Source]]:
    """Check an example with one rule (and, for a suppression rule, the others too)."""
    texts = dict(example.files) or {example.path or ALONE: example.text}
    items = [
        Item(path, "" if path == ALONE else path.removesuffix(".md"), bare(text).encode("utf-8", "surrogatepass"))
        for path, text in texts.items()
        if path.endswith(".md")
    ]

    def sha256_of(path: str, name: str) -> str | None:
        text = texts.get(f"{path.rpartition('/')[0]}/{name}")
        return hashlib.sha256(text.encode()).hexdigest() if text is not None else None

    sources = {item.path: decode(item.path, item.data, id=item.id) for item in items}
    ids = tuple(all_rules()) if rule.scope == "suppression" else (rule.id,)
    units = yaml.safe_load(example.units) if example.units else {}
    base = data()
    as_of = datetime.date.fromisoformat(example.as_of or AS_OF)
    setting = files.make_setting(base.schemas, units, base.agencies, as_of, ids, laws=base.laws)
    checked = check_items(setting, items)
    facts = [item.facts for item in checked]
    findings = [finding for item in checked for finding in item.findings]
    then = {
        path: versions.earlier(
            parse(decode(path, text.encode(), id=path.removesuffix(".md"))),
            parse(sources[path]) if path in sources else None,
            facts,
            lambda name: parse(sources[name]),
        )
        for path, text in example.before.items()
    }
    context = CorpusContext(context_of(setting), facts, then, sha256_of)
    findings += check_corpus(context, ids, sources.__getitem__)
    done = finish(facts, findings, Policy(frozenset(ids)), sources.__getitem__)
    return [finding for finding in done if finding.rule == rule.id], sources


CASES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in all_rules().values()
    for number, example in enumerate(rule.examples, 1)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_a_rule_reports_exactly_what_its_examples_say(rule: Rule, example: Example) -> None:
    findings, sources = run(rule, example)
    texts = dict(example.files) or {example.path or ALONE: example.text}
    expected_places = [(path, *span) for path, text in sorted(texts.items()) for span in marked(text)]
    expected = list(example.messages) if isinstance(example, Bad) else []
    assert [finding.message.vi for finding in findings] == expected
    assert [(finding.path, finding.at.start, finding.at.end) for finding in findings] == expected_places
    assert bool(expected) == isinstance(example, Bad), "a bad example lists its messages"
    if isinstance(example, Bad) and example.fixed:
        assert fix.fixed_text(sources[ALONE], findings) == example.fixed


@pytest.mark.parametrize("rule", all_rules().values(), ids=lambda rule: rule.id)
def test_a_rule_has_a_page_both_languages_and_both_kinds_of_example(rule: Rule) -> None:
    assert len(rule.doc.splitlines()) >= 3, "the docstring says what is wrong, why, and how to mend it"
    assert "Cách sửa:" in rule.doc
    assert rule.english
    assert any(isinstance(example, Bad) for example in rule.examples)
    assert any(not isinstance(example, Bad) for example in rule.examples)


@pytest.mark.parametrize(("rule", "example"), [case for case in CASES if isinstance(case.values[1], Bad)])
def test_messages_are_one_line_in_both_languages(rule: Rule, example: Example) -> None:
    for finding in run(rule, example)[0]:
        for sentence in (finding.message, *([finding.hint] if finding.hint else [])):
            for text in sentence:
                assert text
                assert "\n" not in text
                assert not text.endswith(".") or text.endswith(("…", "./."))
                assert text[0] == text[0].lower() or not text[0].isalpha() or text.split()[0].isupper()
