"""Overviews: who has planned and reported, and what is due when."""

from __future__ import annotations

import csv
import datetime
import io
import re
from typing import TYPE_CHECKING

import pytest
from lxml import html as lxml_html
from site_samples import BODY, UNITS, plan, repository

from checker.dates import write_date_slashes
from checker.site.collection import Collection, gather
from checker.site.pages import made_files, pages

if TYPE_CHECKING:
    from pathlib import Path

    from checker.site.page import Page

YEAR = "tuan-thu/2026/index.md"
OWED = """\
    nghia_vu:
      - {viec: "ke-hoach", tu_nam: 2025, han: "02-28", gui: "ubnd-xa-minh-hoa", can_cu: "Công văn số 1/UBND-VX"}
      - {viec: "so-ket", tu_nam: 2026, han: "06-15", gui: "ubnd-xa-minh-hoa"}
      - {viec: "tong-ket", tu_nam: 2026, han: "12-05", gui: "ubnd-xa-minh-hoa", can_cu: "Công văn số 1/UBND-VX"}
"""
REPORT = {"loai": '"bao-cao"', "ky": '"so-ket"', "bao_cao_cho": '\n  - "thcs-minh-hoa/2026/ke-hoach"'}


def collection_of(folder: Path, day: str, owed: str = OWED, **documents: str) -> Collection:
    root = repository(folder, **documents)
    (root / "plans" / "units.yml").write_text(UNITS + owed, "utf-8")
    return gather(root, as_of=datetime.date.fromisoformat(day))


def pages_of(collection: Collection) -> dict[str, Page]:
    return {page.uri: page for page in pages(collection)}


def files_of(collection: Collection) -> dict[str, bytes]:
    return {made.uri: made.content for made in made_files(collection)}


def read(page: Page) -> lxml_html.HtmlElement:
    return lxml_html.fragment_fromstring(page.markdown, create_parent="main")


def words(element: lxml_html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def states(page: Page) -> list[str]:
    """Give what each cell of the table says of a duty, without its mark."""
    return [words(cell).split(" ", 1)[1] for cell in read(page).xpath("//td/p[contains(@class, 'tt ')]")]


# --- compliance ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "plan_state", "half_state"),
    [
        ("2026-02-28", "Chưa đến hạn", "Chưa đến hạn"),
        ("2026-03-02", "Chưa có, quá hạn 2 ngày", "Chưa đến hạn"),
        ("2026-03-05", "Chậm 5 ngày", "Chưa đến hạn"),
        ("2026-06-17", "Chậm 5 ngày", "Chưa có; hạn tự đặt đã qua 2 ngày"),
        ("2026-06-20", "Chậm 5 ngày", "Sau hạn tự đặt 5 ngày"),
    ],
)
def test_a_duty_stands_as_of_the_day_that_the_page_names(
    tmp_path: Path, day: str, plan_state: str, half_state: str
) -> None:
    report = plan(**REPORT, so_ky_hieu='"45/BC-THCSMH"', ngay_ban_hanh='"2026-06-20"')
    page = pages_of(collection_of(tmp_path, day, ke_hoach=plan(), so_ket=report))[YEAR]
    assert states(page) == [plan_state, half_state, "Chưa đến hạn"]
    assert f"tính đến ngày {write_date_slashes(datetime.date.fromisoformat(day))}, " in words(read(page))


def test_nobody_is_counted_late_for_a_date_of_its_own(tmp_path: Path) -> None:
    page = pages_of(collection_of(tmp_path, "2026-06-20"))[YEAR]
    summary = [words(item) for item in read(page).find_class("tong-so")[0]]
    assert summary == [
        "✓ 0 đúng hạn",
        "! 0 chậm",
        "✗ 1 chưa có, đã quá hạn",
        "… 1 chưa đến hạn",
        "1 qua hạn đơn vị tự đặt",
    ]


def test_a_date_leads_to_what_it_rests_on(tmp_path: Path) -> None:
    main = read(pages_of(collection_of(tmp_path, "2026-06-20"))[YEAR])
    links = main.xpath("//td//a[starts-with(@href, '#can-cu-')]/@href")
    assert [words(main.get_element_by_id(link[1:])) for link in links] == ["Công văn số 1/UBND-VX"] * 2


