"""Both searches in a real browser: what is found however it is typed, by keyboard, by ear, and what is downloaded."""

from __future__ import annotations

import shutil
import unicodedata
from typing import TYPE_CHECKING

import pytest
from browsing import MODES, Watch, faults_of, served
from searching import BOX, answered, ask, opened, prepared
from site_samples import WORDS, built

from checker.site import full_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def words_page(browser: Browser, words_site: str) -> Iterator[Page]:
    context = browser.new_context(**MODES["light"])
    yield opened(context, words_site)
    context.close()


def letters(names: list[str]) -> str:
    """Give the documents of the words' site by their letters."""
    return "".join(name.rpartition("Lời ")[2] for name in names)


# --- what is found -----------------------------------------------------------------------------------


FOUND = [
    ("bình đẳng giới", "ab"),
    ("Bình Đẳng Giới", "ab"),
    ("BÌNH ĐẲNG GIỚI", "ab"),
    ("binh dang gioi", "ab"),
    ("Binh Dang Gioi", "ab"),
    (unicodedata.normalize("NFD", "bình đẳng giới"), "ab"),
    ("giới bình đẳng", "ab"),
    ("bình đẳ", "ab"),
    ("dang", "abcde"),
    ("phụ nữ", "f"),
    ("phu nu", "f"),
    ("lanh dao", "f"),
    ("lãnh đạo", "f"),
    ("lanh da", "f"),
    ("dao lanh", "f"),
    ("binh gioi", "abg"),
    ("dang ky", "c"),
    ("dang ki", "c"),
    ("đăng kí", "c"),
    ("lãnh da", "f"),
    ("28/NQ", "b"),
    ("qd-ttg", "ah"),
    ("TTg", "ah"),
    ('"bình đẳng giới"', "ab"),
    ("“Bình đẳng giới”", "ab"),
    ("“đẳng giới” 2232/QĐ-TTg", "a"),
    ("“giới bình đẳng”", ""),
    ("zzzqqq", ""),
    ("zzz giới", ""),
    ("dzzz giới", ""),
    ("148/2025/QH15", ""),
    ("2232/QĐ-UBND", ""),
    ("2232/qd-ubnd", ""),
    ("232/QĐ-TTg", ""),
    ("7/1/KH-THCSMH", ""),
]
"""What is typed, and which documents of the words' site have it."""


@pytest.mark.parametrize(("question", "found"), FOUND)
def test_every_way_to_type_finds_the_same_documents(words_page: Page, question: str, found: str) -> None:
    assert "".join(sorted(letters(ask(words_page, question)))) == found


def test_an_index_in_parts_answers_as_a_whole_one(
    context: BrowserContext, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = shutil.copytree(built(tmp_path_factory, "words"), tmp_path / "site")
    monkeypatch.setattr(full_text, "TOGETHER", 3)
    full_text.write_index(site, [f"van-ban/thcs-minh-hoa/2026/{name}/" for name in WORDS])
    form = site / "tim-kiem/index.html"
    html = form.read_text("utf-8")
    assert html.count("&quot;pagefind/&quot;") == 1
    form.write_text(html.replace("&quot;pagefind/&quot;", "&quot;pagefind/&quot;, &quot;phan&quot;: 3"), "utf-8")
    with served(str(site)) as address:
        page = opened(context, address)
        for question, found in FOUND:
            assert "".join(sorted(letters(ask(page, question)))) == found, question
        links = page.locator("#tim-ket-qua h2 a").evaluate_all("all => all.map(a => a.href)")
        assert links == []
        ask(page, "phu nu")
        link = page.locator("#tim-ket-qua h2 a").get_attribute("href") or ""
        assert link.endswith("/van-ban/thcs-minh-hoa/2026/f/")


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("đăng", "c"),
        ("đảng", "e"),
        ("dang dở", "d"),
        ("2232/QĐ-TTg", "a"),
        ("2232/qd-ttg", "a"),
        ("28/NQ-CP", "b"),
        ("28/nq-cp", "b"),
        ("1232/QĐ-TTg", "h"),
        ("75/KH-THCSMH", "e"),
    ],
)
def test_what_is_meant_most_exactly_comes_first(words_page: Page, question: str, first: str) -> None:
    assert letters(ask(words_page, question))[:1] == first


