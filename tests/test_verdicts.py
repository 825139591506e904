"""Verdicts on citations: form, law, nearness, contradictions, and what is not said."""

from __future__ import annotations

import datetime
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.citing import cite, judgements
from checker.laws import Laws, number_key
from checker.laws.keys import number_year
from checker.parse import parse
from checker.parse.citations.types import BY_NAME
from checker.registry_files import load_laws
from checker.source import from_text
from checker.verdicts.blanks import blank_citations, is_blank_citation
from checker.verdicts.forms import TERMS, form_of
from checker.verdicts.issuers import ISSUERS, contradicts, contradicts_party
from checker.verdicts.judgement import FORCE_CODES
from checker.verdicts.resolving import nearness, same_title

ROOT = Path(__file__).parent.parent
DAY = datetime.date(2016, 3, 5)
DETAILS = "quy định chi tiết thi hành một số điều của Luật Bình đẳng giới"


@cache
def laws() -> Laws:
    return Laws(load_laws(ROOT).data)


def faults(text: str, day: datetime.date = DAY) -> list[tuple[str, str, str]]:
    """Give the faults of a text: code, the words that they stand at, what should stand there."""
    found = judgements(text, day, laws())
    return [
        (fault.code, text[fault.at.start : fault.at.end], fault.expected) for item in found for fault in item.faults
    ]


def codes(text: str, day: datetime.date = DAY) -> list[str]:
    return [code for code, _, _ in faults(text, day)]


def verdict(text: str, day: datetime.date = DAY) -> tuple[str, str | None, str | None]:
    first = cite(text, as_of=day, laws=laws())[0]
    return first["verdict"], first["law"], first["expected"]


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


def test_the_terms_of_the_quoc_hoi_hold_for_every_number_of_the_registry() -> None:
    numbers = [law.number for law in laws() if "QH" in law.number and number_year(law.number)]
    assert len(numbers) > 200
    assert [n for n in numbers if form_of(n, "Luật", named=False, date_year=None).term_fault] == []
    seen = {int(n.rpartition("QH")[2]) for n in numbers if n.rpartition("QH")[2].isdigit()}
    assert seen <= set(TERMS)


def test_the_terms_follow_one_another() -> None:
    spans = [TERMS[term] for term in sorted(TERMS)]
    assert all(before[1] == after[0] for before, after in pairwise(spans))


def test_the_registry_is_cited_without_a_word_against_it() -> None:
    """Of every law with number, day and issuer, only slips of the codification itself may be told."""
    told: list[str] = []
    for law in laws():
        if law.number and law.issued and not law.doubtful and not law.number.endswith("-"):
            text = f"{law.type} số {law.number} ngày {law.issued:%d/%m/%Y} của {law.issuer}"
            told += [f"{code} {text}" for code in codes(text, law.issued) if code not in FORCE_CODES]
    assert len(told) <= 8, told
    assert {line.split()[0] for line in told} <= {"issuer", "accents"}


