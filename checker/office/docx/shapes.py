"""Drawings: the text boxes in them, their words, and a count of what cannot be text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from checker.office.docx.xml import W
from checker.record import NamedTuple

if TYPE_CHECKING:
    from checker.office.docx.tally import Tally
    from checker.office.docx.xml import Element

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VML: Final = "{urn:schemas-microsoft-com:vml}"
_OFFICE: Final = "{urn:schemas-microsoft-com:office:office}"
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BOX: Final = f"{W}txbxContent"
_PICTURES: Final = frozenset({f"{_DRAWING}main}}blip", f"{_VML}imagedata"})
_DIAGRAMS: Final = frozenset({f"{_DRAWING}chart}}chart", f"{_DRAWING}diagram}}relIds"})


class Shapes(NamedTuple):
    """The text boxes of a drawing, and words drawn as a shape."""

    boxes: list[Element]
    words: list[str]


def choose(alternate: Element) -> Element | None:
    """Give the one branch of an alternative that is read: the first that has text boxes or runs, else the first."""
    branches = [child for child in alternate if child.tag in {f"{_MC}Choice", f"{_MC}Fallback"}]
    for branch in branches:
        if next(branch.iter(f"{W}t", f"{W}p", *_PICTURES), None) is not None:
            return branch
    return branches[0] if branches else None


def text_boxes(drawing: Element, tally: Tally) -> Shapes:
    """Find the outermost text boxes of a drawing in order, and count the pictures, charts and objects in it."""
    found = Shapes([], [])
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        tag = element.tag
        if tag == _BOX:
            found.boxes.append(element)
            continue
        if tag == f"{_MC}AlternateContent":
            chosen = choose(element)
            waiting += [] if chosen is None else [chosen]
            continue
        if tag == f"{_VML}textpath" and (words := element.get("string")):
            found.words.append(words)
        _count(element, tally)
        waiting += reversed(element)
    return found


def _count(element: Element, tally: Tally) -> None:
    tag = element.tag
    if tag in _PICTURES:
        if element.get(f"{_RELATION}link") or element.get(f"{_RELATION}href"):
            tally.linked += 1
        else:
            tally.pictures += 1
    elif tag in _DIAGRAMS:
        tally.diagrams += 1
    elif tag == f"{_OFFICE}OLEObject":
        tally.objects += 1
