"""JSON: the contract that other tools rely on; lines and columns from 1, columns in code points."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from checker import __version__
from checker.report.summary import TOOL, Summary, counts
from checker.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.rule import Finding


def report(findings: Sequence[Finding], summary: Summary) -> str:
    """Write findings as one JSON object."""
    found = counts(findings)
    data = {
        "version": 1,
        "tool": {"name": TOOL, "version": __version__},
        "summary": {
            "files": summary.files,
            "errors": found[Severity.ERROR],
            "warnings": found[Severity.WARNING],
            "infos": found[Severity.INFO],
        },
        "findings": [_finding(finding, summary) for finding in findings],
    }
    return json.dumps(data, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace").decode() + "\n"


def _finding(finding: Finding, summary: Summary) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "path": finding.path,
        "line": finding.start.line,
        "column": finding.start.column,
        "end_line": finding.end.line,
        "end_column": finding.end.column,
        "message": finding.message.in_language(summary.language),
        "hint": finding.hint.in_language(summary.language) if finding.hint else None,
        "related": [
            {
                "path": place.path,
                "line": place.start.line,
                "column": place.start.column,
                "message": place.message.in_language(summary.language),
            }
            for place in finding.related
        ],
        "fixable": bool(finding.edits),
    }
