"""Text without accents and case, for comparing what people type with what is meant."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from checker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKS: Final = range(0x0300, 0x0370)
_STROKED: Final = dict.fromkeys(map(ord, "ĐđÐðƉɖ"), "d") | {ord("ı"): "i"}
_FOREIGN: Final = 0x2100
"""Where the characters begin that stay as they are and are not remembered: letters and usual signs come before."""

_ANY_MARK: Final = "\u0300"


def _base(code: int) -> str:
    char = chr(code)
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if base.isascii() else char.lower()[0]


class _Table(dict[int, int | str | None]):
    """What ``str.translate`` makes of a character, found when a text first has it: few texts have all the letters."""

    def __missing__(self, code: int) -> int | str | None:
        if code >= _FOREIGN:
            return code
        precomposed = 0x00C0 <= code < 0x0250 or 0x1E00 <= code < 0x1F00
        made = self[code] = _base(code) if precomposed else code
        return made


_FOLD: Final = _Table({**_STROKED, **dict.fromkeys(_MARKS)})
_FOLD_IN_PLACE: Final = _Table(
    _STROKED | dict.fromkeys(_MARKS, _ANY_MARK) | {ord(upper): upper.lower() for upper in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
)
_WORD = Pattern(r"[^\W_]+")


def fold(text: str) -> str:
    """Give the text in lower case without accents, ``đ`` as ``d``; composed and decomposed text fold alike.

    The length may change: use ``fold_keep_length`` where offsets matter.
    """
    return text.lower() if text.isascii() else text.lower().translate(_FOLD)


def fold_keep_length(text: str) -> str:
    """Fold one character to one character, so that offsets in the result are offsets in ``text``.

    A combining mark of decomposed text stays one character, U+0300 whichever it was.
    """
    return text.lower() if text.isascii() else text.translate(_FOLD_IN_PLACE)


def words(text: str) -> tuple[str, ...]:
    """Give the folded words of a text, without numbering marks and punctuation."""
    return tuple(_WORD.findall(fold(text)))


def distance(first: str, second: str) -> int:
    """Count the edits between two strings: insert, delete, replace one character or swap two neighbours."""
    if first == second:
        return 0
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, char in enumerate(first, 1):
        before, last, row = row, before, [i]
        for j, other in enumerate(second, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != other))
            if i > 1 and j > 1 and char == second[j - 2] and first[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def similarity(first: str, second: str) -> float:
    """Tell how alike two texts are once folded: 1.0 the same, 0.0 nothing in common."""
    first, second = fold(first), fold(second)
    longer = max(len(first), len(second))
    return 1.0 - distance(first, second) / longer if longer else 1.0


def nearest(word: str, candidates: Iterable[str], limit: int = 2) -> str | None:
    """Give the candidate within ``limit`` edits of the folded word, the nearest and then the first.

    A candidate that shares nothing with the word but its length is never near: at most
    half of the word's characters may change.
    """
    folded = fold(word)
    best: str | None = None
    allowed = min(limit, max(len(folded) // 2, 0))
    for candidate in candidates:
        other = fold(candidate)
        if abs(len(other) - len(folded)) > allowed:
            continue
        edits = distance(folded, other)
        if edits <= allowed:
            best, allowed = candidate, edits - 1
    return best
