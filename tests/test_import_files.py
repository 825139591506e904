"""Files with layout become the same document: Word, PDF and web pages, and what they may not do."""

from __future__ import annotations

import datetime
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker import files
from checker.engine import Policy, check_items, finish
from checker.errors import CheckerError
from checker.kinds import kind_from_schema
from checker.office.docx_writer import write_docx
from checker.office.flow import Cell, Flow, Note, Paragraph, Table
from checker.office.imported import Imported, missing_words
from checker.office.page import official_page
from checker.office.pdf_writer import write_pdf
from checker.office.read import read
from checker.office.read_flow import read_flow
from checker.parse import parse
from checker.rules import all_rules
from checker.source import Item, decode, from_text
from checker.units import units_from_data

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
PLANS = sorted((ROOT / "plans").rglob("*.md"))
RULES = tuple(rule.id for rule in all_rules().values() if rule.default)
SETTING = files.load_setting(ROOT, files.load_config(ROOT), as_of=datetime.date(2026, 11, 22), rules=RULES)
KINDS = {name: kind_from_schema(schema) for name, schema in SETTING.schemas.items()}
UNITS = units_from_data(SETTING.units)
WRITERS = {"docx": write_docx, "pdf": write_pdf}


def imported(data: bytes) -> tuple[Imported, Flow]:
    flow = read("van-ban", data)
    assert isinstance(flow, Flow)
    return read_flow(flow, units=UNITS), flow


def body(markdown: str) -> str:
    return markdown.split("\n---\n", 1)[1].strip()


def findings(text: str) -> set[tuple[str, str]]:
    item = Item("a.md", "", text.encode())
    checked = check_items(SETTING, [item])[0]
    source = decode(item.path, item.data)
    found = finish([checked.facts], list(checked.findings), Policy(frozenset(RULES)), lambda _: source)
    return {(finding.rule, source.slice(finding.at).casefold()) for finding in found}


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("path", PLANS, ids=lambda path: "-".join(path.with_suffix("").parts[-3:]))
def test_a_written_file_is_read_back_and_import_breaks_nothing(path: Path, ending: str) -> None:
    text = path.read_text(encoding="utf-8")
    document = parse(decode("a.md", text.encode()))
    result, flow = imported(WRITERS[ending](official_page(document, KINDS, UNITS)))
    again = parse(from_text("a.md", result.markdown))
    assert missing_words(flow.visible, result) == ()
    assert body(result.markdown).casefold() == body(text).casefold()
    if ending == "docx":
        assert body(result.markdown) == body(text)
    for key in ("loai", "so_ky_hieu", "don_vi", "dia_danh", "ngay_ban_hanh", "nam", "kinh_gui", "nguoi_ky", "ky"):
        assert again.front_matter.data.get(key) == document.front_matter.data.get(key)
    assert findings(result.markdown) <= findings(text)


def centred(text: str, *, bold: bool = True) -> Paragraph:
    return Paragraph(f"**{text}**" if bold else text, text, centred=True, bold=bold)


def lines(*texts: str, bold: bool = False) -> Cell:
    return Cell(tuple(centred(text, bold=bold) for text in texts))


def plan(*blocks: Paragraph | Table, top: tuple[Paragraph, ...] = (), notes: tuple[Note, ...] = ()) -> Imported:
    head = Table(
        (
            (
                Cell((centred("UBND XÃ MINH HỌA", bold=False), centred("TRƯỜNG THCS"), centred("MINH HỌA"))),
                lines("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", bold=True),
            ),
            (lines("Số: 12/KH-THCSMH"), lines("Minh Họa, ngày 05 tháng 3 năm 2026")),
        ),
        bordered=False,
    )
    foot = Table(
        (
            (
                Cell((Paragraph("Nơi nhận:", "Nơi nhận:"), Paragraph("- Lưu: VT.", "- Lưu: VT."))),
                lines("Hiệu trưởng", "Trần Văn Mẫu"),
            ),
        ),
        bordered=False,
    )
    kind = top or (centred("KẾ HOẠCH"), centred("Thực hiện bình đẳng giới"), centred("Trường THCS năm 2026"))
    return read_flow(Flow((head, *kind, *blocks, foot), notes), units=UNITS)


