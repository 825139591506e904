"""Characters that look like others or do not show."""

from __future__ import annotations

import time

import pytest

from checker.lookalikes import INVISIBLE, LOOKALIKES, SPACES, find, find_invisible, find_spaces

VIETNAMESE = "ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ðảng bộ", [(0, "Ð", "Đ")]),
        ("đƣợc", [(1, "ƣ", "ư")]),
        ("TH\u0421S", [(2, "\u0421", "C")]),
        ("\u0412\u0421 số 1", [(0, "\u0412", "B"), (1, "\u0421", "C")]),
        ("12\u2215KH", [(2, "\u2215", "/")]),
        ("\uff21\uff14", [(0, "\uff21", "A"), (1, "\uff14", "4")]),
        ("\U0001d40a", [(0, "\U0001d40a", "K")]),
        ("\u2163.", [(0, "\u2163", "IV")]),
    ],
)
def test_a_look_alike_is_found_with_the_right_character(text: str, found: list[tuple[int, str, str]]) -> None:
    assert list(find(text, frozenset(text))) == [((start, start + 1), char, right) for start, char, right in found]


@pytest.mark.parametrize(
    "text",
    [
        "Москва",
        "там тема",
        "в 2026",
        "αβγ",
        "Đảng bộ – “xã” …",
        "5 − 3 × 2 ≥ 1",
        "résumé",
        VIETNAMESE,
        VIETNAMESE.upper(),
    ],
)
def test_proper_text_has_no_look_alike(text: str) -> None:
    assert list(find(text, frozenset(text))) == []


@pytest.mark.parametrize(
    "char", ["\u200b", "\u200c", "\u200d", "\ufeff", "\xad", "\u200e", "\u202e", "\x85", "\x07", "\x9f", "\U000e0041"]
)
def test_an_invisible_character_is_found_with_its_names(char: str) -> None:
    text = f"tháng{char}10"
    ((at, invisible),) = find_invisible(text, frozenset(text))
    assert text[at.start : at.end] == char
    assert invisible.code == f"U+{ord(char):04X}"
    assert invisible.vietnamese
    assert invisible.english


@pytest.mark.parametrize(
    ("char", "replacement"),
    [("\u2028", "\n"), ("\u2029", "\n"), ("\x85", "\n"), ("\x0b", "\n"), ("\u200b", ""), ("\x07", "")],
)
def test_a_line_end_in_disguise_becomes_a_line_end(char: str, replacement: str) -> None:
    assert INVISIBLE[char].replacement == replacement


def test_tabs_line_feeds_and_the_joiner_of_an_emoji_are_left_alone() -> None:
    text = "a\tb\nc \U0001f469\u200d\U0001f3eb"
    assert list(find_invisible(text, frozenset(text))) == []


def test_unusual_spaces_stand_apart() -> None:
    text = "1\u00a0a\u3000b c"
    assert [(at.start, space.replacement) for at, space in find_spaces(text, frozenset(text))] == [(1, " "), (3, " ")]
    assert list(find_invisible(text, frozenset(text))) == []


def test_no_character_is_in_two_tables_and_none_is_its_own_look_alike() -> None:
    tables = [set(LOOKALIKES), set(INVISIBLE), set(SPACES)]
    assert sum(map(len, tables)) == len(set().union(*tables))
    assert not any(right in LOOKALIKES for right in LOOKALIKES.values())


def test_one_endless_word_takes_no_more_than_its_length() -> None:
    text = "\u0410" * 200_000
    start = time.process_time()
    assert sum(1 for _ in find(text, frozenset(text))) == len(text)
    assert time.process_time() - start < 10
