"""Text becomes a document of ours: its head, its parts, its labels."""

from __future__ import annotations

import pytest
from import_samples import (
    BODY,
    CLOSING,
    COLUMNS,
    LETTER,
    NO_NUMBER,
    SKIPS_THREE,
    head,
    headings,
    imported,
    recipients,
)

from checker.office.imported import missing_words


def test_a_plan_without_number_and_day_keeps_the_blanks() -> None:
    result, document = imported(NO_NUMBER)
    assert head(document) == {
        "loai": "ke-hoach",
        "so_ky_hieu": "/KH-PGDMH",
        "co_quan_ban_hanh": "Phòng Giáo dục và Đào tạo",
        "don_vi": "phong-giao-duc-va-dao-tao",
        "dia_danh": "Minh Họa",
        "ngay_ban_hanh": "2024",
        "trich_yeu": "Công tác bình đẳng giới và tiến bộ của phụ nữ năm 2024",
        "nam": 2024,
        "trang_thai": "ban-hanh",
        "nguoi_ky": {"chuc_vu": "TRƯỞNG PHÒNG", "ho_ten": "Trần Văn Thí Dụ"},
    }
    assert headings(document) == [
        "## I. Mục đích, yêu cầu",
        "## II. Nội dung",
        "## III. Tổ chức thực hiện",
        "## Nơi nhận",
    ]
    assert [document.slice(basis.text_at) for basis in document.basis] == [
        "Căn cứ Kế hoạch số 31/KH-UBND ngày 08/3/2024 của UBND huyện Minh Họa về bình đẳng giới;"
    ]
    assert recipients(document) == ["- Các trường trực thuộc;", "- Lưu: VT, Mẫu."]
    assert "biết cách xử lý\n\ntình huống trêu chọc" in result.markdown
    assert "- Cử giáo viên tham gia tập huấn.\n- Báo cáo gửi" in result.markdown
    assert missing_words(NO_NUMBER, result) == ()


def test_a_plan_that_skips_a_part_keeps_its_labels_spaces_and_slips() -> None:
    result, document = imported(SKIPS_THREE)
    assert head(document) == {
        "loai": "ke-hoach",
        "so_ky_hieu": "",
        "co_quan_ban_hanh": "Trường THCS Minh Họa",
        "don_vi": "thcs-minh-hoa",
        "dia_danh": "",
        "ngay_ban_hanh": "",
        "trich_yeu": "Triển khai công tác bình đẳng giới Trường THCS Minh Họa năm 2024",
        "nam": 2024,
        "trang_thai": "ban-hanh",
    }
    assert headings(document) == [
        *("## I. MỤC ĐÍCH, YÊU CẦU", "### 1. Mục đích", "### 2. Yêu cầu", "## II. NỘI DUNG"),
        *("## IV. TỔ CHỨC THỰC HIỆN", "### 1. Đối với lãnh đạo nhà trường.", "### 2. Đối với các tổ", "## Nơi nhận"),
    ]
    assert recipients(document) == ["- Phòng GD&ĐT ( B/C);", "- Các tổ ( T/h);", "- Lưu VT."]
    for slip in ("99/KH- BVSTBPN ngày 12/ 3 /2024", "dạy thử .", "(Trrước ngày 15/5/ 2024)", "năm 2022;_"):
        assert slip in result.markdown
    assert missing_words(SKIPS_THREE, result) == ()


def test_a_letter_keeps_its_addressee_signature_and_attached_form() -> None:
    result, document = imported(LETTER)
    assert head(document) == {
        "loai": "cong-van",
        "so_ky_hieu": "",
        "co_quan_ban_hanh": "Phòng GD&ĐT",
        "don_vi": "phong-gd-dt",
        "dia_danh": "Minh Họa",
        "ngay_ban_hanh": "2024-03-18",
        "trich_yeu": "Hướng dẫn công tác bình đẳng giới trong trường học năm 2024",
        "nam": 2024,
        "trang_thai": "ban-hanh",
        "kinh_gui": ("Các trường Tiểu học, THCS trong huyện",),
        "nguoi_ky": {"quyen_han": ("KT. TRƯỞNG PHÒNG",), "chuc_vu": "PHÓ TRƯỞNG PHÒNG", "ho_ten": "Lê Thị Ví Dụ"},
    }
    assert headings(document) == [
        *("## 1. Tuyên truyền về bình đẳng giới", "## 2. Bảo vệ học sinh", "## Nơi nhận"),
        "## (Đề cương báo cáo kèm theo Công văn số 88/PGDĐT ngày 18/3/2024 của Phòng GDĐT)",
        *("### I. Tình hình chung", "### II. Kết quả", "#### 1. Tuyên truyền", "### III. Kiến nghị"),
    ]
    assert recipients(document) == ["- Như kính gửi;", "- Lưu: VT,"]
    assert result.left_out[-1] == "(Đã ký)"
    assert any("(Đã ký)" in notice.vi for notice in result.notices)
    assert (
        "a. Tổ chức nói chuyện nhằm đạt mucjt iêu “cả trường cùng biết” cho nưx giáo viên.\nb. Treo" in result.markdown
    )
    assert "những chuyện khó nói thì gặp riêng" in result.markdown
    assert document.annexes.sections
    assert missing_words(LETTER, result) == ()


