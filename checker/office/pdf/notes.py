"""The marks of the footnotes of a PDF file as the dialect writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.office.flow import Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.office.flow import Note

_MARK = re.compile(r"\\?\[(\d{1,3})\](?!\()")


def with_marks(blocks: Sequence[Paragraph | Table], notes: Sequence[Note]) -> tuple[Paragraph | Table, ...]:
    """Write ``[^1]`` where a raised number was read as ``[1]`` and a note of that number stands at the foot of a page.

    Only a number that one note alone has is a mark: where every page counts anew, nobody can tell which is meant.
    """
    marks = [note.mark for note in notes]
    known = {mark for mark in marks if marks.count(mark) == 1}
    return tuple(_marked(block, known) for block in blocks) if known else tuple(blocks)


def _marked(block: Paragraph | Table, known: set[str]) -> Paragraph | Table:
    if isinstance(block, Paragraph):
        if "[" not in block.markdown:
            return block
        return block._replace(
            markdown=_MARK.sub(lambda found: f"[^{found[1]}]" if found[1] in known else found.group(), block.markdown)
        )
    rows = tuple(
        tuple(cell._replace(blocks=tuple(_marked(inner, known) for inner in cell.blocks)) for cell in row)
        for row in block.rows
    )
    return block._replace(rows=rows)
