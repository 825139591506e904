"""The marking of a restricted document (MẬT, TỐI MẬT, TUYỆT MẬT, LƯU HÀNH NỘI BỘ), which is never published."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import permutations
from typing import TYPE_CHECKING, Final

from checker.compiled import compiled
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.document import Document

_GRADES: Final = ("TUYỆT MẬT", "TỐI MẬT", "MẬT")
_INTERNAL: Final = "LƯU HÀNH NỘI BỘ"
_HINTS: Final = (("mật", "mật"), ("Mật", "Mật"), ("Ậ", "MẬT"), ("Ộ", "NỘI BỘ"), ("ành nội bộ", "ành nội bộ"))
_BEFORE: Final = 100
_AFTER: Final = 40
_MARKS: Final = "\u0302\u0323\u031b"


def restricted(document: Document) -> Span | None:
    """Give the place of the first marking of a restricted document, ``None`` when there is none.

    A marking is a line, a table cell or a front-matter value that says nothing else, with or without "Độ mật:",
    brackets and emphasis, whatever its case; or a grade in capitals at the end of a line or in brackets, and "LƯU
    HÀNH NỘI BỘ" in capitals anywhere but in quotation marks. Words such as "bí mật", "bảo mật" and titles in capitals
    ("BẢO VỆ BÍ MẬT NHÀ NƯỚC") are none.
    """
    text = document.text
    decomposed = not document.characters.isdisjoint(_MARKS)
    words = [word for gate, word in _HINTS if decomposed or gate in text]
    if decomposed:
        return _first(text, 0, len(text))
    places = sorted(place for word in words for place in _occurrences(text, word))
    found = (_first(text, max(0, place - _BEFORE), place + _AFTER) for place in places)
    return next((at for at in found if at), None)


def _occurrences(text: str, word: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + len(word))


def _first(text: str, start: int, end: int) -> Span | None:
    """Give the first marking between two offsets, which lie outside the lines that may hold it or at their ends."""
    found = (pattern.search(text, start, end) for pattern in _patterns())
    return min((Span(*match.span("mark")) for match in found if match), default=None)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    grades = "|".join(map(_spelt, _GRADES))
    internal = _spelt(_INTERNAL)
    label = rf"(?:{_spelt('Độ mật')}[*_\s]{{0,4}}:|[\w-]{{1,40}}:)?"
    before, after = r"[ \t#>*_(\[\"“'-]{0,12}", r"[ \t.;*_)\]\"”']{0,12}"
    alone = rf"(?:^|\|){before}{label}{before}(?P<mark>{grades}|{internal}){after}(?:$|\|)"
    loud = rf"(?<![\w“\"])(?P<mark>{internal})(?![\w”\"])"
    closing = rf"(?:(?<=[(\[])|(?<=[ \t]{{2}})|(?<=\t))(?P<mark>{grades})(?=[ \t]*[)\]]|[ \t*_]*$)"
    return (
        compiled(alone, re.MULTILINE | re.IGNORECASE),
        compiled(loud),
        compiled(closing, re.MULTILINE),
    )


def _spelt(phrase: str) -> str:
    """Give a pattern of a phrase in composed or decomposed letters, with any blanks between its words."""
    return r"[ \t\u00a0]+".join("".join(map(_letter, word)) for word in phrase.split())


def _letter(letter: str) -> str:
    base, *marks = tuple(unicodedata.normalize("NFD", letter))
    forms = {unicodedata.normalize("NFC", letter)}
    for order in permutations(marks):
        forms |= (
            {"".join((base, *order)), unicodedata.normalize("NFC", base + order[0]) + "".join(order[1:])}
            if order
            else set()
        )
    return next(iter(forms)) if len(forms) == 1 else f"(?:{'|'.join(sorted(forms))})"
