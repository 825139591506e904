"""The laws that documents cite: what the registry knows of each, and which documents cite it."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

from checker.laws import slug
from checker.laws.audit import TYPES
from checker.laws.keys import number_year
from checker.laws.law import CODIFICATION
from checker.laws.wording import FIELD_NAMES, confidence_text, field_text, from_memory, status_text
from checker.site import addresses
from checker.site.aims import number_text
from checker.site.html import Html, block, heading, tag, text
from checker.site.laws_cited import law_name
from checker.site.listings import PAGE_SIZE, entries_block, turner
from checker.site.page import Page, Record, anchor, breadcrumbs, definitions, make, outside, paragraph, title_block

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.laws import Law, Laws
    from checker.site.collection import Collection, Entry

TITLE: Final = "Văn bản được viện dẫn"
_LEAD: Final = (
    "Luật, nghị định, chiến lược, chương trình và văn bản của Đảng mà kế hoạch, báo cáo về bình đẳng giới viện dẫn, "
    "kèm tình trạng và nguồn. Tình trạng chỉ để tham khảo; căn cứ là văn bản do cơ quan ban hành công bố."
)
_FROM_MEMORY: Final = (
    "Số, ngày hoặc tên ở trang này ghi theo trí nhớ; nguồn nêu dưới đây, nếu có, không đủ để kiểm chứng. "
    "Cần tra lại trước khi dùng; bộ kiểm tra không báo sai theo những dữ kiện này."
)
_CODIFIED: Final = (
    f"Dữ kiện lấy từ {CODIFICATION}. Nguồn này không cho biết văn bản đã hết hiệu lực hay chưa: "
    "cần tra tình trạng trước khi dùng."
)
_MOST: Final = "Được viện dẫn nhiều nhất ở đây"
_FIRST: Final = 10
_SEARCH: Final = "Tìm trong các văn bản viện dẫn"
_ADDRESS = re.compile(r"https?://([^/?#]+)")
_STORED = re.compile(r"github:([\w.-]+/[\w.-]+)(?:@([0-9a-f]+))?:(.+)")


def law_address(law: Law) -> str:
    """Give the uri of a law's page."""
    return addresses.law_uri(slug(law.key))


def law_pages(collection: Collection, cited_by: Mapping[str, Sequence[Entry]]) -> Iterator[Page]:
    """Make the list of laws, and a page for each that is curated or cited; ``cited_by`` goes by key, newest first."""
    laws = collection.context.laws
    shown = {law.key: law for law in laws if law.curated or law.key in cited_by}
    ordered = sorted(shown.values(), key=_newest_first)
    yield from _lists(sorted(ordered, key=lambda law: _rank(law.type)), cited_by)
    for law in ordered:
        yield _LawPage(laws, shown, law_address(law)).page(law, cited_by.get(law.key, ()))


def _rank(type_: str) -> tuple[int, str]:
    return (TYPES.index(type_) if type_ in TYPES else len(TYPES)), type_


def _newest_first(law: Law) -> tuple[int, str]:
    day = law.issued or law.effective
    return -(day.toordinal() if day else number_year(law.number) * 365), law.key


def _title(law: Law) -> str:
    return f"{law.label} số {law.number}" if law.named and law.number else law.label


