from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from checker.document import Document, Heading, Paragraph
from checker.errors import CheckerError
from checker.format import canonical
from checker.kinds import Kind, kind_from_schema
from checker.parse import parse
from checker.source import decode, from_text

if TYPE_CHECKING:
    from checker.matter import Value

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted((ROOT / "plans").glob("*/*/*.md"))
HEAD = '---\nloai: "ke-hoach"\n---\n\n'


@cache
def kind(name: str) -> Kind | None:
    path = ROOT / "schemas" / f"{name}.schema.json"
    return kind_from_schema(json.loads(path.read_text("utf-8"))) if name and path.exists() else None


def read(text: str) -> Document:
    return parse(from_text("a.md", text))


def formatted(text: str) -> str:
    document = read(text)
    return canonical(document, kind(document.kind))


def body(text: str) -> str:
    return formatted(HEAD + text).removeprefix(HEAD)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text))


def labels(text: str) -> list[tuple[object, ...]]:
    document = read(unicodedata.normalize("NFC", text))
    return [
        (type(block).__name__, block.label and block.label[:3])
        for block in document.blocks
        if isinstance(block, Heading | Paragraph)
    ]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("loai: ke-hoach\n", 'loai: "ke-hoach"\n'),
        ("nam: 2026\nloai: 'ke-hoach'\n", 'loai: "ke-hoach"\nnam: 2026\n'),
        ("la: 1\nloai: ke-hoach\nb c: x\n", 'loai: "ke-hoach"\nla: 1\n"b c": "x"\n'),
        ("loai: ke-hoach\nkinh_gui: [A, 'B']\n", 'loai: "ke-hoach"\nkinh_gui:\n  - "A"\n  - "B"\n'),
        (
            "loai: ke-hoach\nnguoi_ky: {ho_ten: A, chuc_vu: B}\n",
            'loai: "ke-hoach"\nnguoi_ky:\n  chuc_vu: "B"\n  ho_ten: "A"\n',
        ),
        (
            "loai: ke-hoach\nbao_cao:\n- han: '2026-06-15'\n  ky: so-ket\n",
            'loai: "ke-hoach"\nbao_cao:\n  - ky: "so-ket"\n    han: "2026-06-15"\n',
        ),
        (
            "loai: ke-hoach\nthuc_hien:\n- {co_quan: A, so_ky_hieu: 1/KH}\n",
            'loai: "ke-hoach"\nthuc_hien:\n  - so_ky_hieu: "1/KH"\n    co_quan: "A"\n',
        ),
        ("loai: ke-hoach\nkinh_gui: []\nnguoi_ky: {}\n", 'loai: "ke-hoach"\nkinh_gui: []\nnguoi_ky: {}\n'),
        ("loai: ke-hoach\nso_ky_hieu:\nvan_ban_mau: true\n", 'loai: "ke-hoach"\nso_ky_hieu: null\nvan_ban_mau: true\n'),
        ('loai: ke-hoach\ntrich_yeu: a \\ "b"\n', 'loai: "ke-hoach"\ntrich_yeu: "a \\\\ \\"b\\""\n'),
        ('loai: ke-hoach\ntrich_yeu: "a\\u2028b\\nc"\n', 'loai: "ke-hoach"\ntrich_yeu: "a\\u2028b\\nc"\n'),
        ("loai: ke-hoach\ntrich_yeu: >-\n  dài\n  dòng\n", 'loai: "ke-hoach"\ntrich_yeu: "dài dòng"\n'),
        ("loai: ke-hoach\nx: [1, 92.50, 09, NO]\n", 'loai: "ke-hoach"\nx:\n  - 1\n  - 92.50\n  - "09"\n  - "NO"\n'),
        ("loai: ke-hoach\nx:\n- [a, [b]]\n", 'loai: "ke-hoach"\nx:\n  - - "a"\n    - - "b"\n'),
    ],
)
def test_front_matter_has_one_form(typed: str, written: str) -> None:
    assert formatted(f"---\n{typed}---\n") == f"---\n{written}---\n"


def test_keys_keep_their_order_where_the_kind_is_unknown() -> None:
    assert formatted("---\nnam: 2026\nloai: thong-bao\n---\n") == '---\nnam: 2026\nloai: "thong-bao"\n---\n'


