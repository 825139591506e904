"""The lines below the text: Nơi nhận, and the authority, position and name of the person who signed.

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I. Punctuation is left as typed, for the check to judge.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from checker.office.imported import Guess
from checker.office.letterhead import is_signing_stamp, read_date
from checker.office.text_lines import Line, is_upper, squeeze

_RECIPIENTS = re.compile(r"N[ơƠ]I\s+NH[ậẬ]N\b\s*:?\s*", re.IGNORECASE)
_DASH = re.compile(r"[-–—+•*]\s*(?=\S)")
_NEXT_DASH = re.compile(r"(?<=[;,]) (?=[-–—+•*] \S)")
_ARCHIVE = re.compile(r"(?:[-–—+•*]\s*)?Lưu\b", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\s*[./]?\s*(?=[^\W\d_])")
_POSITION = re.compile(
    r"(?:Q\.\s*)?(?:[^\W\d_]+\s+){0,4}?"
    r"(?:TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|CHÁNH|CHỦ NHIỆM|PHÓ|ỦY VIÊN|NGƯỜI LẬP|QUẢN ĐỐC)\b"
)
_REMARK = re.compile(
    r"\(?\s*(?:đã ký|ký,? ghi rõ|ký và ghi rõ|ký tên|đã duyệt|chữ ký|ký,? đóng dấu)[^()]{0,40}\)?", re.IGNORECASE
)
_DEGREE = r"(?:(?:GS|PGS|TS|ThS|BS|CN|KS|BSCKI+|CKI+)\.?\s*){0,3}"
_HIGHLAND = r"[A-Z]['’ʼ`]\s?[^\W\d_]+"
_PART = rf"(?:{_HIGHLAND}|[^\W\d_a-z][^\W\d_]*)"
_NAME = re.compile(rf"{_DEGREE}(?:{_PART}(?:\s+{_PART}){{1,5}}|{_HIGHLAND})")
"""A person's name; those of the Central Highlands may begin with "H'" or "K'", and be one word then."""

_ANNEX = re.compile(r"\(?(?:Phụ lục|Mẫu số|Biểu|Đề cương|Kèm theo|Ban hành kèm)", re.IGNORECASE)
_LONGEST_LINE = 90
_MOST_LINES = 8


@dataclass(slots=True)
class Closing:
    """What stood below the text: ``start`` and ``end`` index its lines.

    ``heading`` is "Nơi nhận:" as typed, empty when there is none; ``recipients`` are the lines under it, ``grid``
    and ``cell`` where they stood in a table that lays them out. ``others`` are positions and names of those who signed
    beside the first; ``column`` and ``other`` are where the first and the others stood.
    """

    start: int
    end: int
    heading: str = ""
    grid: int = 0
    cell: int = 0
    recipients: list[str] = field(default_factory=list[str])
    authority: list[str] = field(default_factory=list[str])
    position: list[str] = field(default_factory=list[str])
    name: str = ""
    remarks: list[str] = field(default_factory=list[str])
    dates: list[Guess] = field(default_factory=list[Guess])
    others: list[str] = field(default_factory=list[str])
    column: int | None = None
    other: int | None = None

    @property
    def archived(self) -> bool:
        """Tell whether the archive line, the last of the list, was read."""
        return any(_ARCHIVE.match(item) for item in self.recipients)

    def guesses(self) -> list[Guess]:
        """Give the values of ``nguoi_ky``, and of a date that stood above the signature."""
        values = list(self.dates)
        if self.authority:
            values.append(Guess("nguoi_ky.quyen_han", tuple(self.authority), " ".join(self.authority)))
        if self.position:
            values.append(Guess("nguoi_ky.chuc_vu", _position(self.position), " ".join(self.position)))
        if self.name:
            values.append(Guess("nguoi_ky.ho_ten", self.name, self.name))
        return values


def read_closing(lines: tuple[Line, ...], start: int, *, dated: bool) -> Closing:
    """Read what closes the text that begins at line ``start``; ``dated`` tells whether a date was read above it."""
    begin = next((at for at in range(start, len(lines)) if _heading(lines[at])), len(lines))
    closing = Closing(begin, begin)
    first = _signature_before(lines, start, begin)
    for line in lines[first:begin]:
        for place, cell in enumerate(line.cells):
            if not _sign(closing, cell, dated=dated, column=_column(line, place)):
                closing.others.append(squeeze(cell))
    closing.start = first
    at = begin
    while at < len(lines) and _take(closing, lines[at], first=at == begin):
        at += 1
    closing.end = at
    return closing


def _position(lines: list[str]) -> str:
    """Join the lines of a position; one that begins another position is told from it by a comma."""
    joined = ""
    for line in lines:
        joined += f"{', ' if is_position(line) else ' '}{line}" if joined else line
    return joined


def _column(line: Line, place: int) -> int | None:
    """Tell where a cell stands beside others: its column in a table, or how many from the right of its line."""
    if line.grid:
        return line.cell
    return place - len(line.cells) if len(line.cells) > 1 else None


def is_recipients(text: str) -> bool:
    """Tell whether a line begins the list of recipients."""
    return _RECIPIENTS.match(text) is not None


