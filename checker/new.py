"""A new document of one kind, ready to be filled in: its keys, its sections, and a mark for what to write."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from checker.errors import CheckerError
from checker.format import canonical
from checker.message import Message, say
from checker.parse import parse
from checker.parse.labels import to_roman
from checker.source import from_text
from checker.units import NO_UNITS, Unit, Units

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.kinds import Kind, SectionSpec
    from checker.matter import Value

BLANK = "[…]"
"""Stands wherever the writer has something to fill in; the check reports what is left of it."""

_SUBJECT = "Thực hiện bình đẳng giới và vì sự tiến bộ của phụ nữ{}"
_LEADS = {"ke-hoach": "ban hành kế hoạch", "bao-cao": "báo cáo kết quả"}
_COUNCILS = frozenset({"tinh", "huyen", "xa"})
_HEADS = {"truong": "HIỆU TRƯỞNG", "phong": "TRƯỞNG PHÒNG", "so": "GIÁM ĐỐC"}


def template(kind: Kind, answers: Mapping[str, Value], units: Units = NO_UNITS) -> str:
    """Write a draft of a kind, in canonical form.

    ``answers`` are front-matter values already known (``don_vi``, ``nam``, ``trich_yeu``); what is known of the
    unit fills the rest. Raises ``CheckerError`` for a key that the kind does not have, for a unit that is not
    among ``units``, and without ``don_vi``.
    """
    given = {key: _typed(kind, key, value) for key, value in answers.items()}
    unit = _unit(given, units)
    values = {**_defaults(kind, given, unit, units), **given}
    head = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
    body = "\n\n".join(_body(kind, values))
    return canonical(parse(from_text("", f"---\n{head}\n---\n\n{body}\n")), kind)


def _properties(kind: Kind) -> Mapping[str, Mapping[str, object]]:
    return cast("Mapping[str, Mapping[str, object]]", kind.schema.get("properties") or {})


def _typed(kind: Kind, key: str, value: Value) -> Value:
    """Give an answer in the type that the schema asks for: a year typed in is a number, an addressee a list."""
    known = _properties(kind)
    if key not in known:
        vi = "{kind} không có khóa này; các khóa có là {known}"
        en = "{kind} has no such key; its keys are {known}"
        raise CheckerError(say(vi, en, kind=kind.name, known=", ".join(known)).about(key))
    wanted = known[key].get("type")
    types = cast("list[object]", wanted) if isinstance(wanted, list) else [wanted]
    if isinstance(value, str) and "string" not in types:
        if "integer" in types and value.strip().isdecimal():
            return int(value)
        if "array" in types:
            return (value,) if value.strip() else ()
    return value


def _unit(given: Mapping[str, Value], units: Units) -> Unit | None:
    name = str(given.get("don_vi") or "")
    if not name:
        said = Message("chưa chọn đơn vị ban hành văn bản", "the unit that issues the document is not chosen")
        raise CheckerError(said.about("don_vi"))
    unit = units.get(name)
    if unit is None and units.by_id:
        vi = "không có đơn vị “{name}” trong units.yml; các đơn vị có là {known}"
        en = "units.yml has no unit “{name}”; its units are {known}"
        raise CheckerError(say(vi, en, name=name, known=", ".join(units.by_id)).about("don_vi"))
    return unit


def _defaults(kind: Kind, given: Mapping[str, Value], unit: Unit | None, units: Units) -> dict[str, Value]:
    """Give what can be known before anything is written; number and date stay blank in a draft."""
    year = f" năm {given['nam']}" if given.get("nam") else ""
    values: dict[str, Value] = {
        "loai": kind.id,
        "so_ky_hieu": _number(kind, unit),
        "co_quan_ban_hanh": unit.name if unit else BLANK,
        "dia_danh": unit.place if unit else "",
        "ngay_ban_hanh": "",
        "trich_yeu": _SUBJECT.format(year),
        "trang_thai": "du-thao",
    }
    superior = _superior(unit, units)
    if superior:
        values["co_quan_chu_quan"] = superior.name
    if any(section.found_as == "addressee" for section in kind.sections) or kind.id == "bao-cao":
        values["kinh_gui"] = (superior.name if superior and kind.id == "bao-cao" else BLANK,)
    if "ky" in cast("list[str]", kind.schema.get("required") or []):
        values["ky"] = "tong-ket"
    if unit:
        values["nguoi_ky"] = _signature(unit)
    return values


def _number(kind: Kind, unit: Unit | None) -> str:
    if unit is None or not unit.symbols:
        return ""
    return f"/{kind.symbol}-{unit.symbols[0]}" if kind.symbol else f"/{unit.symbols[0]}"


def _superior(unit: Unit | None, units: Units) -> Unit | None:
    """Give the unit that it answers to for good; a People's Committee prints none above its name."""
    if unit is None or unit.type in _COUNCILS:
        return None
    return next((units.get(above.value) for above in unit.superiors if above.until is None), None)


def _signature(unit: Unit) -> Mapping[str, Value]:
    if unit.type in _COUNCILS:
        return {"quyen_han": ("TM. ỦY BAN NHÂN DÂN",), "chuc_vu": "CHỦ TỊCH", "ho_ten": ""}
    return {"chuc_vu": _HEADS.get(unit.type, ""), "ho_ten": ""}


def _body(kind: Kind, values: Mapping[str, Value]) -> Iterator[str]:
    if any(section.id == "can-cu" for section in kind.sections):
        yield f"_Căn cứ {BLANK};_"
        yield f"_Căn cứ {BLANK}._"
    lines = values["co_quan_ban_hanh"]
    issuer = " ".join(map(str, lines)) if isinstance(lines, tuple) else str(lines)
    if lead := _LEADS.get(kind.id):
        yield f"{issuer} {lead} {BLANK} như sau:"
    parts = [part for part in kind.required if part.found_as in {"heading", "enacting", "article", "body"}]
    number = 0
    for part in parts:
        number += part.found_as == "heading"
        end = "./." if part is parts[-1] else "."
        yield from _section(part, number, end)
    first = "- Như trên;" if values.get("kinh_gui") else f"- {BLANK};"
    yield f"## Nơi nhận\n\n{first}\n- Lưu: VT, {BLANK}."


def _section(part: SectionSpec, number: int, end: str) -> Iterator[str]:
    """Write one section with its prompt."""
    match part.found_as:
        case "heading":
            yield f"## {to_roman(number)}. {part.name.vi}"
            yield f"(điền nội dung phần “{part.name.vi}”){end}"
        case "enacting":
            yield "**QUYẾT ĐỊNH:**"
        case "article":
            yield f"**Điều 1.** {BLANK}."
            yield f"**Điều 2.** {BLANK} chịu trách nhiệm thi hành Quyết định này{end}"
        case _:
            yield f"(điền nội dung văn bản){end}"
