"""Kinds of document: what one must contain, read from a schema mapping, and how a document compares."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, cast

from checker.document import Heading, LabelKind, Paragraph
from checker.fold import fold, similarity
from checker.message import Message
from checker.outline import main_families
from checker.pattern import Pattern
from checker.record import NamedTuple, by_identity, record
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.document import Document, Section

FoundAs = Literal["heading", "addressee", "basis", "enacting", "article", "body", "recipients"]

CLOSE = 0.72
"""How alike a heading and a section's name must be to be taken for each other, from 0 to 1."""

LONGEST_NAME = 80
"""Longest heading that is compared with the names of sections, in characters."""

MOST_SPARE = 30
"""How many headings are compared with the names of missing sections."""

_MARKS = Pattern(r"[*_`\\]+")
_NOT_WORDS = Pattern(r"[^a-z0-9]+")


class SectionSpec(NamedTuple):
    """One section that a kind of document has: ``headings`` are folded beginnings that count as it, ``names`` unfolded.

    A ``movable`` one may stand anywhere.
    """

    id: str
    name: Message
    found_as: FoundAs
    optional: bool
    movable: bool
    headings: tuple[str, ...]
    names: tuple[str, ...]


@by_identity
class Kind(NamedTuple):
    """One kind of document (loại văn bản), from its JSON Schema and the ``x-`` keywords in it.

    ``symbol`` is the abbreviation its numbers carry ("KH"), ``None`` for a công văn.
    """

    id: str
    name: Message
    heading: str
    symbol: str | None
    sections: tuple[SectionSpec, ...]
    schema: Mapping[str, object]

    @property
    def required(self) -> tuple[SectionSpec, ...]:
        """The sections that may not be absent."""
        return tuple(section for section in self.sections if not section.optional)


class Kinds(Mapping[str, Kind]):
    """The kinds of some schemas by id, each made when a document first asks for it."""

    __slots__ = ("_made", "_schemas")

    def __init__(self, schemas: Mapping[str, Mapping[str, object]]) -> None:
        self._schemas = schemas
        self._made: dict[str, Kind] = {}

    def __getitem__(self, name: str) -> Kind:
        """Give a kind; raises ``KeyError`` for one that there is not."""
        kind = self._made.get(name)
        if kind is None:
            kind = self._made[name] = kind_from_schema(self._schemas[name])
        return kind

    def __iter__(self) -> Iterator[str]:
        """Go through the ids."""
        return iter(self._schemas)

    def __len__(self) -> int:
        """Count the kinds."""
        return len(self._schemas)


NO_KIND = Kind("", Message("văn bản", "document"), "", None, (), {})
"""Stands for a kind that is not known, so that one mistake stays one finding."""


class Title(NamedTuple):
    """A heading of a document: its place, its words folded for comparison, and how deep it stands (1 is the top)."""

    start: int
    end: int
    folded: str
    depth: int
    section: Section

    @property
    def at(self) -> Span:
        """The words of the heading."""
        return Span(self.start, self.end)


class Alignment(NamedTuple):
    """How a document's headings match the sections of its kind.

    ``matched`` are the sections found in their place (by id), ``moved`` those found out of order with
    their titles, ``missing`` those found nowhere; then ``spare`` are the titles that match no section. ``depth`` is
    where sections stand: below the top in a document in parts.
    """

    matched: Mapping[str, Title]
    moved: tuple[tuple[SectionSpec, Title], ...]
    missing: tuple[SectionSpec, ...]
    spare: tuple[Title, ...]
    depth: int


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
        names=tuple(headings),
    )


@lru_cache(maxsize=2)
def titles(document: Document) -> tuple[Title, ...]:
    """Give the headings of the main text; where none is marked as one, its top labelled lines, and those of parts."""
    groups = main_families(document)
    found = [(depth, each) for depth, group in groups for each in group if type(each[0]) is Heading]
    if not found and groups:
        top = [each for each in groups[0][1] if type(each.opener) is Paragraph]
        inner = [below for each in top if _is_part(each) for below in each.sections if type(below.opener) is Paragraph]
        found = [*((1, each) for each in top), *((2, each) for each in inner)]
    text = document.text
    made = [_title(text, depth, section) for depth, section in found]
    made.sort()
    return tuple(made)


