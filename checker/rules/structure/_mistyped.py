"""Numbers of headings typed amiss: "II NỘI DUNG", "ii.", "2." among I and III, "II/" among "I." and "III."; no rule.

Such a heading is read without its number, or with one of another kind; ``section-numbering`` then speaks of it once,
and the other rules on headings leave it alone.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from checker.document import Document, Heading, LabelKind
from checker.kinds import marked_headings
from checker.parse.labels import roman_value, to_roman
from checker.pattern import Pattern
from checker.record import NamedTuple
from checker.rules.structure._levels import regular, regular_in_main
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NUMBER = Pattern(r"[*_]{0,3}((?:[IVXLivxl|1]{1,6}(?![0-9])|[0-9]{1,3})(?:[ ]?[.):/-]|[–—])?)([ \t*_]*)(?=(\S))")
_AS_ROMAN: Final = str.maketrans("l1|", "III")
_AS_FIGURES: Final = str.maketrans("lI|O", "1110")
_LOOSE: Final = frozenset("/-–")
_KINDS: Final = (LabelKind.ROMAN, LabelKind.NUMBER)


class Mistyped(NamedTuple):
    """A heading's number as typed (``at``), what it should be, and its rank."""

    heading: Heading
    at: Span
    right: str
    rank: int


@lru_cache(maxsize=2)
def mistyped(document: Document) -> tuple[Mistyped, ...]:
    """Find the headings whose number is typed amiss, where only one number fits; annexes apart."""
    headings = marked_headings(document)
    found = [] if regular_in_main(document) and _closed(headings) else _found(document, headings)
    if document.annexes.items:
        start = document.annex_at.start
        below = [each for each in document.blocks if isinstance(each, Heading) and each.start >= start]
        found += [] if regular(below) and _closed(below) else _found(document, below)
    return tuple(sorted(found))


def _closed(headings: Sequence[Heading]) -> bool:
    """Tell whether each heading has a number that ends as it should."""
    return all(heading.label and heading.label.text[-1] not in _LOOSE for heading in headings)


def _found(document: Document, headings: Sequence[Heading]) -> list[Mistyped]:
    found: list[Mistyped] = []
    for level, kind in _usual_kinds(headings).items():
        end = _usual_end(headings, level, kind)
        for group in _siblings(headings, level):
            found += _amiss(document.text, group, kind, end)
    return found


def is_mistyped(document: Document, heading: object) -> bool:
    """Tell whether a heading is one of them."""
    return any(each.heading == heading for each in mistyped(document))


def _usual_kinds(headings: Sequence[Heading]) -> dict[int, LabelKind]:
    """Give the kind of number that most headings of a level have, where it is Roman or plain."""
    counted = Counter((each.level, each.label.kind) for each in headings if each.label)
    return {level: kind for (level, kind), _ in reversed(counted.most_common()) if kind in _KINDS}


def _usual_end(headings: Sequence[Heading], level: int, kind: LabelKind) -> str:
    """Give what most numbers of a kind at a level end with; the full stop, unless another mark is more frequent."""
    ends = [each.label.text[-1] for each in headings if each.label and each.level == level and each.label.kind is kind]
    return max((".", *ends), key=ends.count)


def _siblings(headings: Sequence[Heading], level: int) -> Iterator[list[Heading]]:
    """Give the headings of one level, a list for each heading above them."""
    group: list[Heading] = []
    for heading in headings:
        if heading.level == level:
            group.append(heading)
        elif heading.level < level:
            yield group
            group = []
    yield group


def _amiss(text: str, group: Sequence[Heading], kind: LabelKind, end: str) -> Iterator[Mistyped]:
    """Find the numbers of one group of headings that are not of the kind, or do not end with the usual mark."""
    done = 0
    for index, heading in enumerate(group):
        if heading.label and heading.label.kind is kind and heading.label.text[-1] == end:
            done = heading.label.ordinal
            continue
        typed = _typed(text, heading)
        following = [each.label.ordinal for each in group[index + 1 :] if each.label and each.label.kind is kind]
        if heading.label and heading.label.kind is kind and (not typed or done + 1 not in _ranks(typed[0], kind)):
            done = heading.label.ordinal
        elif typed and done + 1 in _ranks(typed[0], kind) and all(rank > done + 1 for rank in following):
            done += 1
            right = f"{to_roman(done) if kind is LabelKind.ROMAN else done}{end}"
            yield Mistyped(heading, typed[1], right if typed[2] else f"{right} ", done)


def _typed(text: str, heading: Heading) -> tuple[str, Span, bool] | None:
    """Give a heading's number as typed, its place, and whether white space follows it."""
    if heading.label:
        return heading.label.text, heading.label.at, True
    found = _NUMBER.match(text, heading.text_start, heading.text_end)
    if not found or not found[3].isupper() or not (found[2] or not found[1][-1].isalnum()):
        return None
    return found[1], Span(*found.span(1)), bool(found[2])


def _ranks(typed: str, kind: LabelKind) -> tuple[int, ...]:
    """Give the ranks that may be meant."""
    bare = typed.rstrip(" .):/–—-")
    figures = bare if kind is LabelKind.ROMAN else bare.translate(_AS_FIGURES)
    plain = int(figures) if figures.isascii() and figures.isdigit() else 0
    return (plain, roman_value(bare.translate(_AS_ROMAN).upper())) if kind is LabelKind.ROMAN else (plain,)
