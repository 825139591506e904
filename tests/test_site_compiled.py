"""The theme's templates as they were compiled, kept between builds."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from jinja2 import DictLoader, Environment

from checker.site.compiled import Compiled

if TYPE_CHECKING:
    from pathlib import Path
    from types import CodeType


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))


class Counting(Environment):
    """An environment that counts what it compiles."""

    compiled = 0

    def _compile(self, source: str, filename: str) -> CodeType:
        self.compiled += 1
        return super()._compile(source, filename)


def drawn(root: Path, **templates: str) -> tuple[str, int]:
    """Draw one template as a build of its own does; gives how many were compiled, too."""
    environment, compiled = Counting(loader=DictLoader(templates)), Compiled()
    compiled.read(root)
    environment.bytecode_cache = compiled
    page = environment.get_template("page").render(name="Minh Họa")
    compiled.keep(root)
    return page, environment.compiled


def test_a_template_is_compiled_once_and_again_when_it_changed(tmp_path: Path) -> None:
    assert drawn(tmp_path, page="Xã {{ name }}{% include 'end' %}", end=".") == ("Xã Minh Họa.", 2)
    assert drawn(tmp_path, page="Xã {{ name }}{% include 'end' %}", end=".") == ("Xã Minh Họa.", 0)
    assert drawn(tmp_path, page="Xã {{ name }}{% include 'end' %}", end="!") == ("Xã Minh Họa!", 1)
    assert drawn(tmp_path, page="Xã {{ name }}{% include 'end' %}", end="!") == ("Xã Minh Họa!", 0)


def test_code_that_somebody_else_put_there_is_never_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another"))
    assert drawn(tmp_path, page="{{ name }}") == ("Minh Họa", 1)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    assert drawn(tmp_path, page="{{ name }}") == ("Minh Họa", 1)


@pytest.mark.parametrize("damage", ["value = substr(value, 1, 40)", "value = value || x'00'", "key = x'00'"])
def test_what_is_damaged_is_compiled_anew(tmp_path: Path, damage: str) -> None:
    drawn(tmp_path, page="{{ name }}")
    connection = sqlite3.connect(tmp_path / ".checker-cache" / "templates.sqlite")
    with connection:
        connection.execute(f"UPDATE checked SET {damage}")  # noqa: S608 - our own words
    connection.close()
    assert drawn(tmp_path, page="{{ name }}") == ("Minh Họa", 1)
