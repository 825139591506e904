"""The inline text of a document as flat runs: bold, italic, links, breaks; soft wraps are spaces, comments are gone."""

from __future__ import annotations

import re
from html import unescape
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from checker.parse.inline import Code, Emphasis, Inline, LineBreak, Link, Strong, Text, read_inline
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.document import Label
    from checker.source import Span


class Run(NamedTuple):
    """A stretch of text of one look; a line feed in it is a break made on purpose.

    ``link`` is a whole address. A run with a ``note`` is the mark of a footnote that says so; one with ``again`` is a
    mark of a footnote that has had one already.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    note: tuple[Run, ...] = ()
    again: bool = False


Words: TypeAlias = tuple[Run, ...]
"""The text of one paragraph."""

_OUTSIDE = re.compile(r"(?:https?://[^/]|mailto:.)", re.IGNORECASE)
_WRAP = re.compile(r"[ \t]*\n[ \t]*")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>p|br|b|i|strong|em)\b[^<>]*>", re.IGNORECASE)
_BLANK = re.compile(r"[ \t\n\r]+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_EDGE = " \t\n"
_BOLD = frozenset({"b", "strong"})


def read_words(source: str, at: Span) -> Words:
    """Read the inline text of a span of ``source``."""
    return _joined(_flat(source, read_inline(source, at), Run(""), at.start))


def read_labelled(source: str, at: Span, label: Label) -> tuple[Run, Words]:
    """Read a line that begins with a label: the label as written, and the text after it, each with its marks."""
    nodes = read_inline(source, at)
    look = next(_flat(source, nodes, Run(""), label.start), Run(""))
    rest = _joined(_flat(source, nodes, Run(""), label.end))
    return look._replace(text=label.text, link=""), _trimmed(rest)


def read_cell(source: str, at: Span) -> Words:
    """Read a cell of a pipe table, where ``<br>`` breaks the line."""
    return tuple(run._replace(text=_BREAK.sub("\n", run.text)) for run in read_words(source, at))


def read_html_cell(source: str, at: Span) -> tuple[Words, ...]:
    """Read a cell of an HTML table as its paragraphs; elements that may not stand there are text."""
    written = _COMMENT.sub("", source[at.start : at.end])
    paragraphs: list[list[Run]] = [[]]
    depth = {"b": 0, "i": 0}
    done = 0
    for found in _TAG.finditer(written):
        paragraphs[-1].append(_run(written[done : found.start()], depth))
        done = found.end()
        name = found["name"].lower()
        if name == "p":
            paragraphs.append([])
        elif name == "br":
            paragraphs[-1].append(Run("\n"))
        else:
            key = "b" if name in _BOLD else "i"
            depth[key] = max(0, depth[key] + (-1 if found["close"] else 1))
    paragraphs[-1].append(_run(written[done:], depth))
    return tuple(words for words in (_trimmed(_joined(runs)) for runs in paragraphs) if words) or ((),)


def shown(words: Words) -> str:
    """Give the text of words, without their looks."""
    return "".join(run.text for run in words)


def _run(written: str, depth: dict[str, int]) -> Run:
    return Run(unescape(_BLANK.sub(" ", written)), bold=depth["b"] > 0, italic=depth["i"] > 0)


def _flat(source: str, nodes: Iterable[Inline], look: Run, start: int) -> Iterator[Run]:
    """Give the runs that stand after an offset; what an escape or entity stands for is never cut."""
    for node in nodes:
        if node.at.end <= start:
            continue
        match node:
            case Text(at, text):
                whole = len(text) == at.end - at.start
                yield look._replace(text=_WRAP.sub(" ", text[max(0, start - at.start) :]) if whole else text)
            case Code(_, inner):
                yield look._replace(text=source[max(start, inner.start) : inner.end])
            case LineBreak():
                yield look._replace(text="\n")
            case Strong() | Emphasis() | Link():
                yield from _flat(source, node.inner, _inside(node, look), start)


def _inside(node: Strong | Emphasis | Link, look: Run) -> Run:
    match node:
        case Strong():
            return look._replace(bold=True)
        case Emphasis():
            return look._replace(italic=True)
        case Link():
            return look._replace(link=node.target) if _OUTSIDE.match(node.target) else look


def _joined(runs: Iterable[Run]) -> Words:
    """Join neighbours of one look."""
    grouped = groupby((run for run in runs if run.text), key=lambda run: run[1:])
    return tuple(Run("".join(run.text for run in group), *look) for look, group in grouped)


def _trimmed(words: Words) -> Words:
    """Take the blanks off both ends."""
    text = shown(words)
    start, end = len(text) - len(text.lstrip(_EDGE)), len(text.rstrip(_EDGE))
    kept: list[Run] = []
    for run in words:
        kept.append(run._replace(text=run.text[max(0, start) : max(0, end)]))
        start -= len(run.text)
        end -= len(run.text)
    return tuple(run for run in kept if run.text)
