"""What ``checker site finish`` makes of a site that another generator built: the smallest one that there can be."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import markdown
import pytest
import yaml
from site_pages import PLAN
from site_samples import EPOCH, HOSTILE_PAGE, ROOT, plan, repository

from checker import cli
from checker.site import addresses, commands

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str]]

DOCUMENT = f"{addresses.url(PLAN)}index.html"
THEIRS = "let mau = 1"
"""A script of the generator's own, in every page."""


def generate(pages: Path, site: Path) -> None:
    """Build a site of a folder as generators do: what templates print of a page's head, they print as it is."""
    for path in sorted(pages.rglob("*")):
        uri = path.relative_to(pages).as_posix()
        target = site / addresses.url(uri) / ("index.html" if uri.endswith(".md") else "")
        if path.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            if uri.endswith(".md"):
                _, head, body = re.split(r"^---\n", path.read_text("utf-8"), maxsplit=2, flags=re.MULTILINE)
                made = markdown.markdown(body, extensions=["attr_list", "tables", "fenced_code", "toc"])
                target.write_text(drawn(yaml.safe_load(head), made), "utf-8")
            else:
                shutil.copyfile(path, target)
    (site / "404.html").write_text(drawn({"title": "404"}, ""), "utf-8")
    (site / "search.json").write_text('{"config":{},"items":[{"location":"thu/","title":"Thử"}]}', "utf-8")


