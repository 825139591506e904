"""What was met in a Word file that a person should be told about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from checker.message import Message, say

_LONGEST_QUOTE: Final = 120


@dataclass(slots=True)
class Tally:
    """Counts of what is left out, taken over or changed; ``furniture`` are the words of headers and footers."""

    inserted: int = 0
    deleted: int = 0
    moved: int = 0
    hidden: int = 0
    comments: int = 0
    pictures: int = 0
    linked: int = 0
    objects: int = 0
    diagrams: int = 0
    embedded: int = 0
    struck: int = 0
    covered: int = 0
    unknown: int = 0
    legacy: int = 0
    macros: bool = False
    bullets: bool = False
    furniture: list[str] = field(default_factory=list[str])

    def notices(self) -> tuple[Message, ...]:
        """Say each in one sentence."""
        found: list[Message] = []
        if self.inserted or self.deleted or self.moved:
            found.append(
                say(
                    "có sửa đổi đang theo dõi: giữ {ins} chỗ chèn, bỏ {dele} chỗ xóa, {moved} chỗ chuyển đi",
                    "tracked changes: {ins} insertions kept, {dele} deletions and {moved} moved-away passages dropped",
                    ins=self.inserted,
                    dele=self.deleted,
                    moved=self.moved,
                )
            )
        found += [say(vi, en, count=getattr(self, name)) for name, vi, en in _COUNTED if getattr(self, name)]
        if self.macros:
            found.append(Message("có macro: bỏ qua, không chạy", "holds macros: ignored, not run"))
        if self.bullets:
            found.append(
                Message("dấu đầu dòng vẽ bằng hình được ghi thành “-”", "ornamental bullets are written as “-”")
            )
        found += [
            say(
                "không nhập đầu trang, chân trang: “{text}”",
                "header or footer left out: “{text}”",
                text=text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…",
            )
            for text in dict.fromkeys(self.furniture)
        ]
        return tuple(found)


_COUNTED: Final = (
    ("hidden", "bỏ {count} đoạn chữ ẩn", "{count} passages of hidden text left out"),
    ("comments", "bỏ {count} lời bình (Comment)", "{count} comments left out"),
    ("pictures", "bỏ {count} hình", "{count} pictures left out"),
    (
        "linked",
        "bỏ {count} hình liên kết ra ngoài tệp, không tải về",
        "{count} pictures linked from outside the file left out, never fetched",
    ),
    ("objects", "bỏ {count} đối tượng nhúng (OLE)", "{count} embedded objects (OLE) left out"),
    (
        "diagrams",
        "bỏ {count} biểu đồ, sơ đồ: chữ trong đó không đọc được",
        "{count} charts or diagrams, with their words, left out",
    ),
    ("embedded", "bỏ {count} tài liệu khác nhúng bên trong", "{count} other documents embedded in it left out"),
    (
        "struck",
        "{count} đoạn chữ gạch ngang được giữ như chữ thường",
        "{count} struck-through passages kept as plain text",
    ),
    (
        "covered",
        "{count} ô bị ô gộp che vẫn có chữ, đã nhập vào ô gộp",
        "{count} cells covered by a merged one have text, kept in that cell",
    ),
    (
        "unknown",
        "{count} ký hiệu của phông riêng không có mã Unicode, ghi thành “□”",
        "{count} signs of a private font have no Unicode letter, written as “□”",
    ),
    (
        "legacy",
        "đã đổi {count} đoạn chữ TCVN3, VNI sang Unicode theo phông",
        "{count} passages in TCVN3 or VNI fonts turned into Unicode",
    ),
)
