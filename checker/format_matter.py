"""Front matter in canonical form: keys in schema order, every string a JSON string, block lists."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from checker.pattern import Pattern

if TYPE_CHECKING:
    from checker.document import Document
    from checker.kinds import Kind
    from checker.matter import Path, Value
    from checker.source import Span

_Schema = Mapping[str, object]

_PLAIN_KEY = Pattern(r"[A-Za-z_][A-Za-z0-9_-]*\Z")
_UNSAFE = Pattern("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_COMMENT = Pattern(r"(?:^|(?<=\s))#+[ \t]*([^\n]*)", re.MULTILINE)


def front_matter_text(document: Document, kind: Kind | None) -> str:
    """Write the front matter between its two lines of dashes; unknown keys come last, in their order."""
    schema: _Schema = kind.schema if kind else {}
    lines = _mapping(document, (), document.front_matter.data, schema, schema)
    return "\n".join(("---", *lines, "---"))


def front_matter_comments(document: Document) -> str:
    """Give the YAML comments as one HTML comment for the body, so that nothing typed is lost."""
    if "#" not in document.slice(document.front_matter.at):
        return ""
    found = [note.group(1).strip() for gap in _gaps(document) for note in _COMMENT.finditer(gap)]
    notes = "\n".join(note.replace("-->", "-- >") for note in found if note)
    return f"<!-- {notes} -->" if notes else ""


def _gaps(document: Document) -> Iterator[str]:
    """Give the stretches of the front matter between its keys and values."""
    taken: list[Span] = []
    for path, field in document.front_matter.fields.items():
        if not isinstance(field.value, (tuple, Mapping)):
            taken.append(field.value_at)
        if isinstance(path[-1], str):
            taken.append(field.key_at)
    start, end = document.front_matter.at
    for span in sorted(taken):
        yield document.text[start : span.start]
        start = max(start, span.end)
    yield document.text[start:end]


def _mapping(
    document: Document, path: Path, data: Mapping[str, Value], schema: _Schema, root: _Schema
) -> Iterator[str]:
    known = cast("Mapping[str, _Schema]", schema.get("properties") or {})
    for key in (*(key for key in known if key in data), *(key for key in data if key not in known)):
        written = key if _PLAIN_KEY.match(key) else _string(key)
        value = data[key]
        lines = _value(document, (*path, key), value, _resolved(known.get(key, {}), root), root)
        if isinstance(value, (tuple, Mapping)) and value:
            yield f"{written}:"
            yield from (f"  {line}" for line in lines)
        else:
            yield f"{written}: {lines[0]}"


def _value(document: Document, path: Path, value: Value, schema: _Schema, root: _Schema) -> Sequence[str]:
    """Give the lines of a value, not yet indented."""
    match value:
        case tuple():
            inner = _resolved(cast("_Schema", schema.get("items") or {}), root)
            return [*_items(document, path, value, inner, root)] or ["[]"]
        case Mapping():
            return [*_mapping(document, path, value, schema, root)] or ["{}"]
        case str():
            return [_string(value)]
        case bool():
            return ["true" if value else "false"]
        case None:
            return ["null"]
        case _:
            return [document.slice(document.front_matter.fields[path].value_at)]


def _items(document: Document, path: Path, values: tuple[Value, ...], schema: _Schema, root: _Schema) -> Iterator[str]:
    for index, value in enumerate(values):
        first, *rest = _value(document, (*path, index), value, schema, root)
        yield f"- {first}"
        yield from (f"  {line}" for line in rest)


def _resolved(schema: _Schema, root: _Schema) -> _Schema:
    """Follow a ``$ref`` to the schema's own definitions."""
    name = str(schema.get("$ref") or "")
    if not name:
        return schema
    definitions = cast("Mapping[str, _Schema]", root.get("definitions") or {})
    return definitions.get(name.rpartition("/")[2], {})


def _string(text: str) -> str:
    """Write a JSON string that YAML reads alike: what YAML would fold or refuse is escaped."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(text, ensure_ascii=False))
