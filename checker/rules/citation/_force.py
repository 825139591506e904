"""What the rules about a cited law's force share: the day it is judged on, and how its name is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dates import write_date_slashes
from checker.facts import issue_date
from checker.message import Message, say
from checker.verdicts import judged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document
    from checker.laws import Law
    from checker.verdicts import CitationFault, FaultCode, Judgement


def faults_of(
    document: Document, context: DocumentContext, *codes: FaultCode
) -> Iterator[tuple[Judgement, CitationFault]]:
    """Yield the faults of some codes with their citations; a law is named once in each document."""
    if not document.citations:
        return
    told: set[str] = set()
    for judgement in judged(document, context.laws, context.day(document)):
        for fault in judgement.faults:
            if fault.code in codes and fault.law and fault.law.key not in told:
                told.add(fault.law.key)
                yield judgement, fault


def in_basis(document: Document, judgement: Judgement) -> bool:
    """Tell whether a citation stands in the legal basis."""
    at = judgement.citation.at
    return any(basis.at.contains(at) for basis in document.basis)


def shown(document: Document, judgement: Judgement) -> str:
    """Give a citation's core on one line, as it is written."""
    return " ".join(document.slice(judgement.citation.at).split())


def label(law: Law) -> str:
    """Give a law as one cites it: name or type, number, date."""
    number = f" số {law.number}" if law.named and law.number else ""
    issued = f" ngày {write_date_slashes(law.issued)}" if law.issued else ""
    return f"{law.label}{number}{issued}"


def judged_on(document: Document, context: DocumentContext) -> Message:
    """Say which day the document was judged on, where it has none of its own."""
    issued = issue_date(document)
    if issued and issued.date:
        return Message("", "")
    day = write_date_slashes(context.as_of)
    return say(" (văn bản chưa có ngày, xét tại ngày {day})", " (the document has no date; judged on {day})", day=day)
