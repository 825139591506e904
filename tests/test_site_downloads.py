from __future__ import annotations

import datetime
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from checker.site.collection import Collection, gather
from checker.site.downloads import with_downloads
from checker.site.offers import offers

ROOT = Path(__file__).parent.parent
DAY = datetime.date(2026, 11, 22)
PLAN = "van-ban/thcs-minh-hoa/2026/ke-hoach"


@pytest.fixture
def collection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Collection:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    (tmp_path / "checker.toml").touch()
    shutil.copytree(ROOT / "plans" / "thcs-minh-hoa" / "2026", tmp_path / "plans" / "thcs-minh-hoa" / "2026")
    shutil.copyfile(ROOT / "plans" / "units.yml", tmp_path / "plans" / "units.yml")
    return gather(tmp_path, as_of=DAY)


def test_every_document_has_a_word_and_a_pdf_file_and_its_page_links_to_them(
    collection: Collection, tmp_path: Path
) -> None:
    offered = with_downloads(collection, tmp_path)
    entry = offered.by_id["thcs-minh-hoa/2026/ke-hoach"]
    assert [str(link) for link in offers(offered, entry)] == [
        '<a href="../ke-hoach.docx">Word (.docx)</a>',
        '<a href="../ke-hoach.pdf">PDF</a>',
        '<a href="../ke-hoach.md.txt">Markdown</a>',
        '<a href="../ke-hoach.json">JSON</a>',
    ]
    assert len(offered.attachments) == 4 * len(offered.entries)
    assert offered.attachments[f"{PLAN}.pdf"].read_bytes().startswith(b"%PDF")
    with ZipFile(BytesIO(offered.attachments[f"{PLAN}.docx"].read_bytes())) as package:
        assert "Bản điện tử tham khảo" in package.read("word/footer.xml").decode()
    assert list(offers(collection, entry)) == []


def test_files_of_an_earlier_build_are_used_again_and_old_ones_go(collection: Collection, tmp_path: Path) -> None:
    first = with_downloads(collection, tmp_path).attachments
    kept = {path: path.stat().st_mtime_ns for path in first.values()}
    plan = tmp_path / "plans/thcs-minh-hoa/2026/ke-hoach.md"
    plan.write_text(plan.read_text("utf-8").replace("Nguyễn Thị Mẫu", "Trần Thị Mẫu"), "utf-8")
    second = with_downloads(gather(tmp_path, as_of=DAY), tmp_path).attachments
    changed = {uri for uri, path in second.items() if path != first[uri]}
    assert changed == {f"{PLAN}{suffix}" for suffix in (".docx", ".pdf", ".md.txt", ".json")}
    assert all(path.stat().st_mtime_ns == kept[path] for uri, path in second.items() if uri not in changed)
    assert not first[f"{PLAN}.docx"].exists()


def test_where_nothing_can_be_kept_the_site_says_so_and_is_built(collection: Collection, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / ".checker-cache")
    (tmp_path / ".checker-cache").write_text("a file")
    offered = with_downloads(collection, tmp_path)
    assert not offered.attachments
    assert offered.notes[-1].en.startswith("no files to download")


@pytest.mark.usefixtures("collection")
def test_comments_are_in_none_of_the_files(tmp_path: Path) -> None:
    plan = tmp_path / "plans/thcs-minh-hoa/2026/ke-hoach.md"
    written = plan.read_text("utf-8").replace("a) Giữ vững", "<!-- nội bộ -->\n\na) Giữ <!-- nội bộ --> vững")
    plan.write_text(written, "utf-8")
    offered = with_downloads(gather(tmp_path, as_of=DAY), tmp_path).attachments
    for suffix in (".md.txt", ".json"):
        text = offered[f"{PLAN}{suffix}"].read_text("utf-8")
        assert "nội bộ" not in text
        assert "Giữ" in text
