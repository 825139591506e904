"""The site's pages as pure text: what a document, a list, a rule becomes."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from site_pages import PLAN, collection_of, one, pages_of, rendered, words
from site_samples import ROOT, plan, repository

from checker.commands.parser import today as asked
from checker.errors import CheckerError
from checker.rules import all_rules
from checker.site import addresses, commands, program
from checker.site.building import with_front_matter
from checker.site.day import dated
from checker.site.listings import PAGE_SIZE
from checker.site.pages import fill, pages
from checker.site.title_search import extended
from checker.today import today

if TYPE_CHECKING:
    from pathlib import Path


# --- lists, rules, kinds ---------------------------------------------------------------------------


def test_a_unit_has_a_page_with_its_documents_by_year_under_the_name_of_their_day(tmp_path: Path) -> None:
    found = pages_of(tmp_path, cu=plan(nam="2024", ngay_ban_hanh='"2024-03-05"'), moi=plan())
    unit = rendered(found["don-vi/thcs-minh-hoa/index.md"])
    assert [words(title) for title in unit.xpath("//h2")] == ["Năm 2026", "Năm 2024"]
    assert "Trường Phổ thông cơ sở Minh Họa, ngày 05/3/2024" in words(unit)
    assert "Trực thuộc Ủy ban nhân dân xã Minh Họa (từ 01/7/2025)" in words(unit)
    assert {"nam/2024/index.md", "nam/2026/index.md", "loai/ke-hoach/index.md", "van-ban/index.md"} <= set(found)


def test_long_lists_are_cut_into_pages(tmp_path: Path) -> None:
    documents = {f"kh_{number}": plan() for number in range(PAGE_SIZE + 1)}
    found = pages_of(tmp_path, preview=False, **documents)
    first, second = rendered(found["van-ban/index.md"]), rendered(found["van-ban/trang-2.md"])
    assert len(one(first, "danh-sach")) == PAGE_SIZE
    assert len(one(second, "danh-sach")) == 1
    assert one(first, "cac-trang").xpath(".//a/@href") == ["trang-2/"]
    assert one(second, "cac-trang").xpath(".//a/@href") == ["../"]


def test_every_rule_has_a_page_with_its_examples_marked(tmp_path: Path) -> None:
    found = pages_of(tmp_path, ke_hoach=plan())
    index = rendered(found["quy-tac/index.md"])
    for rule in all_rules().values():
        page = rendered(found[addresses.rule_uri(rule.id)])
        assert words(page.xpath("//h1")[0]) == rule.id
        assert len(page.find_class("vi-du")) == len(rule.examples)
        assert page.xpath("//mark")
        assert one(page, "cach-sua") is not None
        assert addresses.link("quy-tac/index.md", addresses.rule_uri(rule.id)) in index.xpath("//a/@href")


def test_an_example_is_shown_as_it_is_typed(tmp_path: Path) -> None:
    page = rendered(pages_of(tmp_path, ke_hoach=plan())["quy-tac/suppression-without-reason.md"])
    shown = page.xpath("//pre")[0].text_content()
    assert shown == "---\nloai: ke-hoach\n---\n<!-- checker: ignore missing-basis -->\n\n## I. Mục đích"


def test_the_page_of_kinds_names_every_section_and_key(tmp_path: Path) -> None:
    found = collection_of(tmp_path, ke_hoach=plan())
    page = rendered(next(page for page in pages(found) if page.uri == addresses.KINDS_GUIDE))
    codes = {words(code) for code in page.xpath("//td/code | //th/code")}
    assert {"loai", "nguoi_ky.ho_ten", "chi_tieu[].muc_tieu", "ket_qua[].gia_tri"} <= codes
    for kind in found.context.kinds.values():
        assert page.xpath(f"//h2[@id='{kind.id}']")
        assert all(section.name.vi in words(page) for section in kind.sections)


def test_the_home_page_asks_for_the_newest_and_the_counts(tmp_path: Path) -> None:
    home = fill("<!-- con-so -->\n\n<!-- van-ban-moi -->\n", "index.md", collection_of(tmp_path, ke_hoach=plan()))
    assert "van-ban/thcs-minh-hoa/2026/ke-hoach/" in home
    assert "<!--" not in home


# --- the small parts -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "target", "address"),
    [
        ("index.md", "van-ban/a/2026/b.md", "van-ban/a/2026/b/"),
        ("van-ban/a/2026/b.md", "index.md", "../../../../"),
        ("van-ban/a/2026/b.md", "van-ban/a/2026/c.md", "../c/"),
        ("van-ban/a/2026/b.md", "van-ban/a/2026/c.pdf", "../c.pdf"),
        ("don-vi/a/index.md", "don-vi/a/trang-2.md", "trang-2/"),
        ("don-vi/a/trang-2.md", "don-vi/a/index.md", "../"),
        ("quy-tac/a.md", "quy-tac/a.md", "./"),
        ("index.md", "index.md", "./"),
        ("quy-tac/index.md", "index.md", "../"),
        ("van-ban/a/index.md", "van-ban/ab/c.pdf", "../ab/c.pdf"),
        ("atom.xml", "atom.xml", "."),
        ("du-lieu/a.csv", "du-lieu/b.csv", "../b.csv"),
    ],
)
def test_addresses_are_relative(source: str, target: str, address: str) -> None:
    assert addresses.link(source, target) == address


def test_the_search_gets_titles_and_no_bodies(tmp_path: Path) -> None:
    found = pages_of(tmp_path, ke_hoach=plan(trich_yeu='"Bi\u0300nh đẳng <giới>"'))
    index = extended('{"config": {}, "docs": []}', found.values())
    assert '"location":"van-ban/thcs-minh-hoa/2026/ke-hoach/"' in index
    assert "Bình đẳng &lt;giới&gt;" in index
    assert "Nâng cao nhận thức" not in index
    assert all(page.metadata["search"] == {"exclude": True} for page in found.values())


def test_the_day_is_the_reproducible_one_where_it_is_given() -> None:
    assert today({"SOURCE_DATE_EPOCH": "1772668800"}) == datetime.date(2026, 3, 5)
    for wrong in ("hôm nay", "²", "99999999999999"):
        with pytest.raises(CheckerError, match="SOURCE_DATE_EPOCH"):
            today({"SOURCE_DATE_EPOCH": wrong})


def test_metadata_survives_as_front_matter(tmp_path: Path) -> None:
    page = pages_of(tmp_path, ke_hoach=plan(trich_yeu="'a: \"b\" # c'"))[PLAN]
    head = with_front_matter(page).split("---\n")[1]
    assert 'title: "Kế hoạch số 12/KH-THCSMH: a: \\"b\\" # c"' in head


def test_pages_can_be_written_for_another_generator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path / "kho", ke_hoach=plan())
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text("# Nhà\n\n<!-- van-ban-moi -->\n", "utf-8")
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772668800")
    monkeypatch.setenv("SITE_URL", "https://a.example/x")
    monkeypatch.setenv("EDIT_URL", "https://b.example/edit/")
    assert commands.materialise(root, tmp_path / "ra") == 0
    feed = (tmp_path / "ra" / "atom.xml").read_text("utf-8")
    assert "<title>Kế hoạch và báo cáo bình đẳng giới</title>" in feed
    assert 'href="https://a.example/x/atom.xml"' in feed
    assert "https://b.example/edit/plans/" in (tmp_path / "ra" / PLAN).read_text("utf-8")
    assert "12/KH-THCSMH" in (tmp_path / "ra" / "index.md").read_text("utf-8")
    assert (tmp_path / "ra" / PLAN).read_text("utf-8").startswith('---\ntitle: "Kế hoạch số 12/KH-THCSMH')
    assert (tmp_path / "ra" / "assets" / "van-ban.css").is_file()
    with pytest.raises(CheckerError, match="đã có nội dung"):
        commands.materialise(root, tmp_path / "ra")


def test_a_site_is_built_as_of_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path / "kho", ke_hoach=plan())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772668800")
    days = {"x": None, "y": datetime.date(2026, 7, 1)}
    for name, day in days.items():
        assert commands.materialise(root, tmp_path / name, day=day) == 0
    shown = [(tmp_path / name / "tuan-thu/index.md").read_text("utf-8") for name in days]
    assert ["05/3/2026" in shown[0], "01/7/2026" in shown[1]] == [True, True]
    assert dated({"A": "b"}, days["y"]) == {"A": "b", "SOURCE_DATE_EPOCH": "1782864000"}
    assert dated({"A": "b"}, None) == {"A": "b"}


def test_a_day_begins_as_in_viet_nam_wherever_a_site_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Clock:
            return cls(2026, 11, 22, 17, 20, tzinfo=datetime.UTC).astimezone(tz)  # when daily.yml runs

    monkeypatch.setattr(datetime, "datetime", Clock)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert today({}) == asked("") == datetime.date(2026, 11, 23)


@pytest.mark.parametrize("output", ["", "plans", "tai-lieu", "mkdocs.yml"])
def test_a_site_is_not_built_over_anything_but_a_site(tmp_path: Path, output: str) -> None:
    root = repository(tmp_path / "kho", ke_hoach=plan())
    (root / "tai-lieu").mkdir()
    (root / "tai-lieu" / "ghi-chu.txt").write_text("giữ lại", "utf-8")
    (root / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    before = sorted(root.rglob("*"))
    with pytest.raises(CheckerError, match="--output"):
        program.build(root, strict=True, output=root / output)
    assert sorted(root.rglob("*")) == before


def test_a_folder_without_a_site_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(CheckerError, match="không có tệp này"):
        program.build(tmp_path, strict=True, output=None)


def test_the_page_of_units_names_every_key_of_their_schema() -> None:
    schema = json.loads((ROOT / "schemas/units.schema.json").read_text("utf-8"))
    keys = schema["properties"]["don_vi"]["items"]["properties"]
    page = (ROOT / "docs/huong-dan/don-vi.md").read_text("utf-8")
    named = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert set(named) == {*keys, *keys["nghia_vu"]["items"]["properties"]}
