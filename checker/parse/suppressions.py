"""Comments that silence rules: ``<!-- checker: ignore missing-basis: lý do -->``."""

from __future__ import annotations

import re

from checker.document import Block, Comment, Suppression
from checker.pattern import Pattern
from checker.source import Span

_SUPPRESSION = Pattern(
    r"<!--\s*checker(?P<colon>\s*:)?\s*(?P<verb>ignore(?P<file>-file)?(?![\w-]))?(?P<rest>[^>]{0,500}?)-->",
    re.IGNORECASE,
)
_MEANT = Pattern(r"\s*(?:ignore|disable|noqa|bỏ|tắt)", re.IGNORECASE)
_RULE = Pattern(r"[^\s,:]+")
_NAME = Pattern(r"[a-z0-9]+(?:-[a-z0-9]+)+\Z")


def read(text: str, blocks: tuple[Block, ...], body_at: Span) -> tuple[Suppression, ...]:
    """Read the suppressions of a body.

    ``ignore`` covers the block after the comment, or the block that the comment stands in;
    ``ignore-file`` covers the whole file, front matter included. One that is not written so names no rule.
    """
    if "<" not in text or "<!--" not in text:  # one letter is found many times faster than four
        return ()
    found: list[Suppression] = []
    for match in _SUPPRESSION.finditer(text, body_at.start):
        at = Span(match.start(), match.end())
        if match["colon"] and match["verb"]:
            covers = Span(0, len(text)) if match["file"] else _covered(blocks, at)
            ids, _, reason = match["rest"].partition(":")
            found.append(Suppression(at, _rules(ids, match.start("rest")), reason.strip(), covers))
        elif match["colon"] or match["verb"] or _MEANT.match(match["rest"]):
            found.append(Suppression(at, (), "", at))
    return tuple(found)


def _rules(ids: str, start: int) -> tuple[tuple[str, Span], ...]:
    """Read the names of rules: the first word, and those after it that may be names too; a reason may follow them."""
    rules: list[tuple[str, Span]] = []
    for word in _RULE.finditer(ids):
        if rules and not _NAME.match(word[0]):
            break
        rules.append((word[0], Span(start + word.start(), start + word.end())))
    return tuple(rules)


def _covered(blocks: tuple[Block, ...], at: Span) -> Span:
    for block in blocks:
        if isinstance(block, Comment):
            continue
        if block.at.start >= at.end or block.at.contains(at):
            return block.at
    return at
