"""A plan beside last year's of the same unit: targets, laws cited, sections, and what was reworded."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from checker.laws import slug
from checker.record import NamedTuple
from checker.site import addresses
from checker.site.aims import aim_text, read_aim
from checker.site.collection import units_of
from checker.site.html import Html, block, heading, join, tag, text
from checker.site.laws_cited import law_name
from checker.site.listings import PAGE_SIZE, turner
from checker.site.page import Page, Record, anchor, breadcrumbs, make, paragraph, table, title_block
from checker.site.reading import unpack
from checker.site.reworded import reworded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from checker.facts import Target
    from checker.laws import Laws
    from checker.site.collection import Collection, Entry
    from checker.yearly_plans import PlansOfYear

TITLE: Final = "So sánh kế hoạch"
_ABOVE: Final = (TITLE, addresses.index_uri(addresses.COMPARISONS))
_LEAD: Final = "Kế hoạch của một năm đặt cạnh kế hoạch năm trước của cùng đơn vị: chỉ tiêu, căn cứ, các phần, câu chữ."


class Pair(NamedTuple):
    """A plan and the one before it, of the nearest earlier year that has one; ``further`` plans are not compared."""

    old: Entry
    new: Entry
    further: tuple[Entry, ...] = ()

    @property
    def uri(self) -> str:
        """The page of the comparison."""
        return f"{addresses.COMPARISONS}/{self.new.facts.unit}/{self.new.facts.year}.md"


def pairs_of(collection: Collection) -> tuple[Pair, ...]:
    """Give the plans that have one before them, unit by unit, newest first; of each year the plan of the year."""
    plans = collection.plans
    by_unit: defaultdict[str, list[PlansOfYear]] = defaultdict(list)
    for unit, year in plans:
        if of_year := plans.of(unit, year):
            by_unit[unit].append(of_year)
    by_id = collection.by_id
    return tuple(
        Pair(by_id[old.plan.facts.id], by_id[new.plan.facts.id], tuple(by_id[plan.facts.id] for plan in new.further))
        for unit in units_of(collection)
        for new, old in pairwise(reversed(by_unit[unit]))
    )


def comparison_pages(collection: Collection, pairs: Sequence[Pair]) -> Iterator[Page]:
    """Make the list of comparisons, and a page for each."""
    count = max(1, -(-len(pairs) // PAGE_SIZE))
    for number in range(1, count + 1):
        uri = addresses.index_uri(addresses.COMPARISONS, page=number)
        title = TITLE if number == 1 else f"{TITLE}, trang {number}"
        shown = pairs[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        items = block(tag("ul", *(_item(pair, uri) for pair in shown), class_="danh-sach", role="list"))
        empty = paragraph("Chưa có đơn vị nào có kế hoạch của hai năm.")
        parts = [breadcrumbs(uri), title_block(title), paragraph(_LEAD), items if shown else empty]
        parts.append(turner((addresses.COMPARISONS,), number, count, uri))
        yield make(uri, title, parts, description=_LEAD, record=Record(TITLE, _LEAD) if number == 1 else None)
    for pair, words in zip(pairs, reworded(collection, [(pair.old, pair.new) for pair in pairs]), strict=True):
        title = f"Kế hoạch năm {pair.new.facts.year} so với năm {pair.old.facts.year}"
        about = f"{title}, {pair.new.unit}"
        written = partial(_parts, collection.context.laws, pair, title, words)
        yield make(pair.uri, about, written, description=f"{about}: chỉ tiêu, căn cứ, các phần.")


def _item(pair: Pair, uri: str) -> Html:
    new, old = pair.new.facts, pair.old.facts
    link = anchor(f"{pair.new.unit}: năm {new.year} so với {old.year}", addresses.link(uri, pair.uri))
    return tag("li", tag("p", link), tag("p", text(f"{pair.new.name} và {pair.old.name}"), class_="phu"))


def _parts(laws: Laws, pair: Pair, title: str, words: bytes) -> Sequence[str]:
    """Write the page from top to bottom; ``words`` are what was reworded, packed."""
    uri = pair.uri
    new, old = pair.new, pair.old
    links = [
        tag("li", text(f"Năm {entry.facts.year}: "), anchor(_full(entry), addresses.link(uri, entry.uri)))
        for entry in (new, old)
    ]
    return [
        breadcrumbs(uri, _ABOVE, (new.unit, addresses.index_uri(addresses.UNITS, new.facts.unit))),
        title_block(title),
        paragraph(f"Của {new.unit}."),
        block(tag("ul", *links)),
        *_further(pair),
        *_targets(pair),
        *_laws(laws, pair),
        unpack(words),
    ]


def _further(pair: Pair) -> Iterator[str]:
    """Name the year's other plans, which the comparison leaves out."""
    if pair.further:
        links = join((anchor(_full(entry), addresses.link(pair.uri, entry.uri)) for entry in pair.further), "; ")
        yield block(tag("p", text(f"Kế hoạch khác của năm {pair.new.facts.year}, không so ở đây: "), links, text(".")))


def _full(entry: Entry) -> str:
    return f"{entry.name}: {entry.facts.subject}"


def _targets(pair: Pair) -> Iterator[str]:
    """Write each target of either plan, and how its aim moved."""
    old, new = ({target.code: target for target in entry.facts.targets} for entry in (pair.old, pair.new))
    if not old and not new:
        return
    rows = [
        [
            text((new.get(code) or old[code]).name),
            text(_aim(old.get(code))),
            text(_aim(new.get(code))),
            text(_moved(old.get(code), new.get(code))),
        ]
        for code in {**new, **old}
    ]
    head = ("Chỉ tiêu", f"Năm {pair.old.facts.year}", f"Năm {pair.new.facts.year}", "Thay đổi")
    yield heading(2, text("Chỉ tiêu"), "chi-tieu")
    yield table("Chỉ tiêu của hai năm", head, rows, cards=True)


def _aim(target: Target | None) -> str:
    return aim_text(target.aim, target.unit) if target else "không có"


def _moved(old: Target | None, new: Target | None) -> str:
    """Say how an aim moved; which way is better depends on what is measured, so that is not said."""
    if old is None or new is None:
        return "+ mới" if old is None else "− đã bỏ"
    before, after = read_aim(old.aim), read_aim(new.aim)
    if old.aim == new.aim and old.unit == new.unit:
        return "= giữ nguyên" if old.name == new.name else "= giữ mức, đổi tên"
    if before is None or after is None or old.unit != new.unit or before.number == after.number:
        return "≠ đổi cách đặt mức"
    return "↑ số cao hơn" if after.number > before.number else "↓ số thấp hơn"


def _laws(laws: Laws, pair: Pair) -> Iterator[str]:
    """Write which laws only one of the plans cites, each a link to what is known of it."""
    old, new = set(pair.old.laws), set(pair.new.laws)
    if old == new:
        return
    rows = [("Mới viện dẫn", pair.new, new - old), ("Không còn viện dẫn", pair.old, old - new)]
    items = [
        tag("li", text(f"{said}: "), _law_links(laws, entry, names, pair.uri)) for said, entry, names in rows if names
    ]
    yield heading(2, text("Văn bản được viện dẫn"), "vien-dan")
    yield block(tag("ul", *items))


def _law_links(laws: Laws, entry: Entry, names: AbstractSet[str], uri: str) -> Html:
    known = {law_name(law): law.key for key in entry.law_keys if (law := laws.get(key))}
    links = (
        anchor(name, addresses.link(uri, addresses.law_uri(slug(known[name])))) if name in known else text(name)
        for name in sorted(names)
    )
    return join(links, "; ")
