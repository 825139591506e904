"""Expressions kept between runs are the very ones that ``re`` compiles, and nothing that is kept can break a run."""

from __future__ import annotations

import importlib
import pkgutil
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import checker
from checker import compiled
from checker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOCUMENT = '---\nloai: "ke-hoach"\ntrang_thai: "du-thao"\n---\n\nThực hiện Kế hoạch số 48/KH-UBND ngày 02/02/2026.\n'


def patterns() -> Iterator[Pattern]:
    for module in pkgutil.walk_packages(checker.__path__, "checker."):
        if not module.name.startswith(("checker.site", "checker.office", "checker.__main__", "checker.lsp")):
            values = vars(importlib.import_module(module.name)).values()
            yield from (value for value in values if isinstance(value, Pattern))


def test_every_expression_put_together_equals_the_compiled_one() -> None:
    seen = 0
    for pattern in patterns():
        parts = compiled.take_apart(pattern._text, pattern._flags)
        assert compiled.put_together(pattern._text, parts) == re.compile(pattern._text, pattern._flags)
        seen += 1
    assert seen > 100


def test_named_groups_and_bytes_are_kept() -> None:
    parts = compiled.take_apart(rb"(?P<a>x)|(?P<b>y)", 0)
    found = compiled.put_together(rb"(?P<a>x)|(?P<b>y)", parts).match(b"y")
    assert found is not None
    assert found.groupdict() == {"a": None, "b": b"y"}
    assert found.lastgroup == "b"


def test_data_that_is_no_expression_is_compiled_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(compiled._known, ("a+", 0), (0, b"\xff" * 8, 0, {}, (None,)))
    found = compiled.compiled("a+").match("aab")
    assert found is not None
    assert found.end() == 2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "checker.toml").write_text('paths = ["plans"]\n', encoding="utf-8")
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "a.md").write_text(DOCUMENT, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("home", ["quan-he", "~/quan-he"])
def test_a_cache_folder_that_is_nobody_s_is_not_made_beside_the_documents(folder: Path, home: str) -> None:
    _check(folder, home)
    assert sorted(path.name for path in folder.iterdir()) == ["checker.toml", "plans"]


@pytest.mark.parametrize("damage", [b"", b"\0" * 3, b"\0" * 400, b"khong phai bieu thuc" * 50])
def test_a_damaged_file_of_expressions_changes_nothing(folder: Path, damage: bytes) -> None:
    home = folder / "home"
    first = _check(folder, str(home))
    [kept] = (home / "van-ban-checker").glob("expressions-*")
    good = kept.read_bytes()
    kept.write_bytes(damage)
    assert _check(folder, str(home)) == first
    kept.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    assert _check(folder, str(home)) == first


def _check(folder: Path, home: str) -> bytes:
    environment = {"XDG_CACHE_HOME": home, "PYTHONPATH": str(compiled.__file__).rpartition("checker")[0]}
    command = [sys.executable, "-m", "checker", "check", "--no-cache", "--as-of", "2026-03-05"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert done.returncode == 1
    return done.stdout + done.stderr
