"""Footnotes: a mark ``[^1]`` or ``[1]`` in the text; below, under "Chú thích", a line ``[1] …`` for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.document import Heading, Paragraph, Section
from checker.office.grid import Grid
from checker.office.words import Run, Words, read_words, shown
from checker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.document import Document
    from checker.office.page_body import Item

_TITLE = Pattern(r"Chú thích[ \t]*:?[ \t]*\Z")
_NOTE = Pattern(r"\[\^?(?P<mark>[0-9a-z*]{1,6})\]:?[ \t]*")
_MARK = Pattern(r"\[\^?(?P<mark>[0-9a-z*]{1,6})\]")


class Footnotes(NamedTuple):
    """The notes of a document by their marks, and the section that they stand in."""

    words: Mapping[str, Words]
    section: Section | None


def read_footnotes(document: Document) -> Footnotes:
    """Find the notes; none where a paragraph under their heading is no note, or one that the text never marks."""
    for holder in (document.annexes, document.main):
        last = holder.items[-1] if holder.items else None
        if isinstance(last, Section) and isinstance(last.opener, Heading):
            if not _TITLE.match(document.text, *last.opener.text_at):
                continue
            notes = dict(_notes(document, last))
            marked = {found["mark"] for found in _MARK.finditer(document.text, 0, last.start)}
            if len(notes) == len(last.items) and notes.keys() <= marked:
                return Footnotes(notes, last)
    return Footnotes({}, None)


def _notes(document: Document, section: Section) -> Iterator[tuple[str, Words]]:
    for item in section.items:
        found = _NOTE.match(document.text, *item.at) if isinstance(item, Paragraph) else None
        if found:
            yield found["mark"], read_words(document.text, item.at._replace(start=found.end()))


def noted(item: Item, notes: Mapping[str, Words]) -> Item:
    """Put the notes where their marks stand in an item and everything under it."""
    from checker.office.page_body import Branch, Passage

    match item:
        case Branch():
            opener = item.opener._replace(words=noted_words(item.opener.words, notes))
            return Branch(opener, tuple(noted(below, notes) for below in item.items))
        case Passage():
            return item._replace(words=noted_words(item.words, notes))
        case Grid():
            rows = tuple(
                tuple(
                    cell._replace(paragraphs=tuple(noted_words(words, notes) for words in cell.paragraphs))
                    for cell in row
                )
                for row in item.rows
            )
            return item._replace(rows=rows)
        case _:
            return item


def noted_words(words: Words, notes: Mapping[str, Words]) -> Words:
    """Put the notes where their marks stand in a text."""
    return tuple(part for run in words for part in _parts(run, notes)) if "[" in shown(words) else words


def _parts(run: Run, notes: Mapping[str, Words]) -> Iterator[Run]:
    done = 0
    for found in _MARK.finditer(run.text):
        if found["mark"] in notes:
            if found.start() > done:
                yield run._replace(text=run.text[done : found.start()])
            yield Run(found["mark"], note=notes[found["mark"]])
            done = found.end()
    if done < len(run.text):
        yield run._replace(text=run.text[done:])
