from __future__ import annotations

import unicodedata

import pytest
from docx_files import (
    a_list,
    cell,
    definition,
    docx,
    level,
    listed,
    note,
    paragraph,
    row,
    run,
    style,
    table,
)

from checker.office.docx.reader import read_docx
from checker.office.flow import Flow, Paragraph, Table

BOX = "<w:txbxContent>{}</w:txbxContent>"
OUTLINE = definition(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)"))
FORMULA = (
    "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>"
    "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
)
HIDDEN = listed("ẩn", 1).replace("<w:rPr></w:rPr>", "<w:rPr><w:vanish/></w:rPr>")
HIDDEN = HIDDEN.replace("</w:numPr>", "</w:numPr><w:rPr><w:vanish/></w:rPr>")
STARTS_ANEW = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'


def plain(data: bytes) -> list[str]:
    return _plain(read_docx(data).blocks)


def _plain(blocks: tuple[Paragraph | Table, ...]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block.plain)
        else:
            found += ["|".join(" ".join(_plain(part.blocks)) for part in cells) for cells in block.rows]
    return found


def first(data: bytes) -> Paragraph:
    block = read_docx(data).blocks[0]
    assert isinstance(block, Paragraph)
    return block


def only_table(data: bytes) -> Table:
    block = read_docx(data).blocks[0]
    assert isinstance(block, Table)
    return block


def spans(found: Table) -> list[list[tuple[int, int]]]:
    return [[(part.columns, part.rows) for part in cells] for cells in found.rows]


