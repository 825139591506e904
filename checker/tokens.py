"""The few stretches of a text that rules should look at closely: all others were judged before, and hold nothing odd.

Splitting a file's bytes and looking the pieces up in a set is the quickest pass over a text that Python has, so the
rules share one. A token is a stretch without white space, with the punctuation that touches it.
"""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Final, cast

from checker.memory import Known
from checker.pattern import Pattern
from checker.privacy import may_hold
from checker.syllables import holds_impossible

if TYPE_CHECKING:
    from collections.abc import Iterable

_CROSSED = r"xx|XX|[0-9]{3}[xX](?!\w)"
_LETTERS_FOR_FIGURES = Pattern(_CROSSED)
_BLANK = Pattern(rf"…|\.\.\.|___|_/|\.\./|\([đĐ]iền|\[|\A/|dd/mm|DD/MM|{_CROSSED}")
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

_PHRASED: Final = bytes.maketrans(b"123456789,;", b"000000000\r\r")
"""The same, and what parts phrases is a line end of its own."""

_LOOSE_PART = Pattern(rb"\r(?:(?<=[ \t\n\x0b\x0c\r]\r)|(?<=\A\r))")
"""A comma or semicolon that a token begins with: it ends a phrase that is blank, or ends with a blank."""

_FEW: Final = 16
"""Up to how many doubtful pieces are looked for one by one."""

MOST_KEPT: Final = 4096
"""How many judged tokens are kept between runs: judging all of a document's takes a fifteenth of a short run."""

_plain = Known[bytes](1 << 16, longest=80)
_plain_phrases = Known[bytes](1 << 14, longest=240)
"""Tokens, and phrases of them, that hold nothing odd, rare or personal: the documents of a collection share many.

All figures in them are zeros. A phrase has the sign that ends it, its tokens are without commas and semicolons.
"""

_learnt: list[int] = []
"""How many of the tokens were taken over from an earlier run."""

_NONE: Final[frozenset[str]] = frozenset()


def learn(data: bytes) -> None:
    """Take over tokens that an earlier run judged; raises ``ValueError`` or its like for data of another make."""
    tokens = cast("list[bytes]", marshal.loads(data))  # noqa: S302 - this user's own
    _plain.update(tokens)
    _learnt[:] = [len(tokens)]


def taught() -> bytes:
    """Give the tokens to keep for later runs; empty where this one met no new one, or more than are kept."""
    if sum(_learnt) < len(_plain) <= MOST_KEPT:
        return marshal.dumps(list(_plain))
    return b""


def look_at(text: str, data: bytes) -> tuple[frozenset[str], frozenset[str], bool]:
    """Give the tokens in which a question below may be answered with yes, the rare characters, and a third answer.

    Rare is what is neither printable ASCII nor a composed Vietnamese letter nor one of “”‘’…–. The third tells whether
    the text may hold personal data. ``data`` is the text in UTF-8.
    """
    rare = {blank for blank in _RARE_BLANKS if blank in text}
    if b"\r" in data:
        data = text.encode("utf-8", "surrogatepass")
    figured = data.translate(_PHRASED)
    phrases = [phrase for phrase in figured.splitlines(keepends=True) if phrase not in _plain_phrases]
    unknown = b"".join(phrases)
    personal = may_hold(unknown)
    pieces = unknown.split()
    new: set[bytes] = set() if _plain.issuperset(pieces) else set(pieces).difference(_plain)
    doubtful = {piece for piece in new if _is_doubtful(piece)}
    loose = _LOOSE_PART.search(unknown) is not None
    if not (doubtful or loose):
        if not personal:
            _plain_phrases.keep_all(phrases)
        return _NONE, frozenset(rare), personal
    odd: set[str] = set()
    for piece in _typed(doubtful, figured, data, loose=loose):
        written = piece.decode("utf-8", "surrogatepass")
        rare.update(_RARE.findall(written))
        odd.update([token for token in written.split() if _is_odd(token)])  # parted by what Unicode calls white space
    return frozenset(odd), frozenset(rare), personal


def _typed(pieces: set[bytes], figured: bytes, data: bytes, *, loose: bool) -> set[bytes]:
    """Give the tokens, as they were typed, that have one of some pieces, or begin with a comma or semicolon."""
    found: set[bytes] = set(data.split()) if len(pieces) > _FEW else set()
    for piece in () if found else pieces:
        at = figured.find(piece)
        while at >= 0:
            at = figured.find(piece, _add_tokens(found, data, at, piece))
    for match in _LOOSE_PART.finditer(figured) if loose else ():
        _add_tokens(found, data, match.start(), data[match.start() : match.end()])
    return {
        token
        for token in found
        if token.startswith((b",", b";")) or not pieces.isdisjoint(token.translate(_PHRASED).split())
    }


def _add_tokens(tokens: set[bytes], data: bytes, at: int, piece: bytes) -> int:
    """Add those tokens, in the line that holds an offset, that have a piece in them; give the line's end."""
    end = data.find(b"\n", at)
    end = end if end >= 0 else len(data)
    line = data[data.rfind(b"\n", 0, at) + 1 : end].split()
    if b"0" in piece:
        tokens.update([token for token in line if piece in token.translate(_FIGURES)])
    else:
        tokens.update([token for token in line if piece in token])
    return end


def _is_doubtful(piece: bytes) -> bool:
    """Tell whether a token, its figures made zeros, is odd or holds something rare; remember it if not."""
    written = piece.decode("utf-8", "surrogatepass")
    if _RARE.search(written) or _is_odd(written):
        return True
    _plain.keep(piece)
    return False


def _is_odd(token: str) -> bool:
    if token.isalpha() or _SIGNS.isdisjoint(token):
        return holds_impossible(token) or bool(_LETTERS_FOR_FIGURES.search(token))
    return bool(_BLANK.search(token) or _LOOSE_SIGN.match(token) or holds_impossible(token))


def may_be_blank(tokens: Iterable[str]) -> bool:
    """Tell whether one of the tokens holds dots, a rule, a bracket or "xx", which may stand for a value to come."""
    return any(_BLANK.search(token) for token in tokens)


def begins_with_sign(tokens: Iterable[str]) -> bool:
    """Tell whether one of the tokens begins with a sign that belongs to the word before it."""
    return any(_LOOSE_SIGN.match(token) for token in tokens)
