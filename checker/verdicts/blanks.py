"""Cited documents whose number is still blank: "Kế hoạch số      /KH-UBND ngày   tháng   năm 2026"."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.parse.citations.types import BY_LAST_WORD
from checker.pattern import Pattern
from checker.source import Span
from checker.tokens import may_be_blank

if TYPE_CHECKING:
    from checker.document import Document

_GAPS = r"[ \t\xa0]{0,60}"
_DOTS = r"(?:…[….]{0,60}|\.{2,60}|_{2,60})"
_VALUE = rf"(?:{_DOTS}|[0-9]{{1,4}})"
_SYMBOL = r"[A-ZĐ]{2}[^\W\d_]{0,20}(?:[-/&][^\W\d_]{1,20}){0,6}(?:-?[….]{1,30})?"
# Both begin with a literal, and what stands before it is read backwards, so that the search leaps from one to the next.
_SLASH = Pattern(rf"/(?<=[ \t\xa0.…_]/){_GAPS}(?:(?:(?:19|20)[0-9]{{2}}/)?{_SYMBOL}|{_DOTS})")
_NO_SLASH = Pattern(rf"ố(?<=số){_GAPS}(?::{_GAPS})?(?P<dots>{_DOTS}){_GAPS}(?=,|ngày|của|\n|\Z)")
_DATE = Pattern(
    rf"{_GAPS}(?:,{_GAPS})?ngày{_GAPS}(?:(?:{_VALUE}{_GAPS})?(?:/|tháng){_GAPS}(?:{_VALUE}{_GAPS})?(?:/|năm)"
    rf"(?:{_GAPS}(?:{_DOTS}|[0-9]{{4}}))?|{_DOTS})"
)
_BEFORE = 90
_BLANKS = " \t\xa0.…_"


@lru_cache(maxsize=2)
def blank_citations(document: Document) -> tuple[Span, ...]:
    """Give the citations in the main text whose number is blank, from the type's name to the end of the date."""
    text, (start, end) = document.text, document.main_at
    if not (may_be_blank(document.odd_tokens) or _has_dot_for_number(text, start, end)):
        return ()
    found = [(match.start(), match.end()) for match in _SLASH.finditer(text, start, end)]
    if "…" in text or "..." in text or "___" in text:
        found += [(match.end("dots"), match.end("dots")) for match in _NO_SLASH.finditer(text, start, end)]
    spans: list[Span] = []
    for stop, last in sorted(found):
        first = _type_start(text, max(start, spans[-1].end if spans else start), stop)
        if first >= 0:
            date = _DATE.match(text, last, min(end, last + 240))
            spans.append(Span(first, date.end() if date else last))
    return tuple(spans)


def is_blank_citation(document: Document, at: Span) -> bool:
    """Tell whether a place begins inside a citation whose number is blank."""
    spans = blank_citations(document)
    index = bisect_right(spans, at.start, key=lambda span: span.start) - 1
    return index >= 0 and at.start < spans[index].end


def _has_dot_for_number(text: str, start: int, end: int) -> bool:
    """Tell whether one dot stands for what is blank; the end mark of a document is “./.”."""
    place = text.find("./", start, end)
    while place >= 0 and text[place + 2 : min(place + 3, end)] == ".":
        place = text.find("./", place + 1, end)
    return place >= 0


def _type_start(text: str, start: int, stop: int) -> int:
    """Give where the type's name begins that stands before a blank number which ends at ``stop``; -1 without one."""
    line = max(start, text.rfind("\n", max(start, stop - _BEFORE), stop) + 1, stop - _BEFORE)
    before = text[line:stop].rstrip(_BLANKS).rstrip(":").rstrip()
    bare = before.removesuffix("số").removesuffix("Số").rstrip()
    lower = bare.lower()
    for name in BY_LAST_WORD.get(lower.rpartition(" ")[2], ()):
        begin = len(bare) - len(name)
        if lower.endswith(name) and not lower[max(begin - 1, 0) : begin].isalpha() and _cites(bare, before, begin):
            return line + begin
    return -1


def _cites(bare: str, before: str, begin: int) -> bool:
    """Tell whether the type is named in a sentence; a heading's own line has the name in capitals."""
    return not bare[begin:].isupper() and (before != bare or begin > 0)
