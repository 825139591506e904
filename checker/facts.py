"""Facts: the little that the collection needs to know of one document; small, picklable, cached."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from checker.dates import PartialDate, parse_date_value
from checker.fold import fold
from checker.number import Number, parse_number
from checker.pattern import Pattern
from checker.record import NamedTuple

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping, Sequence

    from checker.document import Document, Suppression
    from checker.matter import Path, Value

REFERENCE_KEYS = ("thuc_hien", "thay_the", "dinh_chinh", "bao_cao_cho")
"""Front-matter keys that name other documents."""

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
"""What the schemas allow for ``nam``."""

_PERIOD = Pattern(r"([0-9]{4})\s*[-–]\s*([0-9]{4})")
BOOKKEEPING = frozenset(
    {"trang_thai", "ban_ky", "van_ban_mau", "chi_tieu", "bao_cao", "don_vi", "thuc_hien", "bao_cao_cho"}
)
"""Keys that are the collection's own bookkeeping: changing them does not change an issued document."""

ISSUED = frozenset({"ban-hanh", "bi-thay-the", "thu-hoi"})
"""Values of ``trang_thai`` of a document that was signed; of a misspelt status nothing is concluded."""


class Reference(NamedTuple):
    """A reference to another document: by ``target`` id, else by number, date and issuer."""

    key: str
    target: str
    number: str
    date: str
    issuer: str
    place: int

    @property
    def at(self) -> Path:
        """Where it stands in the front matter."""
        return (self.key, self.place)


class Target(NamedTuple):
    """A target (chỉ tiêu) that a plan sets: ``aim`` as written (">= 40")."""

    code: str
    name: str
    unit: str
    aim: str
    strategy: str
    place: int

    @property
    def at(self) -> Path:
        """Where its code stands in the front matter."""
        return ("chi_tieu", self.place, "ma")


class Result(NamedTuple):
    """A report's answer to one target; numerator and denominator where they are given."""

    code: str
    value: float | None
    part: float | None
    whole: float | None
    note: str
    place: int

    @property
    def at(self) -> Path:
        """Where the target's code stands in the front matter."""
        return ("ket_qua", self.place, "ma")


class PlannedReport(NamedTuple):
    """A report that a plan asks for: its period, when it is due, and to whom."""

    period: str
    due: datetime.date | None
    to: str
    place: int

    @property
    def at(self) -> Path:
        """Where its day stands in the front matter."""
        return ("bao_cao", self.place, "han")


class AttachedFile(NamedTuple):
    """A file that the front matter names, beside the document: the signed original, with its SHA-256, or an annex."""

    name: str
    sha256: str
    place: int

    @property
    def at(self) -> Path:
        """Where its name stands in the front matter."""
        return ("ban_ky", "tep") if self.sha256 else ("phu_luc", self.place, "tep")

    @property
    def sha256_at(self) -> Path:
        """Where its SHA-256 stands there, of the signed original alone."""
        return ("ban_ky", "sha256")


class Cited(NamedTuple):
    """A number and its day, as a document cites them.

    ``issuer`` tells who gave the number, folded, or the id of a national body: together they name one document.
    """

    type: str
    number: str
    issuer: str
    day: datetime.date

    def __reduce__(self) -> tuple[Callable[[str, str, str, datetime.date], Cited], tuple[str, str, str, datetime.date]]:
        """Share what is read from a cache or a worker, too."""
        return cited, (self.type, self.number, self.issuer, self.day)


@lru_cache(maxsize=4096)
def cited(type_: str, number: str, issuer: str, day: datetime.date) -> Cited:
    """Make a citation, one value for the many documents that cite the same."""
    return Cited(type_, number, issuer, day)


class CitedAt(NamedTuple):
    """Where a document first cites a number of a day: the number itself, or its date."""

    cited: Cited
    part: Literal["number", "date"]


class Facts(NamedTuple):
    """What the second step and the overviews see of one document.

    They keep no places: a finding names the front-matter value that it is about by its path, a citation by its number
    and day, and the engine looks where that stands. ``year`` is the year it is about; ``issued`` the day it was signed,
    if whole. ``citations`` are those without a fault of their own.
    """

    path: str
    id: str
    readable: bool
    kind: str
    status: str
    unit: str
    number: str
    number_key: str
    symbol: str
    issuer: str
    subject: str
    issued: datetime.date | None
    year: int | None
    years: tuple[int, int] | None
    period: str
    references: tuple[Reference, ...]
    targets: tuple[Target, ...]
    results: tuple[Result, ...]
    planned: tuple[PlannedReport, ...]
    attached: tuple[AttachedFile, ...]
    suppressions: tuple[Suppression, ...]
    citations: tuple[Cited, ...]

    @property
    def draft(self) -> bool:
        """Tell whether it is a draft."""
        return self.status == "du-thao"

    @property
    def withdrawn(self) -> bool:
        """Whether it was issued and withdrawn since."""
        return self.status == "thu-hoi"

    @property
    def in_force(self) -> bool:
        """Tell whether it was issued and neither replaced nor withdrawn."""
        return self.status == "ban-hanh"


