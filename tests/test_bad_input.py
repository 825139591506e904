"""Bad input: each gives one clear sentence with its path, the others are still checked, nothing is lost."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

import pytest
from repository import CLEAN, PRIVATE, make

from checker import cli

Check: TypeAlias = Callable[..., tuple[int, list[dict[str, object]], str]]

SCHEMAS = Path(__file__).parent.parent / "schemas"
DEEP = "---\nloai: " + "[" * 5000 + "]" * 5000 + "\n---\n\nx\n"
BOMB = "---\na: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in pairwise("abcdefghi")) + "---\nx\n"
DUE_NEVER = """don_vi:
  - {id: x, ten: X, loai: truong, nghia_vu: [{viec: ke-hoach, tu_nam: 2025, han: "02-30"}]}
"""
HOSTILE = {
    "100,000 headings": "".join(f"## {number}. Mục\n\n" for number in range(100_000)),
    "1 MB on one line": "từ " * 300_000,
    "unclosed brackets": "[" * 50_000,
    "unclosed emphasis": "*a _b " * 20_000,
    "blanks": "a" + " " * 200_000 + "b",
    "dots": "." * 200_000,
    "digits": "1" * 200_000,
    "slashes": "12/3" * 50_000,
    "bases": "_Căn cứ " * 20_000,
    "comments": "<!-- checker: ignore " * 10_000,
    "pipes": "|" * 50_000,
    "nested items": "".join("1. a) - + " for _ in range(10_000)),
    "hyphens in numbers": "Số 1/KH-" + "A-" * 50_000,
    "dates": "ngày " * 20_000 + "tháng " * 20_000,
    "deep quotes": ">" * 50_000,
    "backticks": "`" * 50_001,
    "tables": "<table>" * 10_000,
    "recipients": "## Nơi nhận\n\n" + "- A;\n" * 20_000,
}


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))

    def run(*arguments: str) -> tuple[int, list[dict[str, object]], str]:
        code = cli.main(["check", "--format", "json", *arguments])
        out, err = capsys.readouterr()
        return code, json.loads(out)["findings"] if out else [], err

    return run


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "không có nội dung"),
        (b"\n \n", "không có nội dung"),
        (b"\0\1\2", "không phải văn bản thuần"),
        (CLEAN.encode().replace(b"I.", b"\0"), "không phải văn bản thuần"),
        (CLEAN.encode("utf-16"), "UTF-16"),
        (CLEAN.encode("utf-32"), "UTF-32"),
        (CLEAN.encode().replace(b"I.", b"\xff"), "UTF-8"),
        (CLEAN.encode() * 400_000, "MB"),
        (b"---\nloai: x\n\n" + b"x\n" * 30, ""),
        (DEEP.encode(), ""),
        (BOMB.encode(), ""),
        (b"---\nloai: [\n---\nx\n", ""),
        (b"---\nloai: 'x\n---\nx\n", ""),
        (b"---\n- x\n---\nx\n", ""),
    ],
    ids=(
        "empty",
        "blank",
        "binary",
        "NUL",
        "UTF-16",
        "UTF-32",
        "invalid UTF-8",
        "50 MB",
        "unclosed front matter",
        "deep YAML",
        "alias bomb",
        "broken YAML",
        "unclosed string",
        "not a mapping",
    ),
)
def test_what_cannot_be_read_is_one_finding_and_the_others_are_checked(
    check: Check, tmp_path: Path, data: bytes, said: str
) -> None:
    make(tmp_path, {"b.md": PRIVATE})
    (tmp_path / "plans/a.md").write_bytes(data)
    code, findings, err = check("--select", "unreadable-file,invalid-front-matter,personal-data")
    assert (code, err) == (1, "")
    assert {finding["path"] for finding in findings} == {"plans/a.md", "plans/b.md"}
    assert len(findings) == 2
    assert said in str(findings[0]["message"])
    assert findings[-1]["rule"] == "personal-data"
    assert (tmp_path / "plans/a.md").read_bytes() == data


@pytest.mark.parametrize("head", ["", "---\n"], ids=["body", "front matter"])
@pytest.mark.parametrize("line", ["# x\n", "- A;\n", "a: x\n"], ids=["headings", "recipients", "keys"])
def test_too_many_lines_are_refused_early_where_the_limit_is_passed(
    check: Check, tmp_path: Path, head: str, line: str
) -> None:
    make(tmp_path, {"a.md": head + line * 100_000})
    check("plans")
    start = time.process_time()
    code, (finding,), _ = check()
    assert time.process_time() - start < 1
    assert code == 1
    assert finding["message"] == "văn bản có hơn 30.000 dòng nên không đọc"
    assert (finding["line"], finding["column"]) == (30_001, 1)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_checked_in_linear_time(check: Check, tmp_path: Path, name: str) -> None:
    make(tmp_path, {"a.md": HOSTILE[name], "b.md": PRIVATE})
    start = time.process_time()
    code, findings, _ = check("--fail-level", "info")
    assert code == 1
    assert "plans/b.md" in {finding["path"] for finding in findings}
    assert time.process_time() - start < 20


@pytest.mark.parametrize("name", ["deep YAML", "1 MB on one line", "100,000 headings"])
@pytest.mark.parametrize("command", [("format", "--check"), ("check", "--diff"), ("status",), ("export", "plans/a.md")])
def test_other_commands_survive_it_too(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    command: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    make(tmp_path, {"a.md": {**HOSTILE, "deep YAML": DEEP}[name]})
    assert cli.main(command) in {0, 1, 2}
    for line in capsys.readouterr().err.splitlines():
        assert "Traceback" not in line
        assert "lỗi của chương trình" not in line


def hinder(tmp_path: Path, what: str) -> None:
    """Put something at plans/a.md that cannot be read as a file."""
    path = make(tmp_path, {"b.md": PRIVATE}) / "plans/a.md"
    match what:
        case "folder":
            path.mkdir()
        case "dangling link":
            path.symlink_to("nowhere")
        case "link in a ring":
            path.symlink_to("a.md")
        case "link out":
            outside = tmp_path / "secret.md"
            outside.write_text(PRIVATE, "utf-8")
            path.symlink_to(outside)
        case "pipe":
            os.mkfifo(path)
        case _:
            path.write_text(PRIVATE, "utf-8")
            path.chmod(0)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("folder", "là thư mục, không phải tệp; đổi tên thư mục này"),
        ("dangling link", "liên kết trỏ đến tệp không có"),
        ("link in a ring", "liên kết trỏ đến tệp không có"),
        ("link out", "liên kết trỏ ra ngoài thư mục nên không đọc; chép tệp vào đây"),
        ("pipe", "không phải tệp thường nên không đọc"),
    ],
)
def test_what_is_no_readable_file_is_one_sentence_and_the_others_are_checked(
    check: Check, tmp_path: Path, what: str, said: str
) -> None:
    hinder(tmp_path, what)
    code, findings, err = check("--select", "personal-data")
    assert (code, err) == (2, f"plans/a.md: {said}\n")
    assert [finding["path"] for finding in findings] == ["plans/b.md"]


@pytest.mark.parametrize("name", ["KE-HOACH.MD", "ke-hoach.md.txt", "ke-hoach.markdown"])
def test_a_document_whose_name_has_another_ending_is_not_passed_over_in_silence(
    check: Check, tmp_path: Path, name: str
) -> None:
    plans = make(tmp_path, {"b.md": PRIVATE}) / "plans"
    (plans / name).write_text(PRIVATE, "utf-8")
    said = "tên tệp phải kết thúc bằng “.md”, viết thường, thì văn bản mới được kiểm tra và đưa lên trang; đổi tên tệp"
    code, findings, err = check("--select", "personal-data")
    assert (code, err) == (2, f"plans/{name}: {said}\n")
    assert [finding["path"] for finding in findings] == ["plans/b.md"]
    assert check(f"plans/{name}")[::2] == (2, f"plans/{name}: {said}\n")


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs another user")
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("vi", "không đọc được {what} (không có quyền truy cập)"),
        ("en", "the {what} cannot be read (permission denied)"),
    ],
)
def test_a_file_that_may_not_be_read_is_said(tmp_path: Path, language: str, said: str) -> None:
    hinder(tmp_path, "forbidden")
    (tmp_path / "plans/shut").mkdir(mode=0)
    program = (  # the other user may not read this interpreter: what is imported comes first
        "import os, sys\n"
        "from checker.cli import main\n"
        "command = ['check', '--select', 'personal-data', '--format', 'github']\n"
        "main([*command, '--output', os.devnull, 'plans/b.md'])\n"
        "if os.geteuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "sys.exit(main(command))"
    )
    for folder in (tmp_path, *tmp_path.parents):
        if folder.owner() == "root" and folder.stat().st_uid == os.geteuid() and len(folder.parts) > 2:
            folder.chmod(0o755)
    kept = tmp_path / "kept"  # with what earlier runs kept, the first call would import less
    environment = os.environ | {"CHECKER_LANG": language, "XDG_CACHE_HOME": str(kept)}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    names = ("tệp", "thư mục") if language == "vi" else ("file", "folder")
    assert done.stderr.decode().splitlines() == [
        f"plans/a.md: {said.format(what=names[0])}",
        f"plans/shut: {said.format(what=names[1])}",
    ]
    assert "plans/b.md" in done.stdout.decode()
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("paths = [", "checker.toml: không đọc được TOML"),
        ("path = []", "checker.toml: không có khóa “path”; có phải ý bạn là “paths”"),
        ('paths = "plans"', "checker.toml: “paths” phải là danh sách chuỗi"),
        (
            'ignore = ["misng-section"]',
            "checker.toml: không có quy tắc “misng-section”; có phải ý bạn là “missing-section”",
        ),
        ('[severity]\nmissing-section = "fatal"', "checker.toml: mức “fatal” của “missing-section” phải là"),
        ('paths = ["nowhere"]', "nowhere: không có tệp hay thư mục này; kiểm tra lại đường dẫn"),
        ("paths = ['\xff']".encode("latin-1").decode("latin-1"), "ÿ: không có tệp hay thư mục này"),
    ],
)
def test_broken_settings_are_one_sentence(check: Check, tmp_path: Path, settings: str, said: str) -> None:
    make(tmp_path, {"a.md": CLEAN}, settings)
    code, _, err = check()
    assert code == 2
    assert err.startswith(said)
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("don_vi: [", "plans/units.yml: không đọc được YAML ở dòng"),
        ("- x", "plans/units.yml: phải là các cặp “khóa: giá trị”"),
        ("don_vi:\n  - id: x\n", "plans/units.yml: "),
        ("don_vi: &a [*a]", "plans/units.yml: "),
        ("don_vi: " + "[" * 3000, "plans/units.yml: "),
        ("don_vi:\n  - {id: x, ten: X, loai: truong, tu: 31/12/2025}\n", "plans/units.yml: "),
        (
            "don_vi:\n  - {id: x, ten: X, loai: truong, nghia_vu: [{viec: ke-hoach, tu_nam: 2025, han: '02-30'}]}\n",
            "plans/units.yml: ",
        ),
    ],
    ids=["syntax", "list", "key missing", "ring", "deep", "bad date", "30 February"],
)
def test_broken_units_are_one_sentence(check: Check, tmp_path: Path, text: str, said: str) -> None:
    make(tmp_path, {"a.md": CLEAN})
    (tmp_path / "plans/units.yml").write_text(text, "utf-8")
    code, _, err = check()
    assert (code, err.count("\n")) == (2, 1), err
    assert err.startswith(said)


@pytest.mark.parametrize(
    "text", ["{", "[]", "{}", '{"x-kind": 3, "x-sections": []}', '{"x-kind": {}, "x-sections": [3]}', "\xff"]
)
def test_a_broken_schema_is_one_sentence(check: Check, tmp_path: Path, text: str) -> None:
    make(tmp_path, {"a.md": CLEAN})
    shutil.copytree(SCHEMAS, tmp_path / "schemas")
    (tmp_path / "schemas/ke-hoach.schema.json").write_text(text, "latin-1")
    code, _, err = check()
    assert (code, err.count("\n")) == (2, 1), err
    assert err.startswith("schemas/ke-hoach.schema.json: ")


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"findings": 3}', '{"findings": [3]}', '{"findings": [{}]}', "\udcff"]
)
def test_a_broken_baseline_is_one_sentence(check: Check, tmp_path: Path, text: str) -> None:
    make(tmp_path, {"a.md": CLEAN})
    (tmp_path / "known.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    code, _, err = check("--baseline", "known.json")
    assert (code, err.count("\n")) == (2, 1), err
    assert err.startswith("known.json: không phải ")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("checker.toml", "paths = [1", "checker.toml: cannot be read as TOML at the end of the file; mend the syntax"),
        ("checker.toml", "x", "checker.toml: cannot be read as TOML at the end of the file"),
        ("checker.toml", "=", "checker.toml: cannot be read as TOML at line 1, column 1; mend the syntax there\n"),
        ("checker.toml", "path = []", "checker.toml: there is no key “path”; did you mean “paths”?\n"),
        ("checker.toml", "paths = 1", 'checker.toml: “paths” must be a list of strings: paths = ["…"]\n'),
        ("checker.toml", "baseline = 1", 'checker.toml: “baseline” must be a string: baseline = "…"\n'),
        ("checker.toml", "severity = 1", "checker.toml: “severity” must be a table, [severity]\n"),
        ("checker.toml", 'select = ["{x}"]', "checker.toml: there is no rule “{x}”\n"),
        ("checker.toml", '[severity]\nx = "{y}"', "checker.toml: the severity “{y}” of “x” must be error, warning,"),
        ("checker.toml", 'paths = ["{no}"]', "{no}: there is no such file or folder; check the path\n"),
        ("plans/units.yml", "don_vi: [", "plans/units.yml: cannot be read as YAML at line "),
        ("plans/units.yml", "- x", "plans/units.yml: must be made of “key: value” pairs\n"),
        ("plans/units.yml", "don_vi:\n  - id: x\n", "plans/units.yml: the key “don_vi[1].ten” is missing; add it\n"),
        ("plans/units.yml", "x: 1\n", "plans/units.yml: there is no key “x”; remove or rename it\n"),
        ("plans/units.yml", "don_vi: 1\n", "plans/units.yml: “don_vi” must be a list"),
        (
            "schemas/ke-hoach.schema.json",
            "{",
            "schemas/ke-hoach.schema.json: cannot be read as JSON at line 1, column 2",
        ),
        ("schemas/ke-hoach.schema.json", "[]", "schemas/ke-hoach.schema.json: must be a JSON object\n"),
        ("schemas/ke-hoach.schema.json", "{}", "schemas/ke-hoach.schema.json: “x-kind” or “x-sections” is missing"),
        ("known.json", "{}", "known.json: not a file of known findings; make it anew with --write-baseline\n"),
    ],
)
def test_broken_files_are_said_in_english_for_who_asks_for_it(
    check: Check, tmp_path: Path, name: str, text: str, said: str
) -> None:
    make(tmp_path, {"a.md": CLEAN})
    shutil.copytree(SCHEMAS, tmp_path / "schemas")
    (tmp_path / "known.json").write_text('{"findings": []}')
    (tmp_path / name).write_text(text, "utf-8")
    code, _, err = check("--lang", "en", "--baseline", "known.json")
    assert (code, err.count("\n")) == (2, 1)
    assert err.startswith(said)
    assert not vietnamese(err)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("folder", "a folder, not a file; rename this folder"),
        ("dangling link", "the link leads to a file that does not exist"),
        ("link out", "the link leads out of the folder, so it is not read; copy the file here"),
        ("pipe", "not a regular file, so it is not read"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_in_english_too(check: Check, tmp_path: Path, what: str, said: str) -> None:
    hinder(tmp_path, what)
    assert check("--select", "personal-data", "--lang=en")[2] == f"plans/a.md: {said}\n"


def vietnamese(text: str) -> set[str]:
    return {letter for letter in text if letter.isalpha() and not letter.isascii()}


def test_an_odd_file_name_is_no_trouble(check: Check, tmp_path: Path) -> None:
    names = ["a b.md", "đề án.md", "x'\"\n.md", "-rf.md", "%0A.md", os.fsdecode(b"\xff.md")]
    make(tmp_path, dict.fromkeys(names, PRIVATE))
    code, findings, err = check("--select", "personal-data")
    assert (code, len(findings), err) == (1, len(names), "")
    for form in ("text", "sarif", "junit", "github", "gitlab", "markdown"):
        assert cli.main(["check", "--select", "personal-data", "--format", form]) == 1
