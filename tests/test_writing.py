"""``new`` and ``import``: where files go, what is asked, and that nothing is written over."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from repository import make

from checker import cli

Run: TypeAlias = Callable[..., tuple[int, str, str]]

UNITS = """don_vi:
  - id: "thcs-minh-hoa"
    ten: "Trường THCS Minh Họa"
    loai: "truong"
    ky_hieu: ["THCSMH"]
    dia_danh: "Minh Họa"
"""
PASTED = """UBND XÃ MINH HỌA
TRƯỜNG THCS MINH HỌA
Số: 12/KH-THCSMH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Minh Họa, ngày 05 tháng 3 năm 2026
KẾ HOẠCH
Triển khai công tác bình đẳng giới năm 2026
I. MỤC ĐÍCH
Nâng cao nhận thức./.
Nơi nhận:
- UBND xã;
- Lưu: VT.
HIỆU TRƯỞNG
Nguyễn Thị Mẫu
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    make(tmp_path, {})
    (tmp_path / "plans/units.yml").write_text(UNITS, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772668800")
    monkeypatch.setattr("sys.stdin", io.StringIO())

    def call(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(arguments)
        return (code, *capsys.readouterr())

    return call


PLAN = Path("plans/thcs-minh-hoa/2026/ke-hoach.md")


def test_new_writes_a_draft_that_only_lacks_what_the_writer_must_say(run: Run) -> None:
    code, out, _ = run("new", "ke-hoach", "--unit", "thcs-minh-hoa")
    assert (code, out) == (0, f"{PLAN}\n")
    assert "nam: 2026\n" in PLAN.read_text("utf-8")
    assert run("check")[0] == 0
    assert run("format", "--check")[0] == 0


def test_new_never_writes_over_a_document_unless_forced(run: Run) -> None:
    arguments = ("new", "ke-hoach", "--unit", "thcs-minh-hoa")
    run(*arguments)
    PLAN.write_text("của tôi", "utf-8")
    assert run(*arguments) == (2, "", f"{PLAN}: đã có văn bản ở đây; đặt tên khác với --name\n")
    assert PLAN.read_text("utf-8") == "của tôi"
    assert run(*arguments, "--force")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ke-hoch", "--unit", "thcs-minh-hoa"), "ke-hoch: không có loại văn bản này; có phải ý bạn là “ke-hoach”\n"),
        (("ke-hoach",), "--unit: còn thiếu mã đơn vị ban hành văn bản\n"),
        (
            ("ke-hoach", "--unit", "la"),
            "don_vi: không có đơn vị “la” trong units.yml; các đơn vị có là thcs-minh-hoa\n",
        ),
        (("ke-hoach", "--unit", "thcs-minh-hoa", "--name", "../x"), "--name ../x: chỉ là tên tệp, không có thư mục\n"),
    ],
)
def test_new_says_what_it_cannot_do(run: Run, arguments: tuple[str, ...], said: str) -> None:
    assert run("new", *arguments) == (2, "", said)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_new_asks_nothing_more_once_the_unit_is_left_blank(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stdin", Terminal("\n2027\n"))
    monkeypatch.setattr("sys.stderr", screen)
    assert run("new", "ke-hoach")[0] == 2
    assert screen.getvalue().endswith("--unit: còn thiếu mã đơn vị ban hành văn bản\n")
    assert "năm" not in screen.getvalue()


def test_new_asks_a_person_for_what_it_needs(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stdin", Terminal("thcs-minh-hoa\n2027\nso-ket\nSơ kết công tác\n"))
    monkeypatch.setattr("sys.stderr", screen)
    assert run("new", "bao-cao")[0] == 0
    text = Path("plans/thcs-minh-hoa/2027/so-ket.md").read_text("utf-8")
    assert 'trich_yeu: "Sơ kết công tác"\n' in text
    assert "thcs-minh-hoa  Trường THCS Minh Họa\n" in screen.getvalue()
    assert "năm [2026]: " in screen.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_pasted_document_goes_where_it_belongs(run: Run, encoding: str, newline: str) -> None:
    Path("x.txt").write_bytes(PASTED.replace("\n", newline).encode(encoding))
    code, out, _ = run("import", "x.txt")
    assert code == 0
    assert out.startswith(f"x.txt → {PLAN}\n    so_ky_hieu        12/KH-THCSMH  ← “Số: 12/KH-THCSMH”\n")
    text = PLAN.read_text("utf-8")
    for line in ('so_ky_hieu: "12/KH-THCSMH"', 'ngay_ban_hanh: "2026-03-05"', 'don_vi: "thcs-minh-hoa"', "- Lưu: VT."):
        assert f"{line}\n" in text
    assert run("import", "x.txt")[2] == f"x.txt: văn bản này đã có ở {PLAN}; thêm --force để ghi đè\n"


def test_import_shows_without_writing(run: Run) -> None:
    Path("x.txt").write_text(PASTED, "utf-8")
    assert run("import", "x.txt", "--dry-run")[1].startswith(f"x.txt → {PLAN}\n")
    assert run("import", "x.txt", "--stdout")[1].startswith('---\nloai: "ke-hoach"\n')
    assert not PLAN.exists()
    moved = run("import", "x.txt", "--unit", "ubnd-xa", "--year", "2027", "--dry-run")[1]
    assert moved.startswith("x.txt → plans/ubnd-xa/2027/ke-hoach.md\n")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04x", "tệp Word bị hỏng hoặc bị cắt cụt"),
        (b"\xd0\xcf\x11\xe0", "không phải UTF-8; lưu lại tệp"),
        (b"%PDF-1.7", "tệp PDF hỏng hoặc không đủ"),
        (b"\0", "không phải văn bản, Word, PDF hay trang web"),
        (b"\xff", "không phải UTF-8; lưu lại tệp"),
        (codecs.BOM_UTF16_LE + b"x", ""),
        (b"", "tệp trống"),
        (b"x" * 3_000_000, "lớn hơn 2 MB; tách"),
        (b"m\xe1\xbb\x99t c\xc3\xa2u", "không biết văn bản của đơn vị nào"),
    ],
)
def test_what_cannot_be_imported_is_one_sentence_and_the_others_are(run: Run, data: bytes, said: str) -> None:
    Path("bad").write_bytes(data)
    Path("x.txt").write_text(PASTED, "utf-8")
    code, out, err = run("import", "bad", "x.txt")
    assert code == 2
    assert f"x.txt → {PLAN}\n" in out
    assert f"bad: {said}" in err
