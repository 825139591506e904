"""The site's pages as pure text: what a document, a list, a rule becomes."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from typing import TYPE_CHECKING

import markdown
import pytest
from lxml import html as lxml_html
from site_samples import BODY, HOSTILE, ROOT, plan, repository

from checker.errors import CheckerError
from checker.parse import parse
from checker.rules import all_rules
from checker.site import addresses, commands, official
from checker.site.body import BodyWriter
from checker.site.building import as_of, links_of, with_front_matter
from checker.site.collection import Collection, gather
from checker.site.history import histories_of_log
from checker.site.html import block, heading, tag, text
from checker.site.inline import NOWHERE, Linking
from checker.site.listings import PAGE_SIZE
from checker.site.pages import fill, pages
from checker.site.title_search import extended
from checker.source import from_text

if TYPE_CHECKING:
    from pathlib import Path

    from checker.site.page import Page

DAY = datetime.date(2026, 11, 22)
PLAN = "van-ban/thcs-minh-hoa/2026/ke-hoach.md"


def collection_of(folder: Path, *, preview: bool = False, **documents: str) -> Collection:
    return gather(repository(folder, **documents), as_of=DAY, preview=preview)


def pages_of(folder: Path, *, preview: bool = False, **documents: str) -> dict[str, Page]:
    return {page.uri: page for page in pages(collection_of(folder, preview=preview, **documents))}


def rendered(page: Page) -> lxml_html.HtmlElement:
    """Render a page as MkDocs does, and read it."""
    made = markdown.markdown(page.markdown, extensions=["attr_list", "tables", "fenced_code", "toc"])
    return lxml_html.fragment_fromstring(official.wrap_sheet(made), create_parent="main")


def words(element: lxml_html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def one(element: lxml_html.HtmlElement, name: str) -> lxml_html.HtmlElement:
    found = element.find_class(name)
    assert len(found) == 1, name
    return found[0]


# --- the official page -----------------------------------------------------------------------------


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


# --- nothing of a document runs --------------------------------------------------------------------

ALLOWED = frozenset(
    (
        "main",
        "div",
        "nav",
        "details",
        "summary",
        "ol",
        "ul",
        "li",
        "p",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "hr",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "a",
        "span",
        "strong",
        "em",
        "b",
        "i",
        "code",
        "br",
    )
)


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    body = f"## I. {HOSTILE}\n\n1. {HOSTILE}\n\n| {HOSTILE} | b |\n| --- | --- |\n| {HOSTILE} | d |\n"
    value = "'" + HOSTILE.replace("\x02", "").replace("\x03", "") + "'"
    page = rendered(pages_of(tmp_path, ke_hoach=plan(body, trich_yeu=value, dia_danh=value))[PLAN])
    assert {element.tag for element in page.iter()} <= ALLOWED
    assert not [name for element in page.iter() for name in element.attrib if name.startswith("on") or name == "style"]
    assert not [link for link in page.xpath("//a/@href") if re.match(r"\s*(?:javascript|data|//)", link)]
    assert words(page).count("{{ config.site_name }}") >= 4
    assert words(page).count("<script>window.pwned = 1</script>") >= 4


@pytest.mark.parametrize(
    ("cell", "made"),
    [
        ("<p>a</p><p>b</p>", "<p>a</p><p>b</p>"),
        ("a<br>b<BR/>c", "a<br>b<br>c"),
        ("<b>a<i>b</b>c</i>", "<b>a<i>b</i></b>c"),
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ('<p onclick="x">a', "<p>a</p>"),
        ("<u>a</u> &amp; &lt;", "&lt;u&gt;a&lt;/u&gt; &amp; &lt;"),
        ("a<!-- b -->c", "ac"),
    ],
)
def test_an_html_cell_keeps_only_the_allowed_elements(cell: str, made: str) -> None:
    document = parse(from_text("x.md", f"<table><tr><td rowspan=2>{cell}</td></tr></table>\n"))
    written = BodyWriter(document, NOWHERE).html(document.main)
    assert f'<td rowspan="2">{made}</td>' in written


@pytest.mark.parametrize("inner", ["*a* _b_ `c` [d](e) \\* #", "a {#x .y}", "a {: onclick=x}", "![a](b)", "&copy; <b>"])
def test_a_heading_shows_what_was_typed(inner: str) -> None:
    made = markdown.markdown(heading(2, text(inner), "neo"), extensions=["attr_list", "toc"])
    title = lxml_html.fragment_fromstring(made)
    assert (title.text_content(), title.get("id"), len(title)) == (inner, "neo", 0)


@pytest.mark.parametrize(
    "target", ["javascript:x", "JavaScript:x", "data:text/html,x", "//evil.vn", "\\\\evil", "vbscript:x"]
)
def test_a_link_goes_nowhere_but_to_the_web_to_mail_and_to_the_site(target: str) -> None:
    document = parse(from_text("x.md", f"[a]({target}) [b](<{target}>)\n"))
    assert "<a" not in BodyWriter(document, Linking(lambda _: "nơi/khác/")).html(document.main) or target.startswith(
        "\\"
    )


def test_a_block_holds_no_blank_line() -> None:
    assert block(tag("p", text("a\n\n \n\nb"))) == "<p>a\nb</p>"


# --- what is published -----------------------------------------------------------------------------


def test_a_replaced_document_keeps_its_address_and_says_what_replaced_it(tmp_path: Path) -> None:
    found = pages_of(
        tmp_path,
        ke_hoach=plan(trang_thai='"bi-thay-the"'),
        thay=plan(
            so_ky_hieu='"20/KH-THCSMH"', ngay_ban_hanh='"2026-09-01"', thay_the='\n  - "thcs-minh-hoa/2026/ke-hoach"'
        ),
    )
    banner = one(rendered(found[PLAN]), "thay-the")
    assert words(banner) == "Văn bản này đã được thay thế bởi Kế hoạch số 20/KH-THCSMH ngày 01/9/2026 ."
    assert banner.xpath(".//a/@href") == ["../thay/"]


def test_a_withdrawn_document_and_a_sample_say_so(tmp_path: Path) -> None:
    page = rendered(pages_of(tmp_path, ke_hoach=plan(trang_thai='"thu-hoi"', van_ban_mau="true"))[PLAN])
    assert [words(banner) for banner in page.find_class("thong-bao")] == [
        "Văn bản này đã bị thu hồi.",
        "Văn bản mẫu: đơn vị, họ tên và số liệu trong văn bản này đều là giả định.",
    ]


def test_a_draft_is_only_in_a_preview_and_never_silently_absent(tmp_path: Path) -> None:
    root = repository(tmp_path, ke_hoach=plan(trang_thai='"du-thao"'))
    assert [entry.facts.id for entry in gather(root, as_of=DAY, preview=True).entries] == [
        "thcs-minh-hoa/2026/ke-hoach"
    ]
    public = gather(root, as_of=DAY)
    assert public.entries == ()
    assert [note.vi for note in public.notes] == [
        "plans/thcs-minh-hoa/2026/ke-hoach.md: dự thảo, chỉ hiện khi xem trước"
    ]


@pytest.mark.parametrize("mark", ["**MẬT**", "<!-- checker: ignore-file restricted-document: nhầm -->\n\nTỐI MẬT"])
def test_a_restricted_document_stops_the_build(tmp_path: Path, mark: str) -> None:
    with pytest.raises(CheckerError, match=r"^plans/thcs-minh-hoa/2026/ke-hoach\.md: văn bản mật"):
        collection_of(tmp_path, ke_hoach=plan(f"{mark}\n\n{BODY}"))


def test_a_document_that_cannot_be_read_is_warned_of_and_the_others_are_published(tmp_path: Path) -> None:
    found = collection_of(tmp_path, ke_hoach=plan(), hong="---\nloai: [\n---\n\nx\n", la=plan(trang_thai='"xong"'))
    assert [entry.facts.id for entry in found.entries] == ["thcs-minh-hoa/2026/ke-hoach"]
    assert [warning.vi.partition(":")[0] for warning in found.warnings] == [
        "plans/thcs-minh-hoa/2026/hong.md",
        "plans/thcs-minh-hoa/2026/la.md",
    ]


def test_a_document_with_errors_is_published_and_warned_of(tmp_path: Path) -> None:
    found = collection_of(tmp_path, ke_hoach=plan(ngay_ban_hanh='"2026-02-31"'))
    assert len(found.entries) == 1
    path = "plans/thcs-minh-hoa/2026/ke-hoach.md"
    assert [warning.vi for warning in found.warnings] == [
        f"{path}: còn lỗi: impossible-date; chạy “checker check {path}”"
    ]


PRIVATE = BODY.replace("Tổ Văn phòng theo dõi", "Tổ Văn phòng theo dõi, số riêng 0912 345 678")


def test_a_document_with_personal_data_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(CheckerError, match=r"^plans/thcs-minh-hoa/2026/ke-hoach\.md: có dữ liệu cá nhân"):
        collection_of(tmp_path, ke_hoach=plan(PRIVATE), bao_cao=plan())


@pytest.mark.parametrize(
    "document",
    [
        plan(PRIVATE, trang_thai='"du-thao"'),
        plan(f"<!-- checker: ignore-file personal-data: đường dây nóng công khai -->\n\n{PRIVATE}"),
    ],
)
def test_personal_data_of_an_unpublished_draft_or_with_a_reason_stops_nothing(tmp_path: Path, document: str) -> None:
    assert collection_of(tmp_path, ke_hoach=document).warnings == ()


def test_who_looks_at_the_site_alone_sees_a_document_with_personal_data_and_a_warning(tmp_path: Path) -> None:
    found = gather(repository(tmp_path, ke_hoach=plan(PRIVATE)), as_of=DAY, preview=True, private=True)
    assert len(found.entries) == 1
    assert "còn lỗi: personal-data" in found.warnings[0].vi


def test_a_report_is_linked_from_its_plan_and_answers_its_targets(tmp_path: Path) -> None:
    target = "\n  - ma: 'nu'\n    ten: 'Tỷ lệ nữ'\n    don_vi_tinh: '%'\n    muc_tieu: '>= 40.5'"
    result = "\n  - ma: 'nu'\n    gia_tri: 62.5\n    tu_so: 5\n    mau_so: 8"
    found = pages_of(
        tmp_path,
        ke_hoach=plan(chi_tieu=target),
        tong_ket=plan(
            loai='"bao-cao"',
            so_ky_hieu='"88/BC-THCSMH"',
            ky='"tong-ket"',
            bao_cao_cho='\n  - "thcs-minh-hoa/2026/ke-hoach"',
            ket_qua=result,
        ),
    )
    own, report = rendered(found[PLAN]), rendered(found["van-ban/thcs-minh-hoa/2026/tong-ket.md"])
    assert "Báo cáo thực hiện Báo cáo số 88/BC-THCSMH ngày 05/3/2026" in words(own)
    assert [words(cell) for cell in own.xpath("//td")] == ["Tỷ lệ nữ", "≥ 40,5%", "62,5% (5/8)"]
    assert [words(cell) for cell in report.xpath("//td")] == ["Tỷ lệ nữ", "≥ 40,5%", "62,5% (5/8)"]


def test_relative_links_go_to_published_pages_and_files_or_nowhere(tmp_path: Path) -> None:
    body = "[a](../2026/khac.md#x) [b](du-thao.md) [c](bieu.pdf) [d](mat.pdf) [e](../../../../etc/passwd)\n"
    root = repository(
        tmp_path,
        ke_hoach=plan(body, phu_luc='\n  - ten: "Biểu"\n    tep: "bieu.pdf"'),
        khac=plan(),
        du_thao=plan(trang_thai='"du-thao"'),
    )
    (root / "plans/thcs-minh-hoa/2026/bieu.pdf").write_bytes(b"%PDF-")
    (root / "plans/thcs-minh-hoa/2026/mat.pdf").write_bytes(b"%PDF-")
    found = gather(root, as_of=DAY)
    sheet = one(rendered(next(page for page in pages(found) if page.uri == PLAN)), "to-giay")
    assert sheet.xpath(".//a/@href") == ["../khac/", "../bieu.pdf"]
    assert set(found.attachments) == {"van-ban/thcs-minh-hoa/2026/bieu.pdf"}


def test_the_signed_original_is_given_with_its_hash(tmp_path: Path) -> None:
    sha = "0" * 64
    root = repository(tmp_path, ke_hoach=plan(ban_ky=f'\n  tep: "ky.pdf"\n  sha256: "{sha}"'))
    (root / "plans/thcs-minh-hoa/2026/ky.pdf").write_bytes(b"%PDF-")
    page = rendered(next(page for page in pages(gather(root, as_of=DAY)) if page.uri == PLAN))
    about = one(page, "ve-trang")
    assert "../ky.pdf" in about.xpath(".//a/@href")
    assert sha in words(about)
    assert words(one(page, "noi-ky")) == "(Đã ký)"


def test_a_file_that_is_not_there_is_warned_of(tmp_path: Path) -> None:
    found = collection_of(tmp_path, ke_hoach=plan(phu_luc='\n  - ten: "Biểu"\n    tep: "../../units.yml"'))
    assert found.attachments == {}
    assert "không có tệp “../../units.yml”" in found.warnings[0].vi


def test_the_page_links_to_source_history_and_editing_where_they_are_known(tmp_path: Path) -> None:
    links = links_of({"source_url": "https://forge.vn/src", "history_url": "https://forge.vn/log/", "edit_url": ""})
    found = gather(repository(tmp_path, ke_hoach=plan()), as_of=DAY, links=links)
    about = one(rendered(next(page for page in pages(found) if page.uri == PLAN)), "ve-trang")
    path = "plans/thcs-minh-hoa/2026/ke-hoach.md"
    assert about.xpath(".//a/@href") == ["./", f"https://forge.vn/src/{path}", f"https://forge.vn/log/{path}"]
    assert about.xpath(".//a/@rel") == ["noopener", "noopener"]


# --- lists, rules, kinds ---------------------------------------------------------------------------


def test_a_unit_has_a_page_with_its_documents_by_year_under_the_name_of_their_day(tmp_path: Path) -> None:
    found = pages_of(tmp_path, cu=plan(nam="2024", ngay_ban_hanh='"2024-03-05"'), moi=plan())
    unit = rendered(found["don-vi/thcs-minh-hoa/index.md"])
    assert [words(title) for title in unit.xpath("//h2")] == ["Năm 2026", "Năm 2024"]
    assert "Trường Phổ thông cơ sở Minh Họa, ngày 05/3/2024" in words(unit)
    assert "Trực thuộc Ủy ban nhân dân xã Minh Họa (từ 01/7/2025)" in words(unit)
    assert {"nam/2024/index.md", "nam/2026/index.md", "loai/ke-hoach/index.md", "van-ban/index.md"} <= set(found)


def test_long_lists_are_cut_into_pages(tmp_path: Path) -> None:
    documents = {f"kh_{number}": plan() for number in range(PAGE_SIZE + 1)}
    found = pages_of(tmp_path, preview=False, **documents)
    first, second = rendered(found["van-ban/index.md"]), rendered(found["van-ban/trang-2.md"])
    assert len(one(first, "danh-sach")) == PAGE_SIZE
    assert len(one(second, "danh-sach")) == 1
    assert one(first, "cac-trang").xpath(".//a/@href") == ["trang-2/"]
    assert one(second, "cac-trang").xpath(".//a/@href") == ["../"]


def test_every_rule_has_a_page_with_its_examples_marked(tmp_path: Path) -> None:
    found = pages_of(tmp_path, ke_hoach=plan())
    index = rendered(found["quy-tac/index.md"])
    for rule in all_rules().values():
        page = rendered(found[addresses.rule_uri(rule.id)])
        assert words(page.xpath("//h1")[0]) == rule.id
        assert len(page.find_class("vi-du")) == len(rule.examples)
        assert page.xpath("//mark")
        assert one(page, "cach-sua") is not None
        assert addresses.link("quy-tac/index.md", addresses.rule_uri(rule.id)) in index.xpath("//a/@href")


def test_an_example_is_shown_as_it_is_typed(tmp_path: Path) -> None:
    page = rendered(pages_of(tmp_path, ke_hoach=plan())["quy-tac/suppression-without-reason.md"])
    shown = page.xpath("//pre")[0].text_content()
    assert shown == "---\nloai: ke-hoach\n---\n<!-- checker: ignore missing-basis -->\n\n## I. Mục đích"


def test_the_page_of_kinds_names_every_section_and_key(tmp_path: Path) -> None:
    found = collection_of(tmp_path, ke_hoach=plan())
    page = rendered(next(page for page in pages(found) if page.uri == addresses.KINDS_GUIDE))
    codes = {words(code) for code in page.xpath("//td/code")}
    assert {"loai", "nguoi_ky.ho_ten", "chi_tieu[].muc_tieu", "ket_qua[].gia_tri"} <= codes
    for kind in found.context.kinds.values():
        assert page.xpath(f"//h2[@id='{kind.id}']")
        assert all(section.name.vi in words(page) for section in kind.sections)


def test_the_home_page_asks_for_the_newest_and_the_counts(tmp_path: Path) -> None:
    home = fill("<!-- con-so -->\n\n<!-- van-ban-moi -->\n", "index.md", collection_of(tmp_path, ke_hoach=plan()))
    assert "van-ban/thcs-minh-hoa/2026/ke-hoach/" in home
    assert "<!--" not in home


# --- the small parts -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "target", "address"),
    [
        ("index.md", "van-ban/a/2026/b.md", "van-ban/a/2026/b/"),
        ("van-ban/a/2026/b.md", "index.md", "../../../../"),
        ("van-ban/a/2026/b.md", "van-ban/a/2026/c.md", "../c/"),
        ("van-ban/a/2026/b.md", "van-ban/a/2026/c.pdf", "../c.pdf"),
        ("don-vi/a/index.md", "don-vi/a/trang-2.md", "trang-2/"),
        ("don-vi/a/trang-2.md", "don-vi/a/index.md", "../"),
        ("quy-tac/a.md", "quy-tac/a.md", "./"),
    ],
)
def test_addresses_are_relative(source: str, target: str, address: str) -> None:
    assert addresses.link(source, target) == address


def test_history_is_read_from_one_log() -> None:
    log = "\x012026-03-02\x02Hai \x012026-01-01\0\nplans/a.md\0plans/b.md\0\x012026-03-01\x02Một\0\nplans/a.md\0"
    found = histories_of_log(log)
    assert (found["plans/a.md"].first, found["plans/a.md"].last) == (
        datetime.date(2026, 3, 1),
        datetime.date(2026, 3, 2),
    )
    assert (found["plans/a.md"].changes, found["plans/b.md"].changes) == (2, 1)
    assert [said for _, said in found["plans/a.md"].recent] == ["Hai \x012026-01-01", "Một"]


def test_the_search_gets_titles_and_no_bodies(tmp_path: Path) -> None:
    found = pages_of(tmp_path, ke_hoach=plan(trich_yeu='"Bi\u0300nh đẳng <giới>"'))
    index = extended('{"config": {}, "docs": []}', found.values())
    assert '"location":"van-ban/thcs-minh-hoa/2026/ke-hoach/"' in index
    assert "Bình đẳng &lt;giới&gt;" in index
    assert "Nâng cao nhận thức" not in index
    assert all(page.metadata["search"] == {"exclude": True} for page in found.values())


def test_the_day_is_the_reproducible_one_where_it_is_given() -> None:
    assert as_of({"SOURCE_DATE_EPOCH": "1772668800"}) == datetime.date(2026, 3, 5)
    with pytest.raises(CheckerError, match="SOURCE_DATE_EPOCH"):
        as_of({"SOURCE_DATE_EPOCH": "hôm nay"})


def test_metadata_survives_as_front_matter(tmp_path: Path) -> None:
    page = pages_of(tmp_path, ke_hoach=plan(trich_yeu="'a: \"b\" # c'"))[PLAN]
    head = with_front_matter(page).split("---\n")[1]
    assert 'title: "Kế hoạch số 12/KH-THCSMH: a: \\"b\\" # c"' in head


def test_pages_can_be_written_for_another_generator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path / "kho", ke_hoach=plan())
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text("# Nhà\n\n<!-- van-ban-moi -->\n", "utf-8")
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772668800")
    monkeypatch.setenv("SITE_URL", "https://a.example/x")
    monkeypatch.setenv("EDIT_URL", "https://b.example/edit/")
    assert commands.materialise(root, tmp_path / "ra") == 0
    feed = (tmp_path / "ra" / "atom.xml").read_text("utf-8")
    assert "<title>Kế hoạch và báo cáo bình đẳng giới</title>" in feed
    assert 'href="https://a.example/x/atom.xml"' in feed
    assert "https://b.example/edit/plans/" in (tmp_path / "ra" / PLAN).read_text("utf-8")
    assert "12/KH-THCSMH" in (tmp_path / "ra" / "index.md").read_text("utf-8")
    assert (tmp_path / "ra" / PLAN).read_text("utf-8").startswith('---\ntitle: "Kế hoạch số 12/KH-THCSMH')
    assert (tmp_path / "ra" / "assets" / "van-ban.css").is_file()
    with pytest.raises(CheckerError, match="đã có nội dung"):
        commands.materialise(root, tmp_path / "ra")


def test_a_folder_without_a_site_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(CheckerError, match="không có tệp này"):
        commands.build(tmp_path, strict=True, output=None)


def test_the_page_of_units_names_every_key_of_their_schema() -> None:
    schema = json.loads((ROOT / "schemas/units.schema.json").read_text("utf-8"))
    keys = schema["properties"]["don_vi"]["items"]["properties"]
    page = (ROOT / "docs/huong-dan/don-vi.md").read_text("utf-8")
    named = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert set(named) == {*keys, *keys["nghia_vu"]["items"]["properties"]}
