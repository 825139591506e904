"""Where each page stands: one place for every address, so that addresses stay."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.fold import fold

if TYPE_CHECKING:
    from collections.abc import Container

DOCUMENTS = "van-ban"
UNITS = "don-vi"
YEARS = "nam"
KINDS = "loai"
RULES = "quy-tac"
LAWS = "van-ban-phap-luat"
COMPLIANCE = "tuan-thu"
DEADLINES = "thoi-han"
TARGETS = "chi-tieu"
COMPARISONS = "so-sanh"
DATA = "du-lieu"
SEARCH = "tim-kiem.md"
KINDS_GUIDE = "huong-dan/loai-van-ban.md"

_NOT_WORDS = re.compile(r"[^a-z0-9]+")


def document_uri(document_id: str) -> str:
    """Give the page of a document, by its id."""
    return f"{DOCUMENTS}/{document_id}.md"


def file_uri(document_id: str, name: str) -> str:
    """Give where a file that belongs to a document is published: beside the document's page."""
    return f"{DOCUMENTS}/{posixpath.dirname(document_id)}/{name}"


def index_uri(*path: str, page: int = 1) -> str:
    """Give a page of a listing: the first is the folder's index, the others ``trang-2`` and on."""
    return "/".join((*path, "index.md" if page == 1 else f"trang-{page}.md"))


def rule_uri(rule_id: str) -> str:
    """Give the page of a rule."""
    return f"{RULES}/{rule_id}.md"


def law_uri(law_slug: str) -> str:
    """Give the page of a law that documents cite, by the slug of its key."""
    return f"{LAWS}/{law_slug}.md"


def url(uri: str) -> str:
    """Give the address of a page below the site's root; pages are folders, other files stay files."""
    if not uri.endswith(".md"):
        return uri
    stem = uri.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        return stem.removesuffix("index")
    return stem + "/"


def link(source: str, target: str, anchor: str = "") -> str:
    """Give the relative address of one page or file from another page; both are named by their uri."""
    here, there = _steps(source), _steps(target)
    shared = 0
    for one, other in zip(here, there, strict=False):
        if one != other:
            break
        shared += 1
    relative = "../" * (len(here) - shared) + "/".join(there[shared:])
    if target.endswith(".md"):
        relative = f"{relative}/" if shared < len(there) else relative or "./"
    elif shared == len(there):
        relative = relative.rstrip("/") or "."
    return f"{relative}#{anchor}" if anchor else relative


@lru_cache(maxsize=4096)
def _steps(uri: str) -> tuple[str, ...]:
    """Give the folders on the way to a page or file, and its own name; most are asked for many times in a row."""
    return tuple([step for step in url(uri).split("/") if step])


def slug(words: str, taken: Container[str] = ()) -> str:
    """Give a heading's anchor, from its folded words; a number follows when it is taken."""
    base = _folded(words)
    anchor, count = base, 2
    while anchor in taken:
        anchor, count = f"{base}-{count}", count + 1
    return anchor


@lru_cache(maxsize=1024)
def _folded(words: str) -> str:
    """Give the anchor of a heading that is alone of its name; documents of a kind have the same ones."""
    return _NOT_WORDS.sub("-", fold(words)).strip("-") or "muc"
