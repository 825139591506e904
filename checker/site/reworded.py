"""The sections of two plans side by side, and what was reworded in each; kept between builds by what both files hold.

Comparing two plans costs as much as reading and checking them, and nearly all of them stay as they were.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from checker.cache import opened_as
from checker.site.changes import CELL, compare, parts_of
from checker.site.html import Html, block, heading, join, tag, text
from checker.site.page import paragraph, table
from checker.site.reading import pack
from checker.source import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.cache import Cache
    from checker.site.changes import Change, Kind, Part, PartChange
    from checker.site.collection import Collection, Entry

_FILE: Final = "comparisons.sqlite"
_MOST: Final = 256 * 1024 * 1024
"""Bytes that are kept of comparisons: those of 100,000 documents."""

_BATCH: Final = 64
_PARTS: Final[Mapping[Kind, str]] = {"same": "giữ nguyên", "changed": "có sửa", "new": "phần mới", "gone": "đã bỏ"}
_SHOWN: Final = 60


def reworded(collection: Collection, pairs: Sequence[tuple[Entry, Entry]]) -> list[bytes]:
    """Compare pairs of an older and a newer plan; gives Markdown, packed."""
    with opened_as(collection.root, _FILE, bytes, _MOST) as cache:
        batches = (pairs[first : first + _BATCH] for first in range(0, len(pairs), _BATCH))
        return [packed for batch in batches for packed in _batch(collection, batch, cache)]


def _batch(collection: Collection, pairs: Sequence[tuple[Entry, Entry]], cache: Cache[bytes] | None) -> Iterator[bytes]:
    files = {entry.path: collection.read(entry) for pair in pairs for entry in pair}
    keys = [_key(cache, *(files[entry.path] for entry in pair)) for pair in pairs]
    kept = cache.get(keys) if cache else {}
    known: dict[str, tuple[Part, ...]] = {}
    for (old, new), key in zip(pairs, keys, strict=True):
        packed = kept.get(key)
        if packed is None:  # the older plan of a pair is the newer one of the next
            known = {entry.path: known.get(entry.path) or _parts(entry, files[entry.path]) for entry in (old, new)}
            packed = pack("\n\n".join(_written(compare(known[old.path], known[new.path]))))
            if cache:
                cache.put(key, packed)
        yield packed


def _key(cache: Cache[bytes] | None, old: bytes, new: bytes) -> bytes:
    return cache.key_of(hashlib.sha256(old).digest() + hashlib.sha256(new).digest()) if cache else b""


def _parts(entry: Entry, data: bytes) -> tuple[Part, ...]:
    return parts_of(decode(entry.path, data, id=entry.facts.id))


def _written(changes: Sequence[PartChange] | None) -> Iterator[str]:
    """Write the sections side by side, then what was reworded in each."""
    if changes is None:
        yield paragraph("Hai văn bản quá dài, không so câu chữ.")
        return
    rows = [
        [
            text(_title(change.new) if change.kind != "gone" else "—"),
            text(_title(change.old) if change.kind != "new" else "—"),
            text(_what(change)),
        ]
        for change in changes
    ]
    yield heading(2, text("Các phần"), "cac-phan")
    yield table("Các phần của hai kế hoạch", ("Năm nay", "Năm trước", "Thay đổi"), rows, cards=True)
    reworded = [change for change in changes if change.changes]
    if not reworded:
        return
    yield heading(2, text("Câu chữ"), "cau-chu")
    yield block(
        tag(
            "p",
            text("Chữ "),
            tag("del", text("gạch ngang")),
            text(" là của năm trước, chữ "),
            tag("ins", text("gạch chân")),
            text(" là của năm nay. Đoạn giữ nguyên không nêu lại."),
        )
    )
    yield from (_details(change) for change in reworded)


def _title(title: str) -> str:
    return title or "Phần mở đầu"


def _what(change: PartChange) -> str:
    renamed = change.kind in {"same", "changed"} and change.old != change.new
    if change.kind != "changed":
        return _PARTS[change.kind] + (", đổi tên" if renamed else "")
    counts = [
        (sum(item.kind == "changed" for item in change.changes), "đoạn sửa"),
        (sum(item.kind == "new" for item in change.changes), "đoạn thêm"),
        (sum(item.kind == "gone" for item in change.changes), "đoạn bỏ"),
        (change.kept, "đoạn giữ"),
    ]
    return ", ".join([*(["đổi tên"] if renamed else []), *(f"{count} {name}" for count, name in counts if count)])


def _details(change: PartChange) -> str:
    shown = [_change(item) for item in change.changes[:_SHOWN]]
    rest = len(change.changes) - _SHOWN
    if rest > 0:
        shown.append(tag("p", text(f"Còn {rest} đoạn nữa; xem hai văn bản."), class_="phu"))
    summary = tag("summary", text(f"{_title(change.new or change.old)} ({_what(change)})"))
    return block(tag("details", summary, *shown, class_="doi-chieu", open="" if change.kind == "changed" else None))


def _change(change: Change) -> Html:
    """Write a paragraph's words, those of a table's row in cells."""
    cells: list[list[Html]] = [[]]
    for piece in change.pieces:
        sign = _SIGNS[piece.kind]
        for place, cell in enumerate(piece.words.split(CELL)):
            if place:
                cells.append([])
            if words := cell.strip():
                cells[-1].append(tag(sign, text(words)) if sign else text(words))
    kind = f"doan {change.kind}"
    if len(cells) == 1:
        return tag("p", join(cells[0], " "), class_=kind)
    return tag("p", join((tag("span", join(cell, " ")) for cell in cells), " "), class_=f"{kind} dong")


_SIGNS: Final[Mapping[str, str]] = {"both": "", "old": "del", "new": "ins"}
