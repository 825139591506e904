"""``malformed-number``: the number is not written the way the decree has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.facts import number_of
from checker.message import Message, say
from checker.number import Fault, corrected, parse_number, why_malformed
from checker.pattern import Pattern
from checker.rule import Bad, Edit, Good, Problem, Severity, rule
from checker.rules.front_matter._asked import issued, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_SAYINGS: dict[Fault, Message] = {
    "label": say("số, ký hiệu “{text}” thừa chữ “Số:”", "“{text}” need not say “Số:”"),
    "placeholder": say(
        "số, ký hiệu “{text}” có dấu chấm hoặc gạch giữ chỗ", "“{text}” holds dots in place of a number"
    ),
    "no-separator": say("số, ký hiệu “{text}” thiếu dấu “/” sau số", "“{text}” has no “/” after the number"),
    "no-symbol": say("số “{text}” thiếu ký hiệu", "“{text}” has no symbol"),
    "wrong-dash": say("số, ký hiệu “{text}” dùng sai dấu gạch", "“{text}” has the wrong dash or slash"),
    "lowercase": say("ký hiệu trong “{text}” viết thường", "the symbol of “{text}” is in lower case"),
    "lost-accents": say("ký hiệu trong “{text}” mất dấu", "the symbol of “{text}” has lost its accents"),
    "spaces": say("số, ký hiệu “{text}” thừa dấu cách", "“{text}” has a space too many"),
    "unpadded": say("số “{text}” dưới 10 thiếu số 0 ở trước", "“{text}” is below 10 and lacks its zero"),
    "unreadable": say("không đọc được số, ký hiệu “{text}”", "“{text}” cannot be read as a number"),
}
_LABEL = Pattern(r"\s*số\s*:\s*", re.IGNORECASE)
_HOLDER = Pattern(r"[\s.…_]+(?=/)")
_PLAN = '---\nloai: "ke-hoach"\nso_ky_hieu: {}\ntrang_thai: "{}"\n---\n'


def _bad(text: str, message: str, fixed: str = "") -> Bad:
    return Bad(
        _PLAN.format(f'⟦"{text}"⟧', "ban-hanh"),
        messages=(message,),
        fixed=_PLAN.format(f'"{fixed}"', "ban-hanh") if fixed else "",
    )


@rule(
    Severity.ERROR,
    english="the number is not well formed",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
    examples=(
        Good(_PLAN.format('"12/KH-THCSMH"', "ban-hanh")),
        Good(_PLAN.format('"739/BNV-CTTN&BĐG"', "ban-hanh")),
        Good(_PLAN.format('"/KH-THCSMH"', "du-thao")),
        Good(_PLAN.format('"……/KH-THCSMH"', "ban-hanh")),
        Good(_PLAN.format('""', "ban-hanh")),
        _bad("5/KH-THCSMH", "số “5/KH-THCSMH” dưới 10 thiếu số 0 ở trước", "05/KH-THCSMH"),
        _bad("278/KH- BVSTBPN", "số, ký hiệu “278/KH- BVSTBPN” thừa dấu cách", "278/KH-BVSTBPN"),
        _bad("12/kh-thcsmh", "ký hiệu trong “12/kh-thcsmh” viết thường", "12/KH-THCSMH"),
        _bad("12/QD-UBND", "ký hiệu trong “12/QD-UBND” mất dấu", "12/QĐ-UBND"),
        _bad("12/KH–UBND", "số, ký hiệu “12/KH–UBND” dùng sai dấu gạch", "12/KH-UBND"),
        _bad("Số: 12/KH-UBND", "số, ký hiệu “Số: 12/KH-UBND” thừa chữ “Số:”", "12/KH-UBND"),
        _bad("12KH-UBND", "số, ký hiệu “12KH-UBND” thiếu dấu “/” sau số"),
        _bad("12/", "số “12/” thiếu ký hiệu"),
        Bad(
            _PLAN.format('⟦"…/KH-UBND"⟧', "du-thao"),
            messages=("số, ký hiệu “…/KH-UBND” có dấu chấm hoặc gạch giữ chỗ",),
            fixed=_PLAN.format('"/KH-UBND"', "du-thao"),
        ),
    ),
)
def malformed_number(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Số, ký hiệu viết không đúng thể thức.

    Số viết sai thì văn bản khác dẫn lại không khớp và không tìm thấy khi tra cứu.
    Cách sửa: viết như “05/KH-THCSMH”: số dưới 10 thêm số 0, dấu “/” sau số, dấu “-” giữa các nhóm, không có dấu cách.
    """
    text = document.front_matter.data.get("so_ky_hieu")
    if not isinstance(text, str) or "\n" in text or not text.strip():
        return
    number = number_of(document)
    if number and number.text == text and number.is_padded:
        return
    fault = why_malformed(text)
    # The look-alike letters are for the rule of that name; a blank number of an issued document is missing.
    if fault is None or fault not in _SAYINGS or (fault == "placeholder" and issued(document)):
        return
    field = document.front_matter.fields[("so_ky_hieu",)]
    saying = _SAYINGS[fault]
    better = _better(text, fault)
    hint = say("viết “{better}”", "write “{better}”", better=better) if better else None
    yield Problem(
        field.value_at,
        say(saying.vi, saying.en, text=quoted(text)),
        hint=hint or say("viết như “05/KH-THCSMH”", "write it like “05/KH-THCSMH”"),
        edits=(Edit(field.value_at, better if field.plain else f'"{better}"'),) if better else (),
    )


def _better(text: str, fault: Fault) -> str | None:
    """Give the number as it should be, where that is certain."""
    if fault == "label":
        text = _LABEL.sub("", text, count=1)
    elif fault == "placeholder":
        text = _HOLDER.sub("", text, count=1)
    better = corrected(text)
    return better if better and parse_number(better) and why_malformed(better) is None else None
