"""What a document asks for by when, in its body and in ``bao_cao``, as several rules see it; no rule itself."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from checker.dates import parse_date_value
from checker.facts import about_years, issue_date
from checker.message import say
from checker.rule import Related

if TYPE_CHECKING:
    from checker.document import Document
    from checker.source import Span

_LONGEST_SENTENCE = 600
_SENTENCE_END = re.compile(r"[;\n]|\.(?=\s|\Z)")
_HISTORY = re.compile(
    r"(?<!\w)(?:đã|vừa|từng|trước đây|nay là|sinh|tuyển dụng|có hiệu lực|tính đến)(?!\w)", re.IGNORECASE
)
_REPORT = re.compile(r"báo cáo|sơ kết|tổng kết", re.IGNORECASE)


class Due(NamedTuple):
    """One deadline: ``first`` to ``last`` is its day, or its month when no day is given.

    ``lead`` is the text before it in its sentence, after any other deadline there; of a deadline in the front matter
    it is the period of the report (``so-ket``, ``tong-ket``), and ``front`` is true.
    """

    at: Span
    first: datetime.date
    last: datetime.date
    lead: str
    front: bool

    @property
    def report(self) -> bool:
        """Tell whether it is the deadline of a report."""
        return self.front or _REPORT.search(self.lead) is not None


@lru_cache(maxsize=2)
def dues(document: Document) -> tuple[Due, ...]:
    """Give the deadlines that a document sets: those of ``bao_cao``, then those of the main text that name a year.

    Left out are impossible dates, deadlines in the names of other documents, and what tells of the past ("đã …").
    """
    return (*_planned(document), *_written(document))


def _planned(document: Document) -> list[Due]:
    found: list[Due] = []
    for index, entry in enumerate(document.entries("bao_cao")):
        partial = parse_date_value(document.string("bao_cao", index, "han"))
        day = partial.date if partial else None
        if day:
            found.append(Due(document.at("bao_cao", index, "han"), day, day, str(entry.get("ky") or ""), front=True))
    return found


def _written(document: Document) -> list[Due]:
    found: list[Due] = []
    text = document.text
    starts = [citation.full_at.start for citation in document.citations]
    before = 0
    for at, date, *_ in document.deadlines:
        if date is None or not document.main_at.contains(at):
            continue
        begin, before = max(before, sentence_start(text, at.start)), at.end
        index = bisect_right(starts, at.start) - 1
        if index >= 0 and document.citations[index].full_at.contains(at):
            continue
        span = _days(date.year, date.month, date.day)
        lead = text[begin : at.start]
        if span and not _HISTORY.search(lead):
            found.append(Due(at, *span, lead, front=False))
    return found


def _days(year: int | None, month: int | None, day: int | None) -> tuple[datetime.date, datetime.date] | None:
    if year is None or month is None:
        return None
    try:
        first = datetime.date(year, month, day or 1)
    except ValueError:
        return None
    after = datetime.date(year + month // 12, month % 12 + 1, 1)
    return first, first if day else after - datetime.timedelta(days=1)


def sentence_start(text: str, offset: int) -> int:
    """Give where the sentence around an offset begins: after a line feed, a semicolon or a full stop."""
    start = max(0, offset - _LONGEST_SENTENCE)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, offset)]
    return ends[-1] if ends else start


def sentence_end(text: str, offset: int) -> int:
    """Give where the sentence around an offset ends."""
    found = _SENTENCE_END.search(text, offset, offset + _LONGEST_SENTENCE)
    return found.start() if found else min(len(text), offset + _LONGEST_SENTENCE)


def outside(document: Document, due: Due) -> bool:
    """Tell whether a deadline lies outside the time that a document is about.

    That is its year and the next one, or its period; of reports, up to March after it (up to the end of the next
    year where it goes by school years). A document signed late in the year before may begin on its own day.
    """
    years = about_years(document)
    if not years or not 1 < years[0] <= years[1] < datetime.MAXYEAR - 1:
        return False
    begin = datetime.date(years[0], 1, 1)
    issued = issue_date(document)
    if issued and issued.date and issued.date.year == years[0] - 1:
        begin = issued.date
    if due.report and "năm học" not in document.string("trich_yeu").lower():
        end = datetime.date(years[1] + 1, 3, 31)
    else:
        end = datetime.date(years[1] + (years[0] == years[1]), 12, 31)
    return due.last < begin or due.first > end


def same_elsewhere(found: list[Due]) -> list[tuple[Due, tuple[Related, ...]]]:
    """Put deadlines of one day together: the first, with the places of the others, so that they are one finding."""
    groups: dict[tuple[datetime.date, datetime.date], list[Due]] = {}
    for due in found:
        groups.setdefault((due.first, due.last), []).append(due)
    also = say("cùng thời hạn này", "the same deadline")
    return [(first, tuple(Related(other.at, also) for other in others)) for first, *others in groups.values()]


def quoted(document: Document, due: Due) -> str:
    """Quote a deadline as the user wrote it."""
    words = document.slice(due.at).strip("\"'").split()
    return f"“{' '.join(words)}”"
