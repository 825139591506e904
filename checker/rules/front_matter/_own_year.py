"""Sentences in which a document names itself or its own parts with the year that it is about; no rule itself.

All patterns are for text in lower case. ``before`` is a sentence up to a year, the word "năm" included, and ``rest``
what follows the year.
"""

from __future__ import annotations

import re
from typing import Final

from checker.pattern import Pattern

_PARTS = "chỉ tiêu|nhiệm vụ|mục tiêu|kế hoạch|công tác|nội dung|hoạt động|giải pháp|biện pháp|kinh phí|dự toán"
_QUALITIES = r"(?:\s+(?:trọng\s+tâm|trọng\s+điểm|chủ\s+yếu|cụ\s+thể|cơ\s+bản|chính|chung|thực\s+hiện|trong))*"
_HEADED = Pattern(rf"^[ ]{{0,3}}#.{{0,80}}\b(?:{_PARTS}){_QUALITIES}\s+năm\s+\Z", re.MULTILINE)
_LINE = Pattern(rf"[-+*_ \t]*(?:tổng\s+)?(?:{_PARTS}){_QUALITIES}\s+năm\s+\Z")
_COLON = Pattern(r"[*_]{0,3}[ ]?:(?![*_\s]*(?:đạt|đã|không|chưa|vượt)\b)")
_ANY_YEAR = Pattern(r"(?<![0-9] )năm\s+(20[0-9]{2})")
_CLOSING = Pattern(r"\btrên\s+đây\s+là\s+(?:toàn\s+bộ\s+|nội\s+dung\s+)?(?:kế\s+hoạch|báo\s+cáo)\b")
_ISSUING = Pattern(r"\b(?:xây\s+dựng|ban\s+hành|lập)\s+(?:và\s+(?:ban\s+hành|triển\s+khai)\s+)?kế\s+hoạch\b")
_AS_FOLLOWS = Pattern(
    r"\s*(?:của\s+[^,;]{1,60})?(?:\([^()]{1,40}\))?,?\s*(?:với\s+(?:các\s+|những\s+)?nội\s+dung\s+(?:\w+\s+){0,2})?như\s+sau"
)
_HALF_YEAR = Pattern(r"\b(?:(?:0?6|0?9|sáu|chín)\s+tháng\s+(?:đầu|cuối)|quý\s+\w{1,3})\s+năm\s+\Z")
_REPORTING = Pattern(r"\bbáo\s+cáo\b.{0,160}\bnhư\s+sau", re.DOTALL)
_LOOKS_BACK = Pattern(
    r"\b(?:so\s+với|so\s+sánh|rà\s+soát|tồn\s+tại|hạn\s+chế|kiểm\s+điểm|kinh\s+nghiệm|tiếp\s+tục|năm\s+trước|khen\s+thưởng|"
    r"kết\s+luận|giai\s+đoạn|nhiệm\s+kỳ|năm\s+học|cùng\s+kỳ|từ|đến|trước|sau|theo)\b"
)
_COMPARED = Pattern(r"\s*[-–—/]\s*[0-9]|\s*(?:,|và|đến|tới)\s*(?:năm\s+)?(?:19|20)[0-9]{2}")
_GATES: Final = ("trên đây", "như sau", "báo cáo")


def heads_a_part(written: str) -> bool:
    """Tell whether a heading such as "Nhiệm vụ, giải pháp trọng tâm năm" ends a text."""
    return "#" in written and _HEADED.search(written) is not None


def begins_a_line(before: str, rest: str, around: str, stale: str) -> bool:
    """Tell whether a line begins with one of the document's own figures ("Kinh phí năm 2024: …").

    A series of years near by ("Kinh phí năm 2024: …; năm 2025: …") looks back.
    """
    if not _COLON.match(rest) or not _LINE.match(before):
        return False
    return all(year == stale for year in _ANY_YEAR.findall(around))


def names_itself(before: str, rest: str, *, report: bool) -> bool:
    """Tell whether a sentence announces or closes the document by its name, with the year."""
    if not any(gate in before or gate in rest for gate in _GATES) or _COMPARED.match(rest):
        return False
    closing = _CLOSING.search(before)
    if closing:
        return not _LOOKS_BACK.search(before, closing.end())
    if report:
        reporting = _HALF_YEAR.search(before) and (_REPORTING.search(rest) or _REPORTING.search(before + rest))
        return bool(reporting) and not _LOOKS_BACK.search(before)
    issuing = _ISSUING.search(before)
    return bool(issuing and _AS_FOLLOWS.match(rest) and not _LOOKS_BACK.search(before, issuing.end()))
