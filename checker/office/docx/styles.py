"""Styles of a Word file: what a paragraph and a run look like once style chains and direct formatting are added up."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from checker.office.docx.xml import W, flag, half_points, number, value
from checker.office.layout import CAPITALS_NAME
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.office.docx.xml import Element

_LONGEST_CHAIN: Final = 16
_MOST_STYLES: Final = 5_000  # Word itself knows 4,079 at most
_HEADING: Final = re.compile(r"heading\s?([1-9])\Z", re.IGNORECASE)
_Value = bool | str | float | None
_NAMES: Final = ("b", "i", "caps", "vanish", "strike", "vertAlign", "rFonts", "sz", "rStyle")
_PLACES: Final = {f"{W}{name}": place for place, name in enumerate(_NAMES)} | {f"{W}dstrike": 4}
_STYLE: Final = f"{W}pStyle"
_JUSTIFIED: Final = f"{W}jc"
_OUTLINE: Final = f"{W}outlineLvl"
_LIST: Final = f"{W}numPr"
_NO_BORDER: Final = frozenset({"nil", "none", ""})


def _font(element: Element) -> str:
    return value(element, "hAnsi") or value(element, "ascii")


def _size(element: Element) -> float | None:
    return half_points(value(element))


_READERS: Final[tuple[Callable[[Element], _Value], ...]] = (*[flag] * 5, value, _font, _size, value)


class RunProps(NamedTuple):
    """What one place says about a run; ``None`` where it says nothing. The first five are toggles."""

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    raised: str | None = None
    font: str | None = None
    size: float | None = None
    style: str | None = None


class Look(NamedTuple):
    """What a run looks like; ``raised`` is "superscript", "subscript" or another word of no effect."""

    bold: bool = False
    italic: bool = False
    caps: bool = False
    hidden: bool = False
    struck: bool = False
    raised: str = ""
    font: str = ""
    size: float | None = None


class ParagraphProps(NamedTuple):
    """What one place says about a paragraph; ``None`` where it says nothing."""

    style: str | None = None
    list_id: int | None = None
    level: int | None = None
    justified: str | None = None
    outline: int | None = None


NO_RUN_PROPS: Final = RunProps()
NO_PARAGRAPH_PROPS: Final = ParagraphProps()


class ParagraphStyle(NamedTuple):
    """A paragraph style with all it is based on; ``lists`` are the chain's styles, nearest first."""

    list_id: int | None
    level: int
    chain: tuple[str, ...]
    justified: str
    outline: int
    caption: bool


def read_run_props(element: Element | None) -> RunProps:
    """Read a ``w:rPr``."""
    if element is None:
        return NO_RUN_PROPS
    values: list[_Value] = [None] * 9
    for child in element:
        place = _PLACES.get(child.tag, -1)
        found = _READERS[place](child) if place >= 0 else None
        if found is not None and found != "" and not values[place]:
            values[place] = found
    return RunProps._make(values)


def read_paragraph_props(element: Element | None) -> ParagraphProps:
    """Read a ``w:pPr``."""
    if element is None:
        return NO_PARAGRAPH_PROPS
    style = justified = None
    list_id = level = outline = None
    for child in element:
        tag = child.tag
        if tag == _STYLE:
            style = value(child)
        elif tag == _JUSTIFIED:
            justified = value(child)
        elif tag == _OUTLINE:
            outline = number(value(child), 9)
        elif tag == _LIST:
            list_id, level = _read_list(child)
    return ParagraphProps(style, list_id, level, justified, outline)


def _read_list(element: Element) -> tuple[int | None, int | None]:
    list_id, level = element.find(f"{W}numId"), element.find(f"{W}ilvl")
    return (
        None if list_id is None else number(value(list_id)),
        None if level is None else min(max(number(value(level)), 0), 8),
    )


class _Style(NamedTuple):
    based_on: str
    name: str
    run: RunProps
    paragraph: ParagraphProps
    borders: bool | None


_UNKNOWN: Final = _Style("", "", NO_RUN_PROPS, NO_PARAGRAPH_PROPS, None)


