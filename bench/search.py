"""Measure both searches of the site: what building them costs, and what a reader downloads and waits for."""

from __future__ import annotations

import functools
import gzip
import http.server
import shutil
import sys
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from bench.corpus import write_corpus
from bench.measure import ROOT, best, run
from bench.targets import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

EPOCH: Final = "1830297600"
"""The last day of 2027: every generated plan has been issued by then."""

QUESTIONS: Final = ("bình đẳng giới", "binh dang gioi", "phụ nữ", "28/NQ-CP", "bạo lực gia đình")
COMMONEST: Final = "bình đẳng giới"
HEADER_BYTES: Final = 400_000
PROMISES: Final = {300: (150_000, 0.3), 10_000: (1_000_000, 1.0)}
"""By number of documents: bytes for the commonest words, the engine with them; seconds to the first results."""

_PACKED: Final = frozenset({".html", ".js", ".css", ".json", ".svg", ".xml"})
_SELECT: Final = 'paths = ["plans"]\nselect = ["personal-data"]\n'
_CHECKER: Final = (sys.executable, "-m", "checker")


class Asked(NamedTuple):
    """What one question cost a reader who had just opened the page: bytes on the wire, seconds, documents found."""

    question: str
    bytes: int
    seconds: float
    said: str


def write_site(folder: Path, documents: int) -> None:
    """Write a repository with a site: generated plans without a fault, our own configuration and hand-written pages.

    The Word and PDF files, which no search reads, are left out.
    """
    write_corpus(folder, documents, faults=False)
    (folder / "checker.toml").write_text(_SELECT, "utf-8")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(
        settings.replace("\n  - checker\n", "\n  - checker:\n      tai_ve: false\n"), "utf-8"
    )
    shutil.copytree(ROOT / "docs", folder / "docs")


def build(folder: Path) -> tuple[Row, ...]:
    """Build the site, then its full-text index once more by itself; gives the processor time and the memory of both."""
    whole = best(1, (*_CHECKER, "site", "build"), folder, {"SOURCE_DATE_EPOCH": EPOCH})
    if whole.code:
        raise RuntimeError(whole.output[-2000:].decode(errors="replace"))
    count = sum(1 for _ in (folder / "plans").glob("*/*/*.md"))
    code = (
        "import pathlib; from checker.site.full_text import write_index;"
        f" site = pathlib.Path({str(folder / 'site')!r}); found = sorted(site.glob('van-ban/*/*/*/index.html'));"
        " write_index(site, [path.parent.relative_to(site).as_posix() + '/' for path in found])"
    )
    index = run((sys.executable, "-c", code), folder)
    size = sum(file.stat().st_size for file in (folder / "site" / "pagefind").rglob("*") if file.is_file())
    return (
        Row(f"{count} documents: build with both searches", "", f"{whole.cpu:.1f} s CPU, {whole.peak / 1e6:.0f} MB"),
        Row(f"{count} documents: full-text index alone", "", f"{index.cpu:.1f} s CPU, {index.peak / 1e6:.0f} MB"),
        Row(f"{count} documents: full-text index on the disk", "", f"{size / 1e6:.1f} MB"),
    )


def header(folder: Path) -> Row:
    """Measure what the search box at the top downloads at its first focus."""
    index = (folder / "site" / "search" / "search_index.json").read_bytes()
    size = len(gzip.compress(index, 6))
    promised = f"≤ {HEADER_BYTES // 1000} KB at 10,000 documents"
    return Row("titles, numbers and units, compressed", promised, f"{size / 1000:.0f} KB", size <= HEADER_BYTES)


def full_text(folder: Path, documents: int) -> list[Row]:
    """Ask each question in a browser that has just opened the search page; the commonest words carry the promise."""
    from playwright.sync_api import sync_playwright

    rows: list[Row] = []
    with _served(folder / "site") as (address, sent), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for question in QUESTIONS:
            asked = min((_ask(browser, address, sent, question) for _ in range(3)), key=lambda one: one.seconds)
            most, longest = PROMISES.get(documents, (0, 0.0)) if question == COMMONEST else (0, 0.0)
            rows.append(
                Row(
                    f"“{question}”: {asked.said}",
                    f"≤ {most // 1000} KB, ≤ {longest} s" if most else "",
                    f"{asked.bytes / 1000:.0f} KB, {asked.seconds:.2f} s",
                    asked.bytes <= most and asked.seconds <= longest if most else None,
                )
            )
        browser.close()
    return rows


def _ask(browser: Browser, address: str, sent: list[int], question: str) -> Asked:
    context = browser.new_context()
    page: Page = context.new_page()
    page.goto(f"{address}tim-kiem/")
    page.wait_for_load_state("networkidle")
    page.evaluate(
        "() => new MutationObserver(() => { window.shown ??= performance.now() })"
        ".observe(document.getElementById('tim-ket-qua'), { childList: true })"
    )
    page.locator("#tim-tu").fill(question)
    page.evaluate("() => { window.asked = performance.now(); document.getElementById('tim').requestSubmit() }")
    page.wait_for_function(
        "() => window.shown && /^(?!Đang tìm).+/.test(document.getElementById('tim-bao').textContent)"
    )
    seconds = float(page.evaluate("() => (window.shown - window.asked) / 1000"))
    said = str(page.locator("#tim-bao").text_content())
    page.wait_for_load_state("networkidle")
    used = sum(sent)
    context.close()
    sent.clear()
    return Asked(question, used, seconds, said.split(" có ", maxsplit=1)[0])


@contextmanager
def _served(site: Path) -> Iterator[tuple[str, list[int]]]:
    """Serve a site with compression; gives its address, and the sizes of what the search has asked for so far."""
    sent: list[int] = []
    handler = functools.partial(_Compressing, sent, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", sent
        server.shutdown()


class _Compressing(http.server.SimpleHTTPRequestHandler):
    """Serve files as a usual server does: texts compressed, Pagefind's files as they are, for they are so already."""

    def __init__(self, sent: list[int], *arguments: object, directory: str) -> None:
        self._sent = sent
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        packed = path.suffix in _PACKED
        body = gzip.compress(body, 6) if packed else body
        if "/pagefind/" in self.path:
            self._sent.append(len(body))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")  # as GitHub Pages
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has there
        """Say nothing."""


def main() -> None:
    """Measure sites of as many documents as are asked for, in a temporary folder."""
    for count in map(int, sys.argv[1:] or ("300", "1000")):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "site"
            write_site(folder, count)
            for row in (*build(folder), header(folder), *full_text(folder, count)):
                verdict = "" if row.ok is None else "  ok" if row.ok else "  NOT KEPT"
                print(f"{row.what}: {row.measured}{f'  ({row.target})' if row.target else ''}{verdict}", flush=True)


if __name__ == "__main__":
    main()
