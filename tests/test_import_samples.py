"""The three real documents that started it all, where they are at hand."""

from __future__ import annotations

import pytest
from import_samples import (
    SAMPLES,
    head,
    headings,
    imported,
    recipients,
)

from checker.office.imported import missing_words


def sample(name: str) -> str:
    path = SAMPLES / name
    if not path.exists():
        pytest.skip("the real documents are not here")
    return path.read_text("utf-8")


def test_the_first_real_document() -> None:
    text = sample("000_0fc1fccd54eb692e.txt")
    result, document = imported(text)
    data = head(document)
    assert (data["loai"], data["so_ky_hieu"], data["dia_danh"], data["ngay_ban_hanh"]) == (
        "ke-hoach",
        "/KH-PGDĐT",
        "Thủ Thừa",
        "2021",
    )
    assert data["trich_yeu"] == "Hoạt động Vì sự tiến bộ phụ nữ, bình đẳng giới năm 2021"
    assert (data["nam"], data["nguoi_ky"]) == (2021, {"chuc_vu": "TRƯỞNG PHÒNG", "ho_ten": "Võ Văn Mười"})
    assert [heading.split(".")[0] for heading in headings(document)] == ["## I", "## II", "## III", "## Nơi nhận"]
    assert len(document.basis) == 1
    assert (
        [item.archive for item in document.recipients.items] == [False, False, True] if document.recipients else False
    )
    assert document.end_mark_at
    assert missing_words(text, result) == ()


def test_the_second_real_document() -> None:
    text = sample("002_87676d2379c20674.txt")
    result, document = imported(text)
    data = head(document)
    assert (data["loai"], data["so_ky_hieu"], data["dia_danh"], data["ngay_ban_hanh"]) == ("ke-hoach", "", "", "")
    assert str(data["trich_yeu"]).endswith("Trường THCS Cao Dương năm 2022")
    assert data["nam"] == 2022
    assert "nguoi_ky" not in data
    assert [heading.split(".")[0] for heading in headings(document)] == [
        *("## I", "### 1", "### 2", "## II", "## IV", "### 1", "### 2", "## Nơi nhận")
    ]
    assert [
        section.opener.label.text for section in document.main.sections if section.opener and section.opener.label
    ] == ["I.", "II.", "IV."]
    assert len(document.basis) == 1
    assert "278/KH- BVSTBPN ngày 21/ 3 /2022" in result.markdown
    assert recipients(document)[-1] == "- Lưu VT."
    assert missing_words(text, result) == ()


def test_the_third_real_document() -> None:
    text = sample("003_5165dd11d6597171.txt")
    result, document = imported(text)
    data = head(document)
    assert (data["loai"], data["so_ky_hieu"], data["dia_danh"]) == ("cong-van", "", "Khoái Châu")
    assert (data["ngay_ban_hanh"], data["nam"]) == ("2020-04-24", 2020)
    assert data["trich_yeu"] == "Hướng dẫn hoạt động vì sự tiến bộ của phụ nữ năm 2020"
    assert data["kinh_gui"] == ("Các trường Mầm non, Tiểu học, THCS trên địa bàn huyện",)
    assert data["nguoi_ky"] == {
        "quyen_han": ("KT. TRƯỞNG PHÒNG",),
        "chuc_vu": "PHÓ TRƯỞNG PHÒNG",
        "ho_ten": "Lê Thị Hải Yến",
    }
    assert [
        section.opener.label.text for section in document.main.sections if section.opener and section.opener.label
    ] == ["1.", "2.", "3.", "4."]
    assert recipients(document) == ["- Như kính gửi;", "- Lưu: VT,"]
    assert headings(document)[5].startswith("## (Đề cương báo cáo kèm theo Công văn số 142/PGDĐT")
    assert "những vấn đề tác động tiêu cực" in result.markdown
    assert missing_words(text, result) == ()
