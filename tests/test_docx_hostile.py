from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from docx_files import W, cell, document, docx, listed, note, packed, paragraph, row, run, style, table

from checker.errors import CheckerError
from checker.office.docx.reader import read_docx

if TYPE_CHECKING:
    from collections.abc import Callable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
WHOLE = docx(paragraph("Kế hoạch"))


def nested(depth: int, inner: str) -> str:
    return "<w:sdt><w:sdtContent>" * depth + inner + "</w:sdtContent></w:sdt>" * depth


def with_main(text: str | bytes) -> bytes:
    return docx("", parts={"word/document.xml": text})


def spoken(entities: str, encoding: str = "utf-8") -> bytes:
    text = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>'
    return with_main(f'<?xml version="1.0" encoding="{encoding}"?>{entities}{text}'.encode(encoding))


def with_size(data: bytes, size: int) -> bytes:
    """Let the directory of a zip tell another size of its directory."""
    end = data.rfind(b"PK\x05\x06")
    return data[: end + 12] + size.to_bytes(4, "little") + data[end + 16 :]


def overlapping() -> bytes:
    """A zip whose second entry lies inside the first."""
    data = bytearray(packed({"a.xml": "x" * 50, "word/document.xml": document(paragraph("y"))}))
    second = data.rfind(b"PK\x01\x02")
    data[second + 42 : second + 46] = (0).to_bytes(4, "little")
    return bytes(data)


def encrypted() -> bytes:
    data = bytearray(WHOLE)
    place = 0
    while (place := data.find(b"PK\x01\x02", place)) >= 0:
        data[place + 8] |= 1
        place += 4
    return bytes(data)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: b"", "không phải tệp Word"),
        (lambda: b"%PDF-1.7", "không phải tệp Word"),
        (lambda: b"PK\x03\x04", "hỏng hoặc bị cắt cụt"),
        (lambda: WHOLE[: len(WHOLE) // 2], "hỏng hoặc bị cắt cụt"),
        (lambda: WHOLE[:-3], "hỏng hoặc bị cắt cụt"),
        (lambda: OLE, "tệp Word đời cũ (.doc)"),
        (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "có mật khẩu"),
        (encrypted, "có mật khẩu"),
        (lambda: packed({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "trình chiếu (.pptx)"),
        (lambda: packed({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "bảng tính (.xlsx)"),
        (lambda: packed({"mimetype": "", "content.xml": ""}), "OpenDocument"),
        (lambda: packed({"META-INF/MANIFEST.MF": ""}), "chương trình Java"),
        (lambda: packed({"thư.txt": "x"}), "không phải tệp Word"),
        (lambda: packed({"[Content_Types].xml": "<a/>"}), "không có phần văn bản"),
        (lambda: with_main("<html/>"), "không phải của Word"),
        (lambda: with_main(""), "XML sai"),
        (lambda: with_main("<w:document>"), "XML sai"),
        (lambda: with_main(b"\xff\xfe\x00\xd8"), "XML sai"),
        (lambda: docx("<w:p/>"), "không có chữ nào"),
        (lambda: docx(paragraph("x"), parts={f"a{place}": "" for place in range(2_001)}), "2.000 mục"),
        (lambda: with_size(WHOLE, 9_000_000), "2.000 mục"),
        (lambda: docx(paragraph("x"), parts={"word/media/a.bin": bytes(3_000_000)}), "bom nén"),
        (lambda: docx("".join(f"<w:p>{place:09}</w:p>" for place in range(1_300_000))), "quá mức cho phép"),
        (overlapping, "bom nén"),
        (lambda: spoken(LAUGHS), "DOCTYPE"),
        (lambda: spoken(LAUGHS, "utf-16"), "DOCTYPE"),
        (lambda: spoken(OUTSIDE), "DOCTYPE"),
        (lambda: docx(paragraph("x"), parts={"word/_rels/document.xml.rels": OUTSIDE + "<a/>"}), "DOCTYPE"),
        (lambda: docx(nested(5_000, paragraph("x"))), "quá sâu"),
        (lambda: docx(f"<w:p>{nested(5_000, run('x'))}</w:p>"), "quá sâu"),
        (lambda: docx("<w:tbl><w:tr><w:tc>" * 300 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 300), "quá sâu"),
        (lambda: docx("".join(f"<w:p>{place}</w:p>" for place in range(15_001))), "dài quá 15.000 đoạn"),
        (lambda: docx("".join(paragraph(str(place)) for place in range(100_000))), "quá dài"),
        (lambda: docx("<w:p>" + "".join(f"<w:r>{place}</w:r>" for place in range(301_000)) + "</w:p>"), "quá dài"),
        (lambda: docx(paragraph(" ".join(map(str, range(400_000))))), "2 triệu ký tự"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(make: Callable[[], bytes], sentence: str) -> None:
    with pytest.raises(CheckerError) as caught:
        read_docx(make())
    assert sentence in caught.value.message.vi
    assert "\n" not in caught.value.message.vi
    assert caught.value.message.en


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused() -> None:
    target = io.BytesIO(WHOLE)
    with zipfile.ZipFile(target, "a") as package:
        package.writestr("WORD/document.xml", document(paragraph("khác")))
    with pytest.raises(CheckerError, match="trùng tên"):
        read_docx(target.getvalue())


CIRCLE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Type="x/styles" Target="document.xml"/>'
    '<Relationship Id="b" Type="x/numbering" Target="../../../../etc/passwd"/>'
    '<Relationship Id="c" Type="x/footnotes" Target="/word/document.xml"/>'
    '<Relationship Id="d" Type="x/endnotes" Target="http://127.0.0.1/a.xml" TargetMode="External"/></Relationships>'
)
SELF = '<w:footnote w:id="1"><w:p><w:r><w:t>a</w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>'
PILE = "a" + "\u0301\u0323" * 500_000 + " ".join(map(str, range(9_000)))


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: docx(nested(60, paragraph("x"))), "x"),
        (lambda: docx(paragraph("x"), parts={"/etc/passwd": "y", "../../a": "z", "word\\b.xml": "<"}), "x"),
        (lambda: docx(paragraph("x"), parts={"word/_rels/document.xml.rels": CIRCLE}), "x"),
        (lambda: docx('<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>', footnotes=SELF), "[1]\na[1]"),
        (lambda: with_main(document(paragraph("ữ")).replace("UTF-8", "UTF-16").encode("utf-16")), "ữ"),
        (lambda: with_main(document(paragraph("ữ")).replace("UTF-8", "UTF-16").encode("utf-16-le")), "ữ"),
        (lambda: docx(table(row(cell("a", '<w:gridSpan w:val="999999999"/>')))), "a"),
        (lambda: docx(listed("a", 999_999_999_999)), "a"),
        (lambda: docx(paragraph(PILE))[:], " ".join(("a0", *map(str, range(1, 9_000))))),
        (
            lambda: docx(
                paragraph("x", '<w:pStyle w:val="S0"/>'),
                styles="".join(style(f"S{place}", based_on=f"S{place + 1}") for place in range(5_000)),
            ),
            "x",
        ),
        (lambda: docx(paragraph("x"), footnotes=note("footnote", 1, "không ai gọi")), "x"),
        (lambda: docx(paragraph('<w:r><w:sym w:char="110000"/><w:t>x</w:t></w:r>')), "□x"),
    ],
)
def test_an_odd_file_is_read(make: Callable[[], bytes], words: str) -> None:
    assert read_docx(make()).visible == words
