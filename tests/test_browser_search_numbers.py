"""What the search page finds by a number or in another spelling, and what comes first, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import MODES, Watch, served
from searching import BOX, ask, opened, prepared, told
from site_samples import built

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def numbered_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(str(built(tmp_path_factory, "numbered"))) as address:
        yield address


@pytest.fixture(scope="module")
def page(browser: Browser, numbered_site: str) -> Iterator[Page]:
    context = browser.new_context(**MODES["light"])
    yield opened(context, numbered_site)
    context.close()


def letters(names: list[str]) -> str:
    """Give the names' letters, those of the many that are alike left out."""
    return "".join(name.rpartition("Lời ")[2] for name in names if "Lời x" not in name)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("2232", "c"),
        ("223", "bc"),
        ("kế hoạch 223", "bc"),
        ("2233", ""),
        ("1846", "f"),
        ("202", "abcdefghijk"),
        ("28", "d"),
        ("quyết định 2232", "c"),
        ("quyet dinh 2232", "c"),
        ("lời 2232", "c"),
        ("“quyết định” 2232", "c"),
        ("(2232)", "c"),
        ("22", ""),
        ("320", ""),
        ("500", ""),
        ("2500", "b"),
        ("2.500", "b"),
        ("18460", "f"),
        ("15", "b"),
        ("2010", "f"),
        ("20/10", "e"),
        ("22/3/2026", "a"),
        ("22/03/2026", "a"),
        ("ngày 28/03/2026", "a"),
        ("792026", ""),
        ("2030", "d"),
        ("2021", "d"),
        ("2026", "abcdefghijk"),
        ("121", "ak"),
    ],
)
def test_a_number_is_found_where_it_stands_by_itself(page: Page, question: str, found: str) -> None:
    assert "".join(sorted(letters(ask(page, question)))) == found


@pytest.mark.parametrize(
    "question", ["7/9/2026", "07/9/2026", "07/09/2026", "“7/9/2026”", "ngày 7/9/2026", "(ngay 07/9/2026)"]
)
def test_a_document_is_found_by_its_day_of_issue_before_those_that_name_the_day(page: Page, question: str) -> None:
    assert letters(ask(page, question)) == "cd"


@pytest.mark.parametrize("question", ["tỉ lệ", "tỷ lệ", "ti le", "ty le"])
def test_a_word_is_marked_in_the_spelling_that_documents_have(page: Page, question: str) -> None:
    assert letters(ask(page, question)) == "j"
    assert [word.strip(".") for word in page.locator("#tim-ket-qua mark").all_text_contents()] == ["tỷ", "lệ"]


@pytest.mark.parametrize("question", ["bạo lực giới", "bao luc gioi", "Bao Luc Gioi"])
def test_words_side_by_side_come_before_words_apart(page: Page, question: str) -> None:
    assert letters(ask(page, question)) == "hg"


@pytest.mark.parametrize(
    "question", ["121/KH-THCSMH", "121/kh-thcsmh", "(121/KH-THCSMH)", "“121/KH-THCSMH”", "kế hoạch 121/KH-THCSMH"]
)
def test_a_document_that_has_a_number_comes_before_those_that_name_it(page: Page, question: str) -> None:
    assert letters(ask(page, question)) == "ak"


@pytest.mark.parametrize("question", ["129/KH-THPTĐA", "129/kh-thptđa", "129/kh-thptda", "129/KH-THPTDA"])
def test_a_document_is_found_by_its_number_in_any_spelling(page: Page, question: str) -> None:
    assert letters(ask(page, question)) == "i"


@pytest.mark.parametrize("question", ["121/KH-THCSMH", "121/kh-thcsmh", "kế hoạch 121/KH-THCSMH"])
def test_the_box_at_the_top_puts_the_document_that_has_a_number_first(
    context: BrowserContext, numbered_site: str, question: str
) -> None:
    page = context.new_page()
    page.goto(numbered_site)
    page.locator(BOX).fill(question)
    page.locator(BOX).press("End")
    titles = page.locator(".md-search-result__article h1")
    titles.nth(1).wait_for()
    assert letters(titles.all_inner_texts()) == "ak"


def test_a_number_costs_the_download_of_few_words(context: BrowserContext, site: str) -> None:
    watch = Watch(context)
    page = prepared(context, site, watch)
    before = len(watch.asked)
    assert ask(page, "48/KH-UBND")
    assert sum(url.endswith(".pf_index") for url in watch.asked[before:]) <= 2


def test_a_filter_alone_costs_the_download_of_few_words(context: BrowserContext, site: str) -> None:
    watch = Watch(context)
    page = prepared(context, site, watch)
    before = len(watch.asked)
    page.get_by_label("Loại văn bản").select_option("ke-hoach")
    page.locator("#tim-ket-qua > li").first.wait_for()
    assert "ω" not in (page.locator("main").text_content() or "")
    assert sum(url.endswith(".pf_index") for url in watch.asked[before:]) <= 2


def test_what_is_not_as_typed_is_looked_for_a_while_and_then_on_demand(browser: Browser, numbered_site: str) -> None:
    """Pagefind finds 750 in each “3.750”."""
    context = browser.new_context(**MODES["light"])
    watch = Watch(context)
    page = opened(context, numbered_site)
    more = page.get_by_role("button", name="Xem thêm")
    assert told(page, "750") == "Chưa thấy văn bản nào có “750”; bấm “Xem thêm” để tìm tiếp trong 40 văn bản."
    assert sum(".pf_fragment" in address for address in watch.asked) == 30
    more.click()
    page.wait_for_function("() => document.querySelector('#tim-bao').textContent.includes('trong 10 văn bản')")
    more.click()
    page.wait_for_function("() => document.querySelector('#tim-bao').textContent.startsWith('Không thấy văn bản nào')")
    assert more.is_hidden()
    context.close()
