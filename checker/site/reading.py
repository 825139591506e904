"""One document as the site needs it: checked, its facts, and its body as HTML; kept between builds by its content."""

from __future__ import annotations

import marshal
import posixpath
from typing import TYPE_CHECKING, Any, Final, cast

from checker import packed
from checker.cache import Cache, opened_as
from checker.engine import Checked, check_document, document_rules
from checker.kinds import NO_KIND
from checker.laws import slug
from checker.parse import parse
from checker.record import NamedTuple, record
from checker.restricted import restricted
from checker.site import addresses
from checker.site.cited import Cited, cited_rows, remark_anchor, said_of_law
from checker.site.inline import CitedLaw, CitedLaws, Linking
from checker.site.laws_cited import laws_cited
from checker.site.official import sheet
from checker.source import decode
from checker.suppress import settle
from checker.verdicts import judged

if TYPE_CHECKING:
    import contextlib
    from collections.abc import Sequence
    from pathlib import Path

    from checker.corpus import DocumentContext
    from checker.document import Document
    from checker.engine import Setting
    from checker.site.inline import Resolve
    from checker.source import Item
    from checker.verdicts import Judgement

_FILE: Final = "site.sqlite"
_Row = tuple[Any, ...]

_MOST: Final = 1024 * 1024 * 1024
"""Bytes that are kept of readings: those of 50,000 documents."""


class Body(NamedTuple):
    """A document's own part of its page, and what it cites.

    ``packed`` is its Markdown as bytes: ten thousand bodies are in memory at once. ``asked`` are the targets of its
    relative links, each with the address that was given for it.
    """

    packed: bytes
    asked: tuple[tuple[str, str | None], ...]
    laws: tuple[str, ...]
    law_keys: tuple[str, ...]
    citations: tuple[Cited, ...]

    def holds(self, resolve: Resolve) -> bool:
        """Tell whether its links still lead where they led."""
        return all(resolve(target) == address for target, address in self.asked)


_CITATIONS: Final = Body._fields.index("citations")


class Reading(NamedTuple):
    """What one file gives: ``signed`` is a file's name and its SHA-256, ``annexes`` are (title, file's name)."""

    checked: Checked
    restricted: bool
    kind: str
    sample: bool
    signed: tuple[str, str]
    annexes: tuple[tuple[str, str], ...]


class Kept(NamedTuple):
    """A reading with its body, which not every document has."""

    reading: Reading
    body: Body | None


class Reader:
    """Reads documents under one setting; those read before come from ``cache``."""

    def __init__(self, setting: Setting, context: DocumentContext, cache: Cache[Kept] | None) -> None:
        self._setting = setting
        self._context = context
        self._cache = cache
        self._rules = document_rules(setting)

    def known(self, items: Sequence[Item]) -> Sequence[Kept | None]:
        """Give what is kept of some files."""
        if not self._cache:
            return [None] * len(items)
        keys = [self._cache.key(self._setting, item) for item in items]
        found = self._cache.get(keys)
        return [found.get(key) for key in keys]

    def read(self, item: Item) -> tuple[Document, Reading]:
        """Read and check a file."""
        document = parse(decode(item.path, item.data, id=item.id))
        checked = check_document(document, self._context, self._rules)
        return document, Reading(
            checked=checked,
            restricted=restricted(document) is not None,
            kind=document.kind,
            sample=document.front_matter.data.get("van_ban_mau") is True,
            signed=(document.string("ban_ky", "tep"), document.string("ban_ky", "sha256")),
            annexes=tuple(
                (document.string("phu_luc", index, "ten"), document.string("phu_luc", index, "tep"))
                for index in range(len(document.entries("phu_luc")))
            ),
        )

    def body(self, document: Document, checked: Checked, resolve: Resolve) -> Body:
        """Draw a document that was checked; ``resolve`` says where its relative links lead."""
        asked: dict[str, str | None] = {}

        def remembered(target: str) -> str | None:
            asked[target] = resolve(target)
            return asked[target]

        context = self._context
        said = judged(document, context.laws, context.day(document))
        kind = context.kinds.get(document.kind, NO_KIND)
        left_open, _ = settle(checked.facts, checked.findings, frozenset())
        rows = cited_rows(document, said, left_open)
        drawn = sheet(document, kind, Linking(remembered, CitedLaws(_cited(document, said, rows), document.text)))
        return Body(
            packed=pack(drawn),
            asked=tuple(asked.items()),
            laws=laws_cited(document.text, said),
            law_keys=tuple(sorted({item.law.key for item in said if item.law})),
            citations=rows,
        )

    def keep(self, item: Item, kept: Kept) -> None:
        """Keep what a file gave."""
        if self._cache:
            self._cache.put(self._cache.key(self._setting, item), kept)


def readings(root: Path) -> contextlib.AbstractContextManager[Cache[Kept] | None]:
    """Open what is kept of a repository's documents; ``None`` where nothing can be kept."""
    return opened_as(root, _FILE, Kept, _MOST, shape=(_written, _read))


def _written(kept: Kept) -> bytes:
    """Write what one file gave as plain tuples, which take a third of the time of pickles."""
    (checked, *reading), body = kept
    drawn = (*body[:_CITATIONS], tuple([tuple(each) for each in body.citations])) if body else ()
    return marshal.dumps((packed.pack(checked), tuple(reading), drawn))  # type: ignore[arg-type]  # texts and tuples


def _read(data: bytes) -> Kept:
    """Read what ``_written`` wrote, which only this user did."""
    checked, reading, drawn = cast("tuple[bytes, _Row, _Row]", marshal.loads(data))  # noqa: S302 - our own
    body = record(Body, (*drawn[:_CITATIONS], tuple([record(Cited, each) for each in drawn[-1]]))) if drawn else None
    return Kept(record(Reading, (packed.unpack(checked), *reading)), body)


def pack(markdown: str) -> bytes:
    """Give a body as bytes, which take half the room; to compress it would take a sixth of the time of drawing it."""
    return markdown.encode("utf-8", "surrogatepass")


def unpack(packed: bytes) -> str:
    """Give a body as it was."""
    return packed.decode("utf-8", "surrogatepass")


def _cited(document: Document, said: Sequence[Judgement], rows: Sequence[Cited]) -> list[CitedLaw]:
    """Give the citations that lead to the page of a law, and those that are left open, in order."""
    here = addresses.document_uri(document.id)
    found: list[CitedLaw] = []
    for place, (item, row) in enumerate(zip(said, rows, strict=True)):
        if item.law:
            href = addresses.link(here, addresses.law_uri(slug(item.law.key)))
            remark = remark_anchor(place) if row.fault else ""
            found.append(CitedLaw(item.citation.at, href, said_of_law(item, row.fault), remark))
        elif row.key or row.fault:
            found.append(CitedLaw(item.citation.at, "", "", left=place))
    return found


def resolver(document_id: str, ids: frozenset[str], uris: frozenset[str], linked: set[str]) -> Resolve:
    """Make the function that places a document's relative links: to other documents and to its own files.

    The ids of the documents that it links to are added to ``linked``.
    """
    here = addresses.document_uri(document_id)

    def resolve(target: str) -> str | None:
        written = target.partition("#")[0]
        path = posixpath.normpath(posixpath.join(posixpath.dirname(document_id), written))
        if written.endswith(".md") and path.removesuffix(".md") in ids:
            linked.add(path.removesuffix(".md"))
            return addresses.link(here, addresses.document_uri(path.removesuffix(".md")))
        uri = f"{addresses.DOCUMENTS}/{path}"
        return addresses.link(here, uri) if uri in uris else None

    return resolve
