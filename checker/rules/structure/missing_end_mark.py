"""``missing-end-mark``: the main text does not end with "./."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.document import Comment, Document, Paragraph
from checker.message import say
from checker.rule import Bad, Edit, Good, Problem, Severity, rule
from checker.rules.closing._party import is_of_party
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext

_TAIL = 12
_BODY = "## I. Tổ chức thực hiện\n\n{}\n\n## Nơi nhận\n\n- Lưu: VT.\n"


@rule(
    Severity.WARNING,
    draft=Severity.INFO,
    english="the main text does not end with “./.”",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục III",
    examples=(
        Good(_BODY.format("Các bộ phận thực hiện kế hoạch này./.")),
        Good(_BODY.format("1. Phòng Kinh tế;\n2. Công an xã. ./.")),
        Good(_BODY.format("| Việc | Hạn |\n| --- | --- |\n| Báo cáo | 15/6 |")),
        Good('---\nco_quan_ban_hanh: "ĐẢNG ỦY XÃ MINH HỌA"\n---\n' + _BODY.format("Các chi bộ thực hiện.")),
        Bad(
            _BODY.format("Các bộ phận thực hiện kế hoạch này⟦.⟧"),
            messages=("nội dung không kết thúc bằng “./.”",),
            fixed=_BODY.format("Các bộ phận thực hiện kế hoạch này./."),
        ),
        Bad(
            _BODY.format("_Các bộ phận thực hiện kế hoạch ⟦này⟧_"),
            messages=("nội dung không kết thúc bằng “./.”",),
            fixed=_BODY.format("_Các bộ phận thực hiện kế hoạch này./._"),
        ),
    ),
)
def missing_end_mark(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Nội dung văn bản không kết thúc bằng dấu “./.”.

    Dấu “./.” cho biết văn bản hết ở đây, không ai viết thêm được. Các mẫu trong Phụ lục III của Nghị định 30/2020/NĐ-CP
    đều có, tuy phần quy định không nhắc đến. Cách sửa: viết “./.” vào cuối đoạn cuối cùng, thay cho dấu chấm.
    """
    if document.end_mark_at or "./." in document.slice(document.main_at):
        return
    last = _last_paragraph(document)
    if last is None or is_of_party(document):
        return
    text = document.slice(Span(max(last.text_at.start, last.text_at.end - _TAIL), last.text_at.end))
    end = last.text_at.end - len(text) + len(text.rstrip(" \t\n*_"))
    start = last.text_at.end - len(text) + len(text.rstrip(" \t\n*_;,./"))
    word = (text.rstrip(" \t\n*_").split() or [""])[-1]
    yield Problem(
        Span(start if start < end else end - len(word), end),
        say("nội dung không kết thúc bằng “./.”", "the text does not end with “./.”"),
        hint=say("viết “./.” vào cuối đoạn cuối cùng", "write “./.” at the end of the last paragraph"),
        edits=(Edit(Span(start, end), "./."),),
    )


def _last_paragraph(document: Document) -> Paragraph | None:
    """Give the paragraph that ends the main text; ``None`` when it ends otherwise, with a table for instance."""
    last = None
    for block in document.blocks:
        if block.start >= document.main_at.end:
            break
        if not isinstance(block, Comment):
            last = block
    return last if isinstance(last, Paragraph) else None
