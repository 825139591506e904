"""Judge citations on a day: their form, what contradicts itself, and what the registry knows of the law they name."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from checker.clauses import title_at, titles
from checker.dates import write_date_slashes, write_date_words
from checker.fold import distance
from checker.laws import number_key
from checker.laws.keys import name_words, number_plain, number_year
from checker.memory import Memory
from checker.pattern import Pattern
from checker.verdicts.forms import form_of
from checker.verdicts.issuers import contradicts, contradicts_party
from checker.verdicts.judgement import FORCE_CODES, CitationFault, Judgement
from checker.verdicts.resolving import Resolved, memory_key, nearness, resolve, same_title

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from checker.dates import DateMention
    from checker.document import Citation, Document
    from checker.laws import Law, Laws
    from checker.source import Span
    from checker.verdicts.forms import Form

_PAST_BEFORE = Pattern(
    r"(?:thay thế|thay cho|bãi bỏ|hủy bỏ|sửa đổi, bổ sung|sơ kết|tổng kết|đánh giá|kế thừa|trước đây|giai đoạn trước"
    r"|kết quả thực hiện|[0-9]+ năm (?:thực hiện|thi hành|triển khai))"
    r"(?: (?:kết quả|việc|thực hiện|thi hành|triển khai|một phần|toàn bộ|các|cho|[0-9]+ năm))*[^.;\n]{0,12}\Z",
)
_PAST_AFTER = Pattern(
    r"[^.;\n]{0,160}?(?:hết hiệu lực|bị bãi bỏ|được thay thế|bị thay thế|trước đây\b|\(cũ\)|được sửa đổi"
    r"|\bnay (?:là|được)\b)"
)
_WINDOW: Final = 70
_QUOTED: Final = 200
_LAST_YEAR: Final = 9999
_NEAR: Final = 2
_LOCAL: Final = ("UBND", "HĐND", "S", "PGD")
"""How the symbols of local bodies begin (a Sở, a Phòng), whose papers no registry has."""

_SPACED_DATE = Pattern(r"[0-9][ \t\xa0]+[/.-]|[/.-][ \t\xa0]+[0-9]")
_SPACES = Pattern(r"[ \t\xa0]+")
_BREAKS = Pattern(r"[ \t]*\n[ \t>]*")
_UNRELIABLE: Final = frozenset({"long-year", "type"})
_HARMLESS: Final = frozenset(
    {"spaces", "date-spaces", "party-form", "state-form", "accents", "lookalike", "symbol", "party-letter", "issuer"}
)
"""Faults that leave no doubt which law is meant, so that its force is judged all the same."""

_sound = Memory[tuple[object, ...], "Resolved"](2048)
"""What citations mean in whose words nothing is wrong: the documents of a collection have most of them in common."""


@lru_cache(maxsize=2)
def judged(document: Document, laws: Laws, on: datetime.date) -> tuple[Judgement, ...]:
    """Judge the citations of a document, on its own day (see ``DocumentContext.day``)."""
    return _judge_all(document.text, document.citations, titles(document), laws, on)


@lru_cache(maxsize=2)
def faulty(document: Document, laws: Laws, on: datetime.date) -> tuple[Judgement, ...]:
    """Give the citations of a document with which something is wrong; most rules ask for no others."""
    return tuple([judgement for judgement in judged(document, laws, on) if judgement.faults])


def judge(text: str, citations: Sequence[Citation], end: int, laws: Laws, on: datetime.date) -> tuple[Judgement, ...]:
    """Judge citations that were read in ``text``, in order; ``on`` is the citing document's day."""
    return _judge_all(text, citations, [title_at(text, citation, end) for citation in citations], laws, on)


def _judge_all(
    text: str, citations: Sequence[Citation], titles_at: Sequence[Span | None], laws: Laws, on: datetime.date
) -> tuple[Judgement, ...]:
    earlier: dict[str, Resolved] = {}
    found: list[Judgement] = []
    title_end = 0
    for citation, title in zip(citations, titles_at, strict=True):
        judgement = _judge(text, citation, title, laws, on, earlier)
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
    text: str, citation: Citation, title: Span | None, laws: Laws, on: datetime.date, earlier: dict[str, Resolved]
) -> Judgement:
    named = text[title.start : title.end] if title else ""
    key = _words(text, citation, named, laws)
    faults: list[CitationFault] = []
    resolved = _sound.get(key)
    if resolved is None:
        form = _form(text, citation, laws)
        meant = citation._replace(number=form.expected) if form and form.expected else citation
        resolved = resolve(meant, form.year if form else None, laws, on, earlier, named)
        faults.extend(_own_faults(citation, meant, form, resolved, title, named, laws))
        if not faults and (citation.date or citation.year or (form and form.year)):
            _sound.keep(key, resolved)
    law = None if any(fault.code == "number" for fault in faults) else resolved.law
    past = False
    certain = law and resolved.by_number and all(fault.code in _HARMLESS for fault in faults)
    if law and certain and (force := tuple(_force_faults(citation, law, laws, on))):
        past = _is_past(text, citation)
        faults.extend(() if past else force)
    return Judgement(citation, law, resolved.candidates, tuple(faults), title, quoted=False, past=past)


