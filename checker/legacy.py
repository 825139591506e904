"""Text typed in the old Vietnamese encodings TCVN3 (.VnTime) and VNI that was pasted as if it were Unicode."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from checker.pattern import Pattern
from checker.record import NamedTuple
from checker.source import Span
from checker.syllables import is_possible, looks_vietnamese

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

Encoding = Literal["tcvn3", "vni"]

_TCVN3: Final = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
)
_VNI_MARKS: Final = {
    "a": ("ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ"),
    "e": ("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
    "o": ("ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
    "u": ("ùøûõï", "úùủũụ"),
    "y": ("ùøûõ", "ýỳỷỹ"),
    "ô": ("ùøûõï", "ớờởỡợ"),
    "ö": ("ùøûõï", "ứừửữự"),
}
_VNI_ALONE: Final = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


@cache
def _vni() -> Mapping[str, str]:
    """Give the letters of VNI by how they are written, small and capital."""
    small = dict(_VNI_ALONE)
    for base, (marks, letters) in _VNI_MARKS.items():
        small |= {base + mark: letter for mark, letter in zip(marks, letters, strict=True)}
    capital = {written.upper(): letter.upper() for written, letter in small.items()}
    mixed = {written[0].upper() + written[1:]: letter.upper() for written, letter in small.items()}
    return small | mixed | capital


@cache
def _vni_letter() -> re.Pattern[str]:
    """Give the pattern of one letter of VNI, the longest way of writing it first; dear to build, seldom needed."""
    return re.compile("|".join(sorted(map(re.escape, _vni()), key=len, reverse=True)))


_PROPER: Final = frozenset("àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝÐ")
_STRONG: Final[dict[Encoding, frozenset[str]]] = {
    "tcvn3": frozenset(map(chr, _TCVN3)) - _PROPER,
    "vni": frozenset("ïøûñöåäëüæîÏØÛÑÖÅÄËÜÆÎ"),
}
"""Characters that Vietnamese in Unicode never has: a stretch must have one of them."""

_SIGN_INSIDE = Pattern(r"[A-Za-z][\u00a1-\u00a8\u00aa-\u00ad\u00b5\u00b6\u00b8\u00b9\u00bb-\u00be]")
_WORD = Pattern(r"[A-Za-z\u00a1-\u1fff]+")
_MOST_NEUTRAL = 3


class LegacyRun(NamedTuple):
    """A stretch of text in an old encoding, and what it says."""

    at: Span
    encoding: Encoding
    decoded: str


def decode_tcvn3(text: str) -> str:
    """Read text as TCVN3; what has no small letter was in a font of capitals (.VnTimeH) and becomes capitals."""
    decoded = text.translate(_TCVN3)
    letters = [char for char in text if char.isascii() and char.isalpha()]
    return decoded.upper() if len(letters) > 1 and all(map(str.isupper, letters)) else decoded


def decode_vni(text: str) -> str:
    """Read text as VNI, the longest letters first."""
    letters = _vni()
    return _vni_letter().sub(lambda match: letters[match[0]], text)


_DECODERS: Final[dict[Encoding, Callable[[str], str]]] = {"tcvn3": decode_tcvn3, "vni": decode_vni}


def find_legacy(text: str, characters: AbstractSet[str]) -> tuple[LegacyRun, ...]:
    """Find the stretches of a text that are in an old encoding, in order.

    ``characters`` is the set of the text's characters. A word counts when it cannot be Vietnamese as it stands and is a
    possible syllable once decoded; a stretch has two such words near each other, or one with a sign between letters.
    """
    found = [
        run
        for encoding, strong in _STRONG.items()
        if not strong.isdisjoint(characters)
        for run in _runs(text, encoding)
    ]
    found.sort(key=lambda run: (run.at.start, -run.at.end))
    over = 0
    kept: list[LegacyRun] = []
    for run in found:
        if run.at.start >= over:
            kept.append(run)
            over = run.at.end
    return tuple(kept)


def _runs(text: str, encoding: Encoding) -> Iterator[LegacyRun]:
    """Yield the stretches in one encoding: legacy words with at most three neutral ones between."""
    words: list[Span] = []
    neutral = 0
    for match in _WORD.finditer(text):
        if _is_legacy(match[0], encoding):
            words.append(Span(*match.span()))
            neutral = 0
            continue
        neutral += 1
        if neutral > _MOST_NEUTRAL or not _is_neutral(match[0]):
            yield from _run(text, words, encoding)
            words = []
    yield from _run(text, words, encoding)


def _run(text: str, words: list[Span], encoding: Encoding) -> Iterator[LegacyRun]:
    """Yield the stretch that some words make, when they are evidence enough."""
    if not words:
        return
    at = Span(words[0].start, words[-1].end)
    raw = text[at.start : at.end]
    enough = len(words) > 1 or (encoding == "tcvn3" and _SIGN_INSIDE.search(raw))
    if enough and not _STRONG[encoding].isdisjoint(raw):
        yield LegacyRun(at, encoding, _DECODERS[encoding](raw))


def _is_legacy(word: str, encoding: Encoding) -> bool:
    """Tell whether a word cannot be Vietnamese as it stands and can be once decoded."""
    if len(word) == 1 or word.isascii() or not _is_latin_1(word) or is_possible(word):
        return False
    decoded = _DECODERS[encoding](word)
    return looks_vietnamese(decoded) and is_possible(decoded)


def _is_neutral(word: str) -> bool:
    """Tell whether a word may stand inside a stretch in an old encoding: it reads the same in both."""
    return _is_latin_1(word) and (len(word) == 1 or word.isascii() or is_possible(word))


def _is_latin_1(word: str) -> bool:
    return max(word) <= "\u00ff"
