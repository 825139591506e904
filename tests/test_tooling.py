"""The repository's own files: no address of a registry, no path of a machine, everything pinned."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# In pieces, so that this file does not hold what it looks for.
HOSTS = (("py", "pi.org"), ("python", "hosted.org"), ("registry.npm", "js"), ("crates", ".io"))
REGISTRIES = tuple(map("".join, HOSTS))
MACHINE = re.compile(r"(?<![\w.*$}~-])/(?:" + "|".join(("ro" + "ot", "wo" + "rk", "ho" + "me", "op" + "t")) + r")/\w")
PINNED = re.compile(r"[\w.-]+==\S+ .*\\\n\s+--hash=sha256:[0-9a-f]{64}")
USES = re.compile(r"^\s*(?:- )?uses:\s*(?P<action>\S+)(?P<comment>.*)$", re.MULTILINE)
ACTIONS = (ROOT / "action.yml", *sorted((ROOT / ".github" / "workflows").glob("*.yml")))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def tracked() -> dict[str, str]:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    paths = [ROOT / name for name in names.split("\0") if name]
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8", "ignore") for path in paths if path.is_file()}


def test_no_tracked_file_names_a_registry_host_or_a_path_of_a_machine() -> None:
    found = [
        (name, hit)
        for name, text in tracked().items()
        for hit in (*(host for host in REGISTRIES if host in text), *MACHINE.findall(text))
    ]
    assert found == []


@pytest.mark.parametrize("text", ["cd /wo" + "rk/main", "`/ro" + "ot/x`", "file:///op" + "t/wheels"])
def test_a_path_of_a_machine_is_recognised(text: str) -> None:
    assert MACHINE.search(text)


@pytest.mark.parametrize("text", ["net/wo" + "rk/x", "$HOME/wo" + "rk/x", "plans/op" + "t/x", "/wo" + "rkshop"])
def test_other_paths_are_not_a_machine_s(text: str) -> None:
    assert not MACHINE.search(text)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_requirement_is_pinned_with_hashes_and_no_index(lock: Path) -> None:
    entries = re.split(r"\n(?=\S)", lock.read_text("utf-8"))
    assert [entry for entry in entries if not PINNED.match(entry)] == []


@pytest.mark.parametrize("source", sorted((ROOT / "requirements").glob("*.in")), ids=lambda source: source.name)
def test_every_requirement_that_we_name_is_in_its_lock(source: Path) -> None:
    named = re.findall(r"^([a-z][\w-]*)", source.read_text("utf-8"), re.MULTILINE)
    locked = re.findall(r"^([\w.-]+)==", source.with_suffix(".txt").read_text("utf-8"), re.MULTILINE)
    assert set(named) <= set(locked)


@pytest.mark.parametrize("path", ACTIONS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_its_commit_and_says_which_version_that_is(path: Path) -> None:
    uses = [(use["action"], use["comment"]) for use in USES.finditer(path.read_text("utf-8"))]
    assert uses
    pinned = re.compile(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|\./\.github/workflows/\w+\.yml.*")  # or our own
    assert [use for use in uses if not pinned.fullmatch("".join(use))] == []


@pytest.mark.parametrize("path", ACTIONS, ids=lambda path: path.name)
def test_no_workflow_runs_a_stranger_s_code_with_our_rights(path: Path) -> None:
    assert "pull_request" + "_target" not in path.read_text("utf-8")
