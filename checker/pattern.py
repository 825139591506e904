"""Regular expressions that are compiled when they are first used: compiling all of them costs half a start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from checker.compiled import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator


class _Sub(Protocol):
    def __call__(self, repl: str | Callable[[re.Match[str]], str], string: str, count: int = 0) -> str: ...


class Pattern:
    """Stands for a compiled expression; the methods of ``re.Pattern`` that are used here, at the same speed.

    They are slots that are empty until one of them is asked for: then all are filled from the compiled expression.
    """

    __slots__ = ("_flags", "_text", "findall", "finditer", "fullmatch", "match", "search", "split", "sub")

    findall: Callable[..., list[str]]
    finditer: Callable[..., Iterator[re.Match[str]]]
    fullmatch: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    split: Callable[..., list[str]]
    sub: _Sub

    def __init__(self, text: str | bytes, flags: int = 0) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """Compile at the first use."""
        if name.startswith("_"):
            raise AttributeError(name)
        pattern = compiled(self._text, self._flags)
        for method in self.__slots__[2:]:
            setattr(self, method, getattr(pattern, method))
        return getattr(pattern, name)
