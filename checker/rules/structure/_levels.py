"""The levels of headings, compared with their labels and their neighbours; no rule itself."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.document import Heading, LabelKind, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def regular(headings: Sequence[Heading]) -> bool:
    """Tell, without looking at the tree, that nothing can be wrong: each kind at one level, in order, no jumps."""
    levels: dict[LabelKind, int] = {}
    before = 1
    for heading in headings:
        if heading.level > before + 1:
            return False
        before = heading.level
        if heading.label and levels.setdefault(heading.label.kind, before) != before:
            return False
    return all(upper < lower for upper, lower in pairwise(levels[kind] for kind in sorted(levels)))


def siblings(root: Section) -> Iterator[tuple[Heading, Heading, int]]:
    """Give each heading that differs from its siblings, or is level with its parent; the other one; its right level."""
    waiting = [(root, 0)]
    while waiting:
        parent, level = waiting.pop()
        groups: dict[LabelKind, list[tuple[Section, Heading]]] = {}
        for child in parent.sections:
            if isinstance(child.opener, Heading) and child.opener.label:
                groups.setdefault(child.opener.label.kind, []).append((child, child.opener))
        for group in groups.values():
            usual = Counter(heading.level for _, heading in group).most_common(1)[0][0]
            model = next(heading for _, heading in group if heading.level == usual)
            if usual == level and isinstance(parent.opener, Heading):
                yield group[0][1], parent.opener, level + 1
            yield from ((heading, model, usual) for _, heading in group if heading.level != usual)
            waiting.extend((child, usual) for child, _ in group)
