"""Laws cited by name: ``Luật Bình đẳng giới``, ``Bộ luật Lao động 2019``, ``Luật sửa đổi một số điều của Luật …``.

A name ends where a known one does; an unknown one is read when a year, a date, a number or the end of the clause tells
where it ends.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from checker.parse.citations import law_names
from checker.parse.citations.view import on_one_line
from checker.pattern import Pattern
from checker.record import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

_NEEDLES: Final = (
    ("uật", (("uật ", "Ll"), ("uật\n", "Ll"))),
    ("Ậ", (("UẬT ", "L"),)),
    ("ệnh", (("háp lệnh ", "Pp"), ("háp\n", "Pp"))),
    ("Ệ", (("HÁP LỆNH ", "P"),)),
    ("", (("iến pháp", "Hh"), ("iến\n", "Hh"))),
    ("Ế", (("IẾN PHÁP", "H"),)),
)
"""The words that a name begins with, without their first letters; a line may end inside them.

Before them stands what a text must have if one of them names a law.
"""

_CODE_WORDS: Final = ("Bộ", "bộ", "BỘ")
_WINDOW = 180
_WIDE = 480
"""How far a name is looked for, and the chain of those that a law amends."""

_NOT_BEFORE: Final = ("pháp ", "Pháp ", "PHÁP ", "pháp\n")
_TONES: Final = {
    "à": "òa",
    "á": "óa",
    "ả": "ỏa",
    "ã": "õa",
    "ạ": "ọa",
    "è": "òe",
    "é": "óe",
    "ẻ": "ỏe",
    "ẽ": "õe",
    "ẹ": "ọe",
} | {
    "ỳ": "ùy",
    "ý": "úy",
    "ỷ": "ủy",
    "ỹ": "ũy",
    "ỵ": "ụy",
}
_OLD_TONE = Pattern(r"(?:o([àáảãạèéẻẽẹ])|(?<!q)u([ỳýỷỹỵ]))(?!\w)")
_UP = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_ENDS = r"(?=,?[ \n]\(?(?:ngày [0-9]|năm [0-9]{4}|số:? ?[0-9]|[12][0-9]{3}\b)|[;,.:)”\"|\n]|\Z)"
_STOP = (
    r"(?:này|đó|nêu|trên|và các|có|được|đã|thì|là|qu[iy] định|cho|khi|để|theo|từ|tại|hiện|mới|hoặc|không|phải|do|bằng"
    r"|nhằm|ra|với|về|mà|như|nói|đến|vào|chưa|sẽ|cũng|trong|cùng|gồm|ngày|năm|số|sửa|thay|ban hành)\b"
)
_UNKNOWN = Pattern(rf"(?:[Pp]hòng, chống [^\W\d_]+|[{_UP}]\w+)(?: (?!{_STOP})[^\W\d_]+){{0,10}}{_ENDS}")
_DATED = Pattern(
    rf"[^\W\d_]+(?:,? (?!{_STOP})[^\W\d_]+){{1,14}}"
    r"(?=,? \(?(?:ngày [0-9]|năm [0-9]{4}|số:? ?[0-9]))"
)
_ACRONYM = Pattern(r"[A-ZĐ][A-ZĐ&]{1,9}(?= (?:năm )?[12][0-9]{3}\b)")
_AMENDING = Pattern(
    r"(?:sửa đổi(?:(?:,| và)? ?bổ sung)?|bổ sung) (?:(?:một số|các) )?(?:điều|điểm|khoản)"
    r"(?: (?:[0-9]+[a-zđ]?|và|,|khoản|điều|điểm|[a-z]))* ?"
    r"(?:của )?(?:các )?(?:[0-9]+ luật(?:(?![,(]? ?(?:số:? ?[0-9]|ngày [0-9]|năm [0-9]))[^;.\n]){0,60}"
    r"|(?=(?:bộ )?luật |pháp lệnh ))",
)
_AMENDS = Pattern(r"[Ss]ửa đổi|[Bb]ổ sung|SỬA ĐỔI|BỔ SUNG")
_LISTED = Pattern(
    rf"[^\W\d_]+(?: (?!{_STOP}|và |ngày)[^\W\d_]+){{1,9}}"
    r"(?=,? (?:ngày [0-9]|năm [0-9]{4}|số:? ?[0-9]|và luật )|, luật |;)"
)
_YEAR = Pattern(
    r"[ \n](?:(?:\(sửa đổi\)|sửa đổi|\([A-ZĐ&]{2,10}\)),?[ \n])?"
    r",?(?:(?:năm|NĂM)[ \n])?((?:19|20)[0-9]{2})(?![0-9]|/[0-9])"
)
_REVISED = Pattern(r" \(sửa đổi(?:, bổ sung)?\)")
_COUNTRY = Pattern(
    r"[ \n](?:của[ \n])?(?:nước[ \n](?:c[ộo]ng[ \n]h(?:òa|oà)[ \n]xã[ \n]hội[ \n]chủ[ \n]nghĩa|chxhcn)[ \n])?"
    r"việt[ \n]nam"
)
_PLAIN_CONSTITUTION = Pattern(r"(?:điều [0-9]+(?:,| của| trong)? ?|căn cứ (?:vào )?|quy định của )\Z")
_CODE = Pattern(r"BL(?:LĐ|HS|DS|TTHS|TTDS)(?!\w)")
_CONTINUES = Pattern(r"(?:,| và|;| hoặc| và của|, của)? (?=(?:bộ )?luật |pháp lệnh )")
_NOT_LAWS: Final = (
    "sư",
    "số ",
    "gia",
    "này",
    "định",
    "pháp",
    "lệ",
    "khoa",
    "đó",
    "nêu",
    "tục",
    "chơi",
    "hiện hành",
    "trên",
    "mới",
    "được",
)
_OTHERS: Final = (
    *(
        "đại học",
        "khoa",
        "khoa học",
        "ngành",
        "công ty",
        "trường",
        "hãng",
        "cử nhân",
        "thạc sĩ",
        "tiến sĩ",
        "môn",
        "viện",
        "tạp chí",
        "pháp",
    ),
    *("dự án", "dự thảo", "công ty tnhh", "văn phòng", "ngành", "chuyên ngành", "hội", "chi hội", "báo", "chức"),
)

_LEARNERS: Final = ("sinh viên ", "học viên ", "giảng viên ", "nghiên cứu sinh ", "tốt nghiệp ", "bộ môn ")
"""After these an unknown name is that of a subject ("sinh viên Luật Kinh tế"); a known one is told to them."""


class NameFound(NamedTuple):
    """A law's name in the view; ``name`` as typed on one line, ``year`` the one after it."""

    start: int
    end: int
    type: str
    name: str
    year: int | None


