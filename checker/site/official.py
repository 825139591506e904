"""The official page of one document, in the order of the decree (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from checker.office.footnotes import read_footnotes
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
from checker.site.body import BodyWriter, Title
from checker.site.html import NOTHING, Html, block, join, tag, text
from checker.site.inline import Linking, notes_section, write
from checker.site.notes import Marks

if TYPE_CHECKING:
    import datetime

    from checker.document import Document, Recipient
    from checker.kinds import Kind

SHEET_OPEN = "<!--to-giay-->"
SHEET_CLOSE = "<!--het-to-giay-->"

_FEWEST_TITLES = 3


def sheet(document: Document, kind: Kind, linking: Linking) -> str:
    """Give the Markdown of the document as it would lie on paper, below its table of contents.

    ``linking`` says where its links lead.
    """
    notes = read_footnotes(document)
    linking = linking._replace(marks=Marks(notes.places))
    writer = BodyWriter(document, linking, skipped=notes.section)
    body = [
        writer.markdown(document.main),
        block(_closing(document, linking)),
        writer.markdown(document.annexes),
        block(notes_section(document.text, notes.places, linking)),
    ]
    parts = [
        _contents(writer.contents),
        SHEET_OPEN,
        block(_head(document, kind)),
        block(_opening(document, kind)),
        *body,
        SHEET_CLOSE,
    ]
    return "\n\n".join(part for part in parts if part)


def _contents(titles: Sequence[Title]) -> str:
    """Write the table of contents by the document's own labels, for screens where the theme shows none beside it."""
    if len(titles) < _FEWEST_TITLES:
        return ""
    items = (
        tag("li", tag("a", text(title.words), href=f"#{title.anchor}"), class_=f"cap-{max(2, title.level)}")
        for title in titles
    )
    inner = tag("nav", tag("ul", *items, role="list"), aria_label="Mục lục của văn bản")
    return block(tag("details", tag("summary", text("Mục lục")), inner, class_="muc-luc"))


def wrap_sheet(page: str) -> str:
    """Put the part of a finished page that is the document itself into an element of its own."""
    return page.replace(SHEET_OPEN, '<div class="to-giay" data-pagefind-body>', 1).replace(SHEET_CLOSE, "</div>", 1)


def _head(document: Document, kind: Kind) -> Html:
    """Write the head: the issuing bodies and the number beside Quốc hiệu, the place and the date."""
    superiors = (tag("p", text(line), class_="chu-quan") for line in document.strings("co_quan_chu_quan"))
    lines = tuple(text(line) for line in document.strings("co_quan_ban_hanh"))
    issuer = tag("p", join(lines, " "), class_="ban-hanh")
    bodies = tag("div", *superiors, issuer, class_="co-quan")
    country = tag(
        "div",
        tag("p", text(COUNTRY), class_="ten-nuoc"),
        tag("p", tag("span", text(MOTTO)), class_="tieu-ngu"),
        class_="quoc-hieu",
    )
    number = tag("p", text(number_line(document)), class_="so", data_pagefind_weight="5")
    urgency = URGENCY.get(document.string("do_khan"))
    letter = (
        [tag("h1", text(letter_subject(document.string("trich_yeu"))), class_="ve-viec")]
        if kind.symbol is None and kind.id
        else []
    )
    left = tag(
        "div", number, *letter, *([tag("p", text(urgency), class_="do-khan")] if urgency else []), class_="so-hieu"
    )
    day = tag("p", text(place_and_date(document)), class_="ngay")
    return tag("div", bodies, country, left, day, class_="dau-van-ban")


def date_slashes(date: datetime.date) -> str:
    """Write a date as running text has it: 05/3/2026, 02/02/2026."""
    return f"{date.day:02}/{f'{date.month:02}' if date.month < 3 else date.month}/{date.year}"


def _opening(document: Document, kind: Kind) -> Html:
    """Write the kind and the subject, the authority that decides, and the addressees."""
    parts: list[Html] = []
    if kind.symbol is not None or not kind.id:
        name = tag("span", text(kind.name.vi.capitalize()), class_="ten-loai")
        parts.append(
            tag(
                "h1",
                name,
                Html(" "),
                tag("span", text(document.string("trich_yeu")), class_="trich-yeu"),
                class_="ten-van-ban",
            )
        )
    if kind.id == "quyet-dinh":
        parts.append(tag("p", text(authority(document)), class_="tham-quyen"))
    if document.addressee_at is None:
        parts.append(_addressees(document.strings("kinh_gui")))
    return tag("div", *parts, class_="mo-dau")


def _addressees(addressees: tuple[str, ...]) -> Html:
    if not addressees:
        return NOTHING
    if len(addressees) == 1:
        return tag("p", text(f"Kính gửi: {addressees[0]}"), class_="kinh-gui")
    lines = (tag("li", text(line)) for line in addressee_lines(addressees))
    return tag("div", tag("p", text("Kính gửi:")), tag("ul", *lines, role="list"), class_="kinh-gui")


def _closing(document: Document, linking: Linking) -> Html:
    """Write Nơi nhận and the signature side by side."""
    recipients = NOTHING
    if document.recipients:
        lines = [_recipient(document, item, linking) for item in document.recipients.items]
        recipients = tag("div", tag("p", text("Nơi nhận:")), tag("ul", *lines, role="list"), class_="noi-nhan")
    return tag("div", recipients, tag("div", *_signature(document), class_="chu-ky"), class_="cuoi-van-ban")


def _recipient(document: Document, item: Recipient, linking: Linking) -> Html:
    return tag("li", text("- "), write(document.text, item.text_at, linking), text(item.mark))


def _signature(document: Document) -> Iterator[Html]:
    for line in signing(document, "quyen_han"):
        yield tag("p", text(line), class_="quyen-han")
    for key, name in (("chuc_vu", "chuc-vu"), ("ho_ten", "ho-ten")):
        if key == "ho_ten":
            signed = text("(Đã ký)") if isinstance(document.front_matter.data.get("ban_ky"), Mapping) else NOTHING
            yield tag("p", signed, class_="noi-ky")
        value = document.string("nguoi_ky", key)
        if value:
            yield tag("p", text(value), class_=name)
