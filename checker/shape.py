"""The shape of a text: one byte a character, in which a few signs are many times quicker to find than in the text.

Searching text for one of a class of characters (a figure, white space) is slow; searching bytes for certain bytes is
not. A shape only tells where to look: a rare character may pass for another, so that the text has the last word.
"""

from __future__ import annotations

from typing import Final

from checker.pattern import Pattern

_CLASSES_OF: Final = (("0123456789", "0"), (" \t\n\x0b\x0c\r\xa0*_" + "thưịnĐQTốLsd:ạăo", " "), ("-", "-"))


def _classes() -> bytes:
    classes = bytearray(b"x" * 256)
    for characters, sign in _CLASSES_OF:
        for character in characters:
            classes[ord(character) % 256] = ord(sign)
    return bytes(classes)


_CLASSES: Final = _classes()
_ASTRAL: Final = Pattern("[\U00010000-\U0010ffff]")


def shape_of(text: str) -> bytes:
    """Give the shape of a text, at the same offsets: of each character the sign of its class.

    ``0`` is a figure, a blank is what may stand before the number of a document (white space, a mark beside it, the
    last letter of "số" or of the name of a type), ``-`` is itself, ``x`` is all else.
    """
    low = text.encode("utf-16-le", "surrogatepass")[::2]
    if len(low) != len(text):  # characters of two units each
        low = _ASTRAL.sub("x", text).encode("utf-16-le", "surrogatepass")[::2]
    return low.translate(_CLASSES)


def places(shape: bytes, signs: bytes, start: int, end: int) -> list[int]:
    """Give where the last of some signs stands, each time that they follow one another between two offsets."""
    found: list[int] = []
    last = len(signs) - 1
    at = shape.find(signs, start, end)
    while at >= 0:
        found.append(at + last)
        at = shape.find(signs, at + 1, end)
    return found
