"""``raw-html``: HTML where the dialect has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.content._tags import stray_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\n---\n\n{}\n'
_BOLD = say("viết “**chữ đậm**”", "write “**bold**”")
_ITALIC = say("viết “_chữ nghiêng_”", "write “_italic_”")
_HINTS = {"b": _BOLD, "strong": _BOLD, "i": _ITALIC, "em": _ITALIC}
_HINT = say("xóa thẻ này; xuống dòng thì để một dòng trống", "delete the tag; leave a blank line for a new paragraph")


@rule(
    Severity.ERROR,
    english="the text holds HTML, which only tables with merged cells may",
    basis=None,
    examples=(
        Good(
            _PLAN.format(
                "Nhóm < 5 tuổi, > 60 tuổi; <tên đơn vị>; a<b; <https://example.vn>; `<b>`.\n\n<!-- <b>ghi chú</b> -->"
            )
        ),
        Good(_PLAN.format("| Việc | Hạn |\n| --- | --- |\n| Họp<br>Tập huấn | Quý I |")),
        Good(
            _PLAN.format(
                "<table>\n<tr><td colspan=2><p><b>A</b><br>B</p></td></tr>\n<tr><td>1</td><td>2</td></tr>\n</table>"
            )
        ),
        Bad(
            _PLAN.format("Họp ⟦<b>⟧định kỳ</b>;⟦<br>⟧tập huấn ⟦<span style='color:red'>⟧gấp</span>."),
            messages=(
                "thẻ HTML “<b>” nằm trong văn bản",
                "thẻ HTML “<br>” nằm trong văn bản",
                "thẻ HTML “<span style='color:red'>” nằm trong văn bản",
            ),
        ),
        Bad(
            _PLAN.format("<table>\n<tr>⟦<td style='width:9cm'>⟧A</td><td>⟦<img src='a.png'>⟧</td></tr>\n</table>"),
            messages=(
                "thẻ HTML “<td style='width:9cm'>” nằm trong văn bản",
                "thẻ HTML “<img src='a.png'>” nằm trong văn bản",
            ),
        ),
        Bad(
            _PLAN.format("Nội dung ⟦<!--⟧ ghi chú bỏ quên."),
            messages=("chú thích mở bằng “<!--” mà không đóng",),
        ),
    ),
)
def raw_html(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Văn bản chứa thẻ HTML.

    Thẻ HTML không hiện đúng ở bản in, bản Word và trình đọc màn hình, nên chỉ được dùng trong bảng có ô gộp
    (`<table>` với `rowspan`, `colspan`, `p`, `br`, `b`, `i`); trong ô của bảng kẻ bằng `|` được dùng `<br>` để xuống
    dòng.

    Cách sửa: viết `**chữ đậm**`, `_chữ nghiêng_`, xuống dòng bằng một dòng trống; các thẻ khác thì xóa.
    """
    if "<" not in document.text:
        return
    for tag in stray_tags(document):
        if tag.name == "!--":
            message = say("chú thích mở bằng “<!--” mà không đóng", "a comment opened with “<!--” is never closed")
            yield Problem(tag.at, message, hint=say("thêm “-->” ở cuối chú thích", "close it with “-->”"))
            continue
        words = " ".join(document.slice(tag.at).split())[:60]
        yield Problem(
            tag.at,
            say("thẻ HTML “{words}” nằm trong văn bản", "the text holds the HTML tag “{words}”", words=words),
            hint=_HINTS.get(tag.name, _HINT),
        )
