"""What a target demands: a comparison and a number, to be written for people and to be judged by."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from checker.facts import Result

_AIM = re.compile(r"(>=|<=|>|<|=|~)?\s*([0-9]{1,12}(?:[.,][0-9]{1,4})?)")
_SIGNS: Final = {">=": "≥ ", "<=": "≤ ", "~": "khoảng ", "=": "", "": ""}
_REACHED: Final[Mapping[str, Callable[[float, float], bool]]] = {
    ">=": lambda value, number: value >= number,
    "<=": lambda value, number: value <= number,
    ">": lambda value, number: value > number,
    "<": lambda value, number: value < number,
    "=": lambda value, number: value == number,
}


class Aim(NamedTuple):
    """A comparison (">=", empty where none is written) and a number."""

    mark: str
    number: float

    def reached(self, value: float) -> bool | None:
        """Tell whether a value is what is demanded; ``None`` for "about", which nobody can judge."""
        compare = _REACHED.get(self.mark)
        return compare(value, self.number) if compare else None


def read_aim(written: str) -> Aim | None:
    """Read an aim as a plan writes it (">= 40", "= 1,5"); ``None`` when it is no number."""
    found = _AIM.fullmatch(written.strip())
    return Aim(found[1] or "", float(found[2].replace(",", "."))) if found else None


def number_text(value: float) -> str:
    """Write a number as Vietnamese has it: 1.234,5."""
    whole, _, part = f"{value:.10g}".partition(".")
    long = len(whole) > 3 and whole.isdigit()
    grouped = re.sub(r"(?<=[0-9])(?=(?:[0-9]{3})+$)", ".", whole) if long else whole
    return f"{grouped},{part}" if part else grouped


def size_text(size: int) -> str:
    """Write a file's size: "340 byte", "12 KB", "2,5 MB"."""
    if size < 1000:
        return f"{size} byte"
    return f"{number_text(round(size / 1e6, 1))} MB" if size >= 1e6 else f"{number_text(round(size / 1e3))} KB"


def with_unit(words: str, unit: str) -> str:
    """Put a unit of measure after a number: "40%", "3 địa chỉ"."""
    return f"{words}{unit}" if unit == "%" or not unit else f"{words} {unit}"


@lru_cache(maxsize=1024)
def aim_text(written: str, unit: str) -> str:
    """Write an aim for people: "≥ 40%", "100%", "≥ 3 địa chỉ"; what is no number stays as written."""
    aim = read_aim(written)
    if aim is None:
        return written
    return with_unit(_SIGNS.get(aim.mark, f"{aim.mark} ") + number_text(aim.number), unit)


def result_text(result: Result | None, unit: str) -> str:
    """Write a report's result with its share: "64,39% (11.925/18.520)"; empty where there is none."""
    if result is None or result.value is None:
        return ""
    shown = with_unit(number_text(result.value), unit)
    if result.part is None or result.whole is None:
        return shown
    return f"{shown} ({number_text(result.part)}/{number_text(result.whole)})"
