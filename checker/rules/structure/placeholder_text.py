"""``placeholder-text``: dots, blanks or "xx" stand where a value belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.structure._blanks import blanks
from checker.verdicts.blanks import is_blank_citation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_RECIPIENTS = "Gửi báo cáo./.\n\n## Nơi nhận\n\n{}\n{}\n{}\n{}\n"


@rule(
    Severity.ERROR,
    draft=Severity.INFO,
    english="dots or blanks stand where a value belongs",
    basis=None,
    examples=(
        Good("Chăm lo cho trẻ em gái … và các việc khác; hỗ trợ nạn nhân, tạm lánh...\n"),
        Good("Phụ nữ vùng sâu, vùng xa, người khuyết tật,…..\n\nKê khai ngày, tháng, năm sinh; ngày tháng năm sinh.\n"),
        Good("Thực hiện __hằng ngày__, hằng năm...\n\n____\n\nXem https://example.org/.../a, [Điều 5](#dieu-5).\n"),
        Good("Gửi báo cáo./.\n\n## Nơi nhận\n\n- Lưu: VT.\n\n## Phụ lục\n\nSố: ……/BC-……\n"),
        Good('---\nso_ky_hieu: "…/KH-UBND"\nngay_ban_hanh: "…/3/2026"\n---\nGửi báo cáo./.\n'),
        Good("Theo Kế hoạch số …/KH-UBND ngày   tháng   năm 2026 (do blank-citation-number báo).\n"),
        Good("Chủ đề “… có … người phụ nữ”; giáo viên ... học sinh; hỗ trợ... học sinh nghèo; tặng quà, … trẻ em.\n"),
        Bad(
            "Đạt ⟦...%⟧ kế hoạch. Cử ⟦…⟧ giáo viên đi học; tổ chức ⟦...⟧ buổi.\n",
            messages=("“...%” còn để trống", "“…” còn để trống", "“...” còn để trống"),
        ),
        Bad(
            "Trước ngày ⟦__/__/2026⟧, chậm nhất ⟦15/../2026⟧; xem tệp ../2026.\n",
            messages=("“__/__/2026” còn để trống", "“15/../2026” còn để trống"),
        ),
        Bad("⟦Số:   /KH-UBND⟧\n", messages=("“Số:   /KH-UBND” còn để trống",)),
        Bad("Minh Họa, ⟦ngày   tháng   năm 2026⟧\n", messages=("“ngày   tháng   năm 2026” còn để trống",)),
        Bad("Gửi trước ⟦ngày ……/…⟧ về trường ⟦……….⟧\n", messages=("“ngày ……/…” còn để trống", "“……….” còn để trống")),
        Bad(
            "Người liên hệ: ⟦____⟧, lớp ⟦(điền tên lớp)⟧, trường ⟦[…]⟧.\n",
            messages=("“____” còn để trống", "“(điền tên lớp)” còn để trống", "“[…]” còn để trống"),
        ),
        Bad(
            _RECIPIENTS.format("- ⟦[…]⟧;", "- ⟦……⟧;", "- Phòng ⟦[tên phòng]⟧;", "- Lưu: VT, ⟦[…]⟧."),
            messages=tuple(f"“{written}” còn để trống" for written in ("[…]", "……", "[tên phòng]", "[…]")),
        ),
        Bad(
            _RECIPIENTS.format("- Như trên;", "- ⟦...⟧;", "- Các lớp;", "- Lưu: ⟦……⟧."),
            messages=("“...” còn để trống", "“……” còn để trống"),
        ),
        Good(_RECIPIENTS.format("- Như trên;", "- Các phòng, ban……;", "- Đảng ủy (b/c), …;", "- Lưu: VT, …..")),
        Good("Đại hội Đảng lần thứ XX; ảnh 3x4, khổ 20x30; ghi ngày sinh theo dạng dd/mm/yyyy; mã KHxx1; 10 x 2.\n"),
        Bad(
            "Tổ chức ngày ⟦xx/xx/2026⟧, ⟦ngày XX tháng 3 năm 2026⟧; "
            "trước ⟦ngày dd/mm/yyyy⟧; năm ⟦20xx⟧, ⟦202x⟧; ⟦xxx⟧ đồng.\n",
            messages=tuple(
                f"“{written}” còn để trống"
                for written in ("xx/xx/2026", "ngày XX tháng 3 năm 2026", "ngày dd/mm/yyyy", "20xx", "202x", "xxx")
            ),
        ),
        Bad("Hỗ trợ ⟦xxx⟧ đồng.\n", messages=("“xxx” còn để trống",)),
        Bad('---\ndia_danh: ⟦"……"⟧\n---\nGửi báo cáo./.\n', messages=("“……” còn để trống",)),
    ),
)
def placeholder_text(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Còn dấu chấm, dấu gạch, chữ “xx” hoặc khoảng trắng ở chỗ phải điền.

    Văn bản đã ký mà còn chỗ trống thì không biết thời hạn, nơi gửi hay người chịu trách nhiệm. Dấu “…” kết thúc một
    phép liệt kê và chỗ trống trong mẫu ở phụ lục thì không bị báo; số của văn bản được viện dẫn do
    `blank-citation-number` báo. Cách sửa: điền giá trị, hoặc bỏ chỗ trống.
    """
    for at, written in blanks(document):
        if is_blank_citation(document, at):
            continue
        yield Problem(
            at,
            say("“{written}” còn để trống", "“{written}” is still blank", written=" ".join(written.split("\n"))),
            hint=say("điền giá trị, hoặc bỏ chỗ trống này", "fill it in, or drop it"),
        )
