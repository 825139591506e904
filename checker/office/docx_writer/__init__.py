"""An official document as a Word file, laid out as Phụ lục I of Nghị định 30/2020/NĐ-CP asks."""

from __future__ import annotations

import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from checker.office.carried import NAMESPACE
from checker.office.docx_writer.body import annex, body
from checker.office.docx_writer.closing import closing
from checker.office.docx_writer.head import head
from checker.office.docx_writer.inline import footnotes
from checker.office.docx_writer.template import template
from checker.office.docx_writer.xml import NAMESPACES, gap, legal, millimetres, plain
from checker.office.layout import LANGUAGE, LAYOUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as WordDocument
    from docx.opc.part import Part

    from checker.office.docx_writer.inline import Relate
    from checker.office.page import OfficialPage
    from checker.office.words import Words

_LONGEST_PROPERTY = 255
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip entry can have; every entry has it, so that the bytes tell of nothing but the document."""

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "application/vnd.openxmlformats-officedocument"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ABOUT = (
    f'{_HEAD}<ds:datastoreItem ds:itemID="{{5F0B7A52-6C1D-4E0B-9B52-1D5B0C3A7E11}}" '
    'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
).encode()
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def write_docx(page: OfficialPage, *, made: datetime.date | None = None) -> bytes:
    """Write a document; the same page gives the same bytes.

    ``made`` is the day in the file's properties where the document has none of its own; neither leaves it out.
    """
    from docx import Document
    from docx.oxml import parse_xml

    word = Document(BytesIO(template()))
    relate = _Related()
    header, footer = _margins(word, page)
    written = "".join(_text(page, relate, f"{header}{footer}"))
    if relate.notes:
        written = gap() + written  # LibreOffice puts an empty line above a table that begins a file with footnotes
    tree = parse_xml(
        f"<w:body {NAMESPACES}>{written}{_section(f'{header}{footer}', start=bool(page.annexes))}</w:body>"
    )
    word.element.replace(word.element[0], tree)
    relate.write_links(word.part)
    if relate.notes:
        links = _Related()
        _part(word, "footnotes", "footnotes", footnotes(relate.notes, links), links)
    if page.carried:
        _carry(word, page.carried)
    _describe(word, page, page.issued or made)
    saved = BytesIO()
    word.save(saved)
    return _packed(saved)


def _text(page: OfficialPage, relate: Relate, references: str) -> Iterator[str]:
    """Write the document and its annexes, each a section with pages counted by themselves."""
    yield from head(page)
    yield from body(page.items, relate, signed=True)
    yield from closing(page, relate)
    for index, part in enumerate(page.annexes):
        yield gap(section=_section(references, start=index > 0))
        yield from annex(part, relate)
    yield gap()


def _section(references: str, *, start: bool) -> str:
    """Write a section: paper, margins, page number from the second page; ``start`` begins to count anew."""
    sides = " ".join(
        f'w:{name}="{millimetres(length.value)}"'
        for name, length in (
            ("top", LAYOUT.margin_top),
            ("right", LAYOUT.margin_right),
            ("bottom", LAYOUT.margin_bottom),
            ("left", LAYOUT.margin_left),
            ("header", LAYOUT.page_number_top),
            ("footer", LAYOUT.mark_bottom),
        )
    )
    count = '<w:pgNumType w:start="1"/>' if start else ""
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{millimetres(LAYOUT.page_width.value)}" w:h="{millimetres(LAYOUT.page_height.value)}"/>'
        f'<w:pgMar {sides} w:gutter="0"/>'
        f"{count}<w:titlePg/></w:sectPr>"
    )


def _margins(word: WordDocument, page: OfficialPage) -> tuple[str, str]:
    """Add what stands in the margins: the page number above, from page 2; the marks below, on every page."""
    number = f'<w:p><w:pPr><w:pStyle w:val="PageNumber"/></w:pPr>{_FIELD}</w:p>'
    header = _part(word, "hdr", "header", number)
    first = _part(word, "hdr", "header-first", plain("PageNumber", ""))
    references = (
        f'<w:headerReference w:type="default" r:id="{header}"/><w:headerReference w:type="first" r:id="{first}"/>'
    )
    if not page.marks:
        return references, ""
    footer = _part(word, "ftr", "footer", plain("Mark", " - ".join(page.marks)))
    return references, "".join(f'<w:footerReference w:type="{kind}" r:id="{footer}"/>' for kind in ("default", "first"))


def _part(word: WordDocument, root: str, name: str, inner: str, links: _Related | None = None) -> str:
    """Add a part beside the text, with the links in it; give the id of the relationship to it."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part as MadePart

    content, relation = {
        "hdr": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
        "ftr": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
        "footnotes": (CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES),
    }[root]
    blob = f"{_HEAD}<w:{root} {NAMESPACES}>{inner}</w:{root}>".encode()
    part = MadePart(PackURI(f"/word/{name}.xml"), content, blob, word.part.package)
    if links:
        links.write_links(part)
    return word.part.relate_to(part, relation)


def _carry(word: WordDocument, carried: str) -> None:
    """Add a custom XML part with what import is to find again; Word keeps it when it saves."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part as MadePart

    package = word.part.package
    inner = f'{_HEAD}<phan-dau xmlns="{NAMESPACE}">{escape(legal(carried))}</phan-dau>'
    item = MadePart(PackURI("/customXml/item1.xml"), "application/xml", inner.encode(), package)
    about = MadePart(PackURI("/customXml/itemProps1.xml"), f"{_OFFICE}.customXmlProperties+xml", _ABOUT, package)
    item.relate_to(about, f"{_RELATIONS}/customXmlProps")
    word.part.relate_to(item, f"{_RELATIONS}/customXml")


class _Related:
    """The links and footnotes of one part of the file, in the order in which its text has them."""

    __slots__ = ("_links", "_numbers", "notes")

    def __init__(self) -> None:
        self._links: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self.notes: list[Words] = []

    def link(self, address: str) -> str:
        # Named here: the library looks through all names for a free one.
        return self._links.setdefault(address, f"rIdLink{len(self._links) + 1}")

    def note(self, mark: str, words: Words) -> int:
        self.notes.append(words)
        self._numbers[mark] = len(self.notes)
        return len(self.notes)

    def noted(self, mark: str) -> int:
        return self._numbers[mark]

    def write_links(self, part: Part) -> None:
        """Write the links into the relationships of a part."""
        from docx.opc.constants import RELATIONSHIP_TYPE

        for address, name in self._links.items():
            part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, legal(address), name, is_external=True)


def _describe(word: WordDocument, page: OfficialPage, day: datetime.date | None) -> None:
    """Write the file's properties: of the document and its issuer, never of who made the file or on what machine."""
    properties = word.core_properties
    properties.title = legal(page.title)[:_LONGEST_PROPERTY]
    properties.subject = legal(page.subject or page.letter_subject)[:_LONGEST_PROPERTY]
    properties.author = legal(" ".join(page.issuer))[:_LONGEST_PROPERTY]
    properties.language = LANGUAGE
    properties.comments = " - ".join(page.marks)
    if day:
        moment = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
        properties.created = moment
        properties.modified = moment


def _packed(saved: BytesIO) -> bytes:
    """Pack the parts again in a fixed order and with a fixed time."""
    packed = BytesIO()
    with ZipFile(saved) as source, ZipFile(packed, "w") as target:
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = ZipInfo(name, _FIRST_DAY)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            target.writestr(entry, source.read(name))
    return packed.getvalue()
