"""What is kept of a document between two readings of the collection: all of it, and nothing that is no longer so."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from site_samples import BODY, UNITS, plan, repository

from checker.site.collection import gather
from checker.site.comparison import pairs_of
from checker.site.reading import unpack
from checker.site.reworded import reworded

if TYPE_CHECKING:
    from pathlib import Path

    from checker.site.collection import Entry

DAY = datetime.date(2026, 12, 31)
LINKING = plan(BODY.replace("Truyền thông", "Xem [kế hoạch](ke-hoach.md) và [phụ lục](bang.xlsx). Truyền thông"))


def entries(root: Path) -> dict[str, Entry]:
    return {entry.path.rpartition("/")[2]: entry for entry in gather(root, as_of=DAY).entries}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path, ke_hoach=plan(), khac=LINKING)


def test_what_was_read_before_is_the_same_again(root: Path) -> None:
    first, second = gather(root, as_of=DAY), gather(root, as_of=DAY)
    assert (root / ".checker-cache" / "site.sqlite").is_file()
    assert second.entries == first.entries
    assert (second.findings, second.warnings, second.corpus.facts) == (
        first.findings,
        first.warnings,
        first.corpus.facts,
    )
    assert [entry.sheet for entry in second.entries] == [entry.sheet for entry in first.entries]


def test_a_changed_document_is_read_anew(root: Path) -> None:
    before = entries(root)
    path = root / "plans/thcs-minh-hoa/2026/ke-hoach.md"
    path.write_text(path.read_text("utf-8").replace("Truyền thông trong trường", "Truyền thông ở thôn"), "utf-8")
    after = entries(root)
    assert "ở thôn" in after["ke-hoach.md"].sheet
    assert after["khac.md"] == before["khac.md"]


def test_a_link_follows_the_document_that_it_leads_to(root: Path) -> None:
    assert 'href="../ke-hoach/"' in entries(root)["khac.md"].sheet
    path = root / "plans/thcs-minh-hoa/2026/ke-hoach.md"
    issued = path.read_text("utf-8")
    path.write_text(issued.replace('"ban-hanh"', '"du-thao"'), "utf-8")
    assert "../ke-hoach/" not in entries(root)["khac.md"].sheet
    path.write_text(issued, "utf-8")
    assert 'href="../ke-hoach/"' in entries(root)["khac.md"].sheet
    path.unlink()
    assert "../ke-hoach/" not in entries(root)["khac.md"].sheet


def test_a_link_follows_the_file_that_it_leads_to(tmp_path: Path) -> None:
    annexed = LINKING.replace("nam: 2026\n", 'nam: 2026\nphu_luc:\n  - ten: "Bảng"\n    tep: "bang.xlsx"\n')
    root = repository(tmp_path, khac=annexed)
    table = root / "plans/thcs-minh-hoa/2026/bang.xlsx"
    table.write_bytes(b"x")
    assert "bang.xlsx" in entries(root)["khac.md"].sheet
    table.unlink()
    assert "bang.xlsx" not in entries(root)["khac.md"].sheet
    assert len(gather(root, as_of=DAY).warnings) == 1


def reworded_parts(root: Path) -> list[str]:
    collection = gather(root, as_of=DAY)
    return [unpack(packed) for packed in reworded(collection, [(pair.old, pair.new) for pair in pairs_of(collection)])]


def test_a_comparison_is_the_same_again_and_follows_both_plans(tmp_path: Path) -> None:
    old = plan().replace("2026", "2025")
    root = repository(tmp_path, cu=old, moi=plan())
    first = reworded_parts(root)
    assert "Truyền thông trong trường" not in first[0]
    assert (root / ".checker-cache" / "comparisons.sqlite").is_file()
    assert reworded_parts(root) == first
    for name, place in (("cu", "thôn"), ("moi", "xã")):
        path = root / f"plans/thcs-minh-hoa/2026/{name}.md"
        path.write_text(path.read_text("utf-8").replace("trong trường", place), "utf-8")
        before, first = first, reworded_parts(root)
        assert first != before
        assert place in first[0]


def test_other_settings_read_everything_anew(root: Path) -> None:
    assert {entry.unit for entry in entries(root).values()} == {"Trường THCS Minh Họa"}
    (root / "plans/units.yml").write_text(UNITS.replace("Trường THCS Minh Họa", "Trường Minh Họa"), "utf-8")
    assert {entry.unit for entry in entries(root).values()} == {"Trường Minh Họa"}


def test_where_nothing_can_be_kept_everything_is_read(root: Path) -> None:
    (root / ".checker-cache").write_text("a file")
    assert len(entries(root)) == 2
