"""The full-text search: what Pagefind is told of each document, and its index beside the built pages."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unicodedata import is_normalized, normalize

from checker.cache import result_name
from checker.errors import CheckerError
from checker.fold import fold
from checker.message import say
from checker.own_folder import own_folder
from checker.site import addresses
from checker.site.html import Html, tag, text
from checker.site.index_files import TWO_LETTERS, VERSION, cut_files, link, open_index, two_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.facts import Facts
    from checker.site.collection import Entry
    from checker.site.index_files import Index

FOLDER: Final = "pagefind"
"""Where the index stands below the site's root; assets/tim-kiem-toan-van.js looks for it there."""

FULL_UP_TO: Final = 3_000
"""Documents up to which every word is indexed. Above it a common word alone would cost its reader megabytes: every
document has it, and a list of its places is as long as the collection."""

TOGETHER: Final = 400
"""Documents in one index. Pagefind's time grows with the square of how many have all the words asked for; several small
indexes, asked as one (newest documents in the first), answer in a fraction of the time of a large one."""

_NEVER: Final = ".headerlink, .quoc-hieu"
_WHEN_FULL: Final = ".vien-dan"
_WHEN_LITE: Final = ".theo-ten, .vb, .co-quan, .ngay, .cuoi-van-ban"
"""What is left out besides: up to that many documents the list of all laws, for the text names them, and what it does
not number stands in a list of its own; above it all but a document's number, title, headings and the list of all."""

_EVERY: Final = "ω"
"""A word of every document, which assets/tim-kiem-hoi.js asks for where nothing but filters is given: of no word,
Pagefind downloads all that it has. Nobody types what begins with it."""

_LONGEST: Final = 30
"""Years that a document can be about."""

_UNUSED: Final = ("pagefind-*ui.*", "pagefind-highlight.js")
"""Parts of Pagefind that our own page stands in for."""

_ONCE: Final = ("*.js", "wasm.*")
"""Parts of Pagefind that the first of several indexes has for all."""

_WORDS: Final = "words.txt"
"""Where the words of a part are kept."""

_MEMORY: Final = "/dev/shm"  # noqa: S108 - only a folder of our own, with a name that nobody knows, is made in it
_ROOM: Final = 8

_MARKS: Final = b'<div hidden="" data-pagefind-filter='
_SHEET: Final = b'<div class="to-giay"'
_SHEET_END: Final = b"\n\n</div>\n\n"
"""How what ``marks`` writes begins, and the document itself, whose end stands alone between blank lines."""
_UNSEEN: Final = re.compile(
    rb'<a class="headerlink"[^<>]*>#</a>|</?(?:table|thead|tbody|tr|ul|a|em|strong|span)(?: [^<>]*)?>'
    rb"|<li(?: [^<>]*)?>(?=<p>)|(?<=</p>)</li>"
)
"""What no result shows: the links of points to themselves (Pagefind would keep the place of each, and the search page
asks for those of headings alone), and tags that part no words."""

_BODY: Final = (b' data-pagefind-body=""', b'<div class="to-giay" data-pagefind-body')
_NUMBER: Final = b' data-pagefind-weight="5"'
_HEADING: Final = re.compile(rb"<h([1-6])")
_HEADINGS: Final = {
    b"%d" % level: b'<h%d data-pagefind-weight="%.2f"' % (level, (8 - level) * 25.04 / 24) for level in range(1, 7)
}
"""The weights of a document's number and of headings, for which Pagefind takes 7 to 2."""

_COMBINING: Final = (b"\xcc", b"\xcd")
"""How UTF-8 begins the marks that follow their letter, U+0300 to U+036F among them; nothing else in it does."""


def marks(entry: Entry) -> Html:
    """Write what the search knows of a document besides its words: what results are called, and what filters hold."""
    facts = entry.facts
    years = years_of(facts)
    several = [("nam", str(year)) for year in years] + [("luat", law) for law in entry.laws]
    known = {
        "don-vi": facts.unit,
        "loai": entry.kind.id,
        "trang-thai": facts.status,
        **({"so": fold(facts.number)} if facts.number else {}),
    }
    shown = {
        "title": f"{entry.name}: {facts.subject}",
        "ten-don-vi": entry.unit,
        "trong-nam": f"{years[0]}-{years[-1]}" if len(years) > 1 else str(*years),
        "ngay": facts.issued.isoformat() if facts.issued else "",
        "moi": _EVERY,
    }
    written = " ".join(row.text for row in entry.citations)
    by_name = [law for law in entry.laws if law.rpartition(" ")[2] not in written]
    lists = (("vien-dan", entry.laws), ("theo-ten", by_name))
    return tag(
        "div",
        *(
            tag("p", text(f"Viện dẫn: {'; '.join(laws)}"), class_=name, data_pagefind_body="")
            for name, laws in lists
            if laws
        ),
        *(tag("span", data_pagefind_filter=f"{name}[data-la]", data_la=value) for name, value in several),
        hidden="",
        data_pagefind_filter=", ".join(f"{name}[data-{name}]" for name in known),
        data_pagefind_meta=", ".join(f"{name}[data-{name}]" for name, value in shown.items() if value),
        data_pagefind_sort="ngay[data-ngay]" if shown["ngay"] else None,
        **{f"data-{name}": value for name, value in (known | shown).items() if value},
    )


