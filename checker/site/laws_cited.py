"""Which laws a document cites: what the search filters by."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from checker.number import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.laws import Law
    from checker.site.collection import Collection, Entry
    from checker.verdicts.judgement import Judgement

_CENTRAL: Final = frozenset({"CP", "TTg", "TW"})
"""Who issues what every unit follows, besides those whose numbers carry a year: Government, Prime Minister, Party."""


def laws_cited(text: str, said: Iterable[Judgement]) -> tuple[str, ...]:
    """Give the laws that a document cites, each once; what the registry knows is called the same however it is cited.

    A law here is what binds more than one place: numbered with its year ("30/2020/NĐ-CP"), or issued by the Government,
    the Prime Minister or the Party. Plans and letters of other units are not.
    """
    named = (
        law_name(item.law)
        if item.law
        else _name_of(item.citation.number, text[item.citation.at.start : item.citation.at.end])
        for item in said
    )
    return tuple(sorted({name for name in named if name}))


def law_name(law: Law) -> str:
    """Give what a law is called: its number ("2232/QĐ-TTg"), with its name before it where it is known by that."""
    if law.named and law.number:
        return f"{law.label} số {law.number}"
    return law.number or law.label


def has_page(collection: Collection, law: Law) -> bool:
    """Tell whether a law has a page: what is curated has one, and what a document cites."""
    return law.curated or law.key in collection.cited_by


def citing(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Give, by the key of a law, those of some documents that cite it, in their order."""
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in entry.law_keys:
            found[key].append(entry)
    return dict(found)


def _name_of(number: str, text: str) -> str:
    """Give what a law is called that the registry does not know: as it is cited, and nothing for what is no law."""
    if not number:
        return " ".join(text.split())
    read = parse_number(number)
    if read is None or read.serial is None:
        return ""
    central = read.year is not None or read.issuer_symbol in _CENTRAL
    return str(read) if central else ""
