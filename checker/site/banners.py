"""What a reader must know before reading a document: replaced, withdrawn, corrected, a draft, a sample."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from checker.site import addresses
from checker.site.cited_here import cited_here
from checker.site.html import Html, block, join, tag, text
from checker.site.official import date_slashes
from checker.site.page import anchor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.site.collection import Collection, Entry

SAMPLE: Final = "Văn bản mẫu: đơn vị, họ tên và số liệu trong văn bản này đều là giả định."


def document_link(uri: str, entry: Entry) -> Html:
    """Write a link from a page to a document, named by its kind and number."""
    when = f" ngày {date_slashes(entry.facts.issued)}" if entry.facts.issued else ""
    return anchor(f"{entry.name}{when}", addresses.link(uri, entry.uri))


def banners(collection: Collection, entry: Entry) -> Iterator[str]:
    """Give the banners of a document's page."""
    facts = entry.facts
    replacing = collection.referring("thay_the", facts.id)
    if facts.withdrawn:
        yield _withdrawn(collection, entry, replacing)
    elif facts.status == "bi-thay-the" or replacing:
        yield _banner("thay-the", "Văn bản này đã được thay thế", entry.uri, replacing)
    if correcting := collection.referring("dinh_chinh", facts.id):
        yield _banner("dinh-chinh", "Văn bản này được đính chính", entry.uri, correcting)
    if facts.draft:
        yield _banner("du-thao", "Bản dự thảo: chưa có giá trị thi hành, chỉ hiện khi xem trước", entry.uri, ())
    if entry.sample:
        yield block(tag("p", text(SAMPLE), class_="thong-bao van-ban-mau"))


def _withdrawn(collection: Collection, entry: Entry, replacing: Sequence[Entry]) -> str:
    """Say by what a document was withdrawn, and when, as far as what is published here tells."""
    if by := [*_withdrawing(collection, entry)]:
        return _banner("thu-hoi", "Văn bản này đã bị thu hồi", entry.uri, by)
    if replacing:
        return _banner("thu-hoi", "Văn bản này đã bị thu hồi, được thay thế", entry.uri, replacing)
    return _banner("thu-hoi", "Văn bản này đã bị thu hồi; văn bản thu hồi không đăng ở đây", entry.uri, ())


def _withdrawing(collection: Collection, entry: Entry) -> Iterator[Entry]:
    """Give the documents that withdrew one: their subject says that they withdraw, and which where it has a number."""
    number = entry.facts.number
    for other in collection.withdrawing:
        subject = other.facts.subject
        if other.facts.draft or other.facts.id == entry.facts.id or ("/" in subject and number not in subject):
            continue
        named = (collection.corpus.resolve(item) for item in other.facts.references)
        cited = (here.entry.facts for here in cited_here(collection, other) if here)
        if any(facts and facts.id == entry.facts.id for facts in (*named, *cited)):
            yield other


def _banner(name: str, sentence: str, uri: str, by: Sequence[Entry]) -> str:
    links = join((document_link(uri, entry) for entry in by), ", ")
    words = Html(text(sentence) + (f" bởi {links}" if by else "") + ".")
    return block(tag("p", words, class_=f"thong-bao {name}"))
