"""The built site: strict, whole, without a broken link, and with nothing that loads from elsewhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html as lxml_html
from site_samples import EPOCH, HOSTILE_PAGE, ROOT, built, plan, repository

from checker.errors import CheckerError
from checker.site import commands, program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLAN = "van-ban/ubnd-xa-minh-hoa/2026/ke-hoach/index.html"


@pytest.fixture(scope="session", params=["own", "hostile"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory, request.param)


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory)


def pages(site: Path) -> Iterator[tuple[Path, lxml_html.HtmlElement]]:
    for path in sorted(site.rglob("*.html")):
        yield path, lxml_html.document_fromstring(path.read_bytes())


def test_every_link_inside_the_site_goes_to_a_page_and_an_anchor_that_are_there(site: Path) -> None:
    read = dict(pages(site))
    anchors = {path: {*page.xpath("//@id"), *page.xpath("//a/@name")} for path, page in read.items()}
    broken: list[tuple[str, str]] = []
    for path, page in read.items():
        if path.name == "404.html":  # served at any depth, so its addresses begin at the root
            continue
        for address in page.xpath("//a/@href | //link/@href | //script/@src | //img/@src"):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file() or (parts.fragment and parts.fragment not in anchors.get(target, {parts.fragment})):
                broken.append((path.relative_to(site).as_posix(), address))
    assert broken == []


def test_every_page_has_one_main_heading_its_language_and_a_description(site: Path) -> None:
    for path, page in pages(site):
        assert page.get("lang") == "vi", path
        assert len(page.xpath("//h1")) == 1, path
        assert page.xpath("//meta[@name='description']/@content"), path
        assert page.xpath("//a[@class='md-skip bo-qua']/@href") == ["#__noi-dung"], path
        assert len(page.xpath("//@id")) == len(set(page.xpath("//@id"))), path


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    for path, page in pages(site):
        loaded = page.xpath(
            "//script/@src | //img/@src | //iframe/@src | //link[not(@rel='canonical')]/@href | //source/@src"
        )
        assert [address for address in loaded if urlsplit(address).netloc] == [], path
        assert not page.xpath("//article//script | //article//style | //article//iframe | //article//svg[@onload]"), (
            path
        )
    for path in site.rglob("*.css"):
        assert "url(http" not in path.read_text("utf-8").replace("url('http", "url(http").replace(
            'url("http', "url(http"
        )


def test_a_page_waits_for_one_style_sheet(own: Path) -> None:
    for path, page in pages(own):
        sheets = [link.rpartition("/")[2] for link in page.xpath("//link[@rel='stylesheet']/@href")]
        assert sheets == ["van-ban.css", *(["tim-kiem.css"] if path.parent.name == "tim-kiem" else [])], path
    sheet = (own / "assets/van-ban.css").read_text("utf-8")
    parts = (".md-header", "[data-md-color-scheme=slate]", ".to-giay", ".tong-so")
    assert [sheet.index(part) for part in parts] == sorted(sheet.index(part) for part in parts)
    assert "sourceMappingURL" not in sheet


def test_nothing_of_a_document_runs(tmp_path_factory: pytest.TempPathFactory) -> None:
    page = lxml_html.document_fromstring(
        (built(tmp_path_factory, "hostile") / "van-ban/thcs-minh-hoa/2026/ke-hoach/index.html").read_bytes()
    )
    article = page.xpath("//article")[0]
    assert not article.xpath(".//@*[starts-with(name(), 'on')] | .//@style | .//@src")
    assert not [link for link in article.xpath(".//a/@href") if not re.match(r"#|\.|https?://[^/]|mailto:", link)]
    assert article.text_content().count("{{ config.site_name }}") > 10


def test_a_reader_s_program_finds_the_feeds(site: Path) -> None:
    for path, page in pages(site):
        feeds = page.xpath("//link[@rel='alternate'][@type='application/atom+xml'][@title]/@href")
        assert feeds[0].endswith("atom.xml"), path
        place = path.relative_to(site).parts
        own = place[1:-1] if place[0] == "don-vi" else ()
        unit = own[0] if own else place[1] if place[0] == "van-ban" and len(place) > 3 else ""
        here = {(path.parent / feed).resolve() for feed in feeds[1:]}
        feed = site / "don-vi" / unit / "atom.xml"
        assert here == ({feed} if unit and feed.is_file() else set()), path


def test_every_issued_document_is_published_and_the_draft_is_not(own: Path) -> None:
    for path in sorted((ROOT / "plans").glob("*/*/*.md")):
        page = own / "van-ban" / path.relative_to(ROOT / "plans").with_suffix("") / "index.html"
        assert page.is_file() == ('trang_thai: "du-thao"' not in path.read_text("utf-8")), path


def test_labels_and_words_of_a_document_come_through_mkdocs_unchanged(own: Path) -> None:
    page = lxml_html.document_fromstring((own / PLAN).read_bytes())
    for link in page.xpath("//a[@class='headerlink']"):
        link.drop_tree()
    shown = " ".join(" ".join(page.find_class("to-giay")[0].itertext()).split())
    body = (ROOT / "plans/ubnd-xa-minh-hoa/2026/ke-hoach.md").read_text("utf-8").split("---\n", 2)[2]
    for line in body.splitlines():
        typed = line.strip("#| ").strip("_ ")
        if typed and not typed.startswith(("---", "Nơi nhận")):
            for part in typed.split("|"):
                assert " ".join(part.split()) in shown


def test_the_search_index_holds_titles_and_the_hand_written_pages_only(own: Path) -> None:
    records = json.loads((own / "search/search_index.json").read_text("utf-8"))["docs"]
    found = {record["location"]: record for record in records}
    record = found["van-ban/ubnd-xa-minh-hoa/2026/ke-hoach/"]
    assert record["title"].startswith("Kế hoạch số 48/KH-UBND: ")
    assert record["text"] == "Ủy ban nhân dân xã Minh Họa · 2026 · 02/02/2026 · Đã ban hành"
    assert "don-vi/thcs-minh-hoa/" in found
    assert not [place for place in found if place.startswith("van-ban/") and "#" in place]


def test_the_missing_page_speaks_vietnamese(own: Path) -> None:
    page = lxml_html.document_fromstring((own / "404.html").read_bytes())
    assert page.xpath("//h1")[0].text_content() == "Không thấy trang này"
    links = [link.removeprefix("/") for link in page.xpath("//article//a/@href")]
    assert links == ["tim-kiem/", "van-ban/", "don-vi/", "."]
    assert all((own / link / "index.html").is_file() for link in links)


def test_the_same_sources_give_the_same_bytes(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere, with nothing kept from before, in another time zone, and with names hashed in another way."""
    for name, value in {
        "SOURCE_DATE_EPOCH": EPOCH,
        "XDG_CACHE_HOME": str(tmp_path / "home"),
        "TZ": "America/Anchorage",
        "PYTHONHASHSEED": "7",
    }.items():
        monkeypatch.setenv(name, value)
    root, again = tmp_path / "kho", tmp_path / "again"
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(".?*", "bench", "checker", "site", "tests"))
    if (ROOT / ".git").exists():
        shutil.copytree(ROOT / ".git", root / ".git")
    assert program.build(root, strict=True, output=again) == 0
    names = sorted(path.relative_to(own) for path in own.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    assert [name for name in names if (own / name).read_bytes() != (again / name).read_bytes()] == []


def test_a_strict_build_stops_for_a_document_with_errors_and_another_names_it(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    root = repository(tmp_path, ke_hoach=plan(ngay_ban_hanh='"2026-02-31"'))
    (root / "mkdocs.yml").write_text("site_name: x\ntheme: material\nplugins: [checker]\n", "utf-8")
    (root / "docs").mkdir()
    for strict in (True, False):
        assert (program.build(root, strict=strict, output=tmp_path / "site") != 0) == strict
        said = capfd.readouterr().err
        assert "WARNING -  plans/thcs-minh-hoa/2026/ke-hoach.md: còn lỗi: impossible-date" in " ".join(said.split(" "))


@pytest.mark.parametrize(
    ("body", "sentence"),
    [("**TỐI MẬT**\n", "văn bản mật hoặc lưu hành nội bộ"), ("Gọi 0912 345 678.\n", "có dữ liệu cá nhân")],
)
def test_a_document_that_may_not_be_published_stops_the_build_with_one_sentence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], body: str, sentence: str
) -> None:
    root = repository(tmp_path, ke_hoach=plan(body))
    (root / "mkdocs.yml").write_text("site_name: x\ntheme: material\nplugins: [checker]\n", "utf-8")
    (root / "docs").mkdir()
    assert program.build(root, strict=False, output=tmp_path / "site") != 0
    said = capfd.readouterr().err
    assert f"plans/thcs-minh-hoa/2026/ke-hoach.md: {sentence}" in said
    assert "Traceback" not in said
    assert not (tmp_path / "site").exists()


