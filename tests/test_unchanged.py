"""What a check found counts for the next one only where nothing has changed that it was found in."""

from __future__ import annotations

import datetime
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from repository import CLEAN, PRIVATE, UNPOINTED, make

from checker import files
from checker.cli import main
from checker.report import FORMATS
from checker.unchanged import Answer, Look, Question

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
DAY = "2026-11-22"
UNITS = 'don_vi:\n  - id: "thcs-minh-hoa"\n    ten: "Trường THCS Minh Họa"\n    loai: "truong"\n'
SETTINGS = """paths = ["plans"]
select = ["personal-data", "recipient-punctuation", "unknown-unit", "unknown-rule", "unreadable-file", "attached-file"]
"""
KNOWN_UNIT = CLEAN.replace("---\n", '---\ndon_vi: "thcs-minh-hoa"\n', 1)
WITH_FILES = CLEAN.replace(
    "---\n\n",
    'phu_luc:\n  - ten: "Biểu"\n    tep: "bieu.xlsx"\nban_ky:\n  tep: "ky.pdf"\n  sha256: "{sha}"\n---\n\n',
    1,
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A collection of forty documents, a unit and two attached files, asked in its own folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    root = tmp_path / "kho"
    root.mkdir()
    sha = hashlib.sha256(b"da ky").hexdigest()
    documents = {f"a/2026/{number:02}.md": CLEAN for number in range(36)}
    documents |= {"b/unit.md": KNOWN_UNIT, "b/files.md": WITH_FILES.format(sha=sha)}
    documents |= {"b/found.md": PRIVATE, "b/dot.md": UNPOINTED}
    make(root, documents, SETTINGS)
    (root / "plans" / "units.yml").write_text(UNITS, "utf-8")
    (root / "plans" / "b" / "bieu.xlsx").write_bytes(b"bieu")
    (root / "plans" / "b" / "ky.pdf").write_bytes(b"da ky")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Give what a check says: exit code, result, remarks."""

    def check(*options: str) -> tuple[int, str, str]:
        capsys.readouterr()
        given = () if "--as-of" in options else ("--as-of", DAY)
        code = main(["check", *given, *options])
        out, err = capsys.readouterr()
        return code, out, err

    return check


def known(folder: Path, *paths: str, select: str = "", ignore: str = "", day: str = DAY) -> Answer | None:
    """Give the answer that is kept for a question."""
    chosen = tuple(filter(None, [select])), tuple(filter(None, [ignore]))
    return Look(Question(str(folder), paths, *chosen, datetime.date.fromisoformat(day))).known()


def write(path: Path, data: bytes) -> None:
    """Write a file so that its size and its times are what they were."""
    status = path.stat()
    path.write_bytes(data)
    assert path.stat().st_size == status.st_size
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def same_size(folder: Path) -> None:
    path = folder / "plans" / "b" / "found.md"
    write(path, path.read_bytes().replace(b"0912 345 678", b"0912-345.678"))


def attached_same_size(folder: Path) -> None:
    write(folder / "plans" / "b" / "ky.pdf", b"da ke")


def add(folder: Path) -> None:
    (folder / "plans" / "a" / "2026" / "them.md").write_text(PRIVATE, "utf-8")


def delete(folder: Path) -> None:
    (folder / "plans" / "b" / "found.md").unlink()


def rename(folder: Path) -> None:
    (folder / "plans" / "b" / "found.md").rename(folder / "plans" / "b" / "renamed.md")


def settings(folder: Path) -> None:
    (folder / "checker.toml").write_text(f'{SETTINGS}ignore = ["personal-data"]\n', "utf-8")


def more_folders(folder: Path) -> None:
    (folder / "more").mkdir()
    (folder / "more" / "them.md").write_text(PRIVATE, "utf-8")
    (folder / "checker.toml").write_text(SETTINGS.replace('"plans"', '"plans", "more"'), "utf-8")


def units(folder: Path) -> None:
    (folder / "plans" / "units.yml").write_text(UNITS.replace("thcs-minh-hoa", "thcs-khac"), "utf-8")


def attached_gone(folder: Path) -> None:
    (folder / "plans" / "b" / "bieu.xlsx").unlink()


def link(folder: Path) -> None:
    path = folder / "plans" / "b" / "found.md"
    path.rename(folder.parent / "found.md")
    path.symlink_to(folder.parent / "found.md")


CHANGES = (
    same_size,
    add,
    delete,
    rename,
    settings,
    more_folders,
    units,
    attached_gone,
    attached_same_size,
    link,
)


def test_what_did_not_change_is_known_and_said_as_before(folder: Path, said: Callable[..., object]) -> None:
    first = said()
    answer = known(folder)
    assert answer
    assert answer.documents == 40
    assert answer.findings
    assert said() == first == said("--no-cache")


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_of_anything_that_was_looked_at_is_seen(
    folder: Path, said: Callable[..., object], change: Callable[[Path], None]
) -> None:
    first = said()
    assert known(folder)
    change(folder)
    assert known(folder) is None
    second = said()
    assert second == said("--no-cache")
    assert second != first


@pytest.mark.parametrize("name", ["laws/agencies.yml", "laws/registry/acts.yml", "schemas/ke-hoach.schema.json"])
def test_another_schema_or_registry_is_another_question(folder: Path, said: Callable[..., object], name: str) -> None:
    top = name.partition("/")[0]
    shutil.copytree(ROOT / top, folder / top, ignore=shutil.ignore_patterns("*.csv"))
    said()
    assert known(folder)
    (folder / name).write_bytes((folder / name).read_bytes() + b"\n")
    assert known(folder) is None
    assert said() == said("--no-cache")


def test_a_new_or_lost_file_of_settings_is_seen(folder: Path, said: Callable[..., object]) -> None:
    (folder / "plans" / "units.yml").unlink()
    said()
    assert known(folder)
    (folder / "plans" / "units.yml").write_text(UNITS, "utf-8")
    assert known(folder) is None
    said()
    shutil.copytree(ROOT / "schemas", folder / "schemas")
    assert known(folder) is None
    said()
    (folder / "schemas" / "cong-van.schema.json").unlink()
    assert known(folder) is None
    (folder / "checker.toml").unlink()
    assert known(folder) is None


def test_another_question_has_another_answer(
    folder: Path, said: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    said()
    assert known(folder)
    assert known(folder, day="2026-11-23") is None
    assert known(folder, select="personal-data") is None
    assert known(folder, ignore="personal-data") is None
    assert known(folder, "plans/b") is None
    monkeypatch.chdir(folder / "plans")
    assert known(folder) is None, "paths are shown as seen from here"


@pytest.mark.parametrize(
    "options",
    [("--select", "personal-data"), ("--ignore", "personal-data"), ("--as-of", "2020-01-01"), ("plans/b",)],
    ids=lambda options: options[0],
)
def test_each_question_is_answered_as_without_a_cache(
    folder: Path, said: Callable[..., object], options: tuple[str, ...]
) -> None:
    del folder
    said()
    for _ in range(2):
        assert said(*options) == said(*options, "--no-cache")


def test_the_rest_of_the_collection_counts_for_one_document_too(folder: Path, said: Callable[..., object]) -> None:
    said("plans/b/found.md")
    assert known(folder, "plans/b/found.md")
    (folder / "plans" / "a" / "2026" / "00.md").write_text(UNPOINTED, "utf-8")
    assert known(folder, "plans/b/found.md") is None


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("form", FORMATS)
def test_an_answer_is_told_in_any_form_and_language(
    folder: Path, said: Callable[..., object], form: str, language: str
) -> None:
    said()
    assert known(folder)
    options = ("--format", form, "--lang", language, "--fail-level", "info", "--statistics")
    assert said(*options) == said(*options, "--no-cache")


def test_another_program_finds_no_answer(
    folder: Path, said: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    said()
    assert known(folder)
    monkeypatch.setattr("checker.unchanged.program", lambda: b"another")
    assert known(folder) is None


def answers(folder: Path) -> list[Path]:
    return list((folder / ".checker-cache").glob("answer-*"))


@pytest.mark.parametrize(("kept", "more"), [(0, b""), (-1, b""), (None, b"\0"), (-9, b"\0" * 9)])
def test_a_damaged_answer_counts_for_nothing(
    folder: Path, said: Callable[..., object], kept: int | None, more: bytes
) -> None:
    first = said()
    (file,) = answers(folder)
    file.write_bytes(file.read_bytes()[:kept] + more)
    assert known(folder) is None
    assert said() == first
    assert known(folder)


def test_an_answer_of_someone_else_counts_for_nothing(
    folder: Path, said: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    said()
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder.parent / "another"))
    assert known(folder) is None


def test_what_cannot_be_read_is_told_each_time(folder: Path, said: Callable[..., tuple[int, str, str]]) -> None:
    (folder / "plans" / "b" / "loop.md").symlink_to("loop.md")
    first = said()
    assert first[0] == 2
    assert known(folder) is None
    assert said() == first


@pytest.mark.parametrize("options", [("--baseline", "known.json"), ("--write-baseline", "more.json"), ("--diff",)])
def test_who_asks_for_more_is_not_answered_from_memory(
    folder: Path, said: Callable[..., object], options: tuple[str, ...]
) -> None:
    said("--write-baseline", "known.json")
    said()
    assert known(folder)
    assert said(*options, "--force") == said(*options, "--force", "--no-cache")


def test_a_baseline_in_the_settings_is_looked_at_each_time(folder: Path, said: Callable[..., object]) -> None:
    said("--write-baseline", "known.json")
    (folder / "checker.toml").write_text(f'{SETTINGS}baseline = "known.json"\n', "utf-8")
    quiet = said()
    assert quiet == said()
    said("--write-baseline", "known.json", "--force", "--select", "personal-data")
    assert said() != quiet


def test_what_was_mended_is_not_found_again(folder: Path, said: Callable[..., tuple[int, str, str]]) -> None:
    first = said()
    said("--fix")
    assert said() == said("--no-cache")
    assert said() != first
    assert known(folder)


def test_small_collections_keep_nothing(folder: Path, said: Callable[..., object]) -> None:
    shutil.rmtree(folder / "plans" / "a")
    said()
    assert not (folder / ".checker-cache").exists()


def looked(folder: Path) -> tuple[Look, list[files.Entry]]:
    look = Look(Question(str(folder), (), (), (), datetime.date.fromisoformat(DAY)))
    entries = files.find_entries(folder, files.load_config(folder))
    look.begin(("plans",), entries, ())
    for entry in entries:
        look.saw(entry.path, hashlib.sha256(files.read_item(entry).data).digest())
    return look, entries


@pytest.mark.parametrize("change", [None, same_size, units, settings], ids=["nothing", "document", "units", "settings"])
def test_what_changes_while_a_check_runs_keeps_its_answer_from_being_kept(
    folder: Path, change: Callable[[Path], None] | None
) -> None:
    look, entries = looked(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    if change:
        change(folder)
    for entry in entries:  # some are read twice
        look.saw(entry.path, hashlib.sha256(files.read_item(entry).data).digest())
    look.keep(("plans",), entries, (), Answer(40, ()))
    assert (known(folder) is None) == bool(change), "what now stands there was not all judged"
    for path, data in before.items():
        path.write_bytes(data)
    assert (known(folder) is None) == bool(change)


def test_two_checks_at_once_say_the_same(folder: Path, said: Callable[..., tuple[int, str, str]]) -> None:
    command = [sys.executable, "-m", "checker", "check", "--as-of", DAY]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    for _ in range(2):
        both = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) for _ in range(2)]
        results = [process.communicate(timeout=120)[0].decode() for process in both]
        assert results[0] == results[1] == said("--no-cache")[1]
    assert known(folder)
    assert [path.name for path in answers(folder)] == [answers(folder)[0].name], "no part of one is left"
