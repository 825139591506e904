"""The search box at the top: titles, numbers and units; how it reads Vietnamese is in assets/tim-kiem.js."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, Final, cast

from checker.site import addresses
from checker.site.html import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.site.page import Page, Record

INDEX = "search/search_index.json"
"""Where Material for MkDocs keeps its index; assets/tim-kiem-dau-trang.js asks for it at the first focus of the box."""

LANGUAGE = "assets/javascripts/lunr/min/lunr.vi.min.js"
"""The script that Material's search worker loads for Vietnamese; ours stands in its place."""

_FIRST: Final = {addresses.UNITS: 3, addresses.DOCUMENTS: 2, addresses.LAWS: 2}
"""How much more a page counts by the folder that it stands in: who looks for words means a document, not a rule."""

_CODE: Final = re.compile(r"<pre>.*?</pre>\s*|</?code>", re.DOTALL)
"""What the index of a hand-written page does without: blocks of code, and the tags around code in a line. Of a table,
which is no paragraph, the theme would show what stands between two such tags, one beside the other."""


def extended(index: str, pages: Iterable[Page]) -> str:
    """Give the text of a search index, without code, with the records of pages added, in NFC."""
    data = cast("dict[str, list[dict[str, str | int]]]", json.loads(index))
    for row in data["docs"]:
        row["text"] = _CODE.sub("", str(row["text"]))
    data["docs"].extend(_row(page.uri, page.record) for page in pages if page.record)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _row(uri: str, record: Record) -> dict[str, str | int]:
    boost = _FIRST.get(uri.partition("/")[0])
    return {
        "location": addresses.url(uri),
        "title": text(unicodedata.normalize("NFC", record.title)),
        "text": text(unicodedata.normalize("NFC", record.text)),
        **({"boost": boost} if boost else {}),
    }
