"""What changed from one document to the next: sections that came, went or were reworded, paragraph by paragraph."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from checker.document import Heading, Paragraph, Section, Table
from checker.fold import fold
from checker.parse import main_of
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.source import Source

Kind = Literal["same", "changed", "new", "gone"]

_Typed: TypeAlias = "tuple[str, tuple[str, ...]]"

MOST: Final = 800
"""Paragraphs above which two documents are not compared: the work grows with their product."""

CELL: Final = "\u241f"
"""Stands as a word of its own between the cells of a table's row."""

_BETWEEN: Final = f" {CELL} "

_LONGEST: Final = 300
_NEAR: Final = 0.6
_SAME_TITLE: Final = 0.5
_NEIGHBOURS: Final = 1_024
"""Paragraphs that are remembered: half of a plan's stand in last year's, too, and it is compared with next year's."""

_fold_word = lru_cache(8_192)(fold)
"""Most words stand in all documents of a unit, which fold a sentence word by word in a third of the time."""

_MARKED = re.compile(r"[*_`\\|<\[]")
_MARKS = re.compile(r"[*_`\\|]+|<[^>]*>|\[([^\]]*)\]\([^)]*\)")
_NUMBERS = re.compile(r"[0-9]+(?:[.,/-][0-9]+)*")
_LABEL = re.compile(r"^(?:[ivxlc]+|[a-z]|[0-9]+(?:[. ][0-9]+)*)[.)]?\s+")
_BASIS = re.compile(r"(?:can cu|thuc hien|theo|xet) ")
_CITED = re.compile(r"[0-9]+/[0-9a-z][^\s,;:.()]*")


class Part(NamedTuple):
    """One stretch of a main section: its heading, and its paragraphs in order, as typed and without accents.

    ``columns`` has for each row of a table what its columns are known by, and nothing for any other paragraph.
    """

    title: str
    paragraphs: tuple[str, ...]
    folded: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]


class Piece(NamedTuple):
    """Words that both have, or one of them."""

    kind: Literal["both", "old", "new"]
    words: str


class Change(NamedTuple):
    """A paragraph that was reworded, is new or is gone, as pieces in the order of reading."""

    kind: Kind
    pieces: tuple[Piece, ...]


class PartChange(NamedTuple):
    """A section beside the one that it was: one of the titles is empty where it is new or gone."""

    kind: Kind
    old: str
    new: str
    kept: int
    changes: tuple[Change, ...]


def parts_of(source: Source) -> tuple[Part, ...]:
    """Give the main sections of a document; what stands before the first has an empty title."""
    found: list[Part] = []
    loose: list[_Typed] = []
    for item in main_of(source).items:
        if isinstance(item, Section) and isinstance(item.opener, Heading):
            found.append(_part(_opener(source.text, item.opener), _paragraphs(source.text, item.items)))
        else:
            loose.extend(_paragraphs(source.text, [item]))
    return (_part("", loose), *found) if loose else tuple(found)


def _part(title: str, typed: Iterable[_Typed]) -> Part:
    typed = tuple(typed)
    paragraphs = tuple(words for words, _ in typed)
    return Part(title, paragraphs, tuple(map(_folded, paragraphs)), tuple(columns for _, columns in typed))


@lru_cache(_NEIGHBOURS)
def _folded(words: str) -> str:
    return " ".join(map(_fold_word, words.split()))


def _paragraphs(text: str, items: Sequence[object]) -> Iterator[_Typed]:
    """Give the paragraphs, headings and rows of tables of a section and all below it."""
    for item in items:
        match item:
            case Section():
                if item.opener:
                    yield _opener(text, item.opener), ()
                yield from _paragraphs(text, item.items)
            case Paragraph() | Heading():
                yield _opener(text, item), ()
            case Table():
                yield from _rows(text, item)
            case _:
                pass


def _rows(text: str, table: Table) -> Iterator[_Typed]:
    """Give the rows of a table, each cell under its column's name where every row has as many as the first."""
    rows = [[_plain(text[cell.at.start : cell.at.end]) for cell in row.cells] for row in table.rows]
    head = rows[0] if rows and all(len(row) == len(rows[0]) for row in rows) else []
    columns = tuple(map(_key, head))
    yield from ((_BETWEEN.join(row), columns) for row in rows)


def _opener(text: str, item: Heading | Paragraph) -> str:
    return _plain(text[item.text_start : item.text_at.end], item.label.text if item.label else "")


def _plain(written: str, label: str = "") -> str:
    """Give words without Markdown's marks, after their label."""
    bare = _MARKS.sub(lambda found: found[1] or " ", written) if _MARKED.search(written) else written
    words = " ".join(bare.split())
    return " ".join((*label.split(), words)).strip() if label and not words.startswith(label) else words


def compare(old: Sequence[Part], new: Sequence[Part]) -> tuple[PartChange, ...] | None:
    """Compare the sections of two documents in the order of the new one; ``None`` when they are too long."""
    if max(sum(len(part.paragraphs) + 1 for part in parts) for parts in (old, new)) > MOST:
        return None
    before, after = ([_key(part.title) for part in parts] for parts in (old, new))
    found: list[PartChange] = []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.extend(map(_compared, old[i:i_end], new[j:j_end]))
        else:
            found.extend(_renamed(old[i:i_end], new[j:j_end]))
    return tuple(found)


