"""Text without accents and case."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.fold import distance, fold, fold_keep_length, nearest, similarity, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("MỤC ĐÍCH, Yêu cầu", "muc dich, yeu cau"),
        ("Ðảng ủy", "dang uy"),
        ("II. Nội dung", "ii. noi dung"),
        ("ASCII", "ascii"),
        ("", ""),
    ],
)
def test_folding_takes_off_accents_and_case(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded
    assert fold_keep_length(text) == folded


@given(st.text())
def test_folding_in_place_keeps_every_offset(text: str) -> None:
    assert len(fold_keep_length(text)) == len(text)


def test_a_combining_mark_stays_one_character() -> None:
    assert fold_keep_length("THA\u0301NG nga\u0300y") == "tha\u0300ng nga\u0300y"


@given(st.text(alphabet="aăâbcdđeêàảãáạÀĐ ươỰ\u0301"))
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))
    assert fold(fold(text)) == fold(text)


def test_words_leave_punctuation_out() -> None:
    assert words("III. Tổ chức – thực hiện:") == ("iii", "to", "chuc", "thuc", "hien")


@pytest.mark.parametrize(
    ("first", "second", "edits"),
    [("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("", "ab", 2), ("ca", "abc", 3)],
)
def test_distance_counts_edits_and_swaps(first: str, second: str, edits: int) -> None:
    assert distance(first, second) == distance(second, first) == edits


@given(st.text(alphabet="abc", max_size=8), st.text(alphabet="abc", max_size=8), st.text(alphabet="abc", max_size=8))
def test_distance_is_bounded_by_the_longer_text(first: str, second: str, third: str) -> None:
    assert distance(first, second) <= max(len(first), len(second))
    assert (distance(first, second) == 0) == (first == second)
    assert distance(third + first, third + second) == distance(first, second)


def test_similarity_is_one_for_texts_that_fold_alike() -> None:
    assert similarity("Nội dung", "NOI DUNG") == 1.0
    assert similarity("", "") == 1.0
    assert similarity("abc", "xyz") == 0.0


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("ke_hoach", "ke-hoach"),
        ("kế-hoạch", "ke-hoach"),
        ("bao-coa", "bao-cao"),
        ("cong-van", "cong-van"),
        ("xyz", None),
        ("kh", None),
        ("", None),
    ],
)
def test_the_nearest_candidate_is_near_enough_or_none(word: str, found: str | None) -> None:
    assert nearest(word, ("ke-hoach", "bao-cao", "cong-van", "quyet-dinh")) == found


def test_a_short_word_is_not_near_to_what_shares_no_letter_with_it() -> None:
    assert nearest("xy", ("ab",)) is None
    assert nearest("ay", ("ab",)) == "ab"


def test_the_first_of_equally_near_candidates_is_given() -> None:
    assert nearest("abcd", ("abcx", "abcy")) == "abcx"
    assert nearest("abcd", ("abxx", "abcy")) == "abcy"
