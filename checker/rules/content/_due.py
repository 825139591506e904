"""What a document asks for by when, in its body and in ``bao_cao``, as several rules see it; no rule itself."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.clauses import is_cited
from checker.dates import parse_date_value
from checker.document import Heading
from checker.facts import about_years, issue_date
from checker.message import say
from checker.pattern import Pattern
from checker.record import NamedTuple, record
from checker.rule import Related
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.document import Document
    from checker.matter import Path

_LONGEST_SENTENCE = 600
_SENTENCE_ENDS = ("\n", ";", ". ")
_HISTORY = Pattern(
    r"(?<!\w)(?:đã|vừa|từng|trước đây|nay là|(?<!học )sinh(?=\s*\Z| ngày| năm)|tuyển dụng|có hiệu lực|tính đến)(?!\w)",
    re.IGNORECASE,
)
_OPENING = Pattern(r"[\W_]*(?:[0-9]{1,2}[.)]|[a-zđ]\))?[\W_]*")
_OF_YEAR = Pattern(r"[\W_]*(?:trong |riêng )?năm 20[0-9]{2}[ ,]", re.IGNORECASE)
_STATE = Pattern(r"(?<!\w)(?:đã|chưa|từng|vẫn|trực thuộc|thuộc|còn là|là)(?!\w)")
_NEAR = 120
_REPORT = Pattern(r"báo cáo|sơ kết|tổng kết", re.IGNORECASE)

PERIODS = {"so-ket": "sơ kết", "tong-ket": "tổng kết"}
"""The periods of regular reports, as text names them."""


class Due(NamedTuple):
    """One deadline: ``first`` to ``last`` is its day, or its month when no day is given.

    ``period`` is that of a report asked for in ``bao_cao`` (``so-ket``, ``tong-ket``), None in the body. In the body,
    ``start`` is where it begins and ``after`` where the deadline before it ends.
    """

    at: Span | Path
    first: datetime.date
    last: datetime.date
    period: str | None
    start: int = 0
    after: int = 0


@lru_cache(maxsize=2)
def dues(document: Document) -> tuple[Due, ...]:
    """Give the possible dates in ``bao_cao``, then the deadlines of the main text that name a month and a year."""
    found: list[Due] = []
    for index, entry in enumerate(document.entries("bao_cao")):
        due = entry.get("han")
        partial = parse_date_value(due if isinstance(due, str) else document.string("bao_cao", index, "han"))
        if partial and (day := partial.date):
            found.append(Due(("bao_cao", index, "han"), day, day, str(entry.get("ky") or "")))
    before, stop = 0, document.main_at.end
    for at, date, _, _ in document.deadlines:
        start, end = at
        if date and end <= stop:
            _, _, day_of_month, month, year, _ = date
            usual = month and month <= 12 and (day_of_month is None or 1 <= day_of_month <= 28)
            if year and month and (usual or not date.impossible):
                first = datetime.date(year, month, day_of_month or 1)
                last = first if day_of_month else _month_end(first)
                found.append(record(Due, (at, first, last, None, start, before)))
        before = end
    return tuple(found)


def _month_end(first: datetime.date) -> datetime.date:
    after = datetime.date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return after - datetime.timedelta(days=1)


def lead(document: Document, due: Due) -> str:
    """Give the text before a deadline of the body in its sentence, after any other deadline there."""
    return document.text[max(due.after, sentence_start(document.text, due.start)) : due.start]


def told(document: Document, due: Due) -> bool:
    """Tell whether a deadline of the body is only told of: it is past ("đã …"), or in another document's name."""
    if due.period is not None:
        return False
    cited = isinstance(due.at, Span) and is_cited(document, due.at)
    words = lead(document, due)
    return cited or _HISTORY.search(words) is not None or _recounted(document, due, words)


def _recounted(document: Document, due: Due, words: str) -> bool:
    """Tell whether a sentence tells of an earlier time: "Trước ngày … đã …", or "Năm 2025, …" in a plan of 2026."""
    issued, years = issue_date(document), about_years(document)
    if years and due.first.year < years[0] and _under_year(document, due):
        return True
    if _OF_YEAR.match(words):
        return years is not None and due.first.year < years[0] and f"ăm {due.first.year}" in words
    today = issued.date if issued else None
    if not isinstance(due.at, Span) or today is None or due.last >= today or not _OPENING.fullmatch(words):
        return False
    end = due.at.end
    return _STATE.search(document.text, end, min(sentence_end(document.text, end), end + _NEAR)) is not None


