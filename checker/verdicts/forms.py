"""The form of a citation, judged by itself: spaces, symbols, type word, year, term of the Quốc hội.

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I and III, for state documents; Hướng dẫn 36-HD/VPTW for the Party's.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from checker.lookalikes import LOOKALIKES
from checker.number import corrected, lost_accents
from checker.parse.citations.types import BY_NAME, type_of_symbol
from checker.pattern import Pattern
from checker.record import NamedTuple

if TYPE_CHECKING:
    import re

    from checker.verdicts.judgement import FaultCode

_PARTS = Pattern(
    r"(?P<serial>[0-9]+(?:\.[0-9]+)?[A-Za-zđĐ]?)(?P<first>[/–—‑−-])(?:(?P<year>[0-9]{2,5})[/–—‑−-]?)?(?P<symbol>[^\W\d_].*)"
)
_SEPARATOR = Pattern(r"[/–—‑−-]")
_BLANK = Pattern(r"[ \t\xa0]")
_BREAK = Pattern(r"[ \t]*\n[ \t>]*")
_LOOKALIKES: Final = frozenset(char for char, right in LOOKALIKES.items() if right != "-")
_LATIN: Final = {ord(char): LOOKALIKES[char] for char in _LOOKALIKES}
"""A hyphen that does not break is Word's own; ``lookalike-character`` speaks of it."""

_PARTY_ISSUERS: Final = frozenset(
    {"TW", "TƯ", "TU", "VPTW", "VPTU", "BTGTW", "BTCTW", "UBKTTW", "HU", "ĐU", "ThU", "QU"}
)
_STATE_ISSUERS: Final = frozenset({"CP", "TTg", "UBND", "HĐND", "BGDĐT", "BNV", "BTP", "BYT", "BCA", "BLĐTBXH"})
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

_DEPARTMENTS: Final = frozenset({"TCKT", "HTQT", "TCCB", "TTr"})
"""Of an office whose own symbol looks like a kind: KH-TC is a phòng Kế hoạch - Tài chính."""

_ATTACHED: Final = {
    "Kế hoạch": frozenset({"QĐ", "NQ"}),
    "Báo cáo": frozenset({"TTr"}),
    "Thông tư": frozenset({"TTLT"}),
    "Kết luận": frozenset({"TB"}),
}
_SLIPS: Final = frozenset({"NDD", "NĐĐ", "NĐD", "ĐN"})
"""What fingers make of NĐ."""

_ISSUER_SLIPS: Final = frozenset({"PC", "CPP", "CCP"})
"""What they make of the Government's CP, which alone issues decrees."""

_NORMATIVE: Final = ("NĐ-", "QĐ-", "NQ-", "TT-", "TTLT-")
"""How symbols begin after a year."""

_GLUED: Final = {"NĐCP": "NĐ-CP", "NDCP": "NĐ-CP", "NQCP": "NQ-CP", "QĐTTg": "QĐ-TTg", "QĐUBND": "QĐ-UBND"}
"""Symbols whose hyphen was left out, that are no office's own."""

_ALIKE: Final = {"Bộ luật": "Luật", "Thông tư liên bộ": "Thông tư liên tịch"}
_WITH_YEAR: Final = {"Nghị định": ("NĐ", 1997), "Thông tư": ("TT", 2005), "Thông tư liên tịch": ("TTLT", 2005)}
"""Normative documents whose number has carried the year since then at the latest (Pháp điển), and their symbols."""

_LOCAL: Final = ("UBND", "HĐND", "SGD", "THCS")
_DASHED_UNTIL: Final = 2000
"""State numbers of before may have the dash first."""

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
    parts = [part for part in _SEPARATOR.split(match["symbol"]) if part] or [match["symbol"]]
    kind = parts[0].rstrip("0123456789")
    issuer = "-".join(parts[1:]) if type_of_symbol(parts[0]) and len(parts) > 1 else parts[0]
    year = match["year"]
    fault, expected = _number_fault(written, close, match, parts, type_ if named else "", date_year)
    type_fault, expected_type = (None, "")
    if named and fault != "symbol":
        type_fault, expected_type = _type_fault(type_, kind, parts, slash=match["first"] == "/")
    whole = int(year) if year and len(year) == 4 else None
    return Form(
        whole, kind, issuer, fault, expected, type_fault, expected_type, term_fault=_wrong_term(parts[0], whole)
    )


