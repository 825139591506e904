"""The clause of each citation: the citation and the title that follows it, which are another document's words."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.pattern import Pattern
from checker.source import Span

if TYPE_CHECKING:
    from checker.document import Citation, Document

_TITLE = Pattern(
    r"[ \t]*[,:]?[ \t\n]*(?:\([^()\n]{0,60}\)[ \t]*)?[“\"]?(?:[Vv]ề|V/v|[Qq]u[yi] (?:định|chế)|[Hh]ướng dẫn|[Bb]an hành"
    r"|[Pp]hê (?:duyệt|chuẩn)|[Tt]riển khai|[Ss]ửa đổi|[Bb]ổ sung|[Tt]hực hiện|[Cc]ông bố|[Tt]ổ chức|[Tt]ăng cường"
    r"|[Đđ]ẩy mạnh|[Gg]iao|[Tt]hành lập|[Kk]iện toàn|[Xx]ử (?:lý|phạt)|[Cc]hi tiết|[Tt]hông qua|[Đđ]iều chỉnh|[Bb]ãi bỏ"
    r"|[Tt]hay thế|[Ss]ơ kết|[Tt]ổng kết)(?!\w)"
)
_END = Pattern(r"[;|]|\.(?:\s|\Z)|\n(?=[ \t]*(?:\n|[-+*#|>]|[0-9]{1,2}[.)]|[a-zđ]\)|[IVX]{1,5}\.))|\)[.;]")
_LONGEST = 400


def title_at(text: str, citation: Citation, end: int) -> Span | None:
    """Give where the title that follows a citation stands, to the end of its clause; None where none follows."""
    start = citation.full_at.end
    stop = text.find("\n\n", start, min(end, start + _LONGEST))
    rest = text[start:stop] if stop >= 0 else ""
    if not rest.lstrip(' ,:\n“"')[:1].isalpha():
        return _title(text, start, end)  # it may stand in the next paragraph
    known = _title_in(rest + "\n\n")
    return Span(start + known.start, start + known.end) if known else None


@lru_cache(maxsize=2048)
def _title_in(rest: str) -> Span | None:
    """Give where a title stands in the rest of a paragraph: the same laws are cited in many documents."""
    return _title(rest, 0, len(rest))


def _title(text: str, start: int, end: int) -> Span | None:
    match = _TITLE.match(text, start, end)
    if not match:
        return None
    limit = min(match.end() + _LONGEST, end)
    stop = _END.search(text, match.end(), limit)
    begin = match.start()
    while begin < match.end() and text[begin] in ' \t\n,:“"':
        begin += 1
    return Span(begin, stop.start() if stop else limit)


@lru_cache(maxsize=2)
def titles(document: Document) -> tuple[Span | None, ...]:
    """Give the title that follows each citation, in the order of ``document.citations``."""
    text, end = document.text, document.body_at.end
    return tuple([title_at(text, citation, end) for citation in document.citations])


@lru_cache(maxsize=2)
def clauses(document: Document) -> tuple[Span, ...]:
    """Give the clause of each citation, in the order of ``document.citations``."""
    found: list[Span] = []
    for citation, title in zip(document.citations, titles(document), strict=True):
        found.append(Span(citation.full_at.start, title.end if title else citation.full_at.end))
    return tuple(found)


def is_cited(document: Document, at: Span) -> bool:
    """Tell whether a place belongs to a citation or its title, which are another document's words."""
    spans = clauses(document)
    index = bisect_right(spans, at.start, key=lambda span: span.start) - 1
    # A citation inside another's title ends before that title does.
    return any(spans[i].contains(at) for i in range(index, max(-1, index - 4), -1))
