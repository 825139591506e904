"""Headings that are a required section's name but for their accents; no rule itself."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.kinds import align, folded_title, plain_title
from checker.pattern import Pattern
from checker.syllables import holds_impossible, split_tones

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.document import Document
    from checker.kinds import Kind, SectionSpec, Title

_WORD = Pattern(r"[^\W_]+")


def wrong_accents(kind: Kind, document: Document) -> Iterator[tuple[SectionSpec, Title, str]]:
    """Give the sections found by a heading with wrong accents: the section, its heading, the name as it should be.

    Passed over are headings of which the rules on characters or syllables speak.
    """
    if not kind.sections:
        return
    text = document.text
    matched = align(kind, document).matched
    for title in {title.start: title for title in matched.values()}.values():
        written = text[title.start : title.end]
        found = _misspelt(kind, written)
        if found and document.characters.isdisjoint(written) and not any(map(holds_impossible, written.split())):
            section, name = found
            yield section, title, name


@lru_cache(maxsize=4096)
def _misspelt(kind: Kind, written: str) -> tuple[SectionSpec, str] | None:
    """Give the first required section of which a heading has the letters, not the accents, and its longest such name.

    Both styles of placing a tone are right, and so are "lý" and "lí".
    """
    spaced = f"{folded_title(written)} "
    spelt = _spelt(plain_title(written))
    for section in kind.required:
        if section.found_as != "heading":
            continue
        names = [name for name, folded in zip(section.names, section.headings, strict=True) if _opens(spaced, folded)]
        longest = max(map(len, map(_spelt, names)), default=0)
        right = [name for name in names if len(_spelt(name)) == longest]
        if right and spelt[:longest] not in map(_spelt, right):
            return section, right[0]
    return None


def _opens(spaced: str, folded: str) -> bool:
    return spaced.startswith(f"{folded} ")


def _spelt(words: str) -> tuple[tuple[str, str], ...]:
    """Give the letters and the tone of each word, wherever in the word the tone is typed."""
    parted = [split_tones(word) for word in _WORD.findall(unicodedata.normalize("NFC", words))]
    return tuple((letters.replace("y", "i"), tones) for letters, tones in parted)
