"""What every adapter needs: the day, the links, our files, and pages as files with front matter."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import CheckerError
from checker.message import say
from checker.site.collection import Links
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


def as_of(environment: Mapping[str, str]) -> datetime.date:
    """Give the day that the site is built as of: SOURCE_DATE_EPOCH, else today."""
    seconds = environment.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        return datetime.datetime.now(datetime.UTC).date()
    if not seconds.isdigit():
        vi = "“{seconds}” không phải số giây; bỏ biến này hoặc đặt lại"
        en = "“{seconds}” is not a number of seconds; unset the variable or set it anew"
        raise CheckerError(say(vi, en, seconds=seconds).about("SOURCE_DATE_EPOCH"))
    return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()


def dated(environment: Mapping[str, str], day: datetime.date | None) -> dict[str, str]:
    """Give an environment in which the site is built as of a day; unchanged where none is given."""
    if day is None:
        return {**environment}
    midnight = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    return {**environment, "SOURCE_DATE_EPOCH": str(int(midnight.timestamp()))}


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


def with_front_matter(page: Page) -> str:
    """Write a page as a Markdown file; each value of its metadata is JSON, which is YAML too."""
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in page.metadata.items())
    return f"---\n{head}---\n\n{page.markdown}"
