"""What several rules of the front matter ask; no rule itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from checker.facts import ISSUED
from checker.fold import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.document import Document
    from checker.kinds import Kind
    from checker.matter import Value
    from checker.number import Number
    from checker.units import Unit

LONGEST_QUOTE = 60
"""Longest stretch of the user's words that a message repeats, in code points."""


def issued(document: Document) -> bool:
    """Tell whether the document says that it was signed."""
    return document.string("trang_thai") in ISSUED


def lacks(document: Document, kind: Kind, key: str) -> bool:
    """Tell whether a key is truly absent or blank, and not just misspelt (which ``schema-violation`` says)."""
    value = document.front_matter.data.get(key)
    if value is not None:
        return isinstance(value, str) and not value.strip()
    properties = cast("Mapping[str, object]", kind.schema.get("properties", {}))
    return not resembles(key, properties, document.front_matter.data)


def fits_kind(number: Number, kind: Kind, unit: Unit | None) -> bool:
    """Tell whether a number carries its kind's symbol; the letters of a unit may look like that of another kind."""
    if number.kind_symbol == kind.symbol:
        return True
    return kind.symbol is None and unit is not None and number.segments[0] in unit.symbols


def resembles(key: str, known: Iterable[str], data: Mapping[str, Value]) -> bool:
    """Tell whether one of the keys of ``data`` that are not ``known`` is nearly ``key``."""
    if key in data:
        return False
    return nearest(key, data.keys() - set(known)) is not None


def only_near(word: str, candidates: Iterable[str]) -> tuple[str | None, bool]:
    """Give the nearest candidate, and whether it is the only one near enough to be meant."""
    choices = list(dict.fromkeys(candidates))
    best = nearest(word, choices)
    if best is None:
        return None, False
    return best, nearest(word, [choice for choice in choices if choice != best]) is None


def quoted(text: str) -> str:
    """Give the user's words as a message quotes them: on one line, cut when they are long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTE else f"{line[:LONGEST_QUOTE].rstrip()}…"
