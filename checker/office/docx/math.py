"""Formulas as a line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from checker.errors import CheckerError
from checker.office.docx.symbols import raised
from checker.office.docx.xml import TOO_DEEP

if TYPE_CHECKING:
    from checker.office.docx.xml import Element

M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DEEPEST: Final = 256


def math_text(element: Element, depth: int = 0) -> str:
    """Give the letters of a formula: fractions with "/", raised digits, roots with "√", brackets as drawn."""
    if depth > _DEEPEST:
        raise CheckerError(TOO_DEEP)
    return "".join(_part(child, depth + 1) for child in element)


def _part(element: Element, depth: int) -> str:
    tag = element.tag.removeprefix(M)
    match tag:
        case "t":
            return element.text or ""
        case "f":
            parts = (_inside(element, "num", depth), _inside(element, "den", depth))
            return "/".join(f"({part})" if len(part.split()) > 1 else part for part in parts)
        case "sup" | "sub":
            return raised(math_text(element, depth), "superscript" if tag == "sup" else "subscript")
        case "rad" | "d" | "nary":
            return _signed(element, tag, depth)
        case _:
            return math_text(element, depth)


def _signed(element: Element, tag: str, depth: int) -> str:
    """Give a formula's part with the sign that is drawn for it: a root, brackets, a sum."""
    if tag == "rad":
        return f"{raised(_inside(element, 'deg', depth), 'superscript')}√({_inside(element, 'e', depth)})"
    if tag == "nary":
        return f"{_drawn(element, 'chr', '∫')}{math_text(element, depth)}"
    inner = ", ".join(math_text(part, depth) for part in element.iterfind(f"{M}e"))
    return f"{_drawn(element, 'begChr', '(')}{inner}{_drawn(element, 'endChr', ')')}"


def _inside(element: Element, name: str, depth: int) -> str:
    found = element.find(f"{M}{name}")
    return "" if found is None else math_text(found, depth)


def _drawn(element: Element, name: str, default: str) -> str:
    """Give a sign that stands in the properties of a formula's part."""
    found = element.find(f"*/{M}{name}")
    return default if found is None else found.get(f"{M}val", "")