def test_a_result_names_the_document_its_unit_and_year_and_marks_the_words_with_their_accents(
    context: BrowserContext, words_site: str
) -> None:
    page = opened(context, words_site)
    assert ask(page, "lanh dao") == ["Kế hoạch số 76/KH-THCSMH: Lời f"]
    assert page.locator("#tim-ket-qua .phu").text_content() == "Trường THCS Minh Họa, ngày 05/3/2026 · về năm 2025"
    marked = page.locator("#tim-ket-qua mark").all_text_contents()
    assert [unicodedata.normalize("NFC", word) for word in marked] == ["lãnh", "đạo."]


def test_a_result_that_is_in_force_no_more_says_so(context: BrowserContext, site: str) -> None:
    page = opened(context, site, "?trang-thai=bi-thay-the")
    results = page.locator("#tim-ket-qua > li")
    assert results.count() == results.locator(".phu .trang-thai", has_text="Đã bị thay thế").count() > 0
    opened(context, site, "?trang-thai=ban-hanh")
    assert context.pages[-1].locator("#tim-ket-qua .trang-thai").count() == 0


def test_a_result_leads_to_the_section(context: BrowserContext, words_site: str) -> None:
    page = opened(context, words_site)
    ask(page, "dang dở")
    page.locator("#tim-ket-qua .muc a", has_text="II. Nói").click()
    page.wait_for_url("**/van-ban/thcs-minh-hoa/2026/d/#ii-noi")
    assert page.locator("#ii-noi").is_visible()


def test_words_with_the_typed_accents_are_counted_and_come_first(context: BrowserContext, words_site: str) -> None:
    page = opened(context, words_site)
    found = letters(ask(page, "đảng"))
    assert (found[0], sorted(found[1:])) == ("e", ["a", "b", "c"])
    assert page.locator("#tim-bao").text_content() == (
        "1 văn bản có “đảng”; 3 văn bản nữa có chữ ấy khác dấu, xếp sau."
    )
    differs = ["khác dấu" in line for line in page.locator("#tim-ket-qua .phu").all_text_contents()]
    assert differs == [False, True, True, True]
    assert letters(ask(page, "đáng"))
    assert (page.locator("#tim-bao").text_content() or "").endswith("không văn bản nào có đúng dấu đã gõ.")


def test_a_word_that_no_document_has_is_named(context: BrowserContext, words_site: str) -> None:
    page = opened(context, words_site)
    ask(page, "bình zzz giới")
    said = page.locator("#tim-bao").text_content() or ""
    assert said.startswith("Không thấy văn bản nào có “bình zzz giới”: không văn bản nào có “zzz”. Thử bớt từ")


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ("", "Thử bỏ bớt mục đã chọn."),
        ("&tu=zzz", "Thử bỏ bớt mục đã chọn hoặc xem lại chữ đã gõ. Luật, "),
        ("&tu=zzz+qqq", "Thử bớt từ, bỏ bớt mục đã chọn hoặc xem lại chữ đã gõ. Luật, "),
    ],
)
def test_whoever_finds_nothing_is_told_what_they_can_change(
    context: BrowserContext, site: str, chosen: str, said: str
) -> None:
    page = opened(context, site, f"?nam=2024&trang-thai=bi-thay-the{chosen}")
    assert f". {said}" in f"{page.locator('#tim-bao').text_content()}"
    assert ("Luật, " in said) == page.locator("#tim-bao a").count()


@pytest.mark.parametrize("mode", MODES)
def test_a_law_that_no_document_names_is_one_step_away(browser: Browser, site: str, mode: str) -> None:
    context = browser.new_context(**MODES[mode])
    page = opened(context, site, "?tu=2351/QĐ-TTg")
    assert page.locator("#tim-ket-qua > li").count() == 0
    assert faults_of(page) == []
    page.locator("#tim-bao a").click()
    page.locator(".md-search-result__link[href*='van-ban-phap-luat/2351-qd-ttg']").first.wait_for()
    context.close()