def test_a_document_leads_to_its_unit_s_row_of_the_year_and_back(tmp_path: Path) -> None:
    made = pages_of(collection_of(tmp_path, "2026-06-20", ke_hoach=plan(), cu=plan(nam="2024")))
    document = "van-ban/thcs-minh-hoa/2026/ke-hoach"
    links = read(made[f"{document}.md"]).xpath("//details[@class='the-van-ban']//a/@href")
    assert "../../../../tuan-thu/2026/#dv-thcs-minh-hoa" in links
    (row,) = read(made[YEAR]).xpath("//tr[.//*[@id='dv-thcs-minh-hoa']]")
    assert row.xpath(".//td//a/@href")[0] == f"../../{document}/"
    assert "tuan-thu" not in made["van-ban/thcs-minh-hoa/2026/cu.md"].markdown  # no duty of that year is declared


def test_a_unit_and_a_year_lead_to_their_compliance_and_targets(tmp_path: Path) -> None:
    target = '\n  - ma: "nu"\n    ten: "Nữ lãnh đạo"\n    don_vi_tinh: "%"\n    muc_tieu: ">= 40"'
    made = pages_of(collection_of(tmp_path, "2026-06-20", ke_hoach=plan(chi_tieu=target), cu=plan(nam="2019")))
    card = {words(row[0]): row for row in read(made["don-vi/thcs-minh-hoa/index.md"]).find_class("the")[0]}
    assert [(link.text, link.get("href")) for link in card["Tuân thủ"].iter("a")] == [
        ("Năm 2026", "../../tuan-thu/2026/#dv-thcs-minh-hoa"),
        ("Năm 2025", "../../tuan-thu/2025/#dv-thcs-minh-hoa"),
    ]
    assert [(link.text, link.get("href")) for link in card["Chỉ tiêu"].iter("a")] == [
        ("Nữ lãnh đạo", "../../chi-tieu/nu/#don-vi-1")
    ]
    assert "{#don-vi-1}" in made["chi-tieu/nu/index.md"].markdown
    assert read(made["nam/2026/index.md"]).xpath("//p/a[text()='Tuân thủ năm 2026']/@href") == ["../../tuan-thu/2026/"]
    assert not read(made["nam/2019/index.md"]).xpath("//p/a[starts-with(text(), 'Tuân thủ')]")


def test_a_withdrawn_plan_is_named_and_no_days_are_counted(tmp_path: Path) -> None:
    collection = collection_of(tmp_path, "2026-06-20", ke_hoach=plan(trang_thai='"thu-hoi"'))
    page = pages_of(collection)[YEAR]
    assert states(page)[0] == "Đã thu hồi, chưa có văn bản khác"
    (said,) = read(page).xpath("//td[p[contains(@class, 'withdrawn')]]/p[2]")
    assert said.text_content() == "Kế hoạch số 12/KH-THCSMH, ký ngày 05/3/2026"
    assert "↩ 1 đã thu hồi" in [words(item) for item in read(page).find_class("tong-so")[0]]
    assert "Đã thu hồi" in words(read(pages_of(collection)["tuan-thu/index.md"]))
    (row, *_) = csv.DictReader(io.StringIO(files_of(collection)["du-lieu/obligations.csv"].decode("utf-8-sig")))
    assert (row["tinh_trang"], row["van_ban"], row["so_ngay_cham"]) == (
        "da-thu-hoi",
        "thcs-minh-hoa/2026/ke-hoach",
        "0",
    )


def test_a_year_has_its_rows_as_csv(tmp_path: Path) -> None:
    files = files_of(collection_of(tmp_path, "2026-06-20", ke_hoach=plan()))
    rows = list(csv.DictReader(io.StringIO(files["tuan-thu/2026.csv"].decode("utf-8-sig"))))
    assert rows[0]["Tình trạng"] == "chậm 5 ngày"
    assert "tuan-thu/2025.csv" in files


