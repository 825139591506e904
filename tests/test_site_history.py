"""The history of a document on its page: read from the Git log, told in words, nobody named."""

from __future__ import annotations

import datetime
import subprocess
from typing import TYPE_CHECKING

import pytest
from site_pages import DAY, PLAN, one, rendered, words
from site_samples import plan, repository

from checker.site.building import links_of
from checker.site.collection import gather
from checker.site.history import Change, histories_of_log, read_history
from checker.site.pages import pages
from checker.site.touched import Touched, touched_of_log

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement

FILE = "plans/thcs-minh-hoa/2026/ke-hoach.md"
ONE, TWO = "1" * 40, "2" * 40


def git(folder: Path, *arguments: str, day: str = "2026-03-05") -> str:
    told = {f"GIT_{who}_{what}": "Nguyen Van Nguoi" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dates = {"GIT_AUTHOR_DATE": f"{day}T08:00:00+0700", "GIT_COMMITTER_DATE": f"{day}T08:00:00+0700"}
    home = {"HOME": str(folder), "PATH": "/usr/local/bin:/usr/bin:/bin", "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env={**home, **told, **dates}, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def written(root: Path, text: str, said: str, day: str) -> None:
    (root / FILE).write_text(text, "utf-8")
    git(root, "add", ".")
    git(root, "commit", "-qm", said, day=day)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A collection in Git, without a commit."""
    root = repository(tmp_path / "kho", ke_hoach=plan())
    git(root, "init", "-q")
    return root


def about(root: Path) -> HtmlElement:
    links = links_of({"history_url": "https://forge.vn/log", "commit_url": "https://forge.vn/commit"})
    found = pages(gather(root, as_of=DAY, links=links))
    return one(rendered(next(page for page in found if page.uri == PLAN)), "ve-trang")


def test_the_log_is_read_once_whatever_a_subject_holds() -> None:
    log = (
        f"\x01{TWO} 2026-03-02\x02Hai \x01{ONE} 2026-01-01\0\nplans/a.md\0plans/b.md\0"
        f"\0\x01{ONE} 2026-03-01\x02Một\0\nplans/a.md\0"
    )
    found = histories_of_log(log)
    assert found["plans/a.md"].first == Change(datetime.date(2026, 3, 1), ONE, "Một")
    assert found["plans/a.md"].last == datetime.date(2026, 3, 2)
    assert (found["plans/a.md"].changes, found["plans/b.md"].changes) == (1, 0)
    assert [change.said for change in found["plans/a.md"].recent] == [f"Hai \x01{ONE} 2026-01-01"]


def test_a_page_tells_when_it_was_put_here_and_what_was_changed_since(root: Path) -> None:
    text = plan()
    written(root, text, "plans: Thêm kế hoạch", "2026-03-05")
    text = text.replace("a) Nâng cao nhận thức.", "a) Nâng cao nhận thức, kỹ năng.")
    written(root, text, "Update ke-hoach.md", "2026-04-01")
    text = text.replace("Truyền thông trong trường.", "Truyền thông trong và ngoài trường.")
    written(root, text, "plans: Theo góp ý của Ủy ban nhân dân xã (#12)", "2026-05-02")
    page = about(root)
    said = [" ".join(row.text_content().split()) for row in page.xpath(".//dt[.='Lịch sử']/../dd")]
    assert said == [
        "02/5/2026: Theo góp ý của Ủy ban nhân dân xã (ở “II. Nội dung”) · xem thay đổi",
        "01/4/2026: sửa “I. Mục đích, yêu cầu” · xem thay đổi",
        "05/3/2026: đưa lên lần đầu · xem thay đổi",
        "Xem mọi lần sửa",
    ]
    commits = git(root, "log", "--format=%H", "--", FILE).split()
    assert [address.rpartition("/")[2] for address in page.xpath(".//dd/a[@aria-label]/@href")] == commits
    names = page.xpath(".//dd/a/@aria-label")
    assert len({*names}) == len(names)
    assert "Nguyen Van Nguoi" not in page.text_content()


def test_what_the_front_matter_says_is_told_in_words(root: Path) -> None:
    text = plan(trang_thai='"ban-hanh"')
    written(root, text, "Create ke-hoach.md", "2026-03-05")
    written(root, text.replace("ban-hanh", "thu-hoi"), "Update ke-hoach.md", "2026-04-01")
    changed = text.replace("ban-hanh", "thu-hoi").replace("dia_danh: ", "dia_danh:  ").replace('"12/', '"13/')
    written(root, changed, "Liên hệ 0900000000", "2026-05-01")
    said = words(about(root))
    assert "01/4/2026: chuyển từ “Đã ban hành” sang “Đã thu hồi”" in said
    assert "01/5/2026: sửa số, ký hiệu, phần khai báo" in said
    assert "0900000000" not in said


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("One list without gaps, plainer words", "01/4/2026: sửa trích yếu · "),
        ("Sua theo gop y", "01/4/2026: sửa trích yếu · "),
        ("Sửa theo góp ý", "01/4/2026: Sửa theo góp ý (ở trích yếu) · "),
    ],
)
def test_what_was_written_of_a_change_is_told_only_in_vietnamese(root: Path, subject: str, told: str) -> None:
    written(root, plan(), "Một", "2026-03-05")
    written(root, plan(trich_yeu='"Hai"'), subject, "2026-04-01")
    assert told in words(about(root))


def test_many_changes_are_counted(root: Path) -> None:
    for month in range(1, 10):
        written(root, plan(trich_yeu=f'"Lần {month}"'), f"Lần {month}", f"2026-0{month}-01")
    said = words(about(root))
    assert "01/9/2026: Lần 9 (ở trích yếu) · xem thay đổi 01/8/2026" in said
    assert "và 3 lần sửa trước đó 01/01/2026: đưa lên lần đầu" in said


def test_nothing_is_told_of_a_clone_without_its_history_or_outside_git(root: Path, tmp_path: Path) -> None:
    assert words(about(root)).count("Lịch sử Xem mọi lần sửa") == 1
    written(root, plan(), "Một", "2026-03-05")
    written(root, plan(trich_yeu='"Hai"'), "Hai", "2026-03-06")
    git(tmp_path, "clone", "-q", "--depth=1", root.as_uri(), "ban-sao")
    assert read_history(root, ("plans",))[FILE].changes == 1
    assert read_history(tmp_path / "ban-sao", ("plans",)) == {}


def test_no_setting_of_a_repository_changes_what_is_read(root: Path) -> None:
    written(root, plan(), "Một", "2026-03-05")
    changed = plan().replace("Truyền thông trong trường.", "++ b/plans/khac.md\n\ndiff --git a/x b/x\n\n## Điều lạ")
    written(root, changed, "Update ke-hoach.md", "2026-03-06")
    for setting in ("color.ui=always", "diff.noprefix=true", "diff.van-ban.textconv=false", "diff.external=false"):
        git(root, "config", *setting.split("="))
    (only,) = read_history(root, ("plans",))[FILE].recent
    assert only.touched == Touched(("“II. Nội dung”", "“Điều lạ”"))


def test_headings_that_git_cuts_off_are_cut_at_a_word() -> None:
    heading = "## III. Tổ chức thực hiện nhiệm vụ và giải pháp về bình đẳng gi\N{REPLACEMENT CHARACTER}"
    log = f"\x01{ONE}\n\ndiff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -9 +9,0 @@ {heading}\n-Bỏ.\n"
    found = touched_of_log(log)[ONE, "a.md"]
    assert found.places == ("“III. Tổ chức thực hiện nhiệm vụ và giải pháp về…”",)
