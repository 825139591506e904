"""Lines of PDF pages become paragraphs: what is joined, what is parted, what is left out and told."""

from __future__ import annotations

import shutil

import pytest

from checker.errors import CheckerError
from checker.office.flow import Flow, Paragraph, Table
from checker.office.pdf.assemble import flow_of
from checker.office.pdf.pages import Page, Rule, Stretch
from checker.office.read import read
from checker.office.vietnamese import is_vietnamese

LEFT, RIGHT = 85.0, 538.0


def line(text: str, base: float, *, left: float = LEFT, right: float = RIGHT, size: float = 14.0) -> Stretch:
    return Stretch(text, left, right, base, size)


def page(*stretches: Stretch, rows: tuple[Rule, ...] = (), columns: tuple[Rule, ...] = ()) -> Page:
    return Page(595.0, 842.0, stretches, rows, columns)


def texts(flow: Flow) -> list[str]:
    return [block.plain for block in flow.blocks if isinstance(block, Paragraph)]


FULL = (
    line("Thực hiện Kế hoạch số 48/KH-", 700, left=121),
    line("UBND ngày 02 tháng 02 năm 2026 của Ủy ban nhân dân xã trong giai đoạn 2021", 682),
    line("- 2030 về bình đẳng giới trên địa bàn xã và những việc khác của từng đơn vị", 664),
    line("trực thuộc.", 646, right=150),
    line("Đoạn sau bắt đầu thụt vào và dài đến hết dòng thứ nhất của đoạn ấy rồi", 628, left=121),
    line("xuống dòng.", 610, right=150),
)


def test_wrapped_lines_are_joined_and_a_hyphen_ties_them() -> None:
    first, second = texts(flow_of([page(*FULL)]))
    assert first.startswith("Thực hiện Kế hoạch số 48/KH-UBND ngày 02 tháng 02 năm 2026")
    assert "giai đoạn 2021 - 2030 về bình đẳng giới" in first
    assert first.endswith("của từng đơn vị trực thuộc.")
    assert second == "Đoạn sau bắt đầu thụt vào và dài đến hết dòng thứ nhất của đoạn ấy rồi xuống dòng."


def test_a_paragraph_goes_on_over_the_page_and_its_number_is_left_out_and_told() -> None:
    second = page(line("2", 800, left=309, right=315), line("việc còn lại.", 760, right=150))
    flow = flow_of([page(*FULL[:3]), second])
    assert len(texts(flow)) == 1
    assert texts(flow)[0].endswith("của từng đơn vị việc còn lại.")
    assert "“2”" in flow.notices[0].vi


def test_drawn_lines_make_a_table_and_merged_cells_span() -> None:
    rows = tuple(Rule(at, 85, 285) for at in (700, 680, 660))
    columns = (Rule(85, 660, 700), Rule(185, 660, 680), Rule(285, 660, 700))
    words = (
        line("Gộp", 686, left=90, right=120),
        line("a", 666, left=90, right=96),
        line("b", 666, left=190, right=196),
    )
    (table,) = flow_of([page(*words, rows=rows, columns=columns)]).blocks
    assert isinstance(table, Table)
    assert [[(cell.columns, cell.rows) for cell in row] for row in table.rows] == [[(2, 1)], [(1, 1), (1, 1)]]


def test_a_raised_number_is_the_mark_of_the_note_at_the_foot() -> None:
    raised = Stretch("1", 151, 154, 651, 8.0)
    foot = (Stretch("1", 85, 88, 64, 6.0), line("Theo Luật Bình đẳng giới.", 60, left=90, right=250, size=10))
    flow = flow_of([page(*FULL[:4], raised, *foot)])
    assert texts(flow)[0].endswith("trực thuộc.[1]")
    assert [(note.mark, note.blocks[0].plain) for note in flow.notes] == [("1", "Theo Luật Bình đẳng giới.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trường tổ chức buổi nói chuyện", True),
        ("The school holds a talk, naturally", False),
        ("Trßêng tæ chøc buæi nãi chuyÖn cho häc sinh", False),
        ("", False),
    ],
)
def test_vietnamese_is_told_from_other_languages_and_from_old_fonts(text: str, expected: bool) -> None:  # noqa: FBT001
    assert is_vietnamese(text) is expected


def test_an_old_word_file_without_libreoffice_is_one_clear_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
    with pytest.raises(CheckerError, match="cần LibreOffice"):
        read("a.doc", data)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here")
def test_an_rtf_file_is_read_through_libreoffice() -> None:
    flow = read("a.doc", b"{\\rtf1\\ansi K\\u7871? ho\\u7841?ch\\par M\\u7897?t.\\par}")
    assert isinstance(flow, Flow)
    assert texts(flow) == ["Kế hoạch", "Một."]
