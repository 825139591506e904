"""Which of a unit's plans is its plan of the year: one answer for targets, comparisons, neighbours and compliance."""

from __future__ import annotations

import csv
import datetime
import io
from typing import TYPE_CHECKING

import pytest
from site_samples import plan
from test_site_overviews import collection_of, files_of, pages_of, read, states, words

from checker import checking
from checker.engine import check_items
from checker.source import Item
from checker.status import status
from checker.units import units_from_data
from checker.yearly_plans import YearlyPlans

if TYPE_CHECKING:
    from pathlib import Path

    from checker.facts import Facts
    from checker.site.page import Page

DAY = "2026-12-31"
HOME = "van-ban/thcs-minh-hoa/2026"


def written(number: str, signed: str, *, aim: str = "", answers: str = "", value: str = "", **keys: str) -> str:
    """Give a plan with one target, or a report (of ``answers``) with one result."""
    if answers:
        keys |= {"loai": '"bao-cao"', "ky": '"so-ket"', "bao_cao_cho": f'\n  - "thcs-minh-hoa/2026/{answers}"'}
        keys["ket_qua"] = f'\n  - ma: "nu"\n    gia_tri: {value}' if value else ""
    if aim:
        keys["chi_tieu"] = f'\n  - ma: "nu"\n    ten: "Nữ"\n    don_vi_tinh: "%"\n    muc_tieu: "{aim}"'
    return plan(so_ky_hieu=f'"{number}"', ngay_ban_hanh=f'"{signed}"', **keys)


def facts_of(**documents: str) -> list[Facts]:
    items = [
        Item(f"{name}.md", f"thcs-minh-hoa/2026/{name.replace('_', '-')}", text.encode())
        for name, text in documents.items()
    ]
    return [checked.facts for checked in check_items(checking.FACTS_ONLY, items)]


def chosen(facts: list[Facts]) -> tuple[list[str], list[str]]:
    """Give the versions of the plan of the year, and the further plans."""
    found = YearlyPlans(facts).of("thcs-minh-hoa", 2026)
    assert found
    names = [version.id.rpartition("/")[2] for version in found.plan.versions]
    return names, [other.facts.id.rpartition("/")[2] for other in found.further]


MAIN = written("12/KH-THCSMH", "2026-03-05", aim=">= 48")
THEME = written("22/KH-THCSMH", "2026-01-20")
SAME_CODE = written("30/KH-THCSMH", "2026-02-01", aim=">= 10")
LATER = written("30/KH-THCSMH", "2026-04-01", aim=">= 10")
NEW = written("40/KH-THCSMH", "2026-09-01", thay_the='\n  - "thcs-minh-hoa/2026/ke-hoach"')
OLD = written("12/KH-THCSMH", "2026-03-05", aim=">= 48", trang_thai='"bi-thay-the"')
REPORT = written("45/BC-THCSMH", "2026-06-10", answers="ke-hoach", value="50")


@pytest.mark.parametrize(
    ("documents", "versions", "further"),
    [
        ({"ke_hoach": MAIN}, ["ke-hoach"], []),
        ({"ke_hoach": MAIN, "chuyen_de": THEME}, ["ke-hoach"], ["chuyen-de"]),  # it has targets
        ({"ke_hoach": MAIN, "khac": SAME_CODE}, ["khac"], ["ke-hoach"]),  # as many targets: the first signed
        ({"ke_hoach": MAIN, "khac": SAME_CODE, "so_ket": REPORT}, ["ke-hoach"], ["khac"]),  # a report answers it
        ({"ke_hoach": OLD, "moi": NEW}, ["ke-hoach", "moi"], []),  # replaced by a plan that says so
        ({"ke_hoach": OLD, "moi": NEW, "khac": SAME_CODE, "so_ket": REPORT}, ["ke-hoach", "moi"], ["khac"]),
        ({"ke_hoach": OLD, "khac": SAME_CODE}, ["ke-hoach", "khac"], []),  # replaced, and nobody says by what
        (
            {"ke_hoach": MAIN, "thu_hoi": written("9/KH", "2026-01-02", aim="= 1", trang_thai='"thu-hoi"')},
            ["ke-hoach"],
            [],
        ),
    ],
)
def test_one_plan_is_the_plan_of_the_year(documents: dict[str, str], versions: list[str], further: list[str]) -> None:
    assert chosen(facts_of(**documents)) == (versions, further)


def test_plans_that_replace_each_other_end_somewhere() -> None:
    ring = {
        name: written(f"{number}/KH", "2026-03-05", thay_the=f'\n  - "thcs-minh-hoa/2026/{other}"')
        for number, name, other in ((1, "a", "b"), (2, "b", "c"), (3, "c", "a"))
    }
    versions, further = chosen(facts_of(**ring))
    assert (sorted(versions), further) == (["a", "b", "c"], [])


