"""The theme's templates as they were compiled, kept from one build to the next: compiling them takes half a second."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from jinja2.bccache import Bucket, BytecodeCache

from checker.cache import opened_as

if TYPE_CHECKING:
    from pathlib import Path

    from checker.cache import Cache

_FILE: Final = "templates.sqlite"
_MOST: Final = 16 * 1024 * 1024


class Compiled(BytecodeCache):
    """What is known of templates, by Jinja's name for each; Jinja takes nothing of one whose source has changed.

    It is code, so it is taken from a file only where this user signed it, as all that is kept of a repository.
    """

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}
        self._read = False
        self._used: dict[str, bytes] = {}
        self._fresh = False

    def read(self, root: Path) -> None:
        """Take over what earlier builds of a repository kept, once."""
        if not self._read:
            self._read = True
            with opened_as(root, _FILE, dict[str, bytes], _MOST) as cache:
                key = _key(cache)
                self._known |= cache.get([key]).get(key, {}) if cache else {}

    def keep(self, root: Path) -> None:
        """Keep what was used, where some of it is new."""
        if self._fresh:
            with opened_as(root, _FILE, dict[str, bytes], _MOST) as cache:
                if cache:
                    cache.put(_key(cache), self._used)
            self._fresh = False

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what is known of a template, when its source is the same."""
        known = self._known.get(bucket.key)
        if known is not None:
            bucket.bytecode_from_string(known)
            self._used[bucket.key] = known

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take a template that was compiled."""
        self._known[bucket.key] = self._used[bucket.key] = bucket.bytecode_to_string()
        self._fresh = True


def _key(cache: Cache[dict[str, bytes]] | None) -> bytes:
    return cache.key_of(f"jinja2 {version('jinja2')}".encode()) if cache else b""
