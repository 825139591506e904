"""The lines and pictures that are drawn on a PDF page."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# (pdfium's functions have no types)

from __future__ import annotations

import ctypes
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

RuleData = tuple[float, float, float]
"""Place across, begin and end along."""

_MOST_OBJECTS: Final = 4_000
_MOST_SEGMENTS: Final = 20_000
_THIN: Final = 2.5
_SHORTEST: Final = 6.0

_Corner = tuple[float, float]


def drawn(page: pypdfium2.PdfPage) -> tuple[list[RuleData], list[RuleData], bool]:
    """Give the horizontal and the vertical lines of a page, and whether it has pictures."""
    rows: list[RuleData] = []
    columns: list[RuleData] = []
    pictures = False
    budget = _MOST_SEGMENTS
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(page.raw, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        pictures = pictures or kind in {pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM}
        if kind != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        count = pdfium.FPDFPath_CountSegments(item)
        budget -= count
        if budget < 0:
            break
        for (left, low), (right, high) in _edges(item, count):
            if high - low <= _THIN and right - left >= _SHORTEST:
                rows.append(_rounded((low + high) / 2, left, right))
            elif right - left <= _THIN and high - low >= _SHORTEST:
                columns.append(_rounded((left + right) / 2, low, high))
    return rows, columns, pictures


def _rounded(at: float, start: float, end: float) -> RuleData:
    return round(at, 1), round(start, 1), round(end, 1)


def _edges(item: object, count: int) -> Iterator[tuple[_Corner, _Corner]]:
    """Give the straight pieces of a path as boxes; of a thin filled box, the box itself."""
    shapes = list(_shapes(item, count))
    for corners in shapes:
        box = _box(corners)
        if box[1][0] - box[0][0] <= _THIN or box[1][1] - box[0][1] <= _THIN:
            yield box
            continue
        for first, last in pairwise(corners):
            yield _box((first, last))


def _box(corners: tuple[_Corner, ...]) -> tuple[_Corner, _Corner]:
    across = [corner[0] for corner in corners]
    along = [corner[1] for corner in corners]
    return (min(across), min(along)), (max(across), max(along))


def _shapes(item: object, count: int) -> Iterator[tuple[_Corner, ...]]:
    """Give the corners of each part of a path, on the page."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    corners: list[_Corner] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        place = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            if len(corners) > 1:
                yield tuple(corners)
            corners = []
        corners.append(place)
        if pdfium.FPDFPathSegment_GetClose(segment) and corners:
            corners.append(corners[0])
    if len(corners) > 1:
        yield tuple(corners)
