"""The body of a document as Akoma Ntoso: the tree of labels, tables, paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from checker.document import Break, Comment, Heading, LabelKind, Paragraph, Section, Table
from checker.office.akn_addresses import cited_address
from checker.office.akn_inline import Notes, Reference, clean, write_inline, write_runs
from checker.office.footnotes import read_footnotes
from checker.office.words import read_html_cell
from checker.parse.inline import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lxml.etree import _Element  # pyright: ignore[reportPrivateUsage] - the type has no other name

    from checker.document import Block, Cell, Document
    from checker.laws import Law
    from checker.source import Span

_ELEMENTS = {
    LabelKind.PART: ("part", "part"),
    LabelKind.CHAPTER: ("chapter", "chp"),
    LabelKind.LETTER: ("division", "dvs"),
    LabelKind.ROMAN: ("section", "sec"),
    LabelKind.ARTICLE: ("article", "art"),
    LabelKind.NUMBER: ("paragraph", "para"),
    LabelKind.DECIMAL: ("subparagraph", "subpara"),
    LabelKind.PAREN: ("clause", "cl"),
    LabelKind.POINT: ("point", "point"),
    LabelKind.DASH: ("indent", "indent"),
    LabelKind.PLUS: ("subclause", "subcl"),
}
"""The element of each kind of label, and how its ids begin."""


class Maker(Protocol):
    """Makes elements in the namespace of Akoma Ntoso: ``make.p("…", eId="p_1")``."""

    def __call__(self, tag: str, *children: str | _Element, **attributes: str) -> _Element:
        """Make an element by name."""
        ...

    def __getattr__(self, name: str) -> Callable[..., _Element]:
        """Give what makes one kind of element."""
        ...


class BodyWriter:
    """Writes the parts of one document; ids are unique in it."""

    __slots__ = ("_notes", "_references", "_taken", "document", "make", "notes_section")

    def __init__(self, document: Document, make: Maker, laws: Mapping[Span, Law]) -> None:
        self.document = document
        self.make = make
        self._references = [
            Reference(citation.at, href)
            for citation in document.citations
            if (href := cited_address(document, citation, laws.get(citation.at)))
        ]
        footnotes = read_footnotes(document)
        self._notes = Notes(footnotes.words, set())
        self.notes_section = footnotes.section
        self._taken: dict[str, int] = {}

    def inline(self, at: Span) -> list[str | _Element]:
        """Write the text of a span."""
        return write_inline(self.make, self.document.text, at, self._references, self._notes)

    def paragraph(self, at: Span) -> _Element:
        """Write a span as one paragraph."""
        return self.make.p(*self.inline(at))

    def items(self, items: Sequence[Block | Section], above: str = "") -> list[_Element]:
        """Write blocks and sections in order; ``above`` is the id of what they stand in."""
        written: list[_Element] = []
        for item in items:
            if isinstance(item, Section):
                written.extend(self._section(item, above))
            else:
                written.extend(self._block(item))
        return written

    def annex(self, annex: Section) -> tuple[str, list[_Element]]:
        """Write an annex: its heading as text, and what stands under it."""
        opener = annex.opener
        if opener is None:
            return "", self.items(annex.items)
        marked = len(self.document.text[opener.start : opener.end]) - len(
            self.document.text[opener.start : opener.end].lstrip("# \t")
        )
        shown = plain(self.document.text, opener.at._replace(start=opener.start + marked))
        return clean(shown.text), self.items(annex.items)

    def _section(self, section: Section, above: str) -> list[_Element]:
        opener = section.opener
        if section is self.notes_section:
            return []
        if opener is None:
            return self.items(section.items, above)
        tag, name = _ELEMENTS[opener.label.kind] if opener.label else ("hcontainer", "hcontainer")
        eid = self._id(above, name, opener.label.text if opener.label else "")
        attributes = {"eId": eid} if opener.label else {"eId": eid, "name": "de-muc"}
        head: list[_Element] = []
        if opener.label:
            head.append(self.make.num(clean(opener.label.text)))
        lead: list[_Element] = []
        if isinstance(opener, Heading):
            head.append(self.make.heading(*self.inline(opener.text_at)))
        else:
            lead.append(self.paragraph(opener.text_at))
        return [self.make(tag, *head, *self._content(section, lead, eid), **attributes)]

    def _content(self, section: Section, lead: list[_Element], eid: str) -> list[_Element]:
        """Write what stands under an opener: content alone, or an introduction and then units.

        A block after the first unit becomes a unit without a label: the schema has no other place for it.
        """
        items = [item for item in section.items if not isinstance(item, Comment)]
        count = next((index for index, item in enumerate(items) if isinstance(item, Section)), len(items))
        first = [*lead, *self.items(items[:count])]
        if count == len(items):
            return [self.make.content(*(first or [self.make.p()]))]
        units: list[_Element] = []
        for item in items[count:]:
            if isinstance(item, Section):
                units.extend(self._section(item, eid))
            else:
                block = self._block(item)
                units.extend(
                    [self.make.alinea(self.make.content(*block), eId=self._id(eid, "al", ""))] if block else []
                )
        return [*([self.make.intro(*first)] if first else []), *units]

    def _id(self, above: str, name: str, label: str) -> str:
        """Give an id that no other element has: what it stands in, its kind, its label or its turn."""
        number = "".join(char for char in label.replace("Điều", "") if char.isalnum() or char == ".").strip(".")
        begin = f"{above}__{name}" if above else name
        if number:
            wanted = f"{begin}_{number}"
            count = self._taken[wanted] = self._taken.get(wanted, 0) + 1
            return wanted if count == 1 else f"{wanted}-{count}"
        count = self._taken[begin] = self._taken.get(begin, 0) + 1
        return f"{begin}_n{count}"

    def _block(self, block: Block) -> list[_Element]:
        match block:
            case Paragraph():
                return [self.paragraph(block.at)]
            case Table():
                return [self._table(block)] if block.rows else []
            case Heading():
                return [self.paragraph(block.text_at)]
            case Break() | Comment():
                return []

    def _table(self, table: Table) -> _Element:
        rows = [self.make.tr(*(self._cell(table, cell) for cell in row.cells)) for row in table.rows if row.cells]
        return self.make.table(*rows)

    def _cell(self, table: Table, cell: Cell) -> _Element:
        if table.html:
            lines = [
                self.make.p(*write_runs(self.make, words, self._notes))
                for words in read_html_cell(self.document.text, cell.at)
            ]
        else:
            lines = [self.paragraph(cell.at)]
        spans = (("rowspan", cell.rowspan), ("colspan", cell.colspan))
        return self.make("th" if cell.header else "td", *lines, **{name: str(n) for name, n in spans if n > 1})
