"""The registry of laws: looked up by number, name, title and day; doubtful facts never count."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from law_samples import ENTRY, ROOT, day, keys, laws, made

from checker.laws import NO_LAWS, Laws, name_key, number_key, slug, title_key
from checker.laws.pack import pack
from checker.laws.rows import curated_row, merge
from checker.laws.wording import field_text, status_text
from checker.registry_files import read_sources


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("30/2020/NĐ-CP", "30-2020-nđ-cp"),
        ("030 / 2020 / nđ – CP", "30-2020-nđ-cp"),
        ("11/NQ-TW", number_key("11-NQ/TW")),
        ("278/KH-\nBVSTBPN", "278-kh-bvstbpn"),
        ("278/KH-TI\u0309NH", "278-kh-tỉnh"),
        ("30/2020/N\u00d0-CP", "30-2020-nđ-cp"),
        ("66.13/2025/NQ-CP", "66.13-2025-nq-cp"),
        ("01/2016/NQ.HĐTP", "1-2016-nq-hđtp"),
        ("", ""),
    ],
)
def test_a_number_is_the_same_however_it_is_spaced_parted_and_cased(written: str, key: str) -> None:
    assert number_key(written) == key


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("73/2006/QH11", ["73/2006/QH11"]),
        ("28/NQ-CP", ["28/NQ-CP@2021-03-03"]),
        ("21 - CT/TW", ["21-CT/TW@2018-01-20"]),
        ("739/BNV-CTTN&BĐG", ["739/BNV-CTTN&BĐG@2025-03-28"]),
        ("18/2008/QH12", ["18/2008/QH12", "18/2008/QH12@nghi-quyet"]),
        ("48/KH-UBND", []),
        ("30/2020/ND-CP", []),
    ],
)
def test_laws_are_found_by_number(number: str, found: list[str]) -> None:
    assert keys(laws().numbered(number)) == found
    assert keys(laws().numbered(number)) == found, "remembered"


def test_of_one_number_the_type_decides() -> None:
    assert keys(laws().numbered("18/2008/QH12", "Nghị quyết")) == ["18/2008/QH12@nghi-quyet"]
    assert keys(laws().numbered("18/2008/QH12", "luật")) == ["18/2008/QH12"]
    assert keys(laws().numbered("45/2019/QH14", "Luật")) == ["45/2019/QH14"], "a code is a law"
    assert laws().numbered("30/2020/NĐ-CP", "Thông tư") == ()


def test_a_number_without_accents_is_found_only_when_asked_for() -> None:
    assert keys(laws().unaccented("30/2020/ND-CP")) == ["30/2020/NĐ-CP"]
    assert keys(laws().unaccented("10/2025/TT-BNV")) == ["10/2025/TT-BNV"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Luật Bình đẳng giới", ["73/2006/QH11"]),
        ("luật bình đẳng  giới", ["73/2006/QH11"]),
        ("Luật BĐG 2006", ["73/2006/QH11"]),
        ("Luật Bình đẳng giới năm 2007", []),
        ("Luật Cán bộ, công chức", ["80/2025/QH15", "22/2008/QH12"]),
        ("Luật Cán bộ, công chức (sửa đổi)", ["80/2025/QH15", "22/2008/QH12"]),
        ("Luật cán bộ công chức năm 2008", ["22/2008/QH12"]),
        ("Luật Viên chức", ["129/2025/QH15", "58/2010/QH12"]),
        ("Luật Tiếp cận thông tin", ["LTCTT-QH16-2026", "104/2016/QH13"]),
        ("Bộ luật Hình sự", ["100/2015/QH13"]),
        ("Hiến pháp năm 2013", ["HP-2013"]),
        ("Hiến pháp nước Cộng hoà xã hội chủ nghĩa Việt Nam", ["HP-2013"]),
        ("Hiến pháp nước CHXHCN Việt Nam", ["HP-2013"]),
        ("Luật Hôn nhân & Gia đình", ["52/2014/QH13"]),
        ("Luật HN&GĐ", ["52/2014/QH13"]),
        ("Luật Hải quan", ["54/2014/QH13"]),
        ("Luật Dân quân tự vệ", ["48/2019/QH14"]),
        ("Chiến lược quốc gia về BĐG giai đoạn 2021-2030", ["28/NQ-CP@2021-03-03"]),
        ("Công ước CEDAW", ["CEDAW"]),
        ("Luật không có", []),
        ("", []),
    ],
)
def test_laws_are_found_by_name_all_generations_newest_first(name: str, found: list[str]) -> None:
    assert keys(laws().named(name)) == found


def test_a_short_name_that_several_laws_bear_finds_them_all() -> None:
    found = made({"aliases": ["LM"]}, {"key": "02/2025/QH15", "number": "02/2025/QH15", "issued": "2025-06-16"})
    assert keys(found.named("Luật Mẫu")) == ["02/2025/QH15", "01/2020/QH14"]
    assert keys(found.named("LM")) == ["01/2020/QH14"]


def test_laws_are_found_by_day_and_by_title() -> None:
    assert "15/2025/TT-BGDĐT" in keys(laws().of_day(day("2025-07-24")))
    assert laws().of_day(day("1900-01-01")) == ()
    assert keys(laws().titled("về công tác văn thư")) == ["30/2020/NĐ-CP"]
    assert keys(laws().titled("NGHỊ ĐỊNH VỀ CÔNG TÁC VĂN THƯ")) == ["30/2020/NĐ-CP"]
    assert laws().titled("") == ()


def test_titles_are_found_whether_their_table_was_packed_or_not() -> None:
    rows = merge([curated_row(ENTRY)], iter(()))
    assert [keys(Laws(pack(rows, titles=kept)).titled("luật mẫu")) for kept in (True, False)] == [["01/2020/QH14"]] * 2


@pytest.mark.parametrize(
    ("number", "type_", "near"),
    [
        ("31/2020/NĐ-CP", "", "30/2020/NĐ-CP"),
        ("2315/QĐ-TTg", "", "2351/QĐ-TTg@2010-12-24"),
        ("73/2007/QH11", "Luật", "73/2006/QH11"),
        ("30/2020/NĐ-CF", "", "30/2020/NĐ-CP"),
        ("28/NĐ-CP", "", "28/NQ-CP@2021-03-03"),
        ("30/2020/NĐ-CP", "Thông tư", "30/2020/NĐ-CP"),
        ("21-CT/TU", "", "21-CT/TW@2018-01-20"),
    ],
)
def test_near_numbers_are_one_slip_away(number: str, type_: str, near: str) -> None:
    assert near in keys(laws().near(number, type_))


def test_a_number_is_never_near_itself_and_few_are_near() -> None:
    for number in ("30/2020/NĐ-CP", "01/2016/TT-BTC", "2351/QĐ-TTg"):
        found = keys(laws().near(number))
        assert len(found) <= 8
        assert number not in {key.partition("@")[0] for key in found}


def test_a_number_that_its_row_contradicts_is_near_nothing() -> None:
    bulk = "Thông tư,324/2014/TT-BTC,Mục lục,2016-12-21,Bộ Tài chính,2017-02-04,,year\n"
    assert made(bulk=bulk).near("324/2016/TT-BTC") == ()
    assert keys(made(bulk=bulk).numbered("324/2014/TT-BTC")) == ["324/2014/TT-BTC"]


@pytest.mark.parametrize(
    ("flags", "unknown"),
    [
        ("", set()),
        ("year", {"name", "issued", "effective"}),
        ("early", {"issued", "effective"}),
        ("dates", {"issued", "effective"}),
        ("year early", {"name", "issued", "effective"}),
    ],
)
def test_what_a_row_contradicts_itself_in_is_unknown(flags: str, unknown: set[str]) -> None:
    bulk = f"Thông tư,05/2022/TT-BYT,Mẫu,2002-08-01,Bộ Y tế,2022-08-01,,{flags}\n"
    (law,) = made(bulk=bulk).numbered("05/2022/TT-BYT")
    assert {name for name in ("name", "issued", "effective") if not getattr(law, name)} == unknown
    assert set(law.doubtful) - {"number"} == unknown


def test_no_flagged_row_of_ours_keeps_a_date_that_it_contradicts() -> None:
    _, bulk = read_sources(ROOT)
    flagged = [entry for entry in bulk if set(entry.flags) & {"year", "early", "dates"}]
    assert len(flagged) == 35
    for entry in flagged:
        (law,) = laws().numbered(entry.law.number) if entry.law.number else (laws().get(entry.law.key),)
        assert law is not None
        assert (law.issued, law.effective) == (None, None), law.key


@pytest.mark.parametrize(
    ("entry", "on", "known"),
    [
        ({}, "2020-12-31", False),
        ({}, "2021-01-01", True),
        ({"doubtful": ["effective"]}, "2020-06-16", False),
        ({"doubtful": ["effective"]}, "2020-12-31", None),
        ({"doubtful": ["effective"]}, "2021-06-01", None),
        ({"doubtful": ["effective"]}, "2023-01-01", True),
        ({"effective": ""}, "2020-06-16", False),
        ({"effective": ""}, "2022-01-01", None),
        ({"status": "expired", "ended": "2023-07-01"}, "2023-06-30", True),
        ({"status": "expired", "ended": "2023-07-01"}, "2023-07-01", False),
        ({"status": "expired"}, "2023-07-01", None),
        ({"status": "completed", "ended": "2023-07-01"}, "2023-06-30", True),
        ({"status": "completed", "ended": "2023-07-01"}, "2023-07-01", None),
        ({"status": "unknown", "status_confidence": ""}, "2023-07-01", None),
    ],
)
def test_being_in_force_is_told_only_where_it_is_known(entry: dict[str, object], on: str, known: bool | None) -> None:  # noqa: FBT001
    (law,) = made(entry).numbered("01/2020/QH14")
    assert NO_LAWS.in_force(law, day(on)) is known


def test_of_a_bulk_row_only_the_days_before_its_effect_are_known() -> None:
    (law,) = made(bulk="Luật,01/2019/QH14,Mẫu,2019-06-17,Quốc hội,2020-01-01,,\n").numbered("01/2019/QH14")
    assert [law.in_force(day(on)) for on in ("2019-12-31", "2020-01-01")] == [False, None]
    assert status_text(law).vi.startswith("chưa rõ")


def test_the_successor_comes_with_its_day() -> None:
    (old,) = laws().numbered("02/2007/QH12")
    found = laws().successor(old)
    assert found is not None
    assert (found[0].key, found[1]) == ("13/2022/QH15", day("2023-07-01"))
    assert laws().successor(found[0]) is None


def test_amendments_are_known_from_both_ends() -> None:
    (code,) = laws().numbered("100/2015/QH13")
    assert "12/2017/QH14" in code.amended_by, "the codification says so"
    (amending,) = laws().numbered("12/2017/QH14")
    assert code in laws().amends(amending)


def test_a_curated_law_wins_and_takes_over_what_only_the_codification_has() -> None:
    bulk = (
        "Luật,01/2020/QH14,Khác,2020-06-17,Bộ khác,2021-01-01,09/2022/QH15,\n"
        "Nghị quyết,01/2020/QH14,Về việc khác,2020-06-18,Quốc hội,2020-06-18,,\n"
    )
    found = made({"issued": "", "doubtful": ["effective", "name"]}, bulk=bulk).numbered("01/2020/QH14")
    assert keys(found) == ["01/2020/QH14", "01/2020/QH14@nghi-quyet"]
    law = found[0]
    assert (law.name, law.issuer, law.issued, law.amended_by) == (
        "Luật Mẫu",
        "Quốc hội",
        day("2020-06-17"),
        ("09/2022/QH15",),
    )
    assert law.doubtful == ("name",), "two sources agree on the day of effect"
    assert len(law.sources) == 2


def test_one_number_of_two_years_is_two_laws() -> None:
    bulk = "Nghị quyết,57/NQ-CP,Về thủ tục,2010-12-15,Chính phủ,2010-12-15,,\n"
    entry = {"key": "57/NQ-CP@2009-12-01", "type": "Nghị quyết", "number": "57/NQ-CP", "issued": "2009-12-01"}
    assert keys(made(entry, bulk=bulk).numbered("57/NQ-CP")) == ["57/NQ-CP@2009-12-01", "57/NQ-CP@2010-12-15"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Trẻ em", "Luật Trẻ em"),
        ("doanh nghiệp", "Luật Doanh nghiệp"),
        ("LUẬT HẢI QUAN", "Luật Hải quan"),
        ("Luật sư", "Luật Sư"),
        ("Luật Luật sư", "Luật Luật sư"),
        ("Sửa đổi một số điều của Luật A.", "Luật sửa đổi một số điều của Luật A"),
    ],
)
def test_the_codification_names_laws_by_their_subject(title: str, name: str) -> None:
    (law,) = made(bulk=f"Luật,01/2019/QH14,{title},2019-06-17,Quốc hội,2020-01-01,,\n").numbered("01/2019/QH14")
    assert law.name == name


def test_words_are_searched_in_any_order_without_accents_and_in_part() -> None:
    found = [law.key for law in laws().search(["GIOI", "bình", "đẳng", "2351"])]
    assert found == ["2351/QĐ-TTg@2010-12-24"]
    assert [laws().search(words)[0].key for words in (["binh dang gioi"], ["luật", "giáo dục"])] == [
        "73/2006/QH11",
        "43/2019/QH14",
    ], "the law of that name"
    assert laws().search([]) == []
    assert laws().search(["khong-co-tu-nay"]) == []


def test_every_law_is_found_by_what_it_says_of_itself() -> None:
    for law in laws():
        assert laws().get(law.key) is law
        assert not law.number or law in laws().numbered(law.number)
        assert not law.issued or law in laws().of_day(law.issued)
        assert not (law.named and law.name) or law in laws().named(law.name), law.key
        assert all(law in laws().named(alias) for alias in law.aliases), law.key
        assert not law.name or law in laws().titled(law.name), law.key


def test_keys_and_addresses_are_unique() -> None:
    assert len({law.key for law in laws()}) == len(laws())
    assert len({slug(law.key) for law in laws()}) == len(laws())
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(law.key)) for law in laws())


def test_facts_from_memory_say_so() -> None:
    remembered = [law for law in laws() if law.confidence == "memory-only"]
    assert len(remembered) == 17
    assert all(law.curated for law in remembered)
    (law,) = laws().numbered("4996/QĐ-BGDĐT")
    assert field_text(law, "number").vi == "4996/QĐ-BGDĐT (chưa chắc chắn)"


def test_the_empty_registry_knows_nothing() -> None:
    assert (len(NO_LAWS), list(NO_LAWS), NO_LAWS.get("x"), NO_LAWS.numbered("1/KH-A")) == (0, [], None, ())
    assert (NO_LAWS.named("Luật"), NO_LAWS.titled("a"), NO_LAWS.near("1/2020/A"), NO_LAWS.search(["a"])) == (
        (),
        (),
        (),
        [],
    )


@given(st.text(max_size=60))
def test_nothing_that_people_type_breaks_a_look_up(text: str) -> None:
    for look_up in (laws().numbered, laws().unaccented, laws().named, laws().titled, laws().near):
        assert isinstance(look_up(text), tuple)
    assert number_key(number_key(text)) == number_key(text)
    assert title_key(text) == title_key(text.upper().lower()) or not text.isascii()
    assert name_key(text).year >= 0


@pytest.mark.parametrize("number", ["1/" * 100_000, "9" * 100_000, "1" * 6 + "/2020/" + "A-" * 50_000, "-" * 100_000])
def test_an_endless_number_is_looked_up_all_the_same(number: str) -> None:
    assert laws().numbered(number) == laws().near(number) == ()
