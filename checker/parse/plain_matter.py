"""A fast reader for front matter in the canonical form; it declines anything else, which PyYAML then reads.

Canonical lines are ``key: "text"``, ``key: 12``, ``key:`` with an indented block below, ``- "text"`` and
``- key: …`` (DESIGN 13). A test holds this reader and the full one to the same values and places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.document import Field, Path, Value
from checker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

_LINE = Pattern(
    r'( *)((?:- )?)(?:([a-z0-9][a-z_0-9-]*|"[^"\\\n]*"):(?: (?=[^ \n])|(?=\n)))?'
    r'("[^"\\\n]*"|-?[0-9]+(?:\.[0-9]+)?|true|false|null|)\n'
)


_FLOW = Pattern(r'^( *(?:- )?(?:[a-z0-9][a-z_0-9-]*|"[^"\\\n]*"):) \[("[^"\\\n]*"(?:, "[^"\\\n]*")*)\]$', re.MULTILINE)
_SKIPPED = Pattern(r"^[ \t]*(?:#[^\n]*)?\n", re.MULTILINE)


class DeclinedError(Exception):
    """The text is not in the canonical form."""


_Line = tuple[int, int, int, int, int, int]
"""One line: columns of its first character and of what follows a dash, then offsets of key and of value."""


class PlainReader:
    """Read canonical lines by their indentation; ``fields`` and data come out as from the full reader."""

    __slots__ = ("_lines", "_next", "_scalar", "_text", "fields")

    def __init__(self, text: str, start: int, end: int, scalar: Callable[[str], Value]) -> None:
        self._text = text
        self._scalar = scalar
        self._next = 0
        self.fields: dict[Path, Field] = {}
        self._lines: list[_Line] = []
        position = start
        for match in _LINE.finditer(text, start, end):
            (begin, stop), (_, indent), (_, inner), key, value = match.regs
            if begin != position:
                raise DeclinedError
            self._lines.append((indent - begin, inner - begin, *key, *value))
            position = stop
        if position != end:
            raise DeclinedError

    def read(self) -> dict[str, Value]:
        """Read all lines as one mapping; raises ``DeclinedError``."""
        data = self._mapping(0, (), dash=False)
        if self._next != len(self._lines):
            raise DeclinedError
        return data

    def _mapping(self, indent: int, path: Path, *, dash: bool) -> dict[str, Value]:
        """Read the ``key: value`` lines that begin at ``indent``; the first follows a dash if so told."""
        data: dict[str, Value] = {}
        lines, text, fields = self._lines, self._text, self.fields
        while self._next < len(lines):
            own, inner, key_start, key_end, start, end = lines[self._next]
            if inner != indent or (own != inner) is not dash:
                break
            dash = False
            key = text[key_start:key_end]
            if key[:1] == '"':
                key = key[1:-1]
            if key_start < 0 or key in data:
                raise DeclinedError
            self._next += 1
            below = (*path, key)
            if start == end:
                value, start, end = self._block(indent, below)
                fields[below] = Field(key_start, key_end, start, end, value, plain=False)
            elif text[start] == '"':
                value = text[start + 1 : end - 1]
                fields[below] = Field(key_start, key_end, start, end, value, plain=False)
            else:
                value = self._scalar(text[start:end])
                fields[below] = Field(key_start, key_end, start, end, value, plain=True)
            data[key] = value
        if not data:
            raise DeclinedError
        return data

    def _block(self, indent: int, path: Path) -> tuple[Value, int, int]:
        """Read the list or mapping that stands below a key, and give its place."""
        if self._next >= len(self._lines):
            raise DeclinedError
        own, inner, key_start, _, start, _ = self._lines[self._next]
        if own != indent + 2:
            raise DeclinedError
        dashed = inner != own
        first = key_start if key_start >= 0 else start
        begin = first - 2 if dashed else first
        value: Value = self._items(own, path) if dashed else self._mapping(own, path, dash=False)
        return value, begin, self._lines[self._next - 1][-1]

    def _items(self, indent: int, path: Path) -> tuple[Value, ...]:
        items: list[Value] = []
        lines, text = self._lines, self._text
        while self._next < len(lines):
            own, inner, key_start, _, start, end = lines[self._next]
            if own != indent or inner == own:
                break
            below = (*path, len(items))
            value: Value
            if key_start >= 0:
                value = self._mapping(inner, below, dash=True)
                stop = lines[self._next - 1][-1]
                self.fields[below] = Field(key_start, stop, key_start, stop, value, plain=False)
            elif start == end:
                raise DeclinedError
            else:
                self._next += 1
                plain = text[start] != '"'
                value = self._scalar(text[start:end]) if plain else text[start + 1 : end - 1]
                self.fields[below] = Field(start, end, start, end, value, plain)
            items.append(value)
        return tuple(items)


def read_data(text: str, scalar: Callable[[str], Value]) -> dict[str, Value] | None:
    """Read a data file in the same form, with comment lines, blank lines and lists of texts on one line.

    ``None`` when it is in another form. Lists come out as tuples. Costs a tenth of importing PyYAML.
    """
    plain = _FLOW.sub(_unfolded, _SKIPPED.sub("", text if text.endswith("\n") else text + "\n"))
    try:
        return PlainReader(plain, 0, len(plain), scalar).read()
    except DeclinedError:
        return None


def _unfolded(found: re.Match[str]) -> str:
    """Write a list on one line as a list of lines."""
    key = found[1]
    inner = " " * (len(key) - len(key.lstrip(" -")) + 2)
    return key + "".join(f"\n{inner}- {item}" for item in re.findall(r'"[^"]*"', found[2]))
