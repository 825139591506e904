"""Names of ended bodies and provinces in text, found by laws/agencies.yml and laws/provinces.yml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from checker import files
from checker.agencies import NO_AGENCIES, Agencies, agencies_from_data

LAWS = Path(__file__).parent.parent / "laws"


@cache
def agencies() -> Agencies:
    provinces = files.load_yaml(LAWS / "provinces.yml")["provinces"]
    return agencies_from_data({**files.load_yaml(LAWS / "agencies.yml"), "provinces": provinces})


def found(text: str) -> list[str]:
    return [text[mention.at.start : mention.at.end] for mention in agencies().find(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gửi Phòng GD & ĐT Thanh Oai, PGDĐT.", ["Phòng GD & ĐT Thanh Oai", "PGDĐT"]),
        ("phòng Giáo dục và Đào tạo huyện Minh Họa gửi", ["phòng Giáo dục và Đào tạo huyện Minh Họa"]),
        ("(Sở Lao động – Thương binh\nvà Xã hội)", ["Sở Lao động – Thương binh\nvà Xã hội"]),
        ("Sở\nKế hoạch và Đầu tư; sở kế hoạch", ["Sở\nKế hoạch và Đầu tư"]),
        ("UBND HUYỆN MINH HỌA, UBND huyện", ["UBND HUYỆN MINH HỌA", "UBND huyện"]),
        ("Vụ Bình đẳng giới; nhiệm vụ Bình đẳng giới", ["Vụ Bình đẳng giới"]),
        ("UBND quận 3 và UBND thị xã Minh Họa", ["UBND quận 3", "UBND thị xã Minh Họa"]),
        ("tỉnh Hòa Bình, tỉnh Bà Rịa - Vũng Tàu", ["tỉnh Hòa Bình", "tỉnh Bà Rịa - Vũng Tàu"]),
    ],
)
def test_names_are_found_as_people_write_them(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "12/KH-PGDĐT, KH-UBDT/2024",
        "cán bộ Lao động - Thương binh và Xã hội",
        "Sở Giáo dục và Đào tạo, UBND xã, phòng, chống bạo lực",
        "sống trong hòa bình; tỉnh hòa bình; tỉnh Bình Định Hải",
        "Bộ GTVT-2, Sở TNMT/3",
    ],
)
def test_what_only_resembles_a_name_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_every_name_of_the_data_is_found_alone_and_in_capitals() -> None:
    for agency in set(agencies().by_name.values()):
        for name in agency.names:
            assert found(name) == [name]
            assert found(f"- {name.upper()};") == [name.upper()]
            broken = name.replace(" ", "\n")
            assert found(f"gửi {broken}.") == [broken]


@pytest.mark.parametrize(
    ("name", "match", "text"),
    [
        ("Tổ một cửa", "exact", "Tổ một cửa"),
        ("Ban Điều hành", "exact", "BAN ĐIỀU HÀNH"),
        ("chi cục thuế", "prefix", "CHI CỤC THUẾ"),
        ("chi cục thuế", "prefix", "Chi cục\nthuế"),
        ("thành phố Xa Xôi", "province", "Thành phố Xa Xôi"),
        ("thành phố Xa Xôi", "province", "THÀNH PHỐ\nXA XÔI"),
    ],
)
def test_a_name_of_any_shape_is_found(name: str, match: str, text: str) -> None:
    row: dict[str, object] = {
        "id": "a",
        "name": name,
        "match": match,
        "ended": "2025-03-01",
        "successors": (),
        "confidence": "verified",
    }
    known = agencies_from_data({"agencies": [row]})
    assert [mention.at for mention in known.find(f"gửi {text};", 0, 100)] == [(4, 4 + len(text))]


def test_without_data_nothing_is_found() -> None:
    assert agencies_from_data({}) == NO_AGENCIES
    assert list(NO_AGENCIES.find("Sở TNMT", 0, 7)) == []
