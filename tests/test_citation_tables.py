"""The tables that the grammar of citations reads by: each example is read as what its row says."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker.parse.citations import find_citations
from checker.parse.citations.types import TYPES, DocumentType, type_of_symbol
from checker.verdicts.forms import form_of
from checker.verdicts.issuers import ISSUERS, IssuerClass, contradicts

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("row", TYPES, ids=lambda row: row.name)
def test_the_example_of_a_type_is_read_with_its_name(row: DocumentType) -> None:
    text = f"Tổ công tác làm theo {row.name.lower()} số {row.example} của Sở Nội vụ."
    found = find_citations(text, 0, len(text))
    assert [(each.kind, each.type, each.number) for each in found] == [("full", row.name, row.example)]


@pytest.mark.parametrize("row", [row for row in TYPES if row.short], ids=lambda row: row.name)
def test_a_type_is_read_by_its_short_names_too(row: DocumentType) -> None:
    for short in row.short:
        text = f"Theo {short} số {row.example} đã gửi."
        assert [each.type for each in find_citations(text, 0, len(text))] == [row.name]


def test_symbols_are_those_of_the_kinds_with_their_sources() -> None:
    groups = yaml.safe_load((ROOT / "laws/kinds.yml").read_text("utf-8"))["groups"]
    for kind in (kind for group in groups for kind in group["kinds"]):
        for symbol in (*kind["symbols"], *kind.get("wrong", ())):
            rows = [row for row in TYPES if symbol in row.symbols]
            assert kind["name"] in {row.name for row in rows}, (kind["name"], symbol)
            assert type_of_symbol(symbol) is not None


@pytest.mark.parametrize("row", ISSUERS, ids=lambda row: row.id)
def test_an_issuer_does_not_contradict_its_own_symbol(row: IssuerClass) -> None:
    form = form_of(row.example, "", named=False, date_year=None)
    assert contradicts(form.issuer, row.name) == ""
    assert any(contradicts(form.issuer, other.name) == row.name for other in ISSUERS if other is not row)
