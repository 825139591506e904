"""Citations read the same however they are typed, and no text can make the reading fail or slow."""

from __future__ import annotations

import sys
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import checker
from checker.parse.citations import find_citations

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from checker.citing import Cited

_PIECES = (
    "Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;",
    "theo điểm c khoản 2 Điều 30 Nghị định số 125/2021/NĐ-CP ngày 28/12/2021 của Chính phủ,",
    "Kế hoạch số 48/KH-UBND ngày 05/3/2024 của Ủy ban nhân dân xã Minh Họa về bình đẳng giới.",
    "Chỉ thị số 21-CT/TW, ngày 20/01/2018 của Ban Bí thư Trung ương Đảng;",
    "Thông tư liên tịch số 07/2016/TTLT-BYT-BTC ngày 15 tháng 4 năm 2016 của Bộ Y tế, Bộ Tài chính và",
    "Công văn số 739/BNV-CTTN&BĐG ngày 10/02/2025 của Bộ Nội vụ,",
    "Luật Quốc phòng số 22/2018/QH14 và Bộ luật Lao động năm 2019;",
    "khoản 1 Điều 26 Hiến pháp năm 2013, Nghị quyết 57 và Luật 72/2025.",
    "Mẫu số 02/TNDN, tỷ lệ 1/500, QCVN 01-1:2018/BYT, Bản án số 12/2020/HS-ST;",
    "Tỉnh mở lớp ngày 06/5/2024 cho 12/15 xã.",
)
_PLAIN = " ".join(_PIECES)


def _facts(answers: list[Cited]) -> list[tuple[str, str | None, str | None, str | None, str | None]]:
    return [(each["kind"], each["type"], each["number"], each["date"], each["issuer"]) for each in answers]


def _wrapped(text: str) -> str:
    """Break the text after every fifth word, as a file out of an old converter."""
    words = text.split(" ")
    return "\n".join(" ".join(words[i : i + 5]) for i in range(0, len(words), 5))


def _between(text: str, mark: str) -> str:
    """Set every third word in marks."""
    return " ".join(f"{mark}{word}{mark}" if i % 3 == 1 else word for i, word in enumerate(text.split(" ")))


def _as_entities(text: str) -> str:
    return "".join(f"&#{ord(char)};" if char in "áàảãạâôêđ" else char for char in text)


_TYPINGS: dict[str, Callable[[str], str]] = {
    "hard wraps": _wrapped,
    "CRLF in hard wraps": lambda text: _wrapped(text).replace("\n", "\r\n"),
    "indented wraps": lambda text: _wrapped(text).replace("\n", "\n" + " " * 20),
    "quoted lines": lambda text: _wrapped(text).replace("\n", "\n> "),
    "line separators": lambda text: _wrapped(text).replace("\n", "\u2028"),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "bold words": lambda text: _between(text, "**"),
    "code words": lambda text: _between(text, "`"),
    "soft hyphens and joiners": lambda text: _between(text, "\u200b").replace("ngh", "n\u00adgh"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "thin spaces": lambda text: text.replace(" ", "\u2009"),
    "entities": _as_entities,
    "emoji around": lambda text: f"📌🇻🇳 {text} 👩‍👧",
    "a table cell": lambda text: f"| 1 | {text} | x |",
    "a link": lambda text: f"[{text}](van-ban.md)" if len(text) < 400 else text,
    "tags": lambda text: f"<p>{text.replace('Nghị', '<strong>Nghị</strong>')}</p>",
}


@pytest.mark.parametrize("typing", _TYPINGS)
@pytest.mark.parametrize("piece", _PIECES)
def test_a_citation_is_read_however_it_is_typed(piece: str, typing: str) -> None:
    typed = _TYPINGS[typing](piece)

    assert _facts(checker.cite(typed)) == _facts(checker.cite(piece)), typed


@pytest.mark.parametrize("typing", _TYPINGS)
def test_every_place_is_that_of_the_typed_text(typing: str) -> None:
    typed = _TYPINGS[typing](_PLAIN)
    answers = checker.cite(typed)

    for answer in answers:
        assert answer["text"] == typed[answer["start"] : answer["end"]]
        assert answer["full_start"] <= answer["start"] < answer["end"] <= answer["full_end"]
    for one, next_one in pairwise(answers):
        assert one["full_end"] <= next_one["start"]


_MARKS = (
    "\n",
    "\r\n",
    " ",
    "**",
    "_",
    "|",
    "[",
    "](",
    ")",
    "<b>",
    "&",
    "&amp;",
    "/",
    "-",
    "–",
    "…",
    ".",
    "😀",
    "\u2028",
)
_WORDS = ("số", "Số:", "ngày", "1/1/", "12", "2024", "NĐ", "QĐ-", "UBND", "của", "Luật ", "luật ", "Bộ ", "Điều ")
_NOISE = st.sampled_from((*_PIECES, *_MARKS, *_WORDS, "\u0301"))


@settings(max_examples=150, deadline=None)
@given(st.lists(_NOISE, max_size=24).map("".join))
def test_no_mixture_of_pieces_fails_or_moves_a_place(text: str) -> None:
    for answer in checker.cite(text):
        assert answer["text"] == text[answer["start"] : answer["end"]]
        assert answer["text"].strip() == answer["text"]
        number = answer["number"]
        assert number is None or number == "".join(number.split())


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="0123456789/-–. \n\u00a0&ĐQTUBNDdđsố:()[]*_<>\\`\u0301\u2028", max_size=200))
def test_no_hostile_text_fails(text: str) -> None:
    for answer in checker.cite(text):
        assert answer["text"] == text[answer["start"] : answer["end"]]


