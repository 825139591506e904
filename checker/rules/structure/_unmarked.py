"""Sections whose heading was typed as a plain line among headings that are marked; no rule itself."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from checker.document import Document, Heading, LabelKind, Paragraph
from checker.kinds import align, folded_title, plain_title, renamed
from checker.message import say
from checker.record import NamedTuple
from checker.rule import Edit, Problem
from checker.source import Span

if TYPE_CHECKING:
    from checker.document import Section
    from checker.kinds import Kind, SectionSpec

LONGEST = 120
"""Longest line that is compared with the names of sections, in characters."""

_LEVEL_OF_PARTS = 2


class Unmarked(NamedTuple):
    """A line that names a section of the kind, or a part that holds headings.

    ``marked`` is the line as a heading, ``alone`` says it is all there is; ``name`` is the line without emphasis marks.
    """

    section: SectionSpec | None
    at: Span
    name: str
    marked: str
    alone: bool


@lru_cache(maxsize=2)
def unmarked_sections(kind: Kind, document: Document) -> tuple[Unmarked, ...]:
    """Give the required sections that are found at the top only as a line without ``#``, where others have one.

    A line such as "Phần I. Kết quả" above headings that leave room for it is given too.
    """
    sections = document.main.sections
    openers = [section.opener for section in sections]
    if parts := [part for section in sections if (part := _part(document, section))]:
        wanted = _wanted(kind, document)
        return tuple(
            _unmarked(document, _named(document, line, wanted), line, "#" * (level - 1)) for line, level in parts
        )
    headings = [opener for opener in openers if isinstance(opener, Heading) and opener.label]
    if not headings or len(headings) == len(openers):
        return ()
    kinds = {heading.label.kind for heading in headings if heading.label}
    wanted = _wanted(kind, document)
    found: list[Unmarked] = []
    for opener in openers:
        if not isinstance(opener, Paragraph) or not opener.label or opener.label.kind not in kinds:
            continue
        section = _named(document, opener, wanted)
        if section and opener.label.kind < LabelKind.ARTICLE:
            wanted.remove(section)
            found.append(_unmarked(document, section, opener, "#" * headings[0].level))
    return tuple(found)


def unmarked_problem(found: Unmarked) -> Problem:
    """Say that a section's line is not marked as a heading."""
    return Problem(
        found.at,
        say("“{name}” chưa được đánh dấu là đề mục", "“{name}” is not marked as a heading", name=found.name),
        hint=say("viết “{marked}”", "write “{marked}”", marked=found.marked),
        edits=(Edit(found.at, found.marked),) if found.alone else (),
    )


def _part(document: Document, section: Section) -> tuple[Paragraph, int] | None:
    """Give the line that begins a part of the document, with the level of the first heading in it, from the third."""
    line = section.opener
    if not isinstance(line, Paragraph) or line.label is None or line.label.kind > LabelKind.CHAPTER:
        return None
    below = next((each.opener for each in section.sections if isinstance(each.opener, Heading)), None)
    if below is None or below.level <= _LEVEL_OF_PARTS or len(_line(document, line, line.start)) > LONGEST:
        return None
    return line, below.level


def _wanted(kind: Kind, document: Document) -> list[SectionSpec]:
    """Give the sections that no heading at the top stands for."""
    alignment = align(kind, document)
    known = {name for name, title in alignment.matched.items() if title.depth <= alignment.depth}
    known.update(section.id for section, _ in alignment.moved)
    known.update(renamed(kind, document))
    return [section for section in kind.required if section.found_as == "heading" and section.id not in known]


def _line(document: Document, opener: Paragraph, start: int) -> Span:
    stop = document.text.find("\n", start, opener.end)
    return Span(start, opener.end if stop < 0 else stop)


def _named(document: Document, opener: Paragraph, wanted: list[SectionSpec]) -> SectionSpec | None:
    line = _line(document, opener, opener.text_start)
    if line.end - line.start > LONGEST:
        return None
    folded = f"{folded_title(document.slice(line))} "
    return next((each for each in wanted if any(folded.startswith(f"{name} ") for name in each.headings)), None)


def _unmarked(document: Document, section: SectionSpec | None, opener: Paragraph, marks: str) -> Unmarked:
    at = _line(document, opener, opener.start)
    name = plain_title(document.slice(at))
    return Unmarked(section, at, name, f"{marks} {name}", alone=at.end == opener.end)
