"""What is kept between runs counts only where it is ours: signed with this user's secret, and of this very program."""

from __future__ import annotations

import contextlib
import os
import sys
from functools import lru_cache
from typing import TYPE_CHECKING

from checker import __version__
from checker.own_folder import user_file

if TYPE_CHECKING:
    StrPath = str | os.PathLike[str]


def secret() -> bytes:
    """Give this user's secret, made on first use; empty where none can be kept."""
    with contextlib.suppress(OSError):
        path = user_file("secret")
        os.makedirs(os.path.dirname(path), exist_ok=True, mode=0o700)
        if not os.path.exists(path):
            _make_secret(path)
        with open(path, "rb") as file:
            known = file.read()
        return known if len(known) == 32 else b""
    return b""


def _make_secret(path: str) -> None:
    with contextlib.suppress(FileExistsError), open(path, "xb", opener=_private) as file:
        try:
            file.write(os.urandom(32))
            file.flush()
        except OSError:  # a full disk: an empty one would be taken for the secret for ever
            os.unlink(path)
            raise


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


@lru_cache(maxsize=1)
def program() -> bytes:
    """Give a hash of this very program: one edited rule, and nothing it found before counts any more."""
    from hashlib import sha256  # not at the start: it brings OpenSSL, which a check of one document needs not

    return sha256(f"{__version__} {sys.version} {sorted(_own_sources(os.path.dirname(__file__)))}".encode()).digest()


def _own_sources(folder: str) -> list[tuple[str, int, int]]:
    """List the program's own files, each with its size and when it was changed."""
    found = statuses(folder, ".py")
    with contextlib.suppress(OSError), os.scandir(folder) as scan:  # inside a zip file there is no folder
        for entry in scan:
            if entry.is_dir(follow_symlinks=False):
                found += _own_sources(entry.path)
    return found


def statuses(folder: StrPath, ending: str) -> list[tuple[str, int, int]]:
    """List a folder's files by how their names end, each with its size and when it was changed; in order."""
    try:
        with os.scandir(folder) as scan:
            found = [(entry.name, entry.stat()) for entry in scan if entry.name.endswith(ending)]
    except OSError:
        return []
    return sorted((name, status.st_size, status.st_mtime_ns) for name, status in found)
