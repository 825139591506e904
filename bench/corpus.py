"""Generate a repository of plans, the same one every time, one plan in twenty with a fault."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from bench.faults import FAULTS
from bench.phrases import load_phrases
from bench.plan import SIZE, Unit, write_plan

if TYPE_CHECKING:
    from pathlib import Path

AS_OF: Final = "2027-12-31"
DOCUMENTS_A_UNIT: Final = 20
YEARS: Final = (2024, 2025, 2026, 2027)
_SLUGS: Final = ("ke-hoach", "truyen-thong", "kiem-tra", "boi-duong", "thang-hanh-dong")
_UNITS_A_COMMUNE: Final = 5
_SCHOOLS: Final = (("Tiểu học", "TH"), ("THCS", "THCS"), ("Mầm non", "MN"), ("THPT", "THPT"))
_FAULTY_EVERY: Final = 20
_FAULTY_REST: Final = 7


def write_corpus(folder: Path, documents: int, *, faults: bool = True, bytes_about: int = SIZE) -> int:
    """Write a checker.toml, a units.yml and that many plans under a folder; gives the number of faulty plans."""
    plans = folder / "plans"
    plans.mkdir(parents=True)
    (folder / "checker.toml").write_text('paths = ["plans"]\n', encoding="utf-8")
    units = _units(-(-documents // DOCUMENTS_A_UNIT))
    (plans / "units.yml").write_text(_units_text(units), encoding="utf-8")
    for index in range(documents):
        path, text = _document(units, index, faults=faults, bytes_about=bytes_about)
        file = plans / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return sum(_faulty(index) for index in range(documents)) if faults else 0


def _document(units: list[Unit], index: int, *, faults: bool, bytes_about: int) -> tuple[str, str]:
    """Give the path under plans/ and the text of one plan."""
    unit = units[index // DOCUMENTS_A_UNIT]
    turn, kind = divmod(index % DOCUMENTS_A_UNIT, len(_SLUGS))
    text = write_plan(unit, YEARS[turn], kind, seed=index, bytes_about=bytes_about)
    if faults and _faulty(index):
        faulty = FAULTS[index // _FAULTY_EVERY % len(FAULTS)](text)
        if faulty == text:
            raise ValueError(index)
        text = faulty
    return f"{unit.id}/{YEARS[turn]}/{_SLUGS[kind]}.md", text


def _faulty(index: int) -> bool:
    return index % _FAULTY_EVERY == _FAULTY_REST


def _units(count: int) -> list[Unit]:
    """Give communes, each followed by its four schools."""
    units: list[Unit] = []
    for index in range(count):
        turn, rest = divmod(index, _UNITS_A_COMMUNE)
        place = _place(turn)
        commune = f"ubnd-xa-{_slug(place)}"
        if rest == 0:
            units.append(Unit(commune, f"Ủy ban nhân dân xã {place}", "UBND", place, ""))
        else:
            level, letters = _SCHOOLS[rest - 1]
            symbol = letters + "".join(word[0] for word in place.split())
            units.append(Unit(f"{_slug(level)}-{_slug(place)}", f"Trường {level} {place}", symbol, place, commune))
    return units


def _place(index: int) -> str:
    """Give a place name, another one for each index."""
    phrases = load_phrases()
    first, rest = index % len(phrases.first_places), index // len(phrases.first_places)
    turn, last = divmod(rest, len(phrases.places))
    names = (phrases.first_places[first], phrases.places[last], *phrases.places[turn - 1 : turn])
    return " ".join(names)


def _slug(name: str) -> str:
    """Give a name as lower-case ASCII words joined by hyphens."""
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "-".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


def _units_text(units: list[Unit]) -> str:
    lines = ["don_vi:"]
    for unit in units:
        lines += [f'  - id: "{unit.id}"', f'    ten: "{unit.name}"', f'    loai: "{"truong" if unit.parent else "xa"}"']
        lines += [f'    ky_hieu: ["{unit.symbol}"]', f'    dia_danh: "{unit.place}"']
        if unit.parent:
            lines += ["    cap_tren:", f'      - don_vi: "{unit.parent}"', '        tu: "2025-07-01"']
            lines += ["    nghia_vu:", '      - viec: "ke-hoach"', f"        tu_nam: {YEARS[0]}"]
            lines += ['        han: "03-31"', f'        gui: "{unit.parent}"']
    return "\n".join(lines) + "\n"
