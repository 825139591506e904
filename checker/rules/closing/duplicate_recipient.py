"""``duplicate-recipient``: one recipient stands twice in Nơi nhận."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Good, Problem, Related, Severity, rule
from checker.rules.closing._same import names_at, whole_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.corpus import DocumentContext
    from checker.document import Document, Recipient

_LIST = "## Nơi nhận\n\n- {};\n- {};\n- Lưu: VT.\n"
_PLAN = f'---\nloai: "ke-hoach"\ndon_vi: "mn-hoa-sen"\n---\n\n{_LIST}'
_UNITS = """don_vi:
  - id: "mn-hoa-sen"
    ten: "Trường Mầm non Hoa Sen"
    dia_danh: "Minh Họa"
  - id: "ubnd-xa-minh-hoa"
    ten: "Ủy ban nhân dân xã Minh Họa"
    dia_danh: "Minh Họa"
  - id: "phong-gddt-minh-hoa"
    ten: "Phòng Giáo dục và Đào tạo huyện Minh Họa"
    dia_danh: "Minh Họa"
"""

_FIRST = say("lần đầu ở đây", "first here")


@rule(
    Severity.WARNING,
    english="a recipient stands twice in the list",
    basis=None,
    examples=(
        Good(_LIST.format("Công an xã", "Công an xã, Trạm Y tế xã")),
        Bad(_LIST.format("Công an xã", "⟦Công An xã⟧"), messages=("“Công An xã” đã có trong nơi nhận",)),
        Bad(
            _LIST.format("UBND xã (để báo cáo)", "⟦UBND xã (b/c)⟧"),
            messages=("“UBND xã (b/c)” đã có trong nơi nhận",),
        ),
        Good(_LIST.format("UBND xã Minh Họa", "UBND xã Minh Hòa")),
        Good(_LIST.format("Chủ tịch UBND xã", "UBND xã")),
        Good(_PLAN.format("UBND các xã", "UBND xã Minh Họa"), units=_UNITS),
        Good(_PLAN.format("Phòng GD&ĐT các huyện", "Phòng Giáo dục và Đào tạo"), units=_UNITS),
        Bad(
            _LIST.format("UBND xã Minh Họa (b/c)", "⟦Uỷ ban nhân dân xã Minh Hoạ (để báo cáo)⟧"),
            messages=("“Uỷ ban nhân dân xã Minh Hoạ (để báo cáo)” đã có trong nơi nhận",),
        ),
        Bad(
            _LIST.format("Phòng Văn hóa - Xã hội", "⟦Phòng VH&XH⟧"),
            messages=("“Phòng VH&XH” đã có trong nơi nhận",),
        ),
        Bad(
            _PLAN.format("Ủy ban nhân dân xã Minh Họa", "⟦UBND xã⟧").replace(
                "- Lưu", "- Phòng GD-ĐT huyện Minh Họa;\n- ⟦Phòng Giáo dục và Đào tạo⟧;\n- Lưu"
            ),
            units=_UNITS,
            messages=("“UBND xã” đã có trong nơi nhận", "“Phòng Giáo dục và Đào tạo” đã có trong nơi nhận"),
        ),
        Bad(
            _LIST.format("Công an xã", "Lưu: VT").replace("Lưu: VT.", "⟦Lưu: VT, CĐ⟧."),
            messages=("nơi nhận đã có một dòng lưu",),
        ),
    ),
)
def duplicate_recipient(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Một nơi nhận được ghi hai lần.

    Dòng lặp thường còn lại sau khi sao chép từ văn bản cũ; văn thư sẽ gửi hai bản. So sánh không kể chữ hoa, ghi chú
    trong ngoặc và cách viết tắt quen dùng (UBND, GD&ĐT); đơn vị có trong `units.yml` thì viết có địa danh hay không
    cũng là một. Chỉ có một dòng lưu. Cách sửa: bỏ dòng lặp, gộp các dòng lưu.
    """
    items = document.recipients.items if document.recipients else ()
    if not items:
        return
    text = document.text
    names = [whole_name(text[start:end]) for _, (start, end), _, _, _ in items]
    unit = context.unit(document)
    usual: Mapping[str, str] = names_at(context.units, unit.place) if unit else {}
    if usual and not usual.keys().isdisjoint(names):
        names = [usual.get(name, name) for name in names]
    if len(set(names)) < len(names):
        yield from _repeated(document, names, items)
    archives = [(name, item) for name, item in zip(names, items, strict=True) if item[3]]
    for name, item in archives[1:]:
        if name != archives[0][0]:
            yield Problem(
                item.text_at,
                say("nơi nhận đã có một dòng lưu", "the recipients have an archive line already"),
                hint=say("gộp thành một dòng lưu ở cuối", "make them one archive line, the last"),
                related=(Related(archives[0][1].text_at, _FIRST),),
            )


def _repeated(document: Document, names: list[str], items: Sequence[Recipient]) -> Iterator[Problem]:
    seen: dict[str, Recipient] = {}
    for name, item in zip(names, items, strict=True):
        first = seen.setdefault(name, item)
        if name and first is not item:
            written = " ".join(document.slice(item.text_at).split())
            yield Problem(
                item.text_at,
                say("“{written}” đã có trong nơi nhận", "“{written}” is already among the recipients", written=written),
                hint=say("bỏ dòng lặp", "drop the second line"),
                related=(Related(first.text_at, _FIRST),),
            )
