"""``missing-number``: an issued document has no number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts import number_of
from checker.message import say
from checker.number import why_malformed
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.front_matter._asked import issued, lacks, quoted
from checker.rules.structure._typed import typed_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\n{}\ntrang_thai: "ban-hanh"\n---\n'
_BLANK = "số, ký hiệu “{}” chưa có số"


@rule(
    Severity.ERROR,
    draft=Severity.OFF,
    english="an issued document has no number",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
    examples=(
        Good(_PLAN.format('so_ky_hieu: "12/KH-THCSMH"')),
        Good(_PLAN.format('so_ky_hieu: "/KH-THCSMH"').replace("ban-hanh", "du-thao")),
        Good(_PLAN.format('so_ki_hieu: "12/KH-THCSMH"')),
        Good(_PLAN.format('so_ky_hieu: "12KH"')),
        Bad(
            '---\n⟦loai⟧: "ke-hoach"\ntrang_thai: "ban-hanh"\n---\n',
            messages=("văn bản đã ban hành mà không có số, ký hiệu",),
        ),
        Good(_PLAN.format('so_ky_hieu: ""') + "Số: 12/KH-THCSMH\n"),
        Bad(_PLAN.format('so_ky_hieu: ⟦""⟧'), messages=("văn bản đã ban hành mà không có số, ký hiệu",)),
        Bad(_PLAN.format('so_ky_hieu: ⟦"/KH-THCSMH"⟧'), messages=(_BLANK.format("/KH-THCSMH"),)),
        Bad(_PLAN.format('so_ky_hieu: ⟦"……/KH-THCSMH"⟧'), messages=(_BLANK.format("……/KH-THCSMH"),)),
    ),
)
def missing_number(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Văn bản đã ban hành mà chưa có số.

    Số và ký hiệu là cách duy nhất để văn bản khác dẫn lại văn bản này; chỉ dự thảo mới được để trống.
    Cách sửa: ghi số đã đăng ký tại văn thư, hoặc đổi trạng thái thành `du-thao`.
    """
    number = number_of(document)
    if not document.front_matter.read or not issued(document) or (number and number.serial):
        return
    hint = say(
        "ghi số đã đăng ký tại văn thư; chưa ban hành thì ghi trang_thai là “du-thao”",
        "write the registered number; if it is not issued yet, set trang_thai to “du-thao”",
    )
    at = ("so_ky_hieu",)
    if typed_key(document, "so_ky_hieu"):  # `letterhead-in-body` speaks
        return
    if lacks(document, context.kind(document), "so_ky_hieu"):
        yield Problem(
            at, say("văn bản đã ban hành mà không có số, ký hiệu", "an issued document has no number"), hint=hint
        )
        return
    text = document.string("so_ky_hieu")
    if number or (text and why_malformed(text) == "placeholder"):
        yield Problem(
            at, say("số, ký hiệu “{text}” chưa có số", "“{text}” has no number yet", text=quoted(text)), hint=hint
        )