def test_the_two_column_head_and_foot_of_a_word_file_become_front_matter() -> None:
    result = plan(Paragraph("Một./.", "Một./."))
    data = parse(from_text("a.md", result.markdown)).front_matter.data
    assert data["co_quan_chu_quan"] == "UBND XÃ MINH HỌA"
    assert data["co_quan_ban_hanh"] == ("TRƯỜNG THCS", "MINH HỌA")
    assert data["trich_yeu"] == "Thực hiện bình đẳng giới Trường THCS năm 2026"
    assert data["nguoi_ky"] == {"chuc_vu": "Hiệu trưởng", "ho_ten": "Trần Văn Mẫu"}
    assert body(result.markdown) == "Một./.\n\n## Nơi nhận\n\n- Lưu: VT."


def test_bold_labels_are_titles_and_other_short_ones_are_not() -> None:
    def bold(text: str) -> Paragraph:
        return Paragraph(f"**{text}**", text, bold=True)

    found = plan(
        bold("I. Mục đích"), bold("1. Một"), Paragraph("a", "a"), bold("II. Nội dung"), Paragraph("1. Hai", "1. Hai")
    )
    assert body(found.markdown).startswith(
        "## I. Mục đích\n\n### 1. Một\n\na\n\n## II. Nội dung\n\n1. Hai\n\n## Nơi nhận"
    )


def test_a_simple_table_has_pipes_and_a_merged_one_is_html() -> None:
    def row(*texts: str) -> tuple[Cell, ...]:
        return tuple(Cell((Paragraph(text, text),)) for text in texts)

    simple = plan(Table((row("Việc", "Hạn"), row("a|b", ""))))
    assert "| Việc | Hạn |\n| --- | --- |\n| a&#124;b | |\n" in simple.markdown
    merged = plan(Table(((Cell((Paragraph("**A** < b", "A < b"),), columns=2),), row("c", "d"))))
    assert '<td colspan="2"><b>A</b> &lt; b</td>' in merged.markdown


def test_a_kind_that_the_collection_lacks_is_told_and_left_blank() -> None:
    result = plan(Paragraph("Một.", "Một."), top=(centred("THÔNG BÁO"), centred("Về việc họp năm 2026")))
    assert parse(from_text("a.md", result.markdown)).string("loai") == ""
    assert any("THÔNG BÁO" in notice.vi and "chưa có trong kho" in notice.vi for notice in result.notices)
    assert body(result.markdown).startswith("THÔNG BÁO\n\nMột.")


def test_footnotes_stand_under_a_heading_of_their_own() -> None:
    result = plan(Paragraph("Một[^1]./.", "Một[1]./."), notes=(Note("1", (Paragraph("Xem Luật.", "Xem Luật."),)),))
    assert result.markdown.endswith("- Lưu: VT.\n\n## Chú thích\n\n[^1]: Xem Luật.\n")


def pdf(content: bytes, pages: int = 1) -> bytes:
    """Write a small PDF by hand; its pages are all the same one."""
    stream = zlib.compress(content)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[" + b"3 0 R " * pages + b"]/Count %d>>" % pages,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(stream) + stream + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    written = b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n%b\nendobj\n" % item for item in enumerate(objects, 1))
    return written + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF"


ENGLISH = b"BT /F1 12 Tf 50 700 Td (A long text in a language without any accents at all) Tj ET"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "tệp trống"),
        (b"PK\x03\x04", "Word"),
        (b"PK\x05\x06" + bytes(18), "tệp nén"),
        (b"\x89PNG\r\n", "ảnh (PNG)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "không phải Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"%PDF-1.7\n", "hỏng"),
        (lambda: pdf(b""), "không có chữ nào"),
        (lambda: pdf(ENGLISH), "không phải tiếng Việt"),
        (lambda: pdf(b"", pages=10_000), "300 trang"),
        (lambda: pdf(b"(x) Tj " * 40_000_000), "quá nặng"),
        (b"<html>" + b"<div>" * 5_000 + b"x", "256 tầng"),
        (b"<html>" + b"<p>a" * 40_000, "30.000"),
        (lambda: b"<html>" + b" " * 50_000_000, "10 MB"),
        (b"<html><body>a " * 2 + b"b" * 500_000, "400.000"),
        (b"<html><script>x</script>", "không có chữ nào"),
        (b"\x00\x01" * 50, "không phải văn bản"),
    ],
)
def test_what_cannot_be_read_is_one_clear_sentence(data: bytes | Callable[[], bytes], said: str) -> None:
    with pytest.raises(CheckerError) as caught:
        read("a", data if isinstance(data, bytes) else data())
    assert said in caught.value.message.vi
    assert "\n" not in caught.value.message.vi
    assert caught.value.message.en


