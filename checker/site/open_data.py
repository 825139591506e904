"""The collection as open data: tables whose columns are described once, here, and never change their names."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final, Literal

from checker.dates import parse_date_value
from checker.record import NamedTuple
from checker.site import addresses
from checker.site.aims import read_aim
from checker.site.cited_here import cited_here, nearly
from checker.site.collection import STATUSES
from checker.site.laws_table import LAW_CONFIDENCES, LAW_STATUSES, law_rows
from checker.site.near_here import DIFFERENCES
from checker.site.target_paths import target_paths
from checker.status import DUTIES
from checker.verdicts.wording import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.facts import Reference
    from checker.site.collection import Collection, Entry
    from checker.site.compliance import Years
    from checker.site.target_paths import Answer, Step
    from checker.status import Row, State

Type = Literal["string", "integer", "number", "boolean", "date", "uri-reference"]
Value = str | int | float | bool | None

STATES: Final[Mapping[State, str]] = {
    "in-time": "dung-han",
    "late": "cham",
    "withdrawn": "da-thu-hoi",
    "missing": "chua-co",
    "not-due": "chua-den-han",
}
"""What `obligations.csv` calls a duty's state."""

_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")


class Column(NamedTuple):
    """One column: its name, what it holds, and the values that it can have where they are few."""

    name: str
    type: Type
    about: str
    values: Mapping[str, str] | None = None
    required: bool = False


class Table(NamedTuple):
    """One table: the name of its file, what it is, its columns, and those that tell its rows apart."""

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def uri(self) -> str:
        """Its address."""
        return f"{addresses.DATA}/{self.name}.csv"


_STATUSES: Final = {key: name for key, name in STATUSES.items() if key != "du-thao"}
_VERDICTS: Final[Mapping[str, str]] = {verdict: words.vi for verdict, words in VERDICTS.items()}
_DUTIES: Final[Mapping[str, str]] = {duty: words.vi for duty, words in DUTIES.items()}
_STATES: Final = {
    "dung-han": "văn bản ký trong hạn",
    "cham": "văn bản ký sau hạn",
    "da-thu-hoi": "đã qua hạn, văn bản đã ký rồi bị thu hồi, chưa có văn bản khác",
    "chua-co": "đã qua hạn, chưa có văn bản",
    "chua-den-han": "chưa đến hạn, chưa có văn bản",
}

_RELATIONS: Final[Mapping[str, str]] = {
    "thuc_hien": "triển khai văn bản kia",
    "thay_the": "thay thế văn bản kia",
    "dinh_chinh": "đính chính văn bản kia",
    "bao_cao_cho": "báo cáo kết quả của văn bản kia",
}

