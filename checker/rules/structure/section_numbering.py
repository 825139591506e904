"""``section-numbering``: the labels of headings skip, repeat or go astray."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.document import Document, Heading, LabelKind
from checker.kinds import align, renamed, titles
from checker.message import say
from checker.rule import Bad, Edit, Good, Problem, Severity, rule
from checker.rules.structure._mistyped import mistyped
from checker.series import describe, label_faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.kinds import Kind
    from checker.rules.structure._mistyped import Mistyped
    from checker.series import LabelFault


_PLAN = """---
loai: ke-hoach
---
## I. Mục đích, yêu cầu

Nâng cao nhận thức về bình đẳng giới.

{}## III. Tổ chức thực hiện

Các bộ phận thực hiện kế hoạch này./.
"""


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
        Good(_headings("I/", "II/", "III/", "IV/")),
        Good(_headings("I-", "II-", "III-")),
        Good(_headings("A -", "B -", "C -", "D -")),
        Bad(_headings("I –", "II –", "⟦IV –⟧"), messages=("thiếu Mục III, sau “II –” là “IV –”",)),
        Bad(
            _headings("I.", "⟦II/⟧", "⟦1II.⟧", "IV."),
            messages=tuple(
                f"số của đề mục ghi “{typed}”, đúng cách viết là “{right}”"
                for typed, right in (("II/", "II."), ("1II.", "III."))
            ),
            fixed=_headings("I.", "II.", "III.", "IV."),
        ),
        Bad(_headings("I/", "II/", "⟦IV/⟧"), messages=("thiếu Mục III, sau “II/” là “IV/”",)),
        Good(_PLAN.format("")),  # `missing-section` speaks of what was taken out
        Bad(
            _PLAN.format("## II. Nội dung\n\nMỗi quý một buổi truyền thông.\n\n").replace("III.", "⟦IV.⟧"),
            messages=("thiếu Mục III, sau “II.” là “IV.”",),
        ),
        Bad(
            _PLAN.format("### 1. Mục đích\n\nBình đẳng.\n\n### ⟦3.⟧ Yêu cầu\n\nThiết thực.\n\n"),
            messages=("thiếu khoản 2, sau “1.” là “3.”",),
        ),
        Bad(
            _headings("I.", "⟦II⟧", "III.", "⟦iv.⟧", "V.", "⟦6.⟧"),
            messages=tuple(
                f"số của đề mục ghi “{typed}”, đúng cách viết là “{right}”"
                for typed, right in (("II", "II."), ("iv.", "IV."), ("6.", "VI."))
            ),
            fixed=_headings("I.", "II.", "III.", "IV.", "V.", "VI."),
        ),
        Bad(
            _PLAN.format("### 1. Mục đích\n\nBình đẳng.\n\n## ⟦11.⟧ Nội dung\n\n### 1. Tập huấn\n\nMột buổi.\n\n"),
            messages=("số của đề mục ghi “11.”, đúng cách viết là “II.”",),
        ),
        Good(
            _PLAN.format("## II. Nội dung\n\nTập huấn.\n\n")
            + "\n## Phụ lục\n\n### I. Đợt một\n\nSố buổi.\n\n### II. Đợt hai\n\nSố buổi.\n"
        ),
        Bad(
            "Tập huấn./.\n\n## Nơi nhận\n\n- Lưu: VT.\n\n"
            "## Phụ lục\n\n### I. Đợt một\n\nSố buổi.\n\n### ⟦2.⟧ Đợt hai\n\nSố buổi.\n",
            messages=("số của đề mục ghi “2.”, đúng cách viết là “II.”",),
        ),
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
    amiss = mistyped(document)
    for each in amiss:
        yield Problem(
            each.at,
            say(
                "số của đề mục ghi “{typed}”, đúng cách viết là “{right}”",
                "the number of a heading is typed “{typed}” instead of “{right}”",
                typed=document.slice(each.at).strip(),
                right=each.right.strip(),
            ),
            hint=say("viết “{right}”", "write “{right}”", right=each.right.strip()),
            edits=(Edit(each.at, each.right),),
        )
    for fault in label_faults(document):
        headed = isinstance(fault.opener, Heading) or fault.label.kind <= LabelKind.ARTICLE
        if any(_explains(each, fault) for each in amiss):
            continue
        if headed and not _section_taken_out(document, context.kind(document), fault):
            yield Problem(
                fault.label.at,
                describe(fault),
                hint=say(
                    "bổ sung phần còn thiếu hoặc đánh số lại, rồi sửa các chỗ viện dẫn",
                    "add what is missing or renumber, then mend the references",
                ),
            )


def _explains(each: Mistyped, fault: LabelFault) -> bool:
    """Tell whether a number typed amiss is the wrong one, stands before it, or is the one that is missing."""
    start = fault.before.start if fault.before else 0
    if each.at.start in {fault.label.start, start}:
        return True
    return each.rank in fault.missing and start < each.at.start < fault.label.start


def _section_taken_out(document: Document, kind: Kind, fault: LabelFault) -> bool:
    """Tell whether just the numbers are missing of required sections that are missing there."""
    missing = align(kind, document).missing if fault.missing else ()
    if not missing:
        return False
    order = [section.id for section in kind.sections]
    placed = [(order.index(name), title) for name, title in align(kind, document).matched.items()]
    own = next((title.depth for title in titles(document) if title.start == fault.opener.text_start), None)
    if not placed or own != align(kind, document).depth:
        return False
    first = max((rank for rank, title in placed if title.start < fault.label.start), default=-1)
    last = min((rank for rank, title in placed if title.start > fault.label.start), default=len(order))
    near = renamed(kind, document)
    between = [each for each in missing if first < order.index(each.id) < last and each.id not in near]
    return len(between) == len(fault.missing)
