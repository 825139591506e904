"""Markdown to Word and back: the same text, and again the same file."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import files
from checker.format import canonical
from checker.kinds import kind_from_schema
from checker.office.docx.reader import read_docx
from checker.office.docx_writer import write_docx
from checker.office.page import OfficialPage, official_page
from checker.office.read_flow import read_flow
from checker.parse import parse
from checker.source import from_text

ROOT = Path(__file__).parent.parent
KINDS = {name: kind_from_schema(schema) for name, schema in files.load_schemas(ROOT).items()}
SAMPLES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "plans").glob("*/*/*.md"))
HEAD = """---
loai: "ke-hoach"
so_ky_hieu: "12/KH-THCSMH"
co_quan_chu_quan: "UBND xã Minh Họa"
co_quan_ban_hanh: "Trường THCS Minh Họa"
don_vi: "thcs-minh-hoa"
dia_danh: "Minh Họa"
ngay_ban_hanh: "2026-03-05"
trich_yeu: "Triển khai công tác bình đẳng giới năm 2026"
nam: 2026
trang_thai: "ban-hanh"
nguoi_ky:
  quyen_han:
    - "KT. HIỆU TRƯỞNG"
  chuc_vu: "PHÓ HIỆU TRƯỞNG"
  ho_ten: "Nguyễn Thị Mẫu"
---

