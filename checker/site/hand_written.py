"""The hand-written pages of docs/ on their way through another generator: marked when written, sanitised when built.

What their Markdown becomes is known to the generator alone, so the marks around it stay in the page, as comments, until
``checker site finish`` has looked at all that stands between them. A page may hold such marks of its own: the first one
and the last count, and those are ours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import quote, unquote

import yaml

from checker.errors import CheckerError
from checker.message import Message, say
from checker.site import sanitise
from checker.site.building import escaped, front_matter
from checker.site.listings import with_search
from checker.site.pages import fill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.site.collection import Collection

LOST: Final = Message(
    "mất dấu mà “checker site materialise” đã ghi; đặt cho bộ dựng giữ chú thích HTML rồi dựng lại",
    "the marks of “checker site materialise” are gone; have the generator keep HTML comments and build again",
)
_OPEN: Final = "<!--viet-tay {}-->"
_CLOSE: Final = "<!--het-viet-tay-->"
_OPENED = re.compile(_OPEN.format(r"([^\s<>]+)"))
_ENDS: Final = "\r\n"
_HEAD = re.compile(r"---[ \t]*\r?\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)


def marked(written: str, uri: str, collection: Collection) -> str:
    """Give a hand-written page for another generator: what it asks for put in, its metadata escaped, marks around it.

    Raises ``CheckerError`` when its metadata is not YAML.
    """
    found = _HEAD.match(written)
    head = _escaped(found[1], uri) if found else ""
    body = fill(written[found.end() :] if found else written, uri, collection)
    return f"{head}{_OPEN.format(quote(uri))}\n\n{body.strip(_ENDS)}\n\n{_CLOSE}\n"


def _escaped(head: str, uri: str) -> str:
    try:
        said = yaml.safe_load(head)
    except yaml.YAMLError as error:
        vi, en = "không đọc được YAML ({said}); sửa tệp", "cannot be read as YAML ({said}); mend the file"
        raise CheckerError(say(vi, en, said=" ".join(str(error).split())).about(f"docs/{uri}")) from error
    metadata = cast("dict[object, object]", said) if isinstance(said, dict) else {}
    return front_matter({str(key): escaped(value) for key, value in metadata.items()})


def uri_of(html: str) -> str:
    """Give the uri of the hand-written page that a built page is; empty for all others."""
    found = _OPENED.search(html)
    return unquote(found[1]) if found else ""


def sanitised(html: str) -> tuple[str, Sequence[str]]:
    """Sanitise what stands between the marks of a built page; gives it with the names of the elements taken out.

    Raises ``CheckerError`` where the second mark is lost; a page without both is none of them.
    """
    opened, end = _OPENED.search(html), html.rfind(_CLOSE)
    if not opened:
        return html, ()
    if end < opened.end():
        raise CheckerError(LOST.about(f"docs/{uri_of(html)}"))
    cleaned, taken_out = sanitise.page(html[opened.end() : end])
    return f"{html[: opened.end()]}{with_search(cleaned, uri_of(html))}{html[end + len(_CLOSE) :]}", taken_out
