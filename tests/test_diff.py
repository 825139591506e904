"""``--diff``: what is shown is a patch that Git and patch(1) take, and it does what the command does itself."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from programs import needed
from repository import CLEAN, RULES, UNPOINTED, make

from checker import cli

if TYPE_CHECKING:
    from pathlib import Path

CHECK = ("check", "--select", RULES)
LONG = UNPOINTED.replace("## Nơi nhận\n", "Đoạn.\n\n" * 20 + "## Nơi nhận\n\n- Sở Y tế\n")
SHAPES = {
    "end of the file": UNPOINTED.replace("- Như", "-  Như"),
    "first and last of many": LONG.replace("## I.", "## Nơi nhận\n\n- Như trên\n- Lưu: VT.\n\n## I."),
    "middle": LONG + "\n## Phụ lục\n\n" + "Đoạn.\n\n" * 20,
    "CRLF": UNPOINTED.replace("\n", "\r\n"),
    "CRLF and LF": UNPOINTED.replace("\n", "\r\n", 6),
    "no final newline": UNPOINTED.rstrip("\n"),
    "CRLF, no final newline": UNPOINTED.replace("\n", "\r\n").rstrip("\r\n"),
    "last line without newline is mended": UNPOINTED.replace("VT.\n", "VT"),
    "byte order mark": "\ufeff" + UNPOINTED,
    "odd line ends": UNPOINTED.replace("Nâng", "Na\u0302ng\u2028x\x0cy\x85z"),
    "blank lines at the end": UNPOINTED + "\n\n",
}
TOOLS = (("git", "apply", "-p0"), ("patch", "-p0", "--batch", "--fuzz=0"))


@pytest.mark.parametrize("tool", TOOLS, ids=["git", "patch"])
@pytest.mark.parametrize("name", ["a.md", "bản sao/của tôi.md"])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("show", "do"), [((*CHECK, "--diff"), (*CHECK, "--fix")), (("format", "--diff"), ("format",))])
def test_a_diff_is_a_patch_that_does_what_the_command_does(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    show: tuple[str, ...],
    do: tuple[str, ...],
    shape: str,
    name: str,
    tool: tuple[str, ...],
) -> None:
    needed(tool[0], f"không có {tool[0]}: chưa thử bản vá (no {tool[0]}: patches are not tried)")
    monkeypatch.chdir(make(tmp_path, {name: ""}))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    path = tmp_path / "plans" / name
    path.write_bytes(SHAPES[shape].encode())
    assert cli.main(show) == 1
    patch = capsys.readouterr().out.encode()
    cli.main(do)
    mended = path.read_bytes()
    assert mended != SHAPES[shape].encode()
    path.write_bytes(SHAPES[shape].encode())
    done = subprocess.run(tool, cwd=tmp_path, input=patch, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b""), (done, patch.decode())
    assert path.read_bytes() == mended


def test_a_diff_with_masked_data_says_that_it_is_no_patch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(
        make(tmp_path, {"a.md": UNPOINTED.replace("- Như", "- Ông A, 0912 345 678;\n- Như"), "b.md": UNPOINTED})
    )
    assert cli.main((*CHECK, "--diff")) == 1
    out, err = capsys.readouterr()
    assert "0912" not in out
    assert err == (
        "plans/a.md: đã che dữ liệu cá nhân nên phần này không dùng làm bản vá được; sửa bằng “checker check --fix”\n"
    )


def test_nothing_to_mend_is_an_empty_diff(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(make(tmp_path, {"a.md": CLEAN}))
    assert cli.main((*CHECK, "--diff")) == 0
    assert capsys.readouterr() == ("", "")
