"""``not-nfc``: letters whose accents are typed apart."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from checker.message import say
from checker.pattern import Pattern
from checker.rule import Bad, Edit, Good, Problem, Severity, rule
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\n---\n\n{}\n'
_LINE = Pattern(r"[^\n]+")
_WORD = Pattern(r"[^\s.,;:!?()“”]+")
_APART = unicodedata.normalize("NFD", "phụ nữ")


@rule(
    Severity.WARNING,
    english="letters are not in composed form (Unicode NFC)",
    basis="Nghị định số 30/2020/NĐ-CP, Phụ lục I",
    examples=(
        Good(_PLAN.format("Sự tiến bộ của phụ nữ; 100 000 đồng.")),
        Bad(
            _PLAN.format(f"Sự tiến bộ của ⟦{_APART}⟧.\n\nBan ⟦{_APART}⟧ và {_APART} trường.").replace(
                f"⟦{_APART}⟧ và {_APART}", f"⟦{_APART} và {_APART}⟧"
            ),
            messages=(
                "dấu của “phụ” gõ rời khỏi chữ (Unicode tổ hợp), 2 từ",
                "dấu của “phụ” gõ rời khỏi chữ (Unicode tổ hợp), 4 từ",
            ),
            fixed=_PLAN.format("Sự tiến bộ của phụ nữ.\n\nBan phụ nữ và phụ nữ trường."),
        ),
    ),
)
def not_nfc(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Chữ gõ bằng dấu rời (Unicode tổ hợp) thay vì dựng sẵn.

    Nhìn thì giống, nhưng tìm kiếm không ra, so sánh với tên đúng không khớp, và một số máy in lệch dấu. Mỗi đoạn báo
    một lần.

    Cách sửa: lệnh `checker check --fix` đổi sang chữ dựng sẵn; trong bộ gõ, chọn bảng mã Unicode (dựng sẵn).
    """
    if not document.characters or unicodedata.is_normalized("NFC", document.text):
        return
    for line in _LINE.finditer(document.text):
        if unicodedata.is_normalized("NFC", line[0]):
            continue
        words = [
            word
            for word in _WORD.finditer(document.text, *line.span())
            if not unicodedata.is_normalized("NFC", word[0])
        ]
        if words:
            yield Problem(
                Span(words[0].start(), words[-1].end()),
                say(
                    "dấu của “{word}” gõ rời khỏi chữ (Unicode tổ hợp), {count} từ",
                    "the accents of “{word}” are typed apart from their letters (not NFC), {count} words",
                    word=unicodedata.normalize("NFC", words[0][0])[:40],
                    count=len(words),
                ),
                hint=say("đổi sang Unicode dựng sẵn", "convert to composed Unicode (NFC)"),
                edits=tuple(Edit(Span(*word.span()), unicodedata.normalize("NFC", word[0])) for word in words),
            )
