"""The pages of a small collection as pure text, for tests that look into them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import markdown
from lxml import html as lxml_html
from site_samples import repository

from checker.site import official
from checker.site.collection import Collection, gather
from checker.site.pages import pages

if TYPE_CHECKING:
    from pathlib import Path

    from checker.site.page import Page


DAY = datetime.date(2026, 11, 22)
PLAN = "van-ban/thcs-minh-hoa/2026/ke-hoach.md"


def collection_of(folder: Path, *, preview: bool = False, **documents: str) -> Collection:
    return gather(repository(folder, **documents), as_of=DAY, preview=preview)


def pages_of(folder: Path, *, preview: bool = False, **documents: str) -> dict[str, Page]:
    return {page.uri: page for page in pages(collection_of(folder, preview=preview, **documents))}


def rendered(page: Page) -> lxml_html.HtmlElement:
    """Render a page as MkDocs does, and read it."""
    made = markdown.markdown(page.markdown, extensions=["attr_list", "tables", "fenced_code", "toc"])
    return lxml_html.fragment_fromstring(official.wrap_sheet(made), create_parent="main")


def words(element: lxml_html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def one(element: lxml_html.HtmlElement, name: str) -> lxml_html.HtmlElement:
    found = element.find_class(name)
    assert len(found) == 1, name
    return found[0]


ALLOWED = frozenset(
    (
        "main",
        "div",
        "nav",
        "details",
        "summary",
        "ol",
        "ul",
        "li",
        "p",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "hr",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "a",
        "span",
        "strong",
        "em",
        "b",
        "i",
        "code",
        "br",
    )
)
"""The elements that a page is made of."""
