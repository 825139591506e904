"""``superseded-law``: a law is cited that another had replaced before the document's day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dates import write_date_slashes
from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.citation._force import faults_of, in_basis, judged_on, label, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document
    from checker.laws import Law

_PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "{day}"\n---\n\n{text}\n'
_REPORT = '---\nloai: "bao-cao"\nngay_ban_hanh: "{day}"\nnam: {year}\n---\n\n{text}\n'
_ITS_NAME = "Quyết định số 2351/QĐ-TTg"
_STRATEGY = f"_Căn cứ {_ITS_NAME} ngày 24 tháng 12 năm 2010 của Thủ tướng Chính phủ;_"
_WORKERS = "_Căn cứ Bộ luật Lao động ngày 18 tháng 6 năm 2012;_"


@rule(
    Severity.WARNING,
    english="a law is cited that had been replaced before the document's day",
    basis=None,
    only=("superseded", "completed"),
    examples=(
        Good(_PLAN.format(day="2016-03-05", text=_WORKERS)),
        Good(_PLAN.format(day="2026-03-05", text="_Căn cứ Bộ luật Lao động ngày 20 tháng 11 năm 2019;_")),
        Good(_PLAN.format(day="2026-03-05", text="_Căn cứ Bộ luật Lao động;_")),
        Good(_PLAN.format(day="2026-03-05", text="Luật này thay thế Bộ luật Lao động ngày 18 tháng 6 năm 2012.")),
        Good(_PLAN.format(day="2026-03-05", text="Bộ luật Lao động ngày 18 tháng 6 năm 2012 đã hết hiệu lực.")),
        Good(_PLAN.format(day="2026-03-05", text="Thi tìm hiểu “10 năm Bộ luật Lao động ngày 18 tháng 6 năm 2012”.")),
        Good(_PLAN.format(day="2021-02-05", text=_STRATEGY)),
        Good(_REPORT.format(day="2021-01-15", year=2020, text=_WORKERS)),
        Bad(
            _PLAN.format(day="2026-03-05", text="_Căn cứ ⟦Bộ luật Lao động⟧ ngày 18 tháng 6 năm 2012;_"),
            messages=("“Bộ luật Lao động” được thay thế từ 01/01/2021",),
        ),
        Bad(
            _PLAN.format(
                day="2026-03-05", text="Theo ⟦Luật Phòng, chống bạo lực gia đình năm 2007⟧, mỗi thôn có tổ hòa giải."
            ),
            messages=("“Luật Phòng, chống bạo lực gia đình năm 2007” được thay thế từ 01/7/2023",),
        ),
        Bad(
            _PLAN.format(day="2022-03-05", text="_Căn cứ ⟦Thông tư số 07/2011/TT-BTP⟧ ngày 31 tháng 3 năm 2011;_"),
            messages=("“Thông tư số 07/2011/TT-BTP” được thay thế từ 01/7/2014",),
        ),
        Bad(
            _PLAN.format(day="2023-03-05", text=_STRATEGY.replace(_ITS_NAME, f"⟦{_ITS_NAME}⟧")),
            messages=("thời kỳ thực hiện của “Quyết định số 2351/QĐ-TTg” kết thúc trước 01/01/2021",),
        ),
    ),
)
def superseded_law(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Viện dẫn văn bản đã được văn bản khác thay thế trước ngày của văn bản đang viết.

    Xét tại ngày ban hành của văn bản, không phải hôm nay: kế hoạch năm 2016 viện dẫn văn bản còn hiệu lực năm 2016 là
    đúng. Báo cáo được nêu văn bản còn hiệu lực trong thời gian được báo cáo. Câu nói về việc đã qua (“thay thế”, “đã
    hết hiệu lực”, “tổng kết việc thực hiện”) và lời trích trong “…” không bị báo. Hiệu lực lấy từ kho văn bản trong
    `laws/`, kèm nguồn và độ tin cậy; điều chỉ ghi theo trí nhớ, hoặc chỉ là hết một giai đoạn, thì chỉ là lời nhắc.

    Cách sửa: viện dẫn văn bản thay thế, sau khi đọc điều khoản chuyển tiếp của văn bản đó.
    """
    told: set[str] = set()
    for judgement, fault, law in faults_of(document, context, "superseded", "completed"):
        after = None if law.key in told else context.laws.successor(law)
        completed = fault.code == "completed"
        if after is None or (completed and not (_known(after[0], document, context) and in_basis(document, judgement))):
            continue
        told.add(law.key)
        successor, since = after
        day = write_date_slashes(since) if since else "?"
        when = judged_on(document, context)
        name = shown(document, judgement)
        if completed:
            said = say(
                "thời kỳ thực hiện của “{name}” kết thúc trước {day}{when}",
                "the period of “{name}” ended before {day}{when}",
                name=name,
                day=day,
                when=when,
            )
        else:
            said = say(
                "“{name}” được thay thế từ {day}{when}",
                "“{name}” was replaced on {day}{when}",
                name=name,
                day=day,
                when=when,
            )
        hint = say("viện dẫn {law}", "cite {law}", law=label(successor))
        yield Problem(judgement.citation.at, said, hint=hint, remark=not fault.sure or completed)


def _known(successor: Law, document: Document, context: DocumentContext) -> bool:
    """Tell whether what comes after a program was there on the document's day."""
    return successor.issued is not None and successor.issued <= context.day(document)
