"""The search box at the top of every page, in a real browser: what it finds and what comes first."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from browsing import MODES, faults_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def home(browser: Browser, site: str) -> Iterator[Page]:
    """Open one page for all questions: its index is loaded once."""
    context = browser.new_context(**MODES["light"])
    page = context.new_page()
    page.goto(site)
    yield page
    context.close()


def search(page: Page, query: str) -> list[str]:
    """Ask the search box anew; give the addresses found, best first."""
    box = page.locator("[data-md-component=search-query]")
    for typed, said in (("", "() => !/"), (query, "() => /")):
        box.fill(typed)
        box.press("End")  # the box listens to keys
        page.wait_for_function(
            said + "\\d kết quả|Không tìm thấy/.test(document.querySelector('.md-search-result__meta')?.textContent)"
        )
    page.wait_for_function(  # the number of results is told before they are shown
        "() => /Không tìm thấy/.test(document.querySelector('.md-search-result__meta').textContent)"
        " || document.querySelector('.md-search-result__link')"
    )
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
def test_search_finds_plans_however_the_words_are_typed(home: Page, query: str) -> None:
    found = search(home, query)
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
        ("48", "van-ban/ubnd-xa-minh-hoa/2026/ke-hoach/"),
        ("12", "van-ban/thcs-minh-hoa/2026/ke-hoach/"),
        ("số 012", "van-ban/thcs-minh-hoa/2026/ke-hoach/"),
        ("truong thcs minh hoa", "don-vi/thcs-minh-hoa/"),
        ("văn bản năm 2026", "nam/2026/"),
        ("missing-section", "quy-tac/missing-section/"),
        ("kien toan ban", "van-ban/ubnd-xa-minh-hoa/2026/quyet-dinh-kien-toan/"),
        ("nha giao", "van-ban-phap-luat/73-2025-qh15/"),
        ("Uỷ ban nhân dân xã Minh Hoạ", "don-vi/ubnd-xa-minh-hoa/"),
    ],
)
def test_search_puts_what_is_named_first(home: Page, query: str, first: str) -> None:
    assert search(home, query)[0] == first


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("KH-THCSMH", "van-ban/thcs-minh-hoa/2026/ke-hoach/"),
        ("kh-thcsmh", "van-ban/thcs-minh-hoa/2026/ke-hoach/"),
        ("QĐ-UBND", "van-ban/ubnd-xa-minh-hoa/2026/quyet-dinh-kien-toan/"),
        ("qd-ubnd", "van-ban/ubnd-xa-minh-hoa/2026/quyet-dinh-kien-toan/"),
    ],
)
def test_search_finds_the_symbol_of_a_number_alone(home: Page, query: str, place: str) -> None:
    assert place in search(home, query)


@pytest.mark.parametrize("query", ["05/3/2026", "5/3/2026", "05/03/2026"])
def test_search_finds_a_document_by_its_day_of_issue_with_noughts_or_without(home: Page, query: str) -> None:
    assert "van-ban/thcs-minh-hoa/2026/ke-hoach/" in search(home, query)


@pytest.mark.parametrize("query", ["tu", "tu n", "quyet dinh 80", "so 1", "giới giới", "48/kh"])
def test_search_marks_a_word_once_and_leaves_the_title_whole(home: Page, query: str) -> None:
    assert search(home, query)
    titles = home.locator(".md-search-result__article :is(h1, h2)")
    assert not [title for title in titles.all_inner_texts() if "<" in title or ">" in title]
    assert titles.locator("mark").count() > 0
    assert titles.locator("mark mark").count() == 0


@pytest.mark.parametrize(
    ("typed", "marked"),
    [("binh dang gioi", {"bình", "đẳng", "giới"}), ("48/kh-ubnd", {"48/KH-UBND"})],
)
def test_search_marks_what_is_typed_letter_by_letter(home: Page, typed: str, marked: set[str]) -> None:
    box = home.locator("[data-md-component=search-query]")
    box.click()
    box.press_sequentially(typed, delay=150)
    search(home, typed)
    titles = home.locator(".md-search-result__article :is(h1, h2)")
    found = [{mark.lower() for mark in title.locator("mark").all_inner_texts()} for title in titles.all()]
    assert any({word.lower() for word in marked} <= marks for marks in found), found


def test_search_shows_pages_that_lack_a_word_only_when_none_has_all(home: Page) -> None:
    lacking = home.locator(".md-search-result__terms")
    found = home.locator(".md-search-result__meta")
    search(home, "giới")
    one = found.inner_text()
    search(home, "giới hoạch")
    assert found.inner_text() != one
    assert lacking.count() == 0
    search(home, "giới zzzqqq")
    assert found.inner_text() == one
    assert lacking.first.inner_text() == "Thiếu từ: zzzqqq"


def test_search_shows_of_guides_no_blocks_of_code_and_the_words_of_cells_apart(home: Page) -> None:
    search(home, "khóa loai")
    shown = " ".join(home.locator(".md-search-result__article").all_text_contents())
    assert "Khóa Ý nghĩa id mã đơn vị" in shown
    assert 'loai: "' not in shown


def test_search_hears_what_comes_without_a_key(home: Page) -> None:
    box = home.locator("[data-md-component=search-query]")
    search(home, "zzzqqq")
    box.evaluate("box => { box.value = 'luật nhà giáo'; box.dispatchEvent(new InputEvent('input', {bubbles: true})) }")
    home.locator(".md-search-result__link", has_text="Nhà giáo").first.wait_for()


@pytest.mark.parametrize(("one", "other"), [("tỷ lệ", "tỉ lệ"), ("ty le", "ti le"), ("ủy ban", "uỷ ban")])
def test_search_finds_the_same_in_either_usual_spelling(home: Page, one: str, other: str) -> None:
    counts: list[int] = []
    for query in (one, other):
        assert search(home, query)
        assert home.locator(".md-search-result__terms").count() == 0  # no page lacks a word
        counts.append(int(home.locator(".md-search-result__meta").inner_text().partition(" ")[0]))
    assert 2 < counts[0] <= counts[1]


def test_search_by_year_finds_documents_of_that_year(home: Page) -> None:
    assert sum("/2026/" in place for place in search(home, "2026")) >= 8


def test_search_that_finds_nothing_says_so(home: Page) -> None:
    assert search(home, "zzzqqq") == []


@pytest.mark.parametrize("mode", MODES)
def test_the_open_search_can_be_used_by_everyone(browser: Browser, site: str, mode: str) -> None:
    context = browser.new_context(**MODES[mode])
    page = context.new_page()
    page.goto(site)
    if MODES[mode]["viewport"]["width"] < 700:
        page.locator("label.md-header__button[for=__search]").click()
    assert search(page, "ke hoach")
    assert faults_of(page, ".md-search") == []
    context.close()