class Styles:
    """The styles of one file. Chains are followed once each, and no further than 16 steps."""

    __slots__ = ("_character", "_default", "_default_paragraph", "_default_run", "_looks", "_paragraph", "_styles")

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default: dict[str, str] = {}
        self._default_run = NO_RUN_PROPS
        self._default_paragraph = NO_PARAGRAPH_PROPS
        self._character: dict[str, RunProps] = {}
        self._paragraph: dict[str, tuple[ParagraphStyle, RunProps]] = {}
        self._looks: dict[tuple[str | None, RunProps], Look] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        defaults = root.find(f"{W}docDefaults")
        if defaults is not None:
            self._default_run = read_run_props(defaults.find(f"{W}rPrDefault/{W}rPr"))
            self._default_paragraph = read_paragraph_props(defaults.find(f"{W}pPrDefault/{W}pPr"))
        for element in islice(root.iter(f"{W}style"), _MOST_STYLES):
            name = value(element, "styleId")
            if value(element, "default") in {"1", "true", "on"}:
                self._default[value(element, "type")] = name
            self._styles[name] = _Style(
                value(element.find(f"{W}basedOn")),
                value(element.find(f"{W}name")),
                read_run_props(element.find(f"{W}rPr")),
                read_paragraph_props(element.find(f"{W}pPr")),
                has_borders(element.find(f"{W}tblPr/{W}tblBorders")),
            )

    def paragraph(self, style: str | None) -> ParagraphStyle:
        """Give a paragraph style with all it is based on; the file's default style when none is named."""
        return self._resolved(style)[0]

    def look(self, paragraph_style: str | None, direct: RunProps) -> Look:
        """Give what a run looks like, by its paragraph's style and its own properties.

        A toggle that a paragraph style and a character style both set cancels itself; direct formatting wins.
        """
        key = (paragraph_style, direct)
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = self._add_up(self._resolved(paragraph_style)[1], direct)
        return found

    def has_borders(self, table_style: str) -> bool:
        """Tell whether a table style draws lines."""
        for style in self._chain(table_style or self._default.get("table", "")):
            borders = self._styles.get(style, _UNKNOWN).borders
            if borders is not None:
                return borders
        return False

    def list_of(self, style: str) -> int | None:
        """Give the list that a numbering style stands for."""
        return self._styles.get(style, _UNKNOWN).paragraph.list_id

    def _add_up(self, paragraph: RunProps, direct: RunProps) -> Look:
        character = self._run_style(direct.style) if direct.style else NO_RUN_PROPS
        default = self._default_run
        values: list[_Value] = []
        for place in range(5):
            own = direct[place]
            either = bool(paragraph[place]) != bool(character[place])
            values.append(bool(own) if own is not None else bool(default[place]) or either)
        if direct.style and self._styles.get(direct.style, _UNKNOWN).name == CAPITALS_NAME:
            values[2] = False
        for place, unset in ((5, ""), (6, ""), (7, None)):
            said = (props[place] for props in (direct, character, paragraph, default))
            values.append(next((own for own in said if own is not None), unset))
        return Look._make(values)

    def _run_style(self, style: str) -> RunProps:
        found = self._character.get(style)
        if found is None:
            found = self._character[style] = self._run_chain(self._chain(style))
        return found

    def _run_chain(self, chain: tuple[str, ...]) -> RunProps:
        """Add up the run properties of a chain, its nearest style first."""
        values: list[_Value] = [None] * 8
        for style in chain:
            for place, own in enumerate(self._styles.get(style, _UNKNOWN).run[:8]):
                if values[place] is None:
                    values[place] = own
        return RunProps._make([*values, None])

    def _chain(self, style: str) -> tuple[str, ...]:
        chain: list[str] = []
        while style and style not in chain and len(chain) < _LONGEST_CHAIN:
            chain.append(style)
            style = self._styles.get(style, _UNKNOWN).based_on
        return tuple(chain)

    def _resolved(self, style: str | None) -> tuple[ParagraphStyle, RunProps]:
        name = style if style in self._styles else self._default.get("paragraph", "")
        found = self._paragraph.get(name or "")
        if found is None:
            chain = self._chain(name or "")
            found = self._paragraph[name or ""] = self._paragraph_chain(chain), self._run_chain(chain)
        return found

    def _paragraph_chain(self, chain: tuple[str, ...]) -> ParagraphStyle:
        props = [self._styles.get(style, _UNKNOWN).paragraph for style in chain] + [self._default_paragraph]
        justified = next((own.justified for own in props if own.justified is not None), "")
        outline = next((own.outline for own in props if own.outline is not None), None)
        if outline is None:
            outline = self._named_heading(chain)
        return ParagraphStyle(
            next((own.list_id for own in props if own.list_id is not None), None),
            next((own.level for own in props if own.level is not None), 0),
            chain,
            justified,
            outline + 1 if 0 <= outline < 9 else 0,
            any(self._styles.get(style, _UNKNOWN).name.lower() == "caption" for style in chain),
        )

    def _named_heading(self, chain: tuple[str, ...]) -> int:
        """Give the outline level that the name of a built-in style means, 9 for none."""
        for style in chain:
            if found := _HEADING.match(self._styles.get(style, _UNKNOWN).name):
                return int(found.group(1)) - 1
        return 9


def has_borders(borders: Element | None) -> bool | None:
    """Tell whether a ``w:tblBorders`` draws lines on two sides or more; ``None`` when there is none."""
    if borders is None:
        return None
    return sum(value(side) not in _NO_BORDER for side in borders) >= 2
