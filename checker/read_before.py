"""What files of settings say, kept between runs: reading schemas, units and agencies is a tenth of a short run.

A value stands for the very bytes that it was read from, and for the code that reads them: both are compared.
"""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Final, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")
_Kept = dict[tuple[str, bytes], bytes]
"""Values, as they are written, by what they are and the bytes they were read from."""

MOST_BYTES: Final = 4_000_000
"""Size beyond which all is dropped but what this run read."""

_stamps: list[str] = []
"""Tells the code that reads; empty where nothing is kept."""

_known: _Kept = {}
_fresh: _Kept = {}


def begin(stamp: str) -> None:
    """Begin to keep what is read; ``stamp`` tells the code that does it from any other."""
    _stamps[:] = [stamp]
    _known.clear()
    _fresh.clear()


def end() -> None:
    """Keep nothing any more, and forget what was kept."""
    _stamps.clear()
    _known.clear()
    _fresh.clear()


def learn(data: bytes) -> None:
    """Take over what the same code read earlier; raises ``ValueError`` or its like for data of another make."""
    stamp, known = cast("tuple[str, _Kept]", marshal.loads(data))  # noqa: S302 - this user's own
    if [stamp] == _stamps:
        _known.update(known)


def taught() -> bytes:
    """Give what to keep for later runs; empty when this one read nothing new."""
    if not _fresh:
        return b""
    every = _known | _fresh
    size = sum(len(source) + len(value) for (_, source), value in every.items())
    kept = every if size <= MOST_BYTES else dict(_fresh)
    _known.update(_fresh)
    _fresh.clear()
    return marshal.dumps((_stamps[0], kept))


def reading(what: str, source: bytes, read: Callable[[], Value]) -> Value:
    """Give what ``read`` makes of some bytes, or made of them in an earlier run; ``what`` names how they are read.

    A value that is no plain data is read every time.
    """
    if not _stamps:
        return read()
    known = _known.get((what, source))
    if known is not None:
        return cast("Value", marshal.loads(known))  # noqa: S302 - this user's own
    value = read()
    try:
        _fresh[what, source] = marshal.dumps(value)  # type: ignore[arg-type]  # or raises ValueError
    except ValueError:
        _fresh.pop((what, source), None)
    return value
