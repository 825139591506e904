"""``schema-violation``: a key or a value that the kind of document does not allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.restricted import declares_secret
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.front_matter._asked import quoted
from checker.rules.front_matter._values import judge, meant_value, only_misspelt
from checker.schema import Path, faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_HEAD = '---\nloai: "ke-hoach"\nco_quan_ban_hanh: "Trường THCS Minh Họa"\ndon_vi: "thcs-minh-hoa"\n'
_PLAN = _HEAD + 'trich_yeu: "Bình đẳng giới năm 2026"\ntrang_thai: "du-thao"\n{}\n---\n'
_STATUS = "trạng thái (trang_thai) phải là du-thao, ban-hanh, bi-thay-the hoặc thu-hoi; đang ghi “{}”"
_NUMBER = "số, ký hiệu (so_ky_hieu) phải là chữ viết trên một dòng, ví dụ “12/KH-THCSMH”, hoặc để trống; đang ghi “12”"
_YEAR = "năm (nam) phải là năm viết bằng bốn chữ số, không đặt trong ngoặc kép, ví dụ 2026; đang ghi “{}”"


@rule(
    Severity.ERROR,
    english="a key or value is not allowed by the kind of document",
    basis=None,
    examples=(
        Good(_PLAN.format("nam: 2026")),
        Bad(
            '---\n⟦trang_thai⟧: "du-thao"\n---\n',
            messages=("thiếu khóa “loai” (loại văn bản)",),
        ),
        Bad(
            _PLAN.replace('"ke-hoach"', '⟦"kế hoạch"⟧').format("nam: 2026"),
            messages=("không có loại văn bản “kế hoạch”",),
            fixed=_PLAN.format("nam: 2026"),
        ),
        Bad(_PLAN.replace('"ke-hoach"', '⟦"loai-khac"⟧').format(""), messages=("không có loại văn bản “loai-khac”",)),
        Bad(
            _HEAD.replace("loai", "⟦loai⟧", 1) + 'nam: 2026\ntrang_thai: "du-thao"\n---\n',
            messages=("thiếu khóa “trich_yeu” (trích yếu)",),
        ),
        Bad(
            _PLAN.replace("trich_yeu", "⟦trich_yêu⟧").format("nam: 2026"),
            messages=("không có khóa “trich_yêu”",),
            fixed=_PLAN.format("nam: 2026"),
        ),
        Good(_PLAN.format('do_mat: "mat"')),  # `restricted-document` speaks
        Bad(_PLAN.format("nam: 2026\n⟦do_mat⟧: thường"), messages=("không có khóa “do_mat”",)),
        Bad(_PLAN.format("nam: 2026\n⟦ghi_chu⟧: x"), messages=("không có khóa “ghi_chu”",)),
        Bad(
            _PLAN.format('nam: ⟦"2026"⟧'),
            messages=(_YEAR.format("2026"),),
            fixed=_PLAN.format("nam: 2026"),
        ),
        Bad(_PLAN.format("nam: ⟦２０２６⟧"), messages=(_YEAR.format("２０２６"),), fixed=_PLAN.format("nam: 2026")),
        Bad(_PLAN.format("nam: ⟦hai sáu⟧"), messages=(_YEAR.format("hai sáu"),)),
        Bad(
            _PLAN.replace('"du-thao"', "⟦ban hành⟧").format("nam: 2026"),
            messages=(_STATUS.format("ban hành"),),
            fixed=_PLAN.replace('"du-thao"', "ban-hanh").format("nam: 2026"),
        ),
        Bad(_PLAN.replace('"du-thao"', '⟦"đã ký"⟧').format("nam: 2026"), messages=(_STATUS.format("đã ký"),)),
        Bad(
            _PLAN.format("so_ky_hieu: ⟦12⟧"),
            messages=(_NUMBER,),
            fixed=_PLAN.format('so_ky_hieu: "12"'),
        ),
    ),
)
def schema_violation(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Phần đầu thiếu khóa bắt buộc, có khóa lạ, hoặc giá trị không đúng dạng.

    Mỗi loại văn bản có các khóa riêng, khai báo trong `schemas/`; trang công bố và các quy tắc khác dựa vào đó.
    Cách sửa: theo gợi ý ở từng chỗ; `--fix` sửa giúp những chỗ chắc chắn như khóa gõ sai, năm đặt trong ngoặc kép.
    """
    if not document.front_matter.read:
        return
    kind = context.kind(document)
    if not kind.id:
        yield _unknown_kind(document, context)
        return
    seen: set[Path] = set()
    for fault in faults(kind.id, kind.schema, document.front_matter.data):
        if fault.path not in seen and not only_misspelt(document, fault) and not declares_secret(document, fault.path):
            seen.add(fault.path)
            at = document.at(*fault.path)
            if fault.keyword == "additionalProperties":
                at = document.front_matter.fields[fault.path].key_at
            judgement = judge(document, fault)
            yield Problem(at, judgement.message, hint=judgement.hint, edits=judgement.edits)


def _unknown_kind(document: Document, context: DocumentContext) -> Problem:
    labels = {name: kind.name.vi for name, kind in context.kinds.items()}
    listed = say("ghi một trong các loại {listed}", "give one of the kinds {listed}", listed=", ".join(labels))
    value = document.string("loai")
    if not value:
        missing = say("thiếu khóa “loai” (loại văn bản)", "the key “loai” (kind of document) is missing")
        return Problem(document.at("loai"), missing, hint=listed)
    message = say("không có loại văn bản “{value}”", "there is no kind of document “{value}”", value=quoted(value))
    suggested = meant_value(document, ("loai",), labels, message)
    if suggested:
        return Problem(document.at("loai"), message, hint=suggested.hint, edits=suggested.edits)
    return Problem(document.at("loai"), message, hint=listed)
