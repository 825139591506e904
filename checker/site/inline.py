"""Inline marks to HTML: the parser's small tree, cut where a label ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from checker.parse.inline import Code, Emphasis, Inline, LineBreak, Link, Strong, Text, read_inline
from checker.site.html import Html, join, tag, text
from checker.source import Span

Resolve = Callable[[str], str | None]
"""Give the address that a relative link goes to from the page being made, ``None`` when it leads nowhere."""

_OUTSIDE = re.compile(r"(?:https?://[^/]|mailto:.)", re.IGNORECASE)


def write(source: str, at: Span, resolve: Resolve) -> Html:
    """Write the inline text of a span of ``source``."""
    return write_nodes(source, read_inline(source, at), resolve)


def write_labelled(source: str, at: Span, label_at: Span, resolve: Resolve) -> tuple[Html, Html]:
    """Write a line that begins with a label: the label, and the text after it, marks kept on both."""
    if label_at.start == at.start:
        return text(source[label_at.start : label_at.end].replace("\\", "")), write(
            source, _after(source, label_at, at), resolve
        )
    before, after = _cut(read_inline(source, at), label_at.end)
    return write_nodes(source, before, resolve), Html(write_nodes(source, after, resolve).lstrip())


def write_nodes(source: str, nodes: Sequence[Inline], resolve: Resolve) -> Html:
    """Write nodes of the parser's tree."""
    return join(_node(source, node, resolve) for node in nodes)


def _node(source: str, node: Inline, resolve: Resolve) -> Html:
    match node:
        case Text():
            return text(node.text)
        case Code():
            return tag("code", text(source[node.inner_at.start : node.inner_at.end]))
        case LineBreak():
            return Html(tag("br") + "\n")
        case Strong():
            return tag("strong", write_nodes(source, node.inner, resolve))
        case Emphasis():
            return tag("em", write_nodes(source, node.inner, resolve))
        case Link():
            return _link(write_nodes(source, node.inner, resolve), node.target, resolve)


def _link(inner: Html, target: str, resolve: Resolve) -> Html:
    """Write a link to http(s), mailto or a page or file of the site; anything else stays its text."""
    if _OUTSIDE.match(target):
        return tag("a", inner, href=target, rel="noopener")
    found = resolve(target)
    return tag("a", inner, href=found) if found else inner


def _after(source: str, label_at: Span, at: Span) -> Span:
    start = label_at.end
    while start < at.end and source[start].isspace():
        start += 1
    return Span(start, at.end)


def _cut(nodes: Sequence[Inline], offset: int) -> tuple[list[Inline], list[Inline]]:
    """Part nodes at an offset of the source; a mark that spans it is on both sides."""
    before: list[Inline] = []
    after: list[Inline] = []
    for node in nodes:
        if node.at.end <= offset:
            before.append(node)
        elif node.at.start >= offset:
            after.append(node)
        else:
            first, second = _halves(node, offset)
            before.extend(first)
            after.extend(second)
    return before, after


def _halves(node: Inline, offset: int) -> tuple[list[Inline], list[Inline]]:
    match node:
        case Text(at, shown) if len(shown) == at.end - at.start:
            left = shown[: offset - at.start]
            return [Text(Span(at.start, offset), left)], [Text(Span(offset, at.end), shown[len(left) :])]
        case Strong() | Emphasis() | Link():
            before, after = _cut(node.inner, offset)
            return [node._replace(inner=tuple(before))], [node._replace(inner=tuple(after))] if after else []
        case _:
            return [node], []


def nowhere(_target: str) -> str | None:
    """Resolve no relative link."""
    return None