def _renamed(old: Sequence[Part], new: Sequence[Part]) -> Iterator[PartChange]:
    """Pair each new section with the next old one whose title has half of its words; the others came or went."""
    left = list(old)
    for part in new:
        place = next((index for index, before in enumerate(left) if _same_title(before.title, part.title)), None)
        if place is None:
            yield PartChange("new", "", part.title, 0, _all(part, "new"))
            continue
        yield from (PartChange("gone", before.title, "", 0, _all(before, "gone")) for before in left[:place])
        yield _compared(left[place], part)
        del left[: place + 1]
    yield from (PartChange("gone", before.title, "", 0, _all(before, "gone")) for before in left)


def _same_title(old: str, new: str) -> bool:
    first, second = (set(re.findall(r"[a-z]+", _key(title))) for title in (old, new))
    return len(first & second) >= _SAME_TITLE * max(min(len(first), len(second)), 1)


def _key(title: str) -> str:
    """Give what a title is known by: its words without accents, label and numbers."""
    return _NUMBERS.sub("0", _LABEL.sub("", fold(title)))


def _all(part: Part, kind: Literal["new", "gone"]) -> tuple[Change, ...]:
    side: Literal["old", "new"] = "new" if kind == "new" else "old"
    return tuple(Change(kind, (Piece(side, words),)) for words in part.paragraphs)


def _compared(old: Part, new: Part) -> PartChange:
    changes: list[Change] = []
    kept = 0
    for tag, i, i_end, j, j_end in SequenceMatcher(None, old.folded, new.folded, autojunk=False).get_opcodes():
        if tag == "equal":
            kept += i_end - i
        else:
            changes.extend(_reworded(_some(old, i, i_end), _some(new, j, j_end)))
    kind: Kind = "changed" if changes else "same"
    return PartChange(kind, old.title, new.title, kept, tuple(changes))


class _Paragraph(NamedTuple):
    """A paragraph or a row of a table, on its way to the one that it was."""

    words: str
    bag: _Bag
    columns: tuple[str, ...]


def _some(part: Part, start: int, end: int) -> list[_Paragraph]:
    bags = map(_bag, part.folded[start:end])
    return list(map(_Paragraph, part.paragraphs[start:end], bags, part.columns[start:end]))


def _reworded(left: list[_Paragraph], new: Iterable[_Paragraph]) -> Iterator[Change]:
    """Pair each new paragraph with the next old one that is ``left`` and near it; those between are gone."""
    for item in new:
        place = next((index for index, before in enumerate(left) if _near(before.bag, item.bag)), None)
        if place is None:
            yield Change("new", (Piece("new", item.words),))
            continue
        yield from (Change("gone", (Piece("old", before.words),)) for before in left[:place])
        yield from _beside(left[place], item)
        del left[: place + 1]
    yield from (Change("gone", (Piece("old", before.words),)) for before in left)


def _beside(old: _Paragraph, new: _Paragraph) -> Iterator[Change]:
    """Give a paragraph as it was reworded; a row of a table cell by cell, each beside the one under the same header.

    Without headers, rows with as many cells are compared in their order, and others given apart: nobody knows which
    cell of one was which of the other.
    """
    before, after = old.words.split(_BETWEEN), new.words.split(_BETWEEN)
    if old.columns and new.columns:
        pairs = _under_headers(old.columns, new.columns, before, after)
    elif len(before) == len(after):
        pairs = zip(before, after, strict=True)
    else:
        yield from (Change("gone", (Piece("old", old.words),)), Change("new", (Piece("new", new.words),)))
        return
    cells = [tuple(_pieces(*pair)) for pair in pairs]
    between = (Piece("both", CELL),)
    yield Change("changed", tuple(chain(cells[0], *(between + cell for cell in cells[1:]))))


def _under_headers(
    old: Sequence[str], new: Sequence[str], before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Pair the cells of columns with one name; the other cell of a column that came or went is empty."""
    for tag, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(before[i:i_end], after[j:j_end], strict=True)
        else:
            yield from ((cell, "") for cell in before[i:i_end])
            yield from (("", cell) for cell in after[j:j_end])


class _Bag(NamedTuple):
    """The words of a paragraph, whatever its numbers are; of a basis, which documents it names."""

    words: frozenset[str]
    bases: frozenset[str]


@lru_cache(_NEIGHBOURS)
def _bag(folded: str) -> _Bag:
    bases = frozenset(_CITED.findall(folded) if _BASIS.match(folded) else ())
    return _Bag(frozenset(_NUMBERS.sub("0", folded).split()), bases)


def _near(old: _Bag, new: _Bag) -> bool:
    """Tell whether two paragraphs are one reworded: most of their words are the same, and no basis is another."""
    if old.bases and new.bases and not old.bases & new.bases:
        return False
    before, after = len(old.words), len(new.words)
    enough = _NEAR * max(before, after, 1)
    return before >= enough and after >= enough and len(old.words & new.words) >= enough


def _pieces(old: str, new: str) -> Iterator[Piece]:
    """Give the words of two paragraphs that are one reworded; a very long one is given whole, old then new.

    Between two pieces there is a blank.
    """
    before, after = old.split(), new.split()
    if max(len(before), len(after)) > _LONGEST:
        yield from (Piece("old", old), Piece("new", new))
        return
    for tag, i, i_end, j, j_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("both", " ".join(after[j:j_end]))
            continue
        if i_end > i:
            yield Piece("old", " ".join(before[i:i_end]))
        if j_end > j:
            yield Piece("new", " ".join(after[j:j_end]))
