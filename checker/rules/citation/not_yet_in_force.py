"""``not-yet-in-force``: a law is cited that was not in force on the document's day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dates import write_date_slashes
from checker.message import Message, say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.citation._force import comes_after, faults_of, in_basis, judged_on, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "{day}"\n---\n\n{text}\n'


@rule(
    Severity.WARNING,
    english="a law is cited that was not yet in force on the document's day",
    basis=None,
    only=("not-in-force",),
    examples=(
        Good(_PLAN.format(day="2026-07-01", text="_Căn cứ Luật Viên chức ngày 10 tháng 12 năm 2025;_")),
        Good(_PLAN.format(day="2026-01-05", text="_Căn cứ Luật Viên chức;_")),
        Good(_PLAN.format(day="2026-01-05", text="Phổ biến Luật Viên chức năm 2025 đến toàn thể viên chức.")),
        Good(
            _PLAN.format(day="2026-01-05", text="Chuẩn bị thi hành Luật Viên chức năm 2025 (có hiệu lực từ 01/7/2026).")
        ),
        Bad(
            _PLAN.format(
                day="2026-01-05", text="Phổ biến Luật Viên chức năm 2025.\n\nTheo Điều 5 ⟦Luật Viên chức năm 2025⟧."
            ),
            messages=("“Luật Viên chức năm 2025” chưa có hiệu lực vào ngày của văn bản, có hiệu lực từ 01/7/2026",),
        ),
        Bad(
            _PLAN.format(day="2026-01-05", text="_Căn cứ ⟦Luật Viên chức⟧ ngày 10 tháng 12 năm 2025;_"),
            messages=("“Luật Viên chức” chưa có hiệu lực vào ngày của văn bản, có hiệu lực từ 01/7/2026",),
        ),
    ),
)
def not_yet_in_force(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Viện dẫn văn bản chưa có hiệu lực vào ngày của văn bản đang viết.

    Chỉ những chỗ dựa vào văn bản đó mới bị xét: trong phần căn cứ, hoặc dẫn đến điều, khoản. Câu phổ biến, chuẩn bị
    thi hành hoặc nói rõ ngày có hiệu lực không bị báo.

    Cách sửa: viện dẫn văn bản đang có hiệu lực, hoặc nói rõ ngày mà văn bản mới có hiệu lực.
    """
    told: set[str] = set()
    for judgement, fault, law in faults_of(document, context, "not-in-force"):
        end = judgement.citation.full_at.end
        if law.effective is None or law.key in told or "hiệu lực" in document.text[end : end + 60]:
            continue
        if comes_after(document, judgement) or not (in_basis(document, judgement) or judgement.citation.locator):
            continue
        told.add(law.key)
        said = say(
            "“{name}” chưa có hiệu lực vào ngày của văn bản{when}, có hiệu lực từ {day}",
            "“{name}” was not in force on the document's day{when}, but from {day} on",
            name=shown(document, judgement),
            day=write_date_slashes(law.effective),
            when=judged_on(document, context),
        )
        hint = Message(
            "viện dẫn văn bản đang có hiệu lực, hoặc nói rõ ngày văn bản mới có hiệu lực",
            "cite what is in force, or say when the new law takes effect",
        )
        yield Problem(judgement.citation.at, said, hint=hint, remark=not fault.sure)
