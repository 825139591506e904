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

_LISTEN = """
  window.stopped = []
  addEventListener("securitypolicyviolation", event =>
    window.stopped.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`))
"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
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


def faults_of(page: Page) -> list[tuple[str, str]]:
    """Give what axe-core finds wrong with a page."""
    from axe_playwright_python.sync_playwright import Axe

    violations = Axe().run(page).response["violations"]
    return [(violation["id"], node["html"][:160]) for violation in violations for node in violation["nodes"]]
