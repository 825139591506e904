"""SARIF 2.1.0: for tools that show findings in their own words; English, columns in code points."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from checker import __version__
from checker.baseline import unique_fingerprints
from checker.report.summary import TOOL, Summary
from checker.rule import Severity
from checker.rules import all_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.rule import Finding, Rule
    from checker.source import Position

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note", Severity.OFF: "none"}

Json = dict[str, object]


def report(findings: Sequence[Finding], summary: Summary) -> str:  # noqa: ARG001 - a reporter's signature
    """Write one run with all rules and all findings."""
    rules = list(all_rules().values())
    places = {rule.id: index for index, rule in enumerate(rules)}
    marks = unique_fingerprints(findings)
    results = [_result(finding, places, mark) for finding, mark in zip(findings, marks, strict=True)]
    driver = {"name": TOOL, "semanticVersion": __version__, "language": "en", "rules": [_rule(rule) for rule in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rule(rule: Rule) -> Json:
    basis = f"\n\nBasis: {rule.basis}" if rule.basis else ""
    more = f"“checker explain {rule.id}” gives its reason, its remedy and examples, in Vietnamese."
    return {
        "id": rule.id,
        "name": "".join(word.title() for word in rule.id.split("-")),
        "shortDescription": {"text": rule.english},
        "fullDescription": {"text": rule.english},
        "help": {"text": f"It finds that {rule.english}. {more}{basis}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.default},
        "properties": {"tags": [rule.family]},
    }


def _result(finding: Finding, places: dict[str, int], mark: str) -> Json:
    hint = f" ({finding.hint.en})" if finding.hint else ""
    location = _location(finding.path, finding.start, None if finding.end == finding.start else finding.end)
    result: Json = {
        "ruleId": finding.rule,
        "ruleIndex": places[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message.en + hint},
        "locations": [location],
        "partialFingerprints": {"checkerFinding/v1": mark},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": index, **_location(place.path, place.start), "message": {"text": place.message.en}}
            for index, place in enumerate(finding.related, 1)
        ]
    return result


def _location(path: str, start: Position, end: Position | None = None) -> Json:
    region: Json = {"startLine": start.line, "startColumn": start.column}
    if end:
        region |= {"endLine": end.line, "endColumn": end.column}
    absolute = path.startswith("/") or path[1:2] == ":"
    uri = quote(path.encode("utf-8", "surrogateescape"), safe="/")
    where = {"uri": f"file:///{uri.lstrip('/')}"} if absolute else {"uri": uri, "uriBaseId": "%SRCROOT%"}
    return {"physicalLocation": {"artifactLocation": where, "region": region}}
