"""The words of a Word file straight from its XML, by another way than the reader's: what ``--verify`` compares with.

Styles, lists and tables are not looked at: only which text is there, and what Word itself never shows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from checker.office.docx.legacy_fonts import decode, is_legacy
from checker.office.docx.package import Package
from checker.office.docx.xml import W, flag, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.office.docx.xml import Element

_NOT_SHOWN: Final = frozenset(
    (
        *(f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delText"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)
_APART: Final = frozenset({f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen", f"{W}ptab"})
_FIELD: Final = f"{W}fldChar"
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_REFERENCES: Final = {"footnotes": f"{W}footnoteReference", "endnotes": f"{W}endnoteReference"}


def raw_text(data: bytes) -> str:
    """Give the text of a .docx, a line for each paragraph, with the notes that it refers to."""
    package = Package(data)
    root = package.xml(package.main)
    if root is None:
        return ""
    lines = list(_lines(root))
    for relation in package.relations(package.main).values():
        reference = _REFERENCES.get(relation.kind)
        notes = package.xml(relation.target) if reference and not relation.external else None
        if reference and notes is not None:
            known = {value(mark, "id") for mark in root.iter(reference)}
            for note in notes:
                if value(note, "id") in known and value(note, "type") in {"", "normal"}:
                    lines += _lines(note)
    return _INVISIBLE.sub("", "\n".join(lines))


def _lines(root: Element) -> Iterator[str]:
    """Give the text of every paragraph; one inside another, in a text box, stands by itself."""
    waiting: list[tuple[Element, list[str], str]] = [(root, [], "")]
    lines: list[list[str]] = []
    again = False  # amid a field that shows the mark of a note once more
    while waiting:
        element, line, font = waiting.pop()
        tag = element.tag
        again = (again or _points_to_note(element)) and not (tag == _FIELD and value(element, "fldCharType") == "end")
        if tag in _NOT_SHOWN or (again and tag == f"{W}t") or (tag == f"{W}fldSimple" and _points_to_note(element)):
            again = again and tag != f"{W}fldSimple"
            continue
        if tag == f"{W}p":
            line = list[str]()
            lines.append(line)
        elif tag == f"{W}t":
            text = element.text or ""
            line.append(decode(text, font) if is_legacy(font) else text)
        elif tag in _APART:
            line.append(" ")
        elif tag == f"{W}r":
            font, hidden = _run(element)
            if hidden:
                continue
        waiting += [(child, line, font) for child in reversed(element)]
    yield from ("".join(line) for line in lines)


def _points_to_note(element: Element) -> bool:
    instruction = (element.text or "") if element.tag == f"{W}instrText" else value(element, "instr")
    return "NOTEREF" in instruction


def _run(element: Element) -> tuple[str, bool]:
    """Give the font that a run itself names, and whether it hides its text."""
    properties = element.find(f"{W}rPr")
    if properties is None:
        return "", False
    fonts, vanish = properties.find(f"{W}rFonts"), properties.find(f"{W}vanish")
    font = "" if fonts is None else value(fonts, "hAnsi") or value(fonts, "ascii")
    return font, vanish is not None and flag(vanish)
