from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections import Counter
from typing import TYPE_CHECKING
from xml.sax.saxutils import unescape

import pytest
from docx import Document
from docx_files import a_list, cell, definition, docx, level, listed, note, paragraph, row, run, table
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from checker.errors import CheckerError
from checker.office.docx.raw_text import raw_text
from checker.office.docx.reader import read_docx
from checker.office.flow import Flow, Paragraph, Table
from checker.office.imported import missing_from_raw
from checker.office.read_flow import read_flow
from checker.parse.inline import plain as as_read
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from hypothesis.strategies import DataObject

LEFT_OUT = re.compile(r"<(w:del|w:moveFrom|mc:Fallback|w:instrText)(?: [^>]*)?>.*?</\1>", re.DOTALL)
TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
LISTS = definition(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2."), level(2, "lowerLetter", "%3)"))


def tokens(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFKC", text)))


def words_of(data: bytes) -> Counter[str]:
    """Count the words of a file by patterns over the raw XML; the runs here begin and end with a space."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if re.fullmatch(r"word/(?:document|footnotes|endnotes)\.xml", name):
                text = LEFT_OUT.sub("", package.read(name).decode())
                found.update(tokens(unescape(" ".join(TEXT.findall(text)))))
    return found


def in_blocks(blocks: tuple[Paragraph | Table, ...]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for cells in block.rows:
                for part in cells:
                    yield from in_blocks(part.blocks)


def in_result(flow: Flow) -> str:
    notes = [block for found in flow.notes for block in found.blocks]
    texts = [block.markdown for block in (*in_blocks(flow.blocks), *notes)]
    return " ".join(as_read(text, Span(0, len(text))).text for text in texts)


WORDS = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềểễệ0123456789*_[]()<>&#|-–+.,;: ", min_size=1, max_size=24).map(
    lambda text: f" {text} "
)
LOOKS = st.sampled_from(
    ("", "<w:b/>", "<w:i/>", "<w:b/><w:i/>", '<w:sz w:val="28"/>', '<w:vertAlign w:val="superscript"/>')
)
RUNS = st.lists(st.builds(run, WORDS, LOOKS), min_size=1, max_size=4).map("".join)
INSIDE = st.one_of(
    RUNS,
    RUNS.map(lambda inner: f'<w:ins w:id="1">{inner}</w:ins>'),
    RUNS.map(lambda inner: f"<w:hyperlink>{inner}</w:hyperlink>"),
    RUNS.map(lambda inner: f"<w:smartTag><w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt></w:smartTag>"),
    RUNS.map(lambda inner: f'<w:fldSimple w:instr="X">{inner}</w:fldSimple>'),
    st.just('<w:del w:id="2"><w:r><w:delText>xóa</w:delText></w:r></w:del>'),
    st.just('<w:r><w:footnoteReference w:id="1"/></w:r>'),
    RUNS.map(
        lambda inner: (
            "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>"
            f"<w:p>{inner}</w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p>{inner}"
            "</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    ),
)
PARAGRAPHS = st.lists(INSIDE, min_size=1, max_size=3).map(lambda parts: f"<w:p>{''.join(parts)}</w:p>")
CELLS = st.builds(
    cell, PARAGRAPHS, st.sampled_from(("", '<w:gridSpan w:val="2"/>', "<w:vMerge/>", '<w:vMerge w:val="restart"/>'))
)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=3).map(lambda cells: row(*cells)), min_size=1, max_size=3).map(
    lambda rows: table(*rows)
)
BODIES = st.lists(
    st.one_of(
        PARAGRAPHS,
        TABLES,
        PARAGRAPHS.map(lambda inner: f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"),
        TABLES.map(lambda inner: table(row(cell(inner + "<w:p/>")))),
    ),
    min_size=1,
    max_size=5,
).map("".join)


@settings(max_examples=80, deadline=None)
@given(body=BODIES)
def test_no_word_is_lost_in_any_construct(body: str) -> None:
    data = docx(paragraph("đầu") + body, footnotes=note("footnote", 1, "chữ của chú thích"))
    flow = read_docx(data)
    expected = words_of(data)
    if "footnoteReference" not in body:
        expected -= tokens("chữ của chú thích")
    assert not expected - tokens(flow.visible)


@settings(max_examples=80, deadline=None)
@given(body=BODIES)
def test_every_visible_word_is_in_the_markdown(body: str) -> None:
    flow = read_docx(docx(paragraph("đầu") + body, footnotes=note("footnote", 1, "chú thích")))
    assert not tokens(flow.visible) - tokens(in_result(flow))


@settings(max_examples=60, deadline=None)
@given(body=BODIES)
def test_the_second_way_to_read_a_file_sees_every_word_too(body: str) -> None:
    data = docx(paragraph("đầu") + body, footnotes=note("footnote", 1, "chú thích"))
    expected = words_of(data)
    if "footnoteReference" not in body:
        expected -= tokens("chú thích")
    assert tokens(raw_text(data)) == expected


HIDDEN = run("ẩn", "<w:vanish/>") + '<w:del w:id="1"><w:r><w:delText>xóa</w:delText></w:r></w:del>'
AGAIN = (
    '<w:r><w:footnoteReference w:id="1"/></w:r>'
    + run(" lại")
    + '<w:fldSimple w:instr=" NOTEREF _A "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
)


@pytest.mark.parametrize(
    ("content", "lost"),
    [
        (run("Một") + run("hai", "<w:caps/>") + run("m") + run("2", '<w:vertAlign w:val="superscript"/>'), ()),
        (run("thấy") + HIDDEN, ()),
        (run("thấy") + AGAIN, ()),
        (run("thấy") + "<w:lạ>" + run(" trong phần tử lạ") + "</w:lạ>", ("trong", "phần", "tử", "lạ")),
    ],
)
def test_what_the_reader_never_saw_is_found_missing(content: str, lost: tuple[str, ...]) -> None:
    data = docx(paragraph(content), footnotes=note("footnote", 1, "chú thích"))
    assert missing_from_raw(raw_text(data), read_flow(read_docx(data))) == lost


def office_sample() -> bytes:
    """Make a file by python-docx: what other programs write, with their styles and settings."""
    made = Document()
    made.add_heading("Kế hoạch", level=1)
    made.add_paragraph("Căn cứ Luật Bình đẳng giới;").runs[0].italic = True
    made.add_paragraph("gạch đầu dòng", style="List Bullet")
    made.add_paragraph("mục thứ nhất", style="List Number")
    made.add_paragraph("mục thứ hai", style="List Number")
    grid = made.add_table(2, 3, style="Table Grid")
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "Nội dung"
    grid.cell(0, 2).merge(grid.cell(1, 2)).text = "Thời gian"
    grid.cell(1, 0).text = "Hội nghị"
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def test_a_file_of_python_docx_reads_with_its_lists_and_merged_cells() -> None:
    flow = read_docx(office_sample())
    shown = [block for block in flow.blocks if isinstance(block, Paragraph)]
    assert [block.plain for block in shown] == [
        "Kế hoạch",
        "Căn cứ Luật Bình đẳng giới;",
        "• gạch đầu dòng",
        "1. mục thứ nhất",
        "2. mục thứ hai",
    ]
    assert shown[0].heading == 1
    grid = flow.blocks[-1]
    assert isinstance(grid, Table)
    assert grid.bordered
    assert [[(part.columns, part.rows) for part in cells] for cells in grid.rows] == [
        [(2, 1), (1, 2)],
        [(1, 1), (1, 1)],
    ]


def rich() -> bytes:
    """Make a file that has most constructs."""
    box = f"<w:r><w:drawing><w:txbxContent>{paragraph('trong khung')}</w:txbxContent></w:drawing></w:r>"
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = (
        listed("Mục đích", 1)
        + listed("Yêu cầu", 1, 1)
        + listed("Điểm", 1, 2)
        + paragraph(run("Chữ", "<w:b/>") + mark + box + run(" tiếp"), '<w:jc w:val="center"/>')
        + f"<w:p>{field.format('begin')}{field.format('separate')}{run('12')}{field.format('end')}</w:p>"
        + table(
            row(cell("a", '<w:gridSpan w:val="2"/>'), cell("b", '<w:vMerge w:val="restart"/>')),
            row(cell("c"), cell(table(row(cell("d"))) + "<w:p/>"), cell("", "<w:vMerge/>")),
        )
    )
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="26"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    )
    return docx(body, numbering=LISTS + a_list(1, 0), footnotes=note("footnote", 1, "nguồn"), styles=styles)


PARTS = (
    *("word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml"),
    "word/_rels/document.xml.rels",
)
VALUES = ("", "-1", "0", "999999999999", "%1%9", "document.xml", "ữ")


def mutated(data: bytes, draw: DataObject) -> bytes:
    """Move, drop, repeat and rename elements and attributes of one part."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = draw.draw(st.sampled_from(PARTS))
    root = etree.fromstring(parts[name])
    for _ in range(draw.draw(st.integers(1, 6))):
        elements = list(root.iter())
        chosen = elements[draw.draw(st.integers(0, len(elements) - 1))]
        other = elements[draw.draw(st.integers(0, len(elements) - 1))]
        match draw.draw(st.integers(0, 4)):
            case 0 if (parent := chosen.getparent()) is not None:
                parent.remove(chosen)
            case 1:
                other.append(etree.fromstring(etree.tostring(chosen)))
            case 2:
                chosen.tag = other.tag
            case 3 if chosen.attrib:
                key = draw.draw(st.sampled_from(sorted(chosen.attrib)))
                chosen.set(key, draw.draw(st.sampled_from(VALUES)))
            case _:
                chosen.text = draw.draw(st.sampled_from(("", "x", "\u0301", "\uf0b7", " ", "[^1]")))
    parts[name] = etree.tostring(root)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for part, content in parts.items():
            package.writestr(part, content)
    return target.getvalue()


@settings(max_examples=200, deadline=None)
@given(draw=st.data())
def test_a_file_with_its_structure_broken_is_read_or_refused(draw: DataObject) -> None:
    survives(mutated(rich(), draw))


@settings(max_examples=200, deadline=None)
@given(places=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=12))
def test_a_file_with_broken_bytes_is_read_or_refused(places: list[tuple[int, int]]) -> None:
    data = bytearray(rich())
    for place, byte in places:
        data[place % len(data)] = byte
    survives(bytes(data))


def survives(data: bytes) -> None:
    try:
        read_docx(data)
    except CheckerError as error:
        assert "\n" not in error.message.vi  # noqa: PT017 - either outcome is right


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("make", [rich, office_sample])
def test_libreoffice_shows_the_same_words(make: Callable[[], bytes], tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(make())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    target = ("--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(tmp_path / "a.docx"))
    subprocess.run(["soffice", profile, "--headless", *target], check=True, capture_output=True, timeout=120)
    theirs = tokens((tmp_path / "a.txt").read_text("utf-8-sig"))
    assert not theirs - tokens(read_docx(make()).visible.replace("[1]", "1"))
