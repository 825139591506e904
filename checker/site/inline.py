"""Inline marks to HTML: the parser's small tree, cut where a label ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from checker.parse.inline import Code, Emphasis, Inline, LineBreak, Link, Strong, Text, read_inline
from checker.record import NamedTuple
from checker.site.html import NOTHING, Html, join, tag, text
from checker.site.notes import Marks, note_anchor
from checker.source import Span

if TYPE_CHECKING:
    from checker.document import Label, Paragraph

Resolve = Callable[[str], str | None]
"""Give the address that a relative link goes to from the page being made, ``None`` when it leads nowhere."""


_SIGNS = '\\`*_[&<>"'
"""The signs with which marks begin, and those of HTML."""


class CitedLaw(NamedTuple):
    """A citation whose law has a page: its place, the address, and what is to be said of it.

    ``remark`` is the anchor of what is wrong with it. One without an address is ``left`` open under a number, until all
    documents of the collection are known (``checker.site.cited_here``).
    """

    at: Span
    href: str
    said: str
    remark: str = ""
    left: int = 0


def _places(text: str, sign: str) -> Iterator[int]:
    """Find a sign by itself again and again: four times as fast as to look for all signs at once."""
    place = text.find(sign)
    while place >= 0:
        yield place
        place = text.find(sign, place + 1)


class CitedLaws:
    """The citations of one document that become links, in the order of its text.

    With the ``text`` it is also known where that has nothing but words: no citation, mark or sign of HTML.
    """

    __slots__ = ("_laws", "_signs", "_starts", "_text")

    def __init__(self, laws: Sequence[CitedLaw] = (), text: str = "") -> None:
        self._laws = laws
        self._starts = [law.at.start for law in laws]
        self._text = text
        signs = [place for sign in _SIGNS for place in _places(text, sign)]
        self._signs = sorted([*self._starts, *signs, len(text)]) if text else []

    def only_words(self, start: int, end: int) -> Html | None:
        """Give a stretch of the text that is printed as it is written, ``None`` where it is not or may not be."""
        place = bisect_left(self._signs, start)
        if place == len(self._signs) or self._signs[place] < end:
            return None
        words = self._text[start:end]
        return Html(words) if words.isprintable() else None

    def inside(self, at: Span) -> Sequence[CitedLaw]:
        """Give those in a stretch of text; most have none."""
        start, end = at
        first = last = bisect_left(self._starts, start)
        while last < len(self._laws) and self._laws[last].at.end <= end:
            last += 1
        return self._laws[first:last]


class Linking(NamedTuple):
    """Where the links of a text lead: its own, those that its citations become, and marks of footnotes."""

    resolve: Resolve
    cited: CitedLaws = CitedLaws()
    marks: Marks = Marks()


class Cited(NamedTuple):
    """A citation in the tree of inline marks."""

    at: Span
    inner: tuple[_Node, ...]
    law: CitedLaw


class _Marked(NamedTuple):
    """Bold or italic text with citations in it; ``tag`` is its element."""

    at: Span
    inner: tuple[_Node, ...]
    tag: str


_Node: TypeAlias = "Inline | Cited | _Marked"

_OUTSIDE = re.compile(r"(?:https?://[^/]|mailto:.)", re.IGNORECASE)


def write(source: str, at: Span, linking: Linking) -> Html:
    """Write the inline text of a span of ``source``."""
    start, end = at
    return write_between(source, start, end, linking)


def write_between(source: str, start: int, end: int, linking: Linking) -> Html:
    """Write the inline text of ``source`` between two places; most stretches are words alone."""
    words = linking.cited.only_words(start, end)
    if words is not None:
        return words
    at = Span(start, end)
    nodes = read_inline(source, at)
    laws = linking.cited.inside(at)
    if len(nodes) == 1:  # most cells and paragraphs; those of a legal basis are italic as a whole
        only = nodes[0]
        if isinstance(only, Text):
            return _write_text(source, only, laws, linking)
        if isinstance(only, Emphasis) and len(only.inner) == 1 and isinstance(only.inner[0], Text):
            return Html(f"<em>{_write_text(source, only.inner[0], laws, linking)}</em>")
    return _write_nodes(source, _with_citations(nodes, laws), linking)


def _write_text(source: str, node: Text, laws: Sequence[CitedLaw], linking: Linking) -> Html:
    """Write a run of text with the citations in it."""
    done, end = node.at
    if not laws or len(node.text) != end - done:
        return linking.marks.text(node.text)
    parts: list[Html] = []
    for law in laws:
        start, stop = max(done, law.at.start), min(end, law.at.end)
        if start < stop:
            parts.append(linking.marks.text(source[done:start]))
            parts.append(_cited(linking.marks.text(source[start:stop]), law))
            done = stop
    parts.append(linking.marks.text(source[done:end]))
    return join(parts)


def notes_section(source: str, places: Mapping[str, Span], linking: Linking) -> Html:
    """Write the footnotes under their heading, each behind its mark; nothing where there are none."""
    if not places:
        return NOTHING
    notes = (
        tag("p", linking.marks.back(mark), text(" "), write(source, at, linking), id=note_anchor(mark))
        for mark, at in places.items()
    )
    return tag("section", tag("h2", text("Chú thích")), *notes, role="doc-endnotes", class_="vb chu-thich")


def write_labelled(source: str, line: Paragraph, label: Label, linking: Linking) -> tuple[Html, Html]:
    """Write a line that begins with a label: the label, and the text after it, marks kept on both."""
    start, end = label.end, line.end
    if label.start == line.start:
        typed = source[line.start : start].replace("\\", "")
        return text(typed), write_between(source, _after(source, start, end), end, linking)
    before, after = _cut(read_inline(source, line.at), start)
    rest = _with_citations(after, linking.cited.inside(Span(start, end)))
    return _write_nodes(source, before, linking), Html(_write_nodes(source, rest, linking).lstrip())


def _with_citations(nodes: Sequence[_Node], laws: Sequence[CitedLaw]) -> Sequence[_Node]:
    """Mark the citations of a stretch of text."""
    for law in laws:
        nodes = _mark(nodes, law)
    return nodes


def _mark(nodes: Sequence[_Node], law: CitedLaw) -> list[_Node]:
    """Mark one citation; one that touches a link or code stays as it is, for a link cannot hold a link."""
    for index, node in enumerate(nodes):
        if isinstance(node, Strong | Emphasis | _Marked) and node.at.contains(law.at):
            inner = tuple(_mark(node.inner, law))
            return [*nodes[:index], _Marked(node.at, inner, _element(node)), *nodes[index + 1 :]]
    before, rest = _cut(nodes, law.at.start)
    inside, after = _cut(rest, law.at.end)
    if not inside or any(isinstance(node, Link | Code | Cited) for node in inside):
        return list(nodes)
    return [*before, Cited(law.at, tuple(inside), law), *after]


def _element(node: Strong | Emphasis | _Marked) -> str:
    match node:
        case _Marked():
            return node.tag
        case Strong():
            return "strong"
        case Emphasis():
            return "em"


def _write_nodes(source: str, nodes: Sequence[_Node], linking: Linking) -> Html:
    return join(_node(source, node, linking) for node in nodes)


def _node(source: str, node: _Node, linking: Linking) -> Html:
    match node:
        case Text():
            return linking.marks.text(node.text)
        case Code():
            return tag("code", text(source[node.inner_at.start : node.inner_at.end]))
        case LineBreak():
            return Html(tag("br") + "\n")
        case Strong() | Emphasis() | Link() | Cited() | _Marked():
            return _around(_write_nodes(source, node.inner, linking), node, linking.resolve)


def _around(inner: Html, node: Strong | Emphasis | Link | Cited | _Marked, resolve: Resolve) -> Html:
    match node:
        case Link():
            return _link(inner, node.target, resolve)
        case Cited():
            return _cited(inner, node.law)
        case _:
            return tag(_element(node), inner)


def _cited(inner: Html, law: CitedLaw) -> Html:
    """Write a citation; the title is the link's description for screen readers, beside its own words."""
    if not law.href:
        return Html(f'<vien-dan n="{law.left}">{inner}</vien-dan>')
    link = f'<a href="{text(law.href)}" title="{text(law.said)}" class="luat">{inner}</a>'
    return Html(link + remark_mark(law.remark, law.said) if law.remark else link)