def _words(text: str, citation: Citation, named: str, laws: Laws) -> tuple[object, ...]:
    """Give all that tells whether a citation is sound, whatever the day and wherever it stands."""
    number_at, date = citation.number_at, citation.date
    return (
        laws,
        citation.kind,
        citation.type,
        citation.type_at is None,
        citation.number,
        text[number_at.start : number_at.end] if number_at else "",
        citation.name,
        citation.year,
        (date.text, date.form) if date else None,
        citation.issuer,
        named,
    )


def _own_faults(
    citation: Citation,
    meant: Citation,
    form: Form | None,
    resolved: Resolved,
    title: Span | None,
    named: str,
    laws: Laws,
) -> Iterator[CitationFault]:
    """Yield what is wrong with a citation on any day; ``meant`` has the number as it should be typed."""
    if form:
        yield from _form_faults(citation, form, resolved.law, laws)
    if citation.date and (fault := _date_fault(citation.date, resolved.law)):
        yield fault
    if form and form.fault not in _UNRELIABLE and form.type_fault != "type":
        yield from _number_faults(meant, form, resolved, title, named, laws)
    elif citation.kind == "named" and resolved.law and (wrong := _wrong_date(citation, resolved.law)):
        yield wrong


def _lasting(faults: tuple[CitationFault, ...]) -> tuple[CitationFault, ...]:
    """Give the faults that count inside another document's title: whether a law is in force does not."""
    return tuple(fault for fault in faults if fault.code not in FORCE_CODES)


def _form(text: str, citation: Citation, laws: Laws) -> Form | None:
    """Judge the form of a citation's number; None where it has none. What the registry has so is well formed."""
    if citation.kind != "full" or not citation.number_at:
        return None
    written = text[citation.number_at.start : citation.number_at.end]
    whole = written if "".join(written.split()) == citation.number else citation.number
    year, day = (citation.date.year, citation.date.date) if citation.date else (None, None)
    form = form_of(whole, citation.type, named=citation.type_at is not None, date_year=year)
    if form.fault == "no-year" and any(law.issued == day for law in laws.numbered(citation.number)):
        return form._replace(fault=None, expected="")
    return form


def _form_faults(citation: Citation, form: Form, law: Law | None, laws: Laws) -> Iterator[CitationFault]:
    """Yield what is wrong by itself with how a number, its type and its year are written."""
    at = citation.number_at or citation.at
    if form.fault:
        yield CitationFault(form.fault, at, form.expected, law if law and number_year(law.number) else None)
    elif form.type_fault:
        yield CitationFault(form.type_fault, citation.type_at or citation.at, form.expected_type)
    if form.term_fault:
        other = next((law for law in laws.near(citation.number) if _same_but_term(law.number, citation.number)), None)
        yield CitationFault("term", at, other.number if other else "", other)
    if citation.issuer_at and "LT" not in form.symbol and form.type_fault != "type":
        if expected := contradicts(form.issuer, citation.issuer):
            yield CitationFault("issuer", citation.issuer_at, expected)
        elif law and law.issuer and contradicts_party(law.issuer, citation.issuer):
            yield CitationFault("issuer", citation.issuer_at, law.issuer, law, sure=_sure(law))


def _same_but_term(number: str, other: str) -> bool:
    return number.rstrip("0123456789") == other.rstrip("0123456789")


def _date_fault(date: DateMention, law: Law | None) -> CitationFault | None:
    """Tell what is wrong with a date by itself; the law's own is what should stand there."""
    if date.impossible or (date.year or 0) > _LAST_YEAR:
        known = law if law and law.issued and "issued" not in law.doubtful and _sure(law) else None
        expected = _written(date, known.issued) if known and known.issued else ""
        return CitationFault("impossible-date" if date.impossible else "long-year", date.at, expected, known)
    if date.form == "slashes" and _SPACED_DATE.search(close := _BREAKS.sub("", date.text)):
        return CitationFault("date-spaces", date.at, _SPACES.sub("", close))
    return None


def _number_faults(
    citation: Citation, form: Form, resolved: Resolved, title: Span | None, named: str, laws: Laws
) -> Iterator[CitationFault]:
    """Yield what a number, its date and its title contradict: each other, and the registry."""
    date, law = citation.date, resolved.law
    if date and form.year and date.year != form.year:
        if not date.impossible and (date.year or 0) <= _LAST_YEAR:
            yield _year_fault(citation, date, form.year, law, laws)
        return
    if law is None:
        known = not resolved.candidates and not form.issuer.startswith(_LOCAL)
        if known and (other := _meant(citation, named, laws)):
            yield _wrong_number(citation, other, named)
        return
    wrong = _wrong_date(citation, law)
    if wrong:
        other = None if wrong.near or same_title(named, law.name) else _meant(citation, named, laws)
        yield _wrong_number(citation, other, named) if other else wrong
    elif _other_title(citation, law, named, laws):
        yield CitationFault(
            "title", citation.at if citation.name else title or citation.at, law.name, law, sure=_sure(law)
        )