@lru_cache(maxsize=2)
def issue_date(document: Document) -> PartialDate | None:
    """Read ``ngay_ban_hanh``; ``None`` when it is absent or unreadable. Several rules ask, one after the other."""
    return parse_date_value(document.string("ngay_ban_hanh"))


@lru_cache(maxsize=2)
def number_of(document: Document) -> Number | None:
    """Read the document's number; ``None`` when it is blank or malformed. Several rules ask, one after the other."""
    return parse_number(document.string("so_ky_hieu"))


def about_years(document: Document) -> tuple[int, int] | None:
    """Give the first and last year that a document is about, from ``nam`` or ``giai_doan``; none that cannot be."""
    year = document.front_matter.data.get("nam")
    if isinstance(year, int) and not isinstance(year, bool):
        return (year, year) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    period = _PERIOD.fullmatch(document.string("giai_doan"))
    return (int(period[1]), int(period[2])) if period else None


def facts_of(document: Document, citations: tuple[Cited, ...] = ()) -> Facts:
    """Gather the facts of a document; which of its citations are sound is for others to tell."""
    source, matter = document.source, document.front_matter
    data = matter.data
    number = number_of(document)
    issued = issue_date(document)
    years = about_years(document)
    return Facts(
        path=source.path,
        id=source.id,
        readable=not source.unreadable and matter.read,
        kind=_text(data, "loai"),
        status=_text(data, "trang_thai"),
        unit=_text(data, "don_vi"),
        number=_text(data, "so_ky_hieu"),
        number_key=number.key if number and number.serial else "",
        symbol=fold(number.symbol) if number else "",
        issuer=_folded(" ".join(document.strings("co_quan_ban_hanh"))),
        subject=_text(data, "trich_yeu"),
        issued=issued.date if issued else None,
        year=years[0] if years and years[0] == years[1] else None,
        years=years,
        period=_text(data, "ky"),
        references=_references(data),
        targets=tuple([_target(index, item) for index, item in _entries(data, "chi_tieu")]),
        results=tuple([_result(index, item) for index, item in _entries(data, "ket_qua")]),
        planned=tuple([_planned(index, item) for index, item in _entries(data, "bao_cao")]),
        attached=_attached(data),
        suppressions=document.suppressions,
        citations=citations,
    )


_folded = lru_cache(maxsize=1024)(fold)
"""A collection's issuers are few and recur."""


def _entries(data: Mapping[str, Value], key: str) -> Sequence[tuple[int, Mapping[str, Value]]]:
    """Give the mappings of a list, numbered among themselves."""
    value = data.get(key)
    return tuple(enumerate([item for item in value if isinstance(item, dict)])) if isinstance(value, tuple) else ()


def _references(data: Mapping[str, Value]) -> tuple[Reference, ...]:
    found: list[Reference] = []
    for key in REFERENCE_KEYS:
        value = data.get(key)
        for index, item in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(item, str):
                found.append(Reference(key, item.strip(), "", "", "", index))
            elif isinstance(item, dict):
                texts = (_text(item, "so_ky_hieu"), _text(item, "ngay_ban_hanh"), _text(item, "co_quan"))
                found.append(Reference(key, "", *texts, index))
    return tuple(found)


def _target(index: int, item: Mapping[str, Value]) -> Target:
    return Target(
        _text(item, "ma"),
        _text(item, "ten"),
        _text(item, "don_vi_tinh"),
        _text(item, "muc_tieu"),
        _text(item, "chien_luoc"),
        index,
    )


def _result(index: int, item: Mapping[str, Value]) -> Result:
    values = (_number(item.get("gia_tri")), _number(item.get("tu_so")), _number(item.get("mau_so")))
    return Result(_text(item, "ma"), *values, _text(item, "ghi_chu"), index)


def _planned(index: int, item: Mapping[str, Value]) -> PlannedReport:
    due = parse_date_value(_text(item, "han"))
    return PlannedReport(_text(item, "ky"), due.date if due else None, _text(item, "gui"), index)


def _attached(data: Mapping[str, Value]) -> tuple[AttachedFile, ...]:
    signed = data.get("ban_ky")
    found: list[AttachedFile] = []
    if isinstance(signed, dict) and (name := _text(signed, "tep")) and (sha256 := _text(signed, "sha256")):
        found.append(AttachedFile(name, sha256, 0))
    for index, item in _entries(data, "phu_luc"):
        if name := _text(item, "tep"):
            found.append(AttachedFile(name, "", index))
    return tuple(found)


def _text(item: Mapping[str, Value], key: str) -> str:
    value = item.get(key)
    if type(value) is str:
        return value.strip()
    return "" if value is None or isinstance(value, (tuple, dict)) else str(value).strip()


def _number(value: Value) -> float | None:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None
