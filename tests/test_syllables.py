"""Words that cannot be Vietnamese."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.syllables import impossible_words, is_possible, looks_vietnamese, well_placed


def found_in(text: str) -> list[str]:
    return [text[at.start : at.end] for at in impossible_words(text)]


@pytest.mark.parametrize(
    "word",
    [
        *("hòa", "hoà", "ủy", "uỷ", "thúy", "thuý", "quyết", "quýt", "quốc", "giếng"),
        *("gìn", "gì", "già", "nghiêng", "nghỉ", "ghế", "kỹ", "kí", "thuở", "khuỷu"),
        *("ngoằn", "ngoèo", "huỳnh", "đoòng", "xoong", "Ư", "ưu", "ỷ", "yêu", "yết"),
        *("ĐẢNG", "Bộ", "phường", "trưởng", "tuyên", "truyền", "khuyến", "khích", "quản", "lý"),
        *("loét", "oẹ", "uyển", "quên"),
    ],
)
def test_a_syllable_is_possible(word: str) -> None:
    assert is_possible(word)
    assert is_possible(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize(
    "word",
    [
        *("nghành", "phòg", "nưx", "trrước", "ủyban", "viêc", "nghiêp", "kàn", "cế", "gế"),
        *("nghà", "ngế", "quuyết", "bàch", "bảt", "bãp", "hộii", "nguời", "truyênf", "zá"),
        *("fò", "ắ́", "hà́", "gh", "ña", "hòá", "tïn"),
    ],
)
def test_what_breaks_the_sounds_or_the_spelling_is_impossible(word: str) -> None:
    assert not is_possible(word)


@pytest.mark.parametrize(
    "word",
    [
        *("mucjt", "nưx", "Trrước", "nghành", "phòg", "thwujc", "ủyban", "Phòg", "ỦYBAN", "phuj"),
        *("nguowif", "dduwowcj", "hộiđồng", "viêc", "nghiêp", "truyềnn"),
    ],
)
def test_a_broken_word_is_found_where_it_stands(word: str) -> None:
    text = f"Nhằm thực hiện ({word}, tốt) và {word}."
    first = text.index(word)
    assert [tuple(at) for at in impossible_words(text)] == [(at, at + len(word)) for at in (first, text.rindex(word))]


def test_a_broken_word_is_found_in_decomposed_text_and_in_markdown() -> None:
    text = unicodedata.normalize("NFD", "- **nghành** giáo dục\n| phòg | hòa |")
    assert [unicodedata.normalize("NFC", word) for word in found_in(text)] == ["nghành", "phòg"]


def test_a_broken_word_is_told_from_a_longer_token_that_holds_it() -> None:
    text = "nưx/nưx nưxx nưx"
    assert [tuple(at) for at in impossible_words(text)] == [(0, 3), (4, 7), (8, 12), (13, 16)]
    assert [tuple(at) for at in impossible_words(text, ["nưx/nưx", "nưxx"])] == [(0, 3), (4, 7), (8, 12)]


def test_many_different_broken_words_are_found_in_order() -> None:
    text = " ".join(f"nữx{chr(97 + i)}" for i in range(26))
    assert found_in(text) == text.split()


@pytest.mark.parametrize(
    "text",
    [
        "Đắk Lắk, Krông Búk, Plei Ku, Ngọk Réo, Đạ Tẻh, Êđê, Xơđăng, Brâu, M'Nông, H’Mông, Ba-na, ĐẮK NÔNG, Chư Prông",
        "BVSTBPN THCS GD&ĐT CBGV-NV VSTBCPN BĐG UBTƯMTTQVN QyĐ CTr TTg HĐND",
        "internet email website online video logo facebook zalo CEDAW Covid gram ma-két show download add staff proof",
        "wushu jazz project kilôgam ôtô résumé café Müller señor naïve",
        "10km 5kg XIV VIII. II/ 3m2 60ml h1 A4",
        "https://minhhoa.edu.vn/nghành a.phòg@minhhoa.vn `nghành` <nghành>",
        "so_ky_hieu: phòg_ban www.phòg.vn",
        "bà Qúy, xã Thựơng, QÚY raj taj haj",
        "đ) a) ă â Ư, ê-kíp xì-tin Москва αβγ",
        "Hòa bình, hoà bình; ủy ban, uỷ ban; lý, lí; kỹ, kĩ.",
    ],
)
def test_names_loan_words_and_abbreviations_are_left_alone(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("word", "right"),
    [
        *(("đựơc", "được"), ("trừơng", "trường"), ("qúy", "quý"), ("qũy", "quỹ"), ("yêú", "yếu"), ("gỉa", "giả")),
        *(("họat", "hoạt"), ("tóan", "toán"), ("muà", "mùa"), ("cuả", "của"), ("nghiã", "nghĩa"), ("loaị", "loại")),
        *(("gíup", "giúp"), ("qủa", "quả"), ("tíên", "tiến"), ("xóong", "xoóng"), ("khủyu", "khuỷu"), ("QÚY", "quý")),
    ],
)
def test_a_tone_on_the_wrong_letter_is_put_right(word: str, right: str) -> None:
    assert well_placed(word) == right
    assert well_placed(unicodedata.normalize("NFD", word)) == right
    assert found_in(f"lớp {word} này") == ([word] if word.islower() else [])


@pytest.mark.parametrize(
    "word",
    [
        *("hòa", "hoà", "khỏe", "khoẻ", "thúy", "thuý", "ủy", "uỷ", "quý", "quỳnh", "quýt", "huỳnh", "tuýp", "già"),
        *("gì", "gìn", "giếng", "giúp", "giữa", "giải", "giỗ", "của", "thuở", "thủa", "khuỷu", "khuỵu", "ngoẻo"),
        *("xoáy", "loại", "rượu", "bưởi", "người", "nghĩa", "moóc", "đoòng", "quở", "quái", "quyết", "khuếch", "chuẩn"),
        *("đào", "trẻo", "chịu", "mía", "tàu", "máy", "núi", "sẽ", "ừ", "ỷ", "ủa", "giuộc", "nguyễn", "toàn", "xoẹt"),
    ],
)
def test_a_tone_where_it_belongs_is_left_there(word: str) -> None:
    assert well_placed(word) is None
    assert found_in(f"lớp {word} này") == []


@pytest.mark.parametrize(
    ("word", "looks"),
    [("hòa", True), ("đi", True), ("ĐI", True), ("tư", True), ("hoa", False), ("ç", False), ("ü", False)],
)
def test_a_mark_of_vietnamese_writing_is_seen(word: str, *, looks: bool) -> None:
    assert looks_vietnamese(word) is looks


@given(st.text(alphabet="aâbcđ hgnưx.,-\u0301\u0323\n'", max_size=60), st.integers(0, 20))
def test_the_same_words_are_found_again_and_in_any_stretch(text: str, start: int) -> None:
    first = impossible_words(text)
    assert impossible_words(text) == first
    assert [at.start for at in impossible_words(f"{' ' * start}{text}")] == [at.start + start for at in first]
