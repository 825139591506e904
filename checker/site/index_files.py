"""Pagefind's index cut into smaller files, in an order that is always the same.

Pagefind 1.5 cuts its list of words by how often the forms without accents occur. In Vietnamese nearly every word has
accents, so a few files hold everything and each question downloads hundreds of kilobytes. Nothing is changed in what
is found or how it is ranked: the entries stay as Pagefind wrote them, byte by byte, and only stand in more files.
Values of filters, which Pagefind writes in an order that changes from run to run, are sorted, so that the same
documents give the same site.

The files are CBOR (RFC 8949) behind a mark, compressed by gzip. The words: ``[[word, pages, [[accented form,
pages]]]]``. A filter: ``[name, [[value, pages]]]``. The whole: ``[version, pages, [[first, last, file]], [[filter,
file]], …]``.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
from typing import TYPE_CHECKING, Final, cast

from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

VERSION: Final = "1.5.2"
"""The one version whose files are known; those of another are left as they are."""

ENTRY: Final = "pagefind-entry.json"
"""What Pagefind opens first."""
_MARK: Final = b"pagefind_dcd"
_ENOUGH: Final = (0, 2_000, 16_000)
"""Bytes, before compression, after which a new first, second or third letter begins a new file. Pagefind also opens
the file that a word would stand in with its accents, sorted behind all others of its first letters: a small one."""
_TOGETHER: Final = len(_ENOUGH)
"""First letters whose words stay in one file: Pagefind opens one a word, so a part of a word is looked for in one."""
_LAST: Final = "\uffff"
_META: Final = "pagefind.{}.pf_meta"

TWO_LETTERS: Final = "chu-d.json"
"""The file with the words that have a d or a đ where either may have been meant, without accents: the search page asks
for those that there are, for Pagefind takes the nearest word for one that is not there."""
_TWO_LETTERS = re.compile("(?:[qn]|[sbp]?gd)?[dđ]")

_NUMBER: Final = rb"(?>\x19..|\x18.|[\x00-\x17\x20-\x37]|\x38.|\x39..|[\x1a\x3a]....)"
_OPENING: Final = rb"(?>[\x80-\x97]|\x98.|\x99..|\x9a....)"
_PAGES = re.compile(rb"(?>\x83%b%b%b*+%b%b*+)*+" % (_NUMBER, _OPENING, _NUMBER, _OPENING, _NUMBER), re.DOTALL)
"""The pages of a word, each ``[page, [place, …], [place in its metadata, …]]``: the bulk, passed over at once."""


_NONE: Final = b"\x80"
"""An array of nothing: the pages of a word that is on none, and its accented forms."""


class UnknownFormatError(Exception):
    """The files are not what this version of Pagefind writes."""


class _File(NamedTuple):
    first: str
    last: str
    name: str


class Index(NamedTuple):
    """One language of an index: its name, what holds it together, and each word with its entry as it stands there."""

    language: str
    name: str
    parts: list[bytes]
    words: dict[str, bytes]


def tidy(*folders: Path) -> None:
    """Cut the word files of Pagefind indexes smaller and put their filters in order; several are asked as one.

    The first has the list of words with a d or đ for all. Raises ``UnknownFormatError`` when a file is not as described
    above.
    """
    opened = {folder: open_index(folder) for folder in folders}
    words = {word for indexes in opened.values() for index in indexes for word in index.words}
    for folder, indexes in opened.items():
        cut_files(folder, indexes, words)
    if words:
        (folders[0] / TWO_LETTERS).write_text(two_letters(words), "utf-8")


def open_index(folder: Path) -> list[Index]:
    """Take in an index, language by language; nothing of one of another version."""
    known = json.loads((folder / ENTRY).read_text("utf-8"))
    languages = known["languages"].items() if known["version"] == VERSION else ()
    return [_opened(folder, language, cast("str", about["hash"])) for language, about in languages]


def _opened(folder: Path, language: str, name: str) -> Index:
    parts = _items(_read(folder / _META.format(name)), 0)
    words: dict[str, bytes] = {}
    for file in _word_files(parts):
        words.update(_words(_read(folder / "index" / f"{file}.pf_index")))
    return Index(language, name, parts, words)


def _word_files(parts: Sequence[bytes]) -> list[str]:
    return [_strings(item)[2] for item in _items(parts[2], 0)]


def cut_files(folder: Path, indexes: Iterable[Index], words: Collection[str], earlier: Sequence[Path] = ()) -> None:
    """Write the files of an index anew: those of words smaller, the values of filters in order.

    Pagefind takes the nearest word for one that an index does not have. So each of several gets the ``words`` of all,
    on no page where it does not have them. A file that is in an ``earlier`` folder, too, is not compressed again.
    """
    known = json.loads((folder / ENTRY).read_text("utf-8"))
    for index in indexes:
        (folder / _META.format(index.name)).unlink()
        for file in _word_files(index.parts):
            (folder / "index" / f"{file}.pf_index").unlink()
        known["languages"][index.language]["hash"] = _tidy_index(folder, index, words, earlier)
    (folder / ENTRY).unlink()  # it may be a link to one that is kept
    (folder / ENTRY).write_text(json.dumps(known, ensure_ascii=False, separators=(",", ":")), "utf-8")


def two_letters(words: Iterable[str]) -> str:
    """Write the list of the words with a d or đ where either may have been meant."""
    found = sorted(word for word in words if _TWO_LETTERS.match(word))
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def link(source: str | Path, target: str | Path) -> None:
    """Have a file that is never written to again at a second place: as a link where that can be."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _tidy_index(folder: Path, index: Index, words: Collection[str], earlier: Sequence[Path]) -> str:
    """Write the files of an index anew; gives the new name of what holds them together."""
    parts, language = list(index.parts), index.language
    nowhere = {word: _array([_string(word), _NONE, _NONE]) for word in words if word not in index.words}
    entries = sorted({**nowhere, **index.words}.items())
    known = [path / "index" for path in earlier]
    filters = [_strings(item) for item in _items(parts[3], 0)]
    parts[2] = _array([_array(map(_string, file)) for file in _cut(folder / "index", language, entries, known)])
    parts[3] = _array(
        [
            _array(map(_string, (name, _sorted_filter(folder / "filter", language, file))))
            for name, file in sorted(filters)
        ]
    )
    return _write(folder, _META, language, _array(parts))


