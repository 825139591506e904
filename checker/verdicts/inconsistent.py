"""Citations of one document that contradict each other though they mean the same."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from checker.laws import number_key
from checker.laws.keys import name_words
from checker.pattern import Pattern
from checker.record import NamedTuple
from checker.verdicts.alike import confusable, dates_apart, two_forms
from checker.verdicts.issuers import issued_by
from checker.verdicts.judging import judged
from checker.verdicts.resolving import same_title

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from checker.document import Citation, Document
    from checker.laws import Laws
    from checker.source import Span

_COMPARED: Final = 20
"""Earlier citations that one is compared with, so that a strange text costs no more than its length."""

_SENTENCE_END = Pattern(r"[.!?:](?:\s|\Z)|\n\s*\n|\n[ \t]*(?:[-+*#|]|[0-9a-zđ]{1,3}[.)])")


class Dated(NamedTuple):
    """A citation without fault and with a whole date; ``issuer`` is blank when it is not certain."""

    citation: Citation
    day: datetime.date
    date_at: Span
    issuer: str
    title: str


class Pair(NamedTuple):
    """A citation and an earlier one, which it contradicts."""

    here: Dated
    there: Dated


def two_dates(dated: Sequence[Dated]) -> Iterator[Pair]:
    """Yield the citations whose number, or name, has another date than where it stands first."""
    first: defaultdict[str, list[Dated]] = defaultdict(list)
    for item in dated:
        citation = item.citation
        key = f"{citation.type} {number_key(citation.number) if citation.number else name_words(citation.name)}"
        known = first[key]
        there = next((other for other in known if _same(item.issuer, other.issuer)), None)
        if there is None:
            if len(known) < _COMPARED:
                known.append(item)
        elif dates_apart(citation.number, item.day, there.day):
            yield Pair(item, there)


def two_numbers(document: Document, dated: Sequence[Dated]) -> Iterator[Pair]:
    """Yield the citations whose number is nearly another one of the same day, where they mean one document."""
    if len({item.day for item in dated}) == len(dated):
        return
    days: defaultdict[tuple[datetime.date, str], dict[str, Dated]] = defaultdict(dict)
    for item in dated:
        number = item.citation.number
        if not number or not item.citation.number_at:
            continue
        known = days[item.day, number_key(number).rpartition("-")[2]]
        there = next((known[other] for other in known if confusable(number, other) or two_forms(number, other)), None)
        if there and _same(item.issuer, there.issuer) and not _told_apart(document, there, item):
            yield Pair(item, there)
        if len(known) < _COMPARED:
            known.setdefault(number, item)


def dated_in(document: Document, laws: Laws, on: datetime.date) -> list[Dated]:
    """Give the citations of a document that may be compared."""
    found: list[Dated] = []
    if not _repeats(document.citations):
        return found
    for judgement in judged(document, laws, on):
        citation, title_at = judgement.citation, judgement.title_at
        day = citation.date.date if citation.date else None
        if citation.date and day and judgement.sound:
            title = document.slice(title_at) if title_at else ""
            found.append(Dated(citation, day, citation.date.at, issued_by(citation.number, citation.issuer), title))
    return found


def _repeats(citations: Sequence[Citation]) -> bool:
    """Tell whether a number, a name or a day recurs: without that nothing can contradict."""
    dated = [(citation, citation.date.date) for citation in citations if citation.date and citation.date.date]
    keys = {number_key(citation.number) or name_words(citation.name) for citation, _ in dated}
    return min(len(keys), len({day for _, day in dated})) < len(dated)


def _same(issuer: str, other: str) -> bool:
    return issuer in other or other in issuer


def _told_apart(document: Document, one: Dated, other: Dated) -> bool:
    """Tell whether two near numbers stand where nobody means one document: one sentence, the basis, two titles."""
    first, second = one.citation.full_at, other.citation.full_at
    if one.title and other.title and not same_title(one.title, other.title, shortest=1):
        return True
    if document.basis_at(first) and document.basis_at(second):
        return True
    return not _SENTENCE_END.search(document.text, first.end, second.start)
