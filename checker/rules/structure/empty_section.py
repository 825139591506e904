"""``empty-section``: a heading has nothing under it."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from checker.document import Document, Heading, LabelKind, Section
from checker.kinds import titles
from checker.message import say
from checker.parse.closing import names_issuer
from checker.pattern import Pattern
from checker.rule import Bad, Good, Problem, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext

LONGEST_TITLE = 12
"""A heading of more words than this is itself the text; of an article, half as many."""

QUOTED = 80
"""Most characters of a heading that are quoted."""

_COMMENT = Pattern(r"<!--.*?-->", re.DOTALL)
_HINT = say("viết nội dung, hoặc bỏ đề mục và đánh số lại", "write it, or drop the heading and renumber")
_BODY = "## I. Mục đích\n\n{}\n\n## II. Nội dung\n\nTuyên truyền về bình đẳng giới./.\n"


@rule(
    Severity.WARNING,
    draft=Severity.INFO,
    english="a heading has nothing under it",
    basis=None,
    examples=(
        Good(_BODY.format("Nâng cao nhận thức.")),
        Good(_BODY.format("### 1. Mục đích\n\nNâng cao nhận thức.")),
        Good(
            "---\nloai: quyet-dinh\n---\n## HIỆU TRƯỞNG TRƯỜNG THCS MINH HỌA\n\n## QUYẾT ĐỊNH:\n\n"
            "## Điều 1. Quyết định này có hiệu lực kể từ ngày ký./.\n"
        ),
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
    found = titles(document)
    for title, follower in zip_longest(found, found[1:]):
        heading = title.section.opener
        if title.section.items or not isinstance(heading, Heading) or not _is_title(document, heading):
            continue
        end = follower.section.at.start if follower else document.main_at.end
        if _COMMENT.sub("", document.text[heading.end : end]).strip() or (
            follower and _holds(heading, follower.section)
        ):
            continue
        at = heading.text_at._replace(start=heading.label.start) if heading.label else heading.text_at
        yield Problem(
            at,
            say(
                "đề mục “{title}” không có nội dung",
                "the heading “{title}” has nothing under it",
                title=document.slice(at)[:QUOTED],
            ),
            hint=_HINT,
        )


def _holds(heading: Heading, below: Section) -> bool:
    """Tell whether the next heading stands lower, by its level or its label: ``heading-level`` speaks of a clash."""
    other = below.opener
    if not isinstance(other, Heading):
        return True
    by_label = heading.label and other.label and heading.label.kind < other.label.kind
    return other.level > heading.level or bool(by_label)


def _is_title(document: Document, heading: Heading) -> bool:
    """Tell whether a heading is a title that announces text, and not "QUYẾT ĐỊNH:", "Chương I" or text itself."""
    if heading.text_at in {document.enacting_at, document.addressee_at}:
        return False
    if document.kind == "quyet-dinh" and names_issuer(document.text, heading):
        return False
    kind = heading.label.kind if heading.label else None
    words = len(document.slice(heading.text_at).split(maxsplit=LONGEST_TITLE + 1))
    if kind in {LabelKind.PART, LabelKind.CHAPTER}:
        return words > 0
    return words <= (LONGEST_TITLE // 2 if kind is LabelKind.ARTICLE else LONGEST_TITLE)
