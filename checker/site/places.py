"""The points of published documents: the anchor at which what a citation names stands ("điểm a khoản 1 Mục I")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker import files
from checker.office.footnotes import read_footnotes
from checker.parse import parse
from checker.site.body import BodyWriter
from checker.site.inline import NOWHERE
from checker.source import decode

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from checker.document import Document
    from checker.facts import Facts


class Places:
    """Finds the anchors of labels in documents below ``root``; each of the few that are asked for is read once."""

    __slots__ = ("_known", "_root")

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[str, Mapping[str, str]] = {}

    def anchor(self, facts: Facts, way: str) -> str:
        """Give the anchor of a part of a document; blank where it has no such part."""
        if not way:
            return ""
        if facts.id not in self._known:
            source = decode(facts.path, files.read_bytes(self._root / facts.path), id=facts.id)
            self._known[facts.id] = places_of(parse(source))
        return self._known[facts.id].get(way, "")


def places_of(document: Document) -> Mapping[str, str]:
    """Give the anchors of a document's labels, by what a citation calls them."""
    writer = BodyWriter(document, NOWHERE, skipped=read_footnotes(document).section)
    for part in (document.main, document.annexes):
        for _ in writer.pieces(part):
            pass
    return writer.places
