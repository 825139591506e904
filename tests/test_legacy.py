"""Text in the old encodings TCVN3 and VNI."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.legacy import decode_tcvn3, decode_vni, find_legacy

PLAIN = "Trường trung học cơ sở Minh Họa, kế hoạch bình đẳng giới năm 2026: nghỉ ngơi, kỹ thuật, ưu tiên, đường lối, lỵ"
TCVN3 = (
    "Tr\xadêng trung häc c¬ së Minh Häa, kÕ ho¹ch b×nh ®¼ng giíi n¨m "
    "2026: nghØ ng¬i, kü thuËt, \xadu tiªn, ®\xadêng lèi, lþ"
)
VNI = (
    "Tröôøng trung hoïc cô sôû Minh Hoïa, keá hoaïch bình ñaúng giôùi "
    "naêm 2026: nghæ ngôi, kyõ thuaät, öu tieân, ñöôøng loái, lî"
)


def test_both_encodings_are_decoded() -> None:
    assert decode_tcvn3(TCVN3) == PLAIN
    assert decode_vni(VNI) == PLAIN


def test_capitals_are_kept() -> None:
    assert decode_tcvn3("KÕ HO¹CH") == "KẾ HOẠCH"
    assert decode_tcvn3("KÕ ho¹ch") == "Kế hoạch"
    assert decode_vni("UÛY BAN, Uûy ban, ÑÖÔØNG") == "ỦY BAN, Ủy ban, ĐƯỜNG"


@pytest.mark.parametrize(
    ("text", "run", "encoding", "decoded"),
    [
        ("- KÕ ho¹ch;", "KÕ ho¹ch", "tcvn3", "Kế hoạch"),
        ("b×nh ®¼ng giíi", "b×nh ®¼ng giíi", "tcvn3", "bình đẳng giới"),
        ("Trong n¨m 2020", "n¨m", "tcvn3", "năm"),
        ("Keá hoaïch", "Keá hoaïch", "vni", "Kế hoạch"),
        ("Đảng bộ tr\xadêng häc của Đảng", "tr\xadêng häc", "tcvn3", "trường học"),
        (TCVN3, TCVN3, "tcvn3", PLAIN),
        (VNI, VNI, "vni", PLAIN),
    ],
)
def test_a_legacy_stretch_is_found_and_decoded(text: str, run: str, encoding: str, decoded: str) -> None:
    (found,) = find_legacy(text, frozenset(text))
    assert (text[found.at.start : found.at.end], found.encoding, found.decoded) == (run, encoding, decoded)


@pytest.mark.parametrize(
    ("text", "run"), [("n¨m bê", "n¨m"), ("tr\xadêng của häc", "tr\xadêng"), ("häc một hai tr\xadêng", "tr\xadêng")]
)
def test_a_word_that_is_right_as_it_stands_is_no_part_of_a_stretch(text: str, run: str) -> None:
    (found,) = find_legacy(text, frozenset(text))
    assert text[found.at.start : found.at.end] == run


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        PLAIN.upper(),
        "résumé café naïve Noël Zoë señor Köln Müller Böll Österreich Ñandú São Paulo",
        "5µm ©2020 ®™ §5 «ông» «i» TM® a×b t×m · mục ½ giờ 5°C 3² ± ¼",
        "nghành phòg ủyban nưx",
        "Điều § 3 «Một» «hai» Ðảng Ðông",
        "",
    ],
)
def test_proper_text_names_and_signs_are_left_alone(text: str) -> None:
    assert find_legacy(text, frozenset(text)) == ()


@given(st.text(alphabet="aehoc¹×®ïøÕ \n.", max_size=50))
def test_no_text_breaks_the_search_and_no_two_stretches_overlap(text: str) -> None:
    runs = find_legacy(text, frozenset(text))
    assert all(first.at.end <= second.at.start for first, second in pairwise(runs))
