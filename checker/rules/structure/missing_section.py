"""``missing-section``: a section that the kind of document requires is nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.kinds import align, renamed
from checker.message import Message, say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.structure._lacks import lacks
from checker.rules.structure._unmarked import unmarked_problem, unmarked_sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = """---
loai: {kind}
---
## I. Mục đích, yêu cầu

Nâng cao nhận thức về bình đẳng giới.

## II. Nội dung

Mỗi quý tổ chức một buổi truyền thông.
"""
_LAST = "\n## III. Tổ chức thực hiện\n\nCác bộ phận thực hiện kế hoạch này./.\n"
_DECISION = "---\nloai: {kind}\n---\n_Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;_\n\n{words}{article}"
_WORDS = "**QUYẾT ĐỊNH:**\n\n"
_ARTICLE = "**Điều 1.** Kiện toàn Ban Vì sự tiến bộ của phụ nữ./.\n"

_HINTS = {
    "heading": say("thêm đề mục này vào đúng chỗ của nó", "add the heading in its place"),
    "enacting": say("thêm dòng “**QUYẾT ĐỊNH:**” trước Điều 1", "add the line “**QUYẾT ĐỊNH:**” before Điều 1"),
    "article": say(
        "viết nội dung quyết định thành các điều: “**Điều 1.** …”", "write the decision as articles: “**Điều 1.** …”"
    ),
    "body": say("viết nội dung văn bản dưới phần khai báo", "write the text under the front matter"),
}


@rule(
    Severity.ERROR,
    draft=Severity.WARNING,
    english="the document lacks a section that its kind requires",
    basis=None,
    examples=(
        Good(_PLAN.format(kind="ke-hoach") + _LAST),
        Good(_PLAN.format(kind="ke-hoach").replace("Nội dung", "NHIỆM VỤ, GIẢI PHÁP") + _LAST),
        Good(_PLAN.format(kind="ke-hoach").replace("Nội dung", "Triển khai nội dung hoạt động") + _LAST),
        Good(_DECISION.format(kind="quyet-dinh", words=_WORDS, article=_ARTICLE)),
        Bad(_PLAN.format(kind="⟦ke-hoach⟧"), messages=("thiếu phần “Tổ chức thực hiện”, bắt buộc với kế hoạch",)),
        Bad(
            _PLAN.format(kind="ke-hoach") + _LAST.replace("## III. Tổ chức thực hiện", "⟦**III. Tổ chức thực hiện**⟧"),
            messages=("“III. Tổ chức thực hiện” chưa được đánh dấu là đề mục",),
            fixed=_PLAN.format(kind="ke-hoach") + _LAST,
        ),
        Bad(
            "---\nloai: ⟦ke-hoach⟧\n---\nCác bộ phận tự xây dựng kế hoạch./.\n",
            messages=("thiếu các phần “Mục đích, yêu cầu”, “Nội dung”, “Tổ chức thực hiện”, bắt buộc với kế hoạch",),
        ),
        Bad(
            _DECISION.format(kind="⟦quyet-dinh⟧", words="", article=_ARTICLE),
            messages=("thiếu phần “QUYẾT ĐỊNH:”, bắt buộc với quyết định",),
        ),
        Bad("---\nloai: ⟦cong-van⟧\n---\n", messages=("thiếu phần “Nội dung”, bắt buộc với công văn",)),
    ),
)
def missing_section(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Văn bản thiếu phần mà loại văn bản bắt buộc phải có.

    Các phần bắt buộc của từng loại khai báo trong `schemas/`; đề mục được so không kể dấu, chữ hoa, số thứ tự.
    Cách sửa: thêm đề mục còn thiếu cùng nội dung của nó.
    """
    kind = context.kind(document)
    alignment = align(kind, document)
    near = renamed(kind, document)
    unmarked = unmarked_sections(kind, document)
    typed = {each.section.id for each in unmarked if each.section}
    absent = [section for section in alignment.missing if section.id not in near and section.id not in typed]
    yield from map(unmarked_problem, unmarked)
    if len(absent) > 1 and not (alignment.matched or alignment.moved or near):
        names = [f"“{section.name.vi}”" for section in absent], [f"“{section.name.en}”" for section in absent]
        listed = Message(*(", ".join(each) for each in names))
        yield Problem(
            document.at("loai"),
            say(
                "thiếu các phần {listed}, bắt buộc với {kind}",
                "the sections {listed} are missing, required in a {kind}",
                listed=listed,
                kind=kind.name,
            ),
            hint=say("chia văn bản thành các phần này, mỗi phần một đề mục", "give each of these sections a heading"),
        )
        absent = []
    absent.extend(section for section in kind.required if lacks(document, section))
    for section in absent:
        message = say(
            "thiếu phần “{section}”, bắt buộc với {kind}",
            "the section “{section}” is missing, required in a {kind}",
            section=section.name,
            kind=kind.name,
        )
        yield Problem(document.at("loai"), message, hint=_HINTS[section.found_as])
