"""Who issued an imported document, for which year, and which unit of the collection that is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.fold import fold
from checker.number import parse_number
from checker.office.letterhead import BODIES
from checker.record import NamedTuple
from checker.subject import reported_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.units import Unit, Units

_HEAD = re.compile(rf"{BODIES}\b", re.IGNORECASE)
_GENERAL = re.compile(r"(?:[UỦ][YỶ] BAN|HỘI ĐỒNG) NHÂN DÂN\Z|UBND\Z|HĐND\Z", re.IGNORECASE)
_LEAD = re.compile(
    rf"(?:\A|[;.]\s+)(?P<name>{BODIES}\b[^;:.,]{{0,100}}?)\s+"
    r"(?:xây dựng|ban hành|triển khai|hướng dẫn|báo cáo|lập|đề ra|tổ chức|yêu cầu|thông báo|đề nghị)\b"
)
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_YEAR = re.compile(r"(?<![0-9/-])(?:19|20)[0-9]{2}(?![0-9/-])")
_PERIOD = re.compile(r"giai đoạn\s+((?:19|20)[0-9]{2})\s*[-–—]\s*((?:19|20)[0-9]{2})", re.IGNORECASE)
_SCHOOL_YEAR = re.compile(r"năm học\s+((?:19|20)[0-9]{2})\s*[-–—]\s*(?:19|20)[0-9]{2}", re.IGNORECASE)
_HALF = re.compile(r"sơ kết|6 tháng|sáu tháng|giữa năm", re.IGNORECASE)
_WHOLE = re.compile(r"tổng kết|cả năm|cuối năm|\bnăm\b", re.IGNORECASE)
_LEADING = 8


class Years(NamedTuple):
    """What a document is about: a year, or a period, or neither."""

    year: int | None
    period: str
    certain: bool


def superior_and_issuer(lines: Sequence[tuple[str, bool | None]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part the lines at the top left into the superior's and the issuer's.

    The issuer's are bold (Nghị định 30/2020/NĐ-CP, Phụ lục I); where looks do not tell, they begin with the last line
    that begins as a body's name does.
    """
    texts = tuple(text for text, _ in lines)
    bold = [bold for _, bold in lines]
    first = bold.index(True) if True in bold else 0
    if first and all(bold[first:]) and not any(bold[:first]):
        return texts[:first], texts[first:]
    starts = [
        place
        for place, text in enumerate(texts)
        if _HEAD.match(text) and not (place and _GENERAL.match(texts[place - 1]))
    ]
    cut = starts[-1] if starts else 0
    return texts[:cut], texts[cut:]


def issuer_in_text(paragraphs: Sequence[str]) -> str:
    """Give the body that the opening sentence names ("Trường … xây dựng kế hoạch … như sau:"), else nothing."""
    for paragraph in paragraphs[:_LEADING]:
        if found := _LEAD.search(paragraph):
            return found["name"]
    return ""


def find_unit(units: Units, issuer: str, number: str) -> tuple[Unit | None, bool]:
    """Give the unit of units.yml by its name, else by its symbol in the number; and whether that is certain."""
    wanted = slug(issuer)
    for unit in units:
        if wanted and wanted in {slug(unit.name), *(slug(name.value) for name in unit.names)}:
            return unit, True
    read = parse_number(number)
    symbol = read.issuer_symbol if read else None
    by_symbol = [unit for unit in units if symbol and symbol in unit.symbols]
    by_name = [unit for unit in units if wanted and slug(unit.name).startswith(wanted)]
    for found in (by_symbol, by_name):
        if len(found) == 1:
            return found[0], False
    return None, False


def slug(name: str) -> str:
    """Write a name as an id: no accents, lower case, joined by hyphens."""
    return _NOT_WORD.sub("-", fold(name)).strip("-")


def years_about(subject: str, date: str, *, report: bool = False) -> Years:
    """Read the year or the period from the subject, else take the year of the date.

    A report is about the first of its years, and looks ahead to the others.
    """
    period = _PERIOD.search(subject)
    without = subject[: period.start()] + subject[period.end() :] if period else subject
    school = _SCHOOL_YEAR.search(without)
    years = _YEAR.findall(without)
    if school:
        return Years(int(school[1]), "", certain=False)
    if period and not years:
        return Years(None, f"{period[1]}-{period[2]}", certain=True)
    if years:
        reported = reported_year(without) if report else None
        return Years(int(reported[1] if reported else years[-1]), "", certain=len(set(years)) == 1)
    dated = _YEAR.search(date.replace("-", " ").replace("/", " "))
    return Years(int(dated.group()) if dated else None, "", certain=False)


def report_period(subject: str) -> tuple[str, bool]:
    """Tell a half-year report from a yearly one, and whether the subject says so plainly."""
    if re.search("cuối năm", subject, re.IGNORECASE) and not re.search("sơ kết", subject, re.IGNORECASE):
        return "tong-ket", False
    if _HALF.search(subject):
        return "so-ket", not re.search("tổng kết", subject, re.IGNORECASE)
    return "tong-ket", bool(_WHOLE.search(subject))
