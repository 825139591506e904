"""``section-numbering``: the labels of headings skip, repeat or go astray."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.document import Document, Heading, LabelKind
from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.series import describe, label_faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext


def _headings(*labels: str) -> str:
    return "".join(f"## {label} Đề mục\n\nViết nội dung ở đây.\n\n" for label in labels)


@rule(
    Severity.ERROR,
    english="the numbers of headings skip, repeat or go astray",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
    examples=(
        Good(_headings("I.", "II.", "III.", "IV.")),
        Good(_headings("A.", "I.", "II.", "B.", "I.", "II.")),
        Good(_headings("Chương I", "Điều 1.", "Điều 2.", "Chương II", "Điều 3.")),
        Good(_headings("A.", "B.", "C.", "D.", "E.")),
        Bad(_headings("I.", "II.", "⟦IV.⟧", "V."), messages=("thiếu Mục III, sau “II.” là “IV.”",)),
        Bad(_headings("I.", "II.", "⟦II.⟧", "III."), messages=("“II.” lặp lại",)),
        Bad(_headings("I.", "II.", "⟦II.⟧", "IV."), messages=("“II.” sai thứ tự, phải là “III.”",)),
        Bad(_headings("⟦II.⟧", "III."), messages=("thiếu Mục I, bắt đầu từ “II.”",)),
        Bad(
            "**Điều 1.** Phê duyệt kế hoạch.\n\n**⟦Điều 3.⟧** Quyết định này có hiệu lực kể từ ngày ký./.\n",
            messages=("thiếu Điều 2, sau “Điều 1” là “Điều 3”",),
        ),
    ),
)
def section_numbering(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Số của các đề mục (phần, chương, mục, điều) bị thiếu, lặp hoặc sai thứ tự.

    Số đề mục là chỗ dựa để viện dẫn (“điểm đ khoản 2 Mục I”). Một chỗ sai chỉ được báo một lần; phụ lục đánh số riêng.
    Cách sửa: bổ sung phần còn thiếu hoặc đánh số lại, rồi sửa các chỗ viện dẫn đến số cũ.
    """
    for fault in label_faults(document):
        if isinstance(fault.opener, Heading) or fault.label.kind <= LabelKind.ARTICLE:
            yield Problem(
                fault.label.at,
                describe(fault),
                hint=say(
                    "bổ sung phần còn thiếu hoặc đánh số lại, rồi sửa các chỗ viện dẫn",
                    "add what is missing or renumber, then mend the references",
                ),
            )
