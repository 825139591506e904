"""Who has planned and reported, as text, JSON, CSV and a calendar."""

from __future__ import annotations

import csv
import io
import json
from itertools import groupby
from typing import TYPE_CHECKING

from checker.dates import write_date_slashes
from checker.message import Language, Message
from checker.report.screen import Style, paint, width
from checker.report.summary import TOOL
from checker.status import DUTIES

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

    from checker.status import Deadline, Row, State

_STATES: dict[State, Message] = {
    "in-time": Message("đúng hạn", "in time"),
    "late": Message("chậm {days} ngày", "{days} days late"),
    "withdrawn": Message("đã gửi, rồi thu hồi", "sent, then withdrawn"),
    "missing": Message("chưa có, quá hạn {days} ngày", "missing for {days} days"),
    "not-due": Message("chưa đến hạn", "not yet due"),
}
_COUNTED: dict[State, str] = {
    "in-time": "đúng hạn",
    "late": "chậm",
    "withdrawn": "đã thu hồi",
    "missing": "chưa có",
    "not-due": "chưa đến hạn",
}
_STYLES: dict[State, Style] = {
    "in-time": "green",
    "late": "yellow",
    "withdrawn": "red",
    "missing": "red",
    "not-due": "dim",
}
_HEAD = Message(
    "Mã đơn vị|Đơn vị|Năm|Việc|Hạn|Gửi|Căn cứ|Văn bản|Ngày ban hành|Tình trạng|Số ngày chậm",
    "Unit id|Unit|Year|Duty|Due|To|Basis|Document|Signed|State|Days late",
)
_OWN = Message("tự đặt", "its own")
_FOLD_AT = 75
_REMINDERS = ("P6DT16H", "PT16H")
"""How long before its day, which begins at midnight, an event reminds of itself."""
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def state_text(row: Row, language: Language) -> str:
    """Say how a duty stands; a date without a basis is the unit's own, so that nobody takes it for a breach."""
    said = _STATES[row.state].in_language(language).format(days=row.days)
    if row.days and not row.basis:
        said += " (hạn tự đặt)" if language == "vi" else " (its own date)"
    return said


def as_text(rows: Sequence[Row], language: Language, *, colour: bool) -> str:
    """Write one paragraph a unit, one line a duty."""
    parts: list[str] = []
    for (name, year), group in groupby(rows, lambda row: (row.name, row.year)):
        parts.append(paint(f"{name}, {year}", "bold", colour=colour))
        parts.extend(_line(row, language, colour=colour) for row in group)
        parts.append("")
    count = {state: sum(row.state == state for row in rows) for state in _STATES}
    if language == "en":
        parts.append(", ".join(f"{number} {state}" for state, number in count.items() if number) or "no duty recorded")
    else:
        said = ", ".join(f"{count[state]} {name}" for state, name in _COUNTED.items() if count[state])
        parts.append(said or "chưa có nghĩa vụ nào ghi trong units.yml")
    return "\n".join(parts) + "\n"


def _line(row: Row, language: Language, *, colour: bool) -> str:
    duty = DUTIES[row.duty].in_language(language)
    due = ("hạn " if language == "vi" else "due ") + write_date_slashes(row.due)
    said = paint(state_text(row, language), _STYLES[row.state], colour=colour)
    shown = f"  {row.document}" if row.document else ""
    return f"  {duty}{' ' * max(1, 18 - width(duty))}{due}  {said}{shown}"


def as_json(rows: Sequence[Row], as_of: datetime.date) -> str:
    """Write rows as one JSON object."""
    data = {
        "version": 1,
        "as_of": as_of.isoformat(),
        "rows": [
            {**row._asdict(), "due": row.due.isoformat(), "sent": row.sent.isoformat() if row.sent else None}
            for row in rows
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_csv(rows: Sequence[Row], language: Language) -> str:
    """Write rows as CSV with a byte order mark, by which spreadsheets know that it is UTF-8."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(_HEAD.in_language(language).split("|"))
    for row in rows:
        head = (row.unit, row.name, row.year, DUTIES[row.duty].in_language(language), row.due.isoformat(), row.to)
        basis = row.basis or _OWN.in_language(language)
        sent = row.sent.isoformat() if row.sent else ""
        said = state_text(row, language)
        writer.writerow([_cell(value) for value in (*head, basis, row.document, sent, said, row.days)])
    return out.getvalue()


def _cell(value: str | int) -> str | int:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULAS) else value


def as_calendar(deadlines: Sequence[Deadline], as_of: datetime.date, language: Language) -> str:
    """Write deadlines as an iCalendar file (RFC 5545): whole-day events that keep their ids from run to run."""
    return calendar(calendar_event(deadline, as_of, language, remind=deadline.day >= as_of) for deadline in deadlines)


def calendar(events: Iterable[str]) -> str:
    """Write a calendar of events that are written already; several calendars may have the same."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{TOOL}//VI", "CALSCALE:GREGORIAN")
    return "".join((_lines(head), *events, _lines(["END:VCALENDAR"])))


def calendar_event(deadline: Deadline, as_of: datetime.date, language: Language, *, remind: bool) -> str:
    """Write one event; it may ``remind`` of itself a week and a day before, at eight in the morning."""
    return _lines(_event(deadline, as_of, language, remind=remind))


def _lines(lines: Iterable[str]) -> str:
    return "".join([_folded(line) + "\r\n" for line in lines])


def _event(deadline: Deadline, as_of: datetime.date, language: Language, *, remind: bool) -> Iterator[str]:
    what = deadline.what.in_language(language)
    until = ("hạn gửi" if language == "vi" else "due:") + f" {what}"
    basis = deadline.basis or _OWN.in_language(language)
    yield "BEGIN:VEVENT"
    yield f"UID:{deadline.mark}@{TOOL}"
    yield f"DTSTAMP:{as_of:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{deadline.day:%Y%m%d}"
    summary = _escaped(f"{deadline.name}: {until}")
    yield f"SUMMARY:{summary}"
    labels = ("Gửi", "Căn cứ") if language == "vi" else ("To", "Basis")
    to = f"{labels[0]}: {deadline.to}\n" if deadline.to else ""
    yield f"DESCRIPTION:{_escaped(f'{to}{labels[1]}: {basis}')}"
    yield "TRANSP:TRANSPARENT"
    for before in _REMINDERS if remind else ():
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{summary}", f"TRIGGER:-{before}", "END:VALARM")
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Break a line after at most 75 octets, never inside a character."""
    octets = line.encode("utf-8", "replace")
    if len(octets) <= _FOLD_AT:
        return line
    parts: list[bytes] = []
    start, room = 0, _FOLD_AT
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0b1100_0000 == 0b1000_0000:  # inside a character
            end -= 1
        parts.append(octets[start:end])
        start, room = end, _FOLD_AT - 1  # the blank that begins a continued line counts
    return b"\r\n ".join((*parts, octets[start:])).decode()
