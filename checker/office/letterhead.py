"""The lines above the text: issuer, Quốc hiệu, number, place and date, kind, subject, addressees.

Pasted text has them in any order, for a table of two columns was flattened. What is blank stays blank.
Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.office.imported import Guess
from checker.office.text_lines import Line, is_upper, squeeze
from checker.parse.labels import read_label

if TYPE_CHECKING:
    from checker.matter import Value
    from checker.office.flow import Paragraph

KINDS = {"KẾ HOẠCH": "ke-hoach", "BÁO CÁO": "bao-cao", "QUYẾT ĐỊNH": "quyet-dinh"}
"""The line that names the kind, and the value of ``loai``."""

BODIES = (
    r"(?:Trường|Phòng|Sở|UBND|[UỦ][yỷ] ban|HĐND|Hội đồng|Ban|Hội|Trung tâm|Công đoàn|Liên đoàn|Đoàn|Đảng|Chi bộ|Bộ"
    r"|Cục|Chi cục|Tổng cục|Tổ|Văn phòng|Bệnh viện|Trạm|Viện|Học viện|Đại học|Công an|Mặt trận|Tỉnh|Thành)"
)
"""Words that the name of a body begins with."""

NATION = re.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM", re.IGNORECASE)
"""Quốc hiệu."""

PARTY = re.compile(r"ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM")
"""What stands in place of Quốc hiệu above papers of the Party."""

MOTTO = re.compile(r"Độc\s+lập\s*[-–—]\s*Tự\s+do\s*[-–—]\s*Hạnh\s+phúc", re.IGNORECASE)
"""Tiêu ngữ."""

_BLANK = r"[\s\d.…_]{0,24}?"
_DATE = re.compile(
    rf"(?:(?P<place>[^\t,]{{0,80}}?)\s*,\s*)?(?P<date>ngày(?:(?P<day>{_BLANK})tháng(?P<month>{_BLANK})năm(?P<year>[\s\d.…_]{{0,12}})"
    r"|\s*(?P<slashes>\d{1,2}/\d{1,2}/\d{4})))\s*(?=\t|\Z)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"Số\s*:\s*(?P<number>[^\t]*)|Số\s+(?P<bare>[\d.…_]*\s*(?:/|-(?=[A-ZĐ]+/))\s*\S+)", re.IGNORECASE)
_NO_SERIAL = re.compile(r"\A[\s.…_]+(?=[/–-]|\Z)")
_KIND = re.compile(rf"({'|'.join(KINDS)})\b[ \t]*(.*)", re.DOTALL)
_OTHER_KIND = re.compile(
    r"(NGHỊ QUYẾT|CHỈ THỊ|QUY CHẾ|QUY ĐỊNH|QUY TRÌNH|THÔNG CÁO|THÔNG BÁO|THÔNG TƯ|NGHỊ ĐỊNH|HƯỚNG DẪN|CHƯƠNG TRÌNH"
    r"|PHƯƠNG ÁN|ĐỀ ÁN|DỰ ÁN|BIÊN BẢN|TỜ TRÌNH|HỢP ĐỒNG|CÔNG ĐIỆN|BẢN GHI NHỚ|BẢN TH(?:ỎA|OẢ) THUẬN"
    r"|GIẤY (?:[UỦ][YỶ] QUYỀN|MỜI|GIỚI THIỆU|NGHỈ PHÉP|XÁC NHẬN)|PHIẾU (?:GỬI|CHUYỂN|BÁO|TRÌNH)|THƯ (?:CÔNG|MỜI)"
    r"|ĐƠN|LỆNH|PHÁP LỆNH|LUẬT)\b[ \t]*(.*)",
    re.DOTALL,
)
_JOINT = "LIÊN TỊCH"
_ABOUT = re.compile(r"(?:V/v|V/V|Vv|Về việc)\b\s*:?\s*")
_ADDRESSEE = re.compile(r"Kính gửi\b\s*:?\s*", re.IGNORECASE)
_DECIDING = re.compile(
    r"(?:Q\. ?|QUYỀN )?(?:CHỦ TỊCH|(?:TỔNG )?GIÁM ĐỐC|TRƯỞNG|(?:HIỆU|VIỆN|CỤC|BỘ) TRƯỞNG|CHÁNH|THỦ TƯỚNG"
    r"|[UỦ][YỶ] BAN|HỘI ĐỒNG|BAN)\b"
)
_URGENCY = {"KHẨN": "khan", "THƯỢNG KHẨN": "thuong-khan", "HỎA TỐC": "hoa-toc", "HOẢ TỐC": "hoa-toc"}
_DRAFT = re.compile(r"\(?\s*DỰ THẢO(?:\s+LẦN\s+\d+)?\s*\)?")
_SECRET = re.compile(r"(?:TỐI |TUYỆT )?MẬT\Z|LƯU HÀNH NỘI BỘ")
_STARTS_BODY = re.compile(
    rf"{BODIES}\b.*\b(?:như sau|xây dựng|ban hành)|Căn cứ\b|Thực hiện\b|Xét\b|Theo\b|Kính gửi\b", re.DOTALL
)
_LEGAL = re.compile(r"(?:Căn cứ|Xét)\b|.*[;:]\Z")
_HEAD = re.compile(BODIES, re.IGNORECASE)
_DASH = re.compile(r"[-–—+•]\s*")
_SIGNED = re.compile(
    r"(?:Người ký|Ký bởi|Được ký bởi|Ngày ký|Thời gian ký|Giờ ký|Signature (?:Not Verified|valid)"
    r"|Digitally signed by)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_NAME = 90
_LONGEST_SUBJECT_LINE = 120
_MOST_SUBJECT_LINES = 6


@dataclass(slots=True)
class Letterhead:
    """What stood above the text; ``end`` indexes the first line of the text, ``loose`` are lines not understood.

    ``other`` names a kind that the collection does not have, ``joint`` the kind of a document of several bodies.
    ``bodies`` are the lines of the superior's and the issuer's name, each with whether it is bold (``None`` where the
    source does not tell).
    """

    end: int = 0
    kind: str = ""
    other: str = ""
    joint: str = ""
    draft: bool = False
    bodies: list[tuple[str, bool | None]] = field(default_factory=list[tuple[str, bool | None]])
    guesses: list[Guess] = field(default_factory=list[Guess])
    left_out: list[str] = field(default_factory=list[str])
    loose: list[str] = field(default_factory=list[str])

    @property
    def titled(self) -> bool:
        """Tell whether the line that names the kind was read."""
        return bool(self.kind or self.other)

    def has(self, key: str) -> bool:
        """Tell whether a value was read."""
        return any(guess.key == key for guess in self.guesses)

    def add(self, key: str, value: Value, source: str, *, certain: bool = True) -> None:
        """Take in one value."""
        self.guesses.append(Guess(key, value, squeeze(source), certain))


def read_letterhead(lines: tuple[Line, ...]) -> Letterhead:
    """Read the lines above the text."""
    return _Reader(lines).read()


def is_number(text: str) -> bool:
    """Tell whether a line begins with the document's number."""
    return _NUMBER.match(text) is not None


