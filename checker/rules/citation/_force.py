"""What the rules about a cited law's force share: the day it is judged on, and how its name is shown."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from checker.dates import write_date_slashes
from checker.facts import about_years, issue_date
from checker.laws.keys import number_year
from checker.message import Message, say
from checker.verdicts import faulty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document
    from checker.laws import Law
    from checker.verdicts import CitationFault, FaultCode, Judgement


def faults_of(
    document: Document, context: DocumentContext, *codes: FaultCode
) -> Iterator[tuple[Judgement, CitationFault, Law]]:
    """Yield the faults of some codes with their citations and laws.

    A report rightly names what was in force in the time that it reports on.
    """
    if not document.citations:
        return
    looked_back = _looked_back(document, context) if document.kind == "bao-cao" else None
    for judgement in faulty(document, context.laws, context.day(document)):
        for fault in judgement.faults:
            law = fault.law
            if fault.code not in codes or law is None:
                continue
            if looked_back is None or law.ended is None or law.ended <= looked_back:
                yield judgement, fault, law


def _looked_back(document: Document, context: DocumentContext) -> datetime.date:
    """Give the first day of the time that a report is about; of the year before where it does not say."""
    years = about_years(document)
    return datetime.date(max(1, years[0] if years else context.day(document).year - 1), 1, 1)


def in_basis(document: Document, judgement: Judgement) -> bool:
    """Tell whether a citation stands in the legal basis."""
    return document.basis_at(judgement.citation.at) is not None


def comes_after(document: Document, judgement: Judgement) -> bool:
    """Tell whether what is cited is of a day, or of a year, after the document's own.

    A day behind a comma may be that of something to be done, unless an issuer follows it.
    """
    issued, citation = issue_date(document), judgement.citation
    own = issued.date if issued else None
    if own is None:
        return False
    if citation.date and (day := citation.date.date):
        if day <= own or not judgement.sound:
            return False
        return "," not in document.text[citation.at.end : citation.date.at.start] or citation.issuer_at is not None
    return number_year(citation.number) > own.year and judgement.sound


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