def test_a_collection_without_duties_says_so(tmp_path: Path) -> None:
    made = pages_of(collection_of(tmp_path, "2026-06-20", owed="", ke_hoach=plan()))
    assert "Chưa có nghĩa vụ nào được khai báo." in words(read(made["tuan-thu/index.md"]))
    assert not [uri for uri in made if uri.startswith("tuan-thu/20")]


# --- deadlines -------------------------------------------------------------------------------------


def calendar_of(page: Page) -> list[str]:
    """Give what the calendar's page lists, a day an item."""
    return [words(item) for part in read(page).find_class("lich") for item in part.xpath("./li")]


def test_the_calendar_lists_what_is_to_come_and_not_yet_answered(tmp_path: Path) -> None:
    page = pages_of(collection_of(tmp_path, "2026-06-10", ke_hoach=plan()))["thoi-han/index.md"]
    overdue, coming, *_ = calendar_of(page)
    assert overdue.startswith("Thứ Sáu, 28/02/2025 · quá hạn 467 ngày Kế hoạch năm 2025: ")  # that of 2026 was sent
    assert coming == (
        "Thứ Hai, 15/6/2026 · còn 5 ngày Báo cáo sơ kết 2026: Trường THCS Minh Họa "
        "Gửi Ủy ban nhân dân xã Minh Họa. Hạn đơn vị tự đặt."
    )


def test_the_calendar_begins_with_what_is_overdue_by_a_document(tmp_path: Path) -> None:
    page = pages_of(collection_of(tmp_path, "2026-06-20"))["thoi-han/index.md"]
    headings = re.findall("^## (.*) {#", page.markdown, re.MULTILINE)
    assert headings[:2] == ["Đã quá hạn, chưa có văn bản", "Tháng 12 năm 2026"]
    _, plan_of_2026, *_ = calendar_of(page)
    assert plan_of_2026 == (
        "Thứ Bảy, 28/02/2026 · quá hạn 112 ngày Kế hoạch năm 2026: Trường THCS Minh Họa "
        "Gửi Ủy ban nhân dân xã Minh Họa. Căn cứ: Công văn số 1/UBND-VX."
    )
    assert not [item for item in calendar_of(page) if "15/6/2026" in item]  # its own date: no breach
    assert str(page.metadata["description"]).startswith("2 việc đã quá hạn, 4 việc sắp đến hạn. Số liệu tính đến ")


def test_a_law_that_sets_a_date_is_a_link_to_its_page(tmp_path: Path) -> None:
    owed = OWED.replace("Công văn số 1/UBND-VX", "điểm c khoản 2 Điều 7 Nghị định số 80/2017/NĐ-CP")
    made = pages_of(collection_of(tmp_path, "2026-06-20", owed=owed))
    for uri, address in (
        ("thoi-han/index.md", "../van-ban-phap-luat/80-2017-nd-cp/"),
        ("tuan-thu/2026/index.md", "../../van-ban-phap-luat/80-2017-nd-cp/"),
    ):
        links = read(made[uri]).xpath("//a[contains(@href, 'phap-luat')]")
        assert {(link.text_content(), link.get("href")) for link in links} == {("Nghị định số 80/2017/NĐ-CP", address)}


def test_a_report_to_the_issuer_itself_is_its_school_s(tmp_path: Path) -> None:
    asking = plan(
        don_vi='"ubnd-xa-minh-hoa"',
        so_ky_hieu='"48/KH-UBND"',
        bao_cao='\n  - ky: "tong-ket"\n    han: "2026-11-28"\n    gui: "ubnd-xa-minh-hoa"',
    )
    collection = collection_of(tmp_path, "2026-06-20", ke_hoach=asking)
    made = pages_of(collection)
    (item,) = (item for item in calendar_of(made["thoi-han/index.md"]) if "28/11" in item)
    assert item == (
        "Thứ Bảy, 28/11/2026 · còn 161 ngày Báo cáo tổng kết 2026: Trường THCS Minh Họa "
        "Gửi Ủy ban nhân dân xã Minh Họa. Căn cứ: Kế hoạch số 48/KH-UBND ngày 05/3/2026."
    )
    card = words(read(made["van-ban/thcs-minh-hoa/2026/ke-hoach.md"]).find_class("the-van-ban")[0])
    assert "trước ngày 28/11/2026, đơn vị cấp dưới gửi về Ủy ban nhân dân xã Minh Họa" in card
    calendar = files_of(collection)["thoi-han/tat-ca.ics"].decode().replace("\r\n ", "")
    assert "SUMMARY:Trường THCS Minh Họa: hạn gửi báo cáo tổng kết 2026\r\nDESCRIPTION:Gửi: Ủy ban" in calendar
    assert "SUMMARY:Ủy ban nhân dân xã Minh Họa" not in calendar


