"""When each document was first published and what was changed since, from two readings of the Git log for all."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from checker.git import answer, beginning
from checker.privacy import find_personal_data
from checker.record import NamedTuple
from checker.site.touched import COMMIT, FUNCTION_NAMES, Touched, touched_of_log

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SUBJECT: Final = "\x02"
_HEAD: Final = rf"{COMMIT}[0-9a-f]{{40,64}} \d{{4}}-\d\d-\d\d{_SUBJECT}"
_BEGINNING = re.compile(rf"(?:\A|\0)(?={_HEAD})")  # a subject may hold any character
_ATTRIBUTES: Final = Path(__file__).parent / "git-attributes"
_MOST_PATCHES: Final = 8 << 20

_SAID_BY_MACHINES = re.compile(
    r"(?:Update|Create|Delete|Rename|Add|Edit|Cập nhật|Thêm|Sửa|Tạo) \S+\.md|Merge .*|Initial commit|Add files .*"
)
_AREA = re.compile(r"\A[a-z][\w./()-]*: +")
_NUMBER = re.compile(r"\s*\(#\d+\)\Z")
_LONGEST: Final = 120

RECENT: Final = 5
"""How many changes of a document its page tells of."""


class Change(NamedTuple):
    """A commit that touched a document: its day, its name in Git, what its author wrote of it, and what it touched."""

    day: datetime.date
    commit: str
    said: str
    touched: Touched | None = None


class History(NamedTuple):
    """The first commit that touched a file, the day of the last, and how many changed the file after the first.

    ``recent`` are the last of those, newest first.
    """

    first: Change
    last: datetime.date
    changes: int = 0
    recent: tuple[Change, ...] = ()


def read_history(root: Path, folders: Sequence[str]) -> Mapping[str, History]:
    """Give the history of the files below some folders, by path from ``root``.

    Empty outside a repository, without Git, and in a shallow clone, whose log would tell wrong days. Nothing is kept
    of who made a commit.
    """
    if answer(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    top = answer(root, "rev-parse", "--show-prefix").strip()
    files = ("--no-renames", "--", *folders)
    log = answer(root, "log", "-z", f"--format={COMMIT}%H %cs{_SUBJECT}%s", "--name-only", *files)
    return histories_of_log(log, top, touched_of_log(_patches(root, folders)))


def _patches(root: Path, folders: Sequence[str]) -> str:
    """Give the newest patches of files that were there before, no more of them than is bearable."""
    patches = beginning(
        root,
        _MOST_PATCHES,
        *("-c", f"core.attributesFile={_ATTRIBUTES}", "-c", f"diff.van-ban.xfuncname={FUNCTION_NAMES}"),
        *("log", f"--format={COMMIT}%H", "--patch", "--unified=0", "--diff-filter=M", "--no-renames", "--no-color"),
        *("--no-ext-diff", "--no-textconv", "--src-prefix=a/", "--dst-prefix=b/", "--", *folders),
    )
    whole = len(patches.encode()) < _MOST_PATCHES
    return patches if whole else patches[: patches.rfind("\ndiff --git ")]


def histories_of_log(
    log: str, prefix: str = "", touched: Mapping[tuple[str, str], Touched] | None = None
) -> Mapping[str, History]:
    """Read the output of ``git log -z --format=<U+0001>%H %cs<U+0002>%s --name-only``, newest first.

    ``prefix`` is the part of each path above the root of the collection; ``touched`` has, by commit and path, what
    was changed.
    """
    found: dict[str, History] = {}
    for commit in _BEGINNING.split(log)[1:]:
        head, *names = (part for part in commit.replace("\n", "\0").split("\0") if part)
        known_as, _, subject = head.removeprefix(COMMIT).partition(_SUBJECT)
        name, _, day_text = known_as.partition(" ")
        change = Change(datetime.date.fromisoformat(day_text), name, _said(subject))
        for file in names:
            path = file.removeprefix(prefix)
            known = found.get(path)
            one = change._replace(touched=touched.get((name, file))) if touched else change
            if known is None:
                found[path] = History(one, one.day)
            else:
                recent = (*known.recent, known.first) if known.changes < RECENT else known.recent
                found[path] = History(one, known.last, known.changes + 1, recent)
    return found


def _said(subject: str) -> str:
    """Give what people wrote of a change; blank for what a forge writes by itself, and for personal data."""
    said = _NUMBER.sub("", _AREA.sub("", " ".join(subject.split())))
    if _SAID_BY_MACHINES.fullmatch(said) or find_personal_data(said):
        return ""
    return said if len(said) <= _LONGEST else said[: said.rfind(" ", 0, _LONGEST)] + "…"
