"""A page's table of contents as the theme draws one, learned from it: its templates take longer for it than we for all.

What a theme writes around one entry, around one with others below it, and around the whole is always the same. So it
draws a few entries of marks, and the real ones are put in their places. A theme that does more with an entry than print
it (a table with everything in it tells) draws every table itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Protocol, TypedDict

from markdown.extensions.toc import nest_toc_tokens
from markupsafe import Markup, escape

from checker.record import NamedTuple
from checker.site.drawn import Title

if TYPE_CHECKING:
    from collections.abc import Sequence

HARD: Final = "<h1>“a” &amp; &#42; <i>b</i> \"c\" 'd' \\1 {{ e }} {% f %} %(g)s </script> ệ\u2028 zq-qz  h</h1>"
"""A text with everything in it that a template might change."""

_WORDS: Final = "zq-label-&#113;z"
"""The mark of an entry's words: without tags and references, as in an attribute, they are the mark of a label."""
_ANCHOR: Final = "zq-anchor-qz"
_INSIDE: Final = "zq-inside-qz"
_MARKS: Final = re.compile("zq-(label|anchor|inside)-qz")
_ENTRIES: Final = (Title(2, _WORDS, _ANCHOR), Title(3, "một", "mot"), Title(3, "hai", "hai"))
_LEVELS: Final = ((2, 3, 3, 4, 3, 2, 4, 3, 2, 3, 4, 5, 6, 2), (4, 3, 3, 2, 2))


class Token(TypedDict):
    """A heading with those below it, as Python-Markdown has them."""

    level: int
    id: str
    name: str
    children: list[Token]


class Tables(Protocol):
    """The theme's templates for a table of contents."""

    def contents(self, titles: Sequence[Title]) -> str:
        """Draw a whole table; empty where the theme has no template for that."""
        ...

    def entry(self, titles: Sequence[Title]) -> str:
        """Draw the first entry of a table with those below it; empty where the theme has no template for that."""
        ...


class Contents(NamedTuple):
    """What a theme writes before and after a table, between entries, and for an entry; those are formats of “%”."""

    before: str
    after: str
    between: str
    between_below: str
    alone: str
    above: str

    def drawn(self, titles: Sequence[Title]) -> str:
        """Draw a table of contents."""
        return f"{self.before}{self.between.join(map(self._entry, nested(titles)))}{self.after}"

    def _entry(self, token: Token) -> str:
        words, below = token["name"], token["children"]
        if not below:
            return self.alone % {"words": words, "anchor": token["id"]}
        inside = self.between_below.join(map(self._entry, below))
        return self.above % {"words": words, "label": _label(words), "anchor": token["id"], "inside": inside}


def nested(titles: Sequence[Title]) -> list[Token]:
    """Put headings below one another as Python-Markdown does."""
    return nest_toc_tokens([{"level": title.level, "id": title.anchor, "name": title.words} for title in titles])


def learn(tables: Tables) -> Contents | None:
    """Learn how a theme draws a table of contents; ``None`` where it does more with an entry than print it."""
    marked, one, two = _ENTRIES
    first, second = tables.entry((one,)), tables.entry((two,))
    if not first or not second:
        return None
    before, _, after = tables.contents((one,)).partition(first)
    above, _, end = tables.entry((marked, one)).partition(first)
    contents = Contents(
        before=before,
        after=after,
        between=_between(tables.contents((one, two._replace(level=3))), before + first, second + after),
        between_below=_between(tables.entry((marked, one, two)), above + first, second + end),
        alone=_format(tables.entry((marked,))),
        above=_format(f"{above}{_INSIDE}{end}"),
    )
    trials = [
        [Title(level, f"{HARD} {index}", f"muc-{index}") for index, level in enumerate(levels)] for levels in _LEVELS
    ]
    try:
        same = all(contents.drawn(trial) == tables.contents(trial) for trial in trials)
    except KeyError:  # an entry alone that has a label
        return None
    return contents if same else None


def _between(drawn: str, before: str, after: str) -> str:
    return drawn.removeprefix(before).removesuffix(after)


def _format(drawn: str) -> str:
    return _MARKS.sub(r"%(\1)s", drawn.replace("%", "%%").replace(_WORDS, "%(words)s"))


@lru_cache(maxsize=1024)
def _label(words: str) -> str:
    """Write a heading's words in an attribute, as Jinja's filters “striptags” and “e” do; most pages have the same."""
    return str(escape(Markup(words).striptags()))  # noqa: S704 - it is made plain
