"""Text in fonts that came before Unicode (.VnTime, VNI-Times): what Word shows for it."""

from __future__ import annotations

from typing import Final

from checker.legacy import decode_tcvn3, decode_vni

_PREFIXES: Final = (".vn", "vni-", "vni ")


def is_legacy(font: str) -> bool:
    """Tell whether a font draws Vietnamese letters in the places of other ones."""
    return font.lower().startswith(_PREFIXES)


def decode(text: str, font: str) -> str:
    """Read text by the font that draws it.

    A text that has letters beyond these fonts is Unicode already, whatever its font says, and stays. A name of the
    .Vn family that ends in "H" is a font of capitals.
    """
    if any("\u00ff" < char < "\u2000" or "\u20ff" < char < "\uf000" for char in text):
        return text
    if not font.lower().startswith(".vn"):
        return decode_vni(text)
    decoded = decode_tcvn3(text)
    return decoded.upper() if font.endswith("H") else decoded
