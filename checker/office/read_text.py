"""A pasted official document, plain text or Markdown, to the Markdown file of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.format import canonical
from checker.office.assembling import Assembly, parsed
from checker.office.body_lines import paragraphs, to_markdown
from checker.office.imported import Imported
from checker.office.markdown_lines import markdown_lines
from checker.office.text_lines import is_markdown, plain_text, read_lines
from checker.units import NO_UNITS, Units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.office.text_lines import Line


def read_text(text: str, *, units: Units = NO_UNITS) -> Imported:
    """Read a pasted document; ``units`` are those of the collection, to find the one that issued it.

    Words, labels and punctuation stay as typed and what is blank stays blank, so that the check sees the
    original's faults. A file that has front matter is only put in canonical form. Raises ``CheckerError``
    when there is no text.
    """
    plain = plain_text(text)
    document = parsed(plain)
    if document.front_matter.read:
        return Imported(canonical(document), (), (), ())
    if is_markdown(plain):
        return _MarkdownAssembly(markdown_lines(plain), units).read()
    return _TextAssembly(read_lines(plain), units).read()


class _TextAssembly(Assembly):
    def written(self, lines: Sequence[Line], *, top: int, basis: bool = False) -> str:
        return to_markdown(paragraphs(lines), top=top, basis=basis)

    def annexes(self, lines: Sequence[Line]) -> str:
        first, *rest = paragraphs(lines)
        body = to_markdown(rest, top=3, basis=False)
        return "\n\n".join(part for part in (f"## {to_markdown([first], top=7, basis=False)}", body) if part)


class _MarkdownAssembly(Assembly):
    drafts_are_blank = True

    def written(self, lines: Sequence[Line], *, top: int, basis: bool = False) -> str:
        del top, basis  # its headings are marked
        return "\n".join(("\n" if line.after_blank else "") + _as_typed(line) for line in lines)

    def annexes(self, lines: Sequence[Line]) -> str:
        return self.written(lines, top=3)


def _as_typed(line: Line) -> str:
    return line.paragraph.markdown if line.paragraph else line.text
