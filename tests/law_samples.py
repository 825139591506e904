"""Our registry of laws, and small ones of a few rows."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.laws import Law, Laws
from checker.laws.pack import pack
from checker.laws.rows import bulk_rows, curated_row, merge
from checker.registry_files import load_laws

if TYPE_CHECKING:
    from collections.abc import Mapping


ROOT = Path(__file__).parent.parent
HEADER = "type,number,name,issued,issuer,effective,amended_by,flags\n"
ENTRY: dict[str, object] = {
    "key": "01/2020/QH14",
    "type": "Luật",
    "number": "01/2020/QH14",
    "name": "Luật Mẫu",
    "issuer": "Quốc hội",
    "issued": "2020-06-17",
    "effective": "2021-01-01",
    "status": "in-force",
    "status_confidence": "single-source",
    "confidence": "single-source",
    "sources": ["https://example.org/a"],
}


@cache
def laws() -> Laws:
    return Laws(load_laws(ROOT).data)


def made(*entries: Mapping[str, object], bulk: str = "") -> Laws:
    rows = merge([curated_row({**ENTRY, **entry}) for entry in entries], bulk_rows(HEADER + bulk, "phapdien.csv"))
    return Laws(pack(rows))


def keys(found: tuple[Law, ...]) -> list[str]:
    return [law.key for law in found]


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
