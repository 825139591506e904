"""``impossible-date``: a date that no calendar has."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.dates import PartialDate, parse_date_value
from checker.facts import REFERENCE_KEYS
from checker.message import say
from checker.pattern import Pattern
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.content._calendar import why_impossible
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document
    from checker.matter import Path

_PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "{issued}"\n---\n\n{body}\n'

_MONTHS = frozenset(f"{month:02}" for month in range(1, 13))
_SAFE_DAYS = frozenset(f"{day:02}" for day in range(1, 29))
_DATED = (*((key, "ngay_ban_hanh") for key in REFERENCE_KEYS), ("bao_cao", "han"))
_ANY_MONTH = frozenset((None, *range(1, 13)))
_SAFE = frozenset((None, *range(1, 29)))
"""Days that every month has."""

_DOTTED_YEAR = ".20"
_DOTTED = Pattern(r"(?<![0-9.,/])([0-9]{1,2})\.([0-9]{1,2})\.(20[0-9]{2})(?![0-9]|[.,/][0-9])")
"""A date with full stops, which is read for nothing else."""

_LATE_DAYS = ("31/", "30/")
_YEARLESS = Pattern(r"(31)/(0?[2469]|11)(?![\d/]|[.,-]\d)|(30)/(0?2)(?![\d/]|[.,-]\d)")
_LEADS_DAY = Pattern(r"(?<!\w)(?:trước|hạn|đến|từ|hết|chậm nhất|sau)\s+\Z", re.IGNORECASE)
_LONGEST_LEAD = 12
"""A day and a month that follow a word of time."""


@rule(
    Severity.ERROR,
    english="no calendar has this date",
    basis=None,
    examples=(
        Good(_PLAN.format(issued="2028-02-29", body="Gửi trước ngày 31/12/2028; ngày 30 tháng 4 năm 2028.")),
        Good(_PLAN.format(issued="2026-03-05", body="Theo Kế hoạch số 12/KH-UBND ngày 30/02/2026 của xã.")),
        Good(_PLAN.format(issued="", body="Đạt 31/31 lớp, tỷ lệ 30/2; Công văn số 30/2/BC.")),
        Good(
            _PLAN.format(issued="2026-03-05", body="Gửi trước ngày 30.6.2026; mục 4.13.2026; 31.6.2026.1; 1.31.200 đ.")
        ),
        Bad(
            _PLAN.format(issued="2026-03-05", body="Gửi báo cáo trước ngày ⟦31.6.2026⟧, họp ngày ⟦12.13.2026⟧."),
            messages=(
                "“31.6.2026” không có trong lịch: tháng 6 có 30 ngày",
                "“12.13.2026” không có trong lịch: không có tháng 13",
            ),
        ),
        Bad(
            _PLAN.format(issued="2026-03-05", body="Gửi báo cáo trước ngày ⟦31/6/2026⟧."),
            messages=("“31/6/2026” không có trong lịch: tháng 6 có 30 ngày",),
        ),
        Bad(
            _PLAN.format(
                issued="2026-03-05", body="Tổ chức ⟦ngày 29 tháng 02 năm 2026⟧ và ⟦ngày 15 tháng 13 năm 2026⟧."
            ),
            messages=(
                "“ngày 29 tháng 02 năm 2026” không có trong lịch: tháng 2 năm 2026 có 28 ngày",
                "“ngày 15 tháng 13 năm 2026” không có trong lịch: không có tháng 13",
            ),
        ),
        Bad(
            _PLAN.format(issued="2026-03-05", body="Nộp trước ⟦31/11⟧, muộn nhất đến 30/11; đạt 31/46, hết 31/4/20."),
            messages=("“31/11” không có trong lịch: tháng 11 có 30 ngày",),
        ),
        Bad(
            _PLAN.format(issued="⟦30/02/2026⟧", body="").replace('"⟦', '⟦"').replace('⟧"', '"⟧'),
            messages=("“30/02/2026” không có trong lịch: tháng 2 năm 2026 có 28 ngày",),
        ),
        Bad(
            '---\nloai: "ke-hoach"\nbao_cao:\n  - ky: "so-ket"\n    han: ⟦"2026-06-31"⟧\n---\n',
            messages=("“2026-06-31” không có trong lịch: tháng 6 có 30 ngày",),
        ),
    ),
)
def impossible_date(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Ngày, tháng không có trong lịch.

    Ngày 30/02, 31/4 hay tháng 13 là gõ nhầm; người nhận không biết phải hiểu là ngày nào. Ngày trong phần khai báo và
    trong nội dung đều được xem.

    Cách sửa: tra lại văn bản gốc và ghi đúng ngày, tháng.
    """
    for path, date in _front(document):
        if date.impossible and date.year and date.month:
            at = document.at(*path)
            yield _problem(at, document.slice(at).strip("\"'"), date)
    if _DOTTED_YEAR in document.text:
        yield from _dotted(document)
    yield from _yearless(document)
    if document.dates:
        yield from _mentioned(document)


