"""A document from a file with layout (Word, PDF, a web page) to the Markdown file of a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.errors import CheckerError
from checker.message import Message
from checker.office.assembling import Assembly
from checker.office.body_lines import to_markdown
from checker.office.flow_lines import flow_lines, flow_parts
from checker.office.marks import seen, without_bold
from checker.office.text_lines import squeeze
from checker.office.titles import Part
from checker.units import NO_UNITS, Units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.office.flow import Flow
    from checker.office.imported import Imported
    from checker.office.text_lines import Line

_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục|MẪU SỐ|Mẫu số|BIỂU MẪU|Biểu mẫu|ĐỀ CƯƠNG|Đề cương)\b(?!.*[;.:]\Z)")
_LONGEST_ANNEX_TITLE = 80
NOTES = "Chú thích"
"""The heading under which the footnotes of a file stand."""


def read_flow(flow: Flow, *, units: Units = NO_UNITS) -> Imported:
    """Read a document from a file with layout; ``units`` are those of the collection.

    Words, labels and punctuation stay as typed and what is blank stays blank. Raises ``CheckerError`` when there is no
    text.
    """
    lines = flow_lines(flow)
    if not lines:
        raise CheckerError(Message("văn bản nhập vào không có chữ nào", "the text to import has no words"))
    return _FlowAssembly(lines, units, flow).read()


class _FlowAssembly(Assembly):
    def __init__(self, lines: tuple[Line, ...], units: Units, flow: Flow) -> None:
        super().__init__(lines, units)
        self._flow = flow
        self.notices.extend(flow.notices)

    def written(self, lines: Sequence[Line], *, top: int, basis: bool = False) -> str:
        return to_markdown(flow_parts(lines), top=top, basis=basis)

    def annexes(self, lines: Sequence[Line]) -> str:
        parts = flow_parts(lines)
        starts = [at for at, part in enumerate(parts) if at == 0 or (_is_annex(part) and not _is_annex(parts[at - 1]))]
        ends = [*starts[1:], len(parts)]
        return "\n\n".join(_annex(parts[start:end]) for start, end in zip(starts, ends, strict=True))

    drafts_are_blank = True

    def carried(self) -> str:
        return self._flow.carried

    def notes(self) -> str:
        """Write the footnotes, each under the mark that stands in the text."""
        if not self._flow.notes:
            return ""
        paragraphs = [
            " ".join((f"[^{note.mark.strip('[]')}]:", *(block.markdown for block in note.blocks)))
            for note in self._flow.notes
        ]
        return "\n\n".join((f"## {NOTES}", *paragraphs))


def _is_annex(part: Part) -> bool:
    title = squeeze(seen(part.markdown))
    looks = part.bold or part.heading > 0
    return bool(looks and len(title) <= _LONGEST_ANNEX_TITLE and _ANNEX.match(title))


def _annex(parts: Sequence[Part]) -> str:
    """Write one annex, its first line as the heading; a table or what breaks the line cannot be one."""
    title, _, rest = parts[0].markdown.partition("\n")
    if title.startswith(("|", "<")):
        return to_markdown(parts, top=3, basis=False)
    below = to_markdown([*([Part(rest)] if rest else []), *parts[1:]], top=3, basis=False)
    return "\n\n".join(text for text in (f"## {without_bold(title).strip()}", below) if text)