def small_site(folder: Path) -> Path:
    root = repository(folder, ke_hoach=plan())
    (root / "mkdocs.yml").write_text("site_name: x\ntheme: material\nplugins: [checker]\n", "utf-8")
    (root / "docs").mkdir()
    return root


def test_what_a_hand_written_page_says_of_itself_is_text(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    (root / "docs" / "thu.md").write_text(HOSTILE_PAGE, "utf-8")
    assert program.build(root, strict=False, output=tmp_path / "site") == 0
    page = (tmp_path / "site" / "thu" / "index.html").read_text("utf-8")
    assert not re.search(r"<script[^>]*>[^<]*pwned", page.replace("&lt;/script&gt;&lt;script&gt;window.pwned = 41", ""))
    assert not re.search(r"<[^>]*\son\w+=", page)


def test_what_a_browser_takes_for_a_page_is_not_published_from_docs(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    root = small_site(tmp_path)
    for name in ("hay.html", "hinh.SVG", "so.pdf"):
        (root / "docs" / name).write_text("<script>window.pwned = 1</script>", "utf-8")
    assert program.build(root, strict=False, output=tmp_path / "site") == 0
    said = " ".join(capfd.readouterr().err.split())
    assert commands.materialise(root, tmp_path / "ra") == 0
    assert said.count("docs/hay.html: không đăng tệp này") == said.count("docs/hinh.SVG: không đăng tệp này") == 1
    assert capfd.readouterr().err.count("không đăng tệp này") == 2
    for folder in ("site", "ra"):
        assert [(tmp_path / folder / name).exists() for name in ("hay.html", "hinh.SVG", "so.pdf")] == [
            False,
            False,
            True,
        ]


def listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
def test_who_stops_the_command_stops_the_server(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "checker", "site", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=small_site(tmp_path), stderr=subprocess.DEVNULL) as server:
        until = time.monotonic() + 300
        while not listening(port) and server.poll() is None and time.monotonic() < until:
            time.sleep(0.1)
        served = listening(port)
        server.terminate()
    assert served
    assert not listening(port)


def test_a_taken_port_is_said_with_what_to_type(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CheckerError, match=f"“--port {port + 1}”, hoặc “make serve PORT={port + 1}”"):
            program.serve(tmp_path, port=port)
    with pytest.raises(CheckerError, match="--port 70000: cổng phải từ 0 đến 65535"):
        program.serve(tmp_path, port=70000)
