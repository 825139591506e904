"""Deadlines in Vietnamese text: "trước ngày 15/6/2021", "chậm nhất là …", "định kỳ 6 tháng"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from checker.dates import DateMention, find_dates
from checker.pattern import Pattern
from checker.record import NamedTuple
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Period = Literal["half-year", "year", "quarter", "month"]

_LONGEST_LEAD = 60
_USUAL_LEAD: Final = "trước ngày "
_CUE = Pattern(
    r"\b(trước|(?:chậm|muộn|trễ)\s+nhất|hạn\s+(?:cuối(?:\s+cùng)?|chót)|không\s+(?:quá|muộn\s+hơn|chậm\s+hơn))"
    r"(?:\s*:)?(?:\s+(?:là|vào|đến|trong))?(?:\s+hết)?(?:\s+trước)?"
    r"(?:\s+[0-9]{1,2}\s?(?:giờ|h|g)\s?(?:[0-9]{1,2}(?:\s?phút)?)?)?,?(?:\s+(?:ngày|tháng))?\s+\Z"
)
_AND = Pattern(r"\s*(?:[,;]|và|hoặc|[,;]\s*và)\s*(?:ngày\s+|tháng\s+)?")
_HALF_YEAR = (
    r"(?P<half>(?:0?6|sáu)\s+tháng)(?:\s*(?:,|và|/)\s*(?P<and_year>(?:(?:hằng|hàng|một|0?1)\s+)?năm(?!\s+[0-9])))?"
)
# The first letter, small or capital, is left out: a pattern that begins with literal letters is found fastest.
_REGULAR = Pattern(
    rf"ịnh\s+kỳ\s+(?:(?:báo\s+cáo|hằng|hàng|vào)\s+)?(?:{_HALF_YEAR}|(?:(?:một|0?1)\s+)?(?P<unit>quý|tháng|năm))\b"
)
_EVERY = tuple(Pattern(rf"{every}\s+(?P<unit>quý|tháng|năm)\b") for every in ("ằng", "àng"))
_PERIODS: Final[dict[str, Period]] = {"quý": "quarter", "tháng": "month", "năm": "year"}


class DeadlineMention(NamedTuple):
    """A time by which, or a rhythm in which, something is due.

    ``at`` runs from the cue to the end of the date. ``cue`` is what was read before the date ("trước", "chậm nhất"), in
    lower case; of a rhythm it is the whole phrase, and ``date`` is None.
    """

    at: Span
    date: DateMention | None
    cue: str
    period: Period | None


def find_deadlines(
    text: str, start: int = 0, end: int | None = None, dates: Sequence[DateMention] | None = None
) -> tuple[DeadlineMention, ...]:
    """Find the deadlines of a text between two offsets, in order.

    ``dates`` are the dates found between them, where the caller has them already. A date that follows
    another one after a comma or "và" has that one's cue. Read are texts in composed form (NFC).
    """
    end = len(text) if end is None else end
    dates = find_dates(text, start, end) if dates is None else dates
    found = [*_dated(text, start, dates), *_regular(text, start, end)]
    found.sort(key=_place)
    return tuple(mention for i, mention in enumerate(found) if not i or mention.at.start >= found[i - 1].at.end)


def _dated(text: str, start: int, dates: Sequence[DateMention]) -> Iterator[DeadlineMention]:
    cue, last = "", -1
    for date in dates:
        first = date.at.start
        begin = max(start, first - _LONGEST_LEAD)
        if lead := _lead(text[begin:first]):
            cue, first = lead[0], begin + lead[1]
        elif not cue or not _AND.fullmatch(text, last, first):
            cue = ""
            continue
        last = date.at.end
        yield DeadlineMention(Span(first, last), date, cue, None)


def _lead(before: str) -> tuple[str, int] | None:
    """Find the cue that ends a text, after a cheap look for its words; give it and where it begins."""
    lower = before.lower()
    if len(lower) != len(before):
        return None
    usual = len(lower) - len(_USUAL_LEAD)
    if lower.endswith(_USUAL_LEAD) and lower[usual - 1 : usual] == " " and not _hints(lower[:usual]):
        return "trước", usual
    match = _CUE.search(lower) if _hints(lower) else None
    return (" ".join(match[1].split()), match.start()) if match else None


def _hints(lower: str) -> bool:
    """Tell whether a text has a word that a cue may begin with."""
    return "trước" in lower or "nhất" in lower or "hạn" in lower or "không" in lower


def _regular(text: str, start: int, end: int) -> Iterator[DeadlineMention]:
    for match in _REGULAR.finditer(text, start + 1, end):
        if text[match.start() - 1] in "đĐ":
            stop = match.end("half") if match["half"] else match.end()
            period = "half-year" if match["half"] else _PERIODS[match["unit"]]
            yield _rhythm(text, Span(match.start() - 1, stop), period)
            if match["and_year"]:
                yield _rhythm(text, Span(*match.span("and_year")), "year")
    for every in _EVERY:
        for match in every.finditer(text, start + 1, end):
            if text[match.start() - 1] in "hH":
                yield _rhythm(text, Span(match.start() - 1, match.end()), _PERIODS[match["unit"]])


def _rhythm(text: str, at: Span, period: Period) -> DeadlineMention:
    return DeadlineMention(at, None, " ".join(text[at.start : at.end].lower().split()), period)


def _place(mention: DeadlineMention) -> Span:
    return mention.at
