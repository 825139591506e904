"""The registry on the disk: the index says what the sources say, and is never trusted when they changed."""

from __future__ import annotations

import datetime
import json
import os
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from checker import cli, engine, files, registry_files
from checker.engine import check_all
from checker.errors import CheckerError
from checker.laws import NO_PACKED, Laws
from checker.laws.pack import unpack
from checker.registry_files import load_laws, make_laws
from checker.source import Item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parent.parent
LAW = """\
laws:
  - key: "01/2020/QH14"
    type: "Luật"
    number: "01/2020/QH14"
    name: "Luật Mẫu"
    issuer: "Quốc hội"
    issued: "2020-06-17"
    status: "in-force"
    status_confidence: "memory-only"
    confidence: "memory-only"
"""
HEADER = "type,number,name,issued,issuer,effective,amended_by,flags\n"
BULK = HEADER + 'Nghị định,02/2020/NĐ-CP,"Về a, b",2020-01-02,Chính phủ,2020-03-01,,\n'


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A repository with a registry of two laws, a cache folder of its own, and nothing loaded yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CHECKER_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "checker.toml").write_text("")
    (tmp_path / "laws" / "registry").mkdir(parents=True)
    write(tmp_path, LAW)
    write(tmp_path, BULK, "laws/phapdien.csv")
    registry_files._last.clear()
    yield tmp_path
    registry_files._last.clear()


def write(root: Path, text: str, name: str = "laws/registry/mau.yml") -> None:
    (root / name).write_text(text, "utf-8", newline="\n")


def loaded(root: Path) -> list[str]:
    """Load as a new process would."""
    registry_files._last.clear()
    return [law.name for law in Laws(load_laws(root).data)]


def indexes(root: Path) -> list[Path]:
    return sorted((root / "home").rglob("*.index"))


def test_the_index_says_what_the_sources_say(root: Path) -> None:
    first = load_laws(ROOT)
    registry_files._last.clear()
    again = load_laws(ROOT)
    assert len(indexes(root)) == 1
    assert first == again == make_laws(ROOT, str(ROOT / "laws"))


def test_without_titles_everything_but_their_table_is_the_same() -> None:
    with_titles, without = (unpack(make_laws(ROOT, str(ROOT / "laws"), titles=kept).data) for kept in (True, False))
    assert set(with_titles) - set(without) == {"titles"}
    assert all(with_titles[name] == section for name, section in without.items())


@pytest.mark.parametrize(
    ("name", "text", "names"),
    [
        ("laws/registry/mau.yml", LAW.replace("Luật Mẫu", "Luật Máu"), ["Luật Máu", "Về a, b"]),
        ("laws/registry/moi.yml", LAW.replace("01/", "03/").replace("Mẫu", "Mới"), ["Luật Mẫu", "Luật Mới", "Về a, b"]),
        ("laws/phapdien.csv", HEADER, ["Luật Mẫu"]),
    ],
)
def test_a_source_that_changed_is_read_again(root: Path, name: str, text: str, names: list[str]) -> None:
    assert loaded(root) == loaded(root) == ["Luật Mẫu", "Về a, b"]
    write(root, text, name)
    assert loaded(root) == names


def test_a_source_that_went_away_is_missed(root: Path) -> None:
    assert loaded(root) == ["Luật Mẫu", "Về a, b"]
    (root / "laws" / "phapdien.csv").unlink()
    assert loaded(root) == ["Luật Mẫu"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[:40],
        lambda data: data[:-1],
        lambda data: bytes(len(data)),
        lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
        lambda data: data + b"x",
    ],
)
def test_a_damaged_index_is_made_anew(root: Path, damage: Callable[[bytes], bytes]) -> None:
    loaded(root)
    (index,) = indexes(root)
    whole = index.read_bytes()
    index.write_bytes(damage(whole))
    assert loaded(root) == ["Luật Mẫu", "Về a, b"]
    assert index.read_bytes() == whole


def test_an_index_in_the_repository_is_never_read(root: Path) -> None:
    loaded(root)
    assert not list((root / "laws").rglob("*.index"))
    assert not (root / ".checker-cache").exists()
    assert indexes(root)[0].parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("home", ["/dev/null/x", "relative", "/proc"])