def test_the_symbols_of_issuers_stand_in_the_data_and_in_real_numbers() -> None:
    known = yaml.safe_load((ROOT / "laws" / "kinds.yml").read_text(encoding="utf-8"))
    kinds = {symbol for group in known["groups"] for kind in group["kinds"] for symbol in kind["symbols"]}
    segments = {part.rstrip("0123456789") for law in laws() for part in number_key(law.number).split("-")}
    for issuer in ISSUERS:
        form = form_of(issuer.example, "", named=False, date_year=None)
        assert form.fault is None
        assert form.issuer.split("-")[0].rstrip("0123456789") in issuer.symbols, issuer.example
        assert kinds.isdisjoint(set(issuer.symbols) - {"QH", "UBTVQH"}), "a kind is no issuer"
        local = issuer.id in {"ubnd", "hdnd"}
        assert local or any(symbol.lower() in segments for symbol in issuer.symbols)
        assert contradicts(issuer.symbols[0], issuer.name) == ""


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nghị định số 80/2017/NĐ-CP ngày 17/7/2007 của Chính phủ",
            [("year", "17/7/2007", "17/7/2017")],
        ),
        ("Nghị định 70/2009/NĐ-CP ngày 04/6/2008", [("year", "70/2009/NĐ-CP", "70/2008/NĐ-CP")]),
        ("Kế hoạch số 5/2024/KH-UBND ngày 09/12/2025", [("year", "09/12/2025", "")]),
        ("Luật số 73/2006/QH12 ngày 29/11/2006", [("term", "73/2006/QH12", "73/2006/QH11")]),
        ("Luật số 73/2006/QH11 ngày 31/11/2006", [("impossible-date", "31/11/2006", "29/11/2006")]),
        ("Luật số 73/2006/QH11 ngày 29/11/20066", [("long-year", "29/11/20066", "29/11/2006")]),
        ("Kế hoạch số 12/KH-UBND ngày 21/3/0000", []),
        ("Kế hoạch số 12/KH-UBND ngày 21/ 3 /2022", [("date-spaces", "21/ 3 /2022", "21/3/2022")]),
        ("Kế hoạch số 12/KH-UBND ngày 21/ \n 3/2022", []),
        ("Nghị định 70/2008/NĐ-CP ngày 06/4/2008", [("date", "06/4/2008", "04/6/2008")]),
        (
            "Nghị định 70/2008/NĐ-CP ngày 06 tháng 4 năm 2008",
            [("date", "ngày 06 tháng 4 năm 2008", "ngày 04 tháng 6 năm 2008")],
        ),
        ("Quyết định số 2351/QĐ-TTg ngày 27/12/2012 của Thủ tướng Chính phủ", []),
        ("Chỉ thị số 21-CT/TW ngày 20/01/2011 của Ban Bí thư về công tác khác của Đảng", []),
        (
            "Chỉ thị số 21-CT/TW ngày 20/01/2019 về tiếp tục đẩy mạnh công tác phụ nữ trong tình hình mới",
            [("date", "20/01/2019", "20/01/2018")],
        ),
        ("Thông tư số 04/TT-BCA(X13) ngày 28/4/2006", []),
        (f"Nghị định số 71/2008/NĐ-CP ngày 04/6/2008 {DETAILS}", [("number", "71/2008/NĐ-CP", "70/2008/NĐ-CP")]),
        (f"Nghị định số 70/2009/NĐ-CP {DETAILS}", [("number", "70/2009/NĐ-CP", "70/2008/NĐ-CP")]),
        ("Nghị định số 71/2008/NĐ-CP ngày 04/6/2008 của Chính phủ", []),
        ("Nghị định số 48/2009/NĐ-CP ngày 19/5/2009 về bình đẳng giới", []),
        ("Công văn số 791/HD-BGDĐT ngày 25/6/2013", [("type", "Công văn", "Hướng dẫn")]),
    ],
)
def test_each_mistake_is_one_fault_at_its_place(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert faults(text) == expected


def test_two_swapped_digits_of_one_day_are_asked_about_but_not_sure() -> None:
    [judgement] = judgements("Quyết định số 2315/QĐ-TTg ngày 24/12/2010 của Thủ tướng Chính phủ", DAY, laws())
    [fault] = judgement.faults
    assert (fault.code, fault.expected, fault.sure) == ("number", "2351/QĐ-TTg", False)
    assert judgement.verdict == "unknown", "what is not sure is no verdict"


def test_a_name_with_the_day_of_another_year_is_not_sure() -> None:
    [judgement] = judgements("Luật Bình đẳng giới ngày 29/11/2005", DAY, laws())
    assert [(fault.code, fault.sure) for fault in judgement.faults] == [("date", False)]


def test_what_is_known_from_memory_alone_is_never_sure() -> None:
    checked = 0
    for law in laws():
        if law.confidence != "memory-only" or not law.issued or "issued" in law.doubtful or not law.number:
            continue
        other = law.issued + datetime.timedelta(days=10 if law.issued.day < 15 else -10)
        [*found] = judgements(f"{law.type} số {law.number} ngày {other:%d/%m/%Y}", other, laws())
        assert not any(fault.sure and fault.code in {"date", "number", "title"} for fault in found[0].faults)
        checked += 1
    assert checked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Luật số 02/2007/ QH12 ngày 21/11/2007", ("superseded", "02/2007/QH12", "")),
        ("Thông tư số 191/2009/ TT-BTC ngày 02/10/2009", ("wrong-date", "191/2009/TT-BTC", "01/10/2009")),
        ("Kế hoạch số 48/KH- UBND ngày 02/3/2024", ("malformed", None, "48/KH-UBND")),
        ("Kế hoạch số 48/KH-UBND ngày 02/3/2024", ("unknown", None, None)),
        ("Thông tư số 191/2009/TT-BTC ngày 01/10/2009", ("ok", "191/2009/TT-BTC", None)),
    ],
)
def test_the_gravest_fault_gives_the_verdict(text: str, expected: tuple[str, str | None, str | None]) -> None:
    found = verdict(text, datetime.date(2024, 6, 1))
    assert (found[0], found[1], found[2] or None) == (expected[0], expected[1], expected[2] or None)


