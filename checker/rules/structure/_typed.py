"""Lines of the letterhead and of the signature that were typed into the text; no rule itself."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.pattern import Pattern
from checker.record import NamedTuple
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.document import Document

_LINE = Pattern(
    r"^[ \t*_>#\\|]*(?:(?:[^\n|]*\|[ \t*_]*)?(?P<nation>CỘNG[ ]H(?:ÒA|OÀ)[ ]XÃ[ ]HỘI[ ]CHỦ[ ]NGHĨA[ ]VIỆT[ ]NAM)"
    r"|(?P<motto>Độc[ ]lập[ ]*[-–—][ ]*Tự[ ]do[ ]*[-–—][ ]*Hạnh[ ]phúc)"
    r"|(?P<number>Số[ ]*:[ ]*[\d.…_]*[ ]*[/-][^\s|]+)"
    r"|(?P<dated>[^\n,|]{2,40},[ ]ngày[\d .…_]{1,20}tháng[\d .…_]{1,20}năm[\d .…_]{1,12})"
    r"|(?P<kind>KẾ[ ]HOẠCH|BÁO[ ]CÁO))[ \t*_\\|]*$",
    re.MULTILINE,
)
_CUES = ("Số", ", ngày", "CỘNG H", "Độc lập", "KẾ HOẠCH", "BÁO CÁO")
"""A line of the letterhead has one of them, and few texts have one above their first heading."""

_KEYS = {"number": ("so_ky_hieu",), "dated": ("dia_danh", "ngay_ban_hanh"), "kind": ("loai", "trich_yeu")}
_FARTHEST = 3000
_SIGNING = Pattern(
    r"(?:(?:T[./]?M|K[./]?T|T[./]?U[./]?Q|T[./]?L|Q)\b[. ]|(?:PHÓ |QUYỀN )?(?:HIỆU TRƯỞNG|CHỦ TỊCH|(?:TỔNG )?GIÁM ĐỐC"
    r"|TRƯỞNG (?:PHÒNG|BAN|TRẠM|KHOA)|CHÁNH VĂN PHÒNG|BÍ THƯ|(?:THỦ|CỤC|VIỆN) TRƯỞNG))(?![^\W_])"
)
_SIGNING_LINES = 3


class TypedLine(NamedTuple):
    """A line of the letterhead in the text, with the keys it belongs to (none for Quốc hiệu and Tiêu ngữ)."""

    at: Span
    keys: tuple[str, ...]


@lru_cache(maxsize=2)
def typed_letterhead(document: Document) -> tuple[TypedLine, ...]:
    """Give the lines of the letterhead that stand above the first heading of the text."""
    text, (start, stop) = document.text, document.main_at
    stop = min(stop, start + _FARTHEST)
    heading = text.find("\n## ", start, stop)
    stop = heading if heading >= 0 else stop
    above = text[start:stop]
    if not any(cue in above for cue in _CUES):
        return ()
    found = _LINE.finditer(text, start, stop)
    return tuple(
        TypedLine(Span(*match.span(part)), _KEYS.get(part, ())) for match in found if (part := match.lastgroup or "")
    )


def typed_key(document: Document, key: str) -> bool:
    """Tell whether what a blank key should hold stands in the text instead: then one finding says so."""
    return any(key in line.keys for line in typed_letterhead(document))


@lru_cache(maxsize=2)
def typed_signature(document: Document) -> Span | None:
    """Give the first line of a signature that stands between the end mark and Nơi nhận, or just after that list."""
    begin, end = document.main_at
    mark = document.text.rfind("./.", begin, end)
    for start, stop in ((mark + 3 if mark >= 0 else end, end), document.annex_at):
        for at in _first_lines(document.text, start, stop):
            words = document.slice(at)
            if words.isupper() and _SIGNING.match(words):
                return at
    return None


def _first_lines(text: str, start: int, stop: int) -> Iterator[Span]:
    """Give what stands in the first lines with words, without marks, up to a heading."""
    count = 0
    while start < stop and count < _SIGNING_LINES:
        end = text.find("\n", start, stop)
        end = stop if end < 0 else end
        line = text[start:end]
        if line.startswith("#"):
            return
        words = line.strip(" \t*_|\\")
        if words:
            begin = start + line.index(words)
            yield Span(begin, begin + len(words))
            count += 1
        start = end + 1