def find_names(view: str, start: int, end: int) -> list[NameFound]:
    """Find the laws that ``view[start:end]`` cites by name, in order."""
    found: list[NameFound] = []
    for part, needles in _NEEDLES:
        if view.find(part, start, end) >= 0:
            for needle, firsts in needles:
                found.extend(_begun_by(view, start, end, needle, firsts))
    if view.find("BL", start, end) >= 0:
        found.extend(_codes(view, start, end))
    return _outermost(found) if len(found) > 1 else found


def _begun_by(view: str, start: int, end: int, needle: str, firsts: str) -> Iterator[NameFound]:
    """Yield the names that begin with one word."""
    at = view.find(needle, start + 1, end)
    while at >= 0:
        if view[at - 1] in firsts:
            begin = _code_word(view, start, at - 1) if "L" in firsts else at - 1
            if (view[begin] != "l" or _may_name(view, at + len(needle))) and (name := _read(view, start, begin, end)):
                yield name
        at = view.find(needle, at + 3, end)


def _code_word(view: str, start: int, at: int) -> int:
    """Give where "Bộ luật" begins when "luật" stands at an offset; the offset itself where "Bộ" is not before it."""
    first = max(start, at - 44)
    before = view[first:at].rstrip(" \t\n")
    word = first + len(before) - 2
    return word if word >= start and word + 2 < at and view[word : word + 2] in _CODE_WORDS else at


