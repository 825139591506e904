"""When each document was first published and last changed, from one reading of the Git log."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.git import answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_COMMIT = "\x01"
_SUBJECT = "\x02"
_BEGINNING = re.compile(rf"(?:\A|\0){_COMMIT}(?=\d{{4}}-\d\d-\d\d{_SUBJECT})")  # a subject may hold any character

RECENT = 5
"""How many changes of a document its page tells of."""


@dataclass(frozen=True, slots=True)
class History:
    """The days of the first and the last commit that touched a file, how many there were, and what the last ones say.

    ``recent`` has each change's day and what its author wrote of it, newest first.
    """

    first: datetime.date
    last: datetime.date
    changes: int
    recent: tuple[tuple[datetime.date, str], ...] = ()


def read_history(root: Path, folders: Sequence[str]) -> Mapping[str, History]:
    """Give the history of the files below some folders, by path from ``root``.

    Empty outside a repository, without Git, and in a shallow clone, whose log would tell wrong days.
    """
    if answer(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    top = answer(root, "rev-parse", "--show-prefix").strip()
    log = answer(root, "log", "-z", f"--format={_COMMIT}%cs{_SUBJECT}%s", "--name-only", "--no-renames", "--", *folders)
    return histories_of_log(log, top)


def histories_of_log(log: str, prefix: str = "") -> Mapping[str, History]:
    """Read the output of ``git log -z --format=<U+0001>%cs<U+0002>%s --name-only``, newest first.

    ``prefix`` is the part of each path above the root of the collection.
    """
    found: dict[str, History] = {}
    for commit in _BEGINNING.split(log)[1:]:
        head, *names = (part for part in commit.replace("\n", "\0").split("\0") if part)
        day_text, _, subject = head.partition(_SUBJECT)
        day = datetime.date.fromisoformat(day_text)
        for name in names:
            path = name.removeprefix(prefix)
            known = found.get(path)
            if known is None:
                found[path] = History(day, day, 1, ((day, subject),))
            else:
                recent = (*known.recent, (day, subject)) if known.changes < RECENT else known.recent
                found[path] = History(day, known.last, known.changes + 1, recent)
    return found
