"""The top of the first page: two columns without borders, then kind and subject, or the addressees of a công văn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.office.docx_writer.xml import (
    centred_in,
    gap,
    millimetres,
    paragraph,
    plain,
    rule,
    text,
    twips,
)
from checker.office.layout import LAYOUT, LINE_HEIGHT, STAMP_COLOUR, Face
from checker.office.widths import balanced_width, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.office.page import OfficialPage

_STAMPS = {"KHẨN": LAYOUT.urgent_width, "THƯỢNG KHẨN": LAYOUT.more_urgent_width, "HỎA TỐC": LAYOUT.most_urgent_width}
_ADDRESSED = "Kính gửi"
_AFTER_NOTHING = 'w:after="0"'


def head(page: OfficialPage) -> Iterator[str]:
    """Write what stands above the text."""
    left, right = LAYOUT.head_left.value, LAYOUT.head_right.value
    bodies = (
        *_names("Superior", LAYOUT.superior, page.superior),
        *_names("Issuer", LAYOUT.issuer, page.issuer, ruled=True),
    )
    motto = text_width(page.motto, LAYOUT.motto.size, bold=True) * LAYOUT.motto_rule.value
    country = (plain("Country", page.country), plain("Motto", page.motto), rule(motto, right))
    numbers = (
        plain("Number", page.number),
        *_names("LetterSubject", LAYOUT.letter_subject, [page.letter_subject] if page.letter_subject else []),
        *_stamp(page.urgency, left),
    )
    day = (plain("PlaceDate", page.place_date),)
    yield columns((left, right), ((bodies, country), (numbers, day)))
    yield gap()
    yield from _kind_and_subject(page)
    yield from _addressees(page)


def columns(widths: Sequence[float], rows: Sequence[Sequence[Sequence[str]]]) -> str:
    """Write a table that only sets text side by side: no borders, no margins; widths are in millimetres."""
    sizes = [millimetres(width) for width in widths]
    written = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/></w:tcPr>{"".join(cell) or plain("Normal", "")}</w:tc>'
            for size, cell in zip(sizes, row, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    grid = "".join(f'<w:gridCol w:w="{size}"/>' for size in sizes)
    none = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(sizes)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblBorders>{none}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"{written}</w:tbl>"
    )


def centred(style: str, face: Face, line: str, room: float, most: float) -> tuple[str, float]:
    """Write a centred paragraph of lines no wider than ``most`` that come out alike; gives the longest's width too."""
    seen = line.upper() if face.upper else line
    width = balanced_width(seen, face.size, most - _SLACK, bold=face.bold)
    longest = min(width, text_width(seen, face.size, bold=face.bold))
    return plain(style, line, caps=face.upper, indent=centred_in(width + _SLACK, room)), longest


_SLACK = 1.0
"""Room that a program's rounding may take from a line, in millimetres."""


def _names(style: str, face: Face, names: Sequence[str], *, ruled: bool = False) -> Iterator[str]:
    """Write names one below the other in the left column; under the last a line as long as its part of the longest."""
    room = LAYOUT.head_left.value
    most = room - LAYOUT.head_gutter.value
    made = [centred(style, face, name, room, most) for name in names]
    yield from (written for written, _ in made)
    if ruled and made:
        yield rule(max(longest for _, longest in made) * LAYOUT.issuer_rule.value, room)


def _stamp(urgency: str, room: float) -> Iterator[str]:
    """Write the degree of urgency in its frame, which the distance from the letters makes as high as it should be."""
    if not urgency:
        return
    face = LAYOUT.urgency
    space = round((LAYOUT.urgency_height.points - face.size * LINE_HEIGHT) / 2)
    box = "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="{distance}" w:color="{STAMP_COLOUR}"/>'
        for side, distance in (("top", space), ("left", 0), ("bottom", space), ("right", 0))
    )
    spacing = f'w:before="{twips(face.before + space)}" w:after="{twips(space)}"'
    inner = f'<w:r><w:rPr><w:color w:val="{STAMP_COLOUR}"/></w:rPr>{text(urgency)}</w:r>'
    yield paragraph("Urgency", inner, box=box, spacing=spacing, indent=centred_in(_STAMPS[urgency].value, room))


def _kind_and_subject(page: OfficialPage) -> Iterator[str]:
    room = LAYOUT.text_width
    if page.kind:
        yield plain("Kind", page.kind, keep_next=True)
    if page.subject:
        most = room - 2 * LAYOUT.first_line.value
        written, longest = centred("Subject", LAYOUT.subject, page.subject, room, most)
        yield written
        yield rule(longest * LAYOUT.subject_rule.value, room, after=LAYOUT.below_subject.value)
    if page.authority:
        yield plain("Authority", page.authority, caps=True)


def _addressees(page: OfficialPage) -> Iterator[str]:
    """Write "Kính gửi:" with one addressee beside it, or several below, their dashes under the colon."""
    if not page.addressees:
        return
    if len(page.addressees) == 1:
        line, room = f"{_ADDRESSED}: {page.addressees[0]}", LAYOUT.text_width
        yield centred("Addressees", LAYOUT.addressees, line, room, room - 2 * LAYOUT.first_line.value)[0]
        return
    size, room = LAYOUT.addressees.size, LAYOUT.text_width
    colon = text_width(_ADDRESSED, size)
    block = colon + max(text_width(line, size) for line in page.addressees)
    start = max(LAYOUT.first_line.value, (room - block) / 2)
    yield plain(
        "Addressees", f"{_ADDRESSED}:", align="left", indent=_from(start), keep_next=True, spacing=_AFTER_NOTHING
    )
    for index, line in enumerate(page.addressees):
        after = LAYOUT.addressees.after if index == len(page.addressees) - 1 else 0
        spacing = f'w:before="0" w:after="{twips(after)}"'
        yield plain("Addressees", line, align="left", indent=_from(start + colon), spacing=spacing)


def _from(start: float) -> str:
    return f'w:left="{millimetres(start)}" w:firstLine="0"'
