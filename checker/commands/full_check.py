"""A check that must read, judge and mend documents: with the cache, workers and history that are wanted."""

from __future__ import annotations

import contextlib
import gc
import os
from typing import TYPE_CHECKING

from checker import checking, files, user_cache
from checker.commands.check_report import conclude
from checker.commands.parser import today
from checker.commands.repository import CACHED_FROM, Repository, repository
from checker.errors import CheckerError
from checker.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import SimpleNamespace

    from checker.checking import Run
    from checker.commands.console import Console
    from checker.engine import Checked
    from checker.files import Entry
    from checker.rule import Finding
    from checker.unchanged import Look


def check_fully(options: SimpleNamespace, console: Console, look: Look | None) -> int:
    """Check, report, and give the exit code; ``look`` keeps the answer, where it can be kept."""
    user_cache.take_over()
    paths: list[str] = options.paths
    place = repository(paths)
    policy = place.config.policy(options.select, options.ignore)
    entries, others = files.find_collection(place.root, place.config, paths)
    size = len(entries) + len(others)
    if look and (size <= CACHED_FROM or place.config.baseline):
        look = None
    if look:
        look.begin(place.config.paths, entries, others)
    run = checking.start(place.root, place.config, policy, today(options.as_of))
    earlier = _earlier(place, options.changed_since)
    problems: list[Message] = []
    gc.freeze()
    gc.set_threshold(100_000)  # a document is tuples without cycles: looking for some costs a tenth of the run
    with contextlib.ExitStack() as stack:
        if options.fix:
            from checker.mending import alone

            stack.enter_context(alone(place.root))
        run = _equipped(run, options, size, stack)._replace(progress=console.progress, look=look)
        checked = checking.check_entries(run, run.setting, entries, problems)
        if options.diff:
            return _show_diff(run, entries, checked, problems, console)
        if options.fix:
            checked = {**checked, **_fixed(run, entries, checked, problems, console)}
        findings, _ = checking.check_collection(run, checked, (entries, others), earlier)
    findings = _offered(findings, entries, checked, look)
    if look and not problems:
        from checker.unchanged import Answer

        look.keep(place.config.paths, entries, others, Answer(len(checked), findings))
    if options.write_baseline:
        return _write_baseline(findings, options, place, problems, console)
    fresh, known = _without_known(findings, options, place, run, checked, console)
    return conclude(fresh, len(checked), options, console, known=known, problems=problems)


def _offered(
    findings: tuple[Finding, ...], entries: Sequence[Entry], checked: Mapping[str, Checked], look: Look | None
) -> tuple[Finding, ...]:
    """Give the findings without the fixes that ``--fix`` leaves alone."""
    if not any(finding.edits for finding in findings):
        return findings
    from checker.mending import offered

    return offered(findings, entries, checked, look.read if look else files.read_item)


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
