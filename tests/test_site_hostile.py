"""Nothing of a document runs: what the site's own HTML lets through."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import markdown
import pytest
from lxml import html as lxml_html
from site_pages import ALLOWED, PLAN, pages_of, rendered, words
from site_samples import HOSTILE, plan

from checker.parse import parse
from checker.site.body import BodyWriter
from checker.site.html import block, heading, tag, text
from checker.site.inline import NOWHERE, Linking
from checker.source import from_text

if TYPE_CHECKING:
    from pathlib import Path


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    body = f"## I. {HOSTILE}\n\n1. {HOSTILE}\n\n| {HOSTILE} | b |\n| --- | --- |\n| {HOSTILE} | d |\n"
    value = "'" + HOSTILE.replace("\x02", "").replace("\x03", "") + "'"
    page = rendered(pages_of(tmp_path, ke_hoach=plan(body, trich_yeu=value, dia_danh=value))[PLAN])
    assert {element.tag for element in page.iter()} <= ALLOWED
    assert not [name for element in page.iter() for name in element.attrib if name.startswith("on") or name == "style"]
    assert not [link for link in page.xpath("//a/@href") if re.match(r"\s*(?:javascript|data|//)", link)]
    assert words(page).count("{{ config.site_name }}") >= 4
    assert words(page).count("<script>window.pwned = 1</script>") >= 4


@pytest.mark.parametrize(
    ("cell", "made"),
    [
        ("<p>a</p><p>b</p>", "<p>a</p><p>b</p>"),
        ("a<br>b<BR/>c", "a<br>b<br>c"),
        ("<b>a<i>b</b>c</i>", "<b>a<i>b</i></b>c"),
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ('<p onclick="x">a', "<p>a</p>"),
        ("<u>a</u> &amp; &lt;", "&lt;u&gt;a&lt;/u&gt; &amp; &lt;"),
        ("a<!-- b -->c", "ac"),
    ],
)
def test_an_html_cell_keeps_only_the_allowed_elements(cell: str, made: str) -> None:
    document = parse(from_text("x.md", f"<table><tr><td rowspan=2>{cell}</td></tr></table>\n"))
    written = BodyWriter(document, NOWHERE).html(document.main)
    assert f'<td rowspan="2">{made}</td>' in written


@pytest.mark.parametrize("inner", ["*a* _b_ `c` [d](e) \\* #", "a {#x .y}", "a {: onclick=x}", "![a](b)", "&copy; <b>"])
def test_a_heading_shows_what_was_typed(inner: str) -> None:
    made = markdown.markdown(heading(2, text(inner), "neo"), extensions=["attr_list", "toc"])
    title = lxml_html.fragment_fromstring(made)
    assert (title.text_content(), title.get("id"), len(title)) == (inner, "neo", 0)


@pytest.mark.parametrize(
    "target", ["javascript:x", "JavaScript:x", "data:text/html,x", "//evil.vn", "\\\\evil", "vbscript:x"]
)
def test_a_link_goes_nowhere_but_to_the_web_to_mail_and_to_the_site(target: str) -> None:
    document = parse(from_text("x.md", f"[a]({target}) [b](<{target}>)\n"))
    assert "<a" not in BodyWriter(document, Linking(lambda _: "nơi/khác/")).html(document.main) or target.startswith(
        "\\"
    )


def test_a_block_holds_no_blank_line() -> None:
    assert block(tag("p", text("a\n\n \n\nb"))) == "<p>a\nb</p>"
