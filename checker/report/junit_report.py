"""JUnit XML: one suite a file, one failed case an error or warning; notes are cases that were skipped."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from checker.report.summary import TOOL, Summary, severity_name
from checker.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.rule import Finding


def report(findings: Sequence[Finding], summary: Summary) -> str:
    """Write findings as test results; a run without findings is one case that passed."""
    failures = sum(finding.severity is not Severity.INFO for finding in findings)
    counted = f'tests="{len(findings) or 1}" failures="{failures}" errors="0" time="0"'
    lines = [f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="{TOOL}" {counted}>']
    groups = [(path, list(group)) for path, group in groupby(findings, lambda finding: finding.path)]
    for number, (path, group) in enumerate(groups):
        lines.extend(_suite(number, path, group, summary))
    if not groups:
        lines.append(_opening(0, TOOL, (1, 0, 0), summary))
        lines.append(f'    <testcase name="check" classname="{TOOL}" time="0"/>\n  </testsuite>')
    lines.append("</testsuites>\n")
    return "\n".join(lines)


def _suite(number: int, path: str, findings: Sequence[Finding], summary: Summary) -> Iterator[str]:
    skipped = sum(finding.severity is Severity.INFO for finding in findings)
    yield _opening(number, path, (len(findings), len(findings) - skipped, skipped), summary)
    for finding in findings:
        name = _attribute(f"{finding.rule} {finding.start.line}:{finding.start.column}")
        yield f'    <testcase name={name} classname={_attribute(path)} time="0">'
        said = _attribute(finding.message.in_language(summary.language))
        if finding.severity is Severity.INFO:
            yield f"      <skipped message={said}/>"
        else:
            kind = _attribute(severity_name(finding.severity, summary.language))
            yield f"      <failure message={said} type={kind}>{_text(_place(finding, summary))}</failure>"
        yield "    </testcase>"
    yield "  </testsuite>"


def _opening(number: int, name: str, counted: tuple[int, int, int], summary: Summary) -> str:
    tests, failures, skipped = counted
    return (
        f'  <testsuite id="{number}" name={_attribute(name)} package={_attribute(name)} hostname="localhost"'
        f' timestamp="{summary.as_of.isoformat()}T00:00:00" tests="{tests}" failures="{failures}" errors="0"'
        f' skipped="{skipped}" time="0">'
    )


def _place(finding: Finding, summary: Summary) -> str:
    hint = f"\n→ {finding.hint.in_language(summary.language)}" if finding.hint else ""
    return f"{finding.path}:{finding.start.line}:{finding.start.column}\n{finding.excerpt}{hint}"


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _text(text: str) -> str:
    return _clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clean(text: str) -> str:
    """Replace what XML cannot hold."""
    if text.isprintable():
        return text
    return "".join(character if _allowed(ord(character)) else "\ufffd" for character in text)


def _allowed(code: int) -> bool:
    return code in {9, 10, 13} or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
