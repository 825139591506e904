"""The levels of headings, compared with their labels and their neighbours; no rule itself."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.document import Document, Heading, LabelKind, Section
from checker.kinds import marked_headings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def regular(headings: Sequence[Heading]) -> bool:
    """Tell, without looking at the tree, that nothing can be wrong: each kind at one level, in order, no jumps."""
    levels: dict[int, int] = {}
    before = 1
    for heading in headings:
        if heading.level > before + 1:
            return False
        before, label = heading.level, heading.label
        if label and levels.setdefault(label.kind + 0, before) != before:  # a plain number is hashed faster
            return False
    return all(upper < lower for upper, lower in pairwise(levels[kind] for kind in sorted(levels)))


@lru_cache(maxsize=2)
def regular_in_main(document: Document) -> bool:
    """Tell the same of the headings of the main text."""
    return regular(marked_headings(document))


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
