"""``checker site finish``: what our plugin does in MkDocs, done to a site that another generator built of our pages."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Final, cast

from checker.errors import CheckerError
from checker.files import read_text, show
from checker.message import Message, say
from checker.refusals import NO_PATH
from checker.site import addresses, full_text, hand_written, layout_page, search_page
from checker.site.html import text
from checker.site.official import SHEET_CLOSE, SHEET_OPEN, wrap_sheet
from checker.site.output import rewrite
from checker.site.pages import pages
from checker.site.policy import has_policy, inline_scripts, policy, with_policy
from checker.site.sanitise import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from checker.site.collection import Collection
    from checker.site.page import Page

_TITLES: Final = "search.json"
"""Where Zensical keeps what its search box knows."""

_NOT_BUILT: Final = Message(
    "không có trang này; ghi các trang bằng “checker site materialise”, dựng trang từ đó, rồi nêu thư mục dựng xong",
    "there is no such page; write the pages with “checker site materialise”, build the site of them, name its folder",
)
_NO_HEAD: Final = Message(
    "không có <head> nên không mang được chính sách nội dung; bỏ tệp này khỏi trang",
    "has no <head>, so it cannot say what it may load; take the file out of the site",
)
_NOT_RUN: Final = Message(
    "có kịch bản viết trong trang mà chính sách nội dung không cho chạy",
    "holds an inline script that the page may not run",
)


def finish(collection: Collection, hand_written_uris: Iterable[str], site: Path) -> list[Message]:
    """Finish a site that another generator built of the pages that ``materialise`` wrote; gives what is to be told.

    Documents get their sheet, hand-written pages lose what they may not hold, every page says what it may load and run,
    the search box learns of all pages, and the text of the documents is indexed. What is finished already stays as it
    is. Raises ``CheckerError`` for a folder that is no such site.
    """
    made = {_file(site, page.uri): page for page in pages(collection)}
    _refuse_what_is_no_site(site, made)
    documents = {_file(site, entry.uri) for entry in collection.entries}
    scripts = inline_scripts(read_text(_file(site, layout_page.URI)))  # on which nobody but ourselves has a say
    lost = set(hand_written_uris) - {page.uri for page in made.values()}
    said: list[Message] = []
    for path in sorted(site.rglob("*.html")):
        html = read_text(path)
        lost.discard(hand_written.uri_of(html))
        if not has_policy(html):
            drawn, taken_out = (_sheet(html, path), ()) if path in documents else hand_written.sanitised(html)
            if taken_out:
                said.append(told(taken_out).about(f"docs/{hand_written.uri_of(html)}"))
            if not set(inline_scripts(drawn)).issubset(scripts):
                said.append(_NOT_RUN.about(show(path)))
            allowed = policy(scripts, search=path == _file(site, search_page.URI))
            rewrite(path, _protected(drawn, allowed, path))
    if lost:
        raise CheckerError(hand_written.LOST.about(f"docs/{min(lost)}"))
    _add_titles(site / _TITLES, made.values())
    places = [addresses.url(entry.uri) for entry in collection.entries]
    full_text.write_index(site, places, full_text.kept_folder(collection.root))
    return said


def _file(site: Path, uri: str) -> Path:
    return site / addresses.url(uri) / "index.html"


def _refuse_what_is_no_site(site: Path, made: Mapping[Path, Page]) -> None:
    if not site.exists():
        raise CheckerError(NO_PATH.about(show(site)))
    if not site.is_dir():
        said = Message("là tệp; nêu thư mục của trang dựng xong", "a file; name the folder of the built site")
        raise CheckerError(said.about(show(site)))
    for path in made:
        if not path.is_file():
            raise CheckerError(_NOT_BUILT.about(show(path)))


def _sheet(html: str, path: Path) -> str:
    if not 0 <= html.find(SHEET_OPEN) < html.find(SHEET_CLOSE):
        raise CheckerError(hand_written.LOST.about(show(path)))
    return wrap_sheet(html)


def _protected(html: str, allowed: str, path: Path) -> str:
    protected = with_policy(html, allowed)
    if not has_policy(protected):
        raise CheckerError(_NO_HEAD.about(show(path)))
    return protected


def _add_titles(index: Path, made: Iterable[Page]) -> None:
    """Add titles, numbers and units to what Zensical's search box knows, if there is one."""
    if not index.is_file():
        return
    try:
        data = cast("dict[str, list[dict[str, object]]]", json.loads(read_text(index)))
        known = {item["location"] for item in data["items"]}
    except (ValueError, LookupError, TypeError) as error:
        vi, en = "không đúng dạng mà Zensical ghi ({error})", "not as Zensical writes it ({error})"
        raise CheckerError(say(vi, en, error=error).about(show(index))) from error
    for page in made:
        if page.record and addresses.url(page.uri) not in known:
            title, words = (text(unicodedata.normalize("NFC", said)) for said in page.record)
            found = {"location": addresses.url(page.uri), "level": 1, "title": title, "text": f"<p>{words}</p>"}
            data["items"].append({**found, "path": [], "tags": []})
    rewrite(index, json.dumps(data, ensure_ascii=False, separators=(",", ":")))
