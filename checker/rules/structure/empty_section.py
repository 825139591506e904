"""``empty-section``: a heading has nothing under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.document import Comment, Document, Heading, LabelKind
from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext

LONGEST_TITLE = 12
"""A heading of more words than this is itself the text; of an article, half as many."""

QUOTED = 80
"""Most characters of a heading that are quoted."""

_BODY = "## I. Mục đích\n\n{}\n\n## II. Nội dung\n\nTuyên truyền về bình đẳng giới./.\n"


@rule(
    Severity.WARNING,
    draft=Severity.INFO,
    english="a heading has nothing under it",
    basis=None,
    examples=(
        Good(_BODY.format("Nâng cao nhận thức.")),
        Good(_BODY.format("### 1. Mục đích\n\nNâng cao nhận thức.")),
        Good("## QUYẾT ĐỊNH:\n\n## Điều 1. Quyết định này có hiệu lực kể từ ngày ký./.\n"),
        Good("Tuyên truyền./.\n\n## Nơi nhận\n\n- Lưu: VT.\n\n## Phụ lục\n\n### I. Kết quả\n\n### II. Kiến nghị\n"),
        Bad(
            _BODY.replace("I. Mục đích", "⟦I. Mục đích⟧", 1).format("<!-- soạn sau -->"),
            messages=("đề mục “I. Mục đích” không có nội dung",),
        ),
        Bad(
            "## I. Nội dung\n\nTuyên truyền.\n\n## ⟦II. Tổ chức thực hiện⟧\n\n## Nơi nhận\n\n- Lưu: VT.\n",
            messages=("đề mục “II. Tổ chức thực hiện” không có nội dung",),
        ),
    ),
)
def empty_section(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Đề mục không có nội dung bên dưới.

    Thường là phần soạn dở hoặc đoạn bị mất khi sao chép. Mẫu trong phụ lục thì được để trống.
    Cách sửa: viết nội dung, hoặc bỏ đề mục và đánh số lại.
    """
    for heading in _followed_by_heading(document):
        at = heading.text_at._replace(start=heading.label.at.start) if heading.label else heading.text_at
        yield Problem(
            at,
            say(
                "đề mục “{title}” không có nội dung",
                "the heading “{title}” has nothing under it",
                title=document.slice(at),
            ),
            hint=say("viết nội dung, hoặc bỏ đề mục và đánh số lại", "write it, or drop the heading and renumber"),
        )


def _followed_by_heading(document: Document) -> Iterator[Heading]:
    """Give the headings of the main text that a heading of the same or a higher level follows, or nothing."""
    last: Heading | None = None
    for block in document.blocks:
        if block.start >= document.main_at.end:
            break
        if isinstance(block, Comment):
            continue
        follows = block if isinstance(block, Heading) else None
        if last and follows and follows.level <= last.level and not _holds(last, follows) and _is_title(document, last):
            yield last
        last = follows
    if last and _is_title(document, last):
        yield last


def _holds(heading: Heading, other: Heading) -> bool:
    """Tell whether the other heading's label stands below, whatever its level: ``heading-level`` speaks of that."""
    return bool(heading.label and other.label and heading.label.kind < other.label.kind)


def _is_title(document: Document, heading: Heading) -> bool:
    """Tell whether a heading is a title that announces text, and not "QUYẾT ĐỊNH:", "Chương I" or text itself."""
    if heading.text_at in {document.enacting_at, document.addressee_at}:
        return False
    kind = heading.label.kind if heading.label else None
    words = len(document.slice(heading.text_at).split(maxsplit=LONGEST_TITLE + 1))
    if kind in {LabelKind.PART, LabelKind.CHAPTER}:
        return words > 0
    return words <= (LONGEST_TITLE // 2 if kind is LabelKind.ARTICLE else LONGEST_TITLE)
