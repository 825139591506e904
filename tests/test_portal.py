"""A portal of two small sites: it lists and searches both, with no server and nothing from elsewhere."""

from __future__ import annotations

import json
import shutil
import struct
import urllib.request
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from browsing import MODES, Watch, faults_of, served
from lxml import html
from searching import answered, opened
from site_samples import EPOCH, ROOT, plan, repository

from checker.errors import CheckerError
from checker.site import program
from checker.site.portal import portal_pages, site_of
from checker.site.portal_build import portal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext

SAID = {
    "a": "Trao học bổng cho học sinh nữ vùng cao theo Nghị quyết số 28/NQ-CP.",
    "b": "Đăng ký lớp bơi cho trẻ em gái.",
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Build two sites of one document each, each at an address of its own."""
    found: dict[str, Path] = {}
    for name, said in SAID.items():
        root = tmp_path_factory.mktemp(f"kho-{name}")
        number = {"a": '"31/KH-THCSMH"', "b": '"32/KH-THCSMH"'}[name]
        body = f"## I. Việc\n\n{said}\n\n## Nơi nhận\n\n- Lưu: VT.\n"
        repository(root, ke_hoach=plan(body, so_ky_hieu=number, trich_yeu=f'"Kế hoạch của {name}"'))
        shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
        shutil.copytree(ROOT / "docs", root / "docs")
        (root / "checker.toml").write_text('paths = ["plans"]\nselect = ["personal-data"]\n', "utf-8")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
            patch.setenv("SITE_URL", f"https://{name}.example/kho/")
            found[name] = tmp_path_factory.mktemp(f"trang-{name}") / "site"
            assert program.build(root, strict=True, output=found[name]) == 0
    return found


@pytest.fixture(scope="module")
def built_portal(sites: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    target = tmp_path_factory.mktemp("cong") / "cong"
    assert portal([sites["a"], sites["b"] / "du-lieu" / "catalog.json"], target, "Cổng thử") == 0
    with served(str(target)) as address:
        yield address


def test_a_link_shown_elsewhere_has_a_picture_where_the_site_knows_its_address(
    sites: dict[str, Path], built_portal: str
) -> None:
    for page in ("index.html", "van-ban/thcs-minh-hoa/2026/ke-hoach/index.html"):
        head = (sites["a"] / page).read_text("utf-8").partition("</head>")[0]
        assert '<meta property="og:image" content="https://a.example/kho/assets/anh-chia-se.png">' in head
        assert '<meta name="twitter:card" content="summary_large_image">' in head
        assert head.count('property="og:image:alt"') == 1
    picture = (sites["a"] / "assets" / "anh-chia-se.png").read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    assert len(picture) < 64 * 1024
    with urllib.request.urlopen(built_portal) as answer:  # noqa: S310 - our own server
        assert "og:image" not in answer.read().decode()


def test_nothing_that_a_browser_would_run_is_taken_from_a_site(sites: dict[str, Path], tmp_path: Path) -> None:
    shutil.copytree(sites["a"], tmp_path / "a")
    index = tmp_path / "a" / "pagefind"
    own = (index / "pagefind.js").read_bytes()
    (index / "pagefind.js").write_text("alert(1)", "utf-8")
    (index / "evil.html").write_text("<script>alert(2)</script>", "utf-8")
    (index / "index" / "evil.js").write_text("alert(3)", "utf-8")
    assert portal([tmp_path / "a"], tmp_path / "cong", "<script>alert(4)</script> & em") == 0
    made = tmp_path / "cong" / "chi-muc" / "0"
    assert (made / "pagefind.js").read_bytes() == own
    assert not list((tmp_path / "cong").rglob("evil*"))
    for page in (tmp_path / "cong").rglob("*.html"):
        assert "<script>alert" not in page.read_text("utf-8"), page


@pytest.mark.browser
def test_a_portal_lists_and_searches_all_sites(context: BrowserContext, built_portal: str) -> None:
    watch = Watch(context)
    page = context.new_page()
    page.goto(built_portal)
    assert page.locator("h1").inner_text() == "Cổng thử"
    homes = page.locator(".danh-sach a").evaluate_all("all => all.map(a => a.href)")
    expected = [f"https://{name}.example/kho/van-ban/thcs-minh-hoa/2026/ke-hoach/" for name in SAID]
    assert sorted(homes) == expected
    assert faults_of(page) == []
    for question, found in (
        ("hoc bong", expected[:1]),
        ("dang ky", expected[1:]),
        ("32/KH-THCSMH", expected[1:]),
        ("nữ", expected[:1]),
        ("vung cao", expected[:1]),
        ("tre em", expected[1:]),
        ("“vùng cao”", expected[:1]),
        ("“cao vùng”", []),
        ("31/KH-UBND", []),
    ):
        page.goto(f"{built_portal}tim-kiem/?tu={question}")
        answered(page)
        links = page.locator("#tim-ket-qua h2 a").evaluate_all("all => all.map(a => a.href)")
        assert links == found, question
        assert faults_of(page) == []
        assert watch.stopped(page) == []
    assert watch.elsewhere(built_portal) == []
    assert watch.faults == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ("nam=2026", 2),
        ("trang=Kế hoạch và báo cáo bình đẳng giới (a.example/kho)", 1),
        ("trang=Kế hoạch và báo cáo bình đẳng giới (b.example/kho)", 1),
        ("luat=28/NQ-CP", 1),
        ("luat=28/NQ-CP&trang=Kế hoạch và báo cáo bình đẳng giới (b.example/kho)", 0),
    ],
)
def test_a_portal_s_filters_hold_for_all_sites(
    context: BrowserContext, built_portal: str, filters: str, count: int
) -> None:
    page = opened(context, built_portal, f"?{filters}")
    assert page.locator("#tim-ket-qua > li").count() == count
    shown = page.locator("#tim-ket-qua .phu").all_text_contents()
    assert all("Trường THCS Minh Họa, ngày 05/3/2026 · về năm 2026 · Kế hoạch và báo cáo" in line for line in shown)


@pytest.mark.browser
@pytest.mark.parametrize("mode", MODES)
def test_everyone_can_use_a_portal(browser: Browser, built_portal: str, mode: str) -> None:
    context = browser.new_context(**MODES[mode])
    page = context.new_page()
    for place in ("", "van-ban/", "tim-kiem/"):
        page.goto(built_portal + place)
        assert faults_of(page) == [], place
        assert page.evaluate("document.documentElement.scrollWidth") <= MODES[mode]["viewport"]["width"], place
    context.close()


def test_a_site_that_does_not_say_where_it_is_has_no_place_in_a_portal(sites: dict[str, Path], tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(sites["a"], folder)
    catalog = json.loads((folder / "du-lieu/catalog.json").read_text("utf-8"))
    for change, said in (
        ({"trang": {"ten": "x", "dia_chi": ""}}, "SITE_URL"),
        ({"trang": {"ten": "x", "dia_chi": "javascript:alert(1)//"}}, "SITE_URL"),
        ({"phien_ban": 9}, "catalog.json"),
        ({"van_ban": [{**catalog["van_ban"][0], "dia_chi": "//evil.example/"}]}, "evil.example"),
        ({"van_ban": [{**catalog["van_ban"][0], "dia_chi": "javascript:alert(1)"}]}, "javascript"),
    ):
        (folder / "du-lieu/catalog.json").write_text(json.dumps({**catalog, **change}), "utf-8")
        with pytest.raises(CheckerError, match=said):
            portal([folder], tmp_path / "cong", "x")
    shutil.rmtree(folder / "pagefind")
    with pytest.raises(CheckerError, match="dựng lại"):
        portal([folder], tmp_path / "cong", "x")
    with pytest.raises(CheckerError, match="--from"):
        portal([], tmp_path / "cong", "x")
    with pytest.raises(CheckerError, match="nội dung"):
        portal([sites["a"]], folder, "x")


def test_a_portal_says_what_is_in_force_no_more_and_which_units_share_an_id(sites: dict[str, Path]) -> None:
    catalog = json.loads((sites["a"] / "du-lieu/catalog.json").read_text("utf-8"))
    row = catalog["van_ban"][0]
    other = {**catalog, "trang": {"ten": "Trang kia", "dia_chi": "https://c.example/"}}
    other["van_ban"] = [{**row, "trang_thai": "thu-hoi", "ten_don_vi": "Trường THCS Minh Họa B"}]
    pages = {page.uri: page.markdown for page in portal_pages("Cổng", [site_of(catalog), site_of(other)])}
    assert pages["van-ban/index.md"].count('<span class="trang-thai thu-hoi">Đã thu hồi</span>') == 1
    assert ">Trường THCS Minh Họa; Trường THCS Minh Họa B (2)</option>" in pages["tim-kiem.md"]


@pytest.mark.parametrize("place", ["", "van-ban/", "tim-kiem/", "404.html"])
def test_what_a_page_of_a_portal_names_is_there(built_portal: str, place: str) -> None:
    with urllib.request.urlopen(built_portal + place) as answer:  # noqa: S310 - our own server
        page = html.document_fromstring(answer.read(), base_url=built_portal + place)
    links = {urljoin(built_portal + place, link).partition("#")[0] for link in page.xpath("//a/@href")}
    here = {link for link in links if link.startswith(built_portal)}
    assert len(here) >= 3
    for link in here:
        with urllib.request.urlopen(link) as answer:  # noqa: S310 - our own server
            assert answer.status == 200


def test_a_catalog_is_text_on_the_portal(sites: dict[str, Path]) -> None:
    catalog = json.loads((sites["a"] / "du-lieu/catalog.json").read_text("utf-8"))
    row = {**catalog["van_ban"][0], "trich_yeu": "<script>alert(1)</script> {{ x }}", "ten_don_vi": "<b onclick=x>"}
    typed = "<b onclick=x> </script><script>alert(1)</script> {{ x }}"
    units = [{**unit, "ten": typed} for unit in catalog["don_vi"]]
    named = {**catalog, "trang": {**catalog["trang"], "ten": typed}, "don_vi": units, "van_ban": [row] * 250}
    pages = list(portal_pages("<i>", [site_of(named)]))
    assert [page.uri for page in pages if page.uri.startswith("van-ban/")] == [
        "van-ban/index.md",
        "van-ban/trang-2.md",
        "van-ban/trang-3.md",
    ]
    for page in pages:
        assert "<script>" not in page.markdown
        assert "<b onclick" not in page.markdown
        assert "<i>" not in page.markdown
