"""Fixes: no other byte changes, nothing is lost, and twice is the same as once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from repository import CLEAN, PRIVATE, RULES, UNPOINTED, make

from checker import cli, files, fix, mending, writing
from checker.config import Config
from checker.engine import Policy
from checker.errors import CheckerError
from checker.rule import Edit
from checker.source import Item, Span, decode

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
POLICY = mending.document_policy(Config().policy())
AS_OF = __import__("datetime").date(2026, 11, 22)
SETTING = files.load_setting(ROOT, Config(), as_of=AS_OF, rules=tuple(sorted(POLICY.rules)))


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., int]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))

    def run(*arguments: str) -> int:
        code = cli.main(["check", "--select", RULES, *arguments])
        run.out, run.err = capsys.readouterr()  # type: ignore[attr-defined]
        return code

    return run


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (UNPOINTED, CLEAN),
        (UNPOINTED.replace("\n", "\r\n"), CLEAN.replace("\n", "\r\n")),
        ("\ufeff" + UNPOINTED, "\ufeff" + CLEAN),
        (UNPOINTED.replace("Nâng", "Na\u0302ng  \tx\u2028"), CLEAN.replace("Nâng", "Na\u0302ng  \tx\u2028")),
        (UNPOINTED.rstrip("\n"), CLEAN.rstrip("\n")),
    ],
    ids=["plain", "crlf", "bom", "odd characters", "no final newline"],
)
def test_fix_touches_only_what_is_wrong(check: Callable[..., int], tmp_path: Path, before: str, after: str) -> None:
    path = make(tmp_path, {}) / "plans/a.md"
    path.write_bytes(before.encode())
    assert check("--fix") == 0
    assert path.read_bytes() == after.encode()
    assert check("--fix") == 0
    assert path.read_bytes() == after.encode()


def test_fix_says_what_it_did_and_reports_what_is_left(check: Callable[..., int], tmp_path: Path) -> None:
    make(tmp_path, {"a.md": UNPOINTED, "b.md": PRIVATE})
    assert check("--fix") == 1
    assert check.err == "đã sửa 1 chỗ trong 1 tệp\n"  # type: ignore[attr-defined]
    assert "personal-data" in check.out  # type: ignore[attr-defined]
    assert "recipient-punctuation" not in check.out  # type: ignore[attr-defined]


def test_diff_writes_nothing_and_masks_private_data(check: Callable[..., int], tmp_path: Path) -> None:
    text = UNPOINTED.replace("Nâng cao nhận thức.\n\n## Nơi nhận\n", "\n## Nơi nhận\n\n- Ông A, 0912 345 678;\n")
    make(tmp_path, {"a.md": text})
    assert check("--diff") == 1
    assert "0912" not in check.out  # type: ignore[attr-defined]
    assert "+- Như trên;\n" in check.out  # type: ignore[attr-defined]
    assert (tmp_path / "plans/a.md").read_text("utf-8") == text


def test_what_is_suppressed_is_not_mended(check: Callable[..., int], tmp_path: Path) -> None:
    comment = "<!-- checker: ignore-file recipient-punctuation: theo mẫu cũ -->"
    text = UNPOINTED.replace("## I.", f"{comment}\n\n## I.")
    make(tmp_path, {"a.md": text})
    assert check("--fix") == 0
    assert (tmp_path / "plans/a.md").read_text("utf-8") == text


def test_permissions_stay(check: Callable[..., int], tmp_path: Path) -> None:
    path = make(tmp_path, {"a.md": UNPOINTED}) / "plans/a.md"
    path.chmod(0o640)
    check("--fix")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_inside_the_folder_stays_a_link(check: Callable[..., int], tmp_path: Path) -> None:
    make(tmp_path, {"x/real.md": UNPOINTED})
    link = tmp_path / "plans/link.md"
    link.symlink_to("x/real.md")
    check("--fix", "plans/link.md")
    assert link.is_symlink()
    assert link.read_text("utf-8") == CLEAN


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("của người khác", "utf-8")
    with pytest.raises(CheckerError, match=r"a\.md: tệp vừa được người khác sửa nên không ghi đè"):
        writing.write_atomic(path, b"new", expected=b"old")
    assert path.read_text("utf-8") == "của người khác"
    assert [one.name for one in tmp_path.iterdir()] == ["a.md"]


def test_a_disk_without_room_keeps_the_old_file(tmp_path: Path) -> None:
    texts = {f"{number}.md": UNPOINTED.replace("Nâng", "Nâng " * 3000) for number in range(3)}
    make(tmp_path, texts)
    program = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000));"
        "from checker.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", program, "check", "--fix", "--select", RULES]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    said = "không ghi được tệp (tệp lớn quá mức cho phép); tệp cũ còn nguyên"
    assert done.stderr.decode().splitlines() == [f"plans/{number}.md: {said}" for number in range(3)]
    assert done.returncode == 2
    assert {one.name: one.read_text("utf-8") for one in (tmp_path / "plans").iterdir()} == texts


def test_two_processes_fixing_at_once_lose_nothing(tmp_path: Path) -> None:
    make(tmp_path, {f"{number}.md": UNPOINTED for number in range(60)})
    command = [sys.executable, "-m", "checker", "check", "--fix", "--select", RULES]
    processes = [subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in "ab"]
    said = sorted(process.communicate(timeout=60)[1].decode() for process in processes)
    assert [process.returncode for process in processes] == [0, 0]
    assert said == ["", "đã sửa 60 chỗ trong 60 tệp\n"]
    assert {one.read_text("utf-8") for one in (tmp_path / "plans").iterdir()} == {CLEAN}


def test_a_lock_that_is_never_given_up_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mending, "_PATIENCE", 0.0)
    with mending.alone(tmp_path), pytest.raises(CheckerError, match="một lệnh khác đang sửa"), mending.alone(tmp_path):
        pass
    with mending.alone(tmp_path):
        pass


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    folder.mkdir(mode=0o500)
    with pytest.raises(CheckerError, match="không tạo được khóa"), mending.alone(folder):
        pass


@pytest.mark.parametrize("path", sorted((ROOT / "plans").rglob("*.md")), ids=lambda path: "/".join(path.parts[-3:]))
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_fixing_twice_is_fixing_once_on_damaged_documents(path: Path, data: st.DataObject) -> None:
    lines = path.read_text("utf-8").split("\n")
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(lines) - 1))
        lines[at] = data.draw(
            st.sampled_from(
                [lines[at].rstrip(".;:,/"), lines[at] + " ,", lines[at].replace(")", "."), "", "#" + lines[at]]
            )
        )
    item = Item("a.md", "a", "\n".join(lines).encode())
    once = mending.mend(SETTING, POLICY, item)
    twice = mending.mend(SETTING, POLICY, Item("a.md", "a", once.after))
    assert twice.after == once.after
    assert twice.count == 0


@given(
    text=st.text(alphabet="ab\n\r", max_size=40),
    places=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 3)), max_size=4),
)
def test_everything_outside_the_edits_keeps_its_bytes(text: str, places: list[tuple[int, int]]) -> None:
    data = f"x{text}".encode()
    source = decode("a.md", data)
    edits: list[Edit] = []
    end = -1
    for start, length in sorted(places):
        if start > end and start + length <= len(source.text):
            edits.append(Edit(Span(start, start + length), "Z"))
            end = start + length
    _, after = fix.apply(source, edits)
    if not edits:
        assert after == data
    folded = after.replace(b"\r\n", b"\n").replace(b"\r", b"\n").decode()
    wanted = source.text
    for edit in reversed(edits):
        wanted = wanted[: edit.at.start] + "Z" + wanted[edit.at.end :]
    assert folded == wanted


def test_rules_at_odds_with_each_other_end(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = iter(range(100))

    def never_done(source: object, edits: object) -> tuple[str, bytes]:
        del source, edits
        return "", UNPOINTED.replace("Nâng", f"Nâng {next(texts)}").encode()

    monkeypatch.setattr(mending, "apply", never_done)
    mending.mend(SETTING, Policy(frozenset({"recipient-punctuation"})), Item("a.md", "a", UNPOINTED.encode()))
    assert next(texts) == mending.ROUNDS
