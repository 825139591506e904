"""The citations of a document as open data has them: what is cited, and what is to be said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.document import Document
    from checker.verdicts import Judgement, Verdict


class Cited(NamedTuple):
    """One citation: as it is written, read, and judged on the document's own day; ``law`` is the registry's key."""

    text: str
    type: str
    number: str
    date: str
    verdict: Verdict
    law: str


def cited_rows(document: Document, said: Sequence[Judgement]) -> tuple[Cited, ...]:
    """Give a document's citations in the order of its text."""
    return tuple(_row(document, item) for item in said)


def _row(document: Document, item: Judgement) -> Cited:
    citation = item.citation
    date = citation.date.date if citation.date else None
    return Cited(
        text=" ".join(document.slice(citation.at).split()),
        type=citation.type,
        number=citation.number,
        date=date.isoformat() if date else "",
        verdict=item.verdict,
        law=item.law.key if item.law else "",
    )
