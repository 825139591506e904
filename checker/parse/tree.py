"""Flat blocks to the tree of labels: I. > 1. > a) > - > +, rebuilt from what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.document import Block, Comment, Heading, Label, LabelKind, Paragraph, Section
from checker.parse.labels import POINTS
from checker.record import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.source import Span

_BULLETS = frozenset({LabelKind.DASH, LabelKind.PLUS})
_ROMAN = LabelKind.ROMAN


class _Open:
    """A section that is still being filled."""

    __slots__ = ("end", "items", "kind", "level", "opener")

    def __init__(self, opener: Heading | Paragraph | None, kind: LabelKind | None, level: int, end: int) -> None:
        self.opener = opener
        self.kind = kind
        self.level = level
        self.items: list[Block | Section] = []
        self.end = end


def build_tree(blocks: Sequence[Block], at: Span) -> Section:
    """Nest blocks under their headings and labels; ``at`` is the span of the whole.

    A label closes an open section of its own kind, whatever the document's order of kinds; a kind not
    open goes under the last one that stands higher. Headings without a label nest by their level.
    """
    root = _Open(None, None, 0, 0)
    stack = [root]
    for block in blocks:
        if type(block) is Paragraph:
            label = block[2]
            if label is None:
                _add(stack, block)
            elif (kind := label[0]) is stack[-1].kind and kind is not _ROMAN:
                _replace(stack, block, 0)
            else:
                _open(stack, block, label, 0)
        elif type(block) is Heading:
            _open(stack, block, block[3], block[2])
        elif type(block) is not Comment:
            _add(stack, block)
        else:
            stack[-1].end = block.end
    _close(stack, 1)
    return Section(None, tuple(root.items), at.start, at.end)


def _add(stack: list[_Open], block: Block) -> None:
    """Put a block without a label under the innermost section that is not a dash or plus."""
    depth = len(stack)
    while stack[depth - 1].kind in _BULLETS:
        depth -= 1
    _close(stack, depth)
    innermost = stack[-1]
    innermost.items.append(block)
    innermost.end = block[1]


def _open(stack: list[_Open], block: Heading | Paragraph, label: Label | None, level: int) -> None:
    kind = None
    if label:
        kind = label[0]
        if kind is _ROMAN:
            block, kind = _lettered(block, label, stack)
    if kind is not None and stack[-1].kind is kind:
        _replace(stack, block, level)
        return
    _close(stack, _room(stack, kind, level))
    stack.append(_Open(block, kind, level, block[1]))


def _replace(stack: list[_Open], block: Heading | Paragraph, level: int) -> None:
    """Close the innermost section, and open one of the same kind in its place: the usual case."""
    top = stack[-1]
    stack[-2].items.append(_closed(top))
    if top.items:
        top.items = []
    top.opener, top.level, top.end = block, level, block[1]


def _lettered(block: Heading | Paragraph, label: Label, stack: list[_Open]) -> tuple[Heading | Paragraph, LabelKind]:
    """Read "C." after "B." as a letter, though it is a Roman numeral too."""
    if len(label.text.rstrip(" ./-–")) > 1 or label.text[0] == "I":
        return block, _ROMAN
    open_kinds = {item.kind for item in stack}
    if LabelKind.LETTER not in open_kinds or _ROMAN in open_kinds:
        return block, _ROMAN
    ordinal = POINTS.find(label.text[0].lower()) + 1
    return block._replace(label=label._replace(kind=LabelKind.LETTER, ordinal=ordinal)), LabelKind.LETTER


def _room(stack: list[_Open], kind: LabelKind | None, level: int) -> int:
    """Give how many of the open sections can hold a new one."""
    top = len(stack) - 1
    if kind is not None:
        for depth in range(top, 0, -1):
            if stack[depth].kind is kind:
                return depth
    while top > 0 and not _holds(stack[top], kind, level):
        top -= 1
    return top + 1


def _holds(top: _Open, kind: LabelKind | None, level: int) -> bool:
    if kind is not None and top.kind is not None:
        return top.kind < kind
    if level and top.level:
        return top.level < level
    return not level


def _close(stack: list[_Open], depth: int) -> None:
    """Close the innermost open sections, down to a number of them."""
    while len(stack) > depth:
        done = stack.pop()
        below = stack[-1]
        below.items.append(_closed(done))
        below.end = done.end


def _closed(done: _Open) -> Section:
    opener = done.opener
    return record(Section, (opener, tuple(done.items) if done.items else (), opener[0] if opener else 0, done.end))
