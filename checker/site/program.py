"""MkDocs as a program of its own, which builds or serves the site with our plugin; nothing of the site is read here."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from checker.errors import CheckerError
from checker.files import show
from checker.message import Language, Message, say
from checker.site.day import dated

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

CONFIGURATION = "mkdocs.yml"
_BUILT = ("404.html", "assets/van-ban.js")
"""Files by which a folder is known as a site that was built before."""


def build(
    root: Path, *, strict: bool, output: Path | None, language: Language = "vi", day: datetime.date | None = None
) -> int:
    """Build the site with MkDocs; gives its exit code.

    ``output`` is a folder, by default what mkdocs.yml says; ``day`` stands for today. MkDocs empties that folder first,
    so ``CheckerError`` is raised for one that holds anything but a site built before.
    """
    arguments = ["build", *(["--strict"] if strict else [])]
    if output is not None:
        _refuse_what_would_be_lost(output, root)
        arguments.extend(["--site-dir", str(output.absolute())])
    return _run(*_mkdocs(root, arguments, language, day))


def _refuse_what_would_be_lost(output: Path, root: Path) -> None:
    target, here = output.resolve(), root.resolve()
    try:
        holds = target.is_dir() and any(target.iterdir())
        if target.exists() and not target.is_dir():
            raise NotADirectoryError(str(output))
        nearest = next(path for path in (target, *target.parents) if path.exists())
        if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
            raise NotADirectoryError(str(nearest))
    except OSError as error:
        said = Message(
            "không ghi được thư mục ở đây; chọn nơi khác", "no folder can be written here; choose another place"
        )
        raise CheckerError(said.about(f"--output {output}")) from error
    if here.is_relative_to(target) or (holds and not all((target / name).is_file() for name in _BUILT)):
        said = Message(
            "đã có tệp không phải của trang dựng trước, và dựng sẽ xóa hết; chọn một thư mục mới hoặc trống",
            "has files that are no site built before, and building deletes all; choose a new or empty folder",
        )
        raise CheckerError(said.about(f"--output {output}"))


def serve(root: Path, *, port: int, language: Language = "vi", day: datetime.date | None = None) -> int:
    """Serve the site on this machine, drafts included, and build it anew when a file changes."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            vi = "cổng {port}: đang có chương trình khác dùng; thêm “--port {other}”, hoặc “make serve PORT={other}”"
            en = "port {port}: another program uses it; add “--port {other}”, or “make serve PORT={other}”"
            raise CheckerError(say(vi, en, port=port, other=port + 1)) from error
        except OverflowError as error:
            said = Message("cổng phải từ 0 đến 65535", "a port must be between 0 and 65535")
            raise CheckerError(said.about(f"--port {port}")) from error
    command, environment = _mkdocs(root, ["serve", "--dev-addr", f"127.0.0.1:{port}"], language, day)
    if os.name == "posix":  # MkDocs takes our place, so that whoever stops us stops the server
        sys.stdout.flush()
        sys.stderr.flush()
        os.execve(command[0], command, environment)  # noqa: S606 - our own program
    return _run(command, environment)


def _mkdocs(
    root: Path, arguments: list[str], language: Language, day: datetime.date | None
) -> tuple[list[str], dict[str, str]]:
    """Give the command and the environment of MkDocs; its banner about other software is not for our users.

    Raises ``ImportError`` where it is not installed.
    """
    configuration = root / CONFIGURATION
    if not configuration.is_file():
        said = Message(
            "không có tệp này; chạy lệnh ở thư mục gốc của kho có trang web",
            "there is no such file; run the command in the root folder of a repository that has a site",
        )
        raise CheckerError(said.about(show(configuration)))
    if not find_spec("mkdocs"):
        raise ImportError("mkdocs")
    command = [sys.executable, "-m", "mkdocs", arguments[0], "--config-file", str(configuration), *arguments[1:]]
    return command, dated(os.environ, day) | {"NO_MKDOCS_2_WARNING": "1", "CHECKER_LANG": language}


def _run(command: list[str], environment: dict[str, str]) -> int:
    """Run MkDocs as a program of its own; gives its exit code."""
    try:
        return subprocess.run(command, check=False, env=environment).returncode  # noqa: S603 - our own program
    except KeyboardInterrupt:
        return 0
