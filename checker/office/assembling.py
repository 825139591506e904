"""Lines of a document to the Markdown file: front matter from what was read, the text, Nơi nhận, annexes."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from checker.errors import CheckerError
from checker.format import canonical
from checker.message import Message, say
from checker.number import KIND_SYMBOLS
from checker.office.carried import read_carried, with_carried
from checker.office.closing_lines import Closing, read_closing
from checker.office.identity import find_unit, issuer_in_text, report_period, slug, superior_and_issuer, years_about
from checker.office.imported import Guess, Imported
from checker.office.letterhead import read_letterhead
from checker.office.marks import escaped
from checker.office.text_lines import Line
from checker.parse import parse
from checker.source import from_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.document import Document
    from checker.matter import Value
    from checker.units import Units

_ORDER = (
    *("loai", "so_ky_hieu", "co_quan_chu_quan", "co_quan_ban_hanh", "don_vi", "dia_danh", "ngay_ban_hanh", "trich_yeu"),
    *("nam", "giai_doan", "trang_thai", "do_khan", "kinh_gui", "nguoi_ky"),
    *("thuc_hien", "thay_the", "dinh_chinh", "bao_cao_cho", "bao_cao", "chi_tieu", "ky", "ket_qua", "phu_luc"),
    "van_ban_mau",
)
_BLANK = ("so_ky_hieu", "co_quan_ban_hanh", "don_vi", "dia_danh", "ngay_ban_hanh", "trich_yeu")
_BY_SYMBOL = {"KH": "ke-hoach", "BC": "bao-cao", "QĐ": "quyet-dinh"}


def parsed(text: str) -> Document:
    """Read text to import; raises ``CheckerError`` when there is none, or too much."""
    source = from_text("", text)
    if source.unreadable:
        blank = source.faults[0].code == "empty"
        why = (
            Message("không có chữ nào", "has no words")
            if blank
            else Message("quá dài, hoặc có dòng quá dài", "is too long, or has a line that is too long")
        )
        raise CheckerError(say("văn bản nhập vào {why}", "the text to import {why}", why=why))
    return parse(source)


class Assembly(ABC):
    """One document on its way in: lines parted into letterhead, text, closing and annexes."""

    def __init__(self, lines: tuple[Line, ...], units: Units) -> None:
        self._lines = lines
        self._head = read_letterhead(lines)
        self._closing = read_closing(self._lines, self._head.end, dated=self._head.has("ngay_ban_hanh"))
        self._main = self._lines[self._head.end : self._closing.start]
        self._units = units
        self._guesses = [*self._head.guesses, *self._closing.guesses()]
        self.notices: list[Message] = []

    @abstractmethod
    def written(self, lines: Sequence[Line], *, top: int, basis: bool = False) -> str:
        """Write lines of the text as Markdown; ``top`` is the level of the highest heading."""

    @abstractmethod
    def annexes(self, lines: Sequence[Line]) -> str:
        """Write the lines below the signature, at least one, the first as their heading."""

    def notes(self) -> str:
        """Write the footnotes."""
        return ""

    drafts_are_blank = False
    """Whether a document without a number and a day is a draft, as in Word; plain text may have lost both."""

    def carried(self) -> str:
        """Give what a file of our own carries beside its text."""
        return ""

    def read(self) -> Imported:
        """Give the document, and where each value was read."""
        self._kind()
        self._bodies()
        self._year()
        self._status()
        self._carry()
        if self._closing.remarks:
            remarks = ", ".join(self._closing.remarks)
            self._note("“{remarks}” không đưa vào văn bản", "“{remarks}” was left out", remarks=remarks)
        if self._closing.others:
            self._note(
                "có nhiều người ký: chỉ người thứ nhất ghi vào “nguoi_ky”; “{others}” để ở cuối phần lời văn",
                "several people signed: only the first is in “nguoi_ky”; “{others}” stands at the end of the text",
                others=" / ".join(self._closing.others),
            )
        markdown = f"{_front_matter(self._guesses)}\n\n{self._body()}\n"
        left_out = (*self._head.left_out, *self._closing.remarks)
        return Imported(canonical(parsed(markdown)), tuple(self._guesses), left_out, tuple(self.notices))

    def _note(self, vi: str, en: str, **values: object) -> None:
        """Say what a person should look at."""
        self.notices.append(say(vi, en, **values))

    def _value(self, key: str) -> str:
        return next((str(guess.value) for guess in self._guesses if guess.key == key), "")

    def _infer(self, key: str, value: Value, *, certain: bool = False) -> None:
        self._guesses.append(Guess(key, value, "", certain))

    def _kind(self) -> None:
        if self._head.kind:
            if self._head.joint:
                self._note(
                    "“{joint}”: kho không có loại liên tịch; khóa “loai” ghi “{kind}”",
                    "“{joint}”: there is no joint kind; “loai” is “{kind}”",
                    joint=self._head.joint,
                    kind=self._head.kind,
                )
            return
        symbol = self._value("so_ky_hieu").partition("/")[2].partition("-")[0].strip()
        kind = _BY_SYMBOL.get(symbol, "")
        other = self._head.other or (symbol if symbol in KIND_SYMBOLS and not kind else "")
        if not kind and not other and (self._head.has("kinh_gui") or self._value("so_ky_hieu").partition("/")[2]):
            kind = "cong-van"
        if other:
            kind = ""
            self._note(
                "loại “{other}” chưa có trong kho (có kế hoạch, báo cáo, quyết định, công văn); khóa “loai” để trống",
                "the kind “{other}” is none of plan, report, decision, letter; “loai” is left blank",
                other=other,
            )
        elif not kind:
            self._note("không thấy tên loại văn bản; ghi khóa “loai”", "no kind was found; fill in “loai”")
        self._infer("loai", kind)

    def _bodies(self) -> None:
        """Fill in who issued it and which unit that is."""
        superior, issuer = superior_and_issuer(self._head.bodies)
        for key, lines in (("co_quan_chu_quan", superior), ("co_quan_ban_hanh", issuer)):
            if lines:
                self._guesses.append(Guess(key, lines[0] if len(lines) == 1 else lines, " ".join(lines)))
        name = " ".join(issuer) or issuer_in_text([line.bare for line in self._main])
        unit, certain = find_unit(self._units, name, self._value("so_ky_hieu"))
        if not issuer and (name or unit):
            name = name or (unit.name if unit else "")
            self._infer("co_quan_ban_hanh", name)
            self._note("cơ quan ban hành lấy từ lời văn: “{name}”", "issuer taken from the text: “{name}”", name=name)
        if name and not unit:
            self._note(
                "đơn vị “{name}” chưa có trong units.yml; kiểm tra khóa “don_vi”",
                "the unit “{name}” is not in units.yml; see “don_vi”",
                name=name,
            )
        if name:
            self._infer("don_vi", unit.id if unit else slug(name), certain=certain)

    def _year(self) -> None:
        subject = self._value("trich_yeu")
        report = self._value("loai") == "bao-cao"
        years = years_about(subject, self._value("ngay_ban_hanh"), report=report)
        if years.period:
            self._infer("giai_doan", years.period, certain=years.certain)
        elif years.year:
            self._infer("nam", years.year, certain=years.certain)
        else:
            self._note("không thấy năm mà văn bản nói về; ghi khóa “nam”", "no year was found; fill in “nam”")
        if report:
            period, certain = report_period(subject)
            self._infer("ky", period, certain=certain)

    def _status(self) -> None:
        if self._head.draft:
            return
        if self.drafts_are_blank and self._blank_number_and_day():
            self._infer("trang_thai", "du-thao")
            self._note(
                "chưa có số và ngày: coi là dự thảo; nếu đã ban hành, điền số, ngày và ghi trang_thai là “ban-hanh”",
                "no number and no day: taken as a draft; if it was issued, fill them in and set “ban-hanh”",
            )
            return
        self._infer("trang_thai", "ban-hanh")
        if self._blank_number_and_day():
            self._note(
                "chưa có số và ngày mà vẫn coi là đã ban hành, vì chữ chép hay mất chúng; dự thảo thì ghi “du-thao”",
                "no number and no day, yet taken as issued, as copied text often loses them; set “du-thao” for a draft",
            )
            return
        self._note(
            "coi là đã ban hành; nếu là dự thảo, ghi trang_thai là “du-thao”",
            "taken as issued; set trang_thai to “du-thao” if it is a draft",
        )

    def _carry(self) -> None:
        """Take in what an exported file carries; what its paper says for certain goes before it."""
        self._guesses, taken = with_carried(self._guesses, read_carried(self.carried()))
        if taken:
            self._note(
                "lấy lại từ dữ liệu kèm trong tệp, không in trên giấy: {keys}",
                "taken from data in the file that its paper does not show: {keys}",
                keys=", ".join(taken),
            )

    def _blank_number_and_day(self) -> bool:
        number = self._value("so_ky_hieu")
        return number[:1] in {"", "/"} and len(self._value("ngay_ban_hanh")) < len("2026-03-05")

    def _body(self) -> str:
        """Write the text, Nơi nhận, and what comes after it."""
        loose = [Line(text, after_blank=True) for text in self._head.loose]
        basis = self._value("loai") in {"ke-hoach", "quyet-dinh", "bao-cao"}
        after = self._lines[self._closing.end :]
        parts = [
            self.written([*loose, *self._main], top=2, basis=basis),
            "\n\n".join(map(escaped, self._closing.others)),
            _recipients(self._closing),
            self.annexes(after) if after else "",
            self.notes(),
        ]
        return "\n\n".join(part for part in parts if part)


def _recipients(closing: Closing) -> str:
    if not closing.heading:
        return "\n".join(closing.recipients)
    dashed = any(item[0] in "-–—+•*" for item in closing.recipients)
    items = [f"- {item}" if dashed and item[0] not in "-–—+•*" else item for item in closing.recipients]
    return "\n\n".join(("## Nơi nhận", "\n".join(items))).strip()


def _front_matter(guesses: Sequence[Guess]) -> str:
    """Write the values in canonical order; the keys a clerk must fill in are there, though blank."""
    values: dict[str, object] = dict.fromkeys(_BLANK, "")
    signature: dict[str, object] = {}
    for guess in guesses:
        outer, _, inner = guess.key.partition(".")
        if inner:
            signature[inner] = guess.value
        else:
            values[outer] = guess.value
    if signature:
        values["nguoi_ky"] = signature
    lines = [f"{key}: {json.dumps(values[key], ensure_ascii=False, default=dict)}" for key in _ORDER if key in values]
    return "\n".join(("---", *lines, "---"))
