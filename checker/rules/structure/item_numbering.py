"""``item-numbering``: the labels of a list skip, repeat, go astray, or mix "a." with "a)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.document import Document, Heading, LabelKind
from checker.lookalikes import find
from checker.message import say
from checker.rule import Bad, Edit, Good, Problem, Severity, rule
from checker.rules.structure._mistyped import mistyped
from checker.series import describe, label_faults, label_runs, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.series import LabelFault

_POINT = LabelKind.POINT


def _items(*labels: str) -> str:
    return "## I. Nội dung\n\n" + "".join(f"{label} Viết nội dung ở đây;\n" for label in labels)


@rule(
    Severity.WARNING,
    english="the labels of a list skip, repeat, go astray or mix two styles",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
    examples=(
        Good(_items("1.", "2.", "3.")),
        Good(_items("a)", "b)", "c)", "d)", "đ)", "e)", "g)")),
        Good(_items("1.", "2.") + "\nCác tổ chuyên môn:\n\n1. Đăng ký bài dạy;\n2. Dự giờ./.\n"),
        Good(_items("1.", "2.") + "\n## II. Tổ chức thực hiện\n\n3. Ban hành kế hoạch;\n4. Báo cáo./.\n"),
        Good(_items("a)", "\N{CYRILLIC SMALL LETTER VE})", "c)") + "\n(do lookalike-character báo)\n"),
        Good(_items("1.") + "\nKinh phí do đơn vị tự cân đối.\n\n2. Thời gian: tháng 10./.\n"),
        Bad(_items("1.", "2.", "⟦4.⟧", "5."), messages=("thiếu khoản 3, sau “2.” là “4.”",)),
        Bad(_items("a)", "b)", "c)", "d)", "⟦e)⟧", "g)"), messages=("thiếu điểm đ), sau “d)” là “e)”",)),
        Bad(_items("a)", "b)", "c)", "d)", "⟦e)⟧", "f)", "g)"), messages=("thiếu điểm đ), sau “d)” là “e)”",)),
        Bad(_items("a)", "b)", "c)", "d)", "đ)", "e)", "⟦f)⟧"), messages=("“f)” sai thứ tự, phải là “g)”",)),
        Good(_items("a/", "b/", "c/") + "\n5/ 3/2026 là hạn chót.\n"),
        Bad(
            _items("a)", "⟦b/⟧", "c)"),
            messages=("“b/” khác cách viết “b)” ở các điểm khác",),
            fixed=_items("a)", "b)", "c)"),
        ),
        Bad(
            _items("⟦a.⟧", "b.") + "\n## II. Kinh phí\n\na) Ngân sách;\nb) Huy động./.\n",
            messages=("“a.” khác cách viết “a)” ở các điểm khác",),
            fixed=_items("a)", "b)") + "\n## II. Kinh phí\n\na) Ngân sách;\nb) Huy động./.\n",
        ),
    ),
)
def item_numbering(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Số thứ tự của khoản, điểm bị thiếu, lặp, sai, hoặc lẫn hai cách viết “a.” và “a)”.

    Khoản viết “1.”, điểm viết “a)” theo bảng chữ cái tiếng Việt: a b c d đ e g h i k l m n o p q r s t u v x y;
    bỏ sót “đ)” là lỗi hay gặp nhất. Số sai thì viện dẫn sẽ chỉ nhầm chỗ.
    Cách sửa: bổ sung khoản, điểm còn thiếu hoặc đánh số lại, rồi sửa các chỗ viện dẫn.
    """
    if tidy(document):
        return
    for fault in label_faults(document):
        if isinstance(fault.opener, Heading) or fault.label.kind <= LabelKind.ARTICLE:
            continue
        if fault.before and any(each.at == fault.before.at for each in mistyped(document)):  # a list begins anew there
            continue
        if not _holds_lookalike(document, fault):
            hint = say("đánh lại theo thứ tự a, b, c, d, đ, e, g, h, i", "letter the points a, b, c, d, đ, e, g, h, i")
            number = say("bổ sung khoản còn thiếu hoặc đánh số lại", "add the missing item or renumber")
            yield Problem(fault.label.at, describe(fault), hint=hint if fault.label.kind is _POINT else number)
    yield from _mixed(document)


def _holds_lookalike(document: Document, fault: LabelFault) -> bool:
    """Tell whether what is missing is there, its letter typed as a look-alike: ``lookalike-character`` says so."""
    if not document.characters or not fault.missing:
        return False
    start, end = fault.before.end if fault.before else 0, fault.label.start
    between = document.text[start:end]
    return any(
        between[at.end : at.end + 1] in (")", ".")
        and not between[between.rfind("\n", 0, at.start) + 1 : at.start].strip()
        for at, _, _ in find(between, document.characters)
    )


def _mixed(document: Document) -> Iterator[Problem]:
    """Report the first point written "a." or "a/" where others of the main text are written "a)"."""
    points = [label for run in label_runs(document)[0] if run.kind is _POINT for label in run.labels]
    if {label.text[-1] for label in points} <= {")"}:
        return
    amiss = {each.at.start for each in mistyped(document)}
    dotted = [label for label in points if label.text.endswith((".", "/")) and label.start not in amiss]
    if dotted and any(label.text.endswith(")") for label in points):
        dotted.sort(key=lambda label: label.start)
        first = dotted[0]
        proper = first.text[0] + ")"
        yield Problem(
            first.at,
            say(
                "“{dotted}” khác cách viết “{proper}” ở các điểm khác",
                "“{dotted}” is not written “{proper}” as the other points are",
                dotted=first.text,
                proper=proper,
            ),
            hint=say("viết mọi điểm theo cách “{proper}”", "write all points as “{proper}”", proper=proper),
            edits=tuple(Edit(label.at, label.text[0] + ")") for label in dotted),
        )
