"""What a document says in its front matter and never on paper, kept in a Word file so that import finds it again.

It stands in a custom XML part, which Word keeps, as JSON under the keys of the front matter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, cast

from checker.office.imported import Guess

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.document import Document
    from checker.matter import Value

NAMESPACE: Final = "urn:van-ban-checker:phan-dau"
"""The namespace of the part's only element, whose text is the JSON."""

KEYS: Final = (
    *("don_vi", "nam", "giai_doan", "trang_thai", "thuc_hien", "thay_the", "dinh_chinh", "bao_cao_cho"),
    *("bao_cao", "chi_tieu", "ky", "ket_qua", "phu_luc", "van_ban_mau"),
)
"""The keys that are kept. ``ban_ky`` is not: a new file is never the signed original that it names."""

PRINTED: Final = ("so_ky_hieu", "ngay_ban_hanh")
"""Kept to tell whether the paper was changed since: a draft with a new number is one no more."""

_NOTHING: Final = (None, "", ())
_YEARS: Final = {"nam", "giai_doan"}
_LONGEST: Final = 100_000
_DEEPEST: Final = 4
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,40}\Z")


def carried(document: Document) -> str:
    """Give what a Word file of a document must carry, as JSON; empty where there is nothing, or far too much."""
    data = document.front_matter.data
    kept = {key: data[key] for key in (*KEYS, *PRINTED) if data.get(key) not in _NOTHING}
    if not kept.keys() - set(PRINTED):
        return ""
    written = json.dumps(kept, ensure_ascii=False, separators=(",", ":"), default=dict)
    return written if len(written) <= _LONGEST else ""


def read_carried(text: str) -> Mapping[str, Value]:
    """Read what a file carries; nothing where it is not what ``carried`` writes."""
    if len(text) > _LONGEST:
        return {}
    try:
        found = _value(json.loads(text), 0)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, Mapping):
        return {}
    return {key: found[key] for key in (*KEYS, *PRINTED) if found.get(key) not in _NOTHING}


def with_carried(guesses: Sequence[Guess], found: Mapping[str, Value]) -> tuple[list[Guess], tuple[str, ...]]:
    """Put what was carried in place of what the paper does not say, or not for certain; give the keys it was for too.

    The status holds only while number and day are still those that the file was made with.
    """
    read = {guess.key: guess for guess in guesses}
    same = all(found.get(key, "") == (read[key].value if key in read else "") for key in PRINTED)
    wanted = {key: found[key] for key in KEYS if key in found and (same or key != "trang_thai")}
    if _YEARS & wanted.keys() and not _another_year(read, wanted):
        read = {key: guess for key, guess in read.items() if key not in _YEARS or wanted.get(key) == guess.value}
    taken = [key for key in wanted if key not in read or (not read[key].certain and read[key].value != wanted[key])]
    kept = [guess for guess in guesses if guess.key in read and guess.key not in taken]
    return [*kept, *(Guess(key, wanted[key], "", certain=False) for key in taken)], tuple(taken)


def _another_year(read: Mapping[str, Guess], wanted: Mapping[str, Value]) -> bool:
    """Tell whether the paper names a year for certain, and not the one carried."""
    year = read.get("nam")
    return bool(year and year.certain and wanted.get("nam", year.value) != year.value)


def _value(found: object, depth: int) -> Value:
    """Give what JSON holds as a value of the front matter; raises ``ValueError`` for what none can be."""
    if isinstance(found, (str, int, float)):
        return found
    if depth < _DEEPEST and isinstance(found, list):
        return tuple(_value(item, depth + 1) for item in cast("list[object]", found))
    if depth < _DEEPEST and isinstance(found, dict):
        named = cast("dict[str, object]", found)
        if all(map(_NAME.match, named)):
            return {key: _value(item, depth + 1) for key, item in named.items()}
    raise ValueError
