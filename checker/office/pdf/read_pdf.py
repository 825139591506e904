"""A PDF file with a text layer to paragraphs and tables."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Final, cast

from checker.errors import CheckerError
from checker.message import Message
from checker.office.pdf.assemble import flow_of
from checker.office.pdf.pages import pages_from_data
from checker.office.vietnamese import is_vietnamese

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.office.flow import Flow
    from checker.office.pdf.pages import Page

MAX_BYTES: Final = 50_000_000
"""Largest PDF file that is read, in bytes."""

_SECONDS: Final = 2
_BYTES_A_SECOND: Final = 400_000
_MOST_SECONDS: Final = 60
_WAITING: Final = 30
"""Seconds on the clock that a busy machine may take besides: the bound on its processor time holds anyway."""

_FEWEST_LETTERS: Final = 20
_ASK_FOR_WORD: Final = Message(
    "nhận dạng chữ (OCR tiếng Việt) bằng phần mềm khác rồi nhập lại, hoặc xin tệp Word",
    "recognise its text (Vietnamese OCR) with another program and import that, or ask for the Word file",
)
_BROKEN: Final = Message("tệp PDF hỏng hoặc không đủ; xin lại tệp", "the PDF is damaged or cut off; ask for it again")
_FAULTS: Final = {
    "locked": Message(
        "tệp PDF có mật khẩu; mở bằng mật khẩu, lưu lại không có mật khẩu rồi nhập",
        "the PDF has a password; open it and save it without one, then import",
    ),
    "broken": _BROKEN,
    "long": Message(
        "tệp PDF dài quá 300 trang hoặc một triệu chữ; tách ra rồi nhập",
        "the PDF has more than 300 pages or a million letters; split it, then import",
    ),
}
_TOO_HEAVY: Final = Message(
    "tệp PDF quá nặng so với nội dung (có thể cố ý); không đọc",
    "the PDF takes too much time or memory for its size (perhaps on purpose); it was not read",
)


def read_pdf(data: bytes) -> Flow:
    """Read a PDF file; raises ``CheckerError`` for a scan, other languages, and files that cannot be read."""
    if len(data) > MAX_BYTES:
        raise CheckerError(Message("tệp PDF lớn hơn 50 MB", "the PDF is larger than 50 MB"))
    pages = pages_from_data(_extracted(data))
    words = " ".join(stretch.text for page in pages for stretch in page.stretches)
    letters = sum(char.isalpha() for char in words)
    if letters < _FEWEST_LETTERS:
        raise CheckerError(_no_text(pages))
    if not is_vietnamese(words):
        said = Message(
            "lớp chữ của tệp PDF không phải tiếng Việt (bản quét nhận dạng sai, hoặc phông cũ)",
            "the text layer of the PDF is not Vietnamese (a badly recognised scan, or an old font)",
        )
        raise CheckerError(said.then(_ASK_FOR_WORD))
    return flow_of(pages)


def _no_text(pages: Sequence[Page]) -> Message:
    if any(page.pictures for page in pages):
        said = Message("tệp PDF là bản quét, không có lớp chữ", "the PDF is a scan without a text layer")
    else:
        said = Message("tệp PDF không có chữ nào", "the PDF has no text")
    return said.then(_ASK_FOR_WORD)


def _extracted(data: bytes) -> Sequence[Mapping[str, object]]:
    """Read the pages in a process of its own, with bounds on its time and memory."""
    seconds = min(_MOST_SECONDS, _SECONDS + len(data) // _BYTES_A_SECOND)
    command = (sys.executable, "-m", "checker.office.pdf.extract", str(seconds))
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_WAITING + 4 * seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise CheckerError(_TOO_HEAVY) from error
    if done.returncode:
        heavy = done.returncode < 0 or b"MemoryError" in done.stderr
        raise CheckerError(_TOO_HEAVY if heavy else _BROKEN)
    read = cast("Mapping[str, object]", json.loads(done.stdout))
    if fault := read.get("fault"):
        raise CheckerError(_FAULTS[str(fault)])
    return cast("Sequence[Mapping[str, object]]", read["pages"])
