"""The search page in a real browser: it is asked, and has answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
