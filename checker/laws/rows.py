"""Rows of laws from the two sources: curated entries, and the national codification."""

from __future__ import annotations

import csv
import datetime
import re
from typing import TYPE_CHECKING, Final, cast

from checker.errors import CheckerError
from checker.fold import fold
from checker.laws.keys import law_key, number_key, number_year
from checker.laws.law import CODIFICATION, FIELDS, LIST, NAMED_TYPES, Row
from checker.message import Message, say
from checker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

COLUMNS: Final = ("type", "number", "name", "issued", "issuer", "effective", "amended_by", "flags")
FLAGS: Final = frozenset({"bare", "year", "early", "dates"})
"""What is wrong with a row: no title and date; a year unlike the number's; in effect before its issue; two dates."""

_TEXTS: Final = ("key", "type", "number", "name", "issuer", "issued", "effective", "ended", "status")
DATES: Final = ("issued", "effective", "ended")
_LISTS: Final = ("successors", "replaces", "amended_by", "aliases")
_PREFIX = Pattern(r"(?:bộ luật|luật|luât|pháp lệnh)\s+(?=\S)", re.IGNORECASE)
_DOUBTFUL: Final = {
    "year": ("number", "name", "issued", "effective"),
    "early": ("issued", "effective"),
    "dates": ("issued", "effective"),
}


def curated_row(entry: Mapping[str, object]) -> Row:
    """Make a row of a curated entry, which its schema has judged before."""
    return (
        *(str(entry.get(name) or "") for name in _TEXTS),
        str(entry.get("status_confidence") or "unknown"),
        *(_joined(entry.get(name)) for name in _LISTS),
        str(entry["confidence"]),
        "1",
        _joined(entry.get("doubtful")),
        _joined(entry.get("sources")),
        str(entry.get("note") or ""),
    )


def _joined(value: object) -> str:
    return LIST.join(cast("Sequence[str]", value)) if value else ""


def impossible_date(entry: Mapping[str, object]) -> str:
    """Name the field of a curated entry that is written like a date and is none, such as 31 February; else empty."""
    return next((name for name in DATES if name in entry and not _is_date(str(entry[name]))), "")


def bulk_rows(text: str, path: str) -> Iterator[Row]:
    """Make rows of the codification's CSV; raises ``CheckerError`` with the line of what cannot be read."""
    return (_doubted(plain_row(cells), cells[7]) for _, cells in bulk_cells(text, path))


