"""``missing-archive-line``: Nơi nhận does not end with "Lưu: VT, …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.message import say
from checker.pattern import Pattern
from checker.rule import Bad, Edit, Good, Problem, Severity, rule
from checker.rules.closing._party import is_of_party
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document, Recipient

_LIST = "## Nơi nhận\n\n{}\n{}\n"
_ARCHIVE = Pattern(r"(Lưu)[*_]*[ \t\u00a0]*(:?)", re.IGNORECASE)


@rule(
    Severity.WARNING,
    english="the recipients do not end with the archive line",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
    examples=(
        Good(_LIST.format("- Công an xã;", "- Lưu: VT, VHXH.")),
        Good(_LIST.format("- Công an xã;", "- **Lưu**: VT.")),
        Bad(_LIST.format("- Phòng Kinh tế;", "- ⟦Công an xã⟧."), messages=("nơi nhận không có dòng lưu",)),
        Bad(
            _LIST.format("- Công an xã;", "- ⟦Lưu⟧ VT."),
            messages=("dòng lưu thiếu dấu hai chấm sau “Lưu”",),
            fixed=_LIST.format("- Công an xã;", "- Lưu: VT."),
        ),
        Bad(_LIST.format("- ⟦Lưu: VT⟧;", "- Công an xã."), messages=("dòng lưu không đứng cuối nơi nhận",)),
    ),
)
def missing_archive_line(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Nơi nhận không kết thúc bằng dòng lưu.

    Dòng cuối cùng ghi “Lưu: VT” (văn thư), rồi tên viết tắt của đơn vị soạn thảo: văn bản luôn có một bản lưu.
    Cách sửa: thêm “- Lưu: VT, ….” ở cuối danh sách.
    """
    items = document.recipients.items if document.recipients else ()
    if not items:
        return
    archive = next((item for item in reversed(items) if item.archive), None)
    if archive is None:
        yield Problem(
            items[-1].text_at,
            say("nơi nhận không có dòng lưu", "the recipients have no archive line"),
            hint=say(
                "thêm dòng cuối “- Lưu: VT, (đơn vị soạn thảo).”", "add the last line “- Lưu: VT, (drafting unit).”"
            ),
        )
    elif archive is not items[-1]:
        yield Problem(
            archive.text_at,
            say("dòng lưu không đứng cuối nơi nhận", "the archive line is not the last"),
            hint=say("chuyển dòng lưu xuống cuối danh sách", "move the archive line to the end"),
        )
    else:
        yield from _without_colon(document, archive)


def _without_colon(document: Document, archive: Recipient) -> Iterator[Problem]:
    found = _ARCHIVE.match(document.text, archive.text_at.start, archive.text_at.end)
    if found and not found.group(2) and not is_of_party(document):
        at = Span(*found.span(1))
        yield Problem(
            at,
            say("dòng lưu thiếu dấu hai chấm sau “Lưu”", "the archive line lacks the colon after “Lưu”"),
            hint=say("viết “Lưu: VT”", "write “Lưu: VT”"),
            edits=(Edit(Span(at.end, at.end), ":"),),
        )
