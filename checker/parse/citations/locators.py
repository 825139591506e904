"""The part of a document that is cited: ``điểm c khoản 2 Điều 30``, ``Điều 5, khoản 2``, ``khoản 2 và 3 Điều 5``."""

from __future__ import annotations

from typing import Final

from checker.document import Locator
from checker.pattern import Pattern
from checker.source import Span

_S = r"[ \t\xa0\n]{0,3}"
_VALUE: Final = {
    "điểm": r"[a-zđA-ZĐ](?:[0-9]{1,2}(?:\.[0-9]{1,2})*)?(?!\w)|[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}",
    "khoản": r"[0-9]{1,3}[a-zđ]?(?!\w)",
    "điều": r"[0-9]{1,3}[a-zđ]?(?!\w)",
}


def _list(word: str) -> str:
    value = f"(?:{_VALUE[word]})"
    return rf"{value}(?:{_S}(?:,|;|và|hoặc|đến|-|–){_S}(?:(?:các{_S})?{word}{_S})?{value}){{0,30}}"


_POINT = rf"(?:các{_S})?điểm{_S}{_list('điểm')}"
_CLAUSE = rf"(?:các{_S})?khoản{_S}{_list('khoản')}"
_ARTICLE = rf"(?:các{_S})?điều{_S}{_list('điều')}"
_MUC = rf"(?:tiểu{_S})?mục{_S}(?:[0-9]{{1,3}}|[ivxl]{{1,5}})(?!\w)"
_CHAPTER = rf"(?:chương|phần){_S}(?:[ivxl]{{1,6}}|[0-9]{{1,2}})(?!\w)"
_PART = rf"(?:{_POINT}|{_CLAUSE}|{_ARTICLE}|{_MUC}|{_CHAPTER})"
_BEGIN = Pattern("(?:điểm|khoản|điều|mục|tiểu|chương|phần|các)")
_LOCATOR = Pattern(
    rf"(?<!\w)({_PART}(?:{_S}(?:,|;|và|của|thuộc)?{_S}{_PART}){{0,8}})\)?{_S},?{_S}(?:(?:của|thuộc|trong|tại|theo){_S})?\Z"
)
_LEAD = Pattern(r"[ \t\xa0]?[,(][ \t\xa0]?(?:tại[ \t\xa0])?(?=[Đđ]i[ềể]|ĐI|[Kk]ho|KHO)")
_AFTER = Pattern(rf"({_PART}(?:{_S}(?:,|;|và)?{_S}{_PART}){{0,8}})")
_OTHERS = (
    "luật|bộ luật|nghị|thông tư|quyết|pháp lệnh|hiến|văn bản|quy chế|quy định|quy tắc|điều lệ|nội quy|kế hoạch"
    "|công văn|chỉ thị"
)
_ANOTHER = Pattern(rf"\)?[ \t\xa0]{{0,3}},?[ \t\xa0]{{0,3}}(?:(?:của|thuộc|trong|tại|theo)[ \t\xa0])?(?:{_OTHERS})")
"""What tells that a locator belongs to the next document, or goes on in another way."""

_VALUES: Final = {word: Pattern(rf"(?<!\w){word}{_S}({_list(word)})") for word in ("điều", "khoản", "điểm")}
_WORD = Pattern(r"(?<!\w)(?:điều|khoản|điểm)(?!\w)")
_RANGE = Pattern(r"\s*(?:[-–]|(?<=\s)đến(?=\s))\s*")
_LONGEST = 240
_FIGURES: Final = frozenset("0123456789")
_LETTERS: Final = frozenset("abcdđeghiklmnopqrstuvxyABCDEGHIKLMNIVXĐ")
_LINKS: Final = frozenset({"của", "thuộc", "trong", "tại", "theo"})
_BLANKS: Final = " \t\n\xa0,)"


def read_locator(view: str, start: int, core: int) -> Locator | None:
    """Read the locator that ends just before a core, not before ``start``; None where there is none."""
    if not _may_end(view[max(start, core - 14) : core]):
        return None
    first = max(start, core - _LONGEST)
    text = view[first:core].lower()
    for begin in _BEGIN.finditer(text):
        match = _LOCATOR.match(text, begin.start())
        if match:
            return _located(match[1], first + match.start(1))
    return None


def read_locator_after(view: str, core: int, end: int) -> Locator | None:
    """Read the locator that follows a citation: ``Bộ luật Lao động 2019, Điều 113, khoản 3``; None where there is none.

    One that another document follows is that document's.
    """
    lead = _LEAD.match(view, core, end)
    if not lead:
        return None
    text = view[lead.end() : min(end, lead.end() + _LONGEST)].lower()
    match = _AFTER.match(text)
    return _located(match[1], lead.end()) if match and not _ANOTHER.match(text, match.end()) else None


def _located(written: str, start: int) -> Locator:
    parts = {word: _written(pattern, written) if word in written else "" for word, pattern in _VALUES.items()}
    return Locator(Span(start, start + len(written)), parts["điều"], parts["khoản"], parts["điểm"])


def _may_end(close: str) -> bool:
    """Tell whether a locator may end a piece of text: a figure, one letter or a roman numeral, and perhaps "của"."""
    close = close.rstrip(_BLANKS)
    cut = close.rfind(" ") + 1
    if close[cut:] in _LINKS:
        close = close[:cut].rstrip(_BLANKS)
    last = close[-1:]
    return last in _FIGURES or (last in _LETTERS and (not close[-2:-1].isalpha() or close[-2:].isupper()))


def _written(pattern: Pattern, text: str) -> str:
    """Give the values of one word in a locator, as a list: "2, 3"."""
    values: list[str] = []
    for match in pattern.finditer(text):
        if match[1].isalnum():
            values.extend(() if match[1] in values else (match[1],))
            continue
        listed = _RANGE.sub("-", _WORD.sub(" ", match[1]))
        for mark in (",", ";", " và ", " hoặc ", "\n"):
            listed = listed.replace(mark, " ")
        values.extend(value for value in listed.split() if value not in {"các", "và", "hoặc"} and value not in values)
    return ", ".join(values)
