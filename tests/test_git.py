"""Git: what changed since a revision, read from real repositories; every failure is one sentence."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest
from repository import CLEAN, make

from checker import cli, git
from checker.errors import CheckerError

if TYPE_CHECKING:
    from pathlib import Path

ISSUED = CLEAN.replace(
    'loai: "ke-hoach"\n',
    'loai: "ke-hoach"\nso_ky_hieu: "1/KH-X"\nngay_ban_hanh: "2026-01-05"\ntrang_thai: "ban-hanh"\n',
)


def run(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def commit(folder: Path, message: str = "x") -> str:
    run(folder, "add", "-A")
    run(folder, "-c", "commit.gpgsign=false", "commit", "-qm", message, "--allow-empty")
    return run(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Mẫu")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "mau@example.invalid")
    make(tmp_path, {"đơn vị/a.md": ISSUED, "b.md": ISSUED, "c.md": CLEAN})
    run(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path)
    return tmp_path


def earlier(folder: Path, revision: str = "HEAD") -> dict[str, str]:
    return {one.path: one.data.decode() for one in git.changed_since(folder, revision)}


def test_a_changed_or_deleted_file_comes_with_its_earlier_text(repository: Path) -> None:
    (repository / "plans/đơn vị/a.md").write_text("mới", "utf-8")
    (repository / "plans/new.md").write_text("mới", "utf-8")
    (repository / "plans/c.md").unlink()
    assert earlier(repository) == {"plans/đơn vị/a.md": ISSUED, "plans/c.md": CLEAN}


def test_a_moved_file_comes_with_the_text_it_had_elsewhere(repository: Path) -> None:
    (repository / "plans/b.md").rename(repository / "plans/z.md")
    text = ISSUED.replace("Nâng cao", "Tăng cường")
    (repository / "plans/z.md").write_text(text, "utf-8")
    (repository / "plans/đơn vị/a.md").write_text("mới hẳn", "utf-8")
    commit(repository)
    assert earlier(repository, "HEAD~1") == {"plans/z.md": ISSUED, "plans/đơn vị/a.md": ISSUED}


def test_what_the_other_branch_did_since_is_not_ours(repository: Path) -> None:
    run(repository, "switch", "-qc", "ours")
    run(repository, "switch", "-q", "main")
    (repository / "plans/b.md").write_text("main", "utf-8")
    commit(repository)
    run(repository, "switch", "-q", "ours")
    (repository / "plans/c.md").write_text("ours", "utf-8")
    commit(repository)
    assert earlier(repository, "main") == {"plans/c.md": CLEAN}


def test_an_odd_name_is_read_too(repository: Path) -> None:
    odd = repository / "plans/a b \"c\" 'd' \\.md"
    odd.write_text("cũ", "utf-8")
    commit(repository)
    odd.write_text("mới", "utf-8")
    assert earlier(repository) == {f"plans/{odd.name}": "cũ"}


def test_a_file_that_became_a_link_is_read(repository: Path) -> None:
    (repository / "plans/b.md").unlink()
    (repository / "plans/b.md").symlink_to("c.md")
    assert earlier(repository) == {"plans/b.md": ISSUED}


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("nowhere", "--changed-since nowhere: Git không biết phiên bản này"),
        ("--output=x", "--changed-since --output=x: không phải tên một phiên bản Git"),
        ("", "--changed-since : không phải tên một phiên bản Git"),
        ("HEAD:plans/b.md", "--changed-since HEAD:plans/b.md: Git không biết phiên bản này"),
    ],
)
def test_a_revision_that_is_none_is_said(repository: Path, revision: str, said: str) -> None:
    with pytest.raises(CheckerError) as error:
        git.changed_since(repository, revision)
    assert str(error.value).startswith(said)
    assert not (repository / "x").exists()


def test_a_shallow_clone_is_told_how_to_get_its_history(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    first = run(repository, "rev-parse", "HEAD")
    commit(repository)
    clone = tmp_path_factory.mktemp("clone")
    run(clone, "clone", "-q", "--depth", "1", f"file://{repository}", ".")
    with pytest.raises(CheckerError, match="git fetch --unshallow"):
        git.changed_since(clone, first)


def test_a_folder_outside_any_repository_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(CheckerError, match="không nằm trong một kho Git"):
        git.repository(tmp_path)


def test_a_machine_without_git_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CheckerError, match="không chạy được git"):
        git.repository(tmp_path)


def test_a_repository_s_own_settings_run_no_program(repository: Path) -> None:
    run(repository, "config", "core.fsmonitor", "touch ran; false")
    run(repository, "config", "diff.external", "touch ran; false")
    (repository / ".git" / "info" / "attributes").write_text("*.md diff=evil\n")
    run(repository, "config", "diff.evil.textconv", "touch ran; cat")
    (repository / "plans/b.md").write_text("mới", "utf-8")
    assert earlier(repository) == {"plans/b.md": ISSUED}
    assert not (repository / "ran").exists()


def test_an_issued_document_that_was_edited_is_reported(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repository)
    (repository / "plans/b.md").write_text(ISSUED.replace("Nâng cao", "Hạ thấp"), "utf-8")
    arguments = ["check", "--select", "issued-document-changed"]
    assert cli.main(arguments) == 0
    assert cli.main([*arguments, "--changed-since", "HEAD"]) == 1
    assert "plans/b.md:" in capsys.readouterr().out
    monkeypatch.chdir(repository / "plans")
    assert cli.main([*arguments, "--changed-since", "HEAD"]) == 1


def test_a_deleted_issued_document_is_reported_and_a_new_layout_is_not(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    (repository / "plans/b.md").unlink()
    path = repository / "plans/đơn vị/a.md"
    path.write_text(path.read_text("utf-8").replace("\n", " \n"), "utf-8")
    arguments = ["check", "--select", "issued-document-changed", "--format", "github", "--changed-since", "HEAD"]
    assert cli.main(arguments) == 1
    out = capsys.readouterr().out
    assert "plans/b.md" in out
    assert "văn bản đã ban hành bị xóa" in out
    assert "a.md" not in out


@pytest.mark.parametrize(("old", "new", "code"), [("ban-hanh", "bi-thay-the", 0), ("Nâng cao", "Nâng  cao", 1)])
def test_a_deleted_issued_document_is_kept_where_another_file_says_the_same(
    repository: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, code: int
) -> None:
    """Whether it was replaced since is bookkeeping."""
    monkeypatch.chdir(repository)
    assert old in ISSUED
    (repository / "plans/b.md").unlink()
    (repository / "plans/đơn vị/a.md").write_text(ISSUED.replace(old, new), "utf-8")
    assert cli.main(["check", "--select", "issued-document-changed", "--changed-since", "HEAD"]) == code


def test_what_fix_mends_in_an_issued_document_is_no_change_of_it(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    law = "Luật Bình đẳng giới số 73/2006/QH11 ngày 29 tháng 11 năm 2007"
    words = f"Họp ngày 5 tháng 03 năm 2026 , theo {law}.\n\nLơ\u0301p 1А (b/c)\u00a0;"
    text = ISSUED.replace("Nâng cao nhận thức.", words).replace("- Như trên;", "* Như trên.")
    (repository / "plans/b.md").write_text(text.replace('so_ky_hieu: "', 'so_ky_hieu: "0'), "utf-8")
    commit(repository)
    cli.main(["check", "--fix", "plans/b.md"])
    assert capsys.readouterr().err == "đã sửa 8 chỗ trong 1 tệp\n"
    mended = (repository / "plans/b.md").read_text("utf-8")
    assert "ngày 05 tháng 3 năm 2026, theo" in mended
    assert "năm 2007" in mended, "a date is what the document says: another document corrects it"
    assert cli.main(["check", "--select", "issued-document-changed", "--changed-since", "HEAD"]) == 0


def test_the_first_edited_line_of_an_issued_document_is_pointed_at(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    path = repository / "plans/b.md"
    silenced = ISSUED.replace("## I.", "<!-- checker: ignore section-numbering: bản ký nhảy mục -->\n\n## I.")
    path.write_text(silenced, "utf-8")
    arguments = ["check", "--select", "issued-document-changed", "--format", "github", "--changed-since", "HEAD"]
    assert cli.main(arguments) == 0
    path.write_text(silenced.replace("Nâng cao", "Hạ thấp"), "utf-8")
    assert cli.main(arguments) == 1
    assert f"line={silenced[: silenced.index('Nâng cao')].count(chr(10)) + 1}," in capsys.readouterr().out
