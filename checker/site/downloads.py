"""Files of the published documents to download, made with the site and kept by what they were made of."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cache import result_name
from checker.files import read_bytes
from checker.kinds import NO_KIND
from checker.message import Message, say
from checker.office.docx_writer import write_docx
from checker.office.page import OfficialPage, official_page
from checker.office.pdf_writer import write_pdf
from checker.office.write_json import document_json, without_comments
from checker.own_folder import own_folder
from checker.parse import parse
from checker.record import NamedTuple
from checker.site.offers import NAMES, uri_of
from checker.source import decode
from checker.writing import write_atomic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from checker.document import Document
    from checker.kinds import Kind
    from checker.site.collection import Collection, Entry
    from checker.units import Units


class _Source(NamedTuple):
    """A document, its kind, and the page that it makes."""

    document: Document
    kind: Kind
    page: OfficialPage


def _word(source: _Source) -> bytes:
    return write_docx(source.page)


def _pdf(source: _Source) -> bytes:
    return write_pdf(source.page)


def _json(source: _Source) -> bytes:
    return document_json(source.document, source.kind).encode()


def _plain(source: _Source) -> bytes:
    """Give the document as it was typed, without the comments, which are never published."""
    return without_comments(source.document.text).encode("utf-8", "replace")


_WRITERS: Mapping[str, Callable[[_Source], bytes]] = dict(zip(NAMES, (_word, _pdf, _plain, _json), strict=True))
_FOLDER = "tai-ve"


def downloads(
    document: Document, kinds: Mapping[str, Kind], units: Units, suffixes: Iterable[str] = NAMES
) -> dict[str, bytes]:
    """Make a document's files, by their suffixes."""
    source = _Source(document, kinds.get(document.kind, NO_KIND), official_page(document, kinds, units))
    return {suffix: _WRITERS[suffix](source) for suffix in suffixes}


def with_downloads(collection: Collection, root: Path) -> Collection:
    """Add the files of every document to the collection's attachments; those of an earlier build are used again.

    A file that a document itself brings under the same name stands. Where nothing can be kept or a library is missing,
    there are no files and a note says why.
    """
    try:
        folder = Path(own_folder(root)) / _FOLDER
        folder.mkdir(exist_ok=True)
        if folder.is_symlink():
            raise NotADirectoryError(str(folder))
        made = {uri: path for entry in collection.entries for uri, path in _files(collection, entry, root, folder)}
    except (ModuleNotFoundError, OSError) as error:
        vi, en = "không có tệp để tải về ({why})", "no files to download ({why})"
        return replace(collection, notes=(*collection.notes, say(vi, en, why=error)))
    used = set(made.values())
    for path in folder.iterdir():
        if path not in used:
            with contextlib.suppress(OSError):
                path.unlink()
    return replace(collection, attachments={**made, **collection.attachments})


def _files(collection: Collection, entry: Entry, root: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Give where each file of a document is published and where it lies, making those that are not there yet."""
    context = collection.context
    data = read_bytes(root / entry.path)
    unit = context.units.get(entry.facts.unit)
    seen = (_program(), data, repr((entry.kind[:4], unit.symbols if unit else ())).encode())
    names = {suffix: result_name(suffix.encode(), *seen) for suffix in NAMES}
    if not all(names.values()):
        raise OSError(Message("không giữ được khóa riêng", "no secret can be kept").vi)
    paths = {suffix: folder / f"{name}{suffix}" for suffix, name in names.items()}
    lacking = tuple(suffix for suffix, path in paths.items() if not path.is_file())
    if lacking:
        document = parse(decode(entry.path, data, id=entry.facts.id))
        for suffix, written in downloads(document, context.kinds, context.units, lacking).items():
            write_atomic(paths[suffix], written)
    for suffix, path in paths.items():
        yield uri_of(entry) + suffix, path


@lru_cache(maxsize=1)
def _program() -> bytes:
    """Give what draws the files: change it, and they are made anew."""
    office = Path(__file__).parent.parent / "office"
    sources = sorted(path for suffix in ("*.py", "*.typ") for path in office.rglob(suffix))
    return sha256(b"\0".join(path.read_bytes() for path in sources)).digest()
