"""What a preview keeps between builds: finished pages of the same sources, what is around them, and the index."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from checker.site.shell import Shells

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Kept:
    """Finished pages by address, each with a hash of its source; what is around pages; and files of a folder."""

    def __init__(self) -> None:
        self.shells = Shells()
        self._around = b""
        self._drawn: dict[str, tuple[bytes, str]] = {}
        self._sources: dict[str, bytes] = {}
        self._files: dict[str, bytes] = {}

    def around(self, sources: Iterable[str]) -> None:
        """Begin a build, with what all pages have around them: where that changed, nothing drawn counts any more."""
        digest = _digest(sources)
        if digest != self._around:
            self.shells = Shells()
            self._around = digest
            self._drawn.clear()

    def same(self, uri: str, source: str) -> bool:
        """Tell whether a page is already finished as its source makes it, and remember the source."""
        digest = self._sources[uri] = _digest((source,))
        known = self._drawn.get(uri)
        return known is not None and known[0] == digest

    def finished(self, uri: str) -> str | None:
        """Give a page as it was finished, when its sources are the same."""
        known = self._drawn.get(uri)
        return known[1] if known and known[0] == self._sources.get(uri) else None

    def keep(self, uri: str, output: str) -> None:
        """Keep a page that was drawn, when its sources are known."""
        if uri in self._sources:
            self._drawn[uri] = self._sources[uri], output

    def keep_folder(self, folder: Path) -> None:
        """Keep the files of a folder."""
        self._files = {
            path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
        }

    def put_back(self, folder: Path) -> bool:
        """Write the files that were kept; tells whether there are any."""
        for name, data in self._files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return bool(self._files)


def _digest(sources: Iterable[str]) -> bytes:
    digest = blake2b(digest_size=16)
    for source in sources:
        digest.update(blake2b(source.encode("utf-8", "surrogatepass"), digest_size=16).digest())
    return digest.digest()
