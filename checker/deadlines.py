"""Deadlines in Vietnamese text: "trước ngày 15/6/2021", "chậm nhất là …", "định kỳ 6 tháng"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from checker.dates import DateMention, find_dates
from checker.memory import Memory
from checker.pattern import Pattern
from checker.record import NamedTuple, record
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Period = Literal["half-year", "year", "quarter", "month"]

_LONGEST_LEAD = 60
_LAST_WORDS = 18
_USUAL_LEAD: Final = "trước ngày "
_OPEN_CUE: Final = ("nhất", "cuối", "cùng", "chót", "quá", "hơn", "là", "vào", "đến", "trong", "hết", "trước")
"""What may stand in a cue before "trước"."""

_ENDS_OF_CUE: Final = (*_OPEN_CUE, ":", ",", "giờ", "h", "g", "phút", *"0123456789")
_CUE = Pattern(
    r"\b(trước|(?:chậm|muộn|trễ)\s+nhất|hạn\s+(?:cuối(?:\s+cùng)?|chót)|không\s+(?:quá|muộn\s+hơn|chậm\s+hơn))"
    r"(?:\s*:)?(?:\s+(?:là|vào|đến|trong))?(?:\s+hết)?(?:\s+trước)?"
    r"(?:\s+[0-9]{1,2}\s?(?:giờ|h|g)\s?(?:[0-9]{1,2}(?:\s?phút)?)?)?,?(?:\s+(?:ngày|tháng))?\s+\Z"
)
_AND = Pattern(r"\s*(?:[,;]|và|hoặc|[,;]\s*và)\s*(?:ngày\s+|tháng\s+)?")
_HALF_YEAR = (
    r"(?P<half>(?:0?6|sáu)\s+tháng)(?:\s*(?:,|và|/)\s*(?P<and_year>(?:(?:hằng|hàng|một|0?1)\s+)?năm(?!\s+[0-9])))?"
)
# The first letter, small or capital, is left out. Each is tried where ``str.find`` met some of its letters.
_REGULAR = Pattern(
    rf"ịnh\s+kỳ\s+(?:(?:báo\s+cáo|hằng|hàng|vào)\s+)?(?:{_HALF_YEAR}|(?:(?:một|0?1)\s+)?(?P<unit>quý|tháng|năm))\b"
)
_EVERY = Pattern(r"[ằà]ng\s+(?P<unit>quý|tháng|năm)\b")
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
    found = _dated(text, start, dates)
    rhythms = [*_regular(text, start, end), *_every(text, start, end)]
    if not rhythms:
        return tuple(found)
    found += rhythms
    found.sort(key=_place)
    return tuple([mention for i, mention in enumerate(found) if not i or mention.at.start >= found[i - 1].at.end])


def _dated(text: str, start: int, dates: Sequence[DateMention]) -> list[DeadlineMention]:
    found: list[DeadlineMention] = []
    cue, last = "", -1
    for date in dates:
        first, end = date[0]
        words = text[first - _LAST_WORDS if first - start > _LAST_WORDS else start : first]
        told = _told.get(words) or _told.keep(words, _told_by(words))
        if told == "usual":
            cue = "trước"
            first -= len(_USUAL_LEAD)
        elif told == "unclear" and (lead := _lead(text, max(start, first - _LONGEST_LEAD), first)):
            cue, first = lead
        elif not cue or not _AND.fullmatch(text, last, first):
            cue = ""
            continue
        last = end
        found.append(record(DeadlineMention, (record(Span, (first, end)), date, cue, None)))
    return found


_told = Memory[str, 'Literal["usual", "none", "unclear"]'](4096)
"""What the words before a date tell of a cue that they end with: they are few and recur, and most are none."""


def _told_by(words: str) -> Literal["usual", "none", "unclear"]:
    """Tell whether "trước ngày" and nothing else of a cue ends some words, or no cue, or a closer look is needed."""
    if not words[-1:].isspace():
        return "none"
    if words.endswith(f" {_USUAL_LEAD}"):
        rest = words.removesuffix(f" {_USUAL_LEAD}").lower()
        return "usual" if rest[-1:].isalpha() and not rest.endswith(_OPEN_CUE) else "unclear"
    each = words.lower().split()
    if each and each[-1] in {"ngày", "tháng"}:
        each.pop()
    return "none" if each and not each[-1].endswith(_ENDS_OF_CUE) else "unclear"


def _lead(text: str, begin: int, end: int) -> tuple[str, int] | None:
    """Find the cue that ends at an offset and begins after another; give it and where it begins."""
    lower = text[begin:end].lower()
    match = _CUE.search(lower) if len(lower) == end - begin else None
    return (" ".join(match[1].split()), begin + match.start()) if match else None


def _regular(text: str, start: int, end: int) -> Iterator[DeadlineMention]:
    """Yield the rhythms that begin with "định kỳ"."""
    letter = text.find("ỳ", start + 1, end)  # one rare letter is found many times faster than two
    while letter >= 0:
        over = letter + 1
        first = _dinh_before(text, start, letter - 1) if text[letter - 1] == "k" else -1
        if first >= 0 and (match := _REGULAR.match(text, first + 1, end)):
            over = match.end()
            stop = match.end("half") if match["half"] else over
            yield _rhythm(text, first, stop, "half-year" if match["half"] else _PERIODS[match["unit"]])
            if match["and_year"]:
                yield _rhythm(text, *match.span("and_year"), "year")
        letter = text.find("ỳ", over, end)


def _dinh_before(text: str, start: int, end: int) -> int:
    """Give where the word before an offset begins if it has four letters and begins as "định" does; else -1."""
    while end > start and text[end - 1].isspace():
        end -= 1
    first = end - len("định")
    return first if first >= start and text[first] in "đĐ" else -1


def _every(text: str, start: int, end: int) -> Iterator[DeadlineMention]:
    """Yield the rhythms that begin with "hằng" or "hàng"."""
    for letters in ("ằ", "àng"):
        at = text.find(letters, start + 1, end)
        while at >= 0:
            over = at + len(letters)
            if text[at - 1] in "hH" and (match := _EVERY.match(text, at, end)):
                over = match.end()
                yield _rhythm(text, at - 1, over, _PERIODS[match["unit"]])
            at = text.find(letters, over, end)


def _rhythm(text: str, start: int, end: int, period: Period) -> DeadlineMention:
    return DeadlineMention(Span(start, end), None, " ".join(text[start:end].lower().split()), period)


def _place(mention: DeadlineMention) -> Span:
    return mention.at
