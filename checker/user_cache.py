"""What saves work in later runs, in this user's own cache folder: for one version of Python, whole or not there."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final
from zlib import crc32

from checker import __version__, compiled, read_before, tokens
from checker.own_folder import replace_own, user_file
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_SUM: Final = 4


class _Kept(NamedTuple):
    """One file: its name, the code that makes its content, and what takes it over and gives it anew."""

    name: str
    code: tuple[str, ...]
    learn: Callable[[bytes], None]
    taught: Callable[[], bytes]


_READERS: Final = ("config.py", "files.py", "kinds.py", "schema.py", "schema_check.py", "parse/plain_matter.py")
_KEPT: Final = (
    _Kept(f"expressions-{compiled.INTEGER}", (), compiled.learn, compiled.taught),
    _Kept("read", _READERS, read_before.learn, read_before.taught),
    _Kept("words", ("tokens.py", "syllables.py"), tokens.learn, tokens.taught),
)


def take_over() -> None:
    """Take over what earlier runs compiled, read and judged."""
    read_before.begin()
    for kept in _KEPT:
        try:
            with open(_path(kept.name), "rb", buffering=0) as file:
                data = file.read()
            if _sum(kept, data[_SUM:]) == data[:_SUM]:
                kept.learn(data[_SUM:])
        except (OSError, ValueError, EOFError, TypeError):
            continue  # the run does the work itself


def keep() -> None:
    """Keep what this run has that no earlier one had, where Python keeps compiled modules too."""
    for kept in _KEPT:
        data = kept.taught()
        if data and not sys.dont_write_bytecode:
            try:
                replace_own(_path(kept.name), _sum(kept, data) + data)
            except OSError:
                continue  # a disk that is full or may not be written costs time and no more


def _sum(kept: _Kept, data: bytes) -> bytes:
    """Give the sum of a content and the code that made it; raises ``OSError`` where that cannot be seen."""
    folder = os.path.dirname(__file__)
    status = [os.stat(os.path.join(folder, name)) for name in kept.code]
    code = repr((__version__, [(each.st_size, each.st_mtime_ns) for each in status]))
    return crc32(data, crc32(code.encode())).to_bytes(_SUM, "big")


def _path(name: str) -> str:
    return user_file(f"{name}-{sys.implementation.cache_tag}-{sys.hexversion:x}-{sys.byteorder}")
