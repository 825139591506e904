"""Where the site's commands write: a folder of their own, and files in it; what cannot be is told before or at once."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from checker.errors import CheckerError
from checker.files import show
from checker.message import Message
from checker.refusals import refused

if TYPE_CHECKING:
    from pathlib import Path


def new_folder(target: Path) -> None:
    """Make a folder; raises ``CheckerError`` for a file, for one that has content, and where none can be written."""
    try:
        if target.is_file():
            said = Message("là một tệp; chọn một thư mục mới hoặc trống", "is a file; choose a new or empty folder")
            raise CheckerError(said.about(show(target)))
        if target.is_dir() and any(target.iterdir()):
            said = Message(
                "đã có nội dung; chọn một thư mục mới hoặc trống", "has content already; choose a new or empty folder"
            )
            raise CheckerError(said.about(show(target)))
        target.mkdir(parents=True, exist_ok=True)
        if not os.access(target, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        vi = "không ghi được thư mục ở đây ({reason}); chọn nơi khác"
        en = "no folder can be written here ({reason}); choose another place"
        raise refused(vi, en, error, show(target)) from error


def put(path: Path, content: bytes) -> None:
    """Write a file into such a folder, where docs/ may already have something of that name."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        vi = "không ghi được ({reason}); xem lại nơi ghi, và tệp hay thư mục trùng tên trong docs/"
        en = "cannot be written ({reason}); look at the place, and at what has the same name in docs/"
        raise refused(vi, en, error, show(path)) from error


def rewrite(path: Path, content: str) -> None:
    """Write a file of a built site anew."""
    try:
        path.write_bytes(content.encode())
    except OSError as error:
        vi, en = "không ghi được ({reason}); dựng lại trang", "cannot be written ({reason}); build the site again"
        raise refused(vi, en, error, show(path)) from error
