"""``repeated-end-mark``: “./.” stands before the end of the main text, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Edit, Good, Problem, Related, Severity, rule
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_MARK = "./."
_BODY = "## I. Tổ chức thực hiện\n\n{}\n\n## Nơi nhận\n\n- Lưu: VT.\n"


@rule(
    Severity.WARNING,
    draft=Severity.INFO,
    english="“./.” stands before the end of the main text, too",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục III",
    examples=(
        Good(_BODY.format("Các bộ phận thực hiện kế hoạch này./.")),
        Good(_BODY.format("Các bộ phận thực hiện./.") + "\n## Phụ lục\n\nMẫu báo cáo./.\n"),
        Bad(
            _BODY.format("Các bộ phận thực hiện⟦./.⟧\n\nVăn phòng theo dõi./."),
            messages=("“./.” đứng trước khi hết nội dung",),
            fixed=_BODY.format("Các bộ phận thực hiện.\n\nVăn phòng theo dõi./."),
        ),
        Bad(
            _BODY.format("Các bộ phận thực hiện⟦./.⟧./."),
            messages=("“./.” đứng trước khi hết nội dung",),
            fixed=_BODY.format("Các bộ phận thực hiện./."),
        ),
    ),
)
def repeated_end_mark(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Dấu “./.” còn đứng ở giữa nội dung.

    Dấu “./.” cho biết nội dung hết ở đây. Dấu ở giữa thường còn sót khi chép thêm đoạn vào sau, và người đọc tưởng văn
    bản đã hết. Phụ lục có dấu của riêng nó. Cách sửa: thay bằng dấu chấm, chỉ giữ dấu ở cuối cùng.
    """
    text, (start, end) = document.text, document.main_at
    last = text.rfind(_MARK, start, end)
    place = text.find(_MARK, start, end)
    while 0 <= place < last:
        over = place + len(_MARK)
        yield Problem(
            Span(place, over),
            say("“./.” đứng trước khi hết nội dung", "“./.” stands before the text ends"),
            hint=say("chỉ giữ dấu “./.” ở cuối nội dung", "keep the mark at the end of the text alone"),
            related=(Related(Span(last, last + len(_MARK)), say("dấu cuối nội dung ở đây", "the last one is here")),),
            edits=(Edit(Span(place, over), "" if over == last else "."),),
        )
        place = text.find(_MARK, over, end)
