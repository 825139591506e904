"""The site in a real browser: on a phone, in the dark, for everyone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from browsing import MODES, PAGES, faults_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

SWITCH = "[data-md-component=palette] label:visible"
"""What turns a page dark, and light again."""


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """Open one page for all that a phone shows: what pages share is loaded once."""
    context = browser.new_context(**MODES["phone"])
    yield context.new_page()
    context.close()


def test_a_key_in_a_table_stands_on_one_line_on_a_phone(phone: Page, site: str) -> None:
    phone.goto(site + PAGES["guide"])
    lines = phone.locator("td:first-child code").evaluate_all("all => all.map(code => code.getClientRects().length)")
    assert lines
    assert set(lines) == {1}


@pytest.mark.parametrize("name", PAGES)
def test_a_phone_needs_no_sideways_scrolling(phone: Page, site: str, name: str) -> None:
    phone.goto(site + PAGES[name])
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


_HIDDEN = """() => [...document.querySelectorAll(".md-typeset .bang :is(tbody th, td)")].filter(cell => {
  const { left, right } = cell.getBoundingClientRect()
  return left < 0 || right > innerWidth || cell.scrollWidth > cell.clientWidth + 1
}).map(cell => cell.textContent)"""


@pytest.mark.parametrize("name", ["compliance", "compliance of a year", "targets", "layout", "comparison", "open data"])
def test_a_phone_shows_every_column_of_an_overview(phone: Page, site: str, name: str) -> None:
    phone.goto(site + PAGES[name])
    assert phone.locator(".bang td").count()
    assert phone.evaluate(_HIDDEN) == []


def test_a_column_of_a_document_s_table_has_room_for_its_words_on_a_phone(phone: Page, site: str) -> None:
    phone.goto(site + PAGES["decision"])
    box = phone.locator(".to-giay .bang").first
    cells = box.locator("td").evaluate_all("all => all.map(cell => [cell.textContent.length, cell.clientWidth])")
    assert min(width for length, width in cells if length > 20) > 140
    box.focus()
    phone.keyboard.press("End")
    phone.keyboard.press("ArrowRight")
    phone.wait_for_function("() => document.activeElement.scrollLeft > 0")


def test_a_file_s_name_stands_on_one_line_beside_its_description(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    page.goto(site + PAGES["open data"])
    lines = page.locator(".bang a").evaluate_all("all => all.map(link => link.getClientRects().length)")
    assert lines
    assert set(lines) == {1}


def test_the_head_of_a_document_stacks_on_a_phone_and_stands_side_by_side_else(browser: Browser, site: str) -> None:
    tops: dict[str, list[float]] = {}
    for mode in ("phone", "light"):
        context = browser.new_context(**MODES[mode])
        page = context.new_page()
        page.goto(site + PAGES["document"])
        boxes = [page.locator(selector).bounding_box() for selector in (".quoc-hieu", ".co-quan")]
        tops[mode] = [box["y"] for box in boxes if box]
        context.close()
    assert tops["phone"][0] < tops["phone"][1]
    assert tops["light"][0] == tops["light"][1]


@pytest.mark.parametrize("width", ["light", "phone"])
def test_everyone_can_use_every_kind_of_page_in_light_and_dark(browser: Browser, site: str, width: str) -> None:
    context = browser.new_context(**MODES[width])
    page = context.new_page()
    faults: list[tuple[str, str, str, str]] = []
    for name, address in PAGES.items():
        page.goto(site + address)
        faults.extend((name, "light", *fault) for fault in faults_of(page))
        page.locator(SWITCH).click()
        page.locator("body[data-md-color-scheme=slate]").wait_for()
        faults.extend((name, "dark", *fault) for fault in faults_of(page))
        page.evaluate("() => localStorage.clear()")  # the next page is light again
    context.close()
    assert faults == []


def test_the_skip_link_comes_first_and_leads_to_the_content(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    page.goto(site + PAGES["document"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === '__noi-dung'")


def test_a_key_opens_the_menu_of_a_phone_and_none_reaches_it_closed(phone: Page, site: str) -> None:
    phone.goto(site)
    inside = "() => Boolean(document.activeElement.closest('.md-sidebar--primary'))"
    menu = phone.get_by_role("button", name="Danh mục")
    for _ in range(12):
        phone.keyboard.press("Tab")
        assert not phone.evaluate(inside)
    menu.focus()
    phone.keyboard.press("Shift+Tab")
    phone.keyboard.press("Tab")
    assert menu.evaluate("button => getComputedStyle(button).outlineStyle") == "solid"
    phone.keyboard.press("Space")
    phone.locator(".md-sidebar--primary").get_by_role("link", name="Đơn vị", exact=True).wait_for()
    phone.keyboard.press("Space")
    phone.locator(".md-sidebar--primary").wait_for(state="hidden")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white_whatever_the_screen_is(browser: Browser, site: str, scheme: Literal["light", "dark"]) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(site + PAGES["document"])
    page.emulate_media(media="print", color_scheme=scheme)
    colours = page.locator(".bang th").first.evaluate(
        "cell => [getComputedStyle(cell).backgroundColor, getComputedStyle(cell).color]"
    )
    context.close()
    assert colours == ["rgb(244, 246, 249)", "rgb(0, 0, 0)"]


def test_dark_mode_is_dark(browser: Browser, site: str) -> None:
    context = browser.new_context(**MODES["dark"])
    page = context.new_page()
    page.goto(site + PAGES["document"])
    assert page.evaluate("getComputedStyle(document.querySelector('.to-giay')).backgroundColor") == "rgb(29, 33, 41)"
    context.close()


def test_a_page_reads_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, **MODES["phone"])
    page = context.new_page()
    page.goto(site + PAGES["document"])
    assert page.locator(".to-giay h1").is_visible()
    assert page.locator(".noi-nhan li").first.is_visible()
    context.close()
