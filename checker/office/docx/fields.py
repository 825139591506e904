"""Fields of Word: which part of one is shown, and the boxes and lists of old forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from checker.office.docx.xml import W, flag, number, value

if TYPE_CHECKING:
    from checker.office.docx.xml import Element

_FIELD: Final = f"{W}fldChar"
_TO_NOTE: Final = re.compile(r"\s*NOTEREF\s")


class Fields:
    """The fields that are open at a place of a story. Between "begin" and "separate" stands the instruction, not shown.

    In a story whose fields do not close, nothing is hidden: better a word too many than one lost. ``points_to_note``
    tells whether text here is the mark of a note that has one elsewhere.
    """

    __slots__ = ("_balanced", "_instructions", "_open", "points_to_note")

    def __init__(self, story: Element) -> None:
        kinds = [value(mark, "fldCharType") for mark in story.iter(_FIELD)]
        self._balanced = _balanced(kinds)
        self._open: list[bool] = []
        self._instructions = 0
        self.points_to_note = False

    @property
    def hides(self) -> bool:
        """Tell whether text here belongs to an instruction."""
        return self._instructions > 0

    def instruct(self, instruction: str) -> None:
        """Take in what a field is told to show."""
        if _TO_NOTE.match(instruction):
            self.points_to_note = True

    def mark(self, element: Element) -> str:
        """Take in a field's beginning, middle or end; give what an old form shows there."""
        kind = value(element, "fldCharType")
        if kind == "end":
            self.points_to_note = False
        if self._balanced:
            if kind == "begin":
                self._open.append(True)
                self._instructions += 1
            elif self._open and (kind == "end" or self._open[-1]):
                was_instruction = self._open.pop()
                self._instructions -= was_instruction
                if kind == "separate":
                    self._open.append(False)
        return _form(element) if kind == "begin" and self._instructions <= 1 else ""

    def skip(self, element: Element) -> None:
        """Take in the marks of a passage that is left out, so that those after it still pair."""
        for mark in element.iter(_FIELD):
            self.mark(mark)


def _balanced(kinds: list[str]) -> bool:
    depth = 0
    for kind in kinds:
        depth += (kind == "begin") - (kind == "end")
        if depth < 0:
            return False
    return depth == 0


def _form(element: Element) -> str:
    """Give what a check box or a drop-down list of an old form shows."""
    box = element.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        state = box.find(f"{W}checked")
        state = box.find(f"{W}default") if state is None else state
        return "☒" if state is not None and flag(state) else "☐"
    choices = element.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return ""
    listed = [value(entry) for entry in choices.iterfind(f"{W}listEntry")]
    place = number(value(choices.find(f"{W}result")) or value(choices.find(f"{W}default")))
    return listed[place] if 0 <= place < len(listed) else ""