def _may_name(view: str, at: int) -> bool:
    """Tell whether a name may follow "luật" without a capital: a capital, or the first word of a known one."""
    after = view[at : at + 52].lstrip()
    return after[:1].isupper() or after[:12].partition(" ")[0].rstrip(",") in _table()["Luật"]


def _outermost(found: list[NameFound]) -> list[NameFound]:
    """Sort, and leave out names inside another ("Luật X" in "Luật sửa đổi … của Luật X")."""
    found.sort()
    kept = found[:1]
    for name in found[1:]:
        if name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _read(view: str, start: int, begin: int, end: int) -> NameFound | None:
    """Read one name that may begin at an offset."""
    if begin > start and (_glued(view, start, begin) or view.startswith(_NOT_BEFORE, max(start, begin - 5))):
        return None
    stop = view.find("\n\n", begin, begin + _WIDE)
    stop = stop if stop >= 0 else end
    line, origins = on_one_line(view[begin : min(stop, begin + _WINDOW)])
    type_ = _type(line)
    head = len(type_)
    if line[:head].lower() != type_.lower():
        return None
    if _AMENDS.match(line, head + 1):
        line, origins = on_one_line(view[begin : min(stop, begin + _WIDE)])
    before = _plain(view[max(start, begin - 20) : begin]).lower()
    if type_ == "Hiến pháp":
        length = _constitution(line, before)
    else:
        other = before[-1:] == " " and before.rstrip(" :").endswith(_OTHERS)
        length = 0 if other else _law(line, type_, studied=before.endswith(_LEARNERS))
    if not length:
        return None
    year = _YEAR.match(line, length)
    revised = None if year else _REVISED.match(line, length)
    last = year.end() if year else revised.end() if revised else length
    after = begin + (origins[last - 1] + 1 if origins else last)
    return NameFound(begin, after, type_, line[:length], int(year[1]) if year else None)


def _glued(view: str, start: int, begin: int) -> bool:
    """Tell whether a word goes on before an offset; the number of a list's item may stand there: "- 3Luật …"."""
    before = view[max(start, begin - 3) : begin]
    if before[-1:].isdecimal() and view[begin] in "LBPH":
        return before.rstrip("0123456789")[-1:].isalnum()
    return before[-1:].isalnum()


def _plain(text: str) -> str:
    """Give a piece of text on one line, of the same length."""
    return text if text.isprintable() else text.replace("\n", " ").replace("\t", " ").replace("\xa0", " ")


def _type(window: str) -> str:
    first = window[:3].lower()
    return {"hiế": "Hiến pháp", "phá": "Pháp lệnh", "bộ ": "Bộ luật"}.get(first, "Luật")


def _constitution(window: str, before: str) -> int:
    lower = window.lower()
    if match := _COUNTRY.match(lower, len("hiến pháp")):
        return match.end()
    dated = _YEAR.match(lower, len("hiến pháp")) is not None
    return len("hiến pháp") if dated or (window[0] == "H" and _PLAIN_CONSTITUTION.search(before)) else 0


def _law(line: str, type_: str, *, studied: bool) -> int:
    """Give the length of a law's name with its type; 0 where there is none, or where it may be a subject studied."""
    head = len(type_) + 1
    lower = _OLD_TONE.sub(_new_tone, line.lower())
    length = _known(lower, head, type_) or (_amending(lower, head) if line[0].isupper() else 0)
    plain = not (line[0].isupper() or line[head : head + 1].isupper() or type_ == "Bộ luật")
    if length and plain and lower.count(" ", head, length) < 2:
        return 0  # "luật lao động" is a branch of law as often as the law
    if length or studied or lower.startswith(_NOT_LAWS, head):
        return length
    match = _ACRONYM.match(line, head)
    if not match and line[0].isupper():
        match = _UNKNOWN.match(line, head) or _DATED.match(line, head)
    return match.end() if match else 0


