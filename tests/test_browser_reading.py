"""A document in a real browser: what a reader sees first, in which letters, on paper, and without JavaScript."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any, Literal, cast

import pypdfium2
import pytest
from browsing import MODES, PAGES
from site_samples import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = "".join(letter + tone for letter in _VOWELS + _VOWELS.upper() for tone in _TONES) + "đĐ"
"""Every Vietnamese letter."""


@pytest.fixture(scope="module")
def without_javascript(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, **MODES["phone"])
    yield context.new_page()
    context.close()


def _words(path: Path) -> list[str]:
    """Give the words of each page of a PDF."""
    document = pypdfium2.PdfDocument(path)
    return [str(document[index].get_textpage().get_text_range()) for index in range(len(document))]


def fonts_of(page: Page, selector: str) -> set[str]:
    """Give the fonts that an element's letters are really drawn in."""
    session = page.context.new_cdp_session(page)

    def ask(method: str, **values: object) -> Any:  # noqa: ANN401 - what the browser answers
        return cast("Any", session.send(method, values))  # pyright: ignore[reportUnknownMemberType]

    for domain in ("DOM", "CSS"):
        ask(f"{domain}.enable")
    root = ask("DOM.getDocument")["root"]["nodeId"]
    node = ask("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
    return {str(font["familyName"]) for font in ask("CSS.getPlatformFontsForNode", nodeId=node)["fonts"]}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("style", ["p", "strong", "em"])
def test_every_vietnamese_letter_is_in_the_site_s_own_font(
    context: BrowserContext, site: str, form: Literal["NFC", "NFD"], style: str
) -> None:
    page = context.new_page()
    page.goto(site)
    page.evaluate(
        "async ([style, letters]) => { const made = document.createElement(style); made.id = 'chu';"
        " made.textContent = letters + ' 0123456789 ₫ “…” – ≥ ≤'; document.querySelector('article').append(made);"
        " const { fontStyle, fontWeight, fontFamily } = getComputedStyle(made);"
        " await document.fonts.load(`${fontStyle} ${fontWeight} 1em ${fontFamily}`, letters) }",
        [style, unicodedata.normalize(form, LETTERS)],
    )
    assert fonts_of(page, "#chu") == {"Be Vietnam Pro"}


def test_the_fonts_are_small_and_bring_their_licence() -> None:
    folder = ROOT / "checker/site/assets/chu"
    assert sum(path.stat().st_size for path in folder.glob("*.woff2")) <= 60 * 1024
    assert "SIL Open Font License" in (folder / "OFL.txt").read_text("utf-8")


@pytest.mark.parametrize("name", ["document", "letter", "decision", "replaced"])
def test_a_document_s_title_stands_on_the_first_screen_of_a_phone(browser: Browser, site: str, name: str) -> None:
    context = browser.new_context(**MODES["phone"])
    page = context.new_page()
    page.goto(site + PAGES[name])
    page.evaluate("() => document.fonts.ready")
    box = page.locator("h1").bounding_box()
    assert box
    assert box["y"] < MODES["phone"]["viewport"]["height"]
    context.close()


def test_the_contents_are_beside_the_document_or_folded_above_it(browser: Browser, site: str) -> None:
    for mode, folded in (("light", False), ("phone", True)):
        context = browser.new_context(java_script_enabled=False, **MODES[mode])
        page = context.new_page()
        page.goto(site + PAGES["document"])
        assert page.locator(".md-sidebar--secondary .md-nav__link").first.is_visible() != folded
        assert page.locator(".muc-luc summary").is_visible() == folded
        if folded:
            page.locator(".muc-luc summary").click()
            page.get_by_role("link", name="2. Yêu cầu", exact=True).click()
            page.wait_for_url("**#2-yeu-cau")
        assert page.locator(".the-van-ban dt").first.is_visible() != folded
        if folded:
            page.locator(".the-van-ban summary").click()
            assert page.locator(".the-van-ban dt").first.is_visible()
        context.close()


def test_the_card_is_open_beside_no_phone_and_can_be_closed(context: BrowserContext, site: str) -> None:
    """That nothing moves while a page is drawn is seen without scripts, above: the card is open already."""
    page = context.new_page()
    page.goto(site + PAGES["document"])
    card = page.locator("details.the-van-ban[open]")
    card.wait_for()
    card.locator("summary").click()
    page.locator("details.the-van-ban:not([open]) dt").first.wait_for(state="hidden")


@pytest.mark.parametrize("name", sorted(set(PAGES) - {"search"}))
def test_every_kind_of_page_reads_without_javascript(without_javascript: Page, site: str, name: str) -> None:
    without_javascript.goto(site + PAGES[name])
    assert without_javascript.locator("h1").is_visible()
    hidden = without_javascript.locator("article :is(p, li, td, dd, h2)").evaluate_all(
        """all => all.filter(e => !e.closest("details, .vien-dan, .theo-ten") && !e.getClientRects().length)
            .map(e => e.outerHTML)"""
    )
    assert hidden == []


@pytest.mark.browser
def test_whoever_goes_on_by_the_keyboard_sees_where(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    page.goto(site)
    page.locator("[data-md-component=search-query]").focus()
    page.wait_for_timeout(500)
    stops: list[tuple[str, bool]] = []
    for _ in range(12):
        page.keyboard.press("Tab")
        page.wait_for_timeout(350)
        stops.append(
            page.evaluate(
                """() => {
                const element = document.activeElement, { width, height } = element.getBoundingClientRect()
                const seen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
                return [`${element.tagName} ${element.className} ${element.innerText}`, seen && width > 0 && height > 0]
                }"""
            )
        )
    assert [name for name, seen in stops if not seen] == []
    assert len({name for name, _ in stops}) > 8


def test_a_point_can_be_linked_to_by_mouse_and_by_keyboard(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    page.goto(f"{site}van-ban/ubnd-xa-minh-hoa/2026/ke-hoach/#muc-ii-khoan-2-diem-b")
    link = page.locator("#muc-ii-khoan-2-diem-b")
    shown = "name => getComputedStyle(document.getElementById(name)).opacity === '1'"
    page.wait_for_function(shown, arg="muc-ii-khoan-2-diem-b")  # whoever comes by it sees where
    header = page.locator(".md-header").bounding_box()
    place = link.bounding_box()
    assert header
    assert place
    assert place["y"] >= header["y"] + header["height"]
    other = page.locator("#muc-ii-khoan-2-diem-a")
    assert not page.evaluate(shown, "muc-ii-khoan-2-diem-a")
    other.locator("..").hover()
    page.wait_for_function(shown, arg="muc-ii-khoan-2-diem-a")
    other.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#muc-ii-khoan-2-diem-a")


def test_a_citation_says_what_is_known_of_the_law(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    page.goto(site + PAGES["document"])
    link = page.get_by_role("link", name="Luật Bình đẳng giới", exact=True)
    assert link.get_attribute("title") == "Luật Bình đẳng giới số 73/2006/QH11: đúng với kho văn bản"
    with page.expect_navigation():
        link.click()
    assert page.locator("h1").inner_text().startswith("Luật Bình đẳng giới")


def test_machines_can_read_the_page_s_data(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    page.goto(site + PAGES["document"])
    data = json.loads(page.locator("script[type='application/ld+json']").inner_text())
    assert data["legislationIdentifier"] == "48/KH-UBND"
    for link in (*data["citation"], *(file["contentUrl"] for file in data["encoding"])):
        address = page.evaluate("link => new URL(link, document.baseURI).href", link)
        assert page.request.get(address).ok, link
    assert page.locator("meta[property='og:title']").get_attribute("content") == data["name"]


def test_on_paper_the_document_stands_alone_in_the_decree_s_layout(browser: Browser, site: str, tmp_path: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(site + PAGES["document"])
    made = tmp_path / "in.pdf"
    page.pdf(path=made, prefer_css_page_size=True)
    context.close()
    sheets = [" ".join(words.split()) for words in _words(made)]
    whole = " ".join(sheets)
    assert len(sheets) == 4
    assert [words.startswith(f"{number} ") for number, words in enumerate(sheets, 1)] == [False, True, True, True]
    for absent in ("Tải về", "Mục lục", "Thông tin và văn bản", "Trang chủ", "Lịch sử"):
        assert absent not in whole
    for present in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 48/KH-UBND", "TM. ỦY BAN NHÂN DÂN", "để tham khảo"):
        assert present in whole


def test_on_paper_a_letter_with_an_annex_is_laid_out_as_its_own_pdf(
    browser: Browser, site: str, tmp_path: Path
) -> None:
    context = browser.new_context(color_scheme="dark", viewport={"width": 624, "height": 900})  # 165 mm
    page = context.new_page()
    page.goto(site + PAGES["letter"])
    made = tmp_path / "in.pdf"
    page.pdf(path=made, prefer_css_page_size=True)
    page.emulate_media(media="print")
    assert page.evaluate(_HEAD) == [["Ủy ban nhân dân", "xã Minh Họa"], True]
    assert page.locator(".kem-theo").evaluate("note => getComputedStyle(note).textAlign") == "center"
    context.close()
    sheets = [" ".join(words.split()) for words in _words(made)]
    assert sheets[1].startswith("2 4. Phân công hỗ trợ a) ")
    assert "I. TÌNH HÌNH CHUNG 1. Số lớp" in sheets[2]
    number = pypdfium2.PdfDocument(made)[1].render(crop=(0, 780, 0, 0), grayscale=True)  # what stands above the text
    assert min(bytes(number.buffer)) < 100  # pale on a dark screen, black on paper


_HEAD = """() => {
  const name = document.querySelector(".ban-hanh span"), words = name.firstChild, range = document.createRange()
  const lines = []
  let top = NaN
  for (const found of words.data.matchAll(/[^ ]+/g)) {
    range.setStart(words, found.index)
    range.setEnd(words, found.index + found[0].length)
    const box = range.getBoundingClientRect()
    if (box.top === top) lines.push(`${lines.pop()} ${found[0]}`)
    else lines.push(found[0])
    top = box.top
  }
  range.selectNodeContents(name)
  const country = document.querySelector(".ten-nuoc").getBoundingClientRect()
  return [lines, range.getBoundingClientRect().right + 15 < country.left]
}"""


@pytest.mark.parametrize("mode", ["phone", "light"])
def test_a_number_stays_on_one_line(browser: Browser, site: str, mode: str) -> None:
    context = browser.new_context(**MODES[mode])
    page = context.new_page()
    page.goto(site + PAGES["decision"])
    numbers = page.locator(".so-ky-hieu")
    assert numbers.all_text_contents() == ["70/2008/NĐ-CP", "57/QĐ-UBND"]
    assert numbers.evaluate_all("all => all.map(number => number.getClientRects().length)") == [1, 1]
    context.close()


@pytest.mark.parametrize("document", ["thcs-minh-hoa/2025/so-ket", "ubnd-xa-minh-hoa/2026/huong-dan"])
def test_on_paper_the_signature_is_not_alone_and_no_sheet_is_blank(
    browser: Browser, site: str, tmp_path: Path, document: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}van-ban/{document}/")
    made = tmp_path / "in.pdf"
    page.pdf(path=made, prefer_css_page_size=True)
    context.close()
    sheets = [" ".join(words.split()) for words in _words(made)]
    assert all(len(words) > 10 for words in sheets), sheets
    closing = next(words for words in sheets if "Nơi nhận:" in words)
    before = closing.partition("Nơi nhận:")[0]
    assert len(before) > 10
    assert "Lưu: VT" in closing


_LENGTHEN = """lines => {
  const first = document.querySelector(".to-giay .muc-article > p")
  for (let line = 0; line < lines; line++) first.after(first.cloneNode(true))
}"""


@pytest.mark.parametrize("lines", [5, 7, 13, 19])
def test_on_paper_the_last_article_goes_with_the_signature(
    browser: Browser, site: str, tmp_path: Path, lines: int
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(site + PAGES["decision"])
    page.evaluate(_LENGTHEN, lines)
    made = tmp_path / "in.pdf"
    page.pdf(path=made, prefer_css_page_size=True)
    context.close()
    closing = next(words for words in _words(made) if "Nơi nhận:" in words)
    assert "chịu trách nhiệm thi hành Quyết định này./." in " ".join(closing.partition("Nơi nhận:")[0].split())


_WIDEN = """() => {
  const table = document.querySelector(".to-giay .bang")
  for (const row of table.querySelectorAll("tr"))
    while (row.cells.length < 12) row.append(Object.assign(document.createElement("td"), {textContent: "1.500.000"}))
  return [table.scrollWidth, table.clientWidth]
}"""


def test_a_table_of_twelve_columns_is_seen_whole_beside_the_contents(browser: Browser, site: str) -> None:
    context = browser.new_context(**MODES["light"])
    page = context.new_page()
    page.goto(site + PAGES["decision"])
    wide, seen = page.evaluate(_WIDEN)
    context.close()
    assert wide == seen
