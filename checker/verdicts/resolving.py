"""Which law a citation names: number; earlier in the text; name with date or year; name in force on the day.

Nothing is invented: where more than one law may be meant, all of them are candidates (DESIGN 8).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from checker.laws.keys import title_key
from checker.record import NamedTuple

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from checker.document import Citation
    from checker.laws import Law, Laws
    from checker.verdicts.judgement import Nearness

_LONGEST_TITLE: Final = 200
_SHORTEST_TITLE: Final = 16
_ONE_A_YEAR: Final = ("ttg", "cp")
"""Issuers that give a number once a year."""

_LONGEST_MEMORY = 15
"""Years after which a number that recurs every year is no longer taken for the one law of it that is known."""


class Resolved(NamedTuple):
    """The law, or those that it may be; ``by_number`` tells that the number itself is known to be that law's."""

    law: Law | None
    candidates: tuple[Law, ...] = ()
    by_number: bool = False


_NONE = Resolved(None)


def resolve(
    citation: Citation,
    year: int | None,
    laws: Laws,
    on: datetime.date,
    earlier: Mapping[str, Resolved],
    title: str = "",
) -> Resolved:
    """Find the law of a citation; ``year`` is the one inside its number, ``earlier`` what the text named before.

    ``title`` is what follows it.
    """
    if citation.kind == "full":
        return _numbered(citation, year, laws, on, earlier, title)
    if citation.kind == "short":
        return _short(citation, earlier)
    return _named(citation, laws, on)


def memory_key(citation: Citation) -> str:
    """Give the key by which a later short form finds a citation: its type and serial."""
    return f"{citation.type}/{citation.number.partition('/')[0].partition('-')[0]}"


def _numbered(
    citation: Citation,
    year: int | None,
    laws: Laws,
    on: datetime.date,
    earlier: Mapping[str, Resolved],
    title: str,
) -> Resolved:
    found = laws.numbered(citation.number, citation.type) or laws.numbered(citation.number)
    if not found:
        return _NONE
    if year is not None:
        return (
            Resolved(found[0], by_number=True) if len(found) == 1 else _by_date(citation, found, title, by_number=True)
        )
    if citation.date:
        return _by_date(citation, found, title, by_number=False)
    before = earlier.get(citation.number)
    if before and before.law:
        return before
    recent = [law for law in found if law.issued and 0 <= on.year - law.issued.year <= _LONGEST_MEMORY]
    if len(recent) == 1 and recent[0].curated:
        return Resolved(recent[0])
    return Resolved(None, tuple(recent)) if len(recent) > 1 else _NONE


def _by_date(citation: Citation, found: Sequence[Law], title: str, *, by_number: bool) -> Resolved:
    """Choose among laws of one number by the date; where that is wrong, by how near it is and by the title.

    A number recurs every year, so that a day of another year needs the title too.
    """
    day = citation.date.date if citation.date else None
    exact = [law for law in found if day and law.issued == day]
    if exact:
        return Resolved(exact[0], by_number=True)
    if by_number:
        return Resolved(None, tuple(found))
    near = [law for law in found if day and law.issued and _near(day, law.issued, law, title)]
    return Resolved(near[0]) if len(near) == 1 else _NONE


def _near(day: datetime.date, known: datetime.date, law: Law, title: str) -> bool:
    if same_title(title, law.name):
        return nearness(day, known) != "" or day.year == known.year
    if title and not law.named and law.name:
        return False
    one_a_year = law.number.lower().endswith(_ONE_A_YEAR)
    return day.year == known.year and (one_a_year or nearness(day, known) != "")


def _short(citation: Citation, earlier: Mapping[str, Resolved]) -> Resolved:
    """Find a short form in the text: "Nghị định 39" after "Nghị định số 39/2015/NĐ-CP"."""
    return earlier.get(memory_key(citation), _NONE)


def _named(citation: Citation, laws: Laws, on: datetime.date) -> Resolved:
    found = laws.named(citation.name)
    if not found:
        return _NONE
    day = citation.date.date if citation.date else None
    if day:
        exact = [law for law in found if law.issued == day]
        if exact:
            return Resolved(exact[0], by_number=True)
        near = [law for law in found if law.issued and nearness(day, law.issued)]
        return Resolved(near[0]) if len(near) == 1 else _NONE
    if citation.year or citation.date:
        wanted = citation.year or (citation.date.year if citation.date else None)
        of_year = [law for law in found if law.issued and law.issued.year == wanted]
        return Resolved(of_year[0], by_number=True) if len(of_year) == 1 else Resolved(None, tuple(of_year))
    valid = [law for law in found if law.in_force(on)]
    if len(valid) == 1:
        return Resolved(valid[0])
    return Resolved(None, tuple(valid)) if valid else _NONE


def nearness(written: datetime.date, known: datetime.date) -> Nearness:
    """Tell how near two days are: ``swapped`` (day and month), ``digit`` (one digit off); blank when they are not."""
    if written == known:
        return ""
    if (written.year, written.day, written.month) == (known.year, known.month, known.day):
        return "swapped"
    one, other = f"{written:%d%m%Y}", f"{known:%d%m%Y}"
    return "digit" if sum(a != b for a, b in zip(one, other, strict=True)) == 1 else ""


def same_title(written: str, name: str, shortest: int = _SHORTEST_TITLE) -> bool:
    """Tell whether a title as it is written, to the end of its clause, is that of a law, in full or shortened."""
    if not written or not name:
        return False
    one, other = _title_key(written[:_LONGEST_TITLE]), _title_key(name[:_LONGEST_TITLE])
    return min(len(one), len(other)) >= shortest and (one.startswith(other) or other.startswith(one))


@lru_cache(maxsize=4096)
def _title_key(name: str) -> str:
    return title_key(name)
