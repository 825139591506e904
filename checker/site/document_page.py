"""The page of one document: what the collection knows of it, and the document as it lies on paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from checker.dates import parse_date_value
from checker.site import addresses
from checker.site.aims import aim_text, number_text, result_text, size_text
from checker.site.banners import banners, document_link
from checker.site.cited_here import NEAREST, Here, Remark, cited_here, filled, remarks
from checker.site.collection import STATUSES, Attached, Collection, Entry
from checker.site.full_text import marks
from checker.site.html import Html, block, heading, join, tag, text
from checker.site.neighbours import Neighbours
from checker.site.offers import offered, offers
from checker.site.official import date_slashes
from checker.site.page import Page, Record, anchor, breadcrumbs, definitions, make, outside, table
from checker.site.revisions import revisions
from checker.site.structured_data import structured_data
from checker.status import sent_to_itself

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.facts import Facts, Reference

COPY = "Đây là bản điện tử để tham khảo. Khi có khác biệt, bản gốc do cơ quan ban hành lưu giữ là bản có giá trị."
_ABOUT = "ve-trang-nay"
_ALONE = Neighbours()
PERIODS = {"so-ket": "Sơ kết", "tong-ket": "Tổng kết", "dot-xuat": "Đột xuất"}


def document_page(collection: Collection, entry: Entry, beside: Neighbours = _ALONE) -> Page:
    """Make the page of a document; ``beside`` are the same document of the years before and after."""
    facts = entry.facts
    when = date_slashes(facts.issued) if facts.issued else ""
    search_text = " · ".join(part for part in (entry.unit, years(facts), when, STATUSES[facts.status]) if part)
    page = make(
        entry.uri,
        f"{entry.name}: {facts.subject}",
        partial(_parts, collection, entry, beside),
        description=_description(entry),
        record=Record(f"{entry.name}: {facts.subject}", search_text),
        source=entry.path,
    )
    data = structured_data(collection, entry, [uri for _, uri in offered(collection, entry)])
    return page._replace(metadata={**page.metadata, "json_ld": data})


def _description(entry: Entry) -> str:
    """Say what a link's preview shows below the title: who issued it and when, and what is in it."""
    facts = entry.facts
    if facts.draft:
        issued = f"Dự thảo của {entry.unit}"
    else:
        issued = f"{entry.unit} ban hành" + (f" ngày {date_slashes(facts.issued)}" if facts.issued else "")
        issued += "" if facts.in_force else f", {STATUSES[facts.status].lower()}"
    counts = (
        (len(facts.targets), "chỉ tiêu"),
        (len(facts.results), "kết quả theo chỉ tiêu"),
        (len(facts.planned), "hạn báo cáo"),
        (len(entry.annexes), "phụ lục"),
        (len({cited.law or cited.key or cited.text for cited in entry.citations}), "văn bản được viện dẫn"),
    )
    held = ", ".join(f"{number_text(count)} {name}" for count, name in counts if count)
    return f"{issued}. Có {held}." if held else f"{issued}."


def _parts(collection: Collection, entry: Entry, beside: Neighbours) -> Sequence[str]:
    """Write the page from top to bottom."""
    facts, unit = entry.facts, entry.unit
    cited = cited_here(collection, entry)
    return [
        breadcrumbs(entry.uri, (unit, addresses.index_uri(addresses.UNITS, facts.unit)), *_year_step(facts)),
        *banners(collection, entry),
        block(_summary(collection, entry)),
        block(_card(collection, entry, unit, beside)),
        block(marks(entry)),
        filled(collection, entry, cited),
        *_remarks(collection, entry, cited),
        *_turner(entry, beside),
        *_targets(collection, entry),
        *_results(collection, entry),
        heading(2, text("Về trang này"), _ABOUT),
        block(_about(collection, entry)),
    ]


def _remarks(collection: Collection, entry: Entry, cited: Sequence[Here | None]) -> list[str]:
    """Write what is wrong with citations, for those who cannot hover: each mark in the text leads to its remark."""
    found = [*remarks(collection, entry, cited)]
    if not found:
        return []
    when = f", ngày {date_slashes(entry.facts.issued)}" if entry.facts.issued else ""
    lead = f"Máy đối chiếu với kho văn bản vào ngày ký của văn bản này{when}; cần người tra lại bản gốc."
    items = [
        tag(
            "li",
            tag("strong", text(item.text)),
            text(f": {item.said}"),
            *_near(collection, entry, item),
            id=item.anchor,
        )
        for item in found
    ]
    return [
        heading(2, text("Nhận xét về viện dẫn"), "nhan-xet-vien-dan"),
        block(tag("div", tag("p", text(lead)), tag("ol", *items), class_="nhan-xet")),
    ]


def _near(collection: Collection, entry: Entry, item: Remark) -> list[Html]:
    if not item.near:
        return [text(".")]
    link = document_link(entry.uri, collection.by_id[item.near.facts.id])
    return [text(f"; {NEAREST} "), link, text(f" ({item.near.how}).")]


