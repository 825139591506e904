"""The lines of the text itself to Markdown: wraps joined, marks escaped, its titles marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.document import Block, Heading, Paragraph
from checker.office.marks import escaped, without_bold
from checker.office.text_lines import Line, squeeze
from checker.office.titles import Part, title_levels, with_names
from checker.parse.blocks import read_blocks
from checker.parse.labels import read_label
from checker.parse.tree import build_tree
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHORTEST_FULL_LINE = 40
_WIDEST_PAGE = 130
_ENDS = re.compile(r"(?:[.;:!?…]|\./\.)[)”\"]?\Z")
_YEAR_TAIL = re.compile(r"(?:19|20)[0-9]{2}\Z")
_YEAR_DASH = re.compile(r"[-–]\s*(?:19|20)[0-9]{2}\b")
_BASIS = re.compile(r"(?:Căn cứ|Xét|Theo đề nghị|Thực hiện)\b[^\n]*(?<!:)\Z")
_ENACTING = re.compile(r"QUYẾT ĐỊNH\s*:?\Z")
_ARTICLE = re.compile(r"Điều\s+[0-9]{1,3}[a-zđ]?[.:](?=\s)")


def paragraphs(lines: Sequence[Line]) -> tuple[Part, ...]:
    """Give the paragraphs of plain text, escaped; lines that are clearly one wrapped paragraph are joined.

    A blank line always parts two paragraphs. Rows of columns that tabs part become one pipe table.
    """
    full = _page_width(lines)
    found: list[list[str]] = []
    last = done = 0
    for at, line in enumerate(lines):
        if line.is_ruler or at < done:
            continue
        if rows := _rows(lines, at):
            found.append([_table(rows)])
            done, last = at + len(rows), 0
            continue
        text = squeeze(line.text)
        if found and last and not line.after_blank and _wrapped(found[-1][-1], text, full):
            found[-1].append(text)
        else:
            found.append([text])
        last = len(text)
    joined = (" ".join(parts) for parts in found)
    return tuple(Part(text if "\n" in text else escaped(text)) for text in joined)


def _rows(lines: Sequence[Line], first: int) -> list[list[str]]:
    """Give the rows of a table that begins at a line: three columns or more, or three rows or more."""
    rows: list[list[str]] = []
    for at in range(first, len(lines)):
        line = lines[at]
        if line.text.count("\t") == 0 or (rows and (line.after_blank or line.text.count("\t") != len(rows[0]) - 1)):
            break
        rows.append([squeeze(cell) for cell in line.text.split("\t")])
    return rows if len(rows) >= 2 and len(rows) + len(rows[0]) >= 5 else []


def _table(rows: Sequence[Sequence[str]]) -> str:
    written = [f"| {' | '.join(escaped(cell).replace('|', '&#124;') for cell in row)} |" for row in rows]
    return "\n".join((written[0], f"|{' --- |' * len(rows[0])}", *written[1:]))


def _page_width(lines: Sequence[Line]) -> int:
    """Give the width that a text was wrapped at by hand, 0 when it was not."""
    widths = sorted(len(squeeze(line.text)) for line in lines)
    if len(widths) < 8 or widths[-1] > _WIDEST_PAGE:
        return 0
    wide = sum(width >= 0.8 * widths[-1] for width in widths)
    return widths[-1] if wide >= 0.4 * len(widths) else 0


def _wrapped(before: str, text: str, full: int) -> bool:
    """Tell whether a line goes on with the one above it."""
    if _YEAR_DASH.match(text) and _YEAR_TAIL.search(before):
        return True
    if read_label(text, 0, len(text)) or _ENDS.search(before):
        return False
    if text[0].islower():
        return len(before) >= min(_SHORTEST_FULL_LINE, full or _SHORTEST_FULL_LINE)
    return bool(full) and len(before) >= 0.8 * full


def to_markdown(parts: Sequence[Part], *, top: int, basis: bool) -> str:
    """Join the parts of a text and mark its titles; ``top`` is the level of the highest heading.

    With ``basis``, the paragraphs of the legal basis at the beginning become italic.
    """
    parts = with_names(parts)
    text = "\n\n".join(part.markdown for part in parts)
    blocks = read_blocks(text, 0, len(text))
    levels = title_levels(text, build_tree(blocks, Span(0, len(text))), _by_start(parts), top)
    return "\n\n".join(_written(text, block, levels, basis=basis) for block in _with_basis(text, blocks, basis=basis))


def _by_start(parts: Sequence[Part]) -> dict[int, Part]:
    """Give each part by the offset at which it begins in the joined text."""
    found: dict[int, Part] = {}
    start = 0
    for part in parts:
        found[start] = part
        start += len(part.markdown) + 2
    return found


def _with_basis(text: str, blocks: Sequence[Block], *, basis: bool) -> Iterator[tuple[Block, bool]]:
    """Give each block, and whether it is of the legal basis."""
    for block in blocks:
        basis = basis and not _labelled(block)
        yield block, basis and bool(_BASIS.match(text, *block.at)) and "\n" not in text[slice(*block.at)]


def _labelled(block: Block) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.label is not None)


def _written(text: str, item: tuple[Block, bool], levels: dict[int, int], *, basis: bool) -> str:
    block, is_basis = item
    written = text[slice(*block.at)]
    if block.at.start in levels:
        title = without_bold(written).replace("\n", " ")
        return f"{'#' * levels[block.at.start]} {title}"
    if is_basis and "_" not in written:
        return f"_{written}_"
    if basis and _ENACTING.match(written):
        return f"**{written}**"
    if article := _ARTICLE.match(written):
        return f"**{article.group()}**{written[article.end() :]}"
    return written
