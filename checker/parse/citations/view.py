"""The words of a text without its marks, and the way back to their places.

Emphasis, links, code marks, HTML tags, entities and comments, escapes and the quotation marks of hard-wrapped lines
are taken out, odd spaces and line ends are plain ones and decomposed letters are composed, so that the grammar sees
"Kế hoạch số 48/KH-UBND" however it was typed.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING

from checker.pattern import Pattern
from checker.record import NamedTuple
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_SIGNS = ("_", "*", "[", "`", "\\", "<", "\n>", "\n >")
UNSEEN = ("\u200b", "\u00ad", "\ufeff", "\u2060", "\r", "\x0b", "\x0c", "\u2028", "\u2029")
WIDE = ("\u00a0", *map(chr, range(0x2000, 0x200B)), "\u202f")
ACCENTS = ("\u0300", "\u0301", "\u0302", "\u0303", "\u0306", "\u0309", "\u031b", "\u0323")
HARD = frozenset((*ACCENTS, *UNSEEN, *WIDE))
"""Characters that are not read as they are typed."""

_HARD = Pattern(f"[{''.join(sorted(HARD))}]")
_HARD_BYTES = sorted({char.encode()[:1] for char in HARD})
"""How they begin in UTF-8, where a byte is found many times faster than a character out of a class."""

_ENTITY = "&(?:[A-Za-z]{2,8}|#[0-9]{2,5}|#[xX][0-9A-Fa-f]{2,5});"
_INLINE = r"</?(?:b|i|u|em|strong|span|sup|sub|a)\b[^<>\n]{0,300}>"
_EDGE = r"</?(?:p|div|li|td|th|tr|table|h[1-6])\b[^<>\n]{0,300}>"
_LINK = r"\[(?=[^\]\[\n]{1,400}\]\()|\]\([^()\s]{0,500}(?:[ \t]\"[^\"\n]{0,200}\")?\)|\[\^[^\]\n]{1,30}\]"
# Each mark begins with one of a few characters, so that the engine leaps from one to the next.
_TYPED = (
    r"(?=[*_`\[\]\\<&>\u00a0\u00ad\ufeff\r\x0b\x0c\u2000-\u200b\u2028\u2029\u202f\u2060])"
    rf"(?:(?P<gone>\*+|`+|(?<!\w)_+|_+(?!\w)|<!--[\s\S]{{0,2000}}?-->|{_INLINE}|{_LINK}"
    r"|\\(?=[!-/:-@\[-`{-~\n])|[\u200b\u00ad\ufeff\u2060]|\r(?=\n)|(?:(?<=\n)|(?<=\n ))>[ \t]?)"
    rf"|(?P<edge>{_EDGE})|(?P<space><br ?/?>|[\u00a0\u2000-\u200a\u202f])"
    rf"|(?P<line>[\r\x0b\x0c\u2028\u2029])|(?P<entity>{_ENTITY}))"
)
_MARK = Pattern(_TYPED)
_HAS_ENTITY = Pattern(_ENTITY)
_MARK_OR_ACCENT = Pattern(rf"(?P<composed>\w[\u0300-\u036f]+)|{_TYPED}")


class View(NamedTuple):
    """A text without marks: ``text``, and where each run of it begins in the view and in the original.

    Between the starts of two runs the characters follow one another in both.
    """

    text: str
    starts: Sequence[int]
    origins: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Give the place in the original of a part of the view that is not empty."""
        return Span(self._original(start), self._original(end - 1, last=True))

    def _original(self, at: int, *, last: bool = False) -> int:
        index = bisect_right(self.starts, at) - 1
        origin = self.origins[index] + at - self.starts[index]
        if not last:
            return origin
        following = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
        return self.ends[index] if at == following - 1 else origin + 1


def view_of(text: str, start: int, end: int) -> View | None:
    """Give the view of a part of a text; None where there is no mark, so that it is its own view."""
    pattern = _pattern(text, start, end)
    if pattern is None:
        return None
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    ends: list[int] = []
    position = start
    length = 0
    for match in pattern.finditer(text, start, end):
        first, last = match.span()
        if first > position:
            pieces.append(text[position:first])
            starts.append(length)
            origins.append(position)
            ends.append(first)
            length += first - position
        if shown := _shown(match.lastgroup, match.group()):
            pieces.append(shown)
            starts.append(length)
            origins.append(first)
            ends.append(last)
            length += len(shown)
        position = last
    if position == start:
        return None
    if position < end:
        pieces.append(text[position:end])
        starts.append(length)
        origins.append(position)
        ends.append(end)
    return View("".join(pieces), starts, origins, ends)


def hard_in(text: str, start: int, end: int) -> frozenset[str]:
    """Give the characters of a part of a text that are not read as they are typed."""
    data = text[start:end].encode("utf-8", "surrogatepass")
    return frozenset(_HARD.findall(text, start, end) if any(byte in data for byte in _HARD_BYTES) else ())


def is_plain(text: str, start: int, end: int, hard: Collection[str]) -> bool:
    """Tell whether a part of a text, in which the ``hard`` characters stand, is its own view."""
    return not (hard or _is_marked(text, start, end))


def on_one_line(text: str) -> tuple[str, Sequence[int]]:
    """Give a short text with one space for each run of white space, and where its characters were; () if unchanged."""
    if text.isprintable() and "  " not in text:
        return text, ()
    plain = "".join(" " if char.isspace() else char for char in text)
    origins = [i for i, char in enumerate(plain) if char != " " or i == 0 or plain[i - 1] != " "]
    return "".join(plain[i] for i in origins), origins


def _shown(group: str | None, written: str) -> str:
    """Give what a mark stands for."""
    if group == "composed":
        return unicodedata.normalize("NFC", written)
    if group == "entity":
        from html import unescape

        character = unescape(written)
        return " " if character.isspace() else character
    return {"space": " ", "edge": "|", "line": "\n"}.get(group or "", "")


def _pattern(text: str, start: int, end: int) -> Pattern | None:
    """Choose what to look for; None where the text has nothing of it."""
    if any(text.find(accent, start, end) >= 0 for accent in ACCENTS):
        return _MARK_OR_ACCENT
    marked = any(text.find(char, start, end) >= 0 for char in (*UNSEEN, *WIDE)) or _is_marked(text, start, end)
    return _MARK if marked else None


def _is_marked(text: str, start: int, end: int) -> bool:
    """Tell whether a part of a text may have marks."""
    for sign in _SIGNS:
        if sign in text:
            return True
    return "&" in text and _HAS_ENTITY.search(text, start, end) is not None
