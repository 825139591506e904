"""The few stretches of a text that rules should look at closely: all others were judged before, and hold nothing odd.

Splitting a text and looking its tokens up in a set is the quickest pass over a text that Python has, so the rules share
one. A token is a stretch without white space, with the punctuation that touches it.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import filterfalse
from typing import TYPE_CHECKING

from checker.pattern import Pattern
from checker.syllables import holds_impossible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.document import Document

_BLANK = Pattern(r"…|\.\.\.|___|\([đĐ]iền|\[|\A/")
_LOOSE_SIGN = Pattern(r"[,;!?](?![,;!?])|:(?![-)(])|\)|\.(?![./])")

_MOST_PLAIN = 1 << 16
_LONGEST_PLAIN = 40
_plain: set[str] = set()


@lru_cache(maxsize=2)
def odd_tokens(document: Document) -> frozenset[str]:
    """Give the tokens in which one of the questions below may be answered with yes."""
    fresh = set(filterfalse(_plain.__contains__, document.text.split()))
    return frozenset([token for token in fresh if not _is_plain(token)])


def may_be_blank(tokens: Iterable[str]) -> bool:
    """Tell whether one of the tokens holds dots, a rule or a bracket that may stand for something to be filled in."""
    return any(_BLANK.search(token) for token in tokens)


def begins_with_sign(tokens: Iterable[str]) -> bool:
    """Tell whether one of the tokens begins with a sign that belongs to the word before it."""
    return any(_LOOSE_SIGN.match(token) for token in tokens)


def _is_plain(token: str) -> bool:
    """Judge a token, and remember it when it is plain."""
    if _BLANK.search(token) or _LOOSE_SIGN.match(token) or holds_impossible(token):
        return False
    if len(token) <= _LONGEST_PLAIN:
        if len(_plain) >= _MOST_PLAIN:
            _plain.clear()
        _plain.add(token)
    return True
