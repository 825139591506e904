"""Why no calendar has a date; no rule itself."""

from __future__ import annotations

from checker.dates import PartialDate
from checker.message import Message, say


def why_impossible(year: int | None, month: int, day: int | None) -> Message:
    """Say what is wrong with a date that does not exist."""
    if not 1 <= month <= 12:
        return say("không có tháng {month}", "there is no month {month}", month=month)
    if not day:
        return say("không có ngày 0", "there is no day 0")
    if month != 2:
        days = 30 if month in {4, 6, 9, 11} else 31
        return say("tháng {month} có {days} ngày", "month {month} has {days} days", month=month, days=days)
    if not year:
        return say("tháng 2 có nhiều nhất 29 ngày", "February has at most 29 days")
    days = 28 if PartialDate(year, 2, 29).impossible else 29
    return say("tháng 2 năm {year} có {days} ngày", "February {year} has {days} days", year=year, days=days)