PORTAL = """<!DOCTYPE html><html><head><meta charset="utf-8"><style>p{}</style></head><body>
<nav><a href="/">Trang chủ</a></nav><div class="ben"><h3>Tin mới</h3><a href="/t">Tin một</a></div>
<div><table border="0"><tr><td align="center"><p>UBND XÃ MINH HỌA</p><p><b>TRƯỜNG THCS MINH HỌA</b></p>
<p>Số: 12/KH-THCSMH</p></td><td align="center"><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</b>
<p><i>Minh Họa, ngày 05 tháng 3 năm 2026</i></p></td></tr></table>
<p align="center"><b>KẾ HOẠCH</b></p><p style="text-align:center"><strong>Bình đẳng giới năm 2026</strong></p>
<p>Căn cứ Luật Bình đẳng giới;</p><p><b>I. MỤC ĐÍCH</b></p><p>Mọi người &amp; mọi nhà<script>x()</script>.</p>
<ol type="a" start="2"><li>mục</li></ol>
<table border="1"><tr><th colspan="2">Việc</th></tr><tr><td><p>m</p><p>n</p></td><td>Hạn</td></tr></table>
<p><b><i>Nơi nhận:</i></b><br>- UBND xã;<br>- Lưu: VT.</p><p><b>HIỆU TRƯỞNG</b></p><p><b>Trần Văn Mẫu</b></p></div>
<footer>Bản quyền</footer></body></html>"""


def test_the_document_is_taken_out_of_a_web_page() -> None:
    result, flow = imported(PORTAL.encode())
    document = parse(from_text("a.md", result.markdown))
    assert document.string("so_ky_hieu") == "12/KH-THCSMH"
    assert document.string("nguoi_ky", "ho_ten") == "Trần Văn Mẫu"
    assert body(result.markdown) == (
        "_Căn cứ Luật Bình đẳng giới;_\n\n## I. MỤC ĐÍCH\n\nMọi người & mọi nhà.\n\nb. mục\n\n"
        '<table>\n<tr>\n<th colspan="2">Việc</th>\n</tr>\n'
        "<tr>\n<td><p>m</p><p>n</p></td>\n<td>Hạn</td>\n</tr>\n</table>\n\n"
        "## Nơi nhận\n\n- UBND xã;\n- Lưu: VT."
    )
    assert missing_words(flow.visible, result) == ()
    assert any("Trang chủ Tin mới Tin một Bản quyền" in notice.vi for notice in result.notices)


_PART = b"Content-Type: text/html\n\n<p>x y</p>\n--b--"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("<html><p>Trường học</p>".encode("utf-16"), "Trường học"),
        (b"<html><meta charset=windows-1258><p>Tr\xfd\xf5\xcc\x80ng</p>".replace(b"\xcc\x80", b"\xcc"), "Trường"),
        (b"<html><meta charset=x-tcvn><p>Tr\xad\xeang h\xe4c</p>", "Trường học"),
        ("<html><font face='.VnTime'>Tr\xad\xeang h\xe4c</font>".encode(), "học"),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n%b" % _PART,
            "x y",
        ),
    ],
    ids=["utf-16", "windows-1258", "tcvn", "font", "mht"],
)
def test_old_encodings_of_a_web_page_are_read(data: bytes, said: str) -> None:
    flow = read("a", data)
    assert isinstance(flow, Flow)
    assert said in flow.visible


@pytest.mark.parametrize("text", ["# A\n", "---\nloai: x\n---\n\n<table>\n", "Điều 1. A < b\n", "Tệp %PDF- là gì\n"])
def test_text_and_markdown_are_taken_for_nothing_else(text: str) -> None:
    assert read("a.docx", text.encode()) == text


def test_footnotes_of_a_drawn_pdf_come_back_with_their_marks() -> None:
    head = (ROOT / "plans/thcs-minh-hoa/2026/ke-hoach.md").read_text("utf-8").split("\n---\n")[0]
    notes = "## Chú thích\n\n[^1]: Theo **báo cáo** năm 2025.\n\n[^2]: Tính đến tháng 6."
    text = "Tỷ lệ nữ là 60%[^1] theo (3) và tăng dần[^2]./."
    written = f"{head}\n---\n\n{text}\n\n## Nơi nhận\n\n- UBND xã;\n- Lưu: VT.\n\n{notes}\n"
    result, _ = imported(write_pdf(official_page(parse(from_text("a.md", written)), KINDS, UNITS)))
    assert result.markdown.rstrip().endswith(notes)
    assert text in result.markdown
