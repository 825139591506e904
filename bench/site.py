"""Measure building the site: processor time, memory and growth, beside other generators on the same Markdown."""

from __future__ import annotations

import math
import os
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import fmean, median
from typing import TYPE_CHECKING, Final, NamedTuple

from bench import preview
from bench.corpus import write_corpus
from bench.measure import ROOT, best, run
from bench.search import EPOCH
from bench.targets import GROWTH, Row, machine, most
from bench.yardstick import Pace, build_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SIZES: Final = (300, 1_000, 3_000)
COLD: Final = {1_000: 13.0, 10_000: 120.0}
"""Seconds of processor time for a build with nothing kept, by number of documents, where the promises were made."""
CHANGED: Final = {10_000: 30.0}
"""The same after one document changed."""
MEMORY: Final = {10_000: 1_500}
"""Megabytes in any process."""

TURNS: Final = 5
"""How often a site is built with nothing kept whose builds are short enough; single ones differ by a quarter."""
_OFTEN: Final = 1_000

_MATERIAL: Final = "Material for MkDocs"
_CHECKER: Final = (sys.executable, "-m", "checker", "site", "build")
_HUGO: Final = {
    "config.toml": 'baseURL = "http://localhost/"\ntitle = "Plain"\ndisableKinds = ["RSS", "taxonomy", "term"]\n',
    "layouts/_default/single.html": "<!doctype html><title>{{ .Title }}</title>{{ .TableOfContents }}{{ .Content }}\n",
    "layouts/_default/list.html": "<!doctype html><title>{{ .Title }}</title>{{ .Content }}\n",
}


class Built(NamedTuple):
    """What building one size of site took: seconds of processor time, and megabytes of the largest process."""

    cold: float
    again: float
    changed: float
    memory: float


def write_site(folder: Path, documents: int) -> None:
    """Write a repository with a site: generated plans, every rule, our own configuration without files to download."""
    write_corpus(folder, documents, faults=False)
    configuration = (ROOT / "mkdocs.yml").read_text("utf-8")
    if "  - checker\n" not in configuration:
        raise ValueError(configuration)
    (folder / "mkdocs.yml").write_text(
        configuration.replace("  - checker\n", "  - checker: {tai_ve: false}\n"), "utf-8"
    )
    shutil.copytree(ROOT / "docs", folder / "docs")


def build(folder: Path) -> Built:
    """Build a new site with nothing kept, with everything kept, and after one document changed."""
    cold, again = (_build_once(folder) for _ in range(2))
    changed = min((folder / "plans").glob("*/*/ke-hoach.md"))
    text = changed.read_text("utf-8")
    changed.write_text(text.replace("## II.", "Thêm một câu.\n\n## II.", 1), "utf-8")
    third = _build_once(folder)
    return Built(cold[0], again[0], third[0], max(memory for _, memory in (cold, again, third)))


def _build_once(folder: Path) -> tuple[float, float]:
    """Build a site, as one who has a cache folder for it alone; gives seconds and megabytes."""
    variables = {"SOURCE_DATE_EPOCH": EPOCH, "XDG_CACHE_HOME": str(folder.parent / "home")}
    return _built(_CHECKER, folder, variables)


def cold_in_turns(documents: int, work: Path) -> Iterator[tuple[float, Pace]]:
    """Build new sites with nothing kept, each after the work that tells how fast the machine is just then."""
    for turn in range(TURNS):
        pace, _ = machine(work / f"{turn}" / "machine")
        folder = work / f"{turn}" / "site"
        write_site(folder, documents)
        yield _build_once(folder)[0], pace


def others(folder: Path, work: Path) -> Iterator[tuple[str, float, float]]:
    """Build the same Markdown with other generators; gives each one's name, seconds and megabytes, 0 where absent."""
    yield (_MATERIAL, *build_plain(folder, work))
    yield ("Zensical", *_built(("zensical", "build", "--clean"), work))
    for name, text in _HUGO.items():
        path = work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    yield ("Hugo, a bare page", *_built(("hugo", "--quiet", "--contentDir", "docs", "--destination", "hugo"), work))


