"""Runs, links and footnotes of a paragraph, and what they refer to outside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from checker.office.docx_writer.xml import paragraph, run
from checker.office.words import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.office.words import Words

_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


class Relate(Protocol):
    """Where a text's links and notes go."""

    def link(self, address: str) -> str:
        """Give the id of the relationship to an address."""
        ...

    def note(self, words: Words) -> int:
        """Take in a footnote; give its number."""
        ...


def inline(words: Words, relate: Relate, *, bold: bool | None = None, caps: bool = False) -> str:
    """Write the runs of a paragraph; ``bold`` overrides the style where it is not ``None``."""
    return "".join(_one(each, relate, bold=bold, caps=caps) for each in words)


def _one(each: Run, relate: Relate, *, bold: bool | None, caps: bool) -> str:
    if each.note:
        return f'<w:r>{_RAISED}<w:footnoteReference w:id="{relate.note(each.note)}"/></w:r>'
    if not each.link:
        return run(each, bold=bold, caps=caps)
    inner = run(each, bold=bold, caps=caps, style="Hyperlink")
    return f'<w:hyperlink r:id="{relate.link(each.link)}" w:history="1">{inner}</w:hyperlink>'


def footnotes(notes: Sequence[Words]) -> str:
    """Write the footnotes, numbered from 1, after the two lines that part them from the text.

    A link in one is its text alone: a part of the file can only refer to what it lists itself.
    """
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
        for number, kind, mark in (
            (-1, "separator", "separator"),
            (0, "continuationSeparator", "continuationSeparator"),
        )
    )
    return lines + "".join(
        f'<w:footnote w:id="{number}">'
        + paragraph(
            "Footnote",
            f"<w:r>{_RAISED}<w:footnoteRef/></w:r>{run(Run(' '))}{''.join(run(each) for each in words)}",
        )
        + "</w:footnote>"
        for number, words in enumerate(notes, 1)
    )
