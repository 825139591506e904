"""The frozen values that one parsed document is made of, and walks over them."""

from __future__ import annotations

from bisect import bisect_right
from enum import IntEnum
from typing import TYPE_CHECKING

from checker.record import NamedTuple, by_identity
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Literal

    from checker.dates import DateMention
    from checker.deadlines import DeadlineMention
    from checker.matter import FrontMatter, Path, Value
    from checker.source import Fault, Source


class LabelKind(IntEnum):
    """What a label looks like; a greater value stands deeper when a document gives no other order."""

    PART = 1  # Phần I, Phần thứ nhất
    CHAPTER = 2  # Chương II
    LETTER = 3  # A.
    ROMAN = 4  # I.
    ARTICLE = 5  # Điều 1.
    NUMBER = 6  # 1.
    DECIMAL = 7  # 1.1.
    PAREN = 8  # 1)
    POINT = 9  # a)
    DASH = 10  # -
    PLUS = 11  # +


# Blocks hold offsets, not spans: a document has hundreds, and most spans are never asked for.


class Label(NamedTuple):
    """A label typed at the start of a line: ``text`` as read ("I.", "đ)"), ``ordinal`` its 1-based rank.

    ``ordinal`` is 0 for dashes and pluses; of ``1.2.`` it is the last number.
    """

    kind: LabelKind
    text: str
    ordinal: int
    start: int
    end: int

    @property
    def at(self) -> Span:
        """Where the label stands."""
        return Span(self.start, self.end)


class Heading(NamedTuple):
    """A line that begins with ``#``: its text after the label runs from ``text_start`` to ``text_end``."""

    start: int
    end: int
    level: int
    label: Label | None
    text_start: int
    text_end: int

    @property
    def at(self) -> Span:
        """The whole line."""
        return Span(self.start, self.end)

    @property
    def text_at(self) -> Span:
        """The text after the label."""
        return Span(self.text_start, self.text_end)


class Paragraph(NamedTuple):
    """Text up to a blank line or the next label; its text after the label begins at ``text_start``."""

    start: int
    end: int
    label: Label | None
    text_start: int

    @property
    def at(self) -> Span:
        """The whole paragraph."""
        return Span(self.start, self.end)

    @property
    def text_at(self) -> Span:
        """The text after the label."""
        return Span(self.text_start, self.end)


class Cell(NamedTuple):
    """One table cell; ``at`` is its trimmed content."""

    at: Span
    header: bool
    rowspan: int = 1
    colspan: int = 1


class Row(NamedTuple):
    """One table row."""

    at: Span
    cells: tuple[Cell, ...]


class Table(NamedTuple):
    """A pipe table or a restricted HTML table; ``aligns`` has one of '', left, center, right a column.

    ``read_rows`` gives the rows, which checking seldom looks at.
    """

    start: int
    end: int
    read_rows: Callable[[], tuple[Row, ...]]
    aligns: tuple[str, ...]
    html: bool
    faults: tuple[Fault, ...]

    def __eq__(self, other: object) -> bool:
        """Compare by place and content."""
        return isinstance(other, Table) and (*self[:2], self.rows, *self[3:]) == (*other[:2], other.rows, *other[3:])

    def __hash__(self) -> int:
        """Hash by place."""
        return hash(self[:2])

    @property
    def at(self) -> Span:
        """The whole table."""
        return Span(self.start, self.end)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows, less the delimiter row."""
        return self.read_rows()


class Comment(NamedTuple):
    """An HTML comment standing alone; never published."""

    start: int
    end: int

    @property
    def at(self) -> Span:
        """The whole comment."""
        return Span(self.start, self.end)


class Break(NamedTuple):
    """A thematic break."""

    start: int
    end: int

    @property
    def at(self) -> Span:
        """The whole line."""
        return Span(self.start, self.end)


Block = Heading | Paragraph | Table | Comment | Break


class Section(NamedTuple):
    """A labelled or headed unit and everything under it, in order.

    The root of a text has no ``opener``. ``items`` are blocks without a label, and sections.
    """

    opener: Heading | Paragraph | None
    items: tuple[Block | Section, ...]
    start: int
    end: int

    @property
    def at(self) -> Span:
        """The section from its opener to the end of its last block."""
        return Span(self.start, self.end)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections directly under this one."""
        return tuple(item for item in self.items if isinstance(item, Section))

    def walk(self) -> Iterator[Section]:
        """Give this section and all below it, in the order of the text."""
        yield self
        for item in self.items:
            if isinstance(item, Section):
                yield from item.walk()


class Basis(NamedTuple):
    """One paragraph of the legal basis ("Căn cứ …"); ``text_at`` leaves out emphasis marks."""

    at: Span
    text_at: Span


class Recipient(NamedTuple):
    """One line of Nơi nhận: ``text_at`` without dash and closing punctuation, ``mark`` that punctuation."""

    at: Span
    text_at: Span
    mark: str
    archive: bool
    label: Label | None


class Recipients(NamedTuple):
    """The list under "Nơi nhận"."""

    heading_at: Span
    items: tuple[Recipient, ...]
    at: Span


