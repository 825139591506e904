"""Verdicts on citations: law, contradictions, and what is not said."""

from __future__ import annotations

import datetime
import sys
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.citing import cite, judgements
from checker.laws import Laws, number_key
from checker.laws.keys import number_year
from checker.parse import parse
from checker.registry_files import load_laws
from checker.source import from_text
from checker.verdicts.blanks import blank_citations, is_blank_citation
from checker.verdicts.forms import TERMS, form_of
from checker.verdicts.issuers import ISSUERS, contradicts
from checker.verdicts.judgement import FORCE_CODES

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


def test_the_terms_of_the_quoc_hoi_hold_for_every_number_of_the_registry() -> None:
    numbers = [law.number for law in laws() if "QH" in law.number and number_year(law.number)]
    assert len(numbers) > 200
    assert [n for n in numbers if form_of(n, "Luật", named=False, date_year=None).term_fault] == []
    seen = {int(n.rpartition("QH")[2]) for n in numbers if n.rpartition("QH")[2].isdigit()}
    assert seen <= set(TERMS)


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


def test_two_swapped_digits_are_sure_where_the_name_tells_which_law_is_meant() -> None:
    [judgement] = judgements("Luật Bình đẳng giới số 37/2006/QH11 ngày 29/11/2006", DAY, laws())
    assert (judgement.verdict, judgement.expected) == ("wrong-number", "73/2006/QH11")


@pytest.mark.parametrize(
    ("written", "found", "verdict"),
    [
        ("29/11/2007", [("date", True)], "wrong-date"),
        ("29/11/2016", [("date", False)], "unknown"),
        ("29/11/2006", [], "ok"),
    ],
)
def test_a_name_with_its_day_in_a_year_of_another_decade_may_be_another_law(
    written: str, found: list[tuple[str, bool]], verdict: str
) -> None:
    [judgement] = judgements(f"Luật Bình đẳng giới ngày {written}", DAY, laws())
    assert [(fault.code, fault.sure) for fault in judgement.faults] == found
    assert judgement.verdict == verdict


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
