"""How the documents were checked, and what the checker still says of them: everything, whatever its weight."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from checker.rule import Severity
from checker.rules import all_rules
from checker.site import addresses
from checker.site.aims import number_text
from checker.site.html import Html, block, heading, tag, text
from checker.site.listings import turner
from checker.site.official import date_slashes
from checker.site.page import Page, Record, anchor, breadcrumbs, make, paragraph, table, title_block
from checker.site.rule_pages import SEVERITIES, severity_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.rule import Finding
    from checker.site.collection import Collection, Entry

    _Told = Mapping[str, Sequence[Finding]]

FOLDER: Final = "kiem-tra"
TITLE: Final = "Văn bản được kiểm tra thế nào"
PAGE_SIZE: Final = 50
LONGEST: Final = 20
"""How many findings of one document its place on the page tells."""

_HOW: Final = (
    "Trước khi đăng, mỗi văn bản được một chương trình xét từng quy tắc một; rồi cả bộ sưu tập được xét cùng nhau: "
    "trùng số, viện dẫn lẫn nhau, báo cáo so với kế hoạch. Văn bản có dấu mật hoặc lộ dữ liệu cá nhân "
    "thì không được đăng. Mọi điều chương trình còn báo về các văn bản đang đăng đều nêu ở trang này, kể cả điều nhỏ."
)
_LIMITS: Final = (
    "Chương trình chỉ bắt được những gì máy đọc được: thể thức, số, ngày, tên, viện dẫn, số liệu khớp nhau. "
    "Không còn điều gì bị báo không có nghĩa là nội dung đúng. Chỗ nào người soạn đã nêu lý do để bỏ qua "
    "thì không nêu lại."
)


def checked_pages(collection: Collection) -> Iterator[Page]:
    """Make the page on how documents are checked; a long list of what is left goes on in further pages."""
    found = _told(collection)
    left = [entry for entry in collection.entries if found[entry.path]]
    count = max(1, -(-len(left) // PAGE_SIZE))
    for number in range(1, count + 1):
        uri = addresses.index_uri(FOLDER, page=number)
        title = TITLE if number == 1 else f"{TITLE}, trang {number}"
        parts = [breadcrumbs(uri, ("Quy tắc", addresses.index_uri(addresses.RULES))), title_block(title)]
        if number == 1:
            parts += [paragraph(_HOW), paragraph(_summary(collection, found)), paragraph(_LIMITS)]
            parts += _by_rule(found, uri)
        members = left[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        if members:
            parts.append(heading(2, text("Còn bị báo, theo văn bản"), "theo-van-ban"))
            parts.extend(_document(found[entry.path], entry, uri) for entry in members)
        parts.append(turner((FOLDER,), number, count, uri))
        record = Record(TITLE, "Quy tắc, những điều còn bị báo") if number == 1 else None
        yield make(uri, title, parts, description=_summary(collection, found), record=record)


def _told(collection: Collection) -> _Told:
    """Give what is left open, by path, without what names a document that is not published."""
    hidden = [facts.id for facts in collection.corpus.facts if facts.id and facts.id not in collection.by_id]
    return {
        path: [finding for finding in found if not any(name in finding.message.vi for name in hidden)]
        for path, found in collection.findings.items()
    }


def _summary(collection: Collection, found: _Told) -> str:
    """Say in two sentences how many documents were checked, and what is left."""
    counts = Counter(finding.severity for members in found.values() for finding in members)
    left = sum(bool(members) for members in found.values())
    said = ", ".join(
        f"{number_text(counts[severity])} {SEVERITIES[severity].lower()}"
        for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
        if counts[severity]
    )
    total, day = len(collection.entries), date_slashes(collection.context.as_of)
    open_ = f"còn {said} ở {number_text(left)} văn bản" if said else "không còn điều gì bị báo"
    return f"Tính đến ngày {day}: {number_text(total)} văn bản, {len(all_rules())} quy tắc, {open_}."


def _by_rule(found: _Told, uri: str) -> list[str]:
    """Write how often each rule still speaks."""
    counts = Counter((finding.rule, finding.severity) for members in found.values() for finding in members)
    documents = Counter(rule for members in found.values() for rule in {finding.rule for finding in members})
    ordered = sorted(counts, key=lambda key: (key[1].rank, -counts[key], key[0]))
    rows = [
        [
            Html(tag("p", _rule_link(rule, uri)) + tag("p", text(_title(rule)), class_="phu")),
            severity_mark(severity),
            text(number_text(counts[rule, severity])),
            text(number_text(documents[rule])),
        ]
        for rule, severity in ordered
    ]
    if not rows:
        return []
    name = "Còn bị báo, theo quy tắc"
    return [
        heading(2, text(name), "theo-quy-tac"),
        table(name, ("Quy tắc", "Mức độ", "Số chỗ", "Số văn bản"), rows, cards=True),
    ]


def _document(found: Sequence[Finding], entry: Entry, uri: str) -> str:
    """Write what is left open in one document, in the order of its text."""
    items = [_finding(finding, uri) for finding in found[:LONGEST]]
    if len(found) > LONGEST:
        items.append(tag("li", text(f"và {len(found) - LONGEST} chỗ khác")))
    name = tag("p", anchor(entry.name, addresses.link(uri, entry.uri)), text(f", {entry.unit}"), class_="con-bao")
    return block(tag("div", name, tag("ul", *items)))


def _finding(finding: Finding, uri: str) -> Html:
    where = f" (dòng {finding.start.line}) "
    return tag(
        "li", severity_mark(finding.severity), text(f" {finding.message.vi}{where}"), _rule_link(finding.rule, uri)
    )


def _title(rule: str) -> str:
    return all_rules()[rule].title.replace("`", "") if rule in all_rules() else ""


def _rule_link(rule: str, uri: str) -> Html:
    name = tag("code", text(rule))
    return tag("a", name, href=addresses.link(uri, addresses.rule_uri(rule))) if rule in all_rules() else name
