"""Citations of other documents: by number (``Kế hoạch số 48/KH-UBND ngày …``) or a law's name and date.

A cheap scan finds what could be a number; only around it is anything parsed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from checker.document import Citation
from checker.pattern import Pattern
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.dates import DateMention

_NUMBER = Pattern(
    r"(?<![\w/-])[0-9]{1,5}[a-zđ]?\s?(?:/\s?[12][0-9]{3}\s?)?[/-]\s?[A-ZĐ][\w&]*(?:\s?[-/–]\s?[A-ZĐ&][\w&]*)*"
)
_AFTER_SLASH = Pattern(r"\s?(?:[12][0-9]{3}\s?[/-]\s?)?[A-ZĐ]")
_TYPE_BEFORE = Pattern(
    r"(?:Hiến pháp|Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Chỉ thị|Thông tư(?: liên tịch)?|Kế hoạch|"
    r"Công văn|Hướng dẫn|Chương trình|Báo cáo|Thông báo|Kết luận|Tờ trình|Đề án|Quy chế|Quy định|QĐ|NQ|NĐ|TT|KH|CV)"
    r"[ \t]*(?:của[^\n;.]{1,40})?(?:\n?[ \t]*số)?[ \t]*:?[ \t]*\Z",
    re.IGNORECASE,
)
_NAMED = Pattern(
    r"\b(?:Bộ luật|Luật|Pháp lệnh) (?:[A-ZĐÁÀẢÃẠĂÂÊÔƠƯ]\w+)[^\n;.()]{0,120}?"
    r"(?=,? (?:ngày \d|năm \d{4}|số \d)|[\n;.,()])"
)
_ISSUER = Pattern(
    r"[ \t]*,?[ \t]*của[ \t]+(?P<issuer>[^\n;.,()“”]{2,90}?)"
    r"(?=[ \t]+(?:về|quy định|hướng dẫn|ban hành|phê duyệt)\b|[\n;.,()“”]|\Z)"
)
_TITLE = Pattern(
    r"[ \t]*,?[ \t]*(?:về|quy định|hướng dẫn|ban hành|phê duyệt|triển khai|sửa đổi)\b"
    r"[^\n;]{0,400}?(?=;|\.(?:\s|\Z)|\n|\Z)"
)
_DATE_GAP = Pattern(r"\s*,?\s*(?:ban hành\s*)?(?:ngày\s*)?\Z")
_LOOK_BACK = 60
_LONGEST_GAP = 24
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
        before = max(done, match.start() - _LOOK_BACK)
        kind = _TYPE_BEFORE.search(text, before, match.start())
        core = Span(kind.start() if kind else match.start(), match.end())
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
    issuer_at = None
    if issuer := _ISSUER.match(text, position, end):
        issuer_at = Span(issuer.start("issuer"), issuer.end("issuer"))
        position = issuer.end()
    if title := _TITLE.match(text, position, end):
        position = title.end()
    return Citation(core, Span(core.start, position), number, date, issuer_at)


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
