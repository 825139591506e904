"""Compiled expressions on the disk, in this user's own cache folder, for one version of Python."""

from __future__ import annotations

import array
import contextlib
import os
import sys
from zlib import crc32

from checker.compiled import learn, taught


def read_expressions() -> None:
    """Take over what earlier runs compiled, where it is whole."""
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        with open(_path(), "rb") as file:
            data = file.read()
        if crc32(data[4:]) == int.from_bytes(data[:4], "big"):
            learn(data[4:])


def keep_expressions() -> None:
    """Keep what this run compiled, where Python keeps compiled modules too."""
    data = b"" if sys.dont_write_bytecode else taught()
    if not data:
        return
    path = _path()
    with contextlib.suppress(OSError):
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        temporary = f"{path}.{os.getpid()}"
        with open(temporary, "xb") as file:
            file.write(crc32(data).to_bytes(4, "big") + data)
        os.replace(temporary, path)


def _path() -> str:
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/.cache")
    edition = f"{sys.implementation.cache_tag}-{sys.hexversion:x}-{sys.byteorder}-{array.array('I').itemsize}"
    return os.path.join(home, "van-ban-checker", f"expressions-{edition}")
