"""Characters that look like others, and characters that cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from checker.record import NamedTuple
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

_CYRILLIC: Final = dict(zip("АВЕЅІЈКМНОРСТХУаеорсухіјѕԁһӏԛԝ", "ABESIJKMHOPCTXYaeopcyxijsdhlqw", strict=True))
_NEARLY: Final = dict(zip("вкмт", "bkmt", strict=True))
"""Small Cyrillic letters that are small capitals to the eye: many Russian words are made of these and the others."""

_GREEK: Final = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲϳ", "ABEZHIKMNOPTYXocj", strict=True))
_LETTERS: Final = dict(zip("ÐƉðɖƢƣǍǎıɑɡ", "ĐĐđđƯưĂăiag", strict=True))
_SIGNS: Final = dict(zip("∕⁄‐‑", "//--", strict=True))


def _styled() -> dict[str, str]:
    """Give fullwidth forms, ligatures, Roman numerals and mathematical letters with what they stand for."""
    several = [*map(chr, range(0xFB00, 0xFB05)), *map(chr, range(0x2160, 0x217C))]
    found = {char: unicodedata.normalize("NFKC", char) for char in several}
    for codes in (range(0xFF01, 0xFF5F), range(0x1D400, 0x1D800)):  # each stands for one character
        chars = "".join(map(chr, codes))
        found.update(zip(chars, unicodedata.normalize("NFKC", chars), strict=True))
    return {char: right for char, right in found.items() if right.isascii()}


LOOKALIKES: Final[Mapping[str, str]] = _CYRILLIC | _NEARLY | _GREEK | _LETTERS | _SIGNS | _styled()
"""Characters that pass for others, with those that Vietnamese text is written with."""

_FOREIGN_SCRIPTS: Final = frozenset(_CYRILLIC) | frozenset(_NEARLY) | frozenset(_GREEK)
_ALL_LOOKALIKES: Final = frozenset(LOOKALIKES)
_FULL_LOOKALIKES: Final = _ALL_LOOKALIKES - frozenset(_NEARLY)


class Invisible(NamedTuple):
    """A character that does not show: its names for people, and what may safely stand in its place."""

    code: str
    vietnamese: str
    english: str
    replacement: str


def _invisible(code: int, vietnamese: str, english: str, replacement: str = "") -> tuple[str, Invisible]:
    return chr(code), Invisible(f"U+{code:04X}", vietnamese, english, replacement)


INVISIBLE: Final[Mapping[str, Invisible]] = dict(
    (
        *(_invisible(code, "ký tự điều khiển", "control character") for code in (*range(9), *range(0x0E, 0x20), 0x7F)),
        *(_invisible(code, "ký tự điều khiển", "control character") for code in range(0x80, 0xA0) if code != 0x85),
        _invisible(0x0B, "dấu xuống dòng kiểu Word", "vertical tab", "\n"),
        _invisible(0x0C, "dấu sang trang", "form feed", "\n"),
        _invisible(0x85, "dấu xuống dòng lạ (NEL)", "next line", "\n"),
        _invisible(0x2028, "dấu ngắt dòng lạ", "line separator", "\n"),
        _invisible(0x2029, "dấu ngắt đoạn lạ", "paragraph separator", "\n"),
        _invisible(0xAD, "gạch nối mềm", "soft hyphen"),
        _invisible(0x034F, "dấu nối chữ ẩn", "combining grapheme joiner"),
        _invisible(0x115F, "chữ Hàn trống", "Hangul choseong filler"),
        _invisible(0x1160, "chữ Hàn trống", "Hangul jungseong filler"),
        _invisible(0x180E, "dấu cách Mông Cổ", "Mongolian vowel separator"),
        _invisible(0x200B, "dấu cách rộng bằng không", "zero width space"),
        _invisible(0x200C, "dấu tách chữ ẩn", "zero width non-joiner"),
        _invisible(0x200D, "dấu nối chữ ẩn", "zero width joiner"),
        _invisible(0x2060, "dấu nối từ ẩn", "word joiner"),
        _invisible(0x3164, "chữ Hàn trống", "Hangul filler"),
        _invisible(0xFEFF, "dấu thứ tự byte (BOM)", "byte order mark"),
        _invisible(0xFFFC, "chỗ của đối tượng nhúng", "object replacement character"),
        *(_invisible(code, "dấu đổi chiều chữ", "directional mark") for code in (0x061C, 0x200E, 0x200F)),
        *(_invisible(code, "dấu đổi chiều chữ", "directional control") for code in range(0x202A, 0x202F)),
        *(_invisible(code, "dấu đổi chiều chữ", "directional isolate") for code in range(0x2066, 0x206A)),
        *(_invisible(code, "phép toán ẩn", "invisible operator") for code in range(0x2061, 0x2065)),
        *(_invisible(code, "ký tự định dạng cũ", "deprecated format character") for code in range(0x206A, 0x2070)),
        *(_invisible(code, "dấu chú thích ẩn", "annotation mark") for code in range(0xFFF9, 0xFFFC)),
        *(_invisible(code, "ký tự thẻ ẩn", "tag character") for code in range(0xE0000, 0xE0080)),
    )
)
"""Characters that do not show, by character. Tab, line feed and the spaces of ``SPACES`` are not among them."""

SPACES: Final[Mapping[str, Invisible]] = dict(
    (
        _invisible(0xA0, "dấu cách không ngắt", "no-break space", " "),
        _invisible(0x202F, "dấu cách hẹp không ngắt", "narrow no-break space", " "),
        _invisible(0x3000, "dấu cách rộng", "ideographic space", " "),
        *(_invisible(code, "dấu cách khác thường", "unusual space", " ") for code in (*range(0x2000, 0x200B), 0x205F)),
    )
)
"""Spaces that are not the space bar's: harmless to read, a trap for searching and comparing."""

