"""Named tuples that cost little: to define, for a start makes a hundred classes; and to make, for a document has many.

``typing.NamedTuple`` compiles the annotation of every field and a constructor for every class, which took a seventh of
a cold start. These are the same to those who use them and to type checkers; annotations stay as they are written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - given on

    Made = TypeVar("Made", bound=tuple[object, ...])

    def record(kind: type[Made], values: tuple[object, ...], /) -> Made:
        """Make a named tuple of its class and all its values, which nothing checks."""
        ...

    def by_identity(kind: type[Made], /) -> type[Made]:
        """Make a named tuple equal to nothing but itself."""
        ...
else:
    from checker._named_tuples import NamedTuple as NamedTuple  # noqa: PLC0414 - given on
    from checker._named_tuples import by_identity as by_identity  # noqa: PLC0414 - given on
    from checker._named_tuples import record as record  # noqa: PLC0414 - given on
