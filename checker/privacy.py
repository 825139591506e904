"""Personal data in text: phone numbers, e-mail addresses, citizen ids, bank accounts; found and masked."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from checker.pattern import Pattern
from checker.record import NamedTuple
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

Kind = Literal["phone", "email", "citizen-id", "bank-account"]

_SHAPE: Final = bytes(
    ord("0") if chr(code) in "0123456789" else code if chr(code) in " .-()?" else ord("x") for code in range(256)
)
"""A digit becomes 0; the signs that part the groups of a number stay; all else is one letter."""

_NINE_FIGURES: Final = b"000000000"
_PARTING: Final = b" .-()\xa0"
_PARTING_UTF_8: Final = b" .-()" + "\N{NO-BREAK SPACE}".encode()
_FIGURES = Pattern(rb"0(?:[ .?()-]{0,2}0){8,}")
_DIGIT = Pattern(r"[0-9]")
_GROUP = Pattern(r"[0-9]+")
_PARTED = Pattern(r"[ .()\u00a0-]{0,2}")
_MOBILE = Pattern(r"0[35789][0-9]{8}|01[2689][0-9]{8}")
_LANDLINE = Pattern(r"02[0-9]{9}")
_OLD_LANDLINE = Pattern(r"0[2-8][0-9]{8}")
_ABROAD = Pattern(r"84[235789][0-9]{8,9}")
_LONGEST_CUE = 48
_PHONE_CUE = Pattern(
    r"(?:điện\s*thoại|\b(?:đt|sđt|tel|fax|phone|hotline|di\s*động|liên\s*hệ))\W*(?:số\W*)?\Z", re.IGNORECASE
)
_TAX_CUE = Pattern(r"(?:mã\s+số\s+(?:thuế|doanh\s+nghiệp)|\bmst)\b\W*\Z", re.IGNORECASE)
_CITIZEN_CUE = Pattern(
    r"(?:\bcccd|\bcmnd|\bcmtnd|\bcmt|căn\s+cước|chứng\s+minh|định\s+danh)\b[^0-9\n]{0,32}\Z", re.IGNORECASE
)
_BANK_CUE = Pattern(r"(?:\bstk|số\s+tài\s+khoản|tài\s+khoản\s+số|số\s+tk)\b[^0-9\n]{0,24}\Z", re.IGNORECASE)
_CUED: Final[tuple[tuple[Kind, Pattern, Container[int]], ...]] = (
    ("bank-account", _BANK_CUE, range(6, 20)),
    ("citizen-id", _CITIZEN_CUE, (9, 12)),
)
_HEADED: Final[tuple[tuple[Kind, Pattern, Container[int]], ...]] = (
    ("citizen-id", Pattern(r"\b(?:cccd|cmnd|cmtnd|cmt)\b|căn cước|định danh|chứng minh", re.IGNORECASE), (9, 11, 12)),
    ("bank-account", Pattern(r"\bstk\b|số tài khoản|số tk\b", re.IGNORECASE), range(6, 20)),
    ("phone", Pattern(r"điện thoại|di động|\b(?:s?đt|tel|zalo|phone)\b", re.IGNORECASE), (9, 10, 11)),
)
"""What the heads of table columns tell of the figures below; a spreadsheet drops the zero that a number begins with."""

_LONGEST_ROW = 2000
_MOST_GROUPS = 6
_GOES_ON = Pattern(r"[^\W]|[/-][^\W\d_]|[.,][0-9]")
_LOCAL: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-"
_LONGEST_LOCAL = 64
_DOMAIN = Pattern(r"@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.)+[A-Za-z]{2,24}\b")


class PersonalData(NamedTuple):
    """One piece of personal data and where it stands."""

    at: Span
    kind: Kind


def may_hold(utf_8: bytes) -> bool:
    """Tell quickly whether a text, given in UTF-8, may hold personal data: most documents have neither sign of it."""
    return b"@" in utf_8 or _NINE_FIGURES in utf_8.translate(_SHAPE, _PARTING_UTF_8)


def find_personal_data(text: str) -> tuple[PersonalData, ...]:
    """Find the personal data of a text, in order.

    A citizen id (CCCD of 12 figures, CMND of 9) and a bank account are known by the words before them, or at the head
    of their table column; Vietnamese phone numbers by their own form, or by that head. Numbers of documents, sums of
    money, dates and tables of figures are none of these.
    """
    found = [*_numbers(text), *_addresses(text)]
    found.sort()
    return tuple(found)


def mask(text: str) -> str:
    """Give the text with its personal data made unreadable, at the same length ("091*****78", "n***@…")."""
    done = 0
    parts: list[str] = []
    for at, kind in find_personal_data(text):
        parts.append(text[done : at.start])
        data = text[at.start : at.end]
        parts.append(_mask_address(data) if kind == "email" else _mask_number(data))
        done = at.end
    parts.append(text[done:])
    return "".join(parts)


def _numbers(text: str) -> Iterator[PersonalData]:
    """Yield what is written in figures, by way of the text's shape, which is quick to search."""
    low = text.encode("utf-16-le", "surrogatepass")[::2]  # one byte a character, figures and parting signs among them
    if _NINE_FIGURES not in low.translate(_SHAPE, _PARTING):
        return
    shape = text.encode("ascii", "replace").translate(_SHAPE)
    columns = _Columns(text)
    for match in _FIGURES.finditer(shape):
        yield from _in_groups(text, match.start(), match.end(), columns)


