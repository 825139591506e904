"""The page of the open data: each file, its columns, and how to use them in Python and in a spreadsheet."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

from checker.site import addresses
from checker.site.data_package import CATALOG, CATALOG_SCHEMA, LICENCE, LICENCE_ADDRESS, LICENCE_NAME, PACKAGE
from checker.site.feeds import feed_uri
from checker.site.html import Html, block, heading, join, preformatted, tag, text
from checker.site.open_data import OBLIGATIONS, TABLES, Column
from checker.site.page import Page, Record, anchor, breadcrumbs, make, outside, paragraph, table, title_block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.site.collection import Collection

URI: Final = addresses.index_uri(addresses.DATA)
TITLE: Final = "Dữ liệu mở"
_LEAD: Final = (
    "Toàn bộ bộ sưu tập ở dạng máy đọc được, dựng lại cùng lúc với trang. Tên tệp và tên cột không đổi; nếu buộc phải "
    "đổi, số phiên bản trong catalog.json và datapackage.json sẽ tăng."
)
_NO_ADDRESS: Final = "https://trang.example/"
_DOUBLE_CLICK: Final = (
    "Trên máy đặt vùng Việt Nam đừng bấm đúp vào tệp: ở vùng này Excel chờ dấu chấm phẩy giữa các cột nên dồn cả dòng "
    "vào một cột."
)
_EXCEL: Final = (
    "Excel: mở bảng trống, vào Dữ liệu (Data), Từ Văn bản/CSV (From Text/CSV), chọn tệp; nguồn gốc tệp là 65001: "
    "Unicode (UTF-8), dấu phân cách là dấu phẩy (Comma), rồi Tải (Load)."
)
_DECIMALS: Final = (
    "Bảng targets.csv có số thập phân viết bằng dấu chấm: khi nhập, chọn ngôn ngữ hay vùng tiếng Anh (Hoa Kỳ) cho các "
    "cột số, nếu không 62.5 có thể bị đọc thành ngày hoặc chữ."
)
_PYTHON: Final = """\
import csv, io, urllib.request
from collections import Counter

address = "{site}du-lieu/obligations.csv"
with urllib.request.urlopen(address) as answer:
    text = answer.read().decode("utf-8-sig")

late = Counter()
for row in csv.DictReader(io.StringIO(text)):
    if row["can_cu"] and row["tinh_trang"] in ("cham", "chua-co"):
        late[row["nam"], row["ten_don_vi"]] += 1
for (year, unit), count in sorted(late.items()):
    print(year, unit, count, sep="\\t")
