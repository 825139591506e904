"""Pieces of text to one paragraph: as a reader sees it, and in the dialect's marks."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, Final

from checker.office.docx.legacy_fonts import decode, is_legacy
from checker.office.docx.runs import PLAIN, Piece
from checker.office.docx.symbols import UNKNOWN, raised, without_private
from checker.office.flow import Paragraph
from checker.parse.inline import plain
from checker.record import NamedTuple
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from checker.office.docx.numbering import Label
    from checker.office.docx.tally import Tally

_ODD: Final = re.compile(
    "[\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2011\u2028-\u202f\u205f-\u206f\u3000\ufeff\x7f-\x9f]"
)
_PLAIN_FORMS: Final = {
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    ),
    **dict.fromkeys("\u2028\u2029\u0085", "\n"),
    "\u2011": "-",
}
_PILED: Final = re.compile(r"[^\w\s\x00-\x7f]{25,}")
_BLANKS: Final = re.compile(r"[ \t]+")
_SPECIAL: Final = re.compile(r"[\\`*_\[<&]")
_ESCAPES: Final = re.compile(
    r"(?P<mark>[\\`*\[]|_)|&(?=\#?\w+;)|<(?=!--|https?://|[^<>\s!@]{1,64}@)",
)
_LINE_START: Final = re.compile(r"[#|<]|([-*_])(?:[ \t]*\1){2,}[ \t]*\Z")
_OPEN_ADDRESS: Final = re.compile(r"(?:https?://|mailto:)[^\s\\<>\x00-\x20\x7f]*\Z", re.IGNORECASE)
_MOST_SEGMENTS: Final = 400
_LONGEST_MARKED: Final = 30_000
_SCHEME: Final = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)


class _Segment(NamedTuple):
    """Text of one look on one line."""

    text: str
    bold: bool
    italic: bool
    target: str
    note: bool


def write_paragraph(
    pieces: Sequence[Piece], label: Label | None, tally: Tally, *, centred: bool, heading: int
) -> Paragraph | None:
    """Write the pieces of a paragraph and its label; ``None`` when a reader sees nothing there."""
    shown = _composed([_shown(piece, tally) for piece in _merged(pieces)])
    text = "".join(f"[{piece.text}]" if piece.note else piece.text for piece in shown)
    text = _lined(text)
    if not text and not label:
        return None
    lettered = [piece for piece in shown if piece.text.strip()]
    bold = bool(lettered) and all(piece.look.bold or piece.note for piece in lettered)
    italic = bool(lettered) and all(piece.look.italic or piece.note for piece in lettered)
    if label:
        mark = PLAIN._replace(bold=bold if label.bold is None else label.bold, italic=italic)
        blank = " " if label.spaced and text else ""
        shown.insert(0, Piece(label.text + blank, mark))
        text = f"{label.text}{blank}{text}"
    return Paragraph(_marked(shown, text), text, centred, bold, italic, _size(lettered), heading)


def _lined(text: str) -> str:
    """Take the white space off the ends of a text, and of each of its lines at the right."""
    text = text.strip(" \t\n")
    return "\n".join(line.rstrip(" \t") for line in text.split("\n")) if "\n" in text else text


def _merged(pieces: Sequence[Piece]) -> list[Piece]:
    """Join neighbours of one look: Word parts runs amid words, and amid letters. Marks of notes stay apart."""
    joined: list[Piece] = []
    for (look, target, note), group in groupby(pieces, key=lambda piece: (piece.look, piece.target, piece.note)):
        texts = [piece.text for piece in group]
        joined += [Piece(text, look, target, note) for text in (texts if note else ("".join(texts),))]
    return joined


def _shown(piece: Piece, tally: Tally) -> Piece:
    """Give a piece with its letters as Word shows them."""
    if piece.note:
        return piece
    text, look = piece.text, piece.look
    if look.font and is_legacy(look.font):
        decoded = decode(text, look.font)
        tally.legacy += decoded != text
        text = decoded
    if not text.isascii():
        before = text.count(UNKNOWN)
        text = without_private(text, look.font)
        tally.unknown += text.count(UNKNOWN) - before
        text = unicodedata.normalize("NFC", _PILED.sub(_without_marks, text))
        text = _ODD.sub(lambda found: _PLAIN_FORMS.get(found.group(), ""), text)
    if look.raised:
        text = raised(text, look.raised)
    if look.caps:
        text = text.upper()
    return piece._replace(text=text) if text != piece.text else piece


def _without_marks(found: re.Match[str]) -> str:
    """Leave out marks that are piled up by the dozen, which no letter has: composing them takes for ever."""
    return "".join(char for char in found.group() if not unicodedata.combining(char))


def _composed(pieces: list[Piece]) -> list[Piece]:
    """Give a mark that stands alone at the start of a piece to the letter before it."""
    for place in range(1, len(pieces)):
        before, after = pieces[place - 1], pieces[place]
        marks = 0
        while marks < len(after.text) and unicodedata.combining(after.text[marks]):
            marks += 1
        if marks and before.text:
            text = unicodedata.normalize("NFC", before.text + after.text[:marks])
            pieces[place - 1], pieces[place] = before._replace(text=text), after._replace(text=after.text[marks:])
    return [piece for piece in pieces if piece.text]


def _size(pieces: list[Piece]) -> float | None:
    """Give the size of most letters, in points."""
    lengths: dict[float, int] = {}
    for piece in pieces:
        if piece.look.size is not None:
            lengths[piece.look.size] = lengths.get(piece.look.size, 0) + len(piece.text)
    return max(lengths, key=lambda size: lengths[size]) / 2 if lengths else None


def _marked(pieces: Sequence[Piece], text: str) -> str:
    """Write pieces as Markdown that reads as ``text``; where marks would not pair, without bold and italic."""
    squeezed = _BLANKS.sub(" ", text)
    looks = {(piece.look.bold, piece.look.italic, piece.target, piece.note) for piece in pieces}
    if len(looks) == 1 and (only := looks.pop())[2:] == ("", False):
        return _even_marked(squeezed, bold=only[0], italic=only[1])
    lines = _lines(pieces)
    few = sum(map(len, lines)) <= _MOST_SEGMENTS and len(squeezed) <= _LONGEST_MARKED
    expected = " ".join(" ".join("".join(segment.text for segment in line) for line in lines).split())
    for style in ("_", "*") if few else ():
        written = "  \n".join(_line(line, style) for line in lines)
        if " ".join(plain(written, Span(0, len(written))).text.split()) == expected:
            return written
    return "  \n".join(_begun("".join(map(_text, line))) for line in lines)


def _even_marked(text: str, *, bold: bool, italic: bool) -> str:
    """Write text of one look as Markdown, each line with marks of its own."""
    marks = "**" * bold, "_" * italic
    return "  \n".join(
        _begun(f"{marks[0]}{marks[1]}{_escape(line)}{marks[1]}{marks[0]}")
        for line in map(str.strip, text.split("\n"))
        if line
    )


def _lines(pieces: Iterable[Piece]) -> list[list[_Segment]]:
    """Part pieces into lines, white space made single, none at the ends of a line."""
    lines: list[list[_Segment]] = [[]]
    for piece in pieces:
        for place, text in enumerate(piece.text.split("\n")):
            if place and lines[-1]:
                lines.append([])
            if text:
                _append(lines[-1], piece, _BLANKS.sub(" ", text))
    for line in lines:
        while line and not line[-1].text.rstrip(" "):
            line.pop()
        if line:
            line[-1] = line[-1]._replace(text=line[-1].text.rstrip(" "))
    return [line for line in lines if line]


def _append(line: list[_Segment], piece: Piece, text: str) -> None:
    if not line or line[-1].text.endswith(" "):
        text = text.lstrip(" ")
    if text:
        shown = f"[^{text}]" if piece.note else text
        line.append(_Segment(shown, piece.look.bold, piece.look.italic, piece.target, piece.note))


def _line(segments: list[_Segment], italic: str) -> str:
    """Write one line: bold outside, italic with the given mark inside it, links inside both."""
    even = _even(segments)
    if all(segment.italic for segment in even) and not all(segment.bold for segment in even):
        return _begun(_wrap(italic, _grouped(even, lambda segment: segment.bold, "**", _linked)))
    return _begun(
        _grouped(
            even,
            lambda segment: segment.bold,
            "**",
            lambda group: _grouped(group, lambda segment: segment.italic, italic, _linked),
        )
    )


def _even(segments: list[_Segment]) -> list[_Segment]:
    """Give blanks between two segments of one look that look too."""
    even = list(segments)
    for place in range(1, len(even) - 1):
        before, segment, after = even[place - 1 : place + 2]
        if not segment.text.strip():
            even[place] = segment._replace(bold=before.bold and after.bold, italic=before.italic and after.italic)
    return even


def _grouped(
    segments: Iterable[_Segment],
    has: Callable[[_Segment], bool],
    mark: str,
    inner: Callable[[list[_Segment]], str],
) -> str:
    return "".join(
        _wrap(mark, inner(list(group))) if marked else inner(list(group))
        for marked, group in groupby(segments, key=has)
    )


def _wrap(mark: str, text: str) -> str:
    """Put marks around a text, its outer white space outside of them."""
    core = text.strip(" ")
    if not core:
        return text
    start = text.index(core)
    return f"{text[:start]}{mark}{core}{mark}{text[start + len(core) :]}"


def _linked(segments: list[_Segment]) -> str:
    return "".join(
        _link("".join(map(_text, group)), target)
        for target, group in (
            (target, list(group)) for target, group in groupby(segments, key=lambda part: part.target)
        )
    )


def _link(text: str, target: str) -> str:
    """Write a link; an address that its text already shows, or one that is not of the web or of mail, is left out."""
    shown = text.strip(" ")
    if not target or not shown or not _OPEN_ADDRESS.match(target) or _bare(shown) == _bare(target):
        return text
    address = target.replace("(", "%28").replace(")", "%29")
    start = text.index(shown)
    return f"{text[:start]}[{shown}]({address}){text[start + len(shown) :]}"


def _bare(address: str) -> str:
    return _SCHEME.sub("", address.replace("\\", ""), count=1).rstrip("/").lower()


def _text(segment: _Segment) -> str:
    return segment.text if segment.note else _escape(segment.text)


def _escape(text: str) -> str:
    """Escape what the dialect would take for a mark."""
    if not _SPECIAL.search(text):
        return text
    return _ESCAPES.sub(lambda found: _escaped(found, text), text)


def _escaped(found: re.Match[str], text: str) -> str:
    sign = found.group()
    if sign == "&":
        return "&amp;"
    if sign == "<":
        return "&lt;"
    around = text[max(found.start() - 1, 0) : found.start()] + text[found.end() : found.end() + 1]
    return sign if sign == "_" and len(around) == 2 and around.isalnum() else f"\\{sign}"


def _begun(line: str) -> str:
    """Escape what would be a heading, a table or a rule at the start of a line."""
    if not _LINE_START.match(line):
        return line
    return f"&lt;{line[1:]}" if line[0] == "<" else f"\\{line}"
