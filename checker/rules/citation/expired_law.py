"""``expired-law``: a law is based on that had expired before the document's day, with nothing known in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dates import write_date_slashes
from checker.message import Message, say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.citation._force import faults_of, in_basis, judged_on, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_TEXT = '---\nloai: "{kind}"\nngay_ban_hanh: "{day}"\n---\n\n{text}\n'
_PROGRAM = "_Căn cứ ⟦Quyết định số 1696/QĐ-TTg⟧ ngày 02 tháng 10 năm 2015 của Thủ tướng Chính phủ;_"
_BARE = _PROGRAM.replace("⟦", "").replace("⟧", "")


@rule(
    Severity.WARNING,
    english="a law is based on that had expired, or whose period was over, before the document's day",
    basis=None,
    only=("expired", "completed"),
    examples=(
        Good(_TEXT.format(kind="ke-hoach", day="2018-03-05", text=_BARE)),
        Good(_TEXT.format(kind="bao-cao", day="2021-01-15", text=_BARE)),
        Good(_TEXT.format(kind="ke-hoach", day="2022-03-05", text=_BARE.replace("Căn cứ", "Sau khi tổng kết"))),
        Bad(
            _TEXT.format(kind="ke-hoach", day="2022-03-05", text=_PROGRAM),
            messages=("thời kỳ thực hiện của “Quyết định số 1696/QĐ-TTg” kết thúc trước 01/01/2021",),
        ),
    ),
)
def expired_law(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Căn cứ vào văn bản đã hết hiệu lực hoặc đã hết thời kỳ thực hiện, chưa biết văn bản nào thay thế.

    Xét tại ngày ban hành của văn bản. Chương trình, đề án của một giai đoạn hết hạn khi giai đoạn kết thúc; báo cáo
    tổng kết nhắc lại chúng là bình thường nên không bị báo. Tình trạng lấy từ kho văn bản trong `laws/`; điều chỉ ghi
    theo trí nhớ thì chỉ là lời nhắc.

    Cách sửa: tra văn bản đang áp dụng rồi viện dẫn văn bản đó, hoặc bỏ căn cứ không còn dùng.
    """
    told: set[str] = set()
    for judgement, fault, law in faults_of(document, context, "expired", "completed"):
        completed = fault.code == "completed"
        if law.ended is None or law.key in told or context.laws.successor(law):
            continue
        if completed and (document.kind == "bao-cao" or not in_basis(document, judgement)):
            continue
        told.add(law.key)
        values = {
            "name": shown(document, judgement),
            "day": write_date_slashes(law.ended),
            "when": judged_on(document, context),
        }
        said = (
            say(
                "thời kỳ thực hiện của “{name}” kết thúc trước {day}{when}",
                "the period of “{name}” ended before {day}{when}",
                **values,
            )
            if completed
            else say("“{name}” hết hiệu lực từ {day}{when}", "“{name}” expired on {day}{when}", **values)
        )
        hint = Message("tra văn bản đang áp dụng rồi viện dẫn văn bản đó", "look up what applies now and cite that")
        yield Problem(judgement.citation.at, said, hint=hint, remark=not fault.sure or completed)
