"""Numbers that are nearly another: what a slip of the finger or the eye makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from checker.fold import distance, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST: Final = 6
_YEARS: Final = range(1945, 2050)


def near_keys(key: str) -> Iterator[str]:
    """Give the keys of numbers that are one digit off in the serial, then in the year, then of any other year.

    Both ways number at most a few hundred, however long the number.
    """
    serial, _, rest = key.partition("-")
    year, _, symbol = rest.partition("-")
    digits = serial.rstrip("abcdefghijklmnopqrstuvwxyz")
    if digits.isdecimal() and len(digits) <= _LONGEST:
        for other in _one_off(digits):
            yield f"{other}{serial[len(digits) :]}-{rest}"
    if symbol and len(year) == 4 and year.isdecimal():
        near = [other for other in _one_off(year) if len(other) == 4]
        for other in dict.fromkeys((*near, *map(str, _YEARS))):
            if other != year:
                yield f"{serial}-{other}-{symbol}"


def _one_off(digits: str) -> dict[str, None]:
    """Give numbers one edit away: two digits swapped, one replaced, left out or put in."""
    found: dict[str, None] = {}
    places = range(len(digits))
    for i in places[:-1]:
        found[digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]] = None
    for i in places:
        found.update((digits[:i] + digit + digits[i + 1 :], None) for digit in "0123456789")
        found[digits[:i] + digits[i + 1 :]] = None
    for i in range(len(digits) + 1):
        found.update((digits[:i] + digit + digits[i:], None) for digit in "0123456789")
    return {other: None for other in found if other and other[0] != "0" and other != digits}


def near_symbols(key: str, other: str) -> bool:
    """Tell whether two keys that begin alike differ in one letter of the symbol, or in the type before one issuer."""
    if key == other:
        return False
    _, _, first = key.rpartition("-")
    _, _, second = other.rpartition("-")
    if first == second and key.count("-") == other.count("-"):
        return True
    return abs(len(key) - len(other)) <= 1 and distance(fold(key), fold(other)) <= 1
