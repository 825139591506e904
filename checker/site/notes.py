"""Marks of footnotes in the text of a page: links to the notes at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.office.footnotes import parts_of
from checker.site.html import Html, join, tag, text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


class Marks:
    """The footnotes of one document, ``known`` by their marks; the text is to be written in reading order."""

    __slots__ = ("_known", "_met")

    def __init__(self, known: Collection[str] = ()) -> None:
        self._known = known
        self._met: set[str] = set()

    def text(self, value: str) -> Html:
        """Write a text, the marks in it as links."""
        return join(self._parts(value)) if self._known and "[^" in value else text(value)

    def put(self, written: Html) -> Html:
        """Make links of the marks in finished HTML, which has them in its text alone."""
        if not self._known or "[^" not in written:
            return written
        return join(Html(f"{before}{self._mark(mark)}") for before, mark in parts_of(written))

    def back(self, mark: str) -> Html:
        """Write a mark before its note: a link back to where it first stands."""
        anchor = note_anchor(mark)
        label = f"Về chỗ của chú thích {mark}"
        return tag("a", text(f"[{mark}]"), href=f"#cho-{anchor}", role="doc-backlink", aria_label=label)

    def _parts(self, value: str) -> Iterator[Html]:
        for before, mark in parts_of(value):
            yield text(before)
            yield self._mark(mark)

    def _mark(self, mark: str) -> Html:
        if mark not in self._known:
            return text(f"[^{mark}]" if mark else "")
        anchor = note_anchor(mark)
        place = None if mark in self._met else f"cho-{anchor}"
        self._met.add(mark)
        label = f"Chú thích {mark}"
        return tag("sup", tag("a", text(mark), id=place, href=f"#{anchor}", role="doc-noteref", aria_label=label))


def note_anchor(mark: str) -> str:
    """Give the anchor of a note."""
    return f"chu-thich-{mark.replace('*', 'x')}"
