"""The .pdf of a document: every size and place that the layout prescribes, tags, words, the same bytes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_reading import Line, lines_of, strokes_of, tags_of, words_of

from checker import files
from checker.config import Config
from checker.kinds import Kind, kind_from_schema
from checker.office.layout import LAYOUT, POINTS_A_MILLIMETRE, Measure
from checker.office.page import official_page
from checker.office.pdf_writer import write_pdf
from checker.office.pdf_writer.glyphs import _lacking, shaped
from checker.parse import parse
from checker.source import Source

ROOT = Path(__file__).parent.parent
SAMPLES = sorted((ROOT / "plans").glob("*/*/*.md"))
PLAN = ROOT / "plans/thcs-minh-hoa/2026/ke-hoach.md"
HEAD = (
    '---\nloai: "{kind}"\nso_ky_hieu: "{number}"\nco_quan_chu_quan: "UBND xã Minh Họa"\n'
    'co_quan_ban_hanh: "Trường THCS Minh Họa"\ndia_danh: "Minh Họa"\nngay_ban_hanh: "{day}"\n'
    'trich_yeu: "{subject}"\ntrang_thai: "{status}"\n{more}---\n\n'
)
CLOSING = "\n## Nơi nhận\n\n- Như trên;\n- Lưu: VT.\n"
MM = POINTS_A_MILLIMETRE
LEFT = LAYOUT.margin_left.points
RIGHT = LAYOUT.page_width.points - LAYOUT.margin_right.points
NEAR = 0.6


@cache
def kinds() -> dict[str, Kind]:
    return {name: kind_from_schema(schema) for name, schema in files.load_schemas(ROOT).items()}


def drawn(text: str) -> bytes:
    return write_pdf(official_page(parse(Source("plans/a/2026/b.md", text, id="a/2026/b")), kinds()))


def head(
    kind: str = "ke-hoach",
    *,
    number: str = "12/KH-THCSMH",
    day: str = "2026-03-05",
    subject: str = "Thực hiện việc A",
    status: str = "ban-hanh",
    more: str = "",
) -> str:
    return HEAD.format(kind=kind, number=number, day=day, subject=subject, status=status, more=more)


@cache
def sample(path: Path) -> bytes:
    return write_pdf(official_page(parse(files.read_source(ROOT, Config(), path)), kinds()))


def line(data: bytes, beginning: str, page: int = 0) -> Line:
    found = [line for line in lines_of(data) if line.text.startswith(beginning) and page in {0, line.page}]
    assert found, [line.text for line in lines_of(data)]
    return found[0]


def test_the_paper_and_the_margins_are_the_prescribed_ones() -> None:
    data = sample(PLAN)
    with pypdfium2.PdfDocument(data) as file:
        sizes = {file.get_page_size(index) for index in range(len(file))}
    assert [(round(width / MM), round(height / MM)) for width, height in sizes] == [(210, 297)]
    lines = lines_of(data)
    assert min(found.left for found in lines) == pytest.approx(LEFT, abs=NEAR)
    assert max(found.right for found in lines) <= RIGHT + NEAR
    first = line(data, "CỘNG HÒA")
    assert first.base - 0.891 * first.size == pytest.approx(LAYOUT.margin_top.points, abs=NEAR)


@pytest.mark.parametrize(
    ("role", "beginning", "font"),
    [
        ("superior", "UBND XÃ MINH HỌA", ""),
        ("issuer", "TRƯỜNG THCS", "Bold"),
        ("country", "CỘNG HÒA", "Bold"),
        ("motto", "Độc lập", "Bold"),
        ("number", "Số: 12/KH", ""),
        ("place_date", "Minh Họa, ngày 05 tháng 3 năm 2026", "Italic"),
        ("kind", "KẾ HOẠCH", "Bold"),
        ("subject", "Thực hiện bình đẳng giới", "Bold"),
        ("basis", "Căn cứ Luật", "Italic"),
        ("body", "Trường THCS Minh Họa ban hành", ""),
        ("division", "I. MỤC ĐÍCH", "Bold"),
        ("clause", "1. Mục đích", "Bold"),
        ("body", "a) Giữ vững", ""),
        ("table_head", "Chỉ tiêu", "Bold"),
        ("table_cell", "Khen thưởng", ""),
        ("recipients_label", "Nơi nhận:", "BoldItalic"),
        ("recipient", "- Lưu: VT.", ""),
        ("signing_authority", "KT. HIỆU", "Bold"),
        ("position", "PHÓ HIỆU", "Bold"),
        ("signer", "Nguyễn Thị Mẫu", "Bold"),
        ("mark", "Văn bản mẫu", "Italic"),
    ],
)
def test_every_element_has_the_size_and_the_letters_of_the_layout(role: str, beginning: str, font: str) -> None:
    found = line(sample(PLAN), beginning)
    face = LAYOUT.face(role)
    assert found.size == pytest.approx(face.size)
    assert found.font == f"LiberationSerif-{font}".removesuffix("-") or (not font and found.font == "LiberationSerif")
    assert font == ("Bold" if face.bold else "") + ("Italic" if face.italic else "")


def test_number_and_place_stand_on_one_line_under_the_middle_of_their_columns() -> None:
    data = sample(PLAN)
    left = LEFT + LAYOUT.head_left.points / 2
    right = RIGHT - LAYOUT.head_right.points / 2
    assert line(data, "Số: 12").base == pytest.approx(line(data, "Minh Họa, ngày").base, abs=0.1)
    assert {round(line(data, text).middle - left) for text in ("UBND XÃ", "TRƯỜNG THCS", "Số: 12")} == {0}
    assert {round(line(data, text).middle - right) for text in ("CỘNG HÒA", "Độc lập", "Minh Họa, ngày")} == {0}
    middle = (LEFT + RIGHT) / 2
    assert {round(line(data, text).middle - middle) for text in ("KẾ HOẠCH", "Thực hiện bình", "Văn bản mẫu")} == {0}


@pytest.mark.parametrize(
    ("turn", "text", "share"),
    [(0, "TRƯỜNG THCS", LAYOUT.issuer_rule), (1, "Độc lập", LAYOUT.motto_rule), (2, "Thực hiện", LAYOUT.subject_rule)],
)
def test_a_rule_has_its_length_and_stands_under_the_middle_of_its_line(turn: int, text: str, share: Measure) -> None:
    data = sample(PLAN)
    words = line(data, text)
    rules = [rule for rule in strokes_of(data) if rule.page == 1 and rule.top < line(data, "Căn cứ").base]
    rule = sorted(rules[:3], key=lambda rule: (rule.top > line(data, "KẾ HOẠCH").base, rule.left))[turn]
    assert rule.width == pytest.approx((words.right - words.left) * share.value, abs=2)
    assert (rule.left + rule.right) / 2 == pytest.approx(words.middle, abs=1)
    assert 0 < rule.top - (words.base + 0.216 * words.size) < 4


def test_the_first_line_is_indented_and_paragraphs_stand_apart() -> None:
    lines = [found for found in lines_of(sample(PLAN)) if found.page == 1]
    at = next(index for index, found in enumerate(lines) if found.text.startswith("Căn cứ Nghị định"))
    first, second, third, after = lines[at : at + 4]
    assert first.left - LEFT == pytest.approx(LAYOUT.first_line.points, abs=NEAR)
    assert second.left == pytest.approx(LEFT, abs=NEAR)
    assert first.right == pytest.approx(RIGHT, abs=NEAR)
    pitch = second.base - first.base
    assert pitch == pytest.approx(LAYOUT.line_spacing.value * 1.149 * first.size, abs=0.1)
    assert after.base - third.base - pitch == pytest.approx(LAYOUT.paragraph_gap.value, abs=0.1)


def test_page_numbers_stand_in_the_middle_of_the_top_margin_from_page_two() -> None:
    data = sample(PLAN)
    numbers = [found for found in lines_of(data) if found.text.isdigit() and found.base < LAYOUT.margin_top.points]
    pages = max(found.page for found in lines_of(data))
    assert [(found.page, found.text) for found in numbers] == [(page, str(page)) for page in range(2, pages + 1)]
    assert {round(found.middle - (LEFT + RIGHT) / 2) for found in numbers} == {0}
    assert {round(found.size) for found in numbers} == {LAYOUT.page_number.size}
    assert all(found.base - 0.891 * found.size >= LAYOUT.page_number_top.points - NEAR for found in numbers)


def test_recipients_and_signature_stand_side_by_side_on_one_page() -> None:
    data = sample(PLAN)
    label, authority = line(data, "Nơi nhận:"), line(data, "KT. HIỆU")
    signer, archive = line(data, "Nguyễn Thị Mẫu"), line(data, "- Lưu")
    assert label.page == authority.page == signer.page == archive.page
    assert abs(label.base - authority.base) < 3
    assert label.left == archive.left == pytest.approx(LEFT, abs=NEAR)
    assert signer.middle == pytest.approx(RIGHT - LAYOUT.closing_right.points / 2, abs=NEAR)
    room = signer.base - 0.891 * signer.size - line(data, "PHÓ HIỆU").base
    assert room >= LAYOUT.signature_gap.points


@pytest.mark.parametrize("count", [0, 5, 10, 15, 20, 24, 28, 32])
def test_the_signature_is_never_parted_nor_alone_on_a_page(count: int) -> None:
    body = "Một đoạn.\n\n" * count + "Đoạn cuối cùng./.\n"
    data = drawn(head(more='nguoi_ky:\n  chuc_vu: "HIỆU TRƯỞNG"\n  ho_ten: "Nguyễn Thị Mẫu"\n') + body + CLOSING)
    places = {line(data, text).page for text in ("Nơi nhận:", "HIỆU TRƯỞNG", "Nguyễn Thị", "- Lưu", "Đoạn cuối")}
    assert len(places) == 1


def test_a_draft_leaves_room_for_its_number_and_day() -> None:
    data = drawn(head(number="/KH-THCSMH", day="2026", status="du-thao") + "Một.\n")
    assert re.fullmatch(r"Số:\s{3,}/KH-THCSMH", line(data, "Số:").text)
    assert re.fullmatch(r"Minh Họa, ngày\s{3,}tháng\s{3,}năm 2026", line(data, "Minh Họa, ngày").text)
    assert "tham khảo" not in words_of(data)


def test_a_letter_has_its_subject_under_the_number_and_its_addressees() -> None:
    more = 'kinh_gui:\n  - "Các trường"\n  - "Phòng Văn hóa"\n'
    data = drawn(head("cong-van", number="05/UBND-VX", subject="Báo cáo số liệu", more=more) + "Một.\n")
    subject = line(data, "V/v báo cáo số liệu")
    assert subject.size == LAYOUT.letter_subject.size
    assert subject.middle == pytest.approx(line(data, "Số: 05").middle, abs=NEAR)
    label = line(data, "Kính gửi:")
    assert label.left == pytest.approx(LEFT + LAYOUT.addressees_left.points, abs=NEAR)
    names = [line(data, "- Các trường;"), line(data, "- Phòng Văn hóa.")]
    colon = label.right - names[0].left
    assert 0 < colon < 8
    assert names[0].left == names[1].left
    assert tags_of(data).count("Document/Div/Div/H1") == 1


def test_urgency_is_a_red_box_of_the_prescribed_size() -> None:
    data = drawn(head(more='do_khan: "hoa-toc"\n') + "Một.\n")
    found = line(data, "HỎA TỐC")
    boxes = [stroke for stroke in strokes_of(data) if stroke.top < found.base and stroke.left < found.left]
    widest = max(boxes, key=lambda stroke: stroke.width)
    assert widest.width == pytest.approx(LAYOUT.most_urgent_width.points, abs=2)
    assert widest.left < found.left < found.right < widest.right


def test_each_annex_begins_a_page_and_counts_its_own() -> None:
    annexes = "\n## Phụ lục I\n\n**BIỂU A**\n\n" + "Một đoạn.\n\n" * 40 + "## Phụ lục II\n\nHai.\n"
    data = drawn(head() + "Một.\n" + CLOSING + annexes)
    numbers = [found for found in lines_of(data) if found.text.isdigit() and found.base < LAYOUT.margin_top.points]
    assert [(found.page, found.text) for found in numbers] == [(3, "2")]
    assert [line(data, text).page for text in ("Phụ lục I", "BIỂU A", "Phụ lục II")] == [2, 2, 4]


def test_the_head_of_a_long_table_is_repeated_and_no_row_is_parted() -> None:
    rows = "".join(
        f"| {index} | Hàng số {index} gồm nhiều chữ để xuống dòng trong ô {'dài ' * 20}xong{index} |\n"
        for index in range(40)
    )
    data = drawn(head() + "| TT | Nội dung |\n| --- | --- |\n" + rows)
    with pypdfium2.PdfDocument(data) as file:
        pages = len(file)
    assert pages > 2
    assert [found.page for found in lines_of(data) if found.text == "Nội dung"] == list(range(1, pages + 1))
    for index in range(40):
        starts = [found.page for found in lines_of(data) if f"Hàng số {index} " in found.text]
        ends = [found.page for found in lines_of(data) if re.search(rf"xong{index}$", found.text)]
        assert starts == ends


def test_headings_tables_and_language_are_tagged() -> None:
    data = sample(PLAN)
    tags = tags_of(data)
    assert {"Document/H1", "Document/H2", "Document/H3", "Document/P"} <= set(tags)
    assert tags.count("Document/Table/THead/TR/TH") == 6
    assert tags.count("Document/Table/TBody/TR/TD") == 30
    assert b"/Lang(vi-VN)" in data
    assert b"/DisplayDocTitle true" in data
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in re.sub(rb"\s+", b"", data)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in re.sub(rb"\s+", b"", data)
    with pypdfium2.PdfDocument(data) as file:
        assert file.get_metadata_value("Title").startswith("Kế hoạch số 12/KH-THCSMH: Thực hiện bình đẳng giới")
        assert [item.get_title() for item in file.get_toc()][1] == "I. MỤC ĐÍCH, YÊU CẦU"


def test_a_heading_is_never_more_than_one_level_below_the_one_before() -> None:
    data = drawn(head() + "#### a) Sâu\n\nMột.\n\n###### Sâu nữa\n\nHai.\n\n## I. Trên\n\nBa.\n")
    assert [tag.rpartition("/")[2] for tag in tags_of(data) if re.search(r"/H\d$", tag)] == ["H1", "H2", "H3", "H2"]


def tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: "-".join(path.parts[-3:]))
def test_the_text_layer_has_every_word_of_the_document(path: Path) -> None:
    document = parse(files.read_source(ROOT, Config(), path))
    body = document.text[document.body_at.start :].replace("_", " ")
    missing = tokens(body)
    have = tokens(words_of(sample(path)))
    for word in have:
        if word in missing:
            missing.remove(word)
    assert missing == []


def test_the_same_document_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "import sys, pathlib; sys.path[:0] = ['.', 'tests']; from test_export_pdf import PLAN, sample; "
        "sys.stdout.buffer.write(sample(PLAN))"
    )
    environment = os.environ | {"TZ": "Asia/Ho_Chi_Minh", "SOURCE_DATE_EPOCH": "1700000000", "LANG": "C"}
    again = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert again.stdout == sample(PLAN)


def test_a_draft_takes_the_date_of_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    with pypdfium2.PdfDocument(drawn(head(day="2026", status="du-thao") + "Một.\n")) as file:
        assert file.get_metadata_value("CreationDate").startswith("D:20231114221320")


CODE = (
    '#panic("x") $x^2$ #import "@preview/x:1.0.0": * #read("template.typ") ] } \\\\# @ref // c /* d */ = H -- ~ #[ '
    "#sys.inputs #eval("
)


@pytest.mark.parametrize("where", ["subject", "body", "cell", "recipient", "signer", "annex"])
def test_text_of_a_document_never_becomes_code(where: str) -> None:
    written = dict.fromkeys(("subject", "body", "cell", "recipient", "signer", "annex"), "x") | {where: CODE}
    quoted = written["subject"].replace("\\", "\\\\").replace('"', '\\"')
    signer = written["signer"].replace("\\", "\\\\").replace('"', '\\"')
    table = f"| A |\n| --- |\n| {written['cell']} |\n"
    data = drawn(
        head(subject=quoted, more=f'nguoi_ky:\n  chuc_vu: "T"\n  ho_ten: "{signer}"\n')
        + f"Đoạn {written['body']}\n\n{table}\n## Nơi nhận\n\n- {written['recipient']};\n- Lưu: VT.\n\n"
        f"## Phụ lục I\n\nĐoạn {written['annex']}\n"
    )
    shown = " ".join(words_of(data).split())
    for piece in ("#panic(", "$x^2$", '"@preview/x:1.0.0"', "#eval("):
        assert piece.replace(" ", "") in shown.replace(" ", "")


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.text(
        st.sampled_from("a # I. 1.) đ-+|*_\\`<>&[]()$@=~/\n\t\ud800\u0000\u200b\ufffe\u0301中😀☐…:;\"'"), max_size=120
    )
)
def test_any_text_makes_a_file(body: str) -> None:
    assert drawn(head() + body).startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "| " + "a | " * 80 + "\n| " + "--- | " * 80 + "\n| " + "b | " * 80 + "\n",
        "<table>\n<tr>\n<th>A</th>\n<td>" + "dài lắm " * 2500 + "cuối</td>\n</tr>\n</table>\n",
        "<table>\n<tr>\n<th>" + "dài lắm " * 2500 + "cuối</th>\n</tr>\n<tr>\n<td>a</td>\n</tr>\n</table>\n",
        "<table>\n" + "<tr>\n<td rowspan='9'>a</td>\n<td>b</td>\n</tr>\n" * 9 + "</table>\ncuối\n",
        "x./.\n\n## Nơi nhận\n\n" + "- Như trên;\n" * 150 + "- Lưu: cuối.\n",
        "x./.\n\n## Nơi nhận\n\n" + ("- " + "A b c " * 120 + ";\n") * 20 + "- Lưu: cuối.\n",
        "a" * 4000 + "\n\ncuối\n",
        "Đoạn này:\n\n" * 120 + "cuối\n",
    ],
)
def test_whatever_the_size_nothing_runs_off_the_paper(body: str) -> None:
    data = drawn(head() + body)
    with pypdfium2.PdfDocument(data) as file:
        width, height = file.get_page_size(0)
    assert all(0 < found.base < height - LAYOUT.mark_bottom.points for found in lines_of(data))
    assert all(found.left > 0 and found.right < width + 20 for found in lines_of(data))
    assert "cuối" in words_of(data) or "cuối" not in body


def test_boxes_are_drawn_and_what_no_font_has_is_seen_to_be_missing() -> None:
    shown = words_of(drawn(head() + "☐ Có ☑ Không → 中\n"))
    assert "☐ Có ☑ Không → \ufffd" in shown


def test_text_is_composed_and_what_shows_nothing_is_left_out() -> None:
    assert shaped("Hoa\u0323 ti\u00ean\u200b\u00ad \u202ex\ty\ud800") == "Hoạ tiên xty\ufffd".replace("xty", "x y")
    assert shaped("đ") == "đ"


def test_every_character_said_to_be_covered_is_drawn() -> None:
    covered = [chr(code) for code in range(0x20, 0xFFFE) if not _lacking().match(chr(code))]
    text = " ".join(char for char in covered if char.isalnum() or not char.isascii())
    assert len(covered) > 3000
    assert drawn(head() + text.replace("\n", " ") + "\n").startswith(b"%PDF")


def test_links_lead_out_of_the_document_only() -> None:
    data = drawn(head() + "[a](https://example.vn/x) [b](../khac.md) [c](javascript:x)\n")
    assert data.count(b"/URI(https://example.vn/x)") == 1
    assert data.count(b"/S/URI") == 1


@pytest.mark.parametrize("body", ["#\n", "## \u00a0\n", "##  \u200b\n", "## **\u2003**\n", "## I.\n", "## Phụ lục\n"])
def test_a_heading_of_nothing_is_no_heading(body: str) -> None:
    data = drawn(head(subject="\u2003") + body + CLOSING + "\n" + body)
    assert data.startswith(b"%PDF")


@pytest.mark.parametrize("words", range(6, 16))
def test_the_number_of_a_document_is_never_broken(words: int) -> None:
    data = drawn(head() + "chữ " * words + "Quyết định số 1357/QĐ-UBND và 80/2017/NĐ-CP, " * 4 + "hết.\n")
    assert sum(found.text.count("1357/QĐ-UBND") for found in lines_of(data)) == 4
    assert sum(found.text.count("80/2017/NĐ-CP") for found in lines_of(data)) == 4


def test_a_footnote_stands_at_the_foot_of_its_page() -> None:
    notes = "## Chú thích\n\n[^1]: Theo **số liệu** năm 2025.\n\n[^2]: Hai & ba.\n"
    data = drawn(head() + "Một đoạn[^1] có chú thích[^1].\n\n| A | B[^2] |\n| --- | --- |\n| 1 | 2 |\n\n" + notes)
    first, second = (line(data, text) for text in ("Theo", "Hai & ba."))
    assert "Chú thích" not in words_of(data)
    assert second.base > first.base > line(data, "Một đoạn").base + 300
    assert any(found.size == LAYOUT.footnote.size and "số liệu" in found.text for found in lines_of(data))
    assert sum(tag.endswith("/Note") for tag in tags_of(data)) == 2
