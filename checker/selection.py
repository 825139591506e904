"""Which rules of a run are asked about a document: those that can say something of it.

Most rules look for what most documents do not have. Such a rule declares the marks of which a document must have one
(``only`` in ``checker.rule.rule``); they are found once, and a rule without its mark is not called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.memory import Memory
from checker.rule import Severity
from checker.verdicts import judged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.corpus import DocumentContext
    from checker.document import Document
    from checker.rule import Mark, Rule

    Chosen = tuple[tuple[Rule, Severity], ...]


class Selection:
    """The document rules of a run, and those of them that were chosen for documents of the same marks."""

    __slots__ = ("_chosen", "_rules")

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._chosen = Memory[tuple[object, ...], "Chosen"](256)

    def for_document(self, document: Document, context: DocumentContext) -> Chosen:
        """Give the rules to ask about a document, in order, with what their findings weigh there."""
        if not self._rules:
            return ()
        draft, unreadable, marks = document.draft, document.source.unreadable, marks_of(document, context)
        key = (draft, unreadable, marks)
        return self._chosen.get(key) or self._chosen.keep(key, self._choose(marks, draft=draft, unreadable=unreadable))

    def _choose(self, marks: frozenset[Mark], *, draft: bool, unreadable: bool) -> Chosen:
        asked = [(rule, rule.draft if draft else rule.severity) for rule in self._rules]
        return tuple(
            (rule, severity)
            for rule, severity in asked
            if severity is not Severity.OFF
            and (rule.faults or not unreadable)
            and (not rule.only or not marks.isdisjoint(rule.only))
        )


def marks_of(document: Document, context: DocumentContext) -> frozenset[Mark]:
    """Tell what a document has of the things that only some documents have."""
    marks: set[Mark] = _marks_of_citations(document, context) if document.citations else set()
    if document.faults:
        marks.add("faults")
    if document.characters:
        marks.add("rare-characters")
    if document.odd_tokens:
        marks.add("odd-tokens")
    if document.personal:
        marks.add("personal")
    return frozenset(marks)


def _marks_of_citations(document: Document, context: DocumentContext) -> set[Mark]:
    marks: set[Mark] = set()
    for judgement in judged(document, context.laws, context.day(document)):
        if judgement.faults:
            marks.update([fault.code for fault in judgement.faults])
        elif judgement.candidates and not judgement.law:
            marks.add("candidates")
    return marks
