"""``missing-signature``: an issued document does not say who signed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from checker.message import Message, say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.front_matter._asked import issued, lacks, resembles
from checker.rules.structure._typed import typed_signature

if TYPE_CHECKING:
    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\ntrang_thai: "ban-hanh"\n{}\n---\n'
_PARTS: dict[str, tuple[Message, Message]] = {
    "chuc_vu": (
        say("người ký chưa có chức vụ", "the position of the person who signed is missing"),
        say("thêm khóa “chuc_vu”, ví dụ “HIỆU TRƯỞNG”", "add the key “chuc_vu”, for example “HIỆU TRƯỞNG”"),
    ),
    "ho_ten": (
        say("người ký chưa có họ tên", "the name of the person who signed is missing"),
        say(
            "thêm khóa “ho_ten”, ghi họ tên như trên bản ký",
            "add the key “ho_ten” with the name on the signed original",
        ),
    ),
}


@rule(
    Severity.ERROR,
    draft=Severity.OFF,
    english="an issued document does not say who signed it",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
    examples=(
        Good(_PLAN.format('nguoi_ky:\n  chuc_vu: "HIỆU TRƯỞNG"\n  ho_ten: "Nguyễn Thị Mẫu"')),
        Good(_PLAN.format("").replace("ban-hanh", "du-thao")),
        Good(_PLAN.format('nguoi_ki:\n  chuc_vu: "HIỆU TRƯỞNG"')),
        Good(_PLAN.format('nguoi_ky:\n  chuc_vu: "HIỆU TRƯỞNG"\n  hoten: "Nguyễn Thị Mẫu"')),
        Good('---\ntrang_thai: "ban-hanh"\n---\nNâng cao nhận thức./.\n\nHIỆU TRƯỞNG\n\n## Nơi nhận\n\n- Lưu: VT.\n'),
        Bad('---\n⟦trang_thai⟧: "ban-hanh"\n---\n', messages=("văn bản đã ban hành mà không có người ký",)),
        Bad(
            _PLAN.format('nguoi_ky:\n  ⟦chuc_vu: "HIỆU TRƯỞNG"⟧'),
            messages=("người ký chưa có họ tên",),
        ),
        Bad(
            _PLAN.format('nguoi_ky:\n  chuc_vu: ⟦""⟧\n  ho_ten: "Nguyễn Thị Mẫu"'),
            messages=("người ký chưa có chức vụ",),
        ),
    ),
)
def missing_signature(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Văn bản đã ban hành mà không ghi người ký, chức vụ hoặc họ tên người ký.

    Chữ ký của người có thẩm quyền là một thành phần bắt buộc của thể thức văn bản.
    Cách sửa: ghi khóa `nguoi_ky` với `chuc_vu` và `ho_ten` như trên bản ký, hoặc đổi trạng thái thành `du-thao`.
    """
    if not document.front_matter.read or not issued(document):
        return
    signature = document.front_matter.data.get("nguoi_ky")
    if signature == {} or lacks(document, context.kind(document), "nguoi_ky"):
        if typed_signature(document):  # `signature-in-body` speaks
            return
        yield Problem(
            document.at("nguoi_ky"),
            say("văn bản đã ban hành mà không có người ký", "an issued document has no signature"),
            hint=say(
                "thêm khóa “nguoi_ky” với “chuc_vu” và “ho_ten”", "add the key “nguoi_ky” with “chuc_vu” and “ho_ten”"
            ),
        )
    elif isinstance(signature, Mapping):
        for key, (message, hint) in _PARTS.items():
            value = signature.get(key, "")
            blank = value is None or (isinstance(value, str) and not value.strip())
            if blank and not resembles(key, (*_PARTS, "quyen_han"), signature):
                yield Problem(document.at("nguoi_ky", key), message, hint=hint)
