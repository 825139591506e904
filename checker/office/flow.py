"""What a reader of office files gives: paragraphs, tables and notes in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.record import NamedTuple

if TYPE_CHECKING:
    from checker.message import Message


class Paragraph(NamedTuple):
    """One paragraph.

    ``markdown`` is its text in the dialect's inline marks, the label as text at its start; ``plain`` is what a reader
    sees, in NFC, with tab and line feed characters. ``bold`` and ``italic`` tell of the whole paragraph, ``size`` is
    in points where it is known, ``heading`` is the level of a heading, 0 for other text. ``align`` is "left", "right",
    "center" or another word where it is known; ``caption`` tells that it names the table below it.
    """

    markdown: str
    plain: str
    centred: bool = False
    bold: bool = False
    italic: bool = False
    size: float | None = None
    heading: int = 0
    align: str = ""
    caption: bool = False


class Cell(NamedTuple):
    """A cell of a table, and how many columns and rows it spans; cells it covers are absent."""

    blocks: tuple[Paragraph | Table, ...]
    columns: int = 1
    rows: int = 1


class Table(NamedTuple):
    """A table; ``bordered`` is false for one that only lays text out side by side."""

    rows: tuple[tuple[Cell, ...], ...]
    bordered: bool = True
    header_rows: int = 0


class Note(NamedTuple):
    """A footnote: the mark that stands in the text, and what it says."""

    mark: str
    blocks: tuple[Paragraph, ...]


class Flow(NamedTuple):
    """A whole file.

    ``visible`` holds every visible word in order, for the proof that nothing is lost; ``carried`` is what our own
    export put into the file beside its text (see ``carried``).
    """

    blocks: tuple[Paragraph | Table, ...]
    notes: tuple[Note, ...] = ()
    notices: tuple[Message, ...] = ()
    visible: str = ""
    carried: str = ""