def _heading(line: Line) -> re.Match[str] | None:
    if line.table:
        return None
    return next((found for cell in line.cells if (found := _RECIPIENTS.match(cell))), None)


def _signature_before(lines: tuple[Line, ...], start: int, end: int) -> int:
    """Give where a signature that stands just above ``end`` begins; ``end`` when there is none."""
    first = end
    while first > max(start, end - _MOST_LINES) and not lines[first - 1].table and _is_signing(lines[first - 1]):
        first -= 1
    while first < end and not _names_position(lines[first]) and not read_date(lines[first].bare):
        first += 1
    return first if any(map(_names_position, lines[first:end])) else end


def _names_position(line: Line) -> bool:
    return is_position(line.bare) or any(map(is_position, line.cells))


def _is_signing(line: Line) -> bool:
    return _signs(line.bare) or (len(line.cells) > 1 and all(_signs(squeeze(cell)) for cell in line.cells))


def _signs(text: str) -> bool:
    return bool(is_position(text) or _REMARK.fullmatch(text) or _NAME.fullmatch(text) or read_date(text))


def is_position(text: str) -> bool:
    """Tell whether a line is an authority or a position of who signs ("TM. …", "HIỆU TRƯỞNG")."""
    return is_upper(text) and len(text) <= _LONGEST_LINE and bool(_AUTHORITY.match(text) or _POSITION.match(text))


def _take(closing: Closing, line: Line, *, first: bool) -> bool:
    """Read one line at or below "Nơi nhận"; false when it is no longer of the closing."""
    if line.is_ruler:
        return True
    inside = bool(line.grid) and line.grid == closing.grid
    done = closing.name and closing.archived and not inside
    if line.table or (not first and (done or _ANNEX.match(line.bare))):
        return False
    for place, cell in enumerate(line.cells):
        rest = cell
        if first and (found := _RECIPIENTS.match(cell)) and not closing.heading:
            closing.heading = squeeze(found.group())
            closing.grid, closing.cell = line.grid, line.cell
            rest = cell[found.end() :]
        if rest.strip() and not _take_cell(closing, line, place, rest, sure=first or place > 0):
            return False
    return True


def _take_cell(closing: Closing, line: Line, place: int, cell: str, *, sure: bool) -> bool:
    """Read a part of a line; ``sure`` tells that it is of the closing, a table that lays it out tells so too."""
    inside = bool(line.grid) and line.grid == closing.grid
    beside = inside and line.cell != closing.cell
    if (not beside and _recipient(closing, cell)) or _sign(
        closing, cell, dated=True, beside=beside, column=_column(line, place)
    ):
        return True
    if beside:
        closing.remarks.append(squeeze(cell))
    elif sure or inside:
        closing.recipients.append(squeeze(cell))
    return sure or inside


def _recipient(closing: Closing, cell: str) -> bool:
    """Read a line of the list; several recipients on it, each with its dash, become a line each."""
    several = _NEXT_DASH.split(squeeze(cell))
    if len(several) > 1 and _DASH.match(several[0]):
        return all(_recipient(closing, one) for one in several)
    text = squeeze(cell)
    listed = closing.recipients
    if _DASH.match(text) or _ARCHIVE.match(text):
        listed.append(text)
        return True
    if closing.archived and listed[-1][-1] == ".":
        return False
    if listed and not closing.position and not closing.authority and listed[-1][-1] not in ".;" and text[0].islower():
        listed[-1] += f" {text}"
        return True
    if not closing.archived and text[-1] in ";," and not is_position(text):
        listed.append(text)
        return True
    return False


def _sign(closing: Closing, cell: str, *, dated: bool, column: int | None, beside: bool = False) -> bool:
    """Read one cell of the signature; ``beside`` the recipients a position need not be in capitals."""
    text = squeeze(cell)
    if _sign_beside(closing, text, column):
        return True
    if closing.name:
        return False
    if remark := _REMARK.search(text):
        closing.remarks.append(squeeze(remark.group()))
        text = squeeze(text[: remark.start()] + " " + text[remark.end() :])
    elif is_signing_stamp(text):
        closing.remarks.append(text)
        text = ""
    return not text or _sign_text(closing, text, dated=dated, beside=beside)


def _sign_beside(closing: Closing, text: str, column: int | None) -> bool:
    """Read the position or the name of one more who signs, beside the first."""
    if is_position(text):
        closing.column = column if closing.column is None else closing.column
        if column in {None, closing.column}:
            return False
        closing.other = column
    elif column is None or column != closing.other or not _NAME.fullmatch(text):
        return False
    closing.others.append(text)
    return True


def _sign_text(closing: Closing, text: str, *, dated: bool, beside: bool) -> bool:
    if not dated and (date := read_date(text)):
        closing.dates += [
            Guess("dia_danh", date[0], text[: text.find("ngày")]),
            Guess("ngay_ban_hanh", date[1], squeeze(date[2])),
        ]
        return True
    if is_position(text) or (beside and not closing.position and is_position(text.upper())):
        (closing.authority if _AUTHORITY.match(text) and not closing.position else closing.position).append(text)
        return True
    if (closing.position or closing.authority) and _NAME.fullmatch(text):
        closing.name = text
        return True
    return False
