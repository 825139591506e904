"""What the full-text index is made of, without a browser."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

import pytest
from law_samples import laws as registry
from site_samples import BODY, WORDS, built, plan

from checker.errors import CheckerError
from checker.parse import parse
from checker.site import full_text, index_files
from checker.site.full_text import write_index
from checker.site.index_files import TWO_LETTERS, UnknownFormatError, cut_files, open_index, tidy
from checker.site.laws_cited import laws_cited
from checker.source import from_text
from checker.verdicts import judged

if TYPE_CHECKING:
    from pathlib import Path


PLACES = tuple(f"van-ban/thcs-minh-hoa/2026/{name}/" for name in WORDS)


@pytest.fixture
def pages(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Path:
    """Copy the built pages of the documents, without an index."""
    shutil.copytree(built(tmp_path_factory, "words") / "van-ban", tmp_path / "site" / "van-ban")
    return tmp_path / "site"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def word_entries(folder: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for path in folder.glob("index/*.pf_index"):
        found.update(index_files._words(index_files._read(path)))
    return found


def decoded(data: bytes, at: int) -> tuple[int | str | list[object], int]:
    """Read one item of CBOR as Pagefind writes it; gives it and where it ends."""
    kind = data[at] >> 5
    if kind == 3:
        return index_files._text(data, at)
    value, at = index_files._head(data, at)
    if kind < 2:
        return (-1 - value if kind else value), at
    items: list[object] = []
    for _ in range(value):
        item, at = decoded(data, at)
        items.append(item)
    return items, at


def places_of(folder: Path) -> dict[tuple[str, int, int], int]:
    """Give the weight, in 24ths, of each form of a word by form, page and place in it."""
    found: dict[tuple[str, int, int], int] = {}
    for word, entry in word_entries(folder).items():
        (_, plain, forms), _ = cast("tuple[tuple[str, list[Any], list[Any]], int]", decoded(entry, 0))
        for form, pages in ((word, plain), *forms):
            page = 0
            for step, places, _ in pages:
                page += step
                weight, place, rest = 25, 0, iter(places)  # 25 need not be said
                for value in rest:
                    weight, place = (-1 - value, next(rest)) if value < 0 else (weight, place + value)
                    found[form, page, place] = max(weight, found.get((form, page, place), 0))
    return found


def as_pagefind_writes_it(pages: Path) -> Path:
    command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--silent", "--glob", "van-ban/**/*.html"]
    subprocess.run(command, check=True)
    return pages / "pagefind"


def test_the_same_pages_give_the_same_index(pages: Path) -> None:
    write_index(pages, PLACES)
    first = contents(pages / "pagefind")
    write_index(pages, PLACES)
    assert contents(pages / "pagefind") == first


def test_only_what_the_search_page_asks_for_is_kept(pages: Path) -> None:
    write_index(pages, PLACES)
    names = {name for name in contents(pages / "pagefind") if "/" not in name and "pf_meta" not in name}
    assert names == {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.unknown.pagefind", TWO_LETTERS}


def test_smaller_files_hold_the_same_entries(pages: Path) -> None:
    folder = as_pagefind_writes_it(pages)
    before, files = word_entries(folder), len(list(folder.glob("index/*")))
    tidy(folder)
    assert word_entries(folder) == before
    assert len(before) > 50
    assert len(list(folder.glob("index/*"))) > files


def test_a_file_holds_the_words_of_its_range_and_the_ranges_do_not_overlap(pages: Path) -> None:
    write_index(pages, PLACES)
    folder = pages / "pagefind"
    entry = json.loads((folder / "pagefind-entry.json").read_text("utf-8"))
    meta = folder / f"pagefind.{entry['languages']['vi']['hash']}.pf_meta"
    ranges = [
        index_files._strings(item) for item in index_files._items(index_files._items(index_files._read(meta), 0)[2], 0)
    ]
    assert ranges == sorted(ranges)
    for (_, last, _), (first, _, _) in pairwise(ranges):
        assert last < first
    for first, last, name in ranges:
        words = [word for word, _ in index_files._words(index_files._read(folder / "index" / f"{name}.pf_index"))]
        assert words == sorted(words)
        assert first <= words[0]
        assert words[-1] <= last


def test_an_index_of_another_version_is_left_as_it_is(pages: Path) -> None:
    folder = as_pagefind_writes_it(pages)
    entry = folder / "pagefind-entry.json"
    entry.write_text(entry.read_text("utf-8").replace(index_files.VERSION, "2.0.0"), "utf-8")
    before = contents(folder)
    tidy(folder)
    assert contents(folder) == before


def test_a_file_of_another_form_is_an_error_and_not_a_guess(pages: Path) -> None:
    folder = as_pagefind_writes_it(pages)
    path = next(folder.glob("index/*"))
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()) + b"\xa0"))
    with pytest.raises(UnknownFormatError):
        tidy(folder)


def test_words_with_a_d_that_either_letter_may_be_are_listed(pages: Path) -> None:
    write_index(pages, PLACES)
    words = json.loads((pages / "pagefind" / TWO_LETTERS).read_text("utf-8"))
    assert {"dang", "đang", "do"} <= set(words)
    assert "binh" not in words


def test_many_documents_are_found_by_their_heads_and_headings_alone(
    pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_index(pages, PLACES)
    whole = word_entries(pages / "pagefind")
    monkeypatch.setattr(full_text, "FULL_UP_TO", 7)
    write_index(pages, PLACES)
    lite = word_entries(pages / "pagefind")
    assert {"binh", "noi", "loi", "thcsmh"} <= whole.keys()
    assert {"noi", "loi", "thcsmh"} <= lite.keys()
    assert "binh" not in lite


def test_many_documents_stand_in_several_indexes_with_one_engine(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_index(pages, PLACES)
    whole, words = word_entries(pages / "pagefind"), (pages / "pagefind" / TWO_LETTERS).read_text("utf-8")
    monkeypatch.setattr(full_text, "TOGETHER", 3)
    write_index(pages, PLACES)
    folder = pages / "pagefind"
    parts = [folder, folder / "2", folder / "3"]
    assert [len(list(part.glob("fragment/*"))) for part in parts] == [2, 3, 3]
    for part in parts:  # Pagefind would take the nearest word for one that an index does not have
        assert word_entries(part).keys() == whole.keys()
    assert (folder / TWO_LETTERS).read_text("utf-8") == words
    for part in parts[1:]:
        assert {path.suffix for path in part.iterdir() if path.is_file()} == {".json", ".pf_meta"}
    assert sorted(path.name for path in pages.iterdir()) == ["pagefind", "van-ban"]


@pytest.mark.parametrize("full_up_to", [3_000, 7])
def test_an_index_of_the_parts_that_count_is_the_one_of_whole_pages_with_weights_that_need_not_be_said(
    pages: Path, monkeypatch: pytest.MonkeyPatch, full_up_to: int
) -> None:
    monkeypatch.setattr(full_text, "FULL_UP_TO", full_up_to)
    write_index(pages, PLACES)
    folder = pages / "pagefind"
    ours, files, size = places_of(folder), contents(folder), sum(map(len, word_entries(folder).values()))
    shutil.rmtree(folder)

    def whole(page: bytes, *, lite: bool) -> bytes:
        del lite
        return page

    monkeypatch.setattr(full_text, "lighter", whole)
    write_index(pages, PLACES)
    theirs = places_of(folder)
    assert ours.keys() == theirs.keys()
    assert {(theirs[key], ours[key]) for key in ours} <= {
        *((24 * weight, 25 * weight) for weight in (1, 5, 7, 6)),  # words, the number, headings
        *((weight, weight) for weight in (12, 8, 6, 4, 3)),  # a part of a word: a half, a third
        *((24 * weight // parts, 25 * weight // parts) for weight in (5, 6, 7) for parts in (2, 3)),
    }
    assert 25 in ours.values()
    assert 24 not in ours.values()
    assert size < sum(map(len, word_entries(folder).values()))
    unweighted = ("pf_index", "pf_meta", "pagefind-entry.json")
    assert {name: data for name, data in files.items() if not name.endswith(unweighted)} == {
        name: data for name, data in contents(folder).items() if not name.endswith(unweighted)
    }


def test_an_index_of_the_same_pages_is_kept_and_one_of_others_goes(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(full_text, "TOGETHER", 3)
    kept = tmp_path / "giữ"
    kept.mkdir()
    write_index(pages, PLACES)
    made = contents(pages / "pagefind")
    write_index(pages, PLACES, kept)
    first = {path.name for path in kept.iterdir()}
    write_index(pages, PLACES, kept)
    assert contents(pages / "pagefind") == made
    assert len(first) == 6  # three parts as Pagefind made them, and cut
    page = pages / PLACES[0] / "index.html"
    for words, others, remain in (
        (("bình đẳng", "đẳng bình"), "no new word", 4),
        (("đẳng bình", "công bằng"), "new words, which the others must know", 2),
    ):
        page.write_text(page.read_text("utf-8").replace(*words), "utf-8")
        write_index(pages, PLACES, kept)
        assert len({path.name for path in kept.iterdir()} & first) == remain, others
        changed = contents(pages / "pagefind")
        write_index(pages, PLACES)
        assert contents(pages / "pagefind") == changed != made


def test_what_is_kept_is_not_written_to_through_the_site(pages: Path, tmp_path: Path) -> None:
    kept = tmp_path / "giữ"
    kept.mkdir()
    write_index(pages, PLACES, kept)
    made = contents(kept)
    index = pages / "pagefind"
    cut_files(index, open_index(index), ["zzz"])
    shutil.rmtree(pages / "pagefind")
    assert contents(kept) == made


@pytest.mark.parametrize(("folder", "room"), [("/none", 0), ("", 1 << 60)])
def test_without_room_in_memory_the_same_words_are_indexed(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, room: int
) -> None:
    write_index(pages, PLACES)
    words = word_entries(pages / "pagefind").keys()
    monkeypatch.setattr(full_text, "_MEMORY", folder or str(tmp_path))
    monkeypatch.setattr(full_text, "_ROOM", room)
    assert full_text._in_memory(1) is None
    write_index(pages, PLACES)
    assert word_entries(pages / "pagefind").keys() == words


def test_pages_are_handed_over_in_memory_where_there_is_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(full_text, "_MEMORY", str(tmp_path))
    assert full_text._in_memory(1) == str(tmp_path)


@pytest.mark.parametrize("together", [1, 3, 4, 400])
def test_a_new_document_changes_one_part_or_makes_it_two(together: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(full_text, "TOGETHER", together)
    before: list[list[str]] = []
    for count in range(1, 3 * together + 5):
        places = [str(number) for number in range(count, 0, -1)]
        parts = [list(part) for part in full_text._parts(places)]
        assert len(parts) == full_text.parts_of(count)
        assert [place for part in parts for place in part] == places
        assert all(min(count, max(1, together // 4)) <= len(part) <= together + together // 4 for part in parts)
        assert sum(part not in before for part in parts) <= 2
        before = parts


def test_a_site_without_documents_has_no_index(pages: Path) -> None:
    write_index(pages, ())
    assert not (pages / "pagefind").exists()


def test_what_pagefind_says_when_it_fails_is_told(tmp_path: Path) -> None:
    with pytest.raises(CheckerError, match=r"không lập được chỉ mục tìm kiếm \(.+\); cài lại"):
        write_index(tmp_path / "none", PLACES[:1])


@pytest.mark.parametrize(
    ("line", "laws"),
    [
        ("_Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;_", ("Luật Bình đẳng giới số 73/2006/QH11",)),
        ("Theo Luật BĐG và Luật Bình đẳng giới số 73/2006/QH11.", ("Luật Bình đẳng giới số 73/2006/QH11",)),
        ("Luật Thủy cung năm 2025.", ("Luật Thủy cung năm 2025",)),
        ("Theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 và 30/2020/NĐ-CP.", ("30/2020/NĐ-CP",)),
        ("Quyết định số 2232/QĐ-TTg, Nghị quyết số 28/NQ-CP.", ("2232/QĐ-TTg", "28/NQ-CP")),
        ("Kế hoạch số 48/KH-UBND ngày 02 tháng 02 năm 2026 của UBND xã.", ()),
        ("Công văn số 112/UBND-VHXH.", ()),
        ("Không dẫn gì.", ()),
    ],
)
def test_laws_are_told_from_plans_and_letters(line: str, laws: tuple[str, ...]) -> None:
    body = BODY.replace("_Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006._", line)
    document = parse(from_text("x.md", plan(body)))
    assert laws_cited(document.text, judged(document, registry(), date(2026, 3, 5))) == laws


def test_what_follows_the_document_links_of_points_and_tags_that_part_no_words_are_left_out() -> None:
    known = b'<div hidden="" data-pagefind-filter="don-vi[data-don-vi]"><span data-la="2026"></span></div>'
    heading = b'<h2 id="i">I. Muc</h2>'
    to_itself = b'<a class="headerlink" id="diem-a" href="#diem-a">#</a>'
    point = (
        b'<ul class="diem"><li class="p"><p><span class="nhan">a)</span> N<em>oi</em>' + to_itself + b"</p></li></ul>"
    )
    recipients = b"<ul><li>- Nhu tren;</li><li>- Luu.</li></ul>"
    table = b'<table><tr><th>Viec</th>\n<th>Han</th></tr><tr><td><a href="x">Tap huan</a></td></tr></table>'
    sheet = b"\n\n".join((b'<div class="to-giay" data-pagefind-body>', heading, point + table + recipients, b"</div>"))
    read = full_text.lighter(b"\n\n".join((b"<nav>", known, sheet, b"<h2>Ve trang nay</h2></article>")), lite=False)
    assert known in read
    assert b'<h2 data-pagefind-weight="6.26" id="i">I. Muc</h2>' in read
    assert b"<p>a) Noi</p><th>Viec</th>\n<th>Han</th><td>Tap huan</td><li>- Nhu tren;</li><li>- Luu.</li>" in read
    assert b"nav" not in read
    assert b"Ve trang nay" not in read
