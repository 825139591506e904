"""Citations of other documents: by number (``Kế hoạch số 48/KH-UBND ngày …``) or a law's name and date.

A cheap scan finds what could be a number; only around it is anything parsed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from checker.document import Citation
from checker.pattern import Pattern
from checker.source import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from checker.dates import DateMention

_NUMBER = Pattern(
    r"(?<![\w/-])[0-9]{1,5}[a-zđ]?\s?(?:/\s?[12][0-9]{3}\s?)?[/-]\s?[A-ZĐ][\w&]*(?:\s?[-/–]\s?[A-ZĐ&][\w&]*)*"
)
_AFTER_SLASH = Pattern(r"\s?(?:[12][0-9]{3}\s?[/-]\s?)?[A-ZĐ]")
_TYPES = (
    *("hiến pháp", "bộ luật", "luật", "pháp lệnh", "nghị quyết", "nghị định", "quyết định", "chỉ thị"),
    *("thông tư", "thông tư liên tịch", "kế hoạch", "công văn", "hướng dẫn", "chương trình", "báo cáo"),
    *("thông báo", "kết luận", "tờ trình", "đề án", "quy chế", "quy định", "qđ", "nq", "nđ", "tt", "kh", "cv"),
)
_NAMED = Pattern(
    r"\b(?:Bộ luật|Luật|Pháp lệnh) (?:[A-ZĐÁÀẢÃẠĂÂÊÔƠƯ]\w+)[^\n;.()]{0,120}?"
    r"(?=,? (?:ngày \d|năm \d{4}|số \d)|[\n;.,()])"
)
_OF = Pattern(r"[ \t]*,?[ \t]*của[ \t]+")
_ISSUER_END = Pattern(r"[\n;.,()“”]|[ \t]+(?:về|quy định|hướng dẫn|ban hành|phê duyệt)\b")
_TITLE = Pattern(r"[ \t]*,?[ \t]*(?:về|quy định|hướng dẫn|ban hành|phê duyệt|triển khai|sửa đổi)\b")
_TITLE_END = Pattern(r"[;\n]|\.(?:\s|\Z)")
_DATE_GAP = Pattern(r"\s*,?\s*(?:ban hành\s*)?(?:ngày\s*)?\Z")
_LOOK_BACK = 60
_LONGEST_GAP = 24
_LONGEST_ISSUER = 90
_LONGEST_TITLE = 400
_LONGEST_SERIAL = 16
_LONGEST_SYMBOL = 60


def find_citations(text: str, start: int, end: int, dates: Sequence[DateMention]) -> tuple[Citation, ...]:
    """Find citations in ``text[start:end]``; ``dates`` are those already read there, in order."""
    found: list[Citation] = []
    starts = [date.at.start for date in dates]
    done = start
    for match in _numbers(text, start, end):
        if match.start() < done:
            continue
        core = Span(_type_start(text, max(done, match.start() - _LOOK_BACK), match.start()), match.end())
        citation = _extend(text, core, end, dates, starts, "".join(match.group().split()))
        found.append(citation)
        done = citation.full_at.end
    named = [_extend(text, at, end, dates, starts, "") for at in _names(text, start, end)]
    return _merged(found, [citation for citation in named if citation.date])


def _numbers(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Give what could be a number, found from its slash: every number has one before its last part."""
    slash = text.find("/", start, end)
    while slash >= 0:
        if not _AFTER_SLASH.match(text, slash + 1):
            slash = text.find("/", slash + 1, end)
            continue
        begin = max(start, slash - _LONGEST_SERIAL)
        match = _NUMBER.search(text, begin, min(slash + _LONGEST_SYMBOL, end))
        if match and match.end() > slash:
            yield match
            slash = text.find("/", match.end(), end)
        else:
            slash = text.find("/", slash + 1, end)


def _names(text: str, start: int, end: int) -> Iterator[Span]:
    """Give the names of laws that a date or year follows."""
    word = text.find("uật ", start, end)
    while word >= 0:
        first = word - len("Bộ l") if text[word - 1] == "l" else word - 1
        if first >= start and (match := _NAMED.match(text, first, end)):
            yield Span(match.start(), match.end())
        word = text.find("uật ", word + 1, end)


def _extend(
    text: str, core: Span, end: int, dates: Sequence[DateMention], starts: Sequence[int], number: str
) -> Citation:
    """Add the date, issuer and title that follow a core."""
    position = core.end
    date: DateMention | None = None
    index = bisect_left(starts, position)
    if index < len(dates) and dates[index].at.start - position < _LONGEST_GAP:
        gap = text[position : dates[index].at.start]
        if _DATE_GAP.match(gap):
            date = dates[index]
            position = date.at.end
    issuer_at = _issuer(text, position, end)
    position = issuer_at.end if issuer_at else position
    if title := _TITLE.match(text, position, end):
        limit = min(title.end() + _LONGEST_TITLE, end)
        stop = _TITLE_END.search(text, title.end(), limit)
        position = stop.start() if stop else limit
    return Citation(core, Span(core.start, position), number, date, issuer_at)


def _type_start(text: str, start: int, number: int) -> int:
    """Give where the type word before a number begins ("Kế hoạch số"), else where the number does."""
    before = text[start:number].rstrip(" \t\n:")
    if before[-2:].lower() == "số":
        before = before[:-2].rstrip(" \t\n")
    lower = before.lower()
    if len(lower) == len(before) and lower.endswith(_TYPES):
        length = max(len(name) for name in _TYPES if lower.endswith(name))
        first = len(before) - length
        if first == 0 or not before[first - 1].isalnum():
            return start + first
    return number


def _issuer(text: str, position: int, end: int) -> Span | None:
    """Give the issuer that "của" brings, up to a punctuation mark or the title."""
    lead = _OF.match(text, position, end)
    if not lead:
        return None
    limit = min(lead.end() + _LONGEST_ISSUER, end)
    stop = _ISSUER_END.search(text, lead.end(), limit)
    last = stop.start() if stop else limit
    return Span(lead.end(), last) if last - lead.end() >= 2 else None


def _merged(numbered: list[Citation], named: list[Citation]) -> tuple[Citation, ...]:
    """Put both kinds in order; a named law inside another citation's full span is part of it."""
    if not named:
        return tuple(numbered)
    starts = [citation.at.start for citation in numbered]
    kept: list[Citation] = []
    for law in named:
        index = bisect_right(starts, law.at.start) - 1
        if index < 0 or numbered[index].full_at.end <= law.at.start:
            kept.append(law)
    return tuple(sorted([*numbered, *kept], key=_start))


def _start(citation: Citation) -> int:
    return citation.at.start
