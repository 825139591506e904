"""Flat blocks to the tree of labels: I. > 1. > a) > - > +, rebuilt from what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.document import Block, Comment, Heading, Label, LabelKind, Paragraph, Section
from checker.parse.labels import POINTS
from checker.record import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.source import Span

_ROMAN = LabelKind.ROMAN
_DASH, _PLUS = LabelKind.DASH, LabelKind.PLUS


def build_tree(blocks: Sequence[Block], at: Span) -> Section:
    """Nest blocks under their headings and labels; ``at`` is the span of the whole.

    A label closes an open section of its own kind, whatever the document's order of kinds; a kind not
    open goes under the last one that stands higher. Headings without a label nest by their level.
    """
    stack = _Stack()
    kinds = stack.kinds
    for block in blocks:
        if type(block) is Paragraph:
            label = block[2]
            if label is None:
                stack.add(block)
            elif (kind := label[0]) is kinds[-1] and kind is not _ROMAN:
                stack.replace(block, 0)
            else:
                stack.open(block, label, 0)
        elif type(block) is Heading:
            stack.open(block, block[3], block[2])
        elif type(block) is not Comment:
            stack.add(block)
        stack.end = block[1]
    stack.close(1)
    return Section(None, tuple(stack.items[0]), at.start, at.end)


class _Stack:
    """The sections that are still being filled, the root first: of each its opener, kind, level and items.

    All end at ``end``, where the last block does.
    """

    __slots__ = ("end", "items", "kinds", "levels", "openers")

    def __init__(self) -> None:
        self.openers: list[Heading | Paragraph | None] = [None]
        self.kinds: list[LabelKind | None] = [None]
        self.levels = [0]
        self.items: list[list[Block | Section]] = [[]]
        self.end = 0

    def add(self, block: Block) -> None:
        """Put a block without a label under the innermost section that is not a dash or plus."""
        kind = self.kinds[-1]
        if kind is _DASH or kind is _PLUS:
            depth = len(self.kinds) - 1
            while (kind := self.kinds[depth - 1]) is _DASH or kind is _PLUS:
                depth -= 1
            self.close(depth)
        self.items[-1].append(block)

    def open(self, block: Heading | Paragraph, label: Label | None, level: int) -> None:
        """Open a section where there is room for it."""
        kinds = self.kinds
        kind = None
        if label:
            kind = label[0]
            if kind is _ROMAN:
                block, kind = _lettered(block, label, kinds)
        room = len(kinds)
        if kind is not None and kind in kinds:
            room = kinds.index(kind)
        else:
            while room > 1 and not self._holds(room - 1, kind, level):
                room -= 1
        if room == len(kinds) - 1:
            self.replace(block, level)
            kinds[room] = kind
            return
        if room < len(kinds):
            self.close(room)
        self.openers.append(block)
        kinds.append(kind)
        self.levels.append(level)
        self.items.append([])

    def replace(self, block: Heading | Paragraph, level: int) -> None:
        """Close the innermost section, and open another in its place: the usual case."""
        opener, items = self.openers[-1], self.items[-1]
        start = opener[0] if opener else 0
        self.items[-2].append(record(Section, (opener, tuple(items) if items else (), start, self.end)))
        if items:
            self.items[-1] = []
        self.openers[-1] = block
        self.levels[-1] = level

    def close(self, depth: int) -> None:
        """Close the innermost sections, down to a number of them."""
        while len(self.kinds) > depth:
            self.kinds.pop()
            self.levels.pop()
            opener, items = self.openers.pop(), self.items.pop()
            start = opener[0] if opener else 0
            self.items[-1].append(record(Section, (opener, tuple(items) if items else (), start, self.end)))

    def _holds(self, depth: int, kind: LabelKind | None, level: int) -> bool:
        """Tell whether a section can stand under the open one at a depth."""
        above = self.kinds[depth]
        if kind is not None and above is not None:
            return above < kind
        if level and self.levels[depth]:
            return self.levels[depth] < level
        return not level


def _lettered(
    block: Heading | Paragraph, label: Label, open_kinds: Sequence[LabelKind | None]
) -> tuple[Heading | Paragraph, LabelKind]:
    """Read "C." after "B." as a letter, though it is a Roman numeral too."""
    if len(label.text.rstrip(" ./-–")) > 1 or label.text[0] == "I":
        return block, _ROMAN
    if LabelKind.LETTER not in open_kinds or _ROMAN in open_kinds:
        return block, _ROMAN
    ordinal = POINTS.find(label.text[0].lower()) + 1
    return block._replace(label=label._replace(kind=LabelKind.LETTER, ordinal=ordinal)), LabelKind.LETTER
