"""The text: headings with their labels as text, labelled lines, paragraphs, tables and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.office.docx_writer.inline import inline
from checker.office.docx_writer.tables import table
from checker.office.docx_writer.template import MOST_HEADINGS
from checker.office.docx_writer.xml import paragraph, plain, rule, run, style_of, twips
from checker.office.grid import Grid
from checker.office.layout import LAYOUT
from checker.office.page import Annex, Item, Passage, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.office.docx_writer.inline import Relate
    from checker.office.words import Run

_RULER = 40
_TITLES = frozenset({"part", "division", "article", "clause", "point", "unnumbered"})
"""Roles of titles."""


def body(items: Iterable[Item], relate: Relate, *, signed: bool = False) -> Iterator[str]:
    """Write the items of a text; of one that is ``signed`` the last paragraph stays with the signature."""
    found = [item for item, _ in walk(items)]
    for item in found:
        if isinstance(item, Passage):
            yield passage(item, relate, keep_next=signed and item is found[-1])
        elif isinstance(item, Grid):
            if item.caption:
                yield plain("TableCaption", item.caption, keep_next=True)
            yield table(item, relate)
        else:
            yield rule(_RULER, LAYOUT.text_width, after=LAYOUT.paragraph_gap.value)


def annex(part: Annex, relate: Relate) -> Iterator[str]:
    """Write one annex."""
    lines = [line for line in (part.heading, part.title, part.note) if line]
    for index, line in enumerate(lines):
        last = index == len(lines) - 1
        spacing = f'w:after="{twips(LAYOUT.annex_note.after)}"' if last else ""
        yield paragraph(style_of(line.role), _words(line, relate), keep_next=True, spacing=spacing)
    yield from body(part.items, relate)


def passage(item: Passage, relate: Relate, *, keep_next: bool = False) -> str:
    """Write a paragraph, on the page of the next one where that is asked for."""
    if item.level and item.role in _TITLES:
        return _title(item, relate)
    return paragraph(style_of(item.role), _words(item, relate), keep_next=keep_next)


def _words(item: Passage, relate: Relate) -> str:
    label = run(_spaced(item.label)) if item.label else ""
    return f"{label}{inline(item.words, relate, caps=LAYOUT.face(item.role).upper)}"


def _title(item: Passage, relate: Relate) -> str:
    """Write a heading: its style gives the level, its role what differs from the look of that style."""
    style = f"Heading{min(item.level, MOST_HEADINGS)}"
    face = LAYOUT.face(item.role)
    caps = item.role == "division"
    bold = None if face.bold else False
    if item.role != "part":
        label = run(_spaced(item.label), bold=bold, caps=caps) if item.label else ""
        return paragraph(style, f"{label}{inline(item.words, relate, bold=bold, caps=caps)}")
    label = run(item.label) if item.label else ""
    turn = "<w:r><w:br/></w:r>" if label and item.words else ""
    title = inline(item.words, relate, caps=LAYOUT.part_title.upper)
    return paragraph(style, f"{label}{turn}{title}", indent='w:firstLine="0"', align=face.align)


def _spaced(label: Run) -> Run:
    return label._replace(text=f"{label.text} ")