"""
BASIS = (
    "_Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;_",
    "_Căn cứ Nghị quyết số 28/NQ-CP ngày 03 tháng 3 năm 2021 của Chính phủ;_",
)
END = "\n\nKế hoạch này có hiệu lực kể từ ngày ký./.\n\n## Nơi nhận\n\n- UBND xã Minh Họa (để báo cáo);\n- Lưu: VT.\n"
MERGED = """<table>
<tr>
<th rowspan="2">STT</th>
<th colspan="2">Nhiệm vụ</th>
</tr>
<tr>
<th>Việc</th>
<th>Hạn</th>
</tr>
<tr>
<td rowspan="2">1</td>
<td><p>Tập huấn <b>giới</b></p><p>Đợt 2</p></td>
<td>15/6<br>16/6</td>
</tr>
<tr>
<td>Họp</td>
<td></td>
</tr>
</table>"""
NOTED = "Tỷ lệ nữ là 60%{mark} và tăng dần."
WORDS = st.sampled_from(
    (
        "Nâng",
        "cao",
        "nhận",
        "thức",
        "về",
        "giới,",
        "tổ",
        "chức",
        "tập",
        "huấn",
        "cho",
        "giáo",
        "viên",
        "và",
        "học",
        "sinh",
    )
)
SENTENCE = st.lists(WORDS, min_size=8, max_size=20).map(lambda words: " ".join(words).rstrip(",").capitalize() + ".")
TITLE = st.lists(WORDS, min_size=2, max_size=6).map(lambda words: " ".join(words).rstrip(",").capitalize())
LOOKS = st.sampled_from(("{}", "Cần **{}**", "Cần _{}_ ngay", "Xem [{}](https://example.org/a?b=1&c=2)"))
TEXT = st.tuples(LOOKS, SENTENCE).map(lambda pair: pair[0].format(pair[1].rstrip(".")) + ".")
POINTS = st.lists(TEXT, min_size=1, max_size=4).map(
    lambda texts: "\n".join(f"{letter}) {text}" for letter, text in zip("abcd", texts, strict=False))
)
DASHES = st.lists(TEXT, min_size=1, max_size=3).map(lambda texts: "\n".join(f"- {text}" for text in texts))
TABLE = st.lists(st.tuples(TITLE, TITLE), min_size=1, max_size=3).map(
    lambda rows: "\n".join(("| Việc | Hạn |", "| --- | --- |", *(f"| {left} | {right} |" for left, right in rows)))
)
BLOCK = st.one_of(TEXT, POINTS, DASHES, TABLE, st.just(MERGED))


@st.composite
def bodies(draw: st.DrawFn) -> str:
    parts = [*BASIS[: draw(st.integers(0, 2))], "Nhà trường ban hành kế hoạch như sau:"]
    for index in range(draw(st.integers(1, 3))):
        parts.append(f"## {('I', 'II', 'III')[index]}. {draw(TITLE)}")
        for below in range(draw(st.integers(0, 2))):
            parts.append(f"### {below + 1}. {draw(TITLE)}")
            parts.append(draw(BLOCK))
        parts.append(draw(TEXT))
    return HEAD + "\n\n".join(parts) + END


def page_of(text: str) -> OfficialPage:
    return official_page(parse(from_text("", text)), KINDS)


def back(page: OfficialPage) -> str:
    return read_flow(read_docx(write_docx(page))).markdown


def assert_same(text: str) -> None:
    page = page_of(text)
    again = back(page)
    assert again == text
    fresh = page_of(again)
    assert fresh == page
    assert write_docx(fresh) == write_docx(page)


@pytest.mark.parametrize("source", SAMPLES)
def test_every_sample_comes_back_as_it_was(source: str) -> None:
    text = (ROOT / source).read_text("utf-8")
    assert_same(text)


@given(bodies())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_plan_comes_back_as_it_was(text: str) -> None:
    assert_same(canonical(parse(from_text("", text))))


def test_footnotes_come_back_with_their_marks() -> None:
    notes = (
        "\n\n## Chú thích\n\n[^1]: Theo **báo cáo** năm 2025, xem [trang](https://example.org/bao-cao).\n\n"
        "[^2]: Tính đến _tháng 6_.\n"
    )
    noted = NOTED.format(mark="[^1]")
    table = "| Việc[^2] | Hạn |\n| --- | --- |\n| Họp | 15/6[^1] |"
    assert_same(f"{HEAD}Nhà trường báo cáo:\n\n{noted}\n\n{noted}\n\n{table}{END.rstrip()}{notes}")


def test_a_merged_table_and_an_annex_come_back() -> None:
    assert_same(
        HEAD
        + "Nhà trường ban hành:\n\n## I. Việc\n\n"
        + MERGED
        + END
        + "\n## Phụ lục I\n\n**Danh mục việc**\n\n"
        + MERGED
        + "\n"
    )


CAPTIONED = MERGED.replace("<table>", "<table>\n<caption>Bảng 1. Phân công &amp; “hạn”</caption>")
ALIGNED = (
    "| Việc | Số | Nơi | Hạn |\n| --- | ---: | :---: | :--- |\n| Họp | 12 | có | 15/6 |\n| Tập huấn | 9 | | 16/6 |"
)


@pytest.mark.parametrize("table", [CAPTIONED, ALIGNED])
def test_a_table_keeps_its_caption_and_how_its_columns_stand(table: str) -> None:
    assert_same(f"{HEAD}Nhà trường ban hành:\n\n## I. Việc\n\n{table}\n\nĐoạn sau bảng.{END}")


def test_a_chapter_comes_back_as_one_title() -> None:
    assert_same(
        HEAD + "Nhà trường ban hành:\n\n## Chương I. Quy định chung\n\n### Điều 1. Phạm vi\n\nCông tác năm 2026." + END
    )


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_file_that_libreoffice_saved_comes_back_as_it_was(tmp_path: Path) -> None:
    text = (ROOT / "plans/thcs-minh-hoa/2026/ke-hoach.md").read_text("utf-8")
    (tmp_path / "a.docx").write_bytes(write_docx(page_of(text)))
    home = f"-env:UserInstallation={(tmp_path / 'nha').as_uri()}"
    out = tmp_path / "ra"
    command = ["soffice", home, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out)]
    subprocess.run([*command, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=120)
    assert read_flow(read_docx((out / "a.docx").read_bytes())).markdown == text
