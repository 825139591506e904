"""Targets through the years, their charts, and a plan beside last year's."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from lxml import html as lxml_html
from site_samples import BODY, HOSTILE, ROOT, plan
from test_site_overviews import collection_of, pages_of, read, words

from checker.site.aims import aim_text, number_text, read_aim
from checker.site.changes import CELL, MOST, compare, parts_of
from checker.site.charts import Bar, Line, Point, axis_words, bar_chart, line_chart
from checker.site.strategy import load_strategy, strategy_from_data
from checker.source import from_text

if TYPE_CHECKING:
    from pathlib import Path

    from checker.site.changes import PartChange

DAY = "2026-12-31"


def target(code: str, aim: str, **more: str) -> str:
    keys = {"ma": f'"{code}"', "ten": '"Tỷ lệ nữ"', "don_vi_tinh": '"%"', "muc_tieu": f'"{aim}"'} | more
    return "\n  - " + "\n    ".join(f"{key}: {value}" for key, value in keys.items())


def year(number: int, aim: str, **more: str) -> str:
    return plan(
        nam=str(number),
        so_ky_hieu=f'"{number - 2000}/KH-THCSMH"',
        ngay_ban_hanh=f'"{number}-03-05"',
        chi_tieu=target("nu", aim, **more),
    )


def report(number: int, period: str, value: str) -> str:
    return plan(
        loai='"bao-cao"',
        ky=f'"{period}"',
        nam=str(number),
        so_ky_hieu=f'"{number - 1990}/BC-THCSMH"',
        ngay_ban_hanh=f'"{number}-11-05"',
        ket_qua=f'\n  - ma: "nu"\n    gia_tri: {value}',
    )


# --- aims ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "unit", "shown"),
    [
        (">= 40", "%", "≥ 40%"),
        ("<= 1.4", "lần", "≤ 1,4 lần"),
        ("= 100", "%", "100%"),
        ("< 25", "%", "< 25%"),
        ("~60", "%", "khoảng 60%"),
        ("90", "%", "90%"),
        (">= 1500", "người", "≥ 1.500 người"),
        ("có", "có/không", "có"),
    ],
)
def test_an_aim_is_written_as_people_write_it(written: str, unit: str, shown: str) -> None:
    assert aim_text(written, unit) == shown


@pytest.mark.parametrize(
    ("written", "value", "reached"),
    [(">= 40", 40, True), ("> 40", 40, False), ("<= 1,4", 1.5, False), ("< 2", 1, True), ("= 100", 99.9, False)],
)
def test_a_value_is_held_against_an_aim(written: str, value: float, *, reached: bool) -> None:
    aim = read_aim(written)
    assert aim
    assert aim.reached(value) is reached


def test_nobody_judges_by_about(tmp_path: Path) -> None:
    aim = read_aim("~ 60")
    assert aim
    assert aim.reached(10) is None
    assert load_strategy(tmp_path).indicators


@pytest.mark.parametrize(
    ("value", "shown"), [(64.39, "64,39"), (18520, "18.520"), (1234567.5, "1.234.567,5"), (0, "0")]
)
def test_a_number_has_a_comma_and_points(value: float, shown: str) -> None:
    assert number_text(value) == shown


# --- the strategy ----------------------------------------------------------------------------------


def test_a_figure_from_memory_is_never_shown() -> None:
    row = {"code": "MT1.CT1", "objective": 1, "name": "x", "unit": "%", "target_2025": ">= 60", "sources": ["a"]}
    data: dict[str, object] = {
        "number": "1/NQ-CP",
        "date": "2021-03-03",
        "name": "x",
        "sources": {"a": "https://a.example/"},
        "objectives": [],
    }
    for confidence, aims in (("verified", {2025: ">= 60"}), ("single-source", {2025: ">= 60"}), ("memory-only", {})):
        found = strategy_from_data({**data, "indicators": [{**row, "confidence": confidence}]})
        assert found.indicators["MT1.CT1"].aims == aims


def test_a_target_of_the_strategy_stands_beside_its_figures_and_their_sources(tmp_path: Path) -> None:
    made = pages_of(collection_of(tmp_path, DAY, ke_hoach=year(2026, ">= 65", chien_luoc='"MT6.CT1"')))
    page = read(made["chi-tieu/mt6-ct1/index.md"])
    assert "chỉ tiêu MT6.CT1: năm 2025: ≥ 60%, năm 2030: ≥ 80% (đã kiểm chứng bằng hai nguồn)" in words(page)
    assert page.xpath("//a[@rel='noopener']/@href")
    assert "Chiến lược: 2025 là 60, 2030 là 80." in words(page.xpath("//svg/desc")[0])
    listed = read(made["chi-tieu/index.md"])
    assert listed.xpath("//td[@data-nhan='Đơn vị đưa vào kế hoạch']/a[@href='mt6-ct1/']")
    assert "chien_luoc" not in words(listed)  # a key is for who writes, not for who reads
    unknown = next(row for row in listed.xpath("//tr") if "MT5.CT3" in words(row))
    assert "chưa rõ chưa rõ Chưa có nguồn nên không nêu số" in words(unknown)


def test_a_comparison_that_no_source_gives_is_not_shown(tmp_path: Path) -> None:
    shown = words(read(pages_of(collection_of(tmp_path, DAY, ke_hoach=plan()))["chi-tieu/index.md"]))
    (row,) = re.findall("MT5.CT2a (.*?) MT5.CT2b", shown)
    assert "nguồn nêu 90% cho năm 2025, không nói là ít nhất hay trên mức ấy" in row
    assert "≥" not in row
    assert ">" not in row


def test_a_strategy_s_target_that_nobody_knows_is_the_unit_s_own(tmp_path: Path) -> None:
    made = pages_of(collection_of(tmp_path, DAY, ke_hoach=year(2026, ">= 65", chien_luoc='"MT9.CT9"')))
    assert "chi-tieu/nu/index.md" in made


def test_a_plan_and_its_report_write_numbers_as_people_do(tmp_path: Path) -> None:
    answer = report(2026, "tong-ket", "64.39\n    tu_so: 11925\n    mau_so: 18520").replace(
        "ket_qua:", 'bao_cao_cho:\n  - "thcs-minh-hoa/2026/ke-hoach"\nket_qua:'
    )
    made = pages_of(collection_of(tmp_path, DAY, ke_hoach=year(2026, ">= 1000.5"), tong_ket=answer))
    for name in ("ke-hoach", "tong-ket"):
        shown = words(read(made[f"van-ban/thcs-minh-hoa/2026/{name}.md"]))
        assert "≥ 1.000,5%" in shown
        assert "64,39% (11.925/18.520)" in shown


# --- the path of a target --------------------------------------------------------------------------


def test_each_year_has_its_aim_its_results_and_whether_it_was_reached(tmp_path: Path) -> None:
    made = pages_of(
        collection_of(
            tmp_path,
            DAY,
            ke_hoach_24=year(2024, ">= 40"),
            ke_hoach_25=year(2025, ">= 45"),
            ke_hoach_26=year(2026, ">= 50"),
            tong_24=report(2024, "tong-ket", "38.5"),
            so_25=report(2025, "so-ket", "30"),
            tong_25=report(2025, "tong-ket", "45"),
            so_26=report(2026, "so-ket", "51"),
        )
    )
    page = read(made["chi-tieu/nu/index.md"])
    rows = [[words(cell) for cell in row][:5] for row in page.xpath("//tbody/tr")]
    assert rows == [
        ["2024", "≥ 40%", "chưa có", "38,5%", "✗ chưa đạt"],
        ["2025", "≥ 45%", "30%", "45%", "✓ đạt"],
        ["2026", "≥ 50%", "51%", "chưa có", "chưa xét"],
    ]
    assert words(page.xpath("//svg/desc")[0]) == (
        "Tổng kết: 2024 là 38,5, 2025 là 45. Sơ kết: 2025 là 30, 2026 là 51. "
        "Mức phải đạt: 2024 là 40, 2025 là 45, 2026 là 50."
    )


def test_of_two_plans_of_a_year_the_one_in_force_sets_the_aim(tmp_path: Path) -> None:
    old = year(2026, ">= 40").replace('trang_thai: "ban-hanh"', 'trang_thai: "bi-thay-the"')
    new = year(2026, ">= 60").replace("26/KH", "27/KH")
    page = read(pages_of(collection_of(tmp_path, DAY, a=new, b=old))["chi-tieu/nu/index.md"])
    assert [words(row[1]) for row in page.xpath("//tbody/tr")] == ["≥ 60%"]


def test_a_hostile_target_is_text(tmp_path: Path) -> None:
    value = "'" + "".join(sign for sign in HOSTILE if sign >= " ").replace("'", "''") + "'"
    text = plan(chi_tieu=target("nu", ">= 4", ten=value, don_vi_tinh=value), trich_yeu=value)
    before = plan(chi_tieu=target("nu", ">= 3"), nam="2025", ngay_ban_hanh='"2025-03-05"', so_ky_hieu='"9/KH-THCSMH"')
    made = pages_of(collection_of(tmp_path, DAY, ke_hoach=text, cu=before))
    for uri in ("chi-tieu/nu/index.md", "chi-tieu/index.md", "so-sanh/thcs-minh-hoa/2026.md"):
        page = read(made[uri])
        assert not page.xpath("//script | //iframe | //style | //img | //@onload | //@onclick | //@onerror"), uri


# --- charts ----------------------------------------------------------------------------------------

LINES = [
    Line("Cả năm", "ket-qua", [Point(2024, 92.68), Point(2025, 97.62)]),
    Line("Mức phải đạt", "muc-tieu", [Point(2024, 95), Point(2025, 95), Point(2026, 100)]),
    Line("Chiến lược", "chien-luoc", [Point(2025, 95), Point(2030, 100)]),
]


def test_a_chart_says_what_it_shows_and_is_small() -> None:
    chart = line_chart("a", "Tên <b>", "Mô tả", LINES)
    assert len(chart.encode()) < 4096
    svg = lxml_html.fragment_fromstring(chart)
    assert svg.get("role") == "img"
    assert [words(svg.get_element_by_id(mark)) for mark in svg.xpath("string(@aria-labelledby)").split()] == [
        "Tên <b>",
        "Mô tả",
    ]
    assert not re.search(r"style=|#[0-9a-f]{3}|url\(|href", chart)


def test_marks_do_not_cover_each_other() -> None:
    lines = [
        Line("Tổng kết", "ket-qua", [Point(2025, 80.0)]),
        Line("Sơ kết", "so-ket", [Point(2025, 80.0)]),
        Line("Mức phải đạt", "muc-tieu", [Point(2025, 80.0), Point(2026, 85.0)]),
    ]
    svg = lxml_html.fragment_fromstring(line_chart("a", "x", "y", lines))
    marks = [float(mark.get("cx")) for mark in svg.xpath(".//g[@class='ket-qua' or @class='so-ket']/circle")]
    diamonds = [float(path.get("d")[1:].split()[0]) for path in svg.xpath(".//g[@class='muc-tieu']/path[@class='dau']")]
    _, whole, _, half = marks  # those of the legend stand between
    assert min(abs(one - other) for one, other in pairwise(sorted((whole, half, diamonds[1])))) >= 12
    assert len(svg.find_class("so")) == 2


def test_an_axis_that_does_not_begin_at_zero_says_so() -> None:
    assert axis_words(LINES) == "Trục đứng đi từ 85 đến 100, không bắt đầu từ 0."
    assert not axis_words([Line("x", "ket-qua", [Point(2025, 1.0), Point(2026, 40.0)])])


def test_lines_are_told_apart_without_colour() -> None:
    svg = lxml_html.fragment_fromstring(line_chart("a", "x", "y", LINES))
    marks = {group.get("class"): group[-2].tag + (group[-2].get("d") or "")[-8:] for group in svg.xpath(".//g")[:3]}
    assert len(set(marks.values())) == 3
    styles = (ROOT / "checker/site/assets/bang-bieu.css").read_text("utf-8")
    assert len(set(re.findall(r"stroke-dasharray: ([^;]+)", styles))) == 2


@pytest.mark.parametrize(
    "values",
    [[0.0], [5.0, 5.0], [0.0, 1e9], [1e-3, 2e-3], [99.9, 100.0], [-5.0, 5.0], [12.0, 13.0, 14.0, 15.0]],
)
def test_everything_drawn_stays_inside(values: list[float]) -> None:
    line = Line("x", "ket-qua", [Point(2020 + place, value) for place, value in enumerate(values)])
    svg = lxml_html.fragment_fromstring(line_chart("a", "x", "y", [line]))
    width, height = (float(value) for value in svg.xpath("string(@viewbox)").split()[2:])
    spots = [(float(item.get("cx")), float(item.get("cy"))) for item in svg.xpath(".//circle")]
    texts = [(float(item.get("x")), float(item.get("y"))) for item in svg.xpath(".//text")]
    assert all(0 <= x <= width and 0 <= y <= height for x, y in (*spots, *texts))


def test_bars_are_as_long_as_their_numbers() -> None:
    svg = lxml_html.fragment_fromstring(bar_chart("a", "x", "y", [Bar("A", 100), Bar("B" * 99, 50)], [Bar("C", 80)]))
    first, second = (float(bar.get("width")) for bar in svg.xpath(".//rect"))
    assert first == 2 * second
    assert max(len(item.text) for item in svg.xpath(".//text")) < 50


# --- a plan beside last year's ---------------------------------------------------------------------


def compared(old: str, new: str) -> tuple[PartChange, ...]:
    found = compare(*(parts_of(from_text("x.md", text)) for text in (old, new)))
    assert found is not None
    return found


def test_sections_are_kept_reworded_renamed_new_or_gone() -> None:
    old = "## I. Mục đích\n\nMột câu.\n\n## II. Nội dung, nhiệm vụ\n\nHai câu năm 2025.\n\n## III. Kinh phí\n\nx\n"
    new = "## I. MỤC ĐÍCH\n\nMột câu.\n\n## II. Nội dung hoạt động\n\nHai câu năm 2026.\n\n## III. Thi đua\n\ny\n"
    assert [(change.kind, change.old, change.new) for change in compared(old, new)] == [
        ("same", "I. Mục đích", "I. MỤC ĐÍCH"),
        ("changed", "II. Nội dung, nhiệm vụ", "II. Nội dung hoạt động"),
        ("new", "", "III. Thi đua"),
        ("gone", "III. Kinh phí", ""),
    ]


def test_a_reworded_paragraph_says_which_words() -> None:
    old = "## I. Một\n\na) Trước ngày 15/6/2025 gửi **báo cáo** về xã.\nb) Giữ nguyên.\n"
    new = "## I. Một\n\na) Trước ngày 20/6/2026 gửi _báo cáo_ về xã.\nb) Giữ nguyên.\nc) Thêm một việc khác hẳn.\n"
    (change,) = compared(old, new)
    assert change.kept == 1
    assert [(item.kind, [(piece.kind, piece.words.strip()) for piece in item.pieces]) for item in change.changes] == [
        (
            "changed",
            [
                ("both", "a) Trước ngày"),
                ("old", "15/6/2025"),
                ("new", "20/6/2026"),
                ("both", "gửi báo cáo về xã."),
            ],
        ),
        ("new", [("new", "c) Thêm một việc khác hẳn.")]),
    ]


def test_words_that_went_stand_apart_from_those_before_them(tmp_path: Path) -> None:
    old = year(2025, ">= 40").replace("Truyền thông trong trường.", "1. Chỉ tiêu năm 2025")
    new = year(2026, ">= 40").replace("Truyền thông trong trường.", "1. Chỉ tiêu")
    page = read(pages_of(collection_of(tmp_path, DAY, cu=old, moi=new))["so-sanh/thcs-minh-hoa/2026.md"])
    (changed,) = page.xpath("//p[contains(@class, 'doan changed') and starts-with(., '1.')]")
    assert changed.text_content() == "1. Chỉ tiêu năm 2025"
    assert [item.text for item in changed] == ["năm 2025"]


def test_another_basis_is_no_rewording() -> None:
    old = "## I. Một\n\nThực hiện Công văn số 86/PGDĐT-TCCB ngày 26 tháng 02 năm 2024 của Phòng A về kế hoạch;\n"
    new = "## I. Một\n\nThực hiện Công văn số 112/UBND-VHXH ngày 24 tháng 02 năm 2026 của Phòng A về kế hoạch;\n"
    same = old.replace("26 tháng 02", "27 tháng 02")
    assert [item.kind for item in compared(old, new)[0].changes] == ["new", "gone"]
    assert [item.kind for item in compared(old, same)[0].changes] == ["changed"]


def test_a_row_of_a_table_is_shown_in_cells_and_laws_are_linked(tmp_path: Path) -> None:
    row = "| Việc | Kinh phí |\n| --- | --- |\n| In tờ gấp cho phụ huynh học sinh | {} đồng |\n"
    law = "_Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020._\n\n"
    old = year(2025, ">= 40").replace("Truyền thông trong trường.", row.format("1.000"))
    new = (
        year(2026, ">= 40").replace("Truyền thông trong trường.", row.format("2.000")).replace("_Căn", f"{law}_Căn", 1)
    )
    page = read(pages_of(collection_of(tmp_path, DAY, cu=old, moi=new))["so-sanh/thcs-minh-hoa/2026.md"])
    (changed,) = page.find_class("dong")
    assert [cell.text_content() for cell in changed] == ["In tờ gấp cho phụ huynh học sinh", "1.000 2.000 đồng"]
    assert [item.tag for item in changed[1]] == ["del", "ins"]
    (link,) = page.xpath("//li[starts-with(., 'Mới viện dẫn')]/a")
    assert (link.text, link.get("href")) == ("30/2020/NĐ-CP", "../../../van-ban-phap-luat/30-2020-nd-cp/")


_OF_2025 = """\
| Chỉ tiêu | Kết quả năm 2024 | Kế hoạch năm 2025 |
| --- | --- | --- |
| Tỷ lệ học sinh được giáo dục kỹ năng tự bảo vệ | 97,92% | 100% |
"""
_OF_2026 = """\
| Chỉ tiêu | Năm 2025 | Kế hoạch năm 2026 | Người theo dõi |
| --- | --- | --- | --- |
| Tỷ lệ học sinh được giáo dục kỹ năng tự bảo vệ | 100% | 100% | Tổng phụ trách |
"""
_SPANNED = """\
<table>
<tr><td colspan="{}">Phần một</td></tr>
<tr><td>Tỷ lệ học sinh được giáo dục kỹ năng</td>{}</tr>
</table>
"""


def test_the_cells_of_a_row_are_compared_under_their_headers() -> None:
    """The result of 2025, also 100%, is not last year's target that stayed."""
    _, row = compared(f"## I. Một\n\n{_OF_2025}", f"## I. Một\n\n{_OF_2026}")[0].changes
    assert row.kind == "changed"
    assert [tuple(piece) for piece in row.pieces if piece.words != CELL] == [
        ("both", "Tỷ lệ học sinh được giáo dục kỹ năng tự bảo vệ"),
        ("old", "97,92%"),
        ("new", "100%"),
        ("both", "100%"),
        ("new", "Tổng phụ trách"),
    ]
    assert sum(piece.words == CELL for piece in row.pieces) == 4


