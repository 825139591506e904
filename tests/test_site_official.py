"""A document's page: the decree's layout, its labels and anchors, and what Markdown would make of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import markdown
import pytest
from lxml import html as lxml_html
from site_pages import PLAN, one, pages_of, rendered, words
from site_samples import BODY, plan

from checker.parse import parse
from checker.site.body import BodyWriter
from checker.site.inline import NOWHERE, CitedLaw, CitedLaws, write
from checker.source import Span, from_text

if TYPE_CHECKING:
    from pathlib import Path


def test_a_document_has_the_decree_s_parts_in_their_order(tmp_path: Path) -> None:
    sheet = one(rendered(pages_of(tmp_path, ke_hoach=plan())[PLAN]), "to-giay")
    parts = [
        "UBND xã Minh Họa",
        "Trường THCS Minh Họa",
        "Cộng hòa xã hội chủ nghĩa Việt Nam",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-THCSMH",
        "Minh Họa, ngày 05 tháng 3 năm 2026",
        "Kế hoạch Thực hiện bình đẳng giới năm 2026",
        "Căn cứ Luật Bình đẳng giới",
        "I. Mục đích, yêu cầu",
        "a) Nâng cao nhận thức.",
        "theo dõi./.",
        "Nơi nhận:",
        "- UBND xã Minh Họa (để báo cáo);",
        "- Lưu: VT.",
        "KT. HIỆU TRƯỞNG",
        "PHÓ HIỆU TRƯỞNG",
        "Nguyễn Thị Mẫu",
    ]
    places = [words(sheet).find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_labels_are_list_items_with_the_label_as_written(tmp_path: Path) -> None:
    body = "1. Một\na) hai\nđ) ba\n- bốn\n+ năm\n\n**Điều 1.** Sáu\n"
    sheet = one(rendered(pages_of(tmp_path, ke_hoach=plan(body))[PLAN]), "to-giay")
    labels = [words(label) for label in sheet.find_class("nhan")]
    assert labels == ["1.", "a)", "đ)", "-", "+", "Điều 1."]
    assert len(sheet.xpath(".//li/p/span[@class='nhan']")) == len(labels)
    assert words(sheet.xpath(".//li/ul/li/ul")[0]) == "- bốn + năm"
    assert not sheet.xpath(".//ol")


def test_headings_are_markdown_headings_with_stable_anchors(tmp_path: Path) -> None:
    body = "## I. Mục đích\n\n### 1. Yêu cầu\n\n## II. Đề *án* & `mã`\n\n### 1. Yêu cầu\n"
    page = pages_of(tmp_path, ke_hoach=plan(body))[PLAN]
    sheet = one(rendered(page), "to-giay")
    found = [(title.tag, title.get("id"), words(title)) for title in sheet.xpath(".//h2 | .//h3")]
    assert found == [
        ("h2", "i-muc-dich", "I. Mục đích"),
        ("h3", "1-yeu-cau", "1. Yêu cầu"),
        ("h2", "ii-de-an-ma", "II. Đề án & mã"),
        ("h3", "1-yeu-cau-2", "1. Yêu cầu"),
    ]
    assert len(rendered(page).xpath("//h1")) == 1


def test_a_point_has_an_anchor_that_its_citation_tells(tmp_path: Path) -> None:
    body = (
        "## I. Một\n\n1. Việc\na) hai\nđ) ba\n- bốn\n2. Năm\n1.1. sáu\n\n## II. Hai\n\n1. bảy\n1. tám\n\n"
        "## Nơi nhận\n\n- Lưu: VT.\n\n## Phụ lục I\n\n1. chín\n\n**Điều 3.** Mười\n1) một\n"
    )
    sheet = one(rendered(pages_of(tmp_path, ke_hoach=plan(body))[PLAN]), "to-giay")
    links = sheet.xpath(".//li/p/a[@class='headerlink']")
    assert [link.get("href") for link in links] == [
        "#muc-i-khoan-1",
        "#muc-i-khoan-1-diem-a",
        "#muc-i-khoan-1-diem-dd",
        "#muc-i-khoan-2",
        "#muc-i-khoan-2-khoan-1-1",
        "#muc-ii-khoan-1",
        "#muc-ii-khoan-1-2",
        "#phu-luc-i-khoan-1",
        "#phu-luc-i-dieu-3",
        "#phu-luc-i-dieu-3-khoan-1",
    ]
    assert [f"#{link.get('id')}" for link in links] == [link.get("href") for link in links]


def test_a_title_in_the_body_does_not_become_a_second_main_heading(tmp_path: Path) -> None:
    page = pages_of(tmp_path, ke_hoach=plan("# KẾ HOẠCH\n\nđoạn\n"))[PLAN]
    assert len(rendered(page).xpath("//h1")) == 1


def test_a_heading_under_a_labelled_line_closes_the_list(tmp_path: Path) -> None:
    sheet = one(rendered(pages_of(tmp_path, ke_hoach=plan("I. Một\na) hai\n\n### 1. Ba\n\nbốn\n"))[PLAN]), "to-giay")
    assert len(sheet.xpath("./h3")) == 1
    assert words(sheet).index("hai") < words(sheet).index("1. Ba") < words(sheet).index("bốn")


@pytest.mark.parametrize(
    ("number", "date", "shown"),
    [
        (
            "/KH-THCSMH",
            "",
            ("Số: \xa0\xa0\xa0\xa0\xa0/KH-THCSMH", "ngày \xa0\xa0\xa0\xa0\xa0 tháng \xa0\xa0\xa0\xa0\xa0 năm"),
        ),
        ("", "2026-02", ("Số: \xa0\xa0\xa0\xa0\xa0", "ngày \xa0\xa0\xa0\xa0\xa0 tháng 02 năm 2026")),
        ("12/KH-X", "05/11/2026", ("Số: 12/KH-X", "Minh Họa, ngày 05 tháng 11 năm 2026")),
        ("12/KH-X", "hôm nay", ("Số: 12/KH-X", "Minh Họa, hôm nay")),
    ],
)
def test_what_a_draft_has_not_yet_stays_blank(tmp_path: Path, number: str, date: str, shown: tuple[str, ...]) -> None:
    text_ = plan(so_ky_hieu=f'"{number}"', ngay_ban_hanh=f'"{date}"', trang_thai='"du-thao"')
    markdown_ = pages_of(tmp_path, preview=True, ke_hoach=text_)[PLAN].markdown
    assert all(part in markdown_ for part in shown)


@pytest.mark.parametrize(
    ("subject", "head"),
    [
        ("Hướng dẫn xây dựng kế hoạch", "V/v hướng dẫn xây dựng kế hoạch"),
        ("V/v hướng dẫn", "V/v hướng dẫn"),
        ("Ủy ban nhân dân xã nghỉ lễ", "V/v Ủy ban nhân dân xã nghỉ lễ"),
        ("Nguyễn Văn Mẫu", "V/v Nguyễn Văn Mẫu"),
    ],
)
def test_the_subject_of_a_letter_stands_under_its_number(tmp_path: Path, subject: str, head: str) -> None:
    letter = plan(
        loai='"cong-van"', so_ky_hieu='"5/THCSMH-VP"', trich_yeu=f'"{subject}"', kinh_gui='\n  - "A"\n  - "B"'
    )
    sheet = one(rendered(pages_of(tmp_path, ke_hoach=letter)[PLAN]), "to-giay")
    assert words(one(sheet, "so-hieu")) == f"Số: 5/THCSMH-VP {head}"
    assert [title.get("class") for title in sheet.xpath(".//h1")] == ["ve-viec"]
    assert words(one(sheet, "kinh-gui")) == "Kính gửi: - A; - B."


@pytest.mark.parametrize(
    ("signer", "authority"),
    [
        ('\n  chuc_vu: "CHỦ TỊCH"', "CHỦ TỊCH Trường THCS Minh Họa"),
        ('\n  quyen_han: ["KT. CHỦ TỊCH"]\n  chuc_vu: "PHÓ CHỦ TỊCH"', "CHỦ TỊCH Trường THCS Minh Họa"),
        ('\n  quyen_han: ["TM. ỦY BAN", "KT. CHỦ TỊCH"]\n  chuc_vu: "PHÓ"', "Trường THCS Minh Họa"),
    ],
)
def test_a_decision_names_who_decides(tmp_path: Path, signer: str, authority: str) -> None:
    decision = plan("**QUYẾT ĐỊNH:**\n\n**Điều 1.** X./.\n", loai='"quyet-dinh"', nguoi_ky=signer)
    sheet = one(rendered(pages_of(tmp_path, ke_hoach=decision)[PLAN]), "to-giay")
    assert words(one(sheet, "tham-quyen")) == authority
    assert words(one(sheet, "quyet-dinh")) == "QUYẾT ĐỊNH:"


def test_what_follows_the_recipients_is_an_annex_after_the_signature(tmp_path: Path) -> None:
    sheet = one(rendered(pages_of(tmp_path, ke_hoach=plan(BODY + "\n## Phụ lục I\n\nBiểu số liệu\n"))[PLAN]), "to-giay")
    assert words(sheet).index("Nguyễn Thị Mẫu") < words(sheet).index("Phụ lục I") < words(sheet).index("Biểu số liệu")


def test_comments_are_never_published(tmp_path: Path) -> None:
    body = "<!-- checker: ignore x: riêng -->\n\nMột <!-- HAI --> ba\n\n| <!-- HAI --> | b |\n| --- | --- |\n"
    page = pages_of(tmp_path, ke_hoach=plan(body))[PLAN]
    assert "riêng" not in page.markdown
    assert "HAI" not in page.markdown
    assert "Một  ba" in page.markdown


# --- equal to Markdown where there are no labels ---------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "Một đoạn.\n\nHai\ndòng.\n",
        "# Một\n\n## Hai\n\n### Ba `mã`\n\nđoạn\n",
        "Chữ **đậm**, _nghiêng_, *sao*, **_cả hai_**, `mã <b>`, 5 \\* 3, a_b_c, & và &amp; <https://x.vn/a?b=1&c=2>\n",
        "[nhãn](https://x.vn/a_(b)) và [thư](mailto:a@x.vn)\n",
        "dòng một  \ndòng hai\n",
        "| A | B |\n| --- | ---: |\n| một | **hai** |\n| ba \\| bốn | `năm` |\n",
        "đoạn\n\n---\n\nđoạn\n",
    ],
)
def test_a_text_without_labels_reads_as_markdown_reads_it(body: str) -> None:
    document = parse(from_text("x.md", body))
    ours = _bare(BodyWriter(document, NOWHERE).html(document.main))
    theirs = _bare(markdown.markdown(body, extensions=["tables"]))
    assert ours == theirs


def _bare(made: str) -> str:
    """Give HTML without attributes (but where a link goes), boxes and white space between elements."""
    root = lxml_html.fragment_fromstring(made, create_parent="main")
    for box in root.xpath(".//div"):
        box.drop_tag()
    for element in root.iter():
        for name in list(element.attrib):
            if name != "href":
                del element.attrib[name]
    return re.sub(r">\s+", ">", re.sub(r"\s+<", "<", lxml_html.tostring(root, encoding="unicode")))


@pytest.mark.parametrize("mark", ["", "_", "**", "_**"])
def test_citations_are_links_whatever_stands_around_them(mark: str) -> None:
    source = f"x {mark}A, “B”\\. C{mark[::-1]} y"
    laws = [CitedLaw(Span(place := source.index(name), place + 1), f"{name}/", "còn") for name in "ABC"]
    linked = {name: f'<a href="{name}/" title="còn" class="luat">{name}</a>' for name in "ABC"}
    before, after = {"": ("", ""), "_": ("<em>", "</em>"), "**": ("<strong>", "</strong>")}.get(
        mark, ("<em><strong>", "</strong></em>")
    )
    whole = f"x {before}{linked['A']}, “{linked['B']}”. {linked['C']}{after} y"
    at = Span(0, len(source))
    assert write(source, at, NOWHERE._replace(cited=CitedLaws(laws))) == whole
    alone = Span(2, len(source) - 2)  # from the mark to the mark
    assert write(source, alone, NOWHERE._replace(cited=CitedLaws(laws))) == whole[2:-2]
    plain = source.replace("\\.", " .")
    assert write(plain, alone, NOWHERE._replace(cited=CitedLaws(laws))) == whole[2:-2].replace(".", " .")


@pytest.mark.parametrize(
    "source",
    [
        "Kế hoạch “năm” 2026,  \nmục 1\ntiếp  theo",
        'a & b <i> "c" \x01\x9f\ud800\ufffe',
        "x **đậm** _nghiêng_ `mã` \\* &amp; <!-- c -->",
        "A [B](c.md) ![D](e.png) [^1]",
    ],
)
def test_a_stretch_of_words_alone_is_written_as_any_other(source: str) -> None:
    law = CitedLaw(Span(3, 6), "luat/", "còn")
    for laws in ((), (law,)):
        known, unknown = (NOWHERE._replace(cited=cited) for cited in (CitedLaws(laws, source), CitedLaws(laws)))
        for start in range(len(source)):
            for end in range(start, len(source) + 1):
                assert write(source, Span(start, end), known) == write(source, Span(start, end), unknown)
