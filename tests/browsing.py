"""What every test in a real browser needs: a server, screens, and a record of what the policy had to stop."""

from __future__ import annotations

import functools
import http.server
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

MODES: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 360, "height": 780}, "color_scheme": "light"},
    "dark phone": {"viewport": {"width": 360, "height": 780}, "color_scheme": "dark"},
}

PAGES = {
    "home": "",
    "document": "van-ban/ubnd-xa-minh-hoa/2026/ke-hoach/",
    "letter": "van-ban/ubnd-xa-minh-hoa/2026/huong-dan/",
    "decision": "van-ban/ubnd-xa-minh-hoa/2026/quyet-dinh-kien-toan/",
    "replaced": "van-ban/tieu-hoc-ngoc-minh-hoa/2026/ke-hoach/",
    "documents": "van-ban/",
    "unit": "don-vi/thcs-minh-hoa/",
    "units": "don-vi/",
    "year": "nam/2026/",
    "kind": "loai/ke-hoach/",
    "target": "chi-tieu/boi-duong-gioi/",
    "target of the strategy": "chi-tieu/mt6-ct1/",
    "comparisons": "so-sanh/",
    "comparison": "so-sanh/thcs-minh-hoa/2026/",
    "rules": "quy-tac/",
    "rule": "quy-tac/suppression-without-reason/",
    "checked": "kiem-tra/",
    "kinds": "huong-dan/loai-van-ban/",
    "layout": "huong-dan/the-thuc/",
    "open data": "du-lieu/",
    "compliance": "tuan-thu/",
    "compliance of a year": "tuan-thu/2026/",
    "deadlines": "thoi-han/",
    "targets": "chi-tieu/",
    "laws": "van-ban-phap-luat/",
    "law": "van-ban-phap-luat/73-2006-qh11/",
    "guide": "huong-dan/khai-bao/",
    "search": "tim-kiem/",
    "missing": "404.html",
}
"""A page of every kind of our own site."""

_LISTEN = """
  window.stopped = []
  addEventListener("securitypolicyviolation", event =>
    window.stopped.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`))
"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # a connection serves many files

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=3600")  # a context loads a style or a font once
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has there
        pass


@contextmanager
def served(folder: str) -> Iterator[str]:
    """Serve a folder on this machine; gives its address."""
    handler = functools.partial(_Quiet, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Watch:
    """What a context asks for, what goes wrong in it, and what the policy stops, page after page."""

    def __init__(self, context: BrowserContext) -> None:
        self.asked: list[str] = []
        self.faults: list[str] = []
        context.add_init_script(_LISTEN)
        context.on("request", lambda request: self.asked.append(request.url))
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        context.on("dialog", lambda dialog: self.faults.append(dialog.message))
        context.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)

    def stopped(self, page: Page) -> list[str]:
        """Give what the policy stopped on this page."""
        return list(page.evaluate("() => window.stopped"))

    def elsewhere(self, site: str) -> list[str]:
        """Give the requests that left the site."""
        return [url for url in self.asked if not url.startswith((site, "data:", "blob:"))]


_RUN_AXE = """async place => {
  const found = await axe.run(place ?? document, { resultTypes: ["violations"] })
  return found.violations.flatMap(broken => broken.nodes.map(node => [broken.id, node.html.slice(0, 160)]))
}"""


@functools.cache
def _axe() -> str:
    """Give axe-core's program, half a million characters."""
    from axe_playwright_python.sync_playwright import Axe

    return str(Axe().axe_script)


def faults_of(page: Page, place: str | None = None) -> list[tuple[str, str]]:
    """Give what axe-core finds wrong with a page, or with a place in it."""
    if page.evaluate("() => typeof axe == 'undefined'"):
        page.evaluate(_axe())
    page.evaluate("async () => { await Promise.allSettled(document.getAnimations().map(fading => fading.finished)) }")
    return [(rule, html) for rule, html in page.evaluate(_RUN_AXE, place)]
