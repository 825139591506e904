"""The form of a citation, judged by itself: spaces, symbols, type word, year, term of the Quốc hội.

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I and III, for state documents; Hướng dẫn 36-HD/VPTW for the Party's.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from checker.number import corrected, lost_accents
from checker.parse.citations.types import BY_NAME, type_of_symbol
from checker.pattern import Pattern

if TYPE_CHECKING:
    from checker.verdicts.judgement import FaultCode

_PARTS = Pattern(
    r"(?P<serial>[0-9]+(?:\.[0-9]+)?[A-Za-zđĐ]?)(?P<first>[/–—‑−-])(?:(?P<year>[0-9]{2,5})[/–—‑−-]?)?(?P<symbol>[^\W\d_].*)"
)
_SEPARATOR = Pattern(r"[/–—‑−-]")
_BLANK = Pattern(r"[ \t\xa0]")
_BREAK = Pattern(r"[ \t]*\n[ \t>]*")
_LOOKALIKES: Final = frozenset("ÐðƉɖ∕⁄／") | frozenset(map(chr, range(0x400, 0x460)))
_LATIN: Final = str.maketrans("ÐðƉɖ∕⁄／АВЕКМНОРСТУХ", "ĐđĐđ///ABEKMHOPCTYX")
_PARTY_ISSUERS: Final = frozenset(
    {"TW", "TƯ", "TU", "VPTW", "VPTU", "BTGTW", "BTCTW", "UBKTTW", "HU", "ĐU", "ThU", "QU"}
)
_STATE_ISSUERS: Final = frozenset({"CP", "TTg", "UBND", "HĐND", "BGDĐT", "BNV", "BTC", "BTP", "BYT", "BCA", "BLĐTBXH"})
_PARTY_KINDS: Final = frozenset(
    {"NQ", "CT", "KL", "QĐ", "QĐi", "QC", "BC", "TTr", "TB", "HD", "CTr", "KH", "CV", "TT", "ĐA"}
)
_STATE_DASHED: Final = frozenset({"NQ", "NĐ", "QĐ", "CT", "TT", "KH", "BC", "TB", "HD", "TTr"})
_STRICT: Final = frozenset(
    {"NĐ", "QĐ", "NQ", "CT", "TT", "TTLT", "KH", "BC", "TB", "HD", "TTr", "KL", "QH", "PL", "VBHN"}
)
_STRICT_TYPES: Final = frozenset(
    {
        *(
            "Quyết định",
            "Nghị định",
            "Thông tư",
            "Thông tư liên tịch",
            "Nghị quyết",
            "Chỉ thị",
            "Kế hoạch",
            "Báo cáo",
            "Tờ trình",
        ),
        *("Thông báo", "Hướng dẫn", "Luật", "Bộ luật", "Pháp lệnh", "Kết luận"),
    }
)
"""Types whose symbol is their own; a program or scheme often carries the number of the decision that issued it."""

_LETTERS: Final = frozenset({"KH", "BC", "TB", "HD", "TTr", "QĐ", "NQ", "NĐ", "CTr"})
"""Kinds that no office's own symbol looks like, so that a công văn with one of them is another document."""

_ATTACHED: Final = {"Kế hoạch": frozenset({"QĐ", "NQ"}), "Báo cáo": frozenset({"TTr"}), "Thông tư": frozenset({"TTLT"})}
_SLIPS: Final = frozenset({"NDD", "NĐĐ", "NĐD", "ĐN"})
"""What fingers make of NĐ."""

_ALIKE: Final = {"Bộ luật": "Luật", "Thông tư liên bộ": "Thông tư liên tịch"}
_WITH_YEAR: Final = {"NĐ": 1997, "TT": 2000, "TTLT": 2000}
"""Symbols of normative documents whose number has carried the year since then at the latest (Pháp điển)."""

TERMS: Final = {
    9: (1992, 1997),
    10: (1997, 2002),
    11: (2002, 2007),
    12: (2007, 2011),
    13: (2011, 2016),
    14: (2016, 2021),
    15: (2021, 2026),
    16: (2026, 2031),
}
"""Terms of the Quốc hội by the years that its numbers carry; a test holds them against the national codification."""


class Form(NamedTuple):
    """A number's form: its parts as typed, what is wrong with it, and how it should be typed."""

    year: int | None
    symbol: str
    issuer: str
    fault: FaultCode | None
    expected: str
    type_fault: FaultCode | None
    expected_type: str
    term_fault: bool