@lru_cache(maxsize=2)
def marked_headings(document: Document) -> tuple[Heading, ...]:
    """Give the headings of the main text that are marked as such."""
    return tuple([opener for title in titles(document) if type(opener := title.section[0]) is Heading])


def _title(text: str, depth: int, section: Section) -> Title:
    opener = section[0]
    if type(opener) is Heading:
        _, _, _, _, start, end = opener
    else:
        start, end = opener.text_at if opener else section.at
        stop = text.find("\n", start, end)
        end = stop if stop > 0 else end
    return record(Title, (start, end, _folded_title(text[start:end]), depth, section))


def plain_title(text: str) -> str:
    """Give a heading without emphasis marks."""
    return _MARKS.sub("", text).strip()


def folded_title(text: str) -> str:
    """Fold a heading for comparison: no accents, case, emphasis marks or punctuation."""
    return _NOT_WORDS.sub(" ", fold(_MARKS.sub("", text))).strip()


_folded_title = lru_cache(maxsize=4096)(folded_title)
"""A collection's headings are few and recur."""


class _Matcher(NamedTuple):
    """What a kind's headings are matched with: ``ranks`` gives the ranks of the sections that a folded heading names.

    ``movable`` are the ranks of the sections that may stand anywhere, ``required`` those that need a heading.
    """

    ranks: Callable[[str], tuple[int, ...]]
    movable: frozenset[int]
    required: tuple[SectionSpec, ...]


@lru_cache(maxsize=8)
def _matcher(kind: Kind) -> _Matcher:
    openings = [
        (rank, tuple(f"{heading} " for heading in section.headings))
        for rank, section in enumerate(kind.sections)
        if section.found_as == "heading"
    ]

    @lru_cache(maxsize=4096)
    def ranks(folded: str) -> tuple[int, ...]:
        spaced = f"{folded} "  # an accepted heading begins this one as whole words
        return tuple(rank for rank, opening in openings if spaced.startswith(opening))

    return _Matcher(
        ranks,
        frozenset(rank for rank, section in enumerate(kind.sections) if section.movable),
        tuple(section for section in kind.required if section.found_as == "heading"),
    )


@lru_cache(maxsize=2)
def align(kind: Kind, document: Document) -> Alignment:
    """Match headings with the kind's heading sections, so that one mistake is one finding.

    The longest run of sections in the right order counts as in place; what is found elsewhere has moved.
    A heading may count as two sections ("Nội dung và tổ chức thực hiện"). Below the top, a heading may
    stand for a section in its place, but never for one that has moved.
    """
    found = titles(document)
    ranks = _matcher(kind).ranks
    named = [(place, rank) for place, title in enumerate(found) for rank in ranks(title[2])]
    alignment = _aligned(kind, found, named)
    if (alignment.missing or alignment.moved) and (holders := _holders(found, named)):
        inner = [pair for pair in named if pair[0] not in holders]
        return _aligned(kind, found, inner, [pair for pair in named if pair[0] in holders])
    return alignment


def _aligned(
    kind: Kind, found: Sequence[Title], named: list[tuple[int, int]], held: Sequence[tuple[int, int]] = ()
) -> Alignment:
    """Match the headings that name sections; those of ``held`` count where no other heading names theirs."""
    _, movable, required = _matcher(kind)
    sections = kind.sections
    pairs = _pairs(named, found)
    chain = _longest_chain([pair for pair in pairs if pair[1] not in movable])
    chain.extend([pair for pair in pairs if pair[1] in movable])
    matched = {sections[rank].id: found[place] for place, rank in (*reversed(held), *reversed(chain))}
    moved = _moved(sections, matched, found, pairs) if len(chain) < len(pairs) else {}
    absent = tuple([section for section in required if section.id not in matched and section.id not in moved])
    used = {place for place, _ in (*pairs, *held)} if absent else ()
    spare = tuple([title for place, title in enumerate(found) if place not in used]) if absent else ()
    depth = min([found[place].depth for place, _ in pairs] or [title.depth for title in spare], default=1)
    return Alignment(matched, tuple(moved.values()), absent, spare, depth)


