"""Which laws a document cites: what the search filters by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from checker.number import parse_number

if TYPE_CHECKING:
    from checker.document import Document

_CENTRAL: Final = frozenset({"CP", "TTg", "TW"})
"""Who issues what every unit follows, besides those whose numbers carry a year: Government, Prime Minister, Party."""


def laws_cited(document: Document) -> tuple[str, ...]:
    """Give the laws that a document names, each once, by number ("2232/QĐ-TTg") or, without one, by name.

    A law here is what binds more than one place: numbered with its year ("30/2020/NĐ-CP"), or issued by the Government,
    the Prime Minister or the Party. Plans and letters of other units are not.
    """
    named = (law_name(item.number, document.text[item.at.start : item.at.end]) for item in document.citations)
    return tuple(sorted({name for name in named if name}))


def law_name(number: str, text: str) -> str:
    """Give what a cited law is called, by its number or the text of its citation; nothing for what is none."""
    if not number:
        return " ".join(text.split())
    read = parse_number(number)
    if read is None or read.serial is None:
        return ""
    central = read.year is not None or read.issuer_symbol in _CENTRAL
    return str(read) if central else ""
