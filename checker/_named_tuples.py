"""What ``checker.record`` gives when the program runs."""

from __future__ import annotations

from collections import _tuplegetter  # type: ignore[attr-defined]  # what namedtuple itself uses
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Self

Made = TypeVar("Made", bound=tuple[object, ...])

record = tuple.__new__  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]


@cache
def _template(count: int) -> FunctionType:
    """Compile a constructor with so many parameters; their names are filled in afterwards."""
    names = "".join([f"_{index}, " for index in range(count)])
    made = eval(f"lambda _cls, {names}: _new(_cls, ({names}))", {"_new": record})  # noqa: S307 - our own words
    return cast("FunctionType", made)


def _constructor(fields: tuple[str, ...], defaults: tuple[object, ...]) -> FunctionType:
    template = _template(len(fields))
    code = template.__code__.replace(co_varnames=("_cls", *fields), co_name="__new__")
    return FunctionType(code, template.__globals__, "__new__", defaults)


class _Record(tuple[object, ...]):
    """What all named tuples can do, as those of ``collections`` can."""

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]] = ()
    _field_defaults: ClassVar[Mapping[str, object]] = {}

    @classmethod
    def _make(cls, values: Iterable[object]) -> Self:
        made = record(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"{cls.__name__} has {len(cls._fields)} fields, not {len(made)}")
        return made

    def _replace(self, /, **values: object) -> Self:
        made = self._make(map(values.pop, self._fields, self))
        if values:
            raise TypeError(f"{type(self).__name__} has no field {', '.join(values)}")
        return made

    def _asdict(self) -> dict[str, object]:
        return dict(zip(self._fields, self, strict=True))

    def __getnewargs__(self) -> tuple[object, ...]:
        return tuple(self)

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({values})"


class _Definition(type):
    """Makes a tuple's class of a class body with annotated fields."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
        if not bases:
            return super().__new__(cls, name, bases, body)
        fields = tuple(cast("Mapping[str, object]", body.get("__annotations__", {})))
        defaults = {field: body.pop(field) for field in fields if field in body}
        if tuple(defaults) != fields[len(fields) - len(defaults) :]:
            raise TypeError(f"{name}: a field without a default follows one that has one")
        for index, field in enumerate(fields):
            body[field] = _tuplegetter(index, "")
        body.setdefault("__new__", _constructor(fields, tuple(defaults.values())))
        body.update(__slots__=(), __match_args__=fields, _fields=fields, _field_defaults=defaults)
        return type(name, (_Record,), body)


class NamedTuple(metaclass=_Definition):
    """The base that the definition of a named tuple gives; the class made of it is a tuple's."""


def by_identity(kind: type[Made]) -> type[Made]:
    """Make a named tuple equal to nothing but itself.

    Memories look up a document a hundred times, so these are the C functions of ``object``, and no methods of ours.
    """
    for name in ("__eq__", "__ne__", "__hash__"):
        setattr(kind, name, getattr(object, name))
    return kind
