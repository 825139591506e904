"""Comments that silence rules: ``<!-- checker: ignore missing-basis: lý do -->``."""

from __future__ import annotations

from checker.document import Block, Comment, Suppression
from checker.pattern import Pattern
from checker.source import Span

_SUPPRESSION = Pattern(r"<!--\s*checker\s*:\s*ignore(?P<file>-file)?\b(?P<rest>[^>]{0,500}?)-->")
_RULE = Pattern(r"[^\s,:]+")


def read(text: str, blocks: tuple[Block, ...], body_at: Span) -> tuple[Suppression, ...]:
    """Read the suppressions of a body.

    ``ignore`` covers the block after the comment, or the block that the comment stands in;
    ``ignore-file`` covers the whole file, front matter included.
    """
    if text.find("<", body_at.start) < 0:
        return ()
    found: list[Suppression] = []
    for match in _SUPPRESSION.finditer(text, body_at.start):
        rest_start = match.start("rest")
        ids, _, reason = match.group("rest").partition(":")
        rules = tuple(
            (word.group(), Span(rest_start + word.start(), rest_start + word.end())) for word in _RULE.finditer(ids)
        )
        at = Span(match.start(), match.end())
        covers = Span(0, len(text)) if match.group("file") else _covered(blocks, at)
        found.append(Suppression(at, rules, reason.strip(), covers))
    return tuple(found)


def _covered(blocks: tuple[Block, ...], at: Span) -> Span:
    for block in blocks:
        if isinstance(block, Comment):
            continue
        if block.at.start >= at.end or block.at.contains(at):
            return block.at
    return at
