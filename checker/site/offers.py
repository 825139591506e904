"""Which of a document's files a site has to download, and where they are; ``downloads`` makes them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from checker.site import addresses
from checker.site.page import anchor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.site.collection import Collection, Entry
    from checker.site.html import Html

NAMES: Final[Mapping[str, str]] = {
    ".docx": "Word (.docx)",
    ".pdf": "PDF",
    ".md.txt": "Markdown",  # “.md” is a page of the site
    ".json": "JSON",
}
"""What the link to each kind of file is called."""


def offered(collection: Collection, entry: Entry) -> Iterator[tuple[str, str]]:
    """Give a document's files: what each is called, and where it is published."""
    uri = uri_of(entry)
    for suffix, name in NAMES.items():
        if uri + suffix in collection.attachments:
            yield name, uri + suffix


def offers(collection: Collection, entry: Entry) -> Iterator[Html]:
    """Give the links to a document's files, on its page."""
    for name, uri in offered(collection, entry):
        yield anchor(name, addresses.link(entry.uri, uri))


def uri_of(entry: Entry) -> str:
    """Give where a document's files are published, without their suffixes."""
    return addresses.file_uri(entry.facts.id, posixpath.basename(entry.facts.id))
