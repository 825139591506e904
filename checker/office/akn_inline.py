"""The text of a block as Akoma Ntoso inline content: bold, italic, links, and citations as references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.office.footnotes import noted_words
from checker.office.words import Run
from checker.parse.inline import Code, Emphasis, Inline, LineBreak, Link, Strong, Text, read_inline
from checker.record import NamedTuple
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lxml.etree import _Element  # pyright: ignore[reportPrivateUsage] - the type has no other name

    from checker.office.akn_body import Maker
    from checker.office.words import Words

_WRAP = re.compile(r"[ \t]*\n[ \t]*")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OUTSIDE = re.compile(r"(?:https?://[^/]|mailto:.)", re.IGNORECASE)


class Reference(NamedTuple):
    """A stretch of the source that names another document, and the address it leads to."""

    at: Span
    href: str


class Notes(NamedTuple):
    """The footnotes of a document by their marks; ``met`` are those that have been written."""

    words: Mapping[str, Words]
    met: set[str]

    def put(self, words: Words) -> Words:
        """Put the notes where their marks stand in a text."""
        return noted_words(words, self.words, self.met)


def clean(text: str) -> str:
    """Give a text without the characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


def write_inline(
    make: Maker, source: str, at: Span, references: Sequence[Reference], notes: Notes
) -> list[str | _Element]:
    """Write the marks of one block; ``references`` are the document's in order, ``notes`` its footnotes."""
    inside = [found for found in references if found.at.start < at.end and found.at.end > at.start]
    return _Writer(make, source, inside, notes).nodes(read_inline(source, at))


def write_runs(make: Maker, words: Words, notes: Notes) -> list[str | _Element]:
    """Write runs that were read already: those of a cell of an HTML table, or of a footnote."""
    pieces: list[str | _Element] = []
    for run in notes.put(words):
        inner: list[str | _Element] = [write_note(make, run)] if run.note or run.again else []
        for index, line in enumerate([] if inner else run.text.split("\n")):
            inner.extend([make.br()] if index else [])
            inner.append(clean(line))
        if run.link:
            inner = [make.a(*inner, href=clean(run.link))]
        if run.italic:
            inner = [make.i(*inner)]
        if run.bold:
            inner = [make.b(*inner)]
        pieces.extend(inner)
    return pieces


def write_note(make: Maker, run: Run) -> _Element:
    """Write a footnote where its mark first stands, and a reference to it where that stands again."""
    mark = clean(run.text)
    name = f"chu-thich_{mark.replace('*', 'x')}"
    if run.again:
        return make.noteRef(href=f"#{name}", marker=mark)
    inner = write_runs(make, run.note, Notes({}, set()))
    return make.authorialNote(make.p(*inner), marker=mark, placement="bottom", eId=name)


class _Writer:
    """Turns the parser's small tree into elements."""

    __slots__ = ("_make", "_notes", "_references", "_source")

    def __init__(self, make: Maker, source: str, references: Sequence[Reference], notes: Notes) -> None:
        self._make = make
        self._notes = notes
        self._source = source
        self._references = references

    def nodes(self, nodes: Iterable[Inline]) -> list[str | _Element]:
        return [piece for node in nodes for piece in self._node(node)]

    def _node(self, node: Inline) -> Iterator[str | _Element]:
        match node:
            case Text(at, shown) if len(shown) == at.end - at.start:
                yield from self._text(at)
            case Text():
                yield clean(node.text)
            case Code():
                yield self._words(node.inner_at)
            case LineBreak():
                yield self._make.br()
            case Strong():
                yield self._make.b(*self.nodes(node.inner))
            case Emphasis():
                yield self._make.i(*self.nodes(node.inner))
            case Link():
                yield from self._link(node)

    def _link(self, node: Link) -> Iterator[str | _Element]:
        inner = self.nodes(node.inner)
        if _OUTSIDE.match(node.target) and all(isinstance(piece, str) for piece in inner):
            yield self._make.a(*inner, href=clean(node.target))
        else:
            yield from inner

    def _text(self, at: Span) -> Iterator[str | _Element]:
        """Write plain text, cut where a citation begins and ends; one that runs over a mark becomes several."""
        done = at.start
        for reference in self._references:
            start, end = max(reference.at.start, done), min(reference.at.end, at.end)
            if start >= end:
                continue
            yield from self._noted(Span(done, start))
            yield self._make.ref(self._words(Span(start, end)), href=reference.href)
            done = end
        yield from self._noted(Span(done, at.end))

    def _noted(self, at: Span) -> Iterator[str | _Element]:
        """Write plain text, footnotes where their marks stand."""
        for run in self._notes.put((Run(self._words(at)),)):
            yield write_note(self._make, run) if run.note or run.again else run.text

    def _words(self, at: Span) -> str:
        return clean(_WRAP.sub(" ", self._source[at.start : at.end]))
