"""Who has planned and reported: judged on a day, by each unit's duties of that time."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from checker import checking, files
from checker.engine import check_items
from checker.kinds import Kinds
from checker.report.status_report import as_calendar, as_csv, as_json, as_text
from checker.source import Item
from checker.status import deadlines, status
from checker.units import units_from_data

if TYPE_CHECKING:
    from checker.facts import Facts

ROOT = Path(__file__).parent.parent
KINDS = Kinds(files.load_schemas(ROOT))
UNITS = units_from_data(
    yaml.safe_load(
        """
don_vi:
  - id: "xa"
    ten: "Ủy ban nhân dân xã A"
  - id: "truong"
    ten: "Trường B"
    ten_cu: [{ten: "Trường B cũ", den: "2025-06-30"}]
    cap_tren: [{don_vi: "xa"}]
    nghia_vu:
      - {viec: "ke-hoach", tu_nam: 2024, den_nam: 2026, han: "03-31", gui: "xa", can_cu: "Công văn 1/UBND-VX; mục 2, 3"}
      - {viec: "so-ket", tu_nam: 2026, han: "06-15", gui: "xa", can_cu: "Công văn số 1/UBND-VX"}
      - {viec: "tong-ket", tu_nam: 2026, han: "01-15", nam_sau: true}
  - id: "phong"
    ten: "Phòng C"
    den: "2026-03-01"
    nghia_vu:
      - {viec: "ke-hoach", tu_nam: 2024, han: "02-28"}
      - {viec: "so-ket", tu_nam: 2024, han: "06-15"}