def test_comments_of_the_front_matter_move_below_it() -> None:
    typed = "---\n# Ghi chú một\nloai: ke-hoach # hai\ntrich_yeu: 'a # b'\n---\nNội dung.\n"
    written = '---\nloai: "ke-hoach"\ntrich_yeu: "a # b"\n---\n\n<!-- Ghi chú một\nhai -->\n\nNội dung.\n'
    assert formatted(typed) == written
    assert formatted(written) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Một.\nHai.\n\n\n\nBa.   ", "Một.\nHai.\n\nBa.\n"),
        ("##  I.   Mục đích ##\nMột.", "## I. Mục đích\n\nMột.\n"),
        ("a) Một.\n\nb)   Hai.\n\n- Ba.\n+ Bốn.\nc) Năm.", "a) Một.\nb) Hai.\n- Ba.\n+ Bốn.\nc) Năm.\n"),
        ("a\\) Một.\n1\\.\tHai.", "a) Một.\n1. Hai.\n"),
        ("Đoạn.\n- Một.\n\nĐoạn.", "Đoạn.\n\n- Một.\n\nĐoạn.\n"),
        ("Từ năm 2021\n- 2025 là.\n", "Từ năm 2021\n- 2025 là.\n"),
        ("- Từ năm 2021\n\n- 2025 là.\n", "- Từ năm 2021\n\n- 2025 là.\n"),
        ("*Căn cứ A;*\n\n__Đậm__ và ***cả hai*** và a*b*c", "_Căn cứ A;_\n\n**Đậm** và **_cả hai_** và a*b*c\n"),
        ("**Điều 1.** A.\n**Điều 2.** B.", "**Điều 1.** A.\n\n**Điều 2.** B.\n"),
        ("|a|b|\n|-|:-:|\n|1||\n|*x*|2|", "| a | b |\n| --- | :---: |\n| 1 | |\n| _x_ | 2 |\n"),
        ("| a | b\n| --- | ---\n| 1 | 2 |\nSau bảng", "| a | b |\n| --- | --- |\n| 1 | 2 |\n\nSau bảng\n"),
        ("* * *\n\nA", "---\n\nA\n"),
        (
            "A\n<!-- checker: ignore missing-basis: lý do -->\n## I. B",
            "A\n\n<!-- checker: ignore missing-basis: lý do -->\n\n## I. B\n",
        ),
        ("  thụt\n    vào  \n  hết dòng  ", "thụt\nvào  \nhết dòng\n"),
        ("Mu\u0323c đi\u0301ch", "Mục đích\n"),
        ("Nơi nhận:\n- A;\n\n- Lưu: VT.", "Nơi nhận:\n\n- A;\n- Lưu: VT.\n"),
        ("<table>\n<tr><td> a </td></tr>\n</table>\nB", "<table>\n<tr><td> a </td></tr>\n</table>\n\nB\n"),
        ("Số  278/KH- UBND ngày 21/ 3 /2022", "Số  278/KH- UBND ngày 21/ 3 /2022\n"),
    ],
)
def test_the_body_has_one_form(typed: str, written: str) -> None:
    assert body(typed) == written
    assert body(written) == written


