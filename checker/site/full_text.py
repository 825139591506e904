"""The full-text search: what Pagefind is told of each document, and its index beside the built pages."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from checker.cache import result_name
from checker.errors import CheckerError
from checker.files import own_folder
from checker.message import say
from checker.site import addresses
from checker.site.html import Html, tag, text
from checker.site.index_files import VERSION, tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.facts import Facts
    from checker.site.collection import Entry

FOLDER: Final = "pagefind"
"""Where the index stands below the site's root; assets/tim-kiem-toan-van.js looks for it there."""

FULL_UP_TO: Final = 3_000
"""Documents up to which every word is indexed. Above it a common word alone would cost its reader megabytes: every
document has it, and a list of its places is as long as the collection."""

TOGETHER: Final = 500
"""Documents in one index. Pagefind's time grows with the square of how many have all the words asked for; several small
indexes, asked as one (newest documents in the first), answer in a fraction of the time of a large one."""

_NEVER: Final = ".headerlink, .quoc-hieu"
_WHEN_FULL: Final = ".vien-dan"
_WHEN_LITE: Final = ".vb, .co-quan, .ngay, .cuoi-van-ban"
"""What is left out besides: up to that many documents the list of laws, which the text names; above it all but a
document's number, title, headings and that list."""

_LONGEST: Final = 30
"""Years that a document can be about."""

_UNUSED: Final = ("pagefind-*ui.*", "pagefind-highlight.js")
"""Parts of Pagefind that our own page stands in for."""

_ONCE: Final = ("*.js", "wasm.*")
"""Parts of Pagefind that the first of several indexes has for all."""


def marks(entry: Entry) -> Html:
    """Write what the search knows of a document besides its words: what results are called, and what filters hold."""
    facts = entry.facts
    years = years_of(facts)
    several = [("nam", str(year)) for year in years] + [("luat", law) for law in entry.laws]
    known = {
        "don-vi": facts.unit,
        "loai": entry.kind.id,
        "trang-thai": facts.status,
    }
    shown = {
        "title": f"{entry.name}: {facts.subject}",
        "ten-don-vi": entry.unit,
        "trong-nam": f"{years[0]}-{years[-1]}" if len(years) > 1 else str(*years),
        "ngay": facts.issued.isoformat() if facts.issued else "",
    }
    laws = tag("p", text(f"Viện dẫn: {'; '.join(entry.laws)}"), class_="vien-dan", data_pagefind_body="")
    return tag(
        "div",
        *([laws] if entry.laws else []),
        *(tag("span", data_pagefind_filter=f"{name}[data-la]", data_la=value) for name, value in several),
        hidden="",
        data_pagefind_filter=", ".join(f"{name}[data-{name}]" for name in known),
        data_pagefind_meta=", ".join(f"{name}[data-{name}]" for name, value in shown.items() if value),
        **{f"data-{name}": value for name, value in (known | shown).items() if value},
    )


def years_of(facts: Facts) -> Sequence[int]:
    """Give the years that a document is about; of a period that cannot be meant, none."""
    first, last = facts.years or (0, -1)
    return range(first, last + 1) if last - first < _LONGEST else ()


def parts_of(documents: int) -> int:
    """Give how many indexes hold so many documents."""
    return max(1, -(-documents // TOGETHER))


def write_index(site: Path, places: Sequence[str], kept: Path | None = None) -> None:
    """Index the documents of a built site, whose pages have these addresses; the first ones stand in the first part.

    A part whose pages are the same is taken from ``kept``, a folder of ours alone, and what is there of other pages is
    deleted. Raises ``CheckerError`` with the last line that Pagefind said when it fails.
    """
    folder = site / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    if not places:
        return
    lite = len(places) > FULL_UP_TO
    parts = [folder / str(number + 1) if number else folder for number in range(parts_of(len(places)))]
    used = {
        _part(site, part, places[number * TOGETHER : (number + 1) * TOGETHER], kept, lite=lite)
        for number, part in enumerate(parts)
    }
    for path in kept.iterdir() if kept else ():
        if path.name not in used:
            shutil.rmtree(path, ignore_errors=True)
    for part in parts:
        for pattern in (*_UNUSED, *(_ONCE if part != folder else ())):
            for path in part.glob(pattern):
                path.unlink()
    tidy(*parts)


def _part(site: Path, folder: Path, places: Sequence[str], kept: Path | None, *, lite: bool) -> str:
    """Make one index, or take it from those that are kept; gives its name there."""
    left_out = f"{_NEVER}, {_WHEN_LITE if lite else _WHEN_FULL}"
    files = {place: site / place / "index.html" for place in places}
    pages = {place: lighter(file.read_text("utf-8"), lite=lite) for place, file in files.items() if file.is_file()}
    seen = (f"{VERSION}\0{left_out}", *(part for page in pages.items() for part in page))
    name = result_name(*(part.encode() for part in seen)) if kept else ""
    if kept and name and (kept / name).is_dir():
        shutil.copytree(kept / name, folder, dirs_exist_ok=True)
        return name
    with tempfile.TemporaryDirectory() as temporary:
        read = Path(temporary)
        for place, page in pages.items():
            path = read / place / "index.html"
            path.parent.mkdir(parents=True)
            path.write_text(page, "utf-8")
        _index(read, folder, left_out)
    if kept and name:
        unfinished = kept / f"{name}.{os.getpid()}"
        shutil.copytree(folder, unfinished, ignore=_parts)
        unfinished.rename(kept / name)
    return name


def _parts(_folder: str, names: list[str]) -> list[str]:
    """Name the other parts, which stand in the first."""
    return [name for name in names if name.isdecimal()]


def kept_folder(root: Path) -> Path | None:
    """Give the folder where indexes are kept between builds; ``None`` where that cannot be."""
    with contextlib.suppress(OSError):
        folder = Path(own_folder(root)) / FOLDER
        folder.mkdir(exist_ok=True)
        return None if folder.is_symlink() else folder
    return None


def lighter(page: str, *, lite: bool) -> str:
    """Give the part of a page that an index is made of; it spares Pagefind the reading of two thirds of each page.

    The theme around the article is never indexed; of a large collection neither are the blocks that hold the text.
    """
    start, end = page.find("<article"), page.rfind("</article>")
    article = page[start:end] + "</article>" if 0 <= start < end else page
    if lite:
        article = "\n\n".join(piece for piece in article.split("\n\n") if not piece.startswith('<div class="vb">'))
    return f'<!doctype html>\n<html lang="vi"><body>{article}</body></html>'


def _index(pages: Path, folder: Path, left_out: str) -> None:
    """Index the documents below a folder with Pagefind's own program, which is part of its package."""
    command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(folder), "--silent"]
    command += ["--glob", f"{addresses.DOCUMENTS}/**/*.html", "--force-language", "vi"]
    command += ["--exclude-selectors", left_out]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - a program that we chose
    if done.returncode:
        vi = "không lập được chỉ mục tìm kiếm ({said}); cài lại van-ban-checker[site]"
        en = "the search index could not be made ({said}); install van-ban-checker[site] again"
        said = (done.stderr.strip() or done.stdout.strip()).rpartition("\n")[2]
        raise CheckerError(say(vi, en, said=said).about(str(pages)))
