"""``not-nfc``: letters whose accents are typed apart."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.message import say
from checker.pattern import Pattern
from checker.rule import Bad, Edit, Good, Problem, Severity, rule
from checker.source import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\n---\n\n{}\n'
_LINE = Pattern(r"[^\n]+")
_WORD = Pattern(r"""[^\s.,;:!?()“”"'*_|#`]+""")
_APART = unicodedata.normalize("NFD", "phụ nữ")


@rule(
    Severity.WARNING,
    english="letters are not in composed form (Unicode NFC)",
    basis="Nghị định số 30/2020/NĐ-CP, Phụ lục I",
    only=("rare-characters",),
    examples=(
        Good(_PLAN.format("Sự tiến bộ của phụ nữ; 100 000 đồng.")),
        Bad(
            _PLAN.format(f"_Sự tiến bộ của ⟦{_APART}⟧._\n\nBan {_APART} và **{_APART}** trường."),
            messages=("dấu của “phụ” gõ rời khỏi chữ (Unicode tổ hợp); cả văn bản có 6 từ như vậy",),
            fixed=_PLAN.format("_Sự tiến bộ của phụ nữ._\n\nBan phụ nữ và **phụ nữ** trường."),
        ),
        Bad(
            f'---\nloai: "ke-hoach"\ntrich_yeu: "⟦{_APART}⟧"\n---\n',
            messages=("dấu của “phụ” gõ rời khỏi chữ (Unicode tổ hợp); cả văn bản có 2 từ như vậy",),
            fixed='---\nloai: "ke-hoach"\ntrich_yeu: "phụ nữ"\n---\n',
        ),
    ),
)
def not_nfc(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Chữ gõ bằng dấu rời (Unicode tổ hợp) thay vì dựng sẵn.

    Nhìn thì giống, nhưng tìm kiếm không ra, so sánh với tên đúng không khớp, và một số máy in lệch dấu. Cả văn bản báo
    một lần.

    Cách sửa: lệnh `checker check --fix` đổi sang chữ dựng sẵn; trong bộ gõ, chọn bảng mã Unicode (dựng sẵn).
    """
    text = document.text
    if not document.characters or unicodedata.is_normalized("NFC", text):
        return
    lines = [line.span() for line in _LINE.finditer(text) if not unicodedata.is_normalized("NFC", line[0])]
    words = [
        word for line in lines for word in _WORD.finditer(text, *line) if not unicodedata.is_normalized("NFC", word[0])
    ]
    if words:
        yield Problem(
            Span(words[0].start(), _run_end(text, words)),
            say(
                "dấu của “{word}” gõ rời khỏi chữ (Unicode tổ hợp); cả văn bản có {count} từ như vậy",
                "the accents of “{word}” are typed apart from their letters (not NFC); {count} such words in all",
                word=unicodedata.normalize("NFC", words[0][0])[:40],
                count=len(words),
            ),
            hint=say(
                "chạy “checker check --fix” để đổi cả văn bản sang Unicode dựng sẵn",
                "run “checker check --fix” to compose the whole document (Unicode NFC)",
            ),
            edits=tuple(Edit(Span(*word.span()), unicodedata.normalize("NFC", word[0])) for word in words),
        )


def _run_end(text: str, words: list[re.Match[str]]) -> int:
    """Give the end of the first words that follow each other with nothing but blanks between."""
    for word, after in pairwise(words):
        if text[word.end() : after.start()].strip(" \t\xa0") or "\n" in text[word.end() : after.start()]:
            return word.end()
    return words[-1].end()
