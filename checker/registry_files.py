"""The registry of laws on the disk: laws/phapdien.csv and laws/registry/*.yml, and the index made of them.

Reading the sources takes as long as a whole cold start may, so what they make is kept in this user's cache folder,
where nobody else can put a file. The index goes by size and time of every source; where it cannot be kept, it is made
anew.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, Final, cast
from zlib import adler32, crc32

from checker import __version__
from checker.errors import CheckerError
from checker.files import data_folder, load_json, load_yaml, names_ending, read_text, show
from checker.laws import NO_PACKED, Packed
from checker.message import say
from checker.ours import statuses
from checker.own_folder import replace_own, user_file
from checker.schema import faults, first_fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.files import StrPath
    from checker.laws.audit import Entry

BULK: Final = "phapdien.csv"
CURATED: Final = "registry"
_DIGEST: Final = 32
_SUM: Final = 4
_KEPT: Final = 8
_OWN: Final = os.path.join(os.path.dirname(__file__), "laws")


_last: dict[bytes, Packed] = {}
"""What this process loaded last, by the stamp of its sources."""


def load_laws(root: StrPath) -> Packed:
    """Load the registry of a repository's ``laws``, else the program's own; empty where the repository's has none.

    Raises ``CheckerError`` for a file that is not in order.
    """
    folder = data_folder(root, "laws")
    stamp = _stamp(folder)
    if not stamp:
        return NO_PACKED
    if stamp not in _last:
        index = _index_file(folder)
        packed = _read_index(index, stamp) if index else None
        if packed is None:
            packed = make_laws(root, folder, titles=bool(index))
            if index:
                _write_index(index, stamp, packed)
        _last.clear()
        _last[stamp] = packed
    return _last[stamp]


def make_laws(root: StrPath, folder: str, *, titles: bool = True) -> Packed:
    """Make the registry of its sources, without the index; ``titles`` as for ``pack``."""
    from hashlib import blake2b

    from checker.laws.pack import pack
    from checker.laws.rows import bulk_rows, curated_row, merge

    schema = load_json(os.path.join(data_folder(root, "schemas"), "laws.schema.json"))
    curated = [curated_row(entry) for path in curated_files(folder) for entry in _entries(path, schema)]
    bulk = os.path.join(folder, BULK)
    rows = bulk_rows(read_text(bulk), show(bulk)) if os.path.exists(bulk) else iter(())
    data = pack(merge(curated, rows), titles=titles)
    return Packed(blake2b(data, digest_size=16).hexdigest(), data)


def curated_files(folder: str) -> list[str]:
    """List the files of curated laws."""
    registry = os.path.join(folder, CURATED)
    return [os.path.join(registry, name) for name in names_ending(registry, ".yml")]


def _entries(path: str, schema: Mapping[str, object]) -> Sequence[Mapping[str, object]]:
    from checker.laws.rows import impossible_date

    data = load_yaml(path)
    fault = first_fault(data, schema)
    if fault:
        at = faults("", schema, data)[0].path
        raise CheckerError(fault.about(f"{show(path)}{_line(path, at)}"))
    entries = cast("Sequence[Mapping[str, object]]", data["laws"])
    for index, entry in enumerate(entries):
        field = impossible_date(entry)
        if field:
            said = say(
                "“{field}” là ngày không có: {day}; sửa lại ngày",
                "“{field}” is not a day: {day}; correct it",
                field=field,
                day=entry[field],
            )
            raise CheckerError(said.about(f"{show(path)}{_line(path, ('laws', index, field))}"))
    return entries


def _line(path: str, at: Sequence[str | int]) -> str:
    """Give where an entry, and its field if it has a line, stands in a file written one field a line; “:12”."""
    lines = read_text(path).split("\n")
    starts = [number for number, line in enumerate(lines, 1) if line.lstrip().startswith("- key:")]
    if len(at) < 2 or not isinstance(at[1], int) or at[1] >= len(starts):
        return ""
    start = starts[at[1]]
    end = starts[at[1] + 1] if at[1] + 1 < len(starts) else len(lines) + 1
    field = f"{at[2]}:" if len(at) > 2 else "- key:"
    own = (number for number in range(start, end) if lines[number - 1].strip().removeprefix("- ").startswith(field))
    return f":{next(own, start)}"


def read_sources(root: StrPath) -> tuple[list[Entry], list[Entry]]:
    """Read the curated entries and the rows of the codification, each with its place and all that it says."""
    from checker.laws.audit import Entry
    from checker.laws.law import law_of
    from checker.laws.rows import bulk_cells, curated_row, plain_row

    folder = data_folder(root, "laws")
    schema = load_json(os.path.join(data_folder(root, "schemas"), "laws.schema.json"))
    curated: list[Entry] = []
    for path in curated_files(folder):
        for index, entry in enumerate(_entries(path, schema)):
            curated.append(Entry(f"{show(path)}{_line(path, ('laws', index))}", law_of(curated_row(entry))))
    bulk = os.path.join(folder, BULK)
    rows = bulk_cells(read_text(bulk), show(bulk)) if os.path.exists(bulk) else ()
    return curated, [
        Entry(f"{show(bulk)}:{line}", law_of(plain_row(cells)), tuple(cells[7].split())) for line, cells in rows
    ]


def _stamp(folder: str) -> bytes:
    """Give what an index must have been made of: the sources by name, size and time, and the code that reads them."""
    sources = [*statuses(folder, ".csv"), *statuses(os.path.join(folder, CURATED), ".yml")]
    if not sources:
        return b""
    made = (__version__, sys.implementation.cache_tag, os.path.abspath(folder), sources, statuses(_OWN, ".py"))
    return repr(made).encode("utf-8", "surrogateescape")


def _index_file(folder: str) -> str:
    """Give where the index of a folder is kept; empty where there is no place for one."""
    name = f"{os.path.abspath(folder)} {sys.implementation.cache_tag}"
    try:
        return user_file(f"laws-{crc32(name.encode('utf-8', 'surrogateescape')):08x}.index")
    except OSError:
        return ""


def _read_index(file: str, stamp: bytes) -> Packed | None:
    """Read an index that was made of just these sources and is whole; ``None`` for any other."""
    try:
        with open(file, "rb", buffering=0) as handle:
            head = handle.read(len(stamp) + _DIGEST + _SUM)
            if head[: len(stamp)] != stamp:
                return None
            data = handle.readall()
    except OSError:
        return None
    digest = head[len(stamp) : -_SUM]
    if int.from_bytes(head[-_SUM:], "big") != adler32(data, adler32(digest)):
        return None
    return Packed(digest.decode("ascii", "replace"), data)


def _write_index(file: str, stamp: bytes, packed: Packed) -> None:
    """Keep an index, in one step; a disk that is full or may not be written costs time and no more."""
    digest = packed.digest.encode()
    check = adler32(packed.data, adler32(digest)).to_bytes(_SUM, "big")
    with contextlib.suppress(OSError):
        replace_own(file, b"".join((stamp, digest, check, packed.data)))
        _forget_old(os.path.dirname(file))


def _forget_old(folder: str) -> None:
    """Delete the indexes that were made longest ago, so that those of repositories long gone do not pile up."""
    found = [entry for entry in os.scandir(folder) if entry.name.startswith("laws-")]
    for entry in sorted(found, key=lambda entry: entry.stat().st_mtime, reverse=True)[_KEPT:]:
        with contextlib.suppress(OSError):
            os.unlink(entry.path)
