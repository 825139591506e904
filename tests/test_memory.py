"""What was met before is remembered, and never more than was said."""

from __future__ import annotations

import pytest

from checker.memory import Known, Memory


def test_a_text_that_was_kept_is_known_until_the_memory_is_full() -> None:
    known = Known[str](3)
    for text in ("một", "hai", "ba"):
        known.keep(text)
    assert known == {"một", "hai", "ba"}
    known.keep("bốn")
    assert known == {"bốn"}


@pytest.mark.parametrize("count", [0, 1, 4, 5, 50])
def test_many_texts_at_once_never_fill_a_memory_beyond_its_bound(count: int) -> None:
    known = Known[str](4)
    known.keep("trước")
    known.keep_all([f"chữ {number}" for number in range(count)])
    assert len(known) == min(count + 1 if count < 4 else count, 4)
    assert known <= {"trước", *(f"chữ {number}" for number in range(count))}


def test_what_is_too_long_is_not_kept() -> None:
    known, memory = Known[bytes](9, longest=3), Memory[str, int](9, longest=3)
    known.keep(b"1234")
    known.keep_all([b"1234", b"123"])
    assert known == {b"123"}
    assert (memory.keep("1234", 4), memory.keep("123", 3)) == (4, 3)
    assert memory == {"123": 3}


def test_what_was_made_is_given_again_until_the_memory_is_full() -> None:
    memory = Memory[str, int](2)
    assert [memory.keep(text, len(text)) for text in ("a", "bb")] == [1, 2]
    assert memory.get("bb") == 2
    memory.keep("ccc", 3)
    assert memory == {"ccc": 3}
