"""``missing-recipients``: the document has no Nơi nhận, or nothing under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_BODY = "---\nloai: {}\n---\nThực hiện Kế hoạch số 48/KH-UBND./.\n{}"


@rule(
    Severity.ERROR,
    draft=Severity.WARNING,
    english="the document names no recipients",
    basis="Nghị định 30/2020/NĐ-CP, Điều 8, khoản 2, điểm i",
    examples=(
        Good(_BODY.format("ke-hoach", "\n## Nơi nhận\n\n- Lưu: VT.\n")),
        Good(_BODY.format("ke-hoach", "\n**Nơi nhận:**\n\n- Lưu: VT.\n")),
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
    if document.recipients is None:
        yield Problem(document.at("loai"), say("thiếu “Nơi nhận”", "“Nơi nhận” is missing"), hint=hint)
    else:
        message = say("“Nơi nhận” không có dòng nào", "“Nơi nhận” lists nobody")
        yield Problem(document.recipients.heading_at, message, hint=hint)
