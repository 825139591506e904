"""Links on the disk: none that leads out of its tree is read or written through, however it is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from repository import CLEAN, RULES, UNPOINTED, make

from checker import cli

Run: TypeAlias = Callable[..., tuple[int, str, str]]

OUT = "liên kết trỏ ra ngoài thư mục nên không đọc; chép tệp vào đây"
FORMATTED = UNPOINTED.replace("\n\n## I", "\n\n\n## I")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    (tmp_path / "kho").mkdir()
    make(tmp_path / "kho", {"x/a.md": CLEAN})
    (tmp_path / "ngoai/y").mkdir(parents=True)
    (tmp_path / "ngoai/y/secret.md").write_text(FORMATTED, "utf-8")
    monkeypatch.chdir(tmp_path / "kho")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))

    def call(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(arguments)
        return (code, *capsys.readouterr())

    return call


CHECK = ("check", "--select", RULES)


@pytest.mark.parametrize(
    "command", [CHECK, (*CHECK, "--fix"), (*CHECK, "--diff"), ("format",), ("export", "--to", "json")]
)
@pytest.mark.parametrize(
    ("link", "target", "named"),
    [
        ("plans/x/out.md", "../../../ngoai/y/secret.md", "plans/x/out.md"),
        ("plans/x/out", "../../../ngoai/y", "plans/x/out/secret.md"),
        ("plans/x/out.md", "../../readme.md", "plans/x/out.md"),  # in the repository, not among its documents
        ("out.md", "../ngoai/y/secret.md", "out.md"),
        ("../ben/out.md", "../ngoai/y/secret.md", "../ben/out.md"),  # in no repository: its folder is its tree
    ],
    ids=["file", "folder on the way", "inside the repository", "beside the documents", "elsewhere"],
)
def test_a_named_link_out_of_its_tree_is_one_sentence_and_nothing_is_touched(
    run: Run, tmp_path: Path, command: tuple[str, ...], link: str, target: str, named: str
) -> None:
    Path("readme.md").write_text(FORMATTED, "utf-8")
    (tmp_path / "ben").mkdir()
    Path(link).symlink_to(target)
    shown = str(tmp_path / "ben/out.md") if named.startswith("..") else named
    assert run(*command, named) == (2, "", f"{shown}: {OUT}\n")
    assert (tmp_path / "ngoai/y/secret.md").read_text("utf-8") == FORMATTED
    assert Path("readme.md").read_text("utf-8") == FORMATTED


def test_a_named_folder_that_is_a_link_out_of_its_tree_is_refused_too(run: Run) -> None:
    Path("plans/out").symlink_to("../../ngoai/y")
    assert run(*CHECK, "plans/out") == (2, "", f"plans/out: {OUT}\n")


def test_a_link_refused_by_name_does_not_keep_the_others_from_being_checked(run: Run) -> None:
    Path("plans/x/out.md").symlink_to("../../../ngoai/y/secret.md")
    Path("plans/b.md").write_text(UNPOINTED, "utf-8")
    code, out, err = run(*CHECK, "plans/x/out.md", "plans/b.md")
    assert (code, err) == (2, f"plans/x/out.md: {OUT}\n")
    assert "plans/b.md:11:" in out


@pytest.mark.parametrize("named", ["plans/b.md", "plans", "plans/y", "."])
def test_a_link_within_the_tree_is_read_however_it_is_named(run: Run, named: str) -> None:
    Path("plans/y").mkdir()
    Path("plans/b.md").symlink_to("x/a.md")
    Path("plans/y/c.md").symlink_to("../x/a.md")
    assert run(*CHECK, named)[::2] == (0, "")


def test_a_repository_behind_a_link_is_read(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "loi-vao").symlink_to("kho")
    assert run(*CHECK, str(tmp_path / "loi-vao/plans/x/a.md"))[::2] == (0, "")
    monkeypatch.chdir(tmp_path / "loi-vao")
    assert run(*CHECK, "plans/x/a.md")[::2] == (0, "")