_BREAKS = (
    *("\n\n", ";\n\n", ".\n\n", ";_\n\n_", "**\n\n**", "\n\n## ", ";\n\n| ", "\n\n- ", "\n\n1. ", "; ", "\n", " **"),
    *(
        ";\n\nKhoản 2 ",
        ";\n\nĐiều 5 ",
        ".\n\nCủa ",
        "\n\nSố ",
        " 57 ",
        "\n\n57 ",
        "\nNghị quyết\n\n",
        ";\n\n15/SNV-VP, ",
    ),
    *(
        " **57**, ",
        " Luật** ",
        "<!-- a\n\nb -->",
        "&nbsp;\n\n",
        "\\",
        "<br>",
        "\u00a0",
        "48**/KH**-UBND ",
        "luật đất đai 2024 ",
        " Pháp\n lệnh Dân số năm 2003 ",
        " Hiến\n **pháp** năm 2013 ",
    ),
)
_ONE_PIECE = "\u200b"
"""What joins words without being seen: a text with it is read as one piece."""


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from((*_PIECES, *_BREAKS, *_BREAKS, *_WORDS)), max_size=16).map("".join))
def test_passages_read_one_by_one_give_what_the_whole_text_gives(text: str) -> None:
    whole = text + _ONE_PIECE

    assert find_citations(text, 0, len(text)) == find_citations(whole, 0, len(whole))


@pytest.mark.parametrize(
    "name",
    [
        *("Pháp lệnh Dân số năm 2003", "pháp\nlệnh Dân số năm 2003", "**Pháp** _lệnh_ Dân số năm 2003"),
        *("Hiến pháp năm 2013", "Hiến\n  pháp năm 2013", "**hiến** pháp năm 2013", "HIẾN PHÁP NĂM 2013"),
    ],
)
def test_an_ordinance_or_the_constitution_alone_in_a_paragraph_is_found(name: str) -> None:
    text = f"**Biện pháp** hợp pháp.\n\nTheo {name}.\n\n## Phần"

    assert [(found.kind, found.year) for found in find_citations(text, 0, len(text))] == [("named", int(name[-4:]))]


@pytest.mark.parametrize("piece", _PIECES)
def test_the_same_paragraph_is_read_at_its_own_place_each_time(piece: str) -> None:
    opening, between = "**Mở đầu.**\n\n", "\n\n## Phần\n\n"
    alone = checker.cite(piece)

    found = checker.cite(f"{opening}{piece}{between}{piece}")

    starts = [answer["start"] for answer in alone]
    again = len(opening) + len(piece) + len(between)
    assert _facts(found) == _facts(alone) * 2
    assert [answer["start"] for answer in found] == [len(opening) + at for at in starts] + [again + at for at in starts]


_HOSTILE = (
    "1/",
    "1/1-",
    "1 / \n",
    "12/2024/QĐ-",
    "A-1/A-",
    "số ",
    "Số: 1/",
    "Luật ",
    "Luật sửa đổi, bổ sung một số điều của Luật A, ",
    "Điều 1, ",
    "khoản 1 Điều 2 ",
    "của Bộ Y tế, ",
    "Quyết định số 1/QĐ-A của Bộ A và B ",
    "ngày 1 tháng 1 năm ",
    "(",
    "[",
    "**",
    "&amp;",
    "Nghị định 1 ",
    "BLHS ",
    "1LuậtA ",
    "<b",
    "\n> ",
    "a\u0301",
)


def _work(text: str) -> int:
    """Count the calls, of the program and of the engine, that reading a text takes."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        find_citations(text, 0, len(text))
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("unit", _HOSTILE)
def test_twice_the_text_is_twice_the_work(unit: str) -> None:
    find_citations(unit * 50, 0, 50)
    once, twice = _work(unit * 400), _work(unit * 800)

    assert twice <= 2.2 * once + 200
