"""Open data: tables that are what their schemas say, feeds, and examples that run."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from browsing import served
from jsonschema import Draft7Validator
from lxml import etree
from site_samples import ROOT, built, plan
from test_site_overviews import collection_of, files_of, pages_of, read

from checker.site.building import links_of
from checker.site.collection import gather
from checker.site.data_page import data_page, formula
from checker.site.open_data import TABLES
from checker.site.pages import made_files

if TYPE_CHECKING:
    from pathlib import Path

DAY = datetime.date(2026, 12, 31)
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def own() -> dict[str, bytes]:
    """Give what is made of our own samples, for a site that knows its address."""
    collection = gather(ROOT, as_of=DAY, links=links_of({}, "https://a.example/x", "Trang A"))
    return {made.uri: made.content for made in made_files(collection)}


def rows(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"du-lieu/{name}.csv"].decode("utf-8-sig"), newline="")))


READ: dict[str, Any] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": datetime.date.fromisoformat,
}


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_every_row_is_what_the_table_s_schema_says(own: dict[str, bytes], name: str) -> None:
    schema = json.loads(own[f"du-lieu/{name}.schema.json"])
    found = rows(own, name)
    assert len(found) > 10
    assert list(found[0]) == [field["name"] for field in schema["fields"]]
    for field in schema["fields"]:
        rule = field.get("constraints", {})
        for row in found:
            value = row[field["name"]]
            assert value or not rule.get("required"), (field["name"], row)
            if value:
                READ[field["type"]](value)
                assert value in rule.get("enum", [value]), (field["name"], row)
    keys = [tuple(row[part] for part in schema["primaryKey"]) for row in found]
    assert len(set(keys)) == len(keys)
    for foreign in schema.get("foreignKeys", ()):
        known = {row[foreign["reference"]["fields"]] for row in rows(own, foreign["reference"]["resource"])}
        assert {row[foreign["fields"]] for row in found} <= known | {""}


def test_the_package_names_every_table_as_it_is(own: dict[str, bytes]) -> None:
    package = json.loads(own["du-lieu/datapackage.json"])
    assert package["profile"] == "tabular-data-package"
    assert re.fullmatch(r"[a-z0-9._/-]+", package["name"])
    assert package["licenses"] == [
        {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "CC BY 4.0"}
    ]
    for resource, table in zip(package["resources"], TABLES, strict=True):
        data = own[f"du-lieu/{resource['path']}"]
        assert resource["schema"] == json.loads(own[f"du-lieu/{table.name}.schema.json"])
        assert data.decode(resource["encoding"]).count(resource["dialect"]["lineTerminator"]) >= 10
        assert data.startswith(b"\xef\xbb\xbf")
    assert b"Attribution 4.0 International" in own["du-lieu/LICENSE.txt"]


def test_the_catalog_is_what_its_schema_says(own: dict[str, bytes]) -> None:
    catalog = json.loads(own["du-lieu/catalog.json"])
    schema = json.loads(own["du-lieu/catalog.schema.json"])
    Draft7Validator.check_schema(schema)
    Draft7Validator(schema).validate(catalog)
    assert catalog["trang"] == {"ten": "Trang A", "dia_chi": "https://a.example/x/"}
    assert len(catalog["van_ban"]) == len(rows(own, "documents"))
    assert not [row for row in catalog["van_ban"] if row["trang_thai"] == "du-thao"]


def test_names_of_columns_stay() -> None:
    names = {table.name: " ".join(column.name for column in table.columns) for table in TABLES}
    assert names == {
        "documents": "id dia_chi loai so_ky_hieu ngay_ban_hanh trich_yeu don_vi ten_don_vi nam_dau nam_cuoi ky"
        " trang_thai van_ban_mau",
        "citations": "van_ban thu_tu nguyen_van loai so_ky_hieu ngay nhan_xet khoa den gan_dung khac_o",
        "laws": "khoa dia_chi loai so_ky_hieu ten co_quan ngay_ban_hanh ngay_hieu_luc tinh_trang het_hieu_luc thay_bang"
        " sua_doi_boi do_tin_cay do_tin_cay_tinh_trang chua_chac so_van_ban",
        "references": "van_ban quan_he thu_tu den so_ky_hieu ngay_ban_hanh co_quan",
        "targets": "don_vi nam ma ten don_vi_tinh muc_tieu so_muc_tieu chien_luoc so_ket tong_ket tu_so mau_so"
        " dat ke_hoach",
        "obligations": "don_vi ten_don_vi nam viec han gui can_cu van_ban ngay_ky tinh_trang so_ngay_cham tinh_den",
    }


def test_a_citation_carries_what_is_said_of_it(tmp_path: Path) -> None:
    body = "_Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006._\n\nTheo Nghị quyết số 28/NQ-CP ngày 04/3/2021.\n"
    found = rows(files_of(collection_of(tmp_path, "2026-12-31", ke_hoach=plan(body))), "citations")
    assert [(row["nguyen_van"], row["ngay"], row["nhan_xet"], bool(row["khoa"])) for row in found] == [
        ("Luật Bình đẳng giới", "2006-11-29", "ok", True),
        ("Nghị quyết số 28/NQ-CP", "2021-03-04", "wrong-date", True),
    ]


@pytest.mark.parametrize(
    ("cited", "near"),
    [
        ("Kế hoạch số 12/KH-THCSMH ngày 06/3/2026", ("ke-hoach", "ngay")),
        ("Kế hoạch số 21/KH-THCSMH ngày 05/3/2026 của Trường THCS Minh Họa", ("ke-hoach", "so")),
        ("Kế hoạch số 12/KH-THCS ngày 05/3/2026 của Trường THCS Minh Họa", ("ke-hoach", "ky-hieu")),
        ("Kế hoạch số 12/KH-THCSMH ngày 05/3/2026 của Trường THCS Minh Họa", ("", "")),
        ("Kế hoạch số 99/KH-THCSMH ngày 05/3/2026 của Trường THCS Minh Họa", ("", "")),
    ],
)
def test_a_citation_that_nearly_names_what_is_published_here_says_what_and_where_it_differs(
    tmp_path: Path, cited: str, near: tuple[str, str]
) -> None:
    letter = plan(f"Theo {cited}.\n", loai='"cong-van"', so_ky_hieu='"5/THCSMH-VP"', ngay_ban_hanh='"2027-03-05"')
    made = files_of(collection_of(tmp_path, "2027-12-31", ke_hoach=plan(), nhac=letter))
    (row,) = (row for row in rows(made, "citations") if row["van_ban"].endswith("/nhac"))
    name = f"thcs-minh-hoa/2026/{near[0]}" if near[0] else ""
    assert (row["gan_dung"], row["khac_o"]) == (name, near[1])
    assert bool(row["gan_dung"]) <= (row["nhan_xet"] == "unknown" and not row["den"])


def test_the_laws_say_how_sure_they_are_and_who_cites_them(own: dict[str, bytes]) -> None:
    laws = {row["khoa"]: row for row in rows(own, "laws")}
    equality = laws["73/2006/QH11"]
    assert equality["dia_chi"] == "https://a.example/x/van-ban-phap-luat/73-2006-qh11/"
    citing = {row["van_ban"] for row in rows(own, "citations") if row["khoa"] == "73/2006/QH11"}
    assert int(equality["so_van_ban"]) == len(citing) > 5
    labour = laws["10/2012/QH13"]
    assert (labour["tinh_trang"], labour["het_hieu_luc"], labour["thay_bang"], labour["chua_chac"]) == (
        "expired",
        "2021-01-01",
        "45/2019/QH14",
        "ngay_hieu_luc",
    )
    remembered = [row for row in laws.values() if row["do_tin_cay"] == "memory-only"]
    assert remembered
    assert all(row["chua_chac"].startswith("so_ky_hieu; ten; ") for row in remembered)


def test_a_citation_of_what_is_published_here_has_its_id_and_is_judged_by_it(own: dict[str, bytes]) -> None:
    found = {
        row["so_ky_hieu"]: row for row in rows(own, "citations") if row["van_ban"] == "thcs-minh-hoa/2026/ke-hoach"
    }
    assert [(row["nhan_xet"], row["den"], row["khoa"]) for row in (found["48/KH-UBND"], found["112/UBND-VHXH"])] == [
        ("ok", "ubnd-xa-minh-hoa/2026/ke-hoach", ""),
        ("ok", "ubnd-xa-minh-hoa/2026/huong-dan", ""),
    ]
    assert [row["den"] for row in rows(own, "citations") if row["nhan_xet"] == "unknown"].count("") == len(
        [row for row in rows(own, "citations") if row["nhan_xet"] == "unknown"]
    )


def test_what_documents_say_of_each_other_can_be_built_anew(own: dict[str, bytes]) -> None:
    found = [list(row.values()) for row in rows(own, "references")]
    report = "tieu-hoc-ngoc-minh-hoa/2026/ke-hoach-dieu-chinh"
    plan_ = ["tieu-hoc-ngoc-minh-hoa/2026/ke-hoach", "14/KH-THNMH", "2026-03-18", "Trường Tiểu học Ngọc Minh Họa"]
    assert [report, "thay_the", "1", *plan_] in found
    assert [
        *("ubnd-xa-minh-hoa/2026/ke-hoach", "thuc_hien", "1", ""),
        *("17/KH-UBND", "2026-01-15", "UBND tỉnh Minh Họa"),
    ] in found
    assert {row["quan_he"] for row in rows(own, "references")} >= {"thuc_hien", "thay_the", "bao_cao_cho"}


def test_nothing_in_a_table_is_a_formula(tmp_path: Path) -> None:
    text = plan(trich_yeu="'=HYPERLINK(\"http://evil.example\")'", so_ky_hieu='"@SUM(1)"')
    (row,) = rows(files_of(collection_of(tmp_path, "2026-12-31", ke_hoach=text)), "documents")
    assert row["trich_yeu"] == '\'=HYPERLINK("http://evil.example")'
    assert row["so_ky_hieu"] == "'@SUM(1)"


# --- feeds and robots ------------------------------------------------------------------------------


def test_feeds_are_atom_and_stay_the_same(own: dict[str, bytes]) -> None:
    feeds = {uri: etree.fromstring(data) for uri, data in own.items() if uri.endswith("atom.xml")}
    assert "atom.xml" in feeds
    assert "don-vi/thcs-minh-hoa/atom.xml" in feeds
    for uri, feed in feeds.items():
        assert feed.tag == f"{ATOM}feed"
        for item in (feed, *feed.findall(f"{ATOM}entry")):
            assert all(item.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated")), uri
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", item.findtext(f"{ATOM}updated") or "")
        entries = feed.findall(f"{ATOM}entry")
        assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries) > 0
        links = [link.get("href", "") for link in feed.iter(f"{ATOM}link")]
        assert all(link.startswith("https://a.example/x/") for link in links)
    days = [entry.findtext(f"{ATOM}published") for entry in feeds["atom.xml"].findall(f"{ATOM}entry")]
    assert days == sorted(days, key=str, reverse=True)


def test_a_feed_writes_days_as_people_do(own: dict[str, bytes]) -> None:
    summaries = re.findall("<summary>(.*?)</summary>", own["atom.xml"].decode())
    assert summaries
    assert all(re.search(r", ký ngày \d\d/\d\d?/\d{4}$", summary) for summary in summaries)


def test_a_feed_of_a_site_that_does_not_know_its_address_has_relative_links(tmp_path: Path) -> None:
    files = files_of(collection_of(tmp_path, "2026-12-31", ke_hoach=plan()))
    feed = etree.fromstring(files["don-vi/thcs-minh-hoa/atom.xml"])
    links = [link.get("href") for link in feed.iter(f"{ATOM}link")]
    assert links[-1] == "../../van-ban/thcs-minh-hoa/2026/ke-hoach/"
    assert files["robots.txt"] == b"User-agent: *\nAllow: /\n"


def test_robots_learn_where_the_pages_are(own: dict[str, bytes]) -> None:
    assert own["robots.txt"].endswith(b"\nSitemap: https://a.example/x/sitemap.xml\n")


# --- the page --------------------------------------------------------------------------------------


def test_the_python_example_runs(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> None:
    page = read(pages_of(collection_of(tmp_path, "2026-12-31"))["du-lieu/index.md"])
    code = page.xpath("//pre/code[contains(., 'import csv')]")[0].text_content()
    with served(str(built(tmp_path_factory))) as site:
        ran = subprocess.run(
            [sys.executable, "-c", code.replace("https://trang.example/", site)],
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
    assert "2026\tTrường Tiểu học Ngọc Minh Họa\t" in ran.stdout


def test_the_spreadsheet_s_formula_names_the_columns_as_they_stand(own: dict[str, bytes]) -> None:
    found = rows(own, "obligations")
    head = list(found[0])
    letters = re.findall(r"([A-Z]):\1", formula())
    assert [head[ord(letter) - ord("A")] for letter in letters] == ["nam", "tinh_trang", "can_cu"]
    assert formula() == '=COUNTIFS(C:C; 2026; J:J; "cham"; G:G; "?*")'


def test_the_formula_stands_right_below_the_step_that_needs_it(tmp_path: Path) -> None:
    page = read(pages_of(collection_of(tmp_path, "2026-12-31"))["du-lieu/index.md"])
    (steps,) = page.xpath("//ol[contains(., 'công thức dưới đây')]")
    assert "công thức dưới đây" in steps[-1].text_content()
    assert steps.getnext().text_content().strip() == formula()


def test_the_page_says_how_a_spreadsheet_of_a_vietnamese_locale_opens_a_table(tmp_path: Path) -> None:
    page = data_page(collection_of(tmp_path, "2026-12-31", ke_hoach=plan())).markdown
    assert "đừng bấm đúp" in page
    assert "Từ Văn bản/CSV (From Text/CSV)" in page
    assert "dấu phân cách là dấu phẩy" in page


def test_every_file_that_the_page_names_is_there(own: dict[str, bytes], tmp_path: Path) -> None:
    page = read(pages_of(collection_of(tmp_path, "2026-12-31"))["du-lieu/index.md"])
    links = [link for link in page.xpath("//main//a/@href") if not urlsplit(link).scheme and "." in link.strip("./")]
    named = {f"du-lieu/{link}" if not link.startswith("../") else link.removeprefix("../") for link in links}
    assert named <= set(own)
    assert len(named) > 10
