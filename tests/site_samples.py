"""A small collection for the site's tests, and sites built of folders."""

from __future__ import annotations

import fcntl
import os
import shutil
import unicodedata
from pathlib import Path

import pytest

from checker.site import commands

ROOT = Path(__file__).parent.parent

EPOCH = "1798675200"
"""The last day of 2026: every sample has been issued by then, whatever this machine's clock says."""

UNITS = """\
don_vi:
  - id: "ubnd-xa-minh-hoa"
    ten: "Ủy ban nhân dân xã Minh Họa"
    loai: "xa"
    ky_hieu: ["UBND"]
    dia_danh: "Minh Họa"
  - id: "thcs-minh-hoa"
    ten: "Trường THCS Minh Họa"
    ten_cu:
      - ten: "Trường Phổ thông cơ sở Minh Họa"
        den: "2024-12-31"
    loai: "truong"
    ky_hieu: ["THCSMH"]
    dia_danh: "Minh Họa"
    cap_tren:
      - don_vi: "ubnd-xa-minh-hoa"
        tu: "2025-07-01"
"""

BODY = """\
_Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006._

Trường THCS Minh Họa ban hành Kế hoạch năm 2026 như sau:

## I. Mục đích, yêu cầu

1. Mục đích
a) Nâng cao nhận thức.
đ) Bố trí kinh phí.

## II. Nội dung

Truyền thông trong trường.

## III. Tổ chức thực hiện

Tổ Văn phòng theo dõi./.

## Nơi nhận

- UBND xã Minh Họa (để báo cáo);
- Lưu: VT.
"""


def plan(body: str = BODY, **changed: str) -> str:
    """Give a plan's file; a changed key's value is YAML as typed, an empty one leaves the key out."""
    keys = {
        "loai": '"ke-hoach"',
        "so_ky_hieu": '"12/KH-THCSMH"',
        "co_quan_chu_quan": '"UBND xã Minh Họa"',
        "co_quan_ban_hanh": '"Trường THCS Minh Họa"',
        "don_vi": '"thcs-minh-hoa"',
        "dia_danh": '"Minh Họa"',
        "ngay_ban_hanh": '"2026-03-05"',
        "trich_yeu": '"Thực hiện bình đẳng giới năm 2026"',
        "nam": "2026",
        "trang_thai": '"ban-hanh"',
        "nguoi_ky": '\n  quyen_han:\n    - "KT. HIỆU TRƯỞNG"\n  chuc_vu: "PHÓ HIỆU TRƯỞNG"\n  ho_ten: "Nguyễn Thị Mẫu"',
    }
    head = "".join(f"{key}: {value}\n" for key, value in (keys | changed).items() if value)
    return f"---\n{head}---\n\n{body}"


def repository(folder: Path, **documents: str) -> Path:
    """Write a collection: the year 2026 of one school, each document by its file's name."""
    (folder / "plans" / "thcs-minh-hoa" / "2026").mkdir(parents=True)
    (folder / "checker.toml").write_text('paths = ["plans"]\n', "utf-8")
    (folder / "plans" / "units.yml").write_text(UNITS, "utf-8")
    for name, text in documents.items():
        path = folder / "plans" / "thcs-minh-hoa" / "2026" / f"{name.replace('_', '-')}.md"
        path.write_text(text, "utf-8")
    return folder


HOSTILE = (
    '<script>window.pwned = 1</script> <img src=x onerror="window.pwned = 2"> '
    '<svg onload="window.pwned = 3"></svg> <iframe src="https://evil.example/"></iframe> '
    "<style>body { display: none }</style> {{ config.site_name }} {% raise %} {{ 7 * 7 }} "
    "![ảnh](data:image/svg+xml,<svg/onload=window.pwned=11>) <embed src=x> <base href=//evil.example/> "
    "[bấm](javascript:window.pwned=4) [bấm](//evil.example/x) ![ảnh](https://evil.example/big.png) "
    '<a href="javascript:window.pwned=5" onclick="window.pwned=6">x</a> \x02wzxhzdk:0\x03 [TOC] [[x]] *[HTML]: y'
)
"""What a document may not make a browser do."""


