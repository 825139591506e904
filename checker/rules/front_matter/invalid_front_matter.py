"""``invalid-front-matter``: the lines above the body cannot be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.message import Message, say
from checker.parse.plain_matter import read_scalar
from checker.rule import Bad, Edit, Good, Problem, Severity, rule
from checker.rules.front_matter._asked import quoted
from checker.rules.front_matter._causes import CURLY_QUOTES, THREE_DASHES, cause_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document
    from checker.source import Fault

_IN_QUOTES = say("đặt cả giá trị trong dấu ngoặc kép", "put the whole value in double quotes")
_FAULTS: dict[str, tuple[Message, Message]] = {
    "front-matter-missing": (
        say("văn bản không có phần khai báo", "the document has no front matter"),
        say(
            "mở đầu tệp bằng dòng “---”, các dòng “khóa: giá trị”, rồi một dòng “---”",
            "begin the file with “---”, lines of “key: value”, then “---”",
        ),
    ),
    "front-matter-late": (
        say("trước dòng “---” mở đầu có dòng trống", "blank lines stand before the opening “---”"),
        say("xóa dòng trống trước “---”", "delete the blank lines before “---”"),
    ),
    "front-matter-dashes": THREE_DASHES,
    "yaml-curly-quotes": CURLY_QUOTES,
    "front-matter-unclosed": (
        say("phần khai báo không có dòng “---” kết thúc", "the front matter has no closing “---”"),
        say("thêm dòng “---” trước phần nội dung", "put a line “---” before the body"),
    ),
    "front-matter-too-large": (
        say(
            "phần khai báo dài {detail} ký tự, quá mức đọc được",
            "the front matter has {detail} characters, too many to read",
        ),
        say("chuyển nội dung xuống dưới dòng “---” thứ hai", "move the text below the second “---”"),
    ),
    "yaml-not-mapping": (
        say("phần khai báo không có dòng “khóa: giá trị” nào", "the front matter is not lines of “key: value”"),
        say("viết mỗi dòng một khóa, ví dụ “loai: ke-hoach”", "write one key a line, for example “loai: ke-hoach”"),
    ),
    "yaml-duplicate-key": (
        say("khóa “{detail}” ghi hai lần", "the key “{detail}” stands twice"),
        say("giữ một dòng “{detail}”, xóa dòng kia", "keep one “{detail}” and delete the other"),
    ),
    "yaml-key": (
        say("tên khóa không phải là chữ", "a key is not text"),
        say("viết tên khóa bằng chữ không dấu, ví dụ “trich_yeu”", "write the key as a word, for example “trich_yeu”"),
    ),
    "yaml-depth": (
        say("phần khai báo lồng nhau quá nhiều tầng", "the front matter is nested too deeply"),
        say("bỏ bớt dấu ngoặc và các mức thụt dòng", "take out brackets and levels of indentation"),
    ),
    "yaml-alias": (
        say("giá trị bắt đầu bằng “*” không đọc được", "a value beginning with “*” is not read"),
        _IN_QUOTES,
    ),
    "yaml-anchor": (
        say("giá trị bắt đầu bằng “&” không đọc được", "a value beginning with “&” is not read"),
        _IN_QUOTES,
    ),
    "yaml-tag": (say("giá trị bắt đầu bằng “!” không đọc được", "a value beginning with “!” is not read"), _IN_QUOTES),
}

_SIGNS = frozenset({"yaml-alias", "yaml-anchor", "yaml-tag"})
_FEW_SIGNS = 3
"""Of more, one finding speaks for all: that is no slip, but YAML's own way of repeating values."""


def _bad(lines: str, message: str) -> Bad:
    return Bad(f"---\n{lines}\n---\n## I. Mục đích\n", messages=(message,))


_SCHOOL = "---\nloai: ke-hoach\ndia_danh: {}\n---\n## I. Mục đích\n"


def _curly(written: str, better: str) -> Bad:
    return Bad(
        _SCHOOL.format(f"⟦{written}⟧"),
        messages=("giá trị đặt trong dấu ngoặc cong “…”",),
        fixed=_SCHOOL.format(better),
    )


def _dashes(text: str) -> Bad:
    return Bad(text, messages=("dòng này không phải đúng ba gạch “---”",), fixed=re.sub("⟦.*⟧", "---", text))


