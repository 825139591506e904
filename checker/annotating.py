"""A text with each citation turned into a link to its law's page, as HTML or as Markdown."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from checker.laws import Law
    from checker.message import Message
    from checker.verdicts import Judgement, Verdict

_SPECIAL = str.maketrans({"[": "\\[", "]": "\\]"})


def annotated(
    text: str,
    found: Sequence[Judgement],
    form: Literal["html", "markdown"],
    address: Callable[[Law], str],
    words: Mapping[Verdict, Message],
) -> str:
    """Write the text again with its citations linked; ``words`` say each verdict to a reader.

    In HTML everything else is escaped and a citation without a known law becomes a ``<cite>``; in Markdown it is left
    as it is. Citations that touch a link of the text are left alone, since links cannot hold links.
    """
    parts: list[str] = []
    done = 0
    for judgement in found:
        start, end = judgement.citation.at
        inner = text[start:end]
        before = text[done:start]
        if form == "html":
            said = escape(words[judgement.verdict].vi)
            link = (
                f'<a href="{escape(address(judgement.law))}" title="{said}">'
                if judgement.law
                else f'<cite title="{said}">'
            )
            shown = f"{link}{escape(inner, quote=False)}{'</a>' if judgement.law else '</cite>'}"
            parts += (escape(before, quote=False), shown)
        elif judgement.law and not _linked(text, start, end):
            parts += (
                before,
                f'[{inner.translate(_SPECIAL)}](<{address(judgement.law)}> "{words[judgement.verdict].vi}")',
            )
        else:
            parts += (before, inner)
        done = end
    rest = text[done:]
    parts.append(escape(rest, quote=False) if form == "html" else rest)
    return "".join(parts)


def _linked(text: str, start: int, end: int) -> bool:
    """Tell whether a place stands inside a Markdown link or code."""
    return text[max(0, start - 1) : start] in {"[", "`"} or "](" in text[start : end + 2]
