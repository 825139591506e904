"""Documents in parts (Phần thứ nhất, Phần II, A and B): their labels, their sections below the parts, their import."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from import_samples import headings, imported

from checker import files
from checker.document import Heading
from checker.engine import check_items
from checker.fix import fixed_text
from checker.kinds import Kinds, align
from checker.office.flow import Flow, Paragraph
from checker.office.imported import missing_words
from checker.office.read_flow import read_flow
from checker.parse import parse
from checker.source import Item, from_text

ROOT = Path(__file__).parent.parent
RULES = (
    *("empty-section", "heading-level", "missing-section", "section-numbering", "section-out-of-order"),
    "unnamed-section",
)
SETTING = files.load_setting(ROOT, files.load_config(ROOT), as_of=datetime.date(2026, 11, 22), rules=RULES)
KINDS = Kinds(SETTING.schemas)
REPORT = """---
loai: "bao-cao"
---

Trường báo cáo như sau:

{first}

{marks} I. ĐẶC ĐIỂM TÌNH HÌNH

Trường có 30 giáo viên.

{marks} II. KẾT QUẢ THỰC HIỆN

Đã tổ chức ba buổi.

{marks} III. KHÓ KHĂN, VƯỚNG MẮC

Thiếu kinh phí.

{second}

{marks} I. NHIỆM VỤ TRỌNG TÂM

Tiếp tục tuyên truyền.

{marks} II. KIẾN NGHỊ

Đề nghị hỗ trợ kinh phí./.
"""
RESULT, AHEAD = "KẾT QUẢ NĂM 2025", "PHƯƠNG HƯỚNG NĂM 2026"


def report(first: str, second: str, marks: str = "###") -> str:
    parted = REPORT.format(first=first.replace("*", RESULT), second=second.replace("*", AHEAD), marks=marks)
    return parted.replace("¤", "**")


def findings(text: str) -> list[tuple[str, str]]:
    found = check_items(SETTING, [Item("a.md", "", text.encode())])[0].findings
    return [(each.rule, each.message.vi) for each in found]


PARTED = {
    "named in bold": report("## Phần thứ nhất\n\n¤*¤", "## Phần thứ hai\n\n¤*¤"),
    "named plainly": report("## Phần thứ nhất\n\n*", "## Phần thứ hai\n\n*"),
    "with full stops": report("## Phần I. *", "## Phần II. *"),
    "with colons": report("## PHẦN I: *", "## PHẦN II: *"),
    "with nothing between": report("## Phần thứ nhất *", "## Phần thứ hai *"),
    "in small letters": report("## Phần I Kết quả năm 2025", "## Phần II Phương hướng năm 2026"),
    "named by a heading of its own": report("## Phần thứ nhất\n\n## *", "## Phần thứ hai\n\n## *"),
    "named by a heading below": report("## Phần thứ nhất\n\n### *", "## Phần thứ hai\n\n### *", "####"),
    "from the first level": report("# Phần I. *", "# Phần II. *", "##"),
    "in letters": report("## A. *", "## B. *"),
    "nothing is marked": report("Phần thứ nhất\n\n*", "Phần thứ hai\n\n*", ""),
    "all is bold": report("¤Phần thứ nhất¤\n\n¤*¤", "¤Phần thứ hai¤\n\n¤*¤", ""),
    "parts are lines above headings of the second level": report("Phần I. *", "Phần II. *", "##"),
}


@pytest.mark.parametrize("text", PARTED.values(), ids=PARTED)
def test_sections_are_found_below_the_parts(text: str) -> None:
    alignment = align(KINDS["bao-cao"], parse(from_text("a.md", text)))
    assert not alignment.missing
    assert not alignment.moved
    assert findings(text) == []


def test_a_section_that_a_part_lacks_is_missing_all_the_same() -> None:
    text = PARTED["with full stops"].replace("### III. KHÓ KHĂN, VƯỚNG MẮC\n\n", "")
    assert findings(text) == [("missing-section", "thiếu phần “Khó khăn, vướng mắc”, bắt buộc với báo cáo")]


def test_a_misspelt_section_below_a_part_is_told_once() -> None:
    text = PARTED["with full stops"].replace("KHÓ KHĂN, VƯỚNG MẮC", "KHÓKHĂN VÀ VƯỚNG MẮC")
    assert [rule for rule, _ in findings(text)] == ["unnamed-section"]


def test_a_part_is_itself_a_section_where_none_below_it_is() -> None:
    text = PARTED["with full stops"].replace("NHIỆM VỤ TRỌNG TÂM", "TUYÊN TRUYỀN")
    assert findings(text) == []


@pytest.mark.parametrize("label", ["Phần I. *", "¤Phần I. *¤", "PHẦN I *"])
def test_a_line_that_begins_a_part_above_headings_should_be_one(label: str) -> None:
    text = report(label, label.replace("I", "II", 1))
    found = check_items(SETTING, [Item("a.md", "", text.encode())])[0].findings
    assert [(each.rule, "chưa được đánh dấu là đề mục" in each.message.vi) for each in found] == [
        ("missing-section", True)
    ] * 2
    assert findings(fixed_text(from_text("a.md", text), found)) == []


def test_a_plan_whose_last_section_names_tasks_still_lacks_its_contents() -> None:
    plan = (
        "---\nloai: ke-hoach\n---\n## I. Mục đích\n\nA.\n\n## II. Tổ chức thực hiện\n\n### 1. Nhiệm vụ của tổ\n\nB.\n"
    )
    assert [rule for rule, _ in findings(plan)] == ["missing-section"]


PASTED = """TRƯỜNG MẦM NON HOA SEN
BÁO CÁO
Tổng kết công tác bình đẳng giới năm 2025, phương hướng năm 2026

