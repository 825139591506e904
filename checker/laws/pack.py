"""The registry as bytes: every row and the tables it is looked up by, each read only when it is asked for."""

from __future__ import annotations

import marshal
import sys
from collections import defaultdict
from typing import TYPE_CHECKING, Final
from zlib import crc32

from checker.laws.keys import name_key, name_words, number_key, number_plain, number_year, title_key
from checker.laws.law import FIELD, LIST, NAMED_TYPES, Row
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Table = dict[str, tuple[int, ...]]
SHARDS: Final = 128
"""Parts of a table, each read when one of its keys is asked for: a short run asks for few."""

TitleTable = dict[int, tuple[int, ...]]


class Packed(NamedTuple):
    """A registry that can be kept on a disk and sent to workers; ``digest`` stands for its content."""

    digest: str
    data: bytes

    def __bool__(self) -> bool:
        """Tell whether there is anything in it."""
        return bool(self.data)


NO_PACKED: Final = Packed("", b"")


def pack(rows: Sequence[Row], *, titles: bool = True) -> bytes:
    """Make a registry of rows: where each section begins and ends, then the sections.

    Without ``titles``, which cost as much as all the rest, their table is made when one is looked up.
    """
    ends: list[int] = [0]
    parts: list[bytes] = []
    for row in rows:
        text = FIELD.join(row)
        if text.count(FIELD) >= len(row):
            text = FIELD.join(field.replace(FIELD, " ") for field in row)
        parts.append(text.encode("utf-8", "replace"))
        ends.append(ends[-1] + len(parts[-1]))
    keys = [number_key(row[2]) for row in rows]
    tables: dict[str, Table] = {
        "numbers": _table(keys),
        "unaccented": _table(map(number_plain, keys)),
        "stems": _table(map(stem, keys)),
        "names": _names(rows),
        "days": _table(row[5] for row in rows),
        "keys": _table(row[0] for row in rows),
    }
    sections = {"ends": b"".join(end.to_bytes(4, sys.byteorder) for end in ends), "rows": b"".join(parts)}
    sections |= {name: _sharded(table) for name, table in tables.items()}
    if titles:
        sections["titles"] = marshal.dumps(title_table(row[3] for row in rows))
    places: dict[str, tuple[int, int]] = {}
    end = 0
    for name, section in sections.items():
        places[name] = end, end + len(section)
        end += len(section)
    head = marshal.dumps(places)
    return b"".join((len(head).to_bytes(4, "big"), head, *sections.values()))


def unpack(data: bytes) -> dict[str, memoryview]:
    """Give the sections of a registry, empty of one without laws."""
    if not data:
        return {}
    start = 4 + int.from_bytes(data[:4], "big")
    whole = memoryview(data)
    places: dict[str, tuple[int, int]] = marshal.loads(whole[4:start])  # noqa: S302 - made by ``pack``
    return {name: whole[start + begin : start + end] for name, (begin, end) in places.items()}


def shard_of(key: str) -> int:
    """Tell in which part of a table a key stands."""
    return crc32(key.encode("utf-8", "surrogatepass")) % SHARDS


def _sharded(table: Table) -> bytes:
    shards: list[Table] = [{} for _ in range(SHARDS)]
    for key, group in table.items():
        shards[shard_of(key)][key] = group
    return marshal.dumps(tuple(map(marshal.dumps, shards)))


def _table(keys: Iterable[str]) -> Table:
    """List the rows by their keys, given in order; a row without one is not listed."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        found[key].append(index)
    found.pop("", None)
    return {key: tuple(group) for key, group in found.items()}


def title_table(titles: Iterable[str]) -> TitleTable:
    """List rows by a hash of their titles, which are long."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for index, title in enumerate(titles):
        if title:
            found[crc32(title_key(title).encode())].append(index)
    return {key: tuple(group) for key, group in found.items()}


def stem(key: str) -> str:
    """Give the beginning of a number's key, to the symbol: “126-2024-” of 126/2024/NĐ-CP, “57-” of 57/NQ-CP."""
    serial, _, rest = key.partition("-")
    year, _, symbol = rest.partition("-")
    if not serial:
        return ""
    return f"{serial}-{year}-" if symbol and len(year) == 4 and year.isdecimal() else f"{serial}-"


def _names(rows: Sequence[Row]) -> Table:
    """List the laws by the names they are cited by, and everything else by its aliases; the newest first."""
    pairs: dict[tuple[str, int], None] = {}
    for index, row in enumerate(rows):
        names = [row[3]] if row[3] and row[1] in NAMED_TYPES else []
        for name in (*names, *row[13].split(LIST)):
            if name:
                key = name_key(name)
                pairs[key.name if not key.year else name_words(name), index] = None
    found: defaultdict[str, list[int]] = defaultdict(list)
    for name, index in sorted(pairs, key=lambda pair: _age(rows[pair[1]]), reverse=True):
        found[name].append(index)
    return {name: tuple(group) for name, group in found.items()}


def _age(row: Row) -> str:
    return row[5] or row[6] or str(number_year(row[2]) or "")
