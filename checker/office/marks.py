"""Text to the dialect's inline marks: what Markdown would take for a mark is escaped, runs become bold and italic."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.parse.inline import Code, Emphasis, Inline, LineBreak, Link, Strong, Text, plain, read_inline
from checker.parse.labels import read_label
from checker.record import NamedTuple
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ESCAPED = re.compile(r"[\\`*_\[]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_COMMENT = "<!--"
_AROUND = re.compile(r"(\s*)(.*?)(\s*)\Z", re.DOTALL)


class Run(NamedTuple):
    """A stretch of one look."""

    text: str
    bold: bool = False
    italic: bool = False


def escaped(paragraph: str) -> str:
    """Escape what Markdown would take for a mark, so that every character shows as it was typed."""
    label = read_label(paragraph, 0, len(paragraph)) if paragraph else None
    start = label.at.end if label else 0
    rest = paragraph[start:].replace(_COMMENT, "&lt;!--")
    if any(not isinstance(node, Text) or len(node.text) != len(node.at) for node in _nodes(rest)):
        rest = _all_escaped(paragraph[start:])
    if not label and rest[:1] in {"#", "|"}:
        rest = f"\\{rest}"
    if not label and rest.startswith("<"):
        rest = f"&lt;{rest[1:]}"
    return paragraph[:start] + rest


def marked(runs: Sequence[Run]) -> str:
    """Write runs as one paragraph; marks that Markdown could not read there are left away, never a word."""
    joined = list(_joined(runs))
    whole = "".join(run.text for run in joined)
    if not any(run.bold or run.italic for run in joined):
        return escaped(whole)
    for keep_italic, escape in ((True, False), (True, True), (False, True)):
        written = "".join(_run(run, italic=keep_italic and run.italic, escape=escape) for run in joined)
        if seen(written) == whole and not written.startswith(("#", "|", "<")):
            return written
    return escaped(whole)


def seen(markdown: str) -> str:
    """Give what a reader sees of a paragraph in Markdown."""
    return plain(markdown, Span(0, len(markdown))).text


def without_bold(markdown: str) -> str:
    """Take off bold marks: a title is bold anyway."""
    if "**" not in markdown and "__" not in markdown:
        return markdown
    cut = sorted(_strong(_nodes(markdown)), reverse=True)
    for place in cut:
        markdown = markdown[:place] + markdown[place + 2 :]
    return markdown


def _strong(nodes: Sequence[Inline]) -> Iterator[int]:
    for node in nodes:
        if isinstance(node, Strong):
            yield node.at.start
            yield node.at.end - 2
        if isinstance(node, (Strong, Emphasis, Link)):
            yield from _strong(node.inner)


def to_html(markdown: str, *, bold: bool = True) -> str:
    """Write a paragraph for a cell of an HTML table, with ``b``, ``i`` and ``br`` alone."""
    return "".join(_html(markdown, _nodes(markdown), bold=bold))


def _html(markdown: str, nodes: Sequence[Inline], *, bold: bool) -> Iterator[str]:
    for node in nodes:
        match node:
            case Text():
                yield _html_text(node.text)
            case Code():
                yield _html_text(markdown[slice(*node.inner_at)])
            case LineBreak():
                yield "<br>"
            case Strong() | Emphasis():
                inner = "".join(_html(markdown, node.inner, bold=bold))
                name = "i" if isinstance(node, Emphasis) else "b"
                yield f"<{name}>{inner}</{name}>" if bold or name == "i" else inner
            case Link():
                yield from _html(markdown, node.inner, bold=bold)


def _html_text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", " ")


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """Join neighbours of one look; white space takes the look of what stands before it."""
    last: Run | None = None
    for run in runs:
        if last and (run[1:] == last[1:] or not run.text.strip()):
            last = last._replace(text=last.text + run.text)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def _run(run: Run, *, italic: bool, escape: bool) -> str:
    before, text, after = _AROUND.match(run.text).groups() if run.text.strip() else (run.text, "", "")  # type: ignore[union-attr]
    text = _all_escaped(text) if escape else text
    if text and italic:
        text = f"_{text}_"
    if text and run.bold:
        text = f"**{text}**"
    return f"{before}{text}{after}"


def _all_escaped(text: str) -> str:
    return _ENTITY.sub("&amp;", _ESCAPED.sub(r"\\\g<0>", text)).replace(_COMMENT, "&lt;!--")


def _nodes(text: str) -> tuple[Inline, ...]:
    return read_inline(text, Span(0, len(text)))
