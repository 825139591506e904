"""What a Word file carries beside its text, and when import believes it."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from checker.kinds import NO_KIND
from checker.office.carried import carried, read_carried, with_carried
from checker.office.docx.reader import read_docx
from checker.office.docx_writer import write_docx
from checker.office.imported import Guess
from checker.office.page import official_page
from checker.office.read_flow import read_flow
from checker.parse import parse
from checker.source import from_text

PLAN = Path(__file__).parent.parent / "plans/thcs-minh-hoa/2026/ke-hoach.md"
KEYS = ("bao_cao", "chi_tieu", "thuc_hien", "van_ban_mau", "nam", "don_vi")
DRAFT = '{"trang_thai":"du-thao","so_ky_hieu":"/KH-A","ngay_ban_hanh":"2026-03"}'


def test_keys_that_do_not_print_come_back_and_a_person_is_told() -> None:
    document = parse(from_text("a.md", PLAN.read_text("utf-8")))
    flow = read_docx(write_docx(official_page(document, {"": NO_KIND})))
    result = read_flow(flow)
    again = parse(from_text("a.md", result.markdown))
    assert [again.front_matter.data[key] for key in KEYS] == [document.front_matter.data[key] for key in KEYS]
    assert "chi_tieu" not in flow.visible
    assert any("không in trên giấy" in notice.vi and "chi_tieu" in notice.vi for notice in result.notices)
    assert not any(guess.certain for guess in result.values if guess.key in {"bao_cao", "chi_tieu"})


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ('{"nam":2026,"ban_ky":{"tep":"a"},"so_ky_hieu":"1/A","kinh_gui":"x"}', {"nam": 2026, "so_ky_hieu": "1/A"}),
        ('{"chi_tieu":[{"ma":"a","muc_tieu":"x"}]}', {"chi_tieu": ({"ma": "a", "muc_tieu": "x"},)}),
        ('{"chi_tieu":[{"Mã":"a"}]}', {}),
        ('{"chi_tieu":[[[[["a"]]]]]}', {}),
        ('{"nam":null}', {}),
        ("[" * 50_000, {}),
        ('"' + "a" * 200_000 + '"', {}),
        ("[1]", {}),
        ("NaN", {}),
        ("không phải JSON", {}),
        ("", {}),
    ],
)
def test_only_known_keys_of_plain_values_are_read(text: str, kept: dict[str, object]) -> None:
    assert read_carried(text) == kept


@pytest.mark.parametrize(
    ("guesses", "found", "taken"),
    [
        ([("so_ky_hieu", "/KH-A"), ("ngay_ban_hanh", "2026-03")], DRAFT, {"trang_thai": "du-thao"}),
        ([("so_ky_hieu", "7/KH-A"), ("ngay_ban_hanh", "2026-03-05")], DRAFT, {}),
        ([("nam", 2026)], '{"nam":2025}', {}),
        ([("nam", 2026)], '{"nam":2026,"giai_doan":"2026-2030"}', {"giai_doan": "2026-2030"}),
        ([("giai_doan", "2026-2030")], '{"nam":2026}', {"nam": 2026}),
        ([("don_vi", "thcs")], '{"don_vi":"khac"}', {}),
    ],
)
def test_what_the_paper_says_goes_before_what_is_carried(
    guesses: list[tuple[str, str | int]], found: str, taken: dict[str, object]
) -> None:
    kept, keys = with_carried([Guess(key, value, "x") for key, value in guesses], read_carried(found))
    assert {guess.key: guess.value for guess in kept if guess.key in keys} == taken
    assert ("giai_doan" in dict(guesses)) <= ("giai_doan" not in {guess.key for guess in kept})


def test_a_file_carries_nothing_that_is_too_long_and_nothing_for_nothing() -> None:
    def of(matter: str) -> str:
        return carried(parse(from_text("a.md", f"---\n{matter}\n---\nA\n")))

    assert of('so_ky_hieu: "1/A"') == ""
    assert json.loads(of("nam: 2026")) == {"nam": 2026}
    assert of(f'phu_luc:\n  - ten: "{"a" * 100_001}"') == ""


def test_a_carried_file_is_the_same_on_every_day() -> None:
    page = official_page(parse(from_text("a.md", PLAN.read_text("utf-8"))), {"": NO_KIND})
    assert write_docx(page) == write_docx(page, made=datetime.date(2030, 1, 1))
