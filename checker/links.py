"""Documents below a folder, and links: a document is read where it stands, not where a link leads out of its tree."""

from __future__ import annotations

import os
from operator import attrgetter
from typing import TYPE_CHECKING

from checker import refusals
from checker.message import Message, say

if TYPE_CHECKING:
    from collections.abc import Iterable

_name = attrgetter("name")

_OTHER_FILES = (
    *(".docx", ".doc", ".odt", ".rtf", ".pdf", ".html", ".htm", ".txt"),
    *(".xlsx", ".csv", ".json", ".toml", ".yaml", ".yml"),
)
"""What files are called that hold anything but a document."""

_NEARLY = (".md", ".markdown", ".md.txt")
"""How names end, in whatever case, of files that were meant for documents: editors add an ending that is not shown."""


def tree_of(path: str, trees: Iterable[str]) -> str | None:
    """Give the first of some folders that a path is, or is in; ``None`` when it is in none."""
    return next((tree for tree in trees if path == tree or path.startswith(below(tree))), None)


def link_refusal(path: str, inside: str) -> Message | None:
    """Say why a file or folder is not read when links on its way lead out of a tree, given by its real path."""
    target = os.path.realpath(path)
    return None if target == inside or target.startswith(below(inside)) else refusals.LINK_OUT


def below(folder: str) -> str:
    """Give how the paths of everything below a folder begin."""
    return folder if folder.endswith(os.sep) else folder + os.sep


def files_at(path: str, inside: str) -> list[tuple[str, Message | None]]:
    """Give the files at a path, each with its refusal, in order; ``inside`` is the real path of its tree."""
    if path.startswith("/dev/") or os.path.basename(path) == "-":
        return [(path, refusals.STANDARD_INPUT)]
    if not os.path.lexists(path):
        return [(path, refusals.NO_PATH)]
    if refusal := link_refusal(path, inside):
        return [(path, refusal)]
    if not os.path.isdir(path):
        return [(path, _misnamed(path) or (refusals.NOT_MARKDOWN if path.lower().endswith(_OTHER_FILES) else None))]
    found: list[tuple[str, Message | None]] = []
    _walk(path, inside, found)
    return found or [(path, refusals.NO_DOCUMENTS)]


def _walk(folder: str, inside: str, found: list[tuple[str, Message | None]]) -> None:
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=_name)
    except OSError as error:
        vi, en = "không đọc được thư mục ({reason})", "the folder cannot be read ({reason})"
        found.append((folder, say(vi, en, reason=refusals.reason(error))))
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.startswith("."):
                if entry.name.endswith(".md"):
                    found.append((entry.path, refusals.FOLDER))
                _walk(entry.path, inside, found)
        elif entry.name.endswith(".md"):
            found.append((entry.path, link_refusal(entry.path, inside) if entry.is_symlink() else None))
        elif refusal := _misnamed(entry.name):
            found.append((entry.path, refusal))


def _misnamed(name: str) -> Message | None:
    """Say why a file is no document whose name nearly is one's; ``None`` of any other."""
    return refusals.MISNAMED if name.lower().endswith(_NEARLY) and not name.endswith(".md") else None
