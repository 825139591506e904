"""``checker status``: which units have planned and reported, in time or late."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker import files, writing
from checker.commands.parser import judged_year, today
from checker.commands.repository import facts_of_all, repository
from checker.errors import CheckerError
from checker.fold import nearest
from checker.kinds import Kinds
from checker.message import Message, did_you_mean
from checker.report.status_report import as_calendar, as_csv, as_json, as_text
from checker.status import deadlines, status
from checker.units import Units, units_from_data

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence
    from types import SimpleNamespace

    from checker.commands.console import Console
    from checker.commands.parser import Parser
    from checker.facts import Facts


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.number("--year", "năm (mặc định: năm nay)", "the year (default: this year)", metavar="YEAR")
    parser.option("--unit", "chỉ đơn vị có mã này", "only the unit with this id", metavar="ID")
    formats = ("text", "json", "csv", "ics")
    parser.choice("--format", formats, "định dạng kết quả (mặc định: text)", "format of the result (default: text)")
    parser.option("--output", "ghi kết quả ra tệp", "write the result to a file", metavar="FILE")
    parser.flag("--force", "ghi đè tệp đã có", "overwrite an existing file")
    parser.option("--as-of", "ngày coi là hôm nay", "the day that stands for today", metavar="DATE")


def run(options: SimpleNamespace, console: Console) -> int:
    """Show how every duty of a year stands."""
    as_of = today(options.as_of)
    year = judged_year(options.year or as_of.year)
    place = repository()
    units = _chosen(units_from_data(files.load_units(place.root, place.config)), options.unit)
    facts, all_read = facts_of_all(place, console)
    kinds = Kinds(files.load_schemas(place.root))
    text = _written(options, console, (units, kinds, facts), (as_of, year))
    if options.output and options.output != "-":
        writing.write_new(Path(options.output), text.encode(), force=options.force)
    else:
        console.write(text)
    return 0 if all_read else 2


def _written(
    options: SimpleNamespace,
    console: Console,
    collection: tuple[tuple[Units, frozenset[str]], Kinds, Sequence[Facts]],
    when: tuple[datetime.date, int],
) -> str:
    (units, wanted), kinds, facts = collection
    as_of, year = when
    if options.format == "ics":
        due = [deadline for deadline in deadlines(units, kinds, facts, (year,)) if deadline.unit in wanted]
        return as_calendar(due, as_of, console.language)
    rows = [row for row in status(units, facts, as_of, (year,)) if row.unit in wanted]
    match options.format:
        case "json":
            return as_json(rows, as_of)
        case "csv":
            return as_csv(rows, console.language)
        case _:
            return as_text(rows, console.language, colour=console.colours and not options.output)


def _chosen(units: Units, unit_id: str) -> tuple[Units, frozenset[str]]:
    """Give all units, whose names are needed, and the ids of those to show."""
    if not unit_id:
        return units, frozenset(units.by_id)
    if unit_id not in units.by_id:
        close = nearest(unit_id, units.by_id)
        said = Message("units.yml không có đơn vị này", "units.yml has no such unit")
        raise CheckerError((said.then(did_you_mean(close)) if close else said).about(f"--unit {unit_id}"))
    return units, frozenset({unit_id})
