"""All pages that are made of the collection; pure, so that any generator can take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.site import addresses
from checker.site.checked_pages import checked_pages
from checker.site.comparison import comparison_pages, pairs_of
from checker.site.compliance import compliance_files, compliance_pages, pages_of, place_of, years_of_duty
from checker.site.data_package import data_files
from checker.site.data_page import data_page
from checker.site.deadlines import days_due, deadline_files, deadlines_page
from checker.site.document_page import document_page
from checker.site.feeds import feed_files, robots, units_fed, with_feed
from checker.site.indexes import Overviews, index_pages
from checker.site.kind_pages import kinds_page
from checker.site.law_pages import law_pages
from checker.site.layout_page import layout_page
from checker.site.listings import newest, numbers, search_place, ways
from checker.site.neighbours import Neighbours, neighbours
from checker.site.rule_pages import rule_pages
from checker.site.search_page import search_page
from checker.site.target_paths import groups_of
from checker.site.targets import places_of, target_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.site.collection import Collection
    from checker.site.page import Made, Page

_BLOCKS = {
    "<!-- van-ban-moi -->": newest,
    "<!-- con-so -->": numbers,
    "<!-- tim-nhanh -->": search_place,
    "<!-- loi-vao -->": ways,
}
"""What a hand-written page may ask for, each on a line of its own."""


def pages(collection: Collection) -> Iterator[Page]:
    """Give every page: documents, indexes, overviews, search, kinds, laws, rules."""
    years, pairs, fed = years_of_duty(collection), pairs_of(collection), units_fed(collection)
    beside, compared, judged = neighbours(collection), {pair.new.facts.id: pair.uri for pair in pairs}, pages_of(years)
    for entry in collection.entries:
        facts = entry.facts
        near = beside.get(facts.id, Neighbours())
        duties = judged.get((facts.unit, facts.year or 0), "")
        near = near._replace(comparison=compared.get(facts.id, ""), compliance=duties, place=place_of(facts.unit))
        yield with_feed(document_page(collection, entry, near), facts.unit, fed)
    groups = groups_of(collection)
    for page in index_pages(collection, Overviews(judged, places_of(groups))):
        place, _, rest = page.uri.partition("/")
        yield with_feed(page, rest.partition("/")[0] if place == addresses.UNITS else "", fed)
    yield from compliance_pages(collection, years)
    yield deadlines_page(collection, days_due(collection))
    yield from target_pages(collection, groups)
    yield from comparison_pages(collection, pairs)
    yield data_page(collection)
    yield search_page(collection)
    yield kinds_page(collection)
    yield layout_page()
    yield from law_pages(collection, collection.cited_by)
    yield from rule_pages()
    yield from checked_pages(collection)


def made_files(collection: Collection) -> Iterator[Made]:
    """Give every file that is made of the collection besides its pages: tables, calendars, feeds, open data."""
    years = years_of_duty(collection)
    yield from compliance_files(years)
    yield from deadline_files(collection, days_due(collection))
    yield from data_files(collection, years)
    yield from feed_files(collection)
    yield robots(collection)


def fill(markdown: str, uri: str, collection: Collection) -> str:
    """Put what a hand-written page asks for into it."""
    for mark, make in _BLOCKS.items():
        if mark in markdown:
            markdown = markdown.replace(mark, make(collection, uri))
    return markdown
