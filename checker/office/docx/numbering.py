"""Automatic numbering: the label that Word draws before a paragraph, as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from checker.office.docx.symbols import bullet
from checker.office.docx.xml import W, flag, number, value
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from checker.office.docx.styles import Styles
    from checker.office.docx.xml import Element

_LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")
_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LONGEST: Final = 255


class Label(NamedTuple):
    """A label as Word draws it; ``bold`` is ``None`` where it looks like the paragraph."""

    text: str
    bold: bool | None
    spaced: bool


class _Level(NamedTuple):
    start: int
    kind: str
    text: str
    spaced: bool
    legal: bool
    restart: int | None
    bold: bool | None
    style: str


class _List(NamedTuple):
    """A list of the file: ``counts`` names the counters that it shares with the lists of the same definition."""

    counts: int
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]


class Numbering:
    """The lists of one file and how far each has counted; ``label`` must be asked in reading order."""

    __slots__ = ("_begun", "_counts", "_lists")

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._lists: dict[int, _List] = {}
        self._counts: dict[int, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()
        if root is not None:
            self._read(root, styles)

    def level_of(self, list_id: int, chain: tuple[str, ...], default: int) -> int:
        """Give the level that a list keeps for a paragraph style or what that is based on."""
        found = self._lists.get(list_id)
        if found:
            places = {level.style: place for place, level in found.levels.items() if level.style}
            return next((places[style] for style in chain if style in places), default)
        return default

    def label(self, list_id: int, place: int) -> Label | None:
        """Count one paragraph and give its label; ``None`` when the list is unknown or draws nothing."""
        found = self._lists.get(list_id)
        level = found.levels.get(place) if found else None
        if not found or not level:
            return None
        counts = self._advance(found, list_id, place, level)
        if level.kind == "bullet":
            return Label(level.text, level.bold, level.spaced) if level.text else None

        def write(match: re.Match[str]) -> str:
            of = int(match.group(1)) - 1
            named = found.levels.get(of)
            if of > place or not named or named.kind == "none":
                return ""
            count = counts[of]
            return format_number(named.start if count is None else count, "decimal" if level.legal else named.kind)

        text = _PLACE.sub(write, level.text).strip()
        return Label(text, level.bold, level.spaced) if text else None

    def _advance(self, found: _List, list_id: int, place: int, level: _Level) -> list[int | None]:
        counts = self._counts.setdefault(found.counts, [None] * _LEVELS)
        if (list_id, place) not in self._begun:
            self._begun.add((list_id, place))
            if place in found.starts:
                counts[place] = None
        count = counts[place]
        counts[place] = found.starts.get(place, level.start) if count is None else count + 1
        for above in range(place):
            upper = found.levels.get(above)
            if counts[above] is None and upper:
                counts[above] = found.starts.get(above, upper.start)
        for below in range(place + 1, _LEVELS):
            lower = found.levels.get(below)
            if lower is None or lower.restart is None or place < lower.restart:
                counts[below] = None
        return counts

    def _read(self, root: Element, styles: Styles) -> None:
        definitions = {value(element, "abstractNumId"): element for element in root.iter(f"{W}abstractNum")}
        lists = {value(element, "numId"): element for element in root.iter(f"{W}num")}
        levels: dict[str, dict[int, _Level]] = {}
        for name, element in lists.items():
            definition = _definition(value(element.find(f"{W}abstractNumId")), definitions, lists, styles)
            if definition not in levels:
                source = definitions.get(definition)
                levels[definition] = {} if source is None else dict(map(_read_level, source.iterfind(f"{W}lvl")))
            own = dict(levels[definition])
            starts: dict[int, int] = {}
            for override in element.iterfind(f"{W}lvlOverride"):
                place = number(value(override, "ilvl"))
                if (changed := override.find(f"{W}lvl")) is not None:
                    own[place] = _read_level(changed)[1]
                if (start := override.find(f"{W}startOverride")) is not None:
                    starts[place] = number(value(start), 1)
            self._lists[number(name)] = _List(number(definition, -1), own, starts)


def _definition(name: str, definitions: Mapping[str, Element], lists: Mapping[str, Element], styles: Styles) -> str:
    """Follow a definition that only names a numbering style to the one that defines it."""
    for _ in range(8):
        element = definitions.get(name)
        link = None if element is None else element.find(f"{W}numStyleLink")
        linked = styles.list_of(value(link)) if link is not None else None
        target = lists.get(str(linked))
        if target is None:
            return name
        name = value(target.find(f"{W}abstractNumId"))
    return name


def _read_level(element: Element) -> tuple[int, _Level]:
    kind = _kind(element)
    text = value(element.find(f"{W}lvlText"))[:_LONGEST]
    fonts = element.find(f"{W}rPr/{W}rFonts")
    bold = element.find(f"{W}rPr/{W}b")
    legal = element.find(f"{W}isLgl")
    restart = element.find(f"{W}lvlRestart")
    if kind == "bullet":
        picture = element.find(f"{W}lvlPicBulletId") is not None
        text = bullet(text, value(fonts, "ascii") or value(fonts, "hAnsi")) if text or picture else ""
    return number(value(element, "ilvl")), _Level(
        number(value(element.find(f"{W}start")), 0 if element.find(f"{W}start") is None else 1),
        kind,
        text,
        value(element.find(f"{W}suff")) != "nothing",
        legal is not None and flag(legal),
        None if restart is None else number(value(restart)),
        None if bold is None else flag(bold),
        value(element.find(f"{W}pStyle")),
    )


def _kind(element: Element) -> str:
    """Give the format of a level's numbers; that of a newer Word stands in an alternative, told by its first number."""
    found = element.find(f"{W}numFmt")
    if found is None:
        found = next(element.iter(f"{W}numFmt"), None)
    kind = value(found) or "decimal"
    return value(found, "format").partition(",")[0].strip() if kind == "custom" else kind


def format_number(count: int, kind: str) -> str:
    """Write a number in one of Word's formats; those not known here are written as digits."""
    if kind.isdigit():
        return str(count).zfill(min(len(kind), 12))
    return _FORMATS.get(kind, str)(count)


def _letter(count: int) -> str:
    """Write a letter; past z, letters are doubled: aa, bb."""
    if not 0 < count <= 26 * 30:
        return str(count)
    times, place = divmod(count - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    written = ""
    for size, letters in _ROMAN:
        times, count = divmod(count, size)
        written += letters * times
    return written


_FORMATS: Final[Mapping[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02d}",
    "lowerLetter": _letter,
    "upperLetter": lambda count: _letter(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "numberInDash": lambda count: f"- {count} -",
    "decimalEnclosedParen": lambda count: f"({count})",
    "decimalEnclosedFullstop": lambda count: f"{count}.",
    "none": lambda _: "",
}
