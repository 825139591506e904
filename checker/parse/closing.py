"""What surrounds the sections: legal basis, QUYẾT ĐỊNH:, Kính gửi, the end mark, Nơi nhận, annexes."""

from __future__ import annotations

import re
from unicodedata import is_normalized, normalize

from checker.document import Basis, Block, Comment, Heading, Label, LabelKind, Paragraph, Recipient, Recipients
from checker.pattern import Pattern
from checker.record import NamedTuple, record
from checker.source import Span

_RECIPIENT_WORDS = ("Nơi nhận", "NƠI NHẬN", "Nơi Nhận", "nơi nhận")
_RECIPIENTS = Pattern(r"[*_]*N[ơƠ][iI] NH[ẬậA]N[*_]*[ \t]*:?[*_]*[ \t]*:?[*_]*[ \t]*\Z", re.IGNORECASE)
_ANNEX = Pattern(r"[*_(]*(?:Phụ lục|Mẫu số|Biểu mẫu|Đề cương)\b", re.IGNORECASE)
_ENACTING = Pattern(r"[*_]*QUYẾT ĐỊNH[*_]*[ \t]*:?[*_]*[ \t]*\Z")
_ADDRESSEE = Pattern(r"[*_]*[Kk]ính gửi[*_]*[ \t]*:")
_BASIS = Pattern(r"(?:Căn cứ|Xét|Theo đề nghị|Theo|Thực hiện|Trên cơ sở|Để|Thi hành|Tiếp theo)\b")
_LEGAL_BASIS = Pattern(r"(?:Căn cứ|Xét)\b")
_ISSUER = Pattern(
    r"[*_]*(?:HIỆU TRƯỞNG|(?:TỔNG )?GIÁM ĐỐC|CHỦ TỊCH|[UỦ][YỶ] BAN|UBND|HỘI ĐỒNG|(?:BỘ |CỤC |THỦ )?TRƯỞNG)(?!\w)"
)
_END_MARK = Pattern(r"\./\.[*_]*[ \t]*\Z")
_LONGEST_RECIPIENTS = 40
_MARKS = frozenset(" \t\n\xa0*_")
_BLANKS = frozenset(" \t\n\xa0")
_EMPHASIS = frozenset("*_")
_FIRST_LETTERS = frozenset("NnQKk")
_BULLETS = frozenset({LabelKind.DASH, LabelKind.PLUS})
_ARCHIVE_LETTERS = frozenset("Ll")


_Line = tuple[int, int, int]
"""A block without a label: its index, and where its text begins and ends."""


class Closing(NamedTuple):
    """Where the main text ends and what follows it; ``main_end`` and ``annex_start`` index the blocks."""

    main_end: int
    annex_start: int
    main_at: Span
    annex_at: Span
    recipients: Recipients | None
    end_mark_at: Span | None
    enacting_at: Span | None
    addressee_at: Span | None


def read_closing(text: str, blocks: tuple[Block, ...], body_at: Span) -> Closing:
    """Find Nơi nhận, the annexes after it, the end mark before it, and the lines of a decision or letter."""
    lines = _plain_lines(text, blocks)
    heading = _recipients_heading(text, lines)
    if heading is None and not is_normalized("NFC", text):
        heading = _decomposed_recipients_heading(text, lines)
    if heading is None:
        main_end = annex_start = _annex_heading(text, blocks)
        recipients = None
    else:
        main_end = heading
        recipients, annex_start = _recipients(text, blocks, heading)
    main_stop = blocks[main_end].start if main_end < len(blocks) else body_at.end
    annex_from = blocks[annex_start].start if annex_start < len(blocks) else body_at.end
    return Closing(
        main_end,
        annex_start,
        Span(body_at.start, main_stop),
        Span(annex_from, body_at.end),
        recipients,
        _end_mark(text, blocks[:main_end]),
        _first(text, lines, main_end, _ENACTING),
        _first(text, lines, main_end, _ADDRESSEE),
    )


def read_basis(text: str, main: tuple[Block, ...]) -> tuple[Basis, ...]:
    """Read the paragraphs of the legal basis: those before the first section, or under the issuer, that begin as one.

    A paragraph of several lines that each begin with "Căn cứ" is several of them.
    """
    found: list[Basis] = []
    for block in main:
        if type(block) is Paragraph:
            start, end, label, _ = block
            if label:
                break
            found += _basis_lines(text, start, end)
        elif type(block) is Heading and (found or not names_issuer(text, block)):
            break
    return tuple(found)


def names_issuer(text: str, heading: Heading) -> bool:
    """Tell whether a heading is the line above a decision's basis that names who decides: "HIỆU TRƯỞNG TRƯỜNG …"."""
    return heading.label is None and _ISSUER.match(text, heading.text_start, heading.text_end) is not None