def _number_fault(
    written: str, close: str, match: re.Match[str], parts: list[str], type_: str, date_year: int | None
) -> tuple[FaultCode | None, str]:
    """Give the worst fault in how a number is typed, and the number as it should be."""
    if not _LOOKALIKES.isdisjoint(close):
        return "lookalike", close.translate(_LATIN)
    if fault := _year_fault(close, match, date_year):
        return fault
    if fault := _style_fault(close, match["first"], parts, date_year) or (
        _accents_fault(close, parts, type_) if lost_accents(parts) else None
    ):
        return fault
    if _BLANK.search(_BREAK.sub("", written)):
        return "spaces", close
    symbol, since = _WITH_YEAR.get(type_, ("", 0))
    lacks = match["first"] == "/" and not match["year"] and len(parts) > 1 and parts[0] == symbol
    if lacks and date_year and date_year >= since and parts[1] != "LB" and not parts[1].startswith(_LOCAL):
        return "no-year", f"{match['serial']}/{date_year}/{match['symbol']}"
    return None, ""


def _year_fault(close: str, match: re.Match[str], date_year: int | None) -> tuple[FaultCode, str] | None:
    """Tell whether the year has five digits, or no separator after it."""
    year = match["year"] or ""
    if len(year) == 5:
        near = str(date_year) if date_year and str(date_year) in {year[:i] + year[i + 1 :] for i in range(5)} else ""
        return "long-year", close.replace(year, near, 1) if near else ""
    if len(year) == 4 and (match.end("year") == match.start("symbol") or _has_dash_by_year(close, match, date_year)):
        return "symbol", f"{match['serial']}/{year}/{match['symbol']}"
    return None


def _has_dash_by_year(close: str, match: re.Match[str], date_year: int | None) -> bool:
    """Tell whether a dash stands before or after the year of a normative document, where its number has slashes."""
    if match["first"] == "/" == close[match.end("year")]:
        return False
    recent = int(match["year"]) >= _DASHED_UNTIL and (date_year is None or date_year >= _DASHED_UNTIL)
    return recent and match["symbol"].startswith(_NORMATIVE)


def _style_fault(close: str, first: str, parts: list[str], date_year: int | None) -> tuple[FaultCode, str] | None:
    """Tell whether a number mixes the state's way to write it with the Party's, and give it as it should be."""
    if len(parts) == 1:
        return ("symbol", close.replace(parts[0], _GLUED[parts[0]], 1)) if parts[0] in _GLUED else None
    serial, symbol = close[: close.index(first)], "-".join(parts[1:])
    lone = close[len(serial) + 1 :].startswith(parts[0])
    if first == "/" and lone and parts[1] in _PARTY_ISSUERS and parts[0] in _PARTY_KINDS:
        return "party-form", f"{serial}-{parts[0]}/{symbol}"
    recent = lone and (date_year is None or date_year >= _DASHED_UNTIL)
    if first != "/" and recent and len(parts) == 2 and parts[1] in _STATE_ISSUERS and parts[0] in _STATE_DASHED:
        return "state-form", f"{serial}/{parts[0]}-{symbol}"
    if parts[0] in _SLIPS and parts[1] == "CP":
        return "symbol", close.replace(parts[0], "NĐ", 1)
    if parts[0] == "NĐ" and parts[1] in _ISSUER_SLIPS:
        return "symbol", f"{close.removesuffix(parts[1])}CP"
    return None


def _accents_fault(close: str, parts: list[str], type_: str) -> tuple[FaultCode, str] | None:
    """Tell whether a number lacks the stroke of its Đ, and nothing else that the mended one has but a leading zero."""
    plain = corrected(close)
    if not plain or plain.casefold() == close.casefold():
        return None
    if len(plain) == len(close) + 1 and plain.startswith("0"):
        plain = plain[1:]
    stroke = str.maketrans("Đđ", "Dd")
    same = plain.translate(stroke).casefold() == close.translate(stroke).casefold()
    own = type_ == "Công văn" and plain.find(parts[0]) < 0
    return ("accents", plain) if same and plain.casefold() != close.casefold() and not own else None


def _type_fault(type_: str, kind: str, parts: list[str], *, slash: bool) -> tuple[FaultCode | None, str]:
    """Tell whether a type word and a symbol contradict each other, and which type the symbol names."""
    known = type_of_symbol(kind)
    party = len(parts) > 1 and parts[1] in _PARTY_ISSUERS
    if known is None or (len(parts) == 1 and kind != "QH") or not (slash or party):
        return None, ""
    if type_ == "Công văn":
        if kind == "CV":
            return ("party-letter" if slash and not party else None), ""
        department = len(parts[-1]) <= 2 or parts[-1] in _DEPARTMENTS
        clear = kind in _LETTERS and (not department or parts[1] in _STATE_ISSUERS)
        return ("type", known.name) if clear else (None, "")
    type_ = _ALIKE.get(type_, type_)
    own = BY_NAME.get(type_.lower())
    if own is None or kind not in _STRICT or type_ not in _STRICT_TYPES:
        return None, ""
    if kind in own.symbols or kind in _ATTACHED.get(type_, ()) or party:
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