def _new_tone(match: re.Match[str]) -> str:
    return _TONES[match[1] or match[2]]


def _known(lower: str, head: int, type_: str) -> int:
    """Give the length up to the end of the longest known name that stands at ``head``; 0 for none."""
    word = lower[head:].partition(" ")[0].rstrip(",;.:)")
    for name in _written(type_, word):
        last = head + len(name)
        if lower.startswith(name, head) and not lower[last : last + 1].isalnum():
            return last
    return 0


def _amending(lower: str, head: int) -> int:
    """Give the length of "Luật sửa đổi, bổ sung một số điều của Luật A và Luật B"; 0 for none."""
    match = _AMENDING.match(lower, head)
    if not match:
        return 0
    last = match.end()
    position = last
    while True:
        type_ = _type(lower[position:])
        begin = position + len(type_) + 1
        length = _known(lower, begin, type_)
        if not length:
            unknown = (_DATED if position == match.end() else _LISTED).match(lower, begin)
            length = unknown.end() if unknown else 0
        if not length:
            return last if last > match.end() or match.group().rstrip()[-1:].isalnum() else 0
        last = length
        joined = _CONTINUES.match(lower, last)
        if not joined:
            return last
        position = joined.end()


@cache
def _table() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Give the known names of each type by the first words that they are written with."""
    tables: dict[str, dict[str, tuple[str, ...]]] = {}
    laws = f"{law_names.LAWS}; {law_names.CODES}; {law_names.SHORT}"
    sources = (("Luật", laws), ("Bộ luật", law_names.CODES))
    for type_, names in (*sources, ("Pháp lệnh", law_names.ORDINANCES)):
        table = tables.setdefault(type_, {})
        for name in names.lower().split("; "):
            words = [_first_word(name)]
            if name.startswith(_ABBREVIATED):
                words += {_first_word(written) for written in _writings(name)}.difference(words)
            for word in words:
                table[word] = (*table.get(word, ()), name)
    return tables


_ABBREVIATED: Final = tuple(long for long, _ in law_names.ABBREVIATIONS)


def _first_word(name: str) -> str:
    return name.partition(" ")[0].rstrip(",")


@lru_cache(maxsize=512)
def _written(type_: str, word: str) -> tuple[str, ...]:
    """Give the ways in which people write the names with a first word, the longest first."""
    writings = (written for name in _table()[type_].get(word, ()) for written in _writings(name))
    return tuple(sorted((name for name in writings if _first_word(name) == word), key=len, reverse=True))


def _writings(name: str) -> set[str]:
    """Give the ways in which people write a name: without its commas or "và", with the bodies' abbreviations."""
    short = name
    for long, abbreviation in law_names.ABBREVIATIONS:
        short = short.replace(long, abbreviation)
    return {
        written
        for each in (name, short)
        for written in (
            each,
            each.replace(",", ""),
            each.replace(" và ", " "),
            each.replace(" và ", ", "),
            each.replace(" và ", " & "),
        )
    }


def _codes(view: str, start: int, end: int) -> Iterator[NameFound]:
    """Yield the codes that are abbreviated: "Điều 5 BLLĐ", "BLHS 2015"."""
    for match in _CODE.finditer(view, start, end):
        before, after = view[max(start, match.start() - 1) : match.start()], view[match.end() : match.end() + 1]
        if before.isalnum() or (before == "(" and after == ")"):
            continue  # in brackets it is what the code that stands before is called from there on
        year = _YEAR.match(view, match.end(), end)
        last = year.end() if year else match.end()
        yield NameFound(match.start(), last, "Bộ luật", match.group(), int(year[1]) if year else None)
