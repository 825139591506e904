"""A finished PDF file read back: its lines with their places and faces, its drawn lines, its tags."""

from __future__ import annotations

import ctypes
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pypdfium2 import PdfPage


class Line(NamedTuple):
    """One line of text as drawn: places in points from the top left corner; ``base`` is where its letters stand."""

    page: int
    text: str
    left: float
    right: float
    base: float
    size: float
    font: str

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class Stroke(NamedTuple):
    """One drawn line or box."""

    page: int
    left: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left


def words_of(data: bytes) -> str:
    """All text of a file in NFC; what was broken at the end of a line is whole again."""
    with pypdfium2.PdfDocument(data) as file:
        pages = [page.get_textpage().get_text_range() for page in file]
    text = "\n".join(pages).replace("\ufffe", "-").replace("\r", "")
    return unicodedata.normalize("NFC", text)


@cache
def lines_of(data: bytes) -> list[Line]:
    """All lines, in the order of the file."""
    with pypdfium2.PdfDocument(data) as file:
        return [line for index in range(len(file)) for line in _lines(file[index], index + 1)]


def _lines(page: PdfPage, number: int) -> Iterator[Line]:
    height = page.get_height()
    reader = page.get_textpage()
    gathered: list[tuple[str, float, float, float, float, str]] = []
    for index in range(reader.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(reader.raw, index))
        if char in "\r\n" or (index and pdfium.FPDFText_IsGenerated(reader.raw, index) == 1):
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(reader.raw, index, x, y)
        left, base = x.value, height - y.value
        right = reader.get_charbox(index, loose=True)[2]
        size = pdfium.FPDFText_GetFontSize(reader.raw, index)
        if gathered and (abs(gathered[-1][3] - base) > 0.5 or left - gathered[-1][2] > 30):
            yield _line(gathered, number)
            gathered = []
        gathered.append((char, left, right, base, size, _font(reader.raw, index)))
    if gathered:
        yield _line(gathered, number)


def _line(chars: list[tuple[str, float, float, float, float, str]], number: int) -> Line:
    text = "".join(char[0] for char in chars)
    seen = [char for char in chars if char[0].strip()] or chars
    return Line(number, text.strip(), seen[0][1], seen[-1][2], seen[0][3], seen[0][4], seen[0][5])


def _font(reader: object, index: int) -> str:
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(100)
    pdfium.FPDFText_GetFontInfo(reader, index, buffer, 100, flags)
    return buffer.value.decode().partition("+")[2] or buffer.value.decode()


def strokes_of(data: bytes) -> list[Stroke]:
    """All drawn lines, from top to bottom."""
    found: list[Stroke] = []
    with pypdfium2.PdfDocument(data) as file:
        for index in range(len(file)):
            page = file[index]
            for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
                left, _, right, top = drawn.get_bounds()
                found.append(Stroke(index + 1, left, right, page.get_height() - top))
    return sorted(found, key=lambda stroke: (stroke.page, stroke.top))


def tags_of(data: bytes) -> list[str]:
    """The tags of a file, each with what stands above it: "Table/TBody/TR/TD"."""
    with pypdfium2.PdfDocument(data) as file:
        return [path for index in range(len(file)) for path in _page_tags(file[index])]


def _page_tags(page: PdfPage) -> list[str]:
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    found: list[str] = []
    for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        _walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), "", found)
    pdfium.FPDF_StructTree_Close(tree)
    return found


def _walk(element: object, above: str, found: list[str]) -> None:
    path = f"{above}/{_said(pdfium.FPDF_StructElement_GetType, element)}".lstrip("/")
    found.append(path)
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            _walk(child, path, found)


def _said(ask: Callable[..., int], element: object) -> str:
    size = ask(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    ask(element, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le")
