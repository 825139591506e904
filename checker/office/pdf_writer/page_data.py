"""An official page as plain data for the template: flat lists of what to draw, texts cleaned, no sizes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.office.grid import Grid
from checker.office.layout import LAYOUT, POINTS_A_MILLIMETRE, STAMP_COLOUR, Face, Layout
from checker.office.page import Passage, Ruler, walk
from checker.office.pdf_writer.glyphs import shaped
from checker.office.widths import balanced_width
from checker.office.words import Run, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.office.grid import GridCell
    from checker.office.page import Annex, Item, OfficialPage
    from checker.office.words import Words

Data = dict[str, object]

_BREAK = 4
_NOTE = 5
_NOTE_AGAIN = 6
_WHOLE_LOOK = 8
_NUMBER = re.compile(r"((?<![\w/.-])\d{1,6}/(?:\d{4}/)?[A-ZĐ][\wĐ&-]{1,24}(?![\w/]))")
"""The number of a document is never broken at the end of a line."""
_LINE = 85
"""About how many characters one line of a table's text holds over the whole width."""
_RECIPIENT = 45
"""About how many characters one line of a recipient holds."""
_WHOLE = 20
"""A row, or the head of a table, of at most about so many lines is kept whole; a longer one must break."""
_REPEATED = 6
"""A head of at most about so many lines is repeated on every page of its table."""
_SIDE_BY_SIDE = 40
"""Recipients of at most about so many lines are kept on one page with the signature."""
_SLACK = 1.0
"""Room that rounding may take from a line, in millimetres."""
_SHORT_END = 600
"""A last paragraph of at most so many characters stays with the signature."""


def layout_inputs(layout: Layout = LAYOUT) -> Data:
    """Give the table of the layout: faces as they are, lengths in points."""
    faces: Data = {}
    measures: Data = {"text_width": layout.text_width * layout.page_width.points / layout.page_width.value}
    for name, row in layout.rows():
        if isinstance(row, Face):
            faces[name] = {key: getattr(row, key) for key in _FACE_KEYS}
        else:
            measures[name] = row.points
    return {"faces": faces, "measures": measures}


_FACE_KEYS = ("size", "align", "bold", "italic", "indent", "before", "after")


def page_inputs(page: OfficialPage) -> Data:
    """Give a page as data for the template."""
    signature = page.signature
    return {
        "title": shaped(page.title) or "-",
        "author": shaped(" ".join(page.issuer)),
        "superior": _lines("superior", page.superior),
        "issuer": _lines("issuer", page.issuer),
        "country": _line("country", page.country),
        "motto": _line("motto", page.motto),
        "number": _line("number", page.number),
        "place_date": _line("place_date", page.place_date),
        "letter_subject": _line("letter_subject", page.letter_subject),
        "urgency": _urgency(page.urgency),
        "kind": _line("kind", page.kind),
        "subject": _line("subject", page.subject),
        "authority": _line("authority", page.authority),
        "addressees_label": "Kính gửi:",
        "addressees": _lines("addressees", page.addressees),
        "items": _items(page.items, before_signature=True),
        "sides": _sides(page),
        "recipients_label": "Nơi nhận:",
        "recipients": [_runs(words) for words in page.recipients],
        "closing_whole": _closing_lines(page) <= _SIDE_BY_SIDE,
        "authorities": _lines("signing_authority", signature.authority),
        "position": _line("position", signature.position),
        "signer": _line("signer", signature.name),
        "signs": bool(signature.authority or signature.position or signature.name),
        "marks": shaped(" - ".join(page.marks)),
        "annexes": [_annex(annex) for annex in page.annexes],
    }


def _sides(page: OfficialPage) -> Data:
    """Give how far centred lines stay from both sides, in points, so that long ones break into lines that are alike."""
    left, text = LAYOUT.head_left.value, LAYOUT.text_width
    name, title = left - LAYOUT.head_gutter.value, text - 2 * LAYOUT.first_line.value
    addressee = f"Kính gửi: {page.addressees[0]}" if page.addressees else ""
    return {
        "superior": [_side("superior", line, left, name) for line in page.superior],
        "issuer": [_side("issuer", line, left, name) for line in page.issuer],
        "letter_subject": _side("letter_subject", page.letter_subject, left, name),
        "subject": _side("subject", page.subject, text, title),
        "addressees": _side("addressees", addressee, text, title),
    }


def _side(role: str, line: str, room: float, most: float) -> float:
    face = LAYOUT.face(role)
    width = balanced_width(_line(role, line), face.size, most - _SLACK, bold=face.bold) + _SLACK
    return max(0.0, room - width) / 2 * POINTS_A_MILLIMETRE


