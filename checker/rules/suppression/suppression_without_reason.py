"""``suppression-without-reason``: a suppression does not say why, or what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import Message, say
from checker.rule import Bad, Good, Problem, Severity, suppression_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import SuppressionContext

_UNREAD = say(
    "chú thích bỏ qua viết sai cách nên không có tác dụng",
    "the comment is not written as a suppression and does nothing",
)


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
        Bad(
            "---\nloai: ke-hoach\n---\n⟦<!-- checker:ignore missing-basis - bản ký không có -->⟧\n\n## I. Mục đích\n",
            messages=("bỏ qua quy tắc mà không nêu lý do",),
        ),
        Bad(
            "---\nloai: ke-hoach\n---\n⟦<!-- checker: bỏ qua missing-basis: bản ký không có -->⟧\n\n## I. Mục đích\n",
            messages=("chú thích bỏ qua viết sai cách nên không có tác dụng",),
        ),
    ),
)
def suppression_without_reason(context: SuppressionContext) -> Iterator[Problem]:
    """Chú thích bỏ qua quy tắc mà không nêu lý do, hoặc viết sai cách nên không có tác dụng.

    Người đọc sau cần biết vì sao một điểm được bỏ qua. Cách sửa: viết tên quy tắc, dấu hai chấm rồi lý do.
    """
    for suppression in context.facts.suppressions:
        names = [name for name, _ in suppression.rules]
        if (suppression.reason and names) or any(name not in context.known for name in names):
            continue  # of a name that is none, `unknown-rule` speaks
        yield Problem(
            suppression.at,
            say("bỏ qua quy tắc mà không nêu lý do", "rules are ignored without a reason") if names else _UNREAD,
            hint=say(
                "viết “<!-- checker: ignore {names}: lý do -->”",
                "write “<!-- checker: ignore {names}: reason -->”",
                names=", ".join(names) or Message("tên-quy-tắc", "rule-id"),
            ),
        )
