"""The citations of a document that the collection compares with those of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from checker.facts import cited
from checker.source import Span
from checker.verdicts.issuers import issued_by
from checker.verdicts.judging import judged

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from checker.document import Citation, Document
    from checker.facts import Cited, CitedAt
    from checker.laws import Laws

MOST: Final = 200
"""Citations of one document that are kept; few have more than twenty."""


def cited_by(document: Document, laws: Laws, on: datetime.date) -> tuple[Cited, ...]:
    """Give, once each, the numbers and days that a document cites without fault and whose issuer is certain."""
    if not document.citations:
        return ()
    found: dict[Cited, None] = {}
    for judgement in judged(document, laws, on):
        citation = judgement.citation
        day = citation.date.date if citation.date else None
        if day is None or citation.kind != "full" or not judgement.sound:
            continue
        if issuer := issued_by(citation.number, citation.issuer):
            found[cited(citation.type, citation.number, issuer, day)] = None
            if len(found) == MOST:
                break
    return tuple(found)


def place_of(at: CitedAt, citations: Iterable[Citation]) -> Span:
    """Give where a document first cites a number of a day; the start where it does no more."""
    type_, number, _, day = at.cited
    for citation in citations:
        date = citation.date
        if citation.number == number and citation.type == type_ and date and date.date == day:
            return date.at if at.part == "date" else citation.number_at or citation.at
    return Span(0, 0)
