"""A Word file measured: what the decree asks is read back from the finished file's XML."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from word_order import W, disorder

from checker import files
from checker.kinds import kind_from_schema
from checker.office.docx_writer import write_docx
from checker.office.layout import LAYOUT, Face
from checker.office.page import OfficialPage, official_page
from checker.office.widths import text_width
from checker.parse import parse
from checker.source import decode, from_text
from checker.units import units_from_data

ROOT = Path(__file__).parent.parent
SAMPLES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "plans").glob("*/*/*.md"))
PLAN = "plans/thcs-minh-hoa/2026/ke-hoach.md"
LETTER = "plans/ubnd-xa-minh-hoa/2026/huong-dan.md"
DECISION = "plans/ubnd-xa-minh-hoa/2026/quyet-dinh-kien-toan.md"
DRAFT = "plans/so-gddt-minh-hoa/2027/ke-hoach.md"
HEAD = """---
loai: "bao-cao"
so_ky_hieu: "{number}"
co_quan_ban_hanh: "Trường Tiểu học và Trung học cơ sở Ngọc Minh Họa"
dia_danh: "Minh Họa"
ngay_ban_hanh: "{day}"
trich_yeu: "Tổng kết năm 2026"
trang_thai: "du-thao"
do_khan: "thuong-khan"
kinh_gui:
  - "Ủy ban nhân dân xã Minh Họa"
  - "Phòng Văn hóa - Xã hội"
---

"""
EVERYTHING = (
    HEAD.format(number="", day="2026")
    + """Căn cứ Luật A;

Có **đậm**, _nghiêng_, [liên kết](https://example.org/?a=1&b=2); 5 < 6.

## Chương I. Quy định chung

### Điều 1. Phạm vi

1. Khoản
a) Điểm
đ) Điểm
- gạch
+ cộng

<table>
<caption>Bảng phân công</caption>
<tr><th rowspan="2">STT</th><th colspan="2">Nhiệm vụ</th></tr>
<tr><th>Việc</th><th>Hạn</th></tr>
<tr><td rowspan="2">1</td><td><p>Tập huấn <b>giới</b></p><p>Đợt 2</p></td><td>15/6<br>16/6</td></tr>
<tr><td>Họp</td><td></td></tr>
</table>

---

Kết./.

## Nơi nhận

- Như trên;
- Lưu: VT.

## Phụ lục I

**Danh mục**

| A | B |
| --- | --- |
| 1 |

## Phụ lục II

