"""Letters of symbol fonts (Symbol, Wingdings) as Unicode, and small raised digits as letters of their own."""

from __future__ import annotations

import re
from typing import Final

UNKNOWN: Final = "□"
"""Stands for a sign that Unicode has no letter for."""

_PRIVATE: Final = re.compile("[\uf000-\uf0ff]")
_SYMBOL: Final[dict[int, str]] = {
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(
        zip(
            (0x22, 0x24, 0x27, 0x2A, 0x2D, 0x40, 0x5E, 0x7E, 0xA2, 0xA3, 0xA5, 0xAB, 0xAC, 0xAD, 0xAE, 0xAF),
            "∀∃∋∗−≅⊥∼′≤∞↔←↑→↓",
            strict=True,
        )
    ),
    **dict(
        zip(
            (
                0xB0,
                0xB1,
                0xB2,
                0xB3,
                0xB4,
                0xB6,
                0xB7,
                0xB8,
                0xB9,
                0xBA,
                0xBB,
                0xBC,
                0xC5,
                0xC6,
                0xC7,
                0xC8,
                0xCE,
                0xCF,
            ),
            "°±″≥×∂•÷≠≡≈…⊕∅∩∪∈∉",
            strict=True,
        )
    ),
    **dict(zip((0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xDB, 0xDC, 0xDE, 0xE5), "∠∇®©™∏√⋅⇔⇐⇒∑", strict=True)),
}
_WINGDINGS: Final[dict[int, str]] = dict(
    zip(
        (
            *(0x21, 0x22, 0x26, 0x28, 0x2A, 0x36, 0x3F, 0x46, 0x47, 0x4A, 0x4C, 0x6C, 0x6D, 0x6E, 0x6F, 0x70, 0x71),
            *(0x72, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x7A, 0x9E, 0x9F, 0xA1, 0xA7, 0xA8, 0xAB, 0xAF),
            *(0xD8, 0xDF, 0xE0, 0xE1, 0xE2, 0xE8, 0xEF, 0xF0, 0xFB, 0xFC, 0xFD, 0xFE),
        ),
        "✏✂✍☎✉⌛✎☞☝☺☹●❍■□□❑❒⬧◆◆❖◆⌧⌘·•○▪◻★✵➢←→↑↓➔⇦⇨✗✓☒☑",
        strict=True,
    )
)
_WINGDINGS_2: Final[dict[int, str]] = {
    0x4F: "✗",
    0x50: "✓",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    0x97: "●",
    0xA3: "□",
    0xA0: "■",
}
_BULLETS: Final = {
    "o": "+",
    "•": "•",
    "+": "+",
    "–": "–",
    "—": "—",
    "*": "*",
    "-": "-",
    "−": "-",
    "·": "•",
    "●": "•",
    "∙": "•",
}

_RAISED: Final = dict(zip("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ", strict=True))
_LOWERED: Final = dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))


def symbol(code: int, font: str) -> str:
    """Give the letter that a code stands for in a font; ``UNKNOWN`` where it has none."""
    if not 0xF000 <= code <= 0xF0FF and not _is_symbol_font(font):
        return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else UNKNOWN
    return _table(font).get(code & 0xFF) or (chr(code & 0xFF) if _is_plain(code & 0xFF, font) else UNKNOWN)


def without_private(text: str, font: str) -> str:
    """Give a text with the letters of symbol fonts, which Word keeps in a private area, as Unicode."""
    return _PRIVATE.sub(lambda found: symbol(ord(found.group()), font), text)


def bullet(text: str, font: str) -> str:
    """Give the label that a bullet is written as: one that the dialect knows, "-" for all ornaments."""
    shown = without_private(text, font).strip()
    if len(shown) == 1 and shown < "\u0100" and _is_symbol_font(font):
        shown = symbol(ord(shown), font)
    return _BULLETS.get(shown, "-" if len(shown) <= 1 else shown)


def raised(text: str, position: str) -> str:
    """Give superscript or subscript text; digits and signs have letters of their own, other text stays."""
    table = _RAISED if position == "superscript" else _LOWERED if position == "subscript" else None
    if table is None or not all(char in table or char.isspace() for char in text):
        return text
    return "".join(table.get(char, char) for char in text)


def _table(font: str) -> dict[int, str]:
    name = font.lower()
    if name.startswith("wingdings 2"):
        return _WINGDINGS_2
    return _WINGDINGS if name.startswith(("wingdings", "webdings")) else _SYMBOL


def _is_symbol_font(font: str) -> bool:
    return font.lower().startswith(("wingdings", "webdings", "symbol"))


def _is_plain(code: int, font: str) -> bool:
    """Tell whether a code means the same in the Symbol font as anywhere: digits and marks."""
    return 0x20 <= code < 0x7F and not font.lower().startswith(("wingdings", "webdings"))
