"""Markdown made from a Word file: tables that laid out its letterhead and its signature are read as they are there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from import_samples import head, imported, recipients

from checker.office.flow import Flow
from checker.office.imported import count_words, missing_words
from checker.office.read import read
from checker.office.read_text import read_text

TOP = """| **ỦY BAN NHÂN DÂN** <br> **XÃ MINH HỌA** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** <br> **Độc lập - Tự do - Hạnh phúc** |
|---|---|
| Số: 17/KH-UBND | *Minh Họa, ngày 02 tháng 3 năm 2026* |
"""  # noqa: E501
TITLE = "\n# KẾ HOẠCH\n\n**Thực hiện bình đẳng giới năm 2026**\n"
BODY = """
*Căn cứ Luật Bình đẳng giới;*

## I. Mục đích

| Việc | Chức vụ |
| --- | --- |
| Tập huấn | HIỆU TRƯỞNG |

## II. Tổ chức

Xong./.

"""
FOOT = """| **Nơi nhận:** <br> - UBND tỉnh (b/c); <br> - Lưu: VT. | **TM. ỦY BAN NHÂN DÂN** <br> **KT. CHỦ TỊCH** <br> **PHÓ CHỦ TỊCH** <br><br> **Trần Văn Mẫu** |
|---|---|
"""  # noqa: E501
PLAIN_TOP = """**ỦY BAN NHÂN DÂN**\\
**XÃ MINH HỌA**

**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br>**Độc lập - Tự do - Hạnh phúc**

Số: 17/KH-UBND<br>*Minh Họa, ngày 02 tháng 3 năm 2026*
"""
TOP_BY_ROWS = """|  |  |
| --- | --- |
| ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
| XÃ MINH HỌA | Độc lập - Tự do - Hạnh phúc |
| | |
| Số: 17/KH-UBND | Minh Họa, ngày 02 tháng 3 năm 2026 |
"""
FOOT_BY_ROWS = """| | |
| --- | --- |
| **Nơi nhận:** | **TM. ỦY BAN NHÂN DÂN** |
| \\- UBND tỉnh (b/c); | **KT. CHỦ TỊCH** |
| \\- Lưu: VT. | **PHÓ CHỦ TỊCH** |
| | **Trần Văn Mẫu** |
"""
TOP_IN_HTML = """<table>
<colgroup>
<col style="width: 45%" />
<col style="width: 54%" />
</colgroup>
<tbody>
<tr>
<td style="text-align: center;"><p>ỦY BAN NHÂN DÂN</p>
<p><strong>XÃ MINH HỌA</strong></p></td>
<td><p><strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong></p>

<p>Độc lập - Tự do - Hạnh phúc</p></td>
</tr>
<tr>
<td>Số: 17/KH-UBND</td>
<td><em>Minh Họa, ngày 02 tháng 3 năm 2026</em></td>
</tr>
</tbody>
</table>
"""
SIGNED_ALONE = """| | **TM. ỦY BAN NHÂN DÂN**<br>**KT. CHỦ TỊCH**<br>**PHÓ CHỦ TỊCH**<br><br>**Trần Văn Mẫu** |
|---|---|

**Nơi nhận:**

