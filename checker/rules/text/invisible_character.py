"""``invisible-character``: characters that cannot be seen, and spaces that only look like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.lookalikes import Invisible, find_invisible, find_spaces
from checker.message import say
from checker.rule import Bad, Edit, Good, Problem, Severity, rule
from checker.rules.text._prose import hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document
    from checker.source import Span

_PLAN = '---\nloai: "ke-hoach"\n---\n\n{}\n'


@rule(
    Severity.INFO,
    english="the text holds characters that cannot be seen",
    basis=None,
    only=("rare-characters",),
    examples=(
        Good(_PLAN.format("Bình đẳng giới\tnăm 2026 👩‍🏫.")),
        Bad(
            _PLAN.format("Bình⟦\u200b⟧ đẳng giới.\n\nNăm⟦\u00a0⟧2026,\u00a0quý I."),
            messages=(
                "có ký tự ẩn: dấu cách rộng bằng không (U+200B)",
                "có ký tự ẩn: dấu cách không ngắt (U+00A0), 2 chỗ",
            ),
            fixed=_PLAN.format("Bình đẳng giới.\n\nNăm 2026, quý I."),
        ),
    ),
)
def invisible_character(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Ký tự không nhìn thấy, hoặc dấu cách không phải dấu cách thường.

    Chúng theo văn bản chép từ Word hay trang web; nhìn không biết nhưng làm tìm kiếm, so sánh sai. Mỗi dòng báo một
    lần.

    Cách sửa: lệnh `checker check --fix` xóa ký tự ẩn và thay dấu cách lạ bằng dấu cách thường.
    """
    if not document.characters:
        return
    found = [*find_invisible(document.text, document.characters), *find_spaces(document.text, document.characters)]
    found = [item for item in found if _ours(document, item[0].start)]
    found.sort(key=lambda item: item[0])
    groups: dict[str, list[tuple[Span, Invisible]]] = {}
    for item in found:
        groups.setdefault(item[1].code, []).append(item)
    for (at, char), *others in groups.values():
        count = say(", {count} chỗ", ", {count} places", count=len(others) + 1)
        yield Problem(
            at,
            say(
                "có ký tự ẩn: {name} ({code}){count}",
                "there is an invisible character: {english} ({code}){count}",
                name=char.vietnamese,
                english=char.english,
                code=char.code,
                count=count if others else "",
            ),
            hint=say("xóa hoặc thay bằng dấu cách thường", "delete it, or put a plain space"),
            edits=tuple(Edit(place, char.replacement) for place, char in ((at, char), *others)),
        )


def _ours(document: Document, offset: int) -> bool:
    """Tell whether a place is in prose; a front matter that cannot be read is ``invalid-front-matter``'s."""
    return not hidden(document, offset) and (document.front_matter.read or offset >= document.body_at.start)
