"""A portal: several sites listed and searched as one, made of their catalogs and search indexes alone."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, cast

from checker.dates import parse_date_value
from checker.errors import CheckerError
from checker.message import Message
from checker.record import NamedTuple
from checker.site import addresses
from checker.site.aims import number_text
from checker.site.collection import STATUSES
from checker.site.html import Html, block, heading, tag, text
from checker.site.listings import PAGE_SIZE, turner
from checker.site.official import date_slashes
from checker.site.page import Page, breadcrumbs, make, outside, paragraph, table, title_block
from checker.site.search_page import TEMPLATE, Index, search_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.site.search_page import Filter

INDEXES: Final = "chi-muc"
"""Where the sites' indexes stand in the portal, one folder each, by their place."""

_NEWEST: Final = 12
_LONGEST: Final = 30
_SITE = re.compile(r"https?://[^\s/]+/(?:\S*/)?")
_PAGE = re.compile(r"(?!/)(?!.*//)[\w.~%/-]+", re.ASCII)
_KINDS: Final = {
    "ke-hoach": "Kế hoạch",
    "bao-cao": "Báo cáo",
    "cong-van": "Công văn",
    "quyet-dinh": "Quyết định",
}


class Listed(NamedTuple):
    """One document of one site."""

    address: str
    kind: str
    number: str
    day: str
    subject: str
    unit: str
    unit_name: str
    years: tuple[int, ...]
    status: str
    laws: tuple[str, ...]
    site: str


class Site(NamedTuple):
    """One site of a portal: what its catalog says, and of how many parts its search index is."""

    name: str
    address: str
    as_of: str
    documents: tuple[Listed, ...]
    parts: int = 1


def site_of(catalog: Mapping[str, object]) -> Site:
    """Read a catalog that its schema has judged.

    Raises ``CheckerError`` when its site does not say where it is, or an address in it leads elsewhere.
    """
    about = cast("Mapping[str, str]", catalog["trang"])
    address = about["dia_chi"]
    if not _SITE.fullmatch(address):
        vi = "danh mục không ghi địa chỉ của trang; đặt SITE_URL rồi dựng lại trang đó"
        en = "the catalog does not say where its site is; set SITE_URL and build that site again"
        raise CheckerError(Message(vi, en))
    rows = cast("Sequence[Mapping[str, object]]", catalog["van_ban"])
    name = about["ten"] or address
    return Site(
        name=name,
        address=address,
        as_of=str(catalog["tinh_den"]),
        documents=tuple(_listed(row, address, name) for row in rows),
    )


def _listed(row: Mapping[str, object], site: str, name: str) -> Listed:
    page = str(row["dia_chi"])
    if not _PAGE.fullmatch(page):
        said = Message("danh mục có địa chỉ ra ngoài trang", "the catalog has an address that leaves its site")
        raise CheckerError(said.about(page))
    return Listed(
        address=site + page,
        kind=str(row["loai"]),
        number=str(row["so_ky_hieu"] or ""),
        day=str(row["ngay_ban_hanh"] or ""),
        subject=str(row["trich_yeu"] or ""),
        unit=str(row["don_vi"] or ""),
        unit_name=str(row["ten_don_vi"] or ""),
        years=_years(row["nam_dau"], row["nam_cuoi"]),
        status=str(row["trang_thai"]),
        laws=tuple(cast("Sequence[str]", row.get("vien_dan", ()))),
        site=name,
    )


def _years(first: object, last: object) -> tuple[int, ...]:
    """Give the years from one to another; none where either is missing, or so far apart that no period is meant."""
    if isinstance(first, int) and isinstance(last, int) and last - first < _LONGEST:
        return tuple(range(first, last + 1))
    return ()


def portal_pages(title: str, sites: Sequence[Site]) -> Iterator[Page]:
    """Make the portal's pages: its home, all documents newest first, and the search."""
    sites = _told_apart(sites)
    documents = sorted((item for site in sites for item in site.documents), key=lambda item: item.day, reverse=True)
    yield _home(title, sites, documents)
    yield from _lists(documents)
    yield _search(sites, documents)


def _told_apart(sites: Sequence[Site]) -> Sequence[Site]:
    """Add its address to the name of a site that another one has too."""
    times = Counter(site.name for site in sites)
    found: list[Site] = []
    for site in sites:
        name = f"{site.name} ({site.address.partition('//')[2].rstrip('/')})" if times[site.name] > 1 else site.name
        found.append(site._replace(name=name, documents=tuple(item._replace(site=name) for item in site.documents)))
    return found


