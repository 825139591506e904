"""Reports: each format says the same findings, in the form that its readers take."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
from lxml import etree

from checker.message import Message
from checker.report import FORMATS, reporter, reporters
from checker.report.screen import fit, fit_end, visible, width
from checker.report.summary import Summary, sentence
from checker.rule import Edit, Finding, Place, Severity
from checker.rules import all_rules
from checker.source import Position, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parent
TODAY = datetime.date(2026, 3, 5)
PLAIN = Summary(3, TODAY)


def finding(  # noqa: PLR0913 - a finding has many parts
    excerpt: str = "Họp ngày 5/3/2026",
    under: str = "5/3",
    *,
    severity: Severity = Severity.ERROR,
    path: str = "plans/a.md",
    message: str = "sai ngày",
    line: int = 6,
    hint: str = "sửa ngày",
    related: tuple[Place, ...] = (),
    edits: tuple[Edit, ...] = (),
) -> Finding:
    first = excerpt.index(under)
    return Finding(
        rule="personal-data",
        severity=severity,
        path=path,
        at=Span(100, 100 + len(under)),
        start=Position(line, first + 1),
        end=Position(line, first + 1 + len(under)),
        message=Message(message, f"{message} in English"),
        hint=Message(hint, f"{hint} in English") if hint else None,
        related=related,
        edits=edits,
        excerpt=excerpt,
        excerpt_column=1,
    )


NASTY = finding(
    "a | b\x1b[31m `c` ::error:: <b>@ai</b> %0A 日本 #1",
    "日本",
    path="plans/a b,c:%đ.md",
    message="thấy “|`<b>@ai\x1b”%: x, y",
)
SEVERAL = (
    finding(
        related=(Place("plans/b.md", Position(2, 3), Message("chỗ kia", "there")),), edits=(Edit(Span(1, 2), "x"),)
    ),
    finding(severity=Severity.WARNING, line=7),
    finding(severity=Severity.INFO, line=8, hint=""),
    NASTY,
)
RUNS = pytest.mark.parametrize("findings", [(), SEVERAL], ids=["none", "several"])


def text_of(*findings: Finding, summary: Summary = PLAIN) -> list[str]:
    return reporter("text")(findings, summary).split("\n")


def test_text_shows_the_line_a_mark_under_the_place_and_the_remedy() -> None:
    assert text_of(SEVERAL[0]) == [
        "plans/a.md:6:10: lỗi: sai ngày [personal-data]",
        "    6 | Họp ngày 5/3/2026",
        "      |          ^^^",
        "  → sửa ngày",
        "  ↪ plans/b.md:2:3: chỗ kia",
        "",
        "3 tệp: 1 lỗi",
        "1 chỗ sửa được tự động bằng “checker check --fix”",
        "",
    ]


def test_text_speaks_english_too() -> None:
    assert text_of(SEVERAL[0], summary=PLAIN._replace(language="en"))[0::4] == [
        "plans/a.md:6:10: error: sai ngày in English [personal-data]",
        "  ↪ plans/b.md:2:3: there",
        "",
    ]


@pytest.mark.parametrize(
    ("excerpt", "under", "line", "mark"),
    [
        ("日本 và 中国", "中国", "日本 và 中国", "        ^^^^"),
        ("e\u0301e\u0301 sai", "sai", "e\u0301e\u0301 sai", "   ^^^"),
        ("a\tb sai", "sai", "a b sai", "    ^^^"),
        ("a\u200bb\x1b[1m", "b", "a<U+200B>b<U+001B>[1m", "         ^"),
        ("x" * 200 + " sai " + "y" * 200, "sai", "…" + "x" * 32 + " sai " + "y" * 33 + "…", " " * 34 + "^^^"),
        ("sai " + "y" * 200, "sai", "sai " + "y" * 67 + "…", "^^^"),
        ("x" * 200 + " sai", "sai", "…" + "x" * 66 + " sai", " " * 68 + "^^^"),
        ("x" * 300, "x" * 300, "x" * 70 + "…", "^" * 70),
    ],
)
def test_the_mark_stands_under_the_place_however_wide_the_characters_are(
    excerpt: str, under: str, line: str, mark: str
) -> None:
    shown, below = text_of(finding(excerpt, under))[1:3]
    assert below == "      | " + mark
    assert shown == "    6 | " + line
    assert width(shown) <= 80


def test_text_never_steers_the_terminal() -> None:
    assert "\x1b" not in reporter("text")([NASTY], PLAIN)


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_on_a_terminal_no_line_is_wider_than_it(columns: int) -> None:
    long = finding("từ " * 60, "từ", message="một câu dài " * 12, hint="một lời khuyên dài " * 12)
    lines = text_of(long, summary=PLAIN._replace(width=columns))
    assert max(map(width, lines)) <= columns


def test_colours_change_nothing_but_colours() -> None:
    import re

    summary = PLAIN._replace(width=60)
    coloured = reporter("text")(SEVERAL, summary._replace(colour=True))
    assert "\x1b[31;1mlỗi:\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == reporter("text")(SEVERAL, summary)


@pytest.mark.parametrize(
    ("text", "columns", "start", "end"),
    [
        ("abcd", 2, "ab", "cd"),
        ("日本", 3, "日", "本"),
        ("ae\u0301", 1, "a", "e\u0301"),
        ("e\u0301a", 1, "e\u0301", "a"),
    ],
)
def test_text_is_cut_between_whole_characters(text: str, columns: int, start: str, end: str) -> None:
    assert (fit(text, columns), fit_end(text, columns)) == (start, end)


def test_invisible_characters_are_shown_by_number() -> None:
    assert visible("a\u202eb\u2028c\x00 đ\xa0e") == "a<U+202E>b<U+2028>c<U+0000> đ e"


@pytest.mark.parametrize(
    ("findings", "summary", "said"),
    [
        ((), Summary(1, TODAY), "1 tệp: không thấy lỗi nào"),
        (SEVERAL[:3], Summary(3, TODAY), "3 tệp: 1 lỗi, 1 cảnh báo, 1 lưu ý"),
        (SEVERAL[:2] * 2, Summary(1, TODAY, "en"), "1 file: 2 errors, 2 warnings"),
        (SEVERAL[:1], Summary(3, TODAY, known=4), "3 tệp: 1 lỗi (không kể 4 chỗ đã biết)"),
    ],
)
def test_a_run_is_summed_up_in_one_line(findings: Sequence[Finding], summary: Summary, said: str) -> None:
    assert sentence(findings, summary) == said


def test_json_is_the_contract_that_other_tools_rely_on() -> None:
    data = json.loads(reporter("json")(SEVERAL, PLAIN))
    assert data["version"] == 1
    assert data["tool"]["name"] == "van-ban-checker"
    assert data["summary"] == {"files": 3, "errors": 2, "warnings": 1, "infos": 1}
    assert data["findings"][0] == {
        "rule": "personal-data",
        "severity": "error",
        "path": "plans/a.md",
        "line": 6,
        "column": 10,
        "end_line": 6,
        "end_column": 13,
        "message": "sai ngày",
        "hint": "sửa ngày",
        "related": [{"path": "plans/b.md", "line": 2, "column": 3, "message": "chỗ kia"}],
        "fixable": True,
    }
    assert data["findings"][2]["hint"] is None


@RUNS
def test_sarif_is_valid_and_carries_the_rules(findings: Sequence[Finding]) -> None:
    log = json.loads(reporter("sarif")(findings, PLAIN))
    schema = json.loads((HERE / "schemas/sarif-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(all_rules())
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [one.rule for one in findings]
    assert len({result["partialFingerprints"]["checkerFinding/v1"] for result in run["results"]}) == len(findings)


def test_sarif_speaks_english_and_writes_paths_as_uris() -> None:
    (run,) = json.loads(reporter("sarif")([NASTY], PLAIN))["runs"]
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "plans/a%20b%2Cc%3A%25%C4%91.md", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 6, "startColumn": 41, "endLine": 6, "endColumn": 43}
    assert result["message"]["text"].endswith("in English (sửa ngày in English)")


def test_sarif_has_no_vietnamese_but_names_of_laws() -> None:
    (run,) = json.loads(reporter("sarif")([], PLAIN))["runs"]
    driver = run["tool"]["driver"]
    assert driver["language"] == "en"
    for rule, known in zip(driver["rules"], all_rules().values(), strict=True):
        words = rule["help"]["text"].replace(known.basis or "", "").replace("\n", " ")
        assert known.english in words
        assert f"checker explain {known.id}" in words
        said = words.replace(known.english, "").replace(known.id, "")
        assert not [letter for letter in said if letter.isalpha() and not letter.isascii()]


@RUNS
def test_junit_is_valid_and_counts_errors_and_warnings_as_failures(findings: Sequence[Finding]) -> None:
    schema = etree.XMLSchema(etree.parse(HERE / "junit.xsd"))
    root = etree.fromstring(reporter("junit")(findings, PLAIN).encode())
    schema.assertValid(root)
    assert len(root.findall(".//failure")) == sum(one.severity is not Severity.INFO for one in findings)
    assert root.get("failures") == str(len(root.findall(".//failure")))
    assert root.get("tests") == str(len(root.findall(".//testcase")))
    assert len(root.findall(".//skipped")) == sum(one.severity is Severity.INFO for one in findings)


def test_github_annotations_are_escaped() -> None:
    first, *_ = reporter("github")([NASTY], PLAIN).split("\n")
    assert first == (
        "::error file=plans/a b%2Cc%3A%25đ.md,line=6,endLine=6,col=41,endColumn=43,title=personal-data::"
        "thấy “|`<b>@ai\x1b”%25: x, y%0A→ sửa ngày"
    )


def test_github_gets_the_heaviest_first_and_at_most_ten_of_a_level() -> None:
    many = [finding(severity=severity, line=line) for line in range(12) for severity in reversed(Severity)]
    lines = reporter("github")([one for one in many if one.severity is not Severity.OFF], PLAIN).splitlines()
    kinds = [line.split(" ")[0] for line in lines]
    assert kinds == [*["::error"] * 10, "còn", *["::warning"] * 10, "còn", *["::notice"] * 10, "còn", "3"]
    assert lines[10] == "còn 2 lỗi, xem bảng tóm tắt"


@RUNS
def test_gitlab_fingerprints_are_unique_and_do_not_move_with_the_lines(findings: Sequence[Finding]) -> None:
    rows = json.loads(reporter("gitlab")((*findings, *findings), PLAIN))
    moved = [one._replace(start=Position(one.start.line + 3, 1), end=Position(99, 1)) for one in (*findings, *findings)]
    marks = [row["fingerprint"] for row in rows]
    assert len(set(marks)) == len(marks)
    assert [row["fingerprint"] for row in json.loads(reporter("gitlab")(moved, PLAIN))] == marks
    for row in rows:
        assert set(row) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert row["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert row["location"]["lines"]["begin"] >= 1


def test_markdown_is_one_table_a_file_with_every_sign_inert() -> None:
    text = reporter("markdown")(SEVERAL, PLAIN)
    rows = [line for line in text.splitlines() if line.startswith("| 🔴")]
    assert len(rows) == 2
    assert all(row.count(" | ") == 3 for row in rows)
    assert "@ai" not in text
    assert "<b>" not in text
    assert "**3 tệp: 2 lỗi, 1 cảnh báo, 1 lưu ý**" in text
    assert "↪ plans/b.md&#58;2: chỗ kia" in text


def test_markdown_fits_a_comment_and_says_what_was_left_out() -> None:
    many = [finding(path=f"plans/{number // 5}.md", message="rất dài " * 20) for number in range(1000)]
    text = reporter("markdown")(many, PLAIN)
    assert 50_000 < len(text.encode()) < 64_000
    shown = text.count("| 🔴")
    assert f"… còn {1000 - shown} chỗ nữa" in text


@pytest.mark.parametrize("name", FORMATS)
@RUNS
def test_every_format_writes_what_utf_8_can_hold(name: str, findings: Sequence[Finding]) -> None:
    odd = [one._replace(message=Message("lẻ \ud800", "odd \ud800")) for one in findings]
    reporters()[name](odd, PLAIN).encode("utf-8", "backslashreplace")
    assert reporter(name)(findings, PLAIN).endswith("\n")