@pytest.mark.parametrize("top", COLUMNS.values(), ids=COLUMNS)
def test_a_letterhead_is_read_in_any_order(top: str) -> None:
    result, document = imported(top + BODY + CLOSING)
    assert head(document) == {
        "loai": "ke-hoach",
        "so_ky_hieu": "12/KH-THCSMH",
        "co_quan_chu_quan": "UBND XÃ MINH HỌA",
        "co_quan_ban_hanh": "TRƯỜNG THCS MINH HỌA",
        "don_vi": "thcs-minh-hoa",
        "dia_danh": "Minh Họa",
        "ngay_ban_hanh": "2026-03-05",
        "trich_yeu": "Thực hiện bình đẳng giới năm 2026",
        "nam": 2026,
        "trang_thai": "ban-hanh",
        "nguoi_ky": {"chuc_vu": "HIỆU TRƯỞNG", "ho_ten": "Nguyễn Thị Mẫu"},
    }
    assert len(document.basis) == 2
    assert missing_words(top + BODY + CLOSING, result) == ()


@pytest.mark.parametrize(
    ("line", "number", "place", "date"),
    [
        ("Số:      /KH-THCSMH         Minh Họa, ngày      tháng 3 năm 2026", "/KH-THCSMH", "Minh Họa", "2026-03"),
        ("Số: ……/KH-THCSMH\tMinh Họa, ngày … tháng … năm 2026", "/KH-THCSMH", "Minh Họa", "2026"),
        ("Số: 278/KH- BVSTBPN\tMinh Họa, ngày 5/3/2026", "278/KH- BVSTBPN", "Minh Họa", "5/3/2026"),
        ("Số:\tngày 09 tháng 01 năm 2026", "", "", "2026-01-09"),
        ("Số: 5 /KH-UBND\tTP. Minh Họa, ngày      tháng      năm 20…", "5 /KH-UBND", "TP. Minh Họa", ""),
        ("Số 12/KH-THCSMH", "12/KH-THCSMH", "", ""),
        ("", "", "", ""),
    ],
)
def test_numbers_and_dates_stay_as_partial_as_they_are(line: str, number: str, place: str, date: str) -> None:
    text = f"TRƯỜNG THCS MINH HỌA\n{line}\nKẾ HOẠCH\nBình đẳng giới năm 2026\n{BODY}{CLOSING}"
    result, document = imported(text)
    assert (document.string("so_ky_hieu"), document.string("dia_danh")) == (number, place)
    assert document.string("ngay_ban_hanh") == date
    assert missing_words(text, result) == ()


@pytest.mark.parametrize(
    ("top", "key", "value"),
    [
        ("KẾ HOẠCH TRIỂN KHAI BÌNH ĐẲNG GIỚI\nNĂM 2026\n", "trich_yeu", "TRIỂN KHAI BÌNH ĐẲNG GIỚI NĂM 2026"),
        ("KẾ HOẠCH\nBình đẳng giới giai đoạn 2026 - 2030\n", "giai_doan", "2026-2030"),
        ("KẾ HOẠCH\nBình đẳng giới năm học 2025 - 2026\n", "nam", 2025),
        ("DỰ THẢO\nKẾ HOẠCH\nBình đẳng giới\n", "trang_thai", "du-thao"),
        ("KHẨN\nKẾ HOẠCH\nBình đẳng giới\n", "do_khan", "khan"),
        ("BÁO CÁO\nSơ kết công tác bình đẳng giới 6 tháng đầu năm 2026\n", "ky", "so-ket"),
        ("BÁO CÁO\nCông tác bình đẳng giới năm 2026\n", "ky", "tong-ket"),
        ("BÁO CÁO\nTổng kết công tác bình đẳng giới năm 2026\nvà phương hướng năm 2027\n", "nam", 2026),
        ("BÁO CÁO\nKết quả bình đẳng giới năm 2025, phương hướng, nhiệm vụ năm 2026\n", "nam", 2025),
        ("BÁO CÁO\nThực hiện Luật Bình đẳng giới năm 2006 và Kế hoạch năm 2026\n", "nam", 2026),
        ("KẾ HOẠCH\nKhắc phục hạn chế năm 2025, triển khai nhiệm vụ năm 2026\n", "nam", 2026),
        ("Số: 9/BC-THCSMH\nVề công tác\n", "loai", "bao-cao"),
        ("ỦY BAN NHÂN DÂN\nXÃ MINH HỌA\nKẾ HOẠCH\nA\n", "co_quan_ban_hanh", ("ỦY BAN NHÂN DÂN", "XÃ MINH HỌA")),
        ("ỦY BAN NHÂN DÂN\nXÃ MINH HỌA\nKẾ HOẠCH\nA\n", "don_vi", "ubnd-xa-minh-hoa"),
        ("Kính gửi:\n- Sở Nội vụ;\n- Sở Tài\nchính.\n", "kinh_gui", ("Sở Nội vụ", "Sở Tài chính")),
        ("Kính gửi: Phòng Văn hóa - Xã hội xã.\n", "kinh_gui", ("Phòng Văn hóa - Xã hội xã",)),
        ("THÔNG BÁO\nVề việc họp\n", "loai", ""),
    ],
)
def test_a_value_is_read_from_the_lines_above_the_text(top: str, key: str, value: object) -> None:
    result, document = imported(top + BODY + CLOSING)
    assert document.front_matter.data[key] == value
    assert missing_words(top + BODY + CLOSING, result) == ()


