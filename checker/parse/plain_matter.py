"""A fast reader for front matter in the canonical form; it declines anything else, which PyYAML then reads.

Canonical lines are ``key: "text"``, ``key: 12``, ``key:`` with an indented block below, ``- "text"`` and
``- key: …`` (DESIGN 13). A test holds this reader and the full one to the same values and places.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from checker.document import Field, Path, Value
from checker.source import Span

_LINE = re.compile(r'( *)((?:- )?)(?:([a-z_0-9]+):(?: (?=[^ \n])|(?=\n)))?("[^"\\\n]*"|-?[0-9]+(?:\.[0-9]+)?|true|false|)\n')
_DEEPEST = 3


class Decline(Exception):
    """The text is not in the canonical form."""


class PlainReader:
    """Read canonical lines by their indentation; ``fields`` and data come out as from the full reader."""

    __slots__ = ("_lines", "_next", "_scalar", "_text", "fields")

    def __init__(self, text: str, start: int, end: int, scalar: Callable[[str], Value]) -> None:
        self._text = text
        self._scalar = scalar
        self._next = 0
        self.fields: dict[Path, Field] = {}
        self._lines: list[tuple[int, int, re.Match[str]]] = []
        position = start
        match_line = _LINE.match
        while position < end:
            match = match_line(text, position, end)
            if match is None:
                raise Decline
            indent = match.end(1) - position
            self._lines.append((indent, match.end(2) - position, match))
            position = match.end()

    def read(self) -> dict[str, Value]:
        """Read all lines as one mapping; raises ``Decline``."""
        if not self._lines:
            raise Decline
        data = self._mapping(0, ())
        if self._next != len(self._lines):
            raise Decline
        return data

    def _mapping(self, indent: int, path: Path, *, dash: bool = False) -> dict[str, Value]:
        """Read the ``key: value`` lines that begin at ``indent``; the first follows a dash if so told."""
        data: dict[str, Value] = {}
        lines = self._lines
        while self._next < len(lines):
            own, inner, match = lines[self._next]
            if inner != indent or (own != inner) is not dash:
                break
            dash = False
            key = match.group(3)
            if key is None or key in data:
                raise Decline
            self._next += 1
            data[key] = self._value(match, indent, (*path, key))
        if not data:
            raise Decline
        return data

    def _value(self, match: re.Match[str], indent: int, path: Path) -> Value:
        start, end = match.span(4)
        key_at = Span(*match.span(3))
        if start != end:
            return self._leaf(start, end, path, key_at)
        if self._next >= len(self._lines) or len(path) > _DEEPEST * 2:
            raise Decline
        own, inner, below = self._lines[self._next]
        if own != indent + 2:
            raise Decline
        begin = below.end(1)
        value: Value = self._items(own, path) if inner != own else self._mapping(own, path)
        stop = self._lines[self._next - 1][2].end() - 1
        self.fields[path] = Field(key_at, Span(begin, stop), value, plain=False)
        return value

    def _items(self, indent: int, path: Path) -> tuple[Value, ...]:
        items: list[Value] = []
        lines = self._lines
        while self._next < len(lines):
            own, inner, match = lines[self._next]
            if own != indent or inner == own:
                break
            item_path = (*path, len(items))
            if match.group(3) is None:
                start, end = match.span(4)
                if start == end:
                    raise Decline
                self._next += 1
                items.append(self._leaf(start, end, item_path, Span(start, end)))
                continue
            begin = match.start(3)
            value = self._mapping(inner, item_path, dash=True)
            stop = lines[self._next - 1][2].end() - 1
            self.fields[item_path] = Field(Span(begin, stop), Span(begin, stop), value, plain=False)
            items.append(value)
        return tuple(items)

    def _leaf(self, start: int, end: int, path: Path, key_at: Span) -> Value:
        text = self._text
        plain = text[start] != '"'
        value = self._scalar(text[start:end]) if plain else text[start + 1 : end - 1]
        self.fields[path] = Field(key_at, Span(start, end), value, plain)
        return value
