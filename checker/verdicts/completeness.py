"""What a document named in the legal basis lacks, by Nghị định 30/2020/NĐ-CP, Phụ lục I."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from checker.pattern import Pattern

if TYPE_CHECKING:
    from checker.document import Basis, Citation, Document

Part = Literal["number", "date", "issuer", "title"]

_FORMAL: Final = "Căn cứ"
"""How the basis proper begins; “Theo …”, “Thực hiện …” may open any sentence, where a law needs its name only."""

_ISSUER_BEFORE = Pattern(r"(?:của|do)\s+[A-ZĐÀ-Ỹ]")
_ISSUER_AFTER = Pattern(r"[\s,]*của\s+\w")
_TITLE_BEFORE = Pattern(r"(?:kèm theo|ban hành (?:tại|theo)|phê duyệt tại|thông qua tại)\s+(?:[^;\n]{0,30}\s)?\Z")
_WORD = Pattern(r"[^\W\d_]{2,}")
_TITLED = Pattern(r"[ ,]*[^\W\d_]{2,}[ ,]+[^\W\d_]{2}")
_END = Pattern(r"[;\n]|\.(?:\s|_|\*|\Z)")


def missing_parts(document: Document, basis: Basis, citation: Citation, *, last: bool) -> list[Part]:
    """Give what a citation in a basis paragraph lacks; of several in a row, the ``last`` has issuer and subject.

    The proposal that a decision follows ("Theo đề nghị của … tại Tờ trình số …") is named without its subject.
    """
    text, start = document.text, basis.text_at.start
    if citation.kind == "short":
        return ["number"]
    if citation.kind == "named" or citation.name:
        whole = citation.date is not None or citation.number != "" or not text.startswith(_FORMAL, start)
        return [] if whole else ["date"]
    missing: list[Part] = [] if citation.date else ["date"]
    if not last:
        return missing
    if citation.issuer and _TITLED.match(text, citation.full_at.end, basis.at.end):
        return missing
    stop = _END.search(text, citation.full_at.end, basis.at.end)
    rest = text[citation.full_at.end : stop.start() if stop else basis.at.end]
    if not (citation.issuer or _ISSUER_AFTER.match(rest) or _ISSUER_BEFORE.search(text, start, citation.at.start)):
        missing.append("issuer")
    first = _WORD.search(rest)
    proposed = citation.type == "Tờ trình" and "đề nghị" in text[start : citation.at.start]
    if (
        not proposed
        and not (first and _WORD.search(rest, first.end()))
        and not _TITLE_BEFORE.search(text[start : citation.full_at.start])
    ):
        missing.append("title")
    return missing
