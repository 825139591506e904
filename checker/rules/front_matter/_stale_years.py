"""Last year's “năm 2020” left in a text about the work of another year; no rule itself.

Conservative on purpose: only a year that closes the name of the work itself ("… vì sự tiến bộ của phụ nữ năm 2020")
counts, and nothing that compares, looks back, cites another year's document or stands in a table.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from checker.document import Basis, Citation, Document, Section
from checker.source import Span

OLDEST = 5
"""How many years back a leftover may come from; older ones name laws and history."""

_WINDOW = 320
_YEAR = re.compile(r"20[0-9]{2}(?![0-9])")
_NEAR = re.compile(r"năm\s{1,4}\Z", re.IGNORECASE)
_BREAK = re.compile(r"[.;:?!]\s|\n\s*\n|\n(?=[ \t]*(?:[-+*#|>]|[0-9IVXa-zđ]{1,4}[.)]))")
_PLACE = (
    r"(?:trên\s+địa\s+bàn|(?:của\s+)?(?:toàn\s+)?"
    r"(?:ngành|huyện|xã|phường|tỉnh|thành\s+phố|nhà\s+trường|trường|đơn\s+vị))\b[^.;:,()\n]{0,60}?"
)
_WORK = re.compile(
    r"(?:(?<!luật\s)bình\s+đẳng\s+giới|tiến\s+bộ\s+(?:của\s+)?phụ\s+nữ|\bBĐG|\bVSTB\w{0,6})"
    rf"(?:,?\s+{_PLACE})?\s+năm\s+\Z",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"^[ ]{0,3}#.{0,80}\b(?:chỉ tiêu|nhiệm vụ|mục tiêu|kế hoạch|công tác|nội dung|hoạt động)\s+năm\s+\Z",
    re.IGNORECASE | re.MULTILINE,
)
_HISTORY = re.compile(
    r"\b(?:kết quả|tổng kết|sơ kết|đánh giá|báo cáo|so với|so sánh|rà soát|số liệu|thống kê|khảo sát|điều tra|"
    r"kiểm điểm|tình hình|thực trạng|tồn tại|hạn chế|kinh nghiệm|phát huy|kế thừa|tiếp nối|tiếp tục|duy trì|"
    r"khen thưởng|biểu dương|quyết toán|nhiệm kỳ|giai đoạn|năm học|năm trước|đã|từ|trước|sau|cuối|hết|đến|theo)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*[-–—/]\s*[0-9]|\s*(?:,|và|đến|tới)\s*(?:năm\s+)?(?:19|20)[0-9]{2}|\s+(?:đã|đạt|được|của|còn|cho thấy)\b",
    re.IGNORECASE,
)
_PLANS = ("kế hoạch", "chương trình", "công văn", "hướng dẫn", "kh ", "cv ")


def looks_back(text: str) -> bool:
    """Tell whether words of a sentence compare, report or look back at other years."""
    return _HISTORY.search(text) is not None


def stale_years(document: Document, year: int) -> Iterator[Span]:
    """Give the places of earlier years that stand where the work of ``year`` is named."""
    text = document.text
    start, end = document.main_at
    if not any(str(earlier) in text for earlier in range(year - OLDEST, year)):
        return
    for found in _YEAR.finditer(text, start, end):
        at = found.start()
        if year - OLDEST <= int(found[0]) < year and _NEAR.search(text, max(start, at - 8), at):
            first = max(start, at - _WINDOW)
            begin = max((mark.end() for mark in _BREAK.finditer(text, first, at)), default=first)
            if _is_stale(document, Span(begin, at), Span(first, at), year):
                yield Span(*found.span())


def _is_stale(document: Document, sentence: Span, window: Span, year: int) -> bool:
    before = document.slice(sentence)
    if not _WORK.search(before) and not _HEADED.search(document.text, window.start, window.end):
        return False
    rest = document.slice(Span(sentence.end + 4, sentence.end + 4 + _WINDOW))
    stop = _BREAK.search(rest)
    rest = rest[: stop.start()] if stop else rest
    if "|" in before or "<" in before or _AFTER.match(rest) or looks_back(before) or f"năm {year}" in before + rest:
        return False
    return _speaks_of_year(document, sentence, rest, year) and not _in_looking_back(document, sentence.end)


def _speaks_of_year(document: Document, sentence: Span, rest: str, year: int) -> bool:
    """Tell whether a sentence speaks of this document's own work, or cites a plan made in the same year."""
    cited = _last(document.citations, sentence.end)
    if isinstance(cited, Citation) and cited.at.start >= sentence.start:
        if sentence.end >= cited.full_at.end and "như sau" in rest:
            return True
        plan = document.slice(cited.at).lower().startswith(_PLANS)
        return plan and cited.date is not None and cited.date.year == year
    basis = _last(document.basis, sentence.end)
    return basis is None or basis.at.end < sentence.end


def _in_looking_back(document: Document, at: int) -> bool:
    """Tell whether a place stands under a heading such as "Kết quả năm trước"."""
    section: Section | None = document.main
    while section:
        opener = section.opener
        if opener and opener.at.end <= at and looks_back(document.slice(opener.text_at)[:_WINDOW]):
            return True
        below = section.items
        index = bisect_right(below, at, key=lambda item: item.at.start) - 1
        inner = below[index] if index >= 0 else None
        section = inner if isinstance(inner, Section) else None
    return False


def _last(items: Sequence[Citation] | Sequence[Basis], at: int) -> Citation | Basis | None:
    index = bisect_right(items, at, key=lambda item: item.at.start) - 1
    return items[index] if index >= 0 else None
