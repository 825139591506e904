"""Results of earlier runs, in SQLite files below .checker-cache/.

Values hold pickles, which could do anything when they are read: so each is signed with a secret of this user's own, and
a file put there by someone else (a pull request, an archive) is never read. What is damaged is thrown away and made
again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import sqlite3
from functools import partial
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from checker import packed
from checker.engine import Checked
from checker.ours import program, secret
from checker.own_folder import own_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from checker.engine import Setting
    from checker.files import StrPath
    from checker.source import Item

Value = TypeVar("Value")
Shape = tuple["Callable[[Value], bytes]", "Callable[[bytes], Value]"]
"""How a value is written and read."""

MAX_BYTES: Final = 256 * 1024 * 1024
"""Size at which the older half is dropped."""

_APPLICATION = 0x56424B43
_TABLE = "CREATE TABLE IF NOT EXISTS checked (key BLOB PRIMARY KEY, value BLOB NOT NULL)"
_SIGNATURE: Final = 32
"""Bytes of a SHA-256, which processors have instructions for: the fastest good hash of a whole file."""

_PENDING: Final = 512


def opened(root: StrPath) -> contextlib.AbstractContextManager[Cache[Checked] | None]:
    """Open the cache of what checking found in a repository's documents."""
    return opened_as(root, "results.sqlite", Checked, MAX_BYTES, shape=(packed.pack, packed.unpack))


@contextlib.contextmanager
def opened_as(
    root: StrPath, name: str, kept: type[Value], most: int, *, shape: Shape[Value] | None = None
) -> Generator[Cache[Value] | None]:
    """Open a cache of a repository, and save and close it in the end; ``None`` where it cannot be kept.

    ``name`` is its file, which holds values of the type ``kept``, at most so many bytes of them. They are written and
    read by ``shape``, else pickled.
    """
    del kept
    shape = shape or (partial(pickle.dumps, protocol=pickle.HIGHEST_PROTOCOL), pickle.loads)
    own = secret()
    connection = _connect(root, name) if own else None
    if connection is None:
        yield None
        return
    cache = Cache[Value](connection, own, shape, most)
    try:
        yield cache
    finally:
        cache.save()
        with contextlib.suppress(sqlite3.Error):
            connection.close()


def result_name(*seen: bytes) -> str:
    """Name the file that keeps what was made of ``seen``, so that nobody else can foretell it.

    Empty where this user's secret cannot be kept.
    """
    own = secret()
    return hashlib.sha256(b"\0".join((own, *seen))).hexdigest() if own else ""


class Cache(Generic[Value]):
    """An open cache; a failing disk makes it forget, never fail."""

    __slots__ = ("_connection", "_most", "_pack", "_pending", "_secret", "_unpack")

    def __init__(self, connection: sqlite3.Connection, secret: bytes, shape: Shape[Value], most: int) -> None:
        self._connection = connection
        self._secret = secret
        self._pack, self._unpack = shape
        self._most = most
        self._pending: list[tuple[bytes, bytes]] = []

    def key(self, setting: Setting, item: Item) -> bytes:
        """Give the key of what one file gives under a setting: everything that the per-document step can see."""
        return self.key_by(setting, item, hashlib.sha256(item.data).digest())

    def key_by(self, setting: Setting, item: Item, content: bytes) -> bytes:
        """Give that key where the SHA-256 of the file's content is known."""
        seen = f"{setting.key}\0{item.path}\0{item.id}\0".encode("utf-8", "surrogatepass")
        return self.key_of(seen + content)

    def key_of(self, seen: bytes) -> bytes:
        """Give the key of what was made of ``seen`` alone."""
        return hashlib.sha256(self._secret + seen).digest()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, Value]:
        """Look up several results."""
        marks = ",".join("?" * len(keys))
        try:
            rows = self._connection.execute(f"SELECT key, value FROM checked WHERE key IN ({marks})", keys).fetchall()  # noqa: S608 - marks are “?”
        except sqlite3.Error:
            return {}
        return {key: self._unpack(value[_SIGNATURE:]) for key, value in rows if self._signed(key, value)}

    def put(self, key: bytes, value: Value) -> None:
        """Keep a result."""
        written = self._pack(value)
        self._pending.append((key, self._sign(key, written) + written))
        if len(self._pending) >= _PENDING:
            self.save()

    def save(self) -> None:
        """Write what was put, and drop the older half when the file has grown too large."""
        with contextlib.suppress(sqlite3.Error), self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO checked VALUES (?, ?)", self._pending)
            if self._size() > self._most:
                middle = "SELECT (min(rowid) + max(rowid)) / 2 FROM checked"
                self._connection.execute(f"DELETE FROM checked WHERE rowid <= ({middle})")  # noqa: S608 - a constant
        self._pending.clear()

    def _size(self) -> int:
        pages, free, size = (
            int(self._connection.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("page_count", "freelist_count", "page_size")
        )
        return (pages - free) * size

    def _sign(self, key: bytes, written: bytes) -> bytes:
        return hashlib.sha256(b"".join((self._secret, key, written))).digest()

    def _signed(self, key: bytes, value: object) -> bool:
        return isinstance(value, bytes) and value[:_SIGNATURE] == self._sign(key, value[_SIGNATURE:])


def _connect(root: StrPath, name: str) -> sqlite3.Connection | None:
    """Open the database, a new one where the old is damaged; ``None`` where the disk is busy, full or read-only."""
    with contextlib.suppress(OSError, sqlite3.Error):
        path = os.path.join(own_folder(root), name)
        try:
            return _ready(path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            _discard(path)
            return _ready(path)
    return None


def _ready(path: str) -> sqlite3.Connection | None:
    connection = sqlite3.connect(path, timeout=5)
    try:
        for pragma in ("journal_mode=WAL", "synchronous=OFF"):
            connection.execute(f"PRAGMA {pragma}")
        marks = connection.execute(
            "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version"
        )
        if marks.fetchone() != (_APPLICATION, _edition()):
            with connection:
                connection.execute("DROP TABLE IF EXISTS checked")
                connection.execute(_TABLE)
                connection.execute(f"PRAGMA application_id={_APPLICATION}")
                connection.execute(f"PRAGMA user_version={_edition()}")
        connection.execute("SELECT rowid FROM checked LIMIT 1").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _edition() -> int:
    """Give a number for this very program."""
    return int.from_bytes(program()[:3], "big")


def _discard(path: str) -> None:
    for suffix in ("", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            os.unlink(path + suffix)
