"""The national strategy's targets, from schemas/indicators.yml: what a unit's own targets are seen beside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from checker import files
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

YEARS: Final = (2025, 2030)
_SHOWN: Final = frozenset({"verified", "single-source"})


class Indicator(NamedTuple):
    """One target of the strategy: its aim by year, as written (">= 60"), and the addresses that give it.

    A figure that rests on memory alone is left out; such a target has a name, and no aim.
    """

    code: str
    objective: int
    name: str
    unit: str
    aims: Mapping[int, str]
    confidence: str
    sources: tuple[str, ...]
    note: str


class Strategy(NamedTuple):
    """The document that sets the targets, its objectives by number, and the targets by code."""

    name: str
    number: str
    date: str
    objectives: Mapping[int, str]
    indicators: Mapping[str, Indicator]


NO_STRATEGY: Final = Strategy("", "", "", {}, {})


def load_strategy(root: Path) -> Strategy:
    """Read the strategy; one without targets where there is no such file. Raises ``CheckerError`` for a broken one."""
    folder = Path(files.data_folder(root, "schemas"))
    path = folder / "indicators.yml"
    if not path.exists():
        return NO_STRATEGY
    data = files.load_yaml(path)
    files.judge(data, files.load_json(folder / "indicators.schema.json"), files.show(path))
    return strategy_from_data(data)


def strategy_from_data(data: Mapping[str, object]) -> Strategy:
    """Make a strategy of the mapping in indicators.yml, which its schema has judged before."""
    sources = cast("Mapping[str, str]", data["sources"])
    rows = cast("Sequence[Mapping[str, object]]", data["indicators"])
    objectives = cast("Sequence[Mapping[str, object]]", data["objectives"])
    return Strategy(
        name=str(data["name"]),
        number=str(data["number"]),
        date=str(data["date"]),
        objectives={int(str(row["id"])): str(row["name"]) for row in objectives},
        indicators={str(row["code"]): _indicator(row, sources) for row in rows},
    )


def _indicator(row: Mapping[str, object], sources: Mapping[str, str]) -> Indicator:
    confidence = str(row["confidence"])
    aims = {year: str(row[f"target_{year}"]) for year in YEARS if f"target_{year}" in row and confidence in _SHOWN}
    named = cast("Sequence[str]", row["sources"])
    return Indicator(
        code=str(row["code"]),
        objective=int(str(row["objective"])),
        name=str(row["name"]),
        unit=str(row["unit"]),
        aims=aims,
        confidence=confidence,
        sources=tuple(sources[name] for name in named if name in sources),
        note=str(row.get("note") or ""),
    )
