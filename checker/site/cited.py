"""The citations of a document: what is cited, and what the checker says of it; other documents are not looked at."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from checker.laws.keys import name_words
from checker.number import parse_number
from checker.record import NamedTuple
from checker.rules import all_rules
from checker.site.body import way_of
from checker.site.official import date_slashes
from checker.verdicts.judgement import FORCE_CODES
from checker.verdicts.wording import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.document import Document
    from checker.facts import Facts
    from checker.rule import Finding
    from checker.verdicts import Judgement, Verdict


_AFTER_ISSUE: Final = "cited-after-issue"
"""The one rule that finds fault with a citation by the citing document's own day, whatever is cited."""


class Cited(NamedTuple):
    """One citation: as it is written, read, and judged on the document's own day.

    ``law`` is the registry's key. What finds a document of the collection is ``key``, its number as numbers are
    compared, and ``issuer``, the folded words of its name. ``way`` is the anchor of the part that is cited. ``fault``
    says what is wrong, blank where nothing is.
    """

    text: str
    type: str
    number: str
    date: str
    verdict: Verdict
    law: str
    key: str
    issuer: str
    way: str
    fault: str


def cited_rows(document: Document, said: Sequence[Judgement], findings: Sequence[Finding]) -> tuple[Cited, ...]:
    """Give a document's citations in the order of its text; ``findings`` are those left open in it."""
    told = any(item.faults for item in said) or any(finding.rule == _AFTER_ISSUE for finding in findings)
    faults = _faults(said, findings) if told else [""] * len(said)
    return tuple(_row(document, item, fault) for item, fault in zip(said, faults, strict=True))


def _row(document: Document, item: Judgement, fault: str) -> Cited:
    citation = item.citation
    date = citation.date.date if citation.date else None
    return Cited(
        text=" ".join(document.slice(citation.at).split()),
        type=citation.type,
        number=citation.number,
        date=date.isoformat() if date else "",
        verdict=item.verdict,
        law=item.law.key if item.law else "",
        key="" if item.law else number_key(citation.number),
        issuer="" if item.law else issuer_words(citation.issuer),
        way=way_of(document.slice(citation.locator.at)) if citation.locator and not item.law else "",
        fault=fault,
    )


@lru_cache(maxsize=4096)
def number_key(written: str) -> str:
    """Give a number as numbers are compared; blank for what is none."""
    number = parse_number(written) if written else None
    return number.key if number and number.serial else ""


@lru_cache(maxsize=1024)
def issuer_words(name: str) -> str:
    """Give the folded words of an issuer's name."""
    return name_words(name) if name else ""


def issuer_agrees(facts: Facts, cited: Cited) -> bool | None:
    """Tell whether a document's issuer is the one that a citation names; ``None`` where it names none."""
    if not cited.issuer:
        return None
    issuer = issuer_words(facts.issuer)
    return issuer in cited.issuer or cited.issuer in issuer


def remark_anchor(place: int) -> str:
    """Give the anchor of the remark on a document's citation, by its place in the order of the text."""
    return f"nhan-xet-vien-dan-{place + 1}"


def _faults(said: Sequence[Judgement], findings: Sequence[Finding]) -> list[str]:
    """Say of each citation what the checker says; of a law cited again what it said the first time."""
    rules = all_rules()
    spoken = [finding for finding in findings if rules[finding.rule].family == "citation"]
    told: dict[tuple[object, ...], str] = {}
    faults: list[str] = []
    for item in said:
        end = item.title_at.end if item.title_at else item.citation.full_at.end
        here = [finding for finding in spoken if item.citation.full_at.start <= finding.at.start < end]
        same = (item.law, *(fault.code for fault in item.faults))
        words = "; ".join(_words(finding) for finding in here if item.faults or finding.rule == _AFTER_ISSUE)
        faults.append(words or (told.get(same, "") if item.faults and item.law else ""))
        told.setdefault(same, words)
    return faults


def _words(finding: Finding) -> str:
    return f"{finding.message.vi}; {finding.hint.vi}" if finding.hint else finding.message.vi


def said_of_law(item: Judgement, fault: str) -> str:
    """Say of a citation whose law is known what the law is, and whether it is cited rightly.

    What is no longer in force may be cited rightly (a report looks back): then it is told, and no fault.
    """
    law = item.law
    if law is None:
        return fault
    number = f" số {law.number}" if law.named and law.number else ""
    said = fault or VERDICTS[item.verdict].vi
    if not fault and law.ended and (over := [over for over in item.faults if over.sure and over.code in FORCE_CODES]):
        day = date_slashes(law.ended)
        said += f"; thời kỳ thực hiện kết thúc trước {day}" if over[0].code == "completed" else f" từ {day}"
    return f"{law.label}{number}: {said}"
