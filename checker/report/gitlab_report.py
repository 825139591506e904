"""GitLab Code Quality: one object a finding, known again by its fingerprint after lines have moved."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from checker.baseline import unique_fingerprints
from checker.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.report.summary import Summary
    from checker.rule import Finding

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(findings: Sequence[Finding], summary: Summary) -> str:
    """Write findings as one JSON list."""
    marks = unique_fingerprints(findings)
    rows = [_row(finding, mark, summary) for finding, mark in zip(findings, marks, strict=True)]
    return json.dumps(rows, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace").decode() + "\n"


def _row(finding: Finding, mark: str, summary: Summary) -> dict[str, object]:
    hint = f" → {finding.hint.in_language(summary.language)}" if finding.hint else ""
    return {
        "description": finding.message.in_language(summary.language) + hint,
        "check_name": finding.rule,
        "fingerprint": mark,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": finding.path.removeprefix("./"),
            "lines": {"begin": finding.start.line, "end": finding.end.line},
        },
    }
