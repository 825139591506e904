"""Citations on pages: links to what stands in the collection, and what is said of every one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from site_pages import DAY, PLAN, collection_of, pages_of, rendered, words
from site_samples import BODY, UNITS, plan, repository

from checker.site.collection import gather
from checker.site.pages import pages

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import html as lxml_html

CITING = "van-ban/thcs-minh-hoa/2026/bao-cao.md"


def report(said: str, **changed: str) -> str:
    """Give a report whose body says something of the plan."""
    keys = {"so_ky_hieu": '"45/BC-THCSMH"', "loai": '"bao-cao"', "ngay_ban_hanh": '"2026-06-12"', "ky": '"so-ket"'}
    return plan(BODY.replace("Truyền thông trong trường", said), **(keys | changed))


def citing(folder: Path, said: str, **changed: str) -> lxml_html.HtmlElement:
    return rendered(pages_of(folder, ke_hoach=plan(), bao_cao=report(said, **changed))[CITING])


def links(page: lxml_html.HtmlElement) -> dict[str, tuple[str, str]]:
    return {words(link): (link.get("href") or "", link.get("title") or "") for link in page.find_class("luat")}


RIGHT = "số và ngày đúng với văn bản đăng ở đây"
NAMED = "Kế hoạch số 12/KH-THCSMH ngày 05/3/2026 của Trường THCS Minh Họa"


@pytest.mark.parametrize(
    ("said", "shown", "href", "title"),
    [
        (
            "Theo Kế hoạch số 12/KH-THCSMH ngày 05 tháng 3 năm 2026 của Trường THCS Minh Họa",
            "Kế hoạch số 12/KH-THCSMH",
            "../ke-hoach/",
            RIGHT,
        ),
        (
            "Theo điểm đ khoản 1 Mục I Kế hoạch số 12/KH-THCSMH ngày 05/3/2026",
            "Kế hoạch số 12/KH-THCSMH",
            "../ke-hoach/#muc-i-khoan-1-diem-dd",
            RIGHT,
        ),
        (
            "Theo Mục II Kế hoạch số 12/KH-THCSMH ngày 05/3/2026",
            "Kế hoạch số 12/KH-THCSMH",
            "../ke-hoach/#ii-noi-dung",
            RIGHT,
        ),
        (
            "Theo điểm g khoản 9 Mục I Kế hoạch số 12/KH-THCSMH ngày 05/3/2026",
            "Kế hoạch số 12/KH-THCSMH",
            "../ke-hoach/",
            RIGHT,
        ),
        (
            "Theo Kế hoạch 12/KH-THCSMH của Trường THCS Minh Họa",
            "Kế hoạch 12/KH-THCSMH",
            "../ke-hoach/",
            "số đúng với văn bản đăng ở đây",
        ),
    ],
)
def test_a_citation_of_a_document_that_stands_here_leads_to_its_page(
    tmp_path: Path, said: str, shown: str, href: str, title: str
) -> None:
    page = citing(tmp_path, said)
    assert links(page)[shown] == (href, f"{NAMED}: {title}")
    assert not page.find_class("xem-lai")
    assert not page.find_class("nhan-xet")


@pytest.mark.parametrize(
    "said",
    [
        "Theo Kế hoạch số 12/KH-THCSMH",  # a number recurs every year, and nothing tells which is meant
        "Theo Kế hoạch số 12/KH-THCSMH ngày 07 tháng 3 năm 2025 của Trường THCS Minh Họa",
        "Theo Kế hoạch số 12/KH-THCSMH ngày 05 tháng 3 năm 2026 của Trường THCS Đại Nghĩa",
        "Theo Kế hoạch số 13/KH-THCSMH ngày 05 tháng 3 năm 2026 của Trường THCS Minh Họa",
    ],
)
def test_what_stands_neither_here_nor_in_the_registry_has_a_plain_word(tmp_path: Path, said: str) -> None:
    page = citing(tmp_path, said)
    assert "../ke-hoach/" not in [href for href, _ in links(page).values()]
    (unknown,) = page.find_class("ngoai-kho")
    core = " ".join(said.split()[1:5])
    assert unknown.get("title") == f"{core}: không có trong kho văn bản"
    assert [image.get("aria-label") for image in unknown.xpath("./span[@role='img']")] == [
        "(không có trong kho văn bản)"
    ]
    assert words(unknown) == core
    assert not page.find_class("xem-lai")


@pytest.mark.parametrize(
    ("said", "how"),
    [
        ("Kế hoạch số 12/KH-THCSMH ngày 05 tháng 3 năm 2025 của Trường THCS Minh Họa", "cùng số, khác ngày"),
        ("Kế hoạch số 12/KH-THCSMH ngày 15 tháng 5 năm 2026", "cùng số, khác ngày"),
        (
            "Kế hoạch số 12/KH-THCS ngày 05 tháng 3 năm 2026 của Trường THCS Minh Họa",
            "cùng ngày, cùng số thứ tự, khác ký hiệu",
        ),
        ("Kế hoạch số 21/KH-THCSMH ngày 05 tháng 3 năm 2026", "cùng ngày, cùng ký hiệu, số đảo hai chữ số"),
    ],
)
def test_what_a_citation_nearly_names_is_told_and_linked(tmp_path: Path, said: str, how: str) -> None:
    page = citing(tmp_path, f"Theo {said}")
    (unknown,) = page.find_class("ngoai-kho")
    core = " ".join(said.split()[:4])
    told = f"không có trong kho văn bản; gần nhất ở đây là Kế hoạch số 12/KH-THCSMH ngày 05/3/2026 ({how})"
    assert unknown.get("title") == f"{core}: {told}"
    (mark,) = page.xpath(".//*[@class='xem-lai']/a/@href")
    (remark,) = page.xpath(f".//*[@id='{mark[1:]}']")
    assert words(remark) == f"{core} : {told}."
    assert remark.xpath(".//a/@href") == ["../ke-hoach/"]


@pytest.mark.parametrize(
    "said",
    [
        "Kế hoạch số 12/KH-UBND ngày 05 tháng 3 năm 2026",  # another body's, whose numbers run on their own
        "Quyết định số 12/QĐ-THCSMH ngày 05 tháng 3 năm 2026",
        "Kế hoạch số 12/KH-THCSMH ngày 17 tháng 9 năm 2024",
        "Kế hoạch số 21/KH-THCSMH ngày 06 tháng 3 năm 2026",
        "Kế hoạch số 12/KH-THCSMH ngày 06 tháng 3 năm 2026 của Trường THCS Đại Nghĩa",
    ],
)
def test_nothing_is_near_that_may_as_well_be_another_document(tmp_path: Path, said: str) -> None:
    assert not citing(tmp_path, f"Theo {said}").find_class("xem-lai")


def test_where_two_documents_are_near_none_is_named(tmp_path: Path) -> None:
    again = plan(ngay_ban_hanh='"2026-04-05"')
    told = report("Theo Kế hoạch số 12/KH-THCSMH ngày 09 tháng 3 năm 2026")
    page = rendered(pages_of(tmp_path, ke_hoach=plan(), ke_hoach_hai=again, bao_cao=told)[CITING])
    assert page.find_class("ngoai-kho")
    assert not page.find_class("xem-lai")


def test_a_document_that_the_front_matter_names_is_known_by_its_number(tmp_path: Path) -> None:
    named = '\n  - "thcs-minh-hoa/2026/ke-hoach"'
    page = citing(tmp_path, "Theo Kế hoạch số 12/KH-THCSMH", bao_cao_cho=named)
    assert links(page)["Kế hoạch số 12/KH-THCSMH"][0] == "../ke-hoach/"


def test_a_wrong_day_of_a_document_that_stands_here_is_seen_without_hovering(tmp_path: Path) -> None:
    page = citing(tmp_path, "Theo Kế hoạch số 12/KH-THCSMH ngày 03 tháng 5 năm 2026 của Trường THCS Minh Họa")
    said = f"{NAMED}: sai ngày: văn bản đăng ở đây ký ngày 05/3/2026"
    assert links(page)["Kế hoạch số 12/KH-THCSMH"] == ("../ke-hoach/", said)
    (mark,) = page.find_class("xem-lai")
    (link,) = mark
    assert (link.get("href"), link.get("aria-label")) == ("#nhan-xet-vien-dan-2", f"Nhận xét về viện dẫn: {said}")
    (remark,) = page.xpath(".//*[@id='nhan-xet-vien-dan-2']")
    assert words(remark) == "Kế hoạch số 12/KH-THCSMH : sai ngày: văn bản đăng ở đây ký ngày 05/3/2026."


def test_what_is_dated_after_the_document_that_cites_it_is_told(tmp_path: Path) -> None:
    said = "Theo Kế hoạch số 12/KH-THCSMH ngày 05 tháng 3 năm 2026 của Trường THCS Minh Họa"
    page = citing(tmp_path, said, ngay_ban_hanh='"2026-02-12"')
    (remark,) = page.xpath(".//*[@class='nhan-xet']//li")
    assert "ghi ngày 05/3/2026, sau ngày của văn bản này (12/02/2026)" in words(remark)
    assert links(page)["Kế hoạch số 12/KH-THCSMH"][0] == "../ke-hoach/"


def test_links_follow_the_documents_that_they_lead_to(tmp_path: Path) -> None:
    said = "Theo điểm đ khoản 1 Mục I Kế hoạch số 12/KH-THCSMH ngày 05 tháng 3 năm 2026 của Trường THCS Minh Họa"
    root = repository(tmp_path, bao_cao=report(said))

    def drawn() -> lxml_html.HtmlElement:
        return rendered({page.uri: page for page in pages(gather(root, as_of=DAY))}[CITING])

    path = root / "plans/thcs-minh-hoa/2026/ke-hoach.md"
    assert drawn().find_class("ngoai-kho")
    path.write_text(plan(), "utf-8")
    assert links(drawn())["Kế hoạch số 12/KH-THCSMH"][0] == "../ke-hoach/#muc-i-khoan-1-diem-dd"
    path.write_text(plan(BODY.replace("đ) Bố trí", "b) Bố trí")), "utf-8")
    assert links(drawn())["Kế hoạch số 12/KH-THCSMH"][0] == "../ke-hoach/"
    path.write_text(plan(trang_thai='"du-thao"'), "utf-8")
    assert drawn().find_class("ngoai-kho")


def test_a_citation_in_a_heading_is_a_link_and_adds_nothing_to_its_words(tmp_path: Path) -> None:
    cited = "## II. Thực hiện Kế hoạch số 12/KH-THCSMH ngày 05/3/2026 và Công văn số 9/SGDĐT-VP ngày 01/3/2026"
    body = BODY.replace("## II. Nội dung", cited)
    page = rendered(
        pages_of(tmp_path, ke_hoach=plan(), bao_cao=report("x").replace(BODY, body).replace("## II. Nội dung", cited))[
            CITING
        ]
    )
    assert words(page.xpath(".//h2")[1]) == cited.removeprefix("## ")
    assert links(page)["Kế hoạch số 12/KH-THCSMH"] == ("../ke-hoach/", f"{NAMED}: {RIGHT}")


def test_the_bases_of_deadlines_lead_to_what_set_them(tmp_path: Path) -> None:
    duty = (
        '    nghia_vu:\n      - viec: "ke-hoach"\n        tu_nam: 2026\n        han: "03-31"\n'
        '        gui: "ubnd-xa-minh-hoa"\n'
        '        can_cu: "Kế hoạch số 12/KH-THCSMH ngày 05/3/2026 của Trường THCS Minh Họa, điểm a khoản 1 Mục I"\n'
    )
    root = repository(tmp_path, ke_hoach=plan())
    (root / "plans/units.yml").write_text(UNITS + duty, "utf-8")
    made = {page.uri: page for page in pages(gather(root, as_of=DAY))}
    page = rendered(made["tuan-thu/2026/index.md"])
    (basis,) = page.xpath(".//*[@id='can-cu-1']")
    assert words(basis) == "Kế hoạch số 12/KH-THCSMH ngày 05/3/2026 của Trường THCS Minh Họa, điểm a khoản 1 Mục I"
    assert [(words(link), link.get("href")) for link in basis.iter("a")] == [
        ("Kế hoạch số 12/KH-THCSMH", "../../van-ban/thcs-minh-hoa/2026/ke-hoach/#muc-i-khoan-1-diem-a")
    ]
    calendar = rendered(made["thoi-han/index.md"]).find_class("lich")[0]
    assert "../van-ban/thcs-minh-hoa/2026/ke-hoach/#muc-i-khoan-1-diem-a" in calendar.xpath(
        ".//*[@class='phu']/a/@href"
    )


def test_a_document_without_faults_has_no_remarks(tmp_path: Path) -> None:
    assert collection_of(tmp_path, ke_hoach=plan()).entries[0].citations[0].fault == ""
    assert not rendered(pages_of(tmp_path / "b", ke_hoach=plan())[PLAN]).find_class("nhan-xet")


STRATEGY = "Căn cứ Quyết định số 2351/QĐ-TTg ngày 24 tháng 12 năm 2010 của Thủ tướng Chính phủ"
LATER = "Căn cứ Quyết định số 2281/QĐ-TTg ngày 31 tháng 12 năm 2010 của Thủ tướng Chính phủ"


@pytest.mark.parametrize(
    ("basis", "shown", "said"),
    [
        (
            "Căn cứ Luật Bình đẳng giới ngày 29 tháng 12 năm 2006",
            "Luật Bình đẳng giới",
            ("không phải ngày của", "ghi “ngày 29 tháng 11 năm 2006”"),
        ),
        (
            STRATEGY,
            "Quyết định số 2351/QĐ-TTg",
            ("thời kỳ thực hiện của “Quyết định số 2351/QĐ-TTg” kết thúc trước 01/01/2021", "viện dẫn Nghị quyết"),
        ),
        (
            "Căn cứ Bộ luật Lao động ngày 18 tháng 6 năm 2012",
            "Bộ luật Lao động",
            ("được thay thế từ 01/01/2021", "viện dẫn Bộ luật Lao động số 45/2019/QH14"),
        ),
        (
            "Căn cứ Luật Viên chức ngày 10 tháng 12 năm 2025",
            "Luật Viên chức",
            ("chưa có hiệu lực vào ngày của văn bản, có hiệu lực từ 01/7/2026",),
        ),
    ],
)
def test_what_is_said_of_a_law_is_what_the_checker_says(
    tmp_path: Path, basis: str, shown: str, said: tuple[str, ...]
) -> None:
    body = BODY.replace("Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006", basis)
    page = rendered(pages_of(tmp_path, ke_hoach=plan(body))[PLAN])
    title = links(page)[shown][1]
    (remark,) = page.find_class("nhan-xet")[0].iter("li")
    assert all(part in title and part in words(remark) for part in said), title
    (mark,) = page.find_class("xem-lai")
    assert mark[0].get("href") == f"#{remark.get('id')}"


@pytest.mark.parametrize(
    ("cited", "said"),
    [
        ("Bộ luật Lao động ngày 18 tháng 6 năm 2012", "đã được thay thế từ 01/01/2021"),
        (
            "Quyết định số 2351/QĐ-TTg ngày 24 tháng 12 năm 2010",
            "đúng với kho văn bản; thời kỳ thực hiện kết thúc trước 01/01/2021",
        ),
    ],
)
def test_a_report_may_cite_what_was_in_force_in_its_time(tmp_path: Path, cited: str, said: str) -> None:
    page = citing(tmp_path, f"Theo {cited}", ngay_ban_hanh='"2021-02-05"', nam="2020")
    ((_, title),) = [link for words_, link in links(page).items() if cited.startswith(words_)]
    assert title.endswith(f": {said}")
    assert not page.find_class("xem-lai")


def test_a_finding_that_was_silenced_is_not_said(tmp_path: Path) -> None:
    body = BODY.replace(
        "_Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006._",
        f"<!-- checker: ignore superseded-law: lý do -->\n_{STRATEGY}._",
    )
    page = rendered(pages_of(tmp_path, ke_hoach=plan(body))[PLAN])
    assert not page.find_class("xem-lai")
