"""A document's body to HTML: headings for the table of contents, labelled lines as lists, labels as written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.document import Block, Break, Comment, Document, Heading, Label, LabelKind, Paragraph, Section, Table
from checker.parse.inline import plain
from checker.parse.labels import roman_value
from checker.record import NamedTuple
from checker.site import html
from checker.site.addresses import slug
from checker.site.closings import is_point, part_closing
from checker.site.html import NOTHING, Html, join, tag
from checker.site.inline import Linking, write, write_between, write_labelled
from checker.site.tables import write_table
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_Item = Block | Section

_LONGEST_TITLE = 120
_LINK = 'title="Liên kết đến điểm này"'
_SENTENCE_ENDS = (".", ";", ":", ",")
_ARTICLES = frozenset({LabelKind.PART, LabelKind.CHAPTER, LabelKind.ARTICLE})
_STEPS = {
    LabelKind.PART: "phan",
    LabelKind.CHAPTER: "chuong",
    LabelKind.LETTER: "muc",
    LabelKind.ROMAN: "muc",
    LabelKind.ARTICLE: "dieu",
    LabelKind.NUMBER: "khoan",
    LabelKind.DECIMAL: "khoan",
    LabelKind.PAREN: "khoan",
    LabelKind.POINT: "diem",
}
"""What a citation calls a label of each kind: điểm đ khoản 2 Mục I is at ``muc-i-khoan-2-diem-dd``."""

_LOCATED = re.compile(r"\b(phần|chương|mục|điều|khoản|điểm)\s+(\w+)")
_WAY = {"phần": "phan", "chương": "chuong", "mục": "muc", "điều": "dieu", "khoản": "khoan", "điểm": "diem"}
_COUNTED = frozenset({"phan", "chuong", "dieu"})
_NAMES = {kind: kind.name.lower() for kind in LabelKind}
_ATTACHED = re.compile(r"[*_]*\((?:Ban hành )?[Kk]èm theo\b")
_NUMBER = re.compile(r"\b\d[\d/]*/[A-ZĐ]\w*(?:-\w+)+")
_NOTHING_BELOW: tuple[tuple[_Item, ...], tuple[_Item, ...]] = ((), ())


class Title(NamedTuple):
    """A title in the body, with its anchor; ``words`` are its text without marks, ``label`` that of a labelled line."""

    level: int
    inner: Html
    anchor: str
    words: str
    label: LabelKind | None = None


@dataclass(slots=True)
class BodyWriter:
    """Write the parts of one document.

    ``taken`` are the anchors given so far, ``tables`` counts the tables, ``contents`` are the titles passed on the way:
    headings, and labelled lines that are titles though they were not typed as headings. ``places`` has, by what a
    citation calls it (``muc-i-khoan-2``), the anchor of what has a label. ``skipped`` is a section that is written
    elsewhere.
    """

    document: Document
    linking: Linking
    taken: set[str] = field(default_factory=set[str])
    tables: int = 0
    contents: list[Title] = field(default_factory=list[Title])
    places: dict[str, str] = field(default_factory=dict[str, str])
    skipped: Section | None = None

    def pieces(self, section: Section) -> Iterator[Title | Html]:
        """Give the headings and the HTML between them, in order."""
        return self._walk(section.items, "")

    def markdown(self, section: Section) -> str:
        """Give the body as Markdown: headings, and HTML blocks that no Markdown library changes.

        A heading of the first level becomes one of the second: the page has its own.
        """
        parts: list[str] = []
        gathered: list[Html] = []
        for piece in self.pieces(section):
            if isinstance(piece, Title):
                parts.extend(_chunk(gathered))
                parts.append(html.heading(max(2, piece.level), piece.inner, piece.anchor))
                gathered = []
            else:
                gathered.append(piece)
        parts.extend(_chunk(gathered))
        return "\n\n".join(parts)

    def html(self, section: Section) -> Html:
        """Give the body as HTML alone."""
        return join(
            (
                tag(f"h{piece.level}", piece.inner, id=piece.anchor) if isinstance(piece, Title) else piece
                for piece in self.pieces(section)
            ),
            "\n",
        )

    def _walk(self, items: Sequence[_Item], way: str) -> Iterator[Title | Html]:
        """Write items; ``way`` is the anchor of what they stand under, made of the labels on the way there."""
        points: list[Html] = []
        shown = [item for item in items if item is not self.skipped] if self.skipped else items
        for place, item in enumerate(shown):
            if isinstance(item, Section) and isinstance(item.opener, Paragraph):
                inner, rest = self._parted(item, shown, place) if item.items else _NOTHING_BELOW
                points.append(self._point(item.opener, inner, way))
                if rest:
                    yield _list(points)
                    points = []
                    yield from self._walk(rest, way)
                continue
            if points:
                yield _list(points)
                points = []
            if isinstance(item, Section):
                below = way
                if isinstance(item.opener, Heading):
                    title = self._title(item.opener)
                    yield title
                    below = _step(way, item.opener.label) if item.opener.label else title.anchor
                    self.places.setdefault(below, title.anchor)
                yield from self._walk(item.items, below)
            else:
                yield self._block(item)
        if points:
            yield _list(points)

    def _parted(self, point: Section, shown: Sequence[_Item], place: int) -> tuple[Sequence[_Item], Sequence[_Item]]:
        """Part what stands in a point from what is written behind the list: headings, and what closes the list."""
        inner, rest = _before_heading(point.items)
        if rest or (place + 1 < len(shown) and is_point(shown[place + 1])):
            return inner, rest
        kept, behind = part_closing(self.document.text, point, shown[:place])
        return kept.items, behind

    def _title(self, heading: Heading) -> Title:
        text = self.document.text
        start, end = heading.start + heading.level, heading.text_end
        while start < end and text[start].isspace():
            start += 1
        inner = self.linking.cited.only_words(start, end)
        words: str = inner or ""
        if inner is None:
            at = Span(start, max(start, end))
            words, inner = plain(text, at).text, write(text, at, self.linking)
        title = Title(heading.level, inner, self._anchor(words), words)
        self.contents.append(title)
        return title

    def _anchor(self, words: str) -> str:
        anchor = slug(words, self.taken)
        self.taken.add(anchor)
        return anchor

    def _point(self, opener: Paragraph, items: Sequence[_Item], way: str) -> Html:
        """Write a labelled line and what stands under it as one list item, with a link to itself."""
        label = opener.label
        text = self.document.text
        if label is None:
            below = self._below(items, way)
            return Html(f"<li><p>{write(text, opener.at, self.linking)}</p>{below}</li>")
        marked, words = write_labelled(text, opener, label, self.linking)
        here = _step(way, label)
        titled = self._title_of_point(opener, items)
        below = self._below(items, here)
        link = ""
        if label.kind in _STEPS:
            anchor = self._free(here)
            self.places.setdefault(here, anchor)
            link = f'<a class="headerlink" id="{anchor}" href="#{anchor}" {_LINK}>#</a>'
        identity = f' id="{titled}"' if titled else ""
        opening = f'<li class="muc-{_NAMES[label.kind]}"{identity}>'
        return Html(f'{opening}<p><span class="nhan">{marked}</span> {words}{link}</p>{below}</li>')

    def _below(self, items: Sequence[_Item], way: str) -> Html:
        """Write what stands under a labelled line, which has no headings there."""
        return join(piece for piece in self._walk(items, way) if not isinstance(piece, Title)) if items else NOTHING

    def _free(self, anchor: str) -> str:
        """Give an anchor, with a number behind it where a document has the same labels twice."""
        free, count = anchor, 2
        while free in self.taken:
            free, count = f"{anchor}-{count}", count + 1
        self.taken.add(free)
        return free

    def _title_of_point(self, opener: Paragraph, items: Sequence[_Item]) -> str | None:
        """Give the anchor of a labelled line that is a title: an article, or a short one over others."""
        label = opener.label
        if label is None or label.kind >= LabelKind.DASH:
            return None
        article = label.kind in _ARTICLES
        if not article and not items:
            return None
        words = " ".join(plain(self.document.text, opener.at).text.split())
        if not article and (words.endswith(_SENTENCE_ENDS) or len(words) > _LONGEST_TITLE):
            return None
        shown = words if len(words) <= _LONGEST_TITLE else words[: words.rfind(" ", 0, _LONGEST_TITLE)] + "…"
        above = self.contents[-1].level if self.contents else 1
        same = next((title.level for title in reversed(self.contents) if title.label == label.kind), 0)
        title = Title(same or min(above + 1, 6), html.text(shown), self._anchor(shown), shown, label.kind)
        self.contents.append(title)
        return title.anchor

    def _block(self, block: Block) -> Html:
        match block:
            case Paragraph():
                centred = (block.text_start, block.end) == self.document.enacting_at
                noted = _ATTACHED.match(self.document.text, block.text_start, block.end)
                opening = '<p class="quyet-dinh">' if centred else '<p class="kem-theo">' if noted else "<p>"
                words = write_between(self.document.text, block.start, block.end, self.linking)
                return Html(f"{opening}{words}</p>")
            case Table():
                self.tables += 1
                return write_table(self.document.text, block, self.linking, f"Bảng {self.tables}")
            case Break():
                return tag("hr")
            case Comment() | Heading():
                return NOTHING


def way_of(words: str) -> str:
    """Give the way to what a citation names: ``muc-i-khoan-2-diem-dd`` of "điểm đ khoản 2 Mục I"; blank of nothing."""
    named: dict[str, str] = {}
    for name, label in _LOCATED.findall(words.lower()):
        named.setdefault(name, label)
    steps = [f"{step} {_counted(step, named[name])}" for name, step in _WAY.items() if name in named]
    return slug(" ".join(steps)) if steps else ""


def _counted(step: str, label: str) -> str:
    """Give a label as anchors have it: parts, chapters and articles are counted, a letter đ is dd."""
    if step not in _COUNTED:
        return label.replace("đ", "dd")
    number = roman_value(label.upper())
    return str(number) if number else label


def _step(way: str, label: Label) -> str:
    """Give the anchor of what a label opens, from that of what it stands under."""
    step = _words_of(label.kind, label.text, label.ordinal)
    return f"{way}-{step}" if way and step else way or step


@lru_cache(maxsize=1024)
def _words_of(kind: LabelKind, label: str, ordinal: int) -> str:
    if kind not in _STEPS:
        return ""
    counted = kind in _ARTICLES
    return slug(f"{_STEPS[kind]} {ordinal if counted else label.lower().replace('đ', 'dd')}")


def _list(points: Sequence[Html]) -> Html:
    """Write a list; its role is said because browsers take it from lists without bullets."""
    return Html(f'<ul class="diem" role="list">{"".join(points)}</ul>')


def _chunk(gathered: Sequence[Html]) -> list[str]:
    inner = "\n".join([piece for piece in gathered if piece])
    return [html.block(Html(f'<div class="vb">{_NUMBER.sub(_unbroken, inner)}</div>'))] if inner else []


def _unbroken(found: re.Match[str]) -> str:
    """Keep a document's number on one line, where it is words and no attribute: browsers break at its hyphen."""
    whole, start = found.string, found.start()
    if whole.rfind("<", 0, start) > whole.rfind(">", 0, start):
        return found[0]
    return f'<span class="so-ky-hieu">{found[0]}</span>'


def _before_heading(items: Sequence[_Item]) -> tuple[tuple[_Item, ...], tuple[_Item, ...]]:
    """Part what stands under a labelled line at its first heading: a list item cannot hold a heading of the page."""
    for index, item in enumerate(items):
        if not isinstance(item, Section):
            continue
        if isinstance(item.opener, Heading):
            return tuple(items[:index]), tuple(items[index:])
        inner, rest = _before_heading(item.items)
        if rest:
            return (*items[:index], item._replace(items=inner)), (*rest, *items[index + 1 :])
    return tuple(items), ()
