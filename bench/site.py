"""Measure building the site: processor time, memory and growth, beside other generators on the same Markdown."""

from __future__ import annotations

import math
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from bench.corpus import write_corpus
from bench.measure import ROOT, best, run
from bench.search import EPOCH
from bench.targets import GROWTH, Corpora, Row, machine

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SIZES: Final = (300, 1_000, 3_000)
PLAIN_RATIO: Final = 1.24
"""13 s for 1,000 documents on a machine where plain Material for MkDocs, search and all, took 10.5 s."""
MEMORY: Final = 1_500
"""Megabytes in any process, at 10,000 documents."""
CHANGED: Final = 30.0
"""Seconds for a build after one of 10,000 documents changed, where a million additions take 35 ms."""
QUIET: Final = 35.0

_CHECKER: Final = (sys.executable, "-m", "checker", "site", "build")
_PLAIN: Final = """\
site_name: Plain
theme: {name: material, language: vi, font: false}
nav: [index.md]
plugins: [search]
markdown_extensions: [attr_list, tables, toc]
validation: {omitted_files: ignore}
"""
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
    """Build a site with nothing kept, with everything kept, and after one document changed."""
    variables = {"SOURCE_DATE_EPOCH": EPOCH, "XDG_CACHE_HOME": str(folder.parent / "home")}
    shutil.rmtree(folder / ".checker-cache", ignore_errors=True)
    cold, again = (_built(_CHECKER, folder, variables) for _ in range(2))
    changed = min((folder / "plans").glob("*/*/ke-hoach.md"))
    text = changed.read_text("utf-8")
    changed.write_text(text.replace("## II.", "Thêm một câu.\n\n## II.", 1), "utf-8")
    third = _built(_CHECKER, folder, variables)
    return Built(cold[0], again[0], third[0], max(memory for _, memory in (cold, again, third)))


def others(folder: Path, work: Path) -> Iterator[tuple[str, float, float]]:
    """Build the same Markdown with other generators; gives each one's name, seconds and megabytes, 0 where absent."""
    docs = work / "docs"
    shutil.copytree(folder / "plans", docs, ignore=shutil.ignore_patterns("*.yml"))
    (docs / "index.md").write_text("# Plain\n", "utf-8")
    (work / "mkdocs.yml").write_text(_PLAIN, "utf-8")
    yield ("Material for MkDocs", *_built((sys.executable, "-m", "mkdocs", "build", "--quiet"), work))
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
    """Give the rows of the report, each as soon as it is known."""
    speed = machine(Corpora(Path(), Path(), 0, 0, 1))[0]
    yield speed
    slow = float(speed.measured.split()[0]) / QUIET
    measured: dict[int, Built] = {}
    with tempfile.TemporaryDirectory(prefix="van-ban-bench-") as name:
        for size in sizes:
            folder = Path(name) / f"{size}" / "site"
            write_site(folder, size)
            built = measured[size] = build(folder)
            each = f"{built.cold / size * 1_000:.1f} ms a document"
            yield Row(f"{size} documents, nothing kept", "", f"{built.cold:.1f} s CPU, {each}")
            yield Row(f"{size} documents, nothing changed", "", f"{built.again:.1f} s CPU")
            most = f"≤ {CHANGED:.0f} s CPU on a quiet machine, here × {slow:.1f}" if size == 10_000 else ""
            ok = built.changed <= CHANGED * slow if most else None
            yield Row(f"{size} documents, one changed", most, f"{built.changed:.1f} s CPU", ok)
            promised, kept = (f"≤ {MEMORY} MB", built.memory <= MEMORY) if size == 10_000 else ("", None)
            yield Row(f"{size} documents, largest process", promised, f"{built.memory:.0f} MB", kept)
            yield from _beside(size, built, folder, Path(name) / f"{size}" / "others")
            shutil.rmtree(Path(name) / f"{size}")
    yield from _growth(measured)


def _beside(size: int, built: Built, folder: Path, work: Path) -> Iterator[Row]:
    for title, seconds, memory in others(folder, work):
        if not seconds:
            yield Row(f"  {title}", "", "not installed")
            continue
        ratio = built.cold / seconds
        plain = title == "Material for MkDocs" and size == 1_000
        yield Row(
            f"  {title}",
            f"ours ≤ {PLAIN_RATIO} times as long" if plain else "",
            f"{seconds:.1f} s CPU, {memory:.0f} MB; ours takes {ratio:.2f} times as long",
            ratio <= PLAIN_RATIO if plain else None,
        )


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
