"""Which documents are published, with what beside them, and what stops a build."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from site_pages import DAY, PLAN, collection_of, one, pages_of, rendered, words
from site_samples import BODY, plan, repository

from checker.errors import CheckerError
from checker.site.building import links_of
from checker.site.collection import gather
from checker.site.pages import pages

if TYPE_CHECKING:
    from pathlib import Path


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
        "Văn bản này đã bị thu hồi; văn bản thu hồi không đăng ở đây.",
        "Văn bản mẫu: đơn vị, họ tên và số liệu trong văn bản này đều là giả định.",
    ]


@pytest.mark.parametrize(
    ("subject", "body", "said"),
    [
        ("Thu hồi Kế hoạch số 12/KH-THCSMH", "", "bị thu hồi bởi Quyết định số 30/QĐ-THCSMH ngày 01/9/2026 ."),
        ("Về việc bãi bỏ kế hoạch của trường", "", "bị thu hồi bởi Quyết định số 30/QĐ-THCSMH ngày 01/9/2026 ."),
        ("Thu hồi Kế hoạch số 13/KH-THCSMH", "", "bị thu hồi; văn bản thu hồi không đăng ở đây."),
        ("Về việc bãi bỏ kế hoạch của trường", "ngày 05/3/2025", "bị thu hồi; văn bản thu hồi không đăng ở đây."),
        ("Kiện toàn Ban Vì sự tiến bộ", "", "bị thu hồi; văn bản thu hồi không đăng ở đây."),
    ],
)
def test_a_withdrawn_document_says_when_and_by_what(tmp_path: Path, subject: str, body: str, said: str) -> None:
    decision = plan(
        f"Thu hồi Kế hoạch số 12/KH-THCSMH {body or 'ngày 05/3/2026'} của Trường THCS Minh Họa.\n",
        loai='"quyet-dinh"',
        so_ky_hieu='"30/QĐ-THCSMH"',
        ngay_ban_hanh='"2026-09-01"',
        trich_yeu=f'"{subject}"',
    )
    page = rendered(pages_of(tmp_path, ke_hoach=plan(trang_thai='"thu-hoi"'), thu_hoi=decision)[PLAN])
    assert words(one(page, "thong-bao")).endswith(said)


def test_a_withdrawn_document_names_what_took_its_place(tmp_path: Path) -> None:
    new = plan(
        so_ky_hieu='"20/KH-THCSMH"', ngay_ban_hanh='"2026-09-01"', thay_the='\n  - "thcs-minh-hoa/2026/ke-hoach"'
    )
    page = rendered(pages_of(tmp_path, ke_hoach=plan(trang_thai='"thu-hoi"'), thay=new)[PLAN])
    said = "Văn bản này đã bị thu hồi, được thay thế bởi Kế hoạch số 20/KH-THCSMH ngày 01/9/2026 ."
    assert words(one(page, "thong-bao")) == said


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
    assert [words(cell) for cell in own.xpath("//tbody/tr/*")] == ["Tỷ lệ nữ", "≥ 40,5%", "62,5% (5/8)"]
    assert [words(cell) for cell in report.xpath("//tbody/tr/*")] == ["Tỷ lệ nữ", "≥ 40,5%", "62,5% (5/8)"]


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


@pytest.mark.parametrize(("size", "said"), [(5, "5 byte"), (12_345, "12 KB"), (2_450_000, "2,5 MB")])
def test_an_annex_says_its_type_and_size(tmp_path: Path, size: int, said: str) -> None:
    root = repository(tmp_path, ke_hoach=plan(phu_luc='\n  - ten: "Biểu"\n    tep: "bieu.xlsx"'))
    (root / "plans/thcs-minh-hoa/2026/bieu.xlsx").write_bytes(b"x" * size)
    page = next(page for page in pages(gather(root, as_of=DAY)) if page.uri == PLAN)
    assert f"Biểu (XLSX, {said})" in words(one(rendered(page), "ve-trang"))


def test_the_signed_original_is_given_with_its_hash(tmp_path: Path) -> None:
    sha = hashlib.sha256(b"%PDF-").hexdigest()
    root = repository(tmp_path, ke_hoach=plan(ban_ky=f'\n  tep: "ky.pdf"\n  sha256: "{sha}"'))
    (root / "plans/thcs-minh-hoa/2026/ky.pdf").write_bytes(b"%PDF-")
    page = rendered(next(page for page in pages(gather(root, as_of=DAY)) if page.uri == PLAN))
    about = one(page, "ve-trang")
    assert "../ky.pdf" in about.xpath(".//a/@href")
    assert sha in words(about)
    assert words(one(page, "noi-ky")) == "(Đã ký)"


@pytest.mark.parametrize("there", [True, False])
def test_a_hash_that_is_not_the_file_s_is_warned_of_and_not_published(tmp_path: Path, there: bool) -> None:  # noqa: FBT001
    sha = "0" * 64
    root = repository(tmp_path, ke_hoach=plan(ban_ky=f'\n  tep: "ky.pdf"\n  sha256: "{sha}"'))
    if there:
        (root / "plans/thcs-minh-hoa/2026/ky.pdf").write_bytes(b"%PDF-")
    found = gather(root, as_of=DAY)
    about = one(rendered(next(page for page in pages(found) if page.uri == PLAN)), "ve-trang")
    assert sha not in words(about)
    assert ("../ky.pdf" in about.xpath(".//a/@href")) is there
    assert any("attached-file" in warning.vi for warning in found.warnings)


def test_a_file_that_is_not_there_is_warned_of(tmp_path: Path) -> None:
    found = collection_of(tmp_path, ke_hoach=plan(phu_luc='\n  - ten: "Biểu"\n    tep: "../../units.yml"'))
    assert found.attachments == {}
    assert ["attached-file" in warning.vi for warning in found.warnings] == [True]


def test_the_page_links_to_source_history_and_editing_where_they_are_known(tmp_path: Path) -> None:
    links = links_of({"source_url": "https://forge.vn/src", "history_url": "https://forge.vn/log/", "edit_url": ""})
    found = gather(repository(tmp_path, ke_hoach=plan()), as_of=DAY, links=links)
    about = one(rendered(next(page for page in pages(found) if page.uri == PLAN)), "ve-trang")
    path = "plans/thcs-minh-hoa/2026/ke-hoach.md"
    assert about.xpath(".//a/@href") == ["./", f"https://forge.vn/src/{path}", f"https://forge.vn/log/{path}"]
    assert about.xpath(".//a/@rel") == ["noopener", "noopener"]
