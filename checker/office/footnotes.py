"""Footnotes: a mark ``[^1]`` in the text; at its end, under "Chú thích", a paragraph ``[^1]: …`` for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.document import Heading, Paragraph, Section
from checker.office.grid import Grid
from checker.office.words import Run, Words, read_words, shown
from checker.pattern import Pattern
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.document import Document
    from checker.office.page_body import Item
    from checker.source import Span

_TITLE = Pattern(r"Chú thích[ \t]*:?[ \t]*\Z")
_NOTE = Pattern(r"\[\^(?P<mark>[0-9a-z*]{1,6})\]:[ \t]*(?=\S)")
_MARK = Pattern(r"\[\^(?P<mark>[0-9a-z*]{1,6})\]")


class Footnotes(NamedTuple):
    """The notes of a document by their marks, where their texts stand, and the section that holds them."""

    words: Mapping[str, Words]
    places: Mapping[str, Span]
    section: Section | None


NO_NOTES = Footnotes({}, {}, None)


def read_footnotes(document: Document) -> Footnotes:
    """Find the notes; none where a paragraph under their heading is no note, or one that the text never marks."""
    for holder in (document.annexes, document.main):
        last = holder.items[-1] if holder.items else None
        if isinstance(last, Section) and isinstance(last.opener, Heading):
            if not _TITLE.match(document.text, *last.opener.text_at):
                continue
            places = dict(_places(document, last))
            marked = {found["mark"] for found in _MARK.finditer(document.text, 0, last.start)}
            if len(places) == len(last.items) and places.keys() <= marked:
                return Footnotes({mark: read_words(document.text, at) for mark, at in places.items()}, places, last)
    return NO_NOTES


def _places(document: Document, section: Section) -> Iterator[tuple[str, Span]]:
    for item in section.items:
        found = _NOTE.match(document.text, *item.at) if isinstance(item, Paragraph) else None
        if found:
            yield found["mark"], item.at._replace(start=found.end())


def parts_of(text: str) -> Iterator[tuple[str, str]]:
    """Cut a text at its marks: give the text before each and the mark in it; for the text after the last, no mark."""
    done = 0
    for found in _MARK.finditer(text):
        yield text[done : found.start()], found["mark"]
        done = found.end()
    yield text[done:], ""


def noted(item: Item, notes: Mapping[str, Words], met: set[str]) -> Item:
    """Put the notes where their marks stand in an item and everything under it; ``met`` are those marked before."""
    from checker.office.page_body import Branch, Passage

    match item:
        case Branch():
            opener = item.opener._replace(words=noted_words(item.opener.words, notes, met))
            return Branch(opener, tuple(noted(below, notes, met) for below in item.items))
        case Passage():
            return item._replace(words=noted_words(item.words, notes, met))
        case Grid():
            rows = tuple(
                tuple(
                    cell._replace(paragraphs=tuple(noted_words(words, notes, met) for words in cell.paragraphs))
                    for cell in row
                )
                for row in item.rows
            )
            return item._replace(rows=rows)
        case _:
            return item


def noted_words(words: Words, notes: Mapping[str, Words], met: set[str]) -> Words:
    """Put the notes where their marks stand in a text: the first mark has the note, those after it only point to it."""
    return tuple(part for run in words for part in _parts(run, notes, met)) if "[^" in shown(words) else words


def _parts(run: Run, notes: Mapping[str, Words], met: set[str]) -> Iterator[Run]:
    text = ""
    for before, mark in parts_of(run.text):
        text += before
        if mark and mark not in notes:
            text += f"[^{mark}]"
        elif mark:
            yield from [run._replace(text=text)] if text else []
            yield Run(mark, again=True) if mark in met else Run(mark, note=notes[mark])
            met.add(mark)
            text = ""
    if text:
        yield run._replace(text=text)
