"""The gold sentences in tests/gold/citations: written by hand with marks, read here with offsets.

A file holds sentences under headers `@ form/name`; `@ form/name nfd` decomposes the text. A line that begins with
`%%` is a comment. See README.md in that folder for the marks.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Literal, NamedTuple

FOLDER = Path(__file__).parent / "gold" / "citations"
OPENERS = {"⟦": "full", "⟪": "core", "‹": "issuer", "⟮": "locator", "⸢": "neutral"}
CLOSERS = {"⟧": "full", "⟫": "core", "›": "issuer", "⟯": "locator", "⸣": "neutral"}
HEADER = re.compile(r"@ (?P<form>[\w-]+)/(?P<name>[\w-]+)(?P<nfd> nfd)?")
PARTS = re.compile("([⟦⟪‹⟮⸢⟧⟫›⟯⸣]|⟨[^⟩]*⟩)")
DATE = re.compile(r"\d{4}-\d\d-\d\d")


class Span(NamedTuple):
    """A piece of the text: offsets in code points."""

    start: int
    end: int


class Citation(NamedTuple):
    """What `cite` should find. `kind` is full, short or named."""

    at: Span
    full: Span
    kind: str
    type: str
    number: str | None
    date: str | None
    issuer: str | None
    locator: str | None


class Sentence(NamedTuple):
    """One text with its citations. What is found inside `neutral` does not count; `own` are the text's own numbers."""

    id: str
    form: str
    text: str
    citations: tuple[Citation, ...]
    neutral: tuple[Span, ...] = ()
    own: tuple[str, ...] = ()


def squash(number: str | None) -> str:
    """Remove all white space and compose the accents."""
    return unicodedata.normalize("NFC", "".join((number or "").split()))


def gold(folder: Path = FOLDER) -> tuple[Sentence, ...]:
    """Read every sentence of a folder, in the order of file and line.

    Raises:
        ValueError: a mark is missing, a header is not understood, an id comes twice.
    """
    read: dict[str, Sentence] = {}
    for path in sorted(folder.glob("*.txt")):
        for header, lines in _blocks(path.read_text("utf-8")):
            found = HEADER.fullmatch(header)
            if not found:
                raise ValueError(f"{path.name}: {header}: expected “@ form/name”")
            name = f"{found['form']}/{found['name']}"
            if name in read:
                raise ValueError(f"{path.name}: {name}: the id comes twice")
            try:
                read[name] = sentence(name, lines, form="NFD" if found["nfd"] else "NFC")
            except ValueError as error:
                raise ValueError(f"{path.name}: {name}: {error}") from None
    return tuple(read.values())


def _blocks(text: str) -> list[tuple[str, str]]:
    blocks: list[tuple[str, list[str]]] = []
    for line in text.split("\n"):
        if line.startswith("%%"):
            continue
        if line.startswith("@ "):
            blocks.append((line, []))
        elif blocks:
            blocks[-1][1].append(line)
        elif line.strip():
            raise ValueError(f"{line}: before the first header")
    return [(header, "\n".join(lines).strip("\n")) for header, lines in blocks]


def sentence(name: str, marked: str, *, form: Literal["NFC", "NFD"] = "NFC") -> Sentence:
    """Take the marks out of a text, compose or decompose it, and give what the marks say.

    Raises:
        ValueError: marks that do not pair, or a note that contradicts its core.
    """
    text = ""
    opened: dict[str, int] = {}
    closed: dict[str, Span] = {}
    citations: list[Citation] = []
    neutral: list[Span] = []
    for part in PARTS.split(marked):
        if part in OPENERS:
            opened[OPENERS[part]] = len(text)
        elif part in CLOSERS:
            what = CLOSERS[part]
            closed[what] = Span(opened.pop(what, -1), len(text))
            if what == "neutral":
                neutral.append(closed.pop(what))
        elif part.startswith("⟨"):
            citations.append(_citation(part[1:-1], text, closed))
            closed = {}
        else:
            text += unicodedata.normalize(form, part)
    if opened or closed:
        raise ValueError(f"marks left open or without a note: {', '.join((*opened, *closed))}")
    return Sentence(id=name, form=name.partition("/")[0], text=text, citations=tuple(citations), neutral=tuple(neutral))


def _citation(note: str, text: str, marks: dict[str, Span]) -> Citation:
    """Read a note such as `Quyết định 12/QĐ-UBND 2024-05-01` behind the marks that it closes."""
    words = note.split()
    date = words.pop() if words and DATE.fullmatch(words[-1]) else None
    number = words.pop() if words and re.search(r"\d", words[-1]) else None
    if "core" not in marks or not words or marks["core"].start < 0:
        raise ValueError(f"⟨{note}⟩ needs a core ⟪…⟫ and a type")
    at = marks["core"]
    full = marks.get("full", at)
    if not full.start <= at.start < at.end <= full.end:
        raise ValueError(f"⟨{note}⟩: the core is outside the full span")
    written = unicodedata.normalize("NFC", re.sub(r"[\s>*_]", "", text[at.start : at.end]))
    if number and not written.endswith(number):
        raise ValueError(f"⟨{note}⟩: the core does not end with the number")
    kind = "named" if number is None else "full" if re.search(r"\D", number) else "short"
    issuer, locator = (
        " ".join(text[marks[what].start : marks[what].end].split()) if what in marks else None
        for what in ("issuer", "locator")
    )
    return Citation(at, full, kind, " ".join(words), number, date, issuer, locator)


def shared(path: Path) -> tuple[Sentence, ...]:
    """Read sentences from a JSONL file: a line holds id, text, citations with offsets, and what to ignore."""
    sentences: list[Sentence] = []
    for line in path.read_text("utf-8").split("\n"):
        if not line.strip():
            continue
        row = json.loads(line)
        citations = tuple(
            Citation(
                at=Span(each["start"], each["end"]),
                full=Span(each.get("full_start", each["start"]), each.get("full_end", each["end"])),
                kind=each["kind"],
                type=each["type"],
                number=each.get("number"),
                date=each.get("date"),
                issuer=each.get("issuer"),
                locator=each.get("locator"),
            )
            for each in row["citations"]
        )
        sentences.append(
            Sentence(
                id=row["id"],
                form=row.get("stratum", "all"),
                text=row["text"],
                citations=citations,
                neutral=tuple(Span(*pair[:2]) for key in ("ignore", "placeholders") for pair in row.get(key, ())),
                own=tuple(row.get("own_number", ())),
            )
        )
    return tuple(sentences)
