"""``unnamed-section``: a heading nearly is, but is not, the name of a required section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.kinds import plain_title, renamed
from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.structure._accents import wrong_accents
from checker.rules.structure._mistyped import is_mistyped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = """---
loai: ke-hoach
---
## I. Mục đích, yêu cầu

Nâng cao nhận thức về bình đẳng giới.

## II. Nội dung

Mỗi quý tổ chức một buổi truyền thông.

## III. {}

Các bộ phận thực hiện kế hoạch này./.
"""


@rule(
    Severity.WARNING,
    english="a heading is close to the name of a required section but is not it",
    basis=None,
    examples=(
        Good(_PLAN.format("TỔ CHỨC THỰC HIỆN:")),
        Good(_PLAN.format("Phân công nhiệm vụ")),
        Good(_PLAN.format("Khen thưởng, kỷ luật")),
        Good(_PLAN.replace("III.", "III").format("Tổ chức thực hiện")),
        Bad(
            _PLAN.format("⟦Tổ chức thưc hiẹnn⟧"),
            messages=("“Tổ chức thưc hiẹnn” không phải tên của phần “Tổ chức thực hiện”",),
        ),
        Bad(
            _PLAN.format("⟦Các bước tổ chức thực hiện⟧"),
            messages=("“Các bước tổ chức thực hiện” không phải tên của phần “Tổ chức thực hiện”",),
        ),
        Good(_PLAN.format("Trách nhiệm của các bộ phận")),
        Good(_PLAN.format("Tổ chức thực hiện kế hoạch").replace("Nội dung", "NHIỆM VỤ, giải pháp chủ yếu")),
        *(
            Bad(
                _PLAN.format(f"⟦{written}⟧"),
                messages=(f"“{written}” sai dấu tên của phần “Tổ chức thực hiện”",),
            )
            for written in ("TỔ CHƯC THỰC HIÊN", "TỔ CHỨC THỤC HIỆN", "Phan cong nhiệm vụ")
        ),
        *(
            Bad(
                _PLAN.format("Phân công").replace("Mục đích, yêu cầu", f"⟦{written}⟧"),
                messages=(f"“{written}” sai dấu tên của phần “Mục đích, yêu cầu”",),
            )
            for written in ("MỤC DÍCH, YỀU CẦU", "MUC ĐICH, YÊU CÂU")
        ),
    ),
)
def unnamed_section(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Đề mục gần giống tên một phần bắt buộc nhưng bị gõ sai, sai dấu hoặc đổi tên.

    Phần gọi đúng tên thì người đọc, trang web và báo cáo tổng hợp mới nhận ra.
    Cách sửa: dùng tên quen dùng của phần đó.
    """
    kind = context.kind(document)
    for section, title in renamed(kind, document).values():
        if is_mistyped(document, title.section.opener):  # `section-numbering` speaks
            continue
        yield Problem(
            title.at,
            say(
                "“{title}” không phải tên của phần “{section}”",
                "“{title}” is not a name of the section “{section}”",
                title=plain_title(document.slice(title.at)),
                section=section.name,
            ),
            hint=say("đặt tên đề mục là “{name}”", "name the heading “{name}”", name=section.name.vi),
        )
    for section, title, name in wrong_accents(kind, document):
        yield Problem(
            title.at,
            say(
                "“{title}” sai dấu tên của phần “{section}”",
                "“{title}” has wrong accents for the section “{section}”",
                title=plain_title(document.slice(title.at)),
                section=section.name,
            ),
            hint=say("viết “{name}”", "write “{name}”", name=name),
        )