def test_rows_of_other_columns_without_headers_are_given_apart() -> None:
    old, new = _SPANNED.format(2, "<td>50%</td>"), _SPANNED.format(3, "<td>50%</td><td>60%</td>")
    (part,) = compared(f"## I. Một\n\n{old}", f"## I. Một\n\n{new}")
    assert [change.kind for change in part.changes] == ["gone", "new"]
    same = _SPANNED.format(2, "<td>60%</td>")
    (change,) = compared(f"## I. Một\n\n{old}", f"## I. Một\n\n{same}")[0].changes
    assert [tuple(piece) for piece in change.pieces[2:]] == [("old", "50%"), ("new", "60%")]


def test_letters_written_in_two_ways_are_no_change() -> None:
    assert compared(unicodedata.normalize("NFD", BODY), BODY)[0].kind == "same"


def test_very_long_documents_are_not_compared() -> None:
    long = parts_of(from_text("x.md", "x\n\n" * (MOST + 1)))
    assert compare(long, long) is None


def test_a_comparison_shows_targets_and_words(tmp_path: Path) -> None:
    old = year(2025, ">= 40").replace("Truyền thông trong trường.", "Truyền thông trong trường.\n\nHết.")
    new = year(2026, ">= 50")
    made = pages_of(collection_of(tmp_path, DAY, cu=old, moi=new))
    page = read(made["so-sanh/thcs-minh-hoa/2026.md"])
    assert [words(cell) for cell in page.xpath("//tbody/tr")[0]] == ["Tỷ lệ nữ", "≥ 40%", "≥ 50%", "↑ số cao hơn"]
    assert [words(item) for item in page.xpath("//p[contains(@class, 'doan gone')]/del")] == ["Hết."]
    assert read(made["so-sanh/index.md"]).xpath("//a[@href='thcs-minh-hoa/2026/']")
    links = page.xpath("//ul/li/a/@href")
    assert links == ["../../../van-ban/thcs-minh-hoa/2026/moi/", "../../../van-ban/thcs-minh-hoa/2026/cu/"]
