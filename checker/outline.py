"""The main text seen from above: which sections stand side by side, gathered once for all who ask."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from checker.document import Document, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

Family = tuple[int, "Sequence[Section]"]
"""The sections directly under one, in order, and how deep they stand (1 is the top)."""


@lru_cache(maxsize=2)
def main_families(document: Document) -> Sequence[Family]:
    """Give the families of the main text."""
    return families(document.main)


def families(root: Section) -> Sequence[Family]:
    """Give the families below a section: a parent's children before its grandchildren, otherwise as in the text."""
    found: list[Family] = []
    waiting = [(1, root.items)]
    while waiting:
        depth, items = waiting.pop()
        sections = [item for item in items if type(item) is Section]
        if sections:
            found.append((depth, sections))
            depth += 1
            for section in reversed(sections):
                if section[1]:
                    waiting.append((depth, section[1]))  # noqa: PERF401 - few have any: a comprehension costs more
    return found
