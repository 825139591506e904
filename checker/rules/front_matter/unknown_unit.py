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

_ID = Pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_UNITS = (
    'don_vi:\n  - {id: "thcs-minh-hoa", ten: "Trường THCS Minh Họa"}\n  - {id: "ubnd-xa-minh-hoa", ten: "UBND xã"}\n'
)
_PLAN = '---\nloai: "ke-hoach"\ndon_vi: {}\n---\n'


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
    ),
)
def unknown_unit(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Đơn vị của văn bản không có trong danh sách đơn vị.

    Tên đầy đủ, cấp trên và nghĩa vụ báo cáo của đơn vị lấy từ `units.yml`; thiếu thì văn bản không được tính cho ai.
    Lệnh `--fix` không tự sửa, vì sửa nhầm là chuyển văn bản sang đơn vị khác.

    Cách sửa: ghi đúng mã đơn vị, hoặc thêm đơn vị vào `units.yml`.
    """
    value = document.string("don_vi")
    if not context.units.by_id or not _ID.fullmatch(value) or context.units.get(value):
        return
    meant = nearest(value, context.units.by_id)
    add = say("thêm đơn vị này vào units.yml, hoặc sửa mã đơn vị", "add the unit to units.yml, or mend the id")
    yield Problem(
        document.at("don_vi"),
        say("không có đơn vị “{value}” trong units.yml", "units.yml has no unit “{value}”", value=quoted(value)),
        hint=say("có phải ý bạn là “{meant}”", "did you mean “{meant}”", meant=meant) if meant else add,
    )
