"""The stretches of a text that rules look at closely."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.privacy import find_personal_data
from checker.tokens import look_at

FAULTS = ("mucjt", ",x", ";x", "1,mucjt;2", "“mucjt”,", "nưx,", "[điền]", "…", "a...b", ")", "Trrước.", "___/12")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_seen_whatever_was_judged_before_it(fault: str) -> None:
    plain = "Trước ngày 18/7/2024, các lớp gửi báo cáo; nhà trường tổng hợp"
    for text in (plain, plain.replace("18", "25"), f"{plain}, {fault} xong", f"{plain}; {fault}", f"{fault} {plain}"):
        seen = [look_at(text, text.encode()) for _ in range(3)]
        assert seen[0] == seen[1] == seen[2]
        assert (fault in seen[0][0]) == (fault in text)


@pytest.mark.parametrize("rare", ["\t", "\x0b", "\u00a0", "\u2028", "Ð", "\u200b", "e\u0301"])
def test_a_rare_character_is_seen_each_time(rare: str) -> None:
    text = f"Kế hoạch, {rare} báo cáo; 2026"
    assert [rare[-1] in look_at(text, text.encode())[1] for _ in range(3)] == [True] * 3


@pytest.mark.parametrize("number", ["0912 345 678", "tel. 091.234.5678", "an@truong.vn", "012345678901"])
def test_what_may_be_personal_is_seen_whatever_was_judged_before_it(number: str) -> None:
    plain = "Trước ngày 18/7/2024, các lớp gửi báo cáo; nhà trường tổng hợp"
    for text in (plain, f"{plain}, {number}", plain, f"{number}; {plain}", f"{plain} {number}"):
        assert [look_at(text, text.encode())[2] for _ in range(3)] == [number in text] * 3


@given(st.text(st.sampled_from("0918 .-()\u00a0,;\n@xư"), max_size=80))
def test_whatever_is_personal_may_be_so(text: str) -> None:
    assert not find_personal_data(text) or look_at(text, text.encode())[2]


@pytest.mark.parametrize("odd", ["(2024)mucjt", "12…", "[3]"])
def test_an_odd_token_keeps_the_figures_that_were_typed(odd: str) -> None:
    text = f"Năm 2025, {odd} xong"
    assert odd in look_at(text, text.encode())[0]


@given(st.text(st.sampled_from("a1,; .\t\n…)[mjx-"), max_size=60), st.sampled_from(("\n", "\r\n")))
def test_what_is_odd_is_the_same_however_tokens_are_parted_by_commas(text: str, line_end: str) -> None:
    seen = look_at(text, text.replace("\n", line_end).encode())[0]
    alone = {token for token in text.split() if token in look_at(f"x {token} x", f"x {token} x".encode())[0]}
    assert seen == alone
