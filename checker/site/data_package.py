"""What describes the open data to programs: a Frictionless data package, a schema a table, and the catalog."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from checker.site import addresses
from checker.site.open_data import CITATIONS, DOCUMENTS, LAWS, TABLES, Column, Table, as_csv, document_row, rows_of
from checker.site.page import Made

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.site.collection import Collection
    from checker.site.compliance import Years

CATALOG: Final = f"{addresses.DATA}/catalog.json"
CATALOG_SCHEMA: Final = f"{addresses.DATA}/catalog.schema.json"
PACKAGE: Final = f"{addresses.DATA}/datapackage.json"
LICENCE: Final = f"{addresses.DATA}/LICENSE.txt"
LICENCE_NAME: Final = "CC BY 4.0"
LICENCE_ADDRESS: Final = "https://creativecommons.org/licenses/by/4.0/"
VERSION: Final = 1
"""Of the catalog and the tables: a column or key may be added, none renamed or taken away without a new number."""

_LICENCE_FILE = Path(__file__).parent / "assets" / "cc-by-4.0.txt"
_DOCUMENT_IDS: Final = {
    "citations": ("van_ban", "den", "gan_dung"),
    "references": ("van_ban", "den"),
    "targets": ("ke_hoach",),
    "obligations": ("van_ban",),
}
"""The columns of each table that hold ids of ``documents.csv``."""


def data_files(collection: Collection, years: Years) -> Iterator[Made]:
    """Give the tables, their schemas, the data package, the catalog and the licence."""
    for table in TABLES:
        yield Made(table.uri, as_csv(table, rows_of(collection, table, years)))
        yield _json(f"{addresses.DATA}/{table.name}.schema.json", table_schema(table))
    yield _json(PACKAGE, _package(collection))
    yield _json(CATALOG, catalog(collection))
    yield _json(CATALOG_SCHEMA, catalog_schema())
    yield Made(LICENCE, _LICENCE_FILE.read_bytes())


def _json(uri: str, data: Mapping[str, object]) -> Made:
    return Made(uri, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace"))


def table_schema(table: Table) -> Mapping[str, object]:
    """Describe a table's columns as Table Schema has it."""
    schema: dict[str, object] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.name in _DOCUMENT_IDS:
        there = {"resource": DOCUMENTS.name, "fields": "id"}
        schema["foreignKeys"] = [{"fields": here, "reference": there} for here in _DOCUMENT_IDS[table.name]]
    if table is CITATIONS:
        law = {"fields": "khoa", "reference": {"resource": LAWS.name, "fields": "khoa"}}
        schema["foreignKeys"] = [*cast("list[object]", schema["foreignKeys"]), law]
    return schema


def _field(column: Column) -> Mapping[str, object]:
    constraints: dict[str, object] = {"required": True} if column.required else {}
    if column.values:
        constraints["enum"] = list(column.values)
    return {
        "name": column.name,
        "type": "string" if column.type == "uri-reference" else column.type,
        "description": column.about + (f" {_values(column)}" if column.values else ""),
        **({"constraints": constraints} if constraints else {}),
    }


def _values(column: Column) -> str:
    return "; ".join(f"{value}: {name}" for value, name in (column.values or {}).items()) + "."


def _package(collection: Collection) -> Mapping[str, object]:
    """Describe all tables together, as Data Package (version 1) has it."""
    site = collection.links
    return {
        "profile": "tabular-data-package",
        "name": "van-ban-binh-dang-gioi",
        "title": site.name or "Kế hoạch và báo cáo bình đẳng giới",
        **({"homepage": site.site} if site.site else {}),
        "version": f"{VERSION}.0.0",
        "created": f"{collection.context.as_of.isoformat()}T00:00:00Z",
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCE_ADDRESS, "title": LICENCE_NAME}],
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": table.name,
                "path": f"{table.name}.csv",
                "description": table.about,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8-sig",
                "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
                "schema": table_schema(table),
            }
            for table in TABLES
        ],
    }


def catalog(collection: Collection) -> Mapping[str, object]:
    """Give what a portal needs of this site: who publishes here, and every document."""
    names = [column.name for column in DOCUMENTS.columns]
    today = collection.context.as_of
    shown = [entry for entry in collection.entries if not entry.facts.draft]
    documents = [
        {
            **dict(zip(names, document_row(collection, entry), strict=True)),
            "dia_chi": addresses.url(entry.uri),
            "vien_dan": list(entry.laws),
        }
        for entry in shown
    ]
    return {
        "phien_ban": VERSION,
        "trang": {"ten": collection.links.name, "dia_chi": collection.links.site},
        "tinh_den": today.isoformat(),
        "giay_phep": LICENCE_ADDRESS,
        "tim_kiem": "pagefind/",
        "don_vi": [
            {"id": unit.id, "ten": unit.name, "loai": unit.type, "cap_tren": unit.superior_on(today)}
            for unit in collection.context.units
        ],
        "van_ban": documents,
    }


def catalog_schema() -> Mapping[str, object]:
    """Describe the catalog as JSON Schema has it; an address in it begins at the site's."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "catalog.json",
        "type": "object",
        "required": ["phien_ban", "trang", "tinh_den", "giay_phep", "tim_kiem", "don_vi", "van_ban"],
        "properties": {
            "phien_ban": {"const": VERSION},
            "trang": _object({"ten": {"type": "string"}, "dia_chi": {"type": "string"}}),
            "tinh_den": {"type": "string", "format": "date"},
            "giay_phep": {"type": "string", "format": "uri"},
            "tim_kiem": {"type": "string", "description": "Thư mục chỉ mục Pagefind, tính từ gốc của trang."},
            "don_vi": {
                "type": "array",
                "items": _object({key: {"type": "string"} for key in ("id", "ten", "loai", "cap_tren")}),
            },
            "van_ban": {
                "type": "array",
                "items": _document(),
            },
        },
    }


def _document() -> Mapping[str, object]:
    """Describe a document; what version 1 did not have at first may be missing from a catalog."""
    known = _object({column.name: _property(column) for column in DOCUMENTS.columns})
    cited = {"type": "array", "items": {"type": "string"}, "description": "Luật, nghị định, quyết định được viện dẫn."}
    return {**known, "properties": {**cast("Mapping[str, object]", known["properties"]), "vien_dan": cited}}


def _object(properties: Mapping[str, object]) -> Mapping[str, object]:
    return {"type": "object", "required": list(properties), "properties": properties}


def _property(column: Column) -> Mapping[str, object]:
    plain = "string" if column.type in {"date", "uri-reference"} else column.type
    return {
        "type": plain if column.required else [plain, "null"],
        "description": column.about,
        **({"format": column.type} if plain != column.type else {}),
        **({"enum": list(column.values)} if column.values else {}),
    }
