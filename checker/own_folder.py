"""The folders for what the checker keeps between runs: a repository's own, and this user's."""

from __future__ import annotations

import contextlib
import errno
import os
from typing import Final

OWN_FOLDER: Final = ".checker-cache"


def own_folder(root: str | os.PathLike[str]) -> str:
    """Make the folder for what the checker keeps between runs, which Git leaves alone; raises ``OSError``."""
    folder = os.path.join(root, OWN_FOLDER)
    if not os.path.isdir(folder):
        os.mkdir(folder)
    if os.path.islink(folder):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), folder)
    ignore = os.path.join(folder, ".gitignore")
    if not (os.path.exists(ignore) and os.path.getsize(ignore)):  # a full disk leaves it empty
        with open(ignore, "w", encoding="utf-8") as file:
            file.write("*\n")
    return folder


def user_file(name: str) -> str:
    """Give where a file of this user's own is kept; raises ``OSError`` where no folder is theirs."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/.cache")
    if not os.path.isabs(home):  # nobody's, as in a container: it would be a folder beside the documents
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), home)
    return os.path.join(home, "van-ban-checker", name)


def replace_own(path: str, data: bytes) -> None:
    """Write a file of the checker's own in one step, whole or not at all; raises ``OSError``."""
    temporary = f"{path}.{os.getpid()}"
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    try:
        with open(temporary, "xb") as file:
            file.write(data)
        os.replace(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
