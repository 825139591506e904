"""``checker site preview``, ``materialise``, ``finish``: pages in one file, for another generator, and after it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checker import git
from checker.errors import CheckerError
from checker.files import read_text, show
from checker.message import Message
from checker.refusals import NO_DOCUMENTS
from checker.site import finishing, sanitise
from checker.site.building import assets, with_front_matter
from checker.site.collection import gather
from checker.site.day import dated
from checker.site.downloads import with_downloads
from checker.site.hand_written import marked
from checker.site.output import new_folder, put
from checker.site.pages import made_files, pages
from checker.site.preview import is_preview
from checker.site.preview import preview as previewed
from checker.site.program import CONFIGURATION
from checker.site.settings import links_said
from checker.today import today
from checker.writing import write_new

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from checker.message import Language
    from checker.site.collection import Collection


_PAGE = (".html", ".htm")
_TAKEN = Message(
    "đã có tệp này và không phải trang xem thử; chọn tên khác",
    "the file exists and is no preview; choose another name",
)
_NO_PAGE = Message(
    "không phải tên một trang; đặt tên có đuôi .html, ví dụ: checker site preview xem-truoc.html",
    "is not the name of a page; a preview writes documents into an .html file: checker site preview preview.html",
)


def preview(
    root: Path, target: Path, *, since: str, language: Language = "vi", day: datetime.date | None = None
) -> int:
    """Write one page that holds all it needs, with the documents that changed since a revision, or with all.

    Raises ``CheckerError`` for a file of another kind: whoever names a document here wants to see it, not to lose it.
    """
    if target.is_file() and target.suffix.lower() in _PAGE and target.stat().st_size:
        if not is_preview(target.read_bytes()):
            raise CheckerError(_TAKEN.about(show(target)))
    elif not target.is_dir() and target.suffix.lower() not in _PAGE:
        raise CheckerError(_NO_PAGE.about(show(target)))
    collection = _gathered(root, language, day, preview=True)
    _tell(collection.warnings, language)
    paths: frozenset[str] | None = None
    if since:
        top, here = git.repository(root), root.resolve()
        changed = (top / name for name in git.present_since(root, since))
        paths = frozenset(path.relative_to(here).as_posix() for path in changed if path.is_relative_to(here))
    write_new(target, previewed(collection, paths).encode(), force=True)
    return 0


def materialise(root: Path, target: Path, language: Language = "vi", day: datetime.date | None = None) -> int:
    """Write every page as a Markdown file below ``target``, for any other generator; it must be new or empty.

    ``finish`` does to the site that is built of them what Markdown files cannot ask for.
    """
    collection = with_downloads(_gathered(root, language, day), root)
    _tell(collection.warnings, language)
    written = _docs(root)
    new_folder(target)
    for uri, source in written.items():
        if sanitise.shown_as_it_is(uri):
            _tell([sanitise.LEFT_OUT.about(f"docs/{uri}")], language)
            continue
        content = marked(read_text(source), uri, collection).encode() if uri.endswith(".md") else source.read_bytes()
        put(target / uri, content)
    for page in pages(collection):
        put(target / page.uri, with_front_matter(page, safe=True).encode())
    for made in made_files(collection):
        put(target / made.uri, made.content)
    for uri, source in (*collection.attachments.items(), *assets()):
        put(target / uri, source.read_bytes())
    return 0


def finish(root: Path, site: Path, language: Language = "vi", day: datetime.date | None = None) -> int:
    """Finish the site that another generator built of what ``materialise`` wrote."""
    collection = _gathered(root, language, day)
    _tell(finishing.finish(collection, [uri for uri in _docs(root) if uri.endswith(".md")], site), language)
    return 0


def _gathered(root: Path, language: Language, day: datetime.date | None, *, preview: bool = False) -> Collection:
    """Read the collection; raises ``CheckerError`` where there is none, and tells what else is missing."""
    links = links_said(root / CONFIGURATION, os.environ)
    collection = gather(root, as_of=today(dated(os.environ, day)), preview=preview, links=links)
    if collection.corpus.facts:
        return collection
    *others, last = collection.warnings or (NO_DOCUMENTS.about(show(root)),)
    _tell(others, language)
    raise CheckerError(last)


def _docs(root: Path) -> Mapping[str, Path]:
    """Give the files of docs/, each by its address."""
    top = root / "docs"
    found = sorted(Path(folder, name) for folder, _, names in os.walk(top, followlinks=True) for name in names)
    return {path.relative_to(top).as_posix(): path for path in found if path.is_file()}


def _tell(said: Iterable[Message], language: Language) -> None:
    for message in said:
        sys.stderr.write(f"{message.in_language(language)}\n")
