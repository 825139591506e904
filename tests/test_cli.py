"""The command line: exit codes, one line for every failure, the language asked for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from repository import CLEAN, PRIVATE, RULES, UNPOINTED, make

from checker import cli, workers
from checker.commands import check_command, site_command

ROOT = Path(__file__).parent.parent

Run = "tuple[int, str, str]"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Runner:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CHECKER_LANG", raising=False)
    return Runner(capsys)


class Runner:
    """Call the program in this process; gives the exit code, the result and what was said beside it."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        code = cli.main(arguments)
        out, err = self._capsys.readouterr()
        return code, out, err


@pytest.mark.parametrize(
    ("text", "arguments", "code"),
    [
        (CLEAN, (), 0),
        (UNPOINTED, (), 0),
        (UNPOINTED, ("--fail-level", "warning"), 1),
        (PRIVATE, (), 1),
        (PRIVATE, ("--ignore", "personal-data"), 0),
        (PRIVATE, ("--ignore=unknown-rule,personal-data",), 0),
    ],
)
def test_the_exit_code_tells_whether_something_was_found(
    run: Runner, tmp_path: Path, text: str, arguments: tuple[str, ...], code: int
) -> None:
    make(tmp_path, {"a.md": text})
    assert run("check", "--select", RULES, *arguments)[0] == code


def test_the_files_beside_a_document_are_looked_at_even_when_it_was_read_before(run: Runner, tmp_path: Path) -> None:
    signed = f'ban_ky:\n  tep: "ky.pdf"\n  sha256: "{"0" * 64}"\n---\n'
    make(tmp_path, {"a.md": CLEAN.replace("---\n", signed, 2).replace(signed, "---\n", 1)})
    (document,) = tmp_path.rglob("a.md")
    for there in (False, True, False):
        (document.parent / "ky.pdf").unlink(missing_ok=True)
        if there:
            (document.parent / "ky.pdf").write_bytes(b"%PDF-")
        code, out, _ = run("check", "--select", "attached-file")
        assert code == 1
        assert ("mã SHA-256 không phải của tệp" in out) is there
        assert ("không có tệp “ky.pdf”" in out) is not there


