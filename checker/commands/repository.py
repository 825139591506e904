"""The repository that a command works in: its folder and its settings."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

from checker import files
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from checker.commands.console import Console
    from checker.config import Config
    from checker.facts import Facts
    from checker.files import StrPath
    from checker.message import Message

CACHED_FROM: Final = 30
"""With this few documents, opening the cache costs more than it saves."""


class Repository(NamedTuple):
    """The folder of checker.toml, and what it says."""

    root: str
    config: Config

    @property
    def folder(self) -> Path:
        """The folder, for those who build on its path."""
        from pathlib import Path  # costs 3 ms, and a plain check needs none

        return Path(self.root)


def repository(paths: Sequence[StrPath] = ()) -> Repository:
    """Find the repository of the current folder, else that of the first path; the current folder where neither is one.

    Raises ``CheckerError`` when its checker.toml is not in order.
    """
    root = files.root_of(paths)
    return Repository(root, files.load_config(root))


def facts_of_all(place: Repository, console: Console) -> tuple[tuple[Facts, ...], bool]:
    """Read the facts of the whole collection; tells what cannot be read, and gives whether all could be."""
    from checker import checking
    from checker.engine import Policy

    entries = files.find_entries(place.root, place.config)
    problems: list[Message] = []
    run = checking.Run(place.root, place.config, checking.FACTS_ONLY, Policy(frozenset()), progress=console.progress)
    with contextlib.ExitStack() as stack:
        if len(entries) > CACHED_FROM:
            from checker.cache import opened

            run = run._replace(cache=stack.enter_context(opened(place.root)))
        checked = checking.check_entries(run, checking.FACTS_ONLY, entries, problems)
    for problem in problems:
        console.tell(problem)
    return tuple(item.facts for item in checked.values()), not problems
