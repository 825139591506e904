"""What every adapter needs: the links, our files, and pages as files with front matter."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from checker.site.collection import Links
from checker.site.html import text
from checker.site.title_search import LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.site.page import Page

_HERE = Path(__file__).parent
_ASSETS = {
    "assets/van-ban.css": "van-ban.css",
    "assets/van-ban.js": "van-ban.js",
    "assets/bang-bieu.css": "bang-bieu.css",
    "assets/anh-chia-se.png": "anh-chia-se.png",
    "assets/tim-kiem.css": "tim-kiem.css",
    "assets/tim-kiem-dau-trang.js": "tim-kiem-dau-trang.js",
    "assets/tim-kiem-zensical.js": "tim-kiem-zensical.js",
    "assets/tim-kiem-toan-van.js": "tim-kiem-toan-van.js",
    "assets/tim-kiem-hoi.js": "tim-kiem-hoi.js",
    LANGUAGE: "tim-kiem.js",
    **{
        f"assets/chu/{name}": f"chu/{name}"
        for name in (
            *("be-vietnam-pro-400.woff2", "be-vietnam-pro-400-italic.woff2", "be-vietnam-pro-700.woff2"),
            "OFL.txt",
        )
    },
}


def links_of(extra: Mapping[str, object], site: str = "", name: str = "") -> Links:
    """Read the forge's addresses from the configuration's ``extra``: source_url, history_url, commit_url, edit_url.

    ``site`` is the site's own address, ``name`` what it is called.
    """
    values = {key: str(extra.get(f"{key}_url") or "") for key in ("source", "history", "commit", "edit")}
    values["site"] = site
    whole = {key: value if not value or value.endswith("/") else value + "/" for key, value in values.items()}
    return Links(**whole, name=name)


def templates() -> Path:
    """Give the folder of templates that stand before the theme's."""
    return _HERE / "templates"


def assets() -> Iterator[tuple[str, Path]]:
    """Give where each of our styles and scripts goes, and where it lies."""
    for uri, name in _ASSETS.items():
        yield uri, _HERE / "assets" / name


ESCAPED: Final = ("title", "description", "feed_name")
"""The metadata that the templates print as they are."""


def escaped(value: object) -> object:
    """Escape every text in a value of a hand-written page's metadata: who knows which of them templates print."""
    match value:
        case str():
            return text(value)
        case list():
            return [escaped(item) for item in cast("list[object]", value)]
        case dict():
            return {str(key): escaped(item) for key, item in cast("dict[object, object]", value).items()}
        case _:
            return value


def front_matter(metadata: Mapping[str, object]) -> str:
    """Write metadata as a Markdown file begins; each value is JSON, which is YAML too."""
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False, default=str)}\n" for key, value in metadata.items())
    return f"---\n{head}---\n\n"


def with_front_matter(page: Page, *, safe: bool = False) -> str:
    """Write a page as a Markdown file.

    What templates print as it is, is made ``safe`` where no plugin of ours does that afterwards.
    """
    said = {key: text(str(value)) if safe and key in ESCAPED else value for key, value in page.metadata.items()}
    return f"{front_matter(said)}{page.markdown}"
