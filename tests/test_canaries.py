"""Canaries: our own site, with a hostile page and a hostile document in it, as other generators than MkDocs build it.

.ci/canary brings the generators; where one is not on the PATH, its tests are left out.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import MODES, Watch, served
from lxml import html as lxml_html
from searching import BOX, ask
from site_samples import EPOCH, HOSTILE_PAGE, ROOT, hostile

from checker.site import commands
from checker.site.building import templates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

DOCUMENT = "van-ban/ubnd-xa-minh-hoa/2026/ke-hoach/"
EVIL_DOCUMENT = "van-ban/thcs-minh-hoa/2026/thu/"
SEARCH = "tim-kiem/"
PAGES = ("", DOCUMENT, EVIL_DOCUMENT, "thu/", "tuan-thu/2026/", "chi-tieu/mt6-ct1/", "du-lieu/", SEARCH, "404.html")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("kho") / "kho"
    for name in ("plans", "docs"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("mkdocs.yml", "checker.toml"):
        shutil.copy(ROOT / name, root / name)
    (root / "docs" / "thu.md").write_text(HOSTILE_PAGE, "utf-8")
    evil = hostile(tmp_path_factory.mktemp("hostile")) / "plans" / "thcs-minh-hoa" / "2026" / "ke-hoach.md"
    shutil.copy(evil, root / "plans" / "thcs-minh-hoa" / "2026" / "thu.md")
    return root


@pytest.fixture(scope="module", params=["properdocs", "zensical"])
def built(request: pytest.FixtureRequest, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site; nothing may be warned of but what is hostile."""
    name: str = request.param
    program = shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))
    if program is None:
        (pytest.fail if os.environ.get("CANARY") == name else pytest.skip)(f"{name} is not on the PATH")
    folder = tmp_path_factory.mktemp(name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        patch.setenv("DISABLE_MKDOCS_2_WARNING", "true")
        patch.setenv("SITE_URL", "https://a.example/")
        if name == "properdocs":
            run(program, "build", "-f", str(repository / "mkdocs.yml"), "-d", str(folder / "site"))
        else:
            assert commands.materialise(repository, folder / "docs") == 0
            (folder / "mkdocs.yml").write_text(for_zensical((repository / "mkdocs.yml").read_text("utf-8")), "utf-8")
            run(program, "build", "--strict", "-f", str(folder / "mkdocs.yml"), folder=folder)
            assert commands.finish(repository, folder / "site") == 0
    return folder / "site"


def run(*command: str, folder: Path | None = None) -> None:
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    warned = [line for line in done.stderr.splitlines() if "WARNING" in line and "thu.md" not in line]
    assert (done.returncode, warned) == (0, []), done.stderr


def for_zensical(configuration: str) -> str:
    """Give what docs/huong-dan/may-chu.md says to make of mkdocs.yml."""
    without = configuration.replace("\n  - checker\n", "\n")
    theme = f"  name: material\n  variant: classic\n  custom_dir: {templates()}\n"
    styles = "extra_css: [assets/van-ban.css, assets/bang-bieu.css]\nextra_javascript: [assets/van-ban.js]\n"
    return without.replace("  name: material\n", theme) + styles


@pytest.fixture(scope="module")
def site(built: Path) -> Iterator[str]:
    with served(str(built)) as address:
        yield address


def written(built: Path, address: str) -> str:
    return (built / address / ("" if address.endswith(".html") else "index.html")).read_text("utf-8")


def test_the_pages_are_there_with_the_open_data(built: Path) -> None:
    for address in PAGES:
        assert "<h1" in written(built, address), address
    assert json.loads((built / "du-lieu/datapackage.json").read_text("utf-8"))["resources"]
    assert '<meta property="og:image" content="https://a.example/assets/anh-chia-se.png">' in written(built, DOCUMENT)
    assert "Minh Họa" in (built / "atom.xml").read_text("utf-8")


def test_a_document_lies_on_its_sheet(built: Path) -> None:
    for address, said in ((DOCUMENT, "48/KH-UBND"), (EVIL_DOCUMENT, "<script>window.pwned = 1</script>")):
        sheets = lxml_html.fromstring(written(built, address)).find_class("to-giay")
        assert [said in sheet.text_content() for sheet in sheets] == [True], address


def test_every_page_says_what_it_may_load_and_run(built: Path) -> None:
    for path in built.rglob("*.html"):
        head, _, rest = path.read_text("utf-8").partition("<title>")
        said = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', head)
        assert len(said) == 1, path
        assert said[0].startswith("default-src 'none'; script-src 'self' 'sha256-"), path
        assert "<link" in head + rest


def test_nothing_hostile_is_left_in_a_page(built: Path) -> None:
    for address in ("thu/", EVIL_DOCUMENT, "", "van-ban/"):
        page = lxml_html.fromstring(written(built, address))
        scripts = page.xpath("//script[not(@src)][not(contains(@type, 'json'))]/text()")
        assert not [script for script in scripts if "pwned" in script], address
        found = page.xpath("//article//*[self::script or self::iframe or self::embed or self::base or self::style]")
        assert [element.tag for element in found] == [], address
        assert page.xpath("//article//@*[starts-with(name(), 'on')] | //article//@style") == [], address
        assert [link for link in page.xpath("//a/@href") if link.lower().startswith("javascript:")] == [], address


def test_the_search_at_the_top_knows_every_document(built: Path) -> None:
    index = next(path for path in (built / "search/search_index.json", built / "search.json") if path.is_file())
    data = json.loads(index.read_text("utf-8"))
    known = {row["location"]: row["title"] for row in data.get("docs") or data["items"]}
    assert "48/KH-UBND" in known[DOCUMENT]
    documents = [path.parent.relative_to(built).as_posix() for path in built.glob("van-ban/*/*/*/index.html")]
    assert [address for address in documents if f"{address}/" not in known] == []


@pytest.mark.browser
@pytest.mark.parametrize("mode", ["light", "phone"])
def test_in_a_browser_nothing_is_asked_elsewhere_and_nothing_is_stopped(browser: Browser, site: str, mode: str) -> None:
    context = browser.new_context(**MODES[mode])
    watch, page = Watch(context), context.new_page()
    for address in PAGES:
        page.goto(site + address)
        page.wait_for_load_state("networkidle")
        wide = page.evaluate("() => document.documentElement.scrollWidth > innerWidth")
        pwned = page.evaluate("() => typeof window.pwned")
        assert (watch.stopped(page), wide, pwned) == ([], False, "undefined"), address
    assert watch.faults == []
    assert watch.elsewhere(site) == []
    context.close()


@pytest.mark.browser
def test_the_search_page_answers(browser: Browser, site: str) -> None:
    context = browser.new_context(**MODES["light"])
    watch, page = Watch(context), context.new_page()
    page.goto(site + SEARCH)
    assert any("48/KH-UBND" in name for name in ask(page, "chien luoc quoc gia"))
    assert any("pwned" in name for name in ask(page, "bấm"))
    assert (watch.stopped(page), watch.faults, watch.elsewhere(site)) == ([], [], [])
    context.close()


@pytest.mark.browser
def test_the_box_at_the_top_finds_a_document_by_its_number(browser: Browser, site: str) -> None:
    context = browser.new_context(**MODES["light"])
    watch, page = Watch(context), context.new_page()
    page.goto(f"{site}gioi-thieu/")
    found = asked_at_the_top(page, "48/KH-UBND")
    assert found.first.evaluate("link => link.href.split(/[?#]/)[0]") == site + DOCUMENT
    box = found.first.bounding_box() or {"width": 0}
    assert box["width"] > 300  # drawn as the theme draws it
    assert (watch.stopped(page), watch.faults, watch.elsewhere(site)) == ([], [], [])
    context.close()


def asked_at_the_top(page: Page, words: str) -> Locator:
    """Type into the search box at the top, the theme's or Zensical's; give the links found."""
    if page.locator(BOX).count():
        page.locator(BOX).click()
        found = page.locator(".md-search-result__link")
    else:
        page.locator(".md-search__button").click()
        found = page.locator("ol a")
    page.keyboard.type(words, delay=20)
    found = found.filter(has_text="48/KH-UBND")
    found.first.wait_for()
    return found
