"""``suppression-without-reason``: a suppression does not say why, or what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, suppression_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import SuppressionContext


@suppression_rule(
    Severity.WARNING,
    english="a suppression gives no reason",
    basis=None,
    examples=(
        Good("---\nloai: ke-hoach\n---\n<!-- checker: ignore missing-basis: tự xây dựng -->\n\n## I. Mục đích\n"),
        Bad(
            "---\nloai: ke-hoach\n---\n⟦<!-- checker: ignore missing-basis -->⟧\n\n## I. Mục đích\n",
            messages=("bỏ qua quy tắc mà không nêu lý do",),
        ),
    ),
)
def suppression_without_reason(context: SuppressionContext) -> Iterator[Problem]:
    """Chú thích bỏ qua quy tắc mà không nêu lý do.

    Người đọc sau cần biết vì sao một điểm được bỏ qua. Cách sửa: viết lý do sau dấu hai chấm.
    """
    for suppression in context.facts.suppressions:
        if not suppression.reason or not suppression.rules:
            yield Problem(
                suppression.at,
                say("bỏ qua quy tắc mà không nêu lý do", "rules are ignored without a reason"),
                hint=say(
                    "viết “<!-- checker: ignore tên-quy-tắc: lý do -->”",
                    "write “<!-- checker: ignore rule-id: reason -->”",
                ),
            )
