"""Judge citations on a day: their form, what contradicts itself, and what the registry knows of the law they name."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from checker.clauses import title_at
from checker.dates import write_date_slashes, write_date_words
from checker.fold import distance
from checker.laws import number_key
from checker.laws.keys import name_words, title_key
from checker.pattern import Pattern
from checker.verdicts.forms import form_of
from checker.verdicts.issuers import contradicts
from checker.verdicts.judgement import CitationFault, Judgement
from checker.verdicts.resolving import Resolved, memory_key, nearness, resolve

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from checker.dates import DateMention
    from checker.document import Citation, Document
    from checker.laws import Law, Laws
    from checker.source import Span
    from checker.verdicts.forms import Form

_PAST_BEFORE = Pattern(
    r"(?:thay thế|thay cho|bãi bỏ|hủy bỏ|sửa đổi, bổ sung|sơ kết|tổng kết|trước đây|giai đoạn trước"
    r"|kết quả thực hiện)(?: (?:việc|thực hiện|một phần|toàn bộ|các|cho|[0-9]+ năm))*[^.;\n]{0,12}\Z",
)
_PAST_AFTER = Pattern(
    r"[^.;\n]{0,160}?(?:hết hiệu lực|bị bãi bỏ|được thay thế|bị thay thế|trước đây\b|\(cũ\)|được sửa đổi)"
)
_WINDOW: Final = 70
_LONGEST_TITLE: Final = 160
_SPACED_DATE = Pattern(r"[0-9][ \t\xa0]+[/.-]|[/.-][ \t\xa0]+[0-9]")
_SPACES = Pattern(r"[ \t\xa0]+")
_UNRELIABLE: Final = frozenset({"lookalike", "long-year", "type"})


@lru_cache(maxsize=2)
def judged(document: Document, laws: Laws, on: datetime.date) -> tuple[Judgement, ...]:
    """Judge the citations of a document, on its own day (see ``DocumentContext.day``)."""
    return judge(document.text, document.citations, document.body_at.end, laws, on)


def judge(text: str, citations: Sequence[Citation], end: int, laws: Laws, on: datetime.date) -> tuple[Judgement, ...]:
    """Judge citations that were read in ``text``, in order; ``on`` is the citing document's day."""
    earlier: dict[str, Resolved] = {}
    found: list[Judgement] = []
    title_end = 0
    for citation in citations:
        judgement = _judge(text, citation, end, laws, on, earlier)
        if citation.at.start < title_end:
            judgement = judgement._replace(quoted=True, faults=_lasting(judgement.faults))
        elif judgement.title_at:
            title_end = judgement.title_at.end
        found.append(judgement)
        if citation.kind == "full" and judgement.law:
            known = Resolved(judgement.law, by_number=True)
            earlier.setdefault(citation.number, known)
            earlier.setdefault(memory_key(citation), known)
    return tuple(found)


def _judge(
    text: str, citation: Citation, end: int, laws: Laws, on: datetime.date, earlier: dict[str, Resolved]
) -> Judgement:
    faults: list[CitationFault] = []
    form: Form | None = None
    meant = citation
    if citation.kind == "full" and citation.number_at:
        written = text[citation.number_at.start : citation.number_at.end]
        whole = written if "".join(written.split()) == citation.number else citation.number
        year = citation.date.year if citation.date else None
        form = form_of(whole, citation.type, named=citation.type_at is not None, date_year=year)
        faults.extend(_form_faults(citation, form))
        if form.expected:
            meant = citation._replace(number=form.expected)
    if citation.date and (fault := _date_fault(citation.date)):
        faults.append(fault)
    resolved = resolve(meant, form.year if form else None, laws, on, earlier)
    title = title_at(text, citation, end)
    if form and form.fault not in _UNRELIABLE and form.type_fault != "type":
        faults.extend(_number_faults(text, meant, form, resolved, title, laws))
    elif citation.kind == "named" and resolved.law:
        faults.extend(_wrong_date(citation, resolved.law))
    law = None if any(fault.code == "number" for fault in faults) else resolved.law
    past = False
    if law and not faults and resolved.by_number and (force := tuple(_force_faults(citation, law, laws, on))):
        past = _is_past(text, citation)
        faults.extend(() if past else force)
    return Judgement(citation, law, resolved.candidates, tuple(faults), title, quoted=False, past=past)


def _lasting(faults: tuple[CitationFault, ...]) -> tuple[CitationFault, ...]:
    """Give the faults that count inside another document's title: whether a law is in force does not."""
    return tuple(fault for fault in faults if fault.code not in {"expired", "superseded", "completed", "not-in-force"})


def _form_faults(citation: Citation, form: Form) -> Iterator[CitationFault]:
    """Yield what is wrong by itself with how a number, its type and its year are written."""
    at = citation.number_at or citation.at
    if form.fault:
        yield CitationFault(form.fault, at, form.expected)
    elif form.type_fault:
        yield CitationFault(form.type_fault, citation.type_at or citation.at, form.expected_type)
    if form.term_fault:
        yield CitationFault("term", at)
    if citation.issuer_at and "LT" not in form.symbol:
        expected = contradicts(form.issuer, citation.issuer)
        if expected and form.type_fault != "type":
            yield CitationFault("issuer", citation.issuer_at, expected)