def _year_fault(citation: Citation, date: DateMention, year: int, law: Law | None, laws: Laws) -> CitationFault:
    """Say which of the two is wrong, the year in the number or the date, as far as the registry tells."""
    serial, sign, rest = citation.number.partition("/")
    of_date = serial + sign + rest.replace(str(year), str(date.year), 1)
    day = date.date
    for other in laws.numbered(of_date, citation.type):
        if day and other.issued == day and not _doubted(other) and citation.number_at:
            return CitationFault("year", citation.number_at, other.number, other)
    if law and law.issued and law.issued.year == year and not _doubted(law) and _sure(law):
        near = nearness(day, law.issued) if day else ""
        return CitationFault("year", date.at, _written(date, law.issued), law, near=near)
    return CitationFault("year", date.at)


def _wrong_date(citation: Citation, law: Law) -> CitationFault | None:
    """Give the date that the registry knows where a citation has another.

    A name alone with another year may be an older law of that name, unless only the year's last digit differs: no law
    is made anew on the same day of the same decade.
    """
    date = citation.date
    day = date.date if date else None
    if not date or not day or not law.issued or day == law.issued or "issued" in law.doubtful:
        return None
    near = nearness(day, law.issued)
    same = day.year == law.issued.year or (near == "digit" and day.year // 10 == law.issued.year // 10)
    sure = _sure(law) and (citation.kind == "full" or same)
    return CitationFault("date", date.at, _written(date, law.issued), law, near=near, sure=sure)


def _wrong_number(citation: Citation, other: Law, title: str) -> CitationFault:
    """Say which law is meant; only its title or name makes that sure, since one issuer signs several papers a day."""
    sure = _sure(other) and (same_title(title, other.name) or same_title(citation.name, other.name, shortest=1))
    return CitationFault("number", citation.number_at or citation.at, other.number, other, sure=sure)


def _meant(citation: Citation, title: str, laws: Laws) -> Law | None:
    """Find the law that a wrong number means: of its day, or of its title.

    Without a title two digits must be swapped, since neighbouring numbers are often of one day.
    """
    day = citation.date.date if citation.date else None
    key = number_key(citation.number)
    same = laws.of_day(day) if day else laws.titled(title) if title and not citation.date else ()
    found = [law for law in same if law.number and not _doubted(law) and _may_mean(key, law, title)]
    return found[0] if len(found) == 1 else None


def _may_mean(key: str, law: Law, title: str) -> bool:
    """Tell whether a number stands near a law's and what is said of its title does not contradict it."""
    known = number_key(law.number)
    if number_plain(known) == number_plain(key):
        return False
    serial, _, rest = key.partition("-")
    other, _, symbol = known.partition("-")
    if title:
        return (
            known != key and same_title(title, law.name) and symbol[-4:] == rest[-4:] and distance(key, known) <= _NEAR
        )
    return symbol == rest and sorted(serial) == sorted(other) and distance(serial, other) == 1


def _other_title(citation: Citation, law: Law, title: str, laws: Laws) -> bool:
    """Tell whether a citation gives a law the name of another."""
    if citation.name:
        written = name_words(citation.name)
        names = [name_words(name) for name in (law.name, *law.aliases)]
        others = [other for other in laws.named(citation.name) if other.key != law.key]
        return law.named and bool(others) and not any(written in name or name in written for name in names)
    if not title or law.named:
        return False
    if not law.name or same_title(title, law.name, shortest=1):
        return False
    return any(other.key != law.key and other.type == law.type for other in laws.titled(title))


def _force_faults(citation: Citation, law: Law, laws: Laws, on: datetime.date) -> Iterator[CitationFault]:
    """Yield what is to be said of a law's force on the day."""
    sure = _sure(law) and law.status_confidence != "memory-only"
    if law.ended and on >= law.ended:
        after = laws.successor(law)
        if law.status == "expired":
            yield CitationFault("superseded" if after else "expired", citation.at, "", law, sure=sure)
        elif law.status == "completed":
            yield CitationFault("completed", citation.at, "", law, sure=sure)
    elif law.effective and on < law.effective and "effective" not in law.doubtful and law.in_force(on) is False:
        yield CitationFault("not-in-force", citation.at, "", law, sure=sure)


def _doubted(law: Law) -> bool:
    return "issued" in law.doubtful or "number" in law.doubtful


def _sure(law: Law) -> bool:
    return law.confidence != "memory-only"


def _written(date: DateMention, day: datetime.date) -> str:
    """Write a day in the form in which a date was written."""
    if date.form != "words":
        return write_date_slashes(day)
    words = write_date_words(day)
    return words.removeprefix("ngày ") if date.text[:1].isdecimal() else words


def _is_past(text: str, citation: Citation) -> bool:
    """Tell whether the sentence speaks of a law as of something past: replaced, repealed, looked back at, quoted."""
    start, end = citation.full_at
    before = text[max(0, start - _WINDOW) : start].lower()
    if _PAST_BEFORE.search(before) or _PAST_AFTER.match(text, end, end + 200):
        return True
    return text.rfind("“", max(0, start - _QUOTED), start) > text.rfind("”", max(0, start - _QUOTED), start)
