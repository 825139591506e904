"""Down the elements of a web page: inline text gathered into paragraphs, lists with their labels as text, tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from checker.office.docx.legacy_fonts import decode, is_legacy
from checker.office.flow import Cell, Paragraph, Table
from checker.office.html.main_text import LONGEST_STYLE, is_around, is_unseen
from checker.office.marks import Run, marked
from checker.parse.html_tables import MAX_SPAN
from checker.parse.labels import read_label
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

_BLOCKS: Final = frozenset(
    {"p", "div", "section", "article", "main", "header", "footer", "aside", "center", "blockquote", "pre", "address"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "dt", "dd", "li", "figure", "figcaption", "table", "hr"}
    | {"fieldset", "details", "summary", "caption", "body", "tr", "td", "th", "tbody", "thead", "tfoot"}
)
_HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_STYLE: Final = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_HEAVY: Final = re.compile(r"bold|[6-9]00")
_BORDER: Final = re.compile(r"\b(?:solid|double|dotted|dashed|inset|outset|ridge|groove)\b", re.IGNORECASE)
_SPACES: Final = re.compile(r"[ \t\r\n\f\u00a0\u2002-\u200a\u202f\u3000]+")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_ROMAN: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LONGEST_LAYOUT_CELL: Final = 1_500
_MOST_CELLS: Final = 20_000


class _Look(NamedTuple):
    """What an element takes over from those around it."""

    bold: bool = False
    italic: bool = False
    centred: bool = False
    heading: int = 0
    font: str = ""
    pre: bool = False
    labels: bool = True


class Walker:
    """One pass over a page; ``blocks`` is what was read, ``pictures`` how many were left out."""

    def __init__(self) -> None:
        self.blocks: list[Paragraph | Table] = []
        self.pictures = 0
        self._runs: list[Run] = []
        self._look = _Look()
        self._cells = 0

    def walk(self, element: HtmlElement) -> None:
        """Read what is inside an element."""
        self._element(element, _Look(), top=True)
        self._close()

    def _element(self, element: HtmlElement, around: _Look, *, top: bool = False) -> None:
        if element.tag == "img":
            self.pictures += 1
        if not top and (is_unseen(element) or (is_around(element) and element.tag in {"nav", "aside", "form"})):
            return
        look = _look(element, around)
        match element.tag:
            case "br":
                self._turn(look)
            case "table":
                self._close()
                self._table(element, look)
            case "ul" | "ol":
                self._close()
                self._list(element, look)
            case tag if tag in _BLOCKS:
                self._close()
                self._inside(element, look)
                self._close()
            case _:
                self._inside(element, look)

    def _inside(self, element: HtmlElement, look: _Look) -> None:
        self._text(element.text, look)
        for child in element:
            self._element(child, look)
            self._text(child.tail, look)

    def _text(self, text: str | None, look: _Look) -> None:
        if not text:
            return
        if look.pre:
            lines = text.replace("\r\n", "\n").split("\n")
            for at, line in enumerate(lines):
                if at:
                    self._close()
                self._run(line, look)
            return
        self._run(text, look)

    def _run(self, text: str, look: _Look) -> None:
        text = _SPACES.sub(" ", text).replace("\u200b", "").replace("\ufeff", "").replace("\u00ad", "")
        if is_legacy(look.font):
            text = decode(text, look.font)
        if not self._runs or not "".join(run.text for run in self._runs[-1:]).strip():
            self._look = look
        self._runs.append(Run(text, look.bold, look.italic))

    def _turn(self, look: _Look) -> None:
        """Read a line break: what begins anew below it is a paragraph of its own."""
        self._runs.append(Run("\n", look.bold, look.italic))

    def _close(self) -> None:
        runs, self._runs = self._runs, []
        for line in _lines(runs):
            self.blocks.append(_paragraph(line, self._look))

    def _list(self, element: HtmlElement, look: _Look) -> None:
        count = _number(element.get("start"), 1)
        shown = "none" not in _styles(element).get("list-style-type", "") and "none" not in _styles(element).get(
            "list-style", ""
        )
        for child in element:
            if child.tag != "li":
                self._element(child, look)
                continue
            count = _number(child.get("value"), count)
            if shown and not is_unseen(child):
                label = "-" if element.tag == "ul" else f"{_ordinal(count, element.get('type', '1'))}."
                if not _has_label(child):
                    self._run(f"{label} ", look)
            count += 1
            self._inside(child, _look(child, look))
            self._close()

    def _table(self, element: HtmlElement, look: _Look) -> None:
        rows = list(_rows(element))
        bordered = _bordered(element, rows)
        inner = [cell for row in rows for cell in row]
        self._cells += len(inner)
        lays_out = not bordered and any(len(cell.text_content()) > _LONGEST_LAYOUT_CELL for cell in inner)
        for caption in element.findall("caption"):
            self._element(caption, look)
            self._close()
        if lays_out or self._cells > _MOST_CELLS or (len(inner) == 1 and not bordered):
            for cell in inner:
                self._inside(cell, _look(cell, look))
                self._close()
            return
        head = sum(1 for row in rows if row and all(cell.tag == "th" for cell in row))
        found = tuple(tuple(self._cell(cell, look) for cell in row) for row in rows)
        if any(row for row in found):
            self.blocks.append(Table(tuple(row for row in found if row), bordered, head))

    def _cell(self, element: HtmlElement, look: _Look) -> Cell:
        kept, self.blocks = self.blocks, []
        inner = _look(element, look._replace(centred=False))
        self._inside(element, inner._replace(bold=inner.bold or element.tag == "th"))
        self._close()
        blocks, self.blocks = tuple(self.blocks), kept
        return Cell(blocks, _span(element.get("colspan")), _span(element.get("rowspan")))


def _look(element: HtmlElement, around: _Look) -> _Look:
    tag = str(element.tag)
    styles = _styles(element)
    bold, italic, centred, heading = around.bold, around.italic, around.centred, around.heading
    if tag in {"b", "strong"} or tag in _HEADINGS:
        bold = True
    if tag in {"i", "em"}:
        italic = True
    heading = _HEADINGS.get(tag, heading)
    if weight := styles.get("font-weight", ""):
        bold = bool(_HEAVY.search(weight))
    if slant := styles.get("font-style", ""):
        italic = "italic" in slant or "oblique" in slant
    if align := styles.get("text-align", element.get("align", "")).strip().lower():
        centred = align.startswith("center")
    font = styles.get("font-family", element.get("face", "") if tag == "font" else "").strip(" '\"")
    return _Look(bold, italic, centred or tag == "center", heading, font or around.font, around.pre or tag == "pre")


def _styles(element: HtmlElement) -> dict[str, str]:
    written = element.get("style", "")[:LONGEST_STYLE]
    return (
        {
            name.lower(): value.lower() if name.lower() != "font-family" else value
            for name, value in _STYLE.findall(written)
        }
        if written
        else {}
    )


def _lines(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Part runs at line breaks; a line that begins in lower case goes on with the one above it."""
    whole: list[Run] = []
    for line in _broken(runs):
        text = "".join(run.text for run in line).strip()
        goes_on = bool(whole and text) and text[0].islower() and not read_label(text, 0, len(text))
        if goes_on:
            whole += [Run(" "), *line]
            continue
        if whole:
            yield whole
        whole = line if text else []
    if whole:
        yield whole


