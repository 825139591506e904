"""The layout of an official document: every size, position and kind of letter, with what each follows.

The one table of Phụ lục I of Nghị định 30/2020/NĐ-CP that the writers of Word and PDF files share; nothing else
holds a size. Where the decree leaves a range, the value is the decree's own example (Phần I, Mục V).
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from checker.record import NamedTuple

Ground: TypeAlias = Literal["decree", "practice", "own"]
"""Where a row comes from: the decree's text, what offices do, or a choice of ours where both are silent."""

Align: TypeAlias = Literal["left", "center", "right", "justify"]

DECREE = "Phụ lục I Nghị định số 30/2020/NĐ-CP"
"""What the articles of the rows belong to."""

FONT = "Times New Roman"
"""Phần I, Mục I, khoản 4. Liberation Serif has the same widths and stands for it where it is absent."""

COLOUR = "000000"
STAMP_COLOUR = "FF0000"
"""The degree of urgency is stamped in bright red (Phần I, Mục III, khoản 2 điểm b)."""

LANGUAGE = "vi-VN"

CAPITALS = "Capitals"
CAPITALS_NAME = "Chữ in hoa"
"""The character style of our Word files for text shown in capitals; import gives such text back as it was typed."""

POINTS_A_MILLIMETRE = 72 / 25.4

LINE_HEIGHT = 1.149
"""How far apart single lines of the font stand, in sizes of its letters."""


class Measure(NamedTuple):
    """A length or a ratio: its name, the value used, and the range it must stay in."""

    name: str
    value: float
    unit: Literal["mm", "pt", "dòng", "lần"]
    article: str
    low: float
    high: float
    ground: Ground = "decree"

    @property
    def points(self) -> float:
        """The value in points."""
        return self.value * POINTS_A_MILLIMETRE if self.unit == "mm" else self.value


class Face(NamedTuple):
    """How the text of one element looks: sizes in points, ``after`` the space below a paragraph in points.

    ``indent`` says whether its first line is indented like the text; ``upper`` shows capitals whatever was typed.
    """

    name: str
    size: float
    article: str
    low: float
    high: float
    align: Align = "center"
    bold: bool = False
    italic: bool = False
    upper: bool = False
    indent: bool = False
    before: float = 0
    after: float = 0
    ground: Ground = "decree"


def _text(name: str, article: str, *, bold: bool = False, upper: bool = False, ground: Ground = "decree") -> Face:
    """Give a face of the text: justified, its first line indented, 6 pt between paragraphs."""
    return Face(
        name, 14, article, 13, 14, "justify", bold=bold, upper=upper, indent=True, after=_GAP.value, ground=ground
    )


_GAP = Measure("Khoảng cách giữa các đoạn", 6, "pt", "Mục II khoản 6 điểm e", 6, 12)


