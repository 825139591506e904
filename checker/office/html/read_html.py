"""A web page to paragraphs and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from checker.errors import CheckerError
from checker.message import Message, say
from checker.office.flow import Flow, Paragraph, Table
from checker.office.html.decoding import decode_page
from checker.office.html.main_text import main_text
from checker.office.html.walking import Walker
from checker.office.table_text import cell_paragraphs

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_BYTES: Final = 10_000_000
"""Largest web page that is read, in bytes."""

MAX_TAGS: Final = 30_000
"""Most tags of a page that is read, their ends counted too; a long plan saved by Word has about 6,000."""

MAX_CHARACTERS: Final = 400_000
"""Longest text of a page that is read, in characters; a plan has about 8,000."""

_LONGEST_QUOTE: Final = 160
_TOO_LARGE: Final = Message(
    "trang web lớn hơn 10 MB; chỉ lưu phần văn bản rồi nhập", "the page is larger than 10 MB; save the document alone"
)
_TOO_MANY: Final = Message(
    "trang web có quá nhiều thẻ (hơn 30.000); chỉ lưu phần văn bản rồi nhập",
    "the page has more than 30,000 tags; save the document alone, then import",
)
_TOO_LONG: Final = Message(
    "trang web dài quá 400.000 chữ cái; tách ra rồi nhập",
    "the page has more than 400,000 letters; split it, then import",
)
_TOO_DEEP: Final = Message(
    "trang web lồng quá nhiều thẻ (hơn 256 tầng); chép phần văn bản vào một tệp .txt rồi nhập",
    "the page nests elements more than 256 deep; copy the document to a .txt file and import that",
)
_NO_WORDS: Final = Message("trang web không có chữ nào", "the page has no words")


def read_html(data: bytes) -> Flow:
    """Read the bytes of a web page; raises ``CheckerError`` when it is too large, too deep or has no words.

    Nothing is fetched or run.
    """
    if len(data) > MAX_BYTES:
        raise CheckerError(_TOO_LARGE)
    if data.count(b"<") > MAX_TAGS:
        raise CheckerError(_TOO_MANY)
    body = _body(decode_page(data))
    chosen, outside = main_text(body)
    if len(chosen.text_content()) > MAX_CHARACTERS:
        raise CheckerError(_TOO_LONG)
    walker = Walker()
    walker.walk(chosen)
    blocks = tuple(walker.blocks)
    visible = "\n".join(_texts(blocks))
    if not visible.strip():
        raise CheckerError(_NO_WORDS)
    notices: list[Message] = []
    if outside:
        shown = outside if len(outside) <= _LONGEST_QUOTE else f"{outside[:_LONGEST_QUOTE]}…"
        notices.append(
            say(
                "chỉ lấy phần văn bản; bỏ {count} chữ cái quanh nó: “{shown}”",
                "only the document was taken; {count} characters around it were left out: “{shown}”",
                count=len(outside),
                shown=shown,
            )
        )
    if walker.pictures:
        said = say("{count} hình không đưa vào", "{count} pictures were left out", count=walker.pictures)
        notices.append(said)
    return Flow(blocks, (), tuple(notices), visible)


def _body(text: str) -> HtmlElement:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, recover=True, remove_comments=True)
    without_marks = text.replace("\x00", "").encode("utf-8", "replace")
    try:
        root = html.document_fromstring(without_marks, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise CheckerError(_NO_WORDS) from error
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise CheckerError(_TOO_DEEP)
    body = root.find("body")
    return root if body is None else body


def _texts(blocks: tuple[Paragraph | Table, ...]) -> list[str]:
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            texts.append(block.plain)
        else:
            texts += [part.plain for row in block.rows for cell in row for part in cell_paragraphs(cell)]
    return texts
