"""A plain command line is read as argparse reads it, and any other is left to argparse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.commands import check_command
from checker.commands.parser import Parser
from checker.commands.usage import UsageError
from checker.message import Message

PLAIN = [
    [],
    ["plans"],
    ["a.md", "b.md", "--fix"],
    ["--fix", "a.md", "b.md", "--jobs", "2"],
    ["--format", "json", "--output", "out.json", "--force"],
    ["--select", "missing-section, raw-html", "--select", "date-padding"],
    ["--jobs", "0", "--jobs", "3", "--lang", "en", "--color", "never"],
    ["--as-of", "", "--ignore", ""],
]
OTHER = [
    ["a.md", "--fix", "b.md"],
    ["--format=json"],
    ["--format", "yaml"],
    ["--jobs", "-1"],
    ["--jobs", "hai"],
    ["--jobs"],
    ["--form", "json"],
    ["--output", "-"],
    ["--", "--fix"],
    ["-", "a.md"],
    ["--khac"],
]


def parser() -> Parser:
    made = Parser("checker check", Message("kiểm tra", "check"), "vi")
    check_command.describe(made)
    made.common()
    return made


@pytest.mark.parametrize("arguments", PLAIN)
def test_a_plain_command_line_is_read_as_argparse_reads_it(arguments: list[str]) -> None:
    assert parser().parse_plain(arguments) == parser().parse_any(arguments)


@pytest.mark.parametrize("arguments", OTHER)
def test_any_other_command_line_is_left_to_argparse(arguments: list[str]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says
        parser().parse_plain(arguments)


@given(st.lists(st.sampled_from(sorted({word for case in PLAIN + OTHER for word in case}))))
def test_what_is_taken_for_plain_is_what_argparse_reads(arguments: list[str]) -> None:
    try:
        found = parser().parse_plain(arguments)
    except ValueError:
        return
    assert found == parser().parse_any(arguments)


def test_values_of_one_run_do_not_reach_the_next() -> None:
    made = parser()
    made.parse_plain(["--select", "raw-html"])
    assert made.parse_plain(["--select", "date-padding"]).select == ["date-padding"]
    assert made.parse_plain([]).select == []


def test_a_value_with_a_dash_is_a_fault_to_both() -> None:
    with pytest.raises(UsageError):
        parser().parse(["--output", "--fix"])
