"""``legacy-encoding``: text in TCVN3 or VNI pasted as if it were Unicode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.legacy import find_legacy
from checker.message import say
from checker.rule import Bad, Edit, Good, Problem, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\n---\n\n{}\n'
_NAMES = {"tcvn3": "TCVN3 (phông .VnTime)", "vni": "VNI"}
_LONGEST = 60


@rule(
    Severity.ERROR,
    english="text is in an old Vietnamese encoding",
    basis="Nghị định số 30/2020/NĐ-CP, Phụ lục I",
    only=("rare-characters",),
    examples=(
        Good(_PLAN.format("Bình đẳng giới; café; 20 µg; © 2026.")),
        Bad(
            _PLAN.format("Kế hoạch ⟦b×nh ®¼ng giíi⟧."),
            messages=("“b×nh ®¼ng giíi” gõ bằng bảng mã TCVN3 (phông .VnTime): “bình đẳng giới”",),
            fixed=_PLAN.format("Kế hoạch bình đẳng giới."),
        ),
    ),
)
def legacy_encoding(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Chữ gõ bằng bảng mã cũ (TCVN3, VNI) nên hiện thành ký tự lạ.

    Văn bản hành chính dùng Unicode theo TCVN 6909:2001. Đoạn chép từ tệp dùng phông .VnTime hay VNI-Times không ai
    đọc và tìm được.

    Cách sửa: kiểm tra lại chữ đã chuyển mã trong lời nhắc; lệnh `checker check --fix` thay được.
    """
    if not document.characters:
        return
    for run in find_legacy(document.text, document.characters):
        words = document.slice(run.at)
        yield Problem(
            run.at,
            say(
                "“{words}” gõ bằng bảng mã {name}: “{decoded}”",
                "“{words}” is in the old encoding {name}: “{decoded}”",
                words=_short(words),
                name=_NAMES[run.encoding],
                decoded=_short(run.decoded),
            ),
            hint=say("chuyển sang Unicode", "convert it to Unicode"),
            edits=(Edit(run.at, run.decoded),),
        )


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
