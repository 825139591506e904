"""Read a source as a document: the one constructor of ``Document``, which never fails."""

from __future__ import annotations

from checker.dates import find_dates
from checker.deadlines import find_deadlines
from checker.document import Document, Section
from checker.parse import front_matter, suppressions
from checker.parse.blocks import read_blocks
from checker.parse.citations import find_citations
from checker.parse.closing import read_basis, read_closing
from checker.parse.tree import build_tree
from checker.shape import shape_of
from checker.source import Source, Span
from checker.tokens import look_at

__all__ = ["main_of", "parse"]


def parse(source: Source) -> Document:
    """Parse a source; whatever cannot be read becomes a ``Fault`` in the document."""
    text = "" if source.unreadable else source.text  # which may be far too long to look through
    data = source.utf_8 if text else b""
    odd_tokens, characters, personal = look_at(text, data)
    matter = front_matter.read(source)
    body_at = Span(min(matter.body_start, len(text)), len(text))
    blocks = read_blocks(text, body_at.start, body_at.end)
    closing = read_closing(text, blocks, body_at)
    basis = read_basis(text, blocks[: closing.main_end])
    shape = shape_of(text, data)
    dates = find_dates(text, body_at.start, body_at.end, shape=shape, rare=characters)
    return Document(
        source=source,
        front_matter=matter.front_matter,
        blocks=blocks,
        main=build_tree(blocks[: closing.main_end], closing.main_at),
        annexes=build_tree(blocks[closing.annex_start :], closing.annex_at),
        body_at=body_at,
        main_at=closing.main_at,
        annex_at=closing.annex_at,
        basis=basis,
        enacting_at=closing.enacting_at,
        addressee_at=closing.addressee_at,
        end_mark_at=closing.end_mark_at,
        recipients=closing.recipients,
        dates=dates,
        deadlines=find_deadlines(text, body_at.start, body_at.end, dates),
        citations=find_citations(text, body_at.start, body_at.end, shape=shape, rare=characters),
        suppressions=suppressions.read(text, blocks, body_at),
        faults=(*source.faults, *matter.faults),
        characters=characters,
        odd_tokens=odd_tokens,
        personal=personal,
    )


def main_of(source: Source) -> Section:
    """Read the main part of a source alone, as ``parse`` gives it."""
    text = "" if source.unreadable else source.text
    body_at = Span(min(front_matter.read(source).body_start, len(text)), len(text))
    blocks = read_blocks(text, body_at.start, body_at.end)
    closing = read_closing(text, blocks, body_at)
    return build_tree(blocks[: closing.main_end], closing.main_at)
