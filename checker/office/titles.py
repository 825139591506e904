"""Titles told from labelled items: by how they look where a file has layout, else by how long and where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.document import LabelKind, Section
from checker.office.text_lines import is_upper, without_marks
from checker.parse.labels import read_label
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_TITLE_KINDS = frozenset(
    (
        LabelKind.PART,
        LabelKind.CHAPTER,
        LabelKind.LETTER,
        LabelKind.ROMAN,
        LabelKind.NUMBER,
        LabelKind.DECIMAL,
        LabelKind.POINT,
    )
)
_TOP_KINDS = frozenset((LabelKind.PART, LabelKind.CHAPTER, LabelKind.LETTER, LabelKind.ROMAN))
_PARTS = frozenset((LabelKind.PART, LabelKind.CHAPTER))
LONGEST_TITLE = 160
"""Longest title, in characters; what is longer is a paragraph."""

_ENDS = frozenset(".;")
_MOST_NAMES = 3
_STOPS = frozenset(".;:,")
_LONGEST_SENTENCE = 80
_MOST_LEVELS = 6


class Part(NamedTuple):
    """A paragraph or a table of the text in Markdown; ``bold`` is ``None`` where the source does not tell.

    One that is ``named`` has the number of a part on its first line, and the part's name below.
    """

    markdown: str
    bold: bool | None = None
    heading: int = 0
    named: bool = False


def title_levels(text: str, tree: Section, parts: Mapping[int, Part], top: int) -> dict[int, int]:
    """Give where the titles of a text begin, with their levels; ``parts`` are its parts by where they begin.

    ``top`` is the level of the highest.
    """
    found = dict(_Titles(text, parts).under(tree, top))
    least = min((part.heading for part in parts.values() if part.heading), default=0)
    for start, part in parts.items():
        if part.heading and len(part.markdown) <= LONGEST_TITLE and (part.named or "\n" not in part.markdown):
            found[start] = min(_MOST_LEVELS, top + part.heading - least)
    return found


def with_names(parts: Sequence[Part]) -> list[Part]:
    """Put the name of a part or a chapter, which stands below its number, to the number."""
    found: list[Part] = []
    done = 0
    for at, part in enumerate(parts):
        if at < done:
            continue
        names = _names(parts, at) if _is_number(part.markdown) else 0
        done = at + 1 + names
        lines = "\n".join(each.markdown for each in parts[at:done])
        found.append(part._replace(markdown=lines, named=True) if names else part)
    return found


def _names(parts: Sequence[Part], at: int) -> int:
    """Count the lines of a part's name below its number: in capitals, bold as it is, or above the first label."""
    count = 0
    for place in range(at + 1, min(at + 1 + _MOST_NAMES, len(parts))):
        name = parts[place]
        looks = is_upper(without_marks(name.markdown)) or bool(name.bold and parts[at].bold) or name.heading > 0
        above = count == 0 and place + 1 < len(parts) and _labelled(parts[place + 1].markdown)
        if not (looks or above) or not _is_name(name.markdown):
            break
        count += 1
    return count


def _is_name(markdown: str) -> bool:
    if len(markdown) > LONGEST_TITLE or "\n" in markdown or markdown.startswith(("|", "<")) or _labelled(markdown):
        return False
    return without_marks(markdown)[-1:] not in _STOPS


def _is_number(markdown: str) -> bool:
    """Tell whether a line is the number of a part or a chapter, and no more."""
    label = read_label(markdown, 0, len(markdown)) if markdown else None
    return bool(label and label.kind in _PARTS and not markdown[label.end :].strip(" *_"))


def _labelled(markdown: str) -> bool:
    return bool(markdown) and read_label(markdown, 0, len(markdown)) is not None


class _Titles:
    """The titles of one text. ``_marked`` tells whether labelled lines are marked as headings: then no others are."""

    def __init__(self, text: str, parts: Mapping[int, Part]) -> None:
        self._text = text
        self._parts = parts
        self._marked = any(part.heading and _labelled(part.markdown) for part in parts.values())

    def under(self, section: Section, level: int) -> Iterator[tuple[int, int]]:
        """Give where the titles under a section stand; neighbours of one kind are judged together."""
        groups: dict[LabelKind, list[Section]] = {}
        for below in section.sections:
            if below.opener and below.opener.label:
                groups.setdefault(below.opener.label.kind, []).append(below)
        for kind, group in groups.items():
            if level <= _MOST_LEVELS and self._are_titles(kind, group):
                for below in group:
                    if below.opener:
                        yield below.opener.at.start, level
                        yield from self.under(below, level + 1)

    def _are_titles(self, kind: LabelKind, group: Sequence[Section]) -> bool:
        """Tell whether labelled lines are titles: bold, or short and not sentences unless more stands under them."""
        bold = {self._bold(section) for section in group}
        if self._marked or (bold == {False} and self._other_bold(kind)):
            return False
        if bold == {True}:
            return all(len(self._written(section)) <= LONGEST_TITLE for section in group)
        if kind not in _TITLE_KINDS or not all(self._is_title(kind, section) for section in group):
            return False
        if len(group) == 1 and kind not in _TOP_KINDS and self._written(group[0])[-1:] in _ENDS:
            return False
        full = sum(bool(section.items) for section in group)
        if kind is LabelKind.POINT:
            return full == len(group)
        return kind in _TOP_KINDS or 2 * full >= len(group)

    def _bold(self, section: Section) -> bool | None:
        part = self._parts.get(section.opener.at.start) if section.opener else None
        return part.bold if part else None

    def _other_bold(self, kind: LabelKind) -> bool:
        """Tell whether the text shows its titles in bold; a part of the highest kinds is one even when it is not."""
        return kind not in _TOP_KINDS and any(part.bold for part in self._parts.values())

    def _written(self, section: Section) -> str:
        return self._text[slice(*section.opener.text_at)] if section.opener else ""

    def _is_title(self, kind: LabelKind, section: Section) -> bool:
        written = self._written(section)
        if len(written) > LONGEST_TITLE or not written:
            return bool(not written and section.items and kind in _PARTS)
        if written[-1] not in _ENDS:
            return True
        return bool(section.items) and len(written) <= _LONGEST_SENTENCE and "; " not in written
