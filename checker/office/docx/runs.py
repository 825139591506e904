"""The content of a paragraph as pieces of text: runs, fields, links, tracked changes, formulas, text boxes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from checker.errors import CheckerError
from checker.office.docx.math import M, math_text
from checker.office.docx.shapes import choose, text_boxes
from checker.office.docx.styles import Look, read_run_props
from checker.office.docx.symbols import UNKNOWN, symbol
from checker.office.docx.xml import TOO_DEEP, W, value
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from checker.office.docx.fields import Fields
    from checker.office.docx.notes import Notes
    from checker.office.docx.package import Relation
    from checker.office.docx.styles import Styles
    from checker.office.docx.tally import Tally
    from checker.office.docx.xml import Element

_DEEPEST: Final = 256
_PROPERTIES: Final = f"{W}rPr"
_TEXT: Final = f"{W}t"
_RELATION_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_RUBY: Final = f"{W}ruby"
_COMMENT: Final = f"{W}commentReference"
_HEXADECIMAL: Final = re.compile("[0-9A-Fa-f]{1,6}")
_ALTERNATE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_SIMPLE: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
PLAIN: Final = Look()


class Piece(NamedTuple):
    """Text of one look; ``target`` is an address it links to, ``note`` tells that it is the mark of a note."""

    text: str
    look: Look
    target: str = ""
    note: bool = False


class Content(NamedTuple):
    """What a paragraph holds, and the text boxes anchored in it."""

    pieces: list[Piece]
    boxes: list[Element]


class RunReader:
    """Reads paragraphs of one story (the body, the notes) in order: a field may reach over several of them."""

    __slots__ = (
        *("_boxes", "_depth", "_fields", "_inline", "_notes", "_pieces", "_relations", "_run"),
        *("_style", "_styles", "_tally", "_target"),
    )

    def __init__(
        self, styles: Styles, relations: Mapping[str, Relation], tally: Tally, notes: Notes, fields: Fields
    ) -> None:
        self._styles = styles
        self._relations = relations
        self._tally = tally
        self._notes = notes
        self._fields = fields
        self._style: str | None = None
        self._target = ""
        self._depth = 0
        self._pieces: list[Piece] = []
        self._boxes: list[Element] = []
        self._inline = self._inline_readers()
        self._run = self._run_readers()

    def read(self, paragraph: Element, style: str | None) -> Content:
        """Read what stands in a paragraph of a style."""
        self._style = style
        self._pieces, self._boxes = [], []
        self._children(paragraph)
        return Content(self._pieces, self._boxes)

    def _inline_readers(self) -> Mapping[str, Callable[[Element], None]]:
        walked = ("smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo")
        return {
            **{f"{W}{name}": self._children for name in walked},
            f"{W}fldSimple": self._simple_field,
            f"{W}r": self._read_run,
            f"{W}ins": self._inserted,
            f"{W}moveTo": self._inserted,
            f"{W}del": self._left_out,
            f"{W}moveFrom": self._left_out,
            f"{W}hyperlink": self._hyperlink,
            f"{M}oMath": self._math,
            f"{M}oMathPara": self._math,
            _ALTERNATE: self._alternate,
            f"{W}subDoc": self._count,
        }

    def _run_readers(self) -> Mapping[str, Callable[[Element, Look], None]]:
        return {
            f"{W}sym": self._symbol,
            f"{W}fldChar": self._field,
            f"{W}instrText": self._instruction,
            f"{W}footnoteReference": self._note,
            f"{W}endnoteReference": self._note,
            f"{W}drawing": self._drawing,
            f"{W}pict": self._drawing,
            f"{W}object": self._drawing,
            _ALTERNATE: self._drawing,
        }

    def _children(self, element: Element) -> None:
        if self._depth > _DEEPEST:
            raise CheckerError(TOO_DEEP)
        self._depth += 1
        readers = self._inline
        for child in element:
            reader = readers.get(child.tag)
            if reader:
                reader(child)
        self._depth -= 1

    def _read_run(self, run: Element) -> None:
        look = self._styles.look(self._style, read_run_props(run.find(_PROPERTIES)))
        if look.hidden:
            self._tally.hidden += any(child.text for child in run.iterfind(_TEXT))
            self._fields.skip(run)
            return
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                self._add(_text(child), look)
            elif tag in _SIMPLE:
                self._add(_SIMPLE[tag], look)
            elif reader := self._run.get(tag):
                reader(child, look)
            elif tag == _RUBY:
                self._ruby(child)
            elif tag == _COMMENT:
                self._count(child)

    def _add(self, text: str, look: Look) -> None:
        if text and not self._fields.hides:
            self._tally.struck += look.struck
            again = self._fields.points_to_note and self._notes.has_mark(text)
            self._pieces.append(Piece(text, look, "" if again else self._target, note=again))

    def _inserted(self, element: Element) -> None:
        self._tally.inserted += 1
        self._children(element)

    def _left_out(self, element: Element) -> None:
        if element.tag == f"{W}del":
            self._tally.deleted += 1
        else:
            self._tally.moved += 1
        self._fields.skip(element)

    def _hyperlink(self, element: Element) -> None:
        relation = self._relations.get(element.get(_RELATION_ID, ""))
        before = self._target
        if relation and relation.external:
            self._target = relation.target
        self._children(element)
        self._target = before

    def _math(self, element: Element) -> None:
        self._add(math_text(element), PLAIN)

    def _alternate(self, element: Element) -> None:
        chosen = choose(element)
        if chosen is not None:
            self._children(chosen)

    def _count(self, element: Element) -> None:
        if element.tag == _COMMENT:
            self._tally.comments += 1
        else:
            self._tally.embedded += 1

    def _symbol(self, element: Element, look: Look) -> None:
        code = value(element, "char")
        text = symbol(int(code, 16), value(element, "font")) if _HEXADECIMAL.fullmatch(code) else ""
        self._tally.unknown += text == UNKNOWN
        self._add(text, look)

    def _field(self, element: Element, look: Look) -> None:
        self._add(self._fields.mark(element), look)

    def _instruction(self, element: Element, _look: Look) -> None:
        self._fields.instruct(element.text or "")

    def _simple_field(self, element: Element) -> None:
        before = self._fields.points_to_note
        self._fields.instruct(value(element, "instr"))
        self._children(element)
        self._fields.points_to_note = before

    def _note(self, element: Element, look: Look) -> None:
        if not self._fields.hides and (mark := self._notes.mark(element)):
            self._pieces.append(Piece(mark, look, note=True))

    def _drawing(self, element: Element, look: Look) -> None:
        if self._fields.hides:
            return
        found = text_boxes(element, self._tally)
        self._boxes += found.boxes
        for text in found.words:
            self._add(text, look)

    def _ruby(self, element: Element) -> None:
        for part in ("rubyBase", "rt"):
            for run in element.iterfind(f"{W}{part}/{W}r"):
                self._read_ruby_run(run)

    def _read_ruby_run(self, run: Element) -> None:
        if self._depth > _DEEPEST:
            raise CheckerError(TOO_DEEP)
        self._depth += 1
        self._read_run(run)
        self._depth -= 1


def _text(element: Element) -> str:
    """Give the text of a ``w:t``; white space at its ends counts only where it says so."""
    text = element.text or ""
    if text and (text[0].isspace() or text[-1].isspace()) and element.get(_SPACE) != "preserve":
        return text.strip(" \t\n\r")
    return text
