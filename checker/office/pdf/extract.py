"""The pages of a PDF through pdfium, in a process of its own: a hostile file must not take the program along.

Run as ``python -m checker.office.pdf.extract SECONDS``: the file on standard input, the pages as JSON on standard
output.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# (pdfium's functions have no types)

from __future__ import annotations

import contextlib
import json
import sys
from typing import TYPE_CHECKING, Final

import pypdfium2
import pypdfium2.raw as pdfium

from checker.office.pdf.drawn import drawn
from checker.office.pdf.letters import stretches

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_PAGES: Final = 300
"""Most pages that are read; an official document has about five."""

MAX_CHARACTERS: Final = 1_000_000
"""Most characters of a file that are read."""

_MEMORY: Final = 240_000_000


def main() -> int:
    """Read a file from standard input and write its pages to standard output."""
    _bound(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
    sys.stdout.write(json.dumps(extract(sys.stdin.buffer.read())))
    return 0


def _bound(seconds: int) -> None:
    """Bound this process's memory and time, where the system can; elsewhere the parent's time limit is left."""
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def extract(data: bytes) -> dict[str, object]:
    """Give the pages of a file as plain data, or why it cannot be read: "locked", "broken", "long"."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        return {"fault": "locked" if locked else "broken"}
    with contextlib.closing(document):
        if len(document) > MAX_PAGES:
            return {"fault": "long", "count": len(document)}
        pages: list[object] = []
        left = MAX_CHARACTERS
        for number in range(len(document)):
            try:
                page = document[number]
            except pypdfium2.PdfiumError:
                return {"fault": "broken"}
            with contextlib.closing(page):
                read, count = _page(page, left)
            pages.append(read)
            left -= count
            if left <= 0:
                return {"fault": "long", "count": len(document)}
        return {"pages": pages}


def _page(page: pypdfium2.PdfPage, most: int) -> tuple[Mapping[str, object], int]:
    rows, columns, pictures = drawn(page)
    text = page.get_textpage()
    with contextlib.closing(text):
        count = min(text.count_chars(), most)
        found = stretches(text, count, sorted(column[0] for column in columns))
    width, height = page.get_size()
    read = {
        "size": (width, height),
        "stretches": found,
        "rows": rows,
        "columns": columns,
        "pictures": pictures,
    }
    return read, count


if __name__ == "__main__":
    raise SystemExit(main())