def _cut(folder: Path, language: str, entries: Sequence[tuple[str, bytes]], earlier: Sequence[Path]) -> Iterator[_File]:
    """Write the files of words, small ones."""
    for group in _groups(entries):
        content = _array([_array([entry for _, entry in group])])
        name = _write(folder, "{}.pf_index", language, content, earlier)
        yield _File(group[0][0][:_TOGETHER], group[-1][0][:_TOGETHER] + _LAST, name)


def _groups(entries: Sequence[tuple[str, bytes]]) -> Iterator[list[tuple[str, bytes]]]:
    group: list[tuple[str, bytes]] = []
    size = 0
    for word, entry in entries:
        if group and any(
            size >= enough and word[: letters + 1] != group[-1][0][: letters + 1]
            for letters, enough in enumerate(_ENOUGH)
        ):
            yield group
            group, size = [], 0
        group.append((word, entry))
        size += len(entry)
    if group:
        yield group


def _words(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give each word of a file with its entry as it stands there."""
    _, at = _head(data, 0)
    count, at = _head(data, at)
    for _ in range(count):
        start = at
        word, at = _text(data, _head(data, at)[1])
        at = _after_pages(data, at)
        forms, at = _head(data, at)
        for _ in range(forms):
            _, at = _text(data, _head(data, at)[1])
            at = _after_pages(data, at)
        yield word, data[start:at]
    if at != len(data):
        raise UnknownFormatError


def _after_pages(data: bytes, at: int) -> int:
    _, at = _head(data, at)
    found = _PAGES.match(data, at)
    return found.end() if found else at


def _sorted_filter(folder: Path, language: str, old: str) -> str:
    path = folder / f"{old}.pf_filter"
    name, values = _items(_read(path), 0)
    path.unlink()
    ordered = sorted(_items(values, 0), key=lambda item: _text(item, _head(item, 0)[1]))
    return _write(folder, "{}.pf_filter", language, _array([name, _array(ordered)]))


def _read(path: Path) -> bytes:
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(_MARK):
        raise UnknownFormatError
    return data[len(_MARK) :]


def _write(folder: Path, form: str, language: str, content: bytes, earlier: Sequence[Path] = ()) -> str:
    """Write a file named by its content, or link to one that an earlier folder has; gives its name."""
    name = f"{language}_{hashlib.sha256(content).hexdigest()[:10]}"
    file = form.format(name)
    for other in earlier:
        if (other / file).is_file():
            link(other / file, folder / file)
            return name
    (folder / file).write_bytes(gzip.compress(_MARK + content, 5, mtime=0))
    return name


# --- as much of CBOR as is needed ----------------------------------------------------------------


def _head(data: bytes, at: int) -> tuple[int, int]:
    """Read what an item says of itself: a number, or how long it is; gives it and where it ends."""
    short = data[at] & 31
    if short < 24:
        return short, at + 1
    if short > 26:
        raise UnknownFormatError
    end = at + 1 + (1 << (short - 24))
    return int.from_bytes(data[at + 1 : end], "big"), end


def _text(data: bytes, at: int) -> tuple[str, int]:
    if data[at] >> 5 != 3:
        raise UnknownFormatError
    length, start = _head(data, at)
    return data[start : start + length].decode(), start + length


def _after(data: bytes, at: int) -> int:
    """Give where an item ends."""
    kind = data[at] >> 5
    value, end = _head(data, at)
    match kind:
        case 0 | 1:
            return end
        case 3:
            return end + value
        case 4:
            for _ in range(value):
                end = _after(data, end)
            return end
        case _:
            raise UnknownFormatError


def _items(data: bytes, at: int) -> list[bytes]:
    """Give the items of an array, each as it stands there."""
    count, at = _head(data, at)
    found: list[bytes] = []
    for _ in range(count):
        end = _after(data, at)
        found.append(data[at:end])
        at = end
    return found


def _strings(item: bytes) -> list[str]:
    return [_text(part, 0)[0] for part in _items(item, 0)]


def _array(items: Sequence[bytes] | map[bytes]) -> bytes:
    items = list(items)
    return _begun(4, len(items)) + b"".join(items)


def _string(text: str) -> bytes:
    encoded = text.encode()
    return _begun(3, len(encoded)) + encoded


def _begun(kind: int, value: int) -> bytes:
    if value < 24:
        return bytes([kind << 5 | value])
    size = 1 if value < 1 << 8 else 2 if value < 1 << 16 else 4
    return bytes([kind << 5 | 24 + size.bit_length() - 1]) + value.to_bytes(size, "big")
