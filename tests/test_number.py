"""A document's number: read, judged, corrected, compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.number import KIND_SYMBOLS, corrected, parse_number, why_malformed


@pytest.mark.parametrize(
    ("text", "serial", "year", "symbol", "kind", "issuer"),
    [
        ("12/2026/QĐ-UBND", "12", 2026, "QĐ-UBND", "QĐ", "UBND"),
        ("12/KH-THCSMH", "12", None, "KH-THCSMH", "KH", "THCSMH"),
        ("/KH-PGDĐT", None, None, "KH-PGDĐT", "KH", "PGDĐT"),
        ("739/BNV-CTTN&BĐG", "739", None, "BNV-CTTN&BĐG", None, "BNV"),
        ("142/PGDĐT", "142", None, "PGDĐT", None, "PGDĐT"),
        ("436/BC-UBVHXH15", "436", None, "BC-UBVHXH15", "BC", "UBVHXH15"),
        ("10/CTr-UBND", "10", None, "CTr-UBND", "CTr", "UBND"),
        ("10/TTR-UBND", "10", None, "TTR-UBND", "TTr", "UBND"),
        ("45/2019/QH14", "45", 2019, "QH14", None, "QH14"),
        ("84/2005/TTLT/BTC-BLĐTBXH", "84", 2005, "TTLT/BTC-BLĐTBXH", "TTLT", "BTC-BLĐTBXH"),
        ("30a/2008/NQ-CP", "30a", 2008, "NQ-CP", "NQ", "CP"),
        ("66.13/QĐ-TTg", "66.13", None, "QĐ-TTg", "QĐ", "TTg"),
        ("21-CT/TW", "21", None, "CT/TW", "CT", "TW"),
        ("63-CP", "63", None, "CP", None, "CP"),
        ("2021/KH-UBND", "2021", None, "KH-UBND", "KH", "UBND"),
    ],
)
def test_a_number_is_read_in_its_parts(
    text: str, serial: str | None, year: int | None, symbol: str, kind: str | None, issuer: str
) -> None:
    number = parse_number(text)
    assert number is not None
    assert (number.text, number.serial, number.year, number.symbol) == (text, serial, year, symbol)
    assert (number.kind_symbol, number.issuer_symbol) == (kind, issuer)
    assert why_malformed(text) is None


@pytest.mark.parametrize(
    ("text", "fault", "right"),
    [
        ("", "blank", None),
        ("Số: 12/KH-X", "label", None),
        ("…/KH-X", "placeholder", None),
        ("12/KH-....", "placeholder", None),
        ("12KH", "no-separator", None),
        ("12 KH-X", "no-separator", None),
        ("12/2026", "no-symbol", None),
        ("15/6/2021", "no-symbol", None),
        ("12–KH/TU", "wrong-dash", "12-KH/TU"),
        ("12/KH–UBND", "wrong-dash", "12/KH-UBND"),
        ("12/NÐ-CP", "lookalike", "12/NĐ-CP"),
        ("12/qđ-ubnd", "lowercase", "12/QĐ-UBND"),
        ("12/qd-ubnd", "lowercase", "12/QĐ-UBND"),
        ("12/QD-UBND", "lost-accents", "12/QĐ-UBND"),
        ("01/2020/ND-CP", "lost-accents", "01/2020/NĐ-CP"),
        ("12/KH-PGDDT", "lost-accents", "12/KH-PGDĐT"),
        ("12/KH-TH CS", "spaces", None),
        ("12/KH-UBND.", "unreadable", None),
        ("công văn", "no-separator", None),
    ],
)
def test_a_malformed_number_is_not_read_and_the_fault_is_named(text: str, fault: str, right: str | None) -> None:
    assert parse_number(text) is None
    assert why_malformed(text) == fault
    assert corrected(text) == right


@pytest.mark.parametrize(
    ("text", "fault", "right"),
    [
        ("278/KH- BVSTBPN", "spaces", "278/KH-BVSTBPN"),
        ("21- CT/TW", "spaces", "21-CT/TW"),
        ("5/KH-X", "unpadded", "05/KH-X"),
    ],
)
def test_spaces_and_a_missing_zero_are_faults_but_the_number_is_read(text: str, fault: str, right: str) -> None:
    number = parse_number(text)
    assert str(number) == right
    assert why_malformed(text) == fault
    assert corrected(text) == right


@pytest.mark.parametrize("symbol", ["HD-SNV", "DA-UBND", "KH-BND", "CT-TTg", "TB-VP"])
def test_a_symbol_that_is_right_without_accents_has_lost_none(symbol: str) -> None:
    assert why_malformed(f"12/{symbol}") is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("05/KH-X", "5/KH-X"),
        ("21-CT/TW", "21/CT-TW"),
        ("84/2005/TTLT/BTC-BNV", "84/2005/TTLT-BTC-BNV"),
        ("1/CTr-X", "01/CTR-X"),
    ],
)
def test_numbers_written_in_two_ways_have_one_key(first: str, second: str) -> None:
    one, two = parse_number(first), parse_number(second)
    assert one is not None
    assert two is not None
    assert one.key == two.key


@pytest.mark.parametrize(
    ("first", "second"), [("/KH-X", "0/KH-X"), ("12/HD-X", "12/HĐ-X"), ("12/2020/QĐ-X", "12/QĐ-X")]
)
def test_different_numbers_have_different_keys(first: str, second: str) -> None:
    one, two = parse_number(first), parse_number(second)
    assert one is not None
    assert two is not None
    assert one.key != two.key


@given(
    st.integers(1, 99999),
    st.none() | st.integers(1945, 2099),
    st.sampled_from(KIND_SYMBOLS),
    st.sampled_from(["X", "UBND", "GD&ĐT"]),
)
def test_what_is_written_is_read_back(serial: int, year: int | None, kind: str, issuer: str) -> None:
    text = f"{serial:02}/{f'{year}/' if year else ''}{kind}-{issuer}"
    number = parse_number(text)
    assert number is not None
    assert str(number) == text
    assert (number.year, number.kind_symbol, number.issuer_symbol) == (year, kind, issuer)


@given(st.text(alphabet="0129 /-–.…QĐÐqđ&Số:\n\u00a0", max_size=30))
def test_no_text_breaks_the_reader_and_a_correction_is_well_formed(text: str) -> None:
    number, fault, right = parse_number(text), why_malformed(text), corrected(text)
    assert (number is None) <= (fault is not None)
    assert right is None or why_malformed(right) is None
