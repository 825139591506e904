"""One page of the site, ready for any generator."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from checker.record import NamedTuple
from checker.site import addresses
from checker.site.html import Html, block, text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Record(NamedTuple):
    """What the search of titles knows of a page: a title and a line of text; never a body."""

    title: str
    text: str


class Page(NamedTuple):
    """A page: its address, its metadata, and its entry in the search.

    ``write`` gives the parts of its Markdown, headings and HTML blocks, each time that they are asked for: of ten
    thousand documents no two need be in memory at once. ``source`` is the path in the repository of the file that it
    was made of, empty when there is none.
    """

    uri: str
    write: Callable[[], Sequence[str]]
    metadata: Mapping[str, object]
    record: Record | None = None
    source: str = ""

    @property
    def markdown(self) -> str:
        """The page's Markdown."""
        return "\n\n".join(part for part in self.write() if part) + "\n"


class Made(NamedTuple):
    """A file that is no page, made of the collection: its address and its bytes."""

    uri: str
    content: bytes


def make(
    uri: str,
    title: str,
    parts: Sequence[str] | Callable[[], Sequence[str]],
    *,
    description: str,
    record: Record | None = None,
    source: str = "",
    wide: bool = False,
) -> Page:
    """Make a page of its parts, or of what writes them; the search knows ``record`` of it and nothing of the body.

    A ``wide`` page has tables or charts that need the room of the table of contents.
    """
    metadata: dict[str, object] = {
        "title": title,
        "description": description,
        "search": {"exclude": True},
        "hide": ["navigation", "toc"] if wide else ["navigation"],
    }
    return Page(uri, parts if callable(parts) else partial(tuple[str, ...], parts), metadata, record, source)


def title_block(title: str) -> str:
    """Give a page's one heading of the first level."""
    return block(Html(f"<h1>{text(title)}</h1>"))


def paragraph(words: str) -> str:
    """Give a paragraph of plain text."""
    return block(Html(f"<p>{text(words)}</p>"))


def breadcrumbs(uri: str, *steps: tuple[str, str]) -> str:
    """Give the way from the home page to a page: (name, uri) of each page above it."""
    links = [
        f"<li>{anchor(name, addresses.link(uri, target))}</li>" for name, target in (("Trang chủ", "index.md"), *steps)
    ]
    listed = f'<ol role="list">{"".join(links)}</ol>'
    return block(Html(f'<nav class="duong-dan" aria-label="Đường dẫn">{listed}</nav>'))


def definitions(rows: Sequence[tuple[str, Sequence[Html]]]) -> Html:
    """Write names and what each is, leaving out a name with nothing to say."""
    told = [f"<div><dt>{text(name)}</dt><dd>{'</dd><dd>'.join(values)}</dd></div>" for name, values in rows if values]
    return Html(f'<dl class="the">{"".join(told)}</dl>')


def anchor(words: str, address: str) -> Html:
    """Write a link inside the site."""
    return Html(f'<a href="{text(address)}">{text(words)}</a>')


def outside(words: str, address: str) -> Html:
    """Write a link that leaves the site."""
    return Html(f'<a href="{text(address)}" rel="noopener">{text(words)}</a>')


def table(name: str, head: Sequence[str], rows: Sequence[Sequence[Html]], *, cards: bool = False) -> str:
    """Give a table with a heading a column; ``name`` is its caption for screen readers.

    As ``cards`` each row begins with its heading, and a narrow screen shows rows one below the other.
    """
    header = "".join([f'<th scope="col">{text(title)}</th>' for title in head])
    body = "".join([_card(head, row) if cards else _row(row) for row in rows])
    whole = f"<thead><tr>{header}</tr></thead><tbody>{body}</tbody>"
    of = "ke xep-chong" if cards else "ke"
    box = f'<div class="bang" role="group" tabindex="0" aria-label="{text(name)}">'
    return block(Html(f'{box}<table class="{of}">{whole}</table></div>'))


def _row(row: Sequence[Html]) -> str:
    return f"<tr><td>{'</td><td>'.join(row)}</td></tr>" if row else "<tr></tr>"


def _card(head: Sequence[str], row: Sequence[Html]) -> str:
    cells = [f'<td data-nhan="{text(title)}">{cell}</td>' for title, cell in zip(head[1:], row[1:], strict=True)]
    return f'<tr><th scope="row">{row[0]}</th>{"".join(cells)}</tr>'
