"""What was read or judged before, with a bound: most of a document stands in others of its collection too.

A memory that is full forgets all. That is cheaper than keeping an order, as ``functools.lru_cache`` does at every
look-up: asking is asking a set or a dict. Each bound is far above what a collection repeats, so it only keeps a long
run or a server from growing without end. What is longer than ``longest`` seldom recurs, and is not kept.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

Key = TypeVar("Key", str, bytes, tuple[object, ...])
Value = TypeVar("Value")


class Known(set[Key]):
    """Texts about which there is nothing to say."""

    __slots__ = ("_longest", "_most")

    def __init__(self, most: int, *, longest: int = sys.maxsize) -> None:
        super().__init__()
        self._most = most
        self._longest = longest

    def keep(self, text: Key) -> None:
        """Remember a text."""
        if len(text) <= self._longest:
            if len(self) >= self._most:
                self.clear()
            self.add(text)

    def keep_all(self, texts: Sequence[Key]) -> None:
        """Remember some texts, as far as there is room for them at once."""
        if len(self) + len(texts) > self._most:
            self.clear()
        self.update([text for text in texts[: self._most] if len(text) <= self._longest])


class Memory(dict[Key, Value]):
    """What was made of texts."""

    __slots__ = ("_longest", "_most")

    def __init__(self, most: int, *, longest: int = sys.maxsize) -> None:
        super().__init__()
        self._most = most
        self._longest = longest

    def keep(self, text: Key, value: Value) -> Value:
        """Remember what was made of a text, and give it on."""
        if len(text) <= self._longest:
            if len(self) >= self._most:
                self.clear()
            self[text] = value
        return value