Trường Mầm non Hoa Sen báo cáo như sau:

{first}
I. ĐẶC ĐIỂM TÌNH HÌNH
Trường có 30 giáo viên.
II. KẾT QUẢ THỰC HIỆN
1. Công tác tuyên truyền
Đã tổ chức ba buổi.
III. KHÓ KHĂN, VƯỚNG MẮC
Thiếu kinh phí.
{second}
I. NHIỆM VỤ TRỌNG TÂM
Tiếp tục tuyên truyền.
II. KIẾN NGHỊ
Đề nghị hỗ trợ kinh phí./.
"""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Phần thứ nhất\nKẾT QUẢ NĂM 2025", "Phần thứ hai\nPHƯƠNG HƯỚNG NĂM 2026"),
        ("PHẦN I\nKẾT QUẢ\nNĂM 2025", "PHẦN II\nPHƯƠNG HƯỚNG\nNĂM 2026"),
        ("Phần thứ nhất\nKết quả năm 2025", "Phần thứ hai\nPhương hướng năm 2026"),
        ("Phần I. KẾT QUẢ NĂM 2025", "Phần II. PHƯƠNG HƯỚNG NĂM 2026"),
        ("PHẦN I KẾT QUẢ NĂM 2025", "PHẦN II PHƯƠNG HƯỚNG NĂM 2026"),
        ("Phần thứ nhất", "Phần thứ hai"),
    ],
)
def test_a_pasted_report_in_parts_keeps_its_tree(first: str, second: str) -> None:
    text = PASTED.format(first=first, second=second)
    result, document = imported(text)
    assert headings(document) == [
        f"## {first.replace(chr(10), ' ')}",
        *("### I. ĐẶC ĐIỂM TÌNH HÌNH", "### II. KẾT QUẢ THỰC HIỆN", "#### 1. Công tác tuyên truyền"),
        "### III. KHÓ KHĂN, VƯỚNG MẮC",
        f"## {second.replace(chr(10), ' ')}",
        *("### I. NHIỆM VỤ TRỌNG TÂM", "### II. KIẾN NGHỊ"),
    ]
    assert all(isinstance(section.opener, Heading) and section.opener.label for section in document.main.sections)
    assert missing_words(text, result) == ()
    assert findings(result.markdown) == []


def test_a_part_of_a_word_file_takes_the_name_below_it() -> None:
    def bold(text: str, heading: int = 0) -> Paragraph:
        return Paragraph(f"**{text}**", text, bold=True, centred=True, heading=heading)

    plain = Paragraph("Trường có 30 giáo viên.", "Trường có 30 giáo viên.")
    for level in (0, 1):
        blocks = (bold("Phần thứ nhất", level), bold("Kết quả"), bold("I. Tình hình", 2 * level), plain)
        result = read_flow(Flow((bold("BÁO CÁO"), bold("Tổng kết năm 2025"), plain, *blocks)))
        assert "\n## Phần thứ nhất Kết quả\n\n### I. Tình hình\n" in result.markdown


def test_text_after_the_number_of_a_part_is_no_name() -> None:
    text = "KẾ HOẠCH\nA năm 2026\n\nPhần I\nTrường tổ chức ba buổi.\n\nPhần II\n\n- Một;\n"
    result, _ = imported(text)
    assert "Phần I\n\nTrường tổ chức ba buổi." in result.markdown
