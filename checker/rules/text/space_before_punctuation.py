"""``space-before-punctuation``: a blank between a word and the sign that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.pattern import Pattern
from checker.rule import Bad, Edit, Good, Problem, Severity, rule
from checker.rules.text._prose import hidden
from checker.source import Span
from checker.tokens import begins_with_sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\ntrich_yeu : "Bình đẳng giới"\n---\n\n{}\n'
_SIGN = Pattern(r" (?:[,;!?](?![,;!?])|:(?![-)(])|\)|\.(?![./]))(?<=[\w)”%] .)(?P<glued>[^\W_]+)?")
_KEY = Pattern(r"[ \t-]*[\w-]+[ \t]*\Z")


@rule(
    Severity.INFO,
    english="a blank stands before a punctuation mark",
    basis=None,
    only=("odd-tokens",),
    examples=(
        Good(
            _PLAN.format(
                "Bình đẳng giới, vì sự tiến bộ … của phụ nữ ./.\n\nTệp .docx, tên miền .gov.vn; 12 ,5; Số:      /KH."
            )
        ),
        Good(_PLAN.format("| Việc | Hạn |\n| :--- | ---: |\n| Họp | , |\n\n<!-- a , b -->\n\nXin cảm ơn :)")),
        Bad(
            _PLAN.format("Bình đẳng giới⟦ ,⟧ tiến bộ⟦ ;⟧ gồm⟦ :⟧ a) họp (B/c⟦ )⟧; hết⟦ .⟧"),
            messages=(
                "thừa dấu cách trước “,”",
                "thừa dấu cách trước “;”",
                "thừa dấu cách trước “:”",
                "thừa dấu cách trước “)”",
                "thừa dấu cách trước “.”",
            ),
            fixed=_PLAN.format("Bình đẳng giới, tiến bộ; gồm: a) họp (B/c); hết."),
        ),
        Bad(
            _PLAN.format("Hoạt động chuyên môn của⟦ .⟧nhà trường."),
            messages=("dấu “.” dính vào từ sau",),
        ),
    ),
)
def space_before_punctuation(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Thừa dấu cách trước dấu câu.

    Dấu phẩy, chấm, chấm phẩy, hai chấm viết liền từ đứng trước; để cách thì dấu có thể rơi xuống đầu dòng khi in. Dấu
    ba chấm và “./.” không bị báo.

    Cách sửa: xóa dấu cách; lệnh `checker check --fix` sửa được.
    """
    if not begins_with_sign(document.odd_tokens):
        return
    for found in _SIGN.finditer(document.text):
        start = found.start()
        sign = document.text[start + 1]
        if (found["glued"] and not _stray(sign, found["glued"])) or _is_key(document, start) or hidden(document, start):
            continue
        at = Span(start, start + 2)
        if found["glued"]:
            message = say("dấu “{sign}” dính vào từ sau", "the “{sign}” sticks to the next word", sign=sign)
            hint = say("xóa dấu này, hoặc đưa về sau từ đứng trước", "delete it, or move it to the word before")
            yield Problem(at, message, hint=hint)
        else:
            yield Problem(
                at,
                say("thừa dấu cách trước “{sign}”", "there is a blank before “{sign}”", sign=sign),
                hint=say("xóa dấu cách", "delete the blank"),
                edits=(Edit(Span(start, start + 1), ""),),
            )


def _stray(sign: str, word: str) -> bool:
    """Tell whether a sign that sticks to the word after it is a slip; ".docx", ".vn" and ",5" are not."""
    return sign in ".,;" and not word.isascii() and not word[0].isdigit()


def _is_key(document: Document, start: int) -> bool:
    """Tell whether a blank stands after a key of the front matter, where YAML allows it."""
    if start > document.front_matter.at.end:
        return False
    return _KEY.match(document.text, document.source.line_at(start).start, start) is not None
