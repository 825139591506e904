"""Documents as they would be published, in one page that holds all it needs: what a reviewer opens from a file."""

from __future__ import annotations

import base64
import hashlib
import posixpath
import re
from functools import partial
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

import markdown
from lxml import html as lxml_html

from checker.site import addresses
from checker.site.building import assets
from checker.site.document_page import document_page
from checker.site.html import NOTHING, Html, join, tag, text
from checker.site.official import wrap_sheet
from checker.site.rule_pages import severity_mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from checker.rule import Finding
    from checker.site.collection import Collection, Entry

_STYLES: Final = ("assets/van-ban.css", "assets/bang-bieu.css")
_OWN: Final = "xem-truoc.css"
_FONT: Final = re.compile(r'url\("(chu/[\w-]+\.woff2)"\)')
_LEFT_OUT: Final = ("duong-dan", "nam-khac", "vien-dan", "headerlink")
"""What makes sense among other pages only."""

TITLE: Final = "Xem trước văn bản"


def is_preview(page: bytes) -> bool:
    """Tell whether a file is such a page, which a new one may replace."""
    return f"<title>{TITLE}</title>".encode() in page[:2000]


def preview(collection: Collection, paths: frozenset[str] | None = None) -> str:
    """Give a page with the documents at some paths, or with all, and what the checker says of each."""
    entries = [entry for entry in collection.entries if paths is None or entry.path in paths]
    places = {addresses.url(entry.uri): f"vb-{number}" for number, entry in enumerate(entries, 1)}
    sections = [_section(collection, entry, places) for entry in entries]
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    allowed = f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; base-uri 'none'; form-action 'none'"
    head = tag(
        "head",
        Html('<meta charset="utf-8">'),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{text(allowed)}">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Html('<meta name="robots" content="noindex">'),
        tag("title", text(TITLE)),
        Html(f"<style>{style}</style>"),
    )
    body = tag(
        "body", tag("main", _contents(entries, places), *sections), class_="md-typeset", data_md_color_scheme="default"
    )
    return f"<!doctype html>\n{tag('html', head, body, lang='vi')}\n"


def _contents(entries: Sequence[Entry], places: Mapping[str, str]) -> Html:
    """Write what the page holds."""
    links = [
        tag("li", tag("a", text(f"{entry.name}: {entry.facts.subject}"), href=f"#{places[addresses.url(entry.uri)]}"))
        for entry in entries
    ]
    said = "Bản xem trước, chưa đăng." if entries else "Không có văn bản nào thay đổi."
    inner = tag("ul", *links) if links else NOTHING
    return tag("header", tag("p", tag("strong", text(TITLE)), text(f". {said}")), inner, class_="dau-trang")


def _section(collection: Collection, entry: Entry, places: Mapping[str, str]) -> Html:
    """Write one document's page as a part of the page, its anchors kept apart from those of the others."""
    made = wrap_sheet(markdown.markdown(document_page(collection, entry).markdown, extensions=["attr_list", "tables"]))
    here = addresses.url(entry.uri)
    section = lxml_html.fragment_fromstring(made, create_parent="section")
    section.set("id", places[here])
    for name in _LEFT_OUT:
        for element in section.find_class(name):
            element.drop_tree()
    for element in section.xpath(".//*[@id]"):
        element.set("id", f"{places[here]}-{element.get('id')}")
    for link in section.xpath(".//a[@href]"):
        address = _address(link.get("href"), here, places)
        if address:
            link.set("href", address)
        else:
            del link.attrib["href"]
    section.insert(0, lxml_html.fragment_fromstring(_findings(collection.findings[entry.path])))
    return Html(lxml_html.tostring(section, encoding="unicode"))


def _address(href: str, here: str, places: Mapping[str, str]) -> str:
    """Give where a link goes from the one page; empty where it would leave it for another page of the site."""
    if re.match("(?:https?:|mailto:)", href):
        return href
    path, mark, anchor = href.partition("#")
    target = places.get(posixpath.normpath(urljoin(f"/{here}", path)).lstrip("/") + "/" if path else here, "")
    return f"#{target}-{anchor}" if target and mark else f"#{target}" if target else ""


def _findings(found: Sequence[Finding]) -> Html:
    """Write what the checker says of a document."""
    if not found:
        return tag("p", text("Bộ kiểm tra không báo điều gì."), class_="con-bao")
    said = (
        tag(
            "li",
            severity_mark(item.severity),
            text(f" {item.message.vi} (dòng {item.start.line}) "),
            tag("code", text(item.rule)),
        )
        for item in found
    )
    return tag("div", tag("ul", join(said)), class_="con-bao")


def _style() -> str:
    """Give the styles with the fonts in them."""
    files = dict(assets())
    sheets = [files[name] for name in _STYLES]
    sheets.append(sheets[0].with_name(_OWN))
    return "\n".join(_FONT.sub(partial(_embedded, path.parent), path.read_text("utf-8")) for path in sheets)


def _embedded(folder: Path, found: re.Match[str]) -> str:
    return f'url("data:font/woff2;base64,{base64.b64encode((folder / found[1]).read_bytes()).decode()}")'
