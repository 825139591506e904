"""``number-kind-mismatch``: the number carries the symbol of another kind of document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts import number_of
from checker.message import say
from checker.rule import Bad, Good, Problem, Related, Severity, rule
from checker.rules.front_matter._asked import fits_kind, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document
    from checker.kinds import Kind
    from checker.number import Number

_PLAN = '---\nloai: "ke-hoach"\nso_ky_hieu: {}\n---\n'
_LETTER = '---\nloai: "cong-van"\nso_ky_hieu: {}\ndon_vi: "thanh-tra"\n---\n'
_UNITS = 'don_vi:\n  - id: "thanh-tra"\n    ten: "Thanh tra tỉnh Minh Họa"\n    loai: "so"\n    ky_hieu: ["TTr"]\n'


@rule(
    Severity.ERROR,
    english="the number carries the symbol of another kind of document",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục III",
    examples=(
        Good(_PLAN.format('"12/KH-THCSMH"')),
        Good(_PLAN.format('"/KH-THCSMH"')),
        Good(_PLAN.format('"12/BC-THCSMH"').replace("ke-hoach", "thu-moi")),
        Good(_LETTER.format('"86/PGDĐT-TCCB"')),
        Good(_LETTER.format('"15/TTr-NV"'), units=_UNITS),
        Bad(
            _PLAN.format('"12/⟦BC⟧-THCSMH"'),
            messages=("kế hoạch mang số “12/BC-THCSMH”, ký hiệu “BC” là của loại khác",),
        ),
        Bad(_PLAN.format('"21-⟦CT⟧/TW"'), messages=("kế hoạch mang số “21-CT/TW”, ký hiệu “CT” là của loại khác",)),
        Bad(_PLAN.format('"12/⟦THCSMH⟧"'), messages=("số “12/THCSMH” thiếu ký hiệu “KH” của kế hoạch",)),
        Bad(
            _LETTER.format('"86/⟦CV⟧-PGDĐT"'),
            messages=("công văn mang số “86/CV-PGDĐT”, công văn không có ký hiệu loại",),
        ),
    ),
)
def number_kind_mismatch(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Ký hiệu trong số văn bản không phải của loại văn bản này.

    Kế hoạch mang ký hiệu KH, báo cáo BC, quyết định QĐ; công văn không có ký hiệu loại.
    Cách sửa: xem lại bản ký rồi sửa `loai` hoặc sửa `so_ky_hieu`, chỗ nào sai.
    """
    kind = context.kind(document)
    text = document.string("so_ky_hieu")
    number = number_of(document)
    if not kind.id or not number or fits_kind(number, kind, context.unit(document)):
        return
    segment = number.segments[0]
    value = str(document.front_matter.data["so_ky_hieu"])
    start = value.index(segment, min(place for place in map(value.find, "/-") if place >= 0))
    related = Related(document.at("loai"), say("loại văn bản ghi ở đây", "the kind stands here"))
    yield Problem(
        document.inner(start, start + len(segment), "so_ky_hieu"),
        say(*_said(kind, number), kind=kind.name, text=quoted(text), symbol=number.kind_symbol, right=kind.symbol),
        hint=say(
            "xem bản ký rồi sửa số, ký hiệu hoặc sửa khóa “loai”",
            "look at the signed original and mend the number or the key “loai”",
        ),
        related=(related,),
    )


def _said(kind: Kind, number: Number) -> tuple[str, str]:
    if kind.symbol is None:
        return (
            "{kind} mang số “{text}”, {kind} không có ký hiệu loại",
            "“{text}” carries a kind symbol, which an {kind} has not",
        )
    if number.kind_symbol is None:
        return "số “{text}” thiếu ký hiệu “{right}” của {kind}", "“{text}” lacks the symbol “{right}” of a {kind}"
    return (
        "{kind} mang số “{text}”, ký hiệu “{symbol}” là của loại khác",
        "“{text}” of a {kind} carries “{symbol}”, of another kind",
    )
