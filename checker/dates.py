"""Vietnamese dates in text: read, judged, written."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from checker.pattern import Pattern
from checker.record import NamedTuple, record
from checker.shape import shape_of
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

Form = Literal["words", "slashes", "iso"]

_LONGEST_MONTH: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SHORTEST_MONTH: Final = 28
_FIRST_LONE_MONTH: Final = 3
"""Months from this one on are written without a zero (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

_WIDEST_GAP = 4
_GAP = r"[ \t\u00a0]{0,3}"
_SPACE = r"\s{1,4}"
_THANG = r"[Tt][Hh](?:[áÁ]|[aA]\u0301)[Nn][Gg]"
_NAM = r"[Nn](?:[ăĂ]|[aA]\u0306)[Mm]"
_YEAR = r"([12][0-9]{3})"
_OVER = r"(?![0-9]|/\S)"
# Begins with one literal character, which is found many times faster than a class, and with the usual form.
_SLASH = Pattern(
    rf"/(?:(?<=[ \n(][0-9]{{2}}/)([0-9]{{1,2}})/([12][0-9]{{3}})(?![0-9/])"
    rf"|(?<=[0-9 \t\u00a0]/){_GAP}(?:([0-9]{{1,2}})(?:{_GAP}/{_GAP}{_YEAR})?|{_YEAR}){_OVER})"
)
_USUAL_YEAR = 2
"""The last group of the usual form."""

# These are tried where ``str.find`` met their first letters.
_DASH = Pattern(rf"-([0-9]{{1,2}})-(?:{_YEAR}|([0-9]{{2}}))(?![0-9]|[/-]\S)")
_MONTH_WORD = Pattern(rf"{_THANG}{_SPACE}([0-9]{{1,2}})(?:,?{_SPACE}{_NAM}{_SPACE}{_YEAR})?{_OVER}")
_USUAL_MONTH = Pattern(r"háng ([0-9]{1,2}) năm ([12][0-9]{3})(?![0-9/])")
_FIGURES = Pattern(r"[0-9]+")
_BREAKS: Final = " \t\n\u00a0"
_DIGITS: Final = "0123456789"
_LONGEST_LEAD = 15
_NGAY_LEADS: Final = ("ngày", "nga\u0300y")
_THANG_LEADS: Final = ("tháng", "tha\u0301ng")
_FIRST_OF_MONTH: Final = ("mùng", "mồng")
_VALUE = Pattern(
    r"(?P<iso_year>[12][0-9]{3})(?:-(?P<iso_month>[0-9]{1,2})(?:-(?P<iso_day>[0-9]{1,2}))?)?"
    r"|(?:(?:(?P<day>[0-9]{1,2})/)?(?P<month>[0-9]{1,2})/)(?P<year>[12][0-9]{3})"
)


class PartialDate(NamedTuple):
    """A date of which the day, or the month and the day, or everything, is not given yet."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> dt.date | None:
        """The date when it is whole and possible, else None."""
        return _date(self.year, self.month, self.day)

    @property
    def impossible(self) -> bool:
        """Tell whether no such day or month exists."""
        return _impossible(self.year, self.month, self.day)


class DateMention(NamedTuple):
    """A date, or part of one, in running text.

    ``at`` spans "ngày 05 tháng 3 năm 2026" with its leading word, but only the figures of "ngày 05/3/2026".
    """

    at: Span
    text: str
    day: int | None
    month: int | None
    year: int | None
    form: Form

    @property
    def date(self) -> dt.date | None:
        """The date when it is whole and possible, else None."""
        return _date(self.year, self.month, self.day)

    @property
    def impossible(self) -> bool:
        """Tell whether no such day or month exists (30/02, 31/4, month 13; 29/02 outside a leap year)."""
        return _impossible(self.year, self.month, self.day)

    @property
    def padded(self) -> bool:
        """Tell whether a day below 10 and the months 1 and 2 carry their zero (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
        figures = _FIGURES.findall(self.text)
        lone_month = figures[0 if self.day is None else 1] in {"1", "2"}
        return self.form == "iso" or not (lone_month or (self.day is not None and len(figures[0]) == 1))


def find_dates(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    shape: bytes | None = None,
    rare: Container[str] | None = None,
) -> tuple[DateMention, ...]:
    """Find the dates of a text between two offsets, in order.

    Read are "ngày 02 tháng 10 năm 2015", "tháng 6 năm 2025", "15/6/2021", "ngày 15/11", "tháng 6/2025", "2026-03-05",
    with spaces or a line break between the parts, composed or decomposed. A fraction ("1/2"), a number of a
    document ("12/2026/QĐ-UBND"), a period ("2021-2030") is not a date. ``shape`` is the text's, and ``rare`` its rare
    characters (see ``Document``), where the caller has them already.
    """
    if end is None:
        end = len(text)
    found = _slashed(text, start, end)
    found += _dashed(text, shape or shape_of(text), start, end)
    for needle in _month_needles(text, text if rare is None else rare):
        found += _worded(text, start, end, needle)
    found.sort()
    return tuple(found)


@lru_cache(maxsize=2048)
def parse_date_value(text: str) -> PartialDate | None:
    """Read a front matter value: "2026-03-05", "05/3/2026", "2026-03", "3/2026", "2026" or blank; else None."""
    text = text.strip()
    if not text:
        return PartialDate()
    match = _VALUE.fullmatch(text)
    if match is None:
        return None
    year, month, day = (match[f"iso_{part}"] or match[part] for part in ("year", "month", "day"))
    return PartialDate(_integer(year), _integer(month), _integer(day))


def write_date_words(date: dt.date) -> str:
    """Write a date as the heading of a document has it: "ngày 05 tháng 3 năm 2026".

    Days below 10 and the months 1 and 2 take a zero (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    """
    return f"ngày {date.day:02} tháng {_month(date.month)} năm {date.year}"


def write_date_slashes(date: dt.date) -> str:
    """Write a date as running text has it, "05/3/2026", with the zeros of ``write_date_words``."""
    return f"{date.day:02}/{_month(date.month)}/{date.year}"


def _slashed(text: str, start: int, end: int) -> list[DateMention]:
    """Give the dates with slashes: whole ones, "ngày 15/11" and "tháng 6/2025"."""
    found: list[DateMention] = []
    for match in _SLASH.finditer(text, start, end):
        at, stop = match.span()
        if match.lastindex == _USUAL_YEAR and at - 2 > start:
            found.append(_whole(text, at - 2, stop, "slashes"))
            continue
        usual_month, usual_year, month, year, year_of_month = match.groups()
        month, year = month or usual_month, year or usual_year
        first, figures = _figures_before(text, start, at, 2)
        if not figures:
            continue
        if year_of_month:
            if _leads(text, start, first, _THANG_LEADS) >= 0:
                found.append(_mention(text, first, stop, ("", figures, year_of_month)))
        elif year or _leads(text, start, first, _NGAY_LEADS) >= 0:
            found.append(_mention(text, first, stop, (figures, month, year)))
    return found


def _dashed(text: str, shape: bytes, start: int, end: int) -> list[DateMention]:
    """Give the dates with hyphens: "2026-03-05" and "05-3-2026"."""
    found: list[DateMention] = []
    before = shape.find(b"0-0", start, end)
    while before >= 0:
        at = before + 1
        over = at + 1
        if text[before] in _DIGITS and (match := _DASH.match(text, at, end)):
            over = match.end()
            second, year, day = match.groups()
            first, figures = _figures_before(text, start, at, 4)
            if day and len(second) == len(day) and len(figures) == len("2026"):
                found.append(_mention(text, first, over, (day, second, figures), "iso"))
            elif year and len(figures) in {1, 2}:
                mention = _mention(text, first, over, (figures, second, year))
                if not mention.impossible or _leads(text, start, first, _NGAY_LEADS) >= 0:
                    found.append(mention)
        before = shape.find(b"0-0", over - 1, end)
    return found


def _month_needles(text: str, rare: Container[str]) -> Iterator[str]:
    """Yield the spellings of "tháng" that are worth looking for, without the letter that begins a sentence."""
    yield "háng"
    if "Á" in text:
        yield "HÁNG"
    if "\u0301" in rare:
        yield from ("ha\u0301ng", "HA\u0301NG")


def _worded(text: str, start: int, end: int, needle: str) -> list[DateMention]:
    """Give the dates with "tháng" spelt out: with a day, with a year, or with both."""
    found: list[DateMention] = []
    word = text.find(needle, start + 1, end)
    while word >= 0:
        if text[word - 9 : word - 4] == "ngày " and (mention := _usual_words(text, start, end, word)):
            found.append(mention)
        elif match := _MONTH_WORD.match(text, word - 1, end):
            month, year = match.groups()
            first, figures = _figures_before(text, start, word - 1, 2)
            lead = _leads(text, start, first, _NGAY_LEADS) if figures else -1
            if lead >= 0 or year:
                parts = (figures, month, year)
                found.append(_mention(text, lead if lead >= 0 else first, match.end(), parts, "words"))
        word = text.find(needle, word + len(needle), end)
    return found


def _usual_words(text: str, start: int, end: int, word: int) -> DateMention | None:
    """Read "ngày 05 tháng 3 năm 2026" around its "háng" where only one blank stands between its parts."""
    match = _USUAL_MONTH.match(text, word, end)
    day = text[word - 4 : word - 2]
    if match is None or word - 9 < start or not (day.isdecimal() and day.isascii()) or text[word - 2 : word] != " t":
        return None
    return _whole(text, word - 9, match.end(), "words")


def _figures_before(text: str, start: int, end: int, most: int) -> tuple[int, str]:
    """Give the number that ends before an offset, with its own; blank where there is none or it is part of another."""
    if end - start > most and text[end - 2 : end].isdecimal() and text[end - 3] in _BREAKS:
        return end - 2, text[end - 2 : end]
    last = end
    while last > start and end - last < _WIDEST_GAP and text[last - 1] in _BREAKS:
        last -= 1
    first = last
    while first > start and last - first <= most and text[first - 1] in _DIGITS:
        first -= 1
    if not 0 < last - first <= most:
        return end, ""
    if first > start:
        before = text[first - 1]
        if before == "/" or before.isalnum() or (before in ".," and text[first - 2 : first - 1].isdecimal()):
            return end, ""
    return first, text[first:last]


def _leads(text: str, start: int, first: int, leads: tuple[str, ...]) -> int:
    """Give where the leading word just before an offset begins; -1 where another word stands."""
    if text.startswith(leads[0] + " ", max(start, first - len(leads[0]) - 1), first):
        return first - len(leads[0]) - 1
    if first == start or text[first - 1] not in _BREAKS:
        return -1
    begin = max(start, first - _LONGEST_LEAD)
    tail = text[begin:first].rstrip().lower()
    if tail.endswith(_FIRST_OF_MONTH):
        tail = tail[:-4].rstrip()
    return begin + len(tail) - len(leads[not tail.endswith(leads[0])]) if tail.endswith(leads) else -1


def _mention(
    text: str, start: int, end: int, parts: tuple[str, str, str | None], form: Form = "slashes"
) -> DateMention:
    day, month, year = parts
    return record(
        DateMention,
        (
            record(Span, (start, end)),
            text[start:end],
            int(day) if day else None,
            int(month),
            int(year) if year else None,
            form,
        ),
    )


def _whole(text: str, start: int, end: int, form: Form) -> DateMention:
    """Make a mention of a date of which the text has day, month and year, in this order."""
    written = text[start:end]
    return record(DateMention, (record(Span, (start, end)), written, *_values(written), form))


@lru_cache(maxsize=4096)
def _values(written: str) -> tuple[int, ...]:
    """Give the day, month and year of a whole date: a collection's days recur."""
    return tuple(map(int, _FIGURES.findall(written)))


def _month(month: int) -> str:
    return str(month) if month >= _FIRST_LONE_MONTH else f"{month:02}"


def _integer(digits: str | None) -> int | None:
    return int(digits) if digits else None


@lru_cache(maxsize=4096)
def _date(year: int | None, month: int | None, day: int | None) -> dt.date | None:
    if year is None or month is None or day is None or _impossible(year, month, day):
        return None
    return dt.date(year, month, day) if dt.MINYEAR <= year <= dt.MAXYEAR else None


def _impossible(year: int | None, month: int | None, day: int | None) -> bool:
    if month is None:
        return False
    if not 1 <= month <= len(_LONGEST_MONTH):
        return True
    if day is None or 1 <= day <= _SHORTEST_MONTH:
        return False
    if not 1 <= day <= _LONGEST_MONTH[month - 1]:
        return True
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return (month, day) == (2, 29) and not leap
