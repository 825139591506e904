"""Git, the only caller of it: which documents changed since a revision, how they read then, and what the log says."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from checker.errors import CheckerError
from checker.message import Message, say
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Earlier(NamedTuple):
    """A changed file: where it is now (relative to the repository, forward slashes), and its bytes then."""

    path: str
    data: bytes


def repository(folder: Path) -> Path:
    """Give the folder that holds the repository; raises ``CheckerError`` when there is none."""
    top = _git(folder, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").rstrip("\n")
    return type(folder)(top)


def answer(folder: Path, *arguments: str) -> str:
    """Give what Git says to a question; empty where it has no answer: outside a repository, or without Git."""
    try:
        done = _run(folder, arguments)
    except CheckerError:
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def beginning(folder: Path, most: int, *arguments: str) -> str:
    """Give no more than the first ``most`` bytes of what Git says; empty where it has no answer, as ``answer``."""
    try:
        with subprocess.Popen(  # noqa: S603 - no shell
            _command(folder, arguments), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()
        ) as running:
            said = running.stdout.read(most) if running.stdout else b""
            running.kill()
    except OSError:
        return ""
    return said.decode("utf-8", "replace")


def changed_since(folder: Path, revision: str) -> tuple[Earlier, ...]:
    """Give the Markdown files that were changed or deleted since a revision, as they read then.

    A file that was moved counts as changed; a new one does not. The revision is compared through the point where
    both histories part, as a pull request is. Raises ``CheckerError`` when Git cannot say.
    """
    commit = _commit(folder, revision)
    out = _git(
        folder, "diff", "--name-status", "-z", "-M", "--no-ext-diff", "--diff-filter=DMRT", commit, "--", ":(top)*.md"
    )
    pairs = _pairs(out.split(b"\0"))
    texts = _blobs(folder, [f"{commit}:".encode() + old for old, _ in pairs])
    return tuple(
        Earlier(new.decode("utf-8", "surrogateescape"), text) for (_, new), text in zip(pairs, texts, strict=True)
    )


def present_since(folder: Path, revision: str) -> tuple[str, ...]:
    """Give the paths of the Markdown files that are new, moved or changed since a revision; see ``changed_since``."""
    commit = _commit(folder, revision)
    out = _git(
        folder, "diff", "--name-only", "-z", "-M", "--no-ext-diff", "--diff-filter=AMRT", commit, "--", ":(top)*.md"
    )
    return tuple(name.decode("utf-8", "surrogateescape") for name in out.split(b"\0") if name)


def _commit(folder: Path, revision: str) -> str:
    """Give the commit where the histories of a revision and of the present part, else the revision's own."""
    if not revision or revision.startswith("-") or "\0" in revision:
        said = Message("không phải tên một phiên bản Git", "not the name of a Git revision")
        raise CheckerError(said.about(f"--changed-since {revision}"))
    named = _git(
        folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", missing=revision
    )
    commit = named.decode().strip()
    base = _run(folder, ("merge-base", commit, "HEAD"))
    return base.stdout.decode().strip() or commit


def _pairs(fields: list[bytes]) -> list[tuple[bytes, bytes]]:
    """Read pairs of (old, new) path from the fields of ``--name-status -z``."""
    pairs: list[tuple[bytes, bytes]] = []
    index = 0
    while index + 1 < len(fields):
        moved = fields[index].startswith(b"R")
        pairs.append((fields[index + 1], fields[index + 1 + moved]))
        index += 2 + moved
    return pairs


def _blobs(folder: Path, names: list[bytes]) -> list[bytes]:
    """Read many objects in one process."""
    if not names:
        return []
    if any(b"\n" in name for name in names):
        said = Message(
            "tên tệp trong Git có ký tự xuống dòng; đổi tên tệp", "a file name in Git has a line break; rename the file"
        )
        raise CheckerError(said.about(str(folder)))
    out = _git(folder, "cat-file", "--batch", given=b"".join(name + b"\n" for name in names))
    blobs: list[bytes] = []
    at = 0
    for _ in names:
        end = out.index(b"\n", at)
        header = out[at:end].rsplit(b" ", 2)
        size = int(header[2]) if header[-2:-1] == [b"blob"] else 0
        blobs.append(out[end + 1 : end + 1 + size])
        at = end + 1 + (size + 1 if header[-2:-1] == [b"blob"] else 0)
    return blobs


def _git(folder: Path, *arguments: str, given: bytes | None = None, missing: str = "") -> bytes:
    done = _run(folder, arguments, given)
    if done.returncode:
        raise CheckerError(_why(folder, done.stderr.decode("utf-8", "replace"), missing))
    return done.stdout


def _run(folder: Path, arguments: Sequence[str], given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - no shell
            _command(folder, arguments), input=given, capture_output=True, check=False, env=_environment()
        )
    except OSError as error:
        said = Message("không chạy được git; cài Git rồi chạy lại", "cannot run git; install Git and run it again")
        raise CheckerError(said.about("--changed-since")) from error


def _command(folder: Path, arguments: Sequence[str]) -> tuple[str, ...]:
    # No setting of the repository's own may run a program: it may come from a stranger.
    safe = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-C", str(folder))
    return ("git", *safe, *arguments)


def _environment() -> dict[str, str]:
    return os.environ | {"LC_ALL": "C"}


def _why(folder: Path, said: str, missing: str) -> Message:
    if "not a git repository" in said:
        return Message("không nằm trong một kho Git", "is not in a Git repository").about(str(folder))
    if "dubious ownership" in said:
        return Message(
            "kho Git thuộc người dùng khác; cho phép bằng git config --global --add safe.directory",
            "the Git repository belongs to another user; allow it with git config --global --add safe.directory",
        ).about(str(folder))
    if missing:
        vi = "nếu kho tải về chưa đủ lịch sử, chạy git fetch --unshallow (GitHub Actions: fetch-depth: 0)"
        en = "if the clone lacks history, run git fetch --unshallow (GitHub Actions: fetch-depth: 0)"
        unknown = Message("Git không biết phiên bản này", "Git does not know this revision")
        return unknown.then(Message(vi, en)).about(f"--changed-since {missing}")
    last = said.strip().rpartition("\n")[2] or "error"
    return say("git báo “{last}”", "git says “{last}”", last=last).about(str(folder))
