"""Which parts of a document a commit touched, from the patches that Git writes: in a reader's words."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

COMMIT: Final = "\x01"
FUNCTION_NAMES: Final = r"^(---$|[a-z_]+:|#{1,6}[ \t].*|[*][*]Điều [0-9]+.*)"
"""What Git may name as the place of a change: a key of the front matter, its end, a heading, an article."""

_HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@ ?(.*)")
_PLACE = re.compile(r"(---)$|([a-z_]+):|#{1,6}[ \t]+(.*)|[*][*](Điều [0-9]+)")
_STATUS = re.compile(r'trang_thai:\s*"?([a-z-]*)')
_MARKS = re.compile(r"[*_`\\]|<!--.*?(?:-->|\Z)|\[\^[^\]]*\]")
_LONGEST: Final = 70
"""Bytes of a heading that Git always gives whole."""

_NAMES: Final[Mapping[str, str]] = {
    "so_ky_hieu": "số, ký hiệu",
    "ngay_ban_hanh": "ngày ban hành",
    "trich_yeu": "trích yếu",
    "nguoi_ky": "người ký",
    "kinh_gui": "nơi kính gửi",
    "thuc_hien": "văn bản được thực hiện",
    "thay_the": "văn bản được thay thế",
    "dinh_chinh": "văn bản được đính chính",
    "thu_hoi": "văn bản bị thu hồi",
    "bao_cao_cho": "kế hoạch được báo cáo",
    "bao_cao": "hạn báo cáo",
    "chi_tieu": "chỉ tiêu",
    "ket_qua": "kết quả theo chỉ tiêu",
    "phu_luc": "phụ lục",
    "ban_ky": "bản đã ký",
}
_OTHER: Final = "phần khai báo"
_TEXT: Final = "phần nội dung"


class Touched(NamedTuple):
    """The parts of a document that a commit touched, and its status before and after where that was changed."""

    places: tuple[str, ...]
    status: tuple[str, str] | None = None


def touched_of_log(log: str) -> Mapping[tuple[str, str], Touched]:
    """Read ``git log -p -U0 --format=<U+0001>%H``: what each commit touched, by its name and the path of the file."""
    found: dict[tuple[str, str], Touched] = {}
    commit = path = ""
    lines = iter(log.split("\n"))
    hunks: list[_Hunk] = []
    for line in lines:
        hunk = _HUNK.match(line)
        if hunk:
            old, new = (1 if count is None else int(count) for count in hunk.group(1, 2))
            hunks.append(_Hunk(hunk[3], _changed(lines, old + new)))
            found[commit, path] = _touched(hunks)
        elif line.startswith(COMMIT):
            commit = line.removeprefix(COMMIT)
        elif line.startswith("+++ b/"):
            path, hunks = line.removeprefix("+++ b/").rstrip("\t"), []
    return found


class _Hunk(NamedTuple):
    """Lines that were changed together, with their sign, and the place before them as Git names it."""

    place: str
    lines: tuple[str, ...]


def _changed(lines: Iterator[str], count: int) -> tuple[str, ...]:
    """Take the next changed lines; what Git says between them is no line of the file."""
    return tuple(islice((line for line in lines if line[:1] in {"-", "+"}), count))


def _touched(hunks: Sequence[_Hunk]) -> Touched:
    places: dict[str, None] = {}
    status: dict[str, str] = {}
    for hunk in hunks:
        place = _place(hunk.place)
        for line in hunk.lines:
            sign, said = line[0], line[1:]
            place = _place(said) or place
            if named := _STATUS.match(said):
                status[sign] = named[1]
            elif said.strip():
                places[place or _TEXT] = None
    changed = (status["-"], status["+"]) if len(status) == len("-+") else None
    return Touched(tuple(places), changed)


def _place(line: str) -> str:
    """Give what a line begins in a reader's words; blank when it begins nothing."""
    found = _PLACE.match(line)
    if found is None:
        return ""
    end, key, heading, article = found.groups()
    if key:
        return _NAMES.get(key, _OTHER)
    return article or (_TEXT if end else _short(_MARKS.sub("", heading)))


def _short(heading: str) -> str:
    """Give a heading in quotation marks; one so long that Git may have cut it, within a word or letter, ends before."""
    words = heading.strip()
    if len(words.encode()) > _LONGEST:
        words = words.encode()[:_LONGEST].decode("utf-8", "ignore").rpartition(" ")[0] + "…"
    return f"“{words}”"
