"""Parsing never fails, and every span is exactly what it stands for."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parsing import PLAN, PLANS, read

from checker.document import Document, Heading, LabelKind, Paragraph, Section
from checker.parse import parse
from checker.parse.labels import read_label, roman_value, to_roman
from checker.source import MAX_BYTES, MAX_LINE, MAX_LINES, Span, decode, from_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def outline(section: Section, document: Document) -> list[object]:
    """Give a section tree as nested lists of what each line begins with."""
    found: list[object] = []
    for item in section.items:
        if isinstance(item, Section):
            opener = item.opener
            assert opener is not None
            label = opener.label.text if opener.label else "#"
            below = outline(item, document)
            found.append([label, *below] if below else label)
        else:
            found.append(type(item).__name__)
    return found


def test_a_plan_is_read_into_its_parts() -> None:
    document = read(PLAN)
    assert document.faults == ()
    assert outline(document.main, document) == [
        "Paragraph",
        "Paragraph",
        "Paragraph",
        ["I.", ["1.", "Paragraph", ["a)", ["-", "+"], "-"], "b)"]],
        ["II.", "Table", "Paragraph"],
    ]
    assert [document.slice(item.text_at) for item in document.basis] == [
        "Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;",
        "Thực hiện Kế hoạch số 48/KH-UBND ngày 02/02/2026 của UBND xã Minh Họa;",
    ]
    assert document.end_mark_at is not None
    assert document.slice(document.end_mark_at) == "./."
    assert document.recipients is not None
    assert [(document.slice(r.text_at), r.mark, r.archive) for r in document.recipients.items] == [
        ("Như trên", ";", False),
        ("UBND xã (để b/c)", ";", False),
        ("Lưu: VT", ".", True),
    ]
    assert outline(document.annexes, document) == [["#", "Paragraph"]]
    assert [document.slice(d.at) for d in document.deadlines] == ["trước ngày 15/6/2026"]
    assert [c.number for c in document.citations] == ["", "48/KH-UBND"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Không có phần khai báo.\n", "front-matter-missing"),
        ("---\na: 1\nNội dung\n", "front-matter-unclosed"),
        ("---", "front-matter-unclosed"),
        ("---\n" + "a: 1\n" * 20_000 + "---\n", "front-matter-too-large"),
        ("", "empty"),
        ("\ufeff \n", "empty"),
        ("x\n" * (MAX_LINES + 1), "too-many-blocks"),
        ("---\na: 1\n---\n" + "x" * (MAX_LINE + 1), "line-too-long"),
    ],
)
def test_what_cannot_be_read_is_one_fault(text: str, code: str) -> None:
    assert [fault.code for fault in read(text).faults] == [code]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff\xfeK\x00", "utf-16"),
        (b"a\x00b", "binary"),
        (b"K\xe1\xba ho\xe1\xba\xa1ch", "not-utf-8"),
        (b"x" * (MAX_BYTES + 1), "too-large"),
        (b"", "empty"),
    ],
)
def test_bytes_that_are_no_text_are_one_fatal_fault(data: bytes, code: str) -> None:
    source = decode("a.md", data)
    assert [fault.code for fault in source.faults] == [code]
    assert source.unreadable
    parse(source)


@pytest.mark.parametrize(
    ("line", "kind", "text", "ordinal"),
    [
        ("I. Mục đích", LabelKind.ROMAN, "I.", 1),
        ("XIV. Mục", LabelKind.ROMAN, "XIV.", 14),
        ("A. Phần", LabelKind.LETTER, "A.", 1),
        ("Đ. Phần", LabelKind.LETTER, "Đ.", 5),
        ("1. Việc", LabelKind.NUMBER, "1.", 1),
        ("1) Việc", LabelKind.PAREN, "1)", 1),
        ("2.3. Việc", LabelKind.DECIMAL, "2.3.", 3),
        ("2.3 Việc", LabelKind.DECIMAL, "2.3", 3),
        ("a) Việc", LabelKind.POINT, "a)", 1),
        ("đ) Việc", LabelKind.POINT, "đ)", 5),
        ("e) Việc", LabelKind.POINT, "e)", 6),
        ("a. Việc", LabelKind.POINT, "a.", 1),
        ("- Việc", LabelKind.DASH, "-", 0),
        ("– Việc", LabelKind.DASH, "–", 0),
        ("+ Việc", LabelKind.PLUS, "+", 0),
        ("Điều 3. Hiệu lực", LabelKind.ARTICLE, "Điều 3.", 3),
        ("Chương II", LabelKind.CHAPTER, "Chương II", 2),
        ("Phần thứ nhất", LabelKind.PART, "Phần thứ nhất", 1),
        ("**1. Việc**", LabelKind.NUMBER, "1.", 1),
        (r"1\. Việc", LabelKind.NUMBER, "1.", 1),
        (r"\- Việc", LabelKind.DASH, "-", 0),
    ],
)
def test_labels_are_read(line: str, kind: LabelKind, text: str, ordinal: int) -> None:
    label = read_label(line, 0, len(line))
    assert label is not None
    assert (label.kind, label.text, label.ordinal) == (kind, text, ordinal)
    assert line[label.at.start : label.at.end].replace("\\", "") == text


@pytest.mark.parametrize(
    "line",
    [
        "Điều 5 Luật Bình đẳng giới quy định",
        "1.500 người",
        "2026. năm",
        "-5 độ",
        "+84",
        "a, b",
        "V/v việc",
        "Ia) x",
        "12/KH-UBND",
    ],
)
def test_running_text_is_not_a_label(line: str) -> None:
    assert read_label(line, 0, len(line)) is None


@given(st.integers(1, 399))
def test_roman_numerals_go_both_ways(value: int) -> None:
    assert roman_value(to_roman(value)) == value


@pytest.mark.parametrize("numeral", ["IIX", "VX", "IIII", "", "ABC"])
def test_what_is_no_roman_numeral_has_no_value(numeral: str) -> None:
    assert roman_value(numeral) == 0


def test_a_label_met_before_changes_no_later_line() -> None:
    for line in ("5/ Việc", "5. Việc", "5) Việc", "- Việc"):
        assert read(line).blocks[0].label  # type: ignore[union-attr]
    line = "5/ 3/2026 là ngày họp"
    assert read(line).blocks == (Paragraph(0, len(line), None, 0),)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1. một\na) điểm\n2. hai\n", [["1.", "a)"], "2."]),
        ("A. a\nB. b\nC. c\nD. d\n", ["A.", "B.", "C.", "D."]),
        ("I. a\n1. b\n1.1. c\n1.2. d\n2. e\nII. f\n", [["I.", ["1.", "1.1.", "1.2."], "2."], "II."]),
        ("Điều 1. a\n1. b\na) c\nĐiều 2. d\n", [["Điều 1.", ["1.", "a)"]], "Điều 2."]),
        ("- a\n+ b\nĐoạn tiếp của gạch b\n\nĐoạn riêng\n\n- c\n", [["-", "+"], "Paragraph", "-"]),
        ("giai đoạn 2021\n- 2030 của xã\n", ["Paragraph"]),
        ("các việc:\n- 2030 người\n", ["Paragraph", "-"]),
    ],
)
def test_labels_are_nested_as_official_texts_mean_them(body: str, expected: list[object]) -> None:
    document = read(f"---\na: 1\n---\n{body}")
    assert outline(document.main, document) == expected


def spans(document: Document) -> Iterator[tuple[Span, str | None]]:
    """Give every span of a document, with the text it must slice to where that is known."""
    for field in document.front_matter.fields.values():
        yield from ((field.value_at, None), (field.key_at, None))
    for block in document.blocks:
        yield block.at, None
        if isinstance(block, (Heading, Paragraph)):
            yield block.text_at, None
            yield block.label.at if block.label else block.at, None
    yield from ((date.at, date.text) for date in document.dates)
    yield from ((at, None) for citation in document.citations for at in (citation.at, citation.full_at))
    yield document.end_mark_at or Span(0, 0), "./." if document.end_mark_at else ""
    yield from ((item.text_at, None) for item in (document.recipients.items if document.recipients else ()))
    yield from ((at, name) for suppression in document.suppressions for name, at in suppression.rules)
    yield from ((fault.at, None) for fault in document.faults)


def hold_spans(document: Document) -> None:
    text = document.text
    for at, expected in spans(document):
        assert 0 <= at.start <= at.end <= len(text)
        if expected is not None:
            assert text[at.start : at.end] == expected
    for block in document.blocks:
        if isinstance(block, (Heading, Paragraph)):
            assert block.at.contains(block.text_at)
            if block.label:
                written = text[block.label.at.start : block.label.at.end].replace("\\", "")
                assert written == block.label.text
    ends = [block.at for block in document.blocks]
    assert all(first.end <= second.start for first, second in pairwise(ends))


PIECES = st.sampled_from(
    [
        "I. ",
        "II. ",
        "1. ",
        "1.1. ",
        "a) ",
        "đ) ",
        "- ",
        "+ ",
        "## ",
        "### II. ",
        "**",
        "_",
        "| a | b |",
        "| --- | --- |",
        "<table><tr><td>x</td></tr></table>",
        "<table><tr><td><![x[y]]></td></tr></table>",
        "<!-- checker: ignore missing-basis: lý do -->",
        "<!--",
        "-->",
        "<b>",
        "ngày 02 tháng 10 năm 2015",
        "15/6/2026",
        "48/KH-UBND",
        "Căn cứ Luật Bình đẳng giới;",
        "Nơi nhận:",
        "## Nơi nhận",
        "- Lưu: VT.",
        "./.",
        "---",
        "loai: ke-hoach",
        "nam: 2026",
        "a: [",
        "\t",
        " ",
        "\xa0",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\u2028",
        "\u0085",
        "\f",
        "😀",
        "e\u0302\u0301",
        "ế",
        "đ",
        "Đ",
        "\ufeff",
        "…",
        "......",
        "x",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join), st.booleans())
def test_any_text_parses_and_its_spans_hold(text: str, matter: bool) -> None:  # noqa: FBT001
    if matter:
        text = "---\nloai: ke-hoach\n---\n" + text
    hold_spans(read(text))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_parse(data: bytes) -> None:
    hold_spans(parse(decode("a.md", b"---\na: 1\n---\n" + data)))
    hold_spans(parse(decode("a.md", data)))


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_the_original_bytes_come_back(text: str) -> None:
    data = text.encode()
    source = decode("a.md", data)
    if not source.unreadable:
        assert source.original(source.text, ((Span(0, len(source.text)), 0),)) == data


@pytest.mark.parametrize("path", PLANS, ids=lambda path: "/".join(path.parts[-3:]))
@pytest.mark.parametrize("change", [str, lambda text: text.replace("\n", "\r\n"), lambda text: "\ufeff" + text])
def test_our_documents_read_the_same_with_any_line_end(path: Path, change: object) -> None:
    assert callable(change)
    text = path.read_text(encoding="utf-8")
    plain, changed = parse(from_text("a.md", text)), parse(decode("a.md", change(text).encode()))
    assert changed.text == plain.text
    assert changed.blocks == plain.blocks
    hold_spans(changed)
