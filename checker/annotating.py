"""A text with each citation turned into a link to its law's page, as HTML or as Markdown."""

from __future__ import annotations

from bisect import bisect_right
from html import escape
from typing import TYPE_CHECKING, Final, Literal

from checker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.laws import Law
    from checker.verdicts import Judgement, Verdict

_MARKUP = Pattern(r"!?\[[^\[\]\n]*\](?:\([^()\n]*\)|\[[^\[\]\n]*\])|`[^`\n]*`|<[^<>\n]*>")
"""Links, code and tags on one line: what no link may be put into."""

_FENCED = Pattern(r"(?ms)^ {0,3}(```|~~~).*?(?:^ {0,3}\1|\Z)")
_EMPHASIS: Final = frozenset("*_`[]<>")
_UNSEEN = str.maketrans(dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), "\ufffd"))
"""Control characters, which HTML does not allow and a terminal might obey."""


def annotated(
    text: str,
    found: Sequence[Judgement],
    form: Literal["html", "markdown"],
    address: Callable[[Law], str],
    words: Callable[[Verdict], str],
) -> str:
    """Write the text again with its citations linked; ``words`` says a verdict to a reader.

    In HTML everything else is escaped and a citation without a known law becomes a ``<cite>``; in Markdown it is left
    as it is. Where a link would break the Markdown, in a link, in code, across marks of emphasis, there is none.
    """
    return _html(text, found, address, words) if form == "html" else _markdown(text, found, address, words)


def _html(text: str, found: Sequence[Judgement], address: Callable[[Law], str], words: Callable[[Verdict], str]) -> str:
    parts: list[str] = []
    done = 0
    for judgement in found:
        start, end = judgement.citation.at
        said, inner = escape(words(judgement.verdict)), _plain(text[start:end])
        parts.append(_plain(text[done:start]))
        if judgement.law:
            parts.append(f'<a href="{escape(address(judgement.law))}" title="{said}">{inner}</a>')
        else:
            parts.append(f'<cite title="{said}">{inner}</cite>')
        done = end
    return "".join((*parts, _plain(text[done:])))


def _plain(text: str) -> str:
    return escape(text, quote=False).translate(_UNSEEN)


def _markdown(
    text: str, found: Sequence[Judgement], address: Callable[[Law], str], words: Callable[[Verdict], str]
) -> str:
    taken = _taken(text)
    parts: list[str] = []
    done = 0
    for judgement in found:
        start, end = judgement.citation.at
        inner = text[start:end]
        if judgement.law is None or not _EMPHASIS.isdisjoint(inner) or any(_inside(it, start, end) for it in taken):
            continue
        parts += (text[done:start], f'[{inner}](<{address(judgement.law)}> "{words(judgement.verdict)}")')
        done = end
    return "".join((*parts, text[done:]))


def _taken(text: str) -> tuple[Sequence[tuple[int, int]], ...]:
    """Give the places that are markup already: those on one line, and blocks of code; each in order, none overlap."""
    return tuple([match.span() for match in pattern.finditer(text)] for pattern in (_MARKUP, _FENCED))


def _inside(places: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether the last of some places that begins before an end reaches beyond a start."""
    index = bisect_right(places, (end,)) - 1
    return index >= 0 and places[index][1] > start
