"""The marking of a restricted document (MẬT, TỐI MẬT, TUYỆT MẬT, LƯU HÀNH NỘI BỘ), which is never published."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import permutations
from typing import TYPE_CHECKING, Final

from checker.compiled import compiled
from checker.fold import fold
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.document import Document
    from checker.matter import Path

SECRECY_KEYS: Final = frozenset({"do_mat", "muc_do_mat", "độ_mật", "mức_độ_mật", "dau_mat"})
"""Front-matter keys that no document has, but that tell of a secret one."""

_NOT_SECRET: Final = frozenset({"", "khong", "khong mat", "thuong", "binh thuong", "false", "0"})
_GRADES: Final = ("TUYỆT MẬT", "TỐI MẬT", "MẬT")
_INTERNAL: Final = "LƯU HÀNH NỘI BỘ"
_HINTS: Final = (("mật", "mật"), ("Mật", "Mật"), ("Ậ", "MẬT"), ("Ộ", "NỘI BỘ"), ("ành nội bộ", "ành nội bộ"))
_BEFORE: Final = 100
_AFTER: Final = 40
_MARKS: Final = "\u0302\u0323\u031b"


def restricted(document: Document) -> Span | None:
    """Give the place of the first marking of a restricted document, ``None`` when there is none.

    A marking is a front-matter key that gives a degree of secrecy; or a line, a table cell or a front-matter value that
    says nothing else, with or without "Độ mật:", brackets and emphasis, whatever its case; or a line, or brackets at
    the end of one, such as "Tài liệu lưu hành nội bộ"; or a grade in capitals at the end of a line or in brackets, and
    "LƯU HÀNH NỘI BỘ" in capitals anywhere but in quotation marks. Words such as "bí mật", "bảo mật" and titles in
    capitals ("BẢO VỆ BÍ MẬT NHÀ NƯỚC") are none.
    """
    declared = _declared(document)
    if declared:
        return declared
    text = document.text
    decomposed = not document.characters.isdisjoint(_MARKS)
    words = [word for gate, word in _HINTS if decomposed or gate in text]
    if decomposed:
        return _first(text, 0, len(text))
    places = sorted(place for word in words for place in _occurrences(text, word))
    found = (_first(text, max(0, place - _BEFORE), place + _AFTER) for place in places)
    return next((at for at in found if at), None)


def declares_secret(document: Document, path: Path) -> bool:
    """Tell whether a front-matter value gives a degree of secrecy, whatever its words."""
    return path[0] in SECRECY_KEYS and fold(document.string(*path)) not in _NOT_SECRET


def _declared(document: Document) -> Span | None:
    if SECRECY_KEYS.isdisjoint(document.front_matter.data):
        return None
    keys = [key for key in document.front_matter.data if declares_secret(document, (key,))]
    return document.inner(0, len(document.string(keys[0])), keys[0]) if keys else None


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
    noun = "|".join(map(_spelt, ("Tài liệu", "Văn bản", "Kế hoạch", "Báo cáo")))
    quiet = rf"(?:{_spelt('Lưu')}|{_spelt('lưu')})[ \t\u00a0]+{_spelt('hành nội bộ')}"
    this = rf"(?:{_spelt('này')}[ ])?(?:{_spelt('chỉ')}[ ])?"
    said = (
        rf"(?:^[ \t#>*_]{{0,12}}|\()(?=[TVKBL])(?:(?:{noun})[ ]{this})?(?P<mark>{quiet})"
        r"(?=[ \t.*_]{0,6}$|[.]?\)[ \t.;*_]{0,6}$)"
    )
    loud = rf"(?<![\w“\"])(?P<mark>{internal})(?![\w”\"])"
    closing = rf"(?:(?<=[(\[])|(?<=[ \t]{{2}})|(?<=\t))(?P<mark>{grades})(?=[ \t]*[)\]]|[ \t*_]*$)"
    return (
        compiled(alone, re.MULTILINE | re.IGNORECASE),
        compiled(said, re.MULTILINE),
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
