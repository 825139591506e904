"""The search page in a real browser as people come and go: the way back, the way to the content, a slow network."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote_plus

import pytest
from searching import answered, opened, told

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Route

pytestmark = pytest.mark.browser


def test_whoever_comes_back_finds_the_answer_as_far_as_it_was_seen(context: BrowserContext, site: str) -> None:
    page = opened(context, site, "?tu=gi%E1%BB%9Bi")
    page.locator("#tim-them").click()
    answered(page)
    title = page.locator("#tim-ket-qua h2 a").nth(9)
    title.scroll_into_view_if_needed()
    top = page.evaluate("() => scrollY")
    title.click()
    page.wait_for_url("**/van-ban/**")
    page.go_back()
    answered(page)
    assert page.locator("#tim-ket-qua > li").count() == 15
    assert page.evaluate("() => scrollY") == top > 1000


def test_the_way_back_leads_through_what_was_asked(context: BrowserContext, site: str) -> None:
    page = opened(context, site)
    told(page, "bạo lực")
    page.locator("#tim-nam").select_option("2025")
    page.wait_for_url("**&nam=2025")
    answered(page)
    for question in ("t", "tư vấn"):
        page.locator("#tim-tu").fill(question)
        page.wait_for_url(f"**/tim-kiem/?tu={quote_plus(question)}&nam=2025")
    for typed, year in (("bạo lực", "2025"), ("bạo lực", "")):
        page.go_back()
        page.wait_for_function("typed => document.getElementById('tim-tu').value === typed", arg=typed)
        answered(page)
        assert page.locator("#tim-nam").input_value() == year
        assert typed in (page.locator("#tim-bao").text_content() or "")


def test_the_way_to_the_content_asks_nothing_again(context: BrowserContext, site: str) -> None:
    page = opened(context, site, "?tu=gi%E1%BB%9Bi")
    page.locator("#tim-ket-qua > li").first.evaluate("item => item.classList.add('same')")
    page.locator(".md-skip").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#__noi-dung")
    answered(page)
    assert page.locator("#tim-ket-qua > li.same").count() == 1


def test_a_filter_of_a_link_that_is_not_here_is_told_of(context: BrowserContext, site: str) -> None:
    page = opened(context, site, "?tu=gi%E1%BB%9Bi&don-vi=khong-co&nam=2025")
    said = page.locator("#tim-bao").text_content() or ""
    assert said.startswith("9 văn bản có “giới” trong phần đã chọn.")
    assert said.endswith(" Không lọc theo đơn vị “khong-co”: ở đây không có.")
    assert "khong-co" not in told(page, "giới")
    assert "khong-co" in (opened(context, site, "?don-vi=khong-co").locator("#tim-bao").text_content() or "")


def test_a_wait_is_told_of(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    held: list[Route] = []
    let_go: list[bool] = []
    context.route("**/pagefind/fragment/**", lambda route: route.continue_() if let_go else held.append(route))
    page.goto(f"{site}tim-kiem/?tu=gi%E1%BB%9Bi")
    page.get_by_role("status").get_by_text("Đang tìm…").wait_for()
    let_go.append(True)
    for route in held:
        route.continue_()
    answered(page)
    assert "văn bản có “giới”" in (page.locator("#tim-bao").text_content() or "")
