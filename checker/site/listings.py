"""Lists of documents, in pages of a fixed size."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from checker.site import addresses
from checker.site.aims import number_text
from checker.site.collection import STATUSES, Collection, Entry
from checker.site.document_page import years
from checker.site.html import Html, block, heading, tag, text
from checker.site.official import date_slashes
from checker.site.page import Page, Record, anchor, breadcrumbs, make, paragraph, title_block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PAGE_SIZE = 100
NEWEST = 6
_SEARCH_PLACE = '<div class="tim-nhanh"></div>'


def newest(collection: Collection, uri: str) -> str:
    """Give the newest documents as a block for the home page."""
    return entries_block(collection.entries[:NEWEST], uri)


def numbers(collection: Collection, uri: str) -> str:
    """Give how much there is, each number a link, as a block for the home page."""
    units = {entry.facts.unit for entry in collection.entries}
    spans = {year for entry in collection.entries for year in entry.facts.years or ()}
    rows = (
        (number_text(len(collection.entries)), "văn bản", addresses.index_uri(addresses.DOCUMENTS)),
        (number_text(len(units)), "đơn vị", addresses.index_uri(addresses.UNITS)),
        (number_text(len(spans)), "năm", addresses.index_uri(addresses.YEARS)),
    )
    items = (
        tag("li", tag("a", tag("strong", text(number)), Html(" "), text(name), href=addresses.link(uri, target)))
        for number, name, target in rows
    )
    return block(tag("ul", *items, class_="con-so", role="list"))


def search_place(collection: Collection, uri: str) -> str:
    """Give the place of the home page's search box, which ``with_search`` fills."""
    del collection, uri
    return _SEARCH_PLACE


def with_search(html: str, uri: str) -> str:
    """Put the search box into its place; it leads to the search page. A form is nothing that a text may hold."""
    box = tag("input", type="search", name_="tu", id="tim-nhanh", autocomplete="off", enterkeyhint="search")
    label = tag("label", text("Tìm trong mọi văn bản"), for_="tim-nhanh")
    button = tag("button", text("Tìm"), type="submit", class_="md-button md-button--primary")
    action = addresses.link(uri, addresses.SEARCH)
    form = tag("form", label, box, button, action=action, method="get", role="search", aria_label="Tìm văn bản")
    return html.replace(_SEARCH_PLACE, tag("div", form, class_="tim-nhanh"), 1)


def ways(collection: Collection, uri: str) -> str:
    """Give what else is here, as a block for the home page."""
    today = collection.context.as_of
    rows = (
        ("Theo đơn vị", addresses.UNITS, "cấp trên, cấp dưới, văn bản của từng đơn vị"),
        ("Theo năm", addresses.YEARS, "năm mà văn bản nói về"),
        ("Theo loại", addresses.KINDS, "kế hoạch, báo cáo, công văn, quyết định"),
        ("Theo văn bản được viện dẫn", addresses.LAWS, "ai viện dẫn luật, nghị định nào; còn hiệu lực không"),
        ("Tuân thủ", addresses.COMPLIANCE, f"ai đã có kế hoạch, báo cáo; tính đến {date_slashes(today)}"),
        ("Lịch các thời hạn", addresses.DEADLINES, "việc sắp đến hạn, tệp lịch cho điện thoại"),
        ("Chỉ tiêu", addresses.TARGETS, "mức đặt ra và kết quả qua các năm, có biểu đồ"),
        ("So sánh kế hoạch", addresses.COMPARISONS, "năm nay khác năm trước chỗ nào"),
        ("Dữ liệu mở", addresses.DATA, "CSV, JSON, nguồn tin Atom"),
    )
    items = (
        tag(
            "li",
            tag("p", anchor(name, addresses.link(uri, addresses.index_uri(place))), class_="ten"),
            tag("p", text(about), class_="phu"),
        )
        for name, place, about in rows
    )
    return block(tag("ul", *items, class_="loi-vao", role="list"))


