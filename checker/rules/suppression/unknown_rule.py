"""``unknown-rule``: a suppression names a rule that does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.fold import nearest
from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, suppression_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import SuppressionContext

_LIST = say("xem tên các quy tắc bằng lệnh “checker rules”", "“checker rules” lists the rules")


@suppression_rule(
    Severity.WARNING,
    english="a suppression names a rule that does not exist",
    basis=None,
    examples=(
        Good("---\nloai: ke-hoach\n---\n<!-- checker: ignore missing-basis: tự xây dựng -->\n\n## I. Mục đích\n"),
        Good("---\nloai: ke-hoach\n---\n<!-- checker: ignore missing-basis - bản ký không có -->\n\n## I. Mục đích\n"),
        Bad(
            "---\nloai: ke-hoach\n---\n<!-- checker: ignore ⟦mising-basis⟧: tự xây dựng -->\n\n## I. Mục đích\n",
            messages=("không có quy tắc “mising-basis”",),
        ),
    ),
)
def unknown_rule(context: SuppressionContext) -> Iterator[Problem]:
    """Chú thích bỏ qua nêu tên một quy tắc không có.

    Tên gõ sai nên chú thích không có tác dụng. Cách sửa: viết đúng tên quy tắc; `checker rules` liệt kê tất cả.
    """
    for suppression in context.facts.suppressions:
        for name, at in suppression.rules:
            if name in context.known:
                continue
            close = nearest(name, context.known)
            hint = say("có phải ý bạn là “{close}”", "did you mean “{close}”", close=close)
            yield Problem(
                at,
                say("không có quy tắc “{name}”", "there is no rule “{name}”", name=name),
                hint=hint if close else _LIST,
            )
