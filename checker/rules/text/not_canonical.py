"""``not-canonical``: the file is not in the one canonical form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document


@rule(
    Severity.INFO,
    english="the file is not in canonical form",
    basis=None,
    default=False,
    examples=(
        Good('---\nloai: "ke-hoach"\nnam: 2026\n---\n\n## I. Mục đích\n\na) Một.\nb) Hai.\n'),
        Good("Tệp này chưa có phần khai báo; quy tắc khác nói điều đó.\n"),
        Good('---\nloai: "ke-hoach"\nloai: "bao-cao"\n---\nKhóa lặp lại cũng có quy tắc riêng.\n'),
        Bad(
            "---\n⟦loai: ke-hoach⟧\n---\n\n## I. Mục đích\n",
            messages=("tệp không ở dạng chuẩn, khác từ dòng 2",),
        ),
        Bad(
            '---\nloai: "ke-hoach"\n---\n\n## I. Mục đích\n⟦a) Một.⟧\n\nb) Hai.\n',
            messages=("tệp không ở dạng chuẩn, khác từ dòng 6",),
        ),
    ),
)
def not_canonical(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Tệp không ở dạng chuẩn duy nhất.

    Hai người sửa cùng một văn bản bằng hai công cụ thì chỉ dạng chuẩn mới cho thấy đúng chỗ đã đổi. Chữ nghĩa không
    sai nên quy tắc chỉ chạy khi được chọn. Cách sửa: chạy `checker format`.
    """
    from checker.format import canonical, refusal  # only where the rule is selected

    if refusal(document):
        return
    source = document.source
    expected = canonical(document, context.kind(document))
    if expected == source.text and not (source.bom or source.returns or source.lone_returns):
        return
    at = source.line_at(min(_first_difference(source.text, expected), len(source.text) - 1))
    line = source.position(at.start).line
    yield Problem(
        at,
        say(
            "tệp không ở dạng chuẩn, khác từ dòng {line}",
            "the file is not in canonical form from line {line}",
            line=line,
        ),
        hint=say("chạy lệnh “checker format”", "run “checker format”"),
    )


def _first_difference(text: str, expected: str) -> int:
    """Give the offset of the first character that differs; 0 when only line ends do."""
    if text == expected:
        return 0
    shared = min(len(text), len(expected))
    return next((place for place in range(shared) if text[place] != expected[place]), shared)