def _mentioned(document: Document) -> Iterator[Problem]:
    """Report the impossible dates of the body."""
    _, _, days, months, _, _ = zip(*document.dates, strict=True)
    if _SAFE.issuperset(days) and _ANY_MONTH.issuperset(months):
        return
    for mention, day, month in zip(document.dates, days, months, strict=True):
        if day in _SAFE and month in _ANY_MONTH:
            continue
        if mention.impossible and mention.at.end not in _cited(document):
            yield _problem(mention.at, mention.text, PartialDate(mention.year, month, day))


def _dotted(document: Document) -> Iterator[Problem]:
    """Report the impossible dates with full stops: after "ngày", or with a day that only some months have."""
    text, (start, end) = document.text, document.body_at
    over = start
    year = text.find(_DOTTED_YEAR, start, end)
    while year >= 0:
        found = _DOTTED.search(text, max(over, year - 5), min(end, year + 8))
        over = year + 1
        if found:
            date = PartialDate(int(found[3]), int(found[2]), int(found[1]))
            named = text[max(start, found.start() - 5) : found.start()].lower() == "ngày "
            if date.impossible and (named or (1 <= (date.month or 0) <= 12 and 29 <= (date.day or 0) <= 31)):
                yield _problem(Span(*found.span()), found[0], date)
            over = found.end()
        year = text.find(_DOTTED_YEAR, over, end)


def _yearless(document: Document) -> Iterator[Problem]:
    """Report days without a year that no month has: "trước 31/11"."""
    text, (start, end) = document.text, document.body_at
    for cue in _LATE_DAYS:
        place = text.find(cue, start, end)
        while place >= 0:
            found = _YEARLESS.match(text, place, end)
            if found and _LEADS_DAY.search(text, max(start, place - _LONGEST_LEAD), place):
                month, day = int(found[2] or found[4]), int(found[1] or found[3])
                yield _problem(Span(*found.span()), found[0], PartialDate(None, month, day))
            place = text.find(cue, place + 1, end)


@lru_cache(maxsize=2)
def _cited(document: Document) -> frozenset[int]:
    """Give where the dates of citations end: ``impossible-citation-date`` tells of them."""
    return frozenset(cited.date.at.end for cited in document.citations if cited.date and cited.date.impossible)


def _front(document: Document) -> Iterator[tuple[Path, PartialDate]]:
    """Yield the dates of the front matter but those whose form ``schema-violation`` refuses."""
    for path, written in _written(document):
        if written[8:] in _SAFE_DAYS and written[5:7] in _MONTHS:
            continue
        date = parse_date_value(written)
        formed = path[0] != "bao_cao" or (date and 1 <= (date.month or 0) <= 12 and 1 <= (date.day or 0) <= 31)
        if date and formed:
            yield path, date


def _written(document: Document) -> Iterator[tuple[Path, str]]:
    """Yield what stands where the front matter has dates."""
    yield ("ngay_ban_hanh",), document.string("ngay_ban_hanh")
    for key, name in _DATED:
        entries = document.front_matter.data.get(key)
        for index, item in enumerate(entries if isinstance(entries, tuple) else ()):
            if isinstance(item, dict) and (value := item.get(name)):
                yield (key, index, name), value.strip() if isinstance(value, str) else document.string(key, index, name)


def _problem(at: Span, words: str, date: PartialDate) -> Problem:
    return Problem(
        at,
        say(
            "“{words}” không có trong lịch: {why}",
            "“{words}” is in no calendar: {why}",
            words=" ".join(words.split()),
            why=why_impossible(date.year, date.month or 0, date.day),
        ),
        hint=say("tra lại và ghi đúng ngày, tháng", "look the date up and correct it"),
    )
