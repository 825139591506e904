"""The words that an official page draws from the front matter: number, day, subject, authority, signature.

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II. What a draft leaves blank stays blank.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from checker.facts import issue_date

if TYPE_CHECKING:
    from checker.dates import PartialDate
    from checker.document import Document

COUNTRY = "Cộng hòa xã hội chủ nghĩa Việt Nam"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
URGENCY = {"khan": "Khẩn", "thuong-khan": "Thượng khẩn", "hoa-toc": "Hỏa tốc"}

BLANK = "\u00a0" * 5
"""Room for what is filled in by hand."""

_STANDS_ABOVE = ("Ủy ban", "Hội đồng", "Quốc hội", "Chính phủ", "Tháng")


def number_line(document: Document, symbol: str = "") -> str:
    """Give "Số: 12/KH-UBND", with room for a number that is not given; ``symbol`` stands where none is typed."""
    number = document.string("so_ky_hieu") or symbol
    return f"Số: {BLANK}{number}" if number.startswith(("/", "-")) else f"Số: {number or BLANK}"


def place_and_date(document: Document) -> str:
    """Give the place and the day as the head of a document has them."""
    place = document.string("dia_danh")
    return f"{place}, {date_words(issue_date(document), document.string('ngay_ban_hanh'))}".removeprefix(", ")


def date_words(date: PartialDate | None, written: str = "") -> str:
    """Write a date as the head of a document has it, blanks where a draft has none; ``written`` when it is no date."""
    if date is None:
        return written
    day = f"{date.day:02}" if date.day else BLANK
    month = BLANK if date.month is None else f"{date.month:02}" if date.month < 3 else str(date.month)
    return f"ngày {day} tháng {month} năm {date.year or BLANK}"


def letter_subject(subject: str) -> str:
    """Give the subject of a công văn as its head has it: V/v and a small letter, unless it begins with a name."""
    if subject.startswith(("V/v", "Về việc")):
        return subject
    second = subject.partition(" ")[2][:1]
    name = second.isupper() or subject.startswith(_STANDS_ABOVE)
    return f"V/v {subject if name else subject[:1].lower() + subject[1:]}"


def authority(document: Document) -> str:
    """Name who decides: the head of the body, unless it is signed on behalf of the whole body (TM.)."""
    issuer = " ".join(document.strings("co_quan_ban_hanh"))
    lines = signing(document, "quyen_han")
    if any(line.upper().startswith("TM.") for line in lines):
        return issuer
    for line in lines:
        mark, _, position = line.partition(" ")
        if mark.upper() == "KT.":
            return f"{position} {issuer}"
    return f"{document.string('nguoi_ky', 'chuc_vu')} {issuer}".strip()


def addressee_lines(addressees: tuple[str, ...]) -> tuple[str, ...]:
    """Give the addressees as lines: a single one alone, several each with a dash and a mark at its end."""
    if len(addressees) < 2:
        return addressees
    last = len(addressees) - 1
    return tuple(f"- {name.rstrip(';.,')}{'.' if index == last else ';'}" for index, name in enumerate(addressees))


def signing(document: Document, key: str) -> tuple[str, ...]:
    """Give a value of the signer as lines."""
    signer = document.front_matter.data.get("nguoi_ky")
    value = signer.get(key) if isinstance(signer, Mapping) else None
    if isinstance(value, tuple):
        return tuple(str(line) for line in value if isinstance(line, str))
    return (value,) if isinstance(value, str) and value.strip() else ()
