"""``unknown-unit``: the document belongs to a unit that units.yml does not list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.fold import nearest
from checker.message import say
from checker.pattern import Pattern
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.front_matter._asked import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document
    from checker.matter import Path

_ID = Pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")
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
        Good(_REPORT.format('"so-noi-vu"'), units=_UNITS),
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

    Nơi nhận báo cáo (`bao_cao`, `gui`) có thể là mã hoặc tên gọi; chỉ mã gần giống mã của một đơn vị mới bị báo.

    Cách sửa: ghi đúng mã đơn vị, hoặc thêm đơn vị vào `units.yml`.
    """
    if not context.units.by_id:
        return
    yield from _receivers(document, context)
    value = document.string("don_vi")
    if not _ID.fullmatch(value) or context.units.get(value):
        return
    yield _unknown(document, ("don_vi",), value, nearest(value, context.units.by_id))


def _receivers(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Report the receivers of reports that are nearly the id of a unit."""
    for index, entry in enumerate(document.entries("bao_cao")):
        value = entry.get("gui")
        if isinstance(value, str) and value not in context.units.by_id and "-" in value and _ID.fullmatch(value):
            meant = nearest(value, context.units.by_id)
            if meant:
                yield _unknown(document, ("bao_cao", index, "gui"), value, meant)


def _unknown(document: Document, path: Path, value: str, meant: str | None) -> Problem:
    add = say("thêm đơn vị này vào units.yml, hoặc sửa mã đơn vị", "add the unit to units.yml, or mend the id")
    return Problem(
        document.at(*path),
        say("không có đơn vị “{value}” trong units.yml", "units.yml has no unit “{value}”", value=quoted(value)),
        hint=say("có phải ý bạn là “{meant}”", "did you mean “{meant}”", meant=meant) if meant else add,
    )
