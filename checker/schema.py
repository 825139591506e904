"""Judge data by a JSON Schema: a compiled check first, the full one only to explain what it refuses.

``schema_check`` (pure Python, all that a browser has) says yes or no; jsonschema, which costs 60 ms to
import, is loaded only after a no. A test holds both to the same verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, cast

from checker.message import Message, say
from checker.record import NamedTuple
from checker.schema_check import Check, UnsupportedKeywordError, compile_check

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
    known, check = _checks.get(name, (None, None))
    if check is None or known is not schema:
        try:
            check = compile_check(schema)
        except UnsupportedKeywordError:
            return not _explain(schema, data)
        _checks[name] = schema, check
    return check(data)


_checks: dict[str, tuple[Mapping[str, object], Check]] = {}
"""Compiled checks by the name of their schema, with the schema that each was made of."""


def _explain(schema: Mapping[str, object], data: Mapping[str, object]) -> list[SchemaFault]:
    from jsonschema import Draft7Validator, validators  # needs a native wheel; only to explain a refusal

    types = Draft7Validator.TYPE_CHECKER.redefine("array", _is_array)
    extend: Any = vars(validators)["extend"]
    validator: Any = extend(Draft7Validator, type_checker=types)(schema)
    errors = cast("Iterable[_Error]", validator.iter_errors(data))
    found = [fault for error in errors for fault in _faults_of(error)]
    return sorted(found, key=lambda fault: [str(step).zfill(4) for step in fault.path])


def _is_array(_: object, value: object) -> bool:
    return isinstance(value, (list, tuple))


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


def first_fault(data: Mapping[str, object], schema: Mapping[str, object]) -> Message | None:
    """Say what a schema refuses first in a data file; ``None`` when it accepts it."""
    found = faults(str(schema.get("title", "")), schema, data)
    if not found:
        return None
    fault = found[0]
    where = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in fault.path).lstrip(".")
    match fault.keyword:
        case "required":
            return say("thiếu khóa “{where}”; thêm khóa này", "the key “{where}” is missing; add it", where=where)
        case "additionalProperties":
            vi = "không có khóa “{where}”; xóa hoặc sửa tên khóa này"
            return say(vi, "there is no key “{where}”; remove or rename it", where=where)
        case _:
            given = fault.node.get("x-message")
            message = (
                Message(**cast("Mapping[str, str]", given))
                if isinstance(given, Mapping)
                else Message(f"không hợp lệ ({fault.keyword})", f"is not valid ({fault.keyword})")
            )
            return say("“{where}” {message}", "“{where}” {message}", where=where, message=message)
