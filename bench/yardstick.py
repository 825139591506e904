"""How long this machine takes beside the one that the promises were made on, by a piece of work that both have done.

A promise in seconds holds for one machine. There Material for MkDocs alone, with index pages in its navigation and its
own search, built 1,000 plans of 13.5 KB (some 2,100 syllables, 9 sections, 2 or 3 tables) in 10.3 to 10.9 s of
processor time, under Python 3.11. The same is built here.
"""

from __future__ import annotations

import shutil
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, NamedTuple

from bench.corpus import write_corpus
from bench.measure import best

if TYPE_CHECKING:
    from pathlib import Path

THEN: Final = 10.6
"""Seconds of processor time where the promises were made."""

_DOCUMENTS: Final = 1_000
_BYTES: Final = 13_500
_PLAIN: Final = """\
site_name: Plain
theme: {name: material, language: vi, font: false}
nav: [index.md]
plugins: [search]
markdown_extensions: [attr_list, tables, toc]
validation: {omitted_files: ignore}
"""


class Pace(NamedTuple):
    """``seconds`` are those of this machine for the work above."""

    seconds: float

    @property
    def slower(self) -> float:
        """How many times as long this machine takes."""
        return self.seconds / THEN

    def there(self, rate: float) -> float:
        """Give what a rate of this machine would be where the promises were made."""
        return rate * self.slower


SAME: Final = Pace(THEN)
"""Where nothing was compared, promises are taken at their word."""


def pace(folder: Path) -> Pace | None:
    """Build the site of plain Material here, once, below a new folder; ``None`` where it is not installed.

    What was built stays: a file system takes its time over new files where others were deleted minutes before.
    """
    if not find_spec("material"):
        return None
    write_corpus(folder / "plans", _DOCUMENTS, faults=False, bytes_about=_BYTES)
    return Pace(build_plain(folder / "plans", folder / "site")[0])


def build_plain(repository: Path, work: Path) -> tuple[float, float]:
    """Build a repository's Markdown with Material for MkDocs alone; gives seconds of processor time and megabytes."""
    docs = work / "docs"
    shutil.copytree(repository / "plans", docs, ignore=shutil.ignore_patterns("*.yml"))
    (docs / "index.md").write_text("# Plain\n", "utf-8")
    (work / "mkdocs.yml").write_text(_PLAIN, "utf-8")
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet")
    usage = best(1, command, work, {"NO_MKDOCS_2_WARNING": "1"})
    if usage.code:
        raise RuntimeError(usage.output[-2000:].decode(errors="replace"))
    return usage.cpu, usage.peak / 1e6
