"""What a preview keeps between builds: finished pages whose sources are the same, and the index of the first build."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Kept:
    """Finished pages by address, each with a hash of all that it was made of; and files of a folder."""

    def __init__(self) -> None:
        self._drawn: dict[str, tuple[bytes, str]] = {}
        self._sources: dict[str, bytes] = {}
        self._files: dict[str, bytes] = {}

    def same(self, uri: str, *sources: str) -> bool:
        """Tell whether a page is already finished as these sources make it, and remember the sources."""
        digest = blake2b("\0".join(sources).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        self._sources[uri] = digest
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
