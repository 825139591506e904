"""Findings and facts as bytes, far cheaper than pickling them; for the cache and for what workers send back."""

from __future__ import annotations

import datetime
import marshal
from typing import TYPE_CHECKING, TypeAlias, cast

from checker.document import Suppression
from checker.facts import Facts, PlannedReport, Reference, Result, Target
from checker.message import Message
from checker.rule import Edit, Finding, Place, Severity
from checker.source import Position, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_Pair: TypeAlias = tuple[int, int]
_Texts: TypeAlias = tuple[str, str]
_FindingRow: TypeAlias = tuple[
    *tuple[str, str, str],
    *tuple[_Pair, _Pair, _Pair],
    *tuple[_Texts, _Texts | None],
    *tuple[tuple[tuple[str, _Pair, _Texts], ...], tuple[tuple[_Pair, str], ...]],
    *tuple[str, int],
]
_FactsRow: TypeAlias = tuple[
    tuple[str, str, bool, str, str, str, str, str, str, str, str],
    tuple[int | None, int | None, _Pair | None, str, str],
    tuple[tuple[str, str, str, str, str, _Pair], ...],
    tuple[tuple[str, str, str, str, str, _Pair], ...],
    tuple[tuple[str, float | None, float | None, float | None, str, _Pair], ...],
    tuple[tuple[str, int | None, str, _Pair], ...],
    tuple[tuple[str, _Pair], ...],
    tuple[tuple[_Pair, tuple[tuple[str, _Pair], ...], str, _Pair], ...],
]


def pack(findings: Sequence[Finding], facts: Facts) -> bytes:
    """Write one document's findings and facts; only this version of this program reads them back."""
    return marshal.dumps((tuple(_finding_row(finding) for finding in findings), _facts_row(facts)))


def unpack(data: bytes) -> tuple[tuple[Finding, ...], Facts]:
    """Read what ``pack`` wrote; raises ``ValueError``, ``TypeError`` or ``EOFError`` on other bytes."""
    loaded: object = marshal.loads(data)  # noqa: S302 - unlike pickle, it runs nothing
    findings, facts = cast("tuple[tuple[_FindingRow, ...], _FactsRow]", loaded)
    return tuple([_finding(row) for row in findings]), _facts(facts)


def _finding_row(finding: Finding) -> _FindingRow:
    return (
        *(finding.rule, finding.severity.value, finding.path),
        *(_pair(finding.at), _pair(finding.start), _pair(finding.end)),
        *(_texts(finding.message), _texts(finding.hint) if finding.hint else None),
        tuple((place.path, _pair(place.start), _texts(place.message)) for place in finding.related),
        tuple((_pair(edit.at), edit.text) for edit in finding.edits),
        *(finding.excerpt, finding.excerpt_column),
    )


def _finding(row: _FindingRow) -> Finding:
    rule, severity, path, at, start, end, message, hint, related, edits, excerpt, column = row
    return Finding(
        rule=rule,
        severity=Severity(severity),
        path=path,
        at=Span(*at),
        start=Position(*start),
        end=Position(*end),
        message=Message(*message),
        hint=Message(*hint) if hint else None,
        related=tuple([Place(name, Position(*place), Message(*said)) for name, place, said in related]),
        edits=tuple([Edit(Span(*place), text) for place, text in edits]),
        excerpt=excerpt,
        excerpt_column=column,
    )


def _facts_row(facts: Facts) -> _FactsRow:
    identity = (facts.path, facts.id, facts.readable, facts.kind, facts.status, facts.unit)
    number = (facts.number, facts.number_key, facts.symbol, facts.issuer, facts.subject)
    return (
        (*identity, *number),
        (_ordinal(facts.issued), facts.year, _pair(facts.years) if facts.years else None, facts.period, facts.content),
        tuple((*item[:-1], _pair(item.at)) for item in facts.references),
        tuple((*item[:-1], _pair(item.at)) for item in facts.targets),
        tuple((*item[:-1], _pair(item.at)) for item in facts.results),
        tuple((item.period, _ordinal(item.due), item.to, _pair(item.at)) for item in facts.planned),
        tuple((key, _pair(at)) for key, at in facts.places.items()),
        tuple(_suppression_row(item) for item in facts.suppressions),
    )


def _facts(row: _FactsRow) -> Facts:
    head, (issued, year, years, period, content), references, targets, results, planned, places, suppressions = row
    return Facts(
        *head,
        issued=_day(issued),
        year=year,
        years=years,
        period=period,
        references=tuple([Reference(*item[:-1], Span(*item[-1])) for item in references]),
        targets=tuple([Target(*item[:-1], Span(*item[-1])) for item in targets]),
        results=tuple([Result(*item[:-1], Span(*item[-1])) for item in results]),
        planned=tuple([PlannedReport(name, _day(due), to, Span(*at)) for name, due, to, at in planned]),
        content=content,
        places={key: Span(*at) for key, at in places},
        suppressions=tuple([_suppression(*item) for item in suppressions]),
    )


def _suppression_row(item: Suppression) -> tuple[_Pair, tuple[tuple[str, _Pair], ...], str, _Pair]:
    return _pair(item.at), tuple((name, _pair(at)) for name, at in item.rules), item.reason, _pair(item.covers)


def _suppression(at: _Pair, rules: tuple[tuple[str, _Pair], ...], reason: str, covers: _Pair) -> Suppression:
    return Suppression(Span(*at), tuple((name, Span(*place)) for name, place in rules), reason, Span(*covers))


def _pair(pair: _Pair) -> _Pair:
    return pair[0], pair[1]


def _texts(message: Message) -> _Texts:
    return message.vi, message.en


def _ordinal(day: datetime.date | None) -> int | None:
    return day.toordinal() if day else None


def _day(ordinal: int | None) -> datetime.date | None:
    return datetime.date.fromordinal(ordinal) if ordinal else None
