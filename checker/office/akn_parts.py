"""What stands around the body in Akoma Ntoso: the head, the basis, the recipients and the signature, the annexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.document import Comment, Section
from checker.facts import issue_date
from checker.office.akn_inline import clean
from checker.office.wording import addressee_lines, date_words, letter_subject, number_line, signing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element  # pyright: ignore[reportPrivateUsage] - the type has no other name

    from checker.document import Block, Document
    from checker.kinds import Kind
    from checker.office.akn_body import BodyWriter


def opening(body: BodyWriter, kind: Kind) -> tuple[_Element, _Element | None, Sequence[Block | Section]]:
    """Write the preface and the preamble; gives also what is left for the body."""
    document = body.document
    items = [item for item in document.main.items if not isinstance(item, Comment)]
    count = _basis_end(document, items)
    preamble = body.make.preamble(*_preamble(body, items[:count])) if count else None
    return _preface(body, kind), preamble, items[count:]


def _basis_end(document: Document, items: Sequence[Block | Section]) -> int:
    """Count the blocks at the top up to the last paragraph of the basis or the line that enacts."""
    ends = [basis.at.end for basis in document.basis]
    if document.enacting_at:
        ends.append(document.enacting_at.end)
    count = 0
    for index, item in enumerate(items):
        if isinstance(item, Section):
            break
        if any(item.start < end <= item.end for end in ends):
            count = index + 1
    return count


def _preamble(body: BodyWriter, items: Sequence[Block | Section]) -> Iterator[_Element]:
    """Write the basis as citations, each run of them in one list, other paragraphs between them as they stand."""
    make = body.make
    run: list[_Element] = []
    number = 0
    for item in items:
        if isinstance(item, Section):
            continue
        if any(item.start <= basis.at.start < item.end for basis in body.document.basis):
            number += 1
            run.append(make.citation(body.paragraph(item.at), eId=f"cit_{number}"))
            continue
        if run:
            yield make.citations(*run)
            run = []
        yield body.paragraph(item.at)
    if run:
        yield make.citations(*run)


def _preface(body: BodyWriter, kind: Kind) -> _Element:
    document, make = body.document, body.make
    lines = [make.p(clean(line)) for line in document.strings("co_quan_chu_quan")]
    lines.extend(make.p(make.docAuthority(clean(line))) for line in document.strings("co_quan_ban_hanh"))
    lead, _, number = clean(number_line(document)).partition(": ")
    lines.append(make.p(f"{lead}: ", make.docNumber(number)))
    lines.extend(_place_and_date(body))
    if kind.heading and kind.symbol is not None:
        lines.append(make.p(make.docType(kind.heading)))
    letter = kind.symbol is None and bool(kind.id)
    subject = document.string("trich_yeu")
    lines.append(make.p(make.docTitle(clean(letter_subject(subject) if letter else subject))))
    if document.addressee_at is None and document.strings("kinh_gui"):
        lines.append(make.p("Kính gửi:"))
        lines.extend(make.p(clean(name)) for name in addressee_lines(document.strings("kinh_gui")))
    return make.preface(*lines)


def _place_and_date(body: BodyWriter) -> Iterator[_Element]:
    document, make = body.document, body.make
    issued = issue_date(document)
    day = issued.date if issued else None
    shown = clean(date_words(issued, document.string("ngay_ban_hanh")))
    place = clean(document.string("dia_danh"))
    lead = f"{place}, " if place and shown else place
    if day is not None:
        yield make.p(lead, make.docDate(shown, date=day.isoformat()))
    elif lead or shown:
        yield make.p(lead + shown)


def closing(body: BodyWriter) -> _Element:
    """Write the recipients as a list with their label, and who signs."""
    document, make = body.document, body.make
    parts: list[_Element] = []
    if document.recipients:
        lines = [make.li("- ", *body.inline(item.text_at), item.mark) for item in document.recipients.items]
        parts.append(make.p("Nơi nhận:"))
        parts.extend([make.ul(*lines)] if lines else [])
    names = (document.string("nguoi_ky", key) for key in ("chuc_vu", "ho_ten"))
    signed = [line for line in (*signing(document, "quyen_han"), *names) if line.strip()]
    parts.extend(make.p(make.signature(clean(line))) for line in signed)
    return make.conclusions(*(parts or [make.p()]))


def annexes_of(body: BodyWriter) -> tuple[Section, ...]:
    """Give the annexes, each under its heading; what stands before the first heading is one without.

    The footnotes are none: they stand where their marks are.
    """
    root = body.document.annexes
    loose = tuple(item for item in root.items if not isinstance(item, (Section, Comment)))
    first = (root._replace(opener=None, items=loose),) if loose else ()
    return (*first, *(annex for annex in root.sections if annex is not body.notes_section))
