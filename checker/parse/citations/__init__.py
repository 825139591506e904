"""Citations of other documents: find the numbers and the laws' names, then read what stands around each.

A cheap scan finds figures and the word "luật"; only around them is anything parsed, and every expression is bounded, so
that the work is linear in the length of the text. Basis: the forms of Nghị định 30/2020/NĐ-CP, Phụ lục I; of the
Party's papers Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from checker.dates import DateMention
from checker.document import Citation, Locator
from checker.parse.citations.locators import read_locator, read_locator_after
from checker.parse.citations.names import find_names
from checker.parse.citations.numbers import find_numbers
from checker.parse.citations.passages import passages
from checker.parse.citations.tail import read_tail
from checker.parse.citations.types import NAMED
from checker.parse.citations.view import HARD, hard_in, is_plain, view_of
from checker.pattern import Pattern
from checker.record import record
from checker.shape import shape_of
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal, TypeAlias

    from checker.parse.citations.names import NameFound
    from checker.parse.citations.numbers import NumberFound
    from checker.parse.citations.view import View

    _Core: TypeAlias = tuple[Literal["full", "named", "short"], str, Span | None, str, Span | None]

_NUMBERED = Pattern(r"[ \t\xa0\n]{0,3},?[ \t\n]?\(?(?:[Ss]ố[ \n]?:?[ \t\n]{0,3})?")
_LONGEST_LINK = 16
_LONGEST_KNOWN: Final = 1_000


def find_citations(
    text: str, start: int, end: int, *, shape: bytes | None = None, rare: frozenset[str] | None = None
) -> tuple[Citation, ...]:
    """Find the citations in ``text[start:end]``, in order; all places are offsets in ``text``.

    ``shape`` is the text's, and ``rare`` its rare characters (see ``Document``), where the caller has them already.
    """
    hard = hard_in(text, start, end) if rare is None else HARD & rare
    if is_plain(text, start, end, hard):
        return tuple(_read(text, start, end))
    found: list[Citation] = []
    for first, last in passages(text, shape or shape_of(text), start, end, hard):
        words = text[first:last]
        read = _known(words) if last - first <= _LONGEST_KNOWN else _citations(words)
        found.extend([_put(citation, first) for citation in read])
    return tuple(found)


def _citations(passage: str) -> tuple[Citation, ...]:
    """Find the citations in a passage; places are offsets in it."""
    view = view_of(passage, 0, len(passage))
    if view is None:
        return tuple(_read(passage, 0, len(passage)))
    return tuple([_moved(citation, view, passage) for citation in _read(view.text, 0, len(view.text))])


_known = lru_cache(maxsize=512)(_citations)
"""The documents of a collection have the greater part of their legal basis in common, word for word."""


def _put(citation: Citation, by: int) -> Citation:
    """Give a citation of a passage the places that it has in the text."""
    at, full_at, kind, type_, type_at, number, number_at, name, year, date, issuer, issuer_at, locator = citation
    if date:
        date = record(DateMention, (_later(date[0], by), *date[1:]))
    if locator:
        locator = record(Locator, (_later(locator[0], by), *locator[1:]))
    places = (_later(at, by), _later(full_at, by), kind, type_, type_at and _later(type_at, by), number)
    issued = (number_at and _later(number_at, by), name, year, date, issuer, issuer_at and _later(issuer_at, by))
    return record(Citation, (*places, *issued, locator))


def _later(at: Span, by: int) -> Span:
    return record(Span, (at[0] + by, at[1] + by))


def _read(view: str, start: int, end: int) -> Iterator[Citation]:
    """Merge numbers and names in order, and read what stands around each."""
    names = find_names(view, start, end)
    names.reverse()
    done = start
    for number in find_numbers(view, start, end):
        name: NameFound | None = None
        while names and names[-1].start < number.end:
            name = _whole(view, names.pop(), number)
            if not _belongs(view, name, number):
                if name.start >= done:
                    yield (found := _named(view, done, end, name))
                    done = found.full_at.end
                name = None
        if number.at >= done:
            yield (found := _numbered(view, done, end, number, name))
            done = found.full_at.end
    for name in reversed(names):
        if name.start >= done:
            yield (found := _named(view, done, end, name))
            done = found.full_at.end


def _whole(view: str, name: NameFound, number: NumberFound) -> NameFound:
    """Give the name up to its number where more is written than is known of it: "Luật Dân số và … số 85/2015/QH13"."""
    if not number.type_end or number.start != name.start or name.end >= number.at or number.type != name.type:
        return name
    whole = " ".join(view[name.start : number.at].split()).rstrip(":( ").removesuffix("số").rstrip()
    return name._replace(end=number.at, name=whole, year=None)


def _belongs(view: str, name: NameFound, number: NumberFound) -> bool:
    """Tell whether a law's number follows its name: "Luật Thủy lợi số 08/2017/QH14"."""
    if not number.full or number.at - name.end > _LONGEST_LINK or name.end > number.at:
        return False
    if number.type and number.type not in NAMED:
        return False
    return _NUMBERED.fullmatch(view, name.end, number.at) is not None


def _numbered(view: str, done: int, end: int, number: NumberFound, name: NameFound | None) -> Citation:
    name = name if name and name.start >= done else None
    begin = min(number.start, name.start) if name else number.start
    begin = begin if begin >= done else number.at
    joint = "LT" in number.number or "LB" in number.number
    kind: Literal["full", "short"] = "full" if number.full else "short"
    at = record(Span, (number.at, number.end))
    if name:
        type_at: Span | None = Span(begin, begin + len(name.type))
        return _around(view, done, end, Span(begin, number.end), (kind, name.type, type_at, number.number, at), name)
    type_at = Span(begin, number.type_end) if number.type_end > begin else None
    core = (kind, number.type, type_at, number.number, at)
    return _around(view, done, end, Span(begin, number.end), core, None, joint=joint)


def _named(view: str, done: int, end: int, name: NameFound) -> Citation:
    type_at = Span(name.start, name.start + len(name.type))
    return _around(view, done, end, Span(name.start, name.end), ("named", name.type, type_at, "", None), name)


def _around(
    view: str, done: int, end: int, at: Span, core: _Core, name: NameFound | None, *, joint: bool = False
) -> Citation:
    """Make a citation of its core, with its date and issuer, and the locator before or after it."""
    position, date, issuer = read_tail(view, at.end, end, joint=joint)
    locator = read_locator(view, done, at.start) or read_locator_after(view, position, end)
    first, last = (min(locator.at.start, at.start), max(locator.at.end, position)) if locator else (at.start, position)
    named = (name.name, name.year) if name else ("", None)
    written = " ".join(view[issuer.start : issuer.end].split()) if issuer else ""
    return record(Citation, (at, record(Span, (first, last)), *core, *named, date, written, issuer, locator))


def _moved(citation: Citation, view: View, text: str) -> Citation:
    """Put the places of a citation found in a view where they are in the original."""
    date, locator = citation.date, citation.locator

    def place(at: Span | None) -> Span | None:
        return view.span(at.start, at.end) if at and at.end > at.start else None

    if date:
        at = view.span(*date.at)
        date = date._replace(at=at, text=text[at.start : at.end])
    return citation._replace(
        at=view.span(*citation.at),
        full_at=view.span(*citation.full_at),
        type_at=place(citation.type_at),
        number_at=place(citation.number_at),
        date=date,
        issuer_at=place(citation.issuer_at),
        locator=locator._replace(at=view.span(*locator.at)) if locator else None,
    )
