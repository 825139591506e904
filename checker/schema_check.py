"""A JSON Schema as one function that says yes or no; for the keywords that our schemas use.

Compiling costs 1 ms where fastjsonschema takes 25 with its import, a fifth of what one cold start may cost,
and judging one front matter costs the same. A test holds it to jsonschema's verdicts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from checker.compiled import compiled
from checker.memory import Known

if TYPE_CHECKING:
    import re

Check = Callable[[Any], bool]

_ANNOTATIONS = frozenset({"$schema", "$id", "title", "description", "examples", "default", "definitions", "$comment"})
_TYPES: Mapping[str, Check] = {
    "string": lambda value: isinstance(value, str),
    "array": lambda value: isinstance(value, (list, tuple)),
    "object": lambda value: isinstance(value, dict),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "integer": lambda value: (
        (isinstance(value, int) and not isinstance(value, bool)) or (isinstance(value, float) and value.is_integer())
    ),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
}


_TEXTS = {str}


class UnsupportedKeywordError(Exception):
    """A schema uses a keyword that only jsonschema judges."""


def compile_check(schema: Mapping[str, Any]) -> Check:
    """Make a schema into a function of the data; raises ``UnsupportedKeywordError``."""
    return _Compiler(schema).node(schema)


class _Compiler:
    def __init__(self, root: Mapping[str, Any]) -> None:
        self._root = root
        self._references: dict[str, Check] = {}

    def node(self, schema: Mapping[str, Any]) -> Check:
        """Compile one schema or sub-schema."""
        if "$ref" in schema:
            return self._reference(schema["$ref"])
        check = self._usual(schema) or self._every(schema)
        return _remembering(check) if "string" in schema.get("type", "") else check

    def _every(self, schema: Mapping[str, Any]) -> Check:
        checks = [check for key, value in schema.items() if (check := self._keyword(key, value, schema))]
        if len(checks) == 1:
            return checks[0]

        def every(value: object) -> bool:
            for check in checks:  # noqa: SIM110 - a generator costs more than the checks
                if not check(value):
                    return False
            return True

        return every

    def _usual(self, schema: Mapping[str, Any]) -> Check | None:
        """Compile what nearly every schema is to one function; ``None`` for another."""
        keys = {key for key in schema if key not in _ANNOTATIONS and not key.startswith("x-")}
        match schema.get("type"):
            case "string" if keys == {"type", "pattern"}:
                return _text(schema["pattern"])
            case "array" if keys == {"type", "items"}:
                return _list(_remembering_entries(self.node(schema["items"])))
            case "object" if {"type", "properties"} <= keys <= _OF_OBJECTS and _is_bool(schema, "additionalProperties"):
                checks = {name: self.node(item) for name, item in schema["properties"].items()}
                closed = schema.get("additionalProperties") is False
                return _object(checks, frozenset(schema.get("required", ())), closed=closed)
            case _:
                return None

    def _reference(self, name: str) -> Check:
        if name not in self._references:
            self._references[name] = lambda value: self._references[name](value)  # noqa: PLW0108 - bound when called
            parts = name.removeprefix("#/").split("/")
            target: Any = self._root
            for part in parts:
                target = target[part]
            self._references[name] = self.node(target)
        return self._references[name]

    def _keyword(self, key: str, value: Any, schema: Mapping[str, Any]) -> Check | None:  # noqa: ANN401 - JSON
        if key in _ANNOTATIONS or key.startswith("x-"):
            return None
        match key:
            case "properties":
                return self._properties(value, closed=schema.get("additionalProperties") is False)
            case "additionalProperties":
                return None if isinstance(value, bool) else self._others(value, schema.get("properties", {}))
            case "items":
                return self._items(self.node(value))
            case "propertyNames":
                return self._names(self.node(value))
            case _:
                if key not in _SIMPLE:
                    raise UnsupportedKeywordError(key)
                return _SIMPLE[key](value)

    def _properties(self, schemas: Mapping[str, Any], *, closed: bool) -> Check:
        checks = {name: self.node(schema) for name, schema in schemas.items()}

        def properties(value: object) -> bool:
            if not isinstance(value, dict):
                return True
            for name, item in cast("dict[str, object]", value).items():
                check = checks.get(name)
                if (closed and check is None) or (check is not None and not check(item)):
                    return False
            return True

        return properties

    def _others(self, schema: Mapping[str, Any], known: Mapping[str, Any]) -> Check:
        check = self.node(schema)
        return lambda value: (
            not isinstance(value, dict)
            or all(check(item) for name, item in cast("dict[str, object]", value).items() if name not in known)
        )

    @staticmethod
    def _items(check: Check) -> Check:
        return lambda value: not isinstance(value, (list, tuple)) or all(map(check, cast("list[object]", value)))

    @staticmethod
    def _names(check: Check) -> Check:
        return lambda value: not isinstance(value, dict) or all(map(check, cast("dict[str, object]", value)))


_OF_OBJECTS = frozenset({"type", "properties", "required", "additionalProperties"})


def _is_bool(schema: Mapping[str, Any], key: str) -> bool:
    return isinstance(schema.get(key, True), bool)


def _text(pattern: str) -> Check:
    return lambda value: isinstance(value, str) and _compiled(pattern).search(value) is not None


def _remembering(check: Check) -> Check:
    """Make a check that knows the texts it has accepted: most values stand in many documents."""
    accepted = Known[str](4096, longest=120)

    def judge(value: object) -> bool:
        if type(value) is not str:
            return check(value)
        if value in accepted:
            return True
        if not check(value):
            return False
        accepted.keep(value)
        return True

    return judge


def _remembering_entries(check: Check) -> Check:
    """Make a check that knows the mappings of texts it has accepted: documents set the same targets and cite the same.

    Other values are not remembered, for in Python ``1`` is ``True``.
    """
    accepted = Known[tuple[object, ...]](512)

    def judge(value: object) -> bool:
        if type(value) is not dict:
            return check(value)
        data = cast("dict[str, object]", value)
        if set(map(type, data.values())) != _TEXTS:
            return check(data)
        key = tuple(data.items())
        if key in accepted:
            return True
        if not check(data):
            return False
        accepted.keep(key)
        return True

    return judge


def _list(check: Check) -> Check:
    return lambda value: isinstance(value, (list, tuple)) and all(map(check, cast("list[object]", value)))


def _object(checks: Mapping[str, Check], needed: frozenset[str], *, closed: bool) -> Check:
    find = checks.get

    def judge(value: object) -> bool:
        if not isinstance(value, dict):
            return False
        data = cast("dict[str, object]", value)
        if not needed <= data.keys():
            return False
        for name, item in data.items():
            check = find(name)
            if (closed and check is None) or (check is not None and not check(item)):
                return False
        return True

    return judge


def _type(names: str | list[str]) -> Check:
    checks = [_TYPES[name] for name in ([names] if isinstance(names, str) else names)]
    if len(checks) == 1:
        return checks[0]
    return lambda value: any(check(value) for check in checks)


def _enum(values: list[object]) -> Check:
    known = [(type(value), value) for value in values]
    return lambda value: (type(value), value) in known


def _pattern(pattern: str) -> Check:
    return lambda value: not isinstance(value, str) or _compiled(pattern).search(value) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return compiled(pattern)


def _required(names: list[str]) -> Check:
    needed = frozenset(names)
    return lambda value: not isinstance(value, dict) or needed <= cast("dict[str, object]", value).keys()


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


_SIMPLE: Mapping[str, Callable[[Any], Check]] = {
    "type": _type,
    "enum": _enum,
    "pattern": _pattern,
    "required": _required,
    "minimum": lambda least: lambda value: not _is_number(value) or value >= least,
    "maximum": lambda most: lambda value: not _is_number(value) or value <= most,
    "exclusiveMinimum": lambda bound: lambda value: not _is_number(value) or value > bound,
    "minItems": lambda least: (
        lambda value: not isinstance(value, (list, tuple)) or len(cast("list[object]", value)) >= least
    ),
}
