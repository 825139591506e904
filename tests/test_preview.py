"""One page with the changed documents, for who reviews them: it holds all it needs and leads nowhere else."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from lxml import html as lxml_html
from site_pages import ALLOWED, DAY, words
from site_samples import BODY, HOSTILE, plan, repository

from checker.errors import CheckerError
from checker.site import commands
from checker.site.collection import gather
from checker.site.preview import preview

if TYPE_CHECKING:
    from pathlib import Path


def made(folder: Path, *paths: str, **documents: str) -> lxml_html.HtmlElement:
    collection = gather(repository(folder, **documents), as_of=DAY, preview=True)
    return lxml_html.document_fromstring(preview(collection, frozenset(paths) if paths else None))


def git(folder: Path, *arguments: str) -> None:
    settings = ("-c", "user.name=x", "-c", "user.email=x@x.vn")
    subprocess.run(("git", *settings, *arguments), cwd=folder, check=True, capture_output=True)


def test_links_go_within_the_page_or_to_the_web(tmp_path: Path) -> None:
    body = f"[một](khac.md) [hai](la.md) [ba](https://x.vn/a) [bốn](khac.md#i-muc-dich-yeu-cau)\n\n{BODY}"
    page = made(
        tmp_path,
        "plans/thcs-minh-hoa/2026/ke-hoach.md",
        "plans/thcs-minh-hoa/2026/khac.md",
        ke_hoach=plan(body),
        khac=plan(so_ky_hieu='"13/KH-THCSMH"'),
        la=plan(so_ky_hieu='"14/KH-THCSMH"'),
    )
    links = {words(link): link.get("href") for link in page.xpath("//div[@class='vb']//a")}
    assert links["một"] == "#vb-2"
    assert links["hai"] is None
    assert links["ba"] == "https://x.vn/a"
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert [link for link in page.xpath("//a/@href") if link[1:] not in ids] == ["https://x.vn/a"]


def test_it_loads_nothing_and_runs_nothing(tmp_path: Path) -> None:
    value = "'" + HOSTILE.replace("\x02", "").replace("\x03", "").replace("'", "''") + "'"
    page = made(tmp_path, ke_hoach=plan(f"## I. {HOSTILE}\n\n{HOSTILE}\n", trich_yeu=value))
    assert {element.tag for element in page.xpath("//body")[0].iter()} <= ALLOWED | {"body", "header", "section"}
    assert not page.xpath("//*[@src or @onload or @onclick or @style] | //link | //script")
    policy = page.xpath("//meta[@http-equiv]/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert set(re.findall(r'url\("?([^;"]*)', page.xpath("//style")[0].text)) == {"data:font/woff2"}


def test_each_document_comes_with_what_the_checker_says(tmp_path: Path) -> None:
    page = made(tmp_path, ke_hoach=plan(BODY.replace("Tổ Văn phòng", "Ngày 31/6/2026, Tổ Văn phòng")))
    assert "“31/6/2026” không có trong lịch: tháng 6 có 30 ngày (dòng 35) impossible-date" in words(
        page.find_class("con-bao")[0]
    )


def test_only_new_and_changed_documents_are_in_it(tmp_path: Path) -> None:
    root = repository(tmp_path / "kho", cu=plan(), sua=plan(so_ky_hieu='"13/KH-THCSMH"'))
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "a")
    year = root / "plans" / "thcs-minh-hoa" / "2026"
    (year / "sua.md").write_text(plan(so_ky_hieu='"15/KH-THCSMH"'), "utf-8")
    (year / "moi.md").write_text(plan(so_ky_hieu='"16/KH-THCSMH"', trang_thai='"du-thao"'), "utf-8")
    git(root, "add", ".")
    git(root, "commit", "-qm", "b")
    target = tmp_path / "ra" / "xem-truoc.html"
    assert commands.preview(root, target, since="HEAD~1") == 0
    shown = lxml_html.document_fromstring(target.read_text("utf-8"))
    assert [words(number) for number in shown.find_class("so")] == ["Số: 16/KH-THCSMH", "Số: 15/KH-THCSMH"]
    assert commands.preview(root, target, since="HEAD") == 0
    assert "Không có văn bản nào thay đổi." in target.read_text("utf-8")
    with pytest.raises(CheckerError, match="Git không biết phiên bản này"):
        commands.preview(root, target, since="không-có")


def test_personal_data_is_not_put_into_a_file_that_others_open(tmp_path: Path) -> None:
    root = repository(tmp_path, ke_hoach=plan(f"Gọi 0912 345 678.\n\n{BODY}", trang_thai='"du-thao"'))
    with pytest.raises(CheckerError, match="có dữ liệu cá nhân"):
        commands.preview(root, tmp_path / "x.html", since="")