def _home(title: str, sites: Sequence[Site], documents: Sequence[Listed]) -> Page:
    uri = "index.md"
    rows = [
        [outside(site.name, site.address), text(number_text(len(site.documents))), text(_day(site.as_of))]
        for site in sites
    ]
    links = (
        tag(
            "a",
            text("Tìm trong mọi trang"),
            href=addresses.link(uri, addresses.SEARCH),
            class_="md-button md-button--primary",
        ),
        tag("a", text("Tất cả văn bản"), href=addresses.link(uri, _list_uri(1)), class_="md-button md-button--primary"),
    )
    count = f"{number_text(len(documents))} văn bản của {number_text(len(sites))} trang"
    lead = f"{count}, mỗi văn bản mở ra ở trang của đơn vị đã đăng."
    parts = [
        title_block(title),
        paragraph(lead),
        block(tag("p", *links, class_="cac-nut")),
        heading(2, text("Các trang"), "cac-trang"),
        table("Các trang", ("Trang", "Văn bản", "Số liệu đến ngày"), rows),
        heading(2, text("Mới ban hành"), "moi"),
        _items(documents[:_NEWEST]),
    ]
    return make(uri, title, parts, description=lead)


def _list_uri(number: int) -> str:
    return addresses.index_uri(addresses.DOCUMENTS, page=number)


def _lists(documents: Sequence[Listed]) -> Iterator[Page]:
    count = max(1, -(-len(documents) // PAGE_SIZE))
    for number in range(1, count + 1):
        uri = _list_uri(number)
        title = "Tất cả văn bản" if number == 1 else f"Tất cả văn bản, trang {number}"
        shown = documents[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        turned = turner((addresses.DOCUMENTS,), number, count, uri)
        parts = [breadcrumbs(uri), title_block(title), _items(shown), turned]
        yield make(uri, title, parts, description=f"{number_text(len(documents))} văn bản, mới nhất đứng trước")


def _items(documents: Sequence[Listed]) -> str:
    return block(tag("ul", *(_item(item) for item in documents), class_="danh-sach", role="list"))


def _item(item: Listed) -> Html:
    kind = _KINDS.get(item.kind, item.kind)
    name = f"{kind} số {item.number}: {item.subject}" if item.number else f"{kind}: {item.subject}"
    day = f", ngày {_day(item.day)}" if item.day else ""
    about = [text(f"{item.unit_name}{day} · {item.site}")]
    if item.status != "ban-hanh":
        standing = text(STATUSES.get(item.status, item.status))
        about += [Html(" "), tag("span", standing, class_=f"trang-thai {item.status}")]
    return tag("li", tag("p", outside(name, item.address)), tag("p", *about, class_="phu"))


def _day(written: str) -> str:
    """Write a day as the documents do; what is none stays as the catalog has it."""
    read = parse_date_value(written)
    return date_slashes(read.date) if read and read.date else written


def _search(sites: Sequence[Site], documents: Sequence[Listed]) -> Page:
    """Make the search page, which asks all indexes as one."""
    lead = "Tìm trong văn bản của mọi trang; gõ có dấu hay không dấu, chữ hoa hay chữ thường đều được."
    indexes = [Index(f"{INDEXES}/{place}/", site.parts, site.address, site.name) for place, site in enumerate(sites)]
    lists = [("tất cả văn bản", _list_uri(1))]
    form = search_form(list(_filters(sites, documents)), len(documents), indexes, lists)
    parts = [breadcrumbs(addresses.SEARCH), title_block("Tìm trong mọi trang"), paragraph(lead), block(form)]
    page = make(addresses.SEARCH, "Tìm trong mọi trang", parts, description=lead)
    return page._replace(metadata={**page.metadata, "template": TEMPLATE, "hide": ["navigation", "toc"]})


def _filters(sites: Sequence[Site], documents: Sequence[Listed]) -> Iterator[Filter]:
    yield "trang", "Trang", "Mọi trang", [(site.name, site.name, len(site.documents)) for site in sites]
    units = Counter(item.unit for item in documents)
    names = _unit_names(documents)
    years = Counter(year for item in documents for year in item.years)
    kinds, statuses = Counter(item.kind for item in documents), Counter(item.status for item in documents)
    yield "don-vi", "Đơn vị", "Mọi đơn vị", [(unit, names[unit], units[unit]) for unit in sorted(names)]
    yield "nam", "Năm", "Mọi năm", [(str(year), str(year), years[year]) for year in sorted(years, reverse=True)]
    yield "loai", "Loại văn bản", "Mọi loại", [(kind, _KINDS.get(kind, kind), kinds[kind]) for kind in sorted(kinds)]
    known = [(status, name, statuses[status]) for status, name in STATUSES.items() if statuses[status]]
    yield "trang-thai", "Trạng thái", "Mọi trạng thái", known
    laws = Counter(law for item in documents for law in item.laws)
    yield "luat", "Viện dẫn", "Mọi văn bản", [(law, law, laws[law]) for law in sorted(laws)]


def _unit_names(documents: Sequence[Listed]) -> Mapping[str, str]:
    """Give each unit's name, from its newest document; all names where sites call different units by one id."""
    named: dict[str, dict[str, str]] = {}
    for item in documents:
        if item.unit:
            named.setdefault(item.unit, {}).setdefault(item.site, item.unit_name)
    return {unit: "; ".join(dict.fromkeys(by_site.values())) for unit, by_site in named.items()}
