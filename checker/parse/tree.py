"""Flat blocks to the tree of labels: I. > 1. > a) > - > +, rebuilt from what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.document import Block, Comment, Heading, Label, LabelKind, Paragraph, Section
from checker.parse.labels import POINTS

if TYPE_CHECKING:
    from checker.source import Span

_BULLETS = (LabelKind.DASH, LabelKind.PLUS)


class _Open:
    """A section that is still being filled."""

    __slots__ = ("end", "items", "kind", "level", "opener")

    def __init__(self, opener: Heading | Paragraph | None, kind: LabelKind | None, level: int) -> None:
        self.opener = opener
        self.kind = kind
        self.level = level
        self.items: list[Block | Section] = []
        self.end = 0


def build_tree(blocks: tuple[Block, ...], at: Span) -> Section:
    """Nest blocks under their headings and labels; ``at`` is the span of the whole.

    A label closes an open section of its own kind, whatever the document's order of kinds; a kind not
    open goes under the last one that stands higher. Headings without a label nest by their level.
    """
    stack = [_Open(None, None, 0)]
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.label:
                _open(stack, block, 0)
            else:
                _add(stack, block)
        elif isinstance(block, Heading):
            _open(stack, block, block.level)
        elif not isinstance(block, Comment):
            _add(stack, block)
        stack[-1].end = block.end
    while len(stack) > 1:
        _pop(stack)
    return Section(None, tuple(stack[0].items), at.start, at.end)


def _add(stack: list[_Open], block: Block) -> None:
    """Put a block without a label under the innermost section that is not a dash or plus."""
    while stack[-1].kind in _BULLETS:
        _pop(stack)
    stack[-1].items.append(block)


def _open(stack: list[_Open], block: Heading | Paragraph, level: int) -> None:
    label = block.label
    if label and label.kind is LabelKind.ROMAN:
        block = _lettered(block, label, stack)
        label = block.label
    fresh = _Open(block, label.kind if label else None, level)
    _make_room(stack, fresh)
    stack.append(fresh)


def _lettered(block: Heading | Paragraph, label: Label, stack: list[_Open]) -> Heading | Paragraph:
    """Read "C." after "B." as a letter, though it is a Roman numeral too."""
    if len(label.text) > len("C.") or label.text == "I.":
        return block
    open_kinds = {item.kind for item in stack}
    if LabelKind.LETTER not in open_kinds or LabelKind.ROMAN in open_kinds:
        return block
    ordinal = POINTS.find(label.text[0].lower()) + 1
    return block._replace(label=label._replace(kind=LabelKind.LETTER, ordinal=ordinal))


def _make_room(stack: list[_Open], fresh: _Open) -> None:
    """Close the sections that cannot hold ``fresh``."""
    kind = fresh.kind
    if kind is not None:
        for depth in range(len(stack) - 1, 0, -1):
            if stack[depth].kind is kind:
                while len(stack) > depth:
                    _pop(stack)
                return
    while len(stack) > 1 and not _holds(stack[-1], fresh):
        _pop(stack)


def _holds(top: _Open, fresh: _Open) -> bool:
    if fresh.kind is not None and top.kind is not None:
        return top.kind < fresh.kind
    if fresh.level and top.level:
        return top.level < fresh.level
    return not fresh.level


def _pop(stack: list[_Open]) -> None:
    done = stack.pop()
    below = stack[-1]
    start = done.opener.start if done.opener else 0
    below.items.append(Section(done.opener, tuple(done.items), start, done.end))
    below.end = max(below.end, done.end)
