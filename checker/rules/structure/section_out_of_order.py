"""``section-out-of-order``: a required section stands before one that it should follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.kinds import Alignment, Kind, SectionSpec, Title, align
from checker.message import say
from checker.rule import Bad, Good, Problem, Related, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = """---
loai: ke-hoach
---
## I. {}

Viết nội dung ở đây.

## II. {}

Viết nội dung ở đây.

## III. {}

Viết nội dung ở đây./.
"""


@rule(
    Severity.WARNING,
    english="a required section is not in its place",
    basis=None,
    examples=(
        Good(_PLAN.format("Mục đích, yêu cầu", "Nội dung", "Tổ chức thực hiện")),
        Good(_PLAN.format("Mục đích, yêu cầu", "Nội dung và kinh phí", "Kinh phí, tổ chức thực hiện")),
        Bad(
            _PLAN.format("Mục đích, yêu cầu", "Tổ chức thực hiện", "⟦Nội dung⟧"),
            messages=("phần “Nội dung” đứng sau phần “Tổ chức thực hiện”",),
        ),
        Bad(
            _PLAN.format("Nội dung", "Tổ chức thực hiện", "⟦Mục đích, yêu cầu⟧"),
            messages=("phần “Mục đích, yêu cầu” đứng sau phần “Nội dung”",),
        ),
        Bad(
            _PLAN.format("⟦Tổ chức thực hiện⟧", "Mục đích, yêu cầu", "Nội dung"),
            messages=("phần “Tổ chức thực hiện” đứng trước phần “Nội dung”",),
        ),
    ),
)
def section_out_of_order(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Các phần bắt buộc không theo thứ tự của loại văn bản.

    Người đọc tìm mục đích ở đầu, phân công ở cuối. Chỉ phần bị đặt sai chỗ được báo, các phần còn lại thì không.
    Cách sửa: chuyển cả phần về đúng chỗ rồi đánh số lại các đề mục.
    """
    kind = context.kind(document)
    alignment = align(kind, document)
    for section, title in alignment.moved:
        other, where, english = _neighbour(kind, alignment, section, title)
        yield Problem(
            title.at,
            say(
                "phần “{section}” đứng {where} phần “{other}”",
                "the section “{section}” stands {english} the section “{other}”",
                section=section.name,
                other=other.name,
                where=where,
                english=english,
            ),
            hint=say(
                "chuyển phần này về đúng chỗ và đánh số lại các đề mục", "move the section and renumber the headings"
            ),
            related=(
                Related(alignment.matched[other.id].at, say("phần “{name}”", "the section “{name}”", name=other.name)),
            ),
        )


def _neighbour(kind: Kind, alignment: Alignment, section: SectionSpec, title: Title) -> tuple[SectionSpec, str, str]:
    """Give the section that this one stands on the wrong side of, and the side."""
    order = [each for each in kind.sections if each.id == section.id or each.id in alignment.matched]
    own = order.index(section)
    for other in reversed(order[:own]):
        if not other.movable and alignment.matched[other.id].at > title.at:
            return other, "trước", "before"
    return next(each for each in order[own + 1 :] if not each.movable), "sau", "after"
