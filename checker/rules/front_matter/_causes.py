"""Why a front matter is not YAML, found in its own lines; no rule itself.

A parser names only the place where it gave up, in words about its grammar.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from checker.message import Message, say
from checker.source import Fault, Span

if TYPE_CHECKING:
    from checker.document import Document

CURLY_QUOTES = (
    say("giá trị đặt trong dấu ngoặc cong “…”", "the value stands in curly quotes “…”"),
    say('dùng dấu ngoặc thẳng: "…"', 'use straight quotes: "…"'),
)
THREE_DASHES = (
    say("dòng này không phải đúng ba gạch “---”", "this line is not exactly three hyphens “---”"),
    say("viết đúng ba dấu gạch nối: “---”", "write exactly three hyphens: “---”"),
)
_CAUSES: dict[str, tuple[str, Message, Message]] = {
    "tab": (
        r"[ -]*(?P<tab>\t+)",
        say("thụt dòng bằng phím Tab", "the line is indented with a tab"),
        say("thụt dòng bằng dấu cách, mỗi mức hai dấu", "indent with spaces, two a level"),
    ),
    "space": (
        r"[ ]*(?:-[ ]+)*[^\W\d][\w-]*(?P<space>:)(?=[^\s:/])",
        say("thiếu dấu cách sau dấu hai chấm", "no space follows the colon"),
        say("thêm một dấu cách sau dấu hai chấm", "put a space after the colon"),
    ),
    "quote": (
        r"""[ ]*(?:-[ ]+)*(?:[\w-]+:[ ]+)?(?P<quote>"(?:[^"\\\n]|\\[^\n])*|'(?:[^'\n]|'')*)$""",
        say("dấu ngoặc mở ở đây không có dấu đóng", "the quotation mark opened here is not closed"),
        say("thêm dấu đóng ở cuối giá trị", "close it at the end of the value"),
    ),
    "curly": (
        r"[ ]*(?:-[ ]+)*(?:[\w-]+:[ ]+)?(?P<curly>“[^“”\n]*”)[ ]*$",
        *CURLY_QUOTES,
    ),
    "dashes": (
        r"(?P<dashes>--|-{4,}|[–—][-–—]*)[ ]*$",
        *THREE_DASHES,
    ),
    "after": (
        r'[ ]*(?:-[ ]+)*(?:[\w-]+:[ ]+)?"(?:[^"\\\n]|\\[^\n])*"[ ]*(?P<after>[^\s#:,\]}][^\n]*)',
        say("còn chữ sau dấu ngoặc đóng", "there is text after the closing quotation mark"),
        say("dấu ngoặc nằm trong giá trị thì viết “…”", "write quotation marks inside the value as “…”"),
    ),
    "sign": (
        r"[ ]*(?:-[ ]+)*(?:[\w-]+:[ ]+)?(?P<sign>[@`%*&!]|[>|](?![-+0-9]*[ ]*$))",
        say("giá trị không được bắt đầu bằng “{sign}”", "a value cannot begin with “{sign}”"),
        say("đặt cả giá trị trong dấu ngoặc kép", "put the whole value in double quotes"),
    ),
    "bracket": (
        r"[ ]*(?:-[ ]+)*(?:[\w-]+:[ ]+)?(?P<bracket>[\[{])[^\]}\n]*$",
        say("dấu “{sign}” mở ở đây không có dấu đóng", "the “{sign}” opened here is not closed"),
        say(
            "đặt cả giá trị trong dấu ngoặc kép, hoặc thêm dấu đóng",
            "put the whole value in double quotes, or close it",
        ),
    ),
    "colon": (
        r"""[ ]*(?:-[ ]+)*[\w-]+:[ ]+[^\s"'\[{|>][^\n]*?(?P<colon>:)(?=[ ]|$)""",
        say("giá trị có dấu hai chấm mà không đặt trong ngoặc kép", "a value with a colon is not in quotes"),
        say("đặt cả giá trị trong dấu ngoặc kép", "put the whole value in double quotes"),
    ),
    "word": (
        r"""(?P<word>[^\s:#"'\[{-][^:\n]*)$""",
        say("dòng này không có dạng “khóa: giá trị”", "this line is not “key: value”"),
        say(
            "thêm tên khóa và dấu hai chấm, hoặc nối dòng này vào dòng trên",
            "add the key and a colon, or join this line to the one above",
        ),
    ),
    "indent": (
        r"(?P<outer>[ ]*)[\w-]+:[ ]+[^\s|>][^\n]*\n(?P<indent>(?P=outer)[ ]+[\w-]+)(?=:)",
        say("dòng này thụt vào nhiều hơn dòng trên", "this line is indented deeper than the one above"),
        say("thụt các khóa cùng mức bằng nhau", "indent the keys of one level alike"),
    ),
}
_CONTROL = (
    say("có ký tự điều khiển không đọc được", "there is a control character that cannot be read"),
    say("xóa ký tự này rồi gõ lại", "delete the character and type it again"),
)
_UNKNOWN = (
    say("phần khai báo không đọc được từ chỗ này", "the front matter cannot be read from here on"),
    say(
        "xem lại thụt dòng, dấu hai chấm và dấu ngoặc ở dòng này và dòng trên",
        "look at the indentation, colons and quotes of this line and the one above",
    ),
)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("^(?:" + "|".join(form for form, _, _ in _CAUSES.values()) + ")", re.MULTILINE)


def cause_of(document: Document, fault: Fault) -> tuple[Span, Message, Message]:
    """Find the likely cause of a ``yaml`` fault: the first line, up to the fault's own, that no YAML has so.

    Gives its place, what is wrong there, and the remedy; the fault's own place when no line tells.
    """
    if fault.detail == "unprintable":
        return (fault.at, *_CONTROL)
    found = _pattern().search(
        document.text, document.front_matter.at.start, document.source.line_at(fault.at.start).end
    )
    if not found or not found.lastgroup:
        return (fault.at, *_UNKNOWN)
    _, message, hint = _CAUSES[found.lastgroup]
    at = Span(*found.span(found.lastgroup))
    return at, say(message.vi, message.en, sign=document.slice(at)[:1]), hint
