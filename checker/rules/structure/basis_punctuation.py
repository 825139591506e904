"""``basis-punctuation``: a paragraph of the legal basis does not end with ";"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.document import Basis, Document, Paragraph
from checker.message import say
from checker.rule import Bad, Edit, Good, Problem, Severity, rule
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext

BASIS_SECTION = "can-cu"
"""Id of the section that kinds with a legal basis have in ``schemas/``."""

_LONGEST_WORD = 30
_PLAN = """---
loai: ke-hoach
---
_Căn cứ Luật Bình đẳng giới{}_

_Thực hiện Kế hoạch số 48/KH-UBND{}_

{}## I. Mục đích
"""
_ONE = "_Căn cứ Luật Bình đẳng {}_\n\n**QUYẾT ĐỊNH:**\n"
_LEAD = "Trường ban hành kế hoạch như sau:\n\n"


@rule(
    Severity.WARNING,
    english="a paragraph of the legal basis does not end with a semicolon",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
    examples=(
        Good(_PLAN.format(";", ".", _LEAD)),
        Good(_PLAN.format(";", ";", _LEAD)),
        Good(_PLAN.format(";", ",", _LEAD)),
        Good("---\nloai: bao-cao\n---\nThực hiện Luật Bình đẳng giới\n\nCăn cứ Kế hoạch năm, trường báo cáo.\n"),
        Bad(
            _PLAN.format("⟦⟧", ".", _LEAD).replace("giới⟦⟧", "⟦giới⟧"),
            messages=("căn cứ không kết thúc bằng dấu “;”",),
            fixed=_PLAN.format(";", ".", _LEAD),
        ),
        Bad(
            "---\nloai: quyet-dinh\n---\n## HIỆU TRƯỞNG TRƯỜNG THCS MINH HỌA\n\n" + _ONE.format("⟦giới⟧"),
            messages=("căn cứ không kết thúc bằng dấu “.”",),
        ),
        Bad(
            _PLAN.format("⟦,⟧", ".", _LEAD),
            messages=("căn cứ kết thúc bằng “,” thay vì “;”",),
            fixed=_PLAN.format(";", ".", _LEAD),
        ),
        Bad(
            _PLAN.format("⟦.⟧", "", _LEAD).replace("48/KH-UBND", "⟦48/KH-UBND⟧"),
            messages=("căn cứ kết thúc bằng “.” thay vì “;”", "căn cứ không kết thúc bằng dấu “.”"),
            fixed=_PLAN.format(";", ".", _LEAD),
        ),
        Good(
            '---\nloai: ke-hoach\ntrich_yeu: "Thực hiện kế hoạch"\n---\n**KẾ HOẠCH**\n\n'
            "**Thực hiện kế hoạch**\n\nCăn cứ Luật Giáo dục.\n"
        ),
    ),
)
def basis_punctuation(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Căn cứ ban hành không kết thúc bằng dấu chấm phẩy.

    Mỗi căn cứ viết thành một đoạn kết thúc bằng “;”, căn cứ cuối cùng bằng “.”; khi ngay sau là câu dẫn “… như sau:”
    thì dấu “;” hoặc “,” ở căn cứ cuối cùng cũng được. Cách sửa: sửa dấu ở cuối đoạn.
    """
    if not document.basis or not any(section.id == BASIS_SECTION for section in context.kind(document).sections):
        return
    *others, last = document.basis
    for basis in others:
        end = document.text[basis.text_at.end - 1]
        if end != ";" and document.slice(basis.text_at) != document.string("trich_yeu"):  # `letterhead-in-body` speaks
            yield _problem(document, basis, end, ";")
    end = document.text[last.text_at.end - 1]
    if end not in (";.…," if _introduced(document, last) else ";.…"):
        yield _problem(document, last, end, ".")


def _introduced(document: Document, last: Basis) -> bool:
    """Tell whether a leading sentence follows the last basis."""
    follower = next((block for block in document.blocks if block.start >= last.at.end), None)
    return isinstance(follower, Paragraph) and follower.label is None


def _problem(document: Document, basis: Basis, end: str, proper: str) -> Problem:
    place = basis.text_at.end
    if end in ",:;.":
        at = edited = Span(place - 1, place)
        message = say(
            "căn cứ kết thúc bằng “{end}” thay vì “{proper}”",
            "a basis ends with “{end}” instead of “{proper}”",
            end=end,
            proper=proper,
        )
    else:
        words = document.text[max(basis.text_at.start, place - _LONGEST_WORD) : place].split()
        at, edited = Span(place - len(words[-1]), place), Span(place, place)
        message = say(
            "căn cứ không kết thúc bằng dấu “{proper}”", "a basis does not end with “{proper}”", proper=proper
        )
    hint = say("kết thúc căn cứ bằng “{proper}”", "end the basis with “{proper}”", proper=proper)
    return Problem(at, message, hint=hint, edits=(Edit(edited, proper),))
