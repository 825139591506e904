"""Two citations that seem to mean one document but do not say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.laws import number_key
from checker.verdicts.resolving import nearness

if TYPE_CHECKING:
    import datetime

_SHORTEST = 3
_APART = 10


def confusable(first: str, second: str) -> bool:
    """Tell whether two numbers of one day are easily taken for each other: ``4996/QĐ-BGDĐT`` and ``4969/QĐ-BGDĐT``.

    The symbols are the same, and two neighbouring digits are swapped, or one digit differs so that the numbers do not
    follow each other: an office signs numbers 15 and 16 on one day.
    """
    one, _, symbol = number_key(first).partition("-")
    other, _, same = number_key(second).partition("-")
    if symbol != same or len(one) != len(other) or len(one) < _SHORTEST or not (one.isdecimal() and other.isdecimal()):
        return False
    places = [i for i in range(len(one)) if one[i] != other[i]]
    if len(places) == 2:
        i, j = places
        return j == i + 1 and one[i] == other[j] and one[j] == other[i]
    return len(places) == 1 and abs(int(one) - int(other)) >= _APART


def dates_apart(number: str, first: datetime.date, second: datetime.date) -> bool:
    """Tell whether two dates of one number contradict each other.

    A number with its year is one document; a number without recurs every year, so that its dates contradict each
    other only when one is nearly the other.
    """
    if first == second:
        return False
    key = number_key(number).split("-")
    whole = len(key) > 2 and len(key[1]) == 4 and key[1].isdecimal()
    return whole or nearness(first, second) != ""
