"""A finished page's body, drawn without a Markdown library: what one would make of the Markdown that we wrote.

Our pages are headings and HTML blocks with one empty line between them, so there is little to do, and a library spends
nine tenths of its time on looking for what is not there. How a heading is dressed (a link to itself, say) is the
configuration's affair: a ``Dressing`` is learned from the library itself, and a body that would come out differently
is the library's to draw.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from checker.record import NamedTuple
from checker.site.html import Html, block, heading, join, tag, text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Library = Callable[[str], tuple[str, "Sequence[Title]"]]
"""A Markdown library as the site sets it up: takes Markdown, gives HTML and the titles in it, in order."""

_LEVELS: Final = range(2, 7)
_WORDS: Final = "\ue000"
_ANCHOR: Final = "neo-thu"
_HEADING = re.compile(r"(#{2,6}) (.*)\{#([^{}\s]+)\}")
_TAGS = re.compile(r"<[^>]*>")


class Title(NamedTuple):
    """A heading of a page, for its table of contents: ``words`` are HTML without tags."""

    level: int
    words: str
    anchor: str


class Drawn(NamedTuple):
    """A page's body as HTML, and its headings in order."""

    html: str
    titles: tuple[Title, ...]


class Dressing(NamedTuple):
    """What a Markdown library writes before and after the words of a heading, by level; the anchor is a mark there."""

    around: Mapping[int, tuple[str, str]]

    def title(self, level: int, inner: str, anchor: str) -> str:
        """Write a heading."""
        before, after = self.around[level]
        return f"{before.replace(_ANCHOR, anchor)}{inner}{after.replace(_ANCHOR, anchor)}"


def learn(library: Library) -> Dressing | None:
    """Learn how a library dresses headings; ``None`` where it does more to our pages than that.

    What it makes of a page with everything that could be misread decides.
    """
    around: dict[int, tuple[str, str]] = {}
    for level in _LEVELS:
        drawn, _ = library(f"{heading(level, Html(_WORDS), _ANCHOR)}\n")
        before, found, after = drawn.partition(_WORDS)
        if not found:
            return None
        around[level] = before, after
    dressing = Dressing(around)
    trial = _trial()
    return dressing if draw(trial, dressing) == Drawn(*_frozen(library(trial))) else None


def _frozen(answer: tuple[str, Sequence[Title]]) -> tuple[str, tuple[Title, ...]]:
    return answer[0], tuple(answer[1])


def draw(markdown: str, dressing: Dressing) -> Drawn | None:
    """Draw a page's body; ``None`` when it holds a heading that is not written as ours are."""
    written: list[str] = []
    titles: list[Title] = []
    spaced = markdown.expandtabs(4) if "\t" in markdown else markdown
    for piece in spaced.strip("\n").split("\n\n"):
        if not piece.startswith("#"):
            written.append(f"{piece}\n")
            continue
        found = _HEADING.fullmatch(piece)
        if not found:
            return None
        signs, dressed, anchor = found.groups()
        level, inner = len(signs), dressed.rstrip(" ")
        written.append(dressing.title(level, inner, anchor))
        titles.append(Title(level, " ".join(_TAGS.sub("", inner).split()), anchor))
    return Drawn("\n".join(written).rstrip("\n"), tuple(titles))


def _trial() -> str:
    """Give a page with everything in it that some extension of Markdown might read."""
    signs = text("“a” \"b\" 'c' (c) -- ... *d* _e_ `f` [g](h) ~~i~~ ^j^ ==k== :l: http://m.n &amp; o@p.q {r} | 1. HTML")
    link = tag("a", signs, href="../x_y/?a=b&c=d#e", title="*f*")
    return "\n\n".join(
        (
            block(tag("h1", signs)),
            heading(2, signs, "muc"),
            "<!--muc-->",
            block(tag("div", tag("p", signs), Html("\n"), tag("ul", tag("li", link)), tag("table", tag("tr")))),
            block(tag("nav", join((link, tag("br"), signs)))),
            heading(3, join((tag("strong", tag("em", signs)), tag("br"), link)), "hai"),
            *(heading(level, text(f"Cấp {level}"), f"cap-{level}") for level in _LEVELS),
            heading(2, text("Hết"), "ba") + "\n",
        )
    )
