"""``impossible-syllable``: a word that cannot be Vietnamese."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from checker.legacy import find_legacy
from checker.lookalikes import INVISIBLE
from checker.message import say
from checker.rule import Bad, Good, Problem, Related, Severity, rule
from checker.rules.text._prose import hidden
from checker.syllables import impossible_words, is_possible, well_placed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document
    from checker.source import Span

_PLAN = '---\nloai: "ke-hoach"\n---\n\n{}\n'


@rule(
    Severity.WARNING,
    english="a word cannot be Vietnamese",
    basis=None,
    only=("odd-tokens",),
    examples=(
        Good(_PLAN.format("Mục tiêu về nữ ở Đắk Lắk, Krông Búk; internet, email, CEDAW; hòa, hoà, ủy, uỷ; kilôgam.")),
        Good(_PLAN.format("<!-- mucjt --> https://example.vn/nưx b×nh ®¼ng giíi; Ðiềuu; bì\u200bnhh.")),
        Good(_PLAN.format("Bà Nguyễn Thị Qúy, xã Thựơng Minh; thúy, thuý, khỏe, khoẻ, quý, của, giúp, xoong, rượu.")),
        Bad(
            _PLAN.format("Trẻ ⟦đựơc⟧ đến ⟦trừơng⟧, ⟦qũy⟧ lớp ⟦yêú⟧, ⟦họat⟧ động."),
            messages=tuple(f"“{word}” đặt dấu thanh sai chỗ" for word in ("đựơc", "trừơng", "qũy", "yêú", "họat")),
        ),
        Bad(_PLAN.format("Nâng ⟦phuj⟧ cấp."), messages=("“phuj” không phải là âm tiết tiếng Việt",)),
        Good(
            _PLAN.format(
                "Dùng smartphone, online, tin nhắn inbox, design, training, campaign, coaching, meeting, singing."
            )
        ),
        Bad(
            _PLAN.format("Nâng cao ⟦thnah⟧ thế ⟦trogn⟧ năm; ⟦ttrong⟧ đó có ⟦chunng⟧ tay ⟦ttheo⟧ kế hoạch."),
            messages=tuple(
                f"“{word}” không phải là âm tiết tiếng Việt" for word in ("thnah", "trogn", "ttrong", "chunng", "ttheo")
            ),
        ),
        Bad(_PLAN.format("Thực ⟦hiênj⟧."), messages=("“hiênj” không phải là âm tiết tiếng Việt",)),
        Good(_PLAN.format("Cư Jút, THCS Y JÚT; chị Mẫu (sđt, đt cơ quan); 02 tr.đ; CĐ, ĐT; HOÀ, HÒA, THUÝ, QUÝ.")),
        Bad(_PLAN.format("## TỔ CHỨC THỰC ⟦HỊÊN⟧"), messages=("“HỊÊN” đặt dấu thanh sai chỗ",)),
        Bad(
            _PLAN.format("Đảm bảo ⟦mucjt⟧ tiêu, tỉ lệ ⟦nưx⟧; ⟦Trrước⟧ ngày 15/5; nưx cán bộ."),
            messages=(
                "“mucjt” không phải là âm tiết tiếng Việt",
                "“nưx” không phải là âm tiết tiếng Việt",
                "“Trrước” không phải là âm tiết tiếng Việt",
            ),
        ),
    ),
)
def impossible_syllable(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Từ không thể là âm tiết tiếng Việt.

    Công cụ xét âm đầu, vần và thanh, không dùng danh sách từ: “mucjt”, “nưx”, “Trrước” bị báo; tên riêng như Đắk Lắk,
    từ mượn và chữ viết tắt thì không. Dấu thanh đặt sai chữ (“đựơc”, “qũy”) cũng bị báo, trừ chữ viết hoa
    chữ đầu vì có thể là tên người; hai kiểu “hòa”, “hoà” đều đúng. Lỗi gõ vẫn thành một âm tiết có thật thì không phát
    hiện được.

    Cách sửa: gõ lại cho đúng. Nếu là tên riêng thì viết hoa, hoặc thêm chú thích bỏ qua kèm lý do.
    """
    text = document.text
    found: dict[str, list[Span]] = {}
    for at in impossible_words(text, document.odd_tokens):
        if not hidden(document, at.start) and not _spoken_for(document, at):
            found.setdefault(text[at.start : at.end].lower(), []).append(at)
    for first, *others in found.values():
        word = unicodedata.normalize("NFC", document.slice(first))
        right = well_placed(word) if is_possible(word) else None
        right = right.upper() if right and word.isupper() else right
        yield Problem(
            first,
            say("“{word}” đặt dấu thanh sai chỗ", "“{word}” has its tone on the wrong letter", word=word)
            if right
            else say("“{word}” không phải là âm tiết tiếng Việt", "“{word}” is no Vietnamese syllable", word=word),
            hint=say("viết “{right}”", "write “{right}”", right=right)
            if right
            else say("gõ lại từ này", "type the word again"),
            related=tuple(Related(other, say("còn ở đây", "here too")) for other in others),
        )


def _spoken_for(document: Document, at: Span) -> bool:
    """Tell whether another rule speaks of a word: it holds, or touches, a rare character, or is in an old encoding."""
    if not document.characters:
        return False
    around = unicodedata.normalize("NFC", document.text[max(at.start - 1, 0) : at.end + 1])
    rare = document.characters.intersection(around)
    if any(char in INVISIBLE or char.isalpha() for char in rare):
        return True
    return any(run.at.contains(at) for run in find_legacy(document.text, document.characters))
