"""The few stretches of a text that rules should look at closely: all others were judged before, and hold nothing odd.

Splitting a file's bytes and looking the pieces up in a set is the quickest pass over a text that Python has, so the
rules share one. A token is a stretch without white space, with the punctuation that touches it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from checker.memory import Known
from checker.pattern import Pattern
from checker.syllables import holds_impossible

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLANK = Pattern(r"…|\.\.\.|___|\([đĐ]iền|\[|\A/")
_LOOSE_SIGN = Pattern(r"[,;!?](?![,;!?])|:(?![-)(])|\)|\.(?![./])")
_RARE = Pattern(
    "[^\n -~“”‘’…–ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]"
)
_SIGNS: Final = frozenset("…._([/,;!?:)")
"""What the two expressions above look for: a token without any of these is no match of either."""

_RARE_BLANKS: Final = "\t\x0b\x0c"

_FIGURES: Final = bytes.maketrans(b"123456789", b"000000000")
"""No question below asks which figure it is: "18/7/2024" is judged as "00/0/0000" is."""

_plain = Known[bytes](1 << 16, longest=80)
_plain_phrases = Known[bytes](1 << 14, longest=240)
"""Tokens, and phrases of them, that hold nothing odd and nothing rare: the documents of a collection share many."""


def look_at(text: str, data: bytes) -> tuple[frozenset[str], frozenset[str]]:
    """Give the tokens of a text in which a question below may be answered with yes, and its rare characters.

    Rare is what is neither printable ASCII nor a composed Vietnamese letter nor one of “”‘’…–. ``data`` is the
    text in UTF-8.
    """
    odd: set[str] = set()
    rare = {blank for blank in _RARE_BLANKS if blank in text}
    phrases = data.replace(b", ", b",\n").replace(b"; ", b";\n").split(b"\n")
    phrases = [phrase for phrase in phrases if phrase not in _plain_phrases]
    doubtful = False
    for piece in set(b"\n".join(phrases).split()).difference(_plain):
        shape = piece.translate(_FIGURES)
        if shape in _plain:
            continue
        written = piece.decode("utf-8", "surrogatepass")
        strange = _RARE.findall(written)
        rare.update(strange)
        # what Unicode calls white space parts tokens too
        found = [token for token in (written.split() if strange else (written,)) if _is_odd(token)]
        odd.update(found)
        if found or strange:
            doubtful = True
        else:
            _plain.keep(shape)
    if not doubtful:
        _plain_phrases.keep_all(phrases)
    return frozenset(odd), frozenset(rare)


def _is_odd(token: str) -> bool:
    if token.isalpha() or _SIGNS.isdisjoint(token):
        return holds_impossible(token)
    return bool(_BLANK.search(token) or _LOOSE_SIGN.match(token) or holds_impossible(token))


def may_be_blank(tokens: Iterable[str]) -> bool:
    """Tell whether one of the tokens holds dots, a rule or a bracket that may stand for something to be filled in."""
    return any(_BLANK.search(token) for token in tokens)


def begins_with_sign(tokens: Iterable[str]) -> bool:
    """Tell whether one of the tokens begins with a sign that belongs to the word before it."""
    return any(_LOOSE_SIGN.match(token) for token in tokens)
