"""What verdicts are made of: the form of a number, its type, its issuer, near dates, shortened titles."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest

from checker.parse.citations.types import BY_NAME
from checker.verdicts.forms import TERMS, form_of
from checker.verdicts.issuers import contradicts, contradicts_party
from checker.verdicts.resolving import nearness, same_title


@pytest.mark.parametrize(
    ("number", "type_", "fault", "expected"),
    [
        ("48/KH-UBND", "Kế hoạch", None, ""),
        ("48/KH- UBND", "Kế hoạch", "spaces", "48/KH-UBND"),
        ("48 /KH-UBND", "Kế hoạch", "spaces", "48/KH-UBND"),
        ("48/KH\u00a0-UBND", "Kế hoạch", "spaces", "48/KH-UBND"),
        ("48/KH-\nUBND", "Kế hoạch", None, ""),
        ("48/KH- \n  UBND", "Kế hoạch", None, ""),
        ("739/BNV-CTTN&BĐG", "Công văn", None, ""),
        ("739/BNV-CTTN & BĐG", "Công văn", "spaces", "739/BNV-CTTN&BĐG"),
        ("21-CT/TW", "Chỉ thị", None, ""),
        ("21/CT-TW", "Chỉ thị", "party-form", "21-CT/TW"),
        ("11/NQ- TW", "Nghị quyết", "party-form", "11-NQ/TW"),
        ("28-NQ/CP", "Nghị quyết", "state-form", "28/NQ-CP"),
        ("63-CP", "Nghị định", None, ""),
        ("84/2005/TTLT/BTC-BLĐTBXH", "Thông tư liên tịch", None, ""),
        ("126/2024/ND-CP", "Nghị định", "accents", "126/2024/NĐ-CP"),
        ("5/2020/ND-CP", "Nghị định", "accents", "5/2020/NĐ-CP"),
        ("12/NQ-HDND", "Nghị quyết", "accents", "12/NQ-HĐND"),
        ("12/CD-VP", "Công văn", None, ""),
        ("126/2024/NÐ-CP", "Nghị định", "lookalike", "126/2024/NĐ-CP"),
        ("126∕2024/NĐ-CP", "Nghị định", "lookalike", "126/2024/NĐ-CP"),
        ("126/2024/NDD-CP", "Nghị định", "symbol", "126/2024/NĐ-CP"),
        ("126/2024/NĐCP", "Nghị định", "symbol", "126/2024/NĐ-CP"),
        ("89/2014TT-BTC", "Thông tư", "symbol", "89/2014/TT-BTC"),
        ("126/20245/NĐ-CP", "Nghị định", "long-year", ""),
    ],
)
def test_the_form_of_a_number_is_judged_with_the_right_one(
    number: str, type_: str, fault: str | None, expected: str
) -> None:
    form = form_of(number, type_, named=True, date_year=None)
    assert (form.fault, form.expected) == (fault, expected)


@pytest.mark.parametrize(
    ("number", "type_", "year", "fault", "expected"),
    [
        ("39/NĐ-CP", "Nghị định", 2015, "no-year", "39/2015/NĐ-CP"),
        ("39/NĐ-CP", "Nghị định", None, None, ""),
        ("39/NĐ-CP", "Nghị định", 1993, None, ""),
        ("12/TT-BTC", "Thông tư", 2001, None, ""),
        ("16/TT-LB", "Thông tư", 2010, None, ""),
        ("12/TT-UBND", "Tờ trình", 2020, None, ""),
        ("126/20244/NĐ-CP", "Nghị định", 2024, "long-year", "126/2024/NĐ-CP"),
        ("406-CT/TTg", "Chỉ thị", 1994, None, ""),
        ("406-CT/TTg", "Chỉ thị", 2014, "state-form", "406/CT-TTg"),
    ],
)
def test_the_year_of_the_date_tells_what_a_number_lacks(
    number: str, type_: str, year: int | None, fault: str | None, expected: str
) -> None:
    form = form_of(number, type_, named=True, date_year=year)
    assert (form.fault, form.expected) == (fault, expected)


@pytest.mark.parametrize(
    ("number", "type_", "fault", "expected"),
    [
        ("791/HD-BGDĐT", "Công văn", "type", "Hướng dẫn"),
        ("791/BGDĐT-GDTrH", "Công văn", None, ""),
        ("35/CV-UBND", "Công văn", "party-letter", ""),
        ("35-CV/TU", "Công văn", None, ""),
        ("35-CV/BTGTU", "Công văn", None, ""),
        ("12/KH-TC", "Công văn", None, ""),
        ("12/KH-TCKT", "Công văn", None, ""),
        ("102/BC-CP", "Công văn", "type", "Báo cáo"),
        ("12/TT-UBND", "Tờ trình", "type", "Thông tư"),
        ("202/CT", "Quyết định", None, ""),
        ("938/QĐ-TTg", "Đề án", None, ""),
        ("938/QĐ-TTg", "Chương trình", None, ""),
        ("13/QĐ-UBND", "Kế hoạch", None, ""),
        ("52/TB-VPCP", "Kết luận", None, ""),
        ("24/2018/NĐ-CP", "Luật", "type", "Nghị định"),
        ("45/2019/QH14", "Bộ luật", None, ""),
        ("45/2019/QH14", "Nghị quyết", None, ""),
        ("45/2019/QH14", "Thông tư", "type", ""),
        ("12/KH-UBND", "Văn bản", None, ""),
    ],
)
def test_a_type_word_is_held_against_the_symbol(number: str, type_: str, fault: str | None, expected: str) -> None:
    form = form_of(number, type_, named=True, date_year=None)
    assert (form.type_fault, form.expected_type) == (fault, expected)
    assert form_of(number, type_, named=False, date_year=None).type_fault is None


def test_every_example_of_the_type_table_is_well_formed() -> None:
    wrong = {}
    for type_ in BY_NAME.values():
        form = form_of(type_.example, type_.name, named=True, date_year=None)
        if form.fault or form.type_fault or form.term_fault:
            wrong[type_.example] = form
    assert wrong == {}


def test_the_terms_follow_one_another() -> None:
    spans = [TERMS[term] for term in sorted(TERMS)]
    assert all(before[1] == after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize(
    ("symbol", "issuer", "expected"),
    [
        ("TTg", "Chính phủ", "Thủ tướng Chính phủ"),
        ("CP", "Thủ tướng Chính phủ", "Chính phủ"),
        ("QH13", "Ủy ban Thường vụ Quốc hội", "Quốc hội"),
        ("UBND", "Hội đồng nhân dân xã Minh Họa", "Ủy ban nhân dân"),
        ("UBND", "Chủ tịch UBND xã Minh Họa", ""),
        ("UBND", "Văn phòng HĐND và UBND tỉnh", ""),
        ("BTC", "Ban Tổ chức Hội thi", ""),
        ("BTC", "Bộ Giáo dục và Đào tạo", "Bộ Tài chính"),
        ("CP", "Bộ Nội vụ và Bộ Tài chính", ""),
        ("SGDĐT", "Chính phủ", ""),
    ],
)
def test_an_issuer_is_held_against_the_symbol(symbol: str, issuer: str, expected: str) -> None:
    assert contradicts(symbol, issuer) == expected


def test_the_bodies_of_the_party_are_told_apart_only_when_each_is_named_alone() -> None:
    assert contradicts_party("Ban Bí thư", "Bộ Chính trị")
    assert not contradicts_party("Ban Bí thư", "Ban Chấp hành Trung ương")
    assert not contradicts_party("Ban Bí thư", "Bộ Chính trị, Ban Bí thư")


@pytest.mark.parametrize(
    ("written", "known", "expected"),
    [
        ("2009-10-01", "2009-10-01", ""),
        ("2009-01-10", "2009-10-01", "swapped"),
        ("2019-10-01", "2009-10-01", "digit"),
        ("2009-10-11", "2009-10-01", "digit"),
        ("2009-10-12", "2009-10-01", ""),
        ("2010-01-10", "2009-10-01", ""),
    ],
)
def test_dates_are_near_when_swapped_or_one_digit_off(written: str, known: str, expected: str) -> None:
    assert nearness(datetime.date.fromisoformat(written), datetime.date.fromisoformat(known)) == expected


def test_a_title_may_be_shortened_but_not_to_a_few_words() -> None:
    title = "Quy định chi tiết thi hành một số điều của Luật Bình đẳng giới"
    assert same_title("về quy định chi tiết thi hành một số điều của Luật Bình đẳng giới", title)
    assert same_title("chi tiết thi hành một số điều", "Chi tiết thi hành một số điều của Luật")
    assert not same_title("chi tiết", title)
    assert not same_title("", title)
