"""``duplicate-recipient``: one recipient stands twice in Nơi nhận."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Good, Problem, Related, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document, Recipient

_LIST = "## Nơi nhận\n\n- {};\n- {};\n- Lưu: VT.\n"


@rule(
    Severity.WARNING,
    english="a recipient stands twice in the list",
    basis=None,
    examples=(
        Good(_LIST.format("Công an xã", "Công an xã, Trạm Y tế xã")),
        Bad(_LIST.format("Công an xã", "⟦Công An xã⟧"), messages=("“Công An xã” đã có trong nơi nhận",)),
        Bad(
            _LIST.format("UBND xã (để báo cáo)", "⟦UBND xã (b/c)⟧"),
            messages=("“UBND xã (b/c)” đã có trong nơi nhận",),
        ),
    ),
)
def duplicate_recipient(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Một nơi nhận được ghi hai lần.

    Dòng lặp thường còn lại sau khi sao chép từ văn bản cũ; văn thư sẽ gửi hai bản. So sánh không kể chữ hoa và ghi chú
    trong ngoặc. Cách sửa: bỏ dòng lặp.
    """
    text, items = document.text, document.recipients.items if document.recipients else ()
    names = [text[start:end].partition(" (")[0].lower() for _, (start, end), _, _, _ in items]
    if len(set(names)) == len(names):
        return
    seen: dict[str, Recipient] = {}
    for name, item in zip(names, items, strict=True):
        first = seen.setdefault(name, item)
        if name and first is not item:
            written = " ".join(document.slice(item.text_at).split())
            yield Problem(
                item.text_at,
                say("“{written}” đã có trong nơi nhận", "“{written}” is already among the recipients", written=written),
                hint=say("bỏ dòng lặp", "drop the second line"),
                related=(Related(first.text_at, say("lần đầu ở đây", "first here")),),
            )