def _basis_lines(text: str, start: int, end: int) -> list[Basis]:
    lines = [(start, end)]
    if text.find("\n", start, end) >= 0:
        starts = [start]
        position = text.find("\n", start, end)
        while position >= 0:
            if _LEGAL_BASIS.match(text, _inside(text, position + 1, end)[0]):
                starts.append(position + 1)
            position = text.find("\n", position + 1, end)
        lines = [_trim(text, *line) for line in zip(starts, (*starts[1:], end), strict=True)]
    found: list[Basis] = []
    for line in lines:
        first, last = _inside(text, *line)
        if _BASIS.match(text, first) and text[last - 1] != ":":
            found.append(record(Basis, (record(Span, line), record(Span, (first, last)))))
    return found


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    """Give a stretch without the white space and emphasis marks at its ends."""
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _BLANKS:
        start += 1
    while start < end and text[end - 1] in _BLANKS:
        end -= 1
    return start, end


def _plain_lines(text: str, blocks: tuple[Block, ...]) -> list[_Line]:
    """Give the blocks without a label whose first letter is that of one of the lines looked for."""
    lines: list[_Line] = []
    for index, block in enumerate(blocks):
        if type(block) is Paragraph:
            if block[2] is None and _may_tell(text, block[3], block[1]):
                lines.append((index, block[3], block[1]))
        elif type(block) is Heading and block[3] is None and _may_tell(text, block[4], block[5]):
            lines.append((index, block[4], block[5]))
    return lines


def _may_tell(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch begins, but for emphasis, with the first letter of one of the lines looked for."""
    while start < end and text[start] in _EMPHASIS:
        start += 1
    return start < end and text[start] in _FIRST_LETTERS


def _recipients_heading(text: str, lines: list[_Line]) -> int | None:
    """Give the index of the first block that is nothing but "Nơi nhận"."""
    for index, start, end in lines:
        if _RECIPIENTS.match(text, start, end) and any(words in text[start:end] for words in _RECIPIENT_WORDS):
            return index
    return None


def _decomposed_recipients_heading(text: str, lines: list[_Line]) -> int | None:
    """Give the index of the first block that is nothing but "Nơi nhận" with accents typed apart from their letters."""
    for index, start, end in lines:
        if end - start <= _LONGEST_RECIPIENTS and _RECIPIENTS.match(normalize("NFC", text[start:end])):
            return index
    return None


def _annex_heading(text: str, blocks: tuple[Block, ...]) -> int:
    for index, block in enumerate(blocks):
        if isinstance(block, Heading) and _ANNEX.match(text, block.text_start, block.text_end):
            return index
    return len(blocks)


def _recipients(text: str, blocks: tuple[Block, ...], heading: int) -> tuple[Recipients, int]:
    """Read the list after the heading; without dashes, the lines of the paragraph that follows it."""
    items: list[Recipient] = []
    index = heading + 1
    for block in blocks[index:]:
        if type(block) is Paragraph:
            start, end, label, text_start = block
            if label and label[0] in _BULLETS:
                items.append(_recipient(text, start, end, label, text_start))
            elif label is None and not items:
                items.extend([_recipient(text, *line, None, line[0]) for line in _lines(text, start, end)])
                index += 1
                break
            else:
                break
        elif type(block) is not Comment:
            break
        index += 1
    at = blocks[heading].at
    return Recipients(at, tuple(items), Span(at.start, items[-1].at.end if items else at.end)), index


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = _trim(text, start, stop)
        if line[0] < line[1]:
            lines.append(line)
        start = stop + 1
    return lines


def _recipient(text: str, start: int, end: int, label: Label | None, text_start: int) -> Recipient:
    first, last = text_start, end
    if first < last and (text[first] in _MARKS or text[last - 1] in _MARKS):
        first, last = _inside(text, first, last)
    line = text[first:last]
    length = len(line.rstrip(";.,: \t\xa0"))
    archive = line[:1] in _ARCHIVE_LETTERS and _is_archive(line)
    text_at = record(Span, (first, first + length))
    return record(Recipient, (record(Span, (start, end)), text_at, line[length:].strip(), archive, label))


def _is_archive(line: str) -> bool:
    opening = normalize("NFC", line[:6]).lower()
    return opening[:3] == "lưu" and not opening[3:4].isalnum()


def _end_mark(text: str, main: tuple[Block, ...]) -> Span | None:
    """Find ``./.`` at the end of the last paragraph of the main text."""
    for block in reversed(main):
        if isinstance(block, Comment):
            continue
        found = _END_MARK.search(text, max(block.start, block.end - 12), block.end)
        return Span(found.start(), found.start() + 3) if found else None
    return None


def _first(text: str, lines: list[_Line], main_end: int, pattern: Pattern) -> Span | None:
    """Give the first of the main text's lines that a pattern matches."""
    for index, start, end in lines:
        if index < main_end and pattern.match(text, start, end):
            return Span(start, end)
    return None
