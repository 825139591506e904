"""``unit-name-mismatch``: the letterhead names another unit, superior or place than units.yml does on that day."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from checker.message import Message, say
from checker.pattern import Pattern
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.closing._same import whole_name
from checker.rules.front_matter._asked import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document
    from checker.units import Unit, Units

_UNITS = """don_vi:
  - id: "thcs"
    ten: "Trường THCS Minh Họa"
    ten_cu: [{ten: "Trường THCS Ngọc Minh", den: "2024-12-31"}]
    dia_danh: "Minh Họa"
    cap_tren: [{don_vi: "huyen", den: "2025-06-30"}, {don_vi: "xa", tu: "2025-07-01"}]
  - {id: "tieu-hoc", ten: "Trường Tiểu học Minh Họa", dia_danh: "Minh Họa"}
  - {id: "huyen", ten: "Ủy ban nhân dân huyện Minh Họa", den: "2025-06-30"}
  - {id: "xa", ten: "Ủy ban nhân dân xã Minh Họa", dia_danh: "Minh Họa", tu: "2025-07-01"}
"""


def _plan(
    issuer: str = '"Trường THCS Minh Họa"',
    superior: str = '"UBND xã Minh Họa"',
    place: str = '"Minh Họa"',
    day: str = "2026-03-05",
    unit: str = "thcs",
) -> str:
    head = f'---\nloai: "ke-hoach"\ndon_vi: "{unit}"\nngay_ban_hanh: "{day}"\n'
    return f"{head}co_quan_chu_quan: {superior}\nco_quan_ban_hanh: {issuer}\ndia_danh: {place}\n---\n"


@rule(
    Severity.WARNING,
    english="the letterhead does not name the unit, its superior or its place as units.yml does",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
    examples=(
        Good(_plan(), units=_UNITS),
        Good(_plan('"TRƯỜNG TRUNG HỌC CƠ SỞ MINH HOẠ"', '"ỦY BAN NHÂN DÂN XÃ"', '"Xã Minh Họa"'), units=_UNITS),
        Good(_plan('"Trường TH Minh Họa"', unit="tieu-hoc"), units=_UNITS),
        Good(_plan('"Trường TH Minh Họa"', place='"Ngọc Minh"', day="2025-03-05", unit="tieu-hoc"), units=_UNITS),
        Good(_plan('"Ban Vì sự tiến bộ của phụ nữ"', '"Trường THCS Minh Họa"'), units=_UNITS),
        Good(_plan('"Trường THCS Ngọc Minh"', '"UBND huyện Minh Họa"', '"Ngọc Minh"', "2024-03-05"), units=_UNITS),
        Good(_plan('"Trường THCS Minh Họa - Công đoàn trường"', '""'), units=_UNITS),
        Good(_plan('["TRƯỜNG THCS MINH HÒA", "- ĐOÀN TRƯỜNG"]', '""'), units=_UNITS),
        Good(_plan('"Trường THCS Minh Họa"', '"Đảng ủy xã Minh Họa"', '""'), units=_UNITS),
        Good(_plan(superior='"UBND huyện Minh Họa"'), units=_UNITS),  # `defunct-agency` speaks
        Good(_plan(place='"Ngọc Minh"', superior='"UBND huyện Minh Họa"', day="2025-03-05"), units=_UNITS),
        Bad(
            _plan('⟦"Trường THCS Minh Hòa"⟧'),
            units=_UNITS,
            messages=("cơ quan ban hành ghi “Trường THCS Minh Hòa”, tên của đơn vị là “Trường THCS Minh Họa”",),
        ),
        Bad(
            _plan('⟦"Trường THCS Ngọc Minh"⟧'),
            units=_UNITS,
            messages=("cơ quan ban hành ghi “Trường THCS Ngọc Minh”, tên của đơn vị là “Trường THCS Minh Họa”",),
        ),
        Bad(
            _plan('⟦"Ủy ban nhân dân xã Minh Họa"⟧', '""'),
            units=_UNITS,
            messages=("cơ quan ban hành ghi “Ủy ban nhân dân xã Minh Họa”, tên của đơn vị là “Trường THCS Minh Họa”",),
        ),
        Bad(
            _plan(superior='⟦"UBND xã Minh Hòa"⟧'),
            units=_UNITS,
            messages=("cơ quan chủ quản ghi “UBND xã Minh Hòa”, cấp trên của đơn vị là “Ủy ban nhân dân xã Minh Họa”",),
        ),
        Bad(
            _plan(place='⟦"Minh Hóa"⟧'),
            units=_UNITS,
            messages=("địa danh ghi “Minh Hóa”, địa danh của đơn vị là “Minh Họa”",),
        ),
    ),
)
def unit_name_mismatch(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Cơ quan ban hành, cơ quan chủ quản hoặc địa danh ghi khác với `units.yml`.

    Trang công bố và bản in lấy các tên này từ phần khai báo; tên còn sót của đơn vị khác hay của cấp trên cũ thì in
    ra sai. Tên được xét theo ngày của văn bản. Văn bản của ban chỉ đạo, hội đồng trực thuộc mang tên riêng thì
    không bị báo.

    Cách sửa: ghi đúng tên; nếu `units.yml` sai hoặc thiếu tên cũ (`ten_cu`, `cap_tren`) thì sửa ở đó.
    """
    unit = context.unit(document)
    if unit is None:
        return
    day = context.day(document)
    name = unit.name_on(day)
    issuer = _written(document, "co_quan_ban_hanh")
    if issuer and not _is(issuer, name):
        if _claims(issuer, name, unit, context.units) and not _ended(document, context, "co_quan_ban_hanh", day):
            yield _problem(document, "co_quan_ban_hanh", issuer, name)
        return
    above = context.units.get(unit.superior_on(day))
    superior = _written(document, "co_quan_chu_quan")
    if above and superior and not _is(superior, above.name_on(day)):
        right = above.name_on(day)
        if _claims(superior, right, above, context.units) and not _ended(document, context, "co_quan_chu_quan", day):
            yield _problem(document, "co_quan_chu_quan", superior, right)
    place = _written(document, "dia_danh")
    if place and unit.place and _still(unit, day, context) and not _names_place(place, unit.place):
        yield _problem(document, "dia_danh", place, unit.place)


