"""The front matter of a document as values: plain data, and where each value stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from checker.record import NamedTuple
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Value: TypeAlias = "str | int | float | bool | tuple[Value, ...] | Mapping[str, Value] | None"
Path: TypeAlias = tuple[str | int, ...]


class Field(NamedTuple):
    """One front-matter value and where it and its key stand.

    ``plain`` says whether it was typed without quotes. For an item of a list, the key's place is the item's.
    """

    key_start: int
    key_end: int
    start: int
    end: int
    value: Value
    plain: bool

    @property
    def key_at(self) -> Span:
        """Where the key stands."""
        return Span(self.key_start, self.key_end)

    @property
    def value_at(self) -> Span:
        """Where the value stands as typed, quotes included."""
        return Span(self.start, self.end)


class FrontMatter:
    """The keys and values above the body: plain data, and the place of each value by its path.

    ``find_fields`` gives the places, which are looked up only when something is to be said of a value.
    """

    __slots__ = ("_fields", "_find_fields", "at", "data", "read")

    def __init__(
        self, at: Span, data: Mapping[str, Value], find_fields: Callable[[], Mapping[Path, Field]], *, read: bool
    ) -> None:
        self.at: Final = at
        self.data: Final = data
        self.read: Final = read
        self._find_fields = find_fields
        self._fields: Mapping[Path, Field] | None = None

    @property
    def fields(self) -> Mapping[Path, Field]:
        """The place of each value, and of its key, by the value's path."""
        if self._fields is None:
            self._fields = self._find_fields()
        return self._fields

    def place(self, *path: str | int) -> Span:
        """Give where a value stands; of an absent one, its nearest present parent, else the first key."""
        while path:
            found = self.fields.get(path)
            if found:
                return found.value_at
            path = path[:-1]
        return next((first.key_at for first in self.fields.values()), Span(self.at.start, self.at.start))