class Layout(NamedTuple):
    """The table; its order is that of the page. Articles are of Phần I."""

    page_width: Measure = Measure("Khổ giấy A4, chiều rộng", 210, "mm", "Mục I khoản 1", 210, 210)
    page_height: Measure = Measure("Khổ giấy A4, chiều dài", 297, "mm", "Mục I khoản 1", 297, 297)
    margin_top: Measure = Measure("Lề trên", 20, "mm", "Mục I khoản 3", 20, 25)
    margin_bottom: Measure = Measure("Lề dưới", 20, "mm", "Mục I khoản 3", 20, 25)
    margin_left: Measure = Measure("Lề trái", 30, "mm", "Mục I khoản 3", 30, 35)
    margin_right: Measure = Measure("Lề phải", 15, "mm", "Mục I khoản 3", 15, 20)
    page_number: Face = Face("Số trang, giữa lề trên, từ trang 2", 14, "Mục I khoản 7", 13, 14)
    page_number_top: Measure = Measure("Số trang cách mép trên", 10, "mm", "Mục I khoản 7", 5, 14, "own")

    head_left: Measure = Measure("Cột cơ quan ban hành, rộng", 72, "mm", "Mục IV", 55, 80, "own")
    head_right: Measure = Measure("Cột Quốc hiệu, rộng", 93, "mm", "Mục IV", 89, 105, "own")
    head_gutter: Measure = Measure("Giữa tên cơ quan và Quốc hiệu, ít nhất", 6, "mm", "Mục IV", 3, 15, "own")
    country: Face = Face("Quốc hiệu", 12, "Mục II khoản 1 điểm a", 12, 13, bold=True, upper=True)
    motto: Face = Face("Tiêu ngữ", 13, "Mục II khoản 1 điểm b", 13, 14, bold=True)
    motto_rule: Measure = Measure("Kẻ dưới Tiêu ngữ, so với dòng chữ", 1, "lần", "Mục II khoản 1 điểm b", 1, 1)
    superior: Face = Face("Cơ quan chủ quản trực tiếp", 12, "Mục II khoản 2 điểm b", 12, 13, upper=True)
    issuer: Face = Face("Cơ quan ban hành", 12, "Mục II khoản 2 điểm b", 12, 13, bold=True, upper=True)
    issuer_rule: Measure = Measure(
        "Kẻ dưới tên cơ quan, so với dòng chữ", 0.4, "lần", "Mục II khoản 2 điểm b", 1 / 3, 1 / 2
    )
    rule_weight: Measure = Measure("Nét đường kẻ", 0.75, "pt", "Mục II khoản 1 điểm b", 0.5, 1, "own")
    rule_gap: Measure = Measure("Đường kẻ cách dòng chữ", 2, "pt", "Mục II khoản 1 điểm b", 1, 4, "own")
    head_line: Measure = Measure("Dòng trong phần đầu", 1, "dòng", "Mục II khoản 1 điểm c", 1, 1)
    number: Face = Face("Số, ký hiệu", 13, "Mục II khoản 3 điểm c", 13, 13, before=6)
    place_date: Face = Face("Địa danh, thời gian", 13, "Mục II khoản 4 điểm c", 13, 14, italic=True, before=6)
    letter_subject: Face = Face("Trích yếu công văn", 12, "Mục II khoản 5 điểm b", 12, 13, before=6)
    urgency: Face = Face("Dấu chỉ mức độ khẩn", 13, "Mục III khoản 2 điểm b", 13, 14, bold=True, upper=True, before=6)
    urgency_height: Measure = Measure("Khung dấu khẩn, cao", 8, "mm", "Mục III khoản 2 điểm b", 8, 8)
    urgent_width: Measure = Measure("Khung “Khẩn”, rộng", 20, "mm", "Mục III khoản 2 điểm b", 20, 20)
    more_urgent_width: Measure = Measure("Khung “Thượng khẩn”, rộng", 40, "mm", "Mục III khoản 2 điểm b", 40, 40)
    most_urgent_width: Measure = Measure("Khung “Hỏa tốc”, rộng", 30, "mm", "Mục III khoản 2 điểm b", 30, 30)

    kind: Face = Face("Tên loại", 14, "Mục II khoản 5 điểm b", 13, 14, bold=True, upper=True, before=18)
    subject: Face = Face("Trích yếu", 14, "Mục II khoản 5 điểm b", 13, 14, bold=True)
    subject_rule: Measure = Measure(
        "Kẻ dưới trích yếu, so với dòng chữ", 0.4, "lần", "Mục II khoản 5 điểm b", 1 / 3, 1 / 2
    )
    below_subject: Measure = Measure("Dưới đường kẻ của trích yếu", 12, "pt", "Mục II khoản 5 điểm b", 6, 24, "own")
    authority: Face = Face("Thẩm quyền ban hành quyết định", 14, "Phụ lục III", 13, 14, bold=True, upper=True, after=6)
    enacting: Face = Face("QUYẾT ĐỊNH:", 14, "Phụ lục III", 13, 14, bold=True, upper=True, after=6)
    addressees: Face = Face("Kính gửi", 14, "Mục II khoản 9 điểm d", 13, 14, before=12, after=6)
    addressees_left: Measure = Measure(
        "“Kính gửi:” nhiều nơi, lùi vào", 35, "mm", "Mục II khoản 9 điểm a", 20, 60, "own"
    )

    basis: Face = Face(
        *("Căn cứ", 14, "Mục II khoản 6 điểm a", 13, 14, "justify"), italic=True, indent=True, after=_GAP.value
    )
    body: Face = _text("Nội dung", "Mục II khoản 6 điểm e")
    first_line: Measure = Measure("Chữ đầu dòng lùi vào", 12.7, "mm", "Mục II khoản 6 điểm e", 10, 12.7)
    paragraph_gap: Measure = _GAP
    line_spacing: Measure = Measure("Khoảng cách giữa các dòng", 1.1, "dòng", "Mục II khoản 6 điểm e", 1, 1.5)
    part: Face = Face("Phần, Chương và số thứ tự", 14, "Mục II khoản 6 điểm đ", 13, 14, bold=True, before=6)
    part_title: Face = Face(
        *("Tiêu đề của phần, chương", 14, "Mục II khoản 6 điểm đ", 13, 14), bold=True, upper=True, after=6
    )
    division: Face = _text("Mục I., A.: số thứ tự và tiêu đề", "Mục V số 6 điểm b", bold=True, upper=True)
    article: Face = _text("Điều", "Mục II khoản 6 điểm đ", bold=True)
    clause: Face = _text("Khoản có tiêu đề", "Mục II khoản 6 điểm đ", bold=True)
    point: Face = _text("Điểm có tiêu đề", "Mục II khoản 6 điểm đ")
    unnumbered: Face = _text("Tiêu đề không có số thứ tự", "Mục II khoản 6 điểm d", bold=True, ground="own")
    bullet: Face = _text("Gạch đầu dòng, dấu cộng", "Mục II khoản 6 điểm e", ground="practice")

    table_head: Face = Face("Dòng đầu của bảng", 13, "Mục II khoản 6 điểm e", 13, 14, bold=True, ground="practice")
    table_cell: Face = Face("Ô của bảng", 13, "Mục II khoản 6 điểm e", 13, 14, "left", ground="practice")
    table_caption: Face = Face(
        *("Tên bảng", 14, "Mục II khoản 6 điểm e", 13, 14), bold=True, before=6, after=6, ground="practice"
    )
    table_rule: Measure = Measure("Nét kẻ của bảng", 0.5, "pt", "Mục II khoản 6", 0.25, 1, "own")
    cell_side: Measure = Measure("Lề trái, phải của ô", 1.5, "mm", "Mục II khoản 6", 1, 2, "own")
    cell_gap: Measure = Measure("Trên và dưới chữ trong ô", 2, "pt", "Mục II khoản 6", 0, 4, "own")
    below_table: Measure = Measure("Dưới bảng", 6, "pt", "Mục II khoản 6", 6, 12, "own")

    closing_gap: Measure = Measure("Trên phần nơi nhận và chữ ký", 6, "pt", "Mục IV", 0, 18, "own")
    closing_left: Measure = Measure("Cột nơi nhận, rộng", 80, "mm", "Mục IV", 70, 90, "own")
    closing_right: Measure = Measure("Cột chữ ký, rộng", 85, "mm", "Mục IV", 70, 95, "own")
    recipients_label: Face = Face(*("“Nơi nhận:”", 12, "Mục II khoản 9 điểm d", 12, 12, "left"), bold=True, italic=True)
    recipient: Face = Face("Tên nơi nhận", 11, "Mục II khoản 9 điểm d", 11, 11, "left")
    signing_authority: Face = Face("Quyền hạn người ký", 14, "Mục II khoản 7 điểm đ", 13, 14, bold=True, upper=True)
    position: Face = Face("Chức vụ người ký", 14, "Mục II khoản 7 điểm đ", 13, 14, bold=True, upper=True)
    signature_gap: Measure = Measure("Chỗ ký và đóng dấu", 28, "mm", "Mục II khoản 7 điểm d", 20, 40, "own")
    signer: Face = Face("Họ tên người ký", 14, "Mục II khoản 7 điểm đ", 13, 14, bold=True)

    annex: Face = Face("“Phụ lục” và số thứ tự", 14, "Mục III khoản 1 điểm b", 14, 14, bold=True)
    annex_title: Face = Face("Tên phụ lục", 14, "Mục III khoản 1 điểm b", 13, 14, bold=True, upper=True)
    annex_note: Face = Face("“Kèm theo …” của phụ lục", 14, "Mục III khoản 1 điểm c", 13, 14, italic=True, after=12)
    footnote: Face = Face("Chú thích cuối trang", 11, "Mục II khoản 6", 10, 12, "justify", ground="practice")
    mark: Face = Face(*("Dấu “bản điện tử tham khảo”, “văn bản mẫu”", 11, "Mục III", 10, 12), italic=True, ground="own")
    mark_bottom: Measure = Measure("Dấu tham khảo cách mép dưới", 10, "mm", "Mục III", 5, 14, "own")

    @property
    def text_width(self) -> float:
        """The width of the text, in millimetres."""
        return self.page_width.value - self.margin_left.value - self.margin_right.value

    def face(self, role: str) -> Face:
        """Give the face of a role; raises ``KeyError`` for a name that is none."""
        found = dict(self.rows())[role]
        if isinstance(found, Measure):
            raise KeyError(role)
        return found

    def rows(self) -> tuple[tuple[str, Face | Measure], ...]:
        """Give every row with its name in code, in order."""
        return tuple(zip(self._fields, self, strict=True))


LAYOUT = Layout()
