"""Labels at the start of a line: ``I.``, ``1.``, ``a)``, ``đ)``, ``-``, ``+``, ``Điều 1.`` and their like.

Kinds, order and letters follow Phụ lục I of Nghị định 30/2020/NĐ-CP; dashes and pluses are practice, and so are
``I/``, ``I-``, ``I -``, ``1/``, ``a/`` in place of ``I.``, ``1.``, ``a)`` (not before a figure: "5/ 3/2026").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.document import Label, LabelKind
from checker.pattern import Pattern
from checker.record import record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

POINTS = "abcdđeghiklmnopqrstuvxy"
"""Letters of points (điểm), in the order of the Vietnamese alphabet without its accented vowels."""

_ARTICLE, _DASH, _PLUS = LabelKind.ARTICLE, LabelKind.DASH, LabelKind.PLUS
_SPACED_KINDS = frozenset((LabelKind.ROMAN, LabelKind.LETTER, LabelKind.NUMBER))
_PLAIN_BULLETS = frozenset("-–—•+")
_OPENING = frozenset("0123456789+-–—•*_\\")
_WORDS = frozenset("ĐCP")
_WORD_SECOND = frozenset("iIhH")
_LABEL_WORDS = frozenset({"điều", "chương", "phần"})
_LONGEST_TOKEN = 12
_LETTERS = frozenset("ABCDĐEFGHIJKLMNOPQRSTUVWXYZabcdđefghijklmnopqrstuvwxyz")
_AFTER_LETTER = frozenset(".)/-–\\IVXLC")
_LOOSE_ENDS = frozenset("/-–")
_DASHES = frozenset("-–")
_SPACED_DASHES = frozenset(("- ", "– "))

_LABEL = Pattern(
    r"""(?P<marks>[*_]{0,3})
    (?:
      (?P<roman>[IVXLC]{1,7})\\?[./–-](?=[\s*_])
    | (?P<letter>[A-ZĐ])\\?[./–-](?=[\s*_])
    | (?P<decimal>[0-9]{1,2}(?:\.[0-9]{1,2}){1,3})\\?\.?(?=[\s*_])
    | (?P<number>[0-9]{1,3})\\?[./–-](?=[\s*_])
    | (?P<paren>[0-9]{1,3})\\?\)(?=[\s*_])
    | (?P<point>[a-zđ])\\?[.)/](?=[\s*_])
    | (?P<word>(?:Điều|ĐIỀU|Chương|CHƯƠNG|Phần|PHẦN)\s(?:(?:thứ|THỨ)\s\w{1,6}|[IVXLC]{1,7}|[0-9]{1,3}[a-zđ]?)\b)
      (?P<stop>[.:]?)
    | \\(?P<bullet>[-–—•*+])(?=[ \t\xa0])
    )""",
    re.VERBOSE,
)
_WORD_KINDS = {"đ": LabelKind.ARTICLE, "c": LabelKind.CHAPTER, "p": LabelKind.PART}
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ORDINAL_WORDS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def could_begin_label(text: str, character: str, start: int) -> bool:
    """Tell cheaply whether a label could begin at ``start``, where ``character`` stands."""
    if character in _OPENING:
        return True
    following = text[start + 1 : start + 2]
    if following in _AFTER_LETTER:
        return character in _LETTERS
    if following == " " and text[start + 2 : start + 3] in _DASHES:
        return character in _LETTERS
    return character in _WORDS and following in _WORD_SECOND


def read_label(text: str, start: int, end: int, *, title: bool = False) -> Label | None:
    r"""Read the label at ``start``, where a line's text begins; ``None`` when there is none.

    Emphasis marks before it (``**1.** …``) are skipped, a Markdown escape (``1\.``, ``\-``) is part of its place.
    In a ``title`` the name of a part may follow its number with nothing between them ("Phần I Kết quả").
    """
    character = text[start]
    if character in _PLAIN_BULLETS:
        return _bullet(text, character, start, end)
    space = start + 2 if text[start + 2 : start + 3] == " " else text.find(" ", start, start + _LONGEST_TOKEN)
    if 0 <= space < end:
        token = _read_first_word(text[start:space])
        if token is None:
            return _bullet(text, character, start, end) if character == "*" else _read_spaced(text, start, space, end)
        kind, written, ordinal, begin, stop = token
        if kind is not _ARTICLE:
            loose = written[-1] in _LOOSE_ENDS and text[space + 1 : space + 2].isdigit()
            return None if loose else record(Label, (kind, written, ordinal, start + begin, start + stop))
    if character == "*":
        return _bullet(text, character, start, end)
    return _read_marked(text, start, end, title=title)


def _read_spaced(text: str, start: int, space: int, end: int) -> Label | None:
    """Read "I - MỤC ĐÍCH", "A – NỘI DUNG", "1 - Mục đích": what follows begins with a capital letter."""
    if text[space + 1 : space + 3] not in _SPACED_DASHES or not text[space + 3 : end].lstrip("*_")[:1].isupper():
        return None
    label = _read_first_word(text[start:space] + ".")
    if label is None or label.kind not in _SPACED_KINDS:
        return None
    begin = start + label.at.start
    return record(Label, (label.kind, text[begin : space + 2], label.ordinal, begin, space + 2))


@lru_cache(maxsize=1024)
def _read_first_word(token: str) -> Label | None:
    """Read a line's first word as a label; the same few hundred begin nearly all labelled lines.

    Words that need what follows them ("Điều 1.") come back as an article without a number.
    """
    if token.strip("*_").lower() in _LABEL_WORDS:
        return Label(_ARTICLE, "", 0, 0, 0)
    return _read_marked(token + " x", 0, len(token))


def _read_marked(text: str, start: int, end: int, *, title: bool = False) -> Label | None:
    found = _LABEL.match(text, start, end + 1 if end < len(text) else end)
    if not found:
        return None
    group = found.lastgroup or ""
    begin, stop = found.end("marks"), found.end()
    if group == "stop":
        return _word_label(text, found, end, title=title)
    if group == "bullet":
        written = found.group("bullet")
        return Label(LabelKind.PLUS if written == "+" else LabelKind.DASH, written, 0, begin, stop)
    kind, ordinal = _KINDS[group]
    written = text[begin:stop]
    if "\\" in written:
        written = written.replace("\\", "")
    return Label(kind, written, ordinal(found.group(group)), begin, stop)


def _bullet(text: str, character: str, start: int, end: int) -> Label | None:
    """Read a dash or plus with white space after it; a line of spaced dashes is a thematic break, not a label."""
    following = text[start + 1 : start + 2]
    if start + 1 < end and following in " \t\xa0":
        if text[start + 2 : start + 3] == character and _is_rule(text, start, end):
            return None
        return record(Label, (_PLUS if character == "+" else _DASH, character, 0, start, start + 1))
    return None if character != "*" else _read_marked(text, start, end)


def _word_label(text: str, found: re.Match[str], end: int, *, title: bool) -> Label | None:
    """Read "Điều 1.", "Chương II", "PHẦN I KẾT QUẢ"; running text ("Điều 5 Luật …") is not a label."""
    word = found.group("word")
    kind = _WORD_KINDS[word[0].lower()]
    rest = text[found.end() : end].strip(" \t*_")
    named = kind is not _ARTICLE and (rest.isupper() or (title and not rest[:1].islower()))
    if rest and not found.group("stop") and not named:
        return None
    value = word.split(maxsplit=1)[1]
    begin, stop = found.start("word"), found.end()
    return Label(kind, text[begin:stop], _word_ordinal(value), begin, stop)


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


@lru_cache(maxsize=512)
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
    for size, letters in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        count, value = divmod(value, size)
        parts.append(letters * count)
    return "".join(parts)


def _letter_ordinal(letter: str) -> int:
    return POINTS.find(letter.lower()) + 1


_KINDS: Mapping[str, tuple[LabelKind, Callable[[str], int]]] = {
    "roman": (LabelKind.ROMAN, roman_value),
    "letter": (LabelKind.LETTER, _letter_ordinal),
    "decimal": (LabelKind.DECIMAL, lambda value: int(value.rpartition(".")[2])),
    "number": (LabelKind.NUMBER, int),
    "paren": (LabelKind.PAREN, int),
    "point": (LabelKind.POINT, _letter_ordinal),
}
