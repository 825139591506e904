"""Footnotes on the page of a document."""

from __future__ import annotations

import pytest
from lxml import html as lxml_html

from checker.kinds import NO_KIND
from checker.parse import parse
from checker.site.inline import NOWHERE
from checker.site.official import sheet
from checker.source import from_text

HEAD = '---\nloai: "ke-hoach"\ntrich_yeu: "Năm 2026"\ntrang_thai: "ban-hanh"\n---\n\n'
CELL = "<table>\n<tr>\n<td>Họp[^1]<br>b</td>\n</tr>\n</table>\n\n"


def page_of(body: str) -> lxml_html.HtmlElement:
    return lxml_html.fromstring(f"<div>{sheet(parse(from_text('x.md', HEAD + body)), NO_KIND, NOWHERE)}</div>")


def test_a_mark_leads_to_its_note_and_the_note_back_to_the_first_mark() -> None:
    notes = "## Chú thích\n\n[^1]: Theo **báo cáo**.\n"
    page = page_of(f"- Tỷ lệ là **60%[^1]**.\n\n{CELL}Tăng[^1] dần./.\n\n## Nơi nhận\n\n- Lưu: VT.\n\n{notes}")
    marks = page.xpath('.//a[@role="doc-noteref"]')
    assert [(mark.get("href"), mark.get("id"), mark.text) for mark in marks] == [
        ("#chu-thich-1", "cho-chu-thich-1", "1"),
        ("#chu-thich-1", None, "1"),
        ("#chu-thich-1", None, "1"),
    ]
    (note,) = page.xpath('.//section[@role="doc-endnotes"]/p')
    assert (note.get("id"), note.text_content()) == ("chu-thich-1", "[1] Theo báo cáo.")
    assert note.xpath("./a/@href") == ["#cho-chu-thich-1"]
    assert "[^" not in page.text_content()


@pytest.mark.parametrize("body", ["Một[^1].\n", "Một.\n\n## Chú thích\n\n[^1]: Hai.\n", "Một[^1].\n\n[^1]: Hai.\n"])
def test_a_mark_without_note_and_a_note_without_mark_are_text(body: str) -> None:
    page = page_of(body)
    assert "[^1]" in page.text_content()
    assert not page.xpath('.//*[starts-with(@role, "doc-")]')