"""
    )
)


def document(name: str, signed: str, *, state: str = "ban-hanh", kind: str = "ke-hoach", more: str = "") -> Facts:
    text = (
        f'---\nloai: "{kind}"\nso_ky_hieu: "7/KH-B"\ndon_vi: "truong"\nngay_ban_hanh: "{signed}"\n'
        f'nam: 2026\ntrang_thai: "{state}"\n{more}---\n\nx\n'
    )
    (checked,) = check_items(checking.FACTS_ONLY, [Item(f"{name}.md", f"truong/2026/{name}", text.encode())])
    return checked.facts


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def plan_on(as_of: str, *facts: Facts) -> tuple[str, int, str]:
    row = next(row for row in status(UNITS, facts, day(as_of), [2026]) if row.unit == "truong")
    return row.state, row.days, row.document


@pytest.mark.parametrize(
    ("as_of", "facts", "expected"),
    [
        ("2026-03-31", [], ("not-due", 0, "")),
        ("2026-04-01", [], ("missing", 1, "")),
        ("2026-04-10", [document("kh", "2026-03-31")], ("in-time", 0, "truong/2026/kh")),
        ("2026-04-10", [document("kh", "2026-04-03")], ("late", 3, "truong/2026/kh")),
        ("2026-04-02", [document("kh", "2026-04-03")], ("missing", 2, "")),
        ("2026-04-10", [document("kh", "2026-03", state="ban-hanh")], ("missing", 10, "")),
        ("2026-04-10", [document("kh", "2026-03-01", state="thu-hoi")], ("withdrawn", 0, "truong/2026/kh")),
        ("2026-03-31", [document("kh", "2026-03-01", state="thu-hoi")], ("not-due", 0, "")),
        (
            "2026-03-31",
            [document("kh", "2026-03-01", state="thu-hoi"), document("lai", "", state="du-thao")],
            ("not-due", 0, "truong/2026/lai"),
        ),
        ("2026-04-10", [document("kh", "2026-04-11", state="thu-hoi")], ("missing", 10, "")),
        (
            "2026-05-10",
            [document("kh", "2026-03-01", state="thu-hoi"), document("lai", "2026-04-05")],
            ("late", 5, "truong/2026/lai"),
        ),
        ("2026-04-10", [document("kh", "", state="du-thao")], ("missing", 10, "truong/2026/kh")),
        ("2026-04-10", [document("kh", "2026-04-05", kind="bao-cao", more='ky: "so-ket"\n')], ("missing", 10, "")),
        (
            "2026-06-01",
            [document("kh-moi", "2026-05-20"), document("kh", "2026-03-20", state="bi-thay-the")],
            ("in-time", 0, "truong/2026/kh"),
        ),
    ],
)
def test_a_plan_is_in_time_late_missing_or_not_yet_due(
    as_of: str, facts: list[Facts], expected: tuple[str, int, str]
) -> None:
    assert plan_on(as_of, *facts) == expected


def test_duties_are_those_of_the_year_and_of_units_that_exist() -> None:
    def owed(year: int) -> list[tuple[str, str, str]]:
        rows = status(UNITS, (), day("2026-06-20"), [year])
        return [(row.name, row.duty, row.due.isoformat()) for row in rows]

    assert owed(2024) == [
        ("Trường B cũ", "ke-hoach", "2024-03-31"),
        ("Phòng C", "ke-hoach", "2024-02-28"),
        ("Phòng C", "so-ket", "2024-06-15"),
    ]
    assert owed(2026) == [
        ("Trường B", "ke-hoach", "2026-03-31"),
        ("Trường B", "so-ket", "2026-06-15"),
        ("Trường B", "tong-ket", "2027-01-15"),
        ("Phòng C", "ke-hoach", "2026-02-28"),
    ]


def test_reports_answer_their_own_period() -> None:
    facts = [
        document(period, "2026-06-10", kind="bao-cao", more=f'ky: "{period}"\n') for period in ("so-ket", "dot-xuat")
    ]
    rows = {row.duty: row.document for row in status(UNITS, facts, day("2026-06-20"), [2026]) if row.unit == "truong"}
    assert rows == {"ke-hoach": "", "so-ket": "truong/2026/so-ket", "tong-ket": ""}


def test_a_date_that_the_unit_set_itself_is_called_so() -> None:
    rows = status(UNITS, (), day("2027-02-01"), [2026])
    text = as_text(rows, "vi", colour=False)
    assert "  báo cáo sơ kết    hạn 15/6/2026  chưa có, quá hạn 231 ngày\n" in text
    assert "  báo cáo tổng kết  hạn 15/01/2027  chưa có, quá hạn 17 ngày (hạn tự đặt)\n" in text
    assert text.endswith("4 chưa có\n")


def test_english_says_the_same() -> None:
    text = as_text(status(UNITS, (), day("2027-02-01"), [2026]), "en", colour=False)
    assert "yearly report     due 15/01/2027  missing for 17 days (its own date)" in text


def test_json_has_every_field() -> None:
    data = json.loads(
        as_json(status(UNITS, [document("kh", "2026-04-03")], day("2026-06-20"), [2026]), day("2026-06-20"))
    )
    assert data["as_of"] == "2026-06-20"
    assert data["rows"][0] == {
        "unit": "truong",
        "name": "Trường B",
        "year": 2026,
        "duty": "ke-hoach",
        "due": "2026-03-31",
        "to": "Ủy ban nhân dân xã A",
        "basis": "Công văn 1/UBND-VX; mục 2, 3",
        "document": "truong/2026/kh",
        "sent": "2026-04-03",
        "state": "late",
        "days": 3,
    }


def test_csv_opens_in_a_spreadsheet() -> None:
    text = as_csv(status(UNITS, [document("kh", "2026-04-03")], day("2026-06-20"), [2026]), "vi")
    assert text.startswith("\ufeffMã đơn vị,")
    head, first, *_ = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert dict(zip(head, first, strict=True))["Căn cứ"] == "Công văn 1/UBND-VX; mục 2, 3"
    assert dict(zip(head, first, strict=True))["Tình trạng"] == "chậm 3 ngày"


def test_csv_holds_no_formula() -> None:
    (row,) = status(UNITS, (), day("2026-06-20"), [2025])[:1]
    text = as_csv([row._replace(name="=HYPERLINK()")], "vi")
    assert ",'=HYPERLINK()," in text


def test_the_calendar_has_duties_and_what_plans_ask_for_once_each() -> None:
    more = (
        'bao_cao:\n  - ky: "so-ket"\n    han: "2026-06-15"\n    gui: "xa"\n'
        '  - ky: "tong-ket"\n    han: "2026-12-05"\n    gui: "xa"\n'
    )
    found = deadlines(UNITS, KINDS, [document("kh", "2026-03-01", more=more)], [2026])
    assert [(one.mark, one.basis) for one in found] == [
        ("phong-2026-ke-hoach-2026-02-28", ""),
        ("truong-2026-ke-hoach-2026-03-31", "Công văn 1/UBND-VX; mục 2, 3"),
        ("truong-2026-so-ket-2026-06-15", "Công văn số 1/UBND-VX"),
        ("truong-2026-tong-ket-2026-12-05", "Kế hoạch số 7/KH-B ngày 01/3/2026"),
        ("truong-2026-tong-ket-2027-01-15", ""),
    ]


ASKED = 'bao_cao:\n  - ky: "tong-ket"\n    han: "{}"\n    gui: "{}"\n'


def asking(unit: str, han: str, gui: str) -> Facts:
    """Give a plan of a unit that asks for a yearly report."""
    return document("kh", "2026-01-20", more=ASKED.format(han, gui))._replace(unit=unit, number="9/KH-UBND")


@pytest.mark.parametrize("gui", ["xa", "Ủy ban nhân dân xã A"])
def test_a_report_that_an_issuer_asks_for_itself_is_due_from_those_below_it(gui: str) -> None:
    found = [
        one
        for one in deadlines(UNITS, KINDS, [asking("xa", "2026-12-01", gui)], [2026])
        if one.day == day("2026-12-01")
    ]
    assert [(one.unit, one.name, one.to, one.basis) for one in found] == [
        ("truong", "Trường B", "Ủy ban nhân dân xã A", "Kế hoạch số 9/KH-UBND ngày 20/01/2026")
    ]


def test_those_below_are_not_named_where_nobody_declared_them() -> None:
    (found,) = (
        one
        for one in deadlines(UNITS, KINDS, [asking("truong", "2026-12-01", "truong")], [2026])
        if one.duty == "tong-ket" and one.day == day("2026-12-01")
    )
    assert (found.name, found.to, found.below) == ("Đơn vị cấp dưới của Trường B", "Trường B", True)
    assert found.mark != f"truong-2026-tong-ket-{found.day}"  # its own report of that day is another event


def test_what_is_to_come_reminds_of_itself() -> None:
    text = as_calendar(deadlines(UNITS, KINDS, (), [2026]), day("2026-06-10"), "vi").replace("\r\n ", "")
    events = {event.partition("\r\n")[0]: event for event in text.split("UID:")[1:]}
    alarms = {mark.partition("@")[0]: re.findall("TRIGGER:(.*)\r", event) for mark, event in events.items()}
    assert alarms == {
        "phong-2026-ke-hoach-2026-02-28": [],
        "truong-2026-ke-hoach-2026-03-31": [],
        "truong-2026-so-ket-2026-06-15": ["-P6DT16H", "-PT16H"],
        "truong-2026-tong-ket-2027-01-15": ["-P6DT16H", "-PT16H"],
    }
    assert text.count("BEGIN:VALARM") == text.count("END:VALARM") == text.count("ACTION:DISPLAY") == 4


def test_the_calendar_keeps_to_its_standard() -> None:
    text = as_calendar(deadlines(UNITS, KINDS, (), [2026]), day("2026-06-20"), "vi")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) in {73, 74, 75}
    unfolded = text.replace("\r\n ", "")
    assert "SUMMARY:Trường B: hạn gửi kế hoạch năm 2026\r\n" in unfolded
    assert "DESCRIPTION:Gửi: Ủy ban nhân dân xã A\\nCăn cứ: Công văn 1/UBND-VX\\; mục 2\\, 3\r\n" in unfolded
    assert "DTSTART;VALUE=DATE:20260331\r\n" in unfolded
    identities = [line for line in unfolded.split("\r\n") if line.startswith("UID:")]
    assert len(identities) == len(set(identities)) == unfolded.count("BEGIN:VEVENT") == 4
    assert as_calendar(deadlines(UNITS, KINDS, (), [2026]), day("2026-06-20"), "vi") == text


def test_our_own_samples_show_one_of_each() -> None:
    units = units_from_data(yaml.safe_load((ROOT / "plans/units.yml").read_text("utf-8")))
    items = [
        Item(str(path), path.relative_to(ROOT / "plans").with_suffix("").as_posix(), path.read_bytes())
        for path in sorted((ROOT / "plans").rglob("*.md"))
    ]
    facts = [checked.facts for checked in check_items(checking.FACTS_ONLY, items)]
    rows = status(units, facts, day("2026-11-22"), [2024, 2025, 2026])
    assert {row.state for row in rows} >= {"in-time", "not-due"}
    assert all(row.document for row in rows if row.state in {"in-time", "late"})
