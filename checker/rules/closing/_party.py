"""Whether a document is one of the Party, which has rules of its own for the form of its papers; no rule itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.pattern import Pattern

if TYPE_CHECKING:
    from checker.document import Document

_PARTY = Pattern(
    r"\s*(?:đảng (?:ủy|uỷ|bộ|đoàn)|(?:tỉnh|thành|huyện|quận|thị) (?:ủy|uỷ)|chi bộ|ban (?:chấp hành|thường vụ) đảng)\b",
    re.IGNORECASE,
)
"""How the names of the Party's bodies begin. Nghị định 30/2020/NĐ-CP does not speak of their papers."""


def is_of_party(document: Document) -> bool:
    """Tell whether the issuer, or the body above it, is one of the Party."""
    lines = (*document.strings("co_quan_ban_hanh"), *document.strings("co_quan_chu_quan"))
    return any(_PARTY.match(line) for line in lines)
