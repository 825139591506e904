"""The checker's own pages: each rule from its docstring and examples, and the index of rules."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from checker.rule import Bad, Example, Rule, Severity
from checker.rules import all_rules
from checker.site import addresses
from checker.site.html import NOTHING, Html, block, heading, join, preformatted, tag, text
from checker.site.inline import NOWHERE, write
from checker.site.page import Page, Record, breadcrumbs, definitions, make, paragraph, title_block
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SEVERITIES = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.INFO: "Lưu ý", Severity.OFF: "Không xét"}
FAMILIES = {
    "front_matter": "Phần khai báo",
    "structure": "Bố cục",
    "citation": "Viện dẫn",
    "closing": "Phần cuối văn bản",
    "content": "Nội dung",
    "text": "Chữ viết",
    "corpus": "Cả bộ sưu tập",
    "suppression": "Chú thích bỏ qua",
}
_REMEDY = "Cách sửa:"
_MARKED = re.compile("([⟦⟧])")


def rule_pages() -> Iterator[Page]:
    """Make the index of rules and one page a rule."""
    rules = list(all_rules().values())
    yield _index(rules)
    for rule in rules:
        yield _page(rule)


def _index(rules: Sequence[Rule]) -> Page:
    uri = addresses.index_uri(addresses.RULES)
    lead = (
        "Mỗi quy tắc bắt một loại sai sót. Tên quy tắc đứng ở cuối mỗi dòng thông báo; "
        "bấm vào tên để xem vì sao sai và sửa thế nào."
    )
    parts = [breadcrumbs(uri), title_block("Quy tắc kiểm tra"), paragraph(lead)]
    for family, members in groupby(sorted(rules, key=_order), key=lambda rule: rule.family):
        name = FAMILIES.get(family, family)
        items = [_item(rule, uri) for rule in members]
        parts.extend(
            [heading(2, text(name), addresses.slug(name)), block(tag("ul", *items, class_="danh-sach", role="list"))]
        )
    return make(uri, "Quy tắc kiểm tra", parts, description="Các quy tắc mà bộ kiểm tra áp dụng cho văn bản")


def _order(rule: Rule) -> tuple[int, str, int, str]:
    families = list(FAMILIES)
    known = families.index(rule.family) if rule.family in FAMILIES else len(families)
    return known, rule.family, rule.severity.rank, rule.id


def _item(rule: Rule, uri: str) -> Html:
    link = tag("a", tag("code", text(rule.id)), href=addresses.link(uri, addresses.rule_uri(rule.id)))
    return tag(
        "li", tag("p", link, Html(" "), severity_mark(rule.severity)), tag("p", _inline(rule.title), class_="phu")
    )


def severity_mark(severity: Severity) -> Html:
    """Write how much a finding weighs."""
    return tag("span", text(SEVERITIES[severity]), class_=f"muc-do {severity.value}")


def _page(rule: Rule) -> Page:
    uri = addresses.rule_uri(rule.id)
    paragraphs = [" ".join(part.split()) for part in rule.doc.split("\n\n") if part.strip()]
    parts = [
        breadcrumbs(uri, ("Quy tắc", addresses.index_uri(addresses.RULES))),
        title_block(rule.id),
        block(join((_docstring(part, first=index == 0) for index, part in enumerate(paragraphs)), "\n")),
        block(definitions(_facts(rule))),
        heading(2, text("Ví dụ"), "vi-du"),
    ]
    bad = [example for example in rule.examples if isinstance(example, Bad)]
    good = [example for example in rule.examples if not isinstance(example, Bad)]
    for name, examples in (("Bị báo", bad), ("Không bị báo", good)):
        if examples:
            parts.append(heading(3, text(name), addresses.slug(name)))
            parts.extend(block(_example(example)) for example in examples)
    return make(
        uri,
        rule.id,
        parts,
        description=rule.title,
        record=Record(rule.id, rule.title.replace("`", "")),
    )


def _facts(rule: Rule) -> list[tuple[str, Sequence[Html]]]:
    rows: list[tuple[str, Sequence[Html]]] = [("Mức độ", [severity_mark(rule.severity)])]
    if rule.draft is not rule.severity:
        rows.append(("Với dự thảo", [severity_mark(rule.draft)]))
    rows.append(("Nhóm", [text(FAMILIES.get(rule.family, rule.family))]))
    rows.append(("Căn cứ", [text(rule.basis or "Quy ước của bộ sưu tập")]))
    rows.append(("Tự sửa", [text("Có: lệnh checker check --fix" if rule.fixable else "Không, cần người sửa")]))
    if not rule.default:
        rows.append(("Mặc định", [text("Tắt; bật bằng mục select trong checker.toml")]))
    return rows


def _docstring(words: str, *, first: bool) -> Html:
    """Write a paragraph of a docstring; the remedy, which may end one, stands by itself."""
    before, mark, remedy = words.partition(_REMEDY)
    parts: list[Html] = []
    if before.strip():
        parts.append(tag("p", _inline(before.strip()), class_="tom-tat" if first else None))
    if mark:
        parts.append(tag("p", tag("strong", text(_REMEDY)), Html(" "), _inline(remedy.strip()), class_="cach-sua"))
    return join(parts, "\n")


def _inline(words: str) -> Html:
    return write(words, Span(0, len(words)), NOWHERE)


def _example(example: Example) -> Html:
    """Write an example: its files with what is reported marked, the messages, and the text after the fix."""
    named = dict(example.files) or {example.path: example.text}
    parts = [_file(name, content) for name, content in named.items()]
    parts.extend(_labelled("plans/units.yml", example.units) for _ in [0] if example.units)
    parts.extend(_labelled(f"{name} (bản trước)", content) for name, content in example.before.items())
    if example.as_of:
        parts.append(tag("p", text(f"Xét tại ngày {example.as_of}."), class_="phu"))
    if isinstance(example, Bad):
        parts.append(
            tag("ul", *(tag("li", text(message)) for message in example.messages), class_="thong-diep", role="list")
        )
        if example.fixed:
            parts.append(_labelled("Sau khi tự sửa", example.fixed))
    return tag("div", *parts, class_="vi-du " + ("sai" if isinstance(example, Bad) else "dung"))


def _file(name: str, content: str) -> Html:
    title = tag("p", tag("code", text(name)), class_="ten-tep") if name else NOTHING
    return Html(title + preformatted(_marked(content)))


def _labelled(name: str, content: str) -> Html:
    return Html(tag("p", text(name), class_="ten-tep") + preformatted(text(_shown(content))))


def _marked(content: str) -> Html:
    """Write an example's text with what stands between ⟦ and ⟧ marked; an empty place is shown by a sign."""
    parts: list[Html] = []
    inside: list[str] | None = None
    for part in _MARKED.split(_shown(content)):
        if part == "⟦":
            inside = []
        elif part == "⟧":
            parts.append(tag("mark", text("".join(inside or ()) or "‸")))
            inside = None
        elif inside is None:
            parts.append(text(part))
        else:
            inside.append(part)
    return join(parts)


def _shown(content: str) -> str:
    return content.rstrip("\n")
