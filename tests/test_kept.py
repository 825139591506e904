"""What a preview keeps between builds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.site.kept import Kept

if TYPE_CHECKING:
    from pathlib import Path


def test_a_page_is_taken_from_what_was_drawn_while_its_source_is_the_same() -> None:
    kept = Kept()
    kept.around(["mkdocs", "menu"])
    assert not kept.same("a.md", "một")
    assert kept.finished("a.md") is None
    kept.keep("a.md", "<p>một</p>")
    kept.around(["mkdocs", "menu"])
    assert kept.same("a.md", "một")
    assert kept.finished("a.md") == "<p>một</p>"


def test_a_page_is_drawn_anew_when_its_source_changed() -> None:
    kept = Kept()
    kept.same("a.md", "một")
    kept.keep("a.md", "<p>một</p>")
    assert not kept.same("a.md", "hai")
    assert kept.finished("a.md") is None
    kept.keep("a.md", "<p>hai</p>")
    assert kept.finished("a.md") == "<p>hai</p>"


@pytest.mark.parametrize("around", [["mkdocs"], ["mkdocsmenu", ""], ["menu", "mkdocs"]])
def test_all_is_drawn_anew_when_what_is_around_pages_changed(around: list[str]) -> None:
    kept = Kept()
    kept.around(["mkdocs", "menu"])
    shells = kept.shells
    kept.same("a.md", "một")
    kept.keep("a.md", "<p>một</p>")
    kept.around(["mkdocs", "menu"])
    assert kept.shells is shells
    kept.around(around)
    assert not kept.same("a.md", "một")
    assert kept.shells is not shells


def test_a_page_of_unknown_sources_is_not_kept() -> None:
    kept = Kept()
    kept.keep("a.md", "<p>một</p>")
    assert kept.finished("a.md") is None


def test_a_folder_is_put_back_as_it_was(tmp_path: Path) -> None:
    kept = Kept()
    assert not kept.put_back(tmp_path / "ra")
    (tmp_path / "vào" / "sâu").mkdir(parents=True)
    (tmp_path / "vào" / "sâu" / "x").write_bytes(b"\0")
    kept.keep_folder(tmp_path / "vào")
    assert kept.put_back(tmp_path / "ra")
    assert (tmp_path / "ra" / "sâu" / "x").read_bytes() == b"\0"