_ALL_INVISIBLE: Final = frozenset(INVISIBLE)
_ALL_SPACES: Final = frozenset(SPACES)
_FIRST_PICTURE = "\u2190"


def find(text: str, characters: AbstractSet[str]) -> Iterator[tuple[Span, str, str]]:
    """Yield the look-alike characters of a text: the place, the character, the right one.

    ``characters`` is the set of the text's characters. A word that is wholly Cyrillic or Greek is left alone, unless
    every letter of it is a look-alike ("ВС" typed for "BC") or it is the one letter of a point ("в)").
    """
    over, foreign = 0, False
    for offset in _places(text, _ALL_LOOKALIKES & characters):
        char = text[offset]
        if char in _FOREIGN_SCRIPTS and offset >= over:
            over, foreign = _word_around(text, offset)
        if char not in _FOREIGN_SCRIPTS or not foreign:
            yield Span(offset, offset + 1), char, LOOKALIKES[char]


def find_invisible(text: str, characters: AbstractSet[str]) -> Iterator[tuple[Span, Invisible]]:
    """Yield the characters of a text that do not show; a joiner inside an emoji is right and left alone."""
    for offset in _places(text, _ALL_INVISIBLE & characters):
        if text[offset] != "\u200d" or text[max(offset - 1, 0)] < _FIRST_PICTURE:
            yield Span(offset, offset + 1), INVISIBLE[text[offset]]


def find_spaces(text: str, characters: AbstractSet[str]) -> Iterator[tuple[Span, Invisible]]:
    """Yield the spaces of a text that are not the space bar's."""
    for offset in _places(text, _ALL_SPACES & characters):
        yield Span(offset, offset + 1), SPACES[text[offset]]


def _places(text: str, wanted: AbstractSet[str]) -> Iterator[int]:
    if wanted:
        pattern = re.compile(f"[{re.escape(''.join(sorted(wanted)))}]")
        yield from (match.start() for match in pattern.finditer(text))


def _word_around(text: str, offset: int) -> tuple[int, bool]:
    """Give the end of the word around an offset, and whether it has no Latin letter but one that is no look-alike."""
    first = last = offset
    while first > 0 and text[first - 1].isalpha():
        first -= 1
    while last < len(text) and text[last].isalpha():
        last += 1
    letters = set(text[first:last])
    latin = any(char.isascii() or "LATIN" in unicodedata.name(char, "") for char in letters)
    label = last - first == 1 and text[last : last + 1] == ")"
    return last, not (latin or label or letters <= _FULL_LOOKALIKES)
