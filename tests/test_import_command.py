"""``checker import`` from the command line: the report, --verify, names that are told apart, and no overwriting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from import_samples import BODY, CLOSING, COLUMNS
from repository import make
from test_import_files import PORTAL

from checker import cli

Run = Callable[..., tuple[int, str, str]]
PLAN = COLUMNS["tabs"] + BODY + CLOSING
WHERE = "plans/truong-thcs-minh-hoa/2026"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(make(tmp_path, {}))
    monkeypatch.delenv("CHECKER_LANG", raising=False)

    def call(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(arguments)
        out, err = capsys.readouterr()
        return code, out, err

    Path("a.txt").write_text(PLAN, "utf-8")
    Path("b.docx").write_text(PORTAL, "utf-8")
    return call


def test_the_report_tells_where_each_value_was_read_and_what_the_check_finds(run: Run) -> None:
    code, out, err = run("import", "a.txt", "--verify")
    assert (code, err) == (0, "")
    assert out.startswith(f"a.txt → {WHERE}/ke-hoach.md\n")
    assert "so_ky_hieu        12/KH-THCSMH  ← “Số: 12/KH-THCSMH”\n" in out
    assert "? don_vi            truong-thcs-minh-hoa  (suy ra, cần xác nhận)\n" in out
    assert "không đưa vào văn bản: “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”" in out
    assert "đối chiếu: đủ" in out
    assert f"{WHERE}/ke-hoach.md:" in out
    assert "[missing-report-deadline]" in out
    assert Path(WHERE, "ke-hoach.md").is_file()


def test_several_files_are_counted_and_two_that_go_to_one_place_told_apart(run: Run) -> None:
    code, out, err = run("import", "a.txt", "b.docx", "a.txt", "--lang", "en")
    assert code == 2
    assert f"a.txt → {WHERE}/ke-hoach.md\n" in out
    assert f"b.docx → {WHERE}/ke-hoach-12.md\n" in out
    assert err == f"a.txt: goes to the same place as b.docx ({WHERE}/ke-hoach-12.md); import it alone with --name\n"


def test_a_document_that_is_there_is_never_overwritten_unasked(run: Run) -> None:
    run("import", "a.txt")
    edited = Path(WHERE, "ke-hoach.md").read_text("utf-8").replace("mọi người", "mọi nơi")
    Path(WHERE, "ke-hoach.md").write_text(edited, "utf-8")
    code, _, err = run("import", "a.txt")
    assert code == 2
    assert err == f"a.txt: văn bản này đã có ở {WHERE}/ke-hoach.md; thêm --force để ghi đè\n"
    assert Path(WHERE, "ke-hoach.md").read_text("utf-8") == edited
    assert run("import", "a.txt", "--force")[0] == 0
    assert Path(WHERE, "ke-hoach.md").read_text("utf-8") != edited


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_another_document_of_the_kind_unit_and_year_is_named_by_its_number(run: Run, force: tuple[str, ...]) -> None:
    run("import", "a.txt")
    first = Path(WHERE, "ke-hoach.md").read_text("utf-8")
    Path("c.txt").write_text(PLAN.replace("12/KH", "34/KH"), "utf-8")
    _, out, err = run("import", "c.txt", *force)
    assert err == ""
    assert out.startswith(f"c.txt → {WHERE}/ke-hoach-34.md\n")
    assert Path(WHERE, "ke-hoach.md").read_text("utf-8") == first


def test_a_number_given_twice_does_not_make_two_documents_one(run: Run) -> None:
    run("import", "a.txt")
    Path("c.txt").write_text(PLAN.replace("Thực hiện bình đẳng giới", "Tổ chức hội thảo của phụ nữ"), "utf-8")
    assert run("import", "c.txt", "--force")[1].startswith(f"c.txt → {WHERE}/ke-hoach-12.md\n")


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_one_without_a_number_asks_for_a_name_and_never_for_the_others_place(run: Run, force: tuple[str, ...]) -> None:
    run("import", "a.txt")
    first = Path(WHERE, "ke-hoach.md").read_text("utf-8")
    Path("c.txt").write_text(PLAN.replace("12/KH", "/KH").replace("Thực hiện bình", "Tổ chức Tháng bình"), "utf-8")
    code, _, err = run("import", "c.txt", *force)
    assert code == 2
    assert err == f"c.txt: ở {WHERE}/ke-hoach.md đã có văn bản khác; đặt tên khác với --name\n"
    assert run("import", "c.txt", "--name", "thang-hanh-dong")[0] == 0
    assert Path(WHERE, "ke-hoach.md").read_text("utf-8") == first


def test_a_name_that_another_document_has_is_taken_only_by_force(run: Run) -> None:
    run("import", "a.txt")
    Path("c.txt").write_text(PLAN.replace("12/KH", "34/KH"), "utf-8")
    assert "--force" not in run("import", "c.txt", "--name", "ke-hoach")[2]
    assert run("import", "c.txt", "--name", "ke-hoach", "--force")[0] == 0
    assert "34/KH" in Path(WHERE, "ke-hoach.md").read_text("utf-8")


@pytest.mark.parametrize("option", ["--dry-run", "--stdout"])
def test_nothing_is_written_when_not_wanted_and_the_check_runs_all_the_same(run: Run, option: str) -> None:
    code, out, err = run("import", "b.docx", option)
    assert code == 0
    assert "[missing-report-deadline]" in out + err
    assert out.startswith("---\n" if option == "--stdout" else "b.docx → ")
    assert not Path(WHERE).exists()


def test_what_is_only_on_the_screen_is_not_named_as_a_file(run: Run) -> None:
    _, _, err = run("import", "a.txt", "--stdout")
    assert "a.txt (Markdown):" in err
    assert "a.txt.md" not in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.txt", "b.docx", "--name", "x"), "--name: chỉ dùng khi nhập một tệp"),
        (("a.txt", "--name", "Kế hoạch"), "--name Kế hoạch: tên tệp chỉ gồm"),
        (("a.txt", "--year", "26"), "--year 26: năm phải từ 1990 đến 2100"),
        (("a.txt", "--unit", "A"), "--unit A: mã đơn vị chỉ gồm"),
    ],
)
def test_a_name_or_a_unit_that_cannot_be_is_refused(run: Run, arguments: tuple[str, ...], said: str) -> None:
    code, _, err = run("import", *arguments)
    assert code == 2
    assert said in err


def test_the_user_chooses_unit_and_name(run: Run) -> None:
    _, out, _ = run("import", "a.txt", "--unit", "thcs-minh-hoa", "--year", "2025", "--name", "ke-hoach-rieng.md")
    assert out.startswith("a.txt → plans/thcs-minh-hoa/2025/ke-hoach-rieng.md\n")
