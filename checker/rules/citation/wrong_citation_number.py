"""``wrong-citation-number``: a cited number is unknown, and its date or title is that of a near one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.citation._faults import each_fault, entry, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "2016-03-05"\n---\n\n{}\n'
_TITLE = "quy định chi tiết thi hành một số điều của Luật Bình đẳng giới"


@rule(
    Severity.ERROR,
    english="a cited number is unknown, and its date or title is that of a near one",
    basis=None,
    only=("number",),
    examples=(
        Good(_PLAN.format(f"Theo Nghị định số 70/2008/NĐ-CP ngày 04/6/2008 của Chính phủ {_TITLE}.")),
        Good(_PLAN.format("Theo Nghị định số 71/2008/NĐ-CP ngày 04/6/2008 (hai số liền nhau hay cùng ngày).")),
        Good(_PLAN.format("Theo Quyết định số 2315/QĐ-TTg ngày 24/12/2010 của Thủ tướng về việc giao đất.")),
        Bad(
            _PLAN.format(f"Theo Nghị định số ⟦71/2008/NĐ-CP⟧ ngày 04/6/2008 của Chính phủ {_TITLE}."),
            messages=("“71/2008/NĐ-CP”: có phải “70/2008/NĐ-CP”?",),
        ),
        Bad(
            _PLAN.format("Theo Quyết định số ⟦2315/QĐ-TTg⟧ ngày 24/12/2010 của Thủ tướng Chính phủ."),
            messages=("“2315/QĐ-TTg”: có phải “2351/QĐ-TTg”?",),
        ),
    ),
)
def wrong_citation_number(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Số của văn bản được viện dẫn có lẽ gõ nhầm: ngày hoặc tên là của văn bản có số gần giống.

    Cùng tên với một văn bản trong kho mà số khác một, hai chữ số thì là lỗi; chỉ cùng ngày và đảo hai chữ số thì chỉ
    hỏi, vì một cơ quan ký nhiều văn bản trong một ngày.

    Cách sửa: đối chiếu bản gốc và ghi đúng số.
    """
    for _, fault in each_fault(document, context, "number"):
        if fault.law is None:
            continue
        yield Problem(
            fault.at,
            say(
                "“{number}”: có phải “{right}”?",
                "“{number}”: is “{right}” meant?",
                number=words(document, fault.at),
                right=fault.expected,
            ),
            hint=say(
                "đối chiếu bản gốc; kho văn bản có {law}",
                "look it up; the registry has {law}",
                law=entry(fault.law),
            ),
            remark=not fault.sure,
        )
