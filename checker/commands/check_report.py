"""What ``checker check`` says in the end: the report, what is wrong besides, and the exit code."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.commands.parser import today
from checker.report import reporter
from checker.report.summary import Summary
from checker.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import SimpleNamespace

    from checker.commands.console import Console
    from checker.message import Message
    from checker.rule import Finding


def conclude(
    findings: Sequence[Finding],
    documents: int,
    options: SimpleNamespace,
    console: Console,
    *,
    known: int = 0,
    problems: Sequence[Message] = (),
) -> int:
    """Report findings in so many documents, tell of problems, and give the exit code.

    ``known`` counts the findings that a baseline left out.
    """
    summary = Summary(documents, today(options.as_of), console.language, console.colours, console.width, known)
    if documents or not problems or options.format != "text" or options.output:  # of nothing there is nothing to sum up
        _report(findings, summary, options, console)
    for problem in problems:
        console.tell(problem)
    limit = Severity(options.fail_level).rank
    return 2 if problems else int(any(finding.severity.rank <= limit for finding in findings))


def _report(findings: Sequence[Finding], summary: Summary, options: SimpleNamespace, console: Console) -> None:
    if options.output and options.output != "-":
        from checker import writing

        plain = summary._replace(colour=False, width=0)
        text = reporter(options.format)(findings, plain)
        writing.write_new(options.output, text.encode("utf-8", "backslashreplace"), force=options.force)
    else:
        console.write(reporter(options.format)(findings, summary))
    if options.statistics:
        counted = _statistics(findings)
        (console.write if options.format == "text" and not options.output else _each(console))(counted)


def _each(console: Console) -> Callable[[str], None]:
    return lambda text: console.tell(text.rstrip("\n"))


def _statistics(findings: Sequence[Finding]) -> str:
    """Count the findings of each rule, the most frequent first; * marks what --fix can mend."""
    counted = Counter(finding.rule for finding in findings)
    fixable = {finding.rule for finding in findings if finding.edits}
    return "".join(
        f"{count:>7}  {rule}{' *' if rule in fixable else ''}\n"
        for rule, count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    )
