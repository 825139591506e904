"""``missing-recipients``: the document has no Nơi nhận, or nothing under it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from checker.document import Document, Heading, Paragraph
from checker.kinds import folded_title, plain_title
from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.source import Span

LONGEST = 40
"""Longest line that is compared with "Nơi nhận", in characters."""

_BODY = "---\nloai: {}\n---\nThực hiện Kế hoạch số 48/KH-UBND./.\n{}"


@rule(
    Severity.ERROR,
    draft=Severity.WARNING,
    english="the document names no recipients",
    basis="Nghị định 30/2020/NĐ-CP, Điều 8, khoản 2, điểm i",
    examples=(
        Good(_BODY.format("ke-hoach", "\n## Nơi nhận\n\n- Lưu: VT.\n")),
        Good(_BODY.format("ke-hoach", "\n**Nơi nhận:**\n\n- Lưu: VT.\n")),
        Good(unicodedata.normalize("NFD", _BODY.format("ke-hoach", "\n## Nơi nhận\n\n- Lưu: VT.\n"))),
        Bad(
            _BODY.format("ke-hoach", "\n## ⟦Nơi nhân⟧\n\n- Lưu: VT.\n"),
            messages=("“Nơi nhân” không phải là “Nơi nhận”",),
        ),
        Bad(_BODY.format("⟦ke-hoach⟧", ""), messages=("thiếu “Nơi nhận”",)),
        Bad(_BODY.format("ke-hoach", "\n⟦## Nơi nhận⟧\n"), messages=("“Nơi nhận” không có dòng nào",)),
    ),
)
def missing_recipients(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Văn bản không ghi nơi nhận.

    Nơi nhận cho biết văn bản gửi ai và lưu ở đâu; loại văn bản nào cũng phải có.
    Cách sửa: thêm “## Nơi nhận” ở cuối, mỗi nơi một dòng “- …;”, dòng cuối “- Lưu: VT.”.
    """
    if document.recipients and document.recipients.items:
        return
    if all(section.found_as != "recipients" for section in context.kind(document).required):
        return
    hint = say(
        "thêm “## Nơi nhận” và các dòng “- …;”, dòng cuối là “- Lưu: VT.”",
        "add “## Nơi nhận” and lines “- …;”, the last one “- Lưu: VT.”",
    )
    if document.recipients:
        message = say("“Nơi nhận” không có dòng nào", "“Nơi nhận” lists nobody")
        yield Problem(document.recipients.heading_at, message, hint=hint)
        return
    near = _near(document)
    if near is None:
        yield Problem(document.at("loai"), say("thiếu “Nơi nhận”", "“Nơi nhận” is missing"), hint=hint)
    else:
        words = plain_title(document.slice(near))
        message = say("“{words}” không phải là “Nơi nhận”", "“{words}” is not “Nơi nhận”", words=words)
        yield Problem(near, message, hint=say("viết “Nơi nhận”", "write “Nơi nhận”"))


def _near(document: Document) -> Span | None:
    """Give the last heading or line that says "Nơi nhận" but for its accents."""
    for block in reversed(document.blocks):
        if (
            not isinstance(block, Heading | Paragraph)
            or block.label
            or block.text_at.end - block.text_at.start > LONGEST
        ):
            continue
        if folded_title(document.slice(block.text_at)) == "noi nhan":
            return block.text_at
    return None
