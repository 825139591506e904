"""The last gate for what was typed and not drawn: cells of tables in documents, hand-written pages, files beside them.

A document's tree is drawn by ``checker.site.body``, which lets no HTML through; a table cell is read and drawn anew
too, and passes here besides, so that two readers of HTML must err before anything else comes out. The hand-written
pages of docs/ are Markdown, where HTML is passed on as it is: this gate is theirs alone. A file that stands beside a
document would be opened under the site's own address, so only kinds that no browser runs are published.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import nh3

from checker.message import Message, say
from checker.site.html import Html

if TYPE_CHECKING:
    from collections.abc import Sequence

_CELL: Final = {"p", "br", "b", "i", "strong", "em"}
"""What a cell may hold (docs/ngu-phap.md)."""

_PAGE: Final = _CELL | {
    *("h1", "h2", "h3", "h4", "h5", "h6", "a", "abbr", "blockquote", "code", "dd", "del", "details", "div", "dl", "dt"),
    *(
        "figcaption",
        "figure",
        "hr",
        "img",
        "kbd",
        "li",
        "mark",
        "nav",
        "ol",
        "pre",
        "s",
        "small",
        "span",
        "sub",
        "summary",
    ),
    *("sup", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "u", "ul"),
}
_EVERYWHERE: Final = {"id", "class", "title", "role", "aria-label", "aria-hidden", "aria-current", "tabindex", "lang"}
_ATTRIBUTES: Final = {
    "*": _EVERYWHERE,
    "a": {"href", "name"},
    "img": {"src", "alt", "width", "height", "loading"},
    "th": {"scope", "colspan", "rowspan", "align"},
    "td": {"colspan", "rowspan", "align"},
    "ol": {"start"},
    "details": {"open"},
}
_PUBLISHED: Final = (
    *(".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".csv", ".txt"),
    *(".png", ".jpg", ".jpeg", ".tif", ".tiff", ".zip", ".p7s", ".asice"),
)
_A_PAGE: Final = (".html", ".htm", ".xhtml", ".xht", ".shtml", ".svg", ".svgz", ".xml", ".mht", ".mhtml")
_SCHEMES: Final = {"http", "https", "mailto"}
_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|[\\/]{2})", re.IGNORECASE)
_NAME = re.compile(r"<([a-z][a-z0-9-]*)", re.IGNORECASE)


def cell(html: Html) -> Html:
    """Give what a table's cell holds with only the elements that the dialect allows, and no attribute."""
    return Html(nh3.clean(html, tags=_CELL, attributes={}, clean_content_tags=set())) if "<" in html else html


def page(html: str) -> tuple[str, tuple[str, ...]]:
    """Give a hand-written page with only what such a page may hold, and the names of the elements that were taken out.

    Links go to http, https, mailto and inside the site; pictures come from inside alone.
    """
    cleaned = nh3.clean(
        html,
        tags=_PAGE,
        attributes=_ATTRIBUTES,
        attribute_filter=_kept,
        url_schemes=_SCHEMES,
        link_rel="noopener",
        strip_comments=False,
    )
    return cleaned, tuple(sorted({name.lower() for name in _NAME.findall(html)} - _PAGE))


def told(taken_out: Sequence[str]) -> Message:
    """Say which elements were taken out of a page."""
    vi = "bỏ phần tử HTML không được dùng: {names}; xóa khỏi trang"
    en = "leaves out HTML elements that may not be used: {names}; delete them from the page"
    return say(vi, en, names=", ".join(taken_out))


def publishable(file: str) -> bool:
    """Tell whether a file may be published, by its name: .svg, .html and .xml could run scripts as the site itself."""
    return file.lower().endswith(_PUBLISHED)


def shown_as_it_is(file: str) -> bool:
    """Tell whether a browser takes a file for a page, by its name: one that nobody sanitises could run scripts."""
    return file.lower().endswith(_A_PAGE)


LEFT_OUT: Final = Message(
    "không đăng tệp này: trình duyệt mở nó như một trang, mà trang thì phải viết bằng Markdown; viết lại thành .md, "
    "hình thì đổi sang .png",
    "is not published: a browser opens it as a page, and pages are written in Markdown; make it .md, a picture .png",
)
"""What is said of such a file among the hand-written pages."""


def _kept(element: str, attribute: str, value: str) -> str | None:
    """Leave out a picture's address that leads elsewhere."""
    return None if (element, attribute) == ("img", "src") and _ELSEWHERE.match(value) else value
