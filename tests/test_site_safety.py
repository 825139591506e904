"""The gates of the site as pure text: what passes, what does not, what the policy says."""

from __future__ import annotations

import base64
import datetime
import hashlib
from typing import TYPE_CHECKING

import pytest
from site_samples import plan, repository

from checker.site import sanitise
from checker.site.collection import gather
from checker.site.html import Html
from checker.site.policy import inline_scripts, policy, with_policy

if TYPE_CHECKING:
    from pathlib import Path

DAY = datetime.date(2026, 11, 22)


# --- hand-written pages and cells --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ('<p onclick="x()">a</p>', "<p>a</p>"),
        ('<p style="color: red" class="b">a</p>', '<p class="b">a</p>'),
        ("<script>x()</script>a", "a"),
        ('<a href="javascript:x()">a</a>', '<a rel="noopener">a</a>'),
        ('<a href="data:text/html,x">a</a>', '<a rel="noopener">a</a>'),
        ('<a href="https://a.example/" target="_blank">a</a>', '<a href="https://a.example/" rel="noopener">a</a>'),
        ('<a href="mailto:a@b.example">a</a>', '<a href="mailto:a@b.example" rel="noopener">a</a>'),
        (
            '<a class="headerlink" href="#x" title="T">#</a>',
            '<a class="headerlink" href="#x" title="T" rel="noopener">#</a>',
        ),
        ('<img src="https://a.example/x.png" alt="a">', '<img alt="a">'),
        ('<img src="//a.example/x.png" alt="a">', '<img alt="a">'),
        ('<img src="data:image/svg+xml,x" alt="a">', '<img alt="a">'),
        ('<img src="../assets/anh/x.png" alt="a" onerror="x()">', '<img src="../assets/anh/x.png" alt="a">'),
        ("<iframe src=x></iframe><svg onload=x()></svg><form action=x></form>a", "a"),
        ('<table><tr><td align="right" rowspan="2">1</td></tr></table>', None),
        ("<!-- van-ban-moi -->", "<!-- van-ban-moi -->"),
    ],
)
def test_a_hand_written_page_keeps_what_such_a_page_may_hold(written: str, kept: str | None) -> None:
    cleaned, _ = sanitise.page(written)
    if kept is None:
        assert 'align="right"' in cleaned
        assert 'rowspan="2"' in cleaned
    else:
        assert cleaned == kept


def test_what_was_taken_out_is_named() -> None:
    assert sanitise.page("<script>x</script><p>a</p><iframe></iframe><Script></Script>")[1] == ("iframe", "script")
    assert sanitise.page("<p>a &lt;script&gt;</p>")[1] == ()


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Ô", "Ô"),
        ("<p>a<br>b</p>", "<p>a<br>b</p>"),
        ("<b>a</b> <i>b</i> <strong>c</strong> <em>d</em>", "<b>a</b> <i>b</i> <strong>c</strong> <em>d</em>"),
        ("<script>x()</script>", "x()"),
        ('<p onclick="x()" class="y">a</p>', "<p>a</p>"),
        ('<a href="https://a.example/">a</a>', "a"),
    ],
)
def test_a_cell_keeps_the_dialect_s_elements_without_attributes(written: str, kept: str) -> None:
    assert sanitise.cell(Html(written)) == kept


# --- files beside documents --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "published"),
    [("a.pdf", True), ("A.DOCX", True), ("a.xlsx", True), ("a.svg", False), ("a.html", False), ("a.xml", False)],
)
def test_a_file_that_a_browser_may_run_is_not_published(tmp_path: Path, name: str, *, published: bool) -> None:
    root = repository(tmp_path, ke_hoach=plan(phu_luc=f'\n  - ten: "Biểu"\n    tep: "{name}"'))
    (root / "plans/thcs-minh-hoa/2026" / name).write_text("<svg onload='x()'></svg>", "utf-8")
    collection = gather(root, as_of=DAY)
    assert bool(collection.attachments) == published
    assert any(f"không đăng tệp “{name}”" in warning.in_language("vi") for warning in collection.warnings) != published


def test_the_laws_that_a_document_cites_are_known_of_it(tmp_path: Path) -> None:
    assert gather(repository(tmp_path, ke_hoach=plan()), as_of=DAY).entries[0].laws == (
        "Luật Bình đẳng giới số 73/2006/QH11",
    )


# --- the policy ------------------------------------------------------------------------------------------


def test_scripts_of_a_page_are_named_by_their_hashes() -> None:
    code = "let a = 1\n"
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    page = f'<script>{code}</script><script src="x.js"></script><script type="application/json">{{}}</script>'
    assert inline_scripts(page + '<script id="a" type="application/ld+json">{}</script>') == (f"'sha256-{digest}'",)


@pytest.mark.parametrize(
    ("search", "previewed", "scripts"),
    [
        (False, False, "script-src 'self' 'sha256-x'"),
        (True, False, "script-src 'self' 'sha256-x' 'wasm-unsafe-eval'"),
        (False, True, "script-src 'self' 'unsafe-inline'"),
    ],
)
def test_each_exception_stands_where_it_is_needed_alone(*, search: bool, previewed: bool, scripts: str) -> None:
    said = policy(("'sha256-x'",), search=search, previewed=previewed)
    assert said.startswith(f"default-src 'none'; {scripts}; style-src 'self'; ")
    assert "http" not in said
    assert "*" not in said


def test_the_policy_stands_behind_the_character_set_and_before_all_else() -> None:
    page = '<html><head>\n<meta charset="utf-8">\n<link rel="stylesheet" href="a.css"></head></html>'
    made = with_policy(page, "default-src 'none'")
    assert (
        made.index("charset") < made.index("Content-Security-Policy") < made.index("no-referrer") < made.index("link")
    )
    assert with_policy("<head><title>x</title></head>", "y").startswith("<head>\n<meta http-equiv")
