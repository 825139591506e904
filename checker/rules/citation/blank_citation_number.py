"""``blank-citation-number``: the number of a cited document is still blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.citation._faults import words
from checker.verdicts.blanks import blank_citations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "2026-03-05"\n---\n\n{}\n'


@rule(
    Severity.ERROR,
    draft=Severity.INFO,
    english="the number of a cited document is still blank",
    basis=None,
    examples=(
        Good(_PLAN.format("Theo Kế hoạch số 48/KH-UBND ngày 02/3/2026; tỷ lệ 3 / 4; các kế hoạch, quyết định…")),
        Bad(
            _PLAN.format(
                "Căn cứ ⟦Nghị định số /2017/NĐ-CP ngày 17/7/2017⟧ của Chính phủ, ⟦Nghị định số …/2017/NĐ-CP⟧ khác."
            ),
            messages=(
                "“Nghị định số /2017/NĐ-CP ngày 17/7/2017” được viện dẫn mà số còn để trống",
                "“Nghị định số …/2017/NĐ-CP” được viện dẫn mà số còn để trống",
            ),
        ),
        Good(_PLAN.format("Số:      /KH-UBND\n\nGửi trước ngày …/3/2026 (do placeholder-text báo).")),
        Good(_PLAN.format("Lập Kế hoạch / Báo cáo theo quý; xem Quyết định /quyet-dinh và Công văn số 12 / 13.")),
        Good(_PLAN.format("Gửi báo cáo./.\n\n## Nơi nhận\n\n- Lưu: VT.\n\n## Phụ lục\n\nTheo Kế hoạch số …/KH-UBND.")),
        Bad(
            _PLAN.format(
                "_Căn cứ ⟦Kế hoạch số      /KH-UBND ngày   tháng   năm 2026⟧ của UBND xã;_\n\n"
                "Theo ⟦Quyết định số …/QĐ-UBND⟧ của xã, ⟦Công văn số ……/……… ngày …/…/2026⟧ và "
                "⟦Chỉ thị số …… ngày 02/3/2026⟧."
            ),
            messages=(
                "“Kế hoạch số /KH-UBND ngày tháng năm 2026” được viện dẫn mà số còn để trống",
                "“Quyết định số …/QĐ-UBND” được viện dẫn mà số còn để trống",
                "“Công văn số ……/……… ngày …/…/2026” được viện dẫn mà số còn để trống",
                "“Chỉ thị số …… ngày 02/3/2026” được viện dẫn mà số còn để trống",
            ),
        ),
    ),
)
def blank_citation_number(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Văn bản được viện dẫn mà số còn để trống.

    Căn cứ, kế hoạch phải thực hiện mà không có số thì không ai tra được. Số của chính văn bản này và chỗ trống khác do
    `placeholder-text` báo.

    Cách sửa: điền số, ký hiệu và ngày của văn bản đó; chưa ban hành thì bỏ viện dẫn.
    """
    for at in blank_citations(document):
        yield Problem(
            at,
            say(
                "“{words}” được viện dẫn mà số còn để trống",
                "“{words}” is cited, but its number is blank",
                words=words(document, at),
            ),
            hint=say("điền số và ngày của văn bản được dẫn", "fill in that document's number and date"),
        )
