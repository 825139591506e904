"""A Word file (.docx) to a flow of paragraphs, tables and notes: what Word would show, nothing lost, nothing run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from checker.errors import CheckerError
from checker.message import Message
from checker.office.carried import NAMESPACE
from checker.office.docx.fields import Fields
from checker.office.docx.inline import write_paragraph
from checker.office.docx.notes import Notes
from checker.office.docx.numbering import Label, Numbering
from checker.office.docx.package import Package
from checker.office.docx.runs import Piece, RunReader
from checker.office.docx.shapes import choose
from checker.office.docx.styles import Styles, read_paragraph_props, read_run_props
from checker.office.docx.tables import TableReader
from checker.office.docx.tally import Tally
from checker.office.docx.xml import TOO_DEEP, WRAPPERS, W
from checker.office.flow import Flow, Note, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from checker.office.docx.package import Relation
    from checker.office.docx.xml import Element

_DEEPEST: Final = 256
_MOST_PARAGRAPHS: Final = 15_000
_MOST_NOTES: Final = 2_000
_MOST_HEADERS: Final = 30
_MOST_CHARACTERS: Final = 2_000_000
_PARAGRAPH: Final = f"{W}p"
_TABLE: Final = f"{W}tbl"
_PROPERTIES: Final = f"{W}pPr"
_MARK: Final = f"{W}rPr"
_LEAVING: Final = frozenset({f"{W}del", f"{W}moveFrom"})
_ALTERNATE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_RELATION_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PAGE_NUMBER: Final = re.compile(r"(?:(?:trang|page)\s*)?[-–\s\d/|.]*(?:(?:/|của|of)\s*\d+)?", re.IGNORECASE)
_NO_WORDS: Final = Message(
    "tệp Word không có chữ nào; nếu là bản quét, cần gõ lại", "the Word file has no words; a scan must be typed anew"
)
_TOO_LONG: Final = Message(
    "văn bản dài quá 15.000 đoạn, 2.000 chú thích hoặc 2 triệu ký tự; tách thành nhiều tệp",
    "longer than 15,000 paragraphs, 2,000 notes or 2 million characters; split it into several files",
)
_NOT_A_DOCUMENT: Final = Message(
    "tệp Word bị hỏng: phần văn bản không phải của Word; mở bằng Word rồi lưu lại",
    "the Word file is damaged: its document is not Word's; open it in Word and save it again",
)


def read_docx(data: bytes) -> Flow:
    """Read the bytes of a .docx; raises ``CheckerError`` with one sentence when they are no readable Word file.

    Nothing is fetched, unpacked to a disk or run. Paragraphs that show nothing are left out.
    """
    package = Package(data)
    root = package.xml(package.main)
    body = None if root is None or root.tag != f"{W}document" else root.find(f"{W}body")
    if body is None:
        raise CheckerError(_NOT_A_DOCUMENT)
    flow = _File(package, body).read()
    if not flow.visible.strip():
        raise CheckerError(_NO_WORDS)
    return flow


class _File:
    """One file on its way in."""

    def __init__(self, package: Package, body: Element) -> None:
        self._package = package
        self._body = body
        self._relations = package.relations(package.main)
        self._styles = Styles(self._part("styles"))
        self._numbering = Numbering(self._part("numbering"), self._styles)
        self._tally = Tally(macros=package.has_macros)
        self._notes = Notes(self._part("footnotes"), self._part("endnotes"), body.find(f"{W}sectPr"))

    def read(self) -> Flow:
        story = _Story(self._styles, self._numbering, self._tally, self._notes, self._relations, self._body)
        blocks = story.blocks(self._body)
        shown = story.shown
        notes: list[Note] = []
        relations = {of_end: self._relations_of("endnotes" if of_end else "footnotes") for of_end in (False, True)}
        for referred in self._notes.referred:  # grows, should a note refer to another
            if len(notes) >= _MOST_NOTES:
                raise CheckerError(_TOO_LONG)
            note = _Story(
                self._styles, self._numbering, self._tally, self._notes, relations[referred.of_end], referred.element
            )
            notes.append(Note(referred.mark, tuple(_flat(note.blocks(referred.element)))))
            shown += note.shown
        self._furniture()
        carried = self._package.custom(NAMESPACE, "phan-dau")
        return Flow(blocks, tuple(notes), self._tally.notices(), "\n".join(shown), carried)

    def _part(self, kind: str) -> Element | None:
        name = next((found.target for found in self._relations.values() if _is(found, kind)), "")
        return self._package.xml(name) if name else None

    def _relations_of(self, kind: str) -> Mapping[str, Relation]:
        name = next((found.target for found in self._relations.values() if _is(found, kind)), "")
        return self._package.relations(name) if name else {}

    def _furniture(self) -> None:
        """Note the words of headers and footers that are more than a page number."""
        references = (
            self._relations.get(reference.get(_RELATION_ID, ""))
            for section in self._body.iter(f"{W}sectPr")
            for reference in section.iterchildren(f"{W}headerReference", f"{W}footerReference")
        )
        names = dict.fromkeys(found.target for found in references if found and not found.external)
        for name in list(names)[:_MOST_HEADERS]:
            root = self._package.xml(name)
            if root is not None:
                story = _Story(self._styles, Numbering(None, self._styles), Tally(), self._notes, {}, root)
                story.blocks(root)
                words = " ".join(" ".join(story.shown).split())
                if not _PAGE_NUMBER.fullmatch(words):
                    self._tally.furniture.append(words)


class _Story:
    """Blocks of one story in reading order. ``shown`` are its paragraphs' words as they were met."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        tally: Tally,
        notes: Notes,
        relations: Mapping[str, Relation],
        root: Element,
    ) -> None:
        self.shown: list[str] = []
        self._styles = styles
        self._numbering = numbering
        self._tally = tally
        self._runs = RunReader(styles, relations, tally, notes, Fields(root))
        self._pending: list[Piece] = []
        self._paragraphs = self._characters = 0

    def blocks(self, parent: Element, depth: int = 0) -> tuple[Paragraph | Table, ...]:
        """Read what a body, a cell, a text box or a note holds."""
        found: list[Paragraph | Table] = []
        for element in _flattened(parent):
            if depth > _DEEPEST:
                raise CheckerError(TOO_DEEP)
            tag = element.tag
            if tag == _PARAGRAPH:
                found += self._paragraph(element, depth)
            elif tag == _TABLE:
                table = TableReader(lambda cell: self.blocks(cell, depth + 1), self._tally).read(element, self._styles)
                found += [] if table is None else [table]
            elif tag in {f"{W}altChunk", f"{W}subDoc"}:
                self._tally.embedded += 1
        return (*found, *self._left_over())

    def _left_over(self) -> Iterator[Paragraph]:
        """Give what stood before a deleted paragraph mark that nothing follows."""
        pieces, self._pending = self._pending, []
        if paragraph := write_paragraph(pieces, None, self._tally, centred=False, heading=0):
            self.shown.append(paragraph.plain)
            yield paragraph

    def _paragraph(self, element: Element, depth: int) -> Iterator[Paragraph | Table]:
        self._paragraphs += 1
        if self._paragraphs > _MOST_PARAGRAPHS:
            raise CheckerError(_TOO_LONG)
        properties = element.find(_PROPERTIES)
        props = read_paragraph_props(properties)
        content = self._runs.read(element, props.style)
        pieces = self._pending + content.pieces if self._pending else content.pieces
        mark = None if properties is None else properties.find(_MARK)
        if mark is not None and _joins_next(mark):
            self._pending = pieces
        else:
            self._pending = []
            style = self._styles.paragraph(props.style)
            unseen = not pieces and mark is not None and self._styles.look(props.style, read_run_props(mark)).hidden
            label = None if unseen else self._label(props.list_id, props.level, props.style, mark)
            justified = style.justified if props.justified is None else props.justified
            outline = style.outline if props.outline is None else props.outline + 1
            heading = outline if 0 < outline < 10 else 0
            centred = justified == "center"
            if paragraph := write_paragraph(pieces, label, self._tally, centred=centred, heading=heading):
                if justified or style.caption:
                    paragraph = paragraph._replace(align=justified, caption=style.caption)
                self._take(paragraph)
                yield paragraph
        for box in content.boxes:
            yield from self.blocks(box, depth + 1)

    def _take(self, paragraph: Paragraph) -> None:
        self._characters += len(paragraph.plain)
        if self._characters > _MOST_CHARACTERS:
            raise CheckerError(_TOO_LONG)
        self.shown.append(paragraph.plain)

    def _label(
        self, list_id: int | None, level: int | None, style_id: str | None, mark: Element | None
    ) -> Label | None:
        """Give the label of a paragraph: its own list's, else its style's; list 0 takes it away."""
        style = self._styles.paragraph(style_id)
        chosen = style.list_id if list_id is None else list_id
        if not chosen:
            return None
        if level is None:
            level = self._numbering.level_of(chosen, style.chain, style.level)
        label = self._numbering.label(chosen, level)
        if label and label.bold is None and mark is not None:
            own = read_run_props(mark)
            return label if own.bold is None else label._replace(bold=own.bold)
        return label


def _is(relation: Relation, kind: str) -> bool:
    return relation.kind == kind and not relation.external


def _joins_next(mark: Element) -> bool:
    """Tell whether a paragraph's mark was deleted or moved away: it then runs into the next one."""
    return any(child.tag in _LEAVING for child in mark)


def _flattened(parent: Element) -> Iterator[Element]:
    """Give the blocks of a parent, also those inside content controls and the one branch of an alternative."""
    waiting = list(reversed(parent))
    while waiting:
        element = waiting.pop()
        if element.tag in WRAPPERS:
            waiting += reversed(element)
        elif element.tag == _ALTERNATE:
            chosen = choose(element)
            waiting += [] if chosen is None else reversed(chosen)
        else:
            yield element


def _flat(blocks: Iterable[Paragraph | Table]) -> Iterator[Paragraph]:
    """Give the paragraphs of blocks, those of tables cell by cell."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from _flat(cell.blocks)
