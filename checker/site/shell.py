"""The theme around a page's body, drawn once for all pages that have the same around them.

A theme's templates cost more than all else about a page, and write the same for nearly every one of them. So they draw
the first page of each shape as they are, and the second with marks in place of its title, address and body; the others
fill the marks. A shape whose templates do more with a value than print it (one trial page with everything in it tells,
and the first page itself) is drawn by the templates throughout.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Protocol

from checker.record import NamedTuple
from checker.site import contents
from checker.site.contents import HARD, Contents, Tables
from checker.site.drawn import Title

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

_MARK: Final = "zq-{}-qz"
_MARKS: Final = re.compile(r"zq-(\w+)-qz")
_BODY: Final = "body"
_CONTENTS: Final = "contents"
_FIRST: Final = "first"
_MARKED: Final = (Title(2, _MARK.format("words"), _MARK.format(_FIRST)),)


class Around(NamedTuple):
    """What the templates print of a page: its body, its headings, and texts by name."""

    body: str
    titles: tuple[Title, ...]
    texts: Mapping[str, str]


class Theme(Tables, Protocol):
    """The theme's templates, at one place of the site."""

    def page(self, around: Around) -> str:
        """Draw a whole page."""
        ...


class _Shell(NamedTuple):
    """A page in pieces: what is always the same, and between that the names of what is not."""

    pieces: tuple[str, ...]
    contents: Contents | None

    def filled(self, around: Around, theme: Theme) -> str:
        values = {**around.texts, _BODY: around.body}
        if around.titles:
            learned = self.contents if around.titles[0].level > 1 else None  # a theme may leave the first level out
            drawn = learned.drawn(around.titles) if learned else theme.contents(around.titles)
            values |= {_FIRST: around.titles[0].anchor, _CONTENTS: drawn}
        return "".join(values[piece] if index % 2 else piece for index, piece in enumerate(self.pieces))


class Shells:
    """The shells of one build, by shape."""

    def __init__(self) -> None:
        self._first: dict[Hashable, tuple[Around, str]] = {}
        self._known: dict[Hashable, _Shell | None] = {}

    def page(self, shape: Hashable, around: Around, theme: Theme) -> str:
        """Draw a page; ``shape`` is all that the templates heed of it besides what they print."""
        shape = (shape, "<h1" in around.body, bool(around.titles), *around.texts)
        first = self._first.get(shape)
        if first is None:
            drawn = theme.page(around)
            self._first[shape] = around, drawn
            return drawn
        if shape not in self._known:
            self._known[shape] = _learned(*first, theme)
        shell = self._known[shape]
        return shell.filled(around, theme) if shell else theme.page(around)


def _learned(first: Around, drawn: str, theme: Theme) -> _Shell | None:
    """Draw a page of marks and cut it there; ``None`` when filling it does not give what the templates give."""
    learned = contents.learn(theme) if first.titles else None
    shell = _Shell(_cut(theme.page(_of_marks(first)), theme.contents(_MARKED) if first.titles else ""), learned)
    if not {_BODY, _CONTENTS, _FIRST, *first.texts}.issuperset(shell.pieces[1::2]):
        return None
    tried = _tried(first)
    same = shell.filled(first, theme) == drawn and shell.filled(tried, theme) == theme.page(tried)
    return shell if same else None


def _of_marks(first: Around) -> Around:
    body = _MARK.format(_BODY)
    texts = {name: _MARK.format(name) for name in first.texts}
    return Around(f"<h1{body}" if "<h1" in first.body else body, _MARKED if first.titles else (), texts)


def _tried(first: Around) -> Around:
    """Give a page whose values have in them what a template might change."""
    titles = (Title(2, HARD, "muc"), Title(3, "hai", "hai"), Title(2, "ba", "ba")) if first.titles else ()
    body = HARD if "<h1" in first.body else HARD.replace("h1", "h2")
    return Around(body, titles, {name: f"{HARD} {name}" for name in first.texts})


def _cut(marked: str, table: str) -> tuple[str, ...]:
    body = _MARK.format(_BODY)
    whole = marked.replace(f"<h1{body}", body)
    if table:
        whole = whole.replace(table, _MARK.format(_CONTENTS))
    return tuple(_MARKS.split(whole))