class _Columns:
    """The heads of a text's pipe tables, asked for at rising offsets."""

    __slots__ = ("_begin", "_heads", "_looked", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._begin = self._looked = 0
        self._heads: list[str] | None = None

    def head(self, offset: int) -> str:
        """Give the head of the column that an offset is in; blank outside tables."""
        text = self._text
        line = text.rfind("\n", max(0, offset - _LONGEST_ROW), offset) + 1
        if not text[line:offset].lstrip().startswith("|"):
            return ""
        gap = text.rfind("\n\n", self._looked, line)
        if gap >= 0 or self._heads is None:
            self._begin = gap + 2 if gap >= 0 else self._begin
            first = text.find("|", self._begin, offset)
            self._heads = text[first : text.find("\n", first)].split("|")
        self._looked = line
        column = text.count("|", line, offset)
        return self._heads[column] if column < len(self._heads) else ""


def _in_groups(text: str, start: int, end: int, columns: _Columns) -> Iterator[PersonalData]:
    """Yield the personal data among groups of figures that stand close together."""
    groups = [match.span() for match in _GROUP.finditer(text, start, end)]
    first = 0
    while first < len(groups):
        near = groups[first : first + _MOST_GROUPS]
        kind, count = _headed(text, near, columns)
        if kind is None:
            kind, count = _read(text, near)
        if kind:
            begin = groups[first][0]
            end = groups[first + count - 1][1]
            if text[begin - 1 : begin] == "+" or (text[begin - 1 : begin] == "(" and ")" in text[begin:end]):
                begin -= 1
            yield PersonalData(Span(begin, end), kind)
        first += count


def _read(text: str, groups: list[tuple[int, int]]) -> tuple[Kind | None, int]:
    """Tell what the first groups of figures are, and how many they are; one group that is nothing counts as read."""
    start, end = groups[0]
    cued = not _DIGIT.search(text, max(0, start - 3), start)
    if not cued and (text[start] != "0" or end - start == 1):
        return None, 1
    before = text[max(0, start - _LONGEST_CUE) : start]
    joined = _joined(text, groups)
    for kind, cue, lengths in _CUED if cued else ():
        if cue.search(before):
            for count in range(len(joined), 0, -1):
                if len(joined[count - 1]) in lengths:
                    return kind, count
    for count, digits in enumerate(joined, 1):
        if _is_phone(before, digits, end - start) and not _GOES_ON.match(text, groups[count - 1][1]):
            return "phone", count
    return None, 1


def _headed(text: str, groups: list[tuple[int, int]], columns: _Columns) -> tuple[Kind | None, int]:
    """Tell what the head of their column makes of the first groups of figures in a cell, and how many they are."""
    start = groups[0][0]
    cell = text.rfind("|", max(0, start - _LONGEST_CUE), start)
    if cell < 0 or _DIGIT.search(text, cell, start):
        return None, 1
    head = columns.head(start)
    for kind, cue, lengths in _HEADED if head else ():
        if cue.search(head):
            joined = _joined(text, groups)
            count = next((count for count in range(len(joined), 0, -1) if len(joined[count - 1]) in lengths), 0)
            if count and not _GOES_ON.match(text, groups[count - 1][1]):
                return kind, count
    return None, 1


def _joined(text: str, groups: list[tuple[int, int]]) -> list[str]:
    """Give the first group's figures, then with the second's, and so on while they stand close together."""
    joined = [text[slice(*groups[0])]]
    for group, after in pairwise(groups):
        if not _PARTED.fullmatch(text, group[1], after[0]):
            break
        joined.append(joined[-1] + text[slice(*after)])
    return joined


def _is_phone(before: str, digits: str, first: int) -> bool:
    """Tell whether figures are a Vietnamese phone number, by their form, first group and what stands before."""
    last = before[-1:]
    if last.isalnum() or last == "_":
        return False
    if last == "+":
        return _ABROAD.fullmatch(digits) is not None
    if first > 2 and (_MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits)):
        return not _TAX_CUE.search(before)
    old = first < len(digits) and _OLD_LANDLINE.fullmatch(digits) is not None
    return old and _PHONE_CUE.search(before.rstrip("(")) is not None


def _addresses(text: str) -> Iterator[PersonalData]:
    """Yield the e-mail addresses."""
    over = 0
    sign = text.find("@")
    while sign >= 0:
        before = text[max(over, sign - _LONGEST_LOCAL) : sign]
        local = len(before) - len(before.rstrip(_LOCAL))
        domain = _DOMAIN.match(text, sign) if local else None
        over = sign + 1
        if domain:
            over = domain.end()
            yield PersonalData(Span(sign - local, over), "email")
        sign = text.find("@", over)


def _mask_number(data: str) -> str:
    """Hide all digits but the first three and the last two."""
    digits = [i for i, char in enumerate(data) if char in "0123456789"]
    hidden = set(digits[3:-2])
    return "".join("*" if i in hidden else char for i, char in enumerate(data))


def _mask_address(data: str) -> str:
    """Hide the local part but its first letter; all of it when it is only one."""
    local, _, domain = data.partition("@")
    shown = local[:1] if len(local) > 1 else ""
    return f"{shown}{'*' * (len(local) - len(shown))}@{domain}"
