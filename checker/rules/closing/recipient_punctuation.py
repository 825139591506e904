"""``recipient-punctuation``: a recipient's line does not begin with "- " or end with ";" (the last with ".")."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from checker.message import say
from checker.pattern import Pattern
from checker.rule import Bad, Edit, Good, Problem, Severity, rule
from checker.rules.closing._party import is_of_party
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document, Recipient

_LIST = "## Nơi nhận\n\n{}\n{}\n{}\n"
_HINT = say("bắt đầu mỗi dòng bằng “- ”", "begin each line with “- ”")
_RIGHT = _LIST.format("- Như trên;", "- Công an xã (để phối hợp);", "- Lưu: VT.")
_USUAL = Pattern(r"(?:- [^\n]*[\w)];\n)*- [^\n]*\w\.")
"""A list of which there is nothing to say."""


@rule(
    Severity.WARNING,
    english="a recipient's line is not punctuated as the decree says",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
    examples=(
        Good(_RIGHT),
        Good(_LIST.format("- Như trên;", "- Công an xã;", "- Trạm Y tế xã;")),
        Good(
            '---\nco_quan_ban_hanh: "ĐẢNG ỦY XÃ MINH HỌA"\n---\n' + _LIST.format("- Tỉnh ủy,", "- Chi bộ 1,", "- Lưu.")
        ),
        Bad(
            _LIST.format("- Như trên⟦,⟧", "- Công an xã (để phối ⟦hợp)⟧", "- Lưu: VT⟦;⟧"),
            messages=(
                "dòng nơi nhận kết thúc bằng “,” thay vì “;”",
                "dòng nơi nhận không kết thúc bằng “;”",
                "dòng nơi nhận cuối cùng kết thúc bằng “;” thay vì “.”",
            ),
            fixed=_RIGHT,
        ),
        Bad(
            "**Nơi nhận:**\n\n⟦Như trên;⟧\nCông an xã (để phối hợp);\nLưu: VT.\n",
            messages=("các dòng nơi nhận không bắt đầu bằng “- ”",),
            fixed=_RIGHT.replace("## Nơi nhận", "**Nơi nhận:**"),
        ),
        Bad(
            _LIST.format("⟦+⟧ Như trên;", "+ Công an xã (để phối hợp);", "- Lưu: VT."),
            messages=("dòng nơi nhận bắt đầu bằng “+” thay vì “-”",),
            fixed=_RIGHT,
        ),
        Good(_LIST.format("- Như trên;", "- Công an xã, Trạm Y tế xã,\nTrung tâm Văn hóa xã;", "- Lưu: VT.")),
        Bad(
            _LIST.format("- Như trên;", "⟦Công an xã (để phối hợp)⟧;", "- Lưu: VT."),
            messages=("dòng nơi nhận không bắt đầu bằng “- ”",),
            fixed=_RIGHT,
        ),
    ),
)
def recipient_punctuation(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Dòng nơi nhận không bắt đầu bằng gạch đầu dòng hoặc sai dấu ở cuối.

    Mỗi nơi nhận viết một dòng, bắt đầu bằng “- ”, kết thúc bằng “;”; dòng cuối cùng (dòng lưu) kết thúc bằng “.”.
    Cách sửa: sửa dấu ở đầu hoặc cuối dòng.
    """
    items = document.recipients.items if document.recipients else ()
    if not items or _USUAL.fullmatch(document.text, items[0].at.start, items[-1].at.end):
        return
    if is_of_party(document):
        return
    yield from _beginnings(items, more=_goes_on(document))
    for item in items:
        if item.label:
            yield from _joined(document, item)
    misplaced = any(item.archive for item in items[:-1])
    for item, follower in zip_longest(items, items[1:]):
        proper = ";" if follower else "."
        text = document.slice(item.text_at)
        if item.mark == proper or not text or text.endswith(("…", ".")):
            continue
        leads = item.mark == ":" and follower and follower.label and follower.label.text == "+"
        swapped = misplaced and item.mark in {".", ";"} and (item.archive or not follower)
        unarchived = not follower and item.mark == ";" and not any(each.archive for each in items)
        if not leads and not swapped and not unarchived:  # of the archive line `missing-archive-line` speaks
            yield _ending(document, item, proper, last=not follower)


def _goes_on(document: Document) -> bool:
    """Tell whether lines with a dash follow the list, which would join it if its own lines had one."""
    end = document.recipients.at.end if document.recipients else 0
    return document.text[end : end + 40].lstrip("*_ \t\n").startswith(("-", "–", "+", "•", "<"))


def _beginnings(items: tuple[Recipient, ...], *, more: bool) -> Iterator[Problem]:
    """Report once the lines without a dash, and once those with another bullet."""
    bare = [item for item in items if item.label is None]
    if bare:
        yield Problem(
            bare[0].at,
            say("các dòng nơi nhận không bắt đầu bằng “- ”", "the recipients' lines do not begin with “- ”"),
            hint=_HINT,
            edits=() if more else tuple(Edit(Span(item.at.start, item.at.start), "- ") for item in bare),
        )
    labels = [item.label for item in items if item.label]
    nested = any(item.mark == ":" for item in items)
    other = [label for label in labels if label.text in "•*" or (label.text == "+" and not nested)]
    if other:
        yield Problem(
            other[0].at,
            say("dòng nơi nhận bắt đầu bằng “{mark}” thay vì “-”", "a line begins with “{mark}”", mark=other[0].text),
            hint=_HINT,
            edits=tuple(Edit(label.at, "-") for label in other),
        )


def _joined(document: Document, item: Recipient) -> Iterator[Problem]:
    """Report the lines without a dash that follow one that has ended, and so are read as part of it."""
    text, end = document.text, item.text_at.end
    before = text.find(";\n", item.text_at.start, end)
    while before >= 0:
        start, over = before + 2, text.find(";\n", before + 2, end)
        while start < end and text[start] in " \t\u00a0":
            start += 1
        yield Problem(
            Span(start, over if over >= 0 else end),
            say("dòng nơi nhận không bắt đầu bằng “- ”", "a recipient's line does not begin with “- ”"),
            hint=_HINT,
            edits=(Edit(Span(start, start), "- "),),
        )
        before = over


def _ending(document: Document, item: Recipient, proper: str, *, last: bool) -> Problem:
    """Say that a line ends with another mark than it should, or with none."""
    end = item.text_at.end
    tail = document.text[end : item.at.end].rstrip(" \t\n\u00a0*_")
    which = say(" cuối cùng", "the last") if last else say("", "a")
    if item.mark:
        at = Span(end + len(tail) - len(tail.lstrip()), end + len(tail))
        vi, en = "kết thúc bằng “{mark}” thay vì", "ends with “{mark}” instead of"
    else:
        at = Span(end - len(document.slice(item.text_at).split()[-1]), end)
        vi, en = "không kết thúc bằng", "does not end with"
    return Problem(
        at,
        say(
            f"dòng nơi nhận{{which}} {vi} “{{end}}”",
            f"{{which}} line {en} “{{end}}”",
            which=which,
            mark=item.mark,
            end=proper,
        ),
        hint=say("kết thúc dòng bằng “{proper}”", "end the line with “{proper}”", proper=proper),
        edits=(Edit(Span(end, end + len(tail)), proper),),
    )
