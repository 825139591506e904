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

    def note(self, mark: str, words: Words) -> int:
        """Take in a footnote by its mark; give its number."""
        ...

    def noted(self, mark: str) -> int:
        """Give the number of a footnote that was taken in before."""
        ...


def inline(words: Words, relate: Relate, *, bold: bool | None = None, caps: bool = False) -> str:
    """Write the runs of a paragraph; ``bold`` overrides the style where it is not ``None``."""
    return "".join(_one(each, relate, bold=bold, caps=caps) for each in words)


def _one(each: Run, relate: Relate, *, bold: bool | None, caps: bool) -> str:
    if each.note:
        number = relate.note(each.text, each.note)
        reference = f'<w:r>{_RAISED}<w:footnoteReference w:id="{number}"/></w:r>'
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{_place(number)}"/>{reference}<w:bookmarkEnd w:id="{number}"/>'
        )
    if each.again:
        number = relate.noted(each.text)
        shown = f"<w:r>{_RAISED}<w:t>{number}</w:t></w:r>"
        return f'<w:fldSimple w:instr=" NOTEREF {_place(number)} \\f \\h ">{shown}</w:fldSimple>'
    if not each.link:
        return run(each, bold=bold, caps=caps)
    inner = run(each, bold=bold, caps=caps, style="Hyperlink")
    return f'<w:hyperlink r:id="{relate.link(each.link)}" w:history="1">{inner}</w:hyperlink>'


def _place(number: int) -> str:
    return f"_ChuThich{number}"


def footnotes(notes: Sequence[Words], relate: Relate) -> str:
    """Write the footnotes, numbered from 1, after the two lines that part them from the text.

    ``relate`` is of their own: a part of the file can only refer to what it lists itself.
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
            f"<w:r>{_RAISED}<w:footnoteRef/></w:r>{run(Run(' '))}{inline(words, relate)}",
        )
        + "</w:footnote>"
        for number, words in enumerate(notes, 1)
    )
