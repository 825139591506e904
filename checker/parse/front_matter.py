"""Front matter: YAML read as what was typed, with the place of every key and value."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from checker.matter import Field, FrontMatter, Path, Value
from checker.parse.plain_matter import DeclinedError, find_fields, read_plain, read_scalar
from checker.pattern import Pattern
from checker.record import NamedTuple
from checker.source import Fault, Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.parse.yaml_nodes import Node

MAX_CHARACTERS = 65_536
"""Longest front matter that is read, in code points; real ones have about 1,000."""

MAX_DEPTH = 20
"""Deepest nesting that is read; the schemas need four levels."""

_OPENING = Pattern(r"---[ \t]*\n")
_OTHER_OPENING = Pattern(r"(?P<blank>(?:[ \t]*\n)*)(?P<dashes>-{2,}|[–—][-–—]*)[ \t]*\n(?=[A-Za-z_]+[ \t]*:)")
_OTHER_CLOSING = Pattern(r"^(?P<dashes>--|-{4,}|[–—][-–—]*)[ \t]*$", re.MULTILINE)
_CURLY = Pattern(r"[“”][^“”]*[“”]|[‘’][^‘’]*[‘’]")

_HARMLESS = frozenset({"yaml-duplicate-key", "yaml-curly-quotes"})
"""Faults in spite of which the rest is read."""


class Matter(NamedTuple):
    """What ``read`` found: the front matter, where the body begins, and what was wrong."""

    front_matter: FrontMatter
    body_start: int
    faults: tuple[Fault, ...] = ()


def read(source: Source) -> Matter:
    """Read the front matter of a source.

    Faults: ``front-matter-missing``, ``front-matter-unclosed``, ``front-matter-too-large``,
    ``yaml`` (not readable, ``detail`` holds the reader's words), ``yaml-not-mapping``,
    ``yaml-alias``, ``yaml-tag``, ``yaml-anchor``, ``yaml-key``, ``yaml-depth``, and
    ``yaml-duplicate-key`` (``detail`` holds the key), ``yaml-curly-quotes`` (``detail`` holds what they enclose, which
    is the value); ``front-matter-late`` (blank lines stand before it) and ``front-matter-dashes`` (its first or last
    line is not of three hyphens).
    """
    text = source.text
    opening = _OPENING.match(text)
    if not opening:
        bare = text.rstrip() == "---"
        fault = Fault("front-matter-unclosed", source.line_at(0)) if bare else _misplaced(source)
        return Matter(_unread(Span(0, 0)), len(text) if bare else 0, () if source.unreadable else (fault,))
    start = opening.end()
    closing = _closing_line(text, start)
    if not closing:
        return Matter(_unread(Span(0, len(text))), len(text), (_unclosed(text, start),))
    at = Span(start, closing[0])
    body_start = min(closing[1] + 1, len(text))
    if at.end - at.start > MAX_CHARACTERS:
        fault = Fault("front-matter-too-large", Span(0, 3), str(at.end - at.start))
        return Matter(_unread(at), body_start, (fault,))
    plain = _read_plain(text, at)
    if plain:
        return Matter(plain, body_start)
    from checker.parse import yaml_nodes  # costs 20 ms, not needed for a canonical file

    root, broken = yaml_nodes.compose(text[at.start : at.end], at.start, MAX_DEPTH)
    if broken or root is None:
        return Matter(_unread(at), body_start, (broken or Fault("yaml-not-mapping", Span(0, 3)),))
    reader = _Reader(text, at.start)
    data = reader.mapping(root, ())
    lost = any(item.code not in _HARMLESS for item in reader.faults)
    matter = FrontMatter(at, data, lambda: reader.fields, read=not lost)
    return Matter(_unread(at) if lost else matter, body_start, tuple(reader.faults))


def _misplaced(source: Source) -> Fault:
    """Say why a text does not begin with its front matter."""
    found = _OTHER_OPENING.match(source.text)
    if not found:
        return Fault("front-matter-missing", source.line_at(0))
    if found["dashes"] == "---":
        return Fault("front-matter-late", Span(*found.span("blank")))
    return Fault("front-matter-dashes", Span(*found.span("dashes")))


def _unclosed(text: str, start: int) -> Fault:
    """Say why the front matter does not end: no line of three hyphens, or one of other dashes before any blank line."""
    blank = text.find("\n\n", start)
    found = _OTHER_CLOSING.search(text, start, len(text) if blank < 0 else blank)
    return Fault("front-matter-dashes", Span(*found.span())) if found else Fault("front-matter-unclosed", Span(0, 3))


def _closing_line(text: str, start: int) -> tuple[int, int] | None:
    """Find the line of three hyphens that ends the front matter; give where it begins and ends."""
    dashes = text.find("\n---", start - 1)
    while dashes >= 0:
        end = text.find("\n", dashes + 1)
        end = len(text) if end < 0 else end
        if not text[dashes + 4 : end].strip(" \t"):
            return dashes + 1, end
        dashes = text.find("\n---", end)
    return None


def _read_plain(text: str, at: Span) -> FrontMatter | None:
    """Read canonical front matter fast; ``None`` when it is not in that form."""
    try:
        data = read_plain(text, at.start, at.end)
    except DeclinedError:
        return None
    return FrontMatter(at, data, partial(find_fields, text, at.start, at.end, data), read=True)


def _unread(at: Span) -> FrontMatter:
    return FrontMatter(at, {}, dict, read=False)


class _Reader:
    """Turn YAML nodes into plain data and fields, gathering faults on the way."""

    __slots__ = ("_offset", "_seen", "_text", "faults", "fields")

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset
        self._seen: set[int] = set()
        self.fields: dict[Path, Field] = {}
        self.faults: list[Fault] = []

    def mapping(self, node: Node, path: Path) -> dict[str, Value]:
        """Give a mapping node as a dict, its values recorded under ``path``."""
        data: dict[str, Value] = {}
        for key_node, value_node in node.value:
            key_at = self._span(key_node)
            if not self._plain(key_node, key_at) or key_node.id != "scalar":
                if key_node.id != "scalar":
                    self.faults.append(Fault("yaml-key", key_at))
                continue
            key = key_node.value
            if key in data:
                self.faults.append(Fault("yaml-duplicate-key", key_at, key))
                continue
            data[key] = self._value(value_node, (*path, key), key_at)
        return data

    def _value(self, node: Node, path: Path, key_at: Span | None = None) -> Value:
        at = self._span(node)
        if not self._plain(node, at):
            return None
        kind = node.id
        value: Value
        if kind == "scalar":
            written, plain = node.value, not node.style
            if plain and _CURLY.fullmatch(written):
                written, plain = written[1:-1], False
                self.faults.append(Fault("yaml-curly-quotes", at, written))
                value = read_scalar(written)
            else:
                value = read_scalar(written) if plain else written
            self.fields[path] = Field(*(key_at or at), *at, value, plain)
            return value
        value = self.mapping(node, path) if kind == "mapping" else tuple(self._items(node, path))
        self.fields[path] = Field(*(key_at or at), *at, value, plain=False)
        return value

    def _items(self, node: Node, path: Path) -> Iterator[Value]:
        for index, item in enumerate(node.value):
            yield self._value(item, (*path, index))

    def _span(self, node: Node) -> Span:
        start = self._offset + node.start_mark.index
        end = self._offset + node.end_mark.index
        if node.id != "scalar" or node.style in {"|", ">"}:
            end = start + len(self._text[start:end].rstrip())
        return Span(start, end)

    def _plain(self, node: Node, at: Span) -> bool:
        """Tell whether a node is free of aliases, anchors and tags; record the fault if not."""
        if id(node) in self._seen:
            self.faults.append(Fault("yaml-alias", at))
            return False
        self._seen.add(id(node))
        first = self._text[at.start : at.start + 1]
        if first == "!":
            self.faults.append(Fault("yaml-tag", at))
        elif first == "&":
            self.faults.append(Fault("yaml-anchor", at))
        return True
