"""``number-unit-mismatch``: the number carries the letters of another unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts import number_of
from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.closing._same import whole_name
from checker.rules.front_matter._asked import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document
    from checker.units import Unit

_UNITS = """don_vi:
  - {id: "thcs-minh-hoa", ten: "Trường THCS Minh Họa", loai: "truong", ky_hieu: ["THCSMH"]}
  - {id: "ubnd-xa", ten: "Ủy ban nhân dân xã Minh Họa", loai: "xa", ky_hieu: ["UBND"]}
  - {id: "th-minh-hoa", ten: "Trường Tiểu học Minh Họa", loai: "truong"}
"""


def _plan(
    number: str, unit: str = "thcs-minh-hoa", issuer: str = "Trường THCS Minh Họa", kind: str = "ke-hoach"
) -> str:
    lines = ["---", f'loai: "{kind}"', f'so_ky_hieu: "{number}"', f'co_quan_ban_hanh: "{issuer}"', f'don_vi: "{unit}"']
    return "\n".join([*lines, "---", ""])


@rule(
    Severity.WARNING,
    english="the number carries the letters of another unit",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
    examples=(
        Good(_plan("12/KH-THCSMH"), units=_UNITS),
        Good(_plan("12/KH-UBND", "ubnd-xa", "UBND xã Minh Họa"), units=_UNITS),
        Good(_plan("86/UBND-VHXH", "ubnd-xa", "Ủy ban nhân dân xã Minh Họa", "cong-van"), units=_UNITS),
        Good(_plan("05/KH-BVSTB", issuer="Ban Vì sự tiến bộ của phụ nữ"), units=_UNITS),
        Good(_plan("05/KH-THMH", "th-minh-hoa", "Trường Tiểu học Minh Họa"), units=_UNITS),
        Bad(
            _plan("12/KH-⟦UBND⟧"),
            units=_UNITS,
            messages=("số “12/KH-UBND” mang ký hiệu “UBND”, Trường THCS Minh Họa dùng “THCSMH”",),
        ),
        Bad(
            _plan("12/KH-⟦THCSMK⟧", issuer="TRƯỜNG THCS MINH HỌA"),
            units=_UNITS,
            messages=("số “12/KH-THCSMK” mang ký hiệu “THCSMK”, Trường THCS Minh Họa dùng “THCSMH”",),
        ),
    ),
)
def number_unit_mismatch(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Số văn bản mang chữ viết tắt của đơn vị khác.

    Chữ viết tắt của cơ quan ban hành đứng sau ký hiệu của loại văn bản; khi lấy văn bản của đơn vị khác làm mẫu, chữ
    của đơn vị đó hay còn sót lại. Chỉ xét đơn vị có `ky_hieu` trong `units.yml` và văn bản do chính đơn vị ban hành:
    văn bản của ban chỉ đạo, hội đồng trực thuộc mang ký hiệu riêng.

    Cách sửa: ghi đúng ký hiệu; nếu đơn vị còn ký hiệu khác thì thêm vào `ky_hieu` trong `units.yml`.
    """
    unit = context.unit(document)
    if unit is None or not unit.symbols:
        return
    number = number_of(document)
    if not number or number.kind_symbol != context.kind(document).symbol:
        return  # of the kind's symbol, ``number-kind-mismatch`` speaks
    written = number.issuer_symbol
    if not written or _carries(number.symbol, unit) or not _is_issuer(document, unit):
        return
    value = str(document.front_matter.data["so_ky_hieu"])
    start = value.rindex(written)
    names = {"text": quoted(value), "written": written, "unit": unit.name, "right": "”, “".join(unit.symbols)}
    yield Problem(
        document.inner(start, start + len(written), "so_ky_hieu"),
        say(
            "số “{text}” mang ký hiệu “{written}”, {unit} dùng “{right}”",
            "“{text}” carries “{written}”, {unit} uses “{right}”",
            **names,
        ),
        hint=say(
            "ghi đúng ký hiệu; nếu đơn vị còn ký hiệu này thì thêm vào ky_hieu trong units.yml",
            "write the right letters; if the unit has these too, add them to ky_hieu in units.yml",
        ),
    )


def _carries(symbol: str, unit: Unit) -> bool:
    """Tell whether one of a unit's abbreviations stands in the symbol of a number, between its separators."""
    parts = f"-{symbol.replace('/', '-')}-".casefold()
    return any(f"-{letters.replace('/', '-')}-".casefold() in parts for letters in unit.symbols)


def _is_issuer(document: Document, unit: Unit) -> bool:
    """Tell whether a document is issued in its unit's own name, with or without the place, not in a committee's."""
    issuer = whole_name(" ".join(document.strings("co_quan_ban_hanh")))
    names = (unit.name, *(name.value for name in unit.names))
    return bool(issuer) and any(f"{whole_name(name)} ".startswith(f"{issuer} ") for name in names)