def years(facts: Facts) -> str:
    """Write the year or the period that a document is about."""
    if facts.year:
        return str(facts.year)
    return f"{facts.years[0]}-{facts.years[1]}" if facts.years else ""


def _year_step(facts: Facts) -> Sequence[tuple[str, str]]:
    return [(f"Năm {facts.year}", addresses.index_uri(addresses.YEARS, str(facts.year)))] if facts.year else []


def _summary(collection: Collection, entry: Entry) -> Html:
    """Write the two lines that everyone needs: what it is and whether it is in force; the files."""
    facts = entry.facts
    status = tag("span", text(STATUSES[facts.status]), class_=f"trang-thai {facts.status}")
    when = f", ngày {date_slashes(facts.issued)}" if facts.issued else ""
    copy = tag("a", text("bản để tham khảo"), href=f"#{_ABOUT}")
    lines = [tag("p", status, Html(" "), text(f"{entry.name}{when}, "), copy)]
    signed = (
        [anchor("bản đã ký", addresses.link(entry.uri, entry.signed.uri))] if entry.signed and entry.signed.uri else []
    )
    files = [*signed, *offers(collection, entry)]
    if files:
        lines.append(tag("p", text("Tải về: "), join(files, " · ")))
    return tag("div", *lines, class_="tom-luoc")


def _turner(entry: Entry, beside: Neighbours) -> list[str]:
    """Write the way to the same document of the year before and after."""
    links = [
        tag(
            "a",
            text(f"{arrow[0]}{other.kind.name.vi.capitalize()} {years(other.facts)}{arrow[1]}"),
            href=addresses.link(entry.uri, other.uri),
            rel=way,
        )
        for other, way, arrow in ((beside.before, "prev", ("‹ ", "")), (beside.after, "next", ("", " ›")))
        if other
    ]
    links[1 if beside.before else 0 : 0] = _comparison(entry, beside)
    return [block(tag("nav", *links, class_="nam-khac", aria_label="Năm trước, năm sau"))] if links else []


def _comparison(entry: Entry, beside: Neighbours) -> list[Html]:
    return [anchor("So sánh với năm trước", addresses.link(entry.uri, beside.comparison))] if beside.comparison else []


def _card(collection: Collection, entry: Entry, unit: str, beside: Neighbours) -> Html:
    """Write the card, folded: what the document is about, and what stands before and after it."""
    facts, uri = entry.facts, entry.uri
    duties = addresses.link(uri, beside.compliance, beside.place) if beside.compliance else ""
    year = (
        anchor(years(facts), addresses.link(uri, addresses.index_uri(addresses.YEARS, str(facts.year))))
        if facts.year
        else text(years(facts))
    )
    rows: list[tuple[str, Sequence[Html]]] = [
        ("Số, ký hiệu", [text(facts.number)] if facts.number else []),
        ("Ngày ban hành", [text(date_slashes(facts.issued))] if facts.issued else []),
        ("Đơn vị", [anchor(unit, addresses.link(uri, addresses.index_uri(addresses.UNITS, facts.unit)))]),
        ("Năm" if facts.year else "Giai đoạn", [year] if year else []),
        ("Kỳ báo cáo", [text(PERIODS[facts.period])] if facts.period in PERIODS else []),
        ("Thực hiện", _references(collection, entry, "thuc_hien")),
        ("Báo cáo cho", _references(collection, entry, "bao_cao_cho")),
        ("Thay thế", _references(collection, entry, "thay_the")),
        ("Đính chính", _references(collection, entry, "dinh_chinh")),
        ("Báo cáo thực hiện", _referring(collection, entry, "bao_cao_cho")),
        ("Văn bản triển khai", _referring(collection, entry, "thuc_hien")),
        ("Hạn báo cáo", [_deadline(collection, facts, index) for index in range(len(facts.planned))]),
        ("So sánh", _comparison(entry, beside)),
        ("Kế hoạch của năm", [document_link(uri, beside.plan)] if beside.plan else []),
        ("Kế hoạch khác trong năm", [document_link(uri, other) for other in beside.further]),
        ("Tuân thủ", [anchor(f"Nghĩa vụ năm {facts.year} của đơn vị", duties)] if duties else []),
    ]
    name = tag("summary", text("Thông tin và văn bản liên quan"))
    return tag("details", name, definitions(rows), class_="the-van-ban")


def _references(collection: Collection, entry: Entry, key: str) -> list[Html]:
    return [_reference(collection, entry.uri, item) for item in entry.facts.references if item.key == key]


def _reference(collection: Collection, uri: str, reference: Reference) -> Html:
    """Write a document that is referred to: a link when it is published here, else its number, date and issuer."""
    found = collection.corpus.resolve(reference)
    if found and found.id in collection.by_id:
        return document_link(uri, collection.by_id[found.id])
    if not reference.number:
        return text(reference.target)
    when = f" ngày {_written_day(reference.date)}" if reference.date else ""
    return text(f"{reference.number}{when}" + (f" của {reference.issuer}" if reference.issuer else ""))


