"""Measure what the project promises about speed and memory; each function gives rows of the report."""

from __future__ import annotations

import json
import math
import statistics
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bench.corpus import AS_OF, write_corpus
from bench.measure import ROOT, best, run
from bench.others import others
from bench.yardstick import SAME, THEN, Pace, pace
from checker.rules import all_rules

if TYPE_CHECKING:
    from pathlib import Path

CHECKER = (sys.executable, "-m", "checker", "check", "--as-of", AS_OF)
_BLOCK = "import sys; sys.modules['yaml._yaml'] = None; from checker.cli import main; sys.exit(main())"
WITHOUT_LIBYAML = (sys.executable, "-c", _BLOCK, "check", "--as-of", AS_OF)
CHECK_RATE = 600
"""Documents a CPU-second, by the rules that do not judge citations."""
CHECK_RATE_ALL = 400
JOBS_RATIO = 1.7
WARM_RATE = 8_000
START = 0.12
MEMORY = 100
GROWTH = 1.1
"""Greatest exponent that still counts as linear."""


class Row(NamedTuple):
    """One line of the report; ``ok`` is None where nothing was promised."""

    what: str
    target: str
    measured: str
    ok: bool | None = None


@dataclass(frozen=True, slots=True)
class Corpora:
    """Where the corpora stand, how many documents they have, how often a run is repeated, how slow this machine is."""

    folder: Path
    large: Path
    documents: int
    many: int
    runs: int
    pace: Pace = SAME


def machine(folder: Path) -> tuple[Pace, Row]:
    """Tell how long this machine takes beside that of the promises; the same where that cannot be measured.

    The new folder is worked in.
    """
    measured = pace(folder)
    title = f"Material for MkDocs alone ({THEN} s where the promises were made)"
    if measured is None:
        return SAME, Row(title, "", "not installed: promises are taken at their word")
    return measured, Row(title, "", f"{measured.seconds:.1f} s CPU, {measured.slower:.2f} times as long")


def least(title: str, rate: float, promise: float, unit: str, pace: Pace) -> Row:
    """Give the row of a rate that is to be so high where the promises were made."""
    there = pace.there(rate)
    digits = 1 if promise < 100 else 0
    told = f"{rate:.{digits}f}" if pace == SAME else f"{rate:.{digits}f}, there {there:.{digits}f}"
    return Row(title, f"≥ {promise:g} {unit}", told, there >= promise)


def most(title: str, seconds: float, promise: float, pace: Pace) -> Row:
    """Give the row of seconds of processor time that are to be so few where the promises were made."""
    there = seconds / pace.slower
    digits = 3 if promise < 1 else 1
    told = f"{seconds:.{digits}f} s" if pace == SAME else f"{seconds:.{digits}f} s, there {there:.{digits}f} s"
    return Row(title, f"≤ {promise:g} s CPU", told, there <= promise)


def check(corpora: Corpora) -> list[Row]:
    """Check everything in one process, without the cache."""
    rows: list[Row] = []
    loose = corpora.folder.with_name("loose")
    _loosen(corpora.folder, loose)
    before_citations = ("--ignore", ",".join(rule.id for rule in all_rules().values() if rule.family == "citation"))
    for title, command, folder, promise in (
        ("check, all rules", CHECKER, corpora.folder, CHECK_RATE_ALL),
        ("check, the rules that do not judge citations", (*CHECKER, *before_citations), corpora.folder, CHECK_RATE),
        ("check, all rules, without libyaml", WITHOUT_LIBYAML, corpora.folder, 0),
        ("check, all rules, no file canonical", CHECKER, loose, 0),
        ("check, all rules, no file canonical, without libyaml", WITHOUT_LIBYAML, loose, 0),
    ):
        usage = best(corpora.runs, (*command, "--no-cache"), folder)
        rate = corpora.documents / usage.cpu
        if promise:
            rows.append(least(title, rate, promise, "documents/CPU-second", corpora.pace))
        else:
            rows.append(Row(title, "", f"{rate:.0f} documents/CPU-second"))
    return rows


def jobs(corpora: Corpora) -> list[Row]:
    """Check with two processes, against one; beside it what this machine makes of two programs at once."""
    command = (*CHECKER, "--no-cache")
    one = best(corpora.runs, command, corpora.folder)
    two = best(corpora.runs, (*command, "--jobs", "2"), corpora.folder)
    with ThreadPoolExecutor(2) as pool:
        both = min(max(pool.map(_wall, [corpora.folder] * 2)) for _ in range(corpora.runs))
    ratio = one.wall / two.wall
    return [
        Row("--jobs 2 against 1, time on the clock", f"≥ {JOBS_RATIO}", f"{ratio:.2f}", ratio >= JOBS_RATIO),
        Row("two separate checks at once against one after the other", "", f"{2 * one.wall / both:.2f}"),
    ]


def _wall(folder: Path) -> float:
    return run((*CHECKER, "--no-cache"), folder).wall