def test_where_no_index_can_be_kept_the_sources_are_read(
    root: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", home)
    assert loaded(root) == loaded(root) == ["Luật Mẫu", "Về a, b"]
    assert not (root / "relative").exists()


def test_the_indexes_of_repositories_long_gone_do_not_pile_up(root: Path) -> None:
    folder = root / "home" / "van-ban-checker"
    folder.mkdir(parents=True)
    for number in range(12):
        old = folder / f"laws-{number}.index"
        old.write_bytes(b"")
        os.utime(old, (number, number))
    loaded(root)
    assert [path.name for path in indexes(root) if len(path.stem) < 8] == [
        f"laws-{n}.index" for n in (10, 11, 5, 6, 7, 8, 9)
    ]


def test_a_repository_without_laws_uses_those_of_the_program_and_one_with_other_data_has_none(root: Path) -> None:
    (root / "laws" / "phapdien.csv").unlink()
    (root / "laws" / "registry" / "mau.yml").unlink()
    assert load_laws(root) == NO_PACKED
    (root / "laws" / "registry").rmdir()
    (root / "laws").rmdir()
    assert len(Laws(load_laws(root).data)) > 3000


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "laws/registry/mau.yml",
            LAW.replace('issued: "2020-06-17"', 'issued: "17/6/2020"'),
            "laws/registry/mau.yml:7: “laws[1].issued” phải là ngày theo dạng “2026-03-05”, trong ngoặc kép",
        ),
        (
            "laws/registry/mau.yml",
            LAW.replace("issuer:", "iss:"),
            "laws/registry/mau.yml:6: không có khóa “laws[1].iss”; xóa hoặc sửa tên khóa này",
        ),
        (
            "laws/registry/mau.yml",
            LAW.replace('    issuer: "Quốc hội"\n', ""),
            "laws/registry/mau.yml:2: thiếu khóa “laws[1].issuer”; thêm khóa này",
        ),
        (
            "laws/registry/mau.yml",
            LAW.replace("2020-06-17", "2020-06-31"),
            "laws/registry/mau.yml:7: “issued” là ngày không có: 2020-06-31; sửa lại ngày",
        ),
        (
            "laws/registry/mau.yml",
            LAW + LAW.partition("\n")[2].replace('"Luật"', '"Luận"'),
            "laws/registry/mau.yml:12: “laws[2].type” phải là một loại văn bản, như “Nghị định”",
        ),
        (
            "laws/registry/mau.yml",
            "laws: [",
            "laws/registry/mau.yml: không đọc được YAML ở dòng 2, cột 1; sửa lại cú pháp ở chỗ đó",
        ),
        (
            "laws/registry/mau.yml",
            "{}",
            "laws/registry/mau.yml: thiếu khóa “laws”; thêm khóa này",
        ),
        (
            "laws/phapdien.csv",
            "a,b\n",
            "laws/phapdien.csv:1: dòng đầu phải là “type,number,name,issued,issuer,effective,amended_by,flags”",
        ),
        (
            "laws/phapdien.csv",
            BULK + "Luật,1/2020/QH14\n",
            "laws/phapdien.csv:3: có 2 cột, cần 8; kiểm tra dấu phẩy và dấu ngoặc kép",
        ),
        (
            "laws/phapdien.csv",
            BULK.replace("2020-01-02", "20200102"),
            "laws/phapdien.csv:2: “issued” là “20200102”; phải là ngày theo dạng 2026-03-05",
        ),
        (
            "laws/phapdien.csv",
            BULK.replace(",,\n", ",,late\n"),
            "laws/phapdien.csv:2: không có cờ “late”; dùng bare, dates, early, year",
        ),
        (
            "laws/phapdien.csv",
            BULK.replace('b"', "b"),
            "laws/phapdien.csv:3: không đọc được CSV; kiểm tra dấu ngoặc kép và dấu phẩy",
        ),
    ],
)
def test_a_broken_file_is_told_in_one_line_with_place_and_remedy(
    root: Path, name: str, text: str, message: str
) -> None:
    write(root, text, name)
    with pytest.raises(CheckerError) as raised:
        load_laws(root)
    assert str(raised.value) == message
    assert "\n" not in raised.value.message.en


def test_separators_of_our_own_in_a_file_change_nothing_else(root: Path) -> None:
    write(root, BULK.replace("Về a", "Về\x1e\x1fa"), "laws/phapdien.csv")
    assert loaded(root) == ["Luật Mẫu", "Về \x1fa, b"]


def test_what_was_found_before_counts_no_more_when_the_registry_changed(root: Path) -> None:
    before = load_laws(root)
    write(root, LAW.replace("Mẫu", "Khác"))
    after = load_laws(root)
    settings = [
        files.make_setting({}, {}, {}, datetime.date(2026, 1, 1), (), laws=laws) for laws in (before, after, before)
    ]
    assert settings[0].key == settings[2].key != settings[1].key


