"""In a real browser: no request leaves the site, nothing of a document runs, and the policy has nothing to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import MODES, Watch
from searching import BOX, ask
from site_samples import built

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser


OUR_OWN = ("404", "huong-dan/", "quy-tac/", "van-ban-phap-luat/", "chi-tieu/", "du-lieu/")
"""Pages on which documents have a say here and there: those that hold none of the hostile one's words."""
TYPED = "pwned"

LOOK = """() => {
  document.querySelectorAll('article a').forEach(a => a.dispatchEvent(new Event('mouseover')))
  return {
    stopped: window.stopped,
    ran: typeof window.pwned != 'undefined',
    headed: document.querySelector('h1').checkVisibility(),
  }
}"""


def addresses(factory: pytest.TempPathFactory, name: str) -> list[str]:
    """Give the address of every page of a built site."""
    root = built(factory, name)
    return [path.relative_to(root).as_posix().removesuffix("index.html") for path in sorted(root.rglob("*.html"))]


def holds(factory: pytest.TempPathFactory, name: str, address: str, words: str) -> bool:
    """Tell whether a page of a built site holds some words."""
    path = built(factory, name) / address
    return words in (path if path.suffix else path / "index.html").read_text("utf-8")


def search_everywhere(page: Page, site: str, words: str) -> None:
    """Use both searches."""
    page.goto(f"{site}tim-kiem/")
    ask(page, words)
    page.locator(BOX).click()
    page.locator(BOX).fill(words)
    page.locator(BOX).press("End")  # the box listens to keys
    page.locator(".md-search-result__item").first.wait_for()


@pytest.mark.parametrize("name", ["own", "hostile"])
def test_every_page_asks_its_own_site_alone_and_keeps_to_the_policy(
    context: BrowserContext, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    site: str = request.getfixturevalue("site" if name == "own" else "hostile_site")
    watch = Watch(context)
    page = context.new_page()
    stopped: list[tuple[str, list[str]]] = []
    for address in addresses(tmp_path_factory, name):
        if name == "hostile" and address.startswith(OUR_OWN) and not holds(tmp_path_factory, name, address, TYPED):
            continue  # the same as our own site's, which are looked at
        page.goto(site + address)
        seen = page.evaluate(LOOK)
        stopped.append((address, seen["stopped"]))
        assert (seen["ran"], seen["headed"]) == (False, True), address
    search_everywhere(page, site, "bấm" if name == "hostile" else "ke hoach")
    stopped.append(("search", watch.stopped(page)))
    assert page.evaluate("() => typeof window.pwned") == "undefined"
    assert [found for found in stopped if found[1]] == []
    assert watch.faults == []
    assert watch.elsewhere(site) == []
    assert context.cookies() == []


def test_no_word_is_too_long_for_a_phone(
    browser: Browser, hostile_site: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    context = browser.new_context(**MODES["phone"])
    page = context.new_page()
    for address in addresses(tmp_path_factory, "hostile"):
        if holds(tmp_path_factory, "hostile", address, TYPED):
            page.goto(hostile_site + address)
            assert page.evaluate("() => document.documentElement.scrollWidth") <= 360, address
    context.close()


def test_a_hostile_document_is_shown_as_text_in_the_results(context: BrowserContext, hostile_site: str) -> None:
    page = context.new_page()
    search_everywhere(page, hostile_site, "bấm")
    for results in ("#tim-ket-qua", ".md-search-result__list"):
        made = page.locator(
            f"{results} :is(script, style, iframe, img, embed, base, object, form, math, meta, [onload], [onerror])"
        )
        assert made.count() == 0
        assert "<script>" in (page.locator(results).text_content() or "")
    assert "{{ 7 * 7 }}" in (page.locator("#tim-ket-qua").text_content() or "")


@pytest.mark.parametrize(
    "done",
    [
        "made = document.createElement('script'); made.textContent = 'window.pwned = 1'; document.body.append(made)",
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.pwned = 1\">')",
        "document.body.insertAdjacentHTML('beforeend', '<iframe src=\"https://evil.example/\"></iframe>')",
        "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')",
        "made = new Image(); made.src = 'https://evil.example/x.png'",
        "fetch('https://evil.example/').catch(() => {})",
        "made = document.createElement('a'); made.href = 'javascript:window.pwned = 1'; made.click()",
        "WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).catch(() => {})",
    ],
)
def test_the_policy_stops_what_slipped_through(context: BrowserContext, site: str, done: str) -> None:
    watch = Watch(context)
    page = context.new_page()
    page.goto(f"{site}van-ban/ubnd-xa-minh-hoa/2026/ke-hoach/")
    page.evaluate(f"() => {{ let made; {done} }}")
    page.wait_for_function("() => window.stopped.length")
    assert page.evaluate("() => typeof window.pwned") == "undefined"
    assert len(watch.stopped(page)) == 1


def test_only_the_reader_s_colours_are_kept(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    page.goto(site)
    page.locator("label[for=__palette_1]").click()
    page.reload()
    assert page.evaluate("() => document.body.dataset.mdColorScheme") == "slate"
    assert page.evaluate("() => Object.keys(localStorage)") == ["/.__palette"]
    assert context.cookies() == []
