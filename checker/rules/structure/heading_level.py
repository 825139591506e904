"""``heading-level``: a heading has more or fewer ``#`` than its place asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.document import Document, Heading
from checker.kinds import marked_headings
from checker.message import say
from checker.rule import Bad, Edit, Good, Problem, Severity, rule
from checker.rules.structure._levels import regular, regular_in_main, siblings
from checker.rules.structure._mistyped import is_mistyped
from checker.rules.structure._unmarked import unmarked_sections
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.corpus import DocumentContext


def _headings(*headings: str) -> str:
    return "".join(f"{heading}\n\nViết nội dung ở đây.\n\n" for heading in headings)


@rule(
    Severity.WARNING,
    english="a heading's level does not fit its place",
    basis=None,
    examples=(
        Good(_headings("## I. A", "### 1. A", "#### a) A", "#### b) B", "### 2. B", "## II. B")),
        Good(_headings("## I. A", "### A. A", "### B. B", "## II. B", "### A. A")),
        Good(_headings("## Phụ lục", "### I. A", "### II. B", "## Phụ lục", "### I. A")),
        Bad(
            _headings("## I. A", "⟦#### 1. A⟧", "#### 2. B", "## II. B"),
            messages=("đề mục cấp 4 (####) đứng ngay dưới đề mục cấp 2 (##)",),
        ),
        Bad(
            _headings("## I. A", "### 1. A", "⟦#### 2. B⟧", "### 3. C"),
            messages=("đề mục “2.” ở cấp 4 (####) trong khi “1.” cùng loại ở cấp 3 (###)",),
            fixed=_headings("## I. A", "### 1. A", "### 2. B", "### 3. C"),
        ),
        Good("---\nloai: ke-hoach\n---\n" + _headings("I. Mục đích", "### 1. A", "## II. Nội dung")),
        Bad(
            _headings("## I. A", "⟦## 1. A⟧", "## 2. B", "## II. B"),
            messages=("đề mục “1.” ở cấp 2 (##) trong khi “I.” chứa nó ở cấp 2 (##)",),
        ),
    ),
)
def heading_level(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Cấp của đề mục (số dấu #) không khớp với chỗ của nó.

    Các đề mục cùng loại số phải cùng cấp, đề mục con sâu hơn đề mục chứa nó đúng một cấp; sai cấp thì mục lục của
    trang và bản Word sẽ sai theo. Cách sửa: thêm hoặc bớt dấu # ở đầu đề mục.
    """
    headings: Sequence[Heading] = marked_headings(document)
    if document.annexes.items:
        headings = [block for block in document.blocks if isinstance(block, Heading)]
    if regular(headings) if document.annexes.items else regular_in_main(document):
        return
    told: dict[int, int] = {}
    for root in (document.main, document.annexes):
        for heading, other, level in siblings(root):
            if is_mistyped(document, heading):  # `section-numbering` speaks
                continue
            told[heading.start] = level
            yield _contradiction(heading, other, level)
    for line in unmarked_sections(context.kind(document), document):
        below = next((heading for heading in headings if heading.start > line.at.start), None)
        if below:  # "missing-section" says that the line above it lacks its marks
            told.setdefault(below.start, below.level)
    yield from _jumps(headings, told)


def _jumps(headings: Sequence[Heading], told: Mapping[int, int]) -> Iterator[Problem]:
    """Find headings more than one level below the one before; those told of already count at their right level."""
    before = 1
    for heading in headings:
        if heading.level > before + 1 and heading.start not in told:
            vi = "đề mục cấp {level} đứng ngay dưới đề mục cấp {before}"
            en = "a heading of level {level} stands directly under one of level {before}"
            message = say(vi, en, level=_shown(heading.level), before=_shown(before))
            yield Problem(heading.at, message, hint=say("mỗi cấp chỉ sâu thêm một dấu #", "go one # deeper at a time"))
        before = told.get(heading.start, heading.level)


def _contradiction(heading: Heading, other: Heading, level: int) -> Problem:
    """Say that a heading does not stand at the level that another one asks for; mend it where they are siblings."""
    siblings = other.level == level
    message = say(
        "đề mục “{label}” ở cấp {level} trong khi “{other}” {relation} ở cấp {usual}",
        "the heading “{label}” is at level {level} while “{other}” {relation} is at level {usual}",
        label=heading.label.text if heading.label else "",
        other=other.label.text if other.label else "",
        relation=say("cùng loại", "beside it") if siblings else say("chứa nó", "which holds it"),
        level=_shown(heading.level),
        usual=_shown(other.level),
    )
    marks = "#" * level
    edits = (Edit(Span(heading.start, heading.start + heading.level), marks),) if siblings else ()
    hint = say("viết đề mục với {marks}", "write the heading with {marks}", marks=marks)
    return Problem(heading.at, message, hint=hint, edits=edits)


def _shown(level: int) -> str:
    return f"{level} ({'#' * level})"
