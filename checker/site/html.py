"""HTML that is made, never passed through: only what these functions wrote is of the type ``Html``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Iterable

Html = NewType("Html", str)
"""Finished HTML. Text becomes Html by ``text`` alone, so nothing unescaped can slip in."""

NOTHING = Html("")

_SPECIAL = re.compile('[&<>"\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]')
_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_BLANK_LINES = re.compile(r"\n\s*\n")
_MARKDOWN_SIGNS = {ord(sign): f"&#{ord(sign)};" for sign in "\\`*_{}[]()#+!|~^$:@\n"}
_SIGNS_IN_TAGS = {code: reference for code, reference in _MARKDOWN_SIGNS.items() if chr(code) not in "#:@"}
_ANY_SIGN = re.compile("[" + "".join(re.escape(chr(code)) for code in _MARKDOWN_SIGNS) + "]")
_TAG = re.compile(r"(<[^>]*>)")
_VOID = frozenset({"br", "hr", "input"})


def text(value: str) -> Html:
    """Escape a text; control characters, which no page can show, are left out, and halves of a character replaced."""
    if value.isprintable() and not ("&" in value or "<" in value or ">" in value or '"' in value):
        return Html(value)  # nearly all texts; looked through by hand in a third of the time
    return Html(_SPECIAL.sub(_reference, value))


def _reference(found: re.Match[str]) -> str:
    sign = found[0]
    return _REFERENCES.get(sign) or ("" if sign < "\u0100" else "\ufffd")


def tag(name: str, *children: Html, **attributes: str | None) -> Html:
    """Write one element; ``class_`` gives ``class``, underscores give hyphens, ``None`` leaves an attribute out."""
    opening = name
    for key, value in attributes.items():
        if value is not None:
            opening += _attribute(key, value)
    inner = children[0] if len(children) == 1 else "".join(children)
    return Html(f"<{opening}>" if name in _VOID else f"<{opening}>{inner}</{name}>")


def around(name: str, **attributes: str | None) -> tuple[Html, Html]:
    """Give what stands before and after an element's content, for elements that are written again and again."""
    before, _, after = tag(name, Html("\0"), **attributes).partition("\0")
    return Html(before), Html(after)


@lru_cache(maxsize=1024)
def _attribute(key: str, value: str) -> str:
    """Write one attribute; most are the same from element to element."""
    return f' {key.rstrip("_").replace("_", "-")}="{text(value)}"'


def join(parts: Iterable[Html], between: str = "") -> Html:
    """Join pieces, with a text between them."""
    return Html((text(between) if between else "").join(parts))


def preformatted(inner: Html) -> Html:
    """Write text whose line ends count, in a form that holds no line end: Markdown looks for blank lines."""
    return tag("pre", tag("code", Html(inner.replace("\n", "&#10;"))), tabindex="0")


def block(html: Html) -> str:
    """Give HTML as a Markdown block that a Markdown library passes on whole: it holds no blank line."""
    return _BLANK_LINES.sub("\n", html)


def heading(level: int, inner: Html, anchor: str | None = None) -> str:
    """Give a Markdown heading; what Markdown would read in its text is written as character references.

    Tags stay tags: they hold only what ``tag`` wrote.
    """
    identity = f" {{#{anchor}}}" if anchor else ""
    if not _ANY_SIGN.search(inner):
        return f"{'#' * level} {inner}{identity}"
    parts = _TAG.split(inner)
    inert = "".join(
        part.translate(_MARKDOWN_SIGNS) if index % 2 == 0 else inert_tag(part) for index, part in enumerate(parts)
    )
    return f"{'#' * level} {inert}{identity}"


def inert_tag(written: str) -> str:
    """Keep Markdown from reading an attribute's value (an address may hold brackets or asterisks)."""
    name, space, rest = written.partition(" ")
    return name + space + rest.translate(_SIGNS_IN_TAGS)
