"""Word and PDF files of the published documents, made with the site and kept by what they were made of."""

from __future__ import annotations

import contextlib
import posixpath
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cache import result_name
from checker.files import own_folder, read_bytes, write_atomic
from checker.message import Message, say
from checker.office.docx_writer import write_docx
from checker.office.page import OfficialPage, official_page
from checker.office.pdf_writer import write_pdf
from checker.parse import parse
from checker.site import addresses
from checker.site.page import anchor
from checker.source import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from checker.document import Document
    from checker.kinds import Kind
    from checker.site.collection import Collection, Entry
    from checker.site.html import Html
    from checker.units import Units

_WRITERS: Mapping[str, Callable[[OfficialPage], bytes]] = {".docx": write_docx, ".pdf": write_pdf}
_NAMES = {".docx": "Word (.docx)", ".pdf": "PDF"}
_FOLDER = "tai-ve"


def downloads(
    document: Document, kinds: Mapping[str, Kind], units: Units, suffixes: tuple[str, ...] = tuple(_WRITERS)
) -> dict[str, bytes]:
    """Make a document's files, by their suffixes."""
    page = official_page(document, kinds, units)
    return {suffix: _WRITERS[suffix](page) for suffix in suffixes}


def with_downloads(collection: Collection, root: Path) -> Collection:
    """Add the files of every document to the collection's attachments; those of an earlier build are used again.

    A file that a document itself brings under the same name stands. Where nothing can be kept or a library is missing,
    there are no files and a note says why.
    """
    try:
        folder = own_folder(root) / _FOLDER
        folder.mkdir(exist_ok=True)
        if folder.is_symlink():
            raise NotADirectoryError(str(folder))
        made = {uri: path for entry in collection.entries for uri, path in _files(collection, entry, root, folder)}
    except (ModuleNotFoundError, OSError) as error:
        vi, en = "không có tệp Word và PDF để tải về ({why})", "no Word and PDF files to download ({why})"
        return replace(collection, notes=(*collection.notes, say(vi, en, why=error)))
    used = set(made.values())
    for path in folder.iterdir():
        if path not in used:
            with contextlib.suppress(OSError):
                path.unlink()
    return replace(collection, attachments={**made, **collection.attachments})


def offers(collection: Collection, entry: Entry) -> Iterator[Html]:
    """Give the links to a document's files, on its page."""
    for suffix, name in _NAMES.items():
        uri = _uri(entry, suffix)
        if uri in collection.attachments:
            yield anchor(name, addresses.link(entry.uri, uri))


def _uri(entry: Entry, suffix: str) -> str:
    return addresses.file_uri(entry.facts.id, posixpath.basename(entry.facts.id) + suffix)


def _files(collection: Collection, entry: Entry, root: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Give where each file of a document is published and where it lies, making those that are not there yet."""
    context = collection.context
    data = read_bytes(root / entry.path)
    unit = context.units.get(entry.facts.unit)
    seen = (_program(), data, repr((entry.kind[:4], unit.symbols if unit else ())).encode())
    names = {suffix: result_name(suffix.encode(), *seen) for suffix in _WRITERS}
    if not all(names.values()):
        raise OSError(Message("không giữ được khóa riêng", "no secret can be kept").vi)
    paths = {suffix: folder / f"{name}{suffix}" for suffix, name in names.items()}
    lacking = tuple(suffix for suffix, path in paths.items() if not path.is_file())
    if lacking:
        document = parse(decode(entry.path, data, id=entry.facts.id))
        for suffix, written in downloads(document, context.kinds, context.units, lacking).items():
            write_atomic(paths[suffix], written)
    for suffix, path in paths.items():
        yield _uri(entry, suffix), path


@lru_cache(maxsize=1)
def _program() -> bytes:
    """Give what draws the files: change it, and they are made anew."""
    office = Path(__file__).parent.parent / "office"
    sources = sorted(path for suffix in ("*.py", "*.typ") for path in office.rglob(suffix))
    return b"\0".join(path.read_bytes() for path in sources)