def _lists(laws: Sequence[Law], cited_by: Mapping[str, Sequence[Entry]]) -> Iterator[Page]:
    """Make the list of laws by type, in pages of a fixed size."""
    count = max(1, -(-len(laws) // PAGE_SIZE))
    for number in range(1, count + 1):
        uri = addresses.index_uri(addresses.LAWS, page=number)
        title = TITLE if number == 1 else f"{TITLE}, trang {number}"
        parts = [breadcrumbs(uri), title_block(title), *(_above(laws, cited_by, uri) if number == 1 else ())]
        for name, members in groupby(laws[(number - 1) * PAGE_SIZE : number * PAGE_SIZE], lambda law: law.type):
            items = (_item(law, len(cited_by.get(law.key, ())), uri) for law in members)
            parts.append(heading(2, text(name), addresses.slug(name)))
            parts.append(block(tag("ul", *items, class_="danh-sach", role="list")))
        parts.append(turner((addresses.LAWS,), number, count, uri))
        record = Record(TITLE, f"{number_text(len(laws))} văn bản") if number == 1 else None
        yield make(uri, title, parts, description=f"{TITLE}: {number_text(len(laws))} văn bản", record=record)


def _above(laws: Sequence[Law], cited_by: Mapping[str, Sequence[Entry]], uri: str) -> Iterator[str]:
    """Write what stands above the list: what it is, the same as data, and the laws that most documents cite."""
    data = anchor("Tải bảng này (CSV)", addresses.link(uri, f"{addresses.DATA}/laws.csv"))
    yield paragraph(_LEAD)
    yield block(tag("p", data))
    cited = sorted((law for law in laws if law.key in cited_by), key=lambda law: -len(cited_by[law.key]))
    if cited:
        items = (_item(law, len(cited_by[law.key]), uri) for law in cited[:_FIRST])
        yield heading(2, text(_MOST), "nhieu-nhat")
        yield block(tag("ul", *items, class_="danh-sach", role="list"))


def _item(law: Law, cited: int, uri: str) -> Html:
    """Write a law in a list: its name, its title, when it was issued, whether it is in force, how often it is cited."""
    title = [tag("span", text(law.label), class_="ten")]
    if not law.named and law.name:
        title += [Html(" "), tag("span", text(law.name))]
    facts = [
        f"số {law.number}" if law.named and law.number else "",
        f"ngày {field_text(law, 'issued').vi}" if law.issued else "chưa rõ ngày ban hành",
        status_text(law).vi.partition(":")[0],
        f"{number_text(cited)} văn bản viện dẫn" if cited else "",
        "số, tên theo trí nhớ" if from_memory(law) else "",
    ]
    link = tag("a", *title, href=addresses.link(uri, law_address(law)))
    return tag("li", tag("p", link), tag("p", text(" · ".join(filter(None, facts))), class_="phu"))


class _LawPage:
    """Writes the page of one law; names of other laws are links where they have pages."""

    def __init__(self, laws: Laws, shown: Mapping[str, Law], uri: str) -> None:
        self._laws = laws
        self._shown = shown
        self._uri = uri

    def page(self, law: Law, cited_by: Sequence[Entry]) -> Page:
        title = _title(law)
        parts = [
            breadcrumbs(self._uri, (TITLE, addresses.index_uri(addresses.LAWS))),
            title_block(title),
            *self._notice(law),
            block(definitions(self._facts(law))),
        ]
        if cited_by:
            parts += [heading(2, text("Văn bản viện dẫn"), "vien-dan"), *self._citing(law, cited_by)]
        about = law.name if not law.named else status_text(law).vi
        return make(self._uri, title, parts, description=f"{title}: {about}", record=Record(title, about))

    def _notice(self, law: Law) -> list[str]:
        words = _FROM_MEMORY if from_memory(law) else _CODIFIED if law.confidence == "codification" else ""
        return [block(tag("p", text(words), class_="thong-bao"))] if words else []

    def _citing(self, law: Law, cited_by: Sequence[Entry]) -> Iterator[str]:
        """Write the documents that cite a law: the newest, and where the others are found."""
        search = addresses.link(self._uri, addresses.SEARCH) + "?" + urlencode({"luat": law_name(law)})
        if len(cited_by) <= PAGE_SIZE:
            yield block(tag("p", anchor(_SEARCH, search), text(".")))
        else:
            whole = f"Dưới đây là {PAGE_SIZE} văn bản mới nhất trong {number_text(len(cited_by))} văn bản. "
            data = anchor("citations.csv", addresses.link(self._uri, f"{addresses.DATA}/citations.csv"))
            yield block(tag("p", text(whole), anchor(_SEARCH, search), text("; danh sách đủ ở tệp "), data, text(".")))
        yield entries_block(cited_by[:PAGE_SIZE], self._uri)

    def _facts(self, law: Law) -> list[tuple[str, Sequence[Html]]]:
        plain = ("type", "number", "name", "issuer", "issued", "effective")
        rows: list[tuple[str, Sequence[Html]]] = [
            (FIELD_NAMES[name].vi, [text(value)] if (value := field_text(law, name).vi) else []) for name in plain
        ]
        successors = [self._cited(key) for key in law.successors]
        rows += [
            (FIELD_NAMES["status"].vi, [text(status_text(law).vi)]),
            ("Thay bằng", successors),
            (FIELD_NAMES["replaces"].vi, [self._cited(key) for key in law.replaces]),
            (FIELD_NAMES["amended_by"].vi, [self._cited(key) for key in law.amended_by]),
            (FIELD_NAMES["amends"].vi, [self._cited(other.key) for other in self._laws.amends(law)]),
            (FIELD_NAMES["aliases"].vi, [text(name) for name in law.aliases]),
            (FIELD_NAMES["confidence"].vi, [text(f"Số, ngày và tên {confidence_text(law).vi}")]),
            (FIELD_NAMES["sources"].vi, [_source(source) for source in law.sources]),
            (FIELD_NAMES["note"].vi, [text(law.note)] if law.note else []),
        ]
        return rows

    def _cited(self, key: str) -> Html:
        """Write another law: a link where it has a page, its number where the registry does not know it."""
        law = self._laws.get(key)
        if law is None:
            return text(key)
        day = f" ngày {field_text(law, 'issued').vi}" if law.issued else ""
        name = _title(law) + day
        return anchor(name, addresses.link(self._uri, law_address(law))) if law.key in self._shown else text(name)


def _source(source: str) -> Html:
    """Write a source as a link, named by where it is: a site's page, or a file kept in a repository at a commit."""
    stored = _STORED.fullmatch(source)
    if stored:
        place, commit, path = stored.groups()
        return outside(
            f"{place}: {path}", f"https://github.com/{place}/blob/{commit or 'HEAD'}/{quote(path, safe='/%')}"
        )
    address = _ADDRESS.match(source)
    if not address:
        return text(source)
    page = source.rstrip("/").rpartition("/")[2].partition("?")[0]
    return outside(f"{address[1]}: {page}" if page and page != address[1] else address[1], source)
