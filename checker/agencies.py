"""Bodies and provinces that ended or were renamed, and since when: laws/agencies.yml and laws/provinces.yml."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, cast

from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Confidence = Literal["verified", "single-source", "memory-only"]
Match = Literal["exact", "prefix", "province"]

_DASHES: Final = r"\-–—‐‑"
_JOINT = re.compile(rf"\s*([{_DASHES}&,])\s*")
_NAME_PARTS = re.compile(r"\s+|-|&|,")
_LONGEST_LEAD: Final = 24
_LONGEST_NAME: Final = 100
_CAPITAL: Final = "A-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_PROPER_NAME = re.compile(
    rf"(?:[ \n](?:huyện|quận|thị xã|thị trấn|thành phố|tỉnh)(?=[ \n][{_CAPITAL}]))?"
    rf"(?:[ \n](?:[{_CAPITAL}]\w*|[0-9]{{1,2}}\b)){{0,4}}"
)
_WORD_START = re.compile(r"\b\w")
_GOES_ON = re.compile(rf"\s+[{_CAPITAL}]")


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


class Agencies(NamedTuple):
    """All ended bodies, and the patterns that find their names.

    ``scans`` find, cheaply, the space or line feed inside what may be a name; ``words`` are the names without
    any space; only then ``pattern`` reads the name around it.
    """

    by_name: Mapping[str, Agency]
    since: datetime.date
    words: tuple[str, ...]
    scans: tuple[re.Pattern[str], ...]
    pattern: re.Pattern[str] | None

    def find(self, text: str, start: int, end: int) -> Iterator[AgencyMention]:
        """Find the names in ``text[start:end]``, the longest at each place, in order.

        Case is ignored but for the first letter of a body's name and of a province's proper name; accents count;
        white space around dashes and ``&`` does not. A name that other letters, digits, ``/``, ``-`` or ``&`` touch is
        part of something else ("12/KH-PGDĐT").
        """
        done = start
        for place in self._places(text, start, end):
            if place < done:
                continue
            mention = self._around(text, max(done, place - _LONGEST_LEAD), place, min(end, place + _LONGEST_NAME))
            if mention:
                done = mention.at.end
                yield mention

    def _places(self, text: str, start: int, end: int) -> list[int]:
        """Give where a name may be: the space inside it, or its beginning when it has none."""
        found = [match.start() for scan in self.scans for match in scan.finditer(text, start, end)]
        for word in self.words:
            place = text.find(word, start, end)
            while place >= 0:
                found.append(place)
                place = text.find(word, place + len(word), end)
        return sorted(found)

    def _around(self, text: str, start: int, place: int, end: int) -> AgencyMention | None:
        """Read the name that stands over a place."""
        if self.pattern is None:
            return None
        for word in _WORD_START.finditer(text, start, place + 1):
            match = self.pattern.match(text, word.start(), end)
            if match and match.end() > place and (mention := self._mention(text, Span(*match.span()))):
                return mention
        return None

    def _mention(self, text: str, at: Span) -> AgencyMention | None:
        agency = self.by_name[_squeezed(text[at.start : at.end])]
        if agency.match == "prefix":
            more = _PROPER_NAME.match(text, at.end)
            return AgencyMention(Span(at.start, more.end() if more else at.end), agency)
        if agency.match == "province":
            proper = text[at.start : at.end].split(maxsplit=agency.names[0].startswith("thành phố") + 1)[-1]
            return None if proper[0].islower() or _GOES_ON.match(text, at.end) else AgencyMention(at, agency)
        return None if text[at.start].islower() else AgencyMention(at, agency)


NO_AGENCIES = Agencies({}, datetime.date.max, (), (), None)


def agencies_from_data(data: Mapping[str, object]) -> Agencies:
    """Make agencies of the mapping in agencies.yml, which its schema has judged before.

    The key ``provinces``, where there is one, is the list in provinces.yml.
    """
    agencies = [*_bodies(data), *_provinces(data)]
    by_name = {_squeezed(name): agency for agency in agencies for name in agency.names}
    if not by_name:
        return NO_AGENCIES
    names = sorted((name for agency in agencies for name in agency.names), key=len, reverse=True)
    alternatives = "|".join(map(_flexible, names))
    return Agencies(
        by_name,
        min(agency.ended for agency in agencies),
        tuple(name for name in names if " " not in name),
        _scans(agencies),
        re.compile(rf"(?<![\w/&{_DASHES}])(?:{alternatives})(?![\w/&{_DASHES}])", re.IGNORECASE),
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


def _scans(agencies: Sequence[Agency]) -> tuple[re.Pattern[str], ...]:
    """Make the patterns that find one space in each name: the first before a capital, else the last.

    It goes by the letter before that space and the three characters after it, as written and in capitals.
    """
    after: defaultdict[str, set[str]] = defaultdict(set)
    for agency in agencies:
        for name in agency.names:
            if " " in name:
                space = next((i for i, c in enumerate(name) if c == " " and name[i + 1].isupper()), name.rfind(" "))
                ways = {name[space + 1 : space + 4]}
                ways |= {way.upper() for way in ways}
                after[name[space - 1].lower()] |= {re.sub(r"\W.*", "", way) for way in ways}
    branches = "|".join(
        sorted(f"{way}(?<=[{letter}{letter.upper()}]%{way})" for letter, ways in after.items() for way in ways)
    )
    firsts = "".join(sorted({way[0] for ways in after.values() for way in ways}))
    lasts = "".join(sorted({*after, *map(str.upper, after)}))
    pattern = f"%(?=[{firsts}])(?<=[{lasts}]%)(?:{branches})"
    return tuple(re.compile(pattern.replace("%", gap)) for gap in (" ", r"\n"))


def _flexible(name: str) -> str:
    """Give a pattern of a name: any white space, any dash, white space around dashes, ``&`` and commas as you like."""
    joints = {"-": rf"\s*[{_DASHES}]\s*", "&": r"\s*&\s*", ",": r"\s*,\s*"}
    squeezed = _JOINT.sub(r"\1", name)
    parts = _NAME_PARTS.split(squeezed)
    signs = _NAME_PARTS.findall(squeezed)
    return re.escape(parts[0]) + "".join(
        joints.get(sign, r"\s+") + re.escape(part) for sign, part in zip(signs, parts[1:], strict=True)
    )


def _squeezed(name: str) -> str:
    """Give a name as names are compared: lower case, one kind of dash, no white space around signs."""
    joined = _JOINT.sub(lambda match: "-" if match[1] in _DASHES else match[1], name)
    return " ".join(joined.lower().split())
