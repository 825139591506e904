"""Links on the disk: a document is read where it stands, not where a link leads out of its tree."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from checker import refusals

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.message import Message


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