def _built(command: Sequence[str], folder: Path, variables: Mapping[str, str] | None = None) -> tuple[float, float]:
    if not shutil.which(command[0]):
        return 0.0, 0.0
    usage = best(1, command, folder, {"NO_MKDOCS_2_WARNING": "1", **(variables or {})})
    if usage.code:
        raise RuntimeError(usage.output[-2000:].decode(errors="replace"))
    return usage.cpu, usage.peak / 1e6


def rows(sizes: Sequence[int]) -> Iterator[Row]:
    """Give the rows of the report, each as soon as it is known; nothing is deleted before the end."""
    measured: dict[int, Built] = {}
    with tempfile.TemporaryDirectory(prefix="van-ban-bench-") as name:
        pace, row = machine(Path(name) / "machine")
        yield row
        for size in sizes:
            folder = Path(name) / f"{size}" / "site"
            write_site(folder, size)
            built = measured[size] = build(folder)
            yield _seconds(f"{size} documents, nothing kept", built.cold, COLD.get(size), pace)
            if size in COLD and size <= _OFTEN:
                yield _in_turns(size, tuple(cold_in_turns(size, Path(name) / f"{size}")))
            yield Row(f"{size} documents, nothing changed", "", f"{built.again:.1f} s CPU")
            yield _seconds(f"{size} documents, one changed", built.changed, CHANGED.get(size), pace)
            limit = MEMORY.get(size)
            promised, kept = (f"≤ {limit} MB", built.memory <= limit) if limit else ("", None)
            yield Row(f"{size} documents, largest process", promised, f"{built.memory:.0f} MB", kept)
            for title, seconds, memory in others(folder, Path(name) / f"{size}" / "others"):
                told = (
                    f"{seconds:.1f} s CPU, {memory:.0f} MB; ours takes {built.cold / (seconds or 1):.2f} times as long"
                )
                yield Row(f"  {title}", "", told if seconds else "not installed")
        yield from _growth(measured)
        folder = Path(name) / "preview" / "site"
        write_site(folder, preview.DOCUMENTS)
        yield _seen_after(preview.waits(folder))


def _seen_after(waits: Sequence[float]) -> Row:
    """Give the row of the seconds on the clock after which a preview shows a change."""
    each = ", ".join(f"{seconds:.2f}" for seconds in waits)
    kept = median(waits) <= preview.PROMISED
    title = f"preview of {preview.DOCUMENTS} documents, a change is seen after"
    return Row(title, f"≤ {preview.PROMISED:g} s", f"{median(waits):.2f} s on the clock; each: {each}", kept)


def _in_turns(size: int, turns: Sequence[tuple[float, Pace]]) -> Row:
    """Give the row of the mean of several builds, beside that of the machine in the same minutes."""
    seconds, paces = zip(*turns, strict=True)
    each = ", ".join(f"{second:.1f} ({pace.seconds:.1f})" for second, pace in turns)
    row = _seconds(
        f"{size} documents, nothing kept, mean of {len(turns)}",
        fmean(seconds),
        COLD[size],
        Pace(fmean(pace.seconds for pace in paces)),
    )
    return row._replace(measured=f"{row.measured}; each, and the machine then: {each}")


def _seconds(title: str, seconds: float, promise: float | None, pace: Pace) -> Row:
    return most(title, seconds, promise, pace) if promise else Row(title, "", f"{seconds:.1f} s CPU")


def _growth(measured: Mapping[int, Built]) -> Iterator[Row]:
    """Tell how time and memory grow from the smallest to the largest size; 1 is linear."""
    if len(measured) < 2:
        return
    least, most = min(measured), max(measured)
    steps = math.log(most / least)
    small, large = measured[least], measured[most]
    for what, ratio in (("processor time", large.cold / small.cold), ("memory", large.memory / small.memory)):
        exponent = math.log(ratio) / steps
        yield Row(
            f"growth of {what}, {least} to {most}, exponent", f"≤ {GROWTH}", f"{exponent:.2f}", exponent <= GROWTH
        )


def main() -> None:
    """Measure sites of as many documents as are asked for, in a temporary folder."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    run((sys.executable, "-c", "import checker.site.plugin"), ROOT)
    for row in rows(tuple(map(int, sys.argv[1:])) or SIZES):
        verdict = "" if row.ok is None else "  ok" if row.ok else "  NOT KEPT"
        print(f"{row.what}: {row.measured}{f'  ({row.target})' if row.target else ''}{verdict}", flush=True)


if __name__ == "__main__":
    main()
