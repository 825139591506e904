"""Whether the words of a file are Vietnamese that can be read, not another language or an old font's letters."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from checker.syllables import is_possible

_LETTERS: Final = frozenset(
    unicodedata.normalize("NFC", base + tone)
    for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
) | {"đ", "Đ"}
_WORD: Final = re.compile(r"[^\W\d_]+")
_LEAST: Final = 0.05
_ENOUGH: Final = 400_000


def is_vietnamese(text: str) -> bool:
    """Tell whether at least one letter in twenty is of the Vietnamese alphabet alone, in words that can be."""
    text = text[:_ENOUGH]
    letters = [char for char in text if char.isalpha()]
    own = sum(char in _LETTERS and not char.isascii() for char in letters)
    if not letters or own < _LEAST * len(letters):
        return False
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return 2 * sum(map(is_possible, words)) >= len(words)
