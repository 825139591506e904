"""The few stretches of a text that rules should look at closely: all others were judged before, and hold nothing odd.

Splitting a file's bytes and looking the pieces up in a set is the quickest pass over a text that Python has, so the
rules share one. A token is a stretch without white space, with the punctuation that touches it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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
_RARE_BLANKS: Final = "\t\x0b\x0c"

_MOST_PLAIN: Final = 1 << 16
_LONGEST_PLAIN: Final = 80
_plain: set[bytes] = set()


def look_at(text: str, data: bytes) -> tuple[frozenset[str], frozenset[str]]:
    """Give the tokens of a text in which a question below may be answered with yes, and its rare characters.

    Rare is what is neither printable ASCII nor a composed Vietnamese letter nor one of “”‘’…–. ``data`` is the
    text in UTF-8.
    """
    odd: set[str] = set()
    rare = {blank for blank in _RARE_BLANKS if blank in text}
    for piece in set(data.split()).difference(_plain):
        written = piece.decode("utf-8", "surrogatepass")
        strange = _RARE.findall(written)
        rare.update(strange)
        # what Unicode calls white space parts tokens too
        found = [token for token in (written.split() if strange else (written,)) if _is_odd(token)]
        odd.update(found)
        if not found and not strange and len(piece) <= _LONGEST_PLAIN:
            if len(_plain) >= _MOST_PLAIN:
                _plain.clear()
            _plain.add(piece)
    return frozenset(odd), frozenset(rare)


def _is_odd(token: str) -> bool:
    return bool(_BLANK.search(token) or _LOOSE_SIGN.match(token) or holds_impossible(token))


def may_be_blank(tokens: Iterable[str]) -> bool:
    """Tell whether one of the tokens holds dots, a rule or a bracket that may stand for something to be filled in."""
    return any(_BLANK.search(token) for token in tokens)


def begins_with_sign(tokens: Iterable[str]) -> bool:
    """Tell whether one of the tokens begins with a sign that belongs to the word before it."""
    return any(_LOOSE_SIGN.match(token) for token in tokens)
