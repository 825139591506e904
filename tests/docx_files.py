"""Word files for tests, made from raw XML: each construct as Word, LibreOffice or a hostile hand would write it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = f"{R}/"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": W,
        "r": R,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "{more}</Types>"
)
_STORIES = ("styles", "numbering", "footnotes", "endnotes", "header1", "footer1")


def run(text: str, properties: str = "") -> str:
    """A run of text; ``properties`` are the elements of its ``w:rPr``."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str = "", properties: str = "") -> str:
    """A paragraph of plain text, or of elements when ``content`` begins with one."""
    inner = content if content.startswith("<") else run(content) if content else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def listed(text: str, list_id: int, level: int = 0) -> str:
    """A paragraph of an automatic list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(place: int, kind: str, text: str, more: str = "", *, start: int = 1) -> str:
    """A level of a list's definition."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'{more}<w:lvlText w:val="{escape(text)}"/></w:lvl>'
    )


def definition(name: int, *levels: str) -> str:
    """A definition of lists."""
    inner = f'<w:multiLevelType w:val="multilevel"/>{"".join(levels)}'
    return f'<w:abstractNum w:abstractNumId="{name}">{inner}</w:abstractNum>'


def a_list(name: int, defined_by: int, overrides: str = "") -> str:
    """A list, by the definition that it follows."""
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{defined_by}"/>{overrides}</w:num>'


def style(name: str, *, kind: str = "paragraph", based_on: str = "", inner: str = "", default: bool = False) -> str:
    """A style; ``inner`` are its ``w:pPr``, ``w:rPr`` and ``w:tblPr``."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    first = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"{first}><w:name w:val="{name}"/>{base}{inner}</w:style>'


def cell(content: str, properties: str = "") -> str:
    """A cell of a table: text, or elements."""
    inner = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of a table."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, properties: str = "") -> str:
    """A table; one with lines unless ``properties`` say otherwise."""
    lines = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    return f"<w:tbl><w:tblPr>{properties or f'<w:tblBorders>{lines}</w:tblBorders>'}</w:tblPr>{''.join(rows)}</w:tbl>"


def document(body: str, *, section: str = "") -> str:
    """The main part around a body."""
    return f"{_HEAD}<w:document {_NAMESPACES}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>"


def story(kind: str, inner: str) -> str:
    """Another part: styles, numbering, footnotes, endnotes, hdr, ftr."""
    return f"{_HEAD}<w:{kind} {_NAMESPACES}>{inner}</w:{kind}>"


def note(kind: str, name: int, content: str) -> str:
    """A footnote or endnote."""
    return f'<w:{kind} w:id="{name}">{paragraph(content)}</w:{kind}>'


def docx(
    body: str,
    *,
    section: str = "",
    parts: Mapping[str, str | bytes] | None = None,
    links: Mapping[str, str] | None = None,
    **stories: str,
) -> bytes:
    """A Word file: the body, stories by part name (``styles="<w:style …>"``), links by id, other parts by path."""
    roots = {"header1": "hdr", "footer1": "ftr"}
    related = {"header1": "header", "footer1": "footer"}
    relations = [
        f'<Relationship Id="{name}" Type="{_KINDS}{related.get(name, name)}" Target="{name}.xml"/>' for name in stories
    ]
    relations += [
        f'<Relationship Id="{name}" Type="{_KINDS}hyperlink" Target="{escape(target)}" TargetMode="External"/>'
        for name, target in (links or {}).items()
    ]
    whole: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES.format(more=""),
        "_rels/.rels": _relations(
            f'<Relationship Id="rId1" Type="{_KINDS}officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": document(body, section=section),
        "word/_rels/document.xml.rels": _relations("".join(relations)),
        **{f"word/{name}.xml": story(roots.get(name, name), inner) for name, inner in stories.items()},
        **(parts or {}),
    }
    return packed(whole)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of parts by name."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def _relations(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )
