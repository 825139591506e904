"""What a check of a collection found, kept for the next one: where nothing has changed, nothing is checked again.

An answer counts only for the very bytes that it was found in. Every time, every document is read and hashed, the
collection is listed, and settings, units, schemas and agencies are read; the registry of laws goes by size and time,
as its index does; attached files are looked at as the rules did. Answers are signed as what ``cache`` keeps is.
Whoever finds no answer checks as ever, and tells here what was read meanwhile: an answer is kept only when that is
what still stands there.
"""

from __future__ import annotations

import contextlib
import marshal
import os
from hashlib import sha256
from typing import TYPE_CHECKING, Final, cast

from checker import files
from checker.attached_files import sha256_beside
from checker.errors import CheckerError
from checker.message import Message
from checker.ours import program, secret, statuses
from checker.own_folder import OWN_FOLDER, own_folder, replace_own
from checker.record import NamedTuple, record
from checker.rule import Edit, Finding, Place, Severity
from checker.source import Position, Span

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from checker.files import Entry
    from checker.source import Item

_SLOTS: Final = 8
"""How many answers are kept: a question's hash tells which place is its own."""

_HASH: Final = 32
_MOST_BYTES: Final = 16_000_000

_Pair = tuple[int, int]
_Texts = tuple[str, str]
_Row = tuple[
    str,
    str,
    str,
    _Pair,
    _Pair,
    _Pair,
    _Texts,
    _Texts | None,
    tuple[tuple[str, _Pair, _Texts], ...],
    tuple[tuple[_Pair, str], ...],
    str,
    int,
    bool,
]
_Kept = tuple[tuple[str, ...], bytes, bytes, tuple[tuple[str, str, str | None], ...], int, tuple[_Row, ...]]
"""The folders of documents, the stamp of all that is not a document, the hashes of the documents in order, what was
told of attached files, how many documents were checked, findings."""


class Question(NamedTuple):
    """What a check was asked, as far as its findings depend on that."""

    root: str
    paths: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    as_of: datetime.date


class Answer(NamedTuple):
    """What a check found, and in how many documents."""

    documents: int
    findings: tuple[Finding, ...]


class _Folders(NamedTuple):
    """The part of the settings that tells where documents are."""

    paths: tuple[str, ...]


class Look:
    """One check's look at the collection: gives the answer that is known, else gathers what one may be kept for."""

    __slots__ = ("_asked", "_attached", "_config", "_hashes", "_root", "_same", "_stamp", "_who")

    def __init__(self, question: Question) -> None:
        root, *rest = question
        self._asked = question
        self._root = root
        self._who = repr((os.getcwd(), root, *rest)).encode("utf-8", "surrogatepass")
        self._config = _bytes(os.path.join(root, files.CONFIG_FILE))
        self._stamp = b""
        self._hashes: dict[str, bytes] = {}
        self._attached: dict[tuple[str, str], str | None] = {}
        self._same = True

    def known(self) -> Answer | None:
        """Give what was found before, if nothing has changed since."""
        with contextlib.suppress(OSError, CheckerError, ValueError, EOFError, TypeError):
            return self._known()
        return None

    def _known(self) -> Answer | None:
        with open(self._file(), "rb", buffering=0) as file:
            data = file.read()
        if data[:_HASH] != _signature(data[_HASH:]):
            return None
        folders, stamp, hashes, attached, count, rows = cast("_Kept", marshal.loads(data[_HASH:]))  # noqa: S302 - our own
        entries, others = files.find_collection(self._root, _Folders(folders), self._asked.paths)
        documents = (*entries, *others)
        unchanged = (
            stamp == self._stamp_of(folders, entries, others)
            and all(
                sha256(files.read_item(entry).data).digest() == hashes[at : at + _HASH]
                for entry, at in zip(documents, range(0, len(hashes), _HASH), strict=True)
            )
            and all(sha256_beside(file, name) == told for file, name, told in attached)
        )
        return Answer(count, tuple(map(_finding, rows))) if unchanged else None

    def begin(self, folders: Sequence[str], entries: Sequence[Entry], others: Sequence[Entry]) -> None:
        """Remember how everything but the documents stands before it is read."""
        self._stamp = self._stamp_of(tuple(folders), entries, others)

    def saw(self, path: str, content: bytes) -> None:
        """Be told the SHA-256 of a document, by its shown path, each time that it is read."""
        self._same &= self._hashes.setdefault(path, content) == content

    def read(self, entry: Entry) -> Item:
        """Read a document; raises ``CheckerError`` when it cannot be read."""
        item = files.read_item(entry)
        self.saw(item.path, sha256(item.data).digest())
        return item

    def sha256_beside(self, file: str, name: str) -> str | None:
        """Give the SHA-256 of a file in a document's folder, and remember that it was asked for."""
        told = self._attached[file, name] = sha256_beside(file, name)
        return told

    def keep(self, folders: Sequence[str], entries: Sequence[Entry], others: Sequence[Entry], answer: Answer) -> None:
        """Keep what was found, unless something was changed meanwhile; a disk that is full costs time and no more."""
        documents = (*entries, *others)
        hashes = [self._hashes.get(entry.path, b"") for entry in documents]
        stamp = self._stamp_of(tuple(folders), entries, others)
        if not self._same or not all(hashes) or stamp != self._stamp:
            return
        attached = tuple((file, name, told) for (file, name), told in self._attached.items())
        rows = tuple(map(_row, answer.findings))
        kept: _Kept = (tuple(folders), stamp, b"".join(hashes), attached, answer.documents, rows)
        data = marshal.dumps(kept)
        signature = _signature(data)
        if signature and len(data) <= _MOST_BYTES:
            with contextlib.suppress(OSError):
                own_folder(self._root)
                replace_own(self._file(), signature + data)

    def _file(self) -> str:
        return os.path.join(self._root, OWN_FOLDER, f"answer-{sha256(self._who).digest()[0] % _SLOTS}")

    def _stamp_of(self, folders: tuple[str, ...], entries: Sequence[Entry], others: Sequence[Entry]) -> bytes:
        """Hash the question, the program, the names of the documents, and all else that they are judged by."""
        names = [[(entry.file, entry.path, entry.id) for entry in part] for part in (entries, others)]
        seen = sha256(self._who)
        for part in (program(), self._config, repr((folders, names)).encode("utf-8", "surrogatepass")):
            seen.update(sha256(part).digest())
        for part in _settings(self._root, folders):
            seen.update(sha256(part).digest())
        return seen.digest()


def _signature(data: bytes) -> bytes:
    """Sign what is kept; with nothing where this user's secret cannot be kept."""
    own = secret()
    return sha256(own + sha256(data).digest()).digest() if own else b""


def _settings(root: str, folders: Sequence[str]) -> Iterator[bytes]:
    """Give all that documents are judged by, other than the program; each file by what is in it."""
    yield _bytes(os.path.join(root, files.CONFIG_FILE))
    for folder in folders:
        yield _bytes(os.path.join(root, folder, files.UNITS_FILE))
    laws, schemas = files.data_folder(root, "laws"), files.data_folder(root, "schemas")
    for folder, ending in ((laws, ".yml"), (schemas, ".json"), (schemas, ".yml")):
        for name in files.names_ending(folder, ending):
            yield name.encode("utf-8", "surrogatepass")
            yield _bytes(os.path.join(folder, name))
    registry = statuses(laws, ".csv"), statuses(os.path.join(laws, "registry"), ".yml")
    yield repr((laws, schemas, registry)).encode("utf-8", "surrogatepass")


def _bytes(path: str) -> bytes:
    """Give a mark of whether there is a file, and its content."""
    try:
        return b"1" + files.read_bytes(path)
    except CheckerError:
        return b"0"


def _row(finding: Finding) -> _Row:
    """Write a finding as plain tuples."""
    return (
        finding.rule,
        finding.severity.value,
        finding.path,
        _pair(finding.at),
        _pair(finding.start),
        _pair(finding.end),
        _texts(finding.message),
        _texts(finding.hint) if finding.hint else None,
        tuple([(place.path, _pair(place.start), _texts(place.message)) for place in finding.related]),
        tuple([(_pair(edit.at), edit.text) for edit in finding.edits]),
        finding.excerpt,
        finding.excerpt_column,
        finding.remark,
    )


def _finding(row: _Row) -> Finding:
    """Read what ``_row`` wrote."""
    rule, severity, path, at, start, end, message, hint, related, edits, *rest = row
    known = (
        rule,
        Severity(severity),
        path,
        Span(*at),
        Position(*start),
        Position(*end),
        Message(*message),
        Message(*hint) if hint else None,
        tuple([Place(path, Position(*start), Message(*message)) for path, start, message in related]),
        tuple([Edit(Span(*at), text) for at, text in edits]),
        *rest,
    )
    return record(Finding, known)


def _pair(at: Span | Position) -> _Pair:
    first, second = at
    return first, second


def _texts(message: Message) -> _Texts:
    return message.vi, message.en
