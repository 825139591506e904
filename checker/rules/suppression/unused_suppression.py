"""``unused-suppression``: a suppression silences nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, suppression_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import SuppressionContext

_PLAN = "---\nloai: ke-hoach\n---\n{comment}\n\n{text}\n"


@suppression_rule(
    Severity.WARNING,
    english="a suppression silences nothing",
    basis=None,
    examples=(
        Good(_PLAN.format(comment="Văn bản không có chú thích.", text="## I. Mục đích")),
        Bad(
            _PLAN.format(comment="<!-- checker: ignore ⟦unused-suppression⟧: thử -->", text="Thực hiện năm 2026."),
            messages=("quy tắc “unused-suppression” không báo gì ở đây",),
        ),
    ),
)
def unused_suppression(context: SuppressionContext) -> Iterator[Problem]:
    """Chú thích bỏ qua không còn tác dụng.

    Chỗ sai đã được sửa hoặc chú thích đặt sai chỗ. Cách sửa: xóa chú thích, hoặc đặt nó ngay trước đoạn cần bỏ qua.
    """
    for index, suppression in enumerate(context.facts.suppressions):
        for name, at in suppression.rules:
            if name in context.known and name in context.ran and (index, name) not in context.used:
                yield Problem(
                    at,
                    say("quy tắc “{name}” không báo gì ở đây", "rule “{name}” reports nothing here", name=name),
                    hint=say("xóa chú thích bỏ qua này", "remove this comment"),
                )
