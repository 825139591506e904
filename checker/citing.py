"""Citations of any text as plain values: what ``checker cite`` prints and ``checker.cite`` gives (DESIGN 7)."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, TypedDict

from checker.laws import NO_LAWS, Laws
from checker.parse.citations import find_citations
from checker.verdicts import Verdict, judge

if TYPE_CHECKING:
    from checker.document import Locator
    from checker.verdicts import Judgement

_laws: dict[str, Laws] = {}
"""What this process made last, by the registry's digest."""


class Place(TypedDict):
    """The part of a document that is cited; lists are written "2, 3"."""

    dieu: str | None
    khoan: str | None
    diem: str | None


class Cited(TypedDict):
    """One citation. Offsets are code points of the text; ``law`` is the registry's key."""

    start: int
    end: int
    text: str
    kind: str
    type: str | None
    number: str | None
    date: str | None
    issuer: str | None
    locator: Place | None
    full_start: int
    full_end: int
    law: str | None
    verdict: Verdict
    expected: str | None


def cite(text: str, *, as_of: datetime.date | None = None, laws: Laws | None = None) -> list[Cited]:
    """Give every citation of a text, in order, judged on the day ``as_of``, by default today.

    ``laws`` is the registry, by default that of the current folder's repository or the program's own.
    """
    day = as_of or datetime.datetime.now().astimezone().date()
    return [cited(judgement, text) for judgement in judgements(text, day, laws if laws is not None else own_laws())]


def judgements(text: str, as_of: datetime.date, laws: Laws = NO_LAWS) -> tuple[Judgement, ...]:
    """Read and judge the citations of a text."""
    return judge(text, find_citations(text, 0, len(text)), len(text), laws, as_of)


def cited(judgement: Judgement, text: str) -> Cited:
    """Write a judged citation as plain values."""
    citation, law = judgement.citation, judgement.law
    day = citation.date.date if citation.date else None
    return {
        "start": citation.at.start,
        "end": citation.at.end,
        "text": text[citation.at.start : citation.at.end],
        "kind": citation.kind,
        "type": citation.type or None,
        "number": citation.number or None,
        "date": day.isoformat() if day else None,
        "issuer": citation.issuer or None,
        "locator": _place(citation.locator) if citation.locator else None,
        "full_start": citation.full_at.start,
        "full_end": citation.full_at.end,
        "law": law.key if law else None,
        "verdict": judgement.verdict,
        "expected": judgement.expected or None,
    }


def own_laws() -> Laws:
    """Load the registry of the current folder's repository, else the program's own."""
    from checker import files
    from checker.registry_files import load_laws

    packed = load_laws(files.find_root("."))
    if packed.digest not in _laws:
        _laws.clear()
        _laws[packed.digest] = Laws(packed.data)
    return _laws[packed.digest]


def _place(locator: Locator) -> Place:
    return {"dieu": locator.article or None, "khoan": locator.clause or None, "diem": locator.point or None}