def _broken(runs: Iterable[Run]) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.text == "\n":
            lines.append([])
        else:
            lines[-1].append(run)
    return lines


def _paragraph(runs: list[Run], look: _Look) -> Paragraph:
    squeezed: list[Run] = []
    blank = True
    for run in runs:
        text = run.text.lstrip(" ") if blank else run.text
        if text:
            squeezed.append(run._replace(text=text))
            blank = text.endswith(" ")
    while squeezed and not squeezed[-1].text.strip():
        squeezed.pop()
    if squeezed:
        squeezed[-1] = squeezed[-1]._replace(text=squeezed[-1].text.rstrip())
    drawn = [run for run in squeezed if run.text.strip()]
    return Paragraph(
        markdown=marked(squeezed),
        plain="".join(run.text for run in squeezed),
        centred=look.centred,
        bold=all(run.bold for run in drawn),
        italic=all(run.italic for run in drawn),
        heading=look.heading,
    )


def _rows(table: HtmlElement) -> Iterator[list[HtmlElement]]:
    """Give the cells of each row, not those of tables inside."""
    for child in table:
        if child.tag == "tr":
            yield [cell for cell in child if cell.tag in {"td", "th"} and not is_unseen(cell)]
        elif child.tag in {"tbody", "thead", "tfoot"}:
            yield from _rows(child)


def _bordered(table: HtmlElement, rows: list[list[HtmlElement]]) -> bool:
    if _number(table.get("border"), 0) > 0 or any(cell.tag == "th" for row in rows for cell in row):
        return True
    styled = [table, *(cell for row in rows[:3] for cell in row)]
    return any(
        _BORDER.search(value)
        for element in styled
        for name, value in _styles(element).items()
        if name.startswith("border")
    )


def _has_label(item: HtmlElement) -> bool:
    """Tell whether an item of a list has its label typed in its text already."""
    text = item.text_content().strip()[:40]
    return bool(text) and read_label(text, 0, len(text)) is not None


def _ordinal(count: int, kind: str) -> str:
    if kind in {"a", "A"} and 1 <= count <= 26:
        letter = _LETTERS[count - 1]
        return letter if kind == "a" else letter.upper()
    if kind in {"i", "I"} and 1 <= count < 40:
        written = ""
        for size, letters in _ROMAN:
            times, count = divmod(count, size)
            written += letters * times
        return written if kind == "i" else written.upper()
    return str(count)


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.strip().isascii() and text.strip().isdigit() and len(text) < 7 else default


def _span(text: str | None) -> int:
    return min(max(_number(text, 1), 1), MAX_SPAN)
