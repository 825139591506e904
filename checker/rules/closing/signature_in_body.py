"""``signature-in-body``: the signature is typed into the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.structure._typed import typed_signature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = """---
loai: ke-hoach
---
## I. Mục đích

Nâng cao nhận thức./.
{}
## Nơi nhận

- Lưu: VT.
{}"""


@rule(
    Severity.ERROR,
    english="the signature is typed into the text, which every page and print draws from the front matter",
    basis=None,
    examples=(
        Good(_PLAN.format("", "")),
        Good(_PLAN.format("", "\n## Phụ lục\n\nHIỆU TRƯỞNG\n\nNguyễn Thị Mẫu\n")),
        Good(_PLAN.format("", "\nPHỤ LỤC\n\nDANH SÁCH HIỆU TRƯỞNG\n")),
        Bad(
            _PLAN.format("", "\n**⟦KT. HIỆU TRƯỞNG⟧**\n\n**PHÓ HIỆU TRƯỞNG**\n\nNguyễn Thị Mẫu\n"),
            messages=("chữ ký “KT. HIỆU TRƯỞNG” gõ trong nội dung",),
        ),
        Bad(
            _PLAN.format("\n⟦HIỆU TRƯỞNG⟧\n\n(Đã ký)\n\nNguyễn Thị Mẫu\n", ""),
            messages=("chữ ký “HIỆU TRƯỞNG” gõ trong nội dung",),
        ),
    ),
)
def signature_in_body(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Quyền hạn, chức vụ hay họ tên người ký gõ trong nội dung.

    Trang web, bản Word và PDF tự in chữ ký từ khóa `nguoi_ky` của phần khai báo; gõ lại trong nội dung thì chữ ký hiện
    hai lần, và có thể nói khác nhau.

    Cách sửa: ghi `quyen_han`, `chuc_vu`, `ho_ten` vào `nguoi_ky` nếu ở đó còn trống, rồi xóa các dòng này.
    """
    at = typed_signature(document)
    if at and document.front_matter.read:
        yield Problem(
            at,
            say(
                "chữ ký “{line}” gõ trong nội dung",
                "the signature “{line}” is typed into the text",
                line=document.slice(at),
            ),
            hint=say("ghi vào nguoi_ky ở phần khai báo, rồi xóa ở đây", "put it into nguoi_ky, then delete it here"),
        )
