"""The stretches of a text that rules look at closely."""

from __future__ import annotations

import pytest

from checker.tokens import look_at

FAULTS = ("mucjt", "nưx,", "[điền]", "…", "a...b", ")", "Trrước.", "___/12")


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