DOCUMENTS: Final = Table(
    "documents",
    "Mỗi dòng một văn bản đã đăng.",
    (
        Column("id", "string", "Mã của văn bản, không đổi: đơn vị/năm/tên tệp.", required=True),
        Column("dia_chi", "uri-reference", "Địa chỉ trang của văn bản.", required=True),
        Column("loai", "string", "Loại văn bản.", required=True),
        Column("so_ky_hieu", "string", "Số, ký hiệu."),
        Column("ngay_ban_hanh", "date", "Ngày ký."),
        Column("trich_yeu", "string", "Trích yếu."),
        Column("don_vi", "string", "Mã của đơn vị ban hành."),
        Column("ten_don_vi", "string", "Tên đơn vị vào ngày ký."),
        Column("nam_dau", "integer", "Năm, hoặc năm đầu của giai đoạn, mà văn bản nói về."),
        Column("nam_cuoi", "integer", "Năm cuối của giai đoạn; bằng nam_dau khi chỉ nói về một năm."),
        Column("ky", "string", "Kỳ báo cáo, chỉ có ở báo cáo."),
        Column("trang_thai", "string", "Trạng thái.", _STATUSES, required=True),
        Column("van_ban_mau", "boolean", "true khi là ví dụ minh họa, số liệu giả định.", required=True),
    ),
    ("id",),
)
CITATIONS: Final = Table(
    "citations",
    "Mỗi dòng một lần văn bản viện dẫn văn bản khác, và nhận xét của máy về lần viện dẫn đó.",
    (
        Column("van_ban", "string", "Mã của văn bản viện dẫn.", required=True),
        Column("thu_tu", "integer", "Thứ tự trong văn bản, từ 1.", required=True),
        Column("nguyen_van", "string", "Chữ như trong văn bản.", required=True),
        Column("loai", "string", "Loại của văn bản được viện dẫn, như đã viết."),
        Column("so_ky_hieu", "string", "Số, ký hiệu được viện dẫn, như đã viết."),
        Column("ngay", "date", "Ngày được viện dẫn."),
        Column(
            "nhan_xet",
            "string",
            "Nhận xét, xét vào ngày ký của văn bản viện dẫn; văn bản đăng ở đây được đối chiếu với chính nó.",
            _VERDICTS,
            required=True,
        ),
        Column("khoa", "string", "Khóa của văn bản được viện dẫn trong kho; trống khi không nhận ra."),
        Column("den", "string", "Mã của văn bản được viện dẫn khi nó đăng ở đây; khi đó khoa trống."),
        Column("gan_dung", "string", "Khi cả khoa và den trống: mã của văn bản đăng ở đây chỉ khác một chỗ, nếu có."),
        Column("khac_o", "string", "Chỗ khác với văn bản ở cột gan_dung.", DIFFERENCES),
    ),
    ("van_ban", "thu_tu"),
)
LAWS: Final = Table(
    "laws",
    "Mỗi dòng một luật, nghị định, văn bản khác của kho, kèm tình trạng và độ tin cậy; khoa là khoa của citations.csv.",
    (
        Column("khoa", "string", "Khóa trong kho, không đổi.", required=True),
        Column("dia_chi", "uri-reference", "Địa chỉ trang của văn bản, có nguồn của từng dữ kiện.", required=True),
        Column("loai", "string", "Loại văn bản.", required=True),
        Column("so_ky_hieu", "string", "Số, ký hiệu."),
        Column("ten", "string", "Tên gọi hoặc trích yếu."),
        Column("co_quan", "string", "Cơ quan ban hành."),
        Column("ngay_ban_hanh", "date", "Ngày ban hành."),
        Column("ngay_hieu_luc", "date", "Ngày có hiệu lực."),
        Column("tinh_trang", "string", "Tình trạng, chỉ để tham khảo.", LAW_STATUSES, required=True),
        Column("het_hieu_luc", "date", "Ngày đầu tiên không còn hiệu lực."),
        Column("thay_bang", "string", "Khóa của các văn bản thay thế, ngăn bằng dấu chấm phẩy."),
        Column("sua_doi_boi", "string", "Khóa hoặc số của các văn bản sửa đổi, ngăn bằng dấu chấm phẩy."),
        Column("do_tin_cay", "string", "Độ tin cậy của số, ngày và tên.", LAW_CONFIDENCES, required=True),
        Column("do_tin_cay_tinh_trang", "string", "Độ tin cậy của tình trạng.", LAW_CONFIDENCES),
        Column("chua_chac", "string", "Tên các cột chưa chắc, ngăn bằng dấu chấm phẩy; đừng dùng như dữ kiện."),
        Column("so_van_ban", "integer", "Số văn bản đăng ở đây có viện dẫn.", required=True),
    ),
    ("khoa",),
)
REFERENCES: Final = Table(
    "references",
    "Mỗi dòng một quan hệ mà văn bản khai báo với văn bản khác: thực hiện, thay thế, đính chính, báo cáo cho.",
    (
        Column("van_ban", "string", "Mã của văn bản khai báo.", required=True),
        Column("quan_he", "string", "Quan hệ với văn bản kia.", _RELATIONS, required=True),
        Column("thu_tu", "integer", "Thứ tự trong các văn bản cùng quan hệ, từ 1.", required=True),
        Column("den", "string", "Mã của văn bản kia khi nó đăng ở đây."),
        Column("so_ky_hieu", "string", "Số, ký hiệu của văn bản kia."),
        Column("ngay_ban_hanh", "date", "Ngày ký của văn bản kia."),
        Column("co_quan", "string", "Cơ quan ban hành văn bản kia."),
    ),
    ("van_ban", "quan_he", "thu_tu"),
)
TARGETS: Final = Table(
    "targets",
    "Mỗi dòng một chỉ tiêu của kế hoạch một năm, kèm kết quả mà báo cáo nêu.",
    (
        Column("don_vi", "string", "Mã đơn vị.", required=True),
        Column("nam", "integer", "Năm.", required=True),
        Column("ma", "string", "Mã chỉ tiêu, giữ nguyên qua các năm.", required=True),
        Column("ten", "string", "Tên chỉ tiêu."),
        Column("don_vi_tinh", "string", "Đơn vị tính."),
        Column("muc_tieu", "string", "Mức phải đạt, như kế hoạch ghi."),
        Column("so_muc_tieu", "number", "Con số của mức phải đạt."),
        Column("chien_luoc", "string", "Mã chỉ tiêu của chiến lược quốc gia mà kế hoạch dẫn."),
        Column("so_ket", "number", "Kết quả theo báo cáo sơ kết."),
        Column("tong_ket", "number", "Kết quả theo báo cáo tổng kết."),
        Column("tu_so", "number", "Tử số của kết quả sau cùng."),
        Column("mau_so", "number", "Mẫu số của kết quả sau cùng."),
        Column("dat", "boolean", "Kết quả tổng kết có đạt mức phải đạt không; trống khi chưa xét được."),
        Column("ke_hoach", "string", "Mã của kế hoạch.", required=True),
    ),
    ("don_vi", "nam", "ma"),
)
OBLIGATIONS: Final = Table(
    "obligations",
    "Mỗi dòng một nghĩa vụ của một đơn vị trong một năm: kế hoạch, báo cáo sơ kết, báo cáo tổng kết.",
    (
        Column("don_vi", "string", "Mã đơn vị.", required=True),
        Column("ten_don_vi", "string", "Tên đơn vị vào ngày đến hạn.", required=True),
        Column("nam", "integer", "Năm của nghĩa vụ.", required=True),
        Column("viec", "string", "Việc phải làm.", _DUTIES, required=True),
        Column("han", "date", "Hạn.", required=True),
        Column("gui", "string", "Nơi nhận."),
        Column(
            "can_cu", "string", "Văn bản ấn định hạn; trống khi đơn vị tự đặt, khi đó quá hạn không phải là vi phạm."
        ),
        Column("van_ban", "string", "Mã của văn bản đáp ứng, hoặc của văn bản đã thu hồi."),
        Column("ngay_ky", "date", "Ngày ký văn bản đó."),
        Column("tinh_trang", "string", "Tình trạng vào ngày tinh_den.", _STATES, required=True),
        Column("so_ngay_cham", "integer", "Số ngày chậm hoặc quá hạn; 0 khi không chậm.", required=True),
        Column("tinh_den", "date", "Ngày mà số liệu được tính đến.", required=True),
    ),
    ("don_vi", "nam", "viec", "han", "gui"),
)
TABLES: Final = (DOCUMENTS, CITATIONS, LAWS, REFERENCES, TARGETS, OBLIGATIONS)