class Forgetful(Executor):
    """A worker that has never seen a setting before, and counts how often it is sent one."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def submit(self, task: Callable[..., object], /, *arguments: object, **_: object) -> Future[object]:  # type: ignore[override]
        if self.sent:
            engine._contexts.clear()
            engine._settings.clear()
        self.sent.append(task.__name__)
        future: Future[object] = Future()
        future.set_result(task(*arguments))
        return future


def test_the_registry_is_sent_with_the_first_tasks_only_and_to_a_worker_that_lacks_it(root: Path) -> None:
    setting = files.make_setting({}, {}, {}, datetime.date(2026, 1, 1), (), laws=load_laws(root))
    items = [Item(f"{number}.md", "", b"x") for number in range(engine.BATCH * 5)]
    worker = Forgetful()
    done = list(check_all(setting, items, executor=worker, workers=1))
    assert [checked.facts.path for checked in done] == [item.path for item in items]
    assert worker.sent[:4] == ["check_items"] * 3 + ["check_known"]
    assert worker.sent.count("check_items") == 5, "two batches were sent again"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.main(("laws", *arguments))
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("given", ["01/2020/QH14", "01/2020/qh14", "Luật Mẫu", "luat mau"])
def test_a_law_is_shown_by_key_number_or_name(capsys: pytest.CaptureFixture[str], given: str) -> None:
    code, out, _ = run(capsys, "show", given)
    assert code == 0
    assert out.split("\n")[0] == "Luật Mẫu"
    assert "  Tình trạng:       còn hiệu lực (theo trí nhớ, chưa đủ nguồn)\n" in out
    assert "  Độ tin cậy:       theo trí nhớ, chưa đủ nguồn\n" in out


@pytest.mark.usefixtures("root")
def test_a_bulk_law_is_shown_with_what_is_not_known(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "show", "02/2020/ND-CP", "--lang", "en")[1]
    assert "  Status:        not known: the codification does not say whether it has expired\n" in out


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (
            ("show", "02/2021/NĐ-CP"),
            2,
            "02/2021/NĐ-CP: không có trong kho văn bản; có phải ý bạn là “Nghị định 02/2020/NĐ-CP”",
        ),
        (("show", "Luật Lạ"), 2, "Luật Lạ: không có trong kho văn bản; “checker laws search Luật Lạ” tìm theo từ"),
        (("show",), 2, "checker laws show: còn thiếu số, tên hoặc từ cần tìm"),
        (("tim", "x"), 2, "checker laws tim: chọn show, search hoặc check"),
        (("search", "khong"), 0, "không thấy văn bản nào"),
        (("check",), 0, "2 văn bản: 0 lỗi, 0 ghi chú (dòng của Bộ Pháp điển đã biết là không chắc)"),
    ],
)
def test_what_cannot_be_shown_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, said: str
) -> None:
    assert run(capsys, *arguments) == (code, "", said + "\n")


@pytest.mark.usefixtures("root")
def test_laws_are_listed_by_words_also_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "search", "ve", "chinh phu") == (0, "Nghị định 02/2020/NĐ-CP, 02/01/2020: Về a, b\n", "")
    found = cast("list[dict[str, object]]", json.loads(run(capsys, "search", "mau", "--format", "json")[1]))
    assert [(law["key"], law["issued"], law["effective"], law["aliases"]) for law in found] == [
        ("01/2020/QH14", "2020-06-17", None, [])
    ]


def test_the_check_names_the_place_of_each_contradiction(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, LAW.replace('"2020-06-17"', '"2019-06-17"'))
    write(root, BULK.replace("2020-03-01,,", "2020-01-01,,early"), "laws/phapdien.csv")
    code, out, err = run(capsys, "check")
    assert (code, out.split("\n")) == (
        1,
        [
            "laws/registry/mau.yml:2: lỗi: 01/2020/QH14: năm trong số là 2020, năm ban hành là 2019",
            "laws/phapdien.csv:2: ghi chú: 02/2020/NĐ-CP: có hiệu lực trước ngày ban hành",
            "",
        ],
    )
    assert err == "2 văn bản: 1 lỗi, 1 ghi chú (dòng của Bộ Pháp điển đã biết là không chắc)\n"
    code, out, _ = run(capsys, "check", "--format", "json", "--lang", "en")
    assert (code, [row["weight"] for row in json.loads(out)]) == (1, ["error", "note"])
