"""Text of any form is taken over: wrapped lines, columns, Markdown, a muddle; no word of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from import_samples import (
    BODY,
    CLOSING,
    COLUMNS,
    LETTER,
    NO_NUMBER,
    SKIPS_THREE,
    headings,
    imported,
)

from checker.errors import CheckerError
from checker.format import canonical
from checker.office.imported import missing_words
from checker.office.read_text import read_text
from checker.parse import parse
from checker.source import from_text


def test_lines_wrapped_by_hand_become_paragraphs_again() -> None:
    words = [
        "Nhà",
        "trường",
        "tổ",
        "chức",
        "các",
        "buổi",
        "nói",
        "chuyện",
        "về",
        "bình",
        "đẳng",
        "giới",
        "cho",
        "thầy",
        "cô",
        "và",
        "các",
        "em",
        "học",
        "sinh",
    ]
    lines: list[str] = []
    for _ in range(12):
        lines += [" ".join(words[:10]), " ".join(words[10:]) + "."]
    result, document = imported(
        "KẾ HOẠCH\nA năm 2026\n\nI. MỤC ĐÍCH\n\n" + "\n\n".join(["\n".join(lines[:2])] * 6) + CLOSING
    )
    assert result.markdown.count(" ".join(words) + ".") == 6
    assert len(headings(document)) == 2


def test_columns_become_a_table_and_marks_stay_characters() -> None:
    rows = "STT\tNội dung\tHạn\n1\tDạy *thử* a|b\t5/3\n2\t\t6/3"
    text = f"KẾ HOẠCH\nA năm 2026\n{BODY}\n{rows}\n\n#5 * 6 *x* [a](b) &amp; <!-- c -->\n{CLOSING}"
    result, document = imported(text)
    assert (
        "| STT | Nội dung | Hạn |\n| --- | --- | --- |\n| 1 | Dạy \\*thử\\* a&#124;b | 5/3 |\n| 2 | | 6/3 |\n"
        in result.markdown
    )
    assert "\n\n\\#5 \\* 6 \\*x\\* \\[a](b) &amp;amp; &lt;!-- c -->\n" in result.markdown
    assert headings(document)[-1] == "## Nơi nhận"
    assert missing_words(text, result) == ()


def test_markdown_keeps_its_headings_and_tables() -> None:
    table = "| a | b |\n|---|---|\n| 1 | 2 |\n"
    body = f"## I. Mục đích\n\nĐể *mọi* người biết.\n\n### 1. Bảng\n\n{table}\n## II. Tổ chức\n\nXong./.\n"
    result, document = imported(
        f"# KẾ HOẠCH\n\n**Về bình đẳng giới năm 2026**\n\n{body}\n**Nơi nhận:**\n\n- A;\n- Lưu: VT.\n"
    )
    assert document.string("trich_yeu") == "Về bình đẳng giới năm 2026"
    assert headings(document) == ["## I. Mục đích", "### 1. Bảng", "## II. Tổ chức", "## Nơi nhận"]
    assert "Để _mọi_ người biết.\n\n### 1. Bảng\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n" in result.markdown


def test_a_file_with_front_matter_is_only_put_in_canonical_form() -> None:
    result = read_text("---\nloai: ke-hoach\n---\nMột.\n")
    assert result.markdown == '---\nloai: "ke-hoach"\n---\n\nMột.\n'
    assert result.values == ()


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(CheckerError, match="không có chữ nào"):
        read_text(text)


@pytest.mark.parametrize("text", ["chữ " * 40_000, "Chữ thường nối nhau không dấu chấm câu\n" * 8_000])
def test_a_text_that_is_too_long_is_refused(text: str) -> None:
    with pytest.raises(CheckerError, match="quá dài"):
        read_text(text)


PIECES = [
    line for text in (NO_NUMBER, SKIPS_THREE, LETTER, *COLUMNS.values(), BODY, CLOSING) for line in text.split("\n")
]


ODD = [
    "",
    "",
    "\t",
    "Nơi nhận:",
    "---",
    "Số:",
    "ngày",
    "Kính gửi:",
    "V/v",
    "(Đã ký)",
    "I.",
    "- ",
    "**",
    "|a|",
    "<b>",
    "x\u200by",
    "Đie\u0302\u0300u 1.",
]


@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(ODD), st.text(max_size=20)), min_size=1, max_size=25)
)
@example(["Nơi nhận:", "PHÓ CHỦ TỊCH", "Nơi nhận:", "Lưu"])
@example(["ngày  tháng  năm", "Số: 5 ngày 4 tháng 3 năm 20"])
def test_no_word_of_any_text_is_lost(lines: list[str]) -> None:
    text = "\n".join(["Chữ", *lines])
    result = read_text(text)
    assert missing_words(text, result) == ()
    document = parse(from_text("a.md", result.markdown))
    assert document.front_matter.read
    assert canonical(document) == result.markdown


def test_a_long_muddle_of_lines_is_read_too() -> None:
    text = "\n".join([line for line in reversed(PIECES) if line.strip()] * 20)
    assert missing_words(text, read_text(text)) == ()
