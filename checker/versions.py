"""Two versions of an issued document: where the present one first says something else.

Only what a document says counts: its words, figures and signs of comparison. Comments are not published, and spaces,
punctuation, leading zeros, look-alike letters, invisible characters and old encodings are mended by ``check --fix``.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from checker.facts import BOOKKEEPING, Facts, facts_of
from checker.fold import fold
from checker.legacy import find_legacy
from checker.lookalikes import find, find_invisible
from checker.pattern import Pattern
from checker.record import NamedTuple
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from checker.document import Document
    from checker.matter import Path, Value

_COMMENT = Pattern(r"<!--.*?-->", re.DOTALL)
_WORD = Pattern(r"[^\W_]+|[<>=≤≥%‰±×÷]")
_LEADING_ZERO = Pattern(r"(?<![0-9.,])0(?=[1-9](?![0-9]))")
_CODES: Final = frozenset({"loai", "do_khan", "ky"})
"""Keys with a fixed list of values: one written with accents says the same."""
_PLACE: Final = ("so_ky_hieu",)


class Earlier(NamedTuple):
    """A document as it stood before: its facts, and where the present one first says something else, if it does.

    ``kept`` tells of a document that was deleted whether another file has all that it said.
    """

    facts: Facts
    changed_at: Span | Path | None = None
    kept: bool = False


def earlier(then: Document, now: Document | None, others: Sequence[Facts], read: Callable[[str], Document]) -> Earlier:
    """Compare a document with its present version; there is none of a document that was deleted.

    Whether such a one is kept elsewhere is looked for among ``others``, which ``read`` gives by their paths.
    """
    facts = facts_of(then)
    if now:
        return Earlier(facts, first_change(then, now))
    said, own = _content(then), _of_whom(facts)
    return Earlier(facts, kept=any(_content(read(each.path)) == said for each in others if _of_whom(each) == own))


def _of_whom(facts: Facts) -> tuple[object, ...]:
    """Give the facts that two documents of the same content have in common, so that few have to be read."""
    return (facts.kind, facts.number, facts.issuer, facts.subject, facts.issued, facts.years)


def _content(document: Document) -> tuple[str, str]:
    """Give what a document says, letter for letter: its head less the collection's bookkeeping, and its body."""
    data = document.front_matter.data
    head = sorted((key, value) for key, value in data.items() if key not in BOOKKEEPING)
    return repr(head), document.text[document.body_at.start :].rstrip(" \t\n\r\x0b\x0c")


def first_change(then: Document, now: Document) -> Span | Path | None:
    """Give the first front-matter key or line of the body that says something else than before; ``None`` for none."""
    was, has = _values(then), _values(now)
    lost = [words for key, words in was.items() if key not in has]
    for key, words in has.items():
        if words != was.get(key):
            if key in was or words not in lost:
                return (key,)
            lost.remove(words)  # only the key was misspelt
    if lost:
        return _PLACE
    start = now.body_at.start
    before, after = _words(then.text[then.body_at.start :]), _words(now.text[start:])
    number = -1
    for old, new in zip_longest(before, after):
        number = new[1] if new else number
        if (old and old[0]) != (new and new[0]):
            return _line(now.text, start, number)
    return None


def says_the_same(first: str, second: str) -> bool:
    """Tell whether two passages have the same words and figures."""
    return [word for word, _ in _words(first)] == [word for word, _ in _words(second)]


def _values(document: Document) -> dict[str, list[str]]:
    """Give what the head of a document says; an empty value says nothing."""
    data = document.front_matter.data
    said = {key: _said(fold(str(value)) if key in _CODES else value) for key, value in data.items()}
    return {key: words for key, words in said.items() if words and key not in BOOKKEEPING}


def _said(value: Value) -> list[str]:
    if isinstance(value, tuple):
        return [word for item in value for word in _said(item)]
    if isinstance(value, dict):
        return [word for key in sorted(value) for word in (key, *_said(value[key]))]
    return [] if value is None else [word for word, _ in _words(str(value))]


def _words(text: str) -> list[tuple[str, int]]:
    """Give the words of a text, each with the number of its line."""
    return [(word, number) for number, line in enumerate(_plain(text).split("\n")) for word in _WORD.findall(line)]


def _plain(text: str) -> str:
    """Write a text as the rules on its form would have it; lines stay lines."""
    text, closing, rest = text.rpartition("-->")
    text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text + closing) + rest
    text = _replaced(text, ((run.at, run.decoded) for run in find_legacy(text, frozenset(text))))
    unseen = find_invisible(text, frozenset(text))
    text = _replaced(text, ((at, char.replacement.replace("\n", " ")) for at, char in unseen))
    text = _replaced(text, ((at, right) for at, _, right in find(text, frozenset(text))))
    return _LEADING_ZERO.sub("", normalize("NFC", text))


def _replaced(text: str, changes: Iterable[tuple[Span, str]]) -> str:
    parts: list[str] = []
    done = 0
    for at, right in changes:
        parts += [text[done : at.start], right]
        done = at.end
    return "".join(parts) + text[done:]


def _line(text: str, start: int, number: int) -> Span:
    """Give a line of the text from ``start`` on, without the white space at its ends."""
    for _ in range(number):
        start = text.index("\n", start) + 1
    stop = text.find("\n", start)
    line = text[start : len(text) if stop < 0 else stop]
    first = start + len(line) - len(line.lstrip())
    return Span(first, first + len(line.strip()))
