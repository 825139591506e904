"""A full disk, a closed output: code 2, one sentence with the true cause, and nothing in the way of the next run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from repository import RULES, UNPOINTED, make

Run: TypeAlias = Callable[..., tuple[int, str, str]]

TYPED = UNPOINTED.replace("- Lưu", "-  Lưu")
PASTED = "KẾ HOẠCH\nTriển khai công tác bình đẳng giới năm 2026\nI. MỤC ĐÍCH\nNâng cao nhận thức./.\n"
UNITS = 'don_vi:\n  - id: "thcs-minh-hoa"\n    ten: "Trường THCS Minh Họa"\n    loai: "truong"\n'
NO_ROOM = "ulimit -f 0; "
"""No file may grow, which is what a full disk comes to; outputs are pipes and stay open."""

needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    make(tmp_path, {"a.md": TYPED, "units.yml": UNITS})
    (tmp_path / "dan.txt").write_text(PASTED, "utf-8")
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "home"), "SOURCE_DATE_EPOCH": "1772668800"}

    def call(*arguments: str, before: str = "", outputs: str = "") -> tuple[int, str, str]:
        program = ["sh", "-c", f'{before}exec "$@" {outputs}', "sh", sys.executable, "-m", "checker", *arguments]
        done = subprocess.run(program, cwd=tmp_path, env=environment, capture_output=True, check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return call


@needs_full
@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("check", "--format", "json"),
        ("check", "--diff"),
        ("check", "--statistics"),
        ("format", "--diff"),
        ("rules",),
        ("--help",),
        ("check", "--help"),
        ("--version",),
        ("new", "ke-hoach", "--unit", "thcs-minh-hoa", "--stdout"),
        ("import", "dan.txt", "--unit", "thcs-minh-hoa", "--stdout"),
        ("status", "--year", "2026"),
        ("export", "plans/a.md", "--to", "json"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize(
    ("outputs", "why"), [(">/dev/full", "đĩa đầy"), (">&-", "đầu ra đã đóng")], ids=["full", "closed"]
)
def test_a_result_that_cannot_be_written_is_one_sentence(
    run: Run, command: tuple[str, ...], outputs: str, why: str
) -> None:
    assert run(*command, outputs=outputs) == (2, "", f"không ghi được kết quả ({why})\n")


@needs_full
@pytest.mark.parametrize("outputs", ["2>/dev/full", "2>&-"])
@pytest.mark.parametrize(
    ("command", "code"), [(("check", "--fail-level", "info", "--select", RULES), 1), (("chek",), 2)]
)
def test_words_beside_the_result_that_go_nowhere_change_no_code(
    run: Run, outputs: str, command: tuple[str, ...], code: int
) -> None:
    assert run(*command, outputs=outputs)[::2] == (code, "")


@needs_full
@pytest.mark.parametrize("outputs", [">/dev/full 2>/dev/full", ">&- 2>&-", "<&- >&- 2>&-"])
def test_without_any_output_the_code_still_tells(run: Run, outputs: str) -> None:
    assert run("check", outputs=outputs) == (2, "", "")


def test_a_closed_input_is_nobody_to_ask(run: Run) -> None:
    code, _, err = run("new", "ke-hoach", outputs="<&-")
    assert (code, err) == (2, "--unit: còn thiếu mã đơn vị ban hành văn bản\n")


def test_a_reader_that_goes_away_is_no_mistake(run: Run) -> None:
    assert run("rules", outputs="| head -n 1")[2] == ""


@needs_full
def test_a_report_file_that_cannot_be_written_is_one_sentence(run: Run) -> None:
    assert run("check", "--output", "/dev/full") == (2, "", "/dev/full: không ghi được (đĩa đầy)\n")


@pytest.mark.parametrize("command", [("check", "--fix", "--select", RULES), ("format",)], ids=" ".join)
@pytest.mark.parametrize("earlier", [("rules",), ("format", "plans/units.yml")], ids=["first run", "later run"])
def test_a_lock_that_finds_no_room_says_so_and_does_not_block_the_next_run(
    run: Run, tmp_path: Path, command: tuple[str, ...], earlier: tuple[str, ...]
) -> None:
    run(*earlier)
    code, _, err = run(*command, before=NO_ROOM)
    assert code == 2
    assert err.count("\n") == 1
    assert "một lệnh khác" not in err
    assert "quyền" not in err
    assert "tệp lớn quá mức cho phép" in err or "đĩa đầy" in err
    assert (tmp_path / "plans/a.md").read_text("utf-8") == TYPED
    assert run(*command)[0] == 0
    assert (tmp_path / "plans/a.md").read_text("utf-8") != TYPED
    assert (tmp_path / ".checker-cache/.gitignore").read_text("utf-8") == "*\n"


@pytest.mark.parametrize(
    "command",
    [
        ("new", "ke-hoach", "--unit", "thcs-minh-hoa"),
        ("import", "dan.txt", "--unit", "thcs-minh-hoa", "--year", "2026"),
        ("check", "--output", "ket-qua/2026/loi.txt"),
    ],
    ids=["new", "import", "check"],
)
def test_what_cannot_be_written_leaves_no_folder_behind(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    before = sorted(tmp_path.rglob("*"))
    code, out, err = run(*command, before=NO_ROOM)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.endswith(": không ghi được tệp (tệp lớn quá mức cho phép)\n")
    assert sorted(path for path in tmp_path.rglob("*") if "home" not in path.parts) == before
    assert run(*command)[0] in {0, 1}


def test_a_folder_that_was_there_before_stays(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plans/thcs-minh-hoa").mkdir()
    run("new", "ke-hoach", "--unit", "thcs-minh-hoa", before=NO_ROOM)
    assert list((tmp_path / "plans/thcs-minh-hoa").iterdir()) == []


def test_what_is_kept_between_runs_is_whole_or_not_there(run: Run, tmp_path: Path) -> None:
    assert run("check", "--select", RULES, before=NO_ROOM)[2] == ""
    home = tmp_path / "home/van-ban-checker"
    assert [path.name for path in home.rglob("*") if path.is_file()] == []
