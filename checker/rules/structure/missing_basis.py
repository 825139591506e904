"""``missing-basis``: a plan or decision names no legal basis before its first section."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from checker.document import Document, Heading, LabelKind, Paragraph
from checker.kinds import align
from checker.message import say
from checker.pattern import Pattern
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.structure._typed import typed_letterhead
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext

BASIS_SECTION = "can-cu"
"""Id of the section that kinds with a legal basis have in ``schemas/``."""

_BASIS = Pattern(
    r"(?<![^\W_])(?:[Cc]ăn\s+cứ|CĂN\s+CỨ|[Tt]rên\s+cơ\s+sở|theo\s+(?:đề\s+nghị|chỉ\s+đạo|Luật|tinh\s+thần))(?!\w)"
    r"|^[\W_]*(?:Thực\s+hiện|Triển\s+khai|Theo|Xét|Thi\s+hành|Để)(?!\w)",
    re.MULTILINE,
)
"""Words of a basis; "thực hiện" within a sentence may be what the plan itself is for."""
_BULLETS = (LabelKind.DASH, LabelKind.PLUS)
_PLAN = "---\nloai: {}\n---\n{}## {}\n\nNâng cao nhận thức.\n"


@rule(
    Severity.WARNING,
    english="a plan or decision names no legal basis",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
    examples=(
        Good(_PLAN.format("ke-hoach", "_Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006._\n\n", "I. Mục đích")),
        Good(
            _PLAN.format(
                "ke-hoach", "Thực hiện Kế hoạch số 48/KH-UBND, trường ban hành kế hoạch như sau:\n\n", "I. Mục đích"
            )
        ),
        Good(_PLAN.format("ke-hoach", "- Căn cứ Luật Bình đẳng giới năm 2006;\n\n", "I. Mục đích")),
        Good(_PLAN.format("ke-hoach", "", "I. Căn cứ xây dựng kế hoạch")),
        Good(
            unicodedata.normalize("NFD", _PLAN.format("ke-hoach", "_Căn cứ Luật Bình đẳng giới;_\n\n", "I. Mục đích"))
        ),
        Good(
            "---\nloai: quyet-dinh\n---\n## HIỆU TRƯỞNG TRƯỜNG THCS MINH HỌA\n\n"
            "_Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019._\n\n**QUYẾT ĐỊNH:**\n\n**Điều 1.** Kiện toàn Ban.\n"
        ),
        Good(_PLAN.format("bao-cao", "", "I. Tình hình chung")),
        Good(_PLAN.format("ke-hoach", "# KẾ HOẠCH\n\n_Căn cứ Luật Bình đẳng giới;_\n\n", "I. Mục đích")),
        Good(_PLAN.format("ke-hoach", "Trường, theo Luật Bình đẳng giới, lập kế hoạch:\n\n", "I. Mục đích")),
        *(
            Bad(
                _PLAN.format(
                    "ke-hoach", f"Trường {verb} kế hoạch thực hiện bình đẳng giới như sau:\n\n", "⟦I. Mục đích⟧"
                ),
                messages=("kế hoạch không nêu căn cứ ban hành",),
            )
            for verb in ("ban hành", "triển khai")
        ),
        Bad(
            "---\nloai: quyet-dinh\n---\n**QUYẾT ĐỊNH:**\n\n**⟦Điều 1.** Kiện toàn Ban.⟧\n",
            messages=("quyết định không nêu căn cứ ban hành",),
        ),
    ),
)
def missing_basis(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Kế hoạch hoặc quyết định không nêu căn cứ ban hành.

    Căn cứ cho biết văn bản dựa vào luật nào, chỉ đạo nào của cấp trên; “Thực hiện Kế hoạch số …” cũng là căn cứ.
    Cách sửa: thêm các đoạn “Căn cứ …;” trước phần đầu tiên.
    """
    if document.basis:
        return
    kind = context.kind(document)
    if all(section.id != BASIS_SECTION for section in kind.sections):
        return
    if BASIS_SECTION in align(kind, document).matched:
        return
    first = _first_section(document)
    stop = first.start if first else document.main_at.end
    if any(cited.at.start < stop for cited in document.citations) or typed_letterhead(document):
        return  # a title typed as a heading hides what stands below it: `letterhead-in-body` speaks
    if _BASIS.search(unicodedata.normalize("NFC", document.text[document.main_at.start : stop])):
        return
    at = _shown(first) if first else document.at("loai")
    yield Problem(
        at,
        say("{kind} không nêu căn cứ ban hành", "the {kind} names no legal basis", kind=kind.name),
        hint=say(
            "thêm các đoạn “_Căn cứ …;_” trước phần đầu tiên",
            "add paragraphs “_Căn cứ …;_” before the first section",
        ),
    )


def _first_section(document: Document) -> Heading | Paragraph | None:
    for section in document.main.sections:
        opener = section.opener
        if opener and not (opener.label and opener.label.kind in _BULLETS):
            return opener
    return None


def _shown(opener: Heading | Paragraph) -> Span:
    """Give the label and the text of a heading or labelled line, without the marks before them."""
    return Span(opener.label.at.start if opener.label else opener.text_at.start, opener.text_at.end)