class Locator(NamedTuple):
    """The part of a document that is cited: article (điều), clause (khoản), point (điểm), lists as "2, 3"."""

    at: Span
    article: str
    clause: str
    point: str


class Citation(NamedTuple):
    """Another document named in the text.

    ``at`` is the core: type and number, or a law's name with its year; ``full_at`` adds the locator before it and the
    date and issuer after it. ``kind`` is ``full`` (a number with its symbol), ``named`` (a law by its name) or
    ``short`` ("Nghị quyết 57"). ``type`` is the type's name, as written (``type_at``) or told by the symbol; blank
    when neither tells. ``number`` is as typed without white space. ``name`` and ``year`` are a law's, also where its
    number follows. ``issuer`` is on one line.
    """

    at: Span
    full_at: Span
    kind: Literal["full", "named", "short"]
    type: str
    type_at: Span | None
    number: str
    number_at: Span | None
    name: str
    year: int | None
    date: DateMention | None
    issuer: str
    issuer_at: Span | None
    locator: Locator | None


class Suppression(NamedTuple):
    """A comment that silences rules, with its reason.

    ``covers`` is what it silences: the next block, or the whole file.
    """

    at: Span
    rules: tuple[tuple[str, Span], ...]
    reason: str
    covers: Span


@by_identity
class Document(NamedTuple):
    """One document, parsed once and never changed.

    ``main`` is the body up to Nơi nhận, ``annexes`` is what follows that list. ``main_at`` and
    ``annex_at`` are their spans (``annex_at`` is empty when there is none). ``characters`` are the
    rare ones of the whole text: neither ASCII nor a composed Vietnamese letter nor one of “”‘’…–. It is a cheap
    first question for rules that look for them, and so are ``odd_tokens`` and ``personal`` (see ``checker.tokens``).
    """

    source: Source
    front_matter: FrontMatter
    blocks: tuple[Block, ...]
    main: Section
    annexes: Section
    body_at: Span
    main_at: Span
    annex_at: Span
    basis: tuple[Basis, ...]
    enacting_at: Span | None
    addressee_at: Span | None
    end_mark_at: Span | None
    recipients: Recipients | None
    dates: tuple[DateMention, ...]
    deadlines: tuple[DeadlineMention, ...]
    citations: tuple[Citation, ...]
    suppressions: tuple[Suppression, ...]
    faults: tuple[Fault, ...]
    characters: frozenset[str]
    odd_tokens: frozenset[str]
    personal: bool

    @property
    def text(self) -> str:
        """The whole text, front matter included."""
        return self.source.text

    @property
    def id(self) -> str:
        """The document's id inside the collection; empty for a file outside it."""
        return self.source.id

    def slice(self, at: Span) -> str:
        """Give the text that a span stands for."""
        return self.source.text[at.start : at.end]

    def at(self, *path: str | int) -> Span:
        """Give where a front-matter value stands (see ``FrontMatter.place``)."""
        return self.front_matter.place(*path)

    def string(self, *path: str | int) -> str:
        """Give a front-matter value as stripped text; empty when it is absent, null or not a single value."""
        first = path[0]
        value = self.front_matter.data.get(first) if len(path) == 1 and type(first) is str else self._value(path)
        if type(value) is str:
            return value.strip()
        return str(value) if isinstance(value, (int, float)) else ""

    def _value(self, path: Path) -> Value:
        found: Value = self.front_matter.data
        for step in path:
            if isinstance(step, str):
                found = found.get(step) if isinstance(found, dict) else None
            elif type(found) is tuple and step < len(found):
                found = found[step]
            else:
                return None
        return found

    def strings(self, key: str) -> tuple[str, ...]:
        """Give a front-matter list of texts, or a single text as a list of one."""
        value = self.front_matter.data.get(key)
        if isinstance(value, tuple):
            return tuple(str(item) for item in value if isinstance(item, str | int | float))
        return (str(value),) if isinstance(value, str) and value.strip() else ()

    def entries(self, key: str) -> tuple[Mapping[str, Value], ...]:
        """Give a front-matter list of mappings, in order; other items are left out."""
        value = self.front_matter.data.get(key)
        if not isinstance(value, tuple):
            return ()
        return tuple([item for item in value if isinstance(item, dict)])

    def basis_at(self, at: Span) -> Basis | None:
        """Give the paragraph of the legal basis that a place belongs to."""
        index = bisect_right(self.basis, at.start, key=lambda basis: basis.at.start) - 1
        return self.basis[index] if index >= 0 and self.basis[index].at.contains(at) else None

    def inner(self, start: int, end: int, *path: str | int) -> Span:
        """Give the place of characters ``start`` to ``end`` of a text value.

        Falls back to the whole value when it was typed with escapes or over several lines.
        """
        found = self.front_matter.fields[path]
        written = self.slice(found.value_at)
        offset = written.find(str(found.value))
        if offset < 0:
            return found.value_at
        base = found.value_at.start + offset
        return Span(base + start, base + end)

    @property
    def kind(self) -> str:
        """The value of ``loai``."""
        value = self.front_matter.data.get("loai")
        return value.strip() if type(value) is str else self.string("loai")

    @property
    def draft(self) -> bool:
        """Tell whether the document is a draft."""
        return self.string("trang_thai") == "du-thao"