@rule(
    Severity.ERROR,
    english="the front matter cannot be read",
    basis=None,
    only=("faults",),
    examples=(
        Good('---\nloai: ke-hoach\nngay_ban_hanh: 2026-03-05\ntrich_yeu: "Kế hoạch: năm 2026"\n---\n## I. Mục đích\n'),
        Bad("⟦# Kế hoạch⟧\n", messages=("văn bản không có phần khai báo",)),
        Bad(
            "⟦\n\n⟧---\nloai: ke-hoach\n---\n## I. Mục đích\n",
            messages=("trước dòng “---” mở đầu có dòng trống",),
            fixed="---\nloai: ke-hoach\n---\n## I. Mục đích\n",
        ),
        _dashes("⟦-----⟧\nloai: ke-hoach\n---\n## I. Mục đích\n"),
        _dashes("⟦—⟧\nloai: ke-hoach\n---\n## I. Mục đích\n"),
        _dashes("---\nloai: ke-hoach\n⟦----⟧\n\n## I. Mục đích\n"),
        Bad("⟦-----⟧\n\nKế hoạch\n", messages=("văn bản không có phần khai báo",)),
        Good(_SCHOOL.format('"Cuộc thi “Gửi em của tôi”"')),
        Good(_SCHOOL.format("“Gửi em” và “Gửi mẹ”")),
        _curly("“Minh Họa”", '"Minh Họa"'),
        _curly("”Minh Họa”", '"Minh Họa"'),
        _curly("“2026”", "2026"),
        _bad("dia_danh: ⟦“Kế hoạch: năm 2026”⟧", "giá trị đặt trong dấu ngoặc cong “…”"),
        Bad("⟦---⟧\nloai: ke-hoach\n## I. Mục đích\n", messages=("phần khai báo không có dòng “---” kết thúc",)),
        _bad("⟦⟧- ke-hoach", "phần khai báo không có dòng “khóa: giá trị” nào"),
        _bad("nam: 2026\n⟦nam⟧: 2025", "khóa “nam” ghi hai lần"),
        _bad("⟦[nam]⟧: 2026", "tên khóa không phải là chữ"),
        _bad("nam: " + "[" * 19 + "⟦[⟧" + "]" * 20, "phần khai báo lồng nhau quá nhiều tầng"),
        _bad("nam: ⟦&a 2026⟧", "giá trị bắt đầu bằng “&” không đọc được"),
        _bad("nam: ⟦!so 2026⟧", "giá trị bắt đầu bằng “!” không đọc được"),
        _bad(
            "a: ⟦&a 1⟧\nb: &b 2\nc: *a\nd: *b",
            "phần khai báo có 4 giá trị bắt đầu bằng “&”, “*” hoặc “!” nên không đọc được",
        ),
        _bad("nguoi_ky:\n⟦\t⟧chuc_vu: HIỆU TRƯỞNG", "thụt dòng bằng phím Tab"),
        _bad("loai⟦:⟧ke-hoach\nnam: 2026", "thiếu dấu cách sau dấu hai chấm"),
        _bad('dia_danh: ⟦"Minh Họa⟧\nnam: 2026\ntrich_yeu: "Kế hoạch"', "dấu ngoặc mở ở đây không có dấu đóng"),
        _bad('trich_yeu: "Kế hoạch "⟦Nam giới điểm 10""⟧', "còn chữ sau dấu ngoặc đóng"),
        _bad("chi_tieu:\n  - ma: a\n    muc_tieu: ⟦>⟧= 40", "giá trị không được bắt đầu bằng “>”"),
        _bad("dia_danh: ⟦[⟧Minh Họa", "dấu “[” mở ở đây không có dấu đóng"),
        _bad("trich_yeu: Kế hoạch⟦:⟧ bình đẳng giới", "giá trị có dấu hai chấm mà không đặt trong ngoặc kép"),
        _bad("loai: ke-hoach\n⟦Trường THCS Minh Họa⟧\nnam: 2026", "dòng này không có dạng “khóa: giá trị”"),
        _bad("loai: ke-hoach\n⟦  nam⟧: 2026", "dòng này thụt vào nhiều hơn dòng trên"),
        _bad("dia_danh: Minh⟦\u0007⟧ Họa", "có ký tự điều khiển không đọc được"),
    ),
)
def invalid_front_matter(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Phần đầu của văn bản (giữa hai dòng `---`) không đọc được.

    Khi phần khai báo hỏng, không biết văn bản thuộc loại nào, của ai, năm nào nên các quy tắc khác chưa xét được.
    Cách sửa: mỗi dòng một khóa, sau dấu hai chấm có dấu cách, giá trị đặt trong ngoặc kép, thụt dòng bằng dấu cách.
    """
    signs = [fault for fault in document.faults if fault.code in _SIGNS]
    if len(signs) > _FEW_SIGNS:
        yield Problem(
            signs[0].at,
            say(
                "phần khai báo có {count} giá trị bắt đầu bằng “&”, “*” hoặc “!” nên không đọc được",
                "the front matter has {count} values beginning with “&”, “*” or “!” and is not read",
                count=len(signs),
            ),
            hint=say("viết lại từng giá trị, đặt trong dấu ngoặc kép", "write each value again, in double quotes"),
        )
        signs = []
    for fault in (fault for fault in document.faults if fault.code not in _SIGNS or fault in signs):
        if fault.code == "yaml":
            at, message, hint = cause_of(document, fault)
            yield Problem(at, message, hint=hint)
        elif fault.code in _FAULTS and not fault.fatal:
            detail = quoted(fault.detail)
            message, hint = (say(text.vi, text.en, detail=detail) for text in _FAULTS[fault.code])
            edits = _edits(document, fault)
            if edits and edits[0].text.isdecimal():
                hint = say("bỏ dấu ngoặc, viết {figures}", "write {figures} without quotes", figures=edits[0].text)
            yield Problem(fault.at, message, hint=hint, edits=edits)


def _edits(document: Document, fault: Fault) -> tuple[Edit, ...]:
    match fault.code:
        case "front-matter-late":
            return (Edit(fault.at, ""),)
        case "front-matter-dashes":
            return (Edit(fault.at, "---"),)
        case "yaml-curly-quotes" if not {'"', "\\", "\n"} & set(document.slice(fault.at)):
            figures = isinstance(read_scalar(fault.detail), int)
            return (Edit(fault.at, fault.detail if figures else f'"{fault.detail}"'),)
        case _:
            return ()
