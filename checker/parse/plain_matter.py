"""A fast reader for front matter in the canonical form; it declines anything else, which PyYAML then reads.

Canonical lines are ``key: "text"``, ``key: 12``, ``key:`` with an indented block below, ``- "text"`` and
``- key: …`` (DESIGN 13). A test holds this reader and the full one to the same values and places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from checker.matter import Field, Path, Value
from checker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_LINE = Pattern(
    r'^( *)((?:- )?)(?:([a-z0-9][a-z_0-9-]*|"[^"\\\n]*"):(?: (?=[^ \n])|(?=\n)))?'
    r'("[^"\\\n]*"|-?[0-9]+(?:\.[0-9]+)?|true|false|null|)\n',
    re.MULTILINE,
)


_FLOW = Pattern(r'^( *(?:- )?(?:[a-z0-9][a-z_0-9-]*|"[^"\\\n]*"):) \[("[^"\\\n]*"(?:, "[^"\\\n]*")*)\]$', re.MULTILINE)
_SKIPPED = Pattern(r"^[ \t]*(?:#[^\n]*)?\n", re.MULTILINE)


class DeclinedError(Exception):
    """The text is not in the canonical form."""


_Row = tuple[str, str, str, str]
"""One line: its indentation, its dash, its key and its value, each blank where there is none."""


def read_plain(text: str, start: int, end: int, scalar: Callable[[str], Value]) -> dict[str, Value]:
    """Read the lines between two offsets as one mapping; raises ``DeclinedError``."""
    rows: list[_Row] = cast("list[_Row]", _LINE.findall(text, start, end))
    if len(rows) != text.count("\n", start, end):
        raise DeclinedError
    return _Reader(rows, scalar).read()


class _Reader:
    """Read canonical lines by their indentation."""

    __slots__ = ("_next", "_rows", "_scalar")

    def __init__(self, rows: list[_Row], scalar: Callable[[str], Value]) -> None:
        self._rows = rows
        self._scalar = scalar
        self._next = 0

    def read(self) -> dict[str, Value]:
        """Read all lines as one mapping; raises ``DeclinedError``."""
        data = self._mapping(0, dash="")
        if self._next != len(self._rows):
            raise DeclinedError
        return data

    def _mapping(self, indent: int, *, dash: str) -> dict[str, Value]:
        """Read the ``key: value`` lines that begin at ``indent``; the first follows a dash if so told."""
        data: dict[str, Value] = {}
        rows = self._rows
        while self._next < len(rows):
            blanks, dashed, key, value = rows[self._next]
            if dashed != dash or len(blanks) + len(dashed) != indent:
                break
            dash = ""
            if key[:1] == '"':
                key = key[1:-1]
            elif not key:
                raise DeclinedError
            if key in data:
                raise DeclinedError
            self._next += 1
            data[key] = self._value(value) if value else self._block(indent)
        if not data:
            raise DeclinedError
        return data

    def _value(self, written: str) -> Value:
        return written[1:-1] if written[0] == '"' else self._scalar(written)

    def _block(self, indent: int) -> Value:
        """Read the list or mapping that stands below a key."""
        if self._next >= len(self._rows):
            raise DeclinedError
        blanks, dashed, _, _ = self._rows[self._next]
        own = len(blanks)
        if own != indent + 2:
            raise DeclinedError
        return self._items(own) if dashed else self._mapping(own, dash="")

    def _items(self, indent: int) -> tuple[Value, ...]:
        items: list[Value] = []
        rows = self._rows
        while self._next < len(rows):
            blanks, dashed, key, value = rows[self._next]
            if not dashed or len(blanks) != indent:
                break
            if key:
                items.append(self._mapping(indent + 2, dash=dashed))
            elif value:
                self._next += 1
                items.append(self._value(value))
            else:
                raise DeclinedError
        return tuple(items)


def find_fields(text: str, start: int, end: int, data: Mapping[str, Value]) -> dict[Path, Field]:
    """Give the place of every key and value of what ``read_plain`` has read between two offsets."""
    finder = _Finder(text, start, end)
    finder.mapping(data, ())
    return finder.fields


class _Finder:
    """Walk over values and lines together; a container's place ends with its last line's value."""

    __slots__ = ("_lines", "_text", "fields")

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._lines = _LINE.finditer(text, start, end)
        self.fields: dict[Path, Field] = {}

    def mapping(self, data: Mapping[str, Value], path: Path) -> tuple[int, int]:
        """Place a mapping's values; give where its first key begins and its last value ends."""
        first = stop = -1
        for key, value in data.items():
            line = next(self._lines)
            key_start, key_end = line.span(3)
            first = key_start if first < 0 else first
            below = (*path, key)
            if isinstance(value, (dict, tuple)):
                begin, stop = self._container(value, below)
                self.fields[below] = Field(key_start, key_end, begin, stop, value, plain=False)
            else:
                start, stop = line.span(4)
                self.fields[below] = Field(key_start, key_end, start, stop, value, self._text[start] != '"')
        return first, stop

    def _container(self, value: Mapping[str, Value] | tuple[Value, ...], path: Path) -> tuple[int, int]:
        if not isinstance(value, tuple):
            return self.mapping(value, path)
        first = stop = -1
        for index, item in enumerate(value):
            below = (*path, index)
            if isinstance(item, dict):
                start, stop = self.mapping(item, below)
                self.fields[below] = Field(start, stop, start, stop, item, plain=False)
            else:
                start, stop = next(self._lines).span(4)
                self.fields[below] = Field(start, stop, start, stop, item, self._text[start] != '"')
            first = start - len("- ") if first < 0 else first
        return first, stop


def read_data(text: str, scalar: Callable[[str], Value]) -> dict[str, Value] | None:
    """Read a data file in the same form, with comment lines, blank lines and lists of texts on one line.

    ``None`` when it is in another form. Lists come out as tuples. Costs a tenth of importing PyYAML.
    """
    plain = _FLOW.sub(_unfolded, _SKIPPED.sub("", text if text.endswith("\n") else text + "\n"))
    try:
        return read_plain(plain, 0, len(plain), scalar)
    except DeclinedError:
        return None


def _unfolded(found: re.Match[str]) -> str:
    """Write a list on one line as a list of lines."""
    key = found[1]
    inner = " " * (len(key) - len(key.lstrip(" -")) + 2)
    return key + "".join(f"\n{inner}- {item}" for item in re.findall(r'"[^"]*"', found[2]))
