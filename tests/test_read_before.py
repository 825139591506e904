"""What earlier runs read of files of settings counts only for the same bytes and the same code."""

from __future__ import annotations

import datetime
import marshal
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import pytest

import checker
from checker import read_before, tokens
from checker.memory import Known

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN = Path(checker.__file__).parent
UNITS = (
    'don_vi:\n  - id: "mot"\n    ten: "Trường Một"\n    loai: "truong"\n    ky_hieu: ["M"]\n    dia_danh: "Minh Họa"\n'
)


@pytest.fixture
def kept() -> Iterator[None]:
    read_before.begin()
    yield
    read_before.end()


def never() -> object:
    raise AssertionError


@pytest.mark.usefixtures("kept")
def test_a_value_is_read_once_for_the_same_bytes() -> None:
    assert read_before.reading("json", b"1", lambda: {"một": [1, 2.5, None, True]}) == {"một": [1, 2.5, None, True]}
    read_before.learn(read_before.taught())
    assert read_before.reading("json", b"1", never) == {"một": [1, 2.5, None, True]}
    assert read_before.reading("json", b"2", lambda: "khác") == "khác"
    assert read_before.reading("yaml", b"1", lambda: "khác nữa") == "khác nữa"


@pytest.mark.usefixtures("kept")
def test_what_is_changed_by_who_got_it_stays_as_it_was_read() -> None:
    read_before.reading("json", b"1", lambda: ["một"])
    read_before.taught()
    read_before.reading("json", b"1", lambda: ["không"]).append("hai")
    assert read_before.reading("json", b"1", lambda: ["không"]) == ["một"]


@pytest.mark.usefixtures("kept")
def test_values_that_cannot_be_kept_are_read_every_time() -> None:
    for day in (1, 2):
        assert read_before.reading("yaml", b"1", partial(datetime.date, 2026, 1, day)).day == day
    assert not read_before.taught()


@pytest.mark.usefixtures("kept")
def test_what_grew_too_large_is_dropped_but_for_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    read_before.reading("json", b"1", lambda: "một")
    read_before.taught()
    monkeypatch.setattr(read_before, "MOST_BYTES", 10)
    read_before.reading("json", b"2", lambda: "hai")
    data = read_before.taught()
    read_before.begin()
    read_before.learn(data)
    assert read_before.reading("json", b"2", never) == "hai"
    assert read_before.reading("json", b"1", lambda: "lại") == "lại"


def _check(folder: Path) -> str:
    environment = {"XDG_CACHE_HOME": str(folder / "home"), "PYTHONPATH": str(OWN.parent), "CHECKER_LANG": "en"}
    command = [sys.executable, "-m", "checker", "check", "--no-cache", "--as-of", "2026-03-05"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    return f"{done.returncode}\n{(done.stdout + done.stderr).decode()}"


def test_a_changed_file_of_settings_is_read_anew(tmp_path: Path) -> None:
    (tmp_path / "checker.toml").write_text('paths = ["plans"]\n', encoding="utf-8")
    (tmp_path / "plans").mkdir()
    units = tmp_path / "plans" / "units.yml"
    units.write_text(UNITS, encoding="utf-8")
    shutil.copytree(OWN.parent / "schemas", tmp_path / "schemas")
    first = _check(tmp_path)
    assert _check(tmp_path) == first
    units.write_text(UNITS.replace("truong", "chua-ro"), encoding="utf-8")
    for _ in range(2):
        assert "plans/units.yml" in _check(tmp_path)
    units.write_text(UNITS, encoding="utf-8")
    assert _check(tmp_path) == first
    schema = tmp_path / "schemas" / "ke-hoach.schema.json"
    schema.write_text(schema.read_text(encoding="utf-8").replace('"x-kind"', '"x-kine"'), encoding="utf-8")
    for _ in range(2):
        assert "ke-hoach.schema.json" in _check(tmp_path)


@pytest.mark.parametrize("damage", [b"", b"\0" * 3, b"\0" * 400, b"khong phai du lieu" * 50])
def test_a_damaged_file_of_what_was_read_changes_nothing(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "units.yml").write_text(UNITS, encoding="utf-8")
    (tmp_path / "plans" / "a.md").write_text("---\nloai: ke-hoach\n---\n\nMột.\n", encoding="utf-8")
    first = _check(tmp_path)
    [kept] = (tmp_path / "home" / "van-ban-checker").glob("read-*")
    good = kept.read_bytes()
    kept.write_bytes(damage)
    assert _check(tmp_path) == first
    kept.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    assert _check(tmp_path) == first


def test_what_other_code_made_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "a.md").write_text("---\nloai: ke-hoach\n---\n\nMột mucjt.\n", encoding="utf-8")
    first = _check(tmp_path)
    assert "mucjt" in first
    home = tmp_path / "home" / "van-ban-checker"
    [words] = home.glob("words-*")
    [read] = home.glob("read-*")
    for kept, data in ((words, marshal.dumps([b"mucjt", b"mucjt."])), (read, marshal.dumps({}))):
        kept.write_bytes(crc32(data).to_bytes(4, "big") + data)
    assert _check(tmp_path) == first


def test_words_judged_before_are_known_and_odd_ones_are_judged_again(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Thực hiện bình đẳng giới, mucjt tiêu ___ năm 2026;x"
    monkeypatch.setattr(tokens, "_learnt", [])
    monkeypatch.setattr(tokens, "_plain", Known[bytes](1 << 10))
    monkeypatch.setattr(tokens, "_plain_phrases", Known[bytes](1 << 10))
    first = tokens.look_at(text, text.encode())
    assert "mucjt" in first[0]
    data = tokens.taught()
    assert not {b"mucjt", b"___"} & set(marshal.loads(data))  # noqa: S302 - made above
    monkeypatch.setattr(tokens, "_plain", Known[bytes](1 << 10))
    monkeypatch.setattr(tokens, "_plain_phrases", Known[bytes](1 << 10))
    tokens.learn(data)
    assert not tokens.taught()
    assert tokens.look_at(text, text.encode()) == first
