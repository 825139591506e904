"""A small collection for the site's tests, and sites built of folders."""

from __future__ import annotations

import fcntl
import os
import shutil
import struct
import unicodedata
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.site import program

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    '<a href="javascript:window.pwned=5" onclick="window.pwned=6">x</a> \x02wzxhzdk:0\x03 [TOC] [[x]] *[HTML]: y '
    '<meta http-equiv="refresh" content="0;url=//evil.example/"> <object data="x"></object> '
    '<form action="//evil.example/"><button formaction="javascript:window.pwned=12">gửi</button></form> '
    '<math href="javascript:window.pwned=13"><mtext><img src=x onerror="window.pwned=14"></mtext></math> '
    '<img src="lon.png" width="99999" height="99999"> ![ảnh](lon.png)'
)
"""What a document may not make a browser do."""


HOSTILE_PAGE = """\
---
title: '</title><script>window.pwned = 40</script>'
json_ld: '</script><script>window.pwned = 41</script>'
feed: '"><script>window.pwned = 42</script>'
---
# Thử <b onclick="window.pwned = 43">đậm</b>

<!--het-viet-tay-->

<script>window.pwned = 44</script> <img src="../assets/anh-chia-se.png" onload="window.pwned = 45">
[bấm](javascript:window.pwned = 46)

<!--viet-tay index.md-->

</main><script>window.pwned = 47</script><div><script>
window.pwned = 48
"""
"""What a hand-written page may not make a browser do, nor what reads the marks of such pages."""


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
    for plans in (folder / "plans").glob("*/*"):
        (plans / "lon.png").write_bytes(huge_picture())
    shutil.copytree(ROOT / "docs", folder / "docs")
    (folder / "checker.toml").write_text('paths = ["plans"]\nselect = ["personal-data"]\n', "utf-8")
    return folder


def huge_picture() -> bytes:
    """Give a picture of few bytes that fills gigabytes once it is drawn: 30,000 white points a side."""
    side = 30_000
    rows = zlib.compress((b"\0" + b"\xff" * (side // 8)) * side, 9)
    parts = ((b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )


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


NUMBERED = {
    "a": "Họp ngày 22/3/2026 và 28/3/2026.",
    "b": "Có 22.320 người, 2.500 trường, 15 tỉnh.",
    "c": "Theo Quyết định số 2232/QĐ-TTg.",
    "d": "Việc số 28, khóa “2021-2030”, hạn 07/9/2026.",
    "e": "Kỷ niệm 20/10 và 8/3 ở khóa QH15.",
    "f": "Từ năm 2010 có 18.460 việc.",
    "g": "Bạo và báo, lực rồi bạo, giới, lực; giới, bạo, lực.",
    "h": "Phòng ngừa bạo lực giới trong nhà trường, nơi công cộng và những nơi khác nữa.",
    "i": "Trong tỉnh, lệ của tỉnh; tỉnh có lệ, lệ có tỉnh.",
    "j": "Tăng tỷ lệ.",
    "k": "Sửa 121/KH-THCSMH, 121/KH-THCSMH: bỏ 121/KH-THCSMH.",
    **{f"x{number}": "Có 3.750 nhà." for number in range(70)},
}
"""What each document of the numbers' site says."""


def words(folder: Path) -> Path:
    """Write a repository whose documents say one thing each; that of the decomposed letters is of another year."""
    return _saying(folder, WORDS, 71, f={"nam": "2025"})


def numbered(folder: Path) -> Path:
    """Write a repository whose documents have numbers in many forms; the last is called by the number of the first."""
    return _saying(
        folder,
        NUMBERED,
        121,
        c={"ngay_ban_hanh": '"2026-09-07"'},
        i={"so_ky_hieu": '"129/KH-THPTĐA"'},
        k={"trich_yeu": '"Sửa Kế hoạch số 121/KH-THCSMH, kế hoạch 121/KH-THCSMH: Lời k"'},
    )


def _saying(folder: Path, texts: Mapping[str, str], first: int, **changed: Mapping[str, str]) -> Path:
    said = {
        name: plan(
            f"## I. Mở\n\nKhông có gì.\n\n## II. Nói\n\n{text}\n\n## Nơi nhận\n\n- Lưu: VT.\n",
            **{"so_ky_hieu": f'"{index}/KH-THCSMH"', "trich_yeu": f'"Lời {name}"', **changed.get(name, {})},
        )
        for index, (name, text) in enumerate(texts.items(), first)
    }
    shutil.copy(ROOT / "mkdocs.yml", repository(folder, **said) / "mkdocs.yml")
    shutil.copytree(ROOT / "docs", folder / "docs")
    (folder / "checker.toml").write_text('paths = ["plans"]\nselect = ["personal-data"]\n', "utf-8")
    return folder


_WRITTEN = {"hostile": hostile, "words": words, "numbered": numbered}


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
                assert program.build(root, strict=True, output=output) == 0
            output.rename(found)
    return found
