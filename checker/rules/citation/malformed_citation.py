"""``malformed-citation``: a cited number or its date is not written as such numbers are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from checker.lookalikes import LOOKALIKES
from checker.message import Message, say
from checker.rule import Bad, Edit, Good, Problem, Severity, rule
from checker.rules.citation._faults import each_fault, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.corpus import DocumentContext
    from checker.document import Citation, Document
    from checker.verdicts import CitationFault, FaultCode

_SAID: Final[Mapping[FaultCode, Message]] = {
    "spaces": Message("“{words}” có dấu cách ở giữa số, ký hiệu", "“{words}” has blanks inside the number"),
    "date-spaces": Message("ngày “{words}” có dấu cách ở giữa", "the date “{words}” has blanks inside"),
    "party-form": Message(
        "“{words}” là văn bản của Đảng mà viết theo lối của nhà nước",
        "“{words}” is the Party's, written the state's way",
    ),
    "state-form": Message(
        "“{words}” là văn bản nhà nước mà viết theo lối của Đảng", "“{words}” is the state's, written the Party's way"
    ),
    "accents": Message("ký hiệu trong “{words}” mất dấu chữ Đ", "the symbol in “{words}” has lost the stroke of its Đ"),
    "lookalike": Message(
        "“{words}” có chữ “{char}” (U+{code:04X}) chỉ trông giống “{right}”",
        "“{words}” has a “{char}” (U+{code:04X}) that only looks like “{right}”",
    ),
    "symbol": Message("ký hiệu trong “{words}” gõ sai", "the symbol in “{words}” is mistyped"),
    "long-year": Message("năm trong “{words}” có năm chữ số", "the year in “{words}” has five digits"),
    "no-year": Message("số “{words}” thiếu năm ban hành", "the number “{words}” lacks its year"),
}
_DOUBTFUL: Final = frozenset({"no-year", "long-year"})
"""Faults whose right form follows from the date or the registry, not from the number alone."""

_PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "2026-03-05"\n---\n\n{}\n'
_SIX = (
    "Theo Nghị quyết số {} ngày 27/4/2007 của Bộ Chính trị, Nghị quyết số {} ngày 03/3/2021 của Chính phủ, "
    "Nghị định số {}, Nghị định {} và Nghị định {}."
)
_WRONG = ("⟦11/NQ-TW⟧", "⟦28-NQ/CP⟧", "⟦70/2008/ND-CP⟧", "⟦48/2009/NÐ-CP⟧", "⟦30/2020/NĐĐ-CP⟧")
_RIGHT = ("11-NQ/TW", "28/NQ-CP", "70/2008/NĐ-CP", "48/2009/NĐ-CP", "30/2020/NĐ-CP")

_DASHES = "Theo Nghị định số {} ngày 17/7/2017 của Chính phủ, Nghị định số {} và Nghị định số {}."
_DASHED = ("80-2017/NĐ-CP", "80/2017-NĐ-CP", "80/2017/NĐ-PC")


@rule(
    Severity.WARNING,
    english="a cited number or its date is not written as such numbers are",
    basis="Nghị định số 30/2020/NĐ-CP, Phụ lục I và III; Hướng dẫn số 36-HD/VPTW",
    only=_SAID,
    examples=(
        Good(
            _PLAN.format("Theo Kế hoạch số 48/KH-UBND ngày 02/3/2026; Công văn số 739/BNV-CTTN&BĐG; Chỉ thị 21-CT/TW.")
        ),
        Good(
            _PLAN.format("Theo Kế hoạch số 48/KH-\nUBND ngày 02/\n3/2026; Thông tư liên tịch 84/2005/TTLT/BTC-BLĐTBXH.")
        ),
        Good(_PLAN.format("Theo Nghị định số 63-CP; Quyết định số 202/CT ngày 08/6/1992; Thông tư số 16/TT-LB.")),
        Good(_PLAN.format("Theo Thông tư số 04/TT-BCA(X13) ngày 28/4/2006 của Bộ Công an.")),
        Bad(
            _PLAN.format("Thực hiện Kế hoạch số ⟦278/KH- THCSMH⟧ ngày ⟦21/ 3 /2026⟧ của trường."),
            messages=(
                "“278/KH- THCSMH” có dấu cách ở giữa số, ký hiệu",
                "ngày “21/ 3 /2026” có dấu cách ở giữa",
            ),
            fixed=_PLAN.format("Thực hiện Kế hoạch số 278/KH-THCSMH ngày 21/3/2026 của trường."),
        ),
        Bad(
            _PLAN.format(_SIX.format(*_WRONG)),
            messages=(
                "“11/NQ-TW” là văn bản của Đảng mà viết theo lối của nhà nước",
                "“28-NQ/CP” là văn bản nhà nước mà viết theo lối của Đảng",
                "ký hiệu trong “70/2008/ND-CP” mất dấu chữ Đ",
                "“48/2009/NÐ-CP” có chữ “Ð” (U+00D0) chỉ trông giống “Đ”",
                "ký hiệu trong “30/2020/NĐĐ-CP” gõ sai",
            ),
            fixed=_PLAN.format(_SIX.format(*_RIGHT)),
        ),
        Good(
            _PLAN.format("Theo Quyết định số 55-1995/QĐ-UB ngày 02/3/1995; Thông tư số 04/1998-TT-BLĐ ngày 04/5/1998.")
        ),
        Bad(
            _PLAN.format(_DASHES.format(*(f"⟦{number}⟧" for number in _DASHED))),
            messages=tuple(f"ký hiệu trong “{number}” gõ sai" for number in _DASHED),
            fixed=_PLAN.format(_DASHES.format(*(["80/2017/NĐ-CP"] * 3))),
        ),
        Bad(
            _PLAN.format("Kế hoạch số 12/KH-UBND ngày ⟦21/3/20222⟧; Nghị định số ⟦39/NĐ-CP⟧ ngày 27/4/2015."),
            messages=("năm trong “21/3/20222” có năm chữ số", "số “39/NĐ-CP” thiếu năm ban hành"),
            fixed=_PLAN.format("Kế hoạch số 12/KH-UBND ngày 21/3/20222; Nghị định số 39/2015/NĐ-CP ngày 27/4/2015."),
        ),
    ),
)
def malformed_citation(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Số, ký hiệu hoặc ngày của văn bản được viện dẫn viết sai cách.

    Thừa dấu cách, mất dấu chữ Đ, lẫn lối viết của Đảng (11-NQ/TW) với của nhà nước (28/NQ-CP), thiếu năm, năm có năm
    chữ số: người đọc tra không ra văn bản. Số bị ngắt dòng ở giữa không bị báo.

    Cách sửa: viết lại như bản gốc; chỗ chắc chắn, lệnh `checker check --fix` sửa được.
    """
    for judgement, fault in each_fault(document, context, *_SAID):
        written, right = words(document, fault.at), fault.expected
        char = next((char for char in written if LOOKALIKES.get(char, "-") != "-"), " ")
        said, letter = _SAID[fault.code], LOOKALIKES.get(char, "")
        if right:
            hint = say("viết “{right}”", "write “{right}”", right=right)
        else:
            hint = say("đối chiếu bản gốc và ghi đúng năm", "look the year up and correct it")
        yield Problem(
            fault.at,
            say(*said, words=written, char=char, code=ord(char), right=letter),
            hint=hint,
            edits=(Edit(fault.at, right),) if _certain(document, judgement.citation, fault) else (),
            remark=not fault.sure,
        )


def _certain(document: Document, citation: Citation, fault: CitationFault) -> bool:
    """Tell whether a change cannot be wrong: the right form is known, and no mark of emphasis would be lost."""
    if not fault.expected or (fault.code in _DOUBTFUL and fault.law is None):
        return False
    return fault.code == "date-spaces" or "".join(document.slice(fault.at).split()) == citation.number
