"""``lookalike-character``: a character that passes for another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.legacy import find_legacy
from checker.lookalikes import find
from checker.message import say
from checker.pattern import Pattern
from checker.rule import Bad, Edit, Good, Problem, Severity, rule
from checker.rules.text._prose import hidden
from checker.source import Span
from checker.verdicts import judged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\n---\n\n{}\n'
_WORD = Pattern(r"\w*")


@rule(
    Severity.WARNING,
    english="a character looks like the right one and is another",
    basis=None,
    only=("rare-characters",),
    examples=(
        Good(_PLAN.format("Điều 1. Đảng; UBND; tiếng Nga: «равенство»; 5 × 3; ½.")),
        Good(_PLAN.format("Nghị định số 48/2009/NÐ-CP (do malformed-citation báo).")),
        Bad(
            _PLAN.format("⟦Ð⟧iều 1. Bộ m⟦а⟧y; KẾ H⟦О⟧ẠCH."),
            messages=(
                "“Ð” (U+00D0) trong “Ðiều” trông giống “Đ”",
                "“а” (U+0430) trong “mаy” trông giống “a”",
                "“О” (U+041E) trong “HОẠCH” trông giống “O”",
            ),
            fixed=_PLAN.format("Điều 1. Bộ may; KẾ HOẠCH."),
        ),
        Good('---\nloai: "ke-hoach"\nnam: ２０２６\n---\n'),  # `schema-violation` speaks
        Bad(
            _PLAN.format("Năm ⟦２０２６⟧."),
            messages=("“２０２６” (U+FF12) trong “２０２６” trông giống “2026”",),
            fixed=_PLAN.format("Năm 2026."),
        ),
        Bad(
            _PLAN.format("⟦в⟧) Tập huấn về đà⟦м⟧ phán; xem “Москва”, “тема”."),
            messages=("“в” (U+0432) trong “в” trông giống “b”", "“м” (U+043C) trong “đàм” trông giống “m”"),
            fixed=_PLAN.format("b) Tập huấn về đàm phán; xem “Москва”, “тема”."),
        ),
    ),
)
def lookalike_character(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Ký tự trông giống chữ Việt nhưng là chữ khác.

    Hay gặp chữ Ð của tiếng Băng Đảo thay cho Đ, chữ Nga а, е, о, р, с thay cho chữ La-tinh. Mắt không phân biệt được,
    nhưng tìm kiếm không ra và tên viện dẫn không khớp. Từ viết hẳn bằng chữ Nga, Hy Lạp không bị báo; trong số của văn
    bản được viện dẫn thì `malformed-citation` báo.

    Cách sửa: gõ lại bằng chữ tiếng Việt; lệnh `checker check --fix` sửa được.
    """
    if not document.characters:
        return
    text = document.text
    legacy = find_legacy(text, document.characters)
    cited = _in_numbers(document, context)
    year = document.at("nam") if isinstance(document.front_matter.data.get("nam"), str) else None
    for at, char, right in _joined(find(text, document.characters)):
        if at.start in cited or hidden(document, at.start) or any(run.at.contains(at) for run in legacy):
            continue
        if year and year.contains(at):  # `schema-violation` speaks
            continue
        yield Problem(
            at,
            say(
                "“{char}” (U+{code:04X}) trong “{word}” trông giống “{right}”",
                "“{char}” (U+{code:04X}) in “{word}” only looks like “{right}”",
                char=char,
                code=ord(char[0]),
                word=_word(text, at),
                right=right,
            ),
            hint=say("gõ lại “{right}”", "type “{right}”", right=right),
            edits=(Edit(at, right),),
        )


def _joined(found: Iterator[tuple[Span, str, str]]) -> Iterator[tuple[Span, str, str]]:
    """Put characters that stand side by side together: a number in full-width figures is one mistake."""
    last: tuple[Span, str, str] | None = None
    for at, char, right in found:
        if last and last[0].end == at.start:
            last = Span(last[0].start, at.end), last[1] + char, last[2] + right
            continue
        if last:
            yield last
        last = at, char, right
    if last:
        yield last


def _in_numbers(document: Document, context: DocumentContext) -> frozenset[int]:
    """Give the offsets of the cited numbers of which ``malformed-citation`` says that a letter is a look-alike."""
    citations = judged(document, context.laws, context.day(document)) if document.citations else ()
    numbers = (fault.at for citation in citations for fault in citation.faults if fault.code == "lookalike")
    return frozenset(offset for at in numbers for offset in range(at.start, at.end))


def _word(text: str, at: Span) -> str:
    """Give the word around a character."""
    start = at.start
    while start > 0 and at.start - start < 20 and text[start - 1].isalnum():
        start -= 1
    return text[start : at.end] + _after(text, at.end)


def _after(text: str, end: int) -> str:
    found = _WORD.match(text, end, end + 20)
    return found[0] if found else ""