def drawn(said: dict[str, str], body: str) -> str:
    """Draw a page."""
    printed = f'<title>{said["title"]}</title><link href="{said.get("feed", "")}">'
    data = f'<script type="application/ld+json">{said.get("json_ld", "")}</script>'
    head = f'<head>\n<meta charset="utf-8">{printed}{data}<script>{THEIRS}</script></head>'
    return f"<!doctype html>\n<html>{head}<body><main>{body}</main></body></html>"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the pages of a repository, and build a site of them, once for all tests."""
    folder = tmp_path_factory.mktemp("finish")
    khac = plan(trich_yeu='"Lớp bơi <b>"', so_ky_hieu='"13/KH-THCSMH"')
    root = repository(folder / "kho", ke_hoach=plan(), khac=khac)
    (root / "docs").mkdir()
    shutil.copy(ROOT / "docs" / "index.md", root / "docs")
    (root / "docs" / "thu.md").write_text(HOSTILE_PAGE, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        assert commands.materialise(root, folder / "ra") == 0
    generate(folder / "ra", folder / "trang")
    return folder


@pytest.fixture
def site(once: Path, tmp_path: Path) -> Path:
    """Give a built site that a test may change."""
    return Path(shutil.copytree(once / "trang", tmp_path / "trang"))


@pytest.fixture
def run(
    once: Path, site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Run:
    """Give the command, in the repository of that site."""
    monkeypatch.chdir(once / "kho")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)

    def call(folder: str = str(site), lang: str = "vi") -> tuple[int, str]:
        code = cli.main(["--lang", lang, "site", "finish", folder])
        return code, capsys.readouterr().err.replace(str(tmp_path), "").replace(str(once), "")

    return call


def test_a_built_site_gets_what_our_plugin_gives(run: Run, site: Path) -> None:
    assert run() == (0, "docs/thu.md: bỏ phần tử HTML không được dùng: script; xóa khỏi trang\nđã ghi /trang\n")
    document = (site / DOCUMENT).read_text("utf-8")
    assert re.search(
        r'<div class="to-giay" data-pagefind-body>.*Nâng cao nhận thức.*Nơi nhận.*</div>', document, re.DOTALL
    )
    assert '<form action="tim-kiem/" method="get" role="search"' in (site / "index.html").read_text("utf-8")
    assert (site / "pagefind" / "pagefind.js").is_file()
    assert len(list((site / "pagefind" / "fragment").iterdir())) == 2
    titles = {
        item["location"]: item["title"] for item in json.loads((site / "search.json").read_text("utf-8"))["items"]
    }
    assert titles["thu/"] == "Thử"
    assert titles["van-ban/thcs-minh-hoa/2026/khac/"] == "Kế hoạch số 13/KH-THCSMH: Lớp bơi &lt;b&gt;"
    assert titles["don-vi/thcs-minh-hoa/"] == "Trường THCS Minh Họa"


def test_every_page_says_what_it_may_load_and_run(run: Run, site: Path) -> None:
    run()
    for path in site.rglob("*.html"):
        head = path.read_text("utf-8").partition("<title>")[0]
        said = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', head)
        assert len(said) == 1, path
        assert re.search(r"script-src 'self' 'sha256-[^ ]+'(?: 'wasm-unsafe-eval')?; style-src 'self';", said[0]), path
        assert ("wasm" in said[0]) == (path.parent.name == "tim-kiem"), path


def test_nothing_of_a_hand_written_page_runs(run: Run, site: Path) -> None:
    run()
    page = (site / "thu" / "index.html").read_text("utf-8")
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", page, re.DOTALL)
    assert scripts == ["&lt;/script&gt;&lt;script&gt;window.pwned = 41&lt;/script&gt;", THEIRS]
    assert not re.search(r"<[^>]*\son\w+=|javascript:", page)
    assert "đậm" in page


def test_what_templates_print_of_a_document_is_text(once: Path) -> None:
    page = (once / "trang" / "van-ban" / "thcs-minh-hoa" / "2026" / "khac" / "index.html").read_text("utf-8")
    assert "<title>Kế hoạch số 13/KH-THCSMH: Lớp bơi &lt;b&gt;</title>" in page


def test_a_second_time_changes_nothing_and_what_is_built_anew_is_finished(run: Run, once: Path, site: Path) -> None:
    run()
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert run() == (0, "đã ghi /trang\n")
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
    generate(once / "ra", site)
    run()
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("folder", "vi", "en"),
    [
        (
            "../khong-co",
            "/khong-co: không có tệp hay thư mục này; kiểm tra lại đường dẫn\n",
            "/khong-co: there is no suc",
        ),
        (
            "../tep",
            "/tep: là tệp; nêu thư mục của trang dựng xong\n",
            "/tep: a file; name the folder of the built site\n",
        ),
        (
            "../rong",
            "/rong/van-ban/thcs-minh-hoa/2026/",
            "; write the pages with “checker site materialise”, build the",
        ),
        ("../ra", "/ra/van-ban/thcs-minh-hoa/2026/", ": there is no such page; write the pages with “checker site mat"),
        ("", "site finish: còn thiếu thư mục của trang dựng xong\n", "site finish: the folder of the built site is m"),
    ],
)
def test_what_is_no_built_site_is_told(run: Run, once: Path, folder: str, vi: str, en: str) -> None:
    (once / "tep").touch()
    (once / "rong").mkdir(exist_ok=True)
    code, said = run(folder)
    assert (code, said.count("\n"), said[: len(vi)]) == (2, 1, vi)
    code, said = run(folder, "en")
    assert (code, said.count("\n"), en in said) == (2, 1, True)
    assert not list(once.glob("r*/pagefind"))


@pytest.mark.parametrize(
    ("page", "lost", "instead", "said"),
    [
        (DOCUMENT, "<!--to-giay-->", "", f"/trang/{DOCUMENT}: mất dấu mà “checker site materialise” đã ghi"),
        (DOCUMENT, "<!--het-to-giay-->", "", f"/trang/{DOCUMENT}: mất dấu mà “checker site materialise” đã ghi"),
        ("thu/index.html", "<!--viet-tay thu.md-->", "", "docs/thu.md: mất dấu mà “checker site materialise” đã ghi"),
        ("thu/index.html", "<!--het-viet-tay-->", "", "docs/thu.md: mất dấu mà “checker site materialise” đã ghi"),
        ("404.html", "<head>", "", "/trang/404.html: không có <head> nên không mang được chính sách nội dung"),
        ("search.json", '"items"', '"docs"', "/trang/search.json: không đúng dạng mà Zensical ghi ("),
        ("search.json", "}]}", "", "/trang/search.json: không đúng dạng mà Zensical ghi ("),
    ],
)
def test_a_site_that_cannot_be_made_safe_is_refused(
    run: Run, site: Path, page: str, lost: str, instead: str, said: str
) -> None:
    written = (site / page).read_text("utf-8")
    (site / page).write_text(written.replace(lost, instead), "utf-8")
    for _ in range(2):  # what was refused once is not finished
        code, told = run()
        assert (code, said in told.splitlines()[-1]) == (2, True)


def test_a_script_that_will_not_run_is_told(run: Run, site: Path) -> None:
    page = site / DOCUMENT
    page.write_text(page.read_text("utf-8").replace("</head>", "<script>let sau = 2</script></head>"), "utf-8")
    said = f"/trang/{DOCUMENT}: có kịch bản viết trong trang mà chính sách nội dung không cho chạy"
    assert said in run()[1].splitlines()