"""


def data_page(collection: Collection) -> Page:
    """Make the page."""
    site = collection.links.site or _NO_ADDRESS
    licence = Html(
        text("Dữ liệu dùng được tự do, kể cả cho mục đích thương mại, theo giấy phép ")
        + outside(LICENCE_NAME, LICENCE_ADDRESS)
        + text(" (")
        + _file(LICENCE)
        + text("), chỉ cần ghi nguồn là trang này và ngày của số liệu.")
    )
    parts = [
        breadcrumbs(URI),
        title_block(TITLE),
        paragraph(_LEAD),
        heading(2, text("Các tệp"), "cac-tep"),
        table("Các tệp", ("Tệp", "Nội dung", "Lược đồ"), list(_files()), cards=True),
        heading(2, text("Giấy phép"), "giay-phep"),
        block(tag("p", licence)),
        *_columns(),
        heading(2, text("Dùng trong Python"), "python"),
        paragraph("In ra từng năm, đơn vị nào chậm hoặc thiếu bao nhiêu văn bản mà cấp trên đã ấn định hạn:"),
        block(preformatted(text(_PYTHON.format(site=site)))),
        *_spreadsheet(site),
        heading(2, text("Theo dõi văn bản mới"), "theo-doi"),
        block(
            tag(
                "p",
                text("Nguồn tin Atom của mọi đơn vị: "),
                _file(feed_uri()),
                text(". Mỗi đơn vị có nguồn riêng ở "),
                anchor("trang của đơn vị", addresses.link(URI, addresses.index_uri(addresses.UNITS))),
                text(" ("),
                tag("code", text(feed_uri("mã-đơn-vị"))),
                text("); phần mềm đọc tin tự nhận ra cả hai ở đầu trang."),
            )
        ),
    ]
    return make(URI, TITLE, parts, description=_LEAD, record=Record(TITLE, "CSV, JSON, giấy phép, ví dụ"))


def _file(uri: str) -> Html:
    return anchor(uri.rpartition("/")[2], addresses.link(URI, uri))


def _files() -> Iterator[Sequence[Html]]:
    for item in TABLES:
        yield [_file(item.uri), text(item.about), _file(f"{addresses.DATA}/{item.name}.schema.json")]
    yield [_file(CATALOG), text("Danh mục: đơn vị và mọi văn bản, cho cổng tổng hợp."), _file(CATALOG_SCHEMA)]
    yield [_file(PACKAGE), text("Mô tả các bảng theo chuẩn Data Package của Frictionless."), text("Data Package 1")]


def _columns() -> Iterator[str]:
    yield heading(2, text("Các cột"), "cac-cot")
    yield paragraph(
        "Mọi bảng là CSV, mã hóa UTF-8 có dấu BOM, ngăn bằng dấu phẩy, ô trống là không có. Ngày viết 2026-03-05, số "
        "thập phân dùng dấu chấm. Chữ bắt đầu bằng = + - @ có thêm dấu nháy đơn ở trước, để phần mềm bảng tính không "
        "coi là công thức."
    )
    for item in TABLES:
        yield heading(3, text(f"{item.name}.csv"), item.name)
        rows = [
            [tag("code", text(column.name)), text(_letter(place)), text(column.type), _about(column)]
            for place, column in enumerate(item.columns)
        ]
        yield table(f"Cột của {item.name}.csv", ("Tên", "Cột", "Kiểu", "Ý nghĩa"), rows, cards=True)


def _about(column: Column) -> Html:
    if not column.values:
        return text(column.about)
    values = (Html(tag("code", text(value)) + text(f" ({name})")) for value, name in column.values.items())
    return Html(text(f"{column.about} Nhận: ") + join(values, ", ") + text("."))


def _letter(place: int) -> str:
    return ascii_uppercase[place]


def formula() -> str:
    """Give the spreadsheet's formula that counts plans and reports that came late in a year, where the date is set."""
    columns = {column.name: _letter(place) for place, column in enumerate(OBLIGATIONS.columns)}
    year, state, basis = (f"{columns[name]}:{columns[name]}" for name in ("nam", "tinh_trang", "can_cu"))
    return f'=COUNTIFS({year}; 2026; {state}; "cham"; {basis}; "?*")'


def _spreadsheet(site: str) -> Iterator[str]:
    yield heading(2, text("Dùng trong bảng tính"), "bang-tinh")
    steps = (
        f"Tải tệp {site}{OBLIGATIONS.uri}. {_DOUBLE_CLICK}",
        _EXCEL,
        "LibreOffice Calc: mở tệp, hộp thoại hỏi thì chọn mã UTF-8 và chỉ ngăn bằng dấu phẩy.",
        _DECIMALS,
        "Muốn số liệu tự cập nhật: trong Excel vào Dữ liệu (Data), Từ Web (From Web), dán địa chỉ ở bước 1.",
        "Ở một ô trống bên phải bảng, gõ công thức dưới đây: số văn bản ký chậm của năm 2026 mà hạn có căn cứ.",
    )
    yield block(tag("ol", *(tag("li", text(step)) for step in steps)))
    yield block(preformatted(text(formula())))
    yield paragraph("Máy đặt tiếng Anh ngăn các phần của công thức bằng dấu phẩy thay cho dấu chấm phẩy.")
