"""What a machine reads of a document's page: schema.org in JSON-LD.

Addresses are whole where the site knows its own, else relative to the page.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from checker.laws import slug
from checker.site import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.site.collection import Collection, Entry

_FORCE: Final = {"ban-hanh": "InForce", "bi-thay-the": "NotInForce", "thu-hoi": "NotInForce"}
_TYPES: Final = {"bao-cao": "Report", "cong-van": "DigitalDocument"}
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_FORMATS: Final = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".txt": "text/markdown",
    ".json": "application/json",
}


def structured_data(collection: Collection, entry: Entry, files: Sequence[str]) -> str:
    """Give a document as JSON-LD that can stand in a script element; ``files`` are the uris of its downloads."""
    written = _ENCODER.encode(_document(collection, entry, files))
    # What could end the element is written as JSON lets any character be written.
    for sign in "<>&":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return written


def _document(collection: Collection, entry: Entry, files: Sequence[str]) -> Mapping[str, object]:
    facts = entry.facts
    kind = _TYPES.get(facts.kind, "Legislation")
    span = f"{facts.years[0]}/{facts.years[1]}" if facts.years and facts.years[0] != facts.years[1] else ""
    body = {"@type": "GovernmentOrganization", "name": entry.unit}
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": _address(collection, entry, entry.uri),
        "url": _address(collection, entry, entry.uri),
        "name": f"{entry.name}: {facts.subject}",
        "alternativeHeadline": facts.subject,
        "inLanguage": "vi",
        "datePublished": facts.issued.isoformat() if facts.issued else "",
        "temporalCoverage": span or (str(facts.year) if facts.year else ""),
        "publisher": body,
        "isBasedOn": _addresses(collection, entry, "thuc_hien", "bao_cao_cho"),
        "citation": [_address(collection, entry, addresses.law_uri(slug(key))) for key in entry.law_keys],
        "correction": [_address(collection, entry, by.uri) for by in collection.referring("dinh_chinh", facts.id)],
        "encoding": [*_signed(collection, entry), *(_file(collection, entry, uri) for uri in files)],
    }
    if kind == "Legislation":
        found |= {
            "legislationIdentifier": facts.number,
            "legislationType": entry.kind.name.vi.capitalize(),
            "legislationDate": found["datePublished"],
            "legislationPassedBy": body,
            "legislationLegalForce": _force(facts.status),
            "legislationChanges": _addresses(collection, entry, "thay_the", "dinh_chinh"),
        }
    elif kind == "Report":
        found["reportNumber"] = facts.number
    else:
        found["identifier"] = facts.number
    return {key: value for key, value in found.items() if value}


def _force(status: str) -> str:
    return f"https://schema.org/{_FORCE[status]}" if status in _FORCE else ""


def _addresses(collection: Collection, entry: Entry, *keys: str) -> Sequence[str]:
    """Give the addresses of the published documents that this one names."""
    found = (collection.corpus.resolve(item) for item in entry.facts.references if item.key in keys)
    known = (collection.by_id[facts.id] for facts in found if facts and facts.id in collection.by_id)
    return [_address(collection, entry, other.uri) for other in known]


def _address(collection: Collection, entry: Entry, uri: str) -> str:
    """Give the address of a page or file: whole, or from the document's page."""
    site = collection.links.site
    return f"{site}{addresses.url(uri)}" if site else addresses.link(entry.uri, uri)


def _signed(collection: Collection, entry: Entry) -> Iterator[Mapping[str, str]]:
    """Give the file that was signed, the one of the document's files that its SHA-256 is published of."""
    if entry.signed and entry.signed.uri:
        known = {"sha256": entry.signed.sha256} if entry.signed.sha256 else {}
        yield {**_file(collection, entry, entry.signed.uri), "name": entry.signed.name, **known}


def _file(collection: Collection, entry: Entry, uri: str) -> Mapping[str, str]:
    suffix = uri[uri.rfind(".") :]
    named = {"@type": "MediaObject", "contentUrl": _address(collection, entry, uri)}
    return named | ({"encodingFormat": _FORMATS[suffix]} if suffix in _FORMATS else {})
