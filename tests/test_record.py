"""Our named tuples behave as those of the standard library; each test is asked of both."""

from __future__ import annotations

import copy
import pickle
import typing
from typing import TYPE_CHECKING, cast

import pytest

from checker import record as ours
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable


class OurPair(ours.NamedTuple):
    """An example."""

    first: int
    second: str = "b"

    @property
    def both(self) -> str:
        """What stands in both fields."""
        return f"{self.first}{self.second}"


class TheirPair(typing.NamedTuple):
    """The same, by the standard library."""

    first: int
    second: str = "b"

    @property
    def both(self) -> str:
        """What stands in both fields."""
        return f"{self.first}{self.second}"


class OurNothing(ours.NamedTuple):
    """A value that says all by its class."""


Make = type[OurPair]
"""The standard library's example passes for it, too."""


@pytest.fixture(params=[OurPair, TheirPair], ids=["ours", "theirs"])
def make(request: pytest.FixtureRequest) -> Make:
    """The two classes, one after the other."""
    return cast("Make", request.param)


def test_is_a_tuple_with_names(make: Make) -> None:
    value = make(1)
    assert value == (1, "b")
    assert (value.first, value.second, value.both) == (1, "b", "1b")
    assert make(first=1, second="c") == (1, "c")
    assert hash(value) == hash((1, "b"))
    assert make._fields == ("first", "second")
    assert make._field_defaults == {"second": "b"}
    assert repr(value).endswith("Pair(first=1, second='b')")
    assert make.__doc__


def test_can_be_changed_into_another_and_taken_apart(make: Make) -> None:
    value = make(1, "c")
    assert value._replace(first=2) == (2, "c")
    assert type(value._replace(first=2)) is make
    assert value._asdict() == {"first": 1, "second": "c"}
    assert make._make([3, "d"]) == (3, "d")
    match value:
        case (first, second):
            assert (first, second) == (1, "c")


def test_survives_copying_and_pickling(make: Make) -> None:
    value = make(1, "c")
    for same in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):  # noqa: S301 - just written
        assert same == value
        assert type(same) is make


def _too_few(make: Make) -> object:
    return make()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def _too_many(make: Make) -> object:
    return make(1, "b", 3)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def _unknown_name(make: Make) -> object:
    return make(1, third=3)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def _made_of_too_few(make: Make) -> object:
    return make._make([1])


def _changed(make: Make) -> None:
    make(1).first = 2  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


def _given_a_field(make: Make) -> None:
    make(1).third = 2  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize("wrong", [_too_few, _too_many, _unknown_name, _made_of_too_few, _changed, _given_a_field])
def test_refuses_what_does_not_fit(make: Make, wrong: Callable[[Make], object]) -> None:
    with pytest.raises((TypeError, AttributeError)):
        wrong(make)


def test_refuses_to_replace_a_field_that_it_has_not(make: Make) -> None:
    with pytest.raises((TypeError, ValueError), match="third"):
        make(1)._replace(third=3)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def test_a_class_without_fields_is_an_empty_tuple() -> None:
    assert OurNothing() == ()
    assert repr(OurNothing()) == "OurNothing()"


def test_a_default_before_a_field_without_one_is_refused() -> None:
    body = "class Wrong(NamedTuple):\n    first: int = 1\n    second: int\n"
    with pytest.raises(TypeError, match="without a default"):
        exec(body, {"NamedTuple": ours.NamedTuple, "__name__": __name__})  # noqa: S102 - a class that no checker lets pass


def test_the_quick_way_makes_the_same_value() -> None:
    assert ours.record(Span, (1, 2)) == Span(1, 2)
