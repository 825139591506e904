"""The history of a document on its page: when it was put here, and what was changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.site.aims import number_text
from checker.site.collection import STATUSES
from checker.site.html import Html, tag, text
from checker.site.official import date_slashes
from checker.site.page import outside
from checker.syllables import looks_vietnamese

if TYPE_CHECKING:
    from checker.site.collection import Links
    from checker.site.history import Change, History

_NAMED = 4


def revisions(history: History | None, links: Links, path: str) -> list[Html]:
    """Give a line for each of the last changes, newest first, and for the first day; ``path`` is the file's, quoted."""
    more = [outside("Xem mọi lần sửa", links.history + path)] if links.history else []
    if history is None:
        return more
    older = history.changes - len(history.recent)
    return [
        *(_line(change, _words(change), links) for change in history.recent),
        *([text(f"và {number_text(older)} lần sửa trước đó")] if older else []),
        _line(history.first, "đưa lên lần đầu", links),
        *more,
    ]


def _line(change: Change, words: str, links: Links) -> Html:
    said = text(f"{date_slashes(change.day)}: {words}")
    if not links.commit:
        return said
    day = date_slashes(change.day)
    seen = tag(
        "a",
        text("xem thay đổi"),
        href=links.commit + change.commit,
        rel="noopener",
        aria_label=f"xem thay đổi ngày {day}: {words}",
    )
    return Html(said + text(" · ") + seen)


def _words(change: Change) -> str:
    """Say what was changed: what its author wrote, if in Vietnamese, and where."""
    status = change.touched.status if change.touched else None
    moved = f"chuyển từ {_status(status[0])} sang {_status(status[1])}" if status else ""
    places = _places(change.touched.places) if change.touched else ""
    if looks_vietnamese(change.said):
        return f"{change.said}{f' (ở {places})' if places else ''}{f'; {moved}' if moved else ''}"
    return "; ".join(part for part in (moved, f"sửa {places}" if places else "") if part) or "sửa"


def _status(key: str) -> str:
    return f"“{STATUSES.get(key, key)}”"


def _places(places: tuple[str, ...]) -> str:
    rest = len(places) - _NAMED
    return ", ".join(places[:_NAMED]) + (f" và {number_text(rest)} chỗ khác" if rest > 0 else "")
