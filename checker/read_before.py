"""What files of settings say, kept between runs: reading schemas, units and agencies is a tenth of a short run.

A value stands for the very bytes that it was read from. ``user_cache`` sees to it that the same code read them.
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

_known: _Kept | None = None
_fresh: _Kept = {}


def begin() -> None:
    """Begin to keep what is read."""
    global _known  # noqa: PLW0603 - this module is that memory
    _known = {}
    _fresh.clear()


def end() -> None:
    """Keep nothing any more, and forget what was kept."""
    global _known  # noqa: PLW0603 - this module is that memory
    _known = None
    _fresh.clear()


def learn(data: bytes) -> None:
    """Take over what was read earlier; raises ``ValueError`` or its like for data of another make."""
    if _known is not None:
        _known.update(cast("_Kept", marshal.loads(data)))  # noqa: S302 - this user's own


def taught() -> bytes:
    """Give what to keep for later runs; empty when this one read nothing new."""
    if not _fresh or _known is None:
        return b""
    every = _known | _fresh
    size = sum(len(source) + len(value) for (_, source), value in every.items())
    kept = every if size <= MOST_BYTES else dict(_fresh)
    _known.update(_fresh)
    _fresh.clear()
    return marshal.dumps(kept)


def reading(what: str, source: bytes, read: Callable[[], Value]) -> Value:
    """Give what ``read`` makes of some bytes, or made of them in an earlier run; ``what`` names how they are read.

    A value that is no plain data is read every time.
    """
    if _known is None:
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
