"""``unknown-unit``: the document belongs to a unit that units.yml does not list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.fold import nearest
from checker.message import Message, say
from checker.pattern import Pattern
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.front_matter._asked import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document
    from checker.matter import Path

_ID = Pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ADD = say("thêm đơn vị này vào units.yml, hoặc sửa mã đơn vị", "add the unit to units.yml, or mend the id")
_NAMED = say(
    "sửa mã đơn vị, thêm đơn vị vào units.yml, hoặc viết tên gọi như “Sở Nội vụ tỉnh Minh Họa”",
    "mend the id, add the unit to units.yml, or write its name, as “Sở Nội vụ tỉnh Minh Họa”",
)
_UNITS = (
    'don_vi:\n  - {id: "thcs-minh-hoa", ten: "Trường THCS Minh Họa"}\n  - {id: "ubnd-xa-minh-hoa", ten: "UBND xã"}\n'
)
_PLAN = '---\nloai: "ke-hoach"\ndon_vi: {}\n---\n'
_REPORT = _PLAN.format('"thcs-minh-hoa"\nbao_cao:\n  - ky: "tong-ket"\n    gui: {}')


@rule(
    Severity.ERROR,
    english="the unit is not listed in units.yml",
    basis=None,
    examples=(
        Good(_PLAN.format('"thcs-minh-hoa"'), units=_UNITS),
        Good(_PLAN.format('"thcs-khac"')),
        Good(_PLAN.format('"Trường THCS Minh Họa"'), units=_UNITS),
        Bad(
            _PLAN.format('⟦"thcs-minh-hao"⟧'),
            units=_UNITS,
            messages=("không có đơn vị “thcs-minh-hao” trong units.yml",),
        ),
        Bad(
            _PLAN.format('⟦"mam-non-hoa-sen"⟧'),
            units=_UNITS,
            messages=("không có đơn vị “mam-non-hoa-sen” trong units.yml",),
        ),
        Good(_REPORT.format('"ubnd-xa-minh-hoa"'), units=_UNITS),
        Good(_REPORT.format('"UBND xã Minh Hoa"'), units=_UNITS),
        Good(_REPORT.format('"UBND-xã"'), units=_UNITS),
        Good(_REPORT.format('"so-noi-vu"')),
        Bad(
            _REPORT.format('⟦"so-noi-vu"⟧'),
            units=_UNITS,
            messages=("không có đơn vị “so-noi-vu” trong units.yml",),
        ),
        Bad(
            _REPORT.format('⟦"ubnd-xa"⟧'),
            units=_UNITS,
            messages=("không có đơn vị “ubnd-xa” trong units.yml",),
        ),
        Bad(
            _REPORT.format('⟦"ubnd-xa-minh-hoai"⟧'),
            units=_UNITS,
            messages=("không có đơn vị “ubnd-xa-minh-hoai” trong units.yml",),
        ),
    ),
)
def unknown_unit(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Đơn vị của văn bản không có trong danh sách đơn vị.

    Tên đầy đủ, cấp trên và nghĩa vụ báo cáo của đơn vị lấy từ `units.yml`; thiếu thì văn bản không được tính cho ai.
    Lệnh `--fix` không tự sửa, vì sửa nhầm là chuyển văn bản sang đơn vị khác.

    Nơi nhận báo cáo (`bao_cao`, `gui`) có thể là mã hoặc tên gọi viết đầy đủ; chữ thường không dấu nối bằng gạch ngang
    là mã.

    Cách sửa: ghi đúng mã đơn vị, hoặc thêm đơn vị vào `units.yml`; nơi nhận ngoài kho thì viết tên gọi.
    """
    if not context.units.by_id:
        return
    yield from _receivers(document, context)
    value = document.string("don_vi")
    if not _ID.fullmatch(value) or context.units.get(value):
        return
    yield _unknown(document, ("don_vi",), value, nearest(value, context.units.by_id))


def _receivers(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Report the receivers of reports that are written as the id of a unit and are none."""
    for index, entry in enumerate(document.entries("bao_cao")):
        value = entry.get("gui")
        if isinstance(value, str) and value not in context.units.by_id and "-" in value and _ID.fullmatch(value):
            longer = [name for name in context.units.by_id if name.startswith(f"{value}-")]
            meant = nearest(value, context.units.by_id) or (longer[0] if len(longer) == 1 else None)
            yield _unknown(document, ("bao_cao", index, "gui"), value, meant, add=_NAMED)


def _unknown(document: Document, path: Path, value: str, meant: str | None, *, add: Message = _ADD) -> Problem:
    return Problem(
        document.at(*path),
        say("không có đơn vị “{value}” trong units.yml", "units.yml has no unit “{value}”", value=quoted(value)),
        hint=say("có phải ý bạn là “{meant}”", "did you mean “{meant}”", meant=meant) if meant else add,
    )
