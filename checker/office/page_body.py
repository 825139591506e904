"""The text of a document as the tree of its labels, each paragraph with the role it has on the page."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Literal, TypeAlias

from checker.document import Break, Comment, Document, Heading, LabelKind, Paragraph, Section, Table
from checker.office.footnotes import noted, noted_words, read_footnotes
from checker.office.grid import Grid, grid_of
from checker.office.words import Run, Words, read_labelled, read_words, shown
from checker.pattern import Pattern
from checker.record import NamedTuple
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.document import Block

Role: TypeAlias = Literal[
    "addressees",
    "annex",
    "annex_note",
    "annex_title",
    "article",
    "basis",
    "body",
    "bullet",
    "clause",
    "division",
    "enacting",
    "part",
    "point",
    "unnumbered",
]
"""What a paragraph is; each is the name of a face in ``layout``."""


class Passage(NamedTuple):
    """A paragraph: the label as written (never a number to be counted), then its text.

    ``level`` is that of a heading, 1 the highest, and 0 for other text.
    """

    role: Role
    words: Words
    label: Run | None = None
    level: int = 0


class Ruler(NamedTuple):
    """A line across the text."""


class Branch(NamedTuple):
    """A heading or labelled paragraph, and everything under it."""

    opener: Passage
    items: tuple[Item, ...]


Item: TypeAlias = "Passage | Grid | Ruler | Branch"


class Annex(NamedTuple):
    """An annex: it begins on a new page and counts its pages by itself. Any of its three first lines may be absent."""

    heading: Passage | None
    title: Passage | None
    note: Passage | None
    items: tuple[Item, ...]


_HEADING_ROLES: dict[LabelKind | None, Role] = {
    LabelKind.PART: "part",
    LabelKind.CHAPTER: "part",
    LabelKind.LETTER: "division",
    LabelKind.ROMAN: "division",
    LabelKind.ARTICLE: "article",
    LabelKind.NUMBER: "clause",
    LabelKind.DECIMAL: "clause",
    LabelKind.PAREN: "clause",
    LabelKind.POINT: "point",
    None: "unnumbered",
}
_BULLETS = (LabelKind.DASH, LabelKind.PLUS)
_ANNEX = Pattern(r"[*_(]*(?:Phụ lục|Mẫu số|Biểu mẫu|Đề cương)\b")
_NOTE = Pattern(r"\(?(?:Ban hành )?[Kk]èm theo\b")


class BodyReader:
    """Reads the parts of one document."""

    __slots__ = ("_basis", "_document", "_met", "_notes", "_top")

    def __init__(self, document: Document) -> None:
        self._document = document
        self._notes = read_footnotes(document)
        self._met: set[str] = set()
        self._basis = [basis.at for basis in document.basis]
        levels = [block.level for block in document.blocks if isinstance(block, Heading)]
        self._top = min(levels, default=1)

    def items(self, section: Section) -> tuple[Item, ...]:
        """Give everything under a section."""
        return self._noted(self._items(section.items))

    def _noted(self, items: Iterable[Item]) -> tuple[Item, ...]:
        notes = self._notes.words
        return tuple(noted(item, notes, self._met) for item in items) if notes else tuple(items)

    def _with_notes(self, passage: Passage | None) -> Passage | None:
        if passage is None:
            return None
        return passage._replace(words=noted_words(passage.words, self._notes.words, self._met))

    def annexes(self, section: Section) -> tuple[Annex, ...]:
        """Part what follows Nơi nhận into annexes: each begins with a heading that names one."""
        groups: list[list[Block | Section]] = []
        for item in section.items:
            if item is self._notes.section:
                continue
            if not groups or self._names_annex(item):
                groups.append([])
            groups[-1].append(item)
        return tuple(self._annex(group) for group in groups)

    def _names_annex(self, item: Block | Section) -> bool:
        opener = item.opener if isinstance(item, Section) else None
        return isinstance(opener, Heading) and bool(_ANNEX.match(self._document.text, *opener.text_at))

    def _annex(self, group: Sequence[Block | Section]) -> Annex:
        first = group[0]
        heading = None
        if isinstance(first, Section) and isinstance(first.opener, Heading) and self._names_annex(first):
            heading = self._with_notes(self._heading(first.opener)._replace(role="annex"))
            group = (*first.items, *group[1:])
        items = list(self._items(group))
        title = _taken(items, "annex_title") if items and _is_title(items[0]) else None
        note = _taken(items, "annex_note") if items and _is_note(items[0]) else None
        return Annex(heading, self._with_notes(title), self._with_notes(note), self._noted(items))

    def _items(self, items: Iterable[Block | Section]) -> Iterator[Item]:
        for item in items:
            match item:
                case Section():
                    yield from self._branch(item)
                case Paragraph():
                    yield from self._paragraph(item)
                case Table():
                    yield grid_of(self._document.text, item)
                case Break():
                    yield Ruler()
                case Heading():
                    yield self._heading(item)
                case Comment():
                    pass

    def _branch(self, section: Section) -> Iterator[Branch]:
        if section is not self._notes.section:
            yield Branch(self._opener(section), tuple(self._items(section.items)))

    def _opener(self, section: Section) -> Passage:
        opener = section.opener
        if isinstance(opener, Heading):
            return self._heading(opener)
        return self._labelled(opener) if opener else Passage("body", ())

    def _heading(self, heading: Heading) -> Passage:
        kind = heading.label.kind if heading.label else None
        role = _HEADING_ROLES.get(kind, "unnumbered")
        level = heading.level - self._top + 1
        text = self._document.text
        if heading.label is None:
            return Passage(role, read_words(text, heading.text_at), None, level)
        start = heading.start + heading.level
        while text[start].isspace():
            start += 1
        label, words = read_labelled(text, Span(start, max(heading.text_end, heading.label.end)), heading.label)
        return Passage(role, words, label, level)

    def _labelled(self, paragraph: Paragraph) -> Passage:
        label = paragraph.label
        if label is None:
            return Passage("body", read_words(self._document.text, paragraph.at))
        run, words = read_labelled(self._document.text, paragraph.at, label)
        if label.kind is LabelKind.ARTICLE:
            run = run._replace(bold=True)
        return Passage("bullet" if label.kind in _BULLETS else "body", words, run)

    def _paragraph(self, paragraph: Paragraph) -> Iterator[Passage]:
        """Give a paragraph without a label; one of several lines of the legal basis is several paragraphs."""
        document = self._document
        if paragraph.label:
            yield self._labelled(paragraph)
            return
        first = bisect_left(self._basis, paragraph.start, key=_start)
        done = paragraph.start
        for at in self._basis[first : bisect_left(self._basis, paragraph.end, key=_start)]:
            yield from self._plain(Span(done, at.start))
            words = read_words(document.text, at)
            yield Passage("basis", tuple(run._replace(italic=True) for run in words))
            done = at.end
        yield from self._plain(Span(done, paragraph.end))

    def _plain(self, at: Span) -> Iterator[Passage]:
        document = self._document
        text = document.slice(at)
        if not text.strip():
            return
        at = Span(at.start + len(text) - len(text.lstrip()), at.start + len(text.rstrip()))
        role: Role = "body"
        if document.enacting_at == at:
            role = "enacting"
        elif document.addressee_at == at:
            role = "addressees"
        yield Passage(role, read_words(document.text, at))


def _start(at: Span) -> int:
    return at.start


def walk(items: Iterable[Item], depth: int = 0) -> Iterator[tuple[Passage | Grid | Ruler, int]]:
    """Give every paragraph, table and line in order, each with how many labels stand above it."""
    for item in items:
        if isinstance(item, Branch):
            yield item.opener, depth
            yield from walk(item.items, depth + 1)
        else:
            yield item, depth


def _taken(items: list[Item], role: Role) -> Passage | None:
    first = items.pop(0)
    return first._replace(role=role) if isinstance(first, Passage) else None


def _is_title(item: Item) -> bool:
    """Tell whether a paragraph is the name of an annex: all of it bold, or all capitals."""
    if not isinstance(item, Passage) or item.label or not item.words:
        return False
    return all(run.bold or not run.text.strip() for run in item.words) or shown(item.words).isupper()


def _is_note(item: Item) -> bool:
    return isinstance(item, Passage) and not item.label and bool(_NOTE.match(shown(item.words)))