def cache(corpora: Corpora) -> list[Row]:
    """Check again what the cache knows."""
    secret = {"XDG_CACHE_HOME": str(corpora.folder.parent)}
    best(1, CHECKER, corpora.folder, secret)
    usage = best(corpora.runs, CHECKER, corpora.folder, secret)
    rate = corpora.documents / usage.wall
    return [
        least("check, warm cache", rate, WARM_RATE, "documents/second", corpora.pace),
        Row("check, warm cache, processor time", "", f"{corpora.documents / usage.cpu:.0f} documents/CPU-second"),
    ]


def start(corpora: Corpora) -> list[Row]:
    """Check one document that stands alone, against an empty program: medians of processor time."""
    alone = corpora.folder.with_name("alone")
    write_corpus(alone, 1)
    empty, one = (
        statistics.median(run(command, alone).cpu for _ in range(20))
        for command in ((sys.executable, "-c", "pass"), (*CHECKER, "--no-cache"))
    )
    first = min((corpora.folder / "plans").glob("*/*/*.md"))
    secret = {"XDG_CACHE_HOME": str(corpora.folder.parent)}
    best(1, CHECKER, corpora.folder, secret)
    among = best(corpora.runs, (*CHECKER, str(first)), corpora.folder, secret)
    return [
        Row("an empty program", "", f"{empty:.3f} s"),
        most("one document, cold start, above that", one - empty, START, corpora.pace),
        Row(f"one document of {corpora.documents}, warm cache, above that", "", f"{among.cpu - empty:.3f} s"),
    ]


def growth(corpora: Corpora) -> list[Row]:
    """Check ten times as many documents: time and memory."""
    small = best(corpora.runs, (*CHECKER, "--no-cache"), corpora.folder)
    large = best(1, (*CHECKER, "--no-cache"), corpora.large)
    steps = math.log(corpora.many / corpora.documents)
    time_exponent, memory_exponent = math.log(large.cpu / small.cpu) / steps, math.log(large.peak / small.peak) / steps
    each = (large.peak - small.peak) / (corpora.many - corpora.documents)
    peak = small.peak / 1e6
    return [
        Row(f"peak memory, {corpora.documents} documents", f"≤ {MEMORY} MB", f"{peak:.0f} MB", peak <= MEMORY),
        Row(f"peak memory, {corpora.many} documents", "", f"{large.peak / 1e6:.0f} MB"),
        Row("memory for one more document (its facts)", "", f"{each / 1000:.1f} KB"),
        Row("growth of memory, exponent", f"≤ {GROWTH}", f"{memory_exponent:.2f}", memory_exponent <= GROWTH),
        Row("growth of processor time, exponent", f"≤ {GROWTH}", f"{time_exponent:.2f}", time_exponent <= GROWTH),
    ]


def stages(corpora: Corpora) -> list[Row]:
    """Measure what each stage of reading and each rule costs, in one process."""
    count = str(min(corpora.documents, 300))
    usage = run((sys.executable, "-m", "bench.stages", str(corpora.folder), count), ROOT)
    if usage.code:
        raise RuntimeError(usage.output.decode(errors="replace"))
    measured = json.loads(usage.output)
    rows: list[Row] = []
    for title, dearest in (("stages", 20), ("rules", 10), ("corpus", 3)):
        costs: dict[str, float] = measured[title]
        total = sum(cost for name, cost in costs.items() if not name.startswith("("))
        rows.append(Row(f"{title}: {len(costs)} in all", "", f"{total:.0f} µs a document"))
        dear = sorted(costs.items(), key=lambda item: -item[1])[:dearest]
        rows += [Row(f"  {name}", "", f"{cost:.1f}") for name, cost in dear]
    return rows


def side_by_side(corpora: Corpora) -> list[Row]:
    """Run other checkers on the same corpus."""
    own = best(corpora.runs, (*CHECKER, "--no-cache"), corpora.folder)
    rate, pace = corpora.documents / own.cpu, corpora.documents / own.wall
    rows = [Row("checker: everything", "", f"{rate:.0f} documents/CPU-second, {pace:.0f}/second")]
    for name, other_rate, other_pace, asked in others(corpora.folder, corpora.documents, corpora.runs):
        told = f"{other_rate:.0f} documents/CPU-second, {other_pace:.0f}/second" if other_rate else "—"
        ratio = f"; checker {rate / other_rate:.2f} times as many" if other_rate else ""
        rows.append(Row(f"{name}: {asked}", "", f"{told}{ratio}"))
    return rows


def _loosen(folder: Path, loose: Path) -> None:
    """Copy a corpus with a comment in every front matter, which makes it valid YAML but not canonical."""
    for file in sorted(folder.rglob("*")):
        if file.suffix in {".md", ".toml", ".yml"} and not file.name.startswith("."):
            copy = loose / file.relative_to(folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            text = file.read_bytes()
            copy.write_bytes(text.replace(b"---\n", b"---\n# thong tin chung\n", 1) if file.suffix == ".md" else text)


def temporary() -> tempfile.TemporaryDirectory[str]:
    """Make the folder that holds the corpora, and goes with them."""
    return tempfile.TemporaryDirectory(prefix="van-ban-bench-")
