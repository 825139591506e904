"""An official document as it lies on paper, for any writer: values only, no sizes (those are ``layout``'s).

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I. Everything is drawn from the document; nothing is invented, and
nothing looks signed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from checker.facts import issue_date
from checker.kinds import NO_KIND
from checker.office.carried import carried
from checker.office.page_body import Annex, BodyReader, Branch, Item, Passage, Ruler, walk
from checker.office.wording import (
    COUNTRY,
    MOTTO,
    URGENCY,
    addressee_lines,
    authority,
    letter_subject,
    number_line,
    place_and_date,
    signing,
)
from checker.office.words import Words, read_words
from checker.record import NamedTuple
from checker.units import NO_UNITS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from checker.document import Document
    from checker.kinds import Kind
    from checker.units import Units

__all__ = ["Annex", "Branch", "Item", "OfficialPage", "Passage", "Ruler", "Signature", "official_page", "walk"]

REFERENCE = "Bản điện tử tham khảo"
"""What a file made from an issued document says: the original is the signed one."""

SAMPLE = "Văn bản mẫu"

Lines: TypeAlias = tuple[str, ...]


class Signature(NamedTuple):
    """Who is to sign: lines of authority (TM., KT.), the position, and the name; never a sign that it was done."""

    authority: Lines
    position: str
    name: str


class OfficialPage(NamedTuple):
    """One document on paper, in the order of the page; what it does not have is empty.

    ``letter_subject`` is of a công văn, which has no ``kind``; ``authority`` is who takes a decision. ``addressees``
    are lines ready to print after "Kính gửi:". ``marks`` stand at the foot of every page. ``title`` and ``issued``
    are the file's properties, ``carried`` is what it holds for import and never prints (see ``carried``).
    """

    id: str
    kind_id: str
    superior: Lines
    issuer: Lines
    country: str
    motto: str
    number: str
    place_date: str
    letter_subject: str
    urgency: str
    kind: str
    subject: str
    authority: str
    addressees: Lines
    items: tuple[Item, ...]
    recipients: tuple[Words, ...]
    signature: Signature
    annexes: tuple[Annex, ...]
    marks: Lines
    title: str
    issued: datetime.date | None
    carried: str

    @property
    def basis(self) -> tuple[Passage, ...]:
        """The paragraphs of the legal basis."""
        return tuple(item for item in self.items if isinstance(item, Passage) and item.role == "basis")


def official_page(document: Document, kinds: Mapping[str, Kind], units: Units = NO_UNITS) -> OfficialPage:
    """Lay a document out on paper; ``units`` give a draft without a number the symbol of its unit."""
    kind = kinds.get(document.kind, NO_KIND)
    letter = bool(kind.id) and kind.symbol is None
    subject = document.string("trich_yeu")
    heading = "" if letter else kind.heading or kind.name.vi.upper()
    body = BodyReader(document)
    issued = issue_date(document)
    return OfficialPage(
        id=document.id,
        kind_id=kind.id,
        superior=document.strings("co_quan_chu_quan"),
        issuer=document.strings("co_quan_ban_hanh"),
        country=COUNTRY.upper(),
        motto=MOTTO,
        number=number_line(document, _symbol(document, kind, units)),
        place_date=place_and_date(document),
        letter_subject=letter_subject(subject) if letter and subject else "",
        urgency=URGENCY.get(document.string("do_khan"), "").upper(),
        kind=heading,
        subject="" if letter else subject,
        authority=authority(document).upper() if kind.id == "quyet-dinh" else "",
        addressees=addressee_lines(document.strings("kinh_gui")) if document.addressee_at is None else (),
        items=body.items(document.main),
        recipients=_recipients(document),
        signature=Signature(
            signing(document, "quyen_han"),
            document.string("nguoi_ky", "chuc_vu"),
            document.string("nguoi_ky", "ho_ten"),
        ),
        annexes=body.annexes(document.annexes),
        marks=_marks(document),
        title=_title(document, kind),
        issued=issued.date if issued else None,
        carried=carried(document),
    )


def _symbol(document: Document, kind: Kind, units: Units) -> str:
    """Give what follows the number of a draft: "/KH-THCSMH" where the unit has one symbol; else nothing."""
    unit = units.get(document.string("don_vi"))
    if unit is None or len(unit.symbols) != 1 or not kind.symbol:
        return ""
    return f"/{kind.symbol}-{unit.symbols[0]}"


def _recipients(document: Document) -> tuple[Words, ...]:
    """Give the lines under "Nơi nhận:", each with its dash and mark as typed."""
    if not document.recipients:
        return ()
    lines: list[Words] = []
    for item in document.recipients.items:
        words = read_words(document.text, item.text_at)
        if words:
            first = words[0]._replace(text=f"{item.label.text if item.label else '-'} {words[0].text}")
            last = (first, *words[1:])
            lines.append((*last[:-1], last[-1]._replace(text=last[-1].text + item.mark)))
    return tuple(lines)


def _marks(document: Document) -> Lines:
    marks = (SAMPLE,) if document.front_matter.data.get("van_ban_mau") is True else ()
    return marks if document.draft else (*marks, REFERENCE)


def _title(document: Document, kind: Kind) -> str:
    name = kind.name.vi.capitalize()
    number = document.string("so_ky_hieu")
    subject = document.string("trich_yeu")
    subject = letter_subject(subject) if kind.id and kind.symbol is None and subject else subject
    whole = f"{name} số {number}" if number and not number.startswith(("/", "-")) else name
    return f"{whole}: {subject}" if subject else whole