def test_what_is_known_of_the_same_words_serves_each_day_place_and_registry() -> None:
    law = "Luật số 02/2007/QH12 ngày 21/11/2007 của Quốc hội"
    old, new = datetime.date(2020, 3, 5), datetime.date(2024, 6, 1)
    asked = [
        (f"Theo {law}.", new, laws(), "superseded"),
        (f"Theo {law}.", old, laws(), "ok"),
        (f"Thi hành {law}.", new, laws(), "superseded"),
        (f"Theo {law}.", new, Laws(), "unknown"),
        (f"Theo {law.replace('02/2007', '02/2007 ')}.", old, laws(), "malformed"),
        (f"Luật này thay thế {law}.", new, laws(), "ok"),
        (f"Theo {law.replace('21/11', '22/11')}.", old, laws(), "wrong-date"),
    ]

    for _ in range(2):
        for text, day, registry, expected in asked:
            (judgement,) = judgements(text, day, registry)
            assert (judgement.verdict, text.index("Luật số")) == (expected, judgement.citation.at.start), (text, day)


def test_a_law_in_anothers_title_and_a_law_of_the_past_are_not_said_to_have_expired() -> None:
    day = datetime.date(2024, 6, 1)
    assert codes("Theo Luật số 02/2007/QH12 ngày 21/11/2007.", day) == ["superseded"]
    quoted = (
        "Nghị định số 8/2009/NĐ-CP ngày 04/02/2009 quy định chi tiết Luật Phòng, chống bạo lực gia đình số 02/2007/QH12"
    )
    outer, inner = judgements(quoted, day, laws())
    assert (outer.quoted, inner.quoted, inner.faults) == (False, True, ())
    assert codes("Luật này thay thế Luật số 02/2007/QH12 ngày 21/11/2007.", day) == []


def test_marks_of_emphasis_do_not_hide_a_fault_nor_make_one() -> None:
    assert faults("**Kế hoạch số 48/KH- UBND** ngày 02/3/2024") == [("spaces", "48/KH- UBND", "48/KH-UBND")]
    assert faults("Kế hoạch số **48**/KH-UBND ngày 02/3/2024") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Kế hoạch số      /KH-UBND ngày   tháng   năm 2026", ["Kế hoạch số      /KH-UBND ngày   tháng   năm 2026"]),
        ("Theo Quyết định số …/QĐ-UBND của xã", ["Quyết định số …/QĐ-UBND"]),
        ("theo Công văn …/SGDĐT-TCCB ngày …/…/2026.", ["Công văn …/SGDĐT-TCCB ngày …/…/2026"]),
        ("theo Chỉ thị số …… của xã", ["Chỉ thị số ……"]),
        ("Số:      /KH-UBND", []),
        ("KẾ HOẠCH số   /KH-UBND", []),
        ("Theo các Kế hoạch / Báo cáo", []),
        ("Kế hoạch số 12/KH-UBND ngày   tháng   năm 2026", []),
        ("Kế hoạch số 12 /KH-UBND", []),
    ],
)
def test_a_blank_citation_reaches_from_its_type_to_its_date(line: str, expected: list[str]) -> None:
    document = parse(from_text("a.md", line + "\n"))
    found = blank_citations(document)
    assert [document.slice(at) for at in found] == expected
    assert all(is_blank_citation(document, at) for at in found)


def work(text: str) -> int:
    """Count the lines of Python that judging a text takes: what is linear takes about twice as many for twice it."""
    counted = 0

    def trace(*_: object) -> object:
        nonlocal counted
        counted += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        judgements(text, DAY, laws())
    finally:
        sys.settrace(before)
    return counted


@pytest.mark.parametrize(
    "piece",
    [
        "1/1/1/",
        "Quyết định số 2315/QĐ-TTg ngày 24/12/2010 ",
        "Nghị định số 71/2008/NĐ-CP về quy định ",
        "48/KH- UBND ",
        "Luật Bình đẳng giới ngày 29/11/2005 thay thế ",
        "12/2020/NÐ-CP ngày 31/ 2 /20201 ",
    ],
)
def test_hostile_text_takes_work_in_proportion_to_its_length(piece: str) -> None:
    work(piece * 20)
    once, twice = work(piece * 100), work(piece * 200)
    assert twice <= 2.5 * once + 500


@settings(max_examples=150, deadline=None)
@given(st.text("0123456789/-. KHQĐNÐUBNDTTgsốngàyLuật năm20\n*", max_size=80))
def test_any_text_is_judged_without_an_error(text: str) -> None:
    for judgement in judgements("Nghị định số 70/2008/NĐ-CP ngày " + text, DAY, laws()):
        assert judgement.verdict
        for fault in judgement.faults:
            assert 0 <= fault.at.start <= fault.at.end <= len(text) + 40
