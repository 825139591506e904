"""The passages of a text that may cite something, each of which can be read by itself: all the rest is passed over.

Most paragraphs of a plan cite nothing. A few searches for single letters find what every citation has one of: a symbol
after a slash or dash, a figure after the name of a type, the word for a law. A passage reaches from one blank line to
another over which nothing that is cited goes on.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from checker.parse.citations.view import ACCENTS, UNSEEN
from checker.pattern import Pattern
from checker.shape import places

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_IN_WORDS: Final = frozenset((*ACCENTS, *UNSEEN))
"""Characters that may stand inside a word: a text with one of them is one passage."""

_ENTITY: Final = Pattern("&(?=#?[A-Za-z0-9]{2,8};)")
_LONG_COMMENT: Final = Pattern(r"<!--(?:(?!-->)[\s\S]){0,2000}?\n\n")

# Marks may stand beside white space. All but one begin with a letter, so that the engine leaps from one to the next.
_B: Final = r"[\s*_]"
_SYMBOL: Final = Pattern(
    r"/(?![0-9]{1,4}[/,;.\n)])"
    rf"{_B}{{0,60}}(?:[0-9]{{2,5}}(?:{_B}{{0,60}}[-–—‑−]{_B}{{0,60}}|[ *_]{{0,5}}(?=[NQTP])))?[^\W\d_]"
)
_DASHED: Final = Pattern(r"-(?=[^\W\d_a-z])(?:(?<=[0-9]-)|(?<=[0-9][A-Za-zđĐ]-))")
_FIGURE: Final = Pattern(rf"[0-9](?<=[thưịnĐQTốLsd:ạăo\s*_]{_B}[0-9])")
_QUOTED: Final = Pattern(r">(?:(?<=\n>)|(?<=\n >))")
_STAR_INSIDE: Final = Pattern(r"\*(?<=[^\s*]\*)\**(?=[^\s*])")
_RULE_INSIDE: Final = Pattern(r"_(?<=[^\s_]_)_*(?=[^\s_])")

_LAW: Final = "luật"
_ACT: Final = "háp"
"""What the names of an ordinance (pháp lệnh) and of the Constitution (Hiến pháp) have in common, in small letters."""

_ORDER: Final = Pattern(r"háp[\s*_]*lệnh")
_CONSTITUTION: Final = "iến"
_CAPITAL_CONSTITUTION: Final = ("HIẾN", "Ế")
"""The word in capitals, and a letter without which one need not look for it."""

_BETWEEN: Final = 200
"""How far before “pháp” the word may stand that makes it the Constitution, with blanks and marks between."""

_CAPITAL_LAWS: Final = ("Luật", "LUẬT", "LỆNH")
"""Those that begin with the capital L, a letter that few words have."""

_BRANCH: Final = ("háp luật", "háp\nluật", "háp Luật", "HÁP LUẬT")
"""“pháp luật”, which names none."""

_SHORTENED: Final = (
    *("quyết", "định", "tư", "tịch", "thị", "luận", "lệnh", "luật", "hoạch", "án", "trình", "văn", "dẫn", "báo"),
    *("nđ", "nq", "qđ", "tt", "ct", "ttlt"),
)
"""How the types end that may stand before a number without a symbol, in small letters."""

_LONGEST_ENDING: Final = max(map(len, _SHORTENED))
_NEAR: Final = 16
_FAR: Final = 48

_OTHER_MARKS: Final = ("[", "`", "\\", "<")
_ENDS: Final = frozenset(".;|")
_LOCATORS: Final = ("điều", "khoản", "điểm", "mục", "tiểu", "chương", "phần", "các")


def passages(text: str, shape: bytes, start: int, end: int, hard: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield where the passages of ``text[start:end]`` begin and end; ``hard`` are not read as typed."""
    if not _IN_WORDS.isdisjoint(hard) or _is_one(text, start, end):
        yield start, end
        return
    last = start
    figures = _figures(text, shape, start, end)
    for at in sorted([*_hints(text, start, end, hard), *figures]):
        if at >= last and (at not in figures or _is_shortened(text, start, at)):
            first = _blank_line_before(text, last, at)
            last = _blank_line_after(text, at, end)
            yield first, last


