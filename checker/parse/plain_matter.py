"""A fast reader for front matter in the canonical form; it declines anything else, which PyYAML then reads.

Canonical lines are ``key: "text"``, ``key: 12``, ``key:`` with an indented block below, ``- "text"`` and
``- key: …`` (DESIGN 13). A test holds this reader and the full one to the same values and places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from checker.matter import Field, Path, Value
from checker.memory import Memory
from checker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINE = Pattern(
    r'^( *)((?:- )?)(?:([a-z0-9][a-z_0-9-]*|"[^"\\\n]*"):(?: (?=[^ \n])|(?=\n)))?'
    r'("[^"\\\n]*"|-?[0-9]+(?:\.[0-9]+)?|true|false|null|)\n',
    re.MULTILINE,
)


_INTEGER = Pattern(r"[-+]?(?:0|[1-9][0-9]{0,14})\Z")
_DECIMAL = Pattern(r"[-+]?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}\Z")
_WORDS: Final[Mapping[str, bool | None]] = {"true": True, "false": False, "null": None, "~": None, "": None}
_FLOW = Pattern(r'^( *(?:- )?(?:[a-z0-9][a-z_0-9-]*|"[^"\\\n]*"):) \[("[^"\\\n]*"(?:, "[^"\\\n]*")*)\]$', re.MULTILINE)
_SKIPPED = Pattern(r"^[ \t]*(?:#[^\n]*)?\n", re.MULTILINE)


class DeclinedError(Exception):
    """The text is not in the canonical form."""


_Row = tuple[int, bool, str, Value]
"""One line: where its key or item begins, whether after a dash, its key (blank where there is none) and its value."""

_BELOW: Final = cast("Value", object())
"""Stands for a value that is a block of the lines below."""

_rows = Memory[str, _Row](1 << 12, longest=120)
"""Lines read before: most lines of a front matter stand in many others too."""


def read_plain(text: str, start: int, end: int) -> dict[str, Value]:
    """Read the lines between two offsets as one mapping; raises ``DeclinedError``."""
    lines = text[start:end].split("\n")
    if lines.pop():
        raise DeclinedError
    return _Reader([_rows.get(line) or _read_row(line) for line in lines]).read()


def _read_row(line: str) -> _Row:
    found = _LINE.match(line + "\n")
    if not found or found[3] == '""':
        raise DeclinedError
    blanks, dash, key, written = found.groups()
    key = key or ""
    value = _BELOW if not written else written[1:-1] if written[0] == '"' else read_scalar(written)
    return _rows.keep(line, (len(blanks) + len(dash), bool(dash), key[1:-1] if key[:1] == '"' else key, value))


def read_scalar(text: str) -> Value:
    """Read an unquoted value: true, false, null, whole and decimal numbers; all else stays text.

    So ``09``, ``NO``, ``12:30`` and ``2026-03-05`` are what was typed.
    """
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.match(text):
        return int(text)
    return float(text) if _DECIMAL.match(text) else text


class _Reader:
    """Read canonical lines by their indentation."""

    __slots__ = ("_next", "_rows")

    def __init__(self, rows: list[_Row]) -> None:
        self._rows = rows
        self._next = 0

    def read(self) -> dict[str, Value]:
        """Read all lines as one mapping; raises ``DeclinedError``."""
        data = self._mapping(0, dashed=False)
        if self._next != len(self._rows):
            raise DeclinedError
        return data

    def _mapping(self, indent: int, *, dashed: bool) -> dict[str, Value]:
        """Read the ``key: value`` lines that begin at ``indent``; the first follows a dash if so told."""
        data: dict[str, Value] = {}
        rows, row, count = self._rows, self._next, len(self._rows)
        while row < count:
            begin, after_dash, key, value = rows[row]
            if begin != indent or after_dash is not dashed:
                break
            dashed = False
            if not key or key in data:
                raise DeclinedError
            row += 1
            if value is _BELOW:
                self._next = row
                data[key] = self._block(indent)
                row = self._next
            else:
                data[key] = value
        self._next = row
        if not data:
            raise DeclinedError
        return data

    def _block(self, indent: int) -> Value:
        """Read the list or mapping that stands below a key."""
        if self._next >= len(self._rows):
            raise DeclinedError
        begin, dashed, _, _ = self._rows[self._next]
        if begin - 2 * dashed != indent + 2:
            raise DeclinedError
        return self._items(begin) if dashed else self._mapping(begin, dashed=False)

    def _items(self, indent: int) -> tuple[Value, ...]:
        items: list[Value] = []
        rows = self._rows
        while self._next < len(rows):
            begin, dashed, key, value = rows[self._next]
            if not dashed or begin != indent:
                break
            if key:
                items.append(self._mapping(indent, dashed=True))
            elif value is not _BELOW:
                self._next += 1
                items.append(value)
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


def read_data(text: str) -> dict[str, Value] | None:
    """Read a data file in the same form, with comment lines, blank lines and lists of texts on one line.

    ``None`` when it is in another form. Lists come out as tuples. Costs a tenth of importing PyYAML.
    """
    plain = _FLOW.sub(_unfolded, _SKIPPED.sub("", text if text.endswith("\n") else text + "\n"))
    try:
        return read_plain(plain, 0, len(plain))
    except DeclinedError:
        return None


def _unfolded(found: re.Match[str]) -> str:
    """Write a list on one line as a list of lines."""
    key = found[1]
    inner = " " * (len(key) - len(key.lstrip(" -")) + 2)
    return key + "".join(f"\n{inner}- {item}" for item in re.findall(r'"[^"]*"', found[2]))
