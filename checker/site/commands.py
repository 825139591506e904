"""``checker site``: build, serve, and the same pages as plain files for another generator."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

from checker import git
from checker.errors import CheckerError
from checker.files import show
from checker.message import Language, Message, say
from checker.site.building import as_of, assets, dated, with_front_matter
from checker.site.collection import gather
from checker.site.downloads import with_downloads
from checker.site.listings import with_search
from checker.site.pages import fill, made_files, pages
from checker.site.preview import preview as previewed
from checker.site.settings import links_said

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

CONFIGURATION = "mkdocs.yml"


def build(
    root: Path, *, strict: bool, output: Path | None, language: Language = "vi", day: datetime.date | None = None
) -> int:
    """Build the site with MkDocs; gives its exit code.

    ``output`` is a folder, by default what mkdocs.yml says; ``day`` stands for today.
    """
    arguments = ["build", *(["--strict"] if strict else [])]
    if output is not None:
        arguments.extend(["--site-dir", str(output.absolute())])
    return _run(*_mkdocs(root, arguments, language, day))


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
    """Give the command and the environment of MkDocs; its banner about other software is not for our users."""
    configuration = root / CONFIGURATION
    if not configuration.is_file():
        said = Message(
            "không có tệp này; chạy lệnh ở thư mục gốc của kho có trang web",
            "there is no such file; run the command in the root folder of a repository that has a site",
        )
        raise CheckerError(said.about(show(configuration)))
    command = [sys.executable, "-m", "mkdocs", arguments[0], "--config-file", str(configuration), *arguments[1:]]
    return command, dated(os.environ, day) | {"NO_MKDOCS_2_WARNING": "1", "CHECKER_LANG": language}


def _run(command: list[str], environment: dict[str, str]) -> int:
    """Run MkDocs as a program of its own; gives its exit code."""
    try:
        return subprocess.run(command, check=False, env=environment).returncode  # noqa: S603 - our own program
    except KeyboardInterrupt:
        return 0


def preview(
    root: Path, target: Path, *, since: str, language: Language = "vi", day: datetime.date | None = None
) -> int:
    """Write one page that holds all it needs, with the documents that changed since a revision, or with all."""
    collection = gather(root, as_of=as_of(dated(os.environ, day)), preview=True)
    for warning in collection.warnings:
        sys.stderr.write(f"{warning.in_language(language)}\n")
    paths: frozenset[str] | None = None
    if since:
        top, here = git.repository(root), root.resolve()
        changed = (top / name for name in git.present_since(root, since))
        paths = frozenset(path.relative_to(here).as_posix() for path in changed if path.is_relative_to(here))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(previewed(collection, paths), "utf-8")
    return 0


def materialise(root: Path, target: Path, language: Language = "vi", day: datetime.date | None = None) -> int:
    """Write every page as a Markdown file below ``target``, for any other generator; it must be new or empty."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        said = Message(
            "đã có nội dung; chọn một thư mục mới hoặc trống", "has content already; choose a new or empty folder"
        )
        raise CheckerError(said.about(show(target)))
    links = links_said(root / CONFIGURATION, os.environ)
    collection = with_downloads(gather(root, as_of=as_of(dated(os.environ, day)), links=links), root)
    for warning in collection.warnings:
        sys.stderr.write(f"{warning.in_language(language)}\n")
    written = root / "docs"
    if written.is_dir():
        shutil.copytree(written, target, dirs_exist_ok=True)
    for path in target.rglob("*.md"):
        uri = path.relative_to(target).as_posix()
        path.write_text(with_search(fill(path.read_text("utf-8"), uri, collection), uri), "utf-8")
    for page in pages(collection):
        path = target / page.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(with_front_matter(page), "utf-8")
    for made in made_files(collection):
        path = target / made.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made.content)
    for uri, source in (*collection.attachments.items(), *assets()):
        path = target / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, path)
    return 0
