"""Which laws a document cites: what the search filters by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from checker.number import parse_number

if TYPE_CHECKING:
    from checker.document import Citation, Document

_CENTRAL: Final = frozenset({"CP", "TTg", "TW"})
"""Who issues what every unit follows, besides those whose numbers carry a year: Government, Prime Minister, Party."""


def laws_cited(document: Document) -> tuple[str, ...]:
    """Give the laws that a document names, each once, by number ("2232/QĐ-TTg") or, without one, by name.

    A law here is what binds more than one place: numbered with its year ("30/2020/NĐ-CP"), or issued by the Government,
    the Prime Minister or the Party. Plans and letters of other units are not.
    """
    return tuple(sorted({name for citation in document.citations if (name := _law(document, citation))}))


def _law(document: Document, citation: Citation) -> str:
    """Give what a cited law is called, nothing for what is none."""
    if not citation.number:
        return " ".join(document.text[citation.at.start : citation.at.end].split())
    number = parse_number(citation.number)
    if number is None or number.serial is None:
        return ""
    central = number.year is not None or number.issuer_symbol in _CENTRAL
    return str(number) if central else ""
