"""The official page of one document, in the order of the decree (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
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
_COUNTRY = tag(
    "div",
    tag("p", text(COUNTRY), class_="ten-nuoc"),
    tag("p", tag("span", text(MOTTO)), class_="tieu-ngu"),
    class_="quoc-hieu",
)


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
    items = [
        f'<li class="cap-{max(2, title.level)}"><a href="#{title.anchor}">{text(title.words)}</a></li>'
        for title in titles
    ]
    inner = f'<nav aria-label="Mục lục của văn bản"><ul role="list">{"".join(items)}</ul></nav>'
    return block(Html(f'<details class="muc-luc"><summary>Mục lục</summary>{inner}</details>'))


def wrap_sheet(page: str) -> str:
    """Put the part of a finished page that is the document itself into an element of its own."""
    return page.replace(SHEET_OPEN, '<div class="to-giay" data-pagefind-body>', 1).replace(SHEET_CLOSE, "</div>", 1)


def _head(document: Document, kind: Kind) -> Html:
    """Write the head: the issuing bodies and the number beside Quốc hiệu, the place and the date."""
    superiors = "".join(f'<p class="chu-quan">{text(line)}</p>' for line in document.strings("co_quan_chu_quan"))
    issuer = join((tag("span", text(line)) for line in document.strings("co_quan_ban_hanh")), " ")
    bodies = f'<div class="co-quan">{superiors}<p class="ban-hanh">{issuer}</p></div>'
    number = f'<p class="so" data-pagefind-weight="5">{text(number_line(document))}</p>'
    urgency = URGENCY.get(document.string("do_khan"))
    letter = (
        f'<h1 class="ve-viec">{text(letter_subject(document.string("trich_yeu")))}</h1>'
        if kind.symbol is None and kind.id
        else ""
    )
    urgent = f'<p class="do-khan">{text(urgency)}</p>' if urgency else ""
    left = f'<div class="so-hieu">{number}{letter}{urgent}</div>'
    day = f'<p class="ngay">{text(place_and_date(document))}</p>'
    return Html(f'<div class="dau-van-ban">{bodies}{_COUNTRY}{left}{day}</div>')


@lru_cache(maxsize=1024)
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
        listed = f'<ul role="list">{"".join(lines)}</ul>'
        recipients = Html(f'<div class="noi-nhan"><p>Nơi nhận:</p>{listed}</div>')
    signature = "".join(_signature(document))
    return Html(f'<div class="cuoi-van-ban">{recipients}<div class="chu-ky">{signature}</div></div>')


def _recipient(document: Document, item: Recipient, linking: Linking) -> Html:
    return Html(f"<li>- {write(document.text, item.text_at, linking)}{text(item.mark)}</li>")


def _signature(document: Document) -> Iterator[Html]:
    for line in signing(document, "quyen_han"):
        yield Html(f'<p class="quyen-han">{text(line)}</p>')
    for key, name in (("chuc_vu", "chuc-vu"), ("ho_ten", "ho-ten")):
        if key == "ho_ten":
            signed = "(Đã ký)" if isinstance(document.front_matter.data.get("ban_ky"), Mapping) else ""
            yield Html(f'<p class="noi-ky">{signed}</p>')
        value = document.string("nguoi_ky", key)
        if value:
            yield Html(f'<p class="{name}">{text(value)}</p>')
