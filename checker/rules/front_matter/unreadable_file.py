"""``unreadable-file``: a file that cannot be read as a text, or not in bounded time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import Message, say
from checker.rule import Bad, Good, Problem, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_SAYINGS: dict[str, tuple[Message, Message]] = {
    "too-large": (
        say("tệp lớn quá 2 MB nên không đọc", "the file is larger than 2 MB and is not read"),
        say(
            "tách phụ lục, bảng số liệu lớn ra tệp riêng; ảnh và bản ký không để trong tệp này",
            "move annexes and large tables to files of their own; keep pictures and the signed original out",
        ),
    ),
    "binary": (
        say("tệp không phải văn bản thuần", "the file is not plain text"),
        say(
            "tệp Word, PDF thì mở bằng Word, chép chữ vào tệp .txt rồi chạy “checker import”",
            "open a Word or PDF file in Word, copy its text into a .txt file and run “checker import”",
        ),
    ),
    "utf-16": (
        say("tệp lưu bằng bảng mã {detail}, không phải UTF-8", "the file is saved as {detail}, not UTF-8"),
        say("lưu lại tệp với bảng mã UTF-8", "save the file as UTF-8"),
    ),
    "not-utf-8": (
        say("có byte {detail} không đọc được theo UTF-8", "byte {detail} cannot be read as UTF-8"),
        say("mở tệp bằng bảng mã cũ rồi lưu lại với UTF-8", "open the file in its old encoding and save it as UTF-8"),
    ),
    "empty": (
        say("tệp không có nội dung", "the file is empty"),
        say(
            "viết nội dung hoặc xóa tệp; “checker new ke-hoach” tạo văn bản mới theo mẫu",
            "write the document or delete the file; “checker new ke-hoach” makes one from a template",
        ),
    ),
    "line-too-long": (
        say("một dòng dài hơn {detail} ký tự nên không đọc", "a line of more than {detail} characters is not read"),
        say(
            "chia dòng này thành các đoạn, cách nhau một dòng trống",
            "split it into paragraphs with a blank line between them",
        ),
    ),
    "too-many-blocks": (
        say("văn bản có hơn {detail} dòng nên không đọc", "a document of more than {detail} lines is not read"),
        say("tách văn bản thành nhiều tệp", "split the document into several files"),
    ),
}
_OTHER = (
    say("không đọc được tệp", "the file cannot be read"),
    say("mở tệp xem lại rồi lưu với bảng mã UTF-8", "open the file, look it over and save it as UTF-8"),
)


@rule(
    Severity.ERROR,
    english="a file cannot be read",
    basis=None,
    faults=True,
    only=("faults",),
    examples=(
        Good("---\nloai: ke-hoach\n---\n## I. Mục đích\n"),
        Bad("⟦⟧", messages=("tệp không có nội dung",)),
        Bad("⟦⟧PK\3\4\0\0", messages=("tệp không phải văn bản thuần",)),
        Bad("Kế hoạch ⟦⟧\udcd5", messages=("có byte ED không đọc được theo UTF-8",)),
    ),
)
def unreadable_file(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Tệp không đọc được.

    Tệp rỗng, quá lớn, lưu bằng bảng mã khác UTF-8 hoặc không phải văn bản thuần; mọi quy tắc khác phải bỏ qua tệp này.
    Cách sửa: lưu lại tệp dưới dạng văn bản thuần, bảng mã UTF-8. Tệp Word, PDF thì mở bằng Word, chép chữ vào tệp .txt
    rồi chạy `checker import`.
    """
    for fault in document.faults:
        if fault.fatal:
            message, hint = _SAYINGS.get(fault.code, _OTHER)
            detail = Message(fault.detail.replace(",", "."), fault.detail)
            filled = say(message.vi, message.en, detail=detail)
            yield Problem(fault.at, filled, hint=hint)
