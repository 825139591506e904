"""What surrounds the sections: legal basis, QUYẾT ĐỊNH:, Kính gửi, the end mark, Nơi nhận, annexes."""

from __future__ import annotations

import re
from bisect import bisect_right
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
_END_MARK = Pattern(r"\./\.[*_]*[ \t]*\Z")
_LONGEST_RECIPIENTS = 40
_MARKS = " \t\n\xa0*_"
_ARCHIVE_LETTERS = frozenset("Ll")


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
    heading = _recipients_heading(text, blocks)
    if heading is None:
        main_end = annex_start = _annex_heading(text, blocks)
        recipients = None
    else:
        main_end = heading
        recipients, annex_start = _recipients(text, blocks, heading)
    main_stop = blocks[main_end].start if main_end < len(blocks) else body_at.end
    annex_from = blocks[annex_start].start if annex_start < len(blocks) else body_at.end
    main = blocks[:main_end]
    return Closing(
        main_end,
        annex_start,
        Span(body_at.start, main_stop),
        Span(annex_from, body_at.end),
        recipients,
        _end_mark(text, main),
        _first(text, main, _ENACTING) if "QUYẾT ĐỊNH" in text else None,
        _first(text, main, _ADDRESSEE) if "ính gửi" in text else None,
    )


def read_basis(text: str, main: tuple[Block, ...]) -> tuple[Basis, ...]:
    """Read the paragraphs of the legal basis: those before the first section that begin as one.

    A paragraph of several lines that each begin with "Căn cứ" is several of them.
    """
    found: list[Basis] = []
    for block in main:
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and block.label):
            break
        if isinstance(block, Paragraph):
            found.extend(_basis_lines(text, block.at))
    return tuple(found)


def _basis_lines(text: str, at: Span) -> list[Basis]:
    start, end = at
    starts = [start]
    position = text.find("\n", start, end)
    while position >= 0:
        if _LEGAL_BASIS.match(text, _inside(text, position + 1, end)[0]):
            starts.append(position + 1)
        position = text.find("\n", position + 1, end)
    found: list[Basis] = []
    for first, last in zip(starts, (*starts[1:], end), strict=True):
        line = Span(*_trim(text, first, last, " \t\n\xa0"))
        inner = inside(text, line)
        if _BASIS.match(text, inner.start) and not text.endswith(":", inner.start, inner.end):
            found.append(Basis(line, inner))
    return found


def inside(text: str, at: Span) -> Span:
    """Give a span without the white space and emphasis marks at its ends."""
    start, end = at
    if start < end and text[start] not in _MARKS and text[end - 1] not in _MARKS:
        return at
    return Span(*_inside(text, start, end))


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    return _trim(text, start, end, _MARKS)


def _trim(text: str, start: int, end: int, characters: str) -> tuple[int, int]:
    bare = text[start:end].lstrip(characters)
    start = end - len(bare)
    return start, start + len(bare.rstrip(characters))


def _recipients_heading(text: str, blocks: tuple[Block, ...]) -> int | None:
    """Give the index of the first block that is nothing but "Nơi nhận"."""
    for found in _occurrences(text, blocks[0].start if blocks else len(text)):
        index = bisect_right(blocks, found, key=_start) - 1
        block = blocks[index]
        if isinstance(block, (Heading, Paragraph)) and block.label is None:
            start, end = block.text_at
            if _RECIPIENTS.match(text, start, end):
                return index
    return None if is_normalized("NFC", text) else _decomposed_recipients_heading(text, blocks)


def _decomposed_recipients_heading(text: str, blocks: tuple[Block, ...]) -> int | None:
    """Give the index of the first block that is nothing but "Nơi nhận" with accents typed apart from their letters."""
    for index, block in enumerate(blocks):
        if isinstance(block, (Heading, Paragraph)) and block.label is None:
            start, end = block.text_at
            if end - start <= _LONGEST_RECIPIENTS and _RECIPIENTS.match(normalize("NFC", text[start:end])):
                return index
    return None


def _occurrences(text: str, start: int) -> list[int]:
    found: list[int] = []
    for words in _RECIPIENT_WORDS:
        position = text.find(words, start)
        while position >= 0:
            found.append(position)
            position = text.find(words, position + 1)
    return sorted(found)


def _start(block: Block) -> int:
    return block.start


def _annex_heading(text: str, blocks: tuple[Block, ...]) -> int:
    for index, block in enumerate(blocks):
        if isinstance(block, Heading) and _ANNEX.match(text, block.text_start, block.text_end):
            return index
    return len(blocks)


def _recipients(text: str, blocks: tuple[Block, ...], heading: int) -> tuple[Recipients, int]:
    """Read the list after the heading; without dashes, the lines of the paragraph that follows it."""
    items: list[Recipient] = []
    index = heading + 1
    while index < len(blocks):
        block = blocks[index]
        if isinstance(block, Comment):
            index += 1
            continue
        if not isinstance(block, Paragraph):
            break
        if block.label is not None and block.label.kind in {LabelKind.DASH, LabelKind.PLUS}:
            items.append(_recipient(text, block.at, block.text_at, block.label))
        elif block.label is None and not items:
            items.extend(_recipient(text, at, at, None) for at in _lines(text, block.at))
            index += 1
            break
        else:
            break
        index += 1
    end = items[-1].at.end if items else blocks[heading].at.end
    return Recipients(blocks[heading].at, tuple(items), Span(blocks[heading].at.start, end)), index


def _lines(text: str, at: Span) -> list[Span]:
    lines: list[Span] = []
    start = at.start
    while start < at.end:
        stop = text.find("\n", start, at.end)
        stop = at.end if stop < 0 else stop
        line = Span(*_trim(text, start, stop, " \t\xa0"))
        if line.start < line.end:
            lines.append(line)
        start = stop + 1
    return lines


def _recipient(text: str, at: Span, text_at: Span, label: Label | None) -> Recipient:
    start, stop = inside(text, text_at)
    line = text[start:stop]
    bare = line.rstrip(";.,: \t\xa0")
    end = start + len(bare)
    archive = line[:1] in _ARCHIVE_LETTERS and _is_archive(line)
    return record(Recipient, (at, record(Span, (start, end)), line[len(bare) :].strip(), archive, label))


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


def _first(text: str, main: tuple[Block, ...], pattern: Pattern) -> Span | None:
    """Give the first plain paragraph or heading above the first section's items that a pattern matches."""
    for block in main:
        if isinstance(block, (Heading, Paragraph)) and block.label is None and pattern.match(text, *block.text_at):
            return block.text_at
    return None
