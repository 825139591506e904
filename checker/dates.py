"""Vietnamese dates and deadlines in text: read, judged, written."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

Form = Literal["words", "slashes", "iso"]
Period = Literal["half-year", "year", "quarter", "month"]

_LONGEST_MONTH: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIRST_LONE_MONTH: Final = 3
"""Months from this one on are written without a zero (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

_GAP = r"[ \t\u00a0]{0,3}"
_SPACE = r"\s{1,4}"
_NGAY = r"[Nn][Gg](?:[àÀ]|[aA]\u0300)[Yy]"
_THANG = r"[Tt][Hh](?:[áÁ]|[aA]\u0301)[Nn][Gg]"
_NAM = r"[Nn](?:[ăĂ]|[aA]\u0306)[Mm]"
_YEAR = r"([12][0-9]{3})"
_OVER = r"(?![0-9]|/\S)"
_LEAD = rf"(?:({_NGAY}){_SPACE}(?:[Mm][ùồ]ng{_SPACE})?|({_THANG}){_SPACE}|(?<![\w/])(?<![0-9][.,]))"
_LONGEST_LEAD = 24
_DAY_BEFORE = re.compile(rf"{_LEAD}([0-9]{{1,2}}){_GAP}\Z")
_DAY_BEFORE_WORD = re.compile(rf"{_LEAD}([0-9]{{1,2}}){_SPACE}\Z")
_AFTER_SLASH = re.compile(rf"/{_GAP}(?:([0-9]{{1,2}})(?:{_GAP}/{_GAP}{_YEAR})?|{_YEAR}){_OVER}")
_AFTER_DOT = re.compile(rf"\.([0-9]{{1,2}})\.{_YEAR}{_OVER}")
_AFTER_DASH = re.compile(rf"-([0-9]{{1,2}})-{_YEAR}{_OVER}")
_ISO = re.compile(rf"(?<![\w/-]){_YEAR}-([0-9]{{2}})-([0-9]{{2}})(?![0-9]|[/-]\S)")
_MONTH_WORD = re.compile(rf"{_THANG}{_SPACE}([0-9]{{1,2}})(?:,?{_SPACE}{_NAM}{_SPACE}{_YEAR})?{_OVER}")
_MONTH_NEEDLES: Final = ("háng", "HÁNG", "ha\u0301ng", "HA\u0301NG")
_VALUE = re.compile(
    r"(?P<iso_year>[12][0-9]{3})(?:-(?P<iso_month>[0-9]{1,2})(?:-(?P<iso_day>[0-9]{1,2}))?)?"
    r"|(?:(?:(?P<day>[0-9]{1,2})/)?(?P<month>[0-9]{1,2})/)(?P<year>[12][0-9]{3})"
)


class PartialDate(NamedTuple):
    """A date of which the day, or the month and the day, or everything, is not given yet."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> datetime.date | None:
        """The date when it is whole and possible, else None."""
        return _date(self.year, self.month, self.day)

    @property
    def impossible(self) -> bool:
        """Tell whether no such day or month exists."""
        return _impossible(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date, or part of one, in running text.

    ``at`` spans "ngày 05 tháng 3 năm 2026" with its leading word, but only the figures of "ngày 05/3/2026".
    ``padded`` tells whether a day below 10 and the months 1 and 2 carry their zero.
    """

    at: Span
    text: str
    day: int | None
    month: int | None
    year: int | None
    form: Form
    padded: bool

    @property
    def date(self) -> datetime.date | None:
        """The date when it is whole and possible, else None."""
        return _date(self.year, self.month, self.day)

    @property
    def impossible(self) -> bool:
        """Tell whether no such day or month exists (30/02, 31/4, month 13; 29/02 outside a leap year)."""
        return _impossible(self.year, self.month, self.day)


def find_dates(text: str, start: int = 0, end: int | None = None) -> tuple[DateMention, ...]:
    """Find the dates of a text between two offsets, in order.

    Read are "ngày 02 tháng 10 năm 2015", "tháng 6 năm 2025", "15/6/2021", "ngày 15/11", "tháng 6/2025", "2026-03-05",
    with spaces or a line break between the parts, composed or decomposed. A fraction ("1/2"), a number of a
    document ("12/2026/QĐ-UBND"), a period ("2021-2030") is not a date.
    """
    if end is None:
        end = len(text)
    found = [*_slashed(text, start, end), *_worded(text, start, end), *_dashed(text, start, end)]
    if ".20" in text or ".19" in text:
        found.extend(_dotted(text, start, end))
    found.sort(key=_place)
    return tuple(found)


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


def write_date_words(date: datetime.date) -> str:
    """Write a date as the heading of a document has it: "ngày 05 tháng 3 năm 2026".

    Days below 10 and the months 1 and 2 take a zero (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    """
    return f"ngày {date.day:02} tháng {_month(date.month)} năm {date.year}"


def write_date_slashes(date: datetime.date) -> str:
    """Write a date as running text has it, "05/3/2026", with the zeros of ``write_date_words``."""
    return f"{date.day:02}/{_month(date.month)}/{date.year}"


def _slashed(text: str, start: int, end: int) -> Iterator[DateMention]:
    """Yield the dates with slashes: whole ones, "ngày 15/11" and "tháng 6/2025"."""
    slash = text.find("/", start, end)
    while slash >= 0:
        over = slash + 1
        if slash > start and text[slash - 1] in "0123456789 \t\u00a0" and (after := _AFTER_SLASH.match(text, slash, end)):
            before = _DAY_BEFORE.search(text, max(start, slash - _LONGEST_LEAD), slash)
            month, year, year_of_month = after.groups()
            if before and (before[2] if year_of_month else year or before[1]):
                over = after.end()
                at = Span(before.start(3), over)
                yield _mention(text, at, None if year_of_month else before[3], month or before[3], year or year_of_month)
        slash = text.find("/", over, end)


def _worded(text: str, start: int, end: int) -> Iterator[DateMention]:
    """Yield the dates with "tháng" spelt out: with a day, with a year, or with both."""
    for needle in _MONTH_NEEDLES:
        word = text.find(needle, start, end)
        while word >= 0:
            over = word + len(needle)
            if word > start and (after := _MONTH_WORD.match(text, word - 1, end)):
                before = _DAY_BEFORE_WORD.search(text, max(start, word - 1 - _LONGEST_LEAD), word - 1)
                month, year = after.groups()
                day = before[3] if before and not before[2] and (year or before[1]) else None
                if day or year:
                    over = after.end()
                    first = before.start() if before and day else word - 1
                    yield _mention(text, Span(first, over), day, month, year, "words")
            word = text.find(needle, over, end)


def _dashed(text: str, start: int, end: int) -> Iterator[DateMention]:
    """Yield the dates with hyphens: "2026-03-05" and "05-3-2026"."""
    dash = text.find("-", start, end)
    while dash >= 0:
        over = dash + 1
        if dash > start and text[dash - 1].isdecimal():
            if iso := _ISO.match(text, max(start, dash - 4), end):
                over = iso.end()
                yield _mention(text, Span(*iso.span()), iso[3], iso[2], iso[1], "iso")
            elif (after := _AFTER_DASH.match(text, dash, end)) and (
                before := _DAY_BEFORE.search(text, max(start, dash - _LONGEST_LEAD), dash)
            ):
                over = after.end()
                mention = _mention(text, Span(before.start(3), over), before[3], after[1], after[2])
                if before[1] or not mention.impossible:
                    yield mention
        dash = text.find("-", over, end)


def _dotted(text: str, start: int, end: int) -> Iterator[DateMention]:
    """Yield the dates with dots, "ngày 15.6.2021", only after their leading word."""
    dot = text.find(".", start, end)
    while dot >= 0:
        over = dot + 1
        if dot > start and text[dot - 1].isdecimal() and (after := _AFTER_DOT.match(text, dot, end)):
            before = _DAY_BEFORE.search(text, max(start, dot - _LONGEST_LEAD), dot)
            if before and before[1]:
                over = after.end()
                yield _mention(text, Span(before.start(3), over), before[3], after[1], after[2])
        dot = text.find(".", over, end)


def _place(mention: DateMention) -> Span:
    return mention.at


def _mention(
    text: str, at: Span, day: str | None, month: str, year: str | None, form: Form = "slashes"
) -> DateMention:
    written = text[at.start : at.end]
    padded = _is_padded(day, month)
    return DateMention(at, written, int(day) if day else None, int(month), int(year) if year else None, form, padded)


def _is_padded(day: str | None, month: str) -> bool:
    return (day is None or len(day) > 1) and (len(month) > 1 or int(month) >= _FIRST_LONE_MONTH)


def _month(month: int) -> str:
    return str(month) if month >= _FIRST_LONE_MONTH else f"{month:02}"


def _integer(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _date(year: int | None, month: int | None, day: int | None) -> datetime.date | None:
    if year is None or month is None or day is None or _impossible(year, month, day):
        return None
    return datetime.date(year, month, day)


def _impossible(year: int | None, month: int | None, day: int | None) -> bool:
    if month is None:
        return False
    if not 1 <= month <= len(_LONGEST_MONTH):
        return True
    if day is None:
        return False
    if not 1 <= day <= _LONGEST_MONTH[month - 1]:
        return True
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return (month, day) == (2, 29) and not leap
