"""A document as JSON (``schemas/document.schema.json``): its front matter, its text as a tree, what was read in it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from checker.dates import parse_date_value
from checker.document import Break, Comment, Document, Heading, Paragraph, Section, Table
from checker.number import parse_number
from checker.office.footnotes import read_footnotes
from checker.office.words import read_html_cell, shown
from checker.parse.inline import plain

if TYPE_CHECKING:
    from checker.document import Block, Citation, Label
    from checker.kinds import Kind
    from checker.source import Span

Json = dict[str, object]

SCHEMA = "document.schema.json"

_COMMENT = re.compile(r"(?:^[ \t]*)?<!--.*?-->(?:[ \t]*\n\n?)?", re.DOTALL | re.MULTILINE)


def document_json(document: Document, kind: Kind) -> str:
    """Write a document as one JSON object.

    ``text`` is what a reader sees; ``markdown`` stands beside it where marks were typed. Places are code points
    from the start of the file.
    """
    recipients = document.recipients.items if document.recipients else ()
    notes = read_footnotes(document)
    data = {
        "version": 1,
        "id": document.id,
        "path": document.source.path,
        "metadata": metadata(document, kind),
        "front_matter": document.front_matter.data,
        "basis": [_shown(document, basis.text_at) for basis in document.basis],
        "body": _items(document, document.main, notes.section),
        "recipients": [
            {
                "text": _plain(document, item.text_at),
                "label": item.label.text if item.label else None,
                "archive": item.archive,
            }
            for item in recipients
        ],
        "annexes": _items(document, document.annexes, notes.section),
        "footnotes": [{"mark": mark, **_shown(document, at)} for mark, at in notes.places.items()],
        "citations": [_citation(document, citation) for citation in document.citations],
        "deadlines": [_place(document, deadline.at) for deadline in document.deadlines],
    }
    written = json.dumps(data, ensure_ascii=False, indent=1, default=dict)
    return written.encode("utf-8", "backslashreplace").decode() + "\n"


def metadata(document: Document, kind: Kind) -> Json:
    """Give what a document management system asks for, under the names it must have there.

    Nghị định 30/2020/NĐ-CP, Phụ lục VI, Phần II, Mục I. A field that is not known is left out, and so is Priority,
    for which the decree gives no codes.
    """
    number = parse_number(document.string("so_ky_hieu"))
    issued = parse_date_value(document.string("ngay_ban_hanh"))
    recipients = document.recipients.items if document.recipients else ()
    signer = {
        name: value
        for name, value in (
            ("Position", " ".join([*_authority(document), document.string("nguoi_ky", "chuc_vu")]).strip()),
            ("FullName", document.string("nguoi_ky", "ho_ten")),
        )
        if value
    }
    fields: Json = {
        "TypeName": kind.name.vi.capitalize() if kind.id else "",
        "CodeNumber": number.serial if number else "",
        "CodeNotation": number.symbol if number else "",
        "IssuedDate": issued.date.isoformat() if issued and issued.date else "",
        "OrganName": " ".join(document.strings("co_quan_ban_hanh")),
        "Subject": document.string("trich_yeu"),
        "Language": "Tiếng Việt",
        "SignerInfo": signer,
        "To": [{"OrganName": _plain(document, item.text_at)} for item in recipients if not item.archive],
    }
    return {name: value for name, value in fields.items() if value}


def _authority(document: Document) -> tuple[str, ...]:
    signer = document.front_matter.data.get("nguoi_ky")
    lines = signer.get("quyen_han") if isinstance(signer, Mapping) else None
    return tuple(line for line in lines if isinstance(line, str)) if isinstance(lines, tuple) else ()


def _items(document: Document, section: Section, skipped: Section | None = None) -> list[Json]:
    return [
        _section(document, item) if isinstance(item, Section) else _block(document, item)
        for item in section.items
        if not isinstance(item, Comment) and item is not skipped
    ]


def _section(document: Document, section: Section) -> Json:
    opener = section.opener
    if opener is None:
        return {"type": "section", "label": None, "heading": False, "items": _items(document, section)}
    return {
        "type": "section",
        "label": _label(opener.label),
        "heading": isinstance(opener, Heading),
        **_shown(document, opener.text_at),
        "items": _items(document, section),
    }


def _label(label: Label | None) -> Json | None:
    return {"kind": label.kind.name.lower(), "text": label.text, "ordinal": label.ordinal} if label else None


def _block(document: Document, block: Block) -> Json:
    match block:
        case Table():
            return {"type": "table", "rows": [_row(document, block, index) for index in range(len(block.rows))]}
        case Break() | Comment():
            return {"type": "break"}
        case Paragraph() | Heading():
            return {"type": "paragraph", **_shown(document, block.text_at)}


def _row(document: Document, table: Table, index: int) -> list[Json]:
    return [
        {
            **(_html_cell(document, cell.at) if table.html else _shown(document, cell.at)),
            "header": cell.header,
            "rowspan": cell.rowspan,
            "colspan": cell.colspan,
        }
        for cell in table.rows[index].cells
    ]


def _html_cell(document: Document, at: Span) -> Json:
    """Give a cell of an HTML table, each of its paragraphs on a line; its elements stay in what was typed."""
    text = "\n".join(shown(words) for words in read_html_cell(document.text, at))
    typed = without_comments(document.slice(at))
    return {"text": text} if typed == text else {"text": text, "markdown": typed}


def _citation(document: Document, citation: Citation) -> Json:
    date = citation.date.date if citation.date else None
    return {
        **_place(document, citation.at),
        "number": citation.number,
        "date": date.isoformat() if date else None,
        "issuer": document.slice(citation.issuer_at) if citation.issuer_at else None,
        "full_start": citation.full_at.start,
        "full_end": citation.full_at.end,
    }


def _place(document: Document, at: Span) -> Json:
    return {"text": " ".join(document.slice(at).split()), "start": at.start, "end": at.end}


def without_comments(text: str) -> str:
    """Take the comments out of a text as typed: they are notes among drafters, never published."""
    return _COMMENT.sub("", text)


def _shown(document: Document, at: Span) -> Json:
    text = _plain(document, at)
    typed = without_comments(document.slice(at))
    return {"text": text} if typed == text else {"text": text, "markdown": typed}


def _plain(document: Document, at: Span) -> str:
    return plain(document.text, at).text
