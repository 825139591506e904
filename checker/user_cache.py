"""What saves work in later runs, in this user's own cache folder: for one version of Python, whole or not there."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final
from zlib import crc32

from checker import __version__, compiled, read_before

if TYPE_CHECKING:
    from collections.abc import Callable

_SUM: Final = 4
_EXPRESSIONS: Final = f"expressions-{compiled.INTEGER}"
_READ: Final = "read"
_READERS: Final = ("config.py", "files.py", "kinds.py", "schema.py", "schema_check.py", "parse/plain_matter.py")
"""The code that makes what is kept of files of settings."""


def take_over() -> None:
    """Take over what earlier runs compiled and read."""
    _learn(_EXPRESSIONS, compiled.learn)
    stamp = _stamp()
    if stamp:
        read_before.begin(stamp)
        _learn(_READ, read_before.learn)


def keep() -> None:
    """Keep what this run compiled and read that no earlier one had, where Python keeps compiled modules too."""
    for name, data in ((_EXPRESSIONS, compiled.taught()), (_READ, read_before.taught())):
        if data and not sys.dont_write_bytecode:
            _write(_path(name), crc32(data).to_bytes(_SUM, "big") + data)


def _learn(name: str, learn: Callable[[bytes], None]) -> None:
    try:
        with open(_path(name), "rb", buffering=0) as file:
            data = file.read()
        if crc32(data[_SUM:]) == int.from_bytes(data[:_SUM], "big"):
            learn(data[_SUM:])
    except (OSError, ValueError, EOFError, TypeError):
        return  # the run does the work itself


def _write(path: str, data: bytes) -> None:
    temporary = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(temporary, "xb") as file:
            file.write(data)
        os.replace(temporary, path)
    except OSError:
        return  # a disk that is full or may not be written costs time and no more


def _stamp() -> str:
    """Give what tells this very code that reads files from any other; empty where it cannot be seen."""
    folder = os.path.dirname(__file__)
    try:
        status = [os.stat(os.path.join(folder, name)) for name in _READERS]
    except OSError:
        return ""
    return repr((__version__, [(each.st_size, each.st_mtime_ns) for each in status]))


def _path(name: str) -> str:
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/.cache")
    edition = f"{sys.implementation.cache_tag}-{sys.hexversion:x}-{sys.byteorder}"
    return os.path.join(home, "van-ban-checker", f"{name}-{edition}")
