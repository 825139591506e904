"""Labels at the start of a line: ``I.``, ``1.``, ``a)``, ``đ)``, ``-``, ``+``, ``Điều 1.`` and their like.

Kinds, order and letters follow Phụ lục I of Nghị định 30/2020/NĐ-CP; dashes and pluses are practice.
"""

from __future__ import annotations

import re

from checker.document import Label, LabelKind
from checker.source import Span

POINTS = "abcdđeghiklmnopqrstuvxy"
"""Letters of points (điểm), in the order of the Vietnamese alphabet without its accented vowels."""

_BULLETS = "-–—•*"
FIRST_CHARACTERS = frozenset(
    "0123456789ABCDĐEGHIKLMNOPQRSTUVXYabcdđeghiklmnopqrstuvxyfjwzFJWZ+_\\" + _BULLETS
)
"""Characters that a label, or the emphasis around one, can begin with."""

_LABEL = re.compile(
    r"""(?P<marks>[*_]{0,3})
    (?:
      (?P<roman>[IVXLC]{1,7})\\?\.(?=[\s*_])
    | (?P<letter>[A-ZĐ])\\?\.(?=[\s*_])
    | (?P<decimal>[0-9]{1,3}(?:\.[0-9]{1,3}){1,3})\\?\.?(?=[\s*_])
    | (?P<number>[0-9]{1,3})\\?\.(?=[\s*_])
    | (?P<paren>[0-9]{1,3})\\?\)(?=[\s*_])
    | (?P<point>[a-zđ])\\?[.)](?=[\s*_])
    | (?P<word>(?:Điều|ĐIỀU|Chương|CHƯƠNG|Phần|PHẦN)\s(?:(?:thứ|THỨ)\s\w{1,6}|[IVXLC]{1,7}|[0-9]{1,3}[a-zđ]?)\b)
      (?P<stop>[.:]?)
    | \\?(?P<plus>\+)(?=\s)
    | \\?(?P<dash>[-–—•*])(?=[ \t\xa0])
    )""",
    re.VERBOSE,
)
_WORD_KINDS = {"đ": LabelKind.ARTICLE, "c": LabelKind.CHAPTER, "p": LabelKind.PART}
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ORDINAL_WORDS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def read_label(text: str, start: int, end: int) -> Label | None:
    """Read the label at ``start``, where a line's text begins; ``None`` when there is none.

    Emphasis marks before it (``**1.** …``) are skipped, a Markdown escape (``1\\.``, ``\\-``) is part of its place.
    """
    found = _LABEL.match(text, start, end + 1 if end < len(text) else end)
    if not found:
        return None
    kind = found.lastgroup
    if kind == "stop":
        return _word_label(text, found, end)
    at = Span(found.end("marks"), found.end())
    if kind == "dash":
        if found.group("marks") or _is_rule(text, start, end):
            return None
        return Label(LabelKind.DASH, found.group("dash"), 0, at)
    if kind == "plus":
        return Label(LabelKind.PLUS, "+", 0, at)
    written = text[at.start : at.end].replace("\\", "")
    value = found.group(kind or "number")
    return Label(*_numbered(kind, value, written), at)


def _numbered(kind: str | None, value: str, written: str) -> tuple[LabelKind, str, int]:
    match kind:
        case "roman":
            return LabelKind.ROMAN, written, roman_value(value)
        case "letter":
            return LabelKind.LETTER, written, POINTS.find(value.lower()) + 1
        case "decimal":
            return LabelKind.DECIMAL, written, int(value.rpartition(".")[2])
        case "paren":
            return LabelKind.PAREN, written, int(value)
        case "point":
            return LabelKind.POINT, written, POINTS.find(value) + 1
        case _:
            return LabelKind.NUMBER, written, int(value)


def _word_label(text: str, found: re.Match[str], end: int) -> Label | None:
    """Read "Điều 1.", "Chương II", "Phần thứ nhất"; running text ("Điều 5 Luật …") is not a label."""
    word = found.group("word")
    kind = _WORD_KINDS[word[0].lower()]
    alone = not text[found.end() : end].strip(" \t*_")
    if not found.group("stop") and not alone:
        return None
    value = word.split(maxsplit=1)[1]
    at = Span(found.start("word"), found.end())
    return Label(kind, text[at.start : at.end], _word_ordinal(value), at)


def _word_ordinal(value: str) -> int:
    first, _, rest = value.partition(" ")
    if rest:
        word = rest.strip().lower()
        return _ORDINAL_WORDS.index(word) + 1 if word in _ORDINAL_WORDS else 0
    digits = first.rstrip("abcdđeghik")
    return int(digits) if digits.isdigit() else roman_value(first)


def _is_rule(text: str, start: int, end: int) -> bool:
    """Tell whether a line is only dashes or asterisks, spaced out: a thematic break."""
    line = text[start:end].replace(" ", "")
    return len(line) >= 3 and line in {"-" * len(line), "*" * len(line)}


def roman_value(text: str) -> int:
    """Give the value of a Roman numeral, and 0 for letters that are none ("IIX")."""
    total = previous = 0
    for letter in reversed(text):
        value = _ROMAN_VALUES.get(letter, 0)
        total += value if value >= previous else -value
        previous = max(previous, value)
    return total if 0 < total < 400 and to_roman(total) == text else 0


def to_roman(value: int) -> str:
    """Write 1 to 399 as a Roman numeral."""
    parts: list[str] = []
    for size, letters in ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        count, value = divmod(value, size)
        parts.append(letters * count)
    return "".join(parts)
