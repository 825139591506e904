"""Judge data by a JSON Schema: a compiled check first, the full one only to explain what it refuses.

fastjsonschema (pure Python, all that a browser has) says yes or no; jsonschema, which costs 60 ms to
import, is loaded only after a no. A test holds both to the same verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple, Protocol, cast

Path = tuple[str | int, ...]


class SchemaFault(NamedTuple):
    """One thing that a schema refuses: where, by which keyword, and the sub-schema that says so.

    ``limit`` is the keyword's value. For ``required`` and ``additionalProperties``, ``path`` ends with
    the missing or the surplus key.
    """

    path: Path
    keyword: str
    limit: object
    node: Mapping[str, object]
    value: object


class _Error(Protocol):
    absolute_path: Iterable[str | int]
    validator: str
    validator_value: object
    schema: object
    instance: object
    message: str


def faults(name: str, schema: Mapping[str, object], data: Mapping[str, object]) -> tuple[SchemaFault, ...]:
    """Give what a schema refuses in ``data``, in the order of the data; ``name`` identifies the schema.

    Lists in ``data`` are tuples. Only the innermost fault of each place is given.
    """
    if accepts(name, schema, data):
        return ()
    return tuple(_explain(schema, data))


def accepts(name: str, schema: Mapping[str, object], data: Mapping[str, object]) -> bool:
    """Tell whether a schema accepts ``data``."""
    import fastjsonschema

    try:
        _compiled(name, _Identity(schema))(data)
    except fastjsonschema.JsonSchemaValueException:
        return False
    return True


class _Identity:
    """Make a mapping hashable by identity, so that its compiled check is made once."""

    __slots__ = ("schema",)

    def __init__(self, schema: Mapping[str, object]) -> None:
        self.schema = schema

    def __hash__(self) -> int:
        return id(self.schema)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.schema is self.schema


@cache
def _compiled(name: str, holder: _Identity) -> Callable[[object], object]:
    import fastjsonschema

    del name
    return cast(
        "Callable[[object], object]",
        fastjsonschema.compile(_plain(holder.schema), use_default=False, detailed_exceptions=False),
    )


def _plain(node: Any) -> Any:  # noqa: ANN401 - fastjsonschema's own type
    """Leave out what only people and editors read; the rest compiles faster."""
    if isinstance(node, Mapping):
        return {key: _plain(value) for key, value in node.items() if not key.startswith("x-")}
    return [_plain(item) for item in node] if isinstance(node, list) else node


def _explain(schema: Mapping[str, object], data: Mapping[str, object]) -> list[SchemaFault]:
    import jsonschema

    checker = jsonschema.Draft7Validator.TYPE_CHECKER.redefine(
        "array", lambda _, value: isinstance(value, (list, tuple))
    )
    extend: Any = jsonschema.validators.extend
    validator = extend(jsonschema.Draft7Validator, type_checker=checker)(schema)
    errors = cast("Iterable[_Error]", validator.iter_errors(data))
    found = [fault for error in errors for fault in _faults_of(error)]
    return sorted(found, key=lambda fault: [str(step).zfill(4) for step in fault.path])


def _faults_of(error: _Error) -> list[SchemaFault]:
    path = tuple(error.absolute_path)
    node = cast("Mapping[str, object]", error.schema)
    if error.validator == "required":
        missing = [
            key for key in cast("list[str]", error.validator_value) if f"'{key}'" in error.message.split(" is a ")[0]
        ]
        return [SchemaFault((*path, key), "required", None, node, None) for key in missing]
    if error.validator == "additionalProperties":
        known = cast("Mapping[str, object]", node.get("properties", {}))
        given = cast("Mapping[str, object]", error.instance)
        return [
            SchemaFault((*path, key), "additionalProperties", tuple(known), node, given[key])
            for key in given
            if key not in known
        ]
    return [SchemaFault(path, error.validator, error.validator_value, node, error.instance)]


def first_fault(data: Mapping[str, object], schema: Mapping[str, object]) -> str | None:
    """Say in Vietnamese what a schema refuses first in a data file; ``None`` when it accepts it."""
    found = faults(str(schema.get("title", "")), schema, data)
    if not found:
        return None
    fault = found[0]
    where = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in fault.path).lstrip(".")
    match fault.keyword:
        case "required":
            return f"thiếu khóa “{where}”; thêm khóa này"
        case "additionalProperties":
            return f"không có khóa “{where}”; xóa hoặc sửa tên khóa này"
        case _:
            message = fault.node.get("x-message")
            said = (
                cast("Mapping[str, str]", message)["vi"]
                if isinstance(message, Mapping)
                else f"không hợp lệ ({fault.keyword})"
            )
            return f"“{where}” {said}"
