"""``checker check``: check documents, and fix what is safe to fix."""

from __future__ import annotations

import contextlib
import gc
import os
from collections import Counter
from typing import TYPE_CHECKING

from checker import checking, files
from checker.commands.parser import Parser, today
from checker.commands.repository import CACHED_FROM, Repository, repository
from checker.errors import CheckerError
from checker.message import Message
from checker.report import FORMATS, reporter
from checker.report.summary import Summary
from checker.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from types import SimpleNamespace

    from checker.checking import Run
    from checker.commands.console import Console
    from checker.engine import Checked
    from checker.files import Entry
    from checker.rule import Finding


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.argument(
        "paths",
        "tệp hoặc thư mục; để trống là các thư mục nêu trong checker.toml",
        "files or folders; by default those named in checker.toml",
        metavar="PATH",
        many=True,
        optional=True,
    )
    parser.choice("--format", FORMATS, "định dạng kết quả (mặc định: text)", "format of the report (default: text)")
    parser.option("--output", "ghi kết quả ra tệp", "write the report to a file", metavar="FILE")
    parser.flag("--force", "ghi đè tệp kết quả đã có", "overwrite an existing report")
    parser.several("--select", "chỉ chạy các quy tắc này", "run these rules only", metavar="IDS")
    parser.several("--ignore", "không chạy các quy tắc này", "leave these rules out", metavar="IDS")
    levels = [level.value for level in (Severity.ERROR, Severity.WARNING, Severity.INFO)]
    parser.choice(
        "--fail-level",
        levels,
        "mức nhẹ nhất làm lệnh kết thúc với mã 1 (mặc định: error)",
        "least severity that ends the command with code 1 (default: error)",
    )
    parser.option("--as-of", "ngày coi là hôm nay", "the day that stands for today", metavar="DATE")
    parser.option(
        "--changed-since",
        "so với phiên bản Git này, để thấy văn bản đã ban hành mà bị sửa",
        "compare with this Git revision, to see issued documents that were edited",
        metavar="REF",
    )
    parser.flag("--fix", "sửa những lỗi sửa được an toàn", "fix what is safe to fix")
    parser.flag("--diff", "cho xem --fix sẽ sửa gì, không ghi tệp", "show what --fix would change, write nothing")
    parser.number(
        "--jobs",
        "số tiến trình chạy song song; 0 là mọi lõi (mặc định: 1)",
        "processes at once; 0 for one a core (default: 1)",
        default=1,
    )
    parser.option(
        "--scheduler", "chạy trên cụm Dask có địa chỉ này", "run on the Dask cluster at this address", metavar="ADDRESS"
    )
    parser.flag("--no-cache", "không dùng kết quả của lần chạy trước", "do not use results of earlier runs")
    parser.flag("--statistics", "đếm số lỗi theo quy tắc", "count the findings of each rule")
    parser.option(
        "--baseline", "bỏ qua những lỗi đã ghi trong tệp này", "leave out the findings in this file", metavar="FILE"
    )
    parser.option(
        "--write-baseline", "ghi mọi lỗi hiện có vào tệp này", "write all present findings to this file", metavar="FILE"
    )


def run(options: SimpleNamespace, console: Console) -> int:
    """Check, report, and give the exit code."""
    paths: list[str] = options.paths
    place = repository(paths)
    policy = place.config.policy(options.select, options.ignore)
    as_of = today(options.as_of)
    entries = files.find_entries(place.root, place.config, paths)
    others = checking.others(place.root, place.config, entries) if paths else []
    run = checking.start(place.root, place.config, policy, as_of)
    earlier = _earlier(place, options.changed_since)
    problems: list[Message] = []
    gc.freeze()
    gc.set_threshold(100_000)  # a document is tuples without cycles: looking for some costs a tenth of the run
    with contextlib.ExitStack() as stack:
        if options.fix:
            from checker.mending import alone

            stack.enter_context(alone(place.root))
        run = _equipped(run, options, len(entries) + len(others), stack)._replace(progress=console.progress)
        checked = checking.check_entries(run, run.setting, entries, problems)
        if options.diff:
            return _show_diff(run, entries, checked, problems, console)
        if options.fix:
            checked = {**checked, **_fixed(run, entries, checked, problems, console)}
        findings, _ = checking.check_collection(run, checked, (entries, others), earlier)
    if any(finding.edits for finding in findings):
        from checker.mending import offered

        findings = offered(findings, entries, checked)
    if options.write_baseline:
        return _write_baseline(findings, options, place, problems, console)
    fresh, known = _without_known(findings, options, place, run, checked, console)
    summary = Summary(len(checked), as_of, console.language, console.colours, console.width, known)
    if checked or not problems or options.format != "text" or options.output:  # of nothing there is nothing to sum up
        _report(fresh, summary, options, console)
    for problem in problems:
        console.tell(problem)
    limit = Severity(options.fail_level).rank
    return 2 if problems else int(any(finding.severity.rank <= limit for finding in fresh))


