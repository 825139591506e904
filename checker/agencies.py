"""Bodies and provinces that ended or were renamed, and since when: laws/agencies.yml and laws/provinces.yml."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, cast

from checker.compiled import compiled
from checker.pattern import Pattern
from checker.record import NamedTuple
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Confidence = Literal["verified", "single-source", "memory-only"]
Match = Literal["exact", "prefix", "province"]

_DASHES: Final = r"\-–—‐‑"
_JOINT = Pattern(rf"\s*([{_DASHES}&,])\s*")
_NAME_PARTS = Pattern(r"\s+|-|&|,")
_LONGEST_LEAD: Final = 24
_CAPITAL: Final = "A-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_PROPER_NAME = Pattern(
    rf"(?:[ \n](?:huyện|quận|thị xã|thị trấn|thành phố|tỉnh)(?=[ \n][{_CAPITAL}]))?"
    rf"(?:[ \n](?:[{_CAPITAL}]\w*|[0-9]{{1,2}}\b)){{0,4}}"
)
_WORD_START = Pattern(r"\b\w")
_GOES_ON = Pattern(rf"\s+[{_CAPITAL}]")


class Agency(NamedTuple):
    """A body that no longer exists: ``ended`` is the first day without it.

    A ``prefix`` is the beginning of many bodies' names ("UBND huyện"), the proper name follows it; a ``province`` is
    known only with its "tỉnh" or "thành phố".
    """

    id: str
    names: tuple[str, ...]
    match: Match
    ended: datetime.date
    successors: tuple[str, ...]
    confidence: Confidence


class AgencyMention(NamedTuple):
    """A name of an ended body in a text, with the proper name that follows a prefix."""

    at: Span
    agency: Agency


class Anchor(NamedTuple):
    """A part that some names have, and how far the space by which they are keyed stands from where it begins.

    ``rare`` is one of its letters: without it in a text the part need not be looked for.
    """

    part: str
    rare: str
    to_space: int


class Agencies(NamedTuple):
    """All ended bodies, and what finds their names.

    ``keyed`` has the names by one space in them, the letter before it and the two after it, ``anchors`` say where such
    spaces are looked for; ``words`` are the names without any space. Patterns are made when they are first needed.
    """

    by_name: Mapping[str, Agency]
    since: datetime.date
    keyed: Mapping[str, tuple[str, ...]]
    anchors: tuple[Anchor, ...]
    words: tuple[str, ...]

    def find(self, text: str, start: int, end: int) -> Iterator[AgencyMention]:
        """Find the names in ``text[start:end]``, the longest at each place, in order.

        Case is ignored but for the first letter of a body's name and of a province's proper name; accents count;
        white space around dashes and ``&`` does not. A name that other letters, digits, ``/``, ``-`` or ``&`` touch is
        part of something else ("12/KH-PGDĐT").
        """
        done = start
        for place, names in sorted({*self._places(text, start, end)}):
            first = max(done, place - _LONGEST_LEAD)
            for word in _WORD_START.finditer(text, first, place + 1) if place >= done else ():
                match = _pattern(names).match(text, word.start(), end)
                if match and (mention := self._mention(text, Span(*match.span()))):
                    done = mention.at.end
                    yield mention
                    break

    def _places(self, text: str, start: int, end: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield where names may be, and which: the space inside one, or its beginning when it has none."""
        find, names_at = text.find, self.keyed.get
        for part, rare, to_space in self.anchors:
            at = find(part, start, end) if rare in text else -1
            while at >= 0:
                place = at + to_space
                names = names_at(text[place - 1 : place + 3])
                if names:
                    yield place, names
                at = find(part, at + 1, end)
        for first, names in _by_first(self.words).items():
            place = text.find(first, start, end)  # one letter is found many times quicker than a word
            while place >= 0:
                if text.startswith(names, place, end):
                    yield place, tuple([name for name in names if text.startswith(name, place, end)])
                place = text.find(first, place + 1, end)

    def _mention(self, text: str, at: Span) -> AgencyMention | None:
        agency = self.by_name[_squeezed(text[at.start : at.end])]
        if agency.match == "prefix":
            more = _PROPER_NAME.match(text, at.end)
            return AgencyMention(Span(at.start, more.end() if more else at.end), agency)
        if agency.match == "province":
            proper = text[at.start : at.end].split(maxsplit=agency.names[0].startswith("thành phố") + 1)[-1]
            return None if proper[0].islower() or _GOES_ON.match(text, at.end) else AgencyMention(at, agency)
        return None if text[at.start].islower() else AgencyMention(at, agency)