def bulk_cells(text: str, path: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Read the codification's CSV, each row with its line; raises ``CheckerError`` for one that cannot be read."""
    lines = csv.reader(text.split("\n"), strict=True)
    try:
        if tuple(next(lines, ())) != COLUMNS:
            raise CheckerError(_header_fault().about(f"{path}:1"))
        for cells in lines:
            if cells:
                fault = _fault(cells)
                if fault:
                    raise CheckerError(fault.about(f"{path}:{lines.line_num}"))
                yield lines.line_num, cells
    except csv.Error as error:
        said = Message(
            "không đọc được CSV; kiểm tra dấu ngoặc kép và dấu phẩy", "cannot be read as CSV; check quotes and commas"
        )
        raise CheckerError(said.about(f"{path}:{lines.line_num}")) from error


def _header_fault() -> Message:
    columns = ",".join(COLUMNS)
    return say("dòng đầu phải là “{columns}”", "the first line must be “{columns}”", columns=columns)


def plain_row(cells: Sequence[str]) -> Row:
    """Make a row of the codification's cells as they stand, contradictions and all."""
    type_, number, title, issued, issuer, effective, amended_by, _ = cells
    key = law_key(type_, number, issued, effective)
    name = _named(type_, title) if title and type_ in NAMED_TYPES else title.rstrip(" .")
    facts = (key, type_, number, name, issuer, issued, effective, "", "unknown", "unknown", "", "")
    return (*facts, LIST.join(amended_by.split()), "", "codification", "", "", "", "")


def _fault(cells: Sequence[str]) -> Message | None:
    if len(cells) != len(COLUMNS):
        return say(
            "có {found} cột, cần {count}; kiểm tra dấu phẩy và dấu ngoặc kép",
            "has {found} columns instead of {count}; check commas and quotes",
            found=len(cells),
            count=len(COLUMNS),
        )
    for name, cell in (("issued", cells[3]), ("effective", cells[5])):
        if cell and not _is_date(cell):
            return say(
                "“{name}” là “{cell}”; phải là ngày theo dạng 2026-03-05",
                "“{name}” is “{cell}”; it must be a date like 2026-03-05",
                name=name,
                cell=cell,
            )
    unknown = set(cells[7].split()) - FLAGS
    if unknown:
        flag, flags = min(unknown), ", ".join(sorted(FLAGS))
        return say(
            "không có cờ “{flag}”; dùng {flags}", "there is no flag “{flag}”; use {flags}", flag=flag, flags=flags
        )
    return None


def _is_date(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10 and text[4] == "-"


def _doubted(row: Row, flags: str) -> Row:
    """Leave out what a row contradicts itself in; with a year unlike the number's, everything but type and number."""
    doubtful = next((fields for flag in _DOUBTFUL if flag in flags and (fields := _DOUBTFUL[flag])), ())
    if not doubtful:
        return row
    known = dict(zip(FIELDS, row, strict=True), doubtful=LIST.join(doubtful))
    return tuple("" if name in doubtful and name != "number" else known[name] for name in FIELDS)


def _named(type_: str, title: str) -> str:
    """Give the name that a law is cited by: its type, then its subject with a capital."""
    subject = _PREFIX.sub("", title.strip(" ."), count=1) if _PREFIX.match(title) else title.strip(" .")
    if subject.isupper():
        subject = subject.lower()
    if fold(subject).startswith("sua doi"):
        return f"{type_} {subject[0].lower()}{subject[1:]}"
    return f"{type_} {subject[0].upper()}{subject[1:]}"


def merge(curated: Sequence[Row], bulk: Iterator[Row]) -> list[Row]:
    """Give all rows, each document once: the curated entry wins, and takes over what only the codification has.

    A bare row beside a titled one of its number is the same document under another type word. Where a law and a
    resolution share a number, the resolution's key names its type.
    """
    rows = list(curated)
    by_number: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        if row[2]:
            by_number.setdefault(number_key(row[2]), []).append(index)
    taken = {row[0] for row in rows}
    for row in bulk:
        number = number_key(row[2])
        beside = by_number.setdefault(number, []) if number else []
        same = next((index for index in beside if _same(rows[index], row)), None)
        if same is not None:
            rows[same] = _completed(rows[same], row)
            continue
        if row[0] in taken:
            row = (f"{row[0]}@{fold(row[1]).replace(' ', '-')}", *row[1:])  # noqa: PLW2901 - the key alone is new
        taken.add(row[0])
        beside.append(len(rows))
        rows.append(row)
    return rows


def _same(known: Row, row: Row) -> bool:
    law = {"Luật", "Bộ luật"}
    if known[1] != row[1] and not {known[1], row[1]} <= law:
        return False
    if number_year(row[2]):
        return True
    return not row[5] or not known[5] or known[5] == row[5]


def _completed(known: Row, row: Row) -> Row:
    """Add to a row what only another of the same document has; what both say alike is no longer doubtful."""
    fields = dict(zip(FIELDS, known, strict=True))
    other = dict(zip(FIELDS, row, strict=True))
    doubtful = [name for name in fields["doubtful"].split(LIST) if name and fields[name] != other[name]]
    for name in ("name", "issuer", "issued", "effective"):
        fields[name] = fields[name] or other[name]
    amended = (*fields["amended_by"].split(LIST), *other["amended_by"].split(LIST))
    fields["amended_by"] = LIST.join(dict.fromkeys(filter(None, amended)))
    fields["doubtful"] = LIST.join(doubtful)
    if fields["curated"]:
        fields["sources"] = LIST.join(filter(None, (fields["sources"], CODIFICATION)))
    return tuple(fields.values())
