"""What goes wrong under a reader: the network, the server, the browser's own limits; in a real browser."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest
from browsing import Watch
from searching import BOX, answered, ask, opened, told

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

FAILED = "Chưa tải được chỉ mục tìm kiếm. Kiểm tra mạng rồi thử lại."
ENGINE = "async () => { await (await (await import('/assets/tim-kiem-hoi.js')).started()).strict }"
"""Wait until the search page's engine is ready."""


def cut(page: Page, address: str) -> None:
    page.route(address, lambda route: route.abort())


@pytest.mark.parametrize("lost", ["pagefind.js*", "pagefind-entry.json*", "chu-d.json", "fragment/*"])
def test_what_cannot_be_loaded_is_told_and_the_next_try_finds(
    context: BrowserContext, words_site: str, lost: str
) -> None:
    page = context.new_page()
    cut(page, f"**/pagefind/{lost}")
    page.goto(f"{words_site}tim-kiem/")
    assert told(page, "phu nu") == FAILED
    page.unroute_all()
    assert told(page, "phu nu") == "1 văn bản có “phu nu”."


def test_a_lost_network_is_not_taken_for_words_that_no_document_has(context: BrowserContext, words_site: str) -> None:
    page = opened(context, words_site)
    page.evaluate(ENGINE)
    cut(page, "**/pagefind/**")
    assert told(page, "phu nu") == FAILED
    page.unroute_all()
    assert told(page, "phu nu") == "1 văn bản có “phu nu”."


def test_an_index_made_anew_is_not_taken_for_words_that_no_document_has(
    context: BrowserContext, words_site: str
) -> None:
    page = opened(context, words_site)
    page.evaluate(ENGINE)
    page.route("**/pagefind/index/*", lambda route: route.fulfill(status=404))
    made = count()  # a slow machine asks twice: once typing has paused, and once for the key
    page.route("**/pagefind/pagefind-entry.json", lambda route: route.fulfill(body=f"{next(made)}"))
    assert told(page, "phu nu") == FAILED


def test_more_results_that_could_not_be_loaded_are_asked_for_again(context: BrowserContext, site: str) -> None:
    page = opened(context, site, "?tu=gi%E1%BB%9Bi")
    cut(page, "**/pagefind/fragment/*")
    page.locator("#tim-them").click()
    answered(page)
    assert page.locator("#tim-bao").text_content() == FAILED
    page.unroute_all()
    while page.locator("#tim-ket-qua > li").count() < 15:
        page.locator("#tim-them").click()
        answered(page)
    assert "văn bản có “giới”" in (page.locator("#tim-bao").text_content() or "")


def test_more_results_leave_a_reader_who_went_elsewhere_there(context: BrowserContext, site: str) -> None:
    page = opened(context, site, "?tu=gi%E1%BB%9Bi")
    page.route("**/pagefind/fragment/*", lambda _: None)  # the network answers once nothing holds it
    page.locator("#tim-them").click()
    page.locator("#tim-tu").focus()
    page.unroute_all()
    answered(page)
    assert page.locator("#tim-ket-qua > li").count() == 15
    assert page.evaluate("() => document.activeElement.id") == "tim-tu"


def test_a_browser_without_threads_finds_and_marks_the_same(context: BrowserContext, site: str) -> None:
    shown: list[str] = []
    for lost in ("nothing", "pagefind-worker.js"):
        page = context.new_page()
        cut(page, f"**/{lost}")
        page.goto(f"{site}tim-kiem/")
        assert ask(page, '"học sinh" giới')
        shown.append(page.locator("#tim-ket-qua").inner_html())
    assert shown[0] == shown[1]


def test_a_reader_who_lets_nothing_be_kept_has_colours_and_both_searches(context: BrowserContext, site: str) -> None:
    watch = Watch(context)
    context.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new DOMException('forbidden', 'SecurityError') } })"
    )
    page = opened(context, site, "?tu=kien+toan")
    assert page.locator("#tim-ket-qua > li").count()
    page.locator("label[for=__palette_1]").click()
    page.locator("body[data-md-color-scheme=slate]").wait_for()
    page.locator(BOX).click()
    page.locator(BOX).press_sequentially("ke hoach")
    page.locator(".md-search-result__item").first.wait_for()
    assert watch.faults == []


def test_words_that_stand_in_the_box_already_go_along_to_the_full_text(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    page.goto(f"{site}van-ban/?q=kien+toan")
    page.locator("a[href$='/tim-kiem/?tu=kien+toan']").wait_for()
