"""What the rules about a citation's form and facts share: its faults, one by one, and how its words are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dates import write_date_slashes
from checker.message import Message, say
from checker.verdicts import faulty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document
    from checker.laws import Law
    from checker.source import Span
    from checker.verdicts import CitationFault, FaultCode, Judgement


def each_fault(
    document: Document, context: DocumentContext, *codes: FaultCode
) -> Iterator[tuple[Judgement, CitationFault]]:
    """Yield every fault of some codes with its citation, in order."""
    if not document.citations:
        return
    for judgement in faulty(document, context.laws, context.day(document)):
        for fault in judgement.faults:
            if fault.code in codes:
                yield judgement, fault


def words(document: Document, at: Span) -> str:
    """Give what stands at a place on one line."""
    return " ".join(document.slice(at).split())


def entry(law: Law) -> str:
    """Give a law as the registry names it: type, number, date."""
    issued = f" ngày {write_date_slashes(law.issued)}" if law.issued else ""
    number = f"{law.type} {law.number}" if law.number else law.name
    return f"{number}{issued}"


def how_near(fault: CitationFault) -> Message:
    """Say how near what stands is to what is known; blank when it is not."""
    if fault.near == "swapped":
        return say(" (đảo ngày và tháng)", " (day and month are swapped)")
    if fault.near == "digit":
        return say(" (sai một chữ số)", " (one digit is off)")
    return Message("", "")