def years_of(facts: Facts) -> Sequence[int]:
    """Give the years that a document is about; of a period that cannot be meant, none."""
    first, last = facts.years or (0, -1)
    return range(first, last + 1) if last - first < _LONGEST else ()


def parts_of(documents: int) -> int:
    """Give how many indexes hold so many documents.

    All hold ``TOGETHER`` but the first, with the newest: it takes what remains, so that a new document changes no
    other. It has a quarter of that at least; words would weigh as if they were rare among a few documents.
    """
    return max(0, documents - max(1, TOGETHER // 4)) // TOGETHER + 1


def write_index(site: Path, places: Sequence[str], kept: Path | None = None) -> None:
    """Index the documents of a built site, whose pages have these addresses, the newest first.

    What can be taken from ``kept``, a folder of ours alone, is: Pagefind's own result of a part whose pages are the
    same (``<name>``), and that result cut (``<name>-<words>``) while the words of all parts are the same. What is
    there of other pages is deleted. Raises ``CheckerError`` with the last line that Pagefind said when it fails.
    """
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    if not places:
        return
    with tempfile.TemporaryDirectory() as temporary:
        shelf = kept if kept and result_name() else Path(temporary)
        new: dict[str, list[Index]] = {}
        names = [_indexed(site, part, shelf, new, lite=len(places) > FULL_UP_TO) for part in _parts(places)]
        words = sorted({word for name in names for word in (shelf / name / _WORDS).read_text("utf-8").split()})
        known = hashlib.sha256(" ".join(words).encode()).hexdigest()[:16]
        cuts = [_cut(shelf, name, words, known, new.get(name)) for name in names]
        for number, cut in enumerate(cuts):
            folder, once = (site / FOLDER / str(number + 1), _ONCE) if number else (site / FOLDER, ())
            ignored = shutil.ignore_patterns(*once)
            shutil.copytree(cut, folder, ignore=ignored, copy_function=link, dirs_exist_ok=True)
        if words:
            (site / FOLDER / TWO_LETTERS).write_text(two_letters(words), "utf-8")
        for path in set(shelf.iterdir()).difference(cuts, (shelf / name for name in names)):
            shutil.rmtree(path, ignore_errors=True)


def _parts(places: Sequence[str]) -> Iterator[Sequence[str]]:
    """Share the documents out, the newest first."""
    start = 0
    for end in range(len(places) - TOGETHER * (parts_of(len(places)) - 1), len(places) + 1, TOGETHER):
        yield places[start:end]
        start = end


def _indexed(site: Path, places: Sequence[str], shelf: Path, new: dict[str, list[Index]], *, lite: bool) -> str:
    """Have one part indexed as Pagefind does it, unless it is on the shelf; gives its name there.

    What was read of an index that is ``new`` is handed on, for it is half of the cost of cutting it.
    """
    left_out = f"{_NEVER}, {_WHEN_LITE if lite else _WHEN_FULL}"
    files = {place: site / place / "index.html" for place in places}
    pages = {place: composed(lighter(file.read_bytes(), lite=lite)) for place, file in files.items() if file.is_file()}
    seen = (
        f"{VERSION}\0{left_out}".encode(),
        *(part for place, page in pages.items() for part in (place.encode(), page)),
    )
    name = result_name(*seen) or hashlib.sha256(b"\0".join(seen)).hexdigest()
    if not (shelf / name).is_dir():
        unfinished = shelf / f"{name}.{os.getpid()}"
        with tempfile.TemporaryDirectory(dir=_in_memory(sum(map(len, pages.values())))) as temporary:
            for place, page in pages.items():
                path = Path(temporary, place, "index.html")
                path.parent.mkdir(parents=True)
                path.write_bytes(page)
            _run(Path(temporary), unfinished, left_out)
        for path in (path for pattern in _UNUSED for path in unfinished.glob(pattern)):
            path.unlink()
        new[name] = open_index(unfinished)
        (unfinished / _WORDS).write_text(" ".join(word for index in new[name] for word in index.words), "utf-8")
        unfinished.rename(shelf / name)
    return name


def _in_memory(size: int) -> str | None:
    """Give Linux's folder of files in memory, if so many bytes have room there many times.

    A file in a folder of its own takes a tenth of the time there, and no page of these is wanted again.
    """
    with contextlib.suppress(OSError):
        if os.access(_MEMORY, os.W_OK | os.X_OK) and shutil.disk_usage(_MEMORY).free > _ROOM * size:
            return _MEMORY
    return None


def _cut(shelf: Path, name: str, words: Sequence[str], known: str, opened: list[Index] | None) -> Path:
    """Have a part cut that knows these words of all parts, unless it is on the shelf; gives where it is."""
    cut = shelf / f"{name}-{known}"
    if not cut.is_dir():
        earlier = [path for path in shelf.glob(f"{name}-*") if not path.suffix]
        unfinished = shelf / f"{cut.name}.{os.getpid()}"
        shutil.copytree(shelf / name, unfinished, ignore=shutil.ignore_patterns(_WORDS), copy_function=link)
        cut_files(unfinished, opened or open_index(shelf / name), words, earlier)
        unfinished.rename(cut)
    return cut


def kept_folder(root: Path) -> Path | None:
    """Give the folder where indexes are kept between builds; ``None`` where that cannot be."""
    with contextlib.suppress(OSError):
        folder = Path(own_folder(root)) / FOLDER
        folder.mkdir(exist_ok=True)
        return None if folder.is_symlink() else folder
    return None


def lighter(page: bytes, *, lite: bool) -> bytes:
    """Give the part of a page that an index is made of; it spares Pagefind the reading of two thirds of each page.

    That is what ``marks`` says of the document, and its sheet; of a large collection without the blocks of the text.
    """
    known, sheet = page.find(_MARKS), page.find(_SHEET)
    if 0 <= known < sheet < (end := page.find(_SHEET_END, sheet)):
        said, shown = page[known : page.index(b"\n\n", known)], page[sheet : end + len(_SHEET_END)]
        page = _weighed(said) + b"\n\n" + _weighed(_UNSEEN.sub(b"", shown))
    if lite:
        page = b"\n\n".join(piece for piece in page.split(b"\n\n") if not piece.startswith(b'<div class="vb">'))
    return b'<!doctype html>\n<html lang="vi"><body>' + page + b"</body></html>"


def _weighed(piece: bytes) -> bytes:
    """Give every word 1/24 more weight, which changes nothing among them and makes the index a seventh smaller.

    Pagefind 1.5 counts weights in 24ths, and takes 25 of them for the usual weight, which it need not write down. So of
    its own accord it writes the weight of every word beside its place.
    """
    for body in _BODY:
        piece = piece.replace(body, body + b' data-pagefind-weight="1.05"')
    piece = piece.replace(_NUMBER, b' data-pagefind-weight="5.21"', 1)
    return _HEADING.sub(lambda found: _HEADINGS[found[1]], piece)


def composed(page: bytes) -> bytes:
    """Give a page in NFC: the search page asks so, and where accents count Pagefind compares letter by letter."""
    if not any(sign in page for sign in _COMBINING):
        return page
    words = page.decode("utf-8", "replace")
    return page if is_normalized("NFC", words) else normalize("NFC", words).encode()


def write_engine(folder: Path) -> None:
    """Write Pagefind's own programs for a browser, without an index, into a folder that has one."""
    with tempfile.TemporaryDirectory() as temporary:
        place, made = Path(temporary, "trang"), Path(temporary, "chi-muc")
        (place / addresses.DOCUMENTS).mkdir(parents=True)
        (place / addresses.DOCUMENTS / "index.html").write_text("<html lang=vi><body>giới</body></html>", "utf-8")
        _run(place, made, _NEVER)
        for path in sorted(path for form in _ONCE for path in made.glob(form)):
            if not any(path.match(form) for form in _UNUSED):
                shutil.copyfile(path, folder / path.name)


def _run(pages: Path, folder: Path, left_out: str) -> None:
    """Index the documents below a folder with Pagefind's own program, which its package brings.

    It is started without the package, whose Python would cost as much as the indexing of twenty documents.
    """
    from pagefind_bin import get_executable  # type: ignore[import-untyped] # it says no types

    command = [str(get_executable()), "--site", str(pages), "--output-path", str(folder), "--silent"]
    command += ["--glob", f"{addresses.DOCUMENTS}/**/*.html", "--force-language", "vi"]
    command += ["--exclude-selectors", left_out]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - a program that we chose
    if done.returncode:
        vi = "không lập được chỉ mục tìm kiếm ({said}); cài lại van-ban-checker[site]"
        en = "the search index could not be made ({said}); install van-ban-checker[site] again"
        said = (done.stderr.strip() or done.stdout.strip()).rpartition("\n")[2]
        raise CheckerError(say(vi, en, said=said).about(str(pages)))
