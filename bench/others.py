"""Other checkers of Markdown on the same corpus, each asked for what comes nearest to our check."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, NamedTuple

from bench.measure import best

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_MDSMITH = r"""rules:
  line-length: false
  first-line-heading: false
  no-emphasis-as-heading: false
  table-format: false
  paragraph-readability: false
kinds:
  plan:
    schema:
      frontmatter:
        loai: '"ke-hoach" | "bao-cao" | "cong-van" | "quyet-dinh"'
        so_ky_hieu: 'string & != ""'
        "co_quan_chu_quan?": 'string'
        co_quan_ban_hanh: 'string & != ""'
        don_vi: '=~"^[a-z0-9]+(-[a-z0-9]+)*$"'
        "dia_danh?": 'string'
        ngay_ban_hanh: '=~"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"'
        trich_yeu: 'string & != ""'
        nam: 'int & >=1990 & <=2100'
        trang_thai: '"du-thao" | "ban-hanh" | "bi-thay-the" | "thu-hoi"'
        nguoi_ky: '{...}'
        "thuc_hien?": '[...{...}]'
        "bao_cao?": '[...{...}]'
        "chi_tieu?": '[...{...}]'
      sections:
        - heading: null
        - heading: {regex: 'I\. Mục đích, yêu cầu'}
        - heading: {regex: 'II\. Nội dung'}
        - heading: {regex: 'III\. Kinh phí'}
        - heading: {regex: 'IV\. Tổ chức thực hiện'}
        - heading: "Nơi nhận"
kind-assignment:
  - glob: ["plans/**/*.md"]
    kinds: [plan]
"""
_TEMPLATE = """
## I. Mục đích, yêu cầu

### 1. Mục đích

### 2. Yêu cầu

## II. Nội dung

## III. Kinh phí

## IV. Tổ chức thực hiện

## Nơi nhận
"""


class Other(NamedTuple):
    """Another checker: its command, what it was asked to do, and what it needs in the folder first."""

    name: str
    command: tuple[str, ...]
    asked: str
    prepare: Callable[[Path], None]


def _nothing(_folder: Path) -> None:
    """Prepare nothing."""


def _mdsmith(folder: Path) -> None:
    (folder / ".mdsmith.yml").write_text(_MDSMITH, encoding="utf-8")


def _trestle(folder: Path) -> None:
    best(1, ("trestle", "init", "--local"), folder)
    first = min((folder / "plans").glob("*/*/ke-hoach.md"))
    head = first.read_text(encoding="utf-8").split("---\n", 2)[1]
    template = folder / ".trestle" / "author" / "plans" / "0.0.1" / "template.md"
    template.parent.mkdir(parents=True)
    template.write_text(f"---\n{head}---\n{_TEMPLATE}", encoding="utf-8")


OTHERS = (
    Other(
        "rumdl",
        ("rumdl", "check", "--no-config", "--no-cache", "--disable", "MD013,MD041", "plans"),
        "its Markdown rules, without line length and first heading",
        _nothing,
    ),
    Other(
        "mdsmith",
        ("mdsmith", "check", "plans"),
        "its Markdown rules, and a schema of the front matter and the sections",
        _mdsmith,
    ),
    Other(
        "compliance-trestle",
        ("trestle", "author", "docs", "validate", "-tn", "plans", "-hv", "--recurse"),
        "keys of the front matter and headings against a template",
        _trestle,
    ),
)


def others(folder: Path, documents: int, runs: int) -> list[tuple[str, float, float, str]]:
    """Measure each that is installed: its name, documents a CPU-second, documents a second, and what it was asked."""
    found: list[tuple[str, float, float, str]] = []
    for other in OTHERS:
        if shutil.which(other.command[0]) is None:
            found.append((other.name, 0.0, 0.0, "not installed; run “make bench”"))
            continue
        other.prepare(folder)
        usage = best(runs, other.command, folder)
        found.append((other.name, documents / usage.cpu, documents / usage.wall, other.asked))
    return found