def _closing_lines(page: OfficialPage) -> int:
    """Guess how many lines the recipients and the signature take, whichever is longer."""
    left = sum(1 + len(shown(words)) // _RECIPIENT for words in page.recipients)
    signature = (*page.signature.authority, page.signature.position, page.signature.name)
    return max(left, 6 + sum(1 + len(line) // 25 for line in signature))


def _line(role: str, text: str) -> str:
    return shaped(text.upper() if LAYOUT.face(role).upper else text)


def _lines(role: str, texts: Iterable[str]) -> list[str]:
    return [_line(role, text) for text in texts]


def _urgency(text: str) -> Data | None:
    if not text:
        return None
    widths = {
        "KHẨN": LAYOUT.urgent_width,
        "THƯỢNG KHẨN": LAYOUT.more_urgent_width,
        "HỎA TỐC": LAYOUT.most_urgent_width,
    }
    width = widths.get(text, LAYOUT.more_urgent_width)
    return {"text": _line("urgency", text), "width": width.points, "colour": STAMP_COLOUR}


def _annex(annex: Annex) -> list[Data]:
    """Give an annex as items: its heading and name are one heading of the file."""
    named = [part for part in (annex.heading, annex.title) if part]
    head: list[Data] = []
    if any(map(_has_text, named)):
        head.append({"type": "heading", "level": 1, "parts": [part for passage in named for part in _parts(passage)]})
    if annex.note:
        head.append(_text(annex.note))
    return [*head, *_items(annex.items)]


def _items(items: Iterable[Item], *, before_signature: bool = False) -> list[Data]:
    """Give what stands in the text; a heading is at most one level deeper than the one before, as PDF/UA asks."""
    found: list[Data] = []
    level = 1
    drawn = [item for item, _ in walk(items)]
    for index, item in enumerate(drawn):
        last = before_signature and index == len(drawn) - 1
        match item:
            case Passage():
                if item.level and _has_text(item):
                    level = min(item.level + 1, level + 1, 6)
                    found.append({"type": "heading", "level": level, "parts": list(_parts(item))})
                elif _has_text(item):
                    found.append(_text(item, last=last))
            case Grid():
                found.append(_table(item))
            case Ruler():
                found.append({"type": "rule"})
    return found


def _has_text(passage: Passage) -> bool:
    """Tell whether anything of a passage can be seen: a heading of nothing is no heading."""
    label = passage.label.text if passage.label else ""
    return bool(shaped(label + shown(passage.words)).strip())


def _text(passage: Passage, *, last: bool = False) -> Data:
    """Give a paragraph; one that announces what follows, or a short last one, is not left behind on its page."""
    text = shown(passage.words).rstrip()
    sticky = text.endswith(":") or (last and len(text) <= _SHORT_END)
    return {"type": "text", "role": passage.role, "runs": _labelled(passage), "sticky": sticky}


def _parts(passage: Passage) -> Iterator[Data]:
    """Give the lines of a heading: a part's number stands above its title, everything else is one line."""
    if passage.role == "part" and passage.label:
        yield {"role": "part", "runs": _runs((passage.label,))}
        if passage.words:
            yield {"role": "part_title", "runs": _runs(passage.words, upper=LAYOUT.part_title.upper)}
        return
    yield {"role": passage.role, "runs": _labelled(passage)}


def _labelled(passage: Passage) -> list[object]:
    """Give a passage's runs, its label and a space before them."""
    upper = LAYOUT.face(passage.role).upper
    label = passage.label
    before = (label._replace(text=f"{label.text} " if passage.words else label.text),) if label else ()
    return _runs((*before, *passage.words), upper=upper)


def _runs(words: Words, *, upper: bool = False) -> list[object]:
    return [data for run in words for data in _run(run, upper=upper)]


def _run(run: Run, *, upper: bool) -> Iterator[tuple[object, int, str]]:
    if run.note:
        yield _runs(run.note), _NOTE, f"chu-thich-{run.text}"
        return
    if run.again:
        yield "", _NOTE_AGAIN, f"chu-thich-{run.text}"
        return
    look = run.bold + 2 * run.italic
    for index, line in enumerate(run.text.split("\n")):
        if index:
            yield "", _BREAK, ""
        text = shaped(line.upper() if upper else line)
        for place, piece in enumerate(_NUMBER.split(text) if "/" in text else (text,)):
            if piece:
                yield piece, look + _WHOLE_LOOK * (place % 2), run.link


def _table(grid: Grid) -> Data:
    """Give a table; cells that reach down from its head belong to the head, and a head too long for a page is none."""
    count = grid.header_rows
    for index, row in enumerate(grid.rows):
        if index < count:
            count = max(count, *(index + cell.rows for cell in row), 0)
    tall = [max((_height(grid, cell) for cell in row), default=0) for row in grid.rows]
    if sum(tall[:count]) > _WHOLE:
        count = 0
    cells = [(index, cell) for index, row in enumerate(grid.rows) for cell in row]
    return {
        "type": "table",
        "caption": shaped(grid.caption),
        "shares": grid.shares,
        "head": [_cell(index, cell) for index, cell in cells if index < count],
        "body": [_cell(index, cell) for index, cell in cells if index >= count],
        "repeat": sum(tall[:count]) <= _REPEATED and not any(map(_has_note, grid.rows[:count])),
        "breakable": max(tall, default=0) > _WHOLE or any(cell.rows > 1 for _, cell in cells),
    }


def _has_note(row: tuple[GridCell, ...]) -> bool:
    """Tell whether a row has the mark of a footnote, which must not be repeated with it."""
    return any(run.note for cell in row for words in cell.paragraphs for run in words)


def _height(grid: Grid, cell: GridCell) -> float:
    """Guess how many lines a cell takes."""
    width = max(1, sum(grid.shares[cell.column : cell.column + cell.columns]) * _LINE - 2)
    return sum(1 + len(shown(words)) // width + shown(words).count("\n") for words in cell.paragraphs)


def _cell(row: int, cell: GridCell) -> Data:
    return {
        "x": cell.column,
        "y": row,
        "columns": cell.columns,
        "rows": cell.rows,
        "header": cell.header,
        "align": cell.align,
        "paragraphs": [_runs(words) for words in cell.paragraphs if words],
    }