def field(instruction: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    told = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>{run('không hiện')}"
    return mark.format("begin") + told + mark.format("separate") + run(result) + mark.format("end")


def drawn(content: str) -> str:
    inner = f"<w:drawing><wps:txbx>{BOX.format(content)}</wps:txbx></w:drawing>"
    old = f"<w:pict><v:textbox>{BOX.format(content)}</v:textbox></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{inner}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (run("12") + "<w:r><w:noBreakHyphen/></w:r>" + run("KH"), "12-KH"),
        (run("ngăn") + "<w:r><w:softHyphen/></w:r>" + run("cách"), "ngăncách"),
        (run("trái") + "<w:r><w:tab/></w:r>" + run("phải"), "trái\tphải"),
        (run("trên") + "<w:r><w:br/></w:r>" + run("dưới"), "trên\ndưới"),
        (run(unicodedata.normalize("NFD", "Ủy ban nhân dân")), "Ủy ban nhân dân"),
        ("<w:r><w:t> không giữ </w:t></w:r>" + run("x"), "không giữx"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run(" có"), "☑ có"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run(" 40"), "≥ 40"),
        (run("km") + run("2", '<w:vertAlign w:val="superscript"/>'), "km²"),
        (run("CO") + run("2", '<w:vertAlign w:val="subscript"/>'), "CO₂"),
        (run("ubnd xã", "<w:caps/>"), "UBND XÃ"),
        (run("nhìn thấy") + run(" ẩn đi", "<w:vanish/>"), "nhìn thấy"),
        (field(" PAGE ", "7"), "7"),
        (f'<w:fldSimple w:instr="DATE">{run("05/3/2026")}</w:fldSimple>', "05/3/2026"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("không đóng"), "không đóng"),
        (f'<w:ins w:id="1">{run("thêm")}</w:ins><w:del w:id="2"><w:r><w:delText>xóa</w:delText></w:r></w:del>', "thêm"),
        (f"<w:moveFrom>{run('cũ')}</w:moveFrom><w:moveTo>{run('mới')}</w:moveTo>", "mới"),
        (f"<w:smartTag><w:customXml>{run('thẻ')}</w:customXml></w:smartTag>", "thẻ"),
        (f"<w:sdt><w:sdtContent>{run('ô điền')}</w:sdtContent></w:sdt>", "ô điền"),
        (FORMULA, "a/bx²"),
        (run("c¸ch m¹ng", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'), "cách mạng"),
        (run("ñ", '<w:rFonts w:hAnsi="VNI-Times"/>') + run("oäc laäp", '<w:rFonts w:hAnsi="VNI-Times"/>'), "độc lập"),
        (run("céng hßa", '<w:rFonts w:hAnsi=".VnTimeH"/>'), "CỘNG HÒA"),
        (run("đã là Unicode", '<w:rFonts w:hAnsi=".VnTime"/>'), "đã là Unicode"),
        (run("gach") + run("\u0323", "<w:b/>") + run("\u0302"), "gacḥ̂"),
        (run("đe") + run("\u0309", "<w:b/>"), "đẻ"),
        (run("trai\u202e\u200bphai\u00a0x"), "traiphai x"),
    ],
)
def test_text_is_what_word_shows(content: str, expected: str) -> None:
    assert plain(docx(paragraph(content))) == [expected]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (run("đậm", "<w:b/>") + run(" thường"), "**đậm** thường"),
        (run("Căn cứ ", "<w:i/>") + run("Luật;", "<w:i/>"), "_Căn cứ Luật;_"),
        (run("cả hai", "<w:b/><w:i/>"), "**_cả hai_**"),
        (run("I. ", "<w:b/>") + run(" Mục ", "<w:b/>") + run("đích"), "**I. Mục** đích"),
        (run("không", '<w:b w:val="0"/>'), "không"),
        (run("nửa") + run("chữ", "<w:i/>"), "nửa*chữ*"),
        (run("2 * 3 và a_b và _c_ và [x](y)"), r"2 \* 3 và a_b và \_c\_ và \[x](y)"),
        (run("# không phải đề mục"), r"\# không phải đề mục"),
        (run("| không phải bảng"), r"\| không phải bảng"),
        (run("-----"), r"\-----"),
        (run("<!-- chữ --> &amp;"), "&lt;!-- chữ --> &amp;amp;"),
        (run("một  \t hai"), "một hai"),
        (run("trên", "<w:b/>") + "<w:r><w:br/></w:r>" + run("dưới", "<w:b/>"), "**trên**  \n**dưới**"),
        (f'<w:hyperlink r:id="web">{run("cổng tin")}</w:hyperlink>', "[cổng tin](https://minhhoa.vn/a%28b%29)"),
        (f'<w:hyperlink r:id="mail">{run("vp@minhhoa.vn")}</w:hyperlink>', "vp@minhhoa.vn"),
        (f'<w:hyperlink r:id="bad">{run("bấm")}</w:hyperlink>', "bấm"),
        (f'<w:hyperlink w:anchor="x">{run("mục 1")}</w:hyperlink>', "mục 1"),
    ],
)
def test_marks_are_those_of_the_dialect(content: str, expected: str) -> None:
    links = {"web": "https://minhhoa.vn/a(b)", "mail": "mailto:vp@minhhoa.vn", "bad": "javascript:alert(1)"}
    assert first(docx(paragraph(content), links=links)).markdown == expected


def test_a_paragraph_tells_how_it_looks() -> None:
    look = '<w:b/><w:i/><w:sz w:val="26"/>'
    found = first(docx(paragraph(run("Kế hoạch", look), '<w:jc w:val="center"/><w:outlineLvl w:val="1"/>')))
    expected = Paragraph("**_Kế hoạch_**", "Kế hoạch", centred=True, bold=True, italic=True, size=13.0, heading=2)
    assert found == expected._replace(align="center")


def test_a_toggle_in_both_styles_cancels_itself_and_direct_formatting_wins() -> None:
    styles = style("Đậm", inner="<w:rPr><w:b/></w:rPr>") + style("Chữ", kind="character", inner="<w:rPr><w:b/></w:rPr>")
    content = run("hai lần", '<w:rStyle w:val="Chữ"/>') + run(" một lần") + run(" không", '<w:b w:val="off"/>')
    found = first(docx(paragraph(content, '<w:pStyle w:val="Đậm"/>'), styles=styles))
    assert found.markdown == "hai lần **một lần** không"


