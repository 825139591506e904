"""Annotations of GitHub Actions: the heaviest first, at most ten a level, for more are dropped in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.report.summary import LEVELS, Summary, counted, sentence
from checker.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.rule import Finding

MOST = 10

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(findings: Sequence[Finding], summary: Summary) -> str:
    """Write annotations, then what there was no room for, then one line that sums up."""
    lines: list[str] = []
    for level in LEVELS:
        lines.extend(_level([finding for finding in findings if finding.severity is level], level, summary))
    return "\n".join((*lines, sentence(findings, summary))) + "\n"


def _level(findings: Sequence[Finding], level: Severity, summary: Summary) -> Iterator[str]:
    for finding in findings[:MOST]:
        yield _annotation(finding, summary)
    left = len(findings) - MOST
    if left > 0:
        more = counted(left, level, summary.language)
        yield f"{more} more, see the summary" if summary.language == "en" else f"còn {more}, xem bảng tóm tắt"


def _annotation(finding: Finding, summary: Summary) -> str:
    properties = {
        "file": finding.path,
        "line": finding.start.line,
        "endLine": finding.end.line,
        "col": finding.start.column,
        "endColumn": finding.end.column,
        "title": finding.rule,
    }
    if finding.end.line != finding.start.line:  # columns are understood within one line only
        del properties["col"], properties["endColumn"]
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    hint = f"\n→ {finding.hint.in_language(summary.language)}" if finding.hint else ""
    message = finding.message.in_language(summary.language) + hint
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