def remark_mark(anchor: str, said: str) -> Html:
    """Write the mark of a wrong citation, which leads to what is wrong; without a letter, it is no word of the text."""
    link = tag("a", NOTHING, href=f"#{anchor}", title=said, aria_label=f"Nhận xét về viện dẫn: {said}")
    return tag("sup", link, class_="xem-lai")


def _link(inner: Html, target: str, resolve: Resolve) -> Html:
    """Write a link to http(s), mailto or a page or file of the site; anything else stays its text."""
    if _OUTSIDE.match(target):
        return tag("a", inner, href=target, rel="noopener")
    found = resolve(target)
    return tag("a", inner, href=found) if found else inner


def _after(source: str, start: int, end: int) -> int:
    """Give where words begin behind blanks."""
    while start < end and source[start].isspace():
        start += 1
    return start


def _cut(nodes: Sequence[_Node], offset: int) -> tuple[list[_Node], list[_Node]]:
    """Part nodes at an offset of the source; a mark that spans it is on both sides."""
    before: list[_Node] = []
    after: list[_Node] = []
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


def _halves(node: _Node, offset: int) -> tuple[list[_Node], list[_Node]]:
    match node:
        case Text(at, shown) if len(shown) == at.end - at.start:
            left = shown[: offset - at.start]
            return [Text(Span(at.start, offset), left)], [Text(Span(offset, at.end), shown[len(left) :])]
        case Strong() | Emphasis() | _Marked():
            before, after = _cut(node.inner, offset)
            rest: list[_Node] = [_Marked(node.at, tuple(after), _element(node))] if after else []
            return [_Marked(node.at, tuple(before), _element(node))], rest
        case _:
            return [node], []


def _nowhere(_target: str) -> str | None:
    return None


NOWHERE = Linking(_nowhere)
"""Relative links lead nowhere, and citations are no links."""
