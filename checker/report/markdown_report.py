"""Markdown: a comment on a pull request, one table a file, cut where a forge would refuse a longer one."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from checker.report.screen import visible
from checker.report.summary import Summary, fixable_sentence, sentence, severity_name
from checker.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.rule import Finding

MOST_BYTES = 60_000
"""What a comment may hold with room to spare (GitHub: 65,536 characters)."""

_MARKS = {Severity.ERROR: "🔴", Severity.WARNING: "🟡", Severity.INFO: "🔵"}
_ACTIVE = re.compile(r"[\\`*_{}\[\]()#+!|~$<>&@:]")


def report(findings: Sequence[Finding], summary: Summary) -> str:
    """Write the sum, then the findings of each file; the files with the heaviest findings first."""
    english = summary.language == "en"
    title = "Check of documents" if english else "Kết quả kiểm tra văn bản"
    head = [f"### {title}", "", f"**{sentence(findings, summary)}**"]
    if fixable := fixable_sentence(findings, summary):
        head += ["", fixable.replace("“", "`").replace("”", "`")]
    lines = [*head, *(_part_that_fits(findings, summary) if findings else ())]
    return "\n".join(lines) + "\n"


def _part_that_fits(findings: Sequence[Finding], summary: Summary) -> Iterator[str]:
    groups = [(path, list(group)) for path, group in groupby(findings, lambda finding: finding.path)]
    groups.sort(key=lambda group: min(finding.severity.rank for finding in group[1]))
    room = MOST_BYTES
    left = len(findings)
    for path, group in groups:
        opening = _opening(path, group, summary)
        room -= sum(len(line.encode()) + 1 for line in opening)
        rows: list[str] = []
        for finding in group:
            row = _row(finding, summary)
            room -= len(row.encode("utf-8", "replace")) + 1
            if room < 0:
                break
            rows.append(row)
        if rows:
            yield from (*opening, *rows)
        left -= len(rows)
        if room < 0:
            break
    if left:
        yield ""
        yield f"… {left} more" if summary.language == "en" else f"… còn {left} chỗ nữa; chạy `checker check` để xem hết"


def _opening(path: str, group: Sequence[Finding], summary: Summary) -> list[str]:
    english = summary.language == "en"
    columns = "| | Line | What is wrong | How to mend it |" if english else "| | Dòng | Chỗ sai | Cách sửa |"
    name = visible(path).replace("`", "'")
    return ["", f"#### `{name}` ({len(group)})", "", columns, "| --- | ---: | --- | --- |"]


def _row(finding: Finding, summary: Summary) -> str:
    language = summary.language
    mark = f"{_MARKS[finding.severity]} {severity_name(finding.severity, language)}"
    said = _plain(finding.message.in_language(language))
    places = "".join(
        f"<br>↪ {_plain(_place(place.path, place.start.line))}: {_plain(place.message.in_language(language))}"
        for place in finding.related
    )
    hint = _plain(finding.hint.in_language(language)) if finding.hint else ""
    return f"| {mark} | {finding.start.line} | {said} `{finding.rule}`{places} | {hint} |"


def _place(path: str, line: int) -> str:
    return f"{path}:{line}"


def _plain(text: str) -> str:
    """Take every meaning from signs: no markup, no mention of a person, no link, no cell of its own."""
    return _ACTIVE.sub(lambda match: f"&#{ord(match.group())};", visible(text))
