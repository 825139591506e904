"""The facts in laws/ and schemas/: each names its sources, none is said twice, the numbers add up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent


def data(path: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / path).read_text("utf-8"))
    return loaded


@pytest.mark.parametrize(
    ("path", "rows"),
    [
        ("laws/agencies.yml", "agencies"),
        ("laws/provinces.yml", "provinces"),
        ("laws/kinds.yml", "groups"),
        ("schemas/indicators.yml", "indicators"),
    ],
)
def test_every_fact_names_known_sources_and_as_many_as_it_claims(path: str, rows: str) -> None:
    read = data(path)
    cited = [source for row in read[rows] for source in row["sources"]]
    assert set(cited) == set(read["sources"])
    least = {"verified": 2, "single-source": 1, "memory-only": 0}
    assert [row for row in read[rows] if len(set(row["sources"])) < least[row["confidence"]]] == []
    assert [row for row in read[rows] if row["confidence"] == "memory-only" and row["sources"]] == []


def test_the_strategy_has_twenty_targets_and_no_figure_without_a_source() -> None:
    read = data("schemas/indicators.yml")
    codes = [row["code"] for row in read["indicators"]]
    assert (len(codes), len({code.rstrip("ab") for code in codes})) == (23, 20)
    assert codes == sorted(set(codes))
    assert all(row["code"].startswith(f"MT{row['objective']}.") for row in read["indicators"])
    assert {row["objective"] for row in read["indicators"]} == {row["id"] for row in read["objectives"]}
    for row in read["indicators"]:
        assert ("target_2030" in row) == (row["confidence"] != "memory-only"), row["code"]


def test_agencies_are_named_once_and_read_quickly() -> None:
    agencies = data("laws/agencies.yml")["agencies"]
    names = [name for row in agencies for name in (row["name"], *row.get("aliases", ()))]
    assert len(names) == len(set(names))
    assert len({row["id"] for row in agencies}) == len(agencies)
    assert not {successor for row in agencies for successor in row["successors"]} & set(names)
    assert (ROOT / "laws" / "agencies.yml").stat().st_size < 10_000


def test_sixty_three_provinces_became_thirty_four() -> None:
    merged, renamed = data("laws/provinces.yml")["provinces"]
    old = [name for names in merged["into"].values() for name in names]
    assert (len(merged["into"]), len(set(old)), len(old)) == (23, 29, 29)
    assert not set(old) & set(merged["into"])
    assert renamed["into"] == {"thành phố Đồng Nai": ["tỉnh Đồng Nai"]}


def test_the_decree_s_twenty_nine_kinds_have_one_symbol_each_or_none() -> None:
    groups = {group["id"]: group["kinds"] for group in data("laws/kinds.yml")["groups"]}
    symbols = [symbol for kind in groups["hanh-chinh"] for symbol in kind["symbols"]]
    assert (len(groups["hanh-chinh"]), len(symbols), len(set(symbols))) == (29, 27, 27)
    ours = {kind["name"]: (kind["symbols"] or [None])[0] for kind in groups["hanh-chinh"]}
    for path in (ROOT / "schemas").glob("*.schema.json"):
        if kind := json.loads(path.read_text("utf-8")).get("x-kind"):
            assert ours[kind["name"]] == kind["symbol"]
