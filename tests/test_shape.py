"""The shape of a text, in which figures are quick to find."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from checker.shape import places, shape_of


@given(st.text())
@example("số 12\U0001f600 ngày 05-3-2026\ud83d\ude00")
def test_a_shape_has_each_figure_and_hyphen_where_the_text_has_it(text: str) -> None:
    shape = shape_of(text)
    assert len(shape) == len(text)
    for char, sign in zip(text, shape, strict=True):
        if char in "0123456789":
            assert sign == ord("0")
        elif char in "-* _\n\xa0":
            assert sign == ord("-" if char == "-" else " ")


def test_a_place_is_where_the_last_sign_stands() -> None:
    text = "Quyết định số 12/QĐ-UBND, Nghị quyết  57, 3-5"
    shape = shape_of(text)
    assert [text[at] for at in places(shape, b"  0", 0, len(text))] == ["1", "5"]
    assert places(shape, b"0-0", 0, len(text)) == [len(text) - 1]
    assert places(shape, b"  0", text.index("57"), len(text)) == []
