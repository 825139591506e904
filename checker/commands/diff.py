"""What ``--diff`` shows: a patch, byte for byte, that Git and patch(1) take from the current folder (``-p0``)."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from checker.message import say
from checker.privacy import mask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.commands.console import Console

_UNENDED = "\\ No newline at end of file\n"


def show_diff(console: Console, path: str, before: bytes, after: bytes, *, remedy: str) -> bool:
    """Write how a file would change, with private data masked; gives whether it would.

    What is masked makes no patch: that is told, with the ``remedy``, the command that mends the file itself.
    """
    lines = list(_diff(path, before, after))
    masked = list(_diff(path, _masked(before), _masked(after)))  # whole: a table's head tells what stands below it
    console.write("".join(masked))
    if masked != lines:
        vi = "đã che dữ liệu cá nhân nên phần này không dùng làm bản vá được; sửa bằng “{remedy}”"
        en = "private data are masked, so this part is no patch to apply; mend the file with “{remedy}”"
        console.tell(say(vi, en, remedy=remedy).about(path))
    return bool(lines)


def _masked(data: bytes) -> bytes:
    return mask(data.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")


def _diff(path: str, before: bytes, after: bytes) -> Iterator[str]:
    """Yield a unified diff; a carriage return or a byte order mark belongs to its line."""
    name = f"{path}\t" if " " in path else path  # the tab tells patch(1) where such a name ends
    for line in difflib.unified_diff(_lines(before), _lines(after), name, name):
        yield line
        if not line.endswith("\n"):
            yield f"\n{_UNENDED}"


def _lines(data: bytes) -> list[str]:
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    return [f"{line}\n" for line in lines[:-1]] + [line for line in lines[-1:] if line]