LONG = "Công văn số 1/UBND-VX; mục 2, 3 \\ " + "của Ủy ban nhân dân xã Minh Họa về việc hướng dẫn " * 4


def test_the_calendar_file_is_valid_and_its_lines_are_short(tmp_path: Path) -> None:
    owed = OWED.replace("Công văn số 1/UBND-VX", LONG.strip().replace("\\", "\\\\"))
    files = files_of(collection_of(tmp_path, "2026-06-10", owed, ke_hoach=plan()))
    data = files["thoi-han/tat-ca.ics"]
    assert files["thoi-han/thcs-minh-hoa.ics"] == data
    lines = data.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    unfolded = [line.decode() for line in data.replace(b"\r\n ", b"").split(b"\r\n") if line]
    assert unfolded[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert unfolded[-1] == "END:VCALENDAR"
    events = "\n".join(unfolded).split("BEGIN:VEVENT\n")[1:]
    assert len(events) == len({re.findall("UID:(.*)", event)[0] for event in events}) == 7
    for event in events:
        names = [line.partition(":")[0].partition(";")[0] for line in event.split("\n")]
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(names)
        assert re.search(r"^DTSTART;VALUE=DATE:\d{8}$", event, re.MULTILINE)
    said = next(line for line in unfolded if line.startswith("DESCRIPTION:") and "mục 2" in line)
    assert "VX\\; mục 2\\, 3 \\\\ của" in said


def test_a_body_is_not_needed_for_an_overview(tmp_path: Path) -> None:
    assert YEAR in pages_of(collection_of(tmp_path, "2026-06-10", ke_hoach=plan(BODY[:40])))


# --- indexes ---------------------------------------------------------------------------------------

RING = """\
  - {id: "a", ten: "A", loai: "xa", cap_tren: [{don_vi: "b"}]}
  - {id: "b", ten: "B", loai: "xa", cap_tren: [{don_vi: "a"}]}
  - {id: "c", ten: "C", loai: "truong", cap_tren: [{don_vi: "a"}, {don_vi: "khong-co", tu: "2030-01-01"}]}
  - {id: "d", ten: "D", loai: "truong", den: "2025-06-30", cap_tren: [{don_vi: "ubnd-xa-minh-hoa"}]}
"""


def test_units_stand_under_their_superiors_of_the_day_and_none_is_lost(tmp_path: Path) -> None:
    page = read(pages_of(collection_of(tmp_path, "2026-06-10", RING))["don-vi/index.md"])
    shown = {
        words(name): words(name.xpath("ancestor::li[2]//span")[0]) if name.xpath("ancestor::li[2]") else ""
        for name in page.xpath("//ul[contains(@class, 'cay')]//span[@class='ten']")
    }
    assert shown == {
        "Ủy ban nhân dân xã Minh Họa": "",
        "Trường THCS Minh Họa": "Ủy ban nhân dân xã Minh Họa",
        "A": "",
        "B": "",
        "C": "",
        "D": "",
    }


def test_a_list_does_not_repeat_the_name_that_stands_above_it(tmp_path: Path) -> None:
    made = pages_of(collection_of(tmp_path, "2026-06-10", ke_hoach=plan()))
    for uri in ("don-vi/thcs-minh-hoa/index.md", "nam/2026/index.md"):
        (about,) = read(made[uri]).find_class("phu")
        assert words(about) == "Ngày 05/3/2026 · về năm 2026", uri
    (about,) = read(made["loai/ke-hoach/index.md"]).find_class("phu")
    assert words(about).startswith("Trường THCS Minh Họa, ngày 05/3/2026")
