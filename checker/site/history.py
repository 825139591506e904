"""When each document was first published and last changed, from one reading of the Git log."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.git import answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_COMMIT = "\x01"


@dataclass(frozen=True, slots=True)
class History:
    """The days of the first and the last commit that touched a file, and how many there were."""

    first: datetime.date
    last: datetime.date
    changes: int


def read_history(root: Path, folders: Sequence[str]) -> Mapping[str, History]:
    """Give the history of the files below some folders, by path from ``root``.

    Empty outside a repository, without Git, and in a shallow clone, whose log would tell wrong days.
    """
    if answer(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    top = answer(root, "rev-parse", "--show-prefix").strip()
    log = answer(root, "log", "-z", f"--format={_COMMIT}%cs", "--name-only", "--no-renames", "--", *folders)
    return histories_of_log(log, top)


def histories_of_log(log: str, prefix: str = "") -> Mapping[str, History]:
    """Read the output of ``git log -z --format=<U+0001>%cs --name-only``, newest first.

    ``prefix`` is the part of each path above the root of the collection.
    """
    found: dict[str, History] = {}
    for commit in log.split(_COMMIT)[1:]:
        day_text, *names = (part for part in commit.replace("\n", "\0").split("\0") if part)
        day = datetime.date.fromisoformat(day_text)
        for name in names:
            path = name.removeprefix(prefix)
            known = found.get(path)
            found[path] = History(day, known.last, known.changes + 1) if known else History(day, day, 1)
    return found
