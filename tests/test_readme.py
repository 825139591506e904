"""What README.md shows is what the commands print."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from checker import cli

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parent.parent
PLAN = Path("plans/thcs-minh-hoa/2026/ke-hoach.md")
FAULTS = (
    ('"12/KH-THCSMH"', '"/KH-THCSMH"'),
    ("## IV. Tổ chức", "## V. Tổ chức"),
    ("vào ngày 31/5/2026", "vào ngày 31/6/2026"),
    ("- Giáo viên tư vấn,", "- Giáo viên tư vấn ,"),
)
_HUNK = re.compile(r"^@@ .*\n| \n\Z", re.MULTILINE)


def test_the_session_is_what_the_checker_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    shutil.copy(ROOT / "checker.toml", tmp_path)
    monkeypatch.chdir(tmp_path)
    text = PLAN.read_text("utf-8")
    for right, wrong in FAULTS:
        assert text.count(right) == 1
        text = text.replace(right, wrong)
    PLAN.write_text(text, "utf-8")
    session = (ROOT / "README.md").read_text("utf-8").split("```console\n")[1].split("```")[0]
    shown = [part.partition("\n") for part in session.split("$ checker ")[1:]]
    assert [command.split()[0] for command, _, _ in shown] == ["check", "check"]
    for command, _, printed in shown:
        assert cli.main([*command.split(), "--as-of", "2026-11-22"]) == 1
        assert _HUNK.sub("", capsys.readouterr().out).rstrip() == _HUNK.sub("", printed).rstrip()