@pytest.mark.parametrize(("status", "offered"), [("ban-hanh", False), ("du-thao", True)])
def test_a_fix_that_is_left_alone_in_an_issued_document_is_not_offered(
    run: Runner, tmp_path: Path, status: str, *, offered: bool
) -> None:
    parts = "".join(f"## {label} Phần\n\nViết nội dung.\n\n" for label in ("I.", "ii.", "III."))
    text = f'---\nloai: "ke-hoach"\ntrang_thai: "{status}"\n---\n\n{parts}'
    make(tmp_path, {"a.md": text})
    code, out, _ = run("check", "--select", "section-numbering", "--statistics")
    assert code == 1
    assert ("section-numbering *" in out, "sửa được tự động" in out) == (offered, offered)
    run("check", "--select", "section-numbering", "--fix")
    assert ("## II." in (tmp_path / "plans" / "a.md").read_text("utf-8")) is offered


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chek",), "chek: không có lệnh này; có phải ý bạn là “check”\n"),
        (("check", "--nope"), "checker check: không hiểu: --nope; xem “checker check --help”\n"),
        (("check", "--jobs", "x"), "checker check: --jobs: giá trị 'x' không hợp lệ; xem “checker check --help”\n"),
        (("check", "--output"), "checker check: --output: cần một giá trị; xem “checker check --help”\n"),
        (("explain",), "checker explain: còn thiếu: ID; xem “checker explain --help”\n"),
        (("explain", "misng-section"), "misng-section: không có quy tắc này; có phải ý bạn là “missing-section”\n"),
        (
            ("check", "--select", "misng-section"),
            "--select: không có quy tắc “misng-section”; có phải ý bạn là “missing-section”\n",
        ),
        (("check", "--as-of", "5/3/2026"), "--as-of 5/3/2026: ngày phải viết theo dạng 2026-03-05\n"),
        (
            ("check", "/dev/stdin"),
            "/dev/stdin: không đọc văn bản từ đầu vào chuẩn; lưu thành tệp .md rồi nêu tên tệp đó\n",
        ),
        (
            ("check", "checker.toml"),
            (
                "checker.toml: không phải tệp Markdown (.md) nên không kiểm tra; "
                "văn bản Word, PDF, .txt thì đưa vào bằng “checker import”\n"
            ),
        ),
        (("check", "nowhere.md"), "nowhere.md: không có tệp hay thư mục này; kiểm tra lại đường dẫn\n"),
        (("check", "--baseline", "b.json"), "b.json: không đọc được tệp (không có tệp này)\n"),
        (("check", "--changed-since", "HEAD"), "{root}: không nằm trong một kho Git\n"),
        (("status", "--year", "3"), "--year 3: năm phải từ 1990 đến 2100\n"),
        (("status", "--unit", "x"), "--unit x: units.yml không có đơn vị này\n"),
        (("site", "build", "--as-of", "hôm qua"), "--as-of hôm qua: ngày phải viết theo dạng 2026-03-05\n"),
        (("site", "build", "--as-of", "0026-03-05"), "--as-of 0026-03-05: năm phải từ 1990 đến 2100\n"),
        (
            ("site", "bild"),
            "site bild: không có việc này; chọn một trong build, serve, materialise, finish, preview, portal\n",
        ),
        (("export", "plans/a.md", "--to", "rtf"), "--to rtf: không có dạng này; chọn một trong docx, pdf, akn, json\n"),
        (
            ("export", "plans/a.md", "--output", "a.doc"),
            "--output a.doc: đuôi tệp này không quen; dùng một trong .docx, .pdf, .akn.xml, .json, hoặc thêm --to\n",
        ),
        (
            ("export", "plans/a.md", "--to", "pdf", "--output", "a.docx"),
            "--output a.docx: đuôi tệp là của docx, không phải pdf\n",
        ),
    ],
)
def test_what_the_user_can_mend_is_one_line_and_code_2(
    run: Runner, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    make(tmp_path, {"a.md": CLEAN})
    code, _, err = run(*arguments)
    assert (code, err) == (2, said.format(root=tmp_path))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chek",), "chek: there is no such command; did you mean “check”?\n"),
        (("check", "--nope"), "checker check: unrecognized arguments: --nope; see “checker check --help”\n"),
        (
            ("check", "--ignore", "misng-section"),
            "--ignore: there is no rule “misng-section”; did you mean “missing-se",
        ),
        (("explain", "x"), "x: there is no such rule; “checker rules” lists the rules\n"),
        (("check", "{nowhere}.md"), "{nowhere}.md: there is no such file or folder; check the path\n"),
        (("check", "--baseline", "b.json"), "b.json: the file cannot be read (there is no such file)\n"),
        (("check", "--output", "plans"), "plans: cannot be written (it is a folder, not a file)\n"),
        (("check", "--changed-since", "HEAD"), ": is not in a Git repository\n"),
        (("check", "--as-of", "x"), "--as-of x: the date must be written like 2026-03-05\n"),
        (("check", "--scheduler", "tcp://127.0.0.1:1"), "--scheduler tcp://127.0.0.1:1: "),
        (("new", "ke-hoch", "--unit", "x"), "ke-hoch: there is no such kind of document; did you mean “ke-hoach”?\n"),
        (("new", "ke-hoach"), "--unit: the id of the issuing unit is missing\n"),
        (("status", "--unit", "x"), "--unit x: units.yml has no such unit\n"),
        (("export", "plans/a.md", "--to", "rtf"), "--to rtf: there is no such format; choose one of docx, pdf, akn, "),
        (("import", "empty.txt"), "empty.txt: the file is empty\n"),
        (
            ("site", "bild"),
            "site bild: there is no such action; choose one of build, serve, materialise, finish, preview, portal\n",
        ),
    ],
)
def test_errors_are_in_english_for_who_asks_for_it(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    make(tmp_path, {"a.md": CLEAN})
    (tmp_path / "empty.txt").touch()
    monkeypatch.setenv("CHECKER_LANG", "en")
    monkeypatch.setattr(workers, "PATIENCE", "1s")
    code, _, err = run(*arguments)
    assert (code, err.count("\n")) == (2, 1)
    assert said in err
    assert not {letter for letter in err if letter.isalpha() and not letter.isascii()}


def test_a_crashing_rule_is_named_with_its_file_and_code_3(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import checker.rules.content.personal_data as module

    def crash(_: str) -> None:
        raise ValueError("hỏng")

    make(tmp_path, {"a.md": PRIVATE})
    used = next(name for name, value in vars(module).items() if getattr(value, "__name__", "") == "find_personal_data")
    monkeypatch.setattr(module, used, crash)
    code, out, err = run("check", "--select", RULES)
    assert (code, out) == (3, "")
    assert (
        err
        == "plans/a.md: quy tắc “personal-data” bị lỗi (ValueError: hỏng); đây là lỗi của chương trình, hãy báo lại\n"
    )


def test_any_other_bug_is_one_line_too(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> int:
        raise ZeroDivisionError("chia")

    monkeypatch.setattr(site_command, "run", crash)
    code, _, err = run("--lang", "en", "site", "build")
    assert code == 3
    assert err.endswith(": ZeroDivisionError: chia; this is a bug of the program, please report it\n")
    assert err.count("\n") == 1


def test_an_interrupted_run_says_so_and_gives_130(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(check_command, "run", interrupt)
    assert run("check") == (130, "", "đã dừng\n")


def test_help_is_in_the_language_asked_for(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("check", "--help")[1].startswith("cách dùng: checker check [tùy chọn] [PATH …]\n")
    assert "tùy chọn:\n" in run("check", "--help")[1]
    assert run("check", "--lang", "en", "--help")[1].startswith("usage: checker check [options] [PATH …]\n")
    monkeypatch.setenv("CHECKER_LANG", "en")
    assert run()[1].startswith("usage: checker COMMAND …\n")


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_command_describes_itself_in_vietnamese(run: Runner, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    assert not set(out.split()) & {"show", "the", "options:", "usage:"}


def test_a_report_is_written_once_and_over_another_only_when_forced(run: Runner, tmp_path: Path) -> None:
    make(tmp_path, {"a.md": PRIVATE})
    arguments = ("check", "--select", RULES, "--format", "json", "--output", "out/report.json")
    assert run(*arguments) == (1, "", "")
    assert json.loads((tmp_path / "out/report.json").read_text())["summary"]["errors"] == 1
    assert run(*arguments) == (2, "", "out/report.json: đã có tệp này; thêm --force để ghi đè\n")
    assert run(*arguments, "--force")[0] == 1


def test_findings_are_those_of_the_documents_asked_for_seen_beside_the_whole_collection(
    run: Runner, tmp_path: Path
) -> None:
    numbered = CLEAN.replace(
        "---\n\n##", 'so_ky_hieu: "1/KH-X"\nngay_ban_hanh: "2026-01-05"\nco_quan_ban_hanh: "X"\n---\n\n##'
    )
    make(tmp_path, {"a.md": numbered, "b.md": numbered})
    _, whole, _ = run("check", "--select", "duplicate-number", "--format", "json")
    _, part, _ = run("check", "plans/b.md", "--select", "duplicate-number", "--format", "json")
    found = [finding for finding in json.loads(whole)["findings"] if finding["path"] == "plans/b.md"]
    assert found
    assert json.loads(part)["findings"] == found
    assert json.loads(part)["summary"]["files"] == 1


def test_a_run_is_the_same_with_workers_and_without(run: Runner, tmp_path: Path) -> None:
    make(tmp_path, {f"{number:03}.md": (PRIVATE, UNPOINTED, CLEAN)[number % 3] for number in range(150)})
    arguments = ("check", "--no-cache", "--format", "json")
    assert run(*arguments) == run(*arguments, "--jobs", "2")


def test_a_baseline_leaves_out_what_was_known_and_names_what_is_gone(run: Runner, tmp_path: Path) -> None:
    make(tmp_path, {"a.md": PRIVATE, "b.md": PRIVATE})
    assert run("check", "--select", RULES, "--write-baseline", "known.json")[0] == 0
    make(tmp_path, {"a.md": PRIVATE.replace("## I.", "Câu mới.\n\n## I."), "b.md": CLEAN, "c.md": PRIVATE})
    code, out, err = run("check", "--select", RULES, "--baseline", "known.json", "--format", "json")
    assert code == 1
    assert [finding["path"] for finding in json.loads(out)["findings"]] == ["plans/c.md"]
    assert err == "known.json: 1 lỗi đã biết nay không còn: plans/b.md (personal-data); ghi lại bằng --write-baseline\n"


def test_statistics_count_the_findings_of_each_rule(run: Runner, tmp_path: Path) -> None:
    make(tmp_path, {"a.md": PRIVATE, "b.md": UNPOINTED, "c.md": UNPOINTED})
    out = run("check", "--select", RULES, "--statistics")[1]
    assert out.endswith("      2  recipient-punctuation *\n      1  personal-data\n")


def test_rules_and_explain_show_every_rule(run: Runner) -> None:
    listed = json.loads(run("rules", "--format", "json")[1])
    assert {row["id"] for row in listed} >= set(RULES.split(","))
    for row in listed:
        code, page, _ = run("explain", row["id"])
        assert code == 0
        assert page.startswith(row["id"])
        assert row["title"] in page
        assert row["id"] in run("rules")[1]


def test_a_document_is_exported_as_json(run: Runner, tmp_path: Path) -> None:
    make(tmp_path, {"a.md": CLEAN})
    code, out, _ = run("export", "plans/a.md")
    data = json.loads(out)
    assert code == 0
    assert data["front_matter"] == {"loai": "ke-hoach"}
    assert data["body"][0]["label"] == {"kind": "roman", "text": "I.", "ordinal": 1}
    assert data["body"][0]["items"] == [{"type": "paragraph", "text": "Nâng cao nhận thức."}]
    assert [item["text"] for item in data["recipients"]] == ["Như trên", "Lưu: VT"]


def test_format_checks_shows_and_writes(run: Runner, tmp_path: Path) -> None:
    make(tmp_path, {"a.md": CLEAN.replace('"ke-hoach"', "ke-hoach"), "b.md": CLEAN})
    assert run("format", "--check") == (1, "plans/a.md\n", "1 tệp chưa ở dạng chuẩn\n")
    code, out, _ = run("format", "--diff")
    assert (code, "-loai: ke-hoach\n" in out, '+loai: "ke-hoach"\n' in out) == (1, True, True)
    assert run("format") == (0, "", "đã viết lại 1 tệp\n")
    assert (tmp_path / "plans/a.md").read_text("utf-8") == CLEAN
    assert run("format", "--check") == (0, "", "")


def test_the_shortest_plan_of_the_guide_is_without_findings_and_canonical(run: Runner, tmp_path: Path) -> None:
    guide = (ROOT / "docs/huong-dan/index.md").read_text("utf-8")
    parts = re.findall(r"```(?:yaml|markdown)\n(.*?)```", guide, re.DOTALL)
    make(tmp_path, {"thcs-minh-hoa/2026/ke-hoach.md": "\n".join(parts)})
    (tmp_path / "plans/units.yml").write_bytes((ROOT / "plans/units.yml").read_bytes())
    assert run("check", "--as-of", "2026-12-31")[:2] == (0, "1 tệp: không thấy lỗi nào\n")
    assert run("format", "--check", "plans")[0] == 0


ENDED = """\
don_vi:
  - id: "phong-a"
    ten: "Phòng A"
    loai: "phong"
    den: "2025-06-30"
"""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--year", "3"), "--year 3: năm phải từ 1990 đến 2100\n"),
        (("--year", "0"), "--year 0: năm phải từ 1990 đến 2100\n"),
        (("--period", "quy"), "--period quy: không có kỳ này; chọn một trong so-ket, tong-ket, dot-xuat\n"),
        (
            ("--name", "Sơ kết Quý 1.md"),
            "--name Sơ kết Quý 1: tên tệp viết thường, không dấu, nối bằng gạch ngang; ví dụ “so-ket-quy-1”\n",
        ),
        (("--name", "../x"), "--name ../x: chỉ là tên tệp, không có thư mục\n"),
        (
            ("--year", "2026"),
            "--unit phong-a: Phòng A chỉ hoạt động đến ngày 30/06/2025; chọn đơn vị khác hoặc năm khác\n",
        ),
    ],
)
def test_a_new_document_that_could_not_be_right_is_refused(
    run: Runner, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    make(tmp_path, {})
    (tmp_path / "plans/units.yml").write_text(ENDED, "utf-8")
    assert run("new", "bao-cao", "--unit", "phong-a", "--year", "2025", "--subject", "x", *arguments) == (2, "", said)
    assert not list((tmp_path / "plans").rglob("*.md"))


def test_a_unit_may_write_in_the_year_that_it_ends(run: Runner, tmp_path: Path) -> None:
    make(tmp_path, {})
    (tmp_path / "plans/units.yml").write_text(ENDED, "utf-8")
    arguments = ("--unit", "phong-a", "--year", "2025", "--subject", "x", "--period", "so-ket", "--name", "so-ket-1")
    assert run("new", "bao-cao", *arguments)[0] == 0
    assert (tmp_path / "plans/phong-a/2025/so-ket-1.md").is_file()


def test_a_second_new_document_asks_for_a_name_and_leaves_the_first(run: Runner, tmp_path: Path) -> None:
    make(tmp_path, {})
    arguments = ("new", "cong-van", "--unit", "phong-a", "--year", "2025", "--subject")
    (tmp_path / "plans/units.yml").write_text(ENDED, "utf-8")
    assert run(*arguments, "x")[0] == 0
    said = "plans/phong-a/2025/cong-van.md: đã có văn bản ở đây; đặt tên khác với --name\n"
    assert run(*arguments, "y") == (2, "", said)
    assert "y" not in (tmp_path / "plans/phong-a/2025/cong-van.md").read_text("utf-8").split('trich_yeu: "')[1][:1]


def test_help_of_new_lists_the_kinds_that_have_a_schema(run: Runner, tmp_path: Path) -> None:
    make(tmp_path, {})
    (tmp_path / "schemas").mkdir()
    text = (ROOT / "schemas/ke-hoach.schema.json").read_text("utf-8")
    for name in ("thong-bao", "to-trinh"):
        (tmp_path / f"schemas/{name}.schema.json").write_text(text, "utf-8")
    assert "loại văn bản: thong-bao, to-trinh" in " ".join(run("new", "--help")[1].split())


def test_nothing_is_summed_up_when_nothing_could_be_read(run: Runner, tmp_path: Path) -> None:
    make(tmp_path, {})
    (tmp_path / "plans/a.md").symlink_to(tmp_path / "nowhere.md")
    code, out, err = run("check", "plans/a.md")
    assert (code, out) == (2, "")
    assert err.startswith("plans/a.md: ")
    assert json.loads(run("check", "plans/a.md", "--format", "json")[1])["findings"] == []
