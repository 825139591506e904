"""Whether a document has the parts that no heading announces; no rule itself."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from checker.document import Document, Heading, LabelKind, Paragraph

if TYPE_CHECKING:
    from checker.kinds import SectionSpec


def lacks(document: Document, section: SectionSpec) -> bool:
    """Tell whether a section that is not found by its heading is absent; some have rules of their own."""
    if section.found_as in {"enacting", "article"} and not unicodedata.is_normalized("NFC", document.text):
        return False  # their words may be there with accents typed apart, as "not-nfc" says
    match section.found_as:
        case "enacting":
            return document.enacting_at is None
        case "article":
            openers = (part.opener for part in document.main.walk())
            return not any(opener and opener.label and opener.label.kind is LabelKind.ARTICLE for opener in openers)
        case "body":
            items = document.main.items
            return not any(
                not isinstance(item, Heading | Paragraph) or item.text_at != document.addressee_at for item in items
            )
        case _:
            return False
