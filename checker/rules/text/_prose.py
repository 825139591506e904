"""Where a text is not prose: comments, addresses, code; no rule itself."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.document import Document


_ADDRESS = Pattern(r"(?:https?://|www\.)[^\s<>)“”]+")
_CODE = Pattern(r"`[^`\n]*`")


def hidden(document: Document, offset: int) -> bool:
    """Tell whether an offset lies in a comment, an address or code."""
    spans = _hidden(document)
    index = bisect_right(spans, (offset, len(document.text))) - 1
    return index >= 0 and offset < spans[index][1]


@lru_cache(maxsize=2)
def _hidden(document: Document) -> list[tuple[int, int]]:
    text = document.text
    comments = list(_comments(text))
    found = [match.span() for match in _ADDRESS.finditer(text)]
    found += [match.span() for match in _CODE.finditer(text)] if "`" in text else []
    loose = [span for span in found if not any(start <= span[0] < end for start, end in _near(comments, span[0]))]
    return sorted(comments + loose)


def _near(spans: list[tuple[int, int]], offset: int) -> list[tuple[int, int]]:
    index = bisect_right(spans, (offset, offset + 1)) - 1
    return spans[max(index, 0) : index + 1]


def _comments(text: str) -> Iterator[tuple[int, int]]:
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            return
        yield start, end + 3
        start = text.find("<!--", end + 3)