def _written_day(date: str) -> str:
    read = parse_date_value(date)
    return date_slashes(read.date) if read and read.date else date


def _referring(collection: Collection, entry: Entry, key: str) -> list[Html]:
    return [document_link(entry.uri, other) for other in collection.referring(key, entry.facts.id)]


def _deadline(collection: Collection, facts: Facts, index: int) -> Html:
    """Write a report's deadline; what the issuer asks to be sent to itself is for those below it to send."""
    planned = facts.planned[index]
    units = collection.context.units
    unit, issuer = units.get(planned.to), units.get(facts.unit)
    to = unit.name if unit else planned.to
    when = f": trước ngày {date_slashes(planned.due)}" if planned.due else ""
    sends = "đơn vị cấp dưới gửi về" if issuer and sent_to_itself(issuer, planned) else "gửi"
    return text(f"{PERIODS.get(planned.period, planned.period)}{when}" + (f", {sends} {to}" if to else ""))


def _targets(collection: Collection, entry: Entry) -> list[str]:
    """Write a plan's targets beside the results that its reports give."""
    targets = entry.facts.targets
    if not targets:
        return []
    reports = [report for report in collection.referring("bao_cao_cho", entry.facts.id) if report.facts.results]
    head = [
        "Chỉ tiêu",
        "Mức phải đạt",
        *(f"{PERIODS.get(report.facts.period, 'Báo cáo')} {years(report.facts)}" for report in reports),
    ]
    rows = [
        [
            text(target.name),
            text(aim_text(target.aim, target.unit)),
            *(_result(report.facts, target.code, target.unit) for report in reports),
        ]
        for target in targets
    ]
    return [
        heading(2, text("Chỉ tiêu và kết quả" if reports else "Chỉ tiêu"), "chi-tieu-cua-van-ban"),
        table("Chỉ tiêu", head, rows, cards=True),
    ]


def _results(collection: Collection, entry: Entry) -> list[str]:
    """Write a report's results beside the targets of the plan that it answers."""
    facts = entry.facts
    if not facts.results:
        return []
    plans = [
        plan for item in facts.references if item.key == "bao_cao_cho" and (plan := collection.corpus.resolve(item))
    ]
    targets = {target.code: target for plan in plans for target in plan.targets}
    rows: list[list[Html]] = []
    for result in facts.results:
        target = targets.get(result.code)
        name, goal, unit = (
            (target.name, aim_text(target.aim, target.unit), target.unit) if target else (result.code, "", "")
        )
        rows.append([text(name), text(goal), _result(facts, result.code, unit), text(result.note)])
    noted = any(result.note for result in facts.results)
    head = ["Chỉ tiêu", "Mức phải đạt", "Kết quả", "Ghi chú"][: 4 if noted else 3]
    return [
        heading(2, text("Kết quả theo chỉ tiêu"), "ket-qua-theo-chi-tieu"),
        table("Kết quả", head, [row[: len(head)] for row in rows], cards=True),
    ]


def _result(facts: Facts, code: str, unit: str) -> Html:
    found = next((result for result in facts.results if result.code == code), None)
    return text(result_text(found, unit) or "chưa có số liệu")


def _about(collection: Collection, entry: Entry) -> Html:
    """Write what the page is: a reference copy, of which original, from which file, since when."""
    links, path = collection.links, quote(entry.path)
    source = outside(entry.path, links.source + path) if links.source else tag("code", text(entry.path))
    rows: list[tuple[str, Sequence[Html]]] = [
        ("Bản đã ký", [_attached(collection, entry, entry.signed)] if entry.signed and entry.signed.uri else []),
        ("Tải về để tham khảo", [*offers(collection, entry)]),
        ("Phụ lục kèm theo", [_attached(collection, entry, annex) for annex in entry.annexes if annex.file]),
        ("Tệp nguồn", [source]),
        ("Lịch sử", revisions(collection.history.get(entry.path), links, path)),
        ("Đề nghị sửa", [outside("Sửa trên Git", links.edit + path)] if links.edit else []),
    ]
    here = anchor(links.site + addresses.url(entry.uri), "./")
    copy = tag("p", text(f"{COPY} Địa chỉ cố định của trang: "), here, text("."))
    return tag("div", copy, definitions(rows), class_="ve-trang")


def _attached(collection: Collection, entry: Entry, attached: Attached) -> Html:
    """Write a file that belongs to a document, with its type and size where it is published."""
    if not attached.uri:
        name = text(attached.name)
    else:
        size = collection.attachments[attached.uri].stat().st_size
        kind = attached.file.rpartition(".")[2].upper()
        link = anchor(attached.name, addresses.link(entry.uri, attached.uri))
        name = Html(link + text(f" ({kind}, {size_text(size)})"))
    if not attached.sha256:
        return name
    return Html(name + text(" (SHA-256: ") + tag("code", text(attached.sha256)) + text(")"))
