"""Personal data in text, found and masked; the numbers are invented."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.privacy import find_personal_data, mask, may_hold


@pytest.mark.parametrize(
    ("text", "data", "kind", "masked"),
    [
        ("(SĐT: 0912345678)", "0912345678", "phone", "(SĐT: 091*****78)"),
        ("0912.345.678", "0912.345.678", "phone", "091*.***.*78"),
        ("gọi 091-234-5678.", "091-234-5678", "phone", "gọi 091-***-**78."),
        ("0912\u00a0345\u00a0678", "0912\u00a0345\u00a0678", "phone", "091*\u00a0***\u00a0*78"),
        ("+84 912 345 678", "+84 912 345 678", "phone", "+84 9** *** *78"),
        ("+84912345678", "+84912345678", "phone", "+849******78"),
        ("(0263) 3.822.123", "(0263) 3.822.123", "phone", "(026*) *.***.*23"),
        ("02633822123", "02633822123", "phone", "026******23"),
        ("Điện thoại: 063.3822123", "063.3822123", "phone", "Điện thoại: 063.*****23"),
        ("5 0912345678", "0912345678", "phone", "5 091*****78"),
        ("CCCD số 001095012345", "001095012345", "citizen-id", "CCCD số 001*******45"),
        ("CMND: 251 234 567", "251 234 567", "citizen-id", "CMND: 251 *** *67"),
        (
            "thẻ căn cước công dân 0010 9501 2345",
            "0010 9501 2345",
            "citizen-id",
            "thẻ căn cước công dân 001* **** **45",
        ),
        ("Số tài khoản: 1234567890 tại", "1234567890", "bank-account", "Số tài khoản: 123*****90 tại"),
        ("STK 0601 0000 12345", "0601 0000 12345", "bank-account", "STK 060* **** ***45"),
        ("<mau.nguyen@minhhoa.edu.vn>.", "mau.nguyen@minhhoa.edu.vn", "email", "<m*********@minhhoa.edu.vn>."),
        ("a@minhhoa.vn", "a@minhhoa.vn", "email", "*@minhhoa.vn"),
    ],
)
def test_personal_data_is_found_and_masked_at_the_same_length(text: str, data: str, kind: str, masked: str) -> None:
    (found,) = find_personal_data(text)
    assert (text[found.at.start : found.at.end], found.kind) == (data, kind)
    assert may_hold(f"Liên hệ {text}".encode())
    assert mask(text) == masked


TABLE = "| Họ tên | {} | Số |\n| --- | --- | --- |\n| Mẫu | {} | 912345678 |\n"


@pytest.mark.parametrize(
    ("head", "cell", "kind"),
    [
        *(("Điện thoại", "912345678", "phone"), ("SĐT", "912 345 678", "phone"), ("ĐT liên hệ", "0912345678", "phone")),
        *(("Số CCCD", "001095012345", "citizen-id"), ("CMND", "251234567", "citizen-id")),
        ("Số tài khoản", "1234567890", "bank-account"),
    ],
)
def test_the_head_of_a_column_tells_what_the_figures_below_it_are(head: str, cell: str, kind: str) -> None:
    text = f"Đoạn văn.\n\n| Khác |\n| --- |\n| 912345678 |\n\n{TABLE.format(head, cell)}"
    (found,) = find_personal_data(text)
    assert (text[found.at.start : found.at.end], found.kind) == (cell, kind)
    assert may_hold(text.encode())


@pytest.mark.parametrize(
    ("head", "cell"),
    [("Kinh phí", "912345678"), ("Điện thoại", "2026"), ("SĐT", "912345678/QĐ"), ("Số CCCD", "1234567890")],
)
def test_other_figures_in_tables_are_left_alone(head: str, cell: str) -> None:
    assert find_personal_data(TABLE.format(head, cell)) == ()


@pytest.mark.parametrize(
    "text",
    [
        *("12/2026/QĐ-UBND", "85.000.000 đồng", "1.250.000.000", "2020-2025, 2021-2030", "từ 05/3/2026 đến 15/11/2026"),
        *("20-11-2020", "0 12 15 30 45 60", "05 12 15 30 45", "10 20 30 40 50 60 70 80", "001 002 003 004 005"),
        *(
            "001095012345",
            "251234567",
            "0100109106",
            "Mã số thuế: 0312345678",
            "MST 0312345678",
            "1800 1091",
            "hotline 111",
        ),
        *(
            "0912345678/QĐ",
            "SHA 0912345678ab",
            "x0912345678",
            "091234567",
            "09123456789",
            "STK",
            "CCCD 12",
            "a@b",
            "@minhhoa.vn",
        ),
        "| 120 | 135 | 0,5 | 2024 | 2025 | 2026 |",
    ],
)
def test_other_figures_are_left_alone(text: str) -> None:
    assert find_personal_data(text) == ()
    assert mask(text) == text


def test_neighbouring_numbers_are_told_apart() -> None:
    text = "a@minhhoa.vn | 0912 345 678 | 0913 345 678 | 0912345678/0987654321, b@minhhoa.vn@minhhoa.vn"
    assert [found.kind for found in find_personal_data(text)] == ["email", *["phone"] * 4, "email"]


@given(st.text(alphabet="0912 .-()+@abc\u00a0ôCD", max_size=80))
def test_masking_keeps_the_length_and_leaves_nothing_to_find_twice(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    found = find_personal_data(text)
    assert all(first.at.end <= second.at.start for first, second in pairwise(found))
    assert not found or may_hold(text.encode())


def test_a_text_without_a_sign_of_personal_data_is_passed_over() -> None:
    assert not may_hold("Ngày 05/3/2026, kinh phí 85.000.000 đồng, giai đoạn 2021 - 2030: 12 345 678.".encode())


@pytest.mark.parametrize("piece", ["0", "0 ", "@", "a@", f"{'a' * 64}@", "a@b.", "CCCD ", "0912 345 ", "ô", "0ôô"])
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        find_personal_data(text)
        return time.process_time() - start

    assert seconds(400_000) < 60 * (seconds(20_000) + 0.01)
