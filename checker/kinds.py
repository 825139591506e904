"""Kinds of document: what one must contain, read from a schema mapping, and how a document compares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, cast

from checker.document import Document, Heading, Paragraph, Section
from checker.fold import fold
from checker.message import Message
from checker.source import Span

FoundAs = Literal["heading", "addressee", "basis", "enacting", "article", "body", "recipients"]

_MARKS = re.compile(r"[*_`\\]+")
_NOT_WORDS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """One section that a kind of document has: ``headings`` are folded beginnings that count as it.

    A ``movable`` one may stand anywhere.
    """

    id: str
    name: Message
    found_as: FoundAs
    optional: bool
    movable: bool
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """One kind of document (loại văn bản), from its JSON Schema and the ``x-`` keywords in it.

    ``symbol`` is the abbreviation its numbers carry ("KH"), ``None`` for a công văn.
    """

    id: str
    name: Message
    heading: str
    symbol: str | None
    sections: tuple[SectionSpec, ...]
    schema: Mapping[str, object] = field(repr=False)

    @property
    def required(self) -> tuple[SectionSpec, ...]:
        """The sections that may not be absent."""
        return tuple(section for section in self.sections if not section.optional)


NO_KIND = Kind("", Message("văn bản", "document"), "", None, (), {})
"""Stands for a kind that is not known, so that one mistake stays one finding."""


@dataclass(frozen=True, slots=True)
class Title:
    """A heading of a document: its place, its words folded for comparison, and how deep it stands (1 is the top)."""

    at: Span
    text: str
    folded: str
    depth: int
    section: Section


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a document's headings match the sections of its kind.

    ``matched`` are the sections found in their place (by id), ``moved`` those found out of order with
    their titles, ``missing`` those found nowhere; ``spare`` are the titles that match no section.
    """

    matched: Mapping[str, Title]
    moved: tuple[tuple[SectionSpec, Title], ...]
    missing: tuple[SectionSpec, ...]
    spare: tuple[Title, ...]


def kind_from_schema(schema: Mapping[str, object]) -> Kind:
    """Make a kind from its schema; raises ``KeyError`` when ``x-kind`` or ``x-sections`` is lacking."""
    kind = cast("Mapping[str, str | None]", schema["x-kind"])
    sections = cast("Sequence[Mapping[str, object]]", schema["x-sections"])
    return Kind(
        id=str(kind["id"]),
        name=Message(str(kind["name"]).lower(), str(kind["english"])),
        heading=str(kind["heading"]),
        symbol=kind["symbol"],
        sections=tuple(_section(section) for section in sections),
        schema=schema,
    )


def _section(data: Mapping[str, object]) -> SectionSpec:
    headings = cast("Sequence[str]", data.get("headings") or ())
    return SectionSpec(
        id=str(data["id"]),
        name=Message(str(data["name"]), str(data["english"])),
        found_as=cast("FoundAs", data.get("found_as", "heading")),
        optional=bool(data.get("optional", False)),
        movable=bool(data.get("movable", False)),
        headings=tuple(folded_title(heading) for heading in headings),
    )


def folded_title(text: str) -> str:
    """Fold a heading for comparison: no accents, case, emphasis marks or punctuation."""
    return _NOT_WORDS.sub(" ", fold(_MARKS.sub("", text))).strip()


def titles(document: Document) -> tuple[Title, ...]:
    """Give the headings of the main text; where none is marked as one, its top labelled lines."""
    found = [pair for pair in _walk(document.main, 0) if isinstance(pair[0].opener, Heading)]
    if not found:
        found = [(section, 1) for section in document.main.sections if isinstance(section.opener, Paragraph)]
    return tuple(_title(document, section, depth) for section, depth in found)


def _walk(section: Section, depth: int) -> Iterator[tuple[Section, int]]:
    for below in section.sections:
        yield below, depth + 1
        yield from _walk(below, depth + 1)


def _title(document: Document, section: Section, depth: int) -> Title:
    at = section.opener.text_at if section.opener else section.at
    stop = document.text.find("\n", at.start, at.end)
    at = Span(at.start, stop if stop > 0 else at.end)
    text = document.slice(at)
    return Title(at, _MARKS.sub("", text).strip(), folded_title(text), depth, section)


def counts_as(title: Title, section: SectionSpec) -> bool:
    """Tell whether a heading begins with one of a section's accepted headings, as whole words."""
    return any(
        title.folded == heading or title.folded.startswith(heading + " ") for heading in section.headings
    )


@lru_cache(maxsize=2)
def align(kind: Kind, document: Document) -> Alignment:
    """Match headings with the kind's heading sections, so that one mistake is one finding.

    The longest run of sections in the right order counts as in place; what is found elsewhere has moved.
    A heading may count as two sections ("Nội dung và tổ chức thực hiện").
    """
    expected = [section for section in kind.sections if section.found_as == "heading"]
    found = titles(document)
    pairs = _pairs(expected, found)
    chain = _longest_chain([pair for pair in pairs if not expected[pair[1]].movable])
    chain.extend(pair for pair in pairs if expected[pair[1]].movable)
    matched = {expected[rank].id: found[place] for place, rank in reversed(chain)}
    moved: dict[str, tuple[SectionSpec, Title]] = {}
    for place, rank in pairs:
        if expected[rank].id not in matched:
            moved.setdefault(expected[rank].id, (expected[rank], found[place]))
    absent = tuple(s for s in expected if not s.optional and s.id not in matched and s.id not in moved)
    used = {place for place, _ in pairs}
    spare = tuple(title for place, title in enumerate(found) if place not in used)
    return Alignment(matched, tuple(moved.values()), absent, spare)


def _pairs(expected: Sequence[SectionSpec], found: Sequence[Title]) -> list[tuple[int, int]]:
    """Give (place, rank) of each heading that counts as a section, keeping to the shallowest for each."""
    pairs: list[tuple[int, int]] = []
    for rank, section in enumerate(expected):
        places = [place for place, title in enumerate(found) if counts_as(title, section)]
        top = min((found[place].depth for place in places), default=0)
        pairs.extend((place, rank) for place in places if found[place].depth == top)
    return sorted(pairs)


def _longest_chain(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the longest subsequence with non-falling places and strictly rising ranks."""
    best: list[tuple[int, int]] = []
    lengths: list[int] = []
    links: list[int] = []
    for index, (place, rank) in enumerate(pairs):
        length, link = 1, -1
        for earlier in range(index):
            if pairs[earlier][0] <= place and pairs[earlier][1] < rank and lengths[earlier] >= length:
                length, link = lengths[earlier] + 1, earlier
        lengths.append(length)
        links.append(link)
    if lengths:
        index = lengths.index(max(lengths))
        while index >= 0:
            best.append(pairs[index])
            index = links[index]
    return best[::-1]