def _equipped(run: Run, options: SimpleNamespace, size: int, stack: contextlib.ExitStack) -> Run:
    """Give the run its cache and workers, where they are wanted and worth it; the stack closes them."""
    cache = None
    if size > CACHED_FROM and not options.no_cache:
        from checker.cache import opened

        cache = stack.enter_context(opened(run.root))
    if options.jobs == 1 and not options.scheduler:
        return run._replace(cache=cache)
    from checker.workers import workers

    return run._replace(cache=cache, workers=stack.enter_context(workers(options.jobs, options.scheduler)))


def _earlier(place: Repository, revision: str) -> Mapping[str, bytes]:
    """Give, by shown path, the bytes that changed documents had at a revision."""
    if not revision:
        return {}
    from checker import git

    top = git.repository(place.folder)
    return {files.show(top / path): data for path, data in git.changed_since(place.folder, revision)}


def _fixable(entries: Sequence[Entry], checked: Mapping[str, Checked]) -> Iterator[Entry]:
    for entry in entries:
        if entry.path in checked and any(finding.edits for finding in checked[entry.path].findings):
            yield entry


def _fixed(
    run: Run, entries: Sequence[Entry], checked: Mapping[str, Checked], problems: list[Message], console: Console
) -> dict[str, Checked]:
    """Mend files on the disk, say how many, and check them again."""
    from checker import mending

    policy = mending.document_policy(run.policy)
    mended: list[Entry] = []
    count = 0
    for entry in _fixable(entries, checked):
        try:
            found = mending.mend_file(run.setting, policy, entry)
        except CheckerError as error:
            problems.append(error.message)
        else:
            mended += [entry] if found else []
            count += found
    if count:
        console.tell(
            Message(f"đã sửa {count} chỗ trong {len(mended)} tệp", f"fixed {count} findings in {len(mended)} files")
        )
    return checking.check_entries(run._replace(progress=None), run.setting, mended, problems)


def _show_diff(
    run: Run, entries: Sequence[Entry], checked: Mapping[str, Checked], problems: Sequence[Message], console: Console
) -> int:
    from checker import mending
    from checker.commands.diff import show_diff

    policy = mending.document_policy(run.policy)
    changed = False
    for entry in _fixable(entries, checked):
        mended = mending.mend(run.setting, policy, files.read_item(entry))
        changed |= show_diff(console, entry.path, mended.before, mended.after, remedy="checker check --fix")
    for problem in problems:
        console.tell(problem)
    return 2 if problems else int(changed)


def _names(entries: Mapping[str, object], place: Repository) -> dict[str, str]:
    """Give each shown path as it is called from the repository's folder."""
    return {path: os.path.relpath(path, place.root).replace(os.sep, "/") for path in entries}


def _write_baseline(
    findings: Sequence[Finding],
    options: SimpleNamespace,
    place: Repository,
    problems: Sequence[Message],
    console: Console,
) -> int:
    from checker import writing
    from checker.baseline import baseline_text

    names = _names({finding.path: finding for finding in findings}, place)
    writing.write_new(options.write_baseline, baseline_text(findings, names).encode(), force=options.force)
    count = len(findings)
    console.tell(Message(f"đã ghi {count} lỗi đã biết vào {options.write_baseline}", f"wrote {count} known findings"))
    for problem in problems:
        console.tell(problem)
    return 2 if problems else 0


def _without_known(
    findings: Sequence[Finding],
    options: SimpleNamespace,
    place: Repository,
    run: Run,
    checked: Mapping[str, Checked],
    console: Console,
) -> tuple[Sequence[Finding], int]:
    """Leave out what the baseline knows; say which of its entries have become idle."""
    if not options.baseline and not place.config.baseline:
        return findings, 0
    path = options.baseline or place.folder / place.config.baseline
    from checker.baseline import baseline_from_text, unknown

    names = _names(checked, place)
    known = baseline_from_text(files.read_text(path), files.show(path))
    fresh, left = unknown(findings, known, names)
    idle = [entry for entry in left if entry.path in names.values() and entry.rule in run.policy.rules]
    if idle:
        some = ", ".join(sorted({f"{entry.path} ({entry.rule})" for entry in idle})[:3])
        console.tell(
            Message(
                f"{files.show(path)}: {len(idle)} lỗi đã biết nay không còn: {some}; ghi lại bằng --write-baseline",
                f"{files.show(path)}: {len(idle)} known findings are gone: {some}; write it anew with --write-baseline",
            )
        )
    return fresh, len(findings) - len(fresh)


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
