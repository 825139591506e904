"""The lines for nginx in docs/huong-dan/may-chu.md: what they say, and that nginx serves the site by them."""

from __future__ import annotations

import re
import socket
import subprocess
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, cast

import pytest
from browsing import Watch
from programs import needed
from searching import opened
from site_samples import ROOT, built

from checker.site.policy import ONLY_BY_SERVER, inline_scripts, policy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message
    from pathlib import Path

    from playwright.sync_api import BrowserContext

PAGE = (ROOT / "docs/huong-dan/may-chu.md").read_text("utf-8")
LINES = PAGE.partition("```nginx\n")[2].partition("```")[0]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory)


@pytest.fixture(scope="module")
def nginx(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    program = needed("nginx", "không có nginx: chưa thử các dòng cấu hình (no nginx: its lines are not tried)")
    place = tmp_path_factory.mktemp("nginx")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    lines = LINES.replace("listen 8080", f"listen 127.0.0.1:{port}").replace("root /srv/trang", f"root {folder}")
    kept = "".join(
        f"{name}_temp_path {place / name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    configuration = place / "nginx.conf"
    configuration.write_text(
        f"user root;\npid {place / 'pid'};\nerror_log {place / 'log'};\nevents {{}}\n"
        f"http {{\ninclude /etc/nginx/mime.types;\naccess_log off;\n{kept}{lines}\n}}\n",
        "utf-8",
    )
    command = [program, "-e", str(place / "log"), "-c", str(configuration)]
    subprocess.run(command, check=True)  # it comes back once it listens
    yield f"http://127.0.0.1:{port}/"
    subprocess.run([*command, "-s", "stop"], check=True)


def headers(address: str) -> Message:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})  # noqa: S310 - our own server
    try:
        with urllib.request.urlopen(request) as answer:  # noqa: S310
            return cast("Message", answer.headers)
    except urllib.error.HTTPError as error:
        return error.headers


def test_the_policies_in_the_lines_are_those_of_the_pages(folder: Path) -> None:
    scripts = inline_scripts((folder / "404.html").read_text("utf-8"))
    assert len(scripts) == 2
    said = re.findall(r'"(default-src [^"]*)"', LINES)
    assert said == [policy(scripts) + ONLY_BY_SERVER, policy(scripts, search=True) + ONLY_BY_SERVER]


def test_every_page_says_the_policy_before_anything_it_is_about(folder: Path) -> None:
    scripts = inline_scripts((folder / "404.html").read_text("utf-8"))
    for path in folder.rglob("*.html"):
        html = path.read_text("utf-8")
        search = path == folder / "tim-kiem/index.html"
        said = f'<meta http-equiv="Content-Security-Policy" content="{policy(scripts, search=search)}">'
        assert html.count(said) == 1, path
        assert html.index(said) < min(html.index("<link"), html.index("<script")), path
        assert set(inline_scripts(html)) <= set(scripts), path


@pytest.mark.parametrize(
    ("address", "wasm", "kept"),
    [
        ("", False, "no-cache"),
        ("van-ban/", False, "no-cache"),
        ("tim-kiem/", True, "no-cache"),
        ("pagefind/pagefind-worker.js", True, "no-cache"),
        ("assets/van-ban.css", False, "no-cache"),
        ("khong-co/", False, "no-cache"),
    ],
)
def test_nginx_says_the_policy_and_compresses(nginx: str, address: str, *, wasm: bool, kept: str) -> None:
    said = headers(nginx + address)
    assert ("'wasm-unsafe-eval'" in said["Content-Security-Policy"]) == wasm
    assert said["Content-Security-Policy"].endswith("frame-ancestors 'none'")
    assert said["X-Content-Type-Options"] == "nosniff"
    assert said["Referrer-Policy"] == "no-referrer"
    assert said["Content-Encoding"] == "gzip"
    assert said["Cache-Control"] == kept


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("du-lieu/documents.csv", "text/csv"),
        ("thoi-han/tat-ca.ics", "text/calendar"),
        ("atom.xml", "text/xml"),
        ("sitemap.xml", "text/xml"),
    ],
)
def test_nginx_names_what_is_not_a_page_and_compresses_it(nginx: str, folder: Path, address: str, kind: str) -> None:
    said = headers(nginx + address)
    assert said["Content-Type"].partition(";")[0] == kind
    assert (said["Content-Encoding"] == "gzip") == ((folder / address).stat().st_size >= 512)
    assert said["X-Content-Type-Options"] == "nosniff"


def test_nginx_keeps_files_named_by_their_content(nginx: str, folder: Path) -> None:
    for pattern in ("pagefind/index/*", "pagefind/fragment/*", "assets/stylesheets/main.*.css"):
        file = next(folder.glob(pattern))
        said = headers(nginx + file.relative_to(folder).as_posix())
        assert said["Cache-Control"].endswith("immutable")
        assert said["Content-Encoding"] == (None if "pagefind" in pattern else "gzip")


@pytest.mark.browser
def test_the_search_works_under_the_server_s_policy(context: BrowserContext, nginx: str) -> None:
    watch = Watch(context)
    page = opened(context, nginx, "?tu=binh+dang+gioi")
    assert page.locator("#tim-ket-qua > li").count()
    assert watch.stopped(page) == []
    assert watch.faults == []
    assert [url for url in watch.asked if "pagefind-worker" in url], "the engine runs in a thread of its own"
