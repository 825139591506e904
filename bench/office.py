"""Measure the reading and writing of office files, beside other converters: ``make bench-office``."""

from __future__ import annotations

import datetime
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.converters import Case, Read, converters
from bench.corpus import AS_OF, write_corpus
from bench.measure import ROOT, best
from bench.office_files import cases, pages_of_plans
from bench.targets import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.office.page import OfficialPage

READ, WRITE, DRAW = 30, 100, 80
"""Promised, in milliseconds of processor time a file, warm."""
START = 0.6
"""Promised for ``checker export --to pdf`` from a cold start, in seconds of processor time."""
SITE, AGAIN = 36, 1
"""Promised for the files to download of a site, in seconds of processor time: made anew, and found again."""
PLANS = 20
DOCUMENTS = 200


def main() -> int:
    """Print every row; gives 1 when a promise is not kept."""
    with tempfile.TemporaryDirectory(prefix="van-ban-bench-") as name:
        folder = Path(name)
        pages = pages_of_plans(PLANS)
        rows = [*speed(pages, folder), *site(folder / "site"), *side_by_side(cases(pages), folder)]
    wide = max(len(row.what) for row in rows)
    for row in rows:
        verdict = "" if row.ok is None else "  ok" if row.ok else "  NOT KEPT"
        print(f"{row.what:<{wide}}  {row.measured}{f'  ({row.target})' if row.target else ''}{verdict}")
    return int(any(row.ok is False for row in rows))


def speed(pages: Sequence[OfficialPage], folder: Path) -> list[Row]:
    """Measure our own reading and writing: no document is seen twice, so that nothing is remembered."""
    import pypdfium2

    from checker.office.docx.reader import read_docx
    from checker.office.docx_writer import write_docx
    from checker.office.pdf_writer import write_pdf
    from checker.office.read_flow import read_flow

    words = [write_docx(page) for page in pages]
    drawn = [write_pdf(page) for page in pages]
    sheets = statistics.mean(len(pypdfium2.PdfDocument(data)) for data in drawn)
    fresh = pages_of_plans(PLANS, first=1_000)
    rows = [
        Row("plans measured, pages each on average", "", f"{len(pages)}, {sheets:.1f}"),
        _timed(
            ".docx read into Markdown, warm", READ, [lambda data=data: read_flow(read_docx(data)) for data in words]
        ),
        _timed(".docx written, warm", WRITE, [lambda page=page: write_docx(page) for page in fresh]),
        _timed(".pdf written, warm", DRAW, [lambda page=page: write_pdf(page) for page in fresh]),
    ]
    command = (sys.executable, "-m", "checker", "export", str(ROOT / "plans/thcs-minh-hoa/2026/ke-hoach.md"))
    cold = best(5, (*command, "--to", "pdf", "--force", "--output", str(folder / "cold.pdf")), folder).cpu
    empty = best(5, (sys.executable, "-c", "pass"), folder).cpu
    rows.append(Row("an empty program", "", f"{empty:.2f} s CPU"))
    rows.append(Row("checker export --to pdf, cold start", f"≤ {START} s CPU", f"{cold:.2f} s CPU", cold <= START))
    return rows


def site(root: Path) -> list[Row]:
    """Make the files to download of a site, and make them once more."""
    from checker.site.collection import gather
    from checker.site.downloads import with_downloads

    write_corpus(root, DOCUMENTS, faults=False)
    os.environ["XDG_CACHE_HOME"] = str(root / "home")
    collection = gather(root, as_of=datetime.date.fromisoformat(AS_OF))
    rows: list[Row] = []
    for what, most in (("made", SITE), ("made before", AGAIN)):
        start = time.process_time()
        count = len(with_downloads(collection, root).attachments)
        took = time.process_time() - start
        title = f"{count} files to download of {DOCUMENTS} documents, {what}"
        rows.append(Row(title, f"≤ {most} s CPU", f"{took:.2f} s CPU", took <= most))
    return rows


def _timed(what: str, most: int, works: Sequence[Callable[[], object]]) -> Row:
    """Time each piece of work once; the median is what counts."""
    times: list[float] = []
    for work in works:
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1_000)
    median = statistics.median(times)
    told = f"{median:.0f} ms CPU, at most {max(times):.0f}"
    return Row(what, f"≤ {most} ms", told, median <= most)


def side_by_side(given: Sequence[Case], folder: Path) -> list[Row]:
    """Read the same Word files with every converter there is: words and labels that come through."""
    files: list[Path] = []
    for index, case in enumerate(given):
        files.append(folder / f"van-ban-{index:02}.docx")
        files[-1].write_bytes(case.data)
    labels = sum(len(case.labelled) for case in given)
    rows = [Row(f"read side by side: {len(given)} Word files, {labels} labels, half of them automatic", "", "")]
    for name, convert in converters():
        if convert is None:
            rows.append(Row(f"  {name}", "", "not installed"))
            continue
        read = convert(files)
        rows.append(Row(f"  {name}", "", _told(given, read)))
        for kind in sorted({case.kind for case in given}):
            of_kind = [index for index, case in enumerate(given) if case.kind == kind]
            part = Read(read.milliseconds, [read.texts[index] for index in of_kind])
            rows.append(Row(f"    {kind}", "", _told([given[index] for index in of_kind], part, timed=False)))
    return rows


def _told(given: Sequence[Case], read: Read, *, timed: bool = True) -> str:
    pairs = list(zip(given, read.texts, strict=True))
    found, words = (sum(column) for column in zip(*(case.words_in(text) for case, text in pairs), strict=True))
    kept = sum(case.labels_in(text) for case, text in pairs)
    labels = sum(len(case.labelled) for case in given)
    least = min(case.words_in(text)[0] / case.words_in(text)[1] for case, text in pairs)
    times = f"{statistics.mean(read.milliseconds):.0f} ms a file, " if timed else ""
    return f"{times}words {found / words:.4f} (least {least:.4f}), labels {kept} of {labels}"


if __name__ == "__main__":
    if not shutil.which("markitdown"):
        print("mammoth and markitdown are in requirements/bench.txt: run this with “make bench-office”")
    sys.exit(main())
