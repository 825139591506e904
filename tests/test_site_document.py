"""The page of a document: what stands above, below and behind the document itself."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from site_pages import DAY, PLAN, one, pages_of, rendered, words
from site_samples import BODY, HOSTILE, plan, repository

from checker.rules import all_rules
from checker.site.building import links_of
from checker.site.collection import gather
from checker.site.downloads import with_downloads
from checker.site.pages import pages

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from checker.site.page import Page

UNIT = "van-ban/thcs-minh-hoa/2026"


def data_of(page: Page) -> Mapping[str, object]:
    found: Mapping[str, object] = json.loads(str(page.metadata["json_ld"]))
    return found


def test_above_the_document_stand_its_status_its_name_and_its_files(tmp_path: Path) -> None:
    root = repository(tmp_path, ke_hoach=plan(ban_ky='\n  tep: "ky.pdf"'))
    (root / UNIT.replace("van-ban", "plans") / "ky.pdf").write_bytes(b"%PDF-")
    found = with_downloads(gather(root, as_of=DAY), root)
    page = rendered(next(page for page in pages(found) if page.uri == PLAN))
    lines = [words(line) for line in one(page, "tom-luoc")]
    assert lines == [
        "Đã ban hành Kế hoạch số 12/KH-THCSMH, ngày 05/3/2026, bản để tham khảo",
        "Tải về: bản đã ký · Word (.docx) · PDF · Markdown · JSON",
    ]
    before = page.xpath("//details[@class='the-van-ban']/following::div[@class='to-giay']")
    assert len(before) == 1
    assert "open" not in one(page, "the-van-ban").attrib


def test_the_table_of_contents_has_headings_and_lines_that_are_titles(tmp_path: Path) -> None:
    body = BODY.replace(
        "Truyền thông trong trường.", "**Điều 2.** Kinh phí do trường bố trí.\n\n1. Việc chung;\na) một;\n"
    )
    page = rendered(pages_of(tmp_path, ke_hoach=plan(body))[PLAN])
    links = one(page, "muc-luc").xpath(".//li")
    assert [(words(item), item.get("class")) for item in links] == [
        ("I. Mục đích, yêu cầu", "cap-2"),
        ("1. Mục đích", "cap-3"),
        ("II. Nội dung", "cap-2"),
        ("Điều 2. Kinh phí do trường bố trí.", "cap-3"),
        ("III. Tổ chức thực hiện", "cap-2"),
    ]
    for address in one(page, "muc-luc").xpath(".//a/@href"):
        assert len(page.xpath(f"//*[@id='{address[1:]}']")) == 1


def test_a_short_document_has_no_table_of_contents(tmp_path: Path) -> None:
    assert not rendered(pages_of(tmp_path, ke_hoach=plan("## I. Một\n\nx\n"))[PLAN]).find_class("muc-luc")


def test_the_years_before_and_after_are_those_of_the_same_unit_and_kind(tmp_path: Path) -> None:
    found = pages_of(
        tmp_path,
        ke_hoach=plan(),
        bon=plan(nam="2024", ngay_ban_hanh='"2024-03-05"'),
        nam_cu=plan(nam="2025", ngay_ban_hanh='"2025-01-05"', trang_thai='"bi-thay-the"'),
        nam_moi=plan(nam="2025", ngay_ban_hanh='"2025-03-05"'),
        khac=plan(loai='"bao-cao"', ky='"tong-ket"', nam="2025", ngay_ban_hanh='"2025-12-05"'),
        xa=plan(don_vi='"ubnd-xa-minh-hoa"', nam="2025"),
    )
    ways = {name: rendered(found[f"{UNIT}/{name}.md"]).find_class("nam-khac") for name in ("ke-hoach", "bon", "nam-cu")}
    shown = {name: [(link.get("rel"), link.get("href"), words(link)) for link in nav[0]] for name, nav in ways.items()}
    assert shown == {
        "ke-hoach": [
            ("prev", "../nam-moi/", "‹ Kế hoạch 2025"),
            (None, "../../../../so-sanh/thcs-minh-hoa/2026/", "So sánh với năm trước"),
        ],
        "bon": [("next", "../nam-moi/", "Kế hoạch 2025 ›")],
        "nam-cu": [("prev", "../bon/", "‹ Kế hoạch 2024"), ("next", "../ke-hoach/", "Kế hoạch 2026 ›")],
    }
    assert not rendered(found[f"{UNIT}/khac.md"]).find_class("nam-khac")
    card = one(rendered(found[PLAN]), "the-van-ban")
    assert "../../../../so-sanh/thcs-minh-hoa/2026/" in card.xpath(".//a/@href")


def test_a_correction_is_linked_both_ways(tmp_path: Path) -> None:
    correcting = plan(so_ky_hieu='"13/KH-THCSMH"', dinh_chinh='\n  - "thcs-minh-hoa/2026/ke-hoach"')
    found = pages_of(tmp_path, ke_hoach=plan(), dinh=correcting)
    assert one(rendered(found[PLAN]), "dinh-chinh").xpath(".//a/@href") == ["../dinh/"]
    card = one(rendered(found[f"{UNIT}/dinh.md"]), "the-van-ban")
    assert "Đính chính Kế hoạch số 12/KH-THCSMH ngày 05/3/2026" in words(card)
    assert "../ke-hoach/" in card.xpath(".//a/@href")


def test_machines_read_what_the_document_is(tmp_path: Path) -> None:
    found = pages_of(
        tmp_path,
        ke_hoach=plan(trang_thai='"bi-thay-the"'),
        thay=plan(so_ky_hieu='"20/KH-THCSMH"', thay_the='\n  - "thcs-minh-hoa/2026/ke-hoach"'),
        bao_cao=plan(loai='"bao-cao"', bao_cao_cho='\n  - "thcs-minh-hoa/2026/thay"', so_ky_hieu='"9/BC-THCSMH"'),
        cong_van=plan(loai='"cong-van"', so_ky_hieu='"8/THCSMH"'),
    )
    old = data_of(found[PLAN])
    assert {key: old[key] for key in ("@type", "legislationIdentifier", "legislationDate", "temporalCoverage")} == {
        "@type": "Legislation",
        "legislationIdentifier": "12/KH-THCSMH",
        "legislationDate": "2026-03-05",
        "temporalCoverage": "2026",
    }
    assert old["legislationLegalForce"] == "https://schema.org/NotInForce"
    assert data_of(found[f"{UNIT}/thay.md"])["legislationChanges"] == ["../ke-hoach/"]
    report = data_of(found[f"{UNIT}/bao-cao.md"])
    assert (report["@type"], report["reportNumber"], report["isBasedOn"]) == ("Report", "9/BC-THCSMH", ["../thay/"])
    assert data_of(found[f"{UNIT}/cong-van.md"])["@type"] == "DigitalDocument"


def test_machines_read_which_file_was_signed_and_what_corrects_it(tmp_path: Path) -> None:
    signed = b"%PDF-1.7\n"
    sha = sha256(signed).hexdigest()
    root = repository(
        tmp_path,
        ke_hoach=plan(ban_ky=f'\n  tep: "ky.pdf"\n  sha256: "{sha}"'),
        sua=plan(loai='"cong-van"', so_ky_hieu='"8/THCSMH"', dinh_chinh='\n  - "thcs-minh-hoa/2026/ke-hoach"'),
    )
    (root / UNIT.replace("van-ban", "plans") / "ky.pdf").write_bytes(signed)
    data = data_of({page.uri: page for page in pages(gather(root, as_of=DAY))}[PLAN])
    assert data["correction"] == ["../sua/"]
    assert data["encoding"] == [
        {
            "@type": "MediaObject",
            "contentUrl": "../ky.pdf",
            "encodingFormat": "application/pdf",
            "name": "Bản đã ký",
            "sha256": sha,
        }
    ]


def test_machines_get_whole_addresses_where_the_site_knows_its_own(tmp_path: Path) -> None:
    root = repository(tmp_path, ke_hoach=plan())
    collection = gather(root, as_of=DAY, links=links_of({}, "https://a.example/x"))
    data = data_of({page.uri: page for page in pages(collection)}[PLAN])
    here = "https://a.example/x/van-ban/thcs-minh-hoa/2026/ke-hoach"
    assert (data["@id"], data["url"]) == (f"{here}/", f"{here}/")
    assert data["citation"] == ["https://a.example/x/van-ban-phap-luat/73-2006-qh11/"]
    assert '"./"' not in json.dumps(data)
    assert '"../' not in json.dumps(data)


def test_a_preview_of_a_link_says_more_than_the_title(tmp_path: Path) -> None:
    targets = '\n  - ma: "a"\n    ten: "A"\n    muc_tieu: ">= 40"'
    page = pages_of(tmp_path, ke_hoach=plan(chi_tieu=targets, trang_thai='"thu-hoi"'))[PLAN]
    said = "Trường THCS Minh Họa ban hành ngày 05/3/2026, đã thu hồi. Có 1 chỉ tiêu, 1 văn bản được viện dẫn."
    assert page.metadata["description"] == said


@pytest.mark.parametrize("typed", [HOSTILE, "</script><script>alert(1)</script>", "<!--<script>", "]]>&"])
def test_what_machines_read_cannot_end_its_script(tmp_path: Path, typed: str) -> None:
    value = "'" + typed.replace("\x02", "").replace("\x03", "").replace("'", "''") + "'"
    page = pages_of(tmp_path, ke_hoach=plan(trich_yeu=value))[PLAN]
    assert not set("<>&") & set(str(page.metadata["json_ld"]))
    assert str(data_of(page)["alternativeHeadline"]) == value[1:-1].replace("''", "'")


# --- how the documents were checked ------------------------------------------------------------------

CHECKED = "kiem-tra/index.md"
FAULTY = BODY.replace("Tổ Văn phòng theo dõi", "Tổ Văn phòng , theo dõi ngày 31/6/2026")


def test_what_the_checker_still_says_is_told_by_rule_and_by_document(tmp_path: Path) -> None:
    page = rendered(pages_of(tmp_path, ke_hoach=plan(FAULTY))[CHECKED])
    rows = [[words(cell) for cell in row] for row in page.xpath("//tbody/tr")]
    assert [f"impossible-date {all_rules()['impossible-date'].title}", "Lỗi", "1", "1"] in rows
    assert ["space-before-punctuation Thừa dấu cách trước dấu câu", "Lưu ý", "1", "1"] in rows
    items = [words(item) for item in page.xpath("//h2[@id='theo-van-ban']/following::li")]
    assert "Lỗi “31/6/2026” không có trong lịch: tháng 6 có 30 ngày (dòng 35) impossible-date" in items
    assert "../van-ban/thcs-minh-hoa/2026/ke-hoach/" in page.xpath("//a/@href")


def test_what_is_silenced_with_a_reason_and_what_is_not_published_are_not_told(tmp_path: Path) -> None:
    silenced = FAULTY.replace("## III.", "<!-- checker: ignore-file impossible-date: nguyên văn bản ký -->\n\n## III.")
    found = pages_of(tmp_path, ke_hoach=plan(silenced), du_thao=plan(FAULTY, trang_thai='"du-thao"'))
    told = words(rendered(found[CHECKED]))
    assert "impossible-date" not in told
    assert "du-thao" not in told


def test_many_documents_with_findings_go_on_in_further_pages(tmp_path: Path) -> None:
    found = pages_of(tmp_path, preview=False, **{f"kh_{number}": plan(FAULTY) for number in range(51)})
    assert rendered(found["kiem-tra/trang-2.md"]).xpath("//nav[@class='cac-trang']//a/@href") == ["../"]
    assert len(rendered(found["kiem-tra/trang-2.md"]).xpath("//p[@class='con-bao']")) == 1
