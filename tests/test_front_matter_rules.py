"""What the front-matter rules say of input that an example cannot hold: bytes, and both YAML readers."""

from __future__ import annotations

import codecs
import datetime
from typing import TYPE_CHECKING

import pytest

from checker.corpus import DocumentContext
from checker.parse import parse
from checker.parse.front_matter import MAX_CHARACTERS
from checker.rules import all_rules
from checker.source import MAX_BYTES, decode, from_text

if TYPE_CHECKING:
    from checker.document import Document

CONTEXT = DocumentContext({}, datetime.date(2026, 11, 22))


def said(rule: str, document: Document) -> list[str]:
    return [problem.message.vi for problem in all_rules()[rule].check(document, CONTEXT)]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"x" * (MAX_BYTES + 1), "tệp lớn quá 2 MB nên không đọc"),
        (codecs.BOM_UTF16_LE + "Kế hoạch".encode("utf-16-le"), "tệp lưu bằng bảng mã UTF-16, không phải UTF-8"),
        (codecs.BOM_UTF32_BE + "Kế hoạch".encode("utf-32-be"), "tệp lưu bằng bảng mã UTF-32, không phải UTF-8"),
        (b"%PDF-1.7\0", "tệp không phải văn bản thuần"),
        (b"K\xea ho\xe1ch", "có byte EA không đọc được theo UTF-8"),
        (b" \r\n\t", "tệp không có nội dung"),
    ],
    ids=["too large", "UTF-16", "UTF-32", "PDF", "an old code page", "blank"],
)
def test_an_unreadable_file_is_one_sentence(data: bytes, message: str) -> None:
    document = parse(decode("a.md", data))
    assert said("unreadable-file", document) == [message]
    assert said("invalid-front-matter", document) == []


def test_a_front_matter_that_is_too_long_is_one_sentence() -> None:
    text = "---\ntrich_yeu: " + "x" * MAX_CHARACTERS + "\n---\n"
    assert said("invalid-front-matter", parse(from_text("a.md", text))) == [
        "phần khai báo dài 65548 ký tự, quá mức đọc được"
    ]


@pytest.mark.parametrize("lines", ["a: [" + "*b, " * 5 + "]", "x: y: z", 'a: "b', "a:\n\t- b", "? [a]\n: b", "{" * 30])
def test_what_no_reader_takes_is_said_whatever_the_reader(lines: str) -> None:
    document = parse(from_text("a.md", f"---\n{lines}\n---\n"))
    assert said("invalid-front-matter", document)
    assert said("schema-violation", document) == []