def rows_of(collection: Collection, table: Table, years: Years) -> Iterator[Sequence[Value]]:
    """Give the rows of a table, each value in the place of its column."""
    match table.name:
        case "documents":
            yield from (document_row(collection, entry) for entry in _issued(collection))
        case "citations":
            yield from _citations(collection)
        case "laws":
            yield from law_rows(collection.context.laws, _issued(collection), collection.links.site)
        case "references":
            yield from (_reference(collection, *named) for named in _named(collection))
        case "targets":
            yield from _targets(collection)
        case _:
            yield from (_obligation(collection, row) for rows in years.values() for row in rows)


def as_csv(table: Table, rows: Iterator[Sequence[Value]]) -> bytes:
    """Write a table as CSV, with a byte order mark by which spreadsheets know that it is UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_written(value) for value in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _written(value: Value) -> str | int | float:
    """Write one value; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULAS) else value


def _issued(collection: Collection) -> Iterator[Entry]:
    """Give the documents that open data has: in a preview the drafts are left out."""
    return (entry for entry in collection.entries if not entry.facts.draft)


def document_row(collection: Collection, entry: Entry) -> Sequence[Value]:
    """Give what `documents.csv` says of a document; addresses are whole where the site knows its own."""
    facts = entry.facts
    first, last = facts.years or (None, None)
    return (
        facts.id,
        (collection.links.site or "../") + addresses.url(entry.uri),
        facts.kind,
        facts.number,
        facts.issued.isoformat() if facts.issued else None,
        facts.subject,
        facts.unit,
        entry.unit,
        first,
        last,
        facts.period,
        facts.status,
        entry.sample,
    )


