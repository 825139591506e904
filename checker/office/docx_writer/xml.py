"""Pieces of WordprocessingML as text: runs, paragraphs, rules; every child in the order of the schema."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from checker.office.layout import CAPITALS, LAYOUT
from checker.office.words import Run

if TYPE_CHECKING:
    from checker.office.layout import Align, Face

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

_ILLEGAL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_GAPS = re.compile(r"[\x0b\x0c]")
_LOST = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
_PIECES = re.compile(r"[\n\t]")
_ALIGN: dict[Align, str] = {"left": "left", "center": "center", "right": "right", "justify": "both"}


def legal(text: str) -> str:
    """Give text that XML can hold: control characters go, page breaks are spaces, half letters show as lost."""
    return _LOST.sub("\ufffd", _GAPS.sub(" ", _ILLEGAL.sub("", text)))


def attribute(text: str) -> str:
    """Give text as a quoted attribute."""
    return quoteattr(legal(text))


def twips(points: float) -> int:
    """Give points as twentieths, the unit of Word's lengths."""
    return round(points * 20)


def millimetres(length: float) -> int:
    """Give millimetres as twentieths of a point."""
    return round(length * 72 / 25.4 * 20)


def half_points(size: float) -> int:
    """Give a size in points as Word counts it."""
    return round(size * 2)


def run(words: Run, *, bold: bool | None = None, caps: bool = False, style: str = "") -> str:
    """Write a run; ``bold`` overrides what its paragraph's style says where it is not ``None``."""
    style = style or (CAPITALS if caps else "")
    looks = [f'<w:rStyle w:val="{style}"/>'] if style else []
    if words.bold or bold:
        looks.append("<w:b/><w:bCs/>")
    elif bold is False:
        looks.append('<w:b w:val="0"/><w:bCs w:val="0"/>')
    if words.italic:
        looks.append("<w:i/><w:iCs/>")
    if caps and style != CAPITALS:
        looks.append("<w:caps/>")
    properties = f"<w:rPr>{''.join(looks)}</w:rPr>" if looks else ""
    return f"<w:r>{properties}{text(words.text)}</w:r>"


def text(written: str) -> str:
    """Write the text of a run; line feeds are breaks, tabs are tabs."""
    parts: list[str] = []
    done = 0
    written = legal(written)
    for found in _PIECES.finditer(written):
        parts.append(_stretch(written[done : found.start()]))
        parts.append("<w:br/>" if found.group() == "\n" else "<w:tab/>")
        done = found.end()
    parts.append(_stretch(written[done:]))
    return "".join(parts)


def _stretch(written: str) -> str:
    return f'<w:t xml:space="preserve">{escape(written)}</w:t>' if written else ""


def plain(
    style: str,
    written: str,
    *,
    caps: bool = False,
    keep_next: bool = False,
    spacing: str = "",
    indent: str = "",
    align: Align | None = None,
) -> str:
    """Write a paragraph of plain text; ``caps`` shows capitals whatever was typed."""
    shown = run(Run(written), caps=caps) if written else ""
    return paragraph(style, shown, keep_next=keep_next, spacing=spacing, indent=indent, align=align)


def paragraph(
    style: str,
    inner: str,
    *,
    keep_next: bool = False,
    box: str = "",
    spacing: str = "",
    indent: str = "",
    align: Align | None = None,
    section: str = "",
) -> str:
    """Write a paragraph; what is given here stands above its style."""
    properties = "".join(
        (
            f'<w:pStyle w:val="{style}"/>' if style else "",
            "<w:keepNext/>" if keep_next else "",
            f"<w:pBdr>{box}</w:pBdr>" if box else "",
            f"<w:spacing {spacing}/>" if spacing else "",
            f"<w:ind {indent}/>" if indent else "",
            f'<w:jc w:val="{_ALIGN[align]}"/>' if align else "",
            section,
        )
    )
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def rule(length: float, room: float, *, after: float = 0, keep_next: bool = False) -> str:
    """Write a line of a length, centred in ``room``; both in millimetres, the space below it in points."""
    side = millimetres(max(0.0, room - length) / 2)
    weight = round(LAYOUT.rule_weight.value * 8)
    box = f'<w:top w:val="single" w:sz="{weight}" w:space="1" w:color="000000"/>'
    gap = twips(LAYOUT.rule_gap.value)
    spacing = f'w:before="{gap}" w:after="{twips(after)}" w:line="{_THIN}" w:lineRule="exact"'
    return paragraph("Line", "", keep_next=keep_next, box=box, spacing=spacing, indent=_sides(side))


_THIN = 40
"""The height of a paragraph that is only a line or a gap: 2 pt."""


def gap(height: float = 1, *, keep_next: bool = False, section: str = "") -> str:
    """Write an empty paragraph of a height in points."""
    spacing = f'w:before="0" w:after="0" w:line="{twips(height)}" w:lineRule="exact"'
    return paragraph("Line", "", keep_next=keep_next, spacing=spacing, section=section)


def _sides(side: int) -> str:
    return f'w:left="{side}" w:right="{side}" w:firstLine="0"'


def centred_in(width: float, room: float) -> str:
    """Give the indents that leave a width in the middle of ``room``, in millimetres; none where it is as wide."""
    side = millimetres(max(0.0, room - width) / 2)
    return _sides(side) if side else ""


def style_of(role: str) -> str:
    """Give the id of the style that a row of the layout becomes."""
    return "".join(part.capitalize() for part in role.split("_"))


def run_properties(face: Face) -> str:
    """Write how the text of a face looks."""
    size = half_points(face.size)
    looks = (
        "<w:b/><w:bCs/>" if face.bold else "",
        "<w:i/><w:iCs/>" if face.italic else "",
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
    )
    return f"<w:rPr>{''.join(looks)}</w:rPr>"


def paragraph_properties(face: Face, *, line: float, keep: str = "", outline: int = 0) -> str:
    """Write how a paragraph of a face stands; ``line`` is the distance of its lines, 1 for single."""
    indent = millimetres(LAYOUT.first_line.value) if face.indent else 0
    return (
        f"<w:pPr>{keep}"
        f'<w:spacing w:before="{twips(face.before)}" w:after="{twips(face.after)}" '
        f'w:line="{round(line * 240)}" w:lineRule="auto"/>'
        f'<w:ind w:left="0" w:right="0" w:firstLine="{indent}"/>'
        f'<w:jc w:val="{_ALIGN[face.align]}"/>'
        + (f'<w:outlineLvl w:val="{outline - 1}"/>' if outline else "")
        + "</w:pPr>"
    )
