"""Paragraphs behind a list: those that close it stand behind it on the page, those of its last point in the point."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from site_pages import PLAN, one, pages_of, rendered, words
from site_samples import BODY, plan

if TYPE_CHECKING:
    from pathlib import Path

LIST = "1. Tổ Văn phòng: mua sắm.\n2. Các tổ: thực hiện.\n"


def shown(folder: Path, said: str) -> tuple[list[str], list[str]]:
    """Give the paragraphs in points, and those behind lists, of a section."""
    body = BODY.replace("Truyền thông trong trường.", said).replace("## III. Tổ chức thực hiện", "## III. Hết")
    sheet = one(rendered(pages_of(folder, ke_hoach=plan(body))[PLAN]), "to-giay")
    inside = [words(part) for part in sheet.xpath(".//li/p")]
    return inside, [words(part) for part in sheet.xpath(".//div[@class='vb'][preceding::h2[starts-with(., 'II.')]]/p")]


@pytest.mark.parametrize(
    ("said", "behind"),
    [
        (f"{LIST}\nMọi điều chỉnh phải bằng văn bản.", ["Mọi điều chỉnh phải bằng văn bản."]),
        (f"{LIST}\nMột.\n\nHai.", ["Một.", "Hai."]),
        ("1. Tổ Văn phòng:\na) Mua sắm.\nb) Thanh toán.\n\nHết năm thì báo cáo./.", ["Hết năm thì báo cáo./."]),
        ("1. Chỉ tiêu\n\nMột lời.\n\n2. Khi có vụ việc, báo ngay.\n\nTrân trọng.", ["Trân trọng."]),
        # what belongs to the last point
        ("1. Chỉ tiêu\n\nMột lời.\n\n2. Giải pháp\n\nHai lời./.", []),
        ("1. Mua sắm.\n\nMột lời.\n\n2. Thực hiện.\n\nHai lời.", []),
        (f"{LIST}\n  Mọi điều chỉnh phải bằng văn bản.", []),
        ("1. Việc phải làm:\n\nMọi điều chỉnh phải bằng văn bản.", []),
        ("1. Tổ Văn phòng\na) Mua sắm.\nb) Thanh toán.\n\nTổ báo cáo hằng tháng.", []),
        ("1. Mua sắm.\n\nMột lời.\n\n2. Thực hiện.", []),
    ],
)
def test_what_closes_a_list_stands_behind_it(tmp_path: Path, said: str, behind: list[str]) -> None:
    inside, after = shown(tmp_path, said)
    assert after[: len(behind)] == behind
    lines = [line.strip() for line in said.split("\n") if line.strip()]
    assert len(inside) >= len(lines) - len(behind)
    assert not set(behind) & set(inside)


def test_a_paragraph_under_the_last_letter_stands_under_the_number(tmp_path: Path) -> None:
    said = "1. Tổ Văn phòng\na) Mua sắm.\nb) Thanh toán.\n\nTổ báo cáo hằng tháng."
    page = rendered(pages_of(tmp_path, ke_hoach=plan(BODY.replace("Truyền thông trong trường.", said)))[PLAN])
    (last,) = page.xpath(".//li/p[.='Tổ báo cáo hằng tháng.']/..")
    assert words(last).startswith("1. Tổ Văn phòng")