UNITS = units_from_data(
    {
        "don_vi": [
            {
                "id": "thcs-minh-hoa",
                "ten": "Trường THCS Minh Họa",
                "nghia_vu": [
                    {"viec": "ke-hoach", "tu_nam": 2026, "han": "01-31", "gui": "xa", "can_cu": "Công văn số 1"},
                    {"viec": "so-ket", "tu_nam": 2026, "han": "06-15", "gui": "xa", "can_cu": "Công văn số 1"},
                ],
            }
        ]
    }
)


def test_a_further_plan_and_a_report_on_it_meet_no_duty() -> None:
    other = written("46/BC-THCSMH", "2026-06-01", answers="chuyen-de", value="7")
    facts = facts_of(
        ke_hoach=MAIN, chuyen_de=THEME, so_ket=written("45/BC", "2026-06-20", answers="ke-hoach"), so_khac=other
    )
    rows = status(UNITS, facts, datetime.date(2026, 12, 31), [2026])
    assert [(row.document.rpartition("/")[2], row.state, row.days) for row in rows] == [
        ("ke-hoach", "late", 33),
        ("so-ket", "late", 5),
    ]


@pytest.fixture(name="made", scope="module")
def made_fixture(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Page], dict[str, bytes]]:
    """Make the pages of a school with a plan of last year, this year's, and two further ones."""
    before = written("9/KH-THCSMH", "2025-03-05", aim=">= 45", nam="2025")
    collection = collection_of(
        tmp_path_factory.mktemp("plans"),
        DAY,
        nam_truoc=before,
        ke_hoach=MAIN,
        chuyen_de=THEME,
        khac=LATER,
        so_ket=REPORT,
        so_khac=written("46/BC-THCSMH", "2026-06-11", answers="khac", value="11"),
    )
    return pages_of(collection), files_of(collection)


def test_all_pages_name_the_same_plan(made: tuple[dict[str, Page], dict[str, bytes]]) -> None:
    found, files = made
    (row, *_) = read(found["chi-tieu/nu/index.md"]).xpath("//tr[th='2026']")
    assert [words(cell) for cell in row][1:3] == ["≥ 48%", "50%"]
    assert "12/KH-THCSMH ; Báo cáo số 45/BC-THCSMH" in words(row)
    compared = words(read(found["so-sanh/thcs-minh-hoa/2026.md"]))
    assert "Năm 2026: Kế hoạch số 12/KH-THCSMH" in compared
    assert "↑ số cao hơn" in compared
    assert "Kế hoạch khác của năm 2026, không so ở đây: Kế hoạch số 30/KH" in compared
    (after,) = read(found[f"{HOME}/nam-truoc.md"]).xpath("//a[@rel='next']/@href")
    assert after == "../ke-hoach/"
    assert states(found["tuan-thu/2026/index.md"])[0] == "Chậm 5 ngày"
    table = list(csv.DictReader(io.StringIO(files["du-lieu/targets.csv"].decode("utf-8-sig"))))
    assert [(row["nam"], row["muc_tieu"], row["so_ket"], row["ke_hoach"]) for row in table] == [
        ("2025", ">= 45", "", "thcs-minh-hoa/2026/nam-truoc"),
        ("2026", ">= 48", "50.0", "thcs-minh-hoa/2026/ke-hoach"),
    ]


def test_further_plans_are_shown_as_such(made: tuple[dict[str, Page], dict[str, bytes]]) -> None:
    found, _ = made
    cards = {
        name: words(read(found[f"{HOME}/{name}.md"]).find_class("the-van-ban")[0])
        for name in ("ke-hoach", "khac", "chuyen-de")
    }
    assert "Kế hoạch khác trong năm Kế hoạch số 30/KH-THCSMH ngày 01/4/2026" in cards["ke-hoach"]
    assert "So sánh với năm trước" in cards["ke-hoach"]
    for name in ("khac", "chuyen-de"):
        assert "Kế hoạch của năm Kế hoạch số 12/KH-THCSMH ngày 05/3/2026" in cards[name]
        assert "So sánh" not in cards[name]
        assert not read(found[f"{HOME}/{name}.md"]).find_class("nam-khac")


def test_a_target_of_a_further_plan_alone_is_kept(tmp_path: Path) -> None:
    other = SAME_CODE.replace('ma: "nu"', 'ma: "buoi"')
    collection = collection_of(tmp_path, DAY, ke_hoach=MAIN, khac=other, so_ket=REPORT)
    assert {"chi-tieu/nu/index.md", "chi-tieu/buoi/index.md"} <= pages_of(collection).keys()