def _holders(found: Sequence[Title], named: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Give the headings that name a section and hold others: "Phần thứ nhất. Kết quả" with I, II and III under it.

    A part or a chapter does with a section below it, a letter with Roman numerals too; any other heading with two.
    """
    holders: set[int] = set()
    for index, (place, _) in enumerate(named):
        title = found[place]
        below = [pair for pair in named[index + 1 :] if place < pair[0] and found[pair[0]].start < title.section.end]
        if len({rank for _, rank in below}) > (not _is_part(title.section)):
            holders.add(place)
    return frozenset(holders)


def _is_part(section: Section) -> bool:
    """Tell whether a section is of the kinds that hold sections: Phần, Chương, or a letter above Roman numerals."""
    label = section.opener.label if section.opener else None
    if label is None or label.kind > LabelKind.LETTER:
        return False
    below = next(iter(section.sections), None)
    inner = below.opener.label if below and below.opener else None
    return label.kind < LabelKind.LETTER or (inner is not None and inner.kind is LabelKind.ROMAN)


@lru_cache(maxsize=2)
def renamed(kind: Kind, document: Document) -> Mapping[str, tuple[SectionSpec, Title]]:
    """Give, by id, each missing section that a heading close to one of its names seems to stand for."""
    alignment = align(kind, document)
    if not alignment.missing:
        return {}
    spare = [title for title in alignment.spare if title.depth == alignment.depth and len(title.folded) <= LONGEST_NAME]
    del spare[MOST_SPARE:]
    found: dict[str, tuple[SectionSpec, Title]] = {}
    for section in alignment.missing:
        ranked = [(_closeness(title.folded, section), title) for title in spare]
        closeness, title = max(ranked, key=itemgetter(0), default=(0.0, None))
        if title and closeness >= CLOSE:
            spare.remove(title)
            found[section.id] = (section, title)
    return found


def _closeness(folded: str, section: SectionSpec) -> float:
    """Tell how near a heading is to a section's names: 1 when it holds one of them, of two words or more."""
    if any(" " in heading and f" {heading} " in f" {folded} " for heading in section.headings):
        return 1.0
    size = len(folded)
    near = (name for name in section.headings if CLOSE * size <= len(name) <= size / CLOSE)
    return max((similarity(folded, name) for name in near), default=0.0)


def _moved(
    sections: Sequence[SectionSpec], matched: Mapping[str, Title], found: Sequence[Title], pairs: list[tuple[int, int]]
) -> dict[str, tuple[SectionSpec, Title]]:
    """Give, by id, the sections that are found at the top, but not in their place."""
    top = min(found[place].depth for place, _ in pairs)
    moved: dict[str, tuple[SectionSpec, Title]] = {}
    for place, rank in pairs:
        section = sections[rank]
        if section.id not in matched and found[place].depth == top:
            moved.setdefault(section.id, (section, found[place]))
    return moved


def _pairs(pairs: list[tuple[int, int]], found: Sequence[Title]) -> list[tuple[int, int]]:
    """Give (place, rank) of each heading that counts as a section, keeping to the shallowest for each."""
    if len({rank for _, rank in pairs}) == len(pairs):
        return pairs
    tops: dict[int, int] = {}
    for place, rank in pairs:
        tops[rank] = min(tops.get(rank, found[place].depth), found[place].depth)
    return [(place, rank) for place, rank in pairs if found[place].depth == tops[rank]]


def _longest_chain(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the longest subsequence with non-falling places and strictly rising ranks; ``pairs`` are in order."""
    ranks = [rank for _, rank in pairs]
    if ranks == sorted(set(ranks)):
        return pairs
    best: dict[int, list[tuple[int, int]]] = {}
    nothing: list[tuple[int, int]] = []
    for place, rank in pairs:
        before = max((chain for last, chain in best.items() if last < rank), key=len, default=nothing)
        if len(before) + 1 > len(best.get(rank, ())):
            best[rank] = [*before, (place, rank)]
    return max(best.values(), key=len, default=nothing)