def test_a_portal_which_has_no_pages_of_laws_names_none(
    context: BrowserContext, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    site = shutil.copytree(built(tmp_path_factory, "words"), tmp_path / "site")
    form = site / "tim-kiem/index.html"
    one = "&quot;pagefind/&quot;"
    html = form.read_text("utf-8").replace(one, f"{one}, &quot;goc&quot;: &quot;https://a.example/&quot;")
    form.write_text(html, "utf-8")
    with served(str(site)) as address:
        page = opened(context, address, "?tu=zzz")
        assert page.locator("#tim-bao").text_content() == "Không thấy văn bản nào có “zzz”. Thử xem lại chữ đã gõ."


def marked(page: Page) -> list[set[str]]:
    """Give the words that each result marks, without the signs at their ends."""
    items = page.locator("#tim-ket-qua > li").all()
    return [{word.lower().strip(".,;:()“”") for word in item.locator("mark").all_text_contents()} for item in items]


def test_a_result_marks_the_words_with_the_typed_accents(context: BrowserContext, site: str) -> None:
    page = opened(context, site)
    ask(page, "bạo lực")
    exact = int((page.locator("#tim-bao").text_content() or "").partition(" ")[0])
    assert exact > 5
    assert [words for words in marked(page)[:exact] if words != {"bạo", "lực"}] == []


@pytest.mark.parametrize("question", ['"tư vấn"', "“tư vấn”", "«Tư  vấn»"])
def test_quotation_marks_ask_for_words_one_after_another(context: BrowserContext, site: str, question: str) -> None:
    page = opened(context, site)
    found = ask(page, question)
    assert len(found) > 5
    assert page.locator("#tim-ket-qua > li", has_text="tư vấn").count() == len(found)
    assert marked(page) == [{"tư", "vấn"}] * len(found)
    ask(page, f"{question} học sinh")
    assert [words for words in marked(page) if not {"tư", "vấn", "học", "sinh"} <= words] == []
    assert not ask(page, '"vấn tư"')
    assert "đúng từng dấu" in (page.locator("#tim-bao").text_content() or "")


def test_words_one_after_another_come_before_words_apart(context: BrowserContext, site: str) -> None:
    page = opened(context, site)
    together = ask(page, '"luật nhà giáo"')
    assert ask(page, "luật nhà giáo")[: len(together)] == together


# --- filters ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "part"),
    [
        ("don-vi=thcs-minh-hoa", "van-ban/thcs-minh-hoa/"),
        ("nam=2025", "/2025/"),
        ("loai=bao-cao", "-ket/"),
        ("trang-thai=bi-thay-the", "tieu-hoc-ngoc-minh-hoa/2026/ke-hoach/"),
        ("don-vi=thcs-minh-hoa&nam=2025&loai=bao-cao", "thcs-minh-hoa/2025/"),
        ("tu=b%C3%ACnh+%C4%91%E1%BA%B3ng+gi%E1%BB%9Bi&nam=2024", "/2024/"),
    ],
)
def test_a_filter_leaves_only_what_it_says(context: BrowserContext, site: str, chosen: str, part: str) -> None:
    page = opened(context, site, f"?{chosen}")
    places = page.locator("#tim-ket-qua > li > h2 > a").evaluate_all("all => all.map(a => a.pathname)")
    assert places
    assert [place for place in places if part not in place] == []
    assert "trong phần đã chọn" in (page.locator("#tim-bao").text_content() or "")


def test_without_words_the_newest_come_first(context: BrowserContext, site: str) -> None:
    page = opened(context, site, "?nam=2025")
    told = page.locator("#tim-ket-qua .phu").all_text_contents()
    days = [line.partition("ngày ")[2].partition(" ")[0].split("/") for line in told]
    keys = [(int(year), int(month), int(day)) for day, month, year in days]
    assert len(keys) == 5
    assert keys == sorted(keys, reverse=True)


def test_the_law_that_is_cited_is_a_filter_which_says_how_many_cite_it(context: BrowserContext, site: str) -> None:
    page = opened(context, site)
    named = page.locator("#tim-luat option", has_text="28/NQ-CP").text_content() or ""
    page.locator("#tim-luat").select_option("28/NQ-CP")
    answered(page)
    said = page.locator("#tim-bao").text_content() or ""
    assert named.removeprefix("28/NQ-CP ").strip("()") == said.partition(" ")[0]


def test_the_filters_are_taken_off_and_the_words_stay(context: BrowserContext, site: str) -> None:
    page = opened(context, site, "?tu=gi%E1%BB%9Bi&nam=2024")
    few = page.locator("#tim-bao").text_content()
    page.locator("#tim button[type=reset]").click()
    page.wait_for_function("few => document.getElementById('tim-bao').textContent !== few", arg=few)
    assert page.locator("#tim-tu").input_value() == "giới"
    page.wait_for_url("**/tim-kiem/?tu=gi%E1%BB%9Bi")


# --- by keyboard, by ear, on any screen ------------------------------------------------------------------


