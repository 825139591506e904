"""The site in a real browser: the search box, phone, dark, accessible."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from browsing import MODES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

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


def search(page: Page, query: str) -> list[str]:
    """Type a query in the search box; give the addresses found, best first."""
    box = page.locator("[data-md-component=search-query]")
    box.click()
    box.fill("")
    box.press_sequentially(query)
    page.wait_for_function(
        "() => { const m = document.querySelector('.md-search-result__meta')?.textContent ?? '';"
        " return /\\d+ kết quả|Không tìm thấy/.test(m) }"
    )
    page.wait_for_timeout(250)  # the list is drawn after its count
    links = page.locator(".md-search-result__link").evaluate_all(
        "all => all.map(a => new URL(a.href).pathname.slice(1))"
    )
    return [str(link) for link in links]


@pytest.mark.parametrize(
    "query",
    [
        "bình đẳng giới",
        "binh dang gioi",
        "BÌNH ĐẲNG GIỚI",
        "Binh Dang Gioi",
        unicodedata.normalize("NFD", "bình đẳng giới"),
    ],
)
def test_search_finds_plans_however_the_words_are_typed(context: BrowserContext, site: str, query: str) -> None:
    page = context.new_page()
    page.goto(site)
    found = search(page, query)
    assert found
    assert found[0].startswith("van-ban/")
    assert sum(place.startswith("van-ban/") for place in found) >= 8


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("48/KH-UBND", "van-ban/ubnd-xa-minh-hoa/2026/ke-hoach/"),
        ("48/kh-ubnd", "van-ban/ubnd-xa-minh-hoa/2026/ke-hoach/"),
        ("187/QĐ-UBND", "van-ban/ubnd-xa-minh-hoa/2026/quyet-dinh-kien-toan/"),
        ("187/qd-ubnd", "van-ban/ubnd-xa-minh-hoa/2026/quyet-dinh-kien-toan/"),
        ("truong thcs minh hoa", "don-vi/thcs-minh-hoa/"),
        ("văn bản năm 2026", "nam/2026/"),
        ("missing-section", "quy-tac/missing-section/"),
        ("kien toan ban", "van-ban/ubnd-xa-minh-hoa/2026/quyet-dinh-kien-toan/"),
    ],
)
def test_search_puts_what_is_named_first(context: BrowserContext, site: str, query: str, first: str) -> None:
    page = context.new_page()
    page.goto(site)
    assert search(page, query)[0] == first


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("KH-THCSMH", "van-ban/thcs-minh-hoa/2026/ke-hoach/"),
        ("kh-thcsmh", "van-ban/thcs-minh-hoa/2026/ke-hoach/"),
        ("QĐ-UBND", "van-ban/ubnd-xa-minh-hoa/2026/quyet-dinh-kien-toan/"),
        ("qd-ubnd", "van-ban/ubnd-xa-minh-hoa/2026/quyet-dinh-kien-toan/"),
    ],
)
def test_search_finds_the_symbol_of_a_number_alone(context: BrowserContext, site: str, query: str, place: str) -> None:
    page = context.new_page()
    page.goto(site)
    assert place in search(page, query)


def test_a_key_in_a_table_stands_on_one_line_on_a_phone(browser: Browser, site: str) -> None:
    context = browser.new_context(**MODES["phone"])
    page = context.new_page()
    page.goto(site + PAGES["guide"])
    lines = page.locator("td:first-child code").evaluate_all("all => all.map(code => code.getClientRects().length)")
    assert lines
    assert set(lines) == {1}
    context.close()


def test_search_by_year_finds_documents_of_that_year(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    page.goto(site)
    assert sum("/2026/" in place for place in search(page, "2026")) >= 8


def test_search_that_finds_nothing_says_so(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    page.goto(site)
    assert search(page, "zzzqqq") == []


@pytest.mark.parametrize("name", PAGES)
def test_a_phone_needs_no_sideways_scrolling(browser: Browser, site: str, name: str) -> None:
    context = browser.new_context(**MODES["phone"])
    page = context.new_page()
    page.goto(site + PAGES[name])
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


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


@pytest.mark.parametrize("mode", MODES)
def test_everyone_can_use_every_kind_of_page(browser: Browser, site: str, mode: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(**MODES[mode])
    page = context.new_page()
    faults: list[tuple[str, str, str]] = []
    for name, address in PAGES.items():
        page.goto(site + address)
        page.wait_for_timeout(150)  # colours fade in
        for violation in Axe().run(page).response["violations"]:
            faults.extend((name, violation["id"], node["html"][:120]) for node in violation["nodes"])
    context.close()
    assert faults == []


def test_the_open_search_can_be_used_by_everyone(browser: Browser, site: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    faults: list[tuple[str, str]] = []
    for mode in MODES.values():
        context = browser.new_context(**mode)
        page = context.new_page()
        page.goto(site)
        if mode["viewport"]["width"] < 700:
            page.locator("label.md-header__button[for=__search]").click()
        search(page, "ke hoach")
        page.wait_for_timeout(400)
        for violation in Axe().run(page, context=[[".md-search"]]).response["violations"]:
            faults.extend((violation["id"], node["html"][:120]) for node in violation["nodes"])
        context.close()
    assert faults == []


def test_the_skip_link_comes_first_and_leads_to_the_content(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    page.goto(site + PAGES["document"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "__noi-dung"


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
