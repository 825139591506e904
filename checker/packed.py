"""What checking gave of one document, as bytes that are quickly read again.

pickle looks up every class in every value; the facts, which all documents have, are written as plain tuples instead,
and only findings and suppressions, which few have, are pickled.
"""

from __future__ import annotations

import datetime
import marshal
import pickle
from typing import TYPE_CHECKING, cast

from checker.engine import Checked
from checker.facts import AttachedFile, Cited, Facts, PlannedReport, Reference, Result, Target, cited
from checker.memory import Memory
from checker.record import record

if TYPE_CHECKING:
    from checker.document import Suppression
    from checker.rule import Finding

_Row = tuple[object, ...]
_CitedRow = tuple[str, str, str, int]
_PlannedRow = tuple[str, int, str, int]
_Plain = tuple[
    bytes,
    _Row,
    int,
    _Row,
    tuple[_Row, ...],
    tuple[_Row, ...],
    tuple[_Row, ...],
    tuple[_PlannedRow, ...],
    tuple[_Row, ...],
    bytes,
    tuple[_CitedRow, ...],
]
"""Findings; the facts up to the day of issue, that day, those after it, references, targets, results, planned reports,
attached files, suppressions, citations. A day is its number, 0 where there is none."""

_BEFORE_DAY = Facts._fields.index("issued")
_AFTER_DAY = _BEFORE_DAY + 1
_LISTS = Facts._fields.index("references")

_known = Memory[tuple[object, ...], Cited](1 << 12)
"""Citations by how they are written here: a collection cites the same laws again and again."""


def pack(checked: Checked) -> bytes:
    """Write what one document gave."""
    findings, facts = checked
    plain: _Plain = (
        pickle.dumps(findings, pickle.HIGHEST_PROTOCOL) if findings else b"",
        facts[:_BEFORE_DAY],
        _number(facts.issued),
        facts[_AFTER_DAY:_LISTS],
        tuple([tuple(each) for each in facts.references]),
        tuple([tuple(each) for each in facts.targets]),
        tuple([tuple(each) for each in facts.results]),
        tuple([(each.period, _number(each.due), each.to, each.place) for each in facts.planned]),
        tuple([tuple(each) for each in facts.attached]),
        pickle.dumps(facts.suppressions, pickle.HIGHEST_PROTOCOL) if facts.suppressions else b"",
        tuple([(each.type, each.number, each.issuer, each.day.toordinal()) for each in facts.citations]),
    )
    return marshal.dumps(plain)  # type: ignore[arg-type]  # rows hold texts, numbers, None


def unpack(data: bytes) -> Checked:
    """Read what ``pack`` wrote, which only this user did: pickles could do anything."""
    (
        findings,
        head,
        issued,
        middle,
        references,
        targets,
        results,
        planned,
        attached,
        suppressions,
        citations,
    ) = cast(
        "_Plain",
        marshal.loads(data),  # noqa: S302 - our own
    )
    facts = (
        *head,
        _day(issued),
        *middle,
        tuple([record(Reference, each) for each in references]),
        tuple([record(Target, each) for each in targets]),
        tuple([record(Result, each) for each in results]),
        tuple([record(PlannedReport, (period, _day(due), to, place)) for period, due, to, place in planned]),
        tuple([record(AttachedFile, each) for each in attached]),
        cast("tuple[Suppression, ...]", pickle.loads(suppressions)) if suppressions else (),  # noqa: S301 - our own
        tuple([_known.get(each) or _citation(each) for each in citations]),
    )
    found = cast("tuple[Finding, ...]", pickle.loads(findings)) if findings else ()  # noqa: S301 - our own
    return Checked(found, record(Facts, facts))


def _citation(row: _CitedRow) -> Cited:
    type_, number, issuer, day = row
    return _known.keep(row, cited(type_, number, issuer, datetime.date.fromordinal(day)))


def _number(day: datetime.date | None) -> int:
    return day.toordinal() if day else 0


def _day(number: int) -> datetime.date | None:
    return datetime.date.fromordinal(number) if number else None