def _date_fault(date: DateMention) -> CitationFault | None:
    if date.impossible:
        return CitationFault("impossible-date", date.at)
    if date.year and date.year > 9999:
        return CitationFault("long-year", date.at)
    if date.form == "slashes" and _SPACED_DATE.search(date.text):
        return CitationFault("date-spaces", date.at, _SPACES.sub("", date.text))
    return None


def _number_faults(
    text: str, citation: Citation, form: Form, resolved: Resolved, title: Span | None, laws: Laws
) -> Iterator[CitationFault]:
    """Yield what a number, its date and its title contradict: each other, and the registry."""
    date, law = citation.date, resolved.law
    if date and form.year and date.year != form.year and not date.impossible:
        sure = law if law and law.issued and law.issued.year == form.year and "issued" not in law.doubtful else None
        expected = _written(date, sure.issued) if sure and sure.issued else ""
        near = nearness(date.date, sure.issued) if sure and sure.issued and date.date else ""
        yield CitationFault(
            "year", date.at, expected, sure, near="swapped" if near == "swapped" else "digit" if near else ""
        )
        return
    named = text[title.start : title.end] if title else ""
    if law is None:
        if date and not resolved.candidates and (other := _meant(citation, named, laws)):
            yield _wrong_number(citation, other)
        return
    wrong = next(_wrong_date(citation, law), None)
    if wrong:
        other = _meant(citation, named, laws) if not wrong.near else None
        yield _wrong_number(citation, other) if other else wrong
    elif _other_title(citation, law, named, laws):
        yield CitationFault("title", title or citation.at, law.name, law, sure=_sure(law))


def _wrong_date(citation: Citation, law: Law) -> Iterator[CitationFault]:
    """Yield the date that the registry knows where a citation has another."""
    date = citation.date
    if date and date.date and law.issued and "issued" not in law.doubtful and date.date != law.issued:
        near = nearness(date.date, law.issued)
        yield CitationFault("date", date.at, _written(date, law.issued), law, near=near, sure=_sure(law))


def _wrong_number(citation: Citation, other: Law) -> CitationFault:
    return CitationFault("number", citation.number_at or citation.at, other.number, other, sure=_sure(other))


def _meant(citation: Citation, title: str, laws: Laws) -> Law | None:
    """Find the law of the same day that a wrong number means: its number is near, or its title the same."""
    day = citation.date.date if citation.date else None
    if not day:
        return None
    key = number_key(citation.number)
    serial, _, rest = key.partition("-")
    same = [law for law in laws.of_day(day) if law.number and number_key(law.number) != key and not law.doubtful]
    found: list[Law] = []
    for law in same:
        other, _, symbol = number_key(law.number).partition("-")
        if symbol == rest and (distance(serial, other) == 1 or (title and title_key(title) == title_key(law.name))):
            found.append(law)
    return found[0] if len(found) == 1 else None


def _other_title(citation: Citation, law: Law, title: str, laws: Laws) -> bool:
    """Tell whether a citation gives a law the name of another."""
    if citation.name:
        written = name_words(citation.name)
        names = [name_words(name) for name in (law.name, *law.aliases)]
        others = [other for other in laws.named(citation.name) if other.key != law.key]
        return law.named and bool(others) and not any(written in name or name in written for name in names)
    if not title or law.named:
        return False
    written, known = title_key(title[:_LONGEST_TITLE]), _known_title(law.name)
    if not known or written.startswith(known) or known.startswith(written):
        return False
    return any(other.key != law.key and other.type == law.type for other in laws.titled(title))


@lru_cache(maxsize=4096)
def _known_title(name: str) -> str:
    return title_key(name)


def _force_faults(citation: Citation, law: Law, laws: Laws, on: datetime.date) -> Iterator[CitationFault]:
    """Yield what is to be said of a law's force on the day."""
    sure = _sure(law) and law.status_confidence != "memory-only"
    if law.ended and on >= law.ended:
        after = laws.successor(law)
        if law.status == "expired":
            yield CitationFault("superseded" if after else "expired", citation.at, "", law, sure=sure)
        elif law.status == "completed" and after:
            yield CitationFault("completed", citation.at, "", law, sure=sure)
    elif law.effective and on < law.effective and "effective" not in law.doubtful and law.in_force(on) is False:
        yield CitationFault("not-in-force", citation.at, "", law, sure=sure)


def _sure(law: Law) -> bool:
    return law.confidence != "memory-only"


def _written(date: DateMention, day: datetime.date) -> str:
    """Write a day in the form in which a date was written."""
    if date.form != "words":
        return write_date_slashes(day)
    words = write_date_words(day)
    return words if date.text[:4].lower() == "ngày" else words.removeprefix("ngày ")


def _is_past(text: str, citation: Citation) -> bool:
    """Tell whether the sentence speaks of a law as of something past: replaced, repealed, looked back at."""
    start, end = citation.full_at
    before = text[max(0, start - _WINDOW) : start].lower()
    return _PAST_BEFORE.search(before) is not None or _PAST_AFTER.match(text, end, end + 200) is not None
