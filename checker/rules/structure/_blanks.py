"""Dots, rules, gaps and brackets that stand where a value belongs; no rule itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.pattern import Pattern
from checker.source import Span
from checker.tokens import may_be_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.document import Document

_GAP = r"[ \t\u00a0]"
_GAPS = r"[ \t\u00a0]{0,60}"
_BLANK = r"(?:…[….]+|\.{1,3}…[….]*|\.{4,}|(?<![\w*])_{3,}(?![\w*]))"
_SHORT = rf"(?:{_BLANK}|…|\.{{3}})"
_COUNTING = ("cử", "đạt", "có", "gồm", "tặng", "mở", "thêm", "khoảng", "tổ chức", "hỗ trợ", "ít nhất", "tối thiểu")
_AFTER_COUNTING = "|".join(
    rf"(?<=\b[{verb[0]}{verb[0].upper()}]{verb[1:].replace(' ', _GAP)}{_GAP})" for verb in _COUNTING
)
_COUNTED = (
    "giáo viên|cán bộ|công chức|viên chức|nhân viên|đồng chí|học sinh|người|phụ nữ|nữ|nam|trẻ|em|lớp|buổi|cuộc|lượt"
    "|tiết|hội nghị|tin|bài|suất|hộ|đồng|triệu|trường|đơn vị"
).replace(" ", _GAP)
_YEAR = r"(?:[0-9]{2}[xX]{2}|[0-9]{3}[xX]|[0-9]{4}|[xX]{4}|yyyy|YYYY)"
_XX = "[xX]{2}"
_CROSSED = rf"""
      \b[Nn]gày{_GAP}(?:dd|DD)/(?:mm|MM)(?:/{_YEAR})?(?!\w)
    | \b[Nn]gày{_GAP}(?:{_XX}|[0-9]{{1,2}}{_GAP}tháng{_GAP}{_XX})(?![\w/])
         (?:{_GAP}(?:tháng|năm){_GAP}[0-9xX]{{1,4}}(?!\w)){{0,2}}
    | (?<![\w/])(?:[0-9]{{1,2}}/{_XX}|{_XX}/(?:{_XX}|[0-9]{{1,2}}))(?:/{_YEAR})?(?![\w/])
    | (?<![\w/])20(?:{_XX}|2[xX])(?![\w/])
    | (?<![\w/@.-])x{{2,}}(?![\w/@-])"""
"""Letters that stand for figures to come: "ngày xx/xx/2026", "năm 20xx", "ngày dd/mm/yyyy", "xx lượt"."""

_PLACEHOLDER = Pattern(
    rf"""\b[Nn]gày{_GAPS}(?:{_SHORT}|{_GAP}){_GAPS}tháng{_GAPS}(?:{_SHORT}|[0-9]{{1,2}}(?={_GAP}))?
         {_GAPS}năm(?:{_GAPS}{_SHORT}|{_GAP}{_GAPS}[0-9]{{4}}|{_GAP}{{2,60}})
    | \b[Nn]gày{_GAP}{_GAPS}(?:{_SHORT}{_GAPS})?/{_GAPS}
         (?:(?:{_SHORT}|[0-9]{{1,2}})?{_GAPS}/)?{_GAPS}(?:{_SHORT}|[0-9]{{4}})?
    | \b[Ss]ố{_GAPS}:?{_GAPS}(?:{_SHORT}{_GAPS})?/{_GAPS}(?:{_SHORT}|[A-ZĐ][A-ZĐ&.…-]*)
    | (?<![/\w.…]){_SHORT}{_GAPS}/{_GAPS}(?:{_SHORT}|[0-9]{{1,4}})?
    | (?<![:/\w])/{_GAPS}{_SHORT}
    | (?<![\w/.])(?:[0-9]{{1,2}}|_{{1,2}}|\.\.)/(?:_{{1,2}}|\.\.)/(?:[0-9]{{4}}|_+|\.+)
    | \((?:điền|Điền){_GAP}[^()\n]{{0,80}}\)
    | \[{_GAPS}(?:{_SHORT}|(?:[Tt]ên|[Đđ]iền|[Nn]hập){_GAP}[^\[\]\n]{{0,60}}){_GAPS}\](?!\()
    | (?<={_GAP})(?:…|\.{{3}}){_GAP}?%
    | (?:{_AFTER_COUNTING})(?P<counted>(?:…|\.{{3}})(?![.…]))(?={_GAP}(?:{_COUNTED})\b)
    | {_CROSSED}
    | {_BLANK}""",
    re.VERBOSE,
)
_NOBODY = Pattern(rf"[-–+•*_\s]*(?:[Ll]ưu[*_]*{_GAPS}:?[*_]*{_GAPS})?([.…]*…|\.{{3,}}|_{{3,}})[.;,*_\s]*\Z")
"""A line of Nơi nhận that names nobody, or an archive line that names no office."""

_CUES = (
    "…",
    "...",
    "___",
    "_/",
    "../",
    "(điền",
    "(Điền",
    "[",
    "  ",
    " /",
    "gày tháng",
    "xx",
    "XX",
    "2x",
    "2X",
    "/mm",
    "/MM",
)
_NUMBER_KEYS = frozenset({"so_ky_hieu", "ngay_ban_hanh"})
_TRAILING = 5


def blanks(document: Document) -> Iterator[tuple[Span, str]]:
    """Give the places of the front matter and the main text that are still to be filled in, and what stands there."""
    text, (start, end) = document.text, document.main_at
    spaced = "\u00a0" in document.characters
    if not spaced and not _may_hold_blanks(document):
        return
    yield from _in_front_matter(document)
    for line in sorted(_lines(text, start, end, spaced=spaced)):
        for found in _PLACEHOLDER.finditer(text, line.start, line.end):
            if not _ends_enumeration(text, found) and not (found["counted"] and _quoted(text, line.start, found)):
                yield Span(found.start(), found.end()), found.group()
    yield from _in_recipients(document)


def _in_front_matter(document: Document) -> Iterator[tuple[Span, str]]:
    head = document.text[: document.main_at.start]
    if "…" in head or "..." in head or "___" in head or "xx" in head:
        for path, field in document.front_matter.fields.items():
            if isinstance(field.value, str) and path[0] not in _NUMBER_KEYS:
                found = _PLACEHOLDER.search(field.value)
                if found and not _ends_enumeration(field.value, found):
                    yield field.value_at, found.group()


def _in_recipients(document: Document) -> Iterator[tuple[Span, str]]:
    """Give what is blank in Nơi nhận; dots only where nothing else is named, as after a name they stand for more."""
    recipients = document.recipients
    if recipients is None or not _may_be_blank_in(document.slice(recipients.at)):
        return
    for item in recipients.items:
        written = document.slice(item.at)
        found = _NOBODY.match(written)
        at = Span(*found.span(1)) if found else _in_brackets(written)
        if at:
            start = item.at.start
            yield Span(start + at.start, start + at.end), written[at.start : at.end]


def _may_be_blank_in(text: str) -> bool:
    return "…" in text or "[" in text or "..." in text or "___" in text or "iền " in text


def _in_brackets(written: str) -> Span | None:
    found = next((found for found in _PLACEHOLDER.finditer(written) if found.group()[0] in "[("), None)
    return Span(*found.span()) if found else None


def _may_hold_blanks(document: Document) -> bool:
    """Tell quickly whether the text has a token or a gap that a blank may be made of; most documents have none."""
    text, (start, end) = document.text, document.main_at
    spaces = text.find("  ", start, end) >= 0 or text.find("gày tháng", start, end) >= 0
    return spaces or may_be_blank(document.odd_tokens)


def _lines(text: str, start: int, end: int, *, spaced: bool) -> set[Span]:
    """Give the lines that hold something a blank may be made of."""
    lines: set[Span] = set()
    for cue in (*_CUES, "\u00a0") if spaced else _CUES:
        position = text.find(cue, start, end)
        while position >= 0:
            stop = text.find("\n", position, end)
            stop = end if stop < 0 else stop
            lines.add(Span(max(start, text.rfind("\n", start, position) + 1), stop))
            position = text.find(cue, stop, end)
    return lines


def _quoted(text: str, start: int, found: re.Match[str]) -> bool:
    """Tell whether a place of a line stands between quotation marks, where dots stand for words left out."""
    return text.rfind("“", start, found.start()) > text.rfind("”", start, found.start())


def _ends_enumeration(text: str, found: re.Match[str]) -> bool:
    """Tell whether a few dots follow a word or comma directly, as a long "…"; a line of "____" is a rule."""
    written = found.group()
    start, end = found.span()
    if written.strip("_") == "":
        return not (text[text.rfind("\n", 0, start) + 1 : start] + text[end : end + 1]).strip()
    dots = written.count(".") + 3 * written.count("…")
    before = text[start - 1] if start else " "
    return written.strip(".…") == "" and dots <= _TRAILING + 1 and (before.isalnum() or before in ",;)”")
