"""Footnotes and endnotes: their marks in the text, in the order in which they are met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from checker.office.docx.numbering import format_number
from checker.office.docx.xml import W, number, value
from checker.record import NamedTuple

if TYPE_CHECKING:
    from checker.office.docx.xml import Element

_FOOTNOTE: Final = f"{W}footnoteReference"


class Referred(NamedTuple):
    """A note that the text refers to; ``element`` holds its paragraphs."""

    mark: str
    element: Element
    of_end: bool


class Notes:
    """The notes of a file. ``referred`` grows while the text is read."""

    __slots__ = ("_counts", "_formats", "_known", "_marks", "_taken", "referred")

    def __init__(self, footnotes: Element | None, endnotes: Element | None, section: Element | None) -> None:
        self._known = {
            **{(False, name): note for name, note in _by_id(footnotes, "footnote")},
            **{(True, name): note for name, note in _by_id(endnotes, "endnote")},
        }
        self._formats = (_format(section, "footnotePr", "decimal"), _format(section, "endnotePr", "lowerRoman"))
        self._counts = [form[1] for form in self._formats]
        self._marks: dict[tuple[bool, str], str] = {}
        self._taken: set[str] = set()
        self.referred: list[Referred] = []

    def mark(self, reference: Element) -> str:
        """Give the mark that Word draws for a reference, empty for a note that is not there or brings its own."""
        of_end = reference.tag != _FOOTNOTE
        key = (of_end, value(reference, "id"))
        note = self._known.get(key)
        if note is None:
            return ""
        if key not in self._marks:
            mark = format_number(self._counts[of_end], self._formats[of_end][0])
            self._counts[of_end] += 1
            while mark in self._taken:
                mark += "*"
            self._taken.add(mark)
            self._marks[key] = mark
            self.referred.append(Referred(mark, note, of_end))
        return self._marks[key]

    def has_mark(self, mark: str) -> bool:
        """Tell whether a note that was referred to has this mark."""
        return mark in self._taken


def _by_id(root: Element | None, name: str) -> list[tuple[str, Element]]:
    """Give the notes of a part; separators, which have a type, are none."""
    if root is None:
        return []
    kinds = {"", "normal"}
    return [(value(note, "id"), note) for note in root.iterfind(f"{W}{name}") if value(note, "type") in kinds]


def _format(section: Element | None, name: str, default: str) -> tuple[str, int]:
    if section is None:
        return default, 1
    kind = value(section.find(f"{W}{name}/{W}numFmt")) or default
    return kind, number(value(section.find(f"{W}{name}/{W}numStart")), 1)
