"""Writing files so that nothing is lost: in one step, and never over what should stay."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from checker import refusals
from checker.errors import CheckerError
from checker.files import read_bytes, show
from checker.refusals import refused

if TYPE_CHECKING:
    from checker.files import StrPath


def write_atomic(path: StrPath, data: bytes, *, expected: bytes | None = None) -> None:
    """Replace a file in one step, keeping its permissions; on any failure the old file is untouched.

    With ``expected``, only when the file still holds those bytes. Raises ``CheckerError`` when it does not, when
    the disk is full or the folder cannot be written.
    """
    target = Path(path).resolve()
    temporary = ""
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            temporary = file.name
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            os.chmod(temporary, stat.S_IMODE(target.stat().st_mode))
        else:
            os.chmod(temporary, 0o666 & ~_umask())
        if expected is not None and read_bytes(target) != expected:
            raise CheckerError(refusals.CHANGED.about(show(path)))
        Path(temporary).replace(target)
    except OSError as error:
        vi, en = "không ghi được tệp ({reason})", "the file cannot be written ({reason})"
        if os.path.exists(target):
            vi, en = f"{vi}; tệp cũ còn nguyên", f"{en}; it is as it was"
        raise refused(vi, en, error, show(path)) from error
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink(missing_ok=True)


def write_new(path: StrPath, data: bytes, *, force: bool) -> None:
    """Write a file that must not exist yet, or be empty, unless ``force``; makes its folders.

    Raises ``CheckerError`` when it exists or cannot be written.
    """
    path = Path(path)
    if path.exists() and not path.is_file():  # a terminal, a pipe
        try:
            path.write_bytes(data)
        except OSError as error:  # a folder
            raise refused("không ghi được ({reason})", "cannot be written ({reason})", error, show(path)) from error
        return
    if path.exists() and path.stat().st_size and not force:
        raise CheckerError(refusals.EXISTS.about(show(path)))
    missing = [folder for folder in path.parents if not os.path.lexists(folder)]
    try:
        _make_folder(path)
        write_atomic(path, data)
    except CheckerError:
        for folder in missing:
            with contextlib.suppress(OSError):  # not made, or no longer empty
                folder.rmdir()
        raise


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        vi, en = "không tạo được thư mục ({reason})", "the folder cannot be made ({reason})"
        raise refused(vi, en, error, show(path)) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
