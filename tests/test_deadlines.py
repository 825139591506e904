"""Deadlines and rhythms of reporting in text."""

from __future__ import annotations

import pytest

from checker.dates import find_dates
from checker.deadlines import find_deadlines


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("gửi trước ngày 15/6/2021 và 15/11/2021.", [("trước ngày 15/6/2021", "trước"), ("15/11/2021", "trước")]),
        ("Chậm nhất là ngày 05/3/2026", [("Chậm nhất là ngày 05/3/2026", "chậm nhất")]),
        ("Hạn cuối: ngày 5 tháng 3 năm 2026", [("Hạn cuối: ngày 5 tháng 3 năm 2026", "hạn cuối")]),
        ("muộn nhất 15/6/2021", [("muộn nhất 15/6/2021", "muộn nhất")]),
        ("không quá ngày 10/11", [("không quá ngày 10/11", "không quá")]),
        ("trước 17 giờ 00 phút ngày 15/6/2021", [("trước 17 giờ 00 phút ngày 15/6/2021", "trước")]),
        ("trước\nngày 15/6/2021", [("trước\nngày 15/6/2021", "trước")]),
        ("trước tháng 6/2025", [("trước tháng 6/2025", "trước")]),
        ("trễ nhất vào ngày 7/7/2020", [("trễ nhất vào ngày 7/7/2020", "trễ nhất")]),
        ("ngày 15/6/2021", []),
        ("trước đây, ngày 15/6/2021", []),
        ("trước ngày 5/6/2021, đồng thời từ ngày 7/8/2021", [("trước ngày 5/6/2021", "trước")]),
    ],
)
def test_a_deadline_runs_from_its_cue_to_its_date(text: str, phrases: list[tuple[str, str]]) -> None:
    found = find_deadlines(text)
    assert [(text[mention.at.start : mention.at.end], mention.cue) for mention in found] == phrases
    assert all(mention.date and mention.period is None for mention in found)


@pytest.mark.parametrize(
    ("text", "rhythms"),
    [
        ("định kỳ 6 tháng", [("định kỳ 6 tháng", "half-year")]),
        ("Định kỳ 06 tháng, năm", [("Định kỳ 06 tháng", "half-year"), ("năm", "year")]),
        ("định kỳ sáu tháng và hằng năm", [("định kỳ sáu tháng", "half-year"), ("hằng năm", "year")]),
        ("định kỳ 6 tháng và năm 2025", [("định kỳ 6 tháng", "half-year")]),
        ("Hằng năm", [("Hằng năm", "year")]),
        ("hàng  quý", [("hàng  quý", "quarter")]),
        ("định kỳ hằng tháng", [("định kỳ hằng tháng", "month")]),
        ("quy định kỳ thi, càng năm càng", []),
    ],
)
def test_a_rhythm_is_found_once(text: str, rhythms: list[tuple[str, str]]) -> None:
    found = find_deadlines(text)
    assert [(text[mention.at.start : mention.at.end], mention.period) for mention in found] == rhythms
    assert all(mention.date is None for mention in found)


def test_dates_found_before_are_used_as_they_are() -> None:
    text = "trước ngày 15/6/2021"
    assert find_deadlines(text, dates=find_dates(text)) == find_deadlines(text)
    assert find_deadlines(text, dates=()) == ()


def test_only_the_stretch_asked_for_is_read() -> None:
    text = "trước ngày 15/6/2021. Hằng năm, trước ngày 10/12/2021."
    assert [mention.at.start for mention in find_deadlines(text, 21)] == [22, 32]
