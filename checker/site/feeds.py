"""Atom feeds (RFC 4287) of the newest documents: of all units, and of each; and what robots are told."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from checker.site import addresses
from checker.site.html import Html, tag, text
from checker.site.official import date_slashes
from checker.site.page import Made

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.site.collection import Collection, Entry
    from checker.site.page import Page

_NEWEST: Final = 50
_HEAD: Final = '<?xml version="1.0" encoding="utf-8"?>\n'


def feed_uri(unit_id: str = "") -> str:
    """Give the address of the feed of all units or of one."""
    return f"{addresses.UNITS}/{unit_id}/atom.xml" if unit_id else "atom.xml"


def feed_files(collection: Collection) -> Iterator[Made]:
    """Give the feed of all documents, and one for each unit that has some."""
    issued = [entry for entry in collection.entries if _fed(entry)]
    by_unit: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in issued:
        by_unit[entry.facts.unit].append(entry)
    name = collection.links.name or "Kế hoạch và báo cáo bình đẳng giới"
    yield _feed(collection, name, feed_uri(), issued)
    for unit_id, unit_name in units_fed(collection).items():
        yield _feed(collection, f"{name}: {unit_name}", feed_uri(unit_id), by_unit[unit_id])


def units_fed(collection: Collection) -> Mapping[str, str]:
    """Give the units that have a feed, each with its name."""
    units = collection.context.units
    having = dict.fromkeys(entry.facts.unit for entry in collection.entries if _fed(entry))
    return {unit_id: unit.name for unit_id in having if (unit := units.get(unit_id))}


def with_feed(page: Page, unit_id: str, fed: Mapping[str, str]) -> Page:
    """Let a page name its unit's feed, for a reader's program to find; every page names that of all units."""
    if unit_id not in fed:
        return page
    own = {"feed": addresses.link(page.uri, feed_uri(unit_id)), "feed_name": fed[unit_id]}
    return page._replace(metadata={**page.metadata, **own})


def _fed(entry: Entry) -> bool:
    return not entry.facts.draft and entry.facts.issued is not None


def _feed(collection: Collection, title: str, uri: str, entries: Sequence[Entry]) -> Made:
    day = max((_day(collection, entry) for entry in entries), default=collection.context.as_of.isoformat())
    feed = tag(
        "feed",
        tag("title", text(title)),
        tag("id", text(_mark(collection, uri))),
        tag("updated", text(f"{day}T00:00:00Z")),
        _link(collection, uri, uri, "self"),
        _link(collection, uri, uri.removesuffix("atom.xml") + "index.md", "alternate"),
        *(_entry(collection, uri, entry) for entry in entries[:_NEWEST]),
        xmlns="http://www.w3.org/2005/Atom",
        xml__lang="vi",
    )
    return Made(uri, (_HEAD + feed.replace("xml--lang", "xml:lang", 1) + "\n").encode())


def _entry(collection: Collection, uri: str, entry: Entry) -> Html:
    facts = entry.facts
    day = facts.issued.isoformat() if facts.issued else ""
    return tag(
        "entry",
        tag("title", text(f"{entry.name}: {facts.subject}")),
        tag("id", text(_mark(collection, entry.uri))),
        tag("published", text(f"{day}T00:00:00Z")),
        tag("updated", text(f"{_day(collection, entry)}T00:00:00Z")),
        _link(collection, uri, entry.uri, "alternate"),
        tag("author", tag("name", text(entry.unit))),
        tag("category", term=facts.kind, label=entry.kind.name.vi),
        tag("summary", text(f"{entry.unit}, ký ngày {date_slashes(facts.issued)}" if facts.issued else entry.unit)),
    )


def _day(collection: Collection, entry: Entry) -> str:
    """Give the day that a document was last changed: in the repository, else the day it was signed."""
    history = collection.history.get(entry.path)
    day = history.last if history else entry.facts.issued
    return day.isoformat() if day else ""


def _link(collection: Collection, here: str, target: str, relation: str) -> Html:
    """Write a link, whole where the site knows its address."""
    site = collection.links.site
    folder = here.removesuffix("atom.xml") + "index.md"
    address = site + addresses.url(target) if site else addresses.link(folder, target)
    kind = "application/atom+xml" if relation == "self" else "text/html"
    return tag("link", rel=relation, href=address, type=kind)


def _mark(collection: Collection, uri: str) -> str:
    """Give an id that stays as long as the address does."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, collection.links.site + addresses.url(uri))}"


def robots(collection: Collection) -> Made:
    """Tell robots that everything may be read, and where the list of pages is."""
    site = collection.links.site
    lines = ["User-agent: *", "Allow: /", *([f"Sitemap: {site}sitemap.xml"] if site else [])]
    return Made("robots.txt", "".join(f"{line}\n" for line in lines).encode())
