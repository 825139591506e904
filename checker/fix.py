"""Safe edits applied to a text: sorted, without overlap, in one pass; every other byte stays as it was."""

from __future__ import annotations

from bisect import bisect_right, insort
from typing import TYPE_CHECKING

from checker.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.rule import Edit, Finding


def chosen_edits(findings: Iterable[Finding]) -> tuple[Edit, ...]:
    """Give the edits to apply, in order; of a finding that overlaps an earlier one, none is taken."""
    taken: list[Edit] = []
    seen: set[Edit] = set()
    for finding in sorted(findings, key=lambda finding: [(edit.at, edit.text) for edit in finding.edits]):
        fresh = [edit for edit in finding.edits if edit not in seen]
        if not any(_overlaps(taken, edit) for edit in fresh):
            seen.update(fresh)
            for edit in fresh:
                insort(taken, edit, key=lambda edit: edit.at)
    return tuple(taken)


def _overlaps(taken: list[Edit], edit: Edit) -> bool:
    index = bisect_right(taken, edit.at, key=lambda other: other.at)
    before = index > 0 and taken[index - 1].at.end > edit.at.start
    after = index < len(taken) and taken[index].at.start < edit.at.end
    return before or after or (index > 0 and taken[index - 1].at == edit.at)


def apply(source: Source, edits: Iterable[Edit]) -> tuple[str, bytes]:
    """Give the new text and the new bytes of a file; line ends outside the edits stay as they were."""
    parts: list[str] = []
    kept: list[tuple[Span, int]] = []
    done = length = 0
    for edit in edits:
        stretch = source.text[done : edit.at.start]
        kept.append((Span(done, edit.at.start), length))
        parts += [stretch, edit.text]
        length += len(stretch) + len(edit.text)
        done = edit.at.end
    kept.append((Span(done, len(source.text)), length))
    parts.append(source.text[done:])
    text = "".join(parts)
    return text, source.original(text, tuple(kept))


def fixed_text(source: Source, findings: Iterable[Finding]) -> str:
    """Give the text after the safe edits of some findings."""
    return apply(source, chosen_edits(findings))[0]
