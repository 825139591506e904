"""Years that do not fit the year a document is about: its subject's, and last year's left in the text; no rule itself.

The second is conservative: only a year that closes the name of the work itself ("… vì sự tiến bộ của phụ nữ năm
2020"), of the document or of a part of it counts (see ``_own_year``), and nothing that compares, looks back, cites
another year's document or stands in a table.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from checker.clauses import title_at
from checker.document import Basis, Citation, Document, Section
from checker.pattern import Pattern
from checker.rules.front_matter._own_year import begins_a_line, heads_a_part, names_itself
from checker.source import Span
from checker.subject import is_ahead, named_years, reported_year

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

OLDEST = 5
"""How many years back a leftover may come from; older ones name laws and history."""

_WINDOW = 320
_NAME = 160
# Each pattern begins with the rare letter, which is found many times faster than a class of two.
_IN_TEXT = Pattern(r"ăm\s{1,4}(20[0-9]{2})(?![0-9])")
_IN_CAPITALS = Pattern(r"ĂM\s{1,4}(20[0-9]{2})(?![0-9])")
# The patterns from here on are for text in lower case: ignoring case costs three times as much.
_BREAK = Pattern(r"[.;:?!]\s|\n\s*\n|\n(?=[ \t]*(?:[-+*#|>]|[0-9a-zđ]{1,4}[.)]))")
_PLACE = (
    r"(?:trên\s+địa\s+bàn|(?:của\s+)?(?:toàn\s+)?"
    r"(?:ngành|huyện|xã|phường|tỉnh|thành\s+phố|nhà\s+trường|trường|đơn\s+vị))\b[^.;:,()\n]{0,60}?"
)
_WORDS = ("giới", "nữ", "bđg", "vstb", "#", "chỉ tiêu", "kinh phí", "nhiệm vụ", "mục tiêu", "kế hoạch", "tháng", "quý")
_WORK = Pattern(
    r"(?:(?<!luật\s)bình\s+đẳng\s+giới|tiến\s+bộ\s+(?:của\s+)?phụ\s+nữ|\bbđg|\bvstb\w{0,6})"
    rf"(?:,?\s+{_PLACE})?\s+năm\s+\Z",
)
_FIRST_OF_WORK = ("bình", "tiến", "bđg", "vstb")
_HISTORY = Pattern(
    r"\b(?:kết quả|tổng kết|sơ kết|đánh giá|báo cáo|so với|so sánh|rà soát|số liệu|thống kê|khảo sát|điều tra|"
    r"kiểm điểm|tình hình|thực trạng|tồn tại|hạn chế|kinh nghiệm|phát huy|kế thừa|tiếp nối|tiếp tục|duy trì|"
    r"khen thưởng|biểu dương|quyết toán|nhiệm kỳ|giai đoạn|năm học|năm trước|đã|từ|trước|sau|cuối|hết|đến|theo)\b",
)
_AFTER = Pattern(
    r"\s*[-–—/]\s*[0-9]|\s*(?:,|và|đến|tới)\s*(?:năm\s+)?(?:19|20)[0-9]{2}"
    r"|\s+(?:đã|đạt|được|của|còn|cho thấy|chưa|chuyển)\b",
)
_PLANS = ("kế hoạch", "chương trình", "công văn", "hướng dẫn", "kh ", "cv ")


def stated_year(document: Document, year: int) -> re.Match[str] | None:
    """Find the year (group 1) that a subject is about where that is not ``year``, in offsets of ``trich_yeu``.

    Subjects that name ``year`` too, look back (unless a report's) or name only laws and limits give nothing. A report
    is about the first of its years, though it names one ahead as well.
    """
    subject = document.front_matter.data.get("trich_yeu")
    if not isinstance(subject, str) or "20" not in subject:
        return None
    if document.kind == "bao-cao":
        found = reported_year(subject)
        if found and str(year) in subject and not is_ahead(subject, found, year):
            return None
    elif str(year) in subject or _looks_back(subject):
        return None
    else:
        found = next(reversed(named_years(subject)), None)
    return found if found and abs(int(found[1]) - year) <= OLDEST else None


def stale_years(document: Document, year: int) -> Iterator[Span]:
    """Give the places of earlier years that stand where the work of ``year`` is named."""
    start, end = document.main_at
    for pattern in (_IN_TEXT, _IN_CAPITALS) if "Ă" in document.text else (_IN_TEXT,):
        for found in pattern.finditer(document.text, start, end):
            if year - OLDEST <= int(found[1]) < year and _is_stale(document, Span(*found.span(1)), year):
                yield Span(*found.span(1))


def _is_stale(document: Document, at: Span, year: int) -> bool:
    first = max(document.main_at.start, at.start - _WINDOW)
    written = document.text[first : at.start]
    name = written[-_NAME:].lower()
    if _is_date(name) or not any(word in name for word in _WORDS):
        return False
    line = written.lower()
    before = line[max((mark.end() for mark in _BREAK.finditer(line)), default=0) :]
    after = document.text[at.end : at.end + _WINDOW].lower()
    stop = _BREAK.search(after)
    rest = after[: stop.start()] if stop else after
    if "|" in before or "<" in before or f"năm {year}" in before + rest:
        return False
    sentence = Span(at.start - len(before), at.start)
    if names_itself(before, rest, report=document.kind == "bao-cao"):
        return _cites_none(document, sentence) or _speaks_of_year(document, sentence, rest, year)
    if _AFTER.match(rest) or _looks_back(before) or _in_looking_back(document, at.start):
        return False
    if begins_a_line(before, after, line + after, document.slice(at)):
        return True
    return (_names_work(name) or heads_a_part(line)) and _speaks_of_year(document, sentence, rest, year)


def _is_date(name: str) -> bool:
    """Tell whether "năm" only ends the words of a date ("tháng 3 năm")."""
    words = name.rpartition("năm")[0].rstrip()
    return words[-1:].isdigit() and "quý" not in words[-8:]


def _names_work(name: str) -> bool:
    """Tell whether lower-case words end with the name of the work and "năm"."""
    for word in _FIRST_OF_WORK:
        at = name.find(word)
        while at >= 0:
            if _WORK.match(name, at):
                return True
            at = name.find(word, at + 1)
    return False


def _speaks_of_year(document: Document, sentence: Span, rest: str, year: int) -> bool:
    """Tell whether a sentence speaks of this document's own work, or cites a plan made in the same year."""
    cited = _last(document.citations, sentence.end)
    if isinstance(cited, Citation) and cited.at.start >= sentence.start:
        title = title_at(document.text, cited, document.body_at.end)
        if sentence.end >= (title.end if title else cited.full_at.end) and "như sau" in rest:
            return True
        plan = document.slice(cited.at).lower().startswith(_PLANS)
        return plan and cited.date is not None and cited.date.year == year
    basis = _last(document.basis, sentence.end)
    return basis is None or basis.at.end < sentence.end


def _cites_none(document: Document, sentence: Span) -> bool:
    cited = _last(document.citations, sentence.end)
    return cited is None or cited.at.start < sentence.start


def _in_looking_back(document: Document, at: int) -> bool:
    """Tell whether a place stands under a heading such as "Kết quả năm trước"."""
    section: Section | None = document.main
    while section:
        opener = section.opener
        if opener and opener.at.end <= at:
            title = opener.text_at.start
            if _looks_back(document.text[title : min(opener.text_at.end, title + _WINDOW)]):
                return True
        below = section.items
        index = bisect_right(below, at, key=lambda item: item.at.start) - 1
        inner = below[index] if index >= 0 else None
        section = inner if isinstance(inner, Section) else None
    return False


def _last(items: Sequence[Citation] | Sequence[Basis], at: int) -> Citation | Basis | None:
    index = bisect_right(items, at, key=lambda item: item.at.start) - 1
    return items[index] if index >= 0 else None


def _looks_back(text: str) -> bool:
    """Tell whether words of a sentence compare, report or look back at other years."""
    return _HISTORY.search(text.lower()) is not None
