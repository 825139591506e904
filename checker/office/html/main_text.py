"""Which part of a web page is the document: not menus, heads, feet and side columns."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from checker.office.closing_lines import is_recipients
from checker.office.letterhead import KINDS, MOTTO, NATION, is_number
from checker.office.text_lines import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_OUTSIDE: Final = frozenset({"nav", "aside", "footer", "header", "form", "dialog"})
_ROLES: Final = frozenset({"navigation", "banner", "search", "contentinfo", "complementary", "menu", "dialog", "alert"})
_UNSEEN: Final = frozenset(
    {"script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "head", "title", "meta"}
    | {"link", "select", "button", "input", "textarea", "option", "canvas", "video", "audio", "map", "img"}
)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_LINE: Final = frozenset(
    {"p", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "li", "div", "span", "b", "strong", "center"}
)
_MOST_OF_IT: Final = 0.9
_LONGEST_ANCHOR: Final = 200
LONGEST_STYLE: Final = 2_000
"""How much of an element's style is read, in characters."""

_MOST_INSIDE: Final = 40


def is_unseen(element: HtmlElement) -> bool:
    """Tell whether a browser draws nothing of an element."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return True
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")[:LONGEST_STYLE]))


def is_around(element: HtmlElement) -> bool:
    """Tell whether an element says of itself that it stands around the text."""
    return element.tag in _OUTSIDE or element.get("role", "").strip().lower() in _ROLES


def main_text(body: HtmlElement) -> tuple[HtmlElement, str]:
    """Give the element that holds the document, and the words of the page outside it."""
    chosen = _around_anchors(body)
    if chosen is None:
        chosen = _declared(body)
    if chosen is None:
        chosen = _densest(body)
    return chosen, _words_outside(body, chosen)


def _around_anchors(body: HtmlElement) -> HtmlElement | None:
    """Give the smallest element around all that only an official document has: Quốc hiệu, kind, Nơi nhận."""
    anchors = [element for element in body.iter(*_LINE) if _is_anchor(element) and not _is_inside_unseen(element)]
    if len(anchors) < 2:
        return None
    path = [anchors[0], *anchors[0].iterancestors()]
    for anchor in anchors[1:]:
        above = {id(element) for element in (anchor, *anchor.iterancestors())}
        path = [element for element in path if id(element) in above]
    found = path[0] if path else None
    while found is not None and found.tag in {"tr", "tbody", "table", "thead", "p", "span", "b", "strong"}:
        found = found.getparent()
    return found


def _is_anchor(element: HtmlElement) -> bool:
    if sum(1 for _ in islice(element.iter(), _MOST_INSIDE)) == _MOST_INSIDE:
        return False
    text = element.text_content()
    if len(text) > _LONGEST_ANCHOR:
        return False
    text = squeeze(text)
    return bool(NATION.match(text) or MOTTO.match(text) or text in KINDS or is_recipients(text) or is_number(text))


def _is_inside_unseen(element: HtmlElement) -> bool:
    return any(is_unseen(above) or above.tag == "nav" for above in (element, *element.iterancestors()))


def _declared(body: HtmlElement) -> HtmlElement | None:
    """Give the only element that says it is the text."""
    for found in (list(body.iter("article")), list(body.iter("main")), body.xpath("//*[@role='main']")):
        if len(found) == 1 and len(found[0].text_content().strip()) > _LONGEST_ANCHOR:
            element: HtmlElement = found[0]
            return element
    return None


def _densest(body: HtmlElement) -> HtmlElement:
    """Go down as long as one child holds nearly all words that are no links."""
    weights: dict[int, int] = {}
    for element in body.iter():
        if isinstance(element.tag, str) and not is_unseen(element):
            own = len((element.text or "").strip()) if element.tag != "a" else 0
            weights[id(element)] = own
    for element in reversed(list(body.iter())):
        parent = element.getparent()
        if id(element) in weights and parent is not None and id(parent) in weights:
            weights[id(parent)] += (0 if is_around(element) else weights[id(element)]) + len(
                (element.tail or "").strip()
            )
    chosen = body
    while True:
        best = max(chosen, key=lambda child: weights.get(id(child), 0) if not is_around(child) else 0, default=None)
        if best is None or best.tag not in {
            "div",
            "section",
            "article",
            "main",
            "center",
            "td",
            "tr",
            "table",
            "tbody",
        }:
            return chosen
        if weights.get(id(best), 0) < _MOST_OF_IT * max(1, weights[id(chosen)]):
            return chosen
        chosen = best


def _words_outside(body: HtmlElement, chosen: HtmlElement) -> str:
    return squeeze(" ".join(_texts(body, chosen)))


def _texts(element: HtmlElement, chosen: HtmlElement) -> Iterator[str]:
    """Give what is drawn below an element, outside the chosen one."""
    if element is chosen or is_unseen(element):
        return
    if element.text:
        yield element.text
    for child in element:
        yield from _texts(child, chosen)
        if child.tail:
            yield child.tail
