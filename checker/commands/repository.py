"""The repository that a command works in: its folder and its settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker import files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.config import Config


class Repository(NamedTuple):
    """The folder of checker.toml, and what it says."""

    root: Path
    config: Config


def repository(paths: Sequence[Path] = ()) -> Repository:
    """Find the repository of the current folder, else that of the first path; the current folder where neither is one.

    Raises ``CheckerError`` when its checker.toml is not in order.
    """
    here = Path.cwd()
    root = files.find_root(here)
    if paths and not (root / "checker.toml").is_file():
        other = files.find_root(paths[0].absolute())
        root = other if (other / "checker.toml").is_file() else here
    return Repository(root, files.load_config(root))
