"""How wide a text is in Times New Roman, so that lines and rules come out as long as the decree asks.

Advance widths of Liberation Serif, which are those of Times New Roman, in 1/2048 of the size. A letter with an
accent is as wide as without.
"""

from __future__ import annotations

from functools import cache
from unicodedata import normalize

from checker.office.layout import POINTS_A_MILLIMETRE

_EM = 2048
_USUAL = 1024
_REGULAR = {
    369: "'",
    410: "|",
    512: " ,.\u00a0",
    569: "/:;\\ijlt",
    614: "²³",
    682: "!()-I[]`fr‘’",
    717: "•",
    797: "Js",
    819: "°",
    836: '"',
    909: "?acez“”",
    961: "^",
    983: "{}",
    1083: "ơ",
    1108: "~",
    1110: "ư",
    1124: "÷",
    1139: "FPS",
    1155: "+<=>×",
    1251: "ELTZ",
    1366: "BCR",
    1479: "ADGHKNOQUVXYwĐƠ",
    1536: "½",
    1556: "©®",
    1589: "Ư",
    1593: "&m",
    1706: "%",
    1821: "M",
    1886: "@",
    1933: "W",
    2048: "—…",
}
_BOLD = {
    451: "|",
    512: " ,.\u00a0",
    569: "'/\\il",
    614: "²³",
    682: "!()-:;[]`fjt‘’",
    717: "•",
    797: "Is",
    807: "{}",
    819: "°",
    909: "cerz",
    1065: "~",
    1124: "÷",
    1134: "ơ",
    1137: '"',
    1139: "Sbdhknpquđ",
    1167: "+<=>×",
    1190: "^",
    1229: "ư",
    1251: "FP",
    1366: "BELTZ",
    1479: "ACDNRUVXYwĐ",
    1530: "©®",
    1536: "½",
    1593: "GHKOQƠ",
    1630: "Ư",
    1706: "&m",
    1905: "@",
    1933: "M",
    2048: "%W—…",
}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Give the width of one line of upright text in millimetres; ``size`` is in points."""
    table = _table(bold)
    units = sum(table.get(letter) or table.get(_bare(letter), _USUAL) for letter in normalize("NFC", text))
    return units / _EM * size / POINTS_A_MILLIMETRE


def balanced_width(text: str, size: float, room: float, *, bold: bool = False) -> float:
    """Give the least width that holds a text in as few lines as ``room`` needs, so that they come out alike.

    All widths are in millimetres; a text that fits on one line gives its own.
    """
    words = [text_width(word, size, bold=bold) for word in text.split(" ")]
    space = text_width(" ", size, bold=bold)
    wanted = _lines(words, space, room)
    low, high = max(words, default=0.0), room
    if low >= room:
        return room
    while high - low > _FINE:
        middle = (low + high) / 2
        low, high = (low, middle) if _lines(words, space, middle) <= wanted else (middle, high)
    return high


_FINE = 0.05


def _lines(words: list[float], space: float, room: float) -> int:
    lines, used = 1, 0.0
    for word in words:
        if used and used + space + word > room:
            lines, used = lines + 1, word
        else:
            used += word + (space if used else 0)
    return lines


@cache
def _table(bold: bool) -> dict[str, int]:  # noqa: FBT001 - the key of a cache
    groups = _BOLD if bold else _REGULAR
    return {letter: width for width, letters in groups.items() for letter in letters}


@cache
def _bare(letter: str) -> str:
    """Give a letter without its tone and circumflex, breve; the horn of ơ and ư stays."""
    parts = normalize("NFD", letter)
    return normalize("NFC", parts[0] + "\u031b") if "\u031b" in parts else parts[:1]