NO_AGENCIES = Agencies({}, datetime.date.max, {}, (), ())


def agencies_from_data(data: Mapping[str, object]) -> Agencies:
    """Make agencies of the mapping in agencies.yml, which its schema has judged before.

    The key ``provinces``, where there is one, is the list in provinces.yml.
    """
    agencies = [*_bodies(data), *_provinces(data)]
    names = [name for agency in agencies for name in agency.names]
    keyed: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        for key in _keys(name):
            keyed[key].append(name)
    return Agencies(
        {_squeezed(name): agency for agency in agencies for name in agency.names},
        min((agency.ended for agency in agencies), default=datetime.date.max),
        {key: tuple(group) for key, group in keyed.items()},
        tuple(sorted({anchor for agency in agencies for name in agency.names for anchor in _anchors(name, agency)})),
        tuple(name for name in names if " " not in name),
    )


def _bodies(data: Mapping[str, object]) -> Iterator[Agency]:
    for row in cast("Sequence[Mapping[str, object]]", data.get("agencies") or ()):
        yield Agency(
            id=str(row["id"]),
            names=(str(row["name"]), *cast("Sequence[str]", row.get("aliases") or ())),
            match=cast("Match", row["match"]),
            ended=datetime.date.fromisoformat(str(row["ended"])),
            successors=tuple(cast("Sequence[str]", row["successors"])),
            confidence=cast("Confidence", row["confidence"]),
        )


def _provinces(data: Mapping[str, object]) -> Iterator[Agency]:
    for row in cast("Sequence[Mapping[str, object]]", data.get("provinces") or ()):
        for new, olds in cast("Mapping[str, Sequence[str]]", row["into"]).items():
            for old in olds:
                ended = datetime.date.fromisoformat(str(row["ended"]))
                yield Agency(old, (old,), "province", ended, (new,), cast("Confidence", row["confidence"]))


def _keys(name: str) -> set[str]:
    """Give one space of a name with the letters around it, also in capitals, and with a line feed in its place."""
    space = _space(name)
    if space < 0:
        return set()
    before, after = name[space - 1], name[space + 1 : space + 3]
    return {
        one + gap + two
        for one in (before.lower(), before.upper())
        for gap in (" ", "\n")
        for two in (after, after.upper())
    }


def _space(name: str) -> int:
    """Give where the first space before a capital stands, else the last; -1 in a name without any."""
    return next((i for i, char in enumerate(name) if char == " " and name[i + 1].isupper()), name.rfind(" "))


def _anchors(name: str, agency: Agency) -> Iterator[Anchor]:
    """Give what a name with a space is looked for by, so that little else has it and it is found quickly.

    That is one capital, where there must be one: the first letter of a body that is not the beginning of many names, or
    the one after the space. Else it is the word before the name of a province, or the last word; in capitals, too.
    """
    space = _space(name)
    if space < 0:
        return
    if agency.match == "province":
        part, to_space = name[1:space], space - 1
    elif agency.match == "exact" and " " not in name[:space]:
        part, to_space = name[0], space
    else:
        part, to_space = name[space + 1 :], -1
        part = part[0] if part[0].isupper() else part
    yield from (Anchor(written, max(written), to_space) for written in (part, part.upper()))


@lru_cache(maxsize=2)
def _by_first(names: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Put names together by their first letter."""
    return {first: tuple([name for name in names if name[0] == first]) for first in {name[0] for name in names}}


@lru_cache(maxsize=256)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Make the pattern of some names, the longest first."""
    alternatives = "|".join(map(_flexible, sorted(names, key=len, reverse=True)))
    return compiled(rf"(?<![\w/&{_DASHES}])(?:{alternatives})(?![\w/&{_DASHES}])", re.IGNORECASE)


def _flexible(name: str) -> str:
    """Give a pattern of a name: any white space, any dash, white space around dashes, ``&`` and commas as you like."""
    joints = {"-": rf"\s*[{_DASHES}]\s*", "&": r"\s*&\s*", ",": r"\s*,\s*"}
    squeezed = _JOINT.sub(r"\1", name)
    parts = _NAME_PARTS.split(squeezed)
    signs = _NAME_PARTS.findall(squeezed)
    return re.escape(parts[0]) + "".join(
        joints.get(sign, r"\s+") + re.escape(part) for sign, part in zip(signs, parts[1:], strict=True)
    )


@lru_cache(maxsize=1024)
def _squeezed(name: str) -> str:
    """Give a name as names are compared: lower case, one kind of dash, no white space around signs."""
    joined = _JOINT.sub(lambda match: "-" if match[1] in _DASHES else match[1], name)
    return " ".join(joined.lower().split())