def begins_body_name(text: str) -> bool:
    """Tell whether a line begins as the name of a body does ("SỞ …", "TRƯỜNG …")."""
    return _HEAD.match(text) is not None


def is_signing_stamp(text: str) -> bool:
    """Tell whether a line was drawn by the program that signed the file."""
    return _SIGNED.fullmatch(text) is not None


def read_date(text: str) -> tuple[str, str, str] | None:
    """Read "Địa danh, ngày … tháng … năm …" that fills ``text``: place, date value, and the date as written.

    A day or a month that is not given leaves "2026-02" or "2026".
    """
    found = _DATE.search(text)
    if not found or text[: found.start()].strip():
        return None
    place = squeeze(found["place"] or "").strip(" .…_")
    if any(char.isdigit() for char in place) or len(place) > 40:
        return None
    if found["slashes"]:
        return place, found["slashes"], found["date"]
    day, month, year = (re.sub(r"\D", "", found[part] or "") for part in ("day", "month", "year"))
    if len(year) != 4:
        return place, "", found["date"]
    value = year + (f"-{int(month):02}" + (f"-{int(day):02}" if day else "") if month else "")
    return place, value, found["date"]


class _Reader:
    """One pass over the lines; ``_at`` is the line being read."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self._lines = lines
        self._at = 0
        self._head = Letterhead()

    def read(self) -> Letterhead:
        while self._at < len(self._lines) and self._line(self._lines[self._at]):
            pass
        self._head.end = self._at
        return self._head

    def _line(self, line: Line) -> bool:
        """Read one line; false when the text begins with it."""
        if line.table:
            return False
        if line.is_ruler:
            self._at += 1
            return True
        rest = self._strong(line)
        for place, cell in enumerate(rest):
            if not self._cell(cell):
                if place == 0 and len(rest) == len(line.cells):
                    return False
                self._head.loose.append(squeeze(cell))
            if self._head.has("kinh_gui"):
                return False
        if self._at < len(self._lines) and self._lines[self._at] is line:
            self._at += 1
        return True

    def _strong(self, line: Line) -> list[str]:
        """Take out what is unmistakable; give the cells that are left."""
        left: list[str] = []
        for typed in line.cells:
            cell = typed
            for pattern in (NATION, MOTTO, PARTY):
                if found := pattern.search(cell):
                    self._head.left_out.append(squeeze(found.group()))
                    cell = f"{cell[: found.start()]}\t{cell[found.end() :]}"
            left.extend(part.strip() for part in cell.split("\t") if part.strip(" -–—_*"))
        return [cell for cell in map(self._dated, left) if cell]

    def _dated(self, cell: str) -> str:
        """Take the number, the place and the date out of a cell."""
        date = _DATE.search(cell)
        number = _NUMBER.match(cell)
        if number and not self._head.has("so_ky_hieu"):
            begin, end = number.start(number.lastgroup or 0), len(cell)
            if date:
                gap = re.search(r"(?<=\S)\s+(?=[^\W\d_])", cell[begin:])
                end = begin + gap.end() if gap else end
            written = cell[begin:end].strip()
            self._head.add("so_ky_hieu", _NO_SERIAL.sub("", squeeze(written)), cell[:end])
            cell = cell[end:].strip()
        dated = None if self._head.has("ngay_ban_hanh") else read_date(cell)
        if not dated:
            return cell
        place, value, written = dated
        self._head.add("dia_danh", place, cell[: cell.find(written)])
        self._head.add("ngay_ban_hanh", value, written)
        return ""

    def _cell(self, cell: str) -> bool:
        """Read one cell; false when it is not of the letterhead."""
        text = squeeze(cell)
        if addressed := _ADDRESSEE.match(text):
            self._addressees(text, addressed.end())
            return True
        if self._stamp(text):
            return True
        if not self._head.titled and (found := self._kind_named(text)):
            return self._kind(found)
        if not self._head.titled and not self._head.has("trich_yeu") and (about := _ABOUT.match(text)):
            subject = text[about.end() :]
            self._subject(f"{subject[:1].upper()}{subject[1:]}", text)
            return True
        if self._names_body(text):
            paragraph = self._lines[self._at].paragraph
            self._head.bodies.append((text, paragraph.bold if paragraph else None))
            return True
        return False

    def _kind_named(self, text: str) -> re.Match[str] | None:
        """Give the kind's name and what follows it on its line, which is in capitals, or centred and bold."""
        paragraph = self._lines[self._at].paragraph
        if text.upper() in KINDS and paragraph and paragraph.centred and paragraph.bold:
            text = text.upper()
        if not is_upper(text):
            return None
        return _KIND.match(text) or _OTHER_KIND.match(text)

    def _stamp(self, text: str) -> bool:
        """Read a stamp: DỰ THẢO, KHẨN; one of secrecy goes into the text, where the check sees it."""
        if _SECRET.match(text):
            self._head.loose.append(text)
            return True
        if _DRAFT.fullmatch(text):
            self._head.draft = True
            self._head.add("trang_thai", "du-thao", text)
            return True
        if is_signing_stamp(text) or self._decides(text):
            self._head.left_out.append(text)
            return True
        if text in _URGENCY and not self._head.has("do_khan"):
            self._head.add("do_khan", _URGENCY[text], text)
            return True
        return False

    def _decides(self, text: str) -> bool:
        """Tell whether a line names who takes a decision, which every page draws from the signature."""
        return self._head.kind == "quyet-dinh" and is_upper(text) and bool(_DECIDING.match(text)) and text[-1] != ":"

    def _names_body(self, text: str) -> bool:
        """Tell whether a cell is a line of the issuer's or its superior's name."""
        if self._head.titled or len(text) > _LONGEST_NAME or read_label(text, 0, len(text)):
            return False
        if is_upper(text) and sum(char.isalpha() for char in text) > 2:
            return True
        ahead = [line.bare for line in self._lines[self._at + 1 : self._at + 15] if not line.table]
        named = any(_KIND.match(text) or _ADDRESSEE.match(text) or _NUMBER.match(text) for text in ahead)
        return named and bool(_HEAD.match(text)) and text[-1] not in ".;:," and not _STARTS_BODY.match(text)

    def _kind(self, found: re.Match[str]) -> bool:
        name, rest = found.groups()
        if name == "QUYẾT ĐỊNH" and rest.startswith(":"):
            return False
        title = name
        if rest.startswith(_JOINT):
            title, rest = f"{name} {_JOINT}", rest.removeprefix(_JOINT).lstrip()
            self._head.joint = title
        if name in KINDS:
            self._head.kind = KINDS[name]
            self._head.add("loai", self._head.kind, title)
        else:
            self._head.other = name
            self._head.loose.append(title)
        self._subject(rest, rest)
        return True

    def _subject(self, text: str, source: str) -> None:
        """Read the subject from ``text`` and the lines below that go on with it."""
        parts, sources = [text] if text else [], [source] if source else []
        about = bool(_ABOUT.match(source))
        while self._at + 1 < len(self._lines) and len(parts) < _MOST_SUBJECT_LINES:
            line = self._lines[self._at + 1]
            if not self._goes_on(parts, line, about=about):
                break
            parts.append(line.bare)
            sources.append(line.bare)
            self._at += 1
        self._at += 1
        if parts:
            self._head.add("trich_yeu", " ".join(parts), " ".join(sources))

    def _goes_on(self, parts: list[str], line: Line, *, about: bool) -> bool:
        """Tell whether a line belongs to the subject read so far."""
        text = line.bare
        if line.table or line.is_ruler or len(line.cells) > 1 or self._is_other(text):
            return False
        if (_LEGAL if not parts else _STARTS_BODY).match(text) or (
            parts and is_upper(text) and not is_upper(parts[-1])
        ):
            return False
        if text[0].islower():
            return True
        if line.paragraph:
            return (not about or line.grid > 0) and self._looks_on(parts, line, line.paragraph)
        if about:
            return False
        return not parts or (not line.after_blank and parts[-1][-1] not in ".;:")

    def _looks_on(self, parts: list[str], line: Line, paragraph: Paragraph) -> bool:
        """Tell by their looks whether a line goes on with the subject."""
        above = self._lines[self._at]
        if not parts:
            return paragraph.centred or paragraph.bold or len(line.text) <= _LONGEST_SUBJECT_LINE
        if above.paragraph is paragraph:
            return True
        same = above.paragraph is not None and above.paragraph[2:5] == paragraph[2:5] and above[4:6] == line[4:6]
        return same and paragraph.centred and parts[-1][-1] not in ".;:"

    def _is_other(self, text: str) -> bool:
        """Tell whether a line is anything but a part of the subject."""
        return bool(
            read_label(text, 0, len(text))
            or NATION.search(text)
            or MOTTO.search(text)
            or _NUMBER.match(text)
            or _ADDRESSEE.match(text)
            or read_date(text)
            or text[0] in "_*("
        )

    def _addressees(self, text: str, begin: int) -> None:
        """Read the addressees on this line and on the lines below."""
        first = text[begin:]
        items = [first] if first else []
        sources = [text]
        self._at += 1
        while self._at < len(self._lines) and not self._lines[self._at].table:
            line = self._lines[self._at].bare
            dash = _DASH.match(line)
            wrapped = bool(items) and line[0].islower() and items[-1][-1] not in ".;:"
            if not dash and not wrapped and items:
                break
            if wrapped:
                items[-1] += f" {line}"
            else:
                items.append(line)
            sources.append(line)
            self._at += 1
        names = tuple(item[dash.end() if (dash := _DASH.match(item)) else 0 :].rstrip(" .;,") for item in items)
        self._head.add("kinh_gui", tuple(name for name in names if name), " ".join(sources))