def test_a_stamp_of_secrecy_stays_in_the_text() -> None:
    result, _ = imported("MẬT\nUBND XÃ MINH HỌA\nKẾ HOẠCH\nA năm 2026\n" + BODY + CLOSING)
    assert "---\n\nMẬT\n\n_Căn cứ" in result.markdown


def test_a_decision_has_articles_and_a_signature_above_the_recipients() -> None:
    text = """UBND XÃ MINH HỌA
Số: 5/QĐ-UBND
QUYẾT ĐỊNH
Về việc kiện toàn Ban
CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MINH HỌA
Căn cứ Luật Bình đẳng giới;
Theo đề nghị của Trưởng phòng.
QUYẾT ĐỊNH:
Điều 1. Kiện toàn Ban.
1. Ông A
2. Bà B
Điều 2. Thi hành./.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Đỗ Văn Mẫu
Nơi nhận:
- Như Điều 2;
- Lưu: VT.
"""
    result, document = imported(text)
    assert document.front_matter.data["nguoi_ky"] == {
        "quyen_han": ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
        "chuc_vu": "PHÓ CHỦ TỊCH",
        "ho_ten": "Đỗ Văn Mẫu",
    }
    assert result.markdown.partition("---\n\n")[2] == (
        "_Căn cứ Luật Bình đẳng giới;_\n\n_Theo đề nghị của Trưởng phòng._\n\n"
        "**QUYẾT ĐỊNH:**\n\n**Điều 1.** Kiện toàn Ban.\n\n1. Ông A\n2. Bà B\n\n**Điều 2.** Thi hành./.\n\n"
        "## Nơi nhận\n\n- Như Điều 2;\n- Lưu: VT.\n"
    )
    assert missing_words(text, result) == ()


def test_recipients_and_signature_side_by_side_are_told_apart() -> None:
    end = "Nơi nhận:\tKT. HIỆU TRƯỞNG\n- UBND xã;\tPHÓ HIỆU TRƯỞNG\n- Lưu: VT.\n\n\tTrần Văn Mẫu\n"
    text = f"KẾ HOẠCH\nA năm 2026\n{BODY}{end}"
    result, document = imported(text)
    assert recipients(document) == ["- UBND xã;", "- Lưu: VT."]
    assert document.string("nguoi_ky", "ho_ten") == "Trần Văn Mẫu"
    assert missing_words(text, result) == ()


SIGNED = """TRƯỜNG THCS MINH HỌA
KẾ HOẠCH LIÊN TỊCH
Phối hợp thực hiện bình đẳng giới năm 2026

I. MỤC ĐÍCH
Nâng cao nhận thức.
II. TỔ CHỨC THỰC HIỆN
1. Hiệu trưởng chỉ đạo chung; báo cáo trước ngày 10/6/2026.
"""


def test_the_letterhead_of_a_party_paper_is_read() -> None:
    top = (
        "TỈNH ỦY MINH HỌA\nĐẢNG ỦY XÃ MINH HỌA\n*\nSố 45-KH/ĐU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Minh Họa, ngày 12 tháng 3 năm 2026\n\nKẾ HOẠCH\nthực hiện công tác phụ nữ năm 2026\n-----\n"
    )
    result, document = imported(top + BODY + CLOSING)
    assert (document.string("so_ky_hieu"), document.string("ngay_ban_hanh")) == ("45-KH/ĐU", "2026-03-12")
    assert (document.kind, document.string("trich_yeu")) == ("ke-hoach", "thực hiện công tác phụ nữ năm 2026")
    assert "ĐẢNG CỘNG SẢN" not in document.text
    assert missing_words(top + BODY + CLOSING, result) == ()


