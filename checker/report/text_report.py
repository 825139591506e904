"""Text for people: each finding with its line, a mark under the exact place, and the remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.report.screen import Style, fit, fit_end, paint, visible, width
from checker.report.summary import Summary, fixable_sentence, sentence, severity_name
from checker.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.rule import Finding

_STYLES: dict[Severity, Style] = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_DEFAULT_WIDTH = 80
_LEAST_WIDTH = 40


def report(findings: Sequence[Finding], summary: Summary) -> str:
    """Write findings one after another, then one line that sums them up."""
    parts = ["\n".join(_lines(finding, summary)) + "\n\n" for finding in findings]
    closing = [sentence(findings, summary), fixable_sentence(findings, summary)]
    return "".join(parts) + "".join(line + "\n" for line in closing if line)


def _lines(finding: Finding, summary: Summary) -> Iterator[str]:
    yield from _head(finding, summary)
    if finding.excerpt.strip():
        yield from _excerpt(finding, summary)
    if finding.hint:
        hint = "→ " + visible(finding.hint.in_language(summary.language))
        yield from _wrapped(hint, "  ", "    ", summary, "green")
    for place in finding.related:
        where = f"{place.path}:{place.start.line}:{place.start.column}: "
        said = visible(where + place.message.in_language(summary.language))
        yield from _wrapped(said, "  ↪ ", "    ", summary, "dim")


def _head(finding: Finding, summary: Summary) -> Iterator[str]:
    """Give “path:line:column: severity: message [rule]”, on a terminal wrapped and coloured."""
    where = visible(f"{finding.path}:{finding.start.line}:{finding.start.column}:")
    name = severity_name(finding.severity, summary.language) + ":"
    said = f"{visible(finding.message.in_language(summary.language))} [{finding.rule}]"
    lines = _wrap(f"{where} {name} {said}", "", "    ", summary)
    if not summary.colour:
        yield from lines
        return
    style = _STYLES[finding.severity]
    for index, line in enumerate(lines):
        shown = line.replace(where, paint(where, "bold", colour=True), 1) if index == 0 else line
        yield shown.replace(name, paint(name, style, colour=True), 1) if index < 2 else shown


def _excerpt(finding: Finding, summary: Summary) -> Iterator[str]:
    gutter = f"{finding.start.line:>5} | "
    first = max(0, finding.start.column - finding.excerpt_column)
    length = (
        finding.end.column - finding.start.column if finding.end.line == finding.start.line else len(finding.excerpt)
    )
    before = visible(finding.excerpt[:first])
    under = visible(finding.excerpt[first : first + length])
    after = visible(finding.excerpt[first + length :])
    room = max(summary.width or _DEFAULT_WIDTH, _LEAST_WIDTH) - len(gutter)
    before, under, after = _window(before, under, after, room)
    marks = "^" * max(1, width(under))
    yield paint(gutter, "dim", colour=summary.colour) + before + under + after
    mark = paint(marks, _STYLES[finding.severity], colour=summary.colour)
    yield paint(" " * 5 + " | ", "dim", colour=summary.colour) + " " * width(before) + mark


def _window(before: str, under: str, after: str, room: int) -> tuple[str, str, str]:
    """Cut a line to the columns there are, around the place, with “…” where text was left out."""
    if width(before) + width(under) + width(after) <= room:
        return before, under, after
    if width(under) > room - 2:
        under = fit(under, room - 2)
        return ("…" if before else ""), under, "…"
    free = room - width(under) - 2
    lead = min(width(before), max(free // 2, free - width(after)))
    shown = before if width(before) <= lead else "…" + fit_end(before, lead)
    rest = room - width(shown) - width(under)
    return shown, under, after if width(after) <= rest else fit(after, rest - 1) + "…"


def _wrapped(text: str, first: str, later: str, summary: Summary, style: Style) -> Iterator[str]:
    for line in _wrap(text, first, later, summary):
        yield paint(line, style, colour=summary.colour)


def _wrap(text: str, first: str, later: str, summary: Summary) -> list[str]:
    """Break a sentence at the terminal's width, never inside a path or word; elsewhere keep it on one line."""
    if not summary.width:
        return [first + text]
    import textwrap

    columns = max(summary.width, _LEAST_WIDTH)
    wrapper = textwrap.TextWrapper(
        columns, initial_indent=first, subsequent_indent=later, break_long_words=False, break_on_hyphens=False
    )
    return wrapper.wrap(text)
