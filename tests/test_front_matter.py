"""Front matter: values and their places, faults, and a fast reader that agrees with the full one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parsing import PLAN, PLANS, read

from checker.parse import front_matter, yaml_nodes
from checker.source import Source, from_text

if TYPE_CHECKING:
    from pathlib import Path


def test_front_matter_values_know_their_place() -> None:
    document = read(PLAN)
    assert document.string("nguoi_ky", "ho_ten") == "Nguyễn Thị Mẫu"
    assert document.slice(document.at("nguoi_ky", "quyen_han", 0)) == '"KT. HIỆU TRƯỞNG"'
    assert document.slice(document.at("bao_cao", 0, "han")) == '"2026-06-15"'
    assert document.slice(document.inner(0, 2, "so_ky_hieu")) == "12"
    assert document.front_matter.data["nam"] == 2026
    assert document.slice(document.at("khong_co")) == "loai"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("09", "09"),
        ("010", "010"),
        ("NO", "NO"),
        ("yes", "yes"),
        ("12:30", "12:30"),
        ("2026-03-05", "2026-03-05"),
        ("1_000", "1_000"),
        ("=", "="),
        ("2026", 2026),
        ("-3", -3),
        ("40.5", 40.5),
        ("true", True),
        ("null", None),
        ("~", None),
        ("", None),
        ("'09'", "09"),
        ('"09"', "09"),
        ("KT. HIỆU TRƯỞNG", "KT. HIỆU TRƯỞNG"),
    ],
)
def test_a_value_stays_what_was_typed(typed: str, value: object) -> None:
    document = read(f"---\nkhoa: {typed}\n---\nNội dung.\n")
    assert document.front_matter.data == {"khoa": value}
    assert document.faults == ()


@pytest.mark.parametrize(
    ("matter", "code", "line", "column"),
    [
        ("a: &x 1\nb: *x", "yaml-anchor", 2, 4),
        ("a: [1, 2]\nb: !!str 3", "yaml-tag", 3, 4),
        ("a: 1\nb: 2\na: 3", "yaml-duplicate-key", 4, 1),
        ("- một\n- hai", "yaml-not-mapping", 2, 1),
        ("a: [1, 2", "yaml", 2, 9),
        ('a: "không đóng', "yaml", 2, 15),
        ("a:\tb\n\tc: d", "yaml", 3, 1),
        ("? [a, b]\n: 1", "yaml-key", 2, 3),
        ("a: " + "[" * 40 + "]" * 40, "yaml-depth", 2, 23),
        ("a: \x07b", "yaml", 2, 4),
    ],
)
def test_bad_yaml_is_a_fault_with_its_place(matter: str, code: str, line: int, column: int) -> None:
    document = read(f"---\n{matter}\n---\nNội dung.\n")
    fault = document.faults[0]
    assert fault.code == code
    assert document.source.position(fault.at.start) == (line, column)
    assert not document.front_matter.read or code == "yaml-duplicate-key"


def test_an_alias_bomb_is_refused_without_being_unfolded() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 60))
    document = read(f"---\n{bomb}---\nNội dung.\n")
    assert not document.front_matter.read
    assert document.faults


def both_ways(source: Source) -> tuple[object, object]:
    """Read front matter by the fast reader and by PyYAML, pure and native; give both results."""
    fast = front_matter.read(source).front_matter
    results = []
    for pure in (True, False):
        at = fast.at
        root, fault = yaml_nodes.compose(source.text[at.start : at.end], at.start, front_matter.MAX_DEPTH, pure=pure)
        reader = front_matter._Reader(source.text, at.start)
        results.append((reader.mapping(root, ()), reader.fields) if root and not fault else None)
    assert results[0] == results[1]
    return (dict(fast.data), dict(fast.fields)) if fast.read else None, results[0]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: "/".join(path.parts[-3:]))
def test_the_fast_front_matter_reader_agrees_with_the_full_one(path: Path) -> None:
    fast, full = both_ways(from_text("a.md", path.read_text(encoding="utf-8")))
    assert fast == full


KEYS = st.sampled_from(["loai", "nam", "nguoi_ky", "bao_cao", "ma", "ten"])
LEAVES = st.sampled_from(
    ['"chữ"', '""', "12", "-3", "4.5", "true", "false", "null", "", "'x'", "trần", '"a\\nb"', "[1]", "09", '"a" b']
)
LINES = st.builds(
    lambda indent, dash, key, leaf: "  " * indent + ("- " if dash else "") + (f"{key}: {leaf}" if key else leaf),
    st.integers(0, 3),
    st.booleans(),
    st.one_of(st.just(""), KEYS),
    LEAVES,
)


@settings(max_examples=600, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=7).map("\n".join))
def test_the_fast_reader_never_reads_what_yaml_reads_otherwise(matter: str) -> None:
    source = from_text("a.md", f"---\n{matter}\n---\nNội dung.\n")
    at = front_matter.read(source).front_matter.at
    plain = front_matter._read_plain(source.text, at)
    if plain is None:
        return
    root, fault = yaml_nodes.compose(source.text[at.start : at.end], at.start, front_matter.MAX_DEPTH)
    assert fault is None
    assert root is not None
    reader = front_matter._Reader(source.text, at.start)
    assert reader.mapping(root, ()) == plain.data
    assert reader.fields == plain.fields