_SAYINGS: dict[str, Message] = {
    "co_quan_ban_hanh": say(
        "cơ quan ban hành ghi “{written}”, tên của đơn vị là “{right}”",
        "the issuer is “{written}”, the unit's name is “{right}”",
    ),
    "co_quan_chu_quan": say(
        "cơ quan chủ quản ghi “{written}”, cấp trên của đơn vị là “{right}”",
        "the superior is “{written}”, that of the unit is “{right}”",
    ),
    "dia_danh": say(
        "địa danh ghi “{written}”, địa danh của đơn vị là “{right}”",
        "the place is “{written}”, that of the unit is “{right}”",
    ),
}
_REORDERED = datetime.date(2025, 7, 1)
"""Provinces and communes were joined and renamed on that day, and units.yml keeps no former places."""

_JOINT = Pattern(r"\s[-–—]\s|[,;/+]")
_OWN_KINDS = ("trường", "sở", "phòng", "ủy ban nhân dân")
"""Words that a unit's name begins with and no committee's inside it."""


def _problem(document: Document, key: str, written: str, right: str) -> Problem:
    said = _SAYINGS[key]
    return Problem(
        document.at(key),
        say(said.vi, said.en, written=quoted(written), right=right),
        hint=say("ghi “{right}”, hoặc sửa units.yml", "write “{right}”, or mend units.yml", right=right),
    )


def _written(document: Document, key: str) -> str:
    """Give a value on one line; blank where something is still to be filled in."""
    text = " ".join(document.strings(key))
    return "" if "…" in text or "..." in text else text


def _is(written: str, name: str) -> bool:
    """Tell whether one is the other or its beginning: the place may go without saying, a department may follow."""
    if written == name:
        return True
    return _begin_alike(whole_name(written).split(), whole_name(name).split())


def _claims(written: str, right: str, unit: Unit, units: Units) -> bool:
    """Tell whether what is written can only be meant for the unit: it is of its kind, or the whole name of another.

    Of several issuers ("Sở Nội vụ - Sở Tài chính") nothing is told.
    """
    if _JOINT.search(written):
        return False
    whole, wanted = whole_name(written), whole_name(right)
    if any(whole.startswith(kind) and wanted.startswith(kind) for kind in map(whole_name, _OWN_KINDS)):
        return True
    names = {whole_name(name.value) for name in unit.names} | {whole_name(other.name) for other in units}
    return whole in names


def _ended(document: Document, context: DocumentContext, key: str, day: datetime.date) -> bool:
    """Tell whether the value names a body that had ended by then, of which ``defunct-agency`` speaks."""
    found = context.agencies.find(document.text, *document.at(key))
    return any(mention.agency.ended <= day for mention in found)


def _begin_alike(left: list[str], right: list[str]) -> bool:
    """Tell whether two names are alike to the end of the shorter one; initials ("th") stand for words."""
    while left and right:
        if left[0] == right[0]:
            left, right = left[1:], right[1:]
        elif left[0] == _initials(right, len(left[0])):
            left, right = left[1:], right[len(left[0]) :]
        elif right[0] == _initials(left, len(right[0])):
            left, right = left[len(right[0]) :], right[1:]
        else:
            return False
    return True


def _initials(words: list[str], count: int) -> str:
    return "".join(word[0] for word in words[:count]) if count > 1 else ""


def _still(unit: Unit, day: datetime.date, context: DocumentContext) -> bool:
    """Tell whether a unit was where it is now: its name, its superior and the country's communes are those of today."""
    if (day < _REORDERED) != (context.as_of < _REORDERED) or unit.name_on(day) != unit.name:
        return False
    return unit.superior_on(day) == unit.superior_on(context.as_of)


def _names_place(place: str, right: str) -> bool:
    """Tell whether two places are one, with or without the words of their level ("xã Minh Họa")."""
    one, other = f" {whole_name(place)} ", f" {whole_name(right)} "
    return one in other or other in one
