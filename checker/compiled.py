"""Expressions that are compiled once for many runs: compiling them is half of a short run.

``re`` offers no way to keep what it compiles. So its inner parts are used where they are as we know them, and ``re``
itself where they are not. What is kept is plain data, which the expression engine checks again when it gets it.
"""

from __future__ import annotations

import marshal
import re
from array import array
from importlib import import_module
from typing import Any, Final, cast

Text = str | bytes
_Parts = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, code, number of groups, and the names of the groups in both directions."""

MOST: Final = 600
"""Kept expressions beyond which all are dropped but this run's."""

INTEGER: Final = array("I").itemsize
"""Bytes of an integer of the code, which is not the same everywhere."""

_known: dict[tuple[Text, int], _Parts] = {}
_fresh: dict[tuple[Text, int], _Parts] = {}


def compiled(text: Text, flags: int = 0) -> re.Pattern[Any]:
    """Compile an expression, or take it as an earlier run compiled it."""
    key = (text, int(flags))
    try:
        parts = _known.get(key)
        if parts is None:
            parts = _fresh[key] = take_apart(text, flags)
        return put_together(text, parts)
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OverflowError):
        _fresh.pop(key, None)
        return re.compile(text, flags)


def take_apart(text: Text, flags: int) -> _Parts:
    """Compile an expression to plain data."""
    parser: Any = import_module("re._parser")
    compiler: Any = import_module("re._compiler")
    parsed = parser.parse(text, flags)
    state = parsed.state
    names: dict[str, int] = dict(state.groupdict)
    by_number: list[str | None] = [None] * state.groups
    for name, number in names.items():
        by_number[number] = name
    code = array("I", compiler._code(parsed, flags)).tobytes()  # noqa: SLF001 - see above
    return int(flags | state.flags), code, state.groups - 1, names, tuple(by_number)


def put_together(text: Text, parts: _Parts) -> re.Pattern[Any]:
    """Make an expression of plain data; raises ``RuntimeError`` for what is none."""
    engine: Any = import_module("_sre")
    flags, code, groups, names, by_number = parts
    return cast("re.Pattern[Any]", engine.compile(text, flags, array("I", code).tolist(), groups, names, by_number))


def learn(data: bytes) -> None:
    """Take over what an earlier run of this very Python compiled; raises ``ValueError`` or its like for other data."""
    _known.update(marshal.loads(data))  # noqa: S302 - this user's own


def taught() -> bytes:
    """Give what to keep for later runs; empty when this one compiled nothing new."""
    if not _fresh:
        return b""
    kept = dict(_fresh) if len(_known) + len(_fresh) > MOST else _known | _fresh
    _known.update(_fresh)
    _fresh.clear()
    return marshal.dumps(kept)