def _is_one(text: str, start: int, end: int) -> bool:
    """Tell whether a text has something that may reach, or seem to end, beyond a blank line."""
    if "<" in text and _LONG_COMMENT.search(text, start, end):
        return True
    return "&" in text and _ENTITY.search(text, start, end) is not None


def _figures(text: str, shape: bytes, start: int, end: int) -> frozenset[int]:
    """Give the places of figures before which the name of a type may stand."""
    return frozenset([at for at in places(shape, b"  0", start, end) if _FIGURE.match(text, at, end)])


def _hints(text: str, start: int, end: int, hard: Iterable[str]) -> list[int]:
    """Give the places by which passages are found: what a citation has, and marks that may hide it."""
    found = [match.start() for pattern in (_SYMBOL, _DASHED) for match in pattern.finditer(text, start, end)]
    found += [at for at in _each(text, _LAW, start, end) if not text.startswith(_BRANCH, at - 4)]
    found += [at for at in _each(text, _ACT, start, end) if _names_act(text, start, at, end)]
    word, letter = _CAPITAL_CONSTITUTION
    if letter in text:
        found += _each(text, word, start, end)
    for at in _each(text, "L", start, end):
        if text[at - 1] == "B" or (text.startswith(_CAPITAL_LAWS, at) and not text.startswith(_BRANCH, at - 4)):
            found.append(at)
    for mark in (*_OTHER_MARKS, *hard):
        if mark in text:
            found += _each(text, mark, start, end)
    for mark, inside in ((">", _QUOTED), ("*", _STAR_INSIDE), ("_", _RULE_INSIDE)):
        if mark in text:
            found += [at for at in _each(text, mark, start, end) if inside.match(text, at, end)]
    return found


def _names_act(text: str, start: int, at: int, end: int) -> bool:
    """Tell whether the "háp" at an offset belongs to "pháp lệnh" or "Hiến pháp"."""
    if _ORDER.match(text, at, end):
        return True
    return text[max(start, at - _BETWEEN) : max(start, at - 1)].rstrip(" \t\n*_").endswith(_CONSTITUTION)


def _each(text: str, word: str, start: int, end: int) -> list[int]:
    """Give every place of a word."""
    found: list[int] = []
    at = text.find(word, start, end)
    while at >= 0:
        found.append(at)
        at = text.find(word, at + 1, end)
    return found


def _is_shortened(text: str, start: int, at: int) -> bool:
    """Tell whether what stands before a figure may be the name of a type, with or without "số"."""
    found = _ends_with_type(text[max(start, at - _NEAR) : at])
    return bool(_ends_with_type(text[max(start, at - _FAR) : at]) if found is None else found)


@lru_cache(maxsize=1024)
def _ends_with_type(before: str) -> bool | None:
    """Tell whether a text may end with the name of a type; ``None`` where little of it is left without blanks."""
    bare = before.rstrip(" \t\n\xa0*_:.(").lower()
    if bare.endswith(("số", "sô", "só")):
        bare = bare[:-2].rstrip(" \t\n\xa0*_(")
    return True if bare.endswith(_SHORTENED) else False if len(bare) >= _LONGEST_ENDING else None


def _blank_line_before(text: str, start: int, at: int) -> int:
    """Give the end of the last blank line before a place that parts passages."""
    line = text.rfind("\n\n", start, at)
    while line >= 0 and not _parts(text, start, line):
        line = text.rfind("\n\n", start, line + 1)
    return line + 2 if line >= 0 else start


def _blank_line_after(text: str, at: int, end: int) -> int:
    """Give the beginning of the first blank line after a place that parts passages."""
    line = text.find("\n\n", at, end)
    while line >= 0 and not _parts(text, at, line):
        line = text.find("\n\n", line + 1, end)
    return line if line >= 0 else end


def _parts(text: str, start: int, line: int) -> bool:
    """Tell whether no citation, nor its date, issuer, locator or list, goes on over a blank line.

    A heading or a table follows, or one clause ends and another begins.
    """
    after = text[line + 2 : line + 14]
    if after[:1] in {"#", "|"}:
        return True
    after = after.lstrip("*_")
    if not after[:1].isupper() or after.lower().startswith(_LOCATORS):
        return False
    return text[max(start, line - 6) : line].rstrip("*_")[-1:] in _ENDS