- UBND tỉnh (b/c);
- Lưu: VT.
"""
WITHOUT_DASHES = "|---|---|\n"


@pytest.mark.parametrize("foot", [FOOT, FOOT.replace(" <br>", ""), FOOT_BY_ROWS, SIGNED_ALONE])
@pytest.mark.parametrize(
    "top", [TOP, TOP.replace(" <br>", ""), TOP.replace(WITHOUT_DASHES, ""), PLAIN_TOP, TOP_BY_ROWS, TOP_IN_HTML]
)
def test_a_letterhead_and_a_signature_in_tables_are_read(top: str, foot: str) -> None:
    text = top + TITLE + BODY + foot
    result, document = imported(text)
    found = head(document)
    del found["co_quan_ban_hanh"], found["don_vi"]
    found.pop("co_quan_chu_quan", None)
    assert document.strings("co_quan_ban_hanh")[-1] == "XÃ MINH HỌA"
    assert found == {
        "loai": "ke-hoach",
        "so_ky_hieu": "17/KH-UBND",
        "dia_danh": "Minh Họa",
        "ngay_ban_hanh": "2026-03-02",
        "trich_yeu": "Thực hiện bình đẳng giới năm 2026",
        "nam": 2026,
        "trang_thai": "ban-hanh",
        "nguoi_ky": {
            "quyen_han": ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
            "chuc_vu": "PHÓ CHỦ TỊCH",
            "ho_ten": "Trần Văn Mẫu",
        },
    }
    assert recipients(document) == ["- UBND tỉnh (b/c);", "- Lưu: VT."]
    assert result.markdown.count("|") == BODY.count("|")
    assert result.left_out == ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    assert missing_words(text, result) == ()


@pytest.mark.parametrize(
    "foot",
    [
        (
            "| **TRƯỞNG CÔNG AN** <br> **Cà Thị Thử** | **HIỆU TRƯỞNG** <br> **Lò Thị Ví Dụ** |\n|---|---|\n\n"
            "**Nơi nhận:**\n\n- Lưu: VT.\n"
        ),
        (
            "| **TRƯỞNG CÔNG AN** | **HIỆU TRƯỞNG** |\n|---|---|\n| Cà Thị Thử | Lò Thị Ví Dụ |\n\n"
            "**Nơi nhận:**\n\n- Lưu: VT.\n"
        ),
        (
            "| **Nơi nhận:** <br> - Lưu: VT. | **TRƯỞNG CÔNG AN** <br> **Cà Thị Thử** | **HIỆU TRƯỞNG** <br> "
            "**Lò Thị Ví Dụ** |\n|---|---|---|\n"
        ),
    ],
)
def test_two_who_sign_in_a_table_are_told_apart(foot: str) -> None:
    text = TOP + TITLE + BODY + foot
    result, document = imported(text)
    assert document.front_matter.data["nguoi_ky"] == {"chuc_vu": "TRƯỞNG CÔNG AN", "ho_ten": "Cà Thị Thử"}
    assert result.markdown.endswith("\n\nHIỆU TRƯỞNG\n\nLò Thị Ví Dụ\n\n## Nơi nhận\n\n- Lưu: VT.\n")
    assert missing_words(text, result) == ()


def test_markdown_that_begins_with_an_html_table_is_no_web_page() -> None:
    text = TOP_IN_HTML + TITLE + BODY
    assert read("a.md", text.encode()) == text
    assert isinstance(read("a.html", TOP_IN_HTML.encode()), Flow)


@pytest.mark.parametrize(
    "table",
    [
        "<table><caption>Ghi chú riêng</caption><tr><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table>",
        "<table><tr><td>Nơi nhận: <table><tr><td>a</td></tr></table>",
    ],
)
def test_a_table_whose_words_are_not_all_in_its_cells_stays_as_typed(table: str) -> None:
    text = f"# KẾ HOẠCH\n\nA năm 2026\n\n{table}\n\nXong./.\n"
    result, _ = imported(text)
    assert table in result.markdown
    assert missing_words(text, result) == ()


def test_the_names_of_elements_are_no_words_of_the_source() -> None:
    assert count_words("# a <br> b<td colspan=2>c</td> <brave> d") == len("abcd") + len(["brave"])


PIECES = [*TOP.split("\n"), *FOOT.split("\n"), *BODY.split("\n"), *TOP_IN_HTML.split("\n"), *FOOT_BY_ROWS.split("\n")]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text("|<>br*- \\aB", max_size=12)), max_size=25))
def test_no_word_of_any_markdown_is_lost(lines: list[str]) -> None:
    text = "\n".join(["# Chữ", *lines])
    assert missing_words(text, read_text(text)) == ()