def _under_year(document: Document, due: Due) -> bool:
    """Tell whether the paragraph begins with the deadline's own year, or a heading above names it ("Kết quả năm …")."""
    text, year = document.text, f"ăm {due.first.year}"
    line = text[text.rfind("\n", 0, due.start) + 1 : due.start]
    if _OF_YEAR.match(line) and year in line:
        return True
    level = 7
    for block in reversed(document.blocks):
        if isinstance(block, Heading) and block.start < due.start and block.level < level:
            level = block.level
            if year in (title := document.slice(block.text_at).lower()) and "kết quả" in title:
                return True
    return False


def asked_period(document: Document, due: Due) -> str:
    """Give the period of the report that a deadline of the body speaks of last, blank when it names none."""
    if due.period is not None:
        return ""
    text, start = document.text, due.start
    begin = max(due.after, start - _LONGEST_SENTENCE, 0)
    near = text[max(begin, text.rfind("\n", begin, start)) : start]
    if "ơ kết" not in near and "ổng kết" not in near and "Kết" not in near and "Ế" not in near:
        return ""
    words = lead(document, due).lower()
    places = {period: words.rfind(name) for period, name in PERIODS.items()}
    best = max(places, key=places.__getitem__)
    return best if places[best] >= 0 else ""


def sentence_start(text: str, offset: int) -> int:
    """Give where the sentence around an offset begins: after a line feed, a semicolon or a full stop."""
    start = max(0, offset - _LONGEST_SENTENCE)
    return max(
        start,
        text.rfind("\n", start, offset) + 1,
        text.rfind(";", start, offset) + 1,
        text.rfind(". ", start, offset) + 2,
    )


def sentence_end(text: str, offset: int) -> int:
    """Give where the sentence around an offset ends."""
    stop = min(len(text), offset + _LONGEST_SENTENCE)
    return min(place if (place := text.find(end, offset, stop)) >= 0 else stop for end in _SENTENCE_ENDS)


def _window(document: Document) -> tuple[datetime.date, datetime.date, datetime.date] | None:
    """Give the first day that a document may set, the last, and the last for a report; None when it tells no year."""
    years = about_years(document)
    if not years or not 1 < years[0] <= years[1] < datetime.MAXYEAR - 1:
        return None
    first, last = years
    begin = datetime.date(first, 1, 1)
    issued = issue_date(document)
    if issued and issued.year == first - 1 and (day := issued.date):
        begin = day
    end = datetime.date(last + (first == last), 12, 31)
    by_school_year = "năm học" in document.string("trich_yeu").lower()
    return begin, end, end if by_school_year else datetime.date(last + 1, 3, 31)


@lru_cache(maxsize=2)
def dues_outside(document: Document) -> tuple[Due, ...]:
    """Give the deadlines outside the time that a document is about.

    That is its year up to March after it, or its period; where it speaks of the school year to come, the next year too
    (of reports, where its subject goes by school years). A document signed late in the year before may begin on its
    own day.
    """
    window = _window(document)
    if window is None:
        return ()
    begin, end, report_end = window
    usual_end = min(end, report_end)
    odd = [due for due in dues(document) if due.last < begin or due.first > usual_end]
    return tuple(due for due in odd if _is_outside(document, due, window) and not told(document, due))


def _is_outside(document: Document, due: Due, window: tuple[datetime.date, datetime.date, datetime.date]) -> bool:
    begin, end, report_end = window
    report = due.period is not None or _REPORT.search(lead(document, due)) is not None
    if due.last < begin or due.first > max(end, report_end):
        return True
    limit = report_end if report else end if _speaks_of_next_year(document, report_end.year) else min(end, report_end)
    return due.first > limit


def _speaks_of_next_year(document: Document, year: int) -> bool:
    """Tell whether a school year or another period that goes on into a year is named."""
    return any(f"{year - 1}{dash}{year}" in document.text for dash in ("-", "–", " - ", " – ", "/"))


def outside(document: Document, due: Due) -> bool:
    """Tell whether a deadline lies outside the time that a document is about."""
    return due in dues_outside(document)


def report_asked(document: Document, due: Due) -> bool:
    """Tell whether a day in the body is that of a half-year or yearly report, within the document's time."""
    if due.first != due.last or not asked_period(document, due):
        return False
    return not outside(document, due) and not told(document, due)


def same_elsewhere(found: Sequence[Due]) -> list[tuple[Due, tuple[Related, ...]]]:
    """Put deadlines of one day together: the first, with the places of the others, so that they are one finding."""
    groups: dict[tuple[datetime.date, datetime.date], list[Due]] = {}
    for due in found:
        groups.setdefault((due.first, due.last), []).append(due)
    also = say("cùng thời hạn này", "the same deadline")
    return [(first, tuple(Related(other.at, also) for other in others)) for first, *others in groups.values()]


def quoted(document: Document, due: Due) -> str:
    """Quote a deadline as the user wrote it."""
    at = due.at if isinstance(due.at, Span) else document.at(*due.at)
    words = document.slice(at).strip("\"'").split()
    return f"“{' '.join(words)}”"
