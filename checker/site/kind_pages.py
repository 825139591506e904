"""What each kind of document must have, from its schema: sections, and the keys of the front matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from checker.site import addresses
from checker.site.html import Html, heading, join, tag, text
from checker.site.page import Page, Record, breadcrumbs, make, paragraph, table, title_block

if TYPE_CHECKING:
    from checker.kinds import Kind
    from checker.site.collection import Collection

TITLE = "Các loại văn bản và khóa khai báo"

_NEED = {True: "Bắt buộc", False: "Có thể có"}

_Schema = Mapping[str, object]


def kinds_page(collection: Collection) -> Page:
    """Make the page of kinds: for each, its sections and its keys, as the checker judges them."""
    uri = addresses.KINDS_GUIDE
    lead = (
        "Trang này lấy thẳng từ các tệp trong thư mục schemas, là căn cứ để bộ kiểm tra xét. "
        "Khóa viết không dấu để bàn phím nào cũng gõ được; giá trị viết tiếng Việt đầy đủ."
    )
    parts = [breadcrumbs(uri, ("Hướng dẫn", "huong-dan/index.md")), title_block(TITLE), paragraph(lead)]
    for kind in collection.context.kinds.values():
        name = kind.name.vi.capitalize()
        parts.extend([heading(2, text(name), kind.id), *_sections(kind, name), *_keys(kind, name)])
    return make(
        uri,
        TITLE,
        parts,
        description="Các phần và các khóa khai báo của từng loại văn bản",
        record=Record(TITLE, "Hướng dẫn"),
    )


def _sections(kind: Kind, name: str) -> list[str]:
    rows = [
        [
            text(section.name.vi),
            text(_NEED[not section.optional]),
            text("; ".join(_headings(kind, section.id))),
        ]
        for section in kind.sections
    ]
    title = "Các phần"
    return [
        heading(3, text(title), f"{kind.id}-phan"),
        table(f"{title} của {name.lower()}", ("Phần", "Yêu cầu", "Đề mục được chấp nhận"), rows, cards=True),
    ]


def _headings(kind: Kind, section_id: str) -> Sequence[str]:
    """Give a section's accepted headings as its schema writes them."""
    sections = cast("Sequence[Mapping[str, object]]", kind.schema["x-sections"])
    found = next(section for section in sections if section["id"] == section_id)
    return cast("Sequence[str]", found.get("headings") or ())


def _keys(kind: Kind, name: str) -> list[str]:
    rows = [
        [
            tag("code", text(key)),
            text(str(schema.get("title", ""))),
            text("Bắt buộc" if needed else "Có thể có"),
            _about(schema),
        ]
        for key, schema, needed in _properties(kind.schema)
    ]
    head = ("Khóa", "Tên", "Yêu cầu", "Ý nghĩa")
    return [
        heading(3, text("Khóa khai báo"), f"{kind.id}-khoa"),
        table(f"Khóa khai báo của {name.lower()}", head, rows, cards=True),
    ]


def _properties(schema: _Schema, above: str = "") -> Iterator[tuple[str, _Schema, bool]]:
    """Give the keys of a schema and of what stands inside them, each with whether it must be there."""
    needed = cast("Sequence[str]", schema.get("required") or ())
    for key, value in cast("Mapping[str, _Schema]", schema.get("properties") or {}).items():
        yield above + key, value, key in needed
        yield from _properties(value, f"{above}{key}.")
        items = value.get("items")
        if isinstance(items, Mapping):
            yield from _properties(cast("_Schema", items), f"{above}{key}[].")


def _about(schema: _Schema) -> Html:
    """Write a key's description, its allowed values, and an example."""
    parts = [text(str(schema.get("description", "")))]
    labels = cast("Mapping[str, str]", schema.get("x-labels") or {})
    if len(labels) > 1:
        values = join((Html(tag("code", text(value)) + text(f" ({label})")) for value, label in labels.items()), ", ")
        parts.append(Html(text(" Nhận: ") + values + text(".")))
    examples = [
        value for value in cast("Sequence[object]", schema.get("examples") or ()) if isinstance(value, str) and value
    ]
    if examples:
        parts.append(Html(text(" Ví dụ: ") + tag("code", text(examples[0])) + text(".")))
    return join(parts)