def entries_block(entries: Sequence[Entry], uri: str, unit: str = "") -> str:
    """Write documents as a list; ``unit`` is the name that stands above them, and is not said again."""
    return block(tag("ul", *(_entry(entry, uri, unit) for entry in entries), class_="danh-sach", role="list"))


def _entry(entry: Entry, uri: str, unit: str) -> Html:
    """Write a document in a list: its name, its subject, and when and by whom it was issued."""
    facts = entry.facts
    marks = (
        [tag("span", text(STATUSES[facts.status]), class_=f"trang-thai {facts.status}")]
        if facts.status != "ban-hanh"
        else []
    )
    if entry.sample:
        marks.append(tag("span", text("Văn bản mẫu"), class_="trang-thai mau"))
    day = f"ngày {date_slashes(facts.issued)}" if facts.issued else "chưa ghi ngày"
    when = f"{day[0].upper()}{day[1:]}" if entry.unit == unit else f"{entry.unit}, {day}"
    about = f" · về năm {years(facts)}" if facts.year else f" · giai đoạn {years(facts)}" if facts.years else ""
    title = tag(
        "a",
        tag("span", text(entry.name), class_="ten"),
        Html(" "),
        tag("span", text(facts.subject)),
        href=addresses.link(uri, entry.uri),
    )
    return tag("li", tag("p", title), tag("p", text(f"{when}{about} "), *marks, class_="phu"))


def listing(
    entries: Sequence[Entry],
    path: tuple[str, ...],
    title: str,
    lead: str,
    group: Callable[[Entry], str],
    above: Sequence[tuple[str, str]],
    *,
    before: Sequence[str] = (),
    record: Record | None = None,
) -> Iterator[Page]:
    """Make the pages of one list; ``group`` gives the heading that an entry stands under."""
    count = max(1, -(-len(entries) // PAGE_SIZE))
    for number in range(1, count + 1):
        uri = addresses.index_uri(*path, page=number)
        shown = entries[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        parts = [breadcrumbs(uri, *above), title_block(title if number == 1 else f"{title} (trang {number})")]
        parts.extend([paragraph(lead), *before] if number == 1 else [])
        units = {entry.unit for entry in shown}
        for name, members in groupby(shown, group):
            unit = next((known for known in (name, title) if known in units), "")
            parts.extend([heading(2, text(name), addresses.slug(name)), entries_block(list(members), uri, unit)])
        if not entries:
            parts.append(paragraph("Chưa có văn bản nào."))
        parts.append(turner(path, number, count, uri))
        page_title = title if number == 1 else f"{title}, trang {number}"
        yield make(
            uri,
            page_title,
            parts,
            description=f"{title}: {number_text(len(entries))} văn bản",
            record=record if number == 1 else None,
        )


def turner(path: tuple[str, ...], number: int, count: int, uri: str) -> str:
    """Write the links to the other pages of a listing, ten on each side at most."""
    if count == 1:
        return ""
    near = sorted({1, count, *range(max(1, number - 10), min(count, number + 10) + 1)})
    items = (
        tag("li", tag("span", text(f"Trang {page}"), aria_current="page"))
        if page == number
        else tag("li", anchor(f"Trang {page}", addresses.link(uri, addresses.index_uri(*path, page=page))))
        for page in near
    )
    return block(tag("nav", tag("ol", *items, role="list"), class_="cac-trang", aria_label="Các trang"))


def index(uri: str, title: str, lead: str, names: Sequence[tuple[str, str, int]]) -> Page:
    """Make a page that names lists, each (name, uri, how much it holds)."""
    items = (
        tag(
            "li",
            tag("p", tag("a", tag("span", text(name), class_="ten"), href=addresses.link(uri, target))),
            tag("p", text(f"{number_text(count)} văn bản"), class_="phu"),
        )
        for name, target, count in names
    )
    parts = [
        breadcrumbs(uri),
        title_block(title),
        paragraph(lead),
        block(tag("ul", *items, class_="danh-sach", role="list")),
    ]
    return make(uri, title, parts, description=lead)
