"""Builds a portal from the folders of built sites: its pages, its theme, and the sites' search indexes."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from checker import files
from checker.errors import CheckerError
from checker.files import show
from checker.message import Message
from checker.site import addresses
from checker.site.building import assets, templates, with_front_matter
from checker.site.data_package import CATALOG, catalog_schema
from checker.site.full_text import FOLDER, write_engine
from checker.site.html import text
from checker.site.index_files import ENTRY, TWO_LETTERS, tidy
from checker.site.output import new_folder
from checker.site.policy import inline_scripts, policy, with_policy
from checker.site.portal import INDEXES, portal_pages, site_of
from checker.site.styles import FLAG, SHEET, SHEETS, one_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.site.portal import Site

_SEARCH_PAGE: Final = "tim-kiem/index.html"
_DATA: Final = (ENTRY, TWO_LETTERS, "*.pf_meta", "*.pf_index", "*.pf_fragment", "*.pf_filter")


def portal(places: Sequence[Path], target: Path, title: str) -> int:
    """Build a portal in ``target``, which must be new or empty, from folders of built sites; gives an exit code.

    Raises ``CheckerError`` for a folder without a catalog or a search index, or with a catalog that is not in order,
    and where ``target`` cannot be written.
    """
    if not places:
        said = Message(
            "còn thiếu trang để gộp; thêm “--from THƯ-MỤC” cho mỗi trang", "no site given; add “--from FOLDER” for each"
        )
        raise CheckerError(said.about("site portal"))
    folders = [place.parent.parent if place.name == Path(CATALOG).name else place for place in places]
    for place, folder in enumerate(folders):
        if folder.resolve() in [other.resolve() for other in folders[:place]]:
            said = Message("được nêu hai lần; bỏ bớt một lần", "is given twice; leave one out")
            raise CheckerError(said.about(f"--from {show(places[place])}"))
    sites = [_site(folder) for folder in folders]
    new_folder(target)
    with tempfile.TemporaryDirectory() as work:
        code = _build(Path(work), target, title, sites)
    if code:
        return code
    _protect(target)
    for place, folder in enumerate(folders):
        _copy_index(folder / FOLDER, target / INDEXES / str(place))
    write_engine(target / INDEXES / "0")
    indexes = [path.parent for path in (target / INDEXES).rglob(ENTRY)]
    tidy(*sorted(indexes, key=lambda path: (len(path.parts), path)))
    return 0


def _copy_index(index: Path, target: Path) -> None:
    """Copy what a site's search knows, and nothing that a browser would run: the engine is our own."""
    for path in sorted(path for form in _DATA for path in index.rglob(form)):
        if path.is_file() and not path.is_symlink():
            copy = target / path.relative_to(index)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)


def _site(folder: Path) -> Site:
    path = folder / CATALOG
    if not folder.is_dir():
        said = Message("không có thư mục này; kiểm tra lại đường dẫn", "there is no such folder; check the path")
        raise CheckerError(said.about(show(folder)))
    if not (folder / FOLDER / "pagefind.js").is_file():
        said = Message(
            "không có chỉ mục tìm kiếm; dựng lại trang đó", "there is no search index; build that site again"
        )
        raise CheckerError(said.about(show(folder / FOLDER)))
    data = files.load_json(path)
    files.judge(data, catalog_schema(), show(path))
    parts = 1 + sum(1 for _ in (folder / FOLDER).glob(f"*/{ENTRY}"))
    try:
        return site_of(data)._replace(parts=parts)
    except CheckerError as error:
        raise CheckerError(error.message.about(show(path))) from error


def _build(work: Path, target: Path, title: str, sites: Sequence[Site]) -> int:
    """Write the pages and their configuration, and let MkDocs give them the theme."""
    docs = work / "docs"
    for page in portal_pages(title, sites):
        path = docs / page.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(with_front_matter(page, safe=True), "utf-8")
    for uri, source in assets():
        path = docs / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, path)
    sheet = one_sheet(_theme())
    if sheet:
        (docs / SHEET).write_text(sheet, "utf-8")
    pages = [("Trang chủ", "index.md"), ("Tìm kiếm", addresses.SEARCH), ("Văn bản", "van-ban/index.md")]
    settings = {
        "site_name": text(title),  # the theme prints them as they are
        "site_description": text(f"{title}: văn bản của {len(sites)} trang"),
        "site_url": os.environ.get("SITE_URL", ""),  # the page for what is missing begins its addresses there
        "docs_dir": str(docs),
        "nav": [{name: uri} for name, uri in pages],
        "theme": {
            "name": "material",
            "language": "vi",
            "font": False,
            "custom_dir": str(templates()),
            "features": ["navigation.tabs"],
            "palette": [
                _scheme("light", "default", "material/weather-night", "Chuyển sang nền tối"),
                _scheme("dark", "slate", "material/weather-sunny", "Chuyển sang nền sáng"),
            ],
        },
        "plugins": [],
        "markdown_extensions": ["attr_list", "toc"],
        "extra": {"generator": False, "atom": False, FLAG: bool(sheet)},
        "extra_css": [SHEET] if sheet else list(SHEETS),
        "extra_javascript": ["assets/van-ban.js"],
        "validation": {"omitted_files": "ignore"},
    }
    configuration = work / "mkdocs.yml"
    configuration.write_text(json.dumps(settings, ensure_ascii=False), "utf-8")  # JSON is YAML too
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file", str(configuration)]
    command += ["--site-dir", str(target.absolute())]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, check=False, env=environment).returncode  # noqa: S603 - our own program


def _theme() -> Iterator[Path]:
    """Give where the theme's files lie."""
    found = importlib.util.find_spec("material")
    for place in found.submodule_search_locations or () if found else ():
        yield Path(place) / "templates"


def _scheme(media: str, scheme: str, icon: str, other: str) -> dict[str, object]:
    """Give the colours of day or night, and what the button says that changes them."""
    preferred = f"(prefers-color-scheme: {media})"
    return {"media": preferred, "scheme": scheme, "primary": "custom", "toggle": {"icon": icon, "name": other}}


def _protect(target: Path) -> None:
    """Say in each page what it may load and run."""
    for path in target.rglob("*.html"):
        html = path.read_text("utf-8")
        search = path.relative_to(target).as_posix() == _SEARCH_PAGE
        path.write_text(with_policy(html, policy(inline_scripts(html), search=search)), "utf-8")