def _citations(collection: Collection) -> Iterator[Sequence[Value]]:
    for entry in _issued(collection):
        found = cited_here(collection, entry)
        for place, (item, here) in enumerate(zip(entry.citations, found, strict=True), 1):
            verdict = here.verdict if here and item.verdict in {"unknown", "ambiguous"} else item.verdict
            to = here.entry.facts.id if here and not here.entry.facts.draft else None
            near = nearly(collection, item, here)
            other, how = (near.facts.id, near.differs) if near and not near.facts.draft else (None, None)
            yield (
                *(entry.facts.id, place, item.text, item.type, item.number, item.date, verdict, item.law, to),
                *(other, how),
            )


def _named(collection: Collection) -> Iterator[tuple[Entry, Reference]]:
    """Give the documents that documents name, in the order of their relations."""
    for entry in _issued(collection):
        for reference in sorted(entry.facts.references, key=lambda item: (item.key, item.place)):
            yield entry, reference


def _reference(collection: Collection, entry: Entry, reference: Reference) -> Sequence[Value]:
    """Give what a document says of another: what is published here is told in full, the rest as it is declared."""
    facts = collection.corpus.resolve(reference)
    other = collection.by_id.get(facts.id) if facts else None
    relation = (entry.facts.id, reference.key, reference.place + 1)
    if other and not other.facts.draft:
        issued = other.facts.issued
        return (*relation, other.facts.id, other.facts.number, issued.isoformat() if issued else None, other.unit)
    day = parse_date_value(reference.date)
    whole = day.date.isoformat() if day and day.date else None
    return (*relation, None, reference.number, whole, reference.issuer)


def _targets(collection: Collection) -> Iterator[Sequence[Value]]:
    for path in target_paths(collection):
        yield from (_target(path.unit, step) for step in path.steps)


def _target(unit: str, step: Step) -> Sequence[Value]:
    target = step.target
    aim = read_aim(target.aim)
    half, whole = _value(step.half), _value(step.whole)
    last = step.whole or step.half
    return (
        unit,
        step.year,
        target.code,
        target.name,
        target.unit,
        target.aim,
        aim.number if aim else None,
        target.strategy,
        half,
        whole,
        last.result.part if last else None,
        last.result.whole if last else None,
        aim.reached(whole) if aim and whole is not None else None,
        step.plan.facts.id,
    )


def _value(answer: Answer | None) -> float | None:
    return answer.result.value if answer else None


def _obligation(collection: Collection, row: Row) -> Sequence[Value]:
    return (
        row.unit,
        row.name,
        row.year,
        row.duty,
        row.due.isoformat(),
        row.to,
        row.basis,
        row.document,
        row.sent.isoformat() if row.sent else None,
        STATES[row.state],
        row.days,
        collection.context.as_of.isoformat(),
    )
