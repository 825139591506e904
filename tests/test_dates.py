"""Dates in text and in front matter."""

from __future__ import annotations

import datetime as dt
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.dates import PartialDate, find_dates, parse_date_value, write_date_slashes, write_date_words


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("ngày 02 tháng 10 năm 2015", ("ngày 02 tháng 10 năm 2015", 2, 10, 2015, "words")),
        ("Hà Nội, Ngày 5 tháng 3, năm 2020", ("Ngày 5 tháng 3, năm 2020", 5, 3, 2020, "words")),
        ("NGÀY 05 THÁNG 3 NĂM 2026", ("NGÀY 05 THÁNG 3 NĂM 2026", 5, 3, 2026, "words")),
        (
            "nga\u0300y 5 tha\u0301ng 3 na\u0306m 2020",
            ("nga\u0300y 5 tha\u0301ng 3 na\u0306m 2020", 5, 3, 2020, "words"),
        ),
        ("ngày 15\ntháng 6\nnăm 2021", ("ngày 15\ntháng 6\nnăm 2021", 15, 6, 2021, "words")),
        ("trước ngày 31 tháng 12", ("ngày 31 tháng 12", 31, 12, None, "words")),
        ("ngày mùng 8 tháng 3", ("ngày mùng 8 tháng 3", 8, 3, None, "words")),
        ("ngày       tháng 02 năm 2026", ("tháng 02 năm 2026", None, 2, 2026, "words")),
        ("ngày 21/ 3 /2022", ("21/ 3 /2022", 21, 3, 2022, "slashes")),
        ("(15/6/2021)", ("15/6/2021", 15, 6, 2021, "slashes")),
        ("từ ngày 15/11 đến", ("15/11", 15, 11, None, "slashes")),
        ("trong tháng 6/2025.", ("6/2025", None, 6, 2025, "slashes")),
        ("tha\u0301ng 6/2025", ("6/2025", None, 6, 2025, "slashes")),
        ("15-20/11/2021", ("20/11/2021", 20, 11, 2021, "slashes")),
        ("15-6-2021", ("15-6-2021", 15, 6, 2021, "slashes")),
        ("han: 2026-03-05", ("2026-03-05", 5, 3, 2026, "iso")),
    ],
)
def test_a_date_is_found_as_written(text: str, read: tuple[str, int | None, int, int | None, str]) -> None:
    (mention,) = find_dates(text)
    assert (mention.text, mention.day, mention.month, mention.year, mention.form) == read
    assert text[mention.at.start : mention.at.end] == mention.text


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1/2 số đại biểu",
            "24/7",
            "12/2026/QĐ-UBND",
            "10/2015/TT-BTC",
            "2021-2030",
            "2020 - 2025",
            "nhiệm kỳ 20-25-2021",
        ),
        *(
            "(tháng 6)",
            "ngày tháng năm 2020",
            "1.500/2000",
            "6/2025",
            "ngày 15/6/21",
            "điểm 15.6.2021",
            "ngày 15.6.2021",
            "2026-03-05-07",
        ),
        *("QĐ12/5/2020", "1.15/6/2021", "2,15/6/2021", "112/5/2020", "15/6/20211", "15 tháng 6", ""),
    ],
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert find_dates(text) == ()


def test_dates_come_in_order_and_only_from_the_stretch_asked_for() -> None:
    text = "2020-01-02, ngày 3 tháng 4 năm 2020, 05/6/2020, 7-8-2020"
    assert [mention.text for mention in find_dates(text)] == text.split(", ")
    assert [mention.text for mention in find_dates(text, 11, len(text) - 1)] == ["ngày 3 tháng 4 năm 2020", "05/6/2020"]


@pytest.mark.parametrize(
    ("text", "impossible"),
    [
        *(("31/4/2021", True), ("30/02/2020", True), ("29/02/2023", True), ("29/02/1900", True), ("15/13/2021", True)),
        *(("00/5/2021", True), ("ngày 31/11", True), ("tháng 13/2021", True), ("ngày 32-5-2021", True)),
        *(("29/02/2024", False), ("29/02/2000", False), ("ngày 29/02", False), ("31/12/2021", False)),
    ],
)
def test_a_day_that_does_not_exist_is_impossible(text: str, *, impossible: bool) -> None:
    (mention,) = find_dates(text)
    assert mention.impossible is impossible
    assert not (impossible and mention.date)


@pytest.mark.parametrize(
    ("text", "padded"),
    [
        *(("05/3/2026", True), ("05/03/2026", True), ("5/3/2026", False), ("15/2/2026", False), ("15/02/2026", True)),
        *(("ngày 5 tháng 3 năm 2026", False), ("ngày 05 tháng 1 năm 2026", False), ("tháng 1 năm 2026", False)),
        *(("tháng 3 năm 2026", True), ("ngày 15/11", True), ("2026-01-02", True)),
    ],
)
def test_days_below_ten_and_the_first_two_months_take_a_zero(text: str, *, padded: bool) -> None:
    (mention,) = find_dates(text)
    assert mention.padded is padded


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026-03-05", PartialDate(2026, 3, 5)),
        ("05/3/2026", PartialDate(2026, 3, 5)),
        (" 5/3/2026 ", PartialDate(2026, 3, 5)),
        ("2026", PartialDate(2026)),
        ("2026-03", PartialDate(2026, 3)),
        ("3/2026", PartialDate(2026, 3)),
        ("", PartialDate()),
        ("hôm nay", None),
        ("ngày 5/3/2026", None),
        ("2026-03-05T10:00", None),
        ("5/3/26", None),
    ],
)
def test_a_front_matter_date_may_be_partial(text: str, read: PartialDate | None) -> None:
    assert parse_date_value(text) == read


def test_a_partial_or_impossible_value_is_no_date() -> None:
    assert PartialDate(2026, 3).date is None
    assert PartialDate(2026, 2, 30).date is None
    assert PartialDate(2026, 2, 30).impossible
    assert PartialDate(2026, 13).impossible
    assert not PartialDate().impossible


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_a_date_written_is_the_date_read(date: dt.date) -> None:
    for text in (write_date_words(date), f"ngày {write_date_slashes(date)}", date.isoformat()):
        (mention,) = find_dates(f"Minh Họa, {text};")
        assert mention.date == date
        assert mention.padded
    value = parse_date_value(write_date_slashes(date))
    assert value is not None
    assert value.date == date


def test_dates_are_written_with_the_zeros_of_the_decree() -> None:
    assert write_date_words(dt.date(2026, 3, 5)) == "ngày 05 tháng 3 năm 2026"
    assert write_date_words(dt.date(2026, 2, 15)) == "ngày 15 tháng 02 năm 2026"
    assert write_date_slashes(dt.date(2026, 1, 5)) == "05/01/2026"


@given(st.text(alphabet="0123 /.-\n ngàythánmă\u0301", max_size=60))
def test_no_text_breaks_the_search_and_no_two_dates_overlap(text: str) -> None:
    dates = find_dates(text)
    assert all(text[mention.at.start : mention.at.end] == mention.text for mention in dates)
    assert all(first.at.end <= second.at.start for first, second in pairwise(dates))


@pytest.mark.parametrize(
    "piece", ["1", "/", " ", "1/", "1 / ", "1 tháng ", "ngày 1/", "1-", "1 tháng 1, ", "háng", "."]
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        find_dates(text)
        return time.process_time() - start

    assert seconds(1_000_000) < 60 * (seconds(50_000) + 0.01)
