"""A document as JSON: its front matter, and its text as the tree of labels that was read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from checker.document import Break, Comment, Document, Heading, Section, Table

if TYPE_CHECKING:
    from checker.document import Block

Json = dict[str, object]


def document_json(document: Document) -> str:
    """Write a document as one JSON object; texts are as typed, marks included."""
    recipients = document.recipients.items if document.recipients else ()
    data = {
        "version": 1,
        "id": document.id,
        "path": document.source.path,
        "front_matter": document.front_matter.data,
        "basis": [document.slice(basis.text_at) for basis in document.basis],
        "body": _items(document, document.main),
        "recipients": [document.slice(recipient.text_at) for recipient in recipients],
        "annexes": _items(document, document.annexes),
    }
    written = json.dumps(data, ensure_ascii=False, indent=1, default=dict)
    return written.encode("utf-8", "backslashreplace").decode() + "\n"


def _items(document: Document, section: Section) -> list[Json]:
    return [
        _section(document, item) if isinstance(item, Section) else _block(document, item)
        for item in section.items
        if not isinstance(item, Comment)
    ]


def _section(document: Document, section: Section) -> Json:
    opener = section.opener
    if opener is None:
        return {"type": "section", "items": _items(document, section)}
    return {
        "type": "section",
        "label": opener.label.text if opener.label else None,
        "heading": isinstance(opener, Heading),
        "text": document.slice(opener.text_at),
        "items": _items(document, section),
    }


def _block(document: Document, block: Block) -> Json:
    match block:
        case Table():
            rows = [[document.slice(cell.at) for cell in row.cells] for row in block.rows]
            return {"type": "table", "rows": rows}
        case Break():
            return {"type": "break"}
        case Comment():
            return {"type": "comment"}
        case _:
            return {"type": "paragraph", "text": document.slice(block.text_at)}
