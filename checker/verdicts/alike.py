"""Two citations that seem to mean one document but do not say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from checker.laws import number_key
from checker.laws.keys import number_year
from checker.verdicts.resolving import nearness

if TYPE_CHECKING:
    import datetime

_SHORTEST: Final = 3
"""Digits of a number that hardly recurs on one day of several years."""

_SWAPPED: Final = 10
_DIGIT: Final = 100
"""How far apart two numbers are that one office does not sign on one day."""


def confusable(first: str, second: str) -> bool:
    """Tell whether two numbers of one day are easily taken for each other: ``4996/QĐ-BGDĐT`` and ``4969/QĐ-BGDĐT``.

    The symbols are the same, and two neighbouring digits are swapped, or one digit differs; numbers that one office may
    well sign on one day are left alone: 15 and 16, 4998 and 4989, 1205 and 1215.
    """
    one, _, symbol = number_key(first).partition("-")
    other, _, same = number_key(second).partition("-")
    if symbol != same or len(one) != len(other) or len(one) < _SHORTEST or not (one.isdecimal() and other.isdecimal()):
        return False
    apart = abs(int(one) - int(other))
    places = [i for i in range(len(one)) if one[i] != other[i]]
    if len(places) == 2:
        i, j = places
        return apart >= _SWAPPED and j == i + 1 and one[i] == other[j] and one[j] == other[i]
    return len(places) == 1 and apart >= _DIGIT


def two_forms(first: str, second: str) -> bool:
    """Tell whether two numbers of one day differ only in that one has its year: ``15/2018/QĐ-UBND``, ``15/QĐ-UBND``."""
    keys = {_without_year(first), _without_year(second)}
    return len(keys) == 1 and number_key(first) != number_key(second)


def _without_year(number: str) -> str:
    year = number_year(number)
    return number_key(number).replace(f"-{year}-", "-", 1) if year else number_key(number)


def dates_apart(number: str, first: datetime.date, second: datetime.date) -> bool:
    """Tell whether two dates of one number contradict each other.

    A number with its year is one document. Without one it recurs every year, as a law's name does in time: the dates
    contradict each other only when one is nearly the other, and a small number may well be of one day in two years.
    """
    if first == second:
        return False
    if number and number_year(number):
        return True
    recurs = number != "" and first.year != second.year and len(number_key(number).partition("-")[0]) < _SHORTEST
    return nearness(first, second) != "" and not recurs
