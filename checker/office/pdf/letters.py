"""The letters of a PDF page, gathered into stretches of one look on one line."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# (pdfium's functions have no types)

from __future__ import annotations

import ctypes
import math
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

import pypdfium2.raw as pdfium

from checker.office.docx.legacy_fonts import decode, is_legacy
from checker.office.docx.symbols import without_private
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pypdfium2

_BOLD_WEIGHT: Final = 600
_ITALIC: Final = 1 << 6
_FORCE_BOLD: Final = 1 << 18
_HYPHENS: Final = frozenset((0x02, 0xFFFE, 0xAD))
_TURNS: Final = frozenset((0x0A, 0x0D))
_WORD_GAP: Final = 0.3
_COLUMN_GAP: Final = 0.8
_DOTS: Final = frozenset("….")
_DOT_GAP: Final = 0.5
_LONGEST_FONT: Final = 128
_UPRIGHT: Final = 0.02

StretchData = tuple[str, float, float, float, float, bool, bool]
"""Text, left and right edge, base line, size, bold, italic."""


class _Look(NamedTuple):
    size: float
    bold: bool
    italic: bool
    font: str
    upright: bool


class _Letter(NamedTuple):
    text: str
    left: float
    right: float
    base: float
    look: _Look


def stretches(page: pypdfium2.PdfTextPage, count: int, walls: Sequence[float]) -> list[StretchData]:
    """Gather the first ``count`` letters of a page; ``walls`` are the places of vertical lines, which part text."""
    found: list[StretchData] = []
    gathered: list[_Letter] = []
    last: _Letter | None = None
    for letter in _letters(page, count):
        if letter is None or (last and _parts(last, letter, walls)):
            found += _gathered(gathered)
            gathered, last = [], None
        if letter:
            gathered.append(letter)
            last = last if letter.text.isspace() else letter
    return found + _gathered(gathered)


def _letters(page: pypdfium2.PdfTextPage, count: int) -> Iterator[_Letter | None]:
    """Give letter after letter in the order of the file, ``None`` where a line ends; rotated ones are left out."""
    handle = page.raw
    looks: dict[int, _Look] = {}
    box = [ctypes.c_double() for _ in range(4)]
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(handle, index)
        if code in _TURNS:
            yield None
            continue
        text = "-" if code in _HYPHENS else chr(code) if code else ""
        key = ctypes.cast(pdfium.FPDFText_GetTextObject(handle, index), ctypes.c_void_p).value or 0
        look = looks.get(key)
        if look is None:
            look = looks[key] = _look(handle, index)
        if not text or not look.upright:
            continue
        pdfium.FPDFText_GetCharBox(handle, index, *box)
        pdfium.FPDFText_GetCharOrigin(handle, index, x, y)
        yield _Letter(text, box[0].value, box[1].value, y.value, look)


def _look(handle: object, index: int) -> _Look:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(handle, index, matrix)
    scale = math.hypot(matrix.b, matrix.d) or 1.0
    size = pdfium.FPDFText_GetFontSize(handle, index) * scale
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(_LONGEST_FONT)
    pdfium.FPDFText_GetFontInfo(handle, index, buffer, _LONGEST_FONT, flags)
    font = buffer.value.decode("utf-8", "replace").rpartition("+")[2]
    bold = pdfium.FPDFText_GetFontWeight(handle, index) >= _BOLD_WEIGHT or bool(flags.value & _FORCE_BOLD)
    slanted = bool(flags.value & _ITALIC) or "Italic" in font or "Oblique" in font
    upright = abs(matrix.b) <= _UPRIGHT * scale and matrix.a > 0
    return _Look(round(size, 1), bold or "Bold" in font, slanted, font, upright)


def _parts(last: _Letter, letter: _Letter, walls: Sequence[float]) -> bool:
    """Tell whether a letter does not stand on in the same stretch: another look or line, a gap, a wall between."""
    if letter.text.isspace():
        return False
    size = max(last.look.size, 1.0)
    if letter.look != last.look or abs(letter.base - last.base) > 0.1 * size:
        return True
    gap = letter.left - last.right
    if gap > _COLUMN_GAP * size or gap < -2 * size:
        return True
    return bisect_right(walls, letter.left + 0.5) > bisect_left(walls, last.right - 0.5)


def _gathered(letters: Sequence[_Letter]) -> list[StretchData]:
    text: list[str] = []
    right = 0.0
    seen: list[_Letter] = []
    for letter in letters:
        if letter.text.isspace():
            text.append(" ")
            continue
        gap = letter.left - right
        if seen and letter.text in _DOTS and seen[-1].text in _DOTS and gap < _DOT_GAP * letter.look.size:
            text = ["".join(text).rstrip(" ")]  # leaders: pdfium takes what parts their dots for spaces
        elif seen and text[-1] != " " and gap > _WORD_GAP * letter.look.size:
            text.append(" ")
        text.append(letter.text)
        seen.append(letter)
        right = letter.right
    if not seen:
        return []
    look = seen[0].look
    written = "".join(text)
    written = decode(written, look.font) if is_legacy(look.font) else without_private(written, look.font)
    left = round(min(letter.left for letter in seen), 2)
    end = round(max(letter.right for letter in seen), 2)
    return [(written, left, end, round(seen[0].base, 2), look.size, look.bold, look.italic)]