def test_line_ends_and_the_byte_order_mark_are_folded() -> None:
    typed = "\ufeff---\r\nloai: ke-hoach\r\n---\r\nMột.\r\nHai.".encode()
    assert canonical(parse(decode("a.md", typed)), kind("ke-hoach")) == HEAD + "Một.\nHai.\n"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "không đọc được tệp"),
        ("Không có phần khai báo.\n", "phần khai báo"),
        ("---\nloai: [\n---\n", "phần khai báo"),
        ("---\nloai: a\nloai: b\n---\n", "khóa “loai” viết hai lần"),
        ("---\nloai: &a b\nc: *a\n---\n", "phần khai báo"),
        ("---\nloai: a\n", "phần khai báo"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_line(typed: str, said: str) -> None:
    with pytest.raises(CheckerError, match=said) as caught:
        formatted(typed)
    assert str(caught.value).startswith("a.md: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_our_documents_are_canonical(path: Path) -> None:
    text = path.read_text("utf-8")
    assert formatted(text) == text


LINES = st.sampled_from(
    [
        *(
            "I. Một",
            "1. Hai",
            "1.",
            "a) Ba",
            "đ) Bốn",
            "- Năm",
            "- ",
            "-",
            "+ Sáu",
            "* Bảy",
            "Điều 1. Tám",
            "**Điều 2.** Chín",
        ),
        *(
            "## II. Mười",
            "### 1. A",
            "#",
            "####### b",
            "##",
            "## ##",
            "## C#",
            "",
            "",
            "",
            "  ",
            "Đoạn văn",
            "  thụt",
            "hết  ",
        ),
        *(
            "| a | b |",
            "|---|:-:|",
            "a | b",
            "--- | ---",
            "|",
            "||",
            "1. x | y",
            "---",
            "***",
            "- - -",
            "\\- - -",
            "_ _ _",
        ),
        *(
            "<!-- ghi chú -->",
            "<!-- mở",
            "-->",
            "<table><tr><td>a</td></tr></table>",
            "<table>",
            "năm 2021",
            "- 2025 tiếp",
        ),
        *(
            "*nghiêng*",
            "__đậm__",
            "**dở",
            "*a __b__*",
            "_c_",
            "`mã *x*`",
            "1\\. thoát",
            "\\+ cộng",
            "\\* sao",
            "Nơi nhận:",
        ),
        *(
            "QUYẾT ĐỊNH:",
            "Căn cứ Luật;",
            "Nghi\u0323\u0302 đi\u0323nh",
            "Đie\u0302\u0300u 3. NFD",
            "\xa0\xa0cứng",
            "a\u2028b",
            "\x0cA",
            "###   ",
        ),
    ]
)


@given(st.lists(LINES, max_size=14).map("\n".join))
@example("1. x\n2. a | b\n--- | ---")
@example("a | b\n1. x\n--- | ---")
@example("- \n\n- - -")
def test_formatting_is_idempotent_and_changes_no_word_and_no_label(text: str) -> None:
    typed = f"{HEAD}{text}\n"
    once = formatted(typed)
    assert formatted(once) == once
    assert words(once) == words(typed)
    assert labels(once) == labels(typed)
    assert once.endswith("\n")
    assert not once.endswith("\n\n")
    assert unicodedata.is_normalized("NFC", once)


VALUES: st.SearchStrategy[object] = st.recursive(
    st.one_of(
        st.text(max_size=12),
        st.integers(-9, 9999),
        st.booleans(),
        st.none(),
        st.sampled_from(["09", "NO", "~", "1.5", "a: b", "# x"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text("abc_ é:#", min_size=1, max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


def plain(value: Value) -> object:
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return {key: plain(item) for key, item in value.items()} if isinstance(value, dict) else value


@given(
    st.dictionaries(st.sampled_from(["loai", "nam", "x", "kinh_gui", "bao_cao"]), VALUES, min_size=1, max_size=5),
    st.booleans(),
)
def test_front_matter_keeps_every_value(data: dict[str, object], flow: bool) -> None:  # noqa: FBT001 - hypothesis passes it
    text = (
        f"---\n{yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, sort_keys=False, width=10**6)}---\n"
    )
    document = read(text)
    if not document.front_matter.read or any(fault.code == "yaml-duplicate-key" for fault in document.faults):
        return
    once = canonical(document, kind("ke-hoach"))
    again = read(once)
    normal = json.loads(unicodedata.normalize("NFC", json.dumps(plain(document.front_matter.data), ensure_ascii=False)))
    assert plain(again.front_matter.data) == normal
    assert canonical(again, kind("ke-hoach")) == once


@pytest.mark.parametrize(
    "items",
    [
        "* hai\n    * ba\n    * bốn\n* năm",
        "- x\n  - y\n    - z",
        "+ x\n\t+ y",
        "1. x\n   1. y\n   2. z",
        "a) x\n- y\n    - z",
    ],
)
def test_items_nested_by_their_indent_alone_stay_as_typed(items: str) -> None:
    body = f"## I. Mục đích\n\n{items}\n"
    text = canonical(parse(from_text("a.md", f'---\nloai: "ke-hoach"\n---\n\n{body}')))
    assert text.endswith(body)


def test_items_nested_by_their_labels_need_no_indent() -> None:
    text = canonical(
        parse(from_text("a.md", '---\nloai: "ke-hoach"\n---\n\n1. x\n    - y\n    - z\n2. u\n- v\n3. w\n    - t\n'))
    )
    assert text.endswith("\n1. x\n- y\n- z\n2. u\n- v\n3. w\n- t\n")
