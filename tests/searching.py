"""The search page in a real browser: it is asked, and has answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from browsing import Watch
    from playwright.sync_api import BrowserContext, Page

BOX = "[data-md-component=search-query]"
"""The search box at the top of every page."""


def answered(page: Page) -> None:
    """Wait until the answer is whole and how many were found is told."""
    page.wait_for_function(
        "() => document.getElementById('tim-bao').textContent && !document.querySelector('#tim-ket-qua[aria-busy]')"
    )


def opened(context: BrowserContext, site: str, question: str = "") -> Page:
    """Open the search page, with a question in its address if there is one."""
    page = context.new_page()
    page.goto(f"{site}tim-kiem/{question}")
    if question:
        answered(page)
    return page


def prepared(context: BrowserContext, site: str, watch: Watch) -> Page:
    """Open the search page; both of its engines have loaded and the first has tried itself.

    They load in a thread of their own, of which no load state tells, and each says that it is there before it has.
    """
    page = opened(context, site)
    loaded = {".pf_meta": 2, "wasm.unknown.pagefind": 2, ".pf_index": 1}
    for _ in range(600):
        if all(sum(url.endswith(end) for url in watch.asked) >= times for end, times in loaded.items()):
            return page
        page.wait_for_timeout(50)
    raise AssertionError(f"not loaded: {loaded} of {watch.asked}")


def told(page: Page, question: str) -> str:
    """Type a question on the search page; give what is told of its answer."""
    page.evaluate("() => { document.getElementById('tim-bao').textContent = '' }")
    page.locator("#tim-tu").fill(question)
    page.locator("#tim-tu").press("Enter")
    answered(page)
    return page.locator("#tim-bao").text_content() or ""


def ask(page: Page, question: str) -> list[str]:
    """Type a question on the search page; give the names of the documents found, best first."""
    told(page, question)
    while page.locator("#tim-them").is_visible():
        count = page.locator("#tim-ket-qua > li").count()
        page.locator("#tim-them").click()
        answered(page)
        assert page.locator("#tim-ket-qua > li").count() > count
    return page.locator("#tim-ket-qua > li > h2 > a").all_text_contents()