def test_the_keyboard_alone_finds_and_opens_a_document(context: BrowserContext, words_site: str) -> None:
    page = opened(context, words_site)
    page.locator("#tim-tu").focus()
    page.keyboard.type("đăng ký")
    page.keyboard.press("Enter")
    answered(page)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.closest('#tim-ket-qua') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/van-ban/thcs-minh-hoa/2026/c/**")


def test_more_results_go_on_from_the_first_new_one(context: BrowserContext, site: str) -> None:
    page = opened(context, site, "?tu=gi%E1%BB%9Bi")
    page.locator("#tim-them").press("Enter")
    answered(page)
    assert page.evaluate("() => document.activeElement === document.querySelectorAll('#tim-ket-qua > li > h2 > a')[5]")


def test_more_results_come_once_however_often_they_are_asked_for(context: BrowserContext, site: str) -> None:
    page = opened(context, site, "?tu=gi%E1%BB%9Bi")
    page.evaluate("() => { for (let time = 0; time < 3; time++) document.getElementById('tim-them').click() }")
    answered(page)
    places = page.locator("#tim-ket-qua > li > h2 > a").evaluate_all("all => all.map(a => a.pathname)")
    assert len(places) == len(set(places)) == 15


def test_how_many_were_found_is_read_out(context: BrowserContext, words_site: str) -> None:
    page = opened(context, words_site)
    report = page.get_by_role("status").and_(page.locator("#tim-bao"))
    ask(page, "lanh dao")
    assert report.text_content() == "1 văn bản có “lanh dao”."
    ask(page, "zzzqqq")
    assert (report.text_content() or "").startswith("Không thấy văn bản nào có “zzzqqq”. Thử xem lại chữ đã gõ.")


def test_how_many_the_box_at_the_top_found_is_read_out_too(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    page.goto(site)
    assert page.locator(".md-search-result__meta").get_attribute("role") == "status"


def test_the_box_at_the_top_leads_to_the_full_text_with_its_words(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    page.goto(f"{site}van-ban/")
    page.locator(BOX).click()
    page.locator(BOX).press_sequentially("kien toan")
    page.get_by_role("link", name="Tìm trong toàn văn").click()
    page.wait_for_url("**/tim-kiem/?tu=kien+toan")
    answered(page)
    assert page.locator("#tim-ket-qua > li").count()


def test_an_answer_can_be_linked_to(context: BrowserContext, words_site: str) -> None:
    page = opened(context, words_site)
    found = ask(page, "binh dang gioi")
    page.wait_for_url("**/tim-kiem/?tu=binh+dang+gioi")
    again = opened(context, words_site, "?tu=binh+dang+gioi")
    assert again.locator("#tim-ket-qua > li > h2 > a").all_text_contents() == found


@pytest.mark.parametrize("mode", MODES)
def test_everyone_can_use_the_answer_on_every_screen(browser: Browser, site: str, mode: str) -> None:
    context = browser.new_context(**MODES[mode])
    page = opened(context, site, "?tu=binh+dang+gioi")
    page.locator("#tim summary").scroll_into_view_if_needed()
    assert faults_of(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= MODES[mode]["viewport"]["width"]
    context.close()


def test_without_javascript_the_page_says_what_it_needs_and_where_else_to_go(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, **MODES["phone"])
    page = context.new_page()
    page.goto(f"{site}tim-kiem/")
    said = page.locator("article .thong-bao")
    assert "cần JavaScript" in (said.text_content() or "")
    assert said.locator("a").count() == 3
    assert not page.locator("#tim").is_visible()
    context.close()


# --- what is downloaded, and when --------------------------------------------------------------------------


def test_the_box_at_the_top_downloads_nothing_before_its_first_focus(context: BrowserContext, site: str) -> None:
    watch = Watch(context)
    page = context.new_page()
    page.goto(f"{site}van-ban/ubnd-xa-minh-hoa/2026/ke-hoach/")
    page.wait_for_load_state("networkidle")
    unasked = ("search", "/workers/", "lunr", "sitemap", "atom.xml")
    assert [url for url in watch.asked if any(part in url for part in unasked)] == []
    with page.expect_request("**/search/search_index.json"), page.expect_worker():
        page.locator(BOX).click()


def test_the_search_page_has_its_engine_ready_before_the_first_word(context: BrowserContext, site: str) -> None:
    watch = Watch(context)
    page = prepared(context, site, watch)
    before = len(watch.asked)
    assert ask(page, "28/NQ-CP")
    asked = [url.partition("/pagefind/")[2] for url in watch.asked[before:] if "/pagefind/" in url]
    assert {url.partition("/")[0] for url in asked} == {"index", "filter", "fragment"}
