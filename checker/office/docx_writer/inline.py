"""Runs and links of a paragraph."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from checker.office.docx_writer.xml import run

if TYPE_CHECKING:
    from checker.office.words import Words

Relate: TypeAlias = Callable[[str], str]
"""Give the id of the relationship to an address."""


def inline(words: Words, relate: Relate, *, bold: bool | None = None, caps: bool = False) -> str:
    """Write the runs of a paragraph; ``bold`` overrides the style where it is not ``None``."""
    return "".join(
        f'<w:hyperlink r:id="{relate(each.link)}" w:history="1">{run(each, bold=bold, caps=caps, style="Hyperlink")}'
        "</w:hyperlink>"
        if each.link
        else run(each, bold=bold, caps=caps)
        for each in words
    )
