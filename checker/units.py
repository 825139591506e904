"""Units (đơn vị): who plans and reports, to whom, since and until when; read from plans/units.yml."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final, Literal, cast

from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Duty = Literal["ke-hoach", "so-ket", "tong-ket"]
"""What a unit owes each year: a plan, a half-year report, a yearly report."""


class Dated(NamedTuple):
    """A text that held from one day to another; ``None`` leaves that side open."""

    value: str
    since: datetime.date | None = None
    until: datetime.date | None = None

    def on(self, day: datetime.date) -> bool:
        """Tell whether it held on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Obligation(NamedTuple):
    """A yearly duty: due on a month and day of the year concerned, or of the next.

    ``basis`` names the document that sets it; without one it is the unit's own.
    """

    duty: Duty
    from_year: int
    to_year: int | None
    month: int
    day: int
    next_year: bool
    to: str
    basis: str

    def due(self, year: int) -> datetime.date | None:
        """Give the day it is due for a year, ``None`` when it does not hold for that year."""
        if year < self.from_year or (self.to_year is not None and year > self.to_year):
            return None
        return datetime.date(year + self.next_year, self.month, self.day)


class Unit(NamedTuple):
    """One unit. ``names`` are its former names, dated; ``contacts`` its public telephone numbers and addresses."""

    id: str
    name: str
    names: tuple[Dated, ...]
    type: str
    symbols: tuple[str, ...]
    place: str
    since: datetime.date | None
    until: datetime.date | None
    superiors: tuple[Dated, ...]
    obligations: tuple[Obligation, ...]
    contacts: tuple[str, ...]

    def name_on(self, day: datetime.date) -> str:
        """Give the unit's name on a day."""
        return next((name.value for name in self.names if name.on(day)), self.name)

    def superior_on(self, day: datetime.date) -> str:
        """Give the id of the unit it answered to on a day, empty when none is recorded."""
        return next((superior.value for superior in self.superiors if superior.on(day)), "")


class Units:
    """All units by id, in the order of the file; empty where a repository keeps none."""

    __slots__ = ("by_id",)

    def __init__(self, by_id: Mapping[str, Unit]) -> None:
        self.by_id: Final = by_id

    def __iter__(self) -> Iterator[Unit]:
        """Give the units in the order of the file."""
        return iter(self.by_id.values())

    def get(self, unit_id: str) -> Unit | None:
        """Give a unit by id."""
        return self.by_id.get(unit_id)


NO_UNITS = Units({})


def units_from_data(data: Mapping[str, object]) -> Units:
    """Make units of the mapping in units.yml, which its schema has judged before."""
    rows = cast("Sequence[Mapping[str, object]]", data.get("don_vi") or ())
    return Units({str(row["id"]): _unit(row) for row in rows})


def _unit(row: Mapping[str, object]) -> Unit:
    return Unit(
        id=str(row["id"]),
        name=str(row["ten"]),
        names=tuple(_dated(item, "ten") for item in _rows(row, "ten_cu")),
        type=str(row.get("loai") or "khac"),
        symbols=tuple(str(item) for item in cast("Sequence[object]", row.get("ky_hieu") or ())),
        place=str(row.get("dia_danh") or ""),
        since=_day(row.get("tu")),
        until=_day(row.get("den")),
        superiors=tuple(_dated(item, "don_vi") for item in _rows(row, "cap_tren")),
        obligations=tuple(_obligation(item) for item in _rows(row, "nghia_vu")),
        contacts=tuple(str(item) for item in cast("Sequence[object]", row.get("lien_he") or ())),
    )


def _rows(row: Mapping[str, object], key: str) -> Sequence[Mapping[str, object]]:
    return cast("Sequence[Mapping[str, object]]", row.get(key) or ())


def _dated(item: Mapping[str, object], key: str) -> Dated:
    return Dated(str(item[key]), _day(item.get("tu")), _day(item.get("den")))


def _obligation(item: Mapping[str, object]) -> Obligation:
    month, _, day = str(item["han"]).partition("-")
    to_year = item.get("den_nam")
    return Obligation(
        duty=cast("Duty", item["viec"]),
        from_year=int(str(item["tu_nam"])),
        to_year=None if to_year is None else int(str(to_year)),
        month=int(month),
        day=int(day),
        next_year=bool(item.get("nam_sau")),
        to=str(item.get("gui") or ""),
        basis=str(item.get("can_cu") or ""),
    )


def _day(value: object) -> datetime.date | None:
    return datetime.date.fromisoformat(str(value)) if value else None
