"""The page of the full-text search: a form that names what can be filtered; assets/tim-kiem-toan-van.js answers it."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Final

from checker.record import NamedTuple
from checker.site import addresses
from checker.site.collection import STATUSES, Collection, units_of
from checker.site.full_text import FOLDER, FULL_UP_TO, parts_of, years_of
from checker.site.html import Html, block, join, tag, text
from checker.site.page import Page, Record, anchor, breadcrumbs, make, paragraph, title_block

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

URI: Final = "tim-kiem.md"
TEMPLATE: Final = "tim-kiem.html"
"""Its own template brings the script and the style that no other page needs."""

_TITLE: Final = "Tìm trong văn bản"
_FULL: Final = (
    "Tìm trong toàn văn các văn bản; gõ có dấu hay không dấu, chữ hoa hay chữ thường đều được. "
    "Đặt trong ngoặc kép để tìm các chữ đứng liền nhau."
)
_LITE: Final = (
    "Tìm trong số, tên, đề mục và văn bản được viện dẫn; gõ có dấu hay không dấu, chữ hoa hay chữ thường đều được."
)

_Choice = tuple[str, str, int]
"""One value of a filter: as the index has it, as people read it, in how many documents."""

Filter = tuple[str, str, str, "Sequence[_Choice]"]
"""One filter: its name in the index, its title, what stands for no choice, and its values."""

_LISTS: Final = (
    ("theo đơn vị", addresses.index_uri(addresses.UNITS)),
    ("theo năm", addresses.index_uri(addresses.YEARS)),
    ("theo loại", addresses.index_uri(addresses.KINDS)),
)


class Index(NamedTuple):
    """One site's index: its folder ``o`` and how many parts it has; for another site's, its address and name besides.

    The names are those of the script (assets/tim-kiem-toan-van.js).
    """

    o: str
    phan: int = 1
    goc: str = ""
    trang: str = ""


def search_page(collection: Collection) -> Page:
    """Make the search page."""
    lead = _FULL if len(collection.entries) <= FULL_UP_TO else _LITE
    index = Index(f"{FOLDER}/", parts_of(len(collection.entries)))
    parts = [
        breadcrumbs(URI),
        title_block(_TITLE),
        paragraph(lead),
        block(search_form(_filters(collection), len(collection.entries), [index], _LISTS)),
    ]
    page = make(URI, _TITLE, parts, description=lead, record=Record(_TITLE, "Tìm toàn văn, lọc theo đơn vị, năm, loại"))
    return page._replace(metadata={**page.metadata, "template": TEMPLATE, "hide": ["navigation", "toc"]})


def search_form(
    filters: Iterable[Filter], documents: int, indexes: Sequence[Index], lists: Iterable[tuple[str, str]]
) -> Html:
    """Write the form, and where the answer goes: how many documents, which ones, and a button for more.

    The script reads which ``indexes`` to ask as JSON. Without a script the page names the ``lists``, each (name, uri).
    """
    asked = [{key: value for key, value in index._asdict().items() if value not in {"", 1}} for index in indexes]
    typed = tag(
        "p",
        tag("label", text("Từ, số hoặc tên cần tìm"), for_="tim-tu"),
        tag(
            "input",
            id="tim-tu",
            name_="tu",
            type="search",
            autocomplete="off",
            spellcheck="false",
            enterkeyhint="search",
        ),
        tag("button", text("Tìm"), type="submit", class_="md-button md-button--primary"),
        class_="tu",
    )
    chosen = list(filters)
    selects = (_select(name, title, every, choices) for name, title, every, choices in chosen)
    reset = tag("p", tag("button", text("Bỏ lọc"), type="reset", class_="md-button"), class_="bo-loc")
    narrowing = tag(
        "details",
        tag("summary", text(f"Lọc theo {', '.join(title.lower() for _, title, _, _ in chosen)}")),
        tag("div", *selects, reset, role="group", aria_label="Lọc kết quả"),
        class_="loc",
    )
    form = tag(
        "form",
        typed,
        narrowing,
        id="tim",
        class_="tim",
        role="search",
        aria_label=_TITLE,
        autocomplete="off",
        hidden="",
        data_so_van_ban=str(documents),
        data_chi_muc=json.dumps(asked, ensure_ascii=False),
    )
    return tag(
        "div",
        form,
        tag("noscript", _without_script(lists)),
        tag("p", id="tim-bao", class_="bao", role="status"),
        tag("ol", id="tim-ket-qua", class_="ket-qua", role="list"),
        tag("p", tag("button", text("Xem thêm"), id="tim-them", type="button", class_="md-button"), hidden=""),
    )


def _without_script(lists: Iterable[tuple[str, str]]) -> Html:
    """Say what the page needs, and where to go without it."""
    links = join((anchor(name, addresses.link(URI, uri)) for name, uri in lists), ", ")
    sentence = (
        "Việc tìm chạy ngay trong trình duyệt của bạn nên cần JavaScript, đang tắt. "
        "Bật JavaScript cho trang này, hoặc xem danh sách "
    )
    return tag("p", text(sentence), links, text("."), class_="thong-bao")


def _filters(collection: Collection) -> Iterable[Filter]:
    """Give the filters of a collection."""
    entries = collection.entries
    units, kinds = Counter(entry.facts.unit for entry in entries), Counter(entry.kind.id for entry in entries)
    names = {entry.kind.id: entry.kind.name.vi.capitalize() for entry in entries}
    known = {unit.id: unit.name for unit in collection.context.units}
    statuses = Counter(entry.facts.status for entry in entries)
    years = Counter(year for entry in entries for year in years_of(entry.facts))
    laws = Counter(law for entry in entries for law in entry.laws)
    yield (
        "don-vi",
        "Đơn vị",
        "Mọi đơn vị",
        [(unit, known.get(unit, unit), units[unit]) for unit in units_of(collection) if units[unit]],
    )
    yield "nam", "Năm", "Mọi năm", [(str(year), str(year), years[year]) for year in sorted(years, reverse=True)]
    yield "loai", "Loại văn bản", "Mọi loại", [(kind, names[kind], kinds[kind]) for kind in sorted(kinds)]
    yield (
        "trang-thai",
        "Trạng thái",
        "Mọi trạng thái",
        [(status, name, statuses[status]) for status, name in STATUSES.items() if statuses[status]],
    )
    yield "luat", "Viện dẫn", "Mọi văn bản", [(law, law, laws[law]) for law in sorted(laws)]


def _select(name: str, title: str, every: str, choices: Sequence[_Choice]) -> Html:
    options = (tag("option", text(f"{shown} ({count})"), value=value) for value, shown, count in choices)
    return tag(
        "p",
        tag("label", text(title), for_=f"tim-{name}"),
        tag("select", tag("option", text(every), value=""), *options, id=f"tim-{name}", name_=name),
    )
