"""Files in a document's folder that its front matter names: the signed original and annexes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.files import StrPath


def sha256_beside(document: StrPath, name: str) -> str | None:
    """Give the SHA-256 of a file in a document's folder; ``None`` when there is none, blank when it cannot be read."""
    from hashlib import file_digest

    folder = os.path.realpath(os.path.dirname(os.path.abspath(document)))
    path = os.path.realpath(os.path.join(folder, name))
    if not path.startswith(folder + os.sep) or not os.path.isfile(path):
        return None
    try:
        with open(path, "rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
