"""Pasted text to lines: white space made plain, the columns of a flattened table told apart."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from checker.record import NamedTuple

if TYPE_CHECKING:
    from checker.office.flow import Paragraph, Table

_SPACES = dict.fromkeys(
    map(ord, "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " "
)
_TURNS = dict.fromkeys(map(ord, "\x0b\x0c\x85\u2028\u2029"), "\n")
_BARE = " \t\u200b\ufeff"
_MARKS = re.compile(r"\A#{1,6}[ \t]+|\A[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?=:?\Z)")
_COLUMN = re.compile(r"\t[ \t]*+|(?<! ) {3,}+(?=[^\s/–-])")
_ONE_CELL = re.compile(r"ngày[\s\d.…_]*tháng[\s\d.…_]*năm[ \d.…_]*|Số[ ]*:[ ]+", re.IGNORECASE)
_RULER = re.compile(r"[-–—_=*.~+\s]{3,}\Z")
_MARKDOWN = re.compile(r"^#{1,6}[ \t]+\S|^\|.*\|[ \t]*\n\|[ \t:|-]+\|?[ \t]*$|\*\*\S[^\n*]*\*\*", re.MULTILINE)


class Line(NamedTuple):
    """One line that is not blank: ``text`` with its inner white space, ``after_blank`` when one stands above it.

    A line of a file with layout knows its paragraph and which line of it it is (``part``, from 0), or stands for a
    table. ``grid`` tells which table that only lays text out it was in, 0 for none, and ``cell`` in which column.
    """

    text: str
    after_blank: bool
    paragraph: Paragraph | None = None
    part: int = 0
    grid: int = 0
    cell: int = 0
    table: Table | None = None

    @property
    def bare(self) -> str:
        """The line without Markdown's heading and emphasis marks, white space squeezed."""
        return squeeze(without_marks(self.text))

    @property
    def cells(self) -> tuple[str, ...]:
        """The columns of the line, which a tab or three spaces part; blanks left in a date part none."""
        text = _ONE_CELL.sub(lambda found: f"{squeeze(found.group())} ", without_marks(self.text))
        return tuple(cell for cell in (part.strip(_BARE) for part in _COLUMN.split(text)) if cell.strip())

    @property
    def is_ruler(self) -> bool:
        """Tell whether the line is only drawn: dashes, underscores, asterisks."""
        return _RULER.match(self.text) is not None


def plain_text(text: str) -> str:
    """Give pasted text in NFC, with line feeds alone between lines and ordinary spaces alone within them."""
    text = unicodedata.normalize("NFC", text).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text.translate(_SPACES | _TURNS)


def read_lines(text: str) -> tuple[Line, ...]:
    """Give the lines of a text that are not blank."""
    lines: list[Line] = []
    blank = True
    for typed in text.split("\n"):
        stripped = typed.strip(_BARE).strip()
        if stripped:
            lines.append(Line(stripped, blank))
        blank = not stripped
    return tuple(lines)


def squeeze(text: str) -> str:
    """Make every run of white space one space."""
    return " ".join(text.split())


def without_marks(text: str) -> str:
    """Take off the Markdown marks around a whole line."""
    return _MARKS.sub("", text) or text


def is_markdown(text: str) -> bool:
    """Tell whether a text has headings, bold text or tables of Markdown."""
    return _MARKDOWN.search(text) is not None


def is_upper(text: str) -> bool:
    """Tell whether a text has letters and all of them are capitals."""
    return text.isupper()
