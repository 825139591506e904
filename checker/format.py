"""The one canonical form of a file: keys in schema order, JSON strings, one shape for every block.

No word changes and no label moves. A body that would not survive the rewriting (the result is read again
and compared) is left as typed, so formatting twice always gives the same text.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from checker.document import Block, Break, Comment, Document, Heading, Label, LabelKind, Paragraph, Table
from checker.errors import CheckerError
from checker.format_matter import front_matter_comments, front_matter_text
from checker.message import Message, say
from checker.parse import parse
from checker.parse.inline import Emphasis, Inline, Link, Strong, Text, read_inline
from checker.pattern import Pattern
from checker.source import Source, Span, from_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.kinds import Kind

_LISTED = frozenset(
    (LabelKind.NUMBER, LabelKind.DECIMAL, LabelKind.PAREN, LabelKind.POINT, LabelKind.DASH, LabelKind.PLUS)
)
_SPACE = " \t\xa0\x0b\x0c"
_WORD = Pattern(r"[^\W_]+")
_YEAR_TAIL = Pattern(r"(?:19|20)[0-9]{2}\s*\Z")
_YEAR_DASH = Pattern(r"[-–][ \t]*(?:19|20)[0-9]{2}\b")
_DELIMITERS = {"": "---", "left": ":---", "center": ":---:", "right": "---:"}


def canonical(document: Document, kind: Kind | None = None) -> str:
    """Give the whole file in canonical form (DESIGN 13); ``kind`` gives the order of its keys.

    Raises ``CheckerError`` when the file or its front matter cannot be read, so that nothing is lost.
    """
    source = document.source
    if not (source.text.endswith("\n") and unicodedata.is_normalized("NFC", source.text)):
        document = _read(source, unicodedata.normalize("NFC", source.text) + "\n")
    if reason := refusal(document):
        raise CheckerError(reason)
    head = front_matter_text(document, kind)
    rest = document.text[document.body_at.start :]
    notes = front_matter_comments(document)
    if notes:
        return canonical(_read(source, _join(head, notes, rest)), kind)
    if _nested(document):
        return _join(head, rest)
    text = _join(head, "\n".join(_body(document)))
    again = _read(source, text)
    if _survived(document, again) and _join(head, "\n".join(_body(again))) == text:
        return text
    return _join(head, rest)


def _read(source: Source, text: str) -> Document:
    return parse(from_text(source.path, text, id=source.id))


def _join(*parts: str) -> str:
    return "\n\n".join(part for part in map(_without_blank_lines, parts) if part) + "\n"


def _without_blank_lines(text: str) -> str:
    """Take off what is blank before the first line and after the last one, not the spaces that end it."""
    text = text.lstrip("\n" + _SPACE)
    end = text.find("\n", len(text.rstrip("\n" + _SPACE)))
    return text if end < 0 else text[:end]


def refusal(document: Document) -> Message | None:
    """Say, path first, why a file cannot be formatted; ``None`` when it can."""
    said = _refusal(document)
    return said and said.about(document.source.path)


def _refusal(document: Document) -> Message | None:
    if document.source.unreadable:
        return Message(
            "không đọc được tệp như văn bản; chưa định dạng gì",
            "the file cannot be read as text; nothing was formatted",
        )
    repeated = next((fault for fault in document.faults if fault.code == "yaml-duplicate-key"), None)
    if repeated:
        return say(
            "khóa “{key}” viết hai lần ở phần khai báo; bỏ một chỗ rồi định dạng lại",
            "the front matter has the key “{key}” twice; remove one, then format again",
            key=repeated.detail,
        )
    if not document.front_matter.read:
        return Message(
            "phần khai báo giữa hai dòng “---” thiếu hoặc viết sai; sửa xong hãy định dạng lại",
            "the front matter between two “---” lines is missing or wrong; mend it, then format again",
        )
    return None


def _survived(before: Document, after: Document) -> bool:
    """Tell whether every block kept its type, its label and its words."""
    if len(before.blocks) != len(after.blocks):
        return False
    pairs = zip(before.blocks, after.blocks, strict=True)
    return all(_gist(before.text, old) == _gist(after.text, new) for old, new in pairs)


def _gist(text: str, block: Block) -> tuple[object, ...]:
    label = block.label if isinstance(block, (Heading, Paragraph)) else None
    level = block.level if isinstance(block, Heading) else 0
    words = () if isinstance(block, Break) else tuple(_WORD.findall(text, block.at.start, block.at.end))
    return type(block), level, label and label[:3], words


def _body(document: Document) -> Iterator[str]:
    """Give the body block by block, with a blank line between blocks but none inside a list."""
    text = document.text
    previous: Block | None = None
    for block in document.blocks:
        if previous is not None and not _one_list(text, previous, block):
            yield ""
        yield _block(text, block)
        previous = block


def _one_list(text: str, first: Block, second: Block) -> bool:
    """Tell whether two blocks are neighbouring items of one list."""
    if not (isinstance(first, Paragraph) and isinstance(second, Paragraph) and first.label and second.label):
        return False
    if first.label.kind not in _LISTED or second.label.kind not in _LISTED:
        return False
    wrapped = _YEAR_DASH.match(text, *second.at) and _YEAR_TAIL.search(text, *first.at)
    return not wrapped


def _nested(document: Document) -> bool:
    """Tell whether only its indent puts an item below another one with the same kind of label."""
    outer: dict[LabelKind, int] = {}
    for block in document.blocks:
        label = block.label if isinstance(block, Paragraph) else None
        if label is None:
            outer.clear()
            continue
        line = document.text[document.text.rfind("\n", 0, label.at.start) + 1 : label.at.start].expandtabs(4)
        indent = len(line) - len(line.lstrip())
        outer = {kind: least for kind, least in outer.items() if kind <= label.kind}
        if indent >= outer.setdefault(label.kind, indent) + 2:
            return True
    return False


def _block(text: str, block: Block) -> str:
    match block:
        case Heading():
            label, end = block.label, block.text_at.end
            begin = block.text_at.start if label is None else _outset(text, block.at, label)
            content = _labelled(text, Span(begin, end), label, block.text_at)
            return f"{'#' * block.level} {content}".rstrip(_SPACE)
        case Paragraph():
            return _labelled(text, block.at, block.label, block.text_at)
        case Table(html=False):
            return "\n".join(_rows(text, block))
        case Break():
            return "---"
        case Comment() | Table():
            return text[block.at.start : block.at.end]


def _outset(text: str, at: Span, label: Label) -> int:
    """Give where the emphasis marks before a label begin, or the label itself."""
    start = label.at.start
    while start > at.start and text[start - 1] in "*_":
        start -= 1
    return start


def _labelled(text: str, at: Span, label: Label | None, text_at: Span) -> str:
    """Write a paragraph or a heading: the label without escapes, one space, the text."""
    if label is None:
        return _lines(_marked(text, at))
    if label.at.start > at.start or label.at.end == text_at.start < at.end:
        return _lines(_marked(text, at))  # marks around the label, as in “**Điều 1.** …”
    content = _lines(_marked(text, text_at))
    return f"{label.text} {content}" if content else label.text + (" " if label.kind >= LabelKind.DASH else "")


def _lines(text: str) -> str:
    """Strip each line of a block; two spaces that end a line on purpose stay two."""
    if "\n" not in text:
        return text.strip(_SPACE)
    *lines, last = text.split("\n")
    kept = [line.strip(_SPACE) + ("  " if line.endswith("  ") else "") for line in lines]
    return "\n".join([*kept, last.strip(_SPACE)])


def _rows(text: str, table: Table) -> Iterator[str]:
    for index, row in enumerate(table.rows):
        cells = [f" {_marked(text, cell.at)} |" if cell.at.start < cell.at.end else " |" for cell in row.cells]
        yield f"|{''.join(cells)}"
        if index == 0:
            yield f"| {' | '.join(_DELIMITERS[align] for align in table.aligns)} |"


def _marked(text: str, at: Span) -> str:
    """Write bold as ``**b**`` and italic as ``_i_`` where that means the same."""
    written = text[at.start : at.end]
    if "*" not in written and "__" not in written:
        return written
    tree = read_inline(text, at)
    characters = list(written)
    for span, mark in _marks(tree):
        start, end = span.start - at.start, span.end - at.start
        size = len(mark)
        inside_word = written[max(start - 1, 0) : start].isalnum() or written[end : end + 1].isalnum()
        if mark == "**" or not inside_word:
            characters[start : start + size] = characters[end - size : end] = mark
    changed = "".join(characters)
    if changed == written or _shape(read_inline(changed, Span(0, len(changed)))) != _shape(tree):
        return written
    return changed


def _marks(nodes: tuple[Inline, ...]) -> Iterator[tuple[Span, str]]:
    """Give the places of bold and italic text, marks included, and the mark of their canonical form."""
    for node in nodes:
        if isinstance(node, (Strong, Emphasis)):
            yield node.at, "**" if isinstance(node, Strong) else "_"
        if isinstance(node, (Strong, Emphasis, Link)):
            yield from _marks(node.inner)


def _shape(nodes: tuple[Inline, ...]) -> tuple[object, ...]:
    """Give a tree without its places."""
    return tuple(
        (type(node), _shape(node.inner))
        if isinstance(node, (Strong, Emphasis, Link))
        else (type(node), node.text if isinstance(node, Text) else "")
        for node in nodes
    )
