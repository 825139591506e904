"""What the registry says against itself: wrong years, impossible orders of days, keys that lead nowhere."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, Literal

from checker.laws.keys import law_key, number_year, slug
from checker.message import Message, say
from checker.pattern import Pattern
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from checker.laws.law import Law

TYPES: Final = (
    "Hiến pháp",
    "Bộ luật",
    "Luật",
    "Pháp lệnh",
    "Sắc lệnh",
    "Nghị quyết",
    "Nghị quyết liên tịch",
    "Nghị định",
    "Quyết định",
    "Chỉ thị",
    "Thông tư",
    "Thông tư liên tịch",
    "Quy định",
    "Kết luận",
    "Thông báo",
    "Thông báo kết luận",
    "Hướng dẫn",
    "Chương trình",
    "Kế hoạch",
    "Báo cáo",
    "Công văn",
    "Công điện",
    "Công ước",
)
"""Types of document, in the order of their rank."""

_NEEDED: Final = {"verified": 2, "single-source": 1}
_TERM = Pattern(r"QH([0-9]+)$")
_TERMS: Final = {
    "8": (1987, 1992),
    "9": (1992, 1997),
    "10": (1997, 2002),
    "11": (2002, 2007),
    "12": (2007, 2011),
    "13": (2011, 2016),
    "14": (2016, 2021),
    "15": (2021, 2026),
    "16": (2026, 2031),
}


class Entry(NamedTuple):
    """A law as its source has it: where that is, and what flags are set there."""

    place: str
    law: Law
    flags: tuple[str, ...] = ()


class Fault(NamedTuple):
    """One contradiction, an error or, where it is known and flagged, a note."""

    place: str
    key: str
    weight: Literal["error", "note"]
    message: Message


def audit(curated: Sequence[Entry], bulk: Sequence[Entry]) -> Iterator[Fault]:
    """Find what contradicts itself; ``bulk`` are the rows of the codification with everything they say."""
    laws = {entry.law.key: entry.law for entry in (*bulk, *curated)}
    yield from _twice(curated, lambda law: law.key)
    yield from _twice(curated, lambda law: slug(law.key))
    for entry in curated:
        for message in _faults(entry.law, laws):
            yield Fault(entry.place, entry.law.key, "error", message)
    for entry in bulk:
        yield from _bulk_faults(entry)


def _twice(entries: Sequence[Entry], key: Callable[[Law], str]) -> Iterator[Fault]:
    counts = Counter(key(entry.law) for entry in entries)
    for entry in entries:
        shown = key(entry.law)
        if counts[shown] > 1:
            said = say("khóa “{key}” có ở nhiều mục", "the key “{key}” stands in several entries", key=shown)
            yield Fault(entry.place, entry.law.key, "error", said)


def _bulk_faults(entry: Entry) -> Iterator[Fault]:
    found = [*_day_faults(entry.law)]
    if entry.law.type not in TYPES:
        yield Fault(entry.place, entry.law.key, "error", _unknown_type(entry.law))
    if entry.flags:
        known = found or [_FLAGGED]
        yield from (Fault(entry.place, entry.law.key, "note", message) for message in known)
        return
    hint = Message("thêm cờ vào cột “flags”", "set a flag in the column “flags”")
    yield from (Fault(entry.place, entry.law.key, "error", message.then(hint)) for message in found)


_FLAGGED: Final = Message(
    "nguồn thiếu tên, ngày hoặc ghi hai ngày khác nhau", "the source lacks title or date, or gives two dates"
)


def _faults(law: Law, laws: Mapping[str, Law]) -> Iterator[Message]:
    if law.type not in TYPES:
        yield _unknown_type(law)
    yield from _key_faults(law)
    yield from _day_faults(law)
    yield from _status_faults(law)
    yield from _successor_faults(law, laws)
    yield from _source_faults(law)


def _unknown_type(law: Law) -> Message:
    return say("không có loại văn bản “{type}”", "there is no type “{type}”", type=law.type)


def _key_faults(law: Law) -> Iterator[Message]:
    if not law.number:
        return
    issued = law.issued.isoformat() if law.issued else ""
    wanted = law_key(law.type, law.number, issued, "")
    if law.key.partition("@")[0] != law.number or (issued and not law.key.startswith(wanted)):
        yield say("khóa phải là “{wanted}”", "the key must be “{wanted}”", wanted=wanted)


def _day_faults(law: Law) -> Iterator[Message]:
    year = number_year(law.number)
    if law.issued and year and year != law.issued.year:
        yield say(
            "năm trong số là {year}, năm ban hành là {issued}",
            "the number says {year}, the date of issue {issued}",
            year=year,
            issued=law.issued.year,
        )
    term = _TERM.search(law.number)
    first, last = _TERMS.get(term[1], (0, 9999)) if term else (0, 9999)
    if law.issued and not first <= law.issued.year <= last:
        yield say(
            "Quốc hội khóa {term} không ban hành văn bản năm {year}",
            "the National Assembly’s term {term} did not sit in {year}",
            term=term[1] if term else "",
            year=law.issued.year,
        )
    if law.issued and law.effective and law.effective < law.issued:
        yield Message("có hiệu lực trước ngày ban hành", "is in force before its issue")
    start = law.effective or law.issued
    if law.ended and start and law.ended <= start:
        yield Message("hết hiệu lực trước khi có hiệu lực", "ends before it begins")


def _status_faults(law: Law) -> Iterator[Message]:
    if (law.status == "unknown") is not (law.status_confidence == "unknown"):
        yield Message(
            "“status” và “status_confidence” phải cùng có hoặc cùng chưa rõ",
            "“status” and “status_confidence” must both be known or both be unknown",
        )
    if law.status == "in-force" and (law.ended or law.successors):
        yield Message("còn hiệu lực mà đã có ngày hết hoặc văn bản thay thế", "is in force, yet ended or replaced")
    if law.ended and law.status == "unknown":
        yield Message("có ngày hết hiệu lực mà chưa rõ tình trạng", "ended, yet its status is unknown")


def _successor_faults(law: Law, laws: Mapping[str, Law]) -> Iterator[Message]:
    for key in law.successors:
        after = laws.get(key)
        if after is None:
            yield say("không có văn bản thay thế “{key}”", "there is no successor “{key}”", key=key)
        elif law.issued and after.issued and after.issued < law.issued:
            yield say("văn bản thay thế “{key}” ban hành trước", "the successor “{key}” was issued before", key=key)
        elif law.key not in after.replaces:
            yield say(
                "“{key}” không ghi là thay thế văn bản này", "“{key}” does not say that it replaces this", key=key
            )
    for key in (*law.replaces, *law.amended_by):
        if key not in laws and not number_year(key):
            yield say("không có văn bản “{key}”", "there is no law “{key}”", key=key)


def _source_faults(law: Law) -> Iterator[Message]:
    needed = _NEEDED.get(law.confidence, 0)
    if len(law.sources) < needed:
        yield say(
            "“{confidence}” cần ít nhất {needed} nguồn, mới có {found}",
            "“{confidence}” takes {needed} sources, there are {found}",
            confidence=law.confidence,
            needed=needed,
            found=len(law.sources),
        )
