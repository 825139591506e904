"""Where the site's commands write and what they read: what cannot be is one sentence and code 2, in both languages."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from site_samples import plan, repository

from checker import cli
from checker.site.data_package import CATALOG, VERSION

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str]]

A_FILE = "(một phần của đường dẫn không phải là thư mục)"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Give what is done in a repository of one plan, beside which stand a file, a folder and what nobody may write."""
    root = repository(tmp_path / "kho", ke_hoach=plan())
    (tmp_path / "tep").write_text("của tôi", "utf-8")
    (tmp_path / "muc").mkdir()
    (tmp_path / "muc" / "a.txt").touch()
    monkeypatch.chdir(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772668800")

    def call(*arguments: str, lang: str = "vi") -> tuple[int, str]:
        code = cli.main(["--lang", lang, "site", *arguments])
        return code, capsys.readouterr().err.replace(str(tmp_path), "")

    return call


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("preview", "../tep/x.html"),
            ("/tep/x.html: không tạo được thư mục (đã có tệp cùng tên)", "the folder cannot be made"),
        ),
        (
            ("preview", "../tep/a/x.html"),
            (f"/tep/a/x.html: không tạo được thư mục {A_FILE}", "the folder cannot be made"),
        ),
        (("preview", "../muc"), ("/muc: không ghi được (là thư mục, không phải tệp)", "cannot be written (it is a f")),
        (
            ("materialise", "../tep/ra"),
            (f"/tep/ra: không ghi được thư mục ở đây {A_FILE}; chọn nơi khác", "no folder can be written here"),
        ),
        (
            ("materialise", "../tep"),
            ("/tep: là một tệp; chọn một thư mục mới hoặc trống", "is a file; choose a new or empty folder"),
        ),
        (("materialise", "../muc"), ("/muc: đã có nội dung; chọn một thư mục mới hoặc trống", "has content already")),
        (
            ("materialise", "../" + "a" * 300),
            (f"/{'a' * 300}: không ghi được thư mục ở đây (tên tệp quá dài); chọn nơi khác", "(the file name is too"),
        ),
    ],
)
def test_a_place_that_cannot_be_written_is_told(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], said: tuple[str, str]
) -> None:
    assert run(*arguments) == (2, f"{said[0]}\n")
    code, english = run(*arguments, lang="en")
    assert (code, english.count("\n"), said[1] in english) == (2, 1, True)
    assert (tmp_path / "tep").read_text("utf-8") == "của tôi"
    assert [path.name for path in (tmp_path / "muc").iterdir()] == ["a.txt"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.parametrize("arguments", [("preview", "../kin/x.html"), ("materialise", "../kin")])
def test_a_folder_that_only_others_may_write_is_told(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "kin").mkdir(mode=0o500)
    code, said = run(*arguments)
    assert (code, said.count("\n"), "(không có quyền truy cập)" in said) == (2, 1, True)


@pytest.mark.parametrize(
    ("taken", "said"),
    [
        ("van-ban", f": không ghi được {A_FILE}; xem lại nơi ghi, và tệp hay thư mục trùng tên trong docs/\n"),
        ("atom.xml/a.md", "/ra/atom.xml: không ghi được (là thư mục, không phải tệp); xem lại nơi ghi, và tệp hay thư"),
    ],
)
def test_what_docs_has_in_the_place_of_a_page_is_told(run: Run, tmp_path: Path, taken: str, said: str) -> None:
    path = tmp_path / "kho" / "docs" / taken
    path.parent.mkdir(parents=True)
    path.write_text("x", "utf-8")
    code, told = run("materialise", "../ra")
    assert (code, told.count("\n"), said in told) == (2, 1, True)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (b"---\ntitle: [a\n---\n", "docs/a.md: không đọc được YAML ("),
        (b"\xff\xfe", "docs/a.md: không phải UTF-8; lưu lại tệp với bảng mã UTF-8"),
    ],
)
def test_a_hand_written_page_that_cannot_be_read_is_told(run: Run, tmp_path: Path, head: bytes, said: str) -> None:
    (tmp_path / "kho" / "docs").mkdir()
    (tmp_path / "kho" / "docs" / "a.md").write_bytes(head)
    code, told = run("materialise", "../ra")
    assert (code, told.count("\n"), told.startswith(said)) == (2, 1, True)


