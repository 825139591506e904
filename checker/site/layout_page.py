"""The page of the layout: every size and position that Word and PDF files have, with the article it follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.office.layout import DECREE, FONT, LAYOUT, Face, Measure
from checker.site.html import Html, heading, text
from checker.site.page import Page, Record, breadcrumbs, make, paragraph, table, title_block

if TYPE_CHECKING:
    from collections.abc import Iterator

URI = "huong-dan/the-thuc.md"
TITLE = "Thể thức của tệp Word và PDF"

_ALIGNS = {"left": "trái", "center": "giữa", "right": "phải", "justify": "đều hai lề"}
_GROUNDS = {
    "decree": "quy định",
    "practice": "Nghị định không nêu; theo cách làm chung của các cơ quan",
    "own": "Nghị định không nêu số; dự án chọn",
}


def layout_page() -> Page:
    """Make the page from the table that both writers use."""
    rows = LAYOUT.rows()
    lead = (
        "Bảng này lấy thẳng từ chương trình: tệp Word và tệp PDF đều vẽ theo đúng các số dưới đây. "
        f"Tệp Word dùng phông {FONT} của máy mở nó; tệp PDF mang theo phông Liberation Serif, rộng như thế. "
        f"“Khoảng” là khoảng mà {DECREE} cho phép; điều khoản ghi theo Phần I của phụ lục đó."
    )
    return make(
        URI,
        TITLE,
        [
            breadcrumbs(URI, ("Hướng dẫn", "huong-dan/index.md")),
            title_block(TITLE),
            paragraph(lead),
            heading(2, text("Cỡ chữ, kiểu chữ"), "co-chu"),
            table(
                "Cỡ chữ, kiểu chữ",
                ("Thành phần", "Cỡ chữ", "Khoảng", "Kiểu chữ", "Canh", "Điều khoản", "Căn cứ"),
                [list(_face(row)) for _, row in rows if isinstance(row, Face)],
                cards=True,
            ),
            heading(2, text("Vị trí, khoảng cách"), "vi-tri"),
            table(
                "Vị trí, khoảng cách",
                ("Đại lượng", "Giá trị", "Khoảng", "Điều khoản", "Căn cứ"),
                [list(_measure(row)) for _, row in rows if isinstance(row, Measure)],
                cards=True,
            ),
        ],
        description="Cỡ chữ, kiểu chữ, lề, khoảng cách của tệp xuất ra, kèm điều khoản của Nghị định số 30/2020/NĐ-CP",
        record=Record(TITLE, "Hướng dẫn"),
    )


def _face(row: Face) -> Iterator[Html]:
    kind = [word for word, on in (("in hoa", row.upper), ("đậm", row.bold), ("nghiêng", row.italic)) if on]
    yield text(row.name)
    yield text(_number(row.size))
    yield text(_range(row.low, row.high))
    yield text(", ".join(kind) or "đứng")
    yield text(_ALIGNS[row.align])
    yield text(row.article)
    yield text(_GROUNDS[row.ground])


def _measure(row: Measure) -> Iterator[Html]:
    yield text(row.name)
    yield text(f"{_number(row.value)} {row.unit}")
    yield text(_range(row.low, row.high))
    yield text(row.article)
    yield text(_GROUNDS[row.ground])


def _range(low: float, high: float) -> str:
    return _number(low) if low == high else f"{_number(low)} - {_number(high)}"


def _number(value: float) -> str:
    return f"{value:.3g}".replace(".", ",")
