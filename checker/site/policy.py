"""What a page may load and run: the Content-Security-Policy, in each page and in a server's lines.

Everything comes from the site itself. What is allowed besides, each for its reason:

- two inline scripts of the templates, by their hashes: the reader's colours must be known before anything is drawn;
- ``data:`` images: the theme's style sheet holds its icons so; an image cannot run anything;
- ``wasm-unsafe-eval`` on the search page alone: Pagefind is WebAssembly; the word lets that compile, and nothing else;
- ``unsafe-inline`` scripts in ``checker site serve`` alone: MkDocs puts a script with the time of day into each page
  it previews, so that the page loads itself anew. It is served to this machine only.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE)
_NOT_RUN = re.compile(r"""\btype=["']?application/(?:ld\+)?json\b""", re.IGNORECASE)
_HEAD = re.compile(r"<head(?:\s[^>]*)?>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)
_RULES: Final = '\n<meta http-equiv="Content-Security-Policy" content="'

ONLY_BY_SERVER: Final = "; frame-ancestors 'none'"
"""What a browser heeds only when a server says it: no other site shows ours as its own."""


def inline_scripts(html: str) -> tuple[str, ...]:
    """Give the hashes of the scripts that a page holds, as a policy names them."""
    found = {
        match["code"]
        for match in _SCRIPT.finditer(html)
        if "src=" not in match["attributes"] and not _NOT_RUN.search(match["attributes"])
    }
    return tuple(
        sorted(f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'" for code in found)
    )


def policy(scripts: Iterable[str] = (), *, search: bool = False, previewed: bool = False) -> str:
    """Give the policy of a page: ``scripts`` are hashes, ``search`` says that it is the search page."""
    allowed = ["'self'", *(["'unsafe-inline'"] if previewed else scripts), *(["'wasm-unsafe-eval'"] if search else [])]
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(allowed)}",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )


def with_policy(html: str, allowed: str) -> str:
    """Give a page with its policy, before anything that the policy is about; no address is told to other sites."""
    rules = f'{_RULES}{allowed}">'
    referrer = '\n<meta name="referrer" content="no-referrer">'
    return _HEAD.sub(lambda found: found[0] + rules + referrer, html, count=1)


def has_policy(html: str) -> bool:
    """Tell whether ``with_policy`` gave a page its policy."""
    found = _HEAD.search(html)
    return found is not None and html.startswith(_RULES, found.end())