def test_pages_written_into_docs_are_not_read_again(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kho" / "docs" / "ra").mkdir(parents=True)
    (tmp_path / "kho" / "docs" / "a.md").write_text("# A\n", "utf-8")
    assert run("materialise", "docs/ra") == (0, "đã ghi docs/ra\n")
    assert [path.parent.name for path in (tmp_path / "kho" / "docs").rglob("a.md")] == ["docs", "ra"]


@pytest.mark.parametrize("action", ["preview", "materialise", "finish"])
@pytest.mark.parametrize(
    ("made", "vi", "en"),
    [
        (
            "",
            "plans: không có tệp hay thư mục này; kiểm tra lại đường dẫn\n",
            "plans: there is no such file or folder; ",
        ),
        (
            "plans",
            "plans: thư mục không có tệp .md nào; kiểm tra lại đường dẫn\n",
            "plans: the folder has no .md file; ",
        ),
    ],
)
def test_a_repository_without_documents_is_told_and_nothing_is_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, action: str, made: str, vi: str, en: str
) -> None:
    root = tmp_path / "trong"
    (root / made).mkdir(parents=True)
    monkeypatch.chdir(root)
    target = "../ra.html" if action == "preview" else "../ra"
    assert run(action, target) == (2, vi)
    assert run(action, target, lang="en")[1].startswith(en)
    assert cli.main(["check"]) == 2  # as the check itself
    assert not (root / target).exists()


def test_a_preview_never_takes_the_place_of_another_file(run: Run, tmp_path: Path) -> None:
    document = next((tmp_path / "kho" / "plans").rglob("*.md"))
    before = document.read_bytes()
    said = "không phải tên một trang; đặt tên có đuôi .html, ví dụ: checker site preview xem-truoc.html"
    assert run("preview", str(document)) == (2, f"{document.relative_to(tmp_path / 'kho')}: {said}\n")
    assert document.read_bytes() == before
    page = tmp_path / "trang.html"
    page.write_text("<title>Của tôi</title>", "utf-8")
    assert run("preview", str(page)) == (2, "/trang.html: đã có tệp này và không phải trang xem thử; chọn tên khác\n")
    assert page.read_text("utf-8") == "<title>Của tôi</title>"
    page.unlink()
    for _ in range(2):
        assert run("preview", str(page)) == (0, "đã ghi /trang.html\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("build", "ra"), "ra: “site build” không dùng đến; chỉ dùng với: materialise, finish, preview, portal"),
        (("preview", "--output", "x.html"), "--output: “site preview” không dùng đến; chỉ dùng với: build"),
        (("materialise", "ra", "--port", "8001"), "--port: “site materialise” không dùng đến; chỉ dùng với: serve"),
        (("portal", "ra", "--from", "a", "--from", "./a"), "--from a: được nêu hai lần; bỏ bớt một lần"),
        (("portal", "ra", "--from", "không-có"), "không-có: không có thư mục này; kiểm tra lại đường dẫn"),
    ],
)
def test_what_an_action_has_no_use_for_is_refused(run: Run, arguments: tuple[str, ...], said: str) -> None:
    assert run(*arguments) == (2, f"{said}\n")


def test_a_portal_below_a_file_is_told(run: Run, tmp_path: Path) -> None:
    site = tmp_path / "trang"
    (site / "pagefind").mkdir(parents=True)
    (site / "pagefind" / "pagefind.js").touch()
    (site / CATALOG).parent.mkdir(parents=True)
    said = {"trang": {"ten": "A", "dia_chi": "https://a.example/"}, "tinh_den": "2026-03-05", "tim_kiem": "pagefind/"}
    licence = {"phien_ban": VERSION, "giay_phep": "https://a.example/", "don_vi": [], "van_ban": []}
    (site / CATALOG).write_text(json.dumps(said | licence), "utf-8")
    told = run("portal", "../tep/cong", "--from", "../trang")
    assert told == (2, f"/tep/cong: không ghi được thư mục ở đây {A_FILE}; chọn nơi khác\n")