def hostile(folder: Path) -> Path:
    """Write a repository with a site of its own, whose document tries everything everywhere."""
    cell = HOSTILE.replace("|", "")
    body = (
        f"_Căn cứ {HOSTILE}_\n\n{HOSTILE}\n\n## I. Mục đích {HOSTILE} {{#noi-dung onclick=alert(1)}}\n\n"
        f'<script>\nwindow.pwned = 7\n</script>\n\n<div onmouseover="window.pwned = 8">\n\nđoạn\n\n</div>\n\n'
        f"1. {HOSTILE}\na) {HOSTILE}\n\n| Cột {cell} | Hai |\n| --- | --- |\n| {cell} | `<b onclick=x>` |\n\n"
        f'<table onclick="window.pwned = 9"><tr><th style="color: red">{HOSTILE}</th></tr>'
        f'<tr><td><p onclick="window.pwned = 10">Ô <b>đậm<i>nghiêng</b></p>{HOSTILE}</td></tr></table>\n\n'
        f"## II. Nội dung\n\nx\n\n## III. Tổ chức thực hiện\n\nx./.\n\n## Nơi nhận\n\n"
        f"- {HOSTILE};\n- Lưu: VT.\n\n## Phụ lục\n\n{HOSTILE}\n"
    )
    value = "'" + HOSTILE.replace("\x02", "").replace("\x03", "").replace("'", "''") + "'"
    text = plan(
        body,
        so_ky_hieu=value,
        co_quan_ban_hanh=value,
        dia_danh=value,
        trich_yeu=value,
        kinh_gui=f"\n  - {value}\n  - {value}",
        chi_tieu=f"\n  - ma: 'x'\n    ten: {value}\n    don_vi_tinh: {value}\n    muc_tieu: {value}",
        nguoi_ky=f"\n  chuc_vu: {value}\n  ho_ten: {value}",
    )
    shutil.copy(ROOT / "mkdocs.yml", repository(folder, ke_hoach=text) / "mkdocs.yml")
    shutil.copytree(ROOT / "docs", folder / "docs")
    (folder / "checker.toml").write_text('paths = ["plans"]\nselect = ["personal-data"]\n', "utf-8")
    return folder


WORDS = {
    "a": "Thực hiện bình đẳng giới theo Quyết định số 2232/QĐ-TTg ngày 28 tháng 12 năm 2020.",
    "b": "Theo Nghị quyết số 28/NQ-CP ngày 03 tháng 3 năm 2021: mục tiêu là bình đẳng giới.",
    "c": "Lập sổ đăng ký.",
    "d": "Việc còn dang dở.",
    "e": "Báo cáo Đảng ủy xã.",
    "f": unicodedata.normalize("NFD", "Quy hoạch phụ nữ lãnh đạo."),
    "g": "Mã ô là binh, mã cột là gioi.",
    "h": "Xem 28/QĐ-UBND, 1232/QĐ-TTg và 2232/CV-BNV.",
}
"""What each document of the words' site says, besides what all of them say."""


def words(folder: Path) -> Path:
    """Write a repository whose documents say one thing each; that of the decomposed letters is of another year."""
    said = {
        name: plan(
            f"## I. Mở\n\nKhông có gì.\n\n## II. Nói\n\n{text}\n\n## Nơi nhận\n\n- Lưu: VT.\n",
            so_ky_hieu=f'"{index}/KH-THCSMH"',
            trich_yeu=f'"Lời {name}"',
            nam="2025" if name == "f" else "2026",
        )
        for index, (name, text) in enumerate(WORDS.items(), 71)
    }
    shutil.copy(ROOT / "mkdocs.yml", repository(folder, **said) / "mkdocs.yml")
    shutil.copytree(ROOT / "docs", folder / "docs")
    (folder / "checker.toml").write_text('paths = ["plans"]\nselect = ["personal-data"]\n', "utf-8")
    return folder


_WRITTEN = {"hostile": hostile, "words": words}


def built(factory: pytest.TempPathFactory, name: str = "own") -> Path:
    """Build a site once a run, strictly: our own, the hostile one, or that of the words.

    Tests that run beside each other share it: who comes first builds, the others wait.
    """
    run = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent
    found = run / f"site-{name}"
    if found.is_dir():
        return found
    with (run / f"site-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not found.is_dir():
            output = factory.mktemp(name) / "site"
            root = ROOT if name == "own" else _WRITTEN[name](factory.mktemp("repository"))
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
                assert commands.build(root, strict=True, output=output) == 0
            output.rename(found)
    return found
