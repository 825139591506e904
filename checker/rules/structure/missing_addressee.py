"""``missing-addressee``: a letter or a report to a superior lacks "Kính gửi", or "Như trên"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.fold import fold
from checker.message import say
from checker.pattern import Pattern
from checker.rule import Bad, Good, Problem, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_AS_ABOVE = Pattern(r"nhu (?:tren|kinh gui|dieu|muc)\b")
_FOR_REPORT = Pattern(r"\((?:de )?(?:b/c|bao cao)\)")
_HEAD = "---\nloai: {kind}\n{to}---\nThực hiện Kế hoạch số 48/KH-UBND.\n\n## Nơi nhận\n\n"
_TO = "kinh_gui:\n  - Các trường trên địa bàn\n"


@rule(
    Severity.WARNING,
    english="a letter or a report to a superior names no addressee",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
    examples=(
        Good(_HEAD.format(kind="cong-van", to=_TO) + "- Như trên;\n- Lưu: VT.\n"),
        Good(_HEAD.format(kind="cong-van", to=_TO) + "- Như kính gửi;\n- Lưu: VT.\n"),
        Good(
            _HEAD.format(kind="cong-van", to="").replace("Thực", "Kính gửi: Các trường.\n\nThực")
            + "- Như trên;\n- Lưu: VT.\n"
        ),
        Good(_HEAD.format(kind="bao-cao", to="") + "- Các tổ chuyên môn;\n- Lưu: VT.\n"),
        Good(_HEAD.format(kind="ke-hoach", to="") + "- UBND xã (để báo cáo);\n- Lưu: VT.\n"),
        Bad(
            _HEAD.format(kind="⟦cong-van⟧", to="") + "- Như trên;\n- Lưu: VT.\n",
            messages=("công văn không ghi nơi kính gửi",),
        ),
        Bad(
            _HEAD.format(kind="⟦bao-cao⟧", to="") + "- UBND xã (để báo cáo);\n- Lưu: VT.\n",
            messages=("báo cáo gửi cấp trên không ghi nơi kính gửi",),
        ),
        Bad(
            _HEAD.format(kind="cong-van", to=_TO) + "- ⟦Các trường trên địa bàn⟧;\n- Lưu: VT.\n",
            messages=("nơi nhận không bắt đầu bằng “Như trên”",),
        ),
    ),
)
def missing_addressee(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Công văn hoặc báo cáo gửi cấp trên không ghi “Kính gửi”, hoặc Nơi nhận không bắt đầu bằng “Như trên”.

    Công văn và báo cáo gửi cấp trên ghi nơi kính gửi ở đầu; Nơi nhận khi đó mở đầu bằng “Như trên”, không ghi lại tên.
    Cách sửa: thêm khóa `kinh_gui`, và đặt “- Như trên;” ở dòng đầu của Nơi nhận.
    """
    if not document.front_matter.read:
        return
    items = document.recipients.items if document.recipients else ()
    if document.strings("kinh_gui") or document.addressee_at:
        if items and not _AS_ABOVE.match(fold(document.slice(items[0].text_at))):
            yield Problem(
                items[0].text_at,
                say("nơi nhận không bắt đầu bằng “Như trên”", "the recipients do not begin with “Như trên”"),
                hint=say("viết “- Như trên;” ở dòng đầu", "write “- Như trên;” on the first line"),
            )
        return
    kind = context.kind(document)
    letter = any(section.found_as == "addressee" for section in kind.sections)
    if letter or (kind.id == "bao-cao" and _goes_up(document, context)):
        suffix = kind.name if letter else say("{kind} gửi cấp trên", "{kind} to a superior", kind=kind.name)
        yield Problem(
            document.at("loai"),
            say("{what} không ghi nơi kính gửi", "the {what} names no addressee", what=suffix),
            hint=say("thêm khóa “kinh_gui” với tên nơi nhận chính", "add the key “kinh_gui” with the main addressee"),
        )


def _goes_up(document: Document, context: DocumentContext) -> bool:
    """Tell whether a report is owed to another unit, or goes to someone "để báo cáo"."""
    unit = context.unit(document)
    period = document.string("ky")
    if unit and any(duty.duty == period and duty.to not in {"", unit.id} for duty in unit.obligations):
        return True
    items = document.recipients.items if document.recipients else ()
    return any(_FOR_REPORT.search(fold(document.slice(item.at))) for item in items)
