"""The search box at the top: titles, numbers and units; how it reads Vietnamese is in assets/tim-kiem.js."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, cast

from checker.site import addresses
from checker.site.html import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.site.page import Page

INDEX = "search/search_index.json"
"""Where Material for MkDocs keeps its index; assets/tim-kiem-dau-trang.js asks for it at the first focus of the box."""

LANGUAGE = "assets/javascripts/lunr/min/lunr.vi.min.js"
"""The script that Material's search worker loads for Vietnamese; ours stands in its place."""


def extended(index: str, pages: Iterable[Page]) -> str:
    """Give the text of a search index with the records of pages added, in NFC."""
    data = cast("dict[str, list[dict[str, str]]]", json.loads(index))
    data["docs"].extend(
        {
            "location": addresses.url(page.uri),
            "title": text(unicodedata.normalize("NFC", page.record.title)),
            "text": text(unicodedata.normalize("NFC", page.record.text)),
        }
        for page in pages
        if page.record
    )
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