@pytest.mark.parametrize("name", ["H'Yim Kđoh", "H' Yar Niê Kđăm", "K’Brêu", "Y Bhăm Êban"])
def test_names_of_the_central_highlands_are_names(name: str) -> None:
    end = f"Nơi nhận:\tHIỆU TRƯỞNG\n- UBND xã;\n- Các tổ;\t{name}\n- Lưu: VT.\n"
    _, document = imported("KẾ HOẠCH\nBình đẳng giới năm 2026\n" + BODY + end)
    assert document.front_matter.data["nguoi_ky"] == {"chuc_vu": "HIỆU TRƯỞNG", "ho_ten": name}
    assert len(recipients(document)) == 3


@pytest.mark.parametrize(
    "end",
    [
        "TRƯỞNG CÔNG AN XÃ\tHIỆU TRƯỞNG\n\nCà Thị Thử\tLò Thị Ví Dụ\n\nNơi nhận:\n- UBND xã;\n- Lưu: VT.\n",
        "TRƯỞNG CÔNG AN XÃ      HIỆU TRƯỞNG\n\nCà Thị Thử      Lò Thị Ví Dụ\n\nNơi nhận:\n- UBND xã;\n- Lưu: VT.\n",
        "Nơi nhận:\tTRƯỞNG CÔNG AN XÃ\tHIỆU TRƯỞNG\n- UBND xã;\n- Lưu: VT.\tCà Thị Thử\tLò Thị Ví Dụ\n",
    ],
)
def test_two_who_sign_side_by_side_are_told_apart_and_said(end: str) -> None:
    result, document = imported(SIGNED + end)
    assert document.front_matter.data["nguoi_ky"] == {"chuc_vu": "TRƯỞNG CÔNG AN XÃ", "ho_ten": "Cà Thị Thử"}
    assert "\n\nHIỆU TRƯỞNG\n\nLò Thị Ví Dụ\n\n## Nơi nhận\n\n- UBND xã;\n- Lưu: VT.\n" in result.markdown
    assert any("nhiều người ký" in notice.vi and "Lò Thị Ví Dụ" in notice.vi for notice in result.notices)
    assert missing_words(SIGNED + end, result) == ()


def test_a_lone_item_is_no_heading_and_a_joint_document_no_subject() -> None:
    result, document = imported(SIGNED)
    assert headings(document) == ["## I. MỤC ĐÍCH", "## II. TỔ CHỨC THỰC HIỆN"]
    assert document.string("trich_yeu") == "Phối hợp thực hiện bình đẳng giới năm 2026"
    assert any("KẾ HOẠCH LIÊN TỊCH" in notice.vi for notice in result.notices)
    assert missing_words(SIGNED, result) == ()


def test_a_lone_item_with_text_below_is_no_heading_either() -> None:
    text = f"{SIGNED}Các tổ phối hợp.\n"
    assert headings(imported(text)[1]) == ["## I. MỤC ĐÍCH", "## II. TỔ CHỨC THỰC HIỆN"]


@pytest.mark.parametrize(
    ("lines", "position"),
    [
        ("TRƯỞNG BAN\nPHÓ CHỦ TỊCH UBND XÃ", "TRƯỞNG BAN, PHÓ CHỦ TỊCH UBND XÃ"),
        ("CHỦ TỊCH\nỦY BAN NHÂN DÂN XÃ", "CHỦ TỊCH"),
    ],
)
def test_two_positions_of_one_person_are_not_run_together(lines: str, position: str) -> None:
    _, document = imported(f"{SIGNED}Nơi nhận:\n- Lưu: VT.\n{lines}\nCà Thị Thử\n")
    assert document.string("nguoi_ky", "chuc_vu").startswith(position)


def test_copied_text_without_number_and_day_is_taken_as_issued_and_markdown_as_a_draft() -> None:
    result, document = imported(NO_NUMBER)
    assert document.string("trang_thai") == "ban-hanh"
    assert any("chưa có số và ngày mà vẫn coi là đã ban hành" in notice.vi for notice in result.notices)
    result, document = imported("# KẾ HOẠCH\n\nA năm 2026\n\n## I. Mục đích\n\nXong./.\n")
    assert document.string("trang_thai") == "du-thao"
    assert any("coi là dự thảo" in notice.vi for notice in result.notices)


def test_what_is_not_certain_is_said() -> None:
    result, _ = imported(NO_NUMBER)
    unsure = {guess.key for guess in result.values if not guess.certain}
    assert unsure == {"co_quan_ban_hanh", "don_vi", "trang_thai"}
    assert {guess.key: guess.source for guess in result.values}["ngay_ban_hanh"] == "ngày tháng năm 2024"
    assert all(notice.vi and notice.en and "\n" not in notice.vi for notice in result.notices)