@lru_cache(maxsize=8192)
def form_of(written: str, type_: str, *, named: bool, date_year: int | None) -> Form:
    """Judge a number as it is typed, with its spaces; ``named``: a type word stands before it.

    ``date_year`` is the year of the date that follows, None without one.
    """
    close = "".join(written.split())
    strange = not _LOOKALIKES.isdisjoint(close)
    match = _PARTS.fullmatch(close.translate(_LATIN) if strange else close)
    if match is None:
        return Form(None, "", "", None, "", None, "", term_fault=False)
    parts = [part for part in _SEPARATOR.split(match["symbol"]) if part]
    kind = parts[0].rstrip("0123456789")
    issuer = "-".join(parts[1:]) if type_of_symbol(parts[0]) and len(parts) > 1 else parts[0]
    year = match["year"]
    fault, expected = _number_fault(written, close, match["first"], parts, year, date_year)
    type_fault, expected_type = _type_fault(type_, kind, parts) if named and fault != "symbol" else (None, "")
    whole = int(year) if year and len(year) == 4 else None
    return Form(
        whole, kind, issuer, fault, expected, type_fault, expected_type, term_fault=_wrong_term(parts[0], whole)
    )


def _number_fault(
    written: str, close: str, first: str, parts: list[str], year: str | None, date_year: int | None
) -> tuple[FaultCode | None, str]:
    """Give the worst fault in how a number is typed, and the number as it should be."""
    if not _LOOKALIKES.isdisjoint(close) or (year and len(year) == 5):
        return ("long-year", "") if _LOOKALIKES.isdisjoint(close) else ("lookalike", close.translate(_LATIN))
    if len(parts) > 1 and (fault := _style_fault(close, first, parts, year)):
        return fault
    plain = corrected(close) if lost_accents(parts) else None
    if plain and plain.casefold() != close.casefold() and _only_accents(plain, close):
        return "accents", plain
    if _BLANK.search(_BREAK.sub("", written)):
        return "spaces", close
    if len(parts) > 1 and first == "/" and not year and date_year and parts[1] != "LB":
        lacks = _WITH_YEAR.get(parts[0])
        if lacks and date_year >= lacks:
            serial, _, symbol = close.partition("/")
            return "no-year", f"{serial}/{date_year}/{symbol}"
    return None, ""


def _style_fault(close: str, first: str, parts: list[str], year: str | None) -> tuple[FaultCode, str] | None:
    """Tell whether a number mixes the state's way to write it with the Party's, and give it as it should be."""
    serial, symbol = close[: close.index(first)], "-".join(parts[1:])
    if first == "/" and not year and parts[1] in _PARTY_ISSUERS and parts[0] in _PARTY_KINDS:
        return "party-form", f"{serial}-{parts[0]}/{symbol}"
    if first != "/" and len(parts) == 2 and parts[1] in _STATE_ISSUERS and parts[0] in _STATE_DASHED:
        return "state-form", f"{serial}/{parts[0]}-{symbol}"
    if parts[0] in _SLIPS and parts[1] == "CP":
        return "symbol", close.replace(parts[0], "NĐ", 1)
    return None


def _only_accents(plain: str, close: str) -> bool:
    """Tell whether a number was mended by giving letters their stroke, and nothing else."""
    stroke = str.maketrans("Đđ", "Dd")
    return len(plain) == len(close) and plain.translate(stroke).casefold() == close.translate(stroke).casefold()


def _type_fault(type_: str, kind: str, parts: list[str]) -> tuple[FaultCode | None, str]:
    """Tell whether a type word and a symbol contradict each other, and which type the symbol names."""
    if type_ == "Công văn":
        if kind == "CV" and len(parts) > 1 and parts[1] not in _PARTY_ISSUERS:
            return "party-letter", ""
        if kind in _LETTERS and len(parts) > 1:
            named = type_of_symbol(kind)
            return "type", named.name if named else ""
        return None, ""
    known = type_of_symbol(kind)
    type_ = _ALIKE.get(type_, type_)
    own = BY_NAME.get(type_.lower())
    if known is None or own is None or kind not in _STRICT or type_ not in _STRICT_TYPES:
        return None, ""
    if kind in own.symbols or kind in _ATTACHED.get(type_, ()) or (len(parts) > 1 and parts[1] in _PARTY_ISSUERS):
        return None, ""
    return "type", "" if kind == "QH" else known.name


def _wrong_term(part: str, year: int | None) -> bool:
    """Tell whether the term of the Quốc hội in a symbol ("QH11") was not in that year."""
    kind = part.rstrip("0123456789")
    term = part[len(kind) :]
    if kind not in {"QH", "UBTVQH"} or not term or year is None or int(term) not in TERMS:
        return False
    first, last = TERMS[int(term)]
    return not first <= year <= last
