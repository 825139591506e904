"""The shape of a text: one byte a character, in which a few signs are many times quicker to find than in the text.

Searching text for one of a class of characters (a figure, white space) is slow; searching bytes for certain bytes is
not. A shape only tells where to look: a rare character may pass for another, so that the text has the last word.

It is made of the text's UTF-8 in one pass: a character's further bytes are left out, and its first gives its class.
"""

from __future__ import annotations

from typing import Final

_CLASSES_OF: Final = (("0123456789", b"0"), (" \t\n\x0b\x0c\r*_thnQTLsd:o" + "\xa0ưịĐốạă–\u3000", b" "), ("-", b"-"))
_FURTHER: Final = bytes(range(0x80, 0xC0))
"""The bytes of UTF-8 that begin no character."""


def _classes() -> bytes:
    classes = bytearray(b"x" * 256)
    for characters, sign in _CLASSES_OF:
        for character in characters:
            classes[character.encode()[0]] = sign[0]
    return bytes(classes)


_CLASSES: Final = _classes()


def shape_of(text: str, data: bytes = b"") -> bytes:
    """Give the shape of a text, at the same offsets: of each character the sign of its class.

    ``0`` is a figure, a blank is what may stand before the number of a document (white space, a mark beside it, the
    last letter of "số" or of the name of a type, and letters that begin with the same byte), ``-`` is itself, ``x`` is
    all else. ``data`` is the text in UTF-8, where the caller has it.
    """
    return (data or text.encode("utf-8", "surrogatepass")).translate(_CLASSES, _FURTHER)


def places(shape: bytes, signs: bytes, start: int, end: int) -> list[int]:
    """Give where the last of some signs stands, each time that they follow one another between two offsets."""
    found: list[int] = []
    last = len(signs) - 1
    at = shape.find(signs, start, end)
    while at >= 0:
        found.append(at + last)
        at = shape.find(signs, at + 1, end)
    return found
