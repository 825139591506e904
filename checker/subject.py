"""The years that a subject (trích yếu) names, and the one that it is about."""

from __future__ import annotations

import re

from checker.pattern import Pattern

LONGEST_SUBJECT = 1000
"""How much of a subject is read, in code points; real ones have about 80."""

_YEAR = Pattern(r"\bnăm\s+(20[0-9]{2})(?!\s*[-–—/]?\s*[0-9])", re.IGNORECASE)
_ELSEWHERE = Pattern(
    r"\b(?:(?:từ|đến|hết|trước|sau|tháng\s+[0-9]{1,2})\s*|(?:luật|nghị định|nghị quyết|thông tư|pháp lệnh)\b[^,;]*)\Z",
    re.IGNORECASE,
)
_AHEAD = Pattern(r"\b(?:phương hướng|nhiệm vụ|kế hoạch|dự kiến|giải pháp|chương trình)\b", re.IGNORECASE)
_LOOK_BACK = 80


def named_years(subject: str) -> tuple[re.Match[str], ...]:
    """Give the years (group 1 of each) that a subject may be about: not those of laws, limits and days."""
    return tuple(
        found
        for found in _YEAR.finditer(subject, 0, LONGEST_SUBJECT)
        if not _ELSEWHERE.search(subject[max(0, found.start() - _LOOK_BACK) : found.start()])
    )


def reported_year(subject: str) -> re.Match[str] | None:
    """Give the year that a report is about: the first; what comes after it is ahead, or compared with it."""
    return next(iter(named_years(subject)), None)


def is_ahead(subject: str, reported: re.Match[str], year: int) -> bool:
    """Tell whether ``year`` is only what a report looks ahead to ("… năm 2026 và phương hướng năm 2027")."""
    later = [found for found in named_years(subject) if int(found[1]) == year and found.start() > reported.start()]
    return int(reported[1]) < year and any(_AHEAD.search(subject[reported.end() : one.start()]) for one in later)
