"""Faults of real documents, put into generated plans one at a time."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable


def without_number(text: str) -> str:
    """Leave the number blank."""
    return re.sub(r'so_ky_hieu: "\d+/KH', 'so_ky_hieu: "/KH', text, count=1)


def another_kind(text: str) -> str:
    """Number a plan as a report."""
    return text.replace("/KH-", "/BC-", 1)


def skipped_section(text: str) -> str:
    """Go from III to V."""
    return text.replace("## IV. ", "## V. ", 1)


def without_end_mark(text: str) -> str:
    """Forget the end mark."""
    return text.replace("./.", ".", 1)


def invisible(text: str) -> str:
    """Leave a zero-width space in a word."""
    return text.replace("ban hành Kế hoạch", "ban hành Kế\u200b hoạch", 1)


def broken_word(text: str) -> str:
    """Misspell a word as a keyboard would."""
    return text.replace("chi thường xuyên", "chi thườngf xuyên", 1)


def private_number(text: str) -> str:
    """Print someone's phone number."""
    return text.replace("(để báo cáo)", "(để báo cáo, điện thoại 0912 345 678)", 1)


def impossible_day(text: str) -> str:
    """Set a deadline on a day that does not exist."""
    return re.sub(r"trước ngày \d\d/\d+/", "trước ngày 31/6/", text, count=1)


def without_archive(text: str) -> str:
    """Leave out the archive line."""
    return text.replace(";\n- Lưu: VT.", ".", 1)


def skipped_point(text: str) -> str:
    """Go from a) to c)."""
    return text.replace("\nb) ", "\nc) ", 1)


def space_before_comma(text: str) -> str:
    """Leave a space before a comma."""
    return text.replace("dự toán chi thường xuyên", "dự toán , chi thường xuyên", 1)


def decomposed(text: str) -> str:
    """Write one heading in decomposed letters."""
    return text.replace("Kinh phí", unicodedata.normalize("NFD", "Kinh phí"), 1)


def last_year(text: str) -> str:
    """Leave last year in the subject."""
    return re.sub(r'(trich_yeu: ".* năm )(\d+)"', lambda match: f'{match[1]}{int(match[2]) - 1}"', text, count=1)


def unknown_status(text: str) -> str:
    """Misspell a value of the front matter."""
    return text.replace('trang_thai: "ban-hanh"', 'trang_thai: "banhanh"', 1)


FAULTS: Final[tuple[Callable[[str], str], ...]] = (
    without_number,
    another_kind,
    skipped_section,
    without_end_mark,
    invisible,
    broken_word,
    private_number,
    impossible_day,
    without_archive,
    skipped_point,
    space_before_comma,
    decomposed,
    last_year,
    unknown_status,
)
