"""The registry as a table of open data: what the keys in the citations stand for, and how surely each is known."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from checker.laws import slug
from checker.laws.wording import CONFIDENCES, STATUSES, is_sure
from checker.site import addresses

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.laws import Laws
    from checker.site.collection import Entry

LAW_STATUSES: Final[Mapping[str, str]] = {status: words.vi for status, words in STATUSES.items()}
LAW_CONFIDENCES: Final[Mapping[str, str]] = {sure: words.vi for sure, words in CONFIDENCES.items()}
_COLUMNS: Final = {
    "number": "so_ky_hieu",
    "name": "ten",
    "issuer": "co_quan",
    "issued": "ngay_ban_hanh",
    "effective": "ngay_hieu_luc",
}


def law_rows(laws: Laws, entries: Iterable[Entry], site: str) -> Iterator[Sequence[str | int | None]]:
    """Give what `laws.csv` says of each law that has a page: those that are curated, and those that are cited."""
    cited = Counter(key for entry in entries for key in entry.law_keys)
    for law in sorted(laws, key=lambda law: law.key):
        if law.curated or law.key in cited:
            yield (
                law.key,
                (site or "../") + addresses.url(addresses.law_uri(slug(law.key))),
                law.type,
                law.number,
                law.name,
                law.issuer,
                _day(law.issued),
                _day(law.effective),
                law.status,
                _day(law.ended),
                "; ".join(law.successors),
                "; ".join(law.amended_by),
                law.confidence,
                None if law.status == "unknown" else law.status_confidence,
                "; ".join(column for field, column in _COLUMNS.items() if not is_sure(law, field)),
                cited[law.key],
            )


def _day(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
