"""Measure speed and memory on a generated corpus: ``make bench``, or ``make bench ARGS="--quick --only check"``."""

from __future__ import annotations

import argparse
import platform
import sys
from dataclasses import replace
from pathlib import Path

from bench import targets
from bench.citations import citations
from bench.corpus import write_corpus
from bench.laws import laws
from bench.targets import Corpora, Row

MACHINE = "machine"
PARTS = {
    "check": targets.check,
    "stages": targets.stages,
    "jobs": targets.jobs,
    "cache": targets.cache,
    "start": targets.start,
    "laws": laws,
    "citations": citations,
    "growth": targets.growth,
    "others": targets.side_by_side,
}


def main() -> int:
    """Run the parts asked for and print their rows; gives 1 when a promise is not kept."""
    options = _options()
    documents, many = (200, 1_000) if options.quick else (2_000, 20_000)
    runs = options.runs or (1 if options.quick else 3)
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}; least of {runs} runs")
    broken = 0
    with targets.temporary() as name:
        corpora = Corpora(Path(name) / "corpus", Path(name) / "large", documents, many, runs)
        faulty = write_corpus(corpora.folder, documents)
        print(f"{documents} plans, {_mean(corpora.folder):.0f} bytes on average, {faulty} of them with one fault")
        if MACHINE in (options.only or (MACHINE,)):
            pace, row = targets.machine(Path(name) / "machine")
            corpora = replace(corpora, pace=pace)
            _print(MACHINE, [row])
        for part in [part for part in options.only or PARTS if part != MACHINE]:
            if part == "growth":
                write_corpus(corpora.large, many)
            broken += _print(part, PARTS[part](corpora))
    return min(broken, 1)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="200 documents instead of 2,000, one run")
    parser.add_argument("--only", action="append", choices=(MACHINE, *PARTS), help="only this part; may be given again")
    parser.add_argument("--runs", type=int, help="how often a run is repeated; the least counts")
    return parser.parse_args()


def _mean(folder: Path) -> float:
    sizes = [file.stat().st_size for file in (folder / "plans").glob("*/*/*.md")]
    return sum(sizes) / len(sizes)


def _print(part: str, rows: list[Row]) -> int:
    """Print the rows of one part; gives how many promises are not kept."""
    print(f"\n{part}")
    wide = max(len(row.what) for row in rows)
    for row in rows:
        verdict = "" if row.ok is None else "  ok" if row.ok else "  NOT KEPT"
        target = f"  ({row.target})" if row.target else ""
        print(f"  {row.what:<{wide}}  {row.measured}{target}{verdict}", flush=True)
    return sum(row.ok is False for row in rows)


if __name__ == "__main__":
    sys.exit(main())