Hết.
"""
)


def page_of(source: str, id_: str = "") -> OfficialPage:
    config = files.load_config(ROOT)
    kinds = {name: kind_from_schema(schema) for name, schema in files.load_schemas(ROOT).items()}
    text = decode(source, (ROOT / source).read_bytes(), id=id_) if source.endswith(".md") else from_text("", source)
    return official_page(parse(text), kinds, units_from_data(files.load_units(ROOT, config)))


@cache
def written(source: str) -> dict[str, bytes]:
    with ZipFile(BytesIO(write_docx(page_of(source)))) as package:
        return {name: package.read(name) for name in package.namelist()}


def part(source: str, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(written(source)[name])


def text_of(element: etree._Element) -> str:
    return "".join(str(node.text) for node in element.iter(f"{W}t"))


def styled(root: etree._Element, style: str) -> list[etree._Element]:
    marks = ((paragraph, paragraph.find(f"{W}pPr/{W}pStyle")) for paragraph in root.iter(f"{W}p"))
    return [paragraph for paragraph, mark in marks if mark is not None and mark.get(f"{W}val") == style]


def number(element: etree._Element, path: str, name: str) -> int:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    assert found is not None, path
    return int(found.get(f"{W}{name}", "-1"))


def twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


@pytest.mark.parametrize("source", [*SAMPLES, EVERYTHING])
def test_every_part_stands_in_the_order_of_the_schema(source: str) -> None:
    for name in written(source):
        if name.startswith("word/") and name.endswith(".xml"):
            assert list(disorder(part(source, name))) == []


def test_every_row_of_the_layout_stays_in_the_range_of_the_decree() -> None:
    for name, row in LAYOUT.rows():
        value = row.size if isinstance(row, Face) else row.value
        assert row.low <= value <= row.high, name


def test_the_paper_the_margins_and_the_page_number_are_the_layouts() -> None:
    section = part(PLAN).find(f"{W}body/{W}sectPr")
    assert section is not None
    assert (number(section, "pgSz", "w"), number(section, "pgSz", "h")) == (twips(210), twips(297))
    found = {side: number(section, "pgMar", side) for side in ("top", "bottom", "left", "right", "header")}
    assert found == {
        "top": twips(LAYOUT.margin_top.value),
        "bottom": twips(LAYOUT.margin_bottom.value),
        "left": twips(LAYOUT.margin_left.value),
        "right": twips(LAYOUT.margin_right.value),
        "header": twips(LAYOUT.page_number_top.value),
    }
    assert section.find(f"{W}titlePg") is not None
    assert "PAGE" in etree.tostring(part(PLAN, "word/header.xml")).decode()
    assert text_of(part(PLAN, "word/header-first.xml")) == ""


@pytest.mark.parametrize("name", [name for name, row in LAYOUT.rows() if isinstance(row, Face)])
def test_each_face_is_a_style_of_its_size_and_look(name: str) -> None:
    face = LAYOUT.face(name)
    if name in {"part", "part_title", "division", "article", "clause", "point", "unnumbered"}:
        return  # titles are the styles Heading 1 to 6, see below
    identity = "".join(word.capitalize() for word in name.split("_"))
    (style,) = [each for each in part(PLAN, "word/styles.xml") if each.get(f"{W}styleId") == identity]
    assert number(style, "rPr/sz", "val") == face.size * 2
    assert (style.find(f"{W}rPr/{W}b") is not None, style.find(f"{W}rPr/{W}i") is not None) == (face.bold, face.italic)
    align = style.find(f"{W}pPr/{W}jc")
    assert align is not None
    assert align.get(f"{W}val") == {"justify": "both"}.get(face.align, face.align)
    assert number(style, "pPr/ind", "firstLine") == (twips(LAYOUT.first_line.value) if face.indent else 0)
    assert number(style, "pPr/spacing", "after") == face.after * 20


def test_headings_are_styles_with_levels_and_labels_are_text() -> None:
    root = part(PLAN)
    first = [text_of(paragraph) for paragraph in styled(root, "Heading1")]
    assert first[0] == "I. Mục đích, yêu cầu"
    assert all(run.find(f"{W}rPr/{W}rStyle") is not None for run in styled(root, "Heading1")[0].iter(f"{W}r"))
    assert text_of(styled(root, "Heading2")[0]).startswith("1. ")
    assert root.find(f".//{W}numPr") is None


@pytest.mark.parametrize(
    ("style", "low", "high"), [("Motto", 1, 1), ("Issuer", 1 / 3, 1 / 2), ("Subject", 1 / 3, 1 / 2)]
)
@pytest.mark.parametrize("source", [PLAN, DECISION])
def test_the_line_below_is_as_long_as_its_part_of_the_text(source: str, style: str, low: float, high: float) -> None:
    root = part(source)
    above = styled(root, style)[-1]
    line = above.getnext()
    assert line is not None
    assert line.find(f"{W}pPr/{W}pBdr/{W}top") is not None
    cell = line.getparent()
    assert cell is not None
    room = number(cell, "tcPr/tcW", "w") if cell.tag == f"{W}tc" else twips(LAYOUT.text_width)
    left, right = number(line, "pPr/ind", "left"), number(line, "pPr/ind", "right")
    face = {"Motto": LAYOUT.motto, "Issuer": LAYOUT.issuer, "Subject": LAYOUT.subject}[style]
    seen = text_of(above).upper() if face.upper else text_of(above)
    whole = twips(text_width(seen, face.size, bold=True))
    lines = -(-whole // (room - number(above, "pPr/ind", "left") * 2)) if style != "Motto" else 1
    assert left == right
    assert low * 0.9 <= (room - left - right) * lines / whole <= high * lines


@pytest.mark.parametrize("source", SAMPLES)
def test_number_and_day_recipients_and_signature_stand_side_by_side(source: str) -> None:
    root = part(source)
    rows = [
        [[str(mark.get(f"{W}val")) for mark in cell.iter(f"{W}pStyle")] for cell in row.iter(f"{W}tc")]
        for row in root.iter(f"{W}tr")
    ]
    heads = [row for row in rows if "Number" in row[0]]
    assert [row[1] for row in heads] == [["PlaceDate"]]
    assert rows[0][1][:2] == ["Country", "Motto"]
    (closing,) = [row for row in rows if row[0][:1] == ["RecipientsLabel"]]
    assert closing[1][0] in {"SigningAuthority", "Position"}
    assert closing[1][-1] == "Signer"


def test_a_letter_has_its_subject_below_the_number_and_no_kind() -> None:
    root = part(LETTER)
    assert styled(root, "Kind") == []
    (subject,) = styled(root, "LetterSubject")
    before = subject.getprevious()
    assert before is not None
    assert text_of(before) == "Số: 112/UBND-VHXH"
    assert text_of(subject).startswith("V/v hướng dẫn")
    assert text_of(styled(root, "Addressees")[0]).startswith("Kính gửi: Hiệu trưởng")


def test_several_addressees_stand_below_one_another_under_the_colon() -> None:
    first, second, third = styled(part(EVERYTHING), "Addressees")
    assert [text_of(each) for each in (first, second, third)] == [
        "Kính gửi:",
        "- Ủy ban nhân dân xã Minh Họa;",
        "- Phòng Văn hóa - Xã hội.",
    ]
    colon = twips(text_width("Kính gửi", LAYOUT.addressees.size))
    assert number(second, "pPr/ind", "left") - number(first, "pPr/ind", "left") == pytest.approx(colon, abs=1)


def test_a_draft_has_room_for_its_number_and_its_day() -> None:
    root = part(DRAFT)
    blank = "\u00a0" * 5
    assert text_of(styled(root, "Number")[0]) == f"Số: {blank}/KH-SGDĐT"
    assert text_of(styled(root, "PlaceDate")[0]) == f"Minh Họa, ngày {blank} tháng {blank} năm 2026"


@pytest.mark.parametrize(
    ("source", "marks"),
    [(PLAN, "Văn bản mẫu - Bản điện tử tham khảo"), (DRAFT, "Văn bản mẫu"), (EVERYTHING, None)],
)
def test_what_is_no_original_says_so_and_nothing_looks_signed(source: str, marks: str | None) -> None:
    assert (text_of(part(source, "word/footer.xml")) if marks else None) == marks
    assert ("word/footer.xml" in written(source)) == (marks is not None)
    assert "Đã ký" not in text_of(part(source))
    assert not [name for name in written(source) if "media" in name]


def test_merged_cells_stay_merged_and_heads_are_repeated() -> None:
    tables = [table for table in part(EVERYTHING).iter(f"{W}tbl") if table.find(f"{W}tblPr/{W}tblLook") is not None]
    rows = list(tables[0].iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, True, False, False]
    assert [len(list(row.iter(f"{W}tc"))) for row in rows] == [2, 3, 3, 3]
    merged = [[cell.find(f"{W}tcPr/{W}vMerge") is not None for cell in row.iter(f"{W}tc")] for row in rows]
    assert merged == [[True, False], [True, False, False], [True, False, False], [True, False, False]]
    assert len(list(tables[1].iter(f"{W}tr"))[1]) == 3  # properties and two cells: the short row is filled
    for table in tables:
        widths = [int(column.get(f"{W}w", "")) for column in table.iter(f"{W}gridCol")]
        assert sum(widths) == twips(LAYOUT.text_width)


def test_each_annex_begins_a_section_that_counts_its_own_pages() -> None:
    sections = list(part(EVERYTHING).iter(f"{W}sectPr"))
    assert [section.find(f"{W}pgNumType") is not None for section in sections] == [False, True, True]
    assert [text_of(heading) for heading in styled(part(EVERYTHING), "Annex")] == ["Phụ lục I", "Phụ lục II"]


def test_footnotes_are_real_ones_with_their_links() -> None:
    lines = (
        "Có[^1] và[^2], lại[^1].",
        "## Nơi nhận",
        "- Lưu: VT.",
        "## Chú thích",
        "[^1]: Một [trang](https://example.org).",
        "[^2]: Hai.",
    )
    body = "\n\n".join(lines)
    source = HEAD.format(number="", day="") + body
    notes = part(source, "word/footnotes.xml")
    assert [text_of(note).strip() for note in notes if note.get(f"{W}type") is None] == ["Một trang.", "Hai."]
    assert len(list(notes.iter(f"{W}hyperlink"))) == 1
    assert "https://example.org" in part(source, "word/_rels/footnotes.xml.rels").xpath("//@Target")
    assert [mark.get(f"{W}id") for mark in part(source).iter(f"{W}footnoteReference")] == ["1", "2"]
    assert [field.get(f"{W}instr") for field in part(source).iter(f"{W}fldSimple")] == [r" NOTEREF _ChuThich1 \f \h "]
    assert "Chú thích" not in text_of(part(source))
    assert list(disorder(notes)) == []


def test_the_same_page_gives_the_same_bytes_which_name_no_machine() -> None:
    page = page_of(PLAN)
    assert write_docx(page) == write_docx(page)
    with ZipFile(BytesIO(write_docx(page))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = written(PLAN)["docProps/core.xml"].decode()
    assert "2026-03-05T00:00:00Z" in core
    assert "<dc:creator>Trường THCS Minh Họa</dc:creator>" in core
    assert not any(word in core for word in ("python", "docx", "lastModifiedBy"))
    assert "docProps/thumbnail.jpeg" not in written(PLAN)


def test_a_draft_has_the_day_it_is_given_in_its_properties_or_none() -> None:
    page = page_of(EVERYTHING)
    for made, shown in ((datetime.date(2026, 5, 1), True), (None, False)):
        with ZipFile(BytesIO(write_docx(page, made=made))) as package:
            assert (b"2026-05-01" in package.read("docProps/core.xml")) == shown


def test_characters_that_xml_cannot_hold_go_and_nothing_else_does() -> None:
    body = "A\x0bB\x01C\ud800D\uffff E <&> \"'"
    shown = text_of(part(HEAD.format(number="", day="") + body))
    assert "A BC\ufffdD\ufffd E <&> \"'" in shown


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("source", [PLAN, EVERYTHING])
def test_libreoffice_opens_it_and_prints_every_page(source: str, tmp_path: Path) -> None:
    import pypdfium2

    (tmp_path / "a.docx").write_bytes(write_docx(page_of(source)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "a.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    printed = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    words = "".join(page.get_textpage().get_text_range() for page in printed)
    assert len(printed) >= 3
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words
    assert "Lưu: VT" in words