def test_styles_inherit_and_a_circle_of_styles_ends() -> None:
    styles = style("Con", based_on="Cha") + style("Cha", based_on="Con", inner='<w:pPr><w:jc w:val="center"/></w:pPr>')
    assert first(docx(paragraph("x", '<w:pStyle w:val="Con"/>'), styles=styles)).centred


def test_the_file_of_another_office_with_strict_names_reads_the_same() -> None:
    data = docx(paragraph(run("đậm", "<w:b/>")))
    strict = docx(
        "",
        parts={
            "word/document.xml": '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
            '<w:p><w:r><w:rPr><w:b w:val="true"/><w:sz w:val="14pt"/></w:rPr><w:t>đậm</w:t></w:r></w:p>'
            "</w:body></w:document>"
        },
    )
    assert first(strict) == first(data)._replace(size=14.0)


@pytest.mark.parametrize(
    ("body", "lists", "expected"),
    [
        (
            listed("A", 1)
            + listed("B", 1, 1)
            + listed("C", 1, 2)
            + listed("D", 1, 2)
            + listed("E", 1)
            + listed("F", 1, 1),
            OUTLINE + a_list(1, 0),
            ["I. A", "1. B", "a) C", "b) D", "II. E", "1. F"],
        ),
        (
            listed("A", 1) + listed("B", 2) + listed("C", 2) + listed("D", 1),
            OUTLINE + a_list(1, 0) + a_list(2, 0, STARTS_ANEW),
            ["I. A", "I. B", "II. C", "III. D"],
        ),
        (
            listed("A", 1) + listed("B", 2),
            OUTLINE + a_list(1, 0) + a_list(2, 0),
            ["I. A", "II. B"],
        ),
        (
            listed("A", 1) + listed("B", 1, 1),
            definition(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>")) + a_list(1, 0),
            ["I. A", "1.1. B"],
        ),
        (
            listed("A", 1, 1) + listed("B", 1) + listed("C", 1, 1),
            definition(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2.")) + a_list(1, 0),
            ["1.1. A", "2. B", "2.1. C"],
        ),
        (
            listed("A", 1) + listed("B", 1, 1) + listed("C", 1) + listed("D", 1, 1),
            definition(0, level(0, "decimal", "%1."), level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>'))
            + a_list(1, 0),
            ["1. A", "1) B", "2. C", "2) D"],
        ),
        (listed("A", 1) + listed("", 1) + listed("C", 1), OUTLINE + a_list(1, 0), ["I. A", "II.", "III. C"]),
        (
            listed("A", 1) + HIDDEN + listed("C", 1),
            OUTLINE + a_list(1, 0),
            ["I. A", "II. C"],
        ),
        (listed("A", 1), definition(0, level(0, "decimalZero", "(%1)", start=9)) + a_list(1, 0), ["(09) A"]),
        (listed("A", 1), definition(0, level(0, "upperLetter", "%1.", start=28)) + a_list(1, 0), ["BB. A"]),
        (listed("A", 1), definition(0, level(0, "lowerRoman", "%1.", start=19)) + a_list(1, 0), ["xix. A"]),
        (listed("A", 1), definition(0, level(0, "bullet", "\uf0b7")) + a_list(1, 0), ["• A"]),
        (listed("A", 1), definition(0, level(0, "bullet", "\uf0d8")) + a_list(1, 0), ["- A"]),
        (listed("A", 1), definition(0, level(0, "bullet", "o")) + a_list(1, 0), ["+ A"]),
        (listed("A", 1), definition(0, level(0, "none", "")) + a_list(1, 0), ["A"]),
        (
            listed("A", 1),
            definition(0, level(0, "decimal", "%1.", '<w:suff w:val="nothing"/>')) + a_list(1, 0),
            ["1.A"],
        ),
        (listed("đ) gõ tay", 0) + listed("A", 9), OUTLINE + a_list(1, 0), ["đ) gõ tay", "A"]),
    ],
)
def test_labels_are_counted_as_word_counts(body: str, lists: str, expected: list[str]) -> None:
    assert plain(docx(body, numbering=lists)) == expected


def test_a_style_brings_its_list_and_the_list_knows_the_style() -> None:
    linked = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    lists = definition(
        0,
        level(0, "upperRoman", "%1.", '<w:pStyle w:val="Đề1"/>'),
        level(1, "decimal", "%2.", '<w:pStyle w:val="Đề2"/>'),
    )
    body = "".join(paragraph(text, f'<w:pStyle w:val="{name}"/>') for text, name in (("A", "Đề1"), ("B", "Đề2")))
    body += paragraph("C", '<w:pStyle w:val="Đề2"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    styles = style("Đề1", inner=linked) + style("Đề2", based_on="Đề1", inner=linked)
    assert plain(docx(body, styles=styles, numbering=lists + a_list(1, 0))) == ["I. A", "1. B", "C"]


def test_a_label_is_bold_like_its_text_unless_the_list_says_otherwise() -> None:
    bold = listed("A", 1).replace("<w:rPr></w:rPr>", "<w:rPr><w:b/></w:rPr>")
    assert first(docx(bold, numbering=OUTLINE + a_list(1, 0))).markdown == "**I. A**"
    thin = OUTLINE.replace("<w:lvlText", '<w:rPr><w:b w:val="0"/></w:rPr><w:lvlText')
    assert first(docx(bold, numbering=thin + a_list(1, 0))).markdown == "I. **A**"


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    gone = paragraph("Đoạn ", "<w:rPr><w:del/></w:rPr>")
    assert plain(docx(gone + paragraph("nối") + gone)) == ["Đoạn nối", "Đoạn"]


def test_tables_keep_spans_paragraphs_and_tables_inside() -> None:
    inner = table(row(cell("trong")))
    found = only_table(
        docx(
            table(
                row(cell("a", '<w:gridSpan w:val="2"/>'), cell("b", '<w:vMerge w:val="restart"/>')),
                row(cell(paragraph("c") + paragraph("d")), cell(inner + paragraph()), cell("", "<w:vMerge/>")),
                row(cell("e"), cell("f"), cell("", "<w:vMerge/>")),
            )
        )
    )
    assert spans(found) == [[(2, 1), (1, 3)], [(1, 1), (1, 1)], [(1, 1), (1, 1)]]
    assert [part.plain for part in found.rows[1][0].blocks if isinstance(part, Paragraph)] == ["c", "d"]
    assert isinstance(found.rows[1][1].blocks[0], Table)


def test_rows_in_content_controls_skipped_columns_and_deleted_rows_are_read() -> None:
    kept = row(cell("x"), properties='<w:gridBefore w:val="1"/>')
    gone = row(cell("bỏ"), properties="<w:del/>")
    found = only_table(docx(table(f"<w:sdt><w:sdtContent>{kept}</w:sdtContent></w:sdt>", gone)))
    assert [[part.columns for part in cells] for cells in found.rows] == [[1, 1]]


def test_words_in_a_covered_cell_are_kept_and_told() -> None:
    data = docx(table(row(cell("a", '<w:vMerge w:val="restart"/>')), row(cell("b", "<w:vMerge/>"))))
    assert plain(data) == ["a b", ""]
    assert "ô gộp" in read_docx(data).notices[0].vi


@pytest.mark.parametrize(
    ("properties", "styles", "expected"),
    [
        ("", "", True),
        ("<w:tblBorders><w:top w:val='nil'/><w:left w:val='none'/></w:tblBorders>", "", False),
        ("<w:tblW/>", "", False),
        (
            '<w:tblStyle w:val="Lưới"/>',
            style(
                "Lưới",
                kind="table",
                inner="<w:tblPr><w:tblBorders><w:top w:val='single'/><w:left w:val='single'/></w:tblBorders></w:tblPr>",
            ),
            True,
        ),
    ],
)
def test_a_table_with_lines_is_told_from_one_that_lays_out(properties: str, styles: str, *, expected: bool) -> None:
    assert only_table(docx(table(row(cell("a")), properties=properties), styles=styles)).bordered is expected


def test_header_rows_are_counted() -> None:
    header = row(cell("TT"), properties="<w:tblHeader/>")
    assert only_table(docx(table(header, row(cell("1"))))).header_rows == 1


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    assert plain(docx(paragraph(run("trước") + drawn(paragraph("trong khung"))))) == ["trước", "trong khung"]


def test_an_empty_choice_leaves_the_older_drawing_to_be_read() -> None:
    old = f"<w:pict><v:textbox>{BOX.format(paragraph('khung cũ'))}</v:textbox></w:pict>"
    both = f"<mc:AlternateContent><mc:Choice/><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    assert plain(docx(paragraph(f"<w:r>{both}</w:r>"))) == ["khung cũ"]


def test_notes_are_numbered_in_the_order_of_their_marks() -> None:
    marks = '<w:r><w:footnoteReference w:id="5"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    body = paragraph(run("2030") + marks + '<w:r><w:endnoteReference w:id="1"/></w:r>')
    separator = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    notes = separator + note("footnote", 2, "hai") + note("footnote", 5, "năm") + note("footnote", 9, "không ai gọi")
    flow = read_docx(docx(body, footnotes=notes, endnotes=note("endnote", 1, "cuối")))
    assert isinstance(flow.blocks[0], Paragraph)
    assert flow.blocks[0].plain == "2030[1][2][i]"
    assert flow.blocks[0].markdown == "2030[^1][^2][^i]"
    assert [(found.mark, found.blocks[0].plain) for found in flow.notes] == [("1", "năm"), ("2", "hai"), ("i", "cuối")]


def told(flow: Flow) -> str:
    return " | ".join(notice.vi for notice in flow.notices)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"<w:ins>{run('a')}</w:ins><w:del/><w:del/>", "giữ 1 chỗ chèn, bỏ 2 chỗ xóa"),
        (f"<w:moveFrom>{run('a')}</w:moveFrom>", "1 chỗ chuyển đi"),
        (run("ẩn", "<w:vanish/>"), "bỏ 1 đoạn chữ ẩn"),
        ('<w:r><w:commentReference w:id="1"/></w:r>', "bỏ 1 lời bình"),
        ('<w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r>', "bỏ 1 hình"),
        ('<w:r><w:drawing><a:blip r:link="x"/></w:drawing></w:r>', "liên kết ra ngoài tệp, không tải về"),
        ("<w:r><w:object><o:OLEObject/></w:object></w:r>", "bỏ 1 đối tượng nhúng"),
        ("<w:r><w:drawing><c:chart/></w:drawing></w:r>", "bỏ 1 biểu đồ"),
        (run("gạch", "<w:strike/>"), "1 đoạn chữ gạch ngang"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F001"/></w:r>', "1 ký hiệu của phông riêng"),
        (run("c¸ch", '<w:rFonts w:hAnsi=".VnTime"/>'), "đổi 1 đoạn chữ TCVN3"),
    ],
)
def test_what_is_left_out_or_changed_is_told(content: str, expected: str) -> None:
    assert expected in told(read_docx(docx(paragraph(run("chữ ") + content))))


def test_macros_and_headers_are_told_and_page_numbers_are_not() -> None:
    section = '<w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/>'
    data = docx(
        paragraph("x"),
        section=section,
        header1=paragraph("Số hiệu trên đầu trang"),
        footer1=paragraph("Trang 2/5"),
        parts={"word/vbaProject.bin": b"macro"},
    )
    assert (
        told(read_docx(data))
        == "có macro: bỏ qua, không chạy | không nhập đầu trang, chân trang: “Số hiệu trên đầu trang”"
    )
