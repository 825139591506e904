"""Text on a terminal: how wide characters are drawn, what must not reach it, and colours."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Literal

Style = Literal["red", "yellow", "cyan", "green", "bold", "dim"]

_CODES: dict[Style, str] = {"red": "31;1", "yellow": "33;1", "cyan": "36;1", "green": "32", "bold": "1", "dim": "2"}
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def paint(text: str, style: Style, *, colour: bool) -> str:
    """Colour a text, on a terminal that shows colours."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if colour and text else text


def visible(text: str) -> str:
    """Show control and invisible characters by their numbers, so that no text can steer the terminal."""
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character == "\t" or unicodedata.category(character) == "Zs":
        return " "
    return f"<U+{ord(character):04X}>" if unicodedata.category(character) in _HIDDEN else character


def width(text: str) -> int:
    """Count the columns that a visible text takes: two for a wide character, none for a combining mark."""
    return len(text) if text.isascii() else sum(map(_width, text))


@lru_cache(maxsize=4096)
def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def fit(text: str, columns: int) -> str:
    """Give the longest beginning of a visible text that takes at most so many columns, marks kept with letters."""
    used = 0
    for index, character in enumerate(text):
        used += _width(character)
        if used > columns:
            return text[:index]
    return text


def fit_end(text: str, columns: int) -> str:
    """Give the longest end of a visible text that takes at most so many columns, marks kept with letters."""
    used = 0
    for index in range(len(text) - 1, -1, -1):
        used += _width(text[index])
        if used > columns:
            rest = text[index + 1 :]
            return rest.lstrip("".join(character for character in rest if _width(character) == 0)) if rest else ""
    return text
