"""What follows a citation's core: its date and its issuer, ``, ngày 08 tháng 10 năm 2024 của Chính phủ``.

The date is in words, with slashes, dashes or points, also over a line break.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dates import DateMention
from checker.parse.citations.issuers import issuer_end
from checker.pattern import Pattern
from checker.record import NamedTuple, record
from checker.source import Span

if TYPE_CHECKING:
    from checker.dates import Form

_S = r"[ \t\xa0]{0,3}(?:\n[ \t]{0,40})?"
_DATE = Pattern(
    rf"{_S}[,(]?{_S}(?:(?:(?:được )?(?:[Bb]an hành|[Kk]ý)|đề|BAN HÀNH)[ \t\n]{{1,3}})?([Nn]gày|NGÀY|ngaỳ)?{_S}"
    rf"([0-9]{{1,2}})(?:{_S}[/.–-]{_S}([0-9]{{1,2}}){_S}[/.–-]{_S}([0-9]{{4,5}})"
    rf"|{_S}(?:[Tt]háng|THÁNG){_S}([0-9]{{1,2}}){_S},?{_S}(?:[Nn]ăm|NĂM){_S}([0-9]{{4,5}}))(?![0-9]|/[0-9])"
)
_YEAR = Pattern(rf"{_S}(?:năm|NĂM)[ \t]([12][0-9]{{3}})(?![0-9/])")
_OF = Pattern(rf"{_S}[,)]?{_S}(?:của|CỦA|Của)(?=\s){_S}")
_BETWEEN = Pattern(rf"{_S}[,)]?{_S}giữa(?=\s){_S}")
_CLOSE = Pattern(rf"{_S}\)")

_SPACE = frozenset(" \n\t\xa0")
_LOOSE = frozenset({"", ",", "("})


class Tail(NamedTuple):
    """What follows a core: ``end`` is where the date or the issuer ends, the core's own end without either."""

    end: int
    date: DateMention | None
    issuer: Span | None


def read_tail(view: str, start: int, end: int, *, joint: bool = False) -> Tail:
    """Read the date and the issuer that follow a core ending at ``start``; a ``joint`` document has several issuers."""
    date, position = _date(view, start, end)
    lead = _OF.match(view, position, end) or (_BETWEEN.match(view, position, end) if joint else None)
    if lead is None and date is None and (year := _YEAR.match(view, position, end)):
        lead = _OF.match(view, year.end(), end)
    if lead is None:
        return record(Tail, (position, date, None))
    first = lead.end()
    last = issuer_end(view, first, end, joint=joint)
    if last < 0:
        return Tail(position, date, None)
    issuer = record(Span, (first, last))
    if date is None and view[last : last + 1] in _SPACE:
        date, last = _date(view, last, end)
    return record(Tail, (last, date, issuer))


def _date(view: str, start: int, end: int) -> tuple[DateMention | None, int]:
    """Read the date that begins at an offset, and where it ends."""
    match = _DATE.match(view, start, min(end, start + 90))
    if match is None:
        return None, start
    ngay, day, month, year, month_word, year_word = match.groups()
    first = match.start(2)
    if first == match.start() or (not ngay and view[match.start() : first].strip() not in _LOOSE):
        return None, start
    if month_word:
        first = match.start(1) if ngay else first
    last = match.end()
    form: Form = "words" if month_word else "slashes"
    figures = (int(day), int(month_word or month), int(year_word or year))
    date = record(DateMention, (record(Span, (first, last)), view[first:last], *figures, form))
    if "(" in view[match.start() : first] and (close := _CLOSE.match(view, last, end)):
        last = close.end()
    return date, last
